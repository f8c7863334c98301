"""Dates on an axis, and in the order in which they are told."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordance.catalogue.tables import Action
from concordance.dates import NO_DATE, PartialDate
from concordance.model import Entry, Fact
from concordance.site.charts import Axis, axis_of, chart, chronology

DAYS = st.dates(dt.date(1945, 1, 1), dt.date(2060, 1, 1))
TREATY = Entry("crc", "instrument", "Children's Convention", "Children's Convention")
OTHER = Entry("untoc", "instrument", "Crime Convention", "Crime Convention")
REPORT = PartialDate("2003-08-12")


def action(words):
    """An action told in words: `ratification 1990-09-21`."""
    what, date = words.split()
    return Action("crc", "MEX", what, PartialDate(date), "treaty-record", PartialDate("2014-01-27"), "sourced")


def place(axis, date):
    """Where a date stands on the axis."""
    return axis.position_of(PartialDate(date))


def fact(what, date=""):
    """A fact of this date."""
    return Fact(what, "gazette", PartialDate(date))


@given(DAYS, DAYS)
def test_a_later_day_never_stands_before_an_earlier_one(one, other):
    """Every day between the first and the last year has its place on the axis."""
    axis = Axis(min(one, other).year, max(one, other).year)
    places = [place(axis, day.isoformat()) for day in sorted((one, other))]
    assert 0 <= places[0] <= places[1] <= 100


def test_an_axis_begins_and_ends_with_a_year():
    """The first of January stands at its beginning, the last of December at its end."""
    axis = Axis(1980, 2026)
    assert place(axis, "1980-01-01") == 0
    assert place(axis, "2026-12-31") == 100


@pytest.mark.parametrize(("date", "same"), [("2001", "2001-07-02"), ("2000-02", "2000-02-15")])
def test_a_month_or_a_year_stands_in_its_middle(date, same):
    """Nobody is told a day that is not known, so none end is favoured."""
    axis = Axis(2000, 2001)
    assert place(axis, date) == place(axis, same)


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (1980, 2026, [1980, 1990, 2000, 2010, 2020]),
        (2000, 2004, [2000, 2001, 2002, 2003, 2004]),
        (1999, 2014, [2000, 2005, 2010]),
        (2003, 2003, [2003]),
        (1500, 2026, [1500, 2000]),
        (1000, 1999, [1000, 1500]),
    ],
)
def test_ticks_are_round_years_and_few(first, last, years):
    """So that they can be read on a telephone."""
    ticks = Axis(first, last).ticks
    assert [year for year, _ in ticks] == years
    assert all(0 <= place <= 100 for _, place in ticks)


def test_a_chart_has_a_track_for_each_treaty_in_the_order_given():
    """With the acts of the State, where the treaty came into force for it, and where the data end."""
    acts = [action("entry-into-force 1990-10-21"), action("ratification 1990-09-21"), action("signature 1990-01-26")]
    done = [(OTHER, PartialDate("2026-02-03"), ()), (TREATY, PartialDate("2014-01-27"), acts)]
    assert axis_of(done, REPORT) == Axis(1990, 2026)
    drawn = chart(done, Axis(1990, 2026))
    none, track = drawn.tracks
    assert (none.treaty, none.actions, none.force, none.data_end) == (
        OTHER,
        (),
        None,
        place(drawn.axis, "2026-02-03"),
    )
    assert [(place, each.action) for place, each in track.actions] == [
        (place(drawn.axis, "1990-01-26"), "signature"),
        (place(drawn.axis, "1990-09-21"), "ratification"),
    ]
    assert (track.force, track.data_end) == (place(drawn.axis, "1990-10-21"), place(drawn.axis, "2014-01-27"))
    assert (none.as_of, track.as_of) == ("2026-02-03", "2014-01-27")


def test_data_without_a_date_go_to_the_end_of_the_axis():
    """Nothing is known of where they end."""
    drawn = chart([(TREATY, NO_DATE, [action("signature 1990-01-26")])], Axis(1990, 2003))
    assert (drawn.tracks[0].data_end, drawn.tracks[0].as_of) == (100, "")


def test_a_state_that_did_nothing_has_no_chart():
    """An empty one would say less than the table."""
    assert axis_of([(TREATY, PartialDate("2026-02-03"), ())], REPORT) is None
    assert axis_of([], REPORT) is None


def test_facts_are_told_in_the_order_of_time_with_the_reports_among_them():
    """What is later than every report is told apart; what has no date is not told here."""
    facts = [fact("in force", "2004"), fact("adopted", "1989-11-20"), fact("number")]
    rows = chronology([*facts, fact("parties", REPORT)], [(REPORT, "A/58/275"), (PartialDate("1999-01-01"), "A/54/1")])
    assert [(fact.what or symbol, later) for fact, symbol, later in rows] == [
        ("adopted", False),
        ("A/54/1", False),
        ("parties", False),
        ("A/58/275", False),
        ("in force", True),
    ]


def test_without_a_report_nothing_is_later():
    """There is nothing to be later than."""
    assert chronology([fact("adopted", "1989")], []) == [(fact("adopted", "1989"), "", False)]
