"""The paragraphs and tables of a Word file become the text of blocks: spaces made one, what was added kept in mind."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from concordance.intake.document import Block, Kind, Place
from concordance.intake.lines import Line, Word
from concordance.intake.word.items import Paragraph, Run, Table, paragraphs

_GAP = "   "  # between two cells


class BlockWords:
    """The text of a block while it is put together."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._spaced = False
        self._parted = False
        self._made: list[tuple[int, int]] = []
        self._places: list[Place] = []
        self._sloped: list[tuple[int, int]] = []
        self._bold = 0  # how many of the first signs are bold

    def __bool__(self) -> bool:
        return bool(self._parts)

    def add(self, words: str, paragraph: int, *, made: bool = False, italic: bool = False) -> None:
        """Add words of this paragraph; any room between words is one space."""
        for part in re.findall(r"\s+|\S+", words):
            if part.isspace():
                self._spaced = bool(self._parts) and not self._parted
                continue
            if self._spaced:
                self._put(" ")
            if not self._places or self._places[-1].page != paragraph:
                self._places.append(Place(paragraph, self._length))
            if made:
                self._made.append((self._length, self._length + len(part)))
            elif italic:
                self._sloped.append((self._length, self._length + len(part)))
            self._put(part)

    def _put(self, part: str) -> None:
        self._parts.append(part)
        self._length += len(part)
        self._spaced = self._parted = False

    def paragraph(self, each: Paragraph) -> None:
        """Add a paragraph: what Word sets before it, and its words."""
        if each.label and each.text:
            self.add(each.label.text + each.label.after, each.number, made=True)
        for piece in each.pieces:
            begins = piece.face.bold and self._bold == self._length
            self.add(piece.text, piece.paragraph, made=piece.made, italic=piece.face.italic)
            self._bold = self._length if begins else self._bold

    def part(self, sign: str) -> None:
        """Part what comes from what is there: with a space, the room between two cells, or the end of a line."""
        if self._parts:
            self._put(sign)
            self._parted = True

    def block(self, kind: Kind, rank: int = 0, left: float = 0) -> Block:
        """Return the block with this text."""
        first, *further = self._places or [Place(0, 0)]
        text, made, sloped = "".join(self._parts), tuple(self._made), tuple(self._sloped)
        return Block(kind, text, first.page, rank, tuple(further), left, made, sloped, self._bold)


def block_of(paragraph: Paragraph, kind: Kind, rank: int = 0) -> Block:
    """Return a paragraph as a block."""
    words = BlockWords()
    words.paragraph(paragraph)
    own = paragraph.style.left
    left = own if own is not None else (paragraph.label and paragraph.label.left) or 0
    return words.block(kind, rank, left)


def lines_of(paragraph: Paragraph) -> list[Block]:
    """Return the lines of a paragraph of the masthead, parted where the file has a break or a tab."""
    lines = [BlockWords()]
    if paragraph.label and paragraph.text:
        lines[0].add(paragraph.label.text + paragraph.label.after, paragraph.number, made=True)
    for piece in paragraph.pieces:
        for at, part in enumerate(re.split(r"[\t\n]", piece.text)):
            if at:
                lines.append(BlockWords())
            lines[-1].add(part, piece.paragraph, made=piece.made)
    return [line.block("masthead") for line in lines if line]


def table_of(table: Table, kind: Kind, above: Sequence[Paragraph] = (), below: Sequence[Paragraph] = ()) -> Block:
    """Return a table as a block: its caption, its rows with three spaces between cells, what stands under it."""
    words = BlockWords()
    for each in above:
        words.part("\n")
        words.paragraph(each)
    for row in table.rows:
        begun = False
        for cell in row:
            held = [each for item in cell for each in paragraphs(item) if each.text]
            if held:
                words.part(_GAP if begun else "\n")
                begun = True
            for at, each in enumerate(held):
                words.part(" " if at else "")
                words.paragraph(each)
    for each in below:
        words.part("\n")
        words.paragraph(each)
    return words.block(kind)


def note_of(held: Iterable[Paragraph], number: int, paragraph: int) -> Block:
    """Return a note as a block, begun by its number; one with a sign of its own has that in its words."""
    words = BlockWords()
    if number:
        words.add(f"[{number}] ", paragraph, made=True)
    for each in held:
        words.add(" ", paragraph)
        words.paragraph(each)
    return words.block("note")


def line_of(paragraph: Paragraph) -> Line:
    """Return a paragraph as a line of print, as most of its letters are printed."""
    words = [piece for piece in paragraph.pieces if not piece.made and any(map(str.isalpha, piece.text))]
    words = words or [piece for piece in paragraph.pieces if not piece.made]
    size = size_of(words)
    bold = bool(words) and all(piece.face.bold for piece in words)
    italic = bool(words) and all(piece.face.italic for piece in words)
    word = Word(paragraph.text, 0, 0, size, bold, italic, raised=False, gap=0)
    return Line((word,), 0, size, paragraph.number)


def size_of(pieces: Iterable[Run]) -> float:
    """Return the size in which most of these words are printed."""
    sizes: Counter[float] = Counter()
    for each in pieces:
        sizes[each.face.size] += len(each.text.strip())
    return sizes.most_common(1)[0][0] if sizes else 0
