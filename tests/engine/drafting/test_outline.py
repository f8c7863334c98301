"""The addresses of the parts of a drafted outline."""

import pytest

from concordance.drafting.candidates import Candidate
from concordance.drafting.outline import outline


def addresses(*headings):
    """The addresses that a draft gives to these headings, each with its rank; empty where the usual one is kept."""
    found = []

    def take(parts):
        for part in parts:
            found.append(part.get("slug", ""))
            take(part.get("parts", ()))

    take(outline([Candidate(heading, rank) for rank, heading in headings], 0, rows=False))
    return found


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ([(1, "Rain"), (2, "Towns in the north"), (3, "Streets")], ["", "", ""]),
        (
            [(1, "IV. Rain"), (2, "Rain in the towns of the far north"), (3, "Streets and squares and parks"),
             (4, "Roofs")],
            ["", "", "iv-streets-and-squares-and-parks", ""],
        ),
        (
            [(1, "Rain in the towns of the far north"), (2, "Streets and the squares and parks"), (3, "1. Roofs")],
            ["", "streets-and-the-squares-and-parks", ""],
        ),
        (
            [(1, "Rain in the towns of the far north"), (2, "1. Streets"), (3, "Roofs of the houses and huts")],
            ["", "", "rain-in-the-towns-of-the-far-north-1-roofs-houses-huts"],
        ),
        (
            [(1, "Rain in the towns"), (2, "Roofs of houses in the many streets of all of the great towns")],
            ["", "rain-in-the-towns-roofs-houses-many"],
        ),
        (
            [(1, "II. Rain"), (2, "Rain in the towns of the far north"), (3, "Streets in the greater towns"),
             (2, "Rain in the towns of the far south"), (3, "Streets in the greater towns")],
            ["", "", "ii-streets-in-the-greater-towns", "", "ii-streets-in-the-greater-towns-2"],
        ),
        (
            [(1, "Provisional rules of procedure of the meeting of the towns"),
             (2, "Rule 23 Languages of the records of the meetings")],
            ["provisional-rules-procedure", "provisional-rules-procedure-rule-23"],
        ),
        (
            [(1, "Annex IV: Streets and roofs of the towns"), (2, "What the Mission has to say of them")],
            ["", "annex-iv-what-the-mission-has-to-say-of-them"],
        ),
    ],
)  # fmt: skip
def test_the_address_of_a_nested_heading_is_short(headings, expected):
    """Where it would be long, headings without a number are left out above it; each address stands once."""
    assert addresses(*headings) == expected


@pytest.mark.parametrize(
    ("heading", "prefix"),
    [
        ("Annex II Towns", "annex-ii"),
        ("Rule 8 Acting President", "rule-8"),
        ("99/8. Rain in the towns", "99-8"),
        ("Report of Working Group I on agenda item 4", "report-of-working-group-i"),
        ("Rules of procedure of the meeting", "rules-of-procedure"),
        ("Rain", "rain"),
    ],
)
def test_paragraphs_that_count_anew_are_cited_by_what_stands_above_them(heading, prefix):
    """The number of an annex, a rule or a decision, or the first words, of which the last is no small one."""
    found = [Candidate("I. Snow", 1, numbers=["1"]), Candidate(heading, 1, numbers=["1"])]
    assert [part.get("prefix") for part in outline(found, 0, rows=False)] == [None, prefix]


def test_a_draft_resolution_is_cited_as_one():
    """It opens under the heading after that of the recommendation; of two without a number only the first."""
    opening = ["The General Assembly,"]
    found = [
        Candidate("III. Recommendation of the Committee", 1, numbers=["1"]),
        Candidate("Rain", 2, numbers=["1"], texts=opening),
        Candidate("IV. Recommendations of the Committee", 1, numbers=["2"]),
        Candidate("Snow", 2, numbers=["1"], texts=opening),
        Candidate("Hail", 2, numbers=["1"], texts=opening),
    ]
    parts = outline(found, 0, rows=False)
    below = [each.get("prefix") for part in parts for each in part["parts"]]
    assert below == ["draft-resolution", "snow", "hail"]
