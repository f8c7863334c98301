"""Marking: what a person marks stands in the report, word for word. Faults are told in tests/cases/marks.yml."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordance.edition.mark_reader import marked
from concordance.edition.marks import Marks, Quote, Recommendation
from concordance.problems import InputError


def test_a_report_without_marks_has_none(world_edition):
    """Nobody has to mark anything."""
    marks = world_edition.reports[0].marks
    assert (marks.events, marks.recommendations, marks.left_out) == ((), (), ())


def test_marks_stand_where_they_say(marked_edition):
    """Each quotation is the text of its unit from its start to its end, and each cue a part of it."""
    (annotated,) = marked_edition.reports
    marks = annotated.marks
    quotes = [made.quote for made in (*marks.events, *marks.recommendations, *marks.left_out)]
    assert [quote.unit for quote in quotes] == ["summary-1", "3", "5", "1", "1", "4", "5", "6"]
    for quote in quotes:
        assert annotated.units_by_id[quote.unit].text[quote.start : quote.end] == quote.words
    cues = [made.quote.words[slice(*made.cue_span)] for made in marks.recommendations]
    assert cues == ["is recent", "recent", "apply", "return"]


def test_an_addressee_belongs_to_families(marked_edition):
    """Whoever is asked is asked as one of each family to which they belong, and nobody else is."""
    marks = marked_edition.reports[0].marks
    assert marks.addressees == {"sailors": "Sailors", "pilots": "Pilots", "states": "States"}
    assert [marks.families_of(name) for name in marks.addressees] == [(), ("sailors",), ()]
    assert [marks.addressees_of(made) for made in marks.recommendations] == [
        (),
        ("states",),
        ("states", "sailors"),
        ("pilots", "sailors"),
    ]


def test_families_have_families():
    """A mandate is one of several, which are of an organization; who is named beside a family is told once."""
    marks = Marks(families={"mandate": "mandates", "mandates": "organization"})
    made = Recommendation(quote=Quote("1", 0, 1, "x"), cue="x", to=("mandate", "organization"), action="x", themes=())
    assert marks.families_of("mandate") == ("mandates", "organization")
    assert marks.addressees_of(made) == ("mandate", "mandates", "organization")


@given(st.data())
def test_any_words_of_a_unit_can_be_marked(world_edition, data):
    """At the place where they stand for the nth time, and nowhere else."""
    report = world_edition.reports[0].report
    unit = data.draw(st.sampled_from(report.units))
    start = data.draw(st.integers(0, len(unit.text) - 1))
    words = unit.text[start : data.draw(st.integers(start + 1, len(unit.text)))]
    occurrence = data.draw(st.integers(0, 3))
    starts, at = [], unit.text.find(words)
    while at >= 0:  # as a reader counts: the next one begins after the end of this one
        starts.append(at)
        at = unit.text.find(words, at + len(words))
    mark = {"unit": unit.id, "quote": words, "why": "x", "occurrence": str(occurrence)}
    record = {"addressees": {}, "themes": {}, "recommendations": [], "left_out": [mark]}
    files = {"reports/x/recommendations.yml": json.dumps(record).encode()}
    if 0 < occurrence <= len(starts):
        (made,) = marked(files, "reports/x", report, (), lost={}.__contains__).left_out
        assert (made.quote.start, made.quote.words) == (starts[occurrence - 1], words)
    else:
        with pytest.raises(InputError, match="quote-does-not-match" if occurrence else "bad-record"):
            marked(files, "reports/x", report, (), lost={}.__contains__)
