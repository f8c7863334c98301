"""From text to mentions: what is one, and that offsets, quotes and occurrences are exact."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordance.mentions.annotator import find_mentions
from concordance.model import Text, outermost
from concordance.report import LinkOverride


@pytest.mark.stories("mentions.yml", "text", "mentions")
def test_mentions(text, mentions, mentions_in):
    """The text of a story has the mentions that the story tells, and no other."""
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
def test_every_mention_says_exactly_what_stands_where(found_in, vocabulary, places_of, units):
    """Offsets, quote and occurrence of each mention agree with the text of its unit, its kind with its entry."""
    texts = {key.partition(", ")[0]: words for key, words in units.items()}
    found = found_in(units)
    for mention in found.mentions:
        words = texts[mention.unit]
        assert words[mention.start : mention.end] == mention.quote
        assert mention.occurrence == places_of(words, mention.quote).index(mention.start) + 1
        known = vocabulary.all_entries.get(mention.entry) or found.unrecorded.get(mention.entry)
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


def test_an_editor_links_words_of_a_text_that_is_read_as_it_means(vocabulary):
    """The places of a link in report.yml are those of the text as it stands."""
    texts = [Text("1", "In  Per\u00adu the harbour\u00ad is wet."), Text("2", "Mali")]
    links = [
        LinkOverride("1", 4, 9, "", "name", "not meant"),
        LinkOverride("1", 14, 21, "MEX", "place", "the harbour of Puebla"),
        LinkOverride("2", 0, 4, "PER", "name", "for a test"),
    ]
    found = find_mentions(texts, vocabulary, "", links).mentions
    assert [(m.start, m.end, m.quote, m.entry) for m in found] == [(14, 21, "harbour", "MEX"), (0, 4, "Mali", "PER")]


def test_an_editor_forbids_the_link_of_a_number_in_a_list(vocabulary):
    """The others of the list keep theirs."""
    words = "Recalling Human Rights Council resolutions 7/23, 10/4 and 10/5."
    at = words.index("10/4")
    links = [LinkOverride("1", at, at + len("10/4"), "", "name", "not meant")]
    found = find_mentions([Text("1", words)], vocabulary, "", links).mentions
    assert [mention.entry for mention in found] == ["a-hrc-res-7-23", "a-hrc-res-10-5"]
