"""Rules that decide what an ambiguous form means."""

import pytest

from concordance.names.rules import holds


@pytest.mark.stories("rules.yml", "text", "mentions")
def test_rules(text, mentions, mentions_in):
    """The ambiguous words of a story mean what the story tells."""
    assert mentions_in(text) == mentions


def test_a_rule_that_is_none_is_an_error_of_the_program():
    """Tables are checked when they are read."""
    with pytest.raises(KeyError):
        holds("luck", "Peru", 0, 4)
