"""Where words stand in a text, and which time."""

from hypothesis import assume, example, given
from hypothesis import strategies as st

from concordance.quoting import occurrence


@given(st.text("aé \N{COMBINING ACUTE ACCENT}.", min_size=1, max_size=10), st.integers(0, 9), st.integers(1, 4))
@example("Peru, Peruvian, Peru", 16, 4)
@example("convention Convention", 11, 10)
@example("aa a a", 3, 3)
@example("a...", 2, 2)
def test_an_occurrence_counts_whole_words_from_one(places_of, words, start, length):
    """The occurrence is the number of places up to there where the quote stands as a whole word."""
    quote = words[start : start + length]
    assume(quote and start in places_of(words, quote))
    assert occurrence(words, quote, start) == places_of(words, quote).index(start) + 1
