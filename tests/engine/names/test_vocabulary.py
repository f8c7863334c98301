"""The vocabulary: which word of a name can stand for it."""

import pytest

from concordance.catalogue.catalogue import read_vocabulary
from concordance.names.states import INVERTED
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


def test_a_state_s_name_has_other_spellings_and_what_has_a_rule_has_none(world):
    """One that is turned round behind a comma gets the rule for such names."""
    path = "data/country-forms.csv"
    rows = b'COD,"Congo, Democratic Republic of the",name,,,gazette\nESP,Spanish State,name,named,,gazette\n'
    forms = read_vocabulary(world | {path: world[path] + rows}).forms
    assert [form.when for form in forms["Congo, Democratic Republic of the"]] == [INVERTED]
    assert [form.when for form in forms["Spanish State"]] == ["named"]


def test_what_is_held_again_is_known_by_its_ordinals(world):
    """By its name without one, which entries have it with one; a body's ordinal tells nothing of this kind."""
    path = "glossary/harbour-summit.md"
    names = b"names: [Second World Summit on Harbours, Third Harbour Summit]\nabbreviations"
    vocabulary = read_vocabulary(world | {path: world[path].replace(b"abbreviations", names)})
    entries = frozenset({"harbour-summit"})
    assert vocabulary.counted.items() >= {"World Summit on Harbours": entries, "Harbour Summit": entries}.items()
    assert "Committee" not in vocabulary.counted


def test_what_is_named_by_its_treaty_is_found_by_the_words_around_the_treaty_s_name(world):
    """Where they begin with a capital; words before it, as in "two Optional Protocols", are no part of that."""
    path = "data/names/instruments.yml"
    both = "op-both:\n  title: two Optional Protocols to the Convention on the Rights of the Child\n  source: A/99/1\n"
    vocabulary = read_vocabulary(world | {path: world[path] + both.encode()})
    assert "two Optional Protocols" in {each.before for each in vocabulary.attached}
    assert vocabulary.attached_tails == {
        "Optional Protocol": (" on children in conflict", " on the sale of children", "")
    }
