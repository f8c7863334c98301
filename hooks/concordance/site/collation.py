"""Collation: the data files beside a report, as they are published, against the words of the report."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from concordance.archive import digest
from concordance.problems import Problem
from concordance.report import Report, Unit
from concordance.site.proofreading import compare_units

_WHOLE = {"paragraphs.json": "unit", "units.js": "id"}  # files with the words of all units, and where each has its id
_SCRIPT = "edition.receive("


def collate(report: Report, files: Mapping[str, str]) -> Iterator[Problem]:
    """Problems where the data files of a report, by name, have other words or headings than it, or lack any.

    Words stand there whole, as their SHA-256, or as a quotation with its place in a unit.
    """
    for name in _WHOLE.keys() | _DIGESTS.keys():
        if name not in files:
            yield _problem("units-differ", f"{report.slug}/data/{name}", "no such file", "all units of the report")
    for name, text in files.items():
        where = f"{report.slug}/data/{name}"
        rows = [*_rows(_value(name, text))]
        if named := _WHOLE.get(name):
            yield from compare_units(report.units, where, [(row[named], row["text"]) for row in rows if "text" in row])
        if read := _DIGESTS.get(name):
            listed, expected = read(text), [(digest(unit.text.encode()), unit.id) for unit in report.units]
            for found, (sha256, unit) in zip(listed, expected, strict=False):
                if found != (sha256, unit):
                    yield _problem("words-differ", f"{where}, unit {unit}", " ".join(found), f"{sha256} {unit}")
            if len(listed) != len(expected):
                yield _problem("units-differ", where, f"{len(listed)} units", f"{len(expected)} units")
        yield from _headings(report, where, rows)
        for row in rows:
            yield from _quotation(row, report.units_by_id, where)


def _value(name: str, text: str) -> object:
    """Return what the file holds: of JSON the value, of scripts what they hand over, of CSV its rows."""
    if name.endswith(".csv"):
        return [*csv.DictReader(io.StringIO(text, newline=""))]
    if name.endswith(".js"):
        return _handed_over(text)
    return json.loads(text) if name.endswith(".json") else []


def _handed_over(script: str) -> list[Any]:
    """Return the arguments with which a script calls `edition.receive`."""
    arguments: list[Any] = json.loads(f"[{script.strip().removeprefix(_SCRIPT).removesuffix(')')}]")
    return arguments


def _rows(value: object) -> Iterator[Mapping[str, Any]]:
    """Yield the mappings in a value, however deep."""
    waiting: list[Any] = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield each
            waiting += reversed(each.values())
        elif isinstance(each, list):
            waiting += reversed(each)


def _listed(text: str) -> list[tuple[str, str]]:
    """Return the SHA-256 and the id of each unit, from a list as `sha256sum` writes it."""
    lines = (line.split("  ", 1) for line in text.splitlines())
    return [(line[0], line[-1]) for line in lines]


def _handed(text: str) -> list[tuple[str, str]]:
    """Return the SHA-256 and the id of each unit, from the script that hands them to the page of the proof."""
    return [(sha256, unit) for unit, sha256 in _handed_over(text)[1]["units"]]


_DIGESTS: Mapping[str, Callable[[str], list[tuple[str, str]]]] = {"words.sha256": _listed, "proof.js": _handed}


def _headings(report: Report, where: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    """Problems where a section is called by another heading; what tells it from its like may stand behind."""
    headings = {section.slug: section.heading for section in report.sections}
    for row in rows:
        heading = headings.get(row.get("slug", "")) if "heading" in row else None
        if heading is not None and row["heading"].removeprefix(heading).partition(" (")[0]:
            yield _problem("heading-differs", where, row["heading"], heading)


def _quotation(row: Mapping[str, Any], units: Mapping[str, Unit], where: str) -> Iterator[Problem]:
    """Yield the problem of words that do not stand where a row says; before some a spreadsheet needs an apostrophe."""
    words = row.get("quote", row.get("words"))
    if "start" not in row or words is None:
        return
    start = int(row["start"])
    expected = units[row["unit"]].text[start : int(row["end"])] if row["unit"] in units else ""
    at = f"{where}, unit {row['unit']}, character {start}"
    if words not in {expected, f"'{expected}"}:
        yield _problem("words-differ", at, repr(words), repr(expected))
    for name in ("when", "cue"):
        if (part := row.get(name, "")).removeprefix("'") not in expected:
            yield _problem("words-differ", at, repr(part), f"words of {expected!r}")


def _problem(code: str, where: str, found: str, expected: str) -> Problem:
    remedy = "What writes this file changes the words: mend it."
    return Problem(code, where, found, expected, remedy)
