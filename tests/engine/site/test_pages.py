"""Pages: every unit where it belongs, and every mention counted once."""

import csv
import html
import io
import json
import posixpath
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from concordance.addresses import url_of
from concordance.edition.assembly import assemble
from concordance.loading import load_yaml
from concordance.site.pages import Writer
from concordance.site.proofreading import compare, compare_headings
from concordance.site.rendered import of_html


@pytest.fixture(scope="module")
def world_pages(world_edition, pages_of):
    """The pages of the invented world by path."""
    return pages_of(world_edition)


@pytest.fixture(scope="module")
def world_html(world_pages):
    """The pages of the invented world as HTML, by their addresses below the site's root."""
    return world_pages


@pytest.fixture(scope="module")
def both_html(both, pages_of):
    """The pages of both reports as HTML."""
    return pages_of(both)


@pytest.fixture(scope="module")
def mixed(both):
    """Both reports, of which one is a letter."""
    first, *others = both.reports
    return replace(both, reports=(as_letter(first), *others))


def as_letter(annotated):
    """The same document with the title of a letter."""
    return replace(annotated, report=replace(annotated.report, title="Letter dated 2 May 2003 on harbours"))


def test_every_file_of_the_edition_is_written_once(world_edition, templates):
    """Home, sections, whole text, corrections, short addresses, data, entries and lists, each with its own path."""
    writer = Writer(world_edition, templates)
    paths = [each.path for each in (*writer.pages(), *writer.files())]
    sections = "summary i ii ii-reintegration iii-reintegration iii-detention"
    units = "note summary-1 summary-2 1 2 2-a 2-b 2-c 3 4 5 6"
    data = "paragraphs.json mentions.json mentions.csv repairs.json slips.json words.sha256 units.js proof.js"
    data += " terms.json references.json echoes.json changes.json roles.json roles.csv participation.json"
    data += " participation.csv participation/crc.csv participation/untoc.csv a-99-1.akn.xml annotations.jsonld"
    expected = ["a-99-1/index.md", "a-99-1/full.md", "a-99-1/corrections.md", "a-99-1/proof.md"]
    expected += ["a-99-1/entries.md", "a-99-1/concordance.md"]
    expected += [f"a-99-1/{slug}.md" for slug in sections.split()]
    expected += [f"a-99-1/p/{name}.html" for name in units.split()]
    expected += [f"a-99-1/data/{name}" for name in data.split()]
    expected += [f"{entry.address}.md" for entry in world_edition.entries.values()]
    expected += ["glossary/index.md", "countries/index.md", "documents/index.md", "desk.md"]
    expected += [f"data/{name}.js" for name in ("entries", "names", "reports", "terms", "kinds")]
    expected += ["assets/world.svg", "data/entries.csv", "data/facts.csv", "data/relations.csv"]
    assert sorted(paths) == sorted(expected)


LISTS = ("countries/index.md", "countries/mex.md", "documents/index.md", "glossary/index.md")


def test_lists_say_in_what_their_entries_are_mentioned(world_edition, both, mixed, templates):
    """In the one report, by what it is; in the reports, or texts where one of them is no report."""
    (annotated,) = world_edition.reports
    letter = replace(world_edition, reports=(as_letter(annotated),))
    several = ((both, "reports of this edition"), (mixed, "texts of this edition"))
    for edition, told in ((world_edition, "report"), (letter, "letter"), *several):
        pages = {page.path: page.write() for page in Writer(edition, templates).pages() if page.path in LISTS}
        descriptions = [page.meta["description"] for page in pages.values()]
        assert len(descriptions) == len(LISTS)
        assert all(re.search(rf" in the {told}(?! of this)", words) for words in descriptions)
        leads = " ".join(pages[path].html for path in LISTS)
        assert len(re.findall(rf"\b(?:mentioned|referred to) in the {told}\b(?! of this)", leads)) == 2


def test_a_page_knows_whose_source_it_shows(world_edition, templates):
    """So that a reader can be led to the file that made it."""
    sources = {page.path: page.source for page in Writer(world_edition, templates).pages()}
    assert sources["a-99-1/index.md"] == "reports/a-99-1/report.yml"
    assert sources["a-99-1/ii.md"] == sources["a-99-1/full.md"] == "reports/a-99-1/source.md"
    assert sources["glossary/crc.md"] == "glossary/crc.md"
    assert sources["countries/mex.md"] == "data/countries.csv"
    assert sources["documents/a-res-98-7.md"] == sources["glossary/index.md"] == ""


def test_every_unit_stands_on_its_section_page_and_in_the_whole_text(both, both_html):
    """Once on each, in order, word for word: paragraphs, notes and tables."""
    assert [problem for each in both.reports for problem in compare(each.report, both_html)] == []


@pytest.mark.no_cover
def test_no_other_page_has_a_unit(both, both_html):
    """A unit stands on one section page only."""
    found = [
        name
        for address, page in both_html.items()
        if not address.endswith("/full.html") and address.endswith(".html")
        for name, _ in of_html(page).unit_texts
    ]
    assert sorted(found) == sorted(unit.id for each in both.reports for unit in each.report.units)


def test_every_unit_has_its_anchor(both, both_html):
    """On the page of its section and on that of the whole text."""
    for report in (each.report for each in both.reports):
        for unit in report.units:
            for address in (f"{report.slug}/{unit.section}.html", f"{report.slug}/full.html"):
                assert len(re.findall(rf'id="{re.escape(unit.anchor)}"', both_html[address])) == 1


