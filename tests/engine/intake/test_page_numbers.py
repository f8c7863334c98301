"""The numbers on pages tell which page is missing, stands twice or is out of its turn."""

import pytest
from printed import Text, page, paragraphs

from concordance.intake.reading import read

LONG = "It has rained in the towns of the north since the beginning of the year, as is well"


def document(*feet):
    """A document of pages with these feet; the first page of all has none."""
    first = page(*paragraphs(LONG))
    further = (
        page(*paragraphs(f"It rains in place {at}."), Text(60, 60, foot), number=at) for at, foot in enumerate(feet, 2)
    )
    return read([first, *further])


def told(*feet):
    """The pages that the numbers make doubtful, with what is said of them."""
    return [(doubt.page, doubt.words) for doubt in document(*feet).doubts if doubt.cause == "turn"]


@pytest.mark.parametrize(
    ("feet", "doubts"),
    [
        (["2/4", "3/4", "4/4"], []),
        (["2", "3", "4", "5"], []),
        (["2/5", "4/5", "5/5"], [(3, "4 behind 2")]),
        (["2/4", "3/4", "3/4", "4/4"], [(4, "3 behind 3")]),
        (["3/4", "2/4", "4/4"], [(3, "2 behind 3"), (4, "4 behind 2"), (2, "3 of 4 is the first")]),
        (["3/4", "4/4"], [(2, "3 of 4 is the first")]),
        (["2/5", "3/5"], [(3, "3 of 5 is the last")]),
        (["2", "3", "5", "6"], [(4, "5 behind 3")]),
        (["- 2 -", "- 3 -", "- 4 -", "- 4 -"], [(5, "4 behind 4")]),
        (["2/3", "3/3", "Rain"], []),
        (["2/3", "3/3", "1/2", "2/2"], []),
        (["1999", "2004", "2033"], []),
        (["Rain", "Snow"], []),
    ],
    ids=[
        "whole", "without a total", "one missing", "one twice", "two changed", "the second missing", "the end missing",
        "one missing, without a total", "typed", "a last page without", "counted anew", "years", "none",
    ],
)  # fmt: skip
def test_a_page_that_is_missing_or_out_of_its_turn_is_told(feet, doubts):
    """By the numbers before and behind it; numbers that do not follow each other are none of pages."""
    assert told(*feet) == doubts


def test_pages_of_a_part_are_numbered_as_they_are_printed():
    """As many as stand before the first are counted, and have none."""
    assert document("Rain", "1/3", "2/3", "3/3").numbers == (0, 0, 1, 2, 3)
