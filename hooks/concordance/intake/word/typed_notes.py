"""Notes that somebody typed at the end of a Word file: raised numbers in the text, and a list with the same numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from concordance.intake.document import Block
from concordance.intake.endings import CLOSING
from concordance.intake.glyphs import HIGH, LEVEL
from concordance.intake.headings import ANNEX_ALONE
from concordance.intake.notes import HEADED
from concordance.intake.typed_notes import fit
from concordance.intake.word.blocks import BlockWords
from concordance.intake.word.items import Item, Paragraph, Run, paragraphs

_SEVERAL = re.compile(r"\s*\d{1,3}(?:[\s,]+\d{1,3})*\s*")
_SIGNED = re.compile(rf"\[\d{{1,3}}\]|[{HIGH}]+")
_UNIT = re.compile(r"(?:\A|[^\w])(?:[kcdmhnµ]?m|ft|mi|yd)\Z")  # of an area or a volume, whose power is raised
_MOST = 20  # paragraphs without a number: no note has more
_POWERS = {2, 3}
_BEGINS = re.compile(r"(?:\[(\d{1,3})\]|(\d{1,3})[.)/]?(?=\s))\s*(?=\S)")
_LABEL = re.compile(r"\W*(\d{1,3})\W*")


@dataclass(frozen=True, slots=True)
class Typed:
    """The paragraphs and tables of a file without its typed notes, these, and the number of the line above them."""

    items: Sequence[Item]
    notes: tuple[Block, ...] = ()
    headed: int = 0


@dataclass(slots=True)
class _Note:
    """A typed note: its number, its paragraphs, and how many of their first signs are that number."""

    number: int
    held: list[Paragraph]
    begins: int


def is_mark(pieces: Sequence[Run], numbers: Sequence[int]) -> bool:
    """Whether pieces of a paragraph, with the numbers that they are, may be marks of notes: raised, not in brackets."""
    words = "".join(piece.text for piece in pieces).strip()
    raised = pieces[0].face.raised and not pieces[0].made
    return bool(_SEVERAL.fullmatch(words) if raised else numbers and words[0] in HIGH)


def typed_notes(items: Sequence[Item]) -> Typed:
    """Return the notes that are typed in these, with their marks in brackets, if each has one and none is missing.

    They count from 1 through the text before their list. Otherwise nothing is changed.
    """
    for start in range(len(items) - 1, -1, -1):
        above = items[start - 1] if start else None
        headed = isinstance(above, Paragraph) and bool(HEADED.fullmatch(above.text))
        found, stop = _listed(items, start, headed=headed)
        if found:
            before = [each for item in items[:start] for each in paragraphs(item)]
            after = [each for item in items[stop:] for each in paragraphs(item)]
            marks = [number for each in before for _, numbers in marked(each) for number in numbers]
            fits = fit([note.number for note in found], marks)
            if not fits or any(numbers for each in after for _, numbers in marked(each)):
                break
            for each in before:
                each.pieces = [piece for pieces, numbers in marked(each) for piece in _written(pieces, numbers)]
            number = above.number if headed and isinstance(above, Paragraph) else 0
            return Typed((*items[:start], *items[stop:]), tuple(map(_block, found)), number)
    return Typed(items)


def _listed(items: Sequence[Item], start: int, *, headed: bool) -> tuple[list[_Note], int]:
    """Return the notes that begin here, and where they end; none if there is no first one, or if words follow."""
    found: list[_Note] = []
    further: list[Paragraph] = []
    stop = start
    for at in range(start, len(items)):
        item = items[at]
        if not isinstance(item, Paragraph) or _ends(item):
            break
        number, begins = _number(item, headed=headed)
        if number == len(found) + 1:
            if found:
                found[-1].held += further
            further = []
            found.append(_Note(number, [item], begins))
            stop = at + 1
        elif item.text:
            further.append(item)
        if not found or len(further) > _MOST:
            break
    return ([], start) if further else (found, stop)


def _ends(item: Paragraph) -> bool:
    """Whether a paragraph belongs to no note: a heading, the name of an annex, a signature."""
    purpose = item.style.purpose
    return bool(
        (purpose and purpose.role in {"heading", "title"})
        or ANNEX_ALONE.fullmatch(item.text)
        or CLOSING.match(item.text)
    )


def _number(item: Paragraph, *, headed: bool) -> tuple[int, int]:
    """Return the number of a note with which a paragraph begins, and how many signs it has; 0 if with none.

    One that is not raised and has no brackets is that of a note where a heading stands above.
    """
    if item.label and item.label.text:
        match = _LABEL.fullmatch(item.label.text)
        return (int(match[1]), 0) if match and headed else (0, 0)
    first = next(
        ((pieces, numbers) for pieces, numbers in marked(item) if "".join(p.text for p in pieces).strip()), None
    )
    words = "".join(piece.text for piece in item.pieces)
    if first and len(first[1]) == 1:
        raised = "".join(piece.text for piece in first[0])
        return first[1][0], len(words) - len(words.lstrip()) + len(raised.strip())
    match = _BEGINS.match(words.lstrip())
    return (int(match[1] or match[2]), len(words) - len(words.lstrip()) + match.end()) if match and headed else (0, 0)


def marked(paragraph: Paragraph) -> Iterator[tuple[list[Run], tuple[int, ...]]]:
    """Yield the pieces of a paragraph, with the numbers of the notes whose marks they are, if they are any."""
    before = ""
    raised: list[Run] = []
    for piece in (*paragraph.pieces, None):
        if piece and piece.face.raised and not piece.made and not piece.text.strip("0123456789, \N{NO-BREAK SPACE}"):
            raised.append(piece)
            continue
        if raised:
            yield raised, _numbers("".join(each.text for each in raised), before)
            before, raised = "", []
        if piece and (piece.made or piece.face.raised):
            yield [piece], ()
        elif piece:
            at = 0
            for match in _SIGNED.finditer(piece.text):
                sign = match[0].strip("[]").translate(LEVEL)
                numbers = _numbers(sign, before + piece.text[: match.start()])
                yield [replace(piece, text=piece.text[at : match.start()])], ()
                yield [replace(piece, text=match[0])], numbers
                at = match.end()
            yield [replace(piece, text=piece.text[at:])], ()
        before = piece.text if piece else ""


def _numbers(words: str, before: str) -> tuple[int, ...]:
    """Return the numbers that raised words are; none if they are none, or the power of a measure before them."""
    if not _SEVERAL.fullmatch(words):
        return ()
    numbers = tuple(map(int, re.findall(r"\d+", words)))
    return () if _UNIT.search(before) and {*numbers} <= _POWERS else numbers


def _written(pieces: Sequence[Run], numbers: Sequence[int]) -> Sequence[Run]:
    """Return pieces as they are written: the marks of notes in brackets, and not raised any more."""
    if not numbers:
        return pieces
    first = pieces[0]
    return [replace(first, text="".join(f"[{each}]" for each in numbers), face=replace(first.face, raised=False))]


def _block(note: _Note) -> Block:
    """Return a note as a block, begun by its number in brackets."""
    words = BlockWords()
    first, *further = note.held
    words.add(f"[{note.number}] ", first.number, made=not note.begins)
    left = note.begins
    for piece in first.pieces:
        words.add(piece.text[left:], piece.paragraph, made=piece.made, italic=piece.face.italic)
        left = max(0, left - len(piece.text))
    for each in further:
        words.add(" ", each.number)
        words.paragraph(each)
    return words.block("note")
