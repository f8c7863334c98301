"""Metadata: a page's head, read as Zotero reads it (tests/zotero.py), and as JSON-LD."""

import json
import re
from html import escape

import pytest
from naming import NAMES

from concordance.citing.formats import Imprint
from concordance.citing.linked_data import LinkedData
from concordance.citing.page_metadata import page_heads
from concordance.edition.assembly import assemble

SITE = "https://example.org/edition/"
PLACED = Imprint("Edition", "1.2.3", SITE)


def page_of(head):
    """A page with this head, as the theme writes it."""
    tags = "".join(f'<meta name="{name}" content="{escape(content)}">' for name, content in head.tags)
    return f"<!doctype html><html lang=en><head>{tags}<title>x</title></head><body></body></html>"


@pytest.fixture(scope="module")
def found(edition):
    """The heads of the report of this edition, by address."""
    return dict(page_heads(edition.reports[0].report, PLACED, NAMES.whole))


def test_zotero_reads_every_page_as_the_report(found, zotero):
    """Type, institution, number, date, language, title, author, address."""
    assert len(found) > 20
    for head in found.values():
        assert zotero(page_of(head)) == {
            "itemType": "report",
            "institution": "United Nations General Assembly",
            "reportNumber": "A/58/275",
            "date": "2003/08/12",
            "language": "en",
            "title": "Human rights of migrants",
            "abstractNote": "Report on the human rights of migrants submitted by the Special Rapporteur"
            " of the Commission on Human Rights",
            "url": f"{SITE}a-58-275/index.html",
            "creators": [{"lastName": "Rodríguez Pizarro", "firstName": "Gabriela", "creatorType": "author"}],
        }


def test_the_reader_can_find_fault(zotero):
    """Without the tag for the institution, the same page is no report; with the number alone, neither."""
    page = '<meta name="citation_title" content="x"><meta name="citation_technical_report_number" content="1">'
    assert zotero(page)["itemType"] == "journalArticle"
    assert zotero('<meta property="og:title" content="x">')["itemType"] == "webpage"


def test_tags_for_previews_leave_it_a_report(found, zotero):
    """The tags with which a link to the page is shown elsewhere do not make a web page of it."""
    preview = '<meta property="og:type" content="article"><meta property="og:title" content="II. Activities">'
    item = zotero(preview + page_of(found["a-58-275/ii.html"]))
    assert (item["itemType"], item["title"]) == ("report", "Human rights of migrants")


def test_names_of_two_words_on_both_sides_stay_one_person(world, zotero):
    """Zotero takes such a name for two persons, unless a semicolon ends it."""
    two = zotero('<meta name="citation_author" content="Rodríguez Pizarro, Gabriela María">')["creators"]
    assert [each["lastName"] for each in two] == ["Pizarro", "María"]
    record = world["reports/a-99-1/report.yml"].decode()
    record = record.replace("author: Ada Pilot", "author: Ada Maria Pilot Harbour\nauthor_family: Pilot Harbour")
    (annotated,) = assemble(world | {"reports/a-99-1/report.yml": record.encode()}).reports
    for _, head in page_heads(annotated.report, PLACED, NAMES.whole):
        assert zotero(page_of(head))["creators"] == [
            {"lastName": "Pilot Harbour", "firstName": "Ada Maria", "creatorType": "author"}
        ]


@pytest.mark.parametrize(
    ("author", "creators"),
    [("Secretary-General", ["Secretary-General"]), ("Committee on Harbours (First Committee)", [])],
)
def test_an_organ_or_an_office_is_no_person(world, zotero, author, creators):
    """It has neither a role nor a family name; Zotero would take the last of several words for one."""
    record = world["reports/a-99-1/report.yml"].decode()
    record = re.sub(r"author: .*\nauthor_role: .*", f"author: {author}\nauthor_role: ''", record)
    (annotated,) = assemble(world | {"reports/a-99-1/report.yml": record.encode()}).reports
    for _, head in page_heads(annotated.report, PLACED, NAMES.whole):
        assert json.loads(head.linked)["author"] == {"@type": "Organization", "name": author}
        assert [each["lastName"] for each in zotero(page_of(head)).get("creators", [])] == creators


