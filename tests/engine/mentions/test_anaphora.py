"""Definite references: what "the Convention" means, and that nothing is guessed."""

import pytest


@pytest.mark.no_cover
@pytest.mark.stories("anaphora.yml", "text", "mentions", "open")
def test_anaphora(text, mentions, open, mentions_in, found_in):  # noqa: A002 - the word of the stories
    """The references of a story mean what the story tells, and those that stay open are told to a person."""
    assert mentions_in(text) == mentions
    reviews = found_in(text).reviews
    assert [f"{review.where}: {review.found}".removeprefix(": ") for review in reviews] == [*open]
    assert {review.code for review in reviews} <= {"reference-open"}
