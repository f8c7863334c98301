"""Forms that two entries have, and what decides between them."""

import pytest


@pytest.mark.stories("disambiguation.yml", "text", "mentions")
def test_forms_with_two_owners(text, mentions, mentions_in):
    """The forms of a story's text mean what the story tells."""
    assert mentions_in(text) == mentions
