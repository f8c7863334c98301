"""A Word file becomes a document: masthead, headings, paragraphs, notes, tables, by its styles and Word's numbers."""

import re
from collections.abc import Iterator, Sequence

from concordance.intake import stuck
from concordance.intake.document import Block, Document, Doubt, Kind
from concordance.intake.endings import CLOSING
from concordance.intake.headings import ANNEX, ANNEX_ALONE, CAPTION, CONTENTS_HEAD, is_heading, rank, style_of
from concordance.intake.notes import NOTE_MARK
from concordance.intake.typed_notes import with_heading, with_typed_notes
from concordance.intake.word.blocks import block_of, line_of, note_of, size_of, table_of
from concordance.intake.word.front import begun_anew, front
from concordance.intake.word.items import Item, Paragraph, Table, paragraphs
from concordance.intake.word.package import Package, W
from concordance.intake.word.roles import lettered
from concordance.intake.word.text import FileReader
from concordance.intake.word.typed_notes import Typed, is_mark, marked, typed_notes

_TALL = 500  # characters: a longer paragraph is no heading, whatever its style
_SIGNED = 90  # characters: a longer paragraph is no further line of a signature
_CAPTIONS = 3  # paragraphs that may be the caption of a table
_TELLING = 0.2  # of the words: fewer in styles of text, as of quotations alone, tell no size
_SMALLER = 0.93  # of the size of the text: what is smaller and stands under a table belongs to it
_CONTENTS = re.compile(r"(?:table of )?contents|índice|table des matières", re.IGNORECASE)


def read(package: Package) -> Document:
    """Return the document that a Word file holds."""
    reader = FileReader(package)
    body = package.document.find(f"{W}body")
    items: Sequence[Item] = list(_opened(reader.items(() if body is None else body)))
    typed = Typed(items) if any(number for _, number, _ in reader.marks.found) else typed_notes(items)
    items = typed.items
    held = [each for item in items for each in paragraphs(item)]
    size = _usual_size([item for item in items if isinstance(item, Paragraph)] or held)
    first = front(items, size)
    blocks = [*_Blocks(items[first.taken :], size, reader.doubts).made()]
    blocks = [*stuck.parted(blocks)]
    for at, block in enumerate(blocks):
        if block.kind == "paragraph" and block.page == typed.headed:
            blocks = with_heading(blocks, at)
    blocks = with_typed_notes(blocks)
    notes = [note_of(reader.note(note, at), number, at) for at, number, note in reader.marks.found]
    for cause, at, note in reader.marks.without_mark():
        words = " ".join(each.text for each in reader.note(note, at))
        if at and words:
            reader.leave(cause, at, words)
        else:
            reader.doubts.append(Doubt("lost-note", 0, words[:60]))
    notes += typed.notes
    left = [Block("furniture", " ".join(words.split()), at) for at, words in reader.left]
    last = max((block.page for block in first.lines), default=0)
    told = (*reader.doubts, *_signs(held, typed=bool(typed.notes)), *begun_anew(items[first.taken :]))
    doubts = [each for each in told if each.cause != "picture" or each.page > last]
    language = reader.languages.most_common(1)[0][0] if reader.languages else ""
    return Document(
        (*first.lines, *blocks, *(note for note in notes if note.text), *left, *_edges(package)),
        first.title,
        first.subtitle,
        (),
        len(held),
        size,
        "paragraph",
        language.split("-")[0].lower(),
        tuple(sorted(doubts, key=lambda each: each.page)),
    )


def _opened(items: Iterator[Item]) -> Iterator[Item]:
    """Yield the paragraphs and tables; what stands in a frame of one cell in a row is text."""
    for item in items:
        if isinstance(item, Table) and not item.box and all(len(row) <= 1 for row in item.rows):
            yield from _opened(each for row in item.rows for cell in row for each in cell)
        else:
            yield item


def _usual_size(held: Sequence[Paragraph]) -> float:
    """Return the size in which most of the text is set."""
    text = [each for each in held if each.style.purpose and each.style.purpose.role == "text"]
    plain = [each for each in held if not each.style.purpose or each.style.purpose.role != "heading"]
    told = sum(len(each.text) for each in text) > _TELLING * sum(len(each.text) for each in plain)
    return size_of([piece for each in (text if told else plain) or held for piece in each.pieces])


def _edges(package: Package) -> Iterator[Block]:
    """Yield the words of headers and footers, which say the symbol and are no text."""
    reader = FileReader(package)
    for edge in package.edges:
        for item in reader.items(edge):
            yield from (Block("furniture", each.text, 0) for each in paragraphs(item) if each.text)


