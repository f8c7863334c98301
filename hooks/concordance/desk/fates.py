"""What becomes of each line of a source: a unit, a heading, a line of the first page, nothing."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from concordance.intake.document import Document
from concordance.intake.notes import NOTE_MARK
from concordance.intake.proof import letters_of
from concordance.intake.writing import body, written
from concordance.report import Report, Unit
from concordance.source.transcript import artefact

_TOLD = 24  # signs by which a line is known

Becomes = Literal["unit", "further", "heading", "masthead", "contents", "left-out"]


@dataclass(frozen=True, slots=True)
class Fate:
    """What a line of the source becomes; a further line belongs to the unit above it."""

    becomes: Becomes
    id: str = ""  # of a unit, or a section's slug
    level: int = 0  # of a heading: 1 for a chapter
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """The signs of a heading or a unit: of its first line, and all."""

    first: str
    all: str
    fate: Fate


def source_lines(document: Document, source: str) -> dict[int, int]:
    """Return the line of the source that each block of the document begins, by its place in the document.

    A source that was read in another way than the document is read today has blocks in the lines that are the same.
    """
    notes = deque(at for at, block in enumerate(document.blocks) if block.kind == "note")
    texts = deque(at for at, block in enumerate(document.blocks) if block.kind not in {"note", "furniture"})
    blocks = body(document)
    order = [(notes if block.kind == "note" else texts).popleft() for block in blocks]
    pieces = source.rstrip("\n").split("\n\n")
    begins = [1]
    for piece in pieces:
        begins.append(begins[-1] + piece.count("\n") + 2)
    found: dict[int, int] = {}
    matcher = SequenceMatcher(None, [written(block).rstrip("\n") for block in blocks], pieces, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal" or (kind == "replace" and last - first == end - start):
            found |= {order[first + n]: begins[start + n] for n in range(last - first)}
    return found


def fates(source: str, report: Report, artefacts: Sequence[str] = ()) -> dict[int, Fate]:
    """Return what each line of a source becomes in a report, by its number; lines that become nothing have none.

    `artefacts` are those that report.yml declares.
    """
    left_out = [artefact(words) for words in artefacts]
    ahead: dict[str, deque[_Piece]] = defaultdict(deque)
    for words, fate in _pieces(report):
        first = letters_of(words.partition("\n")[0])
        ahead[first[:_TOLD]].append(_Piece(first, letters_of(words), fate))
    changed = {change.line: change.unit for change in report.changes}
    masthead = {letters_of(line) for line in report.masthead} | {letters_of(line) for line in report.footnotes}
    rows = {letters_of(f"{row.number}{row.title}{row.paragraphs}{row.page}") for row in report.contents}
    found: dict[int, Fate] = {}
    now: _Piece | None = None
    for number, line in enumerate(_repaired(source, report).split("\n"), 1):
        words = letters_of(_unmarked(line))
        if not words:
            continue
        if words in rows or any(pattern.fullmatch(line) for pattern in left_out):
            found[number] = Fate("contents" if words in rows else "left-out")
            continue
        in_table = now and now.fate.unit and now.fate.unit.kind == "table" and words in now.all
        piece = None if in_table else _next(words, ahead)
        if piece:
            now = piece
            found[number] = piece.fate
        elif now and now.fate.unit and words in now.all:
            found[number] = replace(now.fate, becomes="further")
        elif words in masthead:
            found[number] = Fate("masthead")
        elif (unit := report.units_by_id.get(changed.get(number, ""))) is not None:
            now = _Piece("", letters_of(f"{unit.printed} {unit.text}"), Fate("unit", unit.id, unit=unit))
            found[number] = now.fate
    return found


def _repaired(source: str, report: Report) -> str:
    """Return a source after the repairs that leave its lines as they are."""
    for repair in report.repairs:
        if source.count(repair.found) == 1 and repair.found.count("\n") == repair.put.count("\n"):
            source = source.replace(repair.found, repair.put)
    return source


def _next(words: str, ahead: Mapping[str, deque[_Piece]]) -> _Piece | None:
    """Take the next piece that begins as this line does."""
    waiting = ahead.get(words[:_TOLD])
    if waiting and (len(words) >= _TOLD or waiting[0].first == words):
        return waiting.popleft()
    return None


def _pieces(report: Report) -> Iterator[tuple[str, Fate]]:
    """Yield the headings and units of a report with their words as they are printed."""
    for section in report.sections:
        yield section.heading, Fate("heading", section.slug, section.level - 1)
        for unit in section.units:
            yield f"{unit.printed} {unit.text}", Fate("unit", unit.id, unit=unit)


def _unmarked(line: str) -> str:
    """Return a line without the marks of notes, but with the number with which a note begins."""
    begins = NOTE_MARK.match(line)
    return (begins[1] if begins else "") + NOTE_MARK.sub("", line[begins.end() :] if begins else line)
