"""What a report itself calls what it names."""

import pytest


@pytest.mark.stories("definitions.yml", "text", "mentions")
def test_definitions(text, mentions, mentions_in):
    """The names that a story's text defines mean what the story tells."""
    assert mentions_in(text) == mentions
