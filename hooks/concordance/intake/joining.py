"""Lines become blocks: each goes on with the one above, or begins a heading, a paragraph, an item or a signature."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from concordance.intake.document import Block, Doubt, Kind, Place
from concordance.intake.endings import CLOSING, DATED, FULL, PLACED, SENTENCE
from concordance.intake.glyphs import Page
from concordance.intake.headings import ANNEX_ALONE, ARTICLE, PrintStyle, is_heading, may_head, rank, style_of
from concordance.intake.hyphens import Hyphens
from concordance.intake.lines import Line
from concordance.intake.marks import is_marked
from concordance.intake.masthead import OPENS
from concordance.intake.slopes import Span, with_line
from concordance.numbering import closes

_OTHER = 0.07  # of the size of the text: print that differs more is that of a quotation
_LARGER = 1.1  # of the size of the text: such a line belongs to a heading
WIDE = 250  # points: running text stands in lines as wide, or in columns
COLUMN = 150  # points: a column of text is wider, a cell seldom
_NEAR = 1.45  # of the size: lines of one paragraph seldom stand further apart
_OFTEN = 8  # lines: a wide distance that is met more seldom parts paragraphs
_GAP = 1.32  # of the usual distance of lines: more parts two paragraphs
_LITTLE = 1.08  # of the same: that parts two paragraphs whose numbers follow each other
_SIDE = 90  # characters: a longer paragraph that begins with a small letter is no further line of a list
_WIDER = 1.15  # of the usual distance of lines: behind a full stop, more may part two paragraphs
_BESIDE = 60  # points: lines of one column begin no further apart
_INDENT = 6  # points: a line that begins further right than the one above begins a paragraph
_ASIDE = 24  # points: a heading that begins so much further right than the text may be an epigraph
_MIDDLE = 12  # points: so nearly as much room has a heading in the middle of a page on both sides
_AROUND = 6  # lines nearest to one tell the margins there: those of a first page's head are others
_EARLY = 1  # of the size: where the next word and so much more had room on a line, it ended on purpose
_SAME = 3  # lines that end at one place: text is set to that margin
_LISTING = re.compile(r":(?:\Z| \([a-z]\) )")  # a heading that goes on with its parts
_ENDED = re.compile(r"(?:,|\b(?:and|or|et|ou|y|o))\Z")  # with what an item ends before the last one
_COUNT = re.compile(r"\(?\d{1,3}\)")  # a number in brackets; in a sentence it belongs to an article
_RIGHT = 0.36  # of a page's width: a short line that begins further right is a signature or a date of adoption


@dataclass(slots=True)
class _Open:
    """A block while its lines are being joined."""

    kind: Kind
    lines: list[Line]
    text: str = ""
    breaks: list[Place] = field(default_factory=list)
    sloped: tuple[Span, ...] = ()


class LineJoiner:
    """The blocks so far, and the open one, which goes on with the next line or ends."""

    def __init__(self, texts: Mapping[int, Sequence[Line]], hyphens: Hyphens, size: float, *, corrects: bool) -> None:
        """`texts` are the lines of text by page, `size` is that of the text; a document may be a corrigendum."""
        self.blocks: list[Block] = []
        self.doubts: list[Doubt] = []
        self.last_number = 0
        self._texts = texts
        self._hyphens = hyphens
        self._size = size
        self._corrects = corrects
        self._leading = _leading([line for on in texts.values() for line in on], size)
        self._margins = {number: _margin(on) for number, on in texts.items()}
        self._all = [each for margins in self._margins.values() for each in margins]
        self._open: _Open | None = None

    @property
    def is_behind_table(self) -> bool:
        """Whether the last block is a table, and no other one has begun."""
        return self._open is None and bool(self.blocks) and self.blocks[-1].kind == "table"

    def add(self, page: Page, line: Line, above: Line | None) -> None:
        """Put a line into the open block, or begin another with it."""
        last = self._open
        if last and not self._begins(last, line, above):
            self._doubt(last, line)
            last.text = self._hyphens.join(last.text, line)
            last.sloped = with_line(last.sloped, last.text, line)
            if line.page != last.lines[-1].page:
                last.breaks.append(Place(line.page, len(last.text) - len(line.text)))
            last.lines.append(line)
            return
        self.close()
        if number := re.match(r"(\d{1,4})\.\s", line.text):
            self.last_number = int(number[1])
        after = bool(self.blocks) and self.blocks[-1].kind == "closing" and not line.bold
        right = line.left > _RIGHT * page.width and not self._is_in_column(line)
        dated = after and DATED.fullmatch(line.text)
        closing = CLOSING.match(line.text) or dated or (right and (after or PLACED.fullmatch(line.text)))
        kind: Kind = "closing" if closing else "paragraph"
        self._open = _Open(kind, [line], self._hyphens.join("", line), sloped=line.sloped)

    def close(self) -> None:
        """End the open block."""
        last, self._open = self._open, None
        if last is None:
            return
        whole = last.lines[0].of([word for line in last.lines for word in line.words])  # a remark may end on the next
        style: PrintStyle = style_of(whole)
        plain = [line for line in last.lines if line.plain]
        same = all(style_of(line) == style for line in plain) or (
            style.bold and len({line.size for line in plain}) == 1
        )
        text = last.text.replace("\N{SOFT HYPHEN}", "-")
        page = last.lines[0].page
        told = style.bold or not self._corrects  # a corrigendum says in italics what is to be read
        heads = (same and told and is_heading([whole], text, self._size)) or ANNEX_ALONE.fullmatch(text)
        if not heads and self._is_article(last):
            heads = True
            self.doubts = [each for each in self.doubts if each not in {*map(_early, last.lines)}]
        if last.kind == "paragraph" and heads:
            if style.italic and not style.bold and self._is_aside(last.lines) and not OPENS.match(text):
                self.doubts.append(Doubt("aside", page, text))
            self.blocks.append(Block("heading", text, page, rank(style, text, self._size), tuple(last.breaks)))
        else:
            if last.kind == "paragraph" and text[:1].islower() and len(text) > _SIDE and not text.startswith("o "):
                self.doubts.append(Doubt("small", page, text))
            first = last.lines[0]
            begins = [*takewhile(lambda word: word.bold, first.words)]
            bold = len(first.of(begins).text) if begins else 0
            self.blocks.append(
                Block(last.kind, text, page, 0, tuple(last.breaks), first.left, sloped=last.sloped, bold=bold)
            )

    def _is_aside(self, lines: Sequence[Line]) -> bool:
        """Whether lines stand further right than the text of their page, and not in its middle, as an epigraph does."""
        room = self._room(lines, lines[0])
        level = len(lines) > 1 and len({round(line.left) for line in lines}) == 1
        return room is not None and room[0] > _ASIDE and (level or abs(room[0] - room[1]) >= _MIDDLE)

    def _is_article(self, last: _Open) -> bool:
        """Whether lines in the middle of the page are the number of an article or its name, or its name below that."""
        above = ARTICLE.fullmatch(self.blocks[-1].text) if self.blocks and self.blocks[-1].kind == "heading" else None
        below = above is not None and not above["name"] and last.text[:1].isupper()
        number = ARTICLE.fullmatch(last.text)
        alone = number is not None and not number["name"]
        if last.kind != "paragraph" or not (number or below) or (FULL.search(last.text) and not alone):
            return False
        rooms = [self._room(last.lines, line) for line in last.lines]
        return all(room and min(room) > _ASIDE and abs(room[0] - room[1]) < _MIDDLE for room in rooms)

    def _room(self, lines: Sequence[Line], line: Line) -> tuple[float, float] | None:
        """Return how much room one of these lines has on both sides, inside the margins of the text around it."""
        wide = [each for each in self._texts[line.page] if each.right - each.left > WIDE and each not in lines]
        wide = sorted(wide, key=lambda each: abs(each.baseline - line.baseline))[:_AROUND]
        left, right = min((each.left for each in wide), default=0), max((each.right for each in wide), default=0)
        return (line.left - left, right - line.right) if wide else None

    def _begins(self, last: _Open, line: Line, above: Line | None) -> bool:
        """Whether a line begins a block, after the lines of the open one."""
        before = last.lines[-1]
        style = style_of(last.lines[0])
        heads = style == style_of(before) and is_heading(last.lines, last.text, self._size)
        if heads and style_of(line) != style and not _is_figure(line, before):
            return True
        other = abs(line.size - before.size) > _OTHER * self._size  # a quotation begins, or ends
        alone = ANNEX_ALONE.fullmatch(line.text) and (above is None or not _is_near(line, before))
        if last.kind == "closing" or alone or (not heads and (other or line.size > _LARGER * self._size)):
            return True
        if heads and _LISTING.search(last.text) and above is before:
            return False
        full = bool(FULL.search(last.text))
        inside = (_COUNT.fullmatch(line.words[0].text) and not (full or _ENDED.search(last.text))) or (
            line.words[0].text.endswith(")") and closes(last.text, line.text)
        )  # "article 14" or "(para." before "(1)" and "12)"
        marked = is_marked(line) and not inside
        listed = marked and (full or self._is_listed(last, line))
        next_one = full and line.words[0].text == f"{self.last_number + 1}."
        if above is None or line.baseline > before.baseline:
            left = min(each.left for each in _column(last.lines)) + self._moved(before, line)
            indented = line.left > left + _INDENT
            return (
                (listed or (marked and indented))
                or next_one
                or _is_set_apart(line, before)
                or (
                    heads
                    and line.text[:1].isupper()
                    and self._is_early(last, line, self._margins[before.page] or self._all)
                )
                or (full and (indented or len(last.lines) == 1 or may_head(line, self._size)))
            )
        usual = self._leading * max(1, line.size / self._size)
        apart = before.baseline - line.baseline > (_LITTLE if next_one else _GAP) * usual
        indented = line.left > min(each.left for each in _column(last.lines)) + 2 * _INDENT
        if indented and before.left < line.left - 2 * _INDENT and SENTENCE.search(last.text):
            return True
        item = marked and line.left > before.left
        return apart or item or (listed and (full or line.left != before.left))

    def _moved(self, before: Line, line: Line) -> float:
        """Return how much further right a line's column begins than that of the line before it; 0 in the same one."""
        moved = self._edge(line) - self._edge(before)
        return moved if abs(moved) > COLUMN else 0

    def _edge(self, line: Line) -> float:
        """Return where the column of a line begins."""
        return min(each.left for each in (line, *self._texts[line.page]) if abs(each.left - line.left) < _BESIDE)

    def _is_in_column(self, line: Line) -> bool:
        """Whether many lines of the page stand above or below a line, as those of a second column do."""
        beside = [each for each in self._texts[line.page] if abs(each.left - line.left) < _BESIDE]
        return sum(each.right - each.left > COLUMN for each in beside) >= _OFTEN

    def _is_early(self, last: _Open, line: Line, margins: Sequence[float]) -> bool:
        """Whether the last line of a block ends where the first word of the next line had room, up to these margins."""
        word = line.words[0]
        widest = max([*(each.right for each in _column(last.lines)), *margins])
        return last.lines[-1].right + word.right - word.left + _EARLY * line.size < widest

    def _is_listed(self, last: _Open, line: Line) -> bool:
        """Whether the block before a line with a mark ends like an item, or early; else a sentence may go on."""
        margins = self._margins[last.lines[-1].page] or self._all
        return bool(_ENDED.search(last.text)) or self._is_early(last, line, margins)

    def _doubt(self, last: _Open, line: Line) -> None:
        """Note where a line that goes on with a block could as well begin another one."""
        before = last.lines[-1]
        if not line.text[:1].isupper() or last.kind == "closing" or style_of(last.lines[0]).bold:
            return
        if line.page == before.page:
            wider = SENTENCE.search(last.text) and before.baseline - line.baseline > _WIDER * self._leading
            early = self._is_early(last, line, self._margins[line.page]) and not before.text.endswith(":")
            if early or wider:
                self.doubts.append(_early(line))
        elif not SENTENCE.search(last.text):
            return
        elif last.lines[0].left + self._moved(last.lines[0], line) <= line.left + 1 and not is_marked(last.lines[0]):
            self.doubts.append(Doubt("break", line.page, line.text))


