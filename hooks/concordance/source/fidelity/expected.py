"""What the second reading of a source expects in it: the words of a report, in the order in which they stand there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from concordance.report import NoteMark, Report, Unit
from concordance.source.schema import PartShape, ReportShape


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the report that stand together: a line of the first page, a heading, a unit, a row of the contents."""

    where: str
    words: tuple[str, ...]  # of a row, the words of each cell
    printed: str = ""
    note_marks: tuple[NoteMark, ...] = ()
    kind: str = "line"
    opens_contents: bool = False  # the heading of a table of contents


def _parts(parts: Iterable[PartShape]) -> Iterator[PartShape]:
    """Yield the parts of an outline in the order of the document."""
    for part in parts:
        yield part
        yield from _parts(part.parts)


def in_order(report: Report, record: ReportShape) -> Iterator[Piece]:
    """Yield the words that stand in the source in the order of the report: first page, headings, paragraphs."""
    for line in report.masthead:
        yield Piece("masthead", (line,))
    for section, part in zip(report.sections, _parts(record.outline), strict=True):
        ours = part.notes and section.heading.startswith("[") and section.heading.endswith("]")
        if not part.begins and not ours:
            words = (section.heading,)
            yield Piece(section.slug, words, note_marks=section.notes, kind="heading", opens_contents=part.contents)
        yield from (_unit(unit) for unit in section.units if unit.kind == "paragraph")


def between(report: Report) -> Iterator[Iterable[Piece]]:
    """Return the words that may stand between the lines of others: tables, and notes, which stay in order."""
    yield (Piece("masthead", (words,), kind="note") for words in report.footnotes)
    yield (_unit(unit) for unit in report.units if unit.kind == "table")
    for section in report.sections:
        yield (_unit(unit) for unit in section.units if unit.kind == "note")


def _unit(unit: Unit) -> Piece:
    if unit.kind == "table":  # its marks stand among its words; how far its first row is indented is no word
        return Piece(unit.id, (unit.text.lstrip(" \t"),), kind="table")
    return Piece(unit.id, (unit.text,), unit.printed, unit.notes, unit.kind)
