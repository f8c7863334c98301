"""Where words stand in a text, and which time."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from concordance.text import Occurrences, is_word, slug_of, without_marks, word_span


@pytest.mark.stories("signs.yml", "sign", "part")
def test_which_signs_are_part_of_a_word(sign, part):
    """Letters, figures and what stands on them, of any script."""
    assert is_word(sign) == (part == "yes")


@given(st.text("aé \N{COMBINING ACUTE ACCENT}.", min_size=1, max_size=10), st.integers(0, 9), st.integers(1, 4))
@example("Peru, Peruvian, Peru", 16, 4)
@example("convention Convention", 11, 10)
@example("aa a a", 3, 3)
@example("a...", 2, 2)
def test_an_occurrence_counts_whole_words_from_one(places_of, words, start, length):
    """The occurrence is the number of places up to there where the quote stands as a whole word."""
    quote = words[start : start + length]
    assume(quote and start in places_of(words, quote))
    occurrence = places_of(words, quote).index(start) + 1
    assert Occurrences(words).number(quote, start) == occurrence
    assert word_span(quote, words, occurrence) == (start, start + len(quote))
    assert word_span(quote, words, len(places_of(words, quote)) + 1) is None


class Counted(str):
    """A text that counts how often it is searched."""

    __slots__ = ("searches",)

    def find(self, *args):
        """Count, and find."""
        self.searches = getattr(self, "searches", 0) + 1
        return super().find(*args)


def test_a_quote_is_looked_for_once_however_often_it_is_asked_about():
    """A unit with thousands of mentions of one State takes no longer for each of them than for the first."""
    text = Counted("Peru " * 1000)
    occurrences = Occurrences(text)
    assert [occurrences.number("Peru", 5 * nth) for nth in range(1000)] == list(range(1, 1001))
    assert text.searches == 1001


@given(st.text())
def test_a_slug_is_made_of_lower_case_words(words):
    """Whatever a heading says, its address holds letters and digits joined by single hyphens."""
    parts = slug_of(words).split("-")
    assert all(part.isascii() and part.isalnum() and part == part.lower() for part in parts) or parts == [""]


def test_accents_are_taken_off_a_slug():
    """Addresses are plain letters."""
    assert slug_of("Détention / Expulsion: Ünsere Ñandú") == "detention-expulsion-unsere-nandu"


@pytest.mark.parametrize(
    ("words", "plain"), [("Petit-Goâve", "Petit-Goave"), ("Peru", "Peru"), ("Bogot\u0301a", "Bogota"), ("ﬁve", "five")]
)
def test_marks_are_taken_off_letters(words, plain):
    """Those that belong to a letter, and those that stand behind it as a sign of their own."""
    assert without_marks(words) == plain