def test_the_mark_of_a_note_leads_to_it(both, both_html):
    """From the place in the text, from a table and from a heading, with the number that the document has there."""
    (report,) = [each.report for each in both.reports if each.report.slug == "x-2031-7"]
    page = both_html["x-2031-7/full.html"]
    marks = [(n, to) for to, n in re.findall(r'<a [^>]*href="notes.html#([^"]*)"[^>]*data-note="(\d+)"', page)]
    marked = [each for section in report.sections for unit in section.units for each in unit.notes]
    marked += [each for section in report.sections for each in section.notes]
    assert sorted(marks) == sorted((str(each.number), each.anchor) for each in marked)
    assert {anchor for _, anchor in marks} == {unit.anchor for unit in report.units if unit.kind == "note"}


def test_a_table_stands_as_in_the_copy(both_html):
    """Row by row, and its marks of notes below it."""
    ((name, words),) = [
        each for each in of_html(both_html["x-2031-7/full.html"]).unit_texts if each[0].startswith("table")
    ]
    assert f' class="table" data-unit="{name}"' in both_html["x-2031-7/full.html"]
    assert len(words.split("\n")) > 3


def test_several_reports_are_listed_and_one_is_not(both, both_html, world_pages):
    """Each with its official document; a list of one report says nothing."""
    expected = [
        address
        for each in both.reports
        for address in (f"../{each.report.slug}/index.html", each.report.metadata.official)
    ]
    assert re.findall(r'href="([^"]*)"', both_html["reports/index.html"]) == expected
    assert "reports/index.html" not in world_pages


def test_the_list_of_texts_is_not_taken_for_that_of_documents(both, mixed, templates):
    """In the navigation one stands near the other; the list of documents has those to which the texts refer."""
    for edition, name in ((both, "Reports"), (mixed, "Full texts")):
        lists = ("documents/index.md", "reports/index.md")
        pages = {page.path: page for page in Writer(edition, templates).pages()}
        assert [pages[path].write().meta["title"] for path in lists] == ["Documents", name]


def test_a_short_address_leads_to_its_unit(world_edition, world_html):
    """Relative, so it works from disk too."""
    report = world_edition.reports[0].report
    for unit in report.units:
        page = world_html[f"a-99-1/p/{unit.short_address}.html"]
        targets = re.findall(r'(?:url=|href=")([^"]*)"', html.unescape(page))
        assert [posixpath.normpath(f"a-99-1/p/{target}") for target in targets] == [url_of(report, unit)] * 2


def test_every_link_inside_the_edition_leads_somewhere(both_html):
    """To a page that is written, and to an anchor that it has; others write sources and downloads."""
    for path, page in both_html.items():
        for target in re.findall(r'href="([^"]*)"', html.unescape(page)) if path.endswith(".html") else ():
            address, _, anchor = target.partition("#")
            by_others = {"../about/sources.html", "../datapackage.json"}
            by_others |= {f"../downloads/{report}.sqlite" for report in ("a-99-1", "x-2031-7")}
            if re.match(r"https?:", target) or address in by_others or address.endswith("data/source.md"):
                continue
            name = posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) if address else path
            assert name in both_html, f"{target} in {path}"
            assert not anchor or f'id="{anchor}"' in both_html[name], f"{target} in {path}"


def test_numbers_agree(both, both_html):
    """What pages show, what the data say and what was counted are the same, entry by entry."""
    numbers_agree(both, both_html)


def test_numbers_agree_in_the_published_edition(edition, edition_html):
    """For the reports of this repository too."""
    numbers_agree(edition, edition_html)


def numbers_agree(edition, pages):
    """Hold mentions as shown on entry pages, told at their heads, published as data and counted against each other."""
    rows = [row for each in edition.reports for row in json.loads(pages[f"{each.report.slug}/data/mentions.json"])]
    lines = [
        line
        for each in edition.reports
        for line in csv.DictReader(io.StringIO(pages[f"{each.report.slug}/data/mentions.csv"]))
    ]
    total = 0
    for entry in edition.entries.values():
        page = pages[f"{entry.address}.html"]
        shown = len(re.findall(r"<mark [^>]*data-mention=", page))
        (lead,) = re.findall(r'<p class="lead">(.*?)</p>', page, re.DOTALL)
        words = re.findall(r"\b(once|twice|\d+ times) in ", lead)
        told = [{"once": 1, "twice": 2}.get(each) or int(each.split()[0]) for each in words]
        assert shown == sum(told) == edition.count(entry.id), entry.id
        assert (
            shown == sum(row["entry"] == entry.id for row in rows) == sum(line["entry"] == entry.id for line in lines)
        )
        total += shown
    assert total == len(rows) == len(lines) == sum(len(each.mentions) for each in edition.reports)


def test_the_mentions_that_a_page_shows_are_their_words(world_edition, world_html):
    """In the order of the text, each marked in its sentence."""
    found = re.findall(r"<mark [^>]*>(.*?)</mark>", world_html["glossary/crc.html"])
    assert found == ["Convention on the Rights of the Child", "Convention", "Convention on the Rights of the Child"]
    (annotated,) = world_edition.reports
    for entry, mentions in annotated.by_entry.items():
        page = world_html[f"{world_edition.entries[entry].address}.html"]
        shown = [html.unescape(words) for words in re.findall(r"<mark [^>]*>(.*?)</mark>", page)]
        assert sorted(shown) == sorted(mention.quote for mention in mentions)


