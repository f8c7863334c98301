"""Dates by the calendar, as exactly as they are known: a day, a month or a year."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import cached_property

from concordance.problems import Problem

MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2})?(?:-[0-9]{2})?\Z")
_IN_WORDS = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")


class PartialDate(str):
    """A day, a month or a year: `2003-08-12`, `2003-08` or `2003`; empty where no date is known.

    It is the words of the record, so that data have it as it was written. Two of them compare by the first day that
    they can mean, the less exact first.
    """

    __slots__ = ("__dict__",)  # its days are asked for often, and worked out once

    @cached_property
    def parts(self) -> tuple[int, ...]:
        """The year, the month and the day, as far as they are known."""
        return tuple(int(part) for part in self.split("-"))

    @property
    def year(self) -> int:
        """The year."""
        return self.parts[0]

    @cached_property
    def first_day(self) -> dt.date:
        """The first day that it can mean."""
        year, month, day = (*self.parts, *(1, 1)[len(self.parts) - 1 :])
        return dt.date(year, month, day)

    @cached_property
    def last_day(self) -> dt.date:
        """The last day that it can mean."""
        year, month, day = (*self.parts, *(12, 0)[len(self.parts) - 1 :])
        return dt.date(year, month, day or calendar.monthrange(year, month)[1])


NO_DATE = PartialDate()


def first_in_words(text: str) -> PartialDate:
    """Return the first date that is written out in the text, as in `12 August 2003`; none if there is none."""
    found = _IN_WORDS.search(text)
    return PartialDate(f"{found[3]}-{MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}") if found else NO_DATE


def check_date(words: str, where: str, *, required: bool = False) -> Iterator[Problem]:
    """Yield a problem if the words are no date, month or year (`bad-date`), or are missing where one is required."""
    if (words or required) and not _exists(words):
        yield Problem(
            "bad-date",
            where,
            f"the date {words!r}",
            "a date such as 2003-08-12, 2003-08 or 2003 that exists",
            "Correct it, or put the words in `value`.",
        )


def _exists(words: str) -> bool:
    """Whether the words are a date of the calendar."""
    try:
        return bool(_DATE.match(words) and PartialDate(words).first_day)
    except ValueError:
        return False
