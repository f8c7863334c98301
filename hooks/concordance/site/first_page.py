"""The lines of a report's first page, each in its place there: every line keeps its order and its words."""

from collections.abc import Iterator
from typing import Literal

from concordance.report import Report

Place = Literal["who", "symbol", "organ", "distribution", "agenda", "row"]

# what may differ between the symbol on the page and that of the report: the star of a footnote, spaces, dashes
_ALIKE = str.maketrans({"*": "", " ": "", "\N{EN DASH}": "-", "\N{MINUS SIGN}": "-", "\N{HYPHEN}": "-"})
_BESIDE = 2  # lines: who issues the document, and its symbol beside that


def first_page(report: Report) -> Iterator[tuple[Place, str]]:
    """Yield each line above the title after its place: who, symbol, organ, distribution, agenda.

    The places are those of the usual first page, which begins with at most one line beside the symbol. Of any other,
    such as one with a cover before it, each line is a `row` below the one before: in those places some would cover
    each other.
    """
    lines = report.above_title
    symbols = [at for at, line in enumerate(lines) if _is_symbol(line, report.symbol)]
    if len(symbols) != 1 or symbols[0] >= _BESIDE:
        yield from (("row", line) for line in lines)
        return
    (at,) = symbols
    yield from (("who", line) for line in lines[:at])
    yield "symbol", lines[at]
    place: Place = "organ"
    for line in lines[at + 1 :]:
        place = "distribution" if line.startswith("Distr") else place
        yield place, line
        place = "agenda" if place == "organ" or line.startswith("Original") else place


def _is_symbol(line: str, symbol: str) -> bool:
    """Tell whether the line is the symbol, or that of a document with several, this one first."""
    found, own = line.translate(_ALIKE), symbol.translate(_ALIKE)
    return found == own or found.startswith(f"{own}-")