@pytest.mark.parametrize(
    ("entry", "others"),
    [
        ("crc", "crc-steering-committee general-assembly op-crc-conflict op-crc-sale"),
        ("palermo-protocols", "smuggling-protocol trafficking-protocol"),
        ("trafficking-protocol", "palermo-protocols smuggling-protocol untoc"),  # a tree has all its branches
        ("untoc", "smuggling-protocol trafficking-protocol"),
        ("cedaw-convention", "cedaw-committee"),
        ("lima-declaration", "harbour-summit"),  # and the Convention against Torture, which has no page
    ],
)
def test_relations_lead_both_ways(world_html, entry, others):
    """From an entry to what it relates to, and back; from a set to its members, and back."""
    page = world_html[f"glossary/{entry}.html"]
    assert sorted(set(re.findall(r'href="../glossary/([^"]*).html"', page))) == others.split()


@pytest.mark.no_cover
def test_official_addresses_are_written_so_that_they_lead_there(world, world_html, pages_of):
    """What an address asks for is kept."""
    assert 'href="https://treaties.example.org/record?chapter=4&amp;no=11"' in world_html["glossary/crc.html"]
    source = world["reports/a-99-1/source.md"].replace(b"Sailors return", b"Security Council resolution 1325 (2000)")
    pages = pages_of(assemble(world | {"reports/a-99-1/source.md": source}))
    page = pages["documents/s-res-1325-2000.html"]
    assert re.findall(r'href="(https:[^"]*)"', page) == ["https://docs.un.org/en/S/RES/1325(2000)"]


@pytest.mark.no_cover
def test_a_document_without_an_official_address_is_listed_without_one(world, pages_of):
    """Such as one of another organization of the system, whose symbols lead to no known place."""
    source = world["reports/a-99-1/source.md"].replace(b"Sailors return", b"GOV/2003/3 says so. Sailors return")
    page = pages_of(assemble(world | {"reports/a-99-1/source.md": source}))["documents/index.html"]
    (line,) = re.findall(r'<li><a href="gov-2003-3.html">.*?</li>', page, re.DOTALL)
    assert "docs.un.org" not in line
    assert page.count(">Official text at docs.un.org</a>") == page.count("<li>") - 1


@pytest.mark.no_cover
def test_how_often_many_reports_mention_an_entry_is_one_sum(world, second, pages_of):
    """The name of each report with its number would fill a screen before a reader learns what the entry is."""
    record, source = (second[f"reports/x-2031-7/{name}"] for name in ("report.yml", "source.md"))
    copies = {}
    for n in range(1, 5):
        folder = f"reports/x-2031-{n}"
        copies[f"{folder}/report.yml"] = record.replace(b"symbol: X/2031/7", f"symbol: X/2031/{n}".encode())
        copies[f"{folder}/source.md"] = source
    edition = assemble(world | copies)
    leads = {
        address: re.search(r'<p class="lead">(.*?)</p>', page)[1]
        for address, page in pages_of(edition).items()
        if address.startswith(("glossary/", "countries/")) and '<p class="lead">' in page
    }
    told = {address: lead for address, lead in leads.items() if re.search(r" in \d+ of the reports of", lead)}
    assert {"countries", "glossary"} == {address.partition("/")[0] for address in told}
    for address, lead in told.items():
        (entry,) = (each.id for each in edition.entries.values() if address == f"{each.address}.html")
        counts = [len(each.by_entry[entry]) for each in edition.reports if entry in each.by_entry]
        assert f"entioned {sum(counts)} times in {len(counts)} of the reports" in lead
        assert "X/2031" not in lead
        assert len(counts) > 3


@pytest.mark.no_cover
def test_the_long_name_of_a_paragraph_may_break_on_a_phone(world_html):
    """A short one stays on its line."""
    names = re.findall(r'<a class="(at[^"]*)"[^>]*>([^<]*)</a>', world_html["a-99-1/entries.html"])
    assert {len(words) > 24 for _, words in names} == {True, False}
    assert [kind for kind, _ in names] == ["at long" if len(words) > 24 else "at" for _, words in names]


def test_the_sources_of_an_explanation_stand_below_it(world_html):
    """With its publisher, and each leads to what is known of it; an explanation that needs none has no such line."""
    page = world_html["glossary/trafficking-protocol.html"]
    told = page[page.index("One of two Protocols.") :]
    found = re.search(r'Sources: <a href="([^"]*)">Gazette of Harbours</a>, Harbour Office; <a href="([^"]*)">', told)
    assert found.groups() == ("../about/sources.html#gazette", "../about/sources.html#treaty-record")
    assert "Source: " not in world_html["glossary/cedaw-committee.html"]


