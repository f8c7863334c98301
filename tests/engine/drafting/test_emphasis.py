"""The italics of a document, as the rows of emphasis.csv."""

from dataclasses import replace

import pytest
from printed import Text, page, paragraphs

from concordance.drafting.emphasis import emphasis_of
from concordance.drafting.printed import draft_printed
from concordance.intake.document import Block, Document
from concordance.intake.reading import read
from concordance.source.emphasis import emphasised

FIRST = page(Text(60, 740, "A/99/1"), Text(60, 700, "3 May 2033"), Text(123, 600, "The rain", 14, bold=True))
FOOT = Text(100, 140, "_" * 18, 8)


def drafted(*lines, **changes):
    """The draft for a page with these lines."""
    document = read([FIRST, page(Text(90, 640, "I. Rain", 14, bold=True), *lines, number=2)])
    return draft_printed(replace(document, **changes))


def rows(*lines, **changes):
    """The rows of the table for a page with these lines; the build reads them."""
    draft = drafted(*lines, **changes)
    if not draft.emphasis:
        return []
    report = emphasised(draft.report, draft.emphasis, "emphasis.csv")
    assert sum(len(unit.emphasis) for unit in report.units) == draft.emphasis.count("\n") - 1
    return draft.emphasis.split("\n")[1:-1]


def test_italics_are_rows_by_unit_words_and_occurrence():
    """Of paragraphs, items and notes; marks of notes are no words, and a further line belongs to its paragraph."""
    lines = paragraphs(
        "1. |All rain^1^ is, in ~all^2^ towns~ and all\nhills, ~all~ rain:", "(a) |~Rain~, and snow;", "Further ~hail~."
    )
    notes = (FOOT, Text(114, 126, "^1^ ~Ibid~., p. 2.", 8.5), Text(114, 112, "^2^ See ~Rain, Snow~.", 8.5))
    assert rows(*lines, *notes) == [
        "1,all towns,1",
        "1,all,3",
        "1(a),Rain,1",
        "1(a),hail,1",
        "fn-1,Ibid,1",
        'fn-2,"Rain, Snow",1',
    ]


def test_without_italics_there_is_no_table():
    """Nor for headings, whose print tells their level, nor for parts of words."""
    sloped = Text(123, 560, "Rain in the towns", italic=True)
    assert rows(sloped, *paragraphs("1. |It rains, ~over~all, in the towns of the north.", top=540)) == []


def test_the_number_of_a_paragraph_is_no_part_of_it():
    """Unless the words are a further line, which keeps its number."""
    assert rows(*paragraphs("1. |It rains:", "~12 August~ and all days since then.")) == ["1,12 August,1"]
    assert rows(*paragraphs("~1.~ |~It~ rains all day in the north.")) == ["1,It,1"]


def test_a_document_in_italics_has_none():
    """It is its usual print."""
    assert rows(*paragraphs("1. |~It rains all day in the north~ of the hills.")) == []


def test_pages_that_are_pictures_tell_nothing():
    """What their words are printed like was guessed."""
    lines = paragraphs("1. |It rains ~all~ day.")
    assert rows(*lines) == ["1,all,1"]
    assert rows(*lines, pictures=(2,)) == []


@pytest.mark.parametrize(("kind", "lost"), [("paragraph", True), ("note", True), ("star", False)])
def test_italics_that_are_in_no_unit_as_printed_are_asked(kind, lost):
    """Except for those of a note of the first page, which is no unit."""
    words = {"paragraph": "It <rains> all day.", "note": "[7]All <rain>.", "star": "*All <rain>."}[kind]
    start = words.index("<")
    odd = Block("note" if kind == "star" else kind, words, 1, sloped=((start, start + 5),))
    head = (Block("masthead", "A/99/1", 1), Block("masthead", "3 May 2033", 1), Block("masthead", "The rain", 1))
    units = [Block("paragraph", f"{number}. It pours in the hills.", 1) for number in range(1, 3)]
    document = Document((*head, Block("heading", "I. Rain", 1, 2), *units), "The rain", "", (), 1, 10)
    made = emphasis_of(document, [*units, odd], draft_printed(document).report)
    assert made.table == ""
    assert made.lost == (((1, words[start : start + 5]),) if lost else ())
