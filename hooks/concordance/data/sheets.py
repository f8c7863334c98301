"""What is marked in a report as data, in JSON and CSV."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from concordance.addresses import url_of
from concordance.data.open_data import comma_separated, json_rows
from concordance.edition.edition import AnnotatedReport
from concordance.edition.marks import Event, Quote, Recommendation
from concordance.model import Entry

Value = str | int | list[str] | dict[str, str]
SheetRow = dict[str, Value]


def mark_files(annotated: AnnotatedReport, entries: Mapping[str, Entry]) -> Mapping[str, Callable[[], str]]:
    """Return the data files of a report's marks by their paths below the report's folder, each as what writes it.

    There is none for what is not marked.
    """
    marks = annotated.marks
    tables = {
        **({"events": partial(_events, annotated)} if marks.events else {}),
        **({"recommendations": partial(_recommendations, annotated, entries)} if marks.recommendations else {}),
    }
    written = {f"data/{name}.json": partial(_written, json_rows, table) for name, table in tables.items()}
    return written | {f"data/{name}.csv": partial(_written, sheet, table) for name, table in tables.items()}


def _written(write: Callable[[Sequence[SheetRow]], str], table: Callable[[], Sequence[SheetRow]]) -> str:
    return write(table())


def _events(annotated: AnnotatedReport) -> list[SheetRow]:
    return [_event(annotated, event) for event in annotated.marks.events]


def _recommendations(annotated: AnnotatedReport, entries: Mapping[str, Entry]) -> list[SheetRow]:
    return [_recommendation(annotated, each, entries) for each in annotated.marks.recommendations]


def sheet(table: Sequence[SheetRow]) -> str:
    """Return the rows as CSV for spreadsheets; several values in a cell are joined by semicolons."""
    return comma_separated([*table[0]], ({name: _cell(value) for name, value in row.items()} for row in table))


def _cell(value: Value) -> str | int:
    if isinstance(value, int | str):
        return value
    return "; ".join(value.values() if isinstance(value, dict) else value)


def _place(annotated: AnnotatedReport, quote: Quote) -> SheetRow:
    report = annotated.report
    return {
        "report": report.slug,
        "unit": quote.unit,
        "url": url_of(report, annotated.units_by_id[quote.unit]),
        "start": quote.start,
        "end": quote.end,
        "quote": quote.words,
    }


def _event(annotated: AnnotatedReport, event: Event) -> SheetRow:
    return {
        "date": event.date,
        "until": event.until,
        "when": event.when,
        "what": event.what,
        "place": event.place,
        "status": event.status,
        **_place(annotated, event.quote),
        "also": list(event.also),
    }


def _recommendation(
    annotated: AnnotatedReport, recommendation: Recommendation, entries: Mapping[str, Entry]
) -> SheetRow:
    """Return the row; addressees, themes and instruments stand in it by id, and by what they are called."""
    marks = annotated.marks
    return {
        **_place(annotated, recommendation.quote),
        "cue": recommendation.cue,
        "addressees": {name: marks.addressees[name] for name in recommendation.to},
        "action": recommendation.action,
        "themes": {name: marks.themes[name] for name in recommendation.themes},
        "instruments": {name: entries[name].short for name in recommendation.instruments},
        "note": recommendation.note,
    }
