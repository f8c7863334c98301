"""Two texts side by side: which words only one of them has, and nothing lost of either."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordance.edition.restatements import WORD
from concordance.site.side_by_side import side_by_side

TEXTS = st.lists(st.sampled_from([*"abc", ", ", ". ", " "]), max_size=14).map("".join)


@pytest.mark.stories("side_by_side.yml", "one", "other", "first", "second")
def test_side_by_side(one, other, first, second):
    """What a reader sees marked in each."""
    found = side_by_side(one, other)
    assert [[words for words, own in pieces if own] for pieces in found] == [first, second]


@given(TEXTS, TEXTS)
def test_no_letter_is_lost(one, other):
    """The pieces of each text are the text; two of one sort do not follow each other."""
    for text, pieces in zip((one, other), side_by_side(one, other), strict=True):
        assert "".join(words for words, _ in pieces) == text
        assert all(words for words, _ in pieces)
        assert all(before[1] != after[1] for before, after in pairwise(pieces))


@given(TEXTS, TEXTS)
def test_what_is_not_marked_stands_in_both(one, other):
    """The same words in the same order, whatever stands between them."""
    first, second = (
        [word for words, own in pieces if not own for word in WORD.findall(words)]
        for pieces in side_by_side(one, other)
    )
    assert first == second
