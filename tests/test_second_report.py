"""A second, invented report goes through the whole site beside the first, whose addresses and data stay as they are."""

import json
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from hashlib import sha256
from html import unescape

import pytest

from concordance.edition.assembly import assemble
from concordance.site.proofreading import compare

FIRST, SECOND = "a-58-275", "x-2031-7"


@pytest.fixture(scope="session")
def site(copied, tmp_path_factory):
    """The folder of the site with both reports, built as strictly as the published one."""
    folder = copied(tmp_path_factory.mktemp("second"))
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def data(site):
    """Gives the data of a report by its slug and its name."""
    return lambda slug, name: json.loads((site / slug / "data" / f"{name}.json").read_text(encoding="utf-8"))


def links_of(page, kind=""):
    """The addresses and the words of all links, or of those of a class."""
    found = re.findall(r"<a\b([^>]*)>(.*?)</a>", page, re.DOTALL)
    return [
        (re.search(r'href="([^"]*)"', tag)[1], " ".join(re.sub(r"<[^>]+>", " ", words).split()))
        for tag, words in found
        if "href=" in tag and kind in tag
    ]


def script_value(path):
    """The value that a data script hands over."""
    return json.loads(path.read_text(encoding="utf-8").partition(",")[2].rstrip()[:-1])


def test_the_uses_of_a_term_are_counted_in_all_reports_at_once(site, data):
    """A sum with one number for each report would make the table wider than a phone."""
    uses = Counter(row["term"] for slug in (FIRST, SECOND) for row in data(slug, "terms"))
    page = (site / "editing" / "terms.html").read_text(encoding="utf-8")
    told = dict(re.findall(r'<td><a href="../terms/([^"]*).html">.*?</td>\s*<td[^>]*>([^<]*)</td>', page))
    assert told == {name: str(uses[name]) for name in told}
    assert uses.keys() <= told.keys()


def test_the_offline_copy_of_both_is_where_that_of_the_first_was(site):
    """An address of the first changes with no other report; what is there has both, and the pages say so."""
    (archive,) = (site / "downloads").glob("*.zip")
    assert archive.name == "a-58-275-offline.zip"
    told = (site / "downloads" / f"{archive.name}.sha256").read_text(encoding="ascii")
    assert told == f"{sha256(archive.read_bytes()).hexdigest()}  {archive.name}\n"
    with zipfile.ZipFile(archive) as packed:
        names = packed.namelist()
    assert {name.partition("/")[0] for name in names} == {archive.stem}
    assert {f"{archive.stem}/{slug}/index.html" for slug in (FIRST, SECOND)} <= {*names}
    for page in ("index.html", "about/offline.html"):
        assert archive.name in (site / page).read_text(encoding="utf-8")
    words = " ".join((site / "about" / "offline.html").read_text(encoding="utf-8").split())
    assert "It has the name of the first report, as its address does not change, and holds all of them." in words


def test_the_list_of_both_says_what_each_is_and_when(site):
    """With the date in words, as everywhere."""
    words = re.sub(r"<[^>]+>", "", (site / "reports" / "index.html").read_text(encoding="utf-8").partition("<h1")[2])
    assert "Report, 12\N{NO-BREAK SPACE}August\N{NO-BREAK SPACE}2003" in words.replace("&#160;", "\N{NO-BREAK SPACE}")
    assert not re.search(r"\d{4}-\d\d", words)


def test_units_of_the_second_are_right(root, data):
    """Each has the id, the address and the words that were compared with the source by hand."""
    expected = json.loads((root / "tests" / "second" / "units.json").read_text(encoding="utf-8"))
    assert [{key: row[key] for key in ("unit", "anchor", "text")} for row in data(SECOND, "paragraphs")] == expected


def test_each_unit_of_the_second_has_its_addresses(site, data):
    """Its page has the anchor, and its short address leads there."""
    for row in data(SECOND, "paragraphs"):
        page, anchor = row["url"].split("#")
        assert f'id="{anchor}"' in (site / page).read_text(encoding="utf-8")
        short = unescape((site / SECOND / "p" / f"{anchor.removeprefix('para-')}.html").read_text("utf-8"))
        assert f"../{row['url'].removeprefix(f'{SECOND}/')}" in short


