"""From text to mentions: what is one, and that offsets, quotes and occurrences are exact."""

import itertools

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from concordance.annotation import occurrence
from concordance.model import outermost
from concordance.names import is_word


@pytest.mark.stories("mentions.yml", "text", "mentions")
def test_mentions(text, mentions, mentions_in):
    """The text of a story has the mentions that the story tells, and no other."""
    assert mentions_in(text) == mentions


@pytest.mark.stories("definitions.yml", "text", "mentions")
def test_definitions(text, mentions, mentions_in):
    """The names that a story's text defines mean what the story tells."""
    assert mentions_in(text) == mentions


@st.composite
def sentences(draw):
    """Words of the invented world in any order: names, what they hold, what points back to them."""
    words = (
        "Peru|Peruvian|Peruvian Ombudsman|Ombudsman (Defensor del Pueblo) of Peru|Supreme Court|Guinea|Guinea-Bissau"
        "|the Convention|Convention on the Rights of the Child|Steering Committee for the Ratification of the"
        "|Trafficking Protocol|Smuggling Protocol|two Protocols|these documents|supplementing the United Nations"
        "|United Nations Convention against Transnational Organized Crime|General Assembly|General Assembly resolution"
        "|98/7|A/57/387|and Corr.1|CEDAW|(CEDAW)|Committee on the Elimination of Discrimination against Women"
        "|Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire"
    )
    return " ".join(draw(st.lists(st.sampled_from(words.split("|")), max_size=12)))


@given(st.dictionaries(st.sampled_from(["1, A", "2, A", "3, B", "4, B"]), sentences()))
def test_every_mention_says_exactly_what_stands_where(found_in, vocabulary, units):
    """Offsets, quote and occurrence of each mention agree with the text of its unit, its kind with its entry."""
    texts = {key.partition(", ")[0]: words for key, words in units.items()}
    for mention in found_in(units).mentions:
        words = texts[mention.unit]
        assert words[mention.start : mention.end] == mention.quote
        assert mention.occurrence == count_up_to(words, mention.quote, mention.start)
        known = vocabulary.entries.get(mention.entry)
        assert mention.kind == (known.kind if known else "document")


@given(sentences())
def test_mentions_lie_side_by_side_or_one_inside_the_other(found_in, text):
    """No mention crosses another, two never share a span, and those that are linked never overlap."""
    mentions = found_in(text).mentions
    assert len({(mention.start, mention.end) for mention in mentions}) == len(mentions)
    for one in mentions:
        for other in mentions:
            apart = one.end <= other.start or other.end <= one.start
            nested = (one.start - other.start) * (one.end - other.end) <= 0
            assert apart or nested
    linked = outermost(mentions)
    assert all(one.end <= other.start for one, other in itertools.pairwise(linked))


@given(sentences())
def test_mentions_come_in_reading_order(found_in, text):
    """A mention comes after those that begin before it, and after the one that holds it."""
    places = [(mention.start, -mention.end) for mention in found_in(text).mentions]
    assert places == sorted(places)


def count_up_to(words, quote, start):
    """The number of places up to `start` where the quote stands as a whole word."""
    return sum(is_whole(words, quote, at) for at in range(start + 1))


def is_whole(words, quote, at):
    """Whether the quote stands there, cutting no word."""
    past = at + len(quote)
    cut_before = at > 0 and is_word(words[at - 1]) and is_word(quote[0])
    cut_after = past < len(words) and is_word(words[past]) and is_word(quote[-1])
    return words.startswith(quote, at) and not cut_before and not cut_after


@given(st.text("aé \N{COMBINING ACUTE ACCENT}.", min_size=1, max_size=10), st.integers(0, 9), st.integers(1, 4))
@example("Peru, Peruvian, Peru", 16, 4)
@example("convention Convention", 11, 10)
@example("aa a a", 3, 3)
@example("a...", 2, 2)
def test_an_occurrence_counts_whole_words_from_one(words, start, length):
    """The occurrence is the number of places up to there where the quote stands as a whole word."""
    quote = words[start : start + length]
    assume(quote and is_whole(words, quote, start))
    assert occurrence(words, quote, start) == count_up_to(words, quote, start)
