"""Blocks of text, and the headings of an outline among the lines of a source."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from concordance.private_use import CLOSE, OPEN
from concordance.source.schema import LayoutShape, PartShape

PAGE_BREAK = "\f"  # a line in the place of the page headers and footers that were taken away
_HEADING_MARK = re.compile(r"#{1,6}\s+")
_EMPHASIS = re.compile(r"(\*{1,3}) *(.*?) *\1")
_SPACES = " \t\f\n"  # all that is stripped from words: other spaces belong to them
_LEADERS = re.compile(r"[.\s\N{HORIZONTAL ELLIPSIS}]{3,}|\d[\d\N{EN DASH}-]*\Z")
_TALL = 9  # lines: no heading is higher


@dataclass(slots=True)
class Block:
    """A piece of the text: its words, whether it is marked as a heading, its kind, the notes marked on it."""

    text: str
    marked_heading: bool = False
    kind: str = ""  # "", "note", "table", "contents"
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the outline found in the lines: its part, the line after it, the notes marked on it."""

    part: PartShape
    past: int
    notes: tuple[int, ...]


def single_spaced(line: str) -> str:
    """Return the words of a line with one space between them."""
    return _stripped(re.sub(r"[ \t\f]+", " ", line))


def _stripped(line: str) -> str:
    """Return the line without plain spaces at its ends; nothing is left of one that has no words."""
    return line.strip(_SPACES) if line.strip() else ""


def parts_of(parts: Iterable[PartShape]) -> Iterator[PartShape]:
    """All parts of an outline, in the order of the document."""
    for part in parts:
        yield part
        yield from parts_of(part.parts)


def block_of(line: str) -> Block:
    """Return a line as a block, the mark of a heading and its emphasis taken off."""
    words = _stripped(line)
    mark = _HEADING_MARK.match(words)
    if not mark:
        return Block(words)
    heading = words[mark.end() :]
    whole = _EMPHASIS.fullmatch(heading)
    return Block(whole[2] if whole else heading, marked_heading=True)


class Headings:
    """The headings of an outline, to be found however their lines are broken."""

    def __init__(self, parts: Sequence[PartShape], layout: LayoutShape) -> None:
        """Know the headings, and the beginnings of parts without a heading in print."""
        self._parts = {_squeezed(part.heading): part for part in parts if not part.begins}
        self._beginnings = {_squeezed(part.begins): part for part in parts if part.begins}
        self._marks = re.compile(r"\d{1,3}" if layout.notes == "glued" else f"(?:{OPEN}\\d+{CLOSE})+")

    def find(self, lines: Sequence[str], at: int, *, contents: bool = False) -> Heading | None:
        """Return the heading that stands on these lines, which may be several.

        Among the `contents`, words that leaders or a page number follow are a row and no heading.
        """
        words = ""
        for past in range(at + 1, min(at + _TALL, len(lines)) + 1):
            line = block_of(lines[past - 1]).text
            if not _squeezed(line) or lines[past - 1] == PAGE_BREAK:
                break
            words += _squeezed(line)
            found = self._parts.get(words) or self._without_marks(words)
            if found and not (contents and past < len(lines) and _LEADERS.match(lines[past].strip())):
                mark = words.removeprefix(_squeezed(found.heading))
                return Heading(found, past, tuple(int(number) for number in re.findall(r"\d+", mark)))
            if not any(heading.startswith(words) for heading in self._parts):
                break
        return None

    def _without_marks(self, words: str) -> PartShape | None:
        marks = re.search(rf"(?:{self._marks.pattern})\Z", words)
        return self._parts.get(words[: marks.start()]) if marks else None

    def beginning(self, lines: Sequence[str], at: int) -> PartShape | None:
        """Return the part without a heading in print that begins on this line."""
        words = _squeezed("".join(lines[at : at + _TALL]))
        return next((part for begins, part in self._beginnings.items() if words.startswith(begins)), None)


def _squeezed(words: str) -> str:
    """Return the words without spaces and emphasis, to compare headings however their lines are broken."""
    return re.sub(r"[\s*_]+", "", words)
