"""The site as published at an address, and without one: canonical links, sitemap, robots, headers."""

import html
import json
import re
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from tiers import few

from concordance.checks import check_cells
from concordance.site.linked import linked
from concordance.site.links import Proof

ADDRESS = "https://example.org/reports/"


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
    """With an address the page for missing ones has links that work anywhere; without one a script makes them."""
    text = (built(ADDRESS) / "404.html").read_text(encoding="utf-8")
    assert "<script" not in text
    links = re.findall(r'href="/reports/([^"]*)"', text)
    assert len(links) == text.count("href=")
    assert {"index.html", "index.html#q=", "a-58-275/index.html#contents"} <= set(links)
    for page, _, anchor in (link.partition("#") for link in links):
        found = (built(ADDRESS) / page).read_text(encoding="utf-8")
        assert anchor in {"", "q="} or f'id="{anchor}"' in found
    text = (built("") / "404.html").read_text(encoding="utf-8")
    assert "href=" not in text
    assert "index.html" in text


@pytest.mark.parametrize("address", few(["", ADDRESS], quick=[ADDRESS], reason="the build of the site has proved it"))
def test_every_link_leads_somewhere(built, address):
    """With an address and without one, as every build proves."""
    folder = built(address)
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert len(files) > 300
    assert list(Proof().broken({name: linked(name, data) for name, data in files.items()})) == []


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
    """A host is told to send what the page for what is missing needs; all others have that policy less its hashes."""
    headers = (built("") / "_headers").read_text(encoding="utf-8")
    pages = [(built("") / name).read_text(encoding="utf-8") for name in ("404.html", "index.html")]
    found = [
        html.unescape(re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1]) for page in pages
    ]
    assert f"Content-Security-Policy: {found[0]}; frame-ancestors 'self'" in headers
    assert re.sub(r" 'sha256-[^']+'", "", found[0]) == found[1]


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


class _Head(HTMLParser):
    """The tags of a page's head by their names, its title, and the words of its quotation."""

    def __init__(self, html):
        super().__init__()
        self.told, self.quoted, self._into = {}, "", ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self._into = tag if tag == "blockquote" else self._into
        for key in ("name", "property", "http-equiv", "rel"):
            if key in named:
                self.told[named[key]] = named.get("content", named.get("href"))

    def handle_endtag(self, tag):
        self._into = "" if tag == self._into else self._into

    def handle_data(self, data):
        self.quoted += data if self._into else ""


def head_of(folder, page):
    """What the head of a page says, and the words that it quotes."""
    found = _Head((folder / page).read_text(encoding="utf-8"))
    return found.told, " ".join(found.quoted.split())


def test_a_section_tells_its_first_words(built):
    """Whoever shows a link to a section shows what it is about, not what it is called a second time."""
    told, _ = head_of(built(ADDRESS), "a-58-275/iii-b-5.html")
    assert told["og:title"] == "III.B.5. Interception/detention/deportation/repatriation"
    assert told["description"] == told["og:description"]
    assert told["description"].startswith("A/58/275, paragraphs 34\N{EN DASH}42: The Special Rapporteur devoted")
    assert told["description"].endswith(" …")
    assert 150 < len(told["description"]) <= 200


def test_a_short_address_tells_the_paragraph_and_its_source(built):
    """Every one: its symbol and number, its first words up to a whole word, its own address, and the page it is on."""
    folder = built(ADDRESS)
    units = json.loads((folder / "a-58-275" / "data" / "paragraphs.json").read_text(encoding="utf-8"))
    assert len(units) == 114
    for unit in units:
        short = f"a-58-275/p/{unit['anchor'].removeprefix('para-')}.html"
        told, quoted = head_of(folder, short)
        assert quoted == unit["text"]
        assert told["og:title"].startswith("A/58/275, ")
        words = told["og:description"].removesuffix(" …")
        assert unit["text"].startswith(words)
        assert len(told["og:description"]) <= 200
        assert words == unit["text"] or unit["text"][len(words)] == " "
        assert told["og:url"] == ADDRESS + short
        assert told["canonical"] == ADDRESS + unit["url"].partition("#")[0]
        assert told["og:image"] == f"{ADDRESS}a-58-275/card.png"
        assert told["refresh"] == f"0; url=../{unit['url'].removeprefix('a-58-275/')}"
        assert told["Content-Security-Policy"]
    told, _ = head_of(folder, "a-58-275/p/24.html")
    assert told["og:title"] == "A/58/275, para. 24"
    told, quoted = head_of(built(""), "a-58-275/p/24.html")
    assert quoted
    assert not [name for name in told if name.startswith("og:") or name == "canonical"]


def test_no_csv_file_has_a_cell_that_a_spreadsheet_runs(built):
    """Those that the engine writes and those that are published as they were written."""
    tables = list(built("").rglob("*.csv"))
    assert len(tables) > 20
    for path in tables:
        assert list(check_cells(path.read_text(encoding="utf-8"), path.name)) == []
