"""What a report is about, and what "the Committee" therefore means; in whole texts in tests/cases/unrecorded.yml."""

import pytest

from concordance.mentions.annotator import Annotator
from concordance.mentions.subject import About, subject_of
from concordance.model import Text


@pytest.fixture(scope="module")
def heads_of(vocabulary):
    """Tells by head noun what a report means of which this is known."""
    matcher = vocabulary.matcher()
    return lambda **known: dict(subject_of(About(**known), vocabulary, matcher).heads)


def test_what_the_editor_names_comes_first(heads_of):
    """The title gives way to `subject`, and the treaty's committee is meant with it."""
    heads = heads_of(title="Report on the Convention on the Rights of the Child", subject=("cedaw-convention",))
    assert (heads["Convention"], heads["Committee"]) == ("cedaw-convention", "cedaw-committee")


def test_two_of_one_noun_are_none(heads_of):
    """A title that names two treaties says of neither that it is the Convention."""
    assert "Convention" not in heads_of(title="The Convention on the Rights of the Child and the Convention of 1951")


def test_an_unknown_subject_is_none(heads_of):
    """What no record has means nothing."""
    assert heads_of(subject=("snow",)) == {}


LETTER = ({"title": "Letter dated 3 May 2033 from the Permanent Representative of Peru"}, "")


@pytest.mark.parametrize(
    ("known", "state"),
    [
        ({"symbol": "A/HRC/WG.6/20/PER/2"}, "PER"),
        ({"title": "Peru and Mexico"}, ""),
        ({"title": "Peruvian snow"}, ""),
        LETTER,
    ],
)
def test_the_state_that_a_report_is_about(vocabulary, known, state):
    """The symbol or the title names it, if it is one."""
    assert subject_of(About(**known), vocabulary, vocabulary.matcher()).state == state


def test_a_subject_named_once_more_stays_what_the_noun_means(vocabulary):
    """In the same sentence and the next, what was named last is meant; behind another sentence, the subject."""
    words = "The Convention of 1951 is old. The Convention is long. It snowed. The Convention is new."
    found = Annotator(vocabulary).annotate([Text("1", words)], about=About(subject=("crc",))).mentions
    assert [mention.entry for mention in found] == ["refugee-convention", "refugee-convention", "crc"]


def test_who_moves_a_text_and_where_something_is_done_is_no_subject(vocabulary):
    """It stays open what the document is about."""
    matcher = vocabulary.matcher()
    moved = About(title="Peru and Mexico: amendment to the draft resolution contained in document A/99/L.1")
    asked = About("A/99/143", "Request for an item", "Observer status for the Rain Bank in the General Assembly")
    told = About("A/99/62", "Peru: draft report on the Convention on the Rights of the Child")
    assert [subject_of(about, vocabulary, matcher).entries for about in (moved, asked)] == [(), ()]
    assert "crc" in subject_of(told, vocabulary, matcher).entries
