"""Forgiving reading: what is read, and where it stands in the text as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordance.names.folding import fold, needs_folding


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Co\u0302te d\u02bcIvoire", "Côte d'Ivoire"),
        ("Niger\u00adia and\u200b \ufeffMali", "Nigeria and Mali"),
        ("Paci\ufb01c  Islands\u00a0Forum", "Pacific Islands Forum"),
        ("x\u0323\u0303", "x\u0323\u0303"),
        ("\u0301a", "\u0301a"),
        ("\u00ad", ""),
    ],
)
def test_signs_are_read_as_what_they_mean(text, words):
    """Accents, invisible signs, ligatures, spaces, apostrophes."""
    assert needs_folding(text)
    assert fold(text).words == words


def test_a_plain_text_needs_no_folding():
    """Accents on their letters and curly quotation marks are plain enough."""
    assert not needs_folding("Côte d\u2019Ivoire\nand Türkiye\u2014both")


def test_an_empty_text_stays_empty():
    """It has no character to be anywhere."""
    assert fold("").words == ""


def test_a_place_in_the_text_is_one_in_the_words():
    """With all that is read together, and back."""
    text = "See  Niger\u00adia now"
    folded = fold(text)
    start = text.index("N")
    first, last = folded.place(start, start + len("Niger\u00adia"))
    assert folded.words[first:last] == "Nigeria"
    assert (folded.begins[first], folded.ends[last - 1]) == (start, start + len("Niger\u00adia"))


WORDS = (
    "Peru|Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire|Nigeria|Guinea-Bissau|the Convention|CEDAW|A/57/387 and Corr.1"
    "|Convention on the Rights of the Child|General Assembly resolution 98/7|offices|Affidavit|Lima|its officials"
)


@st.composite
def untidy(draw):
    """A clean text, and what stands for each of its characters in the same text with signs put into it."""
    clean = " ".join(draw(st.lists(st.sampled_from(WORDS.split("|")), max_size=8)))
    pieces = []
    for at, char in enumerate(clean):
        inside = clean[at : at + 2].isalpha() and len(clean[at : at + 2]) == 2
        options = [char, unicodedata.normalize("NFD", char)]
        options += [char + sign for sign in ("\u00ad", "\u200b", "\u2060")] if inside else []
        options += ["  ", "\u00a0 ", "\u202f"] if char == " " else []
        pieces.append(draw(st.sampled_from(options)))
    return clean, pieces


@given(untidy())
def test_an_untidy_text_has_the_mentions_of_the_clean_one(found_in, drawn):
    """At the same characters, quoted as they stand."""
    clean, pieces = drawn
    text = "".join(pieces)
    ends = [sum(map(len, pieces[:at])) for at in range(len(pieces) + 1)]
    found = found_in(text).mentions
    expected = found_in(clean).mentions
    assert [(m.entry, m.form, m.kind) for m in found] == [(m.entry, m.form, m.kind) for m in expected]
    for one, other in zip(found, expected, strict=True):
        assert text[one.start : one.end] == one.quote
        assert one.start == ends[other.start]
        assert ends[other.end - 1] < one.end <= ends[other.end]
