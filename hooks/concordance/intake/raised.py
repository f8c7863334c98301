"""Raised digits that are no marks of notes: kept as the raised signs that they are."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from concordance.intake.document import Block, Doubt, Place
from concordance.intake.glyphs import RAISED
from concordance.intake.notes import BEGINS, NOTE_MARK
from concordance.intake.page_notes import notes_by_page
from concordance.intake.slopes import moved
from concordance.numbering import LEVEL_LETTERS

_UNIT = re.compile(r"(?<![^\W_])(?:[kcdmhnµ]?m|ft|mi|yd)\[[23]\]")  # a measure of an area or a volume
_TEXT = {"heading", "paragraph", "closing", "note"}
HasNote = Callable[[Block, re.Match[str]], bool]  # whether there is a note for a mark that stands there
_SHOWN = 24  # characters before the digits that are told
_LETTER = re.compile(rf"(?<=[^\W\d]|[.,;:])([{''.join(map(chr, LEVEL_LETTERS))}])")  # raised, behind a word or a stop


def settled(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Doubt, ...]]:
    """Return the blocks with signs for raised digits that are no notes', and a doubt for each but those of measures.

    Raised letters are the signs of notes that begin with them; all others are letters.

    Behind a measure 2 and 3 are its power, unless they are the only mark of a note of that number. Where notes count
    from 1 on each page, a mark belongs to a note of its own.
    """
    by_page = notes_by_page(blocks)
    begun = [match for block in blocks if block.kind == "note" and (match := BEGINS.match(block.text))]
    known = {match[1] for match in begun}
    signs = {match[2] for match in begun}
    letters = {sign: letter for sign, letter in LEVEL_LETTERS.items() if chr(sign) not in signs}
    doubts = [each for block in blocks for each in _unknown(block, letters)]
    blocks = [
        block if block.kind == "table" else replace(block, text=block.text.translate(letters)) for block in blocks
    ]
    marks = Counter(match[1] for block in blocks for match in _marks(block) if not _is_power(block.text, match))

    def has_note(block: Block, match: re.Match[str]) -> bool:
        number = match[1]
        return int(number) <= by_page.get(block.page_at(match.start()), 0) if by_page else number in known

    return tuple(_settled(block, has_note, marks, doubts) for block in blocks), tuple(doubts)


def _unknown(block: Block, letters: Mapping[int, int]) -> Iterator[Doubt]:
    """Yield the raised letters behind a word or a stop that begin no note: those behind a number are part of it."""
    for match in _LETTER.finditer(block.text) if block.kind in _TEXT else ():
        if ord(match[1]) in letters:
            yield Doubt("index", block.page_at(match.start()), block.text[: match.end()][-_SHOWN:])


def _marks(block: Block) -> list[re.Match[str]]:
    """Return what may be marks of notes in a block; the one with which a note begins is its number."""
    begins = BEGINS.match(block.text) if block.kind == "note" else None
    return list(NOTE_MARK.finditer(block.text, begins.end() if begins else 0)) if block.kind != "furniture" else []


def _is_power(text: str, match: re.Match[str]) -> bool:
    return any(unit.end() == match.end() for unit in _UNIT.finditer(text))


def _settled(block: Block, has_note: HasNote, marks: Mapping[str, int], doubts: list[Doubt]) -> Block:
    """Return a block with signs for its raised digits that are no notes', and add what is doubtful."""
    text, breaks, sloped = block.text, list(block.breaks), block.sloped
    for match in reversed(_marks(block)):
        number, power = match[1], _is_power(block.text, match)
        if has_note(block, match) and not (power and marks[number]):
            continue
        high = number.translate(RAISED)
        text = f"{text[: match.start()]}{high}{text[match.end() :]}"
        breaks = [Place(each.page, each.at - 2 * (each.at > match.start())) for each in breaks]
        sloped = moved(sloped, match.start(), -2)
        if not power:
            words = f"{block.text[: match.start()][-_SHOWN:]}{high}"
            doubts.append(Doubt("index", block.page_at(match.start()), words))
    return replace(block, text=text, breaks=tuple(breaks), sloped=sloped) if text != block.text else block