def test_a_map_leads_to_its_source_if_that_is_known(world, world_pages, pages_of):
    """No page leads to a source that the table of sources does not have: not even to that of the outlines."""
    row = b"natural-earth,Natural Earth,Natural Earth,,public domain,,\n"
    known = pages_of(assemble(world | {"data/sources.csv": world["data/sources.csv"] + row}))
    for path in ("countries/index.html", "countries/mex.html"):
        led = ["sources.html#natural-earth" in pages[path] for pages in (world_pages, known)]
        assert ("Natural Earth" in world_pages[path], led) == (True, [False, True])


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("TUR,590,98,44,M566 92l44 2z\n", id="no State that is mentioned"),
        pytest.param(",0,0,0,M900 400l9 0z\n", id="no State"),
        pytest.param("MEX,244,148,66,\n", id="no outline"),
    ],
)
def test_a_page_leads_to_the_map_only_if_there_is_one(world, pages_of, rows):
    """A map is drawn where there is land, with a State on it that the reports mention."""
    pages = pages_of(assemble(world | {"data/map.csv": f"iso3,x,y,size,outline\n{rows}".encode()}))
    assert 'id="map"' not in pages["countries/index.html"]
    assert [path for path, text in pages.items() if "index.html#map" in text] == []


@pytest.mark.no_cover
def test_the_same_input_gives_the_same_bytes(world, pages_of, world_pages):
    """However often, and in whatever order the files come."""
    turned = dict(reversed(world.items()))
    assert list(pages_of(assemble(turned)).items()) == list(world_pages.items())


def test_the_pages_beside_the_text_are_those_that_are_written(marked_edition, templates):
    """The whole text, the lists and the proofs of a report, and none of its sections."""
    (annotated,) = marked_edition.reports
    writer = Writer(marked_edition, templates)
    aids = writer.aids(annotated)
    assert {f"a-99-1/{name}.md" for name in ("full", "timeline", "proof")} <= set(aids)
    sections = {f"a-99-1/{section.slug}.md" for section in annotated.report.sections}
    assert set(aids) <= {page.path for page in writer.pages()} - sections


def test_the_navigation_lists_the_sections_under_their_parts(world_edition, templates):
    """A part with parts is a group; a part without text of its own leads nowhere; one without a number names it."""
    assert Writer(world_edition, templates).nav(world_edition.reports[0]) == [
        "a-99-1/index.md",
        {"Summary": "a-99-1/summary.md"},
        {"I. Introduction": "a-99-1/i.md"},
        {"II. Findings": [{"II. Findings": "a-99-1/ii.md"}, {"Reintegration (II)": "a-99-1/ii-reintegration.md"}]},
        {
            "III. Practices": [
                {"Reintegration (III)": "a-99-1/iii-reintegration.md"},
                {"Detention (III)": "a-99-1/iii-detention.md"},
            ]
        },
    ]


@pytest.mark.no_cover
def test_a_report_needs_no_note(world, pages_of):
    """Without a section called `index`, its home has the masthead and the contents."""
    files = world | {
        "reports/a-99-1/report.yml": world["reports/a-99-1/report.yml"].replace(b"slug: index", b"slug: note-x")
    }
    pages = pages_of(assemble(files))
    assert "data-unit" not in pages["a-99-1/index.html"]
    assert 'data-unit="note"' in pages["a-99-1/note-x.html"]


@pytest.mark.no_cover
def test_each_line_of_a_first_page_has_its_place(world, pages_of):
    """The line below the symbol names the organ, and one line stands in that place: others would cover it."""
    source = world["reports/a-99-1/source.md"].replace(
        b"United Nations A/99/1", b"A/99/1\n\nCouncil\n\nNew York\n\nNoon"
    )
    home = pages_of(assemble(world | {"reports/a-99-1/source.md": source}))["a-99-1/index.html"]
    assert '<div class="organ">Council</div>' in home
    assert '<div class="agenda">New York</div>\n<div class="agenda">Noon</div>' in home
    assert home.count('class="organ"') == 1


def test_a_former_state_is_told_by_the_record_of_the_one_that_goes_on(world_html):
    """Yugoslavia's treaties stand under Serbia."""
    assert "succeeded on" in world_html["countries/yug.html"]
    assert "under Serbia" in world_html["countries/yug.html"]


def test_treaties_that_are_not_shown_have_no_row(world_html):
    """The table of a State has the treaties of the edition, whatever else the data have."""
    assert "Children's Convention" in html.unescape(world_html["countries/mex.html"])
    assert "Torture" not in world_html["countries/mex.html"]


@pytest.mark.no_cover
def test_marks_have_their_pages(marked_edition, marked_world, pages_of, world_pages):
    """A report with marks has a timeline, recommendations and their data; one without has neither page nor link."""
    added = pages_of(marked_edition).keys() - world_pages.keys()
    data = {f"a-99-1/data/{name}.{kind}" for name in ("events", "recommendations") for kind in ("json", "csv")}
    assert added == {"a-99-1/timeline.html", "a-99-1/recommendations.html", *data}
    assert not re.search(r"timeline|recommendations", world_pages["a-99-1/index.html"])
    for name, page in (("events.yml", "timeline"), ("recommendations.yml", "recommendations")):
        alone = {path: text for path, text in marked_world.items() if path != f"reports/a-99-1/{name}"}
        assert f"a-99-1/{page}.html" not in pages_of(assemble(alone))


def words_of_each(parts):
    """The words of pieces of HTML, a dash for an en dash."""
    plain = (html.unescape(re.sub(r"<[^>]*>", " ", part)).replace("\N{EN DASH}", "-") for part in parts)
    return [" ".join(words.split()) for words in plain]


