"""Words in italics: `emphasis.csv` beside report.yml names them, for the words of a source have no marks."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from concordance.loading import read_table
from concordance.problems import InputError, Problem
from concordance.report import Report
from concordance.text import word_span

COLUMNS = ("unit", "words", "occurrence")
_NUMBER = re.compile("[1-9][0-9]{0,3}")


def emphasised(report: Report, text: str, where: str) -> Report:
    """Return the report with the italics that this table names; raises `InputError` for rows that fit no words."""
    rows = read_table(text, where, COLUMNS)
    spans, problems = _spans(report, rows, where)
    if problems:
        raise InputError(problems)
    sections = tuple(
        replace(
            section,
            units=tuple(
                replace(unit, emphasis=tuple(spans[unit.id])) if unit.id in spans else unit for unit in section.units
            ),
        )
        for section in report.sections
    )
    return replace(report, sections=sections)


def _spans(
    report: Report, rows: Iterable[Mapping[str, str]], where: str
) -> tuple[Mapping[str, list[tuple[int, int]]], list[Problem]]:
    """Return the places of the words in their units, in order, and what is wrong with rows."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    problems: list[Problem] = []
    for row in rows:
        unit, words, occurrence = (row[name] for name in COLUMNS)
        at = f"{where}, {words} ({occurrence}) in {unit}"
        known = report.units_by_id.get(unit)
        if known is None or known.kind == "table":
            expected = "the id of a paragraph, an item or a note of the report"
            problems.append(Problem("emphasis-unit", at, repr(unit), expected, "Correct the row, or take it away."))
            continue
        place = word_span(words, known.text, int(occurrence) if _NUMBER.fullmatch(occurrence) else 0)
        if place is None:
            shown, expected = f"not the words {words!r} ({occurrence})", "words that stand in the unit, so often"
            problems.append(
                Problem("emphasis-does-not-match", at, shown, expected, "Correct the row, or take it away.")
            )
            continue
        found[unit].append(place)
    for unit, places in found.items():
        places.sort()
        text = report.units_by_id[unit].text
        for (start, end), after in pairwise(places):
            if after[0] < end:
                both = f"{text[start:end]!r} and {text[slice(*after)]!r}, which overlap"
                remedy = "Make one row of both, or take one away."
                problems.append(
                    Problem("emphasis-twice", f"{where}, {unit}", both, "each word in italics in one row", remedy)
                )
    return found, problems
