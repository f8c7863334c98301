"""Data for the reader's scripts: scripts that hold nothing but data, and what a popup or a search needs to know."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordance import client

JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda each: st.lists(each, max_size=3))


def value_of(script):
    """The value that a script hands over."""
    return json.loads(script.partition(",")[2].rstrip().removesuffix(")"))


@given(JSON)
def test_a_script_is_one_call_with_the_value(value):
    """Whatever the words, the script is one line and its value comes back as it was."""
    script = client.script("data/x", value)
    assert script.startswith('edition.receive("data/x",')
    assert "\n" not in script[:-1]
    assert value_of(script) == value


def test_units_have_their_words_and_addresses(world_edition):
    """Each unit of a report is there with its text, and each section that has text with its address."""
    annotated = world_edition.reports[0]
    told = client.units(annotated)
    assert [unit["text"] for unit in told["units"]] == [unit.text for unit in annotated.report.units]
    assert {section["slug"] for section in told["sections"]} == {unit["section"] for unit in told["units"]}
    assert all(section["url"] == f"{told['slug']}/{section['slug']}.html" for section in told["sections"])


def test_an_entry_is_told_with_its_places(edition):
    """What an entry is, its first dated facts, every unit that mentions it once, its other names."""
    told = {entry["id"]: entry for entry in client.entries(edition)}
    assert told.keys() == edition.entries.keys()
    convention = told["migrant-workers-convention"]
    assert convention["count"] == edition.count("migrant-workers-convention")
    assert convention["facts"][0] == ["1990-12-18", "Adopted"]
    units = convention["where"]["a-58-275"]
    assert len(units) == len(set(units))
    assert "ICRMW" in convention["names"]
    assert told["MEX"]["text"] == edition.entries["MEX"].note


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("One. Two. Three.", "One. Two."),
        ("Only one sentence here.", "Only one sentence here."),
        ("No. 3 is no sentence. Second. Third.", "No. 3 is no sentence. Second."),
    ],
)
def test_the_beginning_is_two_sentences(text, begins):
    """The beginning of a text ends with its second sentence, or with the text."""
    assert client.beginning(text) == begins


def test_pages_are_told_by_heading():
    """Each heading with an id begins a part with an address of its own; the first is the page."""
    html = '<p>before</p><h1 id="a">One &amp; <em>all</em></h1><p>x  y</p><h2 id="b">Two</h2><p>z</p><h2>Three</h2>w'
    assert client.pages({"about/x.html": html}) == [
        {"title": "One & all", "url": "about/x.html", "text": "x y"},
        {"title": "Two", "url": "about/x.html#b", "text": "z"},
        {"title": "Three", "url": "about/x.html", "text": "w"},
    ]
