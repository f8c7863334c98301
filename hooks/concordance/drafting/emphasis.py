"""The italics of a document become the rows of `emphasis.csv`: the unit, the words, and which time they stand there.

Headings are left out, for their print shows how deep they stand; so are tables, whose cells are plain, and parts of
words. Where most of a document is italic, that is its usual print and says nothing. Nor do pages that are pictures: the
program that recognised their words has guessed how they are printed.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from concordance.drafting.printed_pages import paragraphs_of
from concordance.drafting.printed_walk import MARK
from concordance.intake.document import Block, Document
from concordance.intake.notes import BEGINS
from concordance.intake.slopes import Span, whole_words
from concordance.numbering import ITEM, PARAGRAPH
from concordance.report import Report, Unit
from concordance.source.emphasis import COLUMNS
from concordance.text import Occurrences, word_span

_NEAR = 8  # units: a text is looked for no further on
_TEXT = {"paragraph", "closing", "note"}


class _Found(NamedTuple):
    """Where words of the document stand: in which unit, from where on, and how many of their first signs do not."""

    unit: Unit
    at: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Emphasis:
    """The table of a document's italics, empty where there are none; and those whose place in the report is unknown.

    These are reported by page and words.
    """

    table: str
    lost: tuple[tuple[int, str], ...] = ()


def emphasis_of(document: Document, blocks: Sequence[Block], report: Report) -> Emphasis:
    """Return the italics of a document, whose blocks stand in the order of its source, as a report has their words."""
    if _is_usual(blocks):
        return Emphasis("")
    text = _Units(paragraphs_of(report))
    notes = _Units([unit for unit in report.units if unit.kind == "note"])
    rows: list[tuple[str, str, int]] = []
    lost: list[tuple[int, str]] = []
    for block in blocks:
        if block.kind not in _TEXT:
            continue
        begins = BEGINS.match(block.text) if block.kind == "note" else None
        words, sloped, number = (block.text, block.sloped, begins.end()) if begins else _unmarked(block)
        found = (notes if begins else text).find(words, number)
        if not sloped or block.page in document.pictures:
            continue
        if found:
            rows += _rows(found, words, sloped)
        elif not block.text.startswith("*"):  # a note of the first page is no unit
            lost += ((block.page, words[start:end]) for start, end in whole_words(words, sloped))
    return Emphasis(_table(rows) if rows else "", tuple(lost))


def _is_usual(blocks: Sequence[Block]) -> bool:
    """Whether most of the text is italic."""
    text = [block for block in blocks if block.kind in _TEXT]
    sloped = sum(end - start for block in text for start, end in block.sloped)
    return sloped > sum(len(block.text) - block.text.count(" ") for block in text) / 2


class _Units:
    """Units in their order, in which texts are found one behind the other."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._unit = self._at = 0

    def find(self, words: str, number: int) -> _Found | None:
        """Return where a unit has these words, from its beginning or that of a line in it, with their number or not.

        The number has as many signs.
        """
        for place, unit in enumerate(self._units[self._unit : self._unit + _NEAR], self._unit):
            least = self._at if place == self._unit else 0
            for at in (0, *unit.lines):
                for left_out in (0, number):
                    if at >= least and unit.text.startswith(words[left_out:], at):
                        self._unit, self._at = place, at + len(words) - left_out
                        return _Found(unit, at, left_out)
        return None


def _unmarked(block: Block) -> tuple[str, Sequence[Span], int]:
    """Return the words of a block without marks of notes, what is italic in them, and how long its number is."""
    numbered = PARAGRAPH.fullmatch(block.text) or ITEM.fullmatch(block.text)
    marks = [match.span() for match in MARK.finditer(block.text)]
    words = block.text
    for start, end in reversed(marks):
        words = words[:start] + words[end:]
    sloped = [(_moved(start, marks), _moved(end, marks)) for start, end in block.sloped]
    return words, sloped, numbered.start(2) if numbered else 0


def _moved(at: int, cut: Sequence[Span]) -> int:
    """Return where a place of a text is when these pieces have been cut out of it."""
    return at - sum(min(at, end) - start for start, end in cut if start < at)


def _rows(found: _Found, words: str, sloped: Sequence[Span]) -> Iterator[tuple[str, str, int]]:
    """Yield the rows for what is italic in words that a unit has, but for what cuts a word."""
    unit, at, left_out = found
    shown = [(max(left_out, start), end) for start, end in sloped if end > left_out]
    for start, end in whole_words(words, shown):
        quote, place = words[start:end], at + start - left_out
        occurrence = Occurrences(unit.text).number(quote, place)
        if word_span(quote, unit.text, occurrence) == (place, place + len(quote)):
            yield unit.id, quote, occurrence


def _table(rows: Sequence[tuple[str, str, int]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([COLUMNS, *rows])
    return written.getvalue()