def test_the_timeline_tells_events_in_the_order_of_time(marked_edition, pages_of):
    """With the date of the report among them, the year where it is not that of the heading, and what is not sure."""
    page = pages_of(marked_edition)["a-99-1/timeline.html"]
    told = words_of_each(re.findall(r'<h2.*?</h2>|<p class="(?:on|what)">.*?</p>', page, re.DOTALL))
    assert told == [
        *("2001", "March", "Return, Mexico proposed; the text does not say whether it took place"),
        *("2003", "2003", "End of the visits", "12 August", "Date of the report"),
        *("30 December 2003 - 2 January 2004", "Meeting of the Process planned when the text was written"),
    ]
    assert re.findall(r'datetime="([^"]*)"', page) == ["2001-03", "2003", "2003-08-12", "2003-12-30", "2004-01-02"]
    assert re.findall(r"<mark>([^<]*)", page) == ["Sailors", "in 2003", "after the World Summit"]
    assert re.findall(r'<li class="(\w+)">', page) == ["proposed", "happened", "own", "planned"]


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("until", "told"),
    [
        ("2003-12-31", "30 - 31 December"),
        ("2003-12", "30 December - December"),
        ("2004-01", "30 December 2003 - January 2004"),
        ("2004", "30 December 2003 - 2004"),
    ],
)
def test_a_span_is_told_shortly(marked_world, pages_of, until, told):
    """Days of one month share it, and years are not told again where they are those of the heading."""
    path = "reports/a-99-1/events.yml"
    changed = marked_world[path].replace(b"until: 2004-01-02", f"until: {until}".encode())
    page = pages_of(assemble(marked_world | {path: changed}))["a-99-1/timeline.html"]
    dates = words_of_each(re.findall(r'<p class="on">.*?</p>', page, re.DOTALL))
    assert dates == ["March", "2003", "12 August", told]


def test_recommendations_stand_under_their_section(marked_edition, pages_of):
    """Each with what a reader can choose by; the first of a paragraph has its anchor; lists have what is used."""
    page = pages_of(marked_edition)["a-99-1/recommendations.html"]
    rows = [dict(re.findall(r'([\w-]+)="([^"]*)"', tag)) for tag in re.findall(r"<li[^>]*data-[^>]*>", page)]
    assert [(row.get("id"), row["data-addressee"], row["data-theme"], row["data-section"]) for row in rows] == [
        ("para-1", "none", "treaties", "i"),
        (None, "states", "treaties", "i"),
        ("para-4", "states sailors", "treaties home", "ii-reintegration"),
        ("para-5", "pilots sailors", "home", "iii-reintegration"),
    ]
    assert rows[2]["data-instrument"] == "trafficking-protocol smuggling-protocol"
    options = re.findall(r'<option value="([^"]*)"', page)
    assert options == [
        *("", "sailors", "pilots", "states", "none"),
        *("", "treaties", "home"),
        *("", "trafficking-protocol", "smuggling-protocol"),
        *("", "i", "ii-reintegration", "iii-reintegration"),
    ]
    assert re.findall(r"<mark>([^<]*)", page) == ["is recent", "recent", "apply", "return"]
    assert 'id="left-out"' in page
    assert '<option value="pilots">&#8195;Pilots</option>' in page
    assert [each.split() for each in words_of_each(re.findall(r'<p class="to.*?</p>', page))] == [
        ["names", "nobody"],
        ["States"],
        ["States;", "Sailors"],
        ["Pilots"],
    ]


def test_links_to_marked_words_carry_them(marked_edition, pages_of):
    """So that the page reached can mark them: the quotation, or the words of date where an event is told again."""
    written = pages_of(marked_edition)
    marks = marked_edition.reports[0].marks
    texts = {unit.anchor: unit.text for unit in marked_edition.reports[0].report.units}
    for name, made in (
        ("recommendations", [*marks.recommendations, *marks.left_out]),
        ("timeline", sorted(marks.events, key=lambda event: event.first_day)),
    ):
        links = re.findall(r'<a href="[\w./-]+#([\w-]+)" data-quote="([^"]*)"', written[f"a-99-1/{name}.html"])
        quotes = [html.unescape(quote) for _, quote in links]
        assert quotes == [each.quote.words for each in made]
        assert all(quote in texts[anchor] for (anchor, _), quote in zip(links, quotes, strict=True))


def test_a_choice_that_leads_nowhere_is_not_offered(marked_world, pages_of):
    """Without instruments no list of them, without sentences left out no word of them."""
    records = load_yaml(marked_world["reports/a-99-1/recommendations.yml"].decode(), "x")
    records |= {"recommendations": [records["recommendations"][1]], "left_out": []}
    files = marked_world | {"reports/a-99-1/recommendations.yml": json.dumps(records).encode()}
    page = pages_of(assemble(files))["a-99-1/recommendations.html"]
    assert not re.search('name="instrument"|left-out|value="sailors"|value="none"', page)
    assert "1 recommendation:" in page


