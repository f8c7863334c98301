"""Dates become places on an axis of time, in hundredths of its length, or an order in which they are listed."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from concordance.catalogue.tables import CONSENT, Action
from concordance.dates import PartialDate
from concordance.model import Entry, Fact

_MOST_TICKS = 5
_GAPS = (1, 2, 5, 10, 20, 50, 100)  # the years between two ticks that read well


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of time from the beginning of one year to the end of another."""

    first_year: int
    last_year: int

    def position_of(self, date: PartialDate) -> float:
        """Return the place of a date, of a month or year that of its middle, from 0 to 100."""
        day = (date.first_day.toordinal() + date.last_day.toordinal()) / 2
        first, last = dt.date(self.first_year, 1, 1).toordinal(), dt.date(self.last_year, 12, 31).toordinal()
        return round(100 * (day - first) / (last - first), 2)

    @property
    def ticks(self) -> list[tuple[int, float]]:
        """Years to write at the axis, each with its place: round ones, and no more than can be read."""
        years = self.last_year - self.first_year
        gap = next((gap for gap in _GAPS if years / gap <= _MOST_TICKS), 500)
        return [
            (year, self.position_of(PartialDate(f"{year}-01-01")))
            for year in range(self.first_year, self.last_year + 1)
            if year % gap == 0
        ]


@dataclass(frozen=True, slots=True)
class Track:
    """What a State did about a treaty: its actions with their places, where it came into force, where the data end.

    The end of the data, on the day `as_of`, is no end of what the State did.
    """

    treaty: Entry
    actions: tuple[tuple[float, Action], ...]
    force: float | None
    data_end: float
    as_of: PartialDate


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """The tracks of one State on one axis."""

    axis: Axis
    tracks: tuple[Track, ...]


Done = Sequence[tuple[Entry, PartialDate, Sequence[Action]]]  # by treaty the date up to which its data go, and actions


def axis_of(done: Done, *reports: PartialDate) -> Axis | None:
    """Return the axis for what a State did about each treaty, and the dates of reports; none if it did nothing."""
    if not any(actions for _, _, actions in done):
        return None
    dates = [*reports, *(each.date for _, _, actions in done for each in actions), *(as_of for _, as_of, _ in done)]
    years = [date.year for date in dates if date]
    return Axis(min(years), max(years))


def chart(done: Done, axis: Axis) -> Chart:
    """Return what a State did about each treaty on this axis."""
    return Chart(axis, tuple(_track(*row, axis) for row in done))


def _track(treaty: Entry, as_of: PartialDate, actions: Sequence[Action], axis: Axis) -> Track:
    ordered = sorted(actions, key=lambda action: action.date)
    marks = tuple((axis.position_of(each.date), each) for each in ordered if each.action in ("signature", *CONSENT))
    forces = [axis.position_of(each.date) for each in ordered if each.action == "entry-into-force"]
    return Track(treaty, marks, forces[0] if forces else None, axis.position_of(as_of) if as_of else 100.0, as_of)


def chronology(facts: Iterable[Fact], reports: Iterable[tuple[PartialDate, str]]) -> list[tuple[Fact, str, bool]]:
    """Return the dated facts in the order of time, and among them the reports, given as (date, symbol).

    Each is a fact, the symbol of the report that it is the date of, or nothing, and whether it is later than every
    report.
    """
    dated = [(Fact("", "", date), symbol) for date, symbol in reports]
    latest = max((fact.date.first_day for fact, _ in dated), default=dt.date.max)
    rows = [*((fact, "") for fact in facts if fact.date), *dated]
    rows.sort(key=lambda row: row[0].date.first_day)
    return [(fact, symbol, fact.date.first_day > latest) for fact, symbol in rows]
