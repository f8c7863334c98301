"""Notes of typed documents, with a stroke behind their number."""

import pytest
from printed import Text, page, paragraphs

from concordance.drafting.printed import draft_printed
from concordance.intake.document import Block
from concordance.intake.proof import differences
from concordance.intake.reading import read
from concordance.intake.typed_notes import with_typed_notes


def blocks(*texts):
    """Paragraphs, and a heading."""
    return [Block("heading", "I. RAIN", 1, 36), *(Block("paragraph", text, 1) for text in texts)]


def test_notes_and_their_marks_are_written_as_others_are():
    """A mark may stand twice; the line above the first note is a heading."""
    found = with_typed_notes(
        blocks("It rains. 1/", "It pours, 2/ as is known, 1/ in A/48/3.", "Notes", "1/ A/1.", "2/ A/2.")
    )
    assert [(each.kind, each.text) for each in found] == [
        ("heading", "I. RAIN"),
        ("paragraph", "It rains.[1]"),
        ("paragraph", "It pours,[2] as is known,[1] in A/48/3."),
        ("heading", "Notes"),
        ("note", "[1]A/1."),
        ("note", "[2]A/2."),
    ]
    assert found[3].rank == 36


@pytest.mark.parametrize(
    "texts",
    [
        ("It rains. 1/", "It pours."),
        ("It rains.", "1/ A/1."),
        ("It rains. 1/", "It pours. 2/", "1/ A/1."),
        ("It rains. 1/", "2/ A/2."),
        ("It rains in 3/4 of the towns.",),
    ],
    ids=["no note", "no mark", "a note is missing", "another number", "a fraction"],
)
def test_what_does_not_fit_is_left_as_it_is(texts):
    """It is asked about as other paragraphs without a number are."""
    assert with_typed_notes(blocks(*texts)) == blocks(*texts)


def test_notes_without_a_heading_are_notes():
    """As at the foot of a page."""
    found = with_typed_notes(blocks("It rains. 1/", "1/ A/1."))
    assert [each.kind for each in found] == ["heading", "paragraph", "note"]


def test_the_build_reads_typed_notes():
    """And the words are those of the page."""
    head = [Text(60, 740, "A/49/1"), Text(60, 700, "3 May 1994"), Text(220, 580, "RAIN")]
    text = paragraphs("I.  RAIN", "1.  |It rains in the towns of the north, and it pours. 1/", "Notes", "1/  A/48/3.")
    pages = [page(*head), page(*text, number=2)]
    document = read(pages)
    draft = draft_printed(document)
    assert list(differences(pages, document)) == []
    assert draft.problems == ()
    units = [(unit.id, unit.text) for section in draft.report.sections for unit in section.units]
    assert units == [("1", "It rains in the towns of the north, and it pours."), ("fn-1", "A/48/3.")]
