"""Proof-reading: a page that lacks a unit, adds one or changes a word is told."""

import pytest

from concordance.site.proofreading import compare
from concordance.site.rendered import of_html, of_xhtml


@pytest.mark.stories("proof.yml", "html", "units")
def test_proof(html, units):
    """The units of a story's page have the words of the story."""
    assert [[name, words] for name, words in of_html(html).unit_texts] == units


@pytest.mark.parametrize(
    ("body", "units"),
    [
        ('<p>x <span data-unit="1">a<b>b<i/></b>&lt; &#233;</span> y</p>', [("1", "ab< \u00e9")]),
        (
            '<p data-unit="1">a</p>x<p data-unit="2"/><pre data-unit="3">\n b\n</pre>',
            [("1", "a"), ("2", ""), ("3", "\n b\n")],
        ),
        ('<p data-unit="1">a<b data-unit="2">b</b></p>', [("1", "ab")]),
        ('<p data-unit="1">a</p>x<p data-unit="1" data-part="2">b</p>', [("1", "ab")]),
    ],
)
def test_xml_is_read_as_html_is(body, units):
    """The reader of books finds what the reader of pages finds, nested elements and references among it."""
    assert of_xhtml(f"<html>{body}</html>").unit_texts == units
    assert of_html(f"<html>{body.replace('<i/>', '<i></i>').replace('/>', '></p>')}</html>").unit_texts == units


@pytest.fixture(scope="module")
def report(world_edition):
    """The report of the invented world."""
    return world_edition.reports[0].report


@pytest.fixture
def printed(report):
    """Pages that have every unit once on its section's page and once on the page of the whole text."""

    def page(units):
        return "".join(f'<p data-unit="{unit.id}">{unit.text}</p>' for unit in units)

    sections = {f"a-99-1/{section.slug}.html": page(section.units) for section in report.sections}
    return sections | {"a-99-1/full.html": page(report.units)}


def told(report, pages):
    """The problems as code, place, what was found and what was expected."""
    return [(each.code, each.where, each.found, each.expected) for each in compare(report, pages)]


def test_pages_with_the_words_of_the_source_have_no_problem(report, printed):
    """Every unit is where it should be, with its words."""
    assert told(report, printed) == []


def test_a_changed_word_is_told_with_its_place(report, printed):
    """The place is the first character that differs, on each page that has it wrong."""
    printed["a-99-1/i.html"] = printed["a-99-1/i.html"].replace("is recent", "is decent")
    assert told(report, printed) == [
        ("words-differ", "a-99-1/i.html, unit 1, character 81", "'decent.'", "'recent.'"),
    ]


def test_a_missing_end_is_told(report, printed):
    """Words that stop too early differ where they stop."""
    printed["a-99-1/full.html"] = printed["a-99-1/full.html"].replace("It was", "").replace(" was held.", "")
    assert told(report, printed) == [
        ("words-differ", "a-99-1/full.html, unit 6, character 50", "''", "' was held.'"),
    ]


def test_words_that_differ_are_told_as_far_as_a_person_needs_them(report, printed):
    """Sixty characters from the first that differs."""
    printed["a-99-1/i.html"] = printed["a-99-1/i.html"].replace("The Convention on", "A Convention on")
    found, expected = (
        "A Convention on the Rights of the Child applies in harbours.",
        "The Convention on the Rights of the Child applies in harbour",
    )
    assert told(report, printed) == [
        ("words-differ", "a-99-1/i.html, unit 1, character 0", repr(found), repr(expected))
    ]


def test_a_missing_unit_is_told(report, printed):
    """The page lists other units than its section."""
    printed["a-99-1/ii.html"] = ""
    assert told(report, printed) == [("units-differ", "a-99-1/ii.html", "no units", "3")]


def test_a_missing_page_is_told(report, printed):
    """A page that is not there has no units."""
    del printed["a-99-1/iii-detention.html"]
    assert told(report, printed) == [("units-differ", "a-99-1/iii-detention.html", "no units", "6")]


def test_a_page_that_is_not_rendered_is_not_compared(report, printed):
    """The live preview shows few of many."""
    printed["a-99-1/iii-detention.html"] = None
    assert told(report, printed) == []


def test_units_in_another_order_are_told(report, printed):
    """The order of a page is that of the document; its words are not compared then."""
    first, second = printed["a-99-1/summary.html"].split("</p>")[:2]
    printed["a-99-1/summary.html"] = f"{second}</p>{first}x</p>"
    assert told(report, printed) == [
        ("units-differ", "a-99-1/summary.html", "summary-2, summary-1", "summary-1, summary-2")
    ]


def test_a_unit_that_stands_twice_is_told(report, printed):
    """Every unit stands once on a page."""
    printed["a-99-1/ii.html"] *= 2
    assert told(report, printed) == [("units-differ", "a-99-1/ii.html", "3, 3", "3")]


def test_the_remedy_names_what_can_change_words(report):
    """The person who reads it looks at a template, a style or an extension."""
    remedies = {each.remedy for each in compare(report, {})}
    assert remedies == {"A template, a style of Markdown or an extension changes the words: take it away."}
