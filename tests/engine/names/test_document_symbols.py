"""Symbols of documents: what they are, their ids and addresses."""

import pytest

from concordance.names.document_symbols import is_symbol, official_address, slug_of_symbol, symbol_at


@pytest.mark.parametrize(
    ("symbol", "slug"),
    [
        ("GOV/2002/60", "gov-2002-60"),
        ("GC(XXXVII)/RES/624", "gc-xxxvii-res-624"),
        ("GC(68)/5", "gc-68-5"),
        ("GB.276/LILS/6", "gb-276-lils-6"),
        ("MEPC 51/13/Add.1", "mepc-51-13-add-1"),
        ("INFCIRC/153", "infcirc-153"),
    ],
)
def test_other_organizations_have_symbols_without_an_address(symbol, slug):
    """They are read whole; docs.un.org has none of them."""
    found = symbol_at(f"{symbol} was read.", 0)
    assert found is not None
    assert found.symbol == symbol
    assert slug_of_symbol(found.symbol) == slug
    assert official_address(symbol) == ""


def test_words_are_a_symbol_or_not():
    """A symbol has a number."""
    assert is_symbol("A/57/387")
    assert not is_symbol("A/B")
    assert symbol_at("A/B", 0) is None
