"""Words that are written from right to left."""

import pytest
from printed import Text, page

from concordance.intake.direction import check_direction
from concordance.intake.reading import read
from concordance.problems import InputError

ARABIC = "\u0645\u0637\u0631 \u0641\u064a"


def test_a_document_that_is_written_from_right_to_left_is_refused():
    """What little is written otherwise in it changes nothing; pages without letters have no direction."""
    with pytest.raises(InputError, match="pdf-right-to-left"):
        check_direction([page(Text(60, 700, "A/1")), page(Text(60, 700, ARABIC))], "a.pdf")
    check_direction([page(Text(60, 700, f"It rains, {ARABIC}"))], "a.pdf")
    check_direction([page(Text(60, 700, "1"))], "a.pdf")


def test_such_words_in_another_document_are_told():
    """The first of each paragraph."""
    document = read([page(number=1), page(Text(123, 560, f"It rains: {ARABIC}, {ARABIC}."), number=2)])
    assert [(each.cause, each.page, each.words) for each in document.doubts] == [("leftward", 2, ARABIC)]
