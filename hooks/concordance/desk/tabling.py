"""The tables that a report.yml declares over the lines of a source, and the words that tell another one."""

from collections.abc import Mapping, Sequence
from typing import Any

from concordance.source.headings import single_spaced


def spans(lines: Sequence[str], tables: Sequence[Mapping[str, Any]]) -> list[range]:
    """Return where each of these tables stands; an empty range for one whose lines are not there."""
    texts = list(map(single_spaced, lines))
    found = []
    at = 0
    for table in tables:
        start = _of(texts, str(table.get("first", "")).split("\n"), at)
        last = str(table.get("last", "")).split("\n")
        end = _of(texts, last, start)
        found.append(range(start, end + len(last)) if min(start, end) >= 0 else range(0))
        at = max(at, found[-1].stop)
    return found


def declared(lines: Sequence[str], rows: range, at: int) -> dict[str, str]:
    """Return the first and the last lines of these rows, as many as tell their place from `at` on."""
    texts = list(map(single_spaced, lines))
    first, last = rows.start + 1, rows.stop - 1
    while first < rows.stop and _of(texts, texts[rows.start : first], at) != rows.start:
        first += 1
    while last > rows.start and _of(texts, texts[last : rows.stop], rows.start) != last:
        last -= 1
    return {"first": "\n".join(texts[rows.start : first]), "last": "\n".join(texts[last : rows.stop])}


def _of(texts: Sequence[str], wanted: Sequence[str], at: int) -> int:
    """Return where these lines stand from `at` on; -1 if they do not."""
    wanted = list(map(single_spaced, wanted))
    places = range(max(at, 0), len(texts)) if at >= 0 and any(wanted) else ()
    return next((n for n in places if list(texts[n : n + len(wanted)]) == wanted), -1)
