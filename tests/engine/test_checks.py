"""Checks of single values: what a date, an id and an address may be."""

import datetime as dt

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from concordance.checks import check_address, check_date, check_id


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


@given(st.text(max_size=8) | st.text("abz019-./", max_size=8))
@example("../x")
@example("a/b")
@example("a--b")
@example("a-")
@example("é")
@example("a\n")
def test_an_id_is_lower_case_words_with_hyphens(value):
    """So it can be a file's name and an address, and leave no folder."""
    allowed = set("abcdefghijklmnopqrstuvwxyz0123456789")
    safe = all(part and set(part) <= allowed for part in value.split("-"))
    assert (not list(check_id(value, "x"))) == safe


@pytest.mark.stories("addresses.yml", "address", "safe")
def test_addresses(address, safe):
    """The address of a story is taken or refused, as the story says."""
    codes = [problem.code for problem in check_address(address, "x")]
    assert codes == ([] if safe == "yes" else ["unsafe-address"])
