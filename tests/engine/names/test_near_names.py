"""Wordings that are nearly a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordance.model import Form
from concordance.names.near_names import NearNames


@pytest.mark.stories("wordings.yml", "text", "mentions")
def test_wordings(text, mentions, mentions_in):
    """What is nearly a name is a variant of it; what is not is no mention."""
    assert mentions_in(text) == mentions


def near_names_of(*names):
    """The wordings of instruments with these names, each an entry of its own."""
    return NearNames({name: (Form(name, f"no. {at}", "instrument", "name"),) for at, name in enumerate(names)})


LONG = "Convention on the Safety of Ships and Harbours in Times of Storm"


def test_a_long_name_may_lack_a_word_but_not_one_that_tells():
    """One word of five or more, where nothing else has the words that are left."""
    found = near_names_of(LONG).find("Convention on the Safety of Ships in Times of Storm", 0, 0)
    assert found.form.entry == "no. 0"
    european = f"European {LONG}"
    assert near_names_of(european).find(LONG, 0, 0) is None
    other = "Convention on the Safety of Ships and Boats in Times of Storm"
    assert near_names_of(LONG, other).find("Convention on the Safety of Ships in Times of Storm", 0, 0) is None


def test_a_name_is_no_longer_than_names_are():
    """A hundred words are no name, whatever they are."""
    assert near_names_of("Convention" + " on Ships" * 100).find("Convention" + " on Ships" * 100, 0, 0) is None


def test_nothing_is_near_to_the_name_of_a_document():
    """What is no instrument, body or process has no head noun."""
    form = Form("Agenda for Change", "a-57-387", "document", "name")
    assert near_names_of(LONG).extend("Agenda for Change for all", (0, 17), form, 0) is None


@given(
    st.lists(
        st.sampled_from("of on the and , ' \u2019 - Convention Ships Storms European ( ) 1951 on".split()), max_size=12
    )
)
def test_a_wording_stands_in_the_text(words):
    """Whatever the text, a wording begins before its head noun, ends behind it, and cuts no word."""
    text = f"Convention {' '.join(words)}"
    found = near_names_of("Convention on Ships Storms", LONG).find(text, 0, 0)
    if found:
        assert found.start == 0 < found.end <= len(text)
        assert not text[found.end : found.end + 1].isalnum()
