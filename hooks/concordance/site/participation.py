"""What the States did about the treaties of the edition: on a day, at the latest, and as a chart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby

from concordance.catalogue.tables import Action
from concordance.catalogue.treaties import Standing, standing
from concordance.dates import NO_DATE, PartialDate
from concordance.model import Entry
from concordance.site.charts import Axis, Chart, axis_of, chart


@dataclass(frozen=True, slots=True)
class TreatyRecord:
    """The record of a treaty: up to which date it goes, whose it is, and what each State did."""

    treaty: Entry
    as_of: PartialDate
    source: str
    actions_by_state: Mapping[str, Sequence[Action]]
    _told: dict[tuple[str, PartialDate], Standing] = field(init=False, repr=False, compare=False, default_factory=dict)

    def standing(self, country: Entry, until: PartialDate) -> Standing:
        """Return what it says of the State on this day; on none, at the latest. Pages and data tell it many times."""
        key = country.id, until
        if key not in self._told:
            self._told[key] = standing(self.actions_of(country), until, self.as_of, self.source)
        return self._told[key]

    def actions_of(self, country: Entry) -> Sequence[Action]:
        """Return what the State did, or the State under which its actions stand."""
        return self.actions_by_state.get(country.more.get("treaties_under") or country.id, ())


class Participation:
    """The treaties that have a page, each with its record."""

    def __init__(self, entries: Mapping[str, Entry], actions: Iterable[Action]) -> None:
        """Sort the actions by treaty and State."""
        by_treaty: dict[str, list[Action]] = defaultdict(list)
        for action in actions:
            by_treaty[action.treaty].append(action)
        self._charts: dict[tuple[str, Axis], Chart] = {}
        self._records = {name: _record(entries[name], done) for name, done in by_treaty.items() if name in entries}

    def standings_of(self, country: Entry, date: PartialDate) -> list[tuple[Entry, Standing, Standing]]:
        """By treaty, what the record says of the State on this date and at the latest."""
        return [
            (each.treaty, each.standing(country, date), each.standing(country, NO_DATE))
            for each in self._records.values()
        ]

    def standings_over(
        self, country: Entry, dates: Sequence[PartialDate]
    ) -> list[tuple[Entry, list[tuple[list[PartialDate], Standing]], Standing]]:
        """By treaty, what the record says of the State on these dates, and at the latest.

        Dates that follow each other and of which it says the same stand together.
        """
        return [
            (
                each.treaty,
                [([*same], then) for then, same in groupby(dates, key=partial(each.standing, country))],
                each.standing(country, NO_DATE),
            )
            for each in self._records.values()
        ]

    @property
    def treaties(self) -> list[Entry]:
        """The treaties of which there is a record."""
        return [record.treaty for record in self._records.values()]

    def record(self, treaty: Entry) -> TreatyRecord | None:
        """Return the record of the treaty; none if there is none."""
        return self._records.get(treaty.id)

    def chart(self, country: Entry, *dates: PartialDate) -> Chart | None:
        """Return what the State did about each treaty as a chart around these dates; none if nothing is known.

        A track ends on the date of the latest that is known of the State, which is the date that tables tell. Nearly
        all dates have the same chart, for what the States did reaches further on both sides.
        """
        records = self._records.values()
        done = [(each.treaty, each.standing(country, NO_DATE).as_of, each.actions_of(country)) for each in records]
        axis = axis_of(done, *dates)
        if axis and (country.id, axis) not in self._charts:
            self._charts[country.id, axis] = chart(done, axis)
        return self._charts[country.id, axis] if axis else None


def _record(treaty: Entry, done: Sequence[Action]) -> TreatyRecord:
    """Return the record with the date and source of most of its rows: a later row about one State dates no other."""
    counts = Counter((action.as_of, action.source) for action in done)
    as_of, source = min(counts, key=lambda each: (-counts[each], each))
    by_state: dict[str, list[Action]] = defaultdict(list)
    for action in done:
        by_state[action.iso3].append(action)
    return TreatyRecord(treaty, as_of, source, by_state)
