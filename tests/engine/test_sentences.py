"""The sentence in which words stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordance.sentences import Sentences, beginning


@pytest.mark.stories("sentences.yml", "text", "words", "sentence")
def test_sentences(text, words, sentence):
    """The words of a story stand in the sentence of the story."""
    first, last = Sentences(text).around(text.index(words), text.index(words) + len(words))
    assert text[first:last] == sentence


@given(st.text("aB. ?!\"'()U.S", max_size=40), st.integers(0, 39), st.integers(1, 10))
def test_a_sentence_holds_its_words(text, start, length):
    """Wherever sentences are thought to end, the words asked for are in theirs, which begins with no space."""
    end = min(start + length, len(text))
    if start < end and text[start] != " ":
        first, last = Sentences(text).around(start, end)
        assert first <= start < end <= last
        assert text[first] != " "


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("One. Two. Three.", "One. Two."),
        ("Only one sentence here.", "Only one sentence here."),
        ("No. 3 is no sentence. Second. Third.", "No. 3 is no sentence. Second."),
    ],
)
def test_the_beginning_is_so_many_sentences(text, begins):
    """The beginning of a text ends with its second sentence, or with the text."""
    assert beginning(text, 2) == begins
    assert text.startswith(beginning(text, 1))
    assert beginning(text, 9) == text
