"""The vocabulary: which word of a name can stand for it."""

import pytest

from concordance.names.vocabulary import head_of


@pytest.mark.parametrize(
    ("name", "kind", "head"),
    [
        ("Convention on the Rights of the Child", "instrument", "Convention"),
        ("Optional Protocol to the Convention against Torture", "instrument", "Optional Protocol"),
        ("Framework Convention on Climate Change", "instrument", "Convention"),
        ("International Covenants on Human Rights", "instrument", "Covenant"),
        ("Principles of the Convention", "instrument", "Principles"),
        ("Durban Declaration and Programme of Action", "instrument", "Declaration"),
        ("Convention on the Rights of the Child", "body", ""),
        ("Conventional Office", "body", "Office"),
        ("Peru", "country", ""),
    ],
)
def test_the_head_of_a_name_can_stand_for_it(name, kind, head):
    """The last such word before a preposition, in the singular; which words can depends on the kind."""
    assert head_of(name, kind) == head
