"""What a person has marked in a report: dated events, and recommendations. Each has the words that say so."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from concordance.dates import NO_DATE, PartialDate
from concordance.loading import Shape

Status = Literal["happened", "planned", "proposed"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a unit, and where in its text they stand."""

    unit: str
    start: int
    end: int
    words: str


class EventFields(Shape, frozen=True, kw_only=True):
    """What is said of a dated event.

    `when` are the words that date it; `date` and `until` say the same by the calendar, as exactly as the words do: a
    day, a month or a year. `also` are further units that tell the event.
    """

    when: str
    date: PartialDate
    until: PartialDate = NO_DATE
    what: str
    place: str = ""
    status: Status
    also: tuple[str, ...] = ()


class Event(EventFields, frozen=True, kw_only=True):
    """A dated event as the report tells it, with the words that do."""

    quote: Quote

    @property
    def first_day(self) -> dt.date:
        """The first day on which it can have begun."""
        return self.date.first_day

    @property
    def last_day(self) -> dt.date:
        """The last day on which it can have ended."""
        return (self.until or self.date).last_day


class RecommendationFields(Shape, frozen=True, kw_only=True):
    """Who is asked to do what, about what; `cue` are the words that make it a recommendation."""

    cue: str
    to: tuple[str, ...]
    action: str
    themes: tuple[str, ...]
    instruments: tuple[str, ...] = ()
    note: str = ""


class Recommendation(RecommendationFields, frozen=True, kw_only=True):
    """A recommendation with its words."""

    quote: Quote

    @property
    def cue_span(self) -> tuple[int, int]:
        """Where in the words of the quotation the cue stands."""
        start = self.quote.words.index(self.cue)
        return start, start + len(self.cue)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words that come near a recommendation and are none, and why."""

    quote: Quote
    why: str


@dataclass(frozen=True, slots=True)
class Marks:
    """All that is marked in a report, in its order; and what addressees and themes are called, by id.

    `families` says of some addressees to which other they belong: countries of origin are States.
    """

    events: tuple[Event, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    addressees: Mapping[str, str] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)

    def families_of(self, addressee: str) -> tuple[str, ...]:
        """Return the ids of the families to which the addressee belongs, the closest first."""
        family = self.families.get(addressee)
        return (family, *self.families_of(family)) if family else ()

    def addressees_of(self, recommendation: Recommendation) -> tuple[str, ...]:
        """Return the ids of all whom the recommendation asks: those that it names, and after each its families."""
        return tuple(dict.fromkeys(each for name in recommendation.to for each in (name, *self.families_of(name))))


def timeline(events: Iterable[Event], date: PartialDate) -> list[tuple[str, list[Event | None]]]:
    """Return the events by the year in which they begin, earliest first; None stands for the report, of this date."""
    dated = sorted(events, key=lambda event: (event.first_day, event.last_day))
    rows: list[tuple[PartialDate, Event | None]] = [(event.date, event) for event in dated]
    rows.insert(sum(event.first_day <= date.first_day for event in dated), (date, None))
    return [(year, [event for _, event in group]) for year, group in groupby(rows, key=lambda row: row[0][:4])]
