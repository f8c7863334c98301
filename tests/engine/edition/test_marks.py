"""Marks: events in the order of time, with the date of the report among them."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from concordance.dates import PartialDate
from concordance.edition.marks import Event, Quote, timeline

DAYS = st.dates().map(str).map(PartialDate)
DATES = DAYS | DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4])


def event(date, until=""):
    """An event of this date."""
    return Event(
        quote=Quote("1", 0, 1, "x"),
        when="x",
        date=PartialDate(date),
        until=PartialDate(until),
        what="x",
        status="happened",
    )


EVENTS = st.lists(st.builds(event, DATES))


@given(EVENTS, DAYS)
def test_every_event_stands_once_in_its_year(events, date):
    """Under the year in which it begins; so does the report itself."""
    rows = [(year, each) for year, group in timeline(events, date) for each in group]
    assert all(year == (each.date if each else date)[:4] for year, each in rows)
    assert sorted(map(id, events)) == sorted(id(each) for _, each in rows if each)
    assert [each for _, each in rows].count(None) == 1


@given(EVENTS, DAYS)
def test_time_does_not_go_back(events, date):
    """From one event to the next, from what began before the report to what began later, from year to year."""
    groups = timeline(events, date)
    years = [year for year, _ in groups]
    assert years == sorted(set(years))
    first_days = [each.first_day if each else date.first_day for _, group in groups for each in group]
    assert first_days == sorted(first_days)


def test_what_began_on_the_day_of_the_report_stands_before_it():
    """And a month stands by its first day, before what ends earlier only if it began earlier."""
    same, month, span, later = event("2003-08-12"), event("2003-08"), event("2003-08-01", "2003-08-05"), event("2004")
    assert timeline([later, same, month, span], PartialDate("2003-08-12")) == [
        ("2003", [span, month, same, None]),
        ("2004", [later]),
    ]


def test_an_event_goes_from_the_first_day_of_its_date_to_the_last_of_its_end():
    """A year begins in January; a span ends with its end."""
    assert (event("2003").first_day, event("2003-06").first_day) == (dt.date(2003, 1, 1), dt.date(2003, 6, 1))
    assert event("2003-07", "2004").last_day == dt.date(2004, 12, 31)
    assert event("2003-06").last_day == dt.date(2003, 6, 30)
