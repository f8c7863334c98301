"""Documents by symbol, resolutions and decisions by organ and number."""

import pytest

from concordance.names.document_symbols import official_address, slug_of_symbol


@pytest.mark.stories("symbols.yml", "text", "mentions")
def test_symbols(text, mentions, mentions_in):
    """The text of a story cites the documents that the story tells, and no other."""
    assert mentions_in(text) == mentions


def test_the_symbols_cited_are_told_as_they_are_written(found_in):
    """A page for a document without a record needs its symbol, which its id does not keep."""
    cited = found_in("See E/CN.4/2003/85 and Add.1-4 and Security Council resolution 1325 (2000).").symbols
    assert cited == {"e-cn-4-2003-85": "E/CN.4/2003/85", "s-res-1325-2000": "S/RES/1325(2000)"}


@pytest.mark.parametrize(
    ("symbol", "slug"),
    [
        ("A/57/387", "a-57-387"),
        ("E/CN.4/2003/85", "e-cn-4-2003-85"),
        ("A/RES/57/218", "a-res-57-218"),
        ("S/RES/1325 (2000)", "s-res-1325-2000"),
    ],
)
def test_the_slug_of_a_symbol_is_its_letters_and_numbers(symbol, slug):
    """Lower case, joined by hyphens."""
    assert slug_of_symbol(symbol) == slug


def test_the_official_address_follows_the_published_pattern():
    """Documents of the United Nations are at docs.un.org."""
    assert official_address("A/57/387") == "https://docs.un.org/en/A/57/387"
    assert official_address("TRANS/WP.29/1078") == "https://docs.un.org/en/TRANS/WP.29/1078"  # of a root that we lack


@pytest.mark.parametrize(
    "symbol", ["WHA58.3", "33 C/Resolution 50", "175 EX/Decision 14", "1/CP.16", "ECA decision 6/2"]
)
def test_numbers_of_other_organizations_have_none(symbol):
    """Neither a number with the letters of its organ or its session first, nor words that stand for a symbol."""
    assert official_address(symbol) == ""
