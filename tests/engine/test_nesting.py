"""Names inside names."""

import pytest


@pytest.mark.stories("nesting.yml", "text", "mentions")
def test_nesting(text, mentions, mentions_in):
    """The mentions inside a story's mentions are those that the story tells."""
    assert mentions_in(text) == mentions
