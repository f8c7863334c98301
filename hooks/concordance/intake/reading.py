"""Pages become a document: furniture off, notes aside, tables apart, lines joined into paragraphs and headings."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from concordance.intake import stuck
from concordance.intake.columns import in_columns, is_sheet
from concordance.intake.covers import IMPRINT, is_cover, titles
from concordance.intake.direction import leftward
from concordance.intake.document import Block, Document, Doubt
from concordance.intake.doubtful import doubtful_words, odd_signs, stuck_words
from concordance.intake.endings import FULL
from concordance.intake.furniture import parted
from concordance.intake.glyphs import Page
from concordance.intake.headings import CONTENTS, NUMBERED, ORGAN, SENTENCES, nested
from concordance.intake.hyphens import Hyphens
from concordance.intake.joining import COLUMN, WIDE, LineJoiner
from concordance.intake.lines import Line, lines_of
from concordance.intake.masthead import begins_anew, masthead
from concordance.intake.meetings import meeting_head
from concordance.intake.notes import Feet, foot
from concordance.intake.page_numbers import numbers_of, out_of_turn
from concordance.intake.raised import settled
from concordance.intake.tables import LEADERS, below_rules, is_row, rows, tables
from concordance.intake.typed_notes import with_typed_notes
from concordance.intake.weights import weighed

_MANY = 60  # characters: fewer on their side are the name of an axis, or an edge
_TELLING = 0.2  # of the text: less in wide lines, and it stands in columns
_SIDE = 90  # characters: a longer line is no heading at the side
_LOWEST = 36  # the rank of such a heading
_CORRECTS = re.compile(r"/Corr\.\d+\b")  # in the symbol of a corrigendum
_COUNTED = re.compile(r"\d{1,3}\.\s")
_HEAD = 8  # lines of the first page in which its symbol stands
_SIZE = 10  # points: the usual size of a document's text
_SIZES = (9.3, 12.3)  # points: text of another size is that of pages that were made smaller or larger
_DRAWN = re.compile(r"[_\N{EN DASH}\N{EM DASH}-]{4,}")  # a rule that is made of signs


def read(pages: Sequence[Page]) -> Document:
    """Return the document that is printed on these pages."""
    pages = weighed(pages)
    lines, size = _lines(pages)
    if size and not _SIZES[0] <= size <= _SIZES[1]:
        pages = [page.scaled(_SIZE / size) for page in pages]
        lines, size = _lines(pages)
    return _Reader(pages, lines, size).read()


def _lines(pages: Sequence[Page]) -> tuple[list[list[Line]], float]:
    """Return the lines of each page in reading order, and the size in which most of the text is set."""
    lines: list[list[Line]] = []
    after = False
    for page in pages:
        found = lines_of(page)
        lines.append(in_columns(page, found, after=after))
        after = lines[-1] != found
    return lines, _usual_size([line for on in lines for line in on])


def _usual_size(lines: Sequence[Line]) -> float:
    """Return the size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    columns = [line for line in lines if len(line.cells) == 1 and line.right - line.left > COLUMN and not line.bold]
    wide = [line for line in columns if line.right - line.left > WIDE]
    told = sum(len(line.text) for line in wide) > _TELLING * sum(len(line.text) for line in columns)
    for line in (wide if told else columns) or lines:
        sizes[round(2 * line.size) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0


class _Reader:
    """The way through the pages."""

    def __init__(self, pages: Sequence[Page], lines: Sequence[Sequence[Line]], size: float) -> None:
        self._size = size
        self._printed = parted(pages, lines)
        self._feet = [foot(each.page, each.lines, size) for each in self._printed]
        self._hyphens = Hyphens([line for on in lines for line in on])
        self._corrects = any(_CORRECTS.search(line.text) for on in lines[:1] for line in on[:_HEAD])
        texts = {each.page.number: on.text for each, on in zip(self._printed, self._feet, strict=True)}
        self._text = LineJoiner(texts, self._hyphens, size, corrects=self._corrects)
        self._notes = Feet(self._hyphens)
        self._furniture: list[Block] = []
        self._covers = 0
        self._title = self._subtitle = self._organ = ""

    def read(self) -> Document:
        """Return the document of all pages."""
        for printed, on in zip(self._printed, self._feet, strict=True):
            text = [line for line in on.text if not _DRAWN.fullmatch(line.text)]
            turned = "".join(each.text for each in printed.page.characters if not each.upright).strip()
            self._text.doubts += [Doubt("turned", printed.page.number, turned)] if len(turned) > _MANY else []
            if begins_anew(printed.page, printed.lines):
                self._text.close()
                self._text.doubts.append(Doubt("another", printed.page.number, printed.lines[0].text))
            sheet = is_sheet(printed.page, printed.lines)
            self._text.doubts += [Doubt("sheet", printed.page.number, printed.lines[0].text)] if sheet else []
            self._page(printed.page, self._below_head(printed.page, text))
            self._notes.add([line for line in on.notes if not _DRAWN.fullmatch(line.text)], on.text)
            drawn = (line for line in (*on.text, *on.notes) if _DRAWN.fullmatch(line.text))
            furniture = (*printed.furniture, *on.dashes, *drawn)
            self._furniture += [Block("furniture", line.text, line.page) for line in furniture]
            self._furniture += [Block("furniture", turned, printed.page.number)] if turned else []
        self._text.close()
        found = [*stuck.parted(self._text.blocks)]
        found = found if self._corrects else [*_with_side_headings(found)]
        found = nested(found)
        blocks, raised = settled((*with_typed_notes((*found, *self._notes.blocks)), *self._furniture))
        pictures = tuple(each.page.number for each in self._printed if each.page.picture and each.page.characters)
        told = (*self._text.doubts, *self._notes.doubts, *_ending(self._text.blocks), *self._spaces(), *raised)
        return Document(
            blocks, self._title, self._subtitle, tuple(self._hyphens.cut), len(self._printed), self._size,
            doubts=(*told, *odd_signs(blocks), *doubtful_words(blocks), *stuck_words(blocks), *leftward(blocks),
                    *out_of_turn(self._printed)),
            organ=self._organ, numbers=numbers_of(self._printed), pictures=pictures,
        )  # fmt: skip

    def _below_head(self, page: Page, text: list[Line]) -> list[Line]:
        """Return the lines of a page below its masthead, which is put with the blocks; all of a page without one."""
        if is_cover(page.number, text, self._covers):
            self._covers += 1
            ends = next((at for at, line in enumerate(text) if line.text == "Note"), len(text))
            self._text.blocks += [
                Block("masthead", cell.text, cell.page) for line in text[:ends] for cell in line.cells
            ]
            if not self._title:
                self._title, self._subtitle = titles(text[:ends])
            text = text[ends:]
        elif page.number == 1:
            later = [line for each in self._printed[1:2] for line in each.lines]
            head = meeting_head(page, text, later, self._size) or masthead(page, text, self._size)
            self._title, self._subtitle, self._organ = head.title, head.subtitle, head.organ
            self._text.blocks += [Block("masthead", words, 1) for words in head.lines]
            text = [line for line in text[head.taken :] if line not in head.imprint]
            self._text.blocks += [Block("imprint", self._words(head.imprint), 1)] if head.imprint else []
        return self._without_imprint(text) if self._covers and not self._text.last_number else text

    def _words(self, lines: Sequence[Line]) -> str:
        """Return the words of lines that are one paragraph."""
        words = ""
        for line in lines:
            words = self._hyphens.join(words, line)
        return words

    def _spaces(self) -> Iterator[Doubt]:
        """Yield the words of text and notes that may be two, or one with the word before."""
        for on in self._feet:
            for line in (*on.text, *on.notes):
                for before, word in pairwise((*line.words[:1], *line.words)):
                    if word.unsure:
                        yield Doubt("space", line.page, f"{before.text} {word.text}" if word.gap else word.text)

    def _without_imprint(self, text: Sequence[Line]) -> list[Line]:
        """Return the lines without those that belong to the cover, which are put with its own."""
        self._text.close()
        at = sum(block.kind == "masthead" for block in self._text.blocks)
        self._text.blocks[at:at] = [
            Block("masthead", line.text, line.page) for line in text if IMPRINT.fullmatch(line.text)
        ]
        return [line for line in text if not IMPRINT.fullmatch(line.text)]

    def _page(self, page: Page, lines: Sequence[Line]) -> None:
        """Add the blocks of a page's text."""
        found = tables(page, lines, self._size)
        first = bool(lines) and is_row(lines[0]) and all(0 not in run for run in found)
        if first and self._text.is_behind_table:  # the last row of a table that began on the page before
            found = [range(1), *found]
        self._text.doubts += [Doubt("rule", page.number, line.text) for line in below_rules(page, lines, found)]
        runs = {run.start: run for run in found}
        at, above = 0, None
        while at < len(lines):
            if at in runs:
                run = lines[at : runs[at].stop]
                contents = sum(bool(LEADERS.search(line.text)) for line in run) > 1 or self._in_contents()
                self._text.close()
                self._text.blocks.append(Block("contents" if contents else "table", rows(run), page.number))
                at, above = runs[at].stop, None
            else:
                self._text.add(page, lines[at], above)
                at, above = at + 1, lines[at]

    def _in_contents(self) -> bool:
        last = next((block for block in reversed(self._text.blocks)), None)
        return bool(last and (last.kind == "contents" or CONTENTS.fullmatch(last.text)))


def _ending(blocks: Sequence[Block]) -> Iterator[Doubt]:
    """Yield a doubt if the last paragraph ends without a full stop, or a numbered one before another in a word."""
    last = blocks[-1] if blocks else None
    if last and last.kind == "paragraph" and not FULL.search(last.text):
        yield Doubt("end", last.pages[-1], last.text[-40:])
    for block, after in pairwise(blocks):
        counted = _COUNTED.match(block.text) and _COUNTED.match(after.text) and block.kind == after.kind == "paragraph"
        if counted and block.text[-1].isalpha():
            yield Doubt("cut", block.pages[-1], block.text[-40:])


def _with_side_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; a short line without an end, between a sentence and a numbered paragraph, is a heading.

    So is one with a number of its own above another, as typed documents have them.
    """
    before = Block("heading", "", 0)
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else before
        typed = before.kind == "masthead" and block.text.isupper()  # a heading of a page with one kind of print
        opened = before.kind == "heading" or typed or FULL.search(before.text)
        chapter = re.match(r"[IVXLC]+\.\s", block.text) and _is_side(after) and NUMBERED.match(after.text)
        numbered = after.kind == "paragraph" and re.match(r"\d+\.\s", after.text)
        if _is_side(block) and before.text and opened and (numbered or chapter):
            lower = before.kind == "heading" and before.rank == _LOWEST and re.match(r"[A-Z]\.\s", block.text)
            before = replace(block, kind="heading", rank=_LOWEST + bool(lower))
        else:
            before = block
        yield before


def _is_said(text: str) -> bool:
    """Whether words are the beginning of a decision, or an epigraph."""
    return bool(ORGAN.fullmatch(text) or SENTENCES.search(text))


def _is_side(block: Block) -> bool:
    """Whether a paragraph is short, begins with a capital, and does not end like a sentence."""
    named = block.kind == "paragraph" and len(block.text) < _SIDE and block.text[:1].isupper()
    return named and not re.search(r"[.:;,]\W*\Z", block.text) and not _is_said(block.text)
