"""Which State a report names, and so which town of the gazetteer a text means."""

import pytest

from concordance.mentions.annotator import find_mentions
from concordance.mentions.subject import About
from concordance.model import Text


@pytest.mark.stories("towns.yml", "text", "mentions")
def test_towns(text, mentions, mentions_in):
    """The towns of a story's text are places of the States that the story tells."""
    assert mentions_in(text) == mentions


def test_the_state_that_a_report_is_about_is_near_everywhere(vocabulary):
    """Its towns need no name of the State beside them; those of another State do."""
    texts = [Text("1", "It rained in Snowville and in Rimrock.", "I"), Text("2", "Rain fell in Mexico.", "II")]
    found = find_mentions(texts, vocabulary, about=About(title="Rain in Peru"))
    assert [(mention.quote, mention.entry) for mention in found.mentions] == [("Snowville", "PER"), ("Mexico", "MEX")]
