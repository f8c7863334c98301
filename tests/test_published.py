"""The site as published at an address, and without one: canonical links, sitemap, robots, headers."""

import os
import re
import subprocess
import sys
from hashlib import sha256

import pytest

ADDRESS = "https://example.org/reports/"


@pytest.fixture(scope="module")
def built(root, tmp_path_factory):
    """Builds the site for an address, or for none, each once, and gives its folder."""
    done = {}

    def build(address):
        if address not in done:
            folder = tmp_path_factory.mktemp("published") / "site"
            command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
            variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": address}
            subprocess.run(command, cwd=root, check=True, env=variables)
            done[address] = folder
        return done[address]

    return build


def pages(folder):
    """The addresses of the pages, without short ones, which lead on, the one for what is missing, and downloads."""
    found = [path.relative_to(folder).as_posix() for path in folder.rglob("*.html")]
    return [page for page in found if not re.search(r"(^404\.html|/p/[^/]+\.html|^downloads/.*)$", page)]


def test_each_page_names_its_address(built):
    """With an address, each page has its own as canonical link, and the sitemap lists just these."""
    folder = built(ADDRESS)
    listed = re.findall(r"<loc>(.*?)</loc>", (folder / "sitemap.xml").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(ADDRESS + page for page in pages(folder))
    for page in pages(folder):
        text = (folder / page).read_text(encoding="utf-8")
        assert re.findall(r'<link rel="canonical" href="([^"]*)">', text) == [ADDRESS + page]
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (folder / "robots.txt").read_text(encoding="utf-8")


def test_a_missing_page_leads_on(built):
    """With an address the page for missing ones has links that work anywhere; without one it has no links."""
    text = (built(ADDRESS) / "404.html").read_text(encoding="utf-8")
    assert 'href="/reports/index.html"' in text
    text = (built("") / "404.html").read_text(encoding="utf-8")
    assert "href=" not in text
    assert "index.html" in text


def test_without_an_address_nothing_claims_one(built):
    """No canonical link, no sitemap, no robots.txt."""
    folder = built("")
    assert not [page for page in pages(folder) if 'rel="canonical"' in (folder / page).read_text(encoding="utf-8")]
    assert not [name for name in ("sitemap.xml", "sitemap.xml.gz", "robots.txt") if (folder / name).exists()]


def test_the_offline_copy_is_offered_with_its_size(built):
    """The front page tells the size of the very archive that lies beside it; its SHA-256 is that of the file."""
    folder = built("")
    archive = (folder / "downloads" / "a-58-275-offline.zip").read_bytes()
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert f"the whole edition, {len(archive) / 1e6:.1f} MB;" in page
    told = (folder / "downloads" / "a-58-275-offline.zip.sha256").read_text(encoding="ascii")
    assert told == f"{sha256(archive).hexdigest()}  a-58-275-offline.zip\n"


def test_printed_notes_have_the_address(built):
    """With one, so that a reader of the paper can type it; without one, no path that leads nowhere from paper."""
    for address, form in ((ADDRESS, rf"\. {ADDRESS}[\w/-]+\.html"), ("", r"\. In this edition, under [^/]*(A/.*)?")):
        text = (built(address) / "a-58-275" / "ii.html").read_text(encoding="utf-8")
        notes = re.findall(r"<li>([^<]*)</li>", text.partition('<div class="targets">')[2].partition("</div>")[0])
        assert len(notes) > 20
        assert [note for note in notes if not re.search(rf"{form}$", note)] == []


def test_the_headers_have_the_policy(built):
    """What a host is told to send is the policy that the pages carry, and that nobody may frame them."""
    headers = (built("") / "_headers").read_text(encoding="utf-8")
    page = (built("") / "index.html").read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1]
    assert f"Content-Security-Policy: {policy}; frame-ancestors 'self'" in headers


def test_a_link_to_it_is_shown_with_a_picture(built):
    """With an address each page names its title and the card of its report, a PNG of 1200 by 630; without one, none."""
    folder = built(ADDRESS)
    page = (folder / "a-58-275" / "ii.html").read_text(encoding="utf-8")
    assert f'<meta property="og:image" content="{ADDRESS}a-58-275/card.png">' in page
    assert '<meta property="og:title" content="II. Activities of the Special Rapporteur">' in page
    quoted = (built(ADDRESS) / "glossary" / "t-visa.html").read_text(encoding="utf-8")
    assert '<meta property="og:title" content="&#34;T&#34; visa programme">' in quoted
    head = (folder / "a-58-275" / "card.png").read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")) == (1200, 630)
    assert "og:image" not in (built("") / "a-58-275" / "ii.html").read_text(encoding="utf-8")
    assert not (built("") / "a-58-275" / "card.png").exists()
