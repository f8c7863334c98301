"""The words by which a name is known by its shape."""

from concordance.names import shape_words
from concordance.names.heads import HEADS


def test_every_head_noun_of_records_is_one_of_shapes():
    """And none is told as two kinds, nor as a word that belongs to no name."""
    for kind, heads in HEADS.items():
        assert {shape_words.KIND_OF[head] for head in heads} == {kind}
    assert not shape_words.KIND_OF.keys() & (shape_words.OPENING | shape_words.MONTHS)


def test_what_is_of_states_and_of_several_are_head_nouns():
    """A word in these sets that is no head noun would do nothing."""
    nouns = shape_words.OF_STATE | shape_words.IN_PLURAL | shape_words.STATUTES | shape_words.WHOSE
    assert nouns - {"Code"} <= shape_words.KIND_OF.keys()
