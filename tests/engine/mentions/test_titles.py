"""Titles without a record: by which words each can be taken up again."""

import pytest

from concordance.mentions.titles import Titles, dated
from concordance.model import Entry


@pytest.fixture
def titles():
    """Those of two bodies and three instruments, with ids of their own."""
    found = Titles()
    for name, kind, title in (
        ("board", "body", "Wool Board of the House of Goats"),
        ("other", "body", "Panel of the House of Goats"),
        ("treaty", "instrument", "2011 Agreement on Wool"),
        ("drawn", "instrument", "Agreement on the Drawing of Wool Treaty"),
        ("iaw", "instrument", "IAW Safeguards Agreement"),
    ):
        found.add(Entry(id=name, kind=kind, title=title, short=title))
    return found


def test_a_title_is_found_by_its_first_words_where_it_goes_on_in_small_letters(titles):
    """Among those of its kind alone."""
    assert titles.begun("Wool Board", "body") == ["board"]
    assert titles.begun("Wool Board", "instrument") == titles.begun("Wool", "body") == []


def test_a_title_is_found_by_its_last_words(titles):
    """Those of several, in their order."""
    assert titles.ended("House of Goats", "body") == ["board", "other"]
    assert titles.ended("Wool Board of the House of Goats", "body") == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Agreement on Wool", {"treaty": "name"}),  # without its year
        ("Agreement Treaty", {"drawn": "variant"}),  # without its middle
        ("Safeguards Agreement", {"iaw": "variant"}),  # without the abbreviation before it
        ("AU Agreement on Wool", {"treaty": "variant"}),  # with one
        ("Wool Agreement", {}),
    ],
)
def test_a_title_is_near_another_wording(titles, name, found):
    """A year, a phrase in the middle and an abbreviation before a name make no other instrument."""
    assert titles.near(name, "instrument") == found


def test_a_year_is_told_apart_from_the_name_behind_it():
    """Where one stands before it."""
    assert dated("2011 Agreement on Wool") == ("2011", "Agreement on Wool")
    assert dated("Agreement on Wool of 2011") == ("", "Agreement on Wool of 2011")