def test_references_and_echoes_lead_to_their_parts(world, pages_of):
    """A link in the words, and lines of ours below the units, from either end."""
    declared = world["reports/a-99-1/report.yml"].decode()
    references = "references:\n  - {unit: '6', words: decides, to: ii, until: '5', note: Indeed., reason: r}\n"
    references += "  - {unit: '5', words: return, to: 2(b), reason: r}\n"
    echoes = "echoes:\n  - {units: ['6', '5']}\n"
    source = world["reports/a-99-1/source.md"].decode().replace("No Mexican ship", "Sailors return to no Mexican ship")
    pages = pages_of(
        assemble(
            world
            | {
                "reports/a-99-1/report.yml": declared.replace("remarks:\n", f"{references}{echoes}remarks:\n").encode(),
                "reports/a-99-1/source.md": source.encode(),
            }
        )
    )
    five, six = pages["a-99-1/iii-reintegration.html"], pages["a-99-1/iii-detention.html"]
    assert 'Sailors <a class="internal" href="i.html#para-2-b">return</a> to' in five
    assert '<a class="internal" href="ii.html">decides</a>.' in six
    told = '<a href="ii.html">II. Findings</a> to <a href="iii-reintegration.html#para-5">para. 5</a>. Indeed.</p>'
    assert f'<p class="editorial reference"><q>decides</q>: {told}' in six
    echo = (
        '<p class="editorial echo">See also <a href="{0}">{1}</a> (<a href="compare.html#para-5-and-para-6"'
        ' aria-label="compare with {1}">compare</a>), which says much the same.</p>'
    )
    assert echo.format("iii-detention.html#para-6", "para. 6") in five
    assert echo.format("iii-reintegration.html#para-5", "para. 5") in six
    compared = pages["a-99-1/compare.html"]
    assert '<h2 id="para-5-and-para-6">' in compared
    assert '<a href="compare.html">Passages side by side</a>' in pages["a-99-1/index.html"]
    assert "<q>return</q>" not in five
    assert '<p class="editorial echo">See also <a href=' in five
    assert '<p class="editorial reference"><q>decides</q>: <a href=' in six
    assert "{:" not in five + six


class Outline(HTMLParser):
    """The headings of a page, each with its level, its words and the number of items in lists under it."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.lists = 0
        self.within = False
        self.feed(page)

    def handle_starttag(self, tag, _attrs):
        """Begin a heading, or count an item of a list that is in no other."""
        if re.fullmatch("h[1-6]", tag):
            self.found.append([int(tag[1]), "", 0])
            self.within = True
        self.lists += tag in {"ul", "ol"}
        if tag == "li" and self.lists == 1:
            for at, heading in enumerate(self.found):
                inside = all(other[0] > heading[0] for other in self.found[at + 1 :])
                heading[2] += inside

    def handle_endtag(self, tag):
        """End a heading or a list."""
        self.within &= not re.fullmatch("h[1-6]", tag)
        self.lists -= tag in {"ul", "ol"}

    def handle_data(self, data):
        """Take the words of a heading."""
        if self.within:
            self.found[-1][1] += data


@pytest.mark.no_cover
def test_a_number_in_a_heading_counts_what_stands_under_it(edition_html, both_html):
    """On every page: excerpts, States, entries, recommendations."""
    counted = 0
    for path, page in [*edition_html.items(), *both_html.items()]:
        for _, words, items in Outline(page).found if path.endswith(".html") else ():
            if told := re.search(r"\((\d+)\)\s*$", words):
                assert int(told[1]) == items, (path, words)
                counted += 1
    assert counted > 50


def test_a_state_s_page_begins_with_the_words_of_the_report(edition_html, edition):
    """Then its treaties, then codes and the map."""
    for entry in edition.of_kind("country"):
        page = edition_html[f"countries/{entry.id.lower()}.html"]
        parts = [page.find(part) for part in ("<mark ", 'class="chart"', "<dt>Codes", 'class="map')]
        there = [at for at in parts if at > 0]
        assert there == sorted(there), entry.id
        assert parts[0] > 0
        assert parts[2] > 0


def test_a_state_mentioned_once_is_one_sentence(edition_html, edition):
    """No heading that a reader sees stands before it; which part the State has in it stands below."""
    for entry in edition.of_kind("country"):
        before, mark, _ = edition_html[f"countries/{entry.id.lower()}.html"].partition("<mark ")
        assert mark
        seen = [head for head in re.findall(r"<h[2-6][^>]*>", before) if "unseen" not in head]
        assert bool(seen) == (edition.count(entry.id) > 1), entry.id


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("kwt", "Mentioned once in A/58/275."),
        ("grc", "Mentioned once in A/58/275, only through the word Greek."),
        ("che", "Mentioned 3 times in A/58/275, only through the word Geneva."),
        ("yug", "A former State, mentioned once in A/58/275."),
        ("lka", "Mentioned twice in A/58/275."),
        ("tur", "Mentioned once in A/58/275, as Turkey."),
    ],
)
def test_a_state_s_page_says_how_it_is_mentioned(edition_html, page, told):
    """How often, and in which words if they are not its name of today."""
    (lead,) = re.findall(r'<p class="lead">.*?</p>', edition_html[f"countries/{page}.html"], re.DOTALL)
    assert words_of_each([lead.replace("<q>", "").replace("</q>", "")]) == [told]


def test_an_entry_is_explained_first_then_shown_in_the_report_then_told_in_facts(edition_html, edition):
    """Whatever else there is stands behind."""
    for entry in edition.entries.values():
        if entry.kind == "country":
            continue
        page = html.unescape(edition_html[f"{entry.address}.html"])
        parts = [page.find(part) for part in ('class="lead"', "<mark ", 'id="parties-', 'id="family"', 'id="facts"')]
        there = [at for at in parts if at > 0]
        assert there == sorted(there), entry.id
        explained = page.find(entry.definition[0][:20]) if entry.definition else parts[0] + 1
        assert parts[0] < explained < min([at for at in parts[1:] if at > 0], default=len(page)), entry.id


TREATIES = "migrant-workers-convention untoc trafficking-protocol smuggling-protocol crc cedaw-convention".split()


@pytest.mark.parametrize("treaty", TREATIES)
def test_a_treaty_s_page_lists_the_states_of_the_report(edition_html, edition, treaty):
    """All of them in one table, each with what it had done by the report's date, at the latest, and the source."""
    (annotated,) = edition.reports
    page = edition_html[f"glossary/{treaty}.html"]
    (table,) = re.findall(r'<div class="stack sortable parties".*?</table>', page, re.DOTALL)
    rows = [words_of_each(re.findall(r"<td.*?</td>", row, re.DOTALL)) for row in table.split("<tr>")[2:]]
    states = [entry for entry in edition.of_kind("country") if entry.id in annotated.by_entry]
    assert sorted(row[0].partition(" under ")[0] for row in rows) == sorted(entry.short for entry in states)
    lines = list(
        csv.DictReader(io.StringIO(edition_html[f"a-58-275/data/participation/{treaty}.csv"].lstrip("\ufeff")))
    )
    assert len(lines) == len(rows)
    parties = {}
    for row, line in zip(rows, lines, strict=True):
        assert row[0].startswith(line["state"])
        for words, prefix in ((row[1], ""), (row[2], "latest_")):
            status = line[f"{prefix}status"]
            begins = {"signed": "signed only,", "not-found": "no action found"}.get(status)
            assert words.startswith(begins or ("ratified", "acceded", "accepted", "approved", "succeeded"))
            former = prefix and line["recorded_under"]
            parties[prefix] = parties.get(prefix, 0) + (status == "party" and not former)
        assert re.search(r"\d{4}", row[3])
        assert line["sources"]
        assert line["as_of"] >= "2014"
    told = words_of_each(re.findall(r'<h2 id="parties-.*?</p>', page, re.DOTALL))[0]
    assert f"mentions {len(rows)} States" in told
    assert f"{parties['']} of them had ratified" in told
    assert f"unless a row says otherwise, {parties['latest_']} have;" in told


