"""Data for the reader's scripts: scripts that hold nothing but data, and what a popup or a search needs to know."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from naming import NAMES

from concordance.data import reader_data
from concordance.edition.assembly import assemble

JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda each: st.lists(each, max_size=3))


def value_of(script):
    """The value that a script hands over."""
    return json.loads(script.partition(",")[2].rstrip().removesuffix(")"))


@given(JSON)
def test_a_script_is_one_call_with_the_value(value):
    """Whatever the words, the script is one line and its value comes back as it was."""
    script = reader_data.script("data/x", value)
    assert script.startswith('edition.receive("data/x",')
    assert "\n" not in script[:-1]
    assert value_of(script) == value


def test_units_have_their_words_and_addresses(world_edition):
    """Each unit of a report is there with its text, and each section that has text with its address."""
    annotated = world_edition.reports[0]
    told = reader_data.units(NAMES.whole, NAMES.brief, annotated)
    assert [unit["text"] for unit in told["units"]] == [unit.text for unit in annotated.report.units]
    assert {section["slug"] for section in told["sections"]} == {unit["section"] for unit in told["units"]}
    assert all(section["url"] == f"{told['slug']}/{section['slug']}.html" for section in told["sections"])


def test_units_tell_where_their_slips_end(edition):
    """In their order, each place once, as a browser counts: a character beyond the first plane of Unicode is two."""
    (annotated,) = edition.reports
    told = {unit["id"]: unit for unit in reader_data.units(NAMES.whole, NAMES.brief, annotated)["units"]}
    unit = annotated.report.units_by_id["3(g)"]
    assert told["3(g)"]["slips"] == sorted(slip.end for slip in unit.slips)
    assert "slips" not in told["24"]
    slip = replace(unit.slips[0], start=2, end=4)
    unit = replace(unit, text="\N{GOTHIC LETTER AHSA} ab.", slips=(slip, slip))
    section = replace(annotated.report.section(unit.section), units=(unit,))
    report = replace(annotated.report, sections=(section,))
    (invented,) = reader_data.units(str, str, replace(annotated, report=report))["units"]
    assert invented["slips"] == [5]


def test_a_chapter_without_text_of_its_own_leads_to_its_first_section(world_edition):
    """A section with text is none, nor is a heading that is not listed."""
    told = reader_data.units(NAMES.whole, NAMES.brief, world_edition.reports[0])
    assert told["author"] == world_edition.reports[0].report.metadata.author
    assert [(each["slug"], each["begins"], each["url"]) for each in told["chapters"]] == [
        ("iii", "iii-reintegration", "a-99-1/iii-reintegration.html")
    ]


def test_names_in_other_languages_are_told_by_entry(world, world_edition):
    """Those of entries that have a page, unless the entry is called so anyway; none where there is no such table."""
    assert reader_data.names(world_edition) == {
        "MEX": ["Mexique", "México"],
        "crc": ["Convention relative aux droits de l'enfant"],
    }
    without = {path: data for path, data in world.items() if path != "data/other-languages.csv"}
    assert reader_data.names(assemble(without)) == {}


def test_an_entry_is_told_with_its_places(edition):
    """What an entry is, its first dated facts, every unit that mentions it once, its other names, what lies in it."""
    told = {entry["id"]: entry for entry in reader_data.entries(edition)}
    assert told.keys() == edition.entries.keys()
    convention = told["migrant-workers-convention"]
    assert convention["count"] == edition.count("migrant-workers-convention")
    assert convention["facts"][0] == ["1990-12-18", "Adopted"]
    units = convention["where"]["a-58-275"]
    assert len(units) == len(set(units))
    assert "ICRMW" in convention["names"]
    assert "Puebla" in told["MEX"]["places"]
    assert "Puebla" not in told["MEX"]["names"]
    assert told["MEX"]["text"] == edition.entries["MEX"].note


def test_pages_are_told_by_heading():
    """Each heading with an id begins a part with an address of its own; the first is the page."""
    html = '<p>before</p><h1 id="a">One &amp; <em>all</em></h1><p>x  y</p><h2 id="b">Two</h2><p>z</p><h2>Three</h2>w'
    assert reader_data.pages([reader_data.Shown("about/x.html", html, also=("Uno",))]) == [
        {"title": "One & all", "url": "about/x.html", "text": "x y", "also": ["Uno"]},
        {"title": "Two", "url": "about/x.html#b", "text": "z", "page": "One & all", "deep": False},
        {"title": "Three", "url": "about/x.html", "text": "w", "page": "One & all", "deep": False},
    ]


def test_a_link_that_writes_out_its_address_is_found_by_its_host():
    """Nobody looks for the rest of it; any other link has its words."""
    written = '<a href="https://a.example.org/x?id=1&amp;y=2">https://a.example.org/x?id=1&amp;y=2</a>'
    html = f'<h1>One</h1><p>Address: {written}, or <a href="https://b.example/">B</a>, <a href="c.csv">c.csv</a></p>'
    (row,) = reader_data.pages([reader_data.Shown("x.html", html)])
    assert row["text"] == "Address: a.example.org, or B, c.csv"


def test_a_page_made_of_records_is_told_by_its_headings():
    """Its words are found in the records; a heading of the report and a letter are left out."""
    headings = ((1, "list", "List"), (2, "a", "A"), (2, "map", "Map"), (3, "i", "I. Part"), (3, "y", "2003"))
    shown = reader_data.Shown("lists/x.html", summary="What it is", headings=headings)
    assert reader_data.pages([shown], {"I. Part"}) == [
        {"title": "List", "url": "lists/x.html", "text": "What it is"},
        {"title": "Map", "url": "lists/x.html#map", "text": "", "page": "List", "deep": False},
        {"title": "2003", "url": "lists/x.html#y", "text": "", "page": "List", "deep": True},
    ]


def test_no_two_sections_are_called_the_same(edition):
    """A reader who chooses among them, or finds them, knows which is which."""
    (annotated,) = edition.reports
    names = [
        f"{section['label']} {section['heading']}"
        for section in reader_data.units(NAMES.whole, NAMES.brief, annotated)["sections"]
    ]
    assert len(set(names)) == len(names)
    headings = [section["heading"] for section in reader_data.units(NAMES.whole, NAMES.brief, annotated)["sections"]]
    assert "Consular protection (IV)" in headings


def test_the_proof_knows_the_lines_of_each_page(world_edition):
    """The first page's with its title and footnotes, the heading of each section, and all of these for the whole."""
    annotated = world_edition.reports[0]
    told = reader_data.proof(annotated)
    lines = dict(told["lines"])
    assert told["pages"] == [*lines]
    report = annotated.report
    assert lines["a-99-1/index.html"][:-1] == [*report.above_title, report.title, *report.footnotes]
    assert lines["a-99-1/i.html"] == ["I. Introduction"]
    assert told["pages"][-1] == "a-99-1/full.html"
    headings = [section.heading for section in report.sections if section.units]
    assert lines["a-99-1/full.html"] == headings
    assert lines["a-99-1/index.html"][-1] == headings[0]


def test_a_part_of_a_page_is_found_by_what_its_heading_tells():
    """Words with commas between them; of the first heading, beside those of the page."""
    html = '<h1 data-also="Eins">One</h1><h2 id="b" data-also="Deux, zwei ,">Two</h2><h2 id="c">Three</h2>'
    rows = reader_data.pages([reader_data.Shown("x.html", html, also=("Uno",))])
    assert [row.get("also") for row in rows] == [["Uno", "Eins"], ["Deux", "zwei"], None]
