"""Metadata: a page's head, read as Zotero's translator "Embedded Metadata" reads it, and as JSON-LD."""

import json
import re
from html import escape
from html.parser import HTMLParser

import pytest

from concordance.edition import assemble
from concordance.interchange import Imprint
from concordance.metadata import heads

SITE = "https://example.org/edition/"
PLACED = Imprint("Edition", "1.2.3", SITE)

# What follows are the parts that concern us of zotero/translators, "Embedded Metadata.js" of 13 June 2024
# (commit dcd14d6f), in Python: which tags it maps to which fields, how it takes a page for a report, how it cuts names.
FIELDS = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_date": "date",
    "citation_technical_report_institution": "institution",
    "citation_technical_report_number": "number",
    "citation_abstract": "abstractNote",
    "citation_public_url": "url",
    "citation_language": "language",
    "citation_publisher": "publisher",
    "citation_journal_title": "publicationTitle",
}
TYPES = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
VOCABULARIES = "bib bibo dc dcterms prism foaf vcard link z eprint eprints og article book music video so codemeta rdf"


class Head(HTMLParser):
    """The meta tags of a page."""

    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        """Keep a meta tag that has a name and a content."""
        told = dict(attrs)
        if tag == "meta" and (told.get("name") or told.get("property")) and told.get("content"):
            self.tags.append((told.get("name") or told["property"], told["content"]))


def read_by_zotero(page):
    """The item that Zotero makes of the page."""
    head = Head()
    head.feed(page)
    kind = guess = ""
    rdf = False
    for name, _ in head.tags:
        parts = [part.lower() for part in re.split(r"[.:_]", name)]
        if (len(parts) > 2 and parts[1] in VOCABULARIES.split()) or parts[0] in VOCABULARIES.split():
            rdf = True
            continue
        short = name[name.rfind("citation_") :]
        kind = TYPES.get(short, kind)
        guess = guess or ("journalArticle" if short in {"citation_title", "citation_series_title"} else "")
    item = {"itemType": kind or guess or ("webpage" if rdf else ""), "creators": []}
    for name, field in FIELDS.items():
        values = [content for tag, content in head.tags if tag.endswith(name)]
        if values and values[0].strip():
            item[field] = " ".join(values[0].split())
    if item["itemType"] == "report" and "number" in item:  # the field of that base for reports
        item["reportNumber"] = item.pop("number")
    nodes = [content for tag, content in head.tags if tag == "citation_author"]
    for node in nodes:
        item["creators"] += [
            cleaned(name) for name in cut(node, alone=len(nodes) == 1) if re.search(r"[^\s,\-.;]", name)
        ]
    return item


def cut(node, *, alone):
    """The names in a tag: at semicolons, or, in the only tag, at a comma with several words on both sides."""
    names = re.split(r"\s*;\s*", node)
    by_comma = re.split(r"\s*,\s*", names[0])
    if len(names) == 1 and alone and len(by_comma) > 1 and " " in by_comma[0] and " " in by_comma[1]:
        return by_comma
    return names


def cleaned(name):
    """A name with its parts: what stands before the comma is the last name; without a comma, the last word."""
    if "," in name:
        last, _, first = name.partition(",")
        return {"lastName": last.strip(), "firstName": first.strip(), "creatorType": "author"}
    first, _, last = name.rpartition(" ")
    return {"lastName": last, "firstName": first, "creatorType": "author"}


def page_of(head):
    """A page with this head, as the theme writes it."""
    tags = "".join(f'<meta name="{name}" content="{escape(content)}">' for name, content in head.tags)
    return f"<!doctype html><html lang=en><head>{tags}<title>x</title></head><body></body></html>"


@pytest.fixture(scope="module")
def found(edition):
    """The heads of the report of this edition, by address."""
    return dict(heads(edition.reports[0].report, PLACED))


def test_zotero_reads_every_page_as_the_report(found):
    """Type, institution, number, date, language, title, author, address."""
    assert len(found) > 20
    for head in found.values():
        assert read_by_zotero(page_of(head)) == {
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


def test_the_reader_can_find_fault():
    """Without the tag for the institution, the same page is no report; with the number alone, neither."""
    page = '<meta name="citation_title" content="x"><meta name="citation_technical_report_number" content="1">'
    assert read_by_zotero(page)["itemType"] == "journalArticle"
    assert read_by_zotero('<meta property="og:title" content="x">')["itemType"] == "webpage"


def test_names_of_two_words_on_both_sides_stay_one_person(world):
    """Zotero takes such a name for two persons, unless a semicolon ends it."""
    assert cut("Rodríguez Pizarro, Gabriela María", alone=True) == ["Rodríguez Pizarro", "Gabriela María"]
    record = world["reports/a-99-1/report.yml"].decode()
    record = record.replace("author: Ada Pilot", "author: Ada Maria Pilot Harbour\nauthor_family: Pilot Harbour")
    (annotated,) = assemble(world | {"reports/a-99-1/report.yml": record.encode()}).reports
    for _, head in heads(annotated.report, PLACED):
        assert read_by_zotero(page_of(head))["creators"] == [
            {"lastName": "Pilot Harbour", "firstName": "Ada Maria", "creatorType": "author"}
        ]


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


def test_without_an_address_none_is_made_up(edition):
    """Tags have no address then, so that Zotero takes that of the page; those in JSON-LD are relative to the page."""
    for address, head in heads(edition.reports[0].report, Imprint("Edition", "1.2.3")):
        assert "url" not in read_by_zotero(page_of(head))
        assert json.loads(head.linked)["url"] == "../a-58-275/index.html", address


def test_a_report_without_an_author_has_none(world):
    """Neither in the tags nor in JSON-LD."""
    record = world["reports/a-99-1/report.yml"].decode().replace("author: Ada Pilot", "author: ''")
    (annotated,) = assemble(world | {"reports/a-99-1/report.yml": record.encode()}).reports
    for _, head in heads(annotated.report, PLACED):
        assert read_by_zotero(page_of(head))["creators"] == []
        assert "author" not in json.loads(head.linked)


def test_no_word_of_a_report_ends_the_script(world):
    """Nothing in the data closes its element or opens another."""
    record = world["reports/a-99-1/report.yml"].decode()
    record = record.replace("subtitle: Report on harbours", "subtitle: '</script><!-- & <b>'")
    (annotated,) = assemble(world | {"reports/a-99-1/report.yml": record.encode()}).reports
    for _, head in heads(annotated.report, PLACED):
        assert not re.search("[<>&]", head.linked)
        assert json.loads(head.linked)["alternativeHeadline"] == "</script><!-- & <b>"
