"""Organs by what they are called, and by the numbers that one of them alone has."""

import pytest

from concordance.model import Form
from concordance.names.organs import Organ, names_of, organ_alone_with

FORUM = Organ(
    name="Goat Forum", short="Forum", entry="goat-forum", resolution="G/RES/{number}", decision="", number=r"\d+/\d+"
)


def test_an_organ_is_called_by_its_names_and_abbreviations():
    """What it is called only under a condition, or in other words, names it for a reader, but not its resolutions."""
    forms = {
        "goat-forum": [
            Form("Forum of Goats", "goat-forum", "body", "name"),
            Form("GF", "goat-forum", "body", "abbreviation"),
            Form("F", "goat-forum", "body", "abbreviation", "defined"),
            Form("Forum for Goats", "goat-forum", "body", "variant"),
        ]
    }
    assert names_of([FORUM], forms) == dict.fromkeys(["Goat Forum", "Forum of Goats", "GF"], "Goat Forum")


@pytest.mark.parametrize(
    ("number", "organ"),
    [
        ("1325 (2000)", "Security Council"),
        ("217 A (III)", "General Assembly"),
        ("3201 (S-VI)", "General Assembly"),
        ("17 (III)", ""),
        ("46/73", ""),
    ],
)
def test_some_numbers_are_those_of_one_organ_alone(number, organ):
    """By a year, or because no other organ passed so many resolutions in a session."""
    assert organ_alone_with(number) == organ
