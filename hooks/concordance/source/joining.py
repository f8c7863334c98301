"""The lines of running text become blocks: headings, paragraphs, items, notes, lines of the masthead.

A heading of the outline ends the part before it; below it, each line begins a block or goes on with one, or it
belongs to a note.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from concordance.report import Repair
from concordance.source.breaking import STARS, Breaks, Doubt, Place
from concordance.source.headings import PAGE, Block, Headings, block_of, single_spaced
from concordance.source.hyphenation import Hyphenation
from concordance.source.schema import LayoutShape, PartShape

_NOTE = re.compile(r"\s*(?:- )?(\d{1,3})(?:\s+|$)")  # at the foot of a page; with a full stop it is a paragraph
_COLLECTED = re.compile(r"\s*(?:- )?(\d{1,3})[.)]?(?:\s+|$)")

Rules = Callable[[LayoutShape, int, Place, Doubt], Breaks]


class Joiner:
    """Joins the lines of a source into blocks."""

    def __init__(  # noqa: PLR0913 - what is known of the lines
        self,
        parts: Sequence[PartShape],
        layout: LayoutShape,
        text: str,
        width: int,
        breaks: Rules = Breaks,
        *,
        written: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`text` is the whole source, `width` its usual length of lines; `breaks` decides where blocks begin.

        `written` gives lines as they were before markup was taken off them.
        """
        self._written = written
        self._headings = Headings(parts, layout)
        self._layout = layout
        self._place = Place()
        self._breaks = breaks(layout, width, self._place, self._doubt)
        self._hyphenation = Hyphenation(text, self._doubt, undo=layout.hyphens == "join")
        self._open: Block | None = None
        self.blocks: list[Block] = []
        self.problems: list[tuple[str, str, str, str]] = []

    @property
    def hyphens(self) -> list[Repair]:
        """The hyphens at line ends that were taken away."""
        return self._hyphenation.repairs

    def join(self, lines: Sequence[str]) -> None:
        """Add the blocks of these lines."""
        self._place.gap = True
        at = 0
        while at < len(lines):
            words = single_spaced(lines[at])
            self._place.isolated = not "".join(lines[at + 1 : at + 2]).strip()
            contents = bool(self._place.part and self._place.part.contents)
            if lines[at] == PAGE or not words:
                self._place.gap = True
                self._place.page |= lines[at] == PAGE or self._place.in_note
                self._place.in_note = False
            elif heading := self._headings.find(lines, at, contents=contents):
                self._enter(heading.part)
                self.blocks.append(Block(heading.part.heading, marked=True, notes=heading.notes))
                at = heading.past - 1
            elif part := self._headings.beginning(lines, at):
                self._enter(part)
                self._start(block_of(words))
            elif self._place.part is None:
                self.blocks += [block_of(cell) for cell in re.split(r"\s{3,}", lines[at].strip())]
            elif contents:
                self.blocks.append(Block(lines[at].strip(), kind="contents"))
            elif self._place.part.notes:
                self._collect(words)
            else:
                self._place.coming = single_spaced(self._written.get(lines[at], words))
                self._take(words)
                self._place.written = len(self._place.coming)
            at += 1

    def table(self, block: Block) -> None:
        """Add a table that stands between the lines."""
        self.blocks.append(block)
        self._place.gap = True

    def close(self) -> None:
        """End the open block. One that does not end like a sentence may be a heading, or hold one."""
        part = self._place.part
        alone = part and part.unit and not part.units
        if self._open and not alone and "\n" not in self._open.text and self._breaks.ending(self._open.text) == "open":
            expected = "a sentence with its end, or a heading of the outline"
            self._doubt("paragraph-without-end", self._open.text[-60:], expected)
        self._open = None

    def _enter(self, part: PartShape) -> None:
        self.close()
        self._place.part = part
        if part.prefix or part.notes_anew:
            self._place.number = 0
        if part.notes or part.notes_anew:
            self._place.note = 0
            self._place.alone = None

    def _take(self, words: str) -> None:
        """Put a line of text in its place."""
        here = self._place
        line = block_of(words)
        if self._in_note(words):
            return
        verdict = "start" if self._open is None or line.marked else self._breaks.verdict(self._open.text, line.text)
        if verdict == "start" or self._open is None:
            self._start(line)
        else:
            self._open.text = self._hyphenation.join(self._open.text, line.text, "\n" if verdict == "part" else " ")
        here.gap = here.page = False
        here.length = len(words)

    def _in_note(self, words: str) -> bool:
        """Whether the line begins the next note at the foot of a page, or goes on with it."""
        here = self._place
        if not self._layout.notes:
            return False
        match = _NOTE.match(words)
        begins = bool(match and int(match[1]) == here.note + 1) or bool(STARS.match(words))
        if begins and (here.gap or here.in_note):
            here.note += bool(match)
            here.in_note = True
            self.blocks.append(Block(words.removeprefix("- "), kind="note"))
        elif here.in_note:
            last, breaks = self.blocks[-1], self._breaks
            if breaks.has_room(words, here.note_length) and breaks.ending(last.text) == "full":
                here.in_note, here.page = False, True
            else:
                last.text = self._hyphenation.join(last.text, words)
        here.note_length = len(words)
        here.gap &= not here.in_note
        return here.in_note

    def _collect(self, words: str) -> None:
        """Put a line among the collected notes: the next number begins a note, all else goes on with the last."""
        here = self._place
        match = _COLLECTED.match(words)
        alone = bool(match and match.end() == len(words))
        next_one = match is not None and int(match[1]) == here.note + 1 and here.alone in (None, alone)
        if next_one or self.blocks[-1].kind != "note" or STARS.match(words):
            here.note += next_one
            here.alone = alone if next_one else here.alone
            self.blocks.append(Block(words, kind="note"))
            return
        if alone:
            self._doubt("note-out-of-order", words, f"note {here.note + 1}")
        self.blocks[-1].text = self._hyphenation.join(self.blocks[-1].text, words)

    def _start(self, block: Block) -> None:
        self.close()
        self._open = block
        self.blocks.append(block)
        self._place.begin(block.text)

    def _doubt(self, code: str, words: str, expected: str) -> None:
        remedy = "Compare with the official document, then declare a repair that leaves no doubt."
        self.problems.append((code, words, expected, remedy))
