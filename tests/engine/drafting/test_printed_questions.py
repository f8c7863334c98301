"""What a person must decide of a drafted report: what a document itself leads to is told in test_printed.py."""

from typing import get_args

import pytest

from concordance.drafting.printed import draft_printed
from concordance.drafting.printed_questions import lost_italics
from concordance.intake.document import Block, Cause, Document, Doubt, PrintCause


def test_each_doubt_of_print_is_one_question():
    """With its places; so are a year alone, numbers that go back and pages that are pictures."""
    blocks = [
        Block("heading", "I. Rain", 2, 2), Block("paragraph", "1. It rains in the hills.", 2),
        Block("heading", "Report", 2, 23), Block("paragraph", "1. It met.", 2), Block("paragraph", "2. It closed.", 2),
        Block("paragraph", "2. It pours.", 3),
    ]  # fmt: skip
    found = (Doubt("inside", 2, "It rains"), Doubt("inside", 3, "It pours"), Doubt("end", 3, "It pours"))
    head = (Block("masthead", "A/99/1", 1), Block("masthead", "2033", 1))
    document = Document((*head, *blocks), "Rain", "", (), 3, 10, doubts=found, pictures=(2,))
    draft = draft_printed(document)
    assert [(question.what, len(question.places)) for question in draft.questions] == [
        ("Dates without a day", 1),
        ("Numbers that go back without a heading", 1),
        ("Lines that end early inside a paragraph", 2),
        ("The last paragraph ends without a full stop", 1),
        ("Pages that are pictures", 1),
    ]


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("cause", "counted"),
    [*((cause, "page") for cause in get_args(PrintCause)), *((cause, "paragraph") for cause in get_args(Cause))],
)
def test_a_doubt_is_asked_once(cause, counted):
    """Of print and of Word files alike: no cause of one is a cause of the other."""
    blocks = (
        Block("masthead", "A/99/1", 1),
        Block("masthead", "3 May 2033", 1),
        Block("paragraph", "It rains by the sea.", 1),
    )
    document = Document(blocks, "Rain", "", (), 1, 10, counted, doubts=(Doubt(cause, 1, "rains"),))
    assert len(draft_printed(document).questions) == 1


def test_italics_without_a_place_are_one_question():
    """By page and words; none if there are none."""
    document = Document((), "Rain", "", (), 1, 10)
    assert [str(each) for each in lost_italics(document, [(2, "inter alia"), (3, "Ibid")])] == [
        (
            "Italics whose place is not known (2): page 2, 'inter alia'; page 3, 'Ibid'. Assumed: upright. Add a row "
            "for each to emphasis.csv."
        )
    ]
    assert list(lost_italics(document, [])) == []
