"""What a person has marked in a report: dated events, and recommendations. Each has the words that say so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

Status = Literal["happened", "planned", "proposed"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a unit, and where in its text they stand."""

    unit: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event as the report tells it.

    `when` are the words that date it; `date` and `until` say the same by the calendar, as exactly as the words do: a
    day, a month or a year. `also` are further units that tell the event.
    """

    quote: Quote
    when: str
    date: str
    until: str
    what: str
    place: str
    status: Status
    also: tuple[str, ...]

    @property
    def first_day(self) -> str:
        """The first day that the date can mean, as a string that compares."""
        return padded(self.date, "-01-01")

    @property
    def last_day(self) -> str:
        """No day earlier than the last that the date can mean, as a string that compares."""
        return padded(self.until or self.date, "-99-99")


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Who is asked to do what. The words that make it a recommendation stand at `cue`, a span of the quote's words."""

    quote: Quote
    cue_span: tuple[int, int]
    to: tuple[str, ...]
    action: str
    themes: tuple[str, ...]
    instruments: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words that come near a recommendation and are none, and why."""

    quote: Quote
    why: str


@dataclass(frozen=True, slots=True)
class Marks:
    """All that is marked in a report, in its order; and what addressees and themes are called, by id.

    `families` tells of some addressees to which other they belong: countries of origin are States.
    """

    events: tuple[Event, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    addressees: Mapping[str, str] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)

    def families_of(self, addressee: str) -> tuple[str, ...]:
        """The ids of the families to which the addressee belongs, the closest first."""
        family = self.families.get(addressee)
        return (family, *self.families_of(family)) if family else ()

    def addressees_of(self, made: Recommendation) -> tuple[str, ...]:
        """The ids of all whom the recommendation asks: those that it names, and after each its families."""
        return tuple(dict.fromkeys(each for name in made.to for each in (name, *self.families_of(name))))


def padded(date: str, rest: str) -> str:
    """A day, month or year as a day, completed by the month and day of `rest`."""
    return date + rest[len(date) - len("2003") :]


def timeline(events: Iterable[Event], date: str) -> list[tuple[str, list[Event | None]]]:
    """The events by the year in which they begin, earliest first; None stands for the report's own date."""
    dated = sorted(events, key=lambda event: (event.first_day, event.last_day))
    rows: list[tuple[str, Event | None]] = [(event.first_day, event) for event in dated]
    rows.insert(sum(day <= date for day, _ in rows), (date, None))
    return [(year, [event for _, event in group]) for year, group in groupby(rows, key=lambda row: row[0][:4])]
