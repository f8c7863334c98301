"""Finding forms: whole words, leftmost and longest, whatever the letters."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from concordance.names.matcher import Matcher, plain
from concordance.text import is_word

# Few letters, so that forms meet and overlap; of one to four bytes, with marks, quotation marks, brackets and spaces.
LETTERS = st.sampled_from("aAbÀé\N{COMBINING ACUTE ACCENT}ñж漢\N{MATHEMATICAL BOLD SMALL X}1'\u2019\u201c\"(-) \u00a0.")
TEXTS = st.text(LETTERS, max_size=14)
FORMS = st.lists(st.text(LETTERS, min_size=1, max_size=4), max_size=6)


@pytest.mark.stories("names.yml", "forms", "text", "found")
def test_names(forms, text, found):
    """The forms of a story are found in its text where the story says."""
    assert [f"{form} at {start}" for start, _, form in Matcher(forms).find(text)] == found


def by_trying_all(forms, text):
    """What the finder promises, done without it: at each place the longest form that is whole."""
    words, known, found, at = plain(text), {plain(form) for form in forms}, [], 0
    while at < len(words):
        here = [form for form in known if words.startswith(form, at) and is_whole(words, at, at + len(form))]
        longest = max(here, key=len, default="")
        if longest:
            found.append((at, at + len(longest), longest))
        at += len(longest) or 1
    return found


def is_whole(words, start, end):
    """Whether the span neither begins nor ends within a word."""
    before, after = words[:start][-1:], words[end:][:1]
    cut_before = before and is_word(before) and is_word(words[start])
    cut_after = after and is_word(after) and is_word(words[end - 1])
    return not (cut_before or cut_after)


@given(FORMS, TEXTS)
@example(["a b", "b c d", "c"], "xa b c d c")
def test_the_finder_finds_what_trying_all_forms_everywhere_finds(forms, text):
    """On any forms and any text, the fast search and the plain one agree."""
    found = [(start, end, plain(form)) for start, end, form in Matcher(forms).find(text)]
    assert found == by_trying_all(forms, text)


@given(FORMS, st.lists(TEXTS | st.just("\n\0\n"), max_size=4))
def test_texts_are_searched_together_as_one_by_one(forms, texts):
    """No form reaches from one text into the next, and every place counts from its own text's beginning."""
    finder = Matcher(forms)
    assert finder.find_all(texts) == [finder.find(text) for text in texts]


@given(st.text())
def test_plain_text_has_the_same_length(text):
    """One character stands for one, so that offsets stay."""
    assert len(plain(text)) == len(text)


def test_an_empty_form_is_refused():
    """A form without words would be found everywhere."""
    with pytest.raises(ValueError, match="an empty form"):
        Matcher(["Peru", ""])


@pytest.mark.parametrize(("char", "word"), [("a", True), ("é", True), ("7", True), ("\u0301", True), ("-", False)])
def test_letters_digits_and_marks_make_words(char, word):
    """A hyphen, an apostrophe or a space does not."""
    assert is_word(char) is word
