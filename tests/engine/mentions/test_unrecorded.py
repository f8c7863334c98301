"""Names that no record has, beside those that are known; tests/test_field.py tells many."""

import pytest


@pytest.mark.stories("unrecorded-world.yml", "text", "mentions")
def test_names_without_a_record(text, mentions, mentions_in):
    """What has the shape of a name means what the story tells."""
    assert mentions_in(text) == mentions


def test_an_id_that_a_record_has_is_left_to_it(found_in):
    """A name whose words are the id of another record has one of its own."""
    found = found_in("The Lima Office met.")
    (mention,) = found.mentions
    assert mention.entry == "lima-office-named"
    assert found.unrecorded[mention.entry].title == "Lima Office"