def _signs(held: Sequence[Paragraph], *, typed: bool) -> Iterator[Doubt]:
    """Yield what looks like the mark of a note and is none; where notes are `typed`, numbers in brackets are marks."""
    for each in held:
        plain = "" if typed else "".join("\0" if piece.made else piece.text for piece in each.pieces)
        yield from (Doubt("bracket", each.number, match[0]) for match in NOTE_MARK.finditer(plain))
        before = ""
        for pieces, numbers in marked(each):
            words = "".join(piece.text for piece in pieces)
            if is_mark(pieces, numbers):
                yield Doubt("raised", each.number, f"{before[-20:]}{words.strip()}")
            before = words if pieces[0].face.raised else before + words


class _Blocks:
    """The way down the text of a file."""

    def __init__(self, items: Sequence[Item], size: float, doubts: list[Doubt]) -> None:
        self._items = [item for item in items if isinstance(item, Table) or item.text]
        self._size = size
        self._doubts = doubts
        self._styles: set[str] = set()

    def made(self) -> Iterator[Block]:
        """Yield the blocks of the text."""
        at, before = 0, Block("paragraph", "", 0)
        while at < len(self._items):
            block, taken = self._block(at, before)
            at += taken
            if block.text:
                yield block
                before = block

    def _block(self, at: int, before: Block) -> tuple[Block, int]:
        """Return the block that begins here, and how many paragraphs and tables it has."""
        item = self._items[at]
        in_contents = before.kind == "contents" or bool(_CONTENTS.fullmatch(before.text))
        if isinstance(item, Table):
            return self._table(at, 0, in_contents=in_contents)
        rows = self._rows(at, in_contents=in_contents)
        if rows:
            held = self._items[at : at + rows]
            return table_of(Table([[[each]] for each in held]), "contents"), rows
        caption = self._caption(at)
        if caption:
            return self._table(at + caption, caption, in_contents=False)
        return self._paragraph(item, before), 1

    def _rows(self, at: int, *, in_contents: bool) -> int:
        """Return how many rows of contents follow each other here."""
        count = 0
        for item in self._items[at:]:
            if not isinstance(item, Paragraph) or _CONTENTS.fullmatch(item.text):
                break
            known = item.style.purpose
            tabbed = any("\t" in piece.text for piece in item.pieces) and item.text[-1:].isdecimal()
            by_form = in_contents and (tabbed or CONTENTS_HEAD.fullmatch(item.text))
            if not (item.contents or (known and known.role == "contents") or by_form):
                break
            count += 1
        return count

    def _caption(self, at: int) -> int:
        """Return how many paragraphs here are the caption of the table behind them."""
        if not CAPTION.match(block_of_text(self._items[at])):
            return 0
        for count in range(1, _CAPTIONS + 1):
            if at + count < len(self._items) and isinstance(self._items[at + count], Table):
                return count
        return 0

    def _table(self, at: int, caption: int, *, in_contents: bool) -> tuple[Block, int]:
        """Return the table here, with its caption and what stands under it in smaller print."""
        table = self._items[at]
        above = [item for item in self._items[at - caption : at] if isinstance(item, Paragraph)]
        below: list[Paragraph] = []
        for item in self._items[at + 1 :]:
            if not isinstance(item, Paragraph) or item.style.number:
                break
            if not 0 < line_of(item).size < _SMALLER * self._size:
                break
            below.append(item)
        kind: Kind = "contents" if in_contents else "table"
        made = table_of(table if isinstance(table, Table) else Table([]), kind, above, below)
        return made, caption + 1 + len(below)

    def _paragraph(self, item: Paragraph, before: Block) -> Block:
        """Return a paragraph or a heading: by its style, else by its print."""
        text = block_of(item, "paragraph")
        known = item.style.purpose
        if CLOSING.match(text.text):
            return block_of(item, "closing")
        if known and known.role in {"heading", "title"} and len(text.text) <= _TALL:
            depth = 1 if ANNEX.match(text.text) else lettered(known.rank or 1, text.text)
            return block_of(item, "heading", depth)
        line = line_of(item)
        if ANNEX_ALONE.fullmatch(text.text):
            return block_of(item, "heading", 1)
        by_print = known is None or known.role in {"plain", "heading", "title"}
        if by_print and is_heading([line], text.text, self._size):
            self._doubts.append(Doubt("print", item.number, text.text[:60]))
            return block_of(item, "heading", rank(style_of(line), text.text, self._size))
        if known is None and item.style.name not in self._styles:
            self._styles.add(item.style.name)
            self._doubts.append(Doubt("style", item.number, item.style.name))
        signed = before.kind == "closing" and not item.label and len(text.text) < _SIGNED
        return block_of(item, "closing") if signed else text


def block_of_text(item: Item) -> str:
    """Return the words of a paragraph with its number; none of a table."""
    return block_of(item, "paragraph").text if isinstance(item, Paragraph) else ""
