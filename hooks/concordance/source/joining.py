"""The lines of running text become blocks: headings, paragraphs, items, notes, lines of the masthead.

A heading of the outline ends the part before it; below it, each line begins a block or goes on with one, or it
belongs to a note.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from concordance.report import Repair
from concordance.source.breaking import STARS, Breaks, Cursor, Doubt
from concordance.source.headings import PAGE_BREAK, Block, Headings, block_of, single_spaced
from concordance.source.hyphenation import Hyphenation
from concordance.source.schema import LayoutShape, PartShape

_NOTE = re.compile(r"\s*(?:- )?(\d{1,3})(?:\s+|$)")  # at the foot of a page; with a full stop it is a paragraph
_COLLECTED = re.compile(r"\s*(?:- )?(\d{1,3})[.)]?(?:\s+|$)")

Rules = Callable[[LayoutShape, int, Cursor, Doubt], Breaks]


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
        self._cursor = Cursor()
        self._breaks = breaks(layout, width, self._cursor, self._doubt)
        self._hyphenation = Hyphenation(text, self._doubt, undo=layout.hyphens == "join")
        self._open: Block | None = None
        self.blocks: list[Block] = []
        self.doubts: list[tuple[str, str, str, str]] = []

    @property
    def hyphen_repairs(self) -> list[Repair]:
        """The hyphens at line ends that were taken away."""
        return self._hyphenation.repairs

    def join(self, lines: Sequence[str]) -> None:
        """Add the blocks of these lines."""
        self._cursor.after_gap = True
        at = 0
        while at < len(lines):
            words = single_spaced(lines[at])
            self._cursor.before_gap = not "".join(lines[at + 1 : at + 2]).strip()
            contents = bool(self._cursor.part and self._cursor.part.contents)
            if lines[at] == PAGE_BREAK or not words:
                self._cursor.after_gap = True
                self._cursor.after_page_break |= lines[at] == PAGE_BREAK or self._cursor.in_note
                self._cursor.in_note = False
            elif heading := self._headings.find(lines, at, contents=contents):
                self._enter(heading.part)
                self.blocks.append(Block(heading.part.heading, marked_heading=True, notes=heading.notes))
                at = heading.past - 1
            elif part := self._headings.beginning(lines, at):
                self._enter(part)
                self._start(block_of(words))
            elif self._cursor.part is None:
                self.blocks += [block_of(cell) for cell in re.split(r"\s{3,}", lines[at].strip())]
            elif contents:
                self.blocks.append(Block(lines[at].strip(), kind="contents"))
            elif self._cursor.part.notes:
                self._collect(words)
            else:
                self._cursor.next_line = single_spaced(self._written.get(lines[at], words))
                self._take(words)
                self._cursor.marked_up_length = len(self._cursor.next_line)
            at += 1

    def table(self, block: Block) -> None:
        """Add a table that stands between the lines."""
        self.blocks.append(block)
        self._cursor.after_gap = True

    def close(self) -> None:
        """End the open block. One that does not end like a sentence may be a heading, or hold one."""
        part = self._cursor.part
        alone = part and part.unit and not part.units
        if self._open and not alone and "\n" not in self._open.text and self._breaks.ending(self._open.text) == "open":
            expected = "a sentence with its end, or a heading of the outline"
            self._doubt("paragraph-without-end", self._open.text[-60:], expected)
        self._open = None

    def _enter(self, part: PartShape) -> None:
        self.close()
        self._cursor.part = part
        if part.prefix or part.notes_anew:
            self._cursor.last_paragraph = 0
        if part.notes or part.notes_anew:
            self._cursor.last_note = 0
            self._cursor.note_numbers_alone = None

    def _take(self, words: str) -> None:
        """Put a line of text in its place."""
        cursor = self._cursor
        line = block_of(words)
        if self._in_note(words):
            return
        verdict = (
            "start" if self._open is None or line.marked_heading else self._breaks.verdict(self._open.text, line.text)
        )
        if verdict == "start" or self._open is None:
            self._start(line)
        else:
            self._open.text = self._hyphenation.join(self._open.text, line.text, "\n" if verdict == "part" else " ")
        cursor.after_gap = cursor.after_page_break = False
        cursor.line_length = len(words)

    def _in_note(self, words: str) -> bool:
        """Whether the line begins the next note at the foot of a page, or goes on with it."""
        cursor = self._cursor
        if not self._layout.notes:
            return False
        match = _NOTE.match(words)
        begins = bool(match and int(match[1]) == cursor.last_note + 1) or bool(STARS.match(words))
        if begins and (cursor.after_gap or cursor.in_note):
            cursor.last_note += bool(match)
            cursor.in_note = True
            self.blocks.append(Block(words.removeprefix("- "), kind="note"))
        elif cursor.in_note:
            last, breaks = self.blocks[-1], self._breaks
            if breaks.has_room(words, cursor.note_length) and breaks.ending(last.text) == "full":
                cursor.in_note, cursor.after_page_break = False, True
            else:
                last.text = self._hyphenation.join(last.text, words)
        cursor.note_length = len(words)
        cursor.after_gap &= not cursor.in_note
        return cursor.in_note

    def _collect(self, words: str) -> None:
        """Put a line among the collected notes: the next number begins a note, all else goes on with the last."""
        cursor = self._cursor
        match = _COLLECTED.match(words)
        alone = bool(match and match.end() == len(words))
        next_one = (
            match is not None and int(match[1]) == cursor.last_note + 1 and cursor.note_numbers_alone in (None, alone)
        )
        if next_one or self.blocks[-1].kind != "note" or STARS.match(words):
            cursor.last_note += next_one
            cursor.note_numbers_alone = alone if next_one else cursor.note_numbers_alone
            self.blocks.append(Block(words, kind="note"))
            return
        if alone:
            self._doubt("note-out-of-order", words, f"note {cursor.last_note + 1}")
        self.blocks[-1].text = self._hyphenation.join(self.blocks[-1].text, words)

    def _start(self, block: Block) -> None:
        self.close()
        self._open = block
        self.blocks.append(block)
        self._cursor.begin(block.text)

    def _doubt(self, code: str, words: str, expected: str) -> None:
        remedy = "Compare with the official document, then declare a repair that leaves no doubt."
        self.doubts.append((code, words, expected, remedy))