def again(world, symbol, date):
    """The files of the world's report under another symbol and of another date."""
    slug = symbol.lower().replace("/", "-")
    files = {path.replace("/a-99-1/", f"/{slug}/"): data for path, data in world.items() if "/a-99-1/" in path}
    declared = files[f"reports/{slug}/report.yml"].replace(b"symbol: A/99/1", f"symbol: {symbol}".encode())
    return files | {f"reports/{slug}/report.yml": declared.replace(b"date: 2003-08-12", f"date: {date}".encode())}


@pytest.mark.no_cover
def test_the_treaties_of_a_state_stand_once_for_all_reports(world, pages_of):
    """By the dates of the reports, those of which the record says the same together."""
    reports = again(world, "A/90/1", "1990-02-01") | again(world, "A/90/2", "1990-05-02")
    page = html.unescape(pages_of(assemble(world | reports))["countries/mex.html"])
    assert page.count('<h2 id="treaties">Treaties</h2>') == page.count('class="chart"') == 1
    dated = re.findall(r'<span id="(treaties-.*?)"><a href="#mentions-(.*?)">(.*?)</a>, (.*?)</span>', page)
    assert dated == [
        ("treaties-a-90-1", "a-90-1", "A/90/1", "1\xa0February\xa01990"),
        ("treaties-a-90-2", "a-90-2", "A/90/2", "2\xa0May\xa01990"),
        ("treaties-a-99-1", "a-99-1", "A/99/1", "12\xa0August\xa02003"),
    ]
    assert page.count('<line class="report"') == len(dated) + 1  # one is in the legend
    row = page[page.index("Children's Convention</a>", page.index("<tbody>")) :].partition("</tr>")[0]
    cell = row.partition('<td data-label="On the dates of the documents">')[2].partition("</td>")[0]
    assert " ".join(cell.split()) == (
        "signed on 26 January 1990; no later action found <small>from 1 February 1990 to 2 May 1990</small> "
        "ratified on 21 September 1990, in force from 21 October 1990 <small>on 12 August 2003</small>"
    )
    assert "unchanged" in row


@pytest.mark.no_cover
def test_reports_of_one_date_share_the_column_of_their_day(world, pages_of):
    """The table says of which day it is, as that of one report does."""
    page = pages_of(assemble(world | again(world, "A/90/1", "2003-08-12")))["countries/mex.html"]
    assert page.count("<th>On 12&#160;August&#160;2003</th>") == 1
    assert "date of the reports" in page


def test_what_is_not_sure_is_said_in_words(edition_html):
    """On the page of the treaty and on that of the State, and in the title of the point on its chart."""
    words = "from a press report; not confirmed by the United Nations Treaty Collection"
    assert words in edition_html["glossary/untoc.html"]
    assert edition_html["countries/irn.html"].count(words) >= 2
    assert "not confirmed against UNTC" not in edition_html["countries/irn.html"]
    assert "which gives the month only" in edition_html["glossary/trafficking-protocol.html"]


def test_a_treaty_without_a_record_has_no_table(edition_html):
    """Nothing is said of who is a party to it."""
    assert 'id="parties-' not in edition_html["glossary/firearms-protocol.html"]