def test_notes_of_the_second_are_marked_where_they_stand_in_the_document(site):
    """A mark is a link to the note with a name, and no link stands in another."""
    page = (site / SECOND / "i.html").read_text(encoding="utf-8")
    assert '<a class="note-mark" href="notes.html#fn-1" data-note="1" aria-label="note 1"></a>' in page
    for path in (site / SECOND).glob("*.html"):
        for link in re.findall(r"<a\b.*?</a>", path.read_text(encoding="utf-8"), re.DOTALL):
            assert "<a" not in link[2:]
    heading = (site / SECOND / "iii.html").read_text(encoding="utf-8")
    assert 'href="notes.html#fn-4"' in heading.split('data-unit="20"')[0]


def test_notes_and_tables_carry_no_mentions(data):
    """Only paragraphs are annotated."""
    assert {row["unit"] for row in data(SECOND, "mentions")} & {"table-1", "fn-1", "fn-3", "fn-6"} == set()


def test_the_table_stands_as_in_the_copy(site):
    """Row by row, in a frame that can be scrolled by keyboard."""
    page = (site / SECOND / "iii.html").read_text(encoding="utf-8")
    (frame,) = re.findall(r'(<pre [^>]*data-unit="table-1"[^>]*>)Harbour {12}Conversations', page)
    assert 'class="table"' in frame
    assert 'tabindex="0"' in frame
    assert "Saint-Étienne                  2      0       2      0</pre>" in page


def test_navigation_has_a_part_for_each_report(site):
    """The sections of a report stand under its symbol, and a page of all reports leads to both."""
    for slug, symbol in ((FIRST, "A/58/275"), (SECOND, "X/2031/7")):
        page = (site / slug / "i.html").read_text(encoding="utf-8")
        tabs = page.partition('<nav class="tabs"')[2].partition("</nav>")[0]
        assert symbol in [words for _, words in links_of(tabs)]
    listed = [address for address, _ in links_of((site / "reports" / "index.html").read_text(encoding="utf-8"))]
    assert {f"../{FIRST}/index.html", f"../{SECOND}/index.html"} <= set(listed)
    pages = re.search(r'<nav[^>]*aria-label="Pages".*?</nav>', page, re.DOTALL)[0]
    sections = [address for address, _ in links_of(pages) if re.fullmatch(r"[\w-]+\.html", address)]
    wanted = "index summary i ii-a ii-b ii-c iii iv annex-i annex-ii notes".split()
    assert [name for name in dict.fromkeys(sections) if name.removesuffix(".html") in wanted] == [
        f"{name}.html" for name in wanted
    ]


def test_the_front_page_offers_both(site):
    """Each under its own title, with its author and its own ways in; the page is called by the edition's name."""
    page = (site / "index.html").read_text(encoding="utf-8")
    assert "<title>Annotated United Nations reports</title>" in page
    heads = re.findall(r'<div class="front">.*?</div>', page, re.DOTALL)
    assert [re.search(r'<h2[^>]* id="([^"]+)"', head)[1] for head in heads] == [FIRST, SECOND]
    for head, slug in zip(heads, (FIRST, SECOND), strict=True):
        assert links_of(head)[:2] == [(f"{slug}/i.html", "Start reading"), (f"{slug}/summary.html", "Summary")]
    assert len(re.findall("<h1", page)) == 1
    listed = [address for address, _ in links_of(re.search(r'<div class="doors">.*?</div>', page, re.DOTALL)[0])]
    assert {f"{slug}/full.html" for slug in (FIRST, SECOND)} <= set(listed)


@pytest.mark.parametrize(
    "page", ["countries/civ", "countries/mar", "glossary/migrant-workers-convention", "glossary/puebla-process"]
)
def test_entry_pages_are_grouped_by_report(site, page):
    """First the mentions of the first report, then those of the second; each leads to its own report."""
    words = (site / f"{page}.html").read_text(encoding="utf-8")
    groups = [part for part in re.split("(?=<h2)", words) if re.match(r'<h2[^>]*id="mentions-', part)]
    assert [re.match(r'<h2[^>]*id="mentions-([^"]+)"', group)[1] for group in groups] == [FIRST, SECOND]
    for group, slug in zip(groups, (FIRST, SECOND), strict=True):
        leading = [address for address, _ in links_of(group) if address.startswith("../") and "#" in address]
        assert leading
        assert all(address.startswith(f"../{slug}/") for address in leading)


