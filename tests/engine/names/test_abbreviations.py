"""Which words an abbreviation stands for."""

import pytest

from concordance.names.abbreviations import is_blend, long_form


@pytest.mark.parametrize(
    ("words", "abbreviation", "stands_for"),
    [
        ("the Danish Refugee Council", "DRC", "Danish Refugee Council"),
        (
            "the Southern Initiative in Debt and Reserves Management",
            "SIDREM",
            "Southern Initiative in Debt and Reserves",
        ),
        ("of national human rights institutions", "NHRIs", "national human rights institutions"),
        ("the Ministry of Snow and Sun", "MSS", "Ministry of Snow and Sun"),
        ("the United Sports Association", "USA", "United Sports Association"),
        ("it met the mission in force", "IOM", ""),
        ("the Snow Council", "GBC", ""),
        ("the goat called Benjamin of Cork", "GBD", ""),
        ("", "GBC", ""),
    ],
)
def test_long_forms(words, abbreviation, stands_for):
    """The words begin where the first sign of the abbreviation does, or there are none."""
    start = long_form(words, len(words), abbreviation)
    assert words[start:].startswith(stands_for) if stands_for else start == -1, words[start:]


def test_words_far_before_are_none():
    """An abbreviation stands for few words: twice as many as its signs, or five more."""
    words = f"Goat {'snow ' * 9}Council"
    assert long_form(words, len(words), "GC") == -1


@pytest.mark.parametrize(
    ("words", "blend", "is_one"),
    [
        ("Andean Wool-Import Bank", "Andwimbank", True),
        ("Goat Inquiry and Snow Service", "GoatInSnow", True),
        ("Andean Wool Bank", "Andean", False),  # one word only
        ("The Andean Wool Bank", "Andwool", False),  # the first word is none of it
        ("Andean Wool Bank", "Andwoo2", False),
        ("Andean Wool Bank", "Anw", False),  # too short
        ("Andean Wool Bank", "Anwolbank", False),
    ],
)
def test_blends(words, blend, is_one):
    """A blend is made of the beginnings of two words or more, the first of them among these."""
    assert is_blend(words, blend) == is_one
