"""The lines of a first page: each in its place, and none over another."""

from dataclasses import replace

import pytest

from concordance.site.first_page import first_page

USUAL = [
    ("who", "United Nations"),
    ("symbol", "A/99/1"),
    ("organ", "General Assembly"),
    ("distribution", "Distr.: General"),
    ("distribution", "3 May 2033"),
    ("distribution", "Original: English"),
    ("agenda", "Item 7"),
    ("agenda", "Rain"),
]


@pytest.mark.parametrize(
    "expected",
    [
        USUAL,
        [("who", "United Nations"), ("symbol", "A/99/1*\N{MINUS SIGN}S/2033/7*"), *USUAL[2:]],
        [("symbol", "A/99/1"), ("organ", "Council"), ("agenda", "New York"), ("agenda", "Noon")],
        [("row", "United Nations A/99/1"), ("row", "Distr.: General")],
        [("row", "A/99/1"), ("row", "United Nations"), ("row", "A/99/1"), ("row", "General Assembly")],
        [("row", "fUNITED"), ("row", "NATIONS"), ("row", "A/99/1")],
        [("row", "United Nations"), ("row", "A/99/11")],
        [],
    ],
    ids=["usual", "two symbols", "no organization", "in one line", "a cover", "broken words", "another symbol", "none"],
)
def test_a_line_has_its_place_where_the_page_is_as_usual(world_edition, expected):
    """In another order the places of the grid would lie over each other, so that each has a row of its own."""
    report = replace(world_edition.reports[0].report, masthead=tuple(line for _, line in expected))
    assert list(first_page(report)) == expected


def test_the_title_is_no_line_of_its_own(world_edition):
    """It stands below them as a heading."""
    report = world_edition.reports[0].report
    assert list(first_page(replace(report, masthead=("A/99/1", report.title)))) == [("symbol", "A/99/1")]