def test_an_entry_that_only_the_second_mentions_has_a_page(site):
    """A State of which the first report says nothing."""
    page = (site / "countries" / "sen.html").read_text(encoding="utf-8")
    assert 'id="mentions-x-2031-7"' in page
    assert 'id="mentions-a-58-275"' not in page


def test_numbers_agree(site, data):
    """What a page says of an entry's mentions is what the data of the reports hold."""
    rows = {slug: data(slug, "mentions") for slug in (FIRST, SECOND)}
    for entry in sorted({row["entry"] for each in rows.values() for row in each}):
        path = next(
            path
            for path in (f"{folder}/{entry.lower()}.html" for folder in ("countries", "glossary", "documents"))
            if (site / path).exists()
        )
        page = (site / path).read_text(encoding="utf-8")
        counts = {slug: sum(row["entry"] == entry for row in each) for slug, each in rows.items()}
        groups = re.split(r'<h2[^>]*id="mentions-', page)[1:]
        shown = {group.partition('"')[0]: group.count("<mark ") for group in groups}
        assert shown == {slug: count for slug, count in counts.items() if count}, path
        (lead,) = re.findall(r'<p class="lead">(.*?)</p>', page, re.DOTALL)
        told = re.findall(r"\b(once|twice|\d+ times) in ", lead)
        often = {1: "once", 2: "twice"}
        assert told == [often.get(count, f"{count} times") for count in shown.values()], path


def test_a_passage_stands_without_a_heading_only_where_no_other_report_has_one(site):
    """Among those of two reports, each is told by its report."""
    seen = 0
    for path in sorted((site / "countries").glob("???.html")):
        page = path.read_text(encoding="utf-8")
        heads = re.findall(r'<h2[^>]*id="mentions-[^>]*>', page)
        seen += len(heads) > 1
        assert len(heads) == 1 or ("unseen" not in "".join(heads) and 'class="alone"' not in page), path.name
    assert seen


def test_the_search_has_every_unit_of_both(site, data):
    """The data of the reader's scripts has each unit of each report, with the words and the anchor of the open data."""
    for slug, symbol in ((FIRST, "A/58/275"), (SECOND, "X/2031/7")):
        told = script_value(site / slug / "data" / "units.js")
        assert told["symbol"] == symbol
        assert [(unit["id"], unit["text"]) for unit in told["units"]] == [
            (row["unit"], row["text"]) for row in data(slug, "paragraphs")
        ]
        assert [f"{slug}/{unit['section']}.html#{unit['anchor']}" for unit in told["units"]] == [
            row["url"] for row in data(slug, "paragraphs")
        ]


def test_the_first_report_stays_as_it_is(site, edition, pages_of):
    """Every address that the first report has alone it has beside the second, and its data are the same."""
    alone = pages_of(edition)
    own = {path for path in alone if path.startswith(f"{FIRST}/")}
    addresses = {f"{path.removesuffix('.md')}.html" if path.endswith(".md") else path for path in own}
    assert [address for address in sorted(addresses) if not (site / address).is_file()] == []
    for path in sorted(own):
        if "/data/" in path:
            written = (site / path).read_text(encoding="utf-8")  # an edition has a name of its own as a site only
            assert written.replace("Annotated United Nations reports", FIRST) == alone[path]
    pages = {
        path for path in alone if path.endswith(".md") and path.split("/")[0] in {"glossary", "countries", "documents"}
    }
    assert [path for path in sorted(pages) if not (site / f"{path.removesuffix('.md')}.html").is_file()] == []


def test_words_on_the_pages_are_those_of_the_source(root, published, pages_of):
    """The proof that ends a build finds nothing: notes' marks, tables and slips add no word."""
    folder = root / "tests" / "second"
    second = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.glob("reports/*/*")}
    both = assemble(published | second)
    html = pages_of(both)
    assert [*compare(both.reports[1].report, html)] == []


def test_words_of_the_second_stand_in_its_whole_text(site):
    """French names, straight and curly marks: what the source has is what a page shows."""
    page = (site / SECOND / "full.html").read_text(encoding="utf-8")
    for words in (
        "Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire",
        "Côte d'Ivoire",
        "Saint-Étienne",
        "N\N{RIGHT SINGLE QUOTATION MARK}Guessan",
        "attiéké",
        '"in good order and in a locked drawer"',
        "\N{LEFT DOUBLE QUOTATION MARK}It is the only house in the town\N{RIGHT DOUBLE QUOTATION MARK}",
    ):
        assert words in page
