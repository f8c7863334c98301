"""Dates: what one may be, which days it can mean, and in what order they stand."""

import datetime as dt

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from concordance.dates import MONTHS, NO_DATE, PartialDate, check_date, first_in_words

DAYS = st.dates().map(str)
DATES = (DAYS | DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4])).map(PartialDate)


def is_date(text):
    """Whether the standard library takes the text as a day."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@given(st.dates().map(str) | st.from_regex(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]", fullmatch=True))
def test_a_day_is_taken_if_it_exists(day):
    """As the calendar has it."""
    assert (not list(check_date(day, "x"))) == is_date(day)


@given(st.text())
@example("2003-08-12\n")
@example("\N{FULLWIDTH DIGIT TWO}003-08-12")
@example("2003-8-12")
@example("0000")
@example("2003-13")
def test_no_other_words_are_a_date(words):
    """Neither numbers of other scripts, nor a line end, nor a month without its zero."""
    assume(words and not is_date(words) and not is_date(f"{words}-01") and not is_date(f"{words}-01-01"))
    assert [problem.code for problem in check_date(words, "x")] == ["bad-date"]


@pytest.mark.parametrize("date", ["", "2003", "2003-08", "2003-08-12", "2004-02-29"])
def test_a_month_a_year_and_nothing_are_taken(date):
    """What is not known is left out."""
    assert list(check_date(date, "x")) == []


@given(DATES)
def test_a_date_means_the_days_that_begin_with_it(date):
    """The first and the last of them do, the days before and after them do not."""
    first, last, day = date.first_day, date.last_day, dt.timedelta(1)
    assert first <= last
    assert str(first).startswith(date)
    assert str(last).startswith(date)
    assert first == dt.date.min or not str(first - day).startswith(date)
    assert last == dt.date.max or not str(last + day).startswith(date)


@given(DATES, DATES)
def test_dates_stand_by_their_first_day_the_less_exact_first(one, other):
    """As the words do."""
    assert (one < other) == ((one.first_day, len(one)) < (other.first_day, len(other)))


def test_a_date_is_its_words():
    """Data have it as it was written; its parts are numbers."""
    assert PartialDate("2003-08") == "2003-08"
    assert (PartialDate("2003-08-12").parts, PartialDate("2003").parts) == ((2003, 8, 12), (2003,))
    assert PartialDate("2003-08").year == 2003
    assert not NO_DATE


@given(st.dates(dt.date(1000, 1, 1)))
def test_a_date_in_words_is_read(day):
    """Of several, the first; a month without a day is none."""
    written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    assert first_in_words(f"May 2003. Distr. {written}, 1 May 1999") == str(day)
    assert first_in_words("May 2003") == NO_DATE
