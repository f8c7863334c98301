"""What stands within a form: mentions, what is only named, the treaty to which the rest is attached."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordance.model import Form
from concordance.names.nesting import Nesting, Within, inside
from concordance.text import is_word

# Few letters, so that forms meet and overlap.
LETTERS = st.sampled_from("aAé\N{COMBINING ACUTE ACCENT}漢1'\"(-) .")
WORDS = st.text(LETTERS, min_size=1, max_size=4)


@pytest.mark.stories("nesting.yml", "text", "mentions")
def test_nesting(text, mentions, mentions_in):
    """The mentions inside a story's mentions are those that the story tells."""
    assert mentions_in(text) == mentions


@given(st.lists(WORDS, max_size=6), st.text(LETTERS, min_size=1, max_size=14))
def test_inside_a_form_every_whole_form_is_found(known, words):
    """All whole forms in a text are told, overlapping ones too, the longest first, but the text itself is not."""
    forms = {form: (Form(form, f"no. {at}", "instrument", "name"),) for at, form in enumerate([*known, words])}
    spans = [(start, end) for start in range(len(words)) for end in range(start + 1, len(words) + 1)]
    expected = {
        (start, end)
        for start, end in spans
        if words[start:end] in forms and is_whole(words, start, end) and (start, end) != (0, len(words))
    }
    found = [(start, end) for start, end, _ in inside(words, forms)]
    assert set(found) == expected
    assert [start - end for start, end in found] == sorted(start - end for start, end in found)


def is_whole(words, start, end):
    """Whether the span neither begins nor ends within a word."""
    before, after = words[:start][-1:], words[end:][:1]
    cut_before = before and is_word(before) and is_word(words[start])
    cut_after = after and is_word(after) and is_word(words[end - 1])
    return not (cut_before or cut_after)


def test_words_that_are_no_form_have_nothing_within(vocabulary):
    """A name that only the report gives is not looked into."""
    assert vocabulary.nesting["Peru and Chile"] == Within()


def test_what_stands_within_a_name_is_told_apart_from_another_wording_of_the_same_words():
    """A wording has the treaty in it as a mention, a name has not, whichever was asked for first."""
    treaty = Form("Wool Treaty", "wool-treaty", "instrument", "name")
    protocol = Form("Protocol to the Wool Treaty", "wool-protocol", "instrument", "name")
    nesting = Nesting({form.text: (form,) for form in (treaty, protocol)})
    wording = Form(protocol.text, "wool-protocol", "instrument", "variant")
    assert nesting.within(wording).nested == ((len("Protocol to the "), len(protocol.text), treaty),)
    assert not nesting[protocol.text].nested
    assert nesting.within(wording).nested
