"""The points of the compass: what counts as one, with capitals and without."""

import re

import pytest

from concordance.names.directions import COMPASS, COMPASS_IN_TEXT, DIRECTIONS

WORDS = "North South East West Northern Southern Eastern Western".split()
TWO = "North-East North-east Northeast Southwest South-Western Southeastern North-western".split()
NONE = "Central Nort Northen East-North Eastwest northern-ern".split()


@pytest.mark.parametrize("word", WORDS + TWO)
def test_a_direction_in_a_name(word):
    """One point or two, with a hyphen or without; in small letters it is one of a sentence."""
    assert re.fullmatch(COMPASS, word)
    assert re.fullmatch(COMPASS_IN_TEXT, word.lower())
    assert not re.fullmatch(COMPASS, word.lower())
    assert not re.fullmatch(COMPASS_IN_TEXT, word)


@pytest.mark.parametrize("word", NONE)
def test_no_direction(word):
    """Neither what is no point of the compass nor two that make none."""
    assert not re.fullmatch(COMPASS, word)
    assert not re.fullmatch(COMPASS_IN_TEXT, word.lower())


def test_the_words_are_the_four_directions():
    """As nouns and as adjectives."""
    assert set(WORDS) == DIRECTIONS
