"""Notes of typed documents, with a stroke behind their number."""

import pytest
from printed import Text, page, paragraphs

from concordance.drafting.printed import draft_printed
from concordance.intake.document import Block, Place
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


@pytest.mark.parametrize("form", ["[{n}] A/98/{n}.", "{n}. A/98/{n}."])
@pytest.mark.parametrize("kind", ["heading", "paragraph"])
def test_a_list_under_notes_with_marks_in_the_text_is_notes(form, kind):
    """Their numbers are raised or not; the places of pages and of italics move with them."""
    listed = [Block("paragraph", form.format(n=n), 2, 0, (Place(3, 9),), sloped=((3, 7),)) for n in (1, 2)]
    found = with_typed_notes([*blocks("It rains.[1]", "It pours.[2][1]"), Block(kind, "Notes", 2, 36), *listed])
    assert [(each.kind, each.text) for each in found[3:]] == [
        ("heading", "Notes"), ("note", "[1] A/98/1."), ("note", "[2] A/98/2."),
    ]  # fmt: skip
    by = len("[1] A/98/1.") - len(form.format(n=1))
    assert (found[4].breaks, found[4].sloped) == ((Place(3, 9 + by),), ((3 + by, 7 + by),))


@pytest.mark.parametrize(
    "texts",
    [
        ("It rains.[1]", "Notes", "[2] A/1."),
        ("It rains.", "Notes", "[1] A/1."),
        ("It rains.[1]", "Notes", "[1] A/1.", "It pours."),
        ("It rains.[1]", "[1] A/1."),
    ],
    ids=["another number", "no mark", "words follow", "no heading"],
)
def test_a_list_that_does_not_fit_is_left_as_it_is(texts):
    """So it is beside notes of another kind."""
    assert with_typed_notes(blocks(*texts)) == blocks(*texts)
    noted = [*blocks("It rains.[1]", "Notes", "[1] A/1."), Block("note", "[1] A/2.", 1)]
    assert with_typed_notes(noted) == noted


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


def test_typed_notes_at_the_foot_of_pages_count_by_page():
    """Under a line of dashes; the text goes on over them, and each mark leads to the note of its page."""
    head = [Text(60, 740, "A/49/1"), Text(60, 700, "3 May 1994"), Text(220, 580, "RAIN")]
    foot = [Text(123, 120, "-" * 10), Text(123, 105, "1/  |A/48/3."), Text(123, 93, "2/  |A/48/4, which says that it")]
    foot += [Text(123, 81, "pours.")]
    text = paragraphs("I.  RAIN", "1.  |It rains in the towns, 1/ and pours 2/ in the", top=640)
    more = paragraphs("hills 1/ of the north.", top=700)
    last = [Text(123, 120, "-" * 10), Text(123, 105, "1/  |A/48/5.")]
    pages = [page(*head), page(*text, *foot, number=2), page(*more, *last, number=3)]
    document = read(pages)
    assert list(differences(pages, document)) == []
    draft = draft_printed(document)
    assert draft.problems == ()
    assert [(unit.id, unit.text) for unit in draft.report.units] == [
        ("1", "It rains in the towns, and pours in the hills of the north."),
        ("page-2-fn-1", "A/48/3."),
        ("page-2-fn-2", "A/48/4, which says that it pours."),
        ("page-3-fn-1", "A/48/5."),
    ]
    assert [mark.anchor for mark in draft.report.units_by_id["1"].notes] == [
        "page-2-fn-1",
        "page-2-fn-2",
        "page-3-fn-1",
    ]
