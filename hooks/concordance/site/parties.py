"""The States of a report and a treaty: who had done what by the report's date and at the latest, as rows of data."""

from collections.abc import Callable, Mapping
from functools import partial

from concordance.catalogue.treaties import Standing
from concordance.data import open_data, sheets
from concordance.dates import NO_DATE
from concordance.edition.edition import AnnotatedReport, Edition
from concordance.model import Entry
from concordance.site.back_index import sort_key
from concordance.site.participation import Participation

Standings = list[tuple[Entry, Standing, Standing]]
NOT_FOUND = "not-found"  # what the data call a standing of which nothing is known


class Parties:
    """What the record of treaty actions says of the States that a report mentions."""

    def __init__(self, edition: Edition) -> None:
        """Sort the actions of the edition."""
        self._edition = edition
        self.participation = Participation(edition.entries, edition.actions)
        self._sorted: dict[str, list[Entry]] = {}

    def standings_of(self, annotated: AnnotatedReport, treaty: Entry) -> Standings:
        """Return the States of the report in the order of an index, each with its standing then and at the latest.

        There is none if the treaty has no record.
        """
        record = self.participation.record(treaty)
        if record is None:
            return []
        date = annotated.report.metadata.date
        states = self._states(annotated)
        return [(state, record.standing(state, date), record.standing(state, NO_DATE)) for state in states]

    def _states(self, annotated: AnnotatedReport) -> list[Entry]:
        """Return the States that a report mentions, in the order of an index, which is found once."""
        slug = annotated.report.slug
        if slug not in self._sorted:
            entries = (self._edition.entries[name] for name in annotated.by_entry)
            states = [entry for entry in entries if entry.kind == "country"]
            self._sorted[slug] = sorted(states, key=lambda entry: sort_key(entry.short))
        return self._sorted[slug]

    def rows(self, annotated: AnnotatedReport, treaty: Entry) -> list[sheets.SheetRow]:
        """Return the standings of the States of the report on the treaty as rows of data."""
        return [self._row(annotated, treaty, *each) for each in self.standings_of(annotated, treaty)]

    def files(self, annotated: AnnotatedReport) -> Mapping[str, Callable[[], str]]:
        """Return the data files by their paths below the report's folder: of all treaties, and of each."""
        treaties = self.participation.treaties
        if not (treaties and self._states(annotated)):
            return {}
        return {
            "data/participation.json": lambda: open_data.json_rows(self._all(annotated, treaties)),
            "data/participation.csv": lambda: sheets.sheet(self._all(annotated, treaties)),
            **{sheet_of(treaty): partial(self._sheet, annotated, treaty) for treaty in treaties},
        }

    def _all(self, annotated: AnnotatedReport, treaties: list[Entry]) -> list[sheets.SheetRow]:
        return [row for treaty in treaties for row in self.rows(annotated, treaty)]

    def _sheet(self, annotated: AnnotatedReport, treaty: Entry) -> str:
        return sheets.sheet(self.rows(annotated, treaty))

    def _row(
        self, annotated: AnnotatedReport, treaty: Entry, state: Entry, then: Standing, latest: Standing
    ) -> sheets.SheetRow:
        report = annotated.report
        sources = [name for each in (then, latest) for name in each.source.split()]
        return {
            "report": report.slug,
            "treaty": treaty.id,
            "treaty_title": treaty.title,
            "iso3": state.id,
            "state": state.title,
            "recorded_under": state.more.get("treaties_under", ""),
            "date": report.metadata.date,
            **_columns("", then),
            **_columns("latest_", latest),
            "as_of": latest.as_of,
            "sources": {name: self._edition.sources[name].title for name in sources},
        }


def sheet_of(treaty: Entry) -> str:
    """Return the path of a treaty's sheet below the folder of a report."""
    return f"data/participation/{treaty.id}.csv"


def _columns(prefix: str, standing: Standing) -> sheets.SheetRow:
    return {
        f"{prefix}status": NOT_FOUND if standing.status == "open" else standing.status,
        f"{prefix}action": standing.action,
        f"{prefix}date" if prefix else "action_date": standing.date,
        f"{prefix}in_force": standing.in_force,
        f"{prefix}certainty": standing.certainty,
    }