def test_every_page_of_the_text_has_a_head(found, edition):
    """Home, whole text, and each section that has words."""
    report = edition.reports[0].report
    sections = {f"{report.slug}/{unit.section}.html" for unit in report.units}
    assert set(found) == sections | {f"{report.slug}/full.html", f"{report.slug}/index.html"}


def test_json_ld_names_the_report_and_its_parts(found, edition):
    """The home has the sections, a section its paragraphs, each with its address."""
    report = edition.reports[0].report
    home = json.loads(found["a-58-275/index.html"].linked)
    assert (home["@context"], home["@type"], home["reportNumber"]) == ("https://schema.org", "Report", "A/58/275")
    assert (home["datePublished"], home["inLanguage"], home["author"]["name"]) == (
        "2003-08-12",
        "en",
        "Gabriela Rodríguez Pizarro",
    )
    assert [part["url"] for part in home["hasPart"]] == [
        f"{SITE}a-58-275/{s.slug}.html" for s in report.sections if s.units
    ]
    section = json.loads(found["a-58-275/ii.html"].linked)
    (chapter,) = section["hasPart"]
    assert chapter["name"] == "II. Activities of the Special Rapporteur"
    paragraphs = {part["name"]: (part["url"], part["position"]) for part in chapter["hasPart"]}
    assert paragraphs["A/58/275, para. 3 (c)"] == (f"{SITE}a-58-275/ii.html#para-3-c", "3 (c)")
    assert len(paragraphs) == len(report.section("ii").units)


def test_json_ld_is_of_reasonable_size(found):
    """No page carries more than a few kilobytes of it; the whole text, which has every part, names the report alone."""
    assert max(len(head.linked.encode()) for head in found.values()) < 4000


def test_without_an_address_none_is_made_up(edition, zotero):
    """Tags have no address then, so that Zotero takes that of the page; those in JSON-LD are relative to the page."""
    for address, head in page_heads(edition.reports[0].report, Imprint("Edition", "1.2.3"), NAMES.whole):
        assert "url" not in zotero(page_of(head))
        assert json.loads(head.linked)["url"] == "../a-58-275/index.html", address


def test_a_report_without_an_author_has_none(world, zotero):
    """Neither in the tags nor in JSON-LD."""
    record = world["reports/a-99-1/report.yml"].decode().replace("author: Ada Pilot", "author: ''")
    (annotated,) = assemble(world | {"reports/a-99-1/report.yml": record.encode()}).reports
    for _, head in page_heads(annotated.report, PLACED, NAMES.whole):
        assert zotero(page_of(head))["creators"] == []
        assert "author" not in json.loads(head.linked)


def test_no_word_of_a_report_ends_the_script(world):
    """Nothing in the data closes its element or opens another."""
    record = world["reports/a-99-1/report.yml"].decode()
    record = record.replace("subtitle: Report on harbours", "subtitle: '</script><!-- & <b>'")
    (annotated,) = assemble(world | {"reports/a-99-1/report.yml": record.encode()}).reports
    for _, head in page_heads(annotated.report, PLACED, NAMES.whole):
        assert not re.search("[<>&]", head.linked)
        assert json.loads(head.linked)["alternativeHeadline"] == "</script><!-- & <b>"


def test_a_note_verbale_is_no_report(world):
    """Neither on its own pages nor where another page names it; it has a symbol, and no number of a report."""
    record = world["reports/a-99-1/report.yml"].decode()
    title = next(line for line in record.split("\n") if line.startswith("title:"))
    record = record.replace(title, "title: Note verbale dated 2 May 2003 from the Harbour Office")
    edition = assemble(world | {"reports/a-99-1/report.yml": record.encode()})
    for _, head in page_heads(edition.reports[0].report, PLACED, NAMES.whole):
        told = json.loads(head.linked)
        assert (told["@type"], told["genre"], told["identifier"]) == ("CreativeWork", "note verbale", "A/99/1")
        assert "reportNumber" not in told
    linked = LinkedData(edition, PLACED)
    assert json.loads(linked.of("index.html", "x", "x"))["hasPart"][0]["@type"] == "CreativeWork"
    assert json.loads(linked.of("a-99-1/timeline.html", "x", "x"))["about"]["@type"] == "CreativeWork"
