"""What a State's actions say of a day, and that nothing is said beyond them."""

import pytest

from concordance.catalogue.tables import Action
from concordance.catalogue.treaties import Standing, standing
from concordance.dates import NO_DATE, PartialDate

AS_OF = PartialDate("2026-02-03")


def action_of(words):
    """An action told in words: `ratification 1990-09-21`."""
    what, date = words.split()
    return Action("crc", "MEX", what, PartialDate(date), "treaty-record", AS_OF, f"certainty of {what}")


@pytest.mark.stories("standing.yml", "actions", "until", "standing")
def test_standing(actions, until, standing):  # the story's words
    """The actions of a story say of its day what the story tells."""
    found = standing_of([action_of(words) for words in actions], PartialDate(until), AS_OF)
    told = f"{found.status} by {found.action} {found.date}".removesuffix(" by  ")
    assert told + (f", in force {found.in_force}" if found.in_force else "") == standing


standing_of = standing


def test_the_source_and_the_certainty_are_those_of_the_action_that_counts():
    """Not those of the entry into force, nor of an earlier action."""
    actions = [action_of("signature 1990-01-26"), action_of("ratification 1990-09-21")]
    assert standing_of(actions, NO_DATE, PartialDate("2030-01-01")) == Standing(
        "party", "ratification", "1990-09-21", "", AS_OF, "treaty-record", "certainty of ratification"
    )


def test_where_nothing_is_found_the_date_of_the_data_is_told():
    """No action found says something of the data, as of their date, and of where they come from."""
    assert standing_of([], NO_DATE, AS_OF) == Standing("open", "", "", "", AS_OF, "", "")
    assert standing_of([], NO_DATE, AS_OF, "gazette") == Standing("open", "", "", "", AS_OF, "gazette", "")