def _early(line: Line) -> Doubt:
    """Return the doubt of a line before which another one ended early."""
    return Doubt("inside", line.page, line.text)


def _is_near(line: Line, before: Line) -> bool:
    """Whether a line stands right below the one before it."""
    return 0 < before.baseline - line.baseline < _NEAR * line.size


def _is_figure(line: Line, before: Line) -> bool:
    """Whether a line has only figures, as bold and as large as the words before it, such as the year of a heading."""
    return not line.plain and line.size == before.size and all(word.bold for word in line.words)


def _margin(text: Sequence[Line]) -> list[float]:
    """Return the right margin of a page with text in one column, if its lines are set to one."""
    ends = Counter(round(line.right) for line in text if line.right - line.left > WIDE)
    return [end for end, count in ends.items() if count >= _SAME]


def _column(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the last of these lines that stand below one another."""
    tops = (at for at in range(len(lines) - 1, 0, -1) if lines[at].baseline >= lines[at - 1].baseline)
    return lines[next(tops, 0) :]


def _is_set_apart(line: Line, before: Line) -> bool:
    """Whether a line is bold or sloped as a whole, and goes on with no sentence and with no such words before it."""
    style, last = style_of(line), before.words[-1]
    bold, italic = style.bold and not last.bold, style.italic and not last.italic
    return (bold or italic) and not line.text[:1].islower()


def _leading(lines: Sequence[Line], size: float) -> float:
    """Return the usual distance of two lines of text."""
    found: Counter[float] = Counter()
    for above, below in pairwise(lines):
        alike = abs(above.size - size) < 1 and abs(below.size - size) < 1
        if alike and above.page == below.page and above.baseline > below.baseline:
            found[round(2 * (above.baseline - below.baseline)) / 2] += 1
    near = Counter({distance: count for distance, count in found.items() if distance < _NEAR * size})
    usual = (near or found or Counter([1.2 * size])).most_common(1)[0]
    return usual[0] if near or usual[1] >= _OFTEN else 1.2 * size