def test_the_chart_of_a_state_and_its_table_say_the_same_date(edition_html, edition):
    """As the date up to which the data go; and that nothing ends there."""
    for entry in edition.of_kind("country"):
        page = edition_html[f"countries/{entry.id.lower()}.html"]
        table = re.findall(r"data of (.*?)</small>", page, re.DOTALL)
        drawn = re.findall(r'<text class="known"[^>]*>(.*?)</text>', page)
        (said,) = re.findall(r"<desc [^>]*-words[^>]*>(.*?)</desc>", page[: page.find('class="map')], re.DOTALL)
        dates = [words.removeprefix("data to ") for words in words_of_each(drawn)]
        assert dates == words_of_each(table), entry.id
        assert re.findall(r"data to ([^.]*)\.", *words_of_each([said])) == dates
        assert "no line ends" in said
        assert page.count('class="open') - 1 == page.count('class="beyond"') - 1 == len(dates)  # one is in the legend


def test_a_list_says_a_line_about_each_entry(edition_html, edition):
    """What it is, or how a State appears; a link alone says nothing."""
    for page in ("glossary", "countries", "documents"):
        lists = re.findall(r"<ul>.*?</ul>", edition_html[f"{page}/index.html"], re.DOTALL)
        items = [item for each in lists for item in each.split("<li>")[1:]]
        kinds = {"glossary": {"instrument", "body", "process"}, "countries": {"country"}, "documents": {"document"}}
        entries = [entry for entry in edition.entries.values() if entry.kind in kinds[page]]
        assert len(items) >= len(entries)
        for item in items:
            (line,) = words_of_each(re.findall(r"<small>.*?</small>", item, re.DOTALL)[:1])
            assert len(line) > 5, item
    glossary = " ".join(edition_html["glossary/index.html"].split())
    first = edition.entries["migrant-workers-convention"].definition[0].partition(". ")[0]
    assert f"<small>{first}.</small>" in html.unescape(glossary)


STUMBLING = (*("Meant too by", "What belongs together", "Has as part", "Stands for", "Counted is", "related</span>"),)


def test_the_lists_and_entries_read_as_english(edition_html, both_html):
    """None of the words over which readers stumbled."""
    for path, page in [*edition_html.items(), *both_html.items()]:
        if path.startswith(("glossary/", "countries/", "documents/")):
            assert not [words for words in STUMBLING if words in page], path
            assert not re.search(r"\b1 times?\b|mentioned 1 ", page), path


def test_headings_and_the_first_page_are_compared_too(both, both_html):
    """Each page has the heading of its section, the whole text all, the home page the lines of the first page."""
    for each in both.reports:
        assert [*compare_headings(each.report, both_html)] == []


@pytest.mark.parametrize(
    ("page", "change", "code"),
    [
        ("a-99-1/i.html", (">I. Introduction<", ">I. Introducktion<"), "heading-differs"),
        ("a-99-1/full.html", (">I. Introduction<", ">I. Introducktion<"), "heading-differs"),
        ("a-99-1/full.html", ("Summary</h", "Summary.</h"), "heading-differs"),
        ("a-99-1/index.html", ("Ninety-ninth session</div>", "Ninth session</div>"), "words-differ"),
        ("a-99-1/index.html", ("A/99/150", "A/99/151"), "words-differ"),
        ("a-99-1/index.html", ("Ninety-ninth session</div>", "Ninety-ninth\u00a0session</div>"), "words-differ"),
        ("a-99-1/index.html", ("I. Introduction</a></span>", "I. Introducktion</a></span>"), "heading-differs"),
    ],
)
def test_another_heading_or_line_of_the_first_page_is_told(both, both_html, page, change, code):
    """With the page where it stands."""
    assert change[0] in both_html[page]
    pages = {"a-99-1/p/1.html": "<p>", "a-99-1/ii.html": None} | {page: both_html[page].replace(*change)}
    problems = [*compare_headings(both.reports[0].report, pages)]
    assert {(each.code, each.where) for each in problems} == {(code, page)}


def test_every_landmark_has_a_name(edition_html):
    """A screen reader lists them: an aside is called by its heading, or by words of its own."""
    found = [tag for text in edition_html.values() for tag in re.findall(r"<aside\b[^>]*>", text)]
    assert found
    assert {tag for tag in found if "aria-label" not in tag} == set()


def test_a_term_has_a_page_and_is_listed_and_linked_where_a_section_first_uses_it(world, pages_of):
    """And the search knows it."""
    term = b"---\nname: Sailor\nnouns: [sailor]\n---\n\nWho sails.\n"
    pages = pages_of(assemble(world | {"data/terms/sailor.md": term}))
    assert "Who sails." in pages["terms/sailor.html"]
    assert 'href="sailor.html"' in pages["terms/index.html"]
    assert '<a class="term" href="../terms/sailor.html">sailors</a>' in pages["a-99-1/i.html"]
    assert '"id":"sailor","kind":"term"' in pages["data/terms.js"]


def test_a_page_shows_a_space_for_a_form_feed(world, pages_of):
    """Where a copy begins a page: a remark or a repair has one, and no XML can hold it."""
    path = "reports/a-99-1/report.yml"
    record = world[path].decode().replace("remarks:\n", 'remarks:\n  - "Begun anew: \\f"\n')
    page = pages_of(assemble(world | {path: record.encode()}))["a-99-1/corrections.html"]
    assert "Begun anew:  " in page
    assert "\f" not in page
