"""Pages become a document: furniture off, notes aside, tables apart, lines joined into paragraphs and headings."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from concordance.intake.columns import in_columns
from concordance.intake.document import Block, Document, Doubt, Kind, Place
from concordance.intake.furniture import numbers_of, parted
from concordance.intake.glyphs import Page
from concordance.intake.headings import CONTENTS, Style, is_heading, may_head, rank, style_of
from concordance.intake.hyphens import Hyphens
from concordance.intake.lines import Line, lines_of
from concordance.intake.masthead import masthead
from concordance.intake.meetings import is_meeting, meeting_head
from concordance.intake.notes import BEGINS, foot
from concordance.intake.raised import settled
from concordance.intake.tables import LEADERS, rows, tables
from concordance.intake.typed_notes import with_typed_notes

_LARGER = 1.1  # of the size of the text: such a line belongs to a heading
_MANY = 60  # characters: fewer on their side are the name of an axis, or an edge
_UNDER = 3  # of its size: so far below a title is what stands under it
_COVER = 700  # characters: a page of an official record's cover has fewer
_WIDE = 250  # points: running text stands in lines as wide, or in columns
_COLUMN = 150  # points: a column of text is wider, a cell seldom
_TELLING = 0.2  # of the text: less in wide lines, and it stands in columns
_NEAR = 1.45  # of the size: lines of one paragraph seldom stand further apart
_OFTEN = 8  # lines: a wide distance that is met more seldom parts paragraphs
_GAP = 1.32  # of the usual distance of lines: more parts two paragraphs
_ROOM = 0.45  # of the size: the room behind a number that begins a paragraph
_SIDE = 90  # characters: a longer line is no heading at the side
_LOWEST = 36  # the rank of such a heading
_BESIDE = 60  # points: lines of one column begin no further apart
_INDENT = 6  # points: a line that begins further right than the one above begins a paragraph
_BEHIND_STOP = r"['\")\]\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]*(?: ?\[\d+\])*\Z"
_FULL = re.compile(f"[.:;?!]{_BEHIND_STOP}")
_SENTENCE = re.compile(f"[.?!]{_BEHIND_STOP}")
_EARLY = 1  # of the size: where the next word and so much more had room on a line, it ended on purpose
_SAME = 3  # lines that end at one place: text is set to that margin
CLOSING = re.compile(
    r"\((?:Signed|Firmado|Signé)\)|\d+(?:st|nd|rd|th) (?:plenary )?meeting\b"
    r"|\d+\S{1,3} (?:séance|sesión)(?: plénière| plenaria)?\Z"
)
PLACED = re.compile(r"[A-Z][\w.' \N{RIGHT SINGLE QUOTATION MARK}-]+, \d{1,2} [A-Z][a-z]+ \d{4}")
"""The place and the date with which a text is signed."""
_CORRECTS = re.compile(r"/Corr\.\d+\b")  # in the symbol of a corrigendum
_HEAD = 8  # lines of the first page in which its symbol stands
_IMPRINT = re.compile(
    r"ISSN \d{4}-\d{3}[\dX]|\[\d{1,2} [A-Z][a-z]+ \d{4}\]"
)  # belongs to the cover, wherever it stands
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
_DRAWN = re.compile(r"[_\N{EN DASH}\N{EM DASH}-]{4,}")  # a rule that is made of signs
_LISTING = re.compile(r":(?:\Z| \([a-z]\) )")  # a heading that goes on with its parts
_BEGINS = re.compile(  # what stands before a paragraph or an item
    r"\d{1,3}(?:\.\d{1,3})?\.|\d{1,3}\.\d{1,3}|"
    r"\([a-z]{1,5}\)|(?:[a-z]|[ivx]{2,5})\)|\(\d+\)|[A-Z]\.|[IVXLC]+\.|[\N{BULLET}\N{EN DASH}\N{EM DASH}*-]"
)
_BARE = re.compile(r"(\d{1,3}) \S")  # the number of a note that is not raised
_RIGHT = 0.36  # of a page's width: a short line that begins further right is a signature or a date of adoption


@dataclass(slots=True)
class _Open:
    """A block while its lines are being joined."""

    kind: Kind
    lines: list[Line]
    text: str = ""
    breaks: list[Place] = field(default_factory=list)


def read(pages: Sequence[Page]) -> Document:
    """Return the document that is printed on these pages."""
    lines = [in_columns(page, lines_of(page)) for page in pages]
    size = _usual_size([line for on in lines for line in on])
    return _Reader(pages, lines, size).read()


def _usual_size(lines: Sequence[Line]) -> float:
    """Return the size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    columns = [line for line in lines if len(line.cells) == 1 and line.right - line.left > _COLUMN and not line.bold]
    wide = [line for line in columns if line.right - line.left > _WIDE]
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
        self._leading = _leading([line for each in self._feet for line in each.text], size)
        self._blocks: list[Block] = []
        self._notes: list[Block] = []
        self._furniture: list[Block] = []
        self._open: _Open | None = None
        self._covers = 0
        self._last_number = 0
        self._corrects = any(_CORRECTS.search(line.text) for on in lines[:1] for line in on[:_HEAD])
        self._doubts: list[Doubt] = []
        self._margins = {each.page.number: _margin(on.text) for each, on in zip(self._printed, self._feet, strict=True)}

    def read(self) -> Document:
        title = subtitle = organ = ""
        for printed, on in zip(self._printed, self._feet, strict=True):
            text = [line for line in on.text if not _DRAWN.fullmatch(line.text)]
            turned = "".join(each.text for each in printed.page.characters if not each.upright).strip()
            self._doubts += [Doubt("turned", printed.page.number, turned)] if len(turned) > _MANY else []
            if self._is_cover(printed.page.number, text):
                ends = next((at for at, line in enumerate(text) if line.text == "Note"), len(text))
                self._blocks += [Block("masthead", cell.text, cell.page) for line in text[:ends] for cell in line.cells]
                if not title:
                    title, subtitle = _titles(text[:ends])
                text = text[ends:]
            elif printed.page.number == 1:
                head = meeting_head(printed.page, text, self._size) or masthead(printed.page, text, self._size)
                title, subtitle, organ = head.title, head.subtitle, head.organ
                self._blocks += [Block("masthead", words, 1) for words in head.lines]
                text = [line for line in text[head.taken :] if line not in head.imprint]
                self._blocks += [Block("imprint", self._words(head.imprint), 1)] if head.imprint else []
            if self._covers and not self._last_number:
                text = self._without_imprint(text)
            self._page(printed.page, text)
            self._foot(on.notes)
            drawn = (line for line in on.text if _DRAWN.fullmatch(line.text))
            furniture = (*printed.furniture, *on.dashes, *drawn)
            self._furniture += [Block("furniture", line.text, line.page) for line in furniture]
            self._furniture += [Block("furniture", turned, printed.page.number)] if turned else []
        self._close()
        found = self._blocks if self._corrects else [*_with_side_headings(self._blocks)]
        blocks, raised = settled((*with_typed_notes(found), *self._notes, *self._furniture))
        pictures = tuple(each.page.number for each in self._printed if each.page.picture and each.page.characters)
        return Document(
            blocks, title, subtitle, tuple(self._hyphens.cut), len(self._printed), self._size,
            doubts=(*self._doubts, *_ending(self._blocks), *self._spaces(), *raised),
            organ=organ, numbers=numbers_of(self._printed), pictures=pictures,
        )  # fmt: skip

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

    def _is_cover(self, number: int, text: Sequence[Line]) -> bool:
        """Whether a page is one of the first of an official record, which have no text but its title."""
        first = number == 1 and any("Official Records" in line.text for line in text) and not is_meeting(text)
        cover = (first or (number > 1 and self._covers == number - 1)) and sum(len(line.text) for line in text) < _COVER
        cover = cover and not any(LEADERS.search(line.text) or re.match(r"1\.\s", line.text) for line in text)
        self._covers += cover
        return cover

    def _without_imprint(self, text: Sequence[Line]) -> list[Line]:
        """Return the lines without those that belong to the cover, which are put with its own."""
        self._close()
        at = sum(block.kind == "masthead" for block in self._blocks)
        self._blocks[at:at] = [
            Block("masthead", line.text, line.page) for line in text if _IMPRINT.fullmatch(line.text)
        ]
        return [line for line in text if not _IMPRINT.fullmatch(line.text)]

    def _page(self, page: Page, lines: Sequence[Line]) -> None:
        """Add the blocks of a page's text."""
        runs = {run.start: run for run in tables(page, lines, self._size)}
        at, above = 0, None
        while at < len(lines):
            if at in runs:
                run = lines[at : runs[at].stop]
                contents = sum(bool(LEADERS.search(line.text)) for line in run) > 1 or self._in_contents()
                self._close()
                self._blocks.append(Block("contents" if contents else "table", rows(run), page.number))
                at, above = runs[at].stop, None
            else:
                self._line(page, lines[at], above)
                at, above = at + 1, lines[at]

    def _in_contents(self) -> bool:
        last = next((block for block in reversed(self._blocks)), None)
        return bool(last and (last.kind == "contents" or CONTENTS.fullmatch(last.text)))

    def _line(self, page: Page, line: Line, above: Line | None) -> None:
        """Put a line into the open block, or begin another with it."""
        last = self._open
        if last and not self._begins(last, line, above):
            self._doubt(last, line)
            if line.page != last.lines[-1].page:
                joined = self._hyphens.join(last.text, line)
                last.breaks.append(Place(line.page, len(joined) - len(line.text)))
                last.text = joined
            else:
                last.text = self._hyphens.join(last.text, line)
            last.lines.append(line)
            return
        self._close()
        if number := re.match(r"(\d{1,4})\.\s", line.text):
            self._last_number = int(number[1])
        after = bool(self._blocks) and self._blocks[-1].kind == "closing" and not line.bold
        right = line.left > _RIGHT * page.width
        closing = CLOSING.match(line.text) or (right and (after or PLACED.fullmatch(line.text)))
        self._open = _Open("closing" if closing else "paragraph", [line], self._hyphens.join("", line))

    def _begins(self, last: _Open, line: Line, above: Line | None) -> bool:
        """Whether a line begins a block, after the lines of the open one."""
        before = last.lines[-1]
        style = style_of(last.lines[0])
        heads = style == style_of(before) and is_heading(last.lines, last.text, self._size)
        if heads and style_of(line) != style:
            return True
        if last.kind == "closing" or (not heads and line.size > _LARGER * self._size):
            return True
        if heads and _LISTING.search(last.text) and above is before:
            return False
        marked = _is_marked(line)
        if above is None or line.baseline > before.baseline:
            left = min(each.left for each in _column(last.lines)) + self._moved(before, line)
            indented = line.left > left + _INDENT
            full = bool(_FULL.search(last.text))
            next_one = full and line.words[0].text == f"{self._last_number + 1}."
            return (
                marked
                or next_one
                or _is_set_apart(line, before)
                or (full and (indented or len(last.lines) == 1 or may_head(line, self._size)))
            )
        usual = self._leading * max(1, line.size / self._size)
        apart = before.baseline - line.baseline > _GAP * usual
        indented = line.left > min(each.left for each in _column(last.lines)) + 2 * _INDENT
        if indented and before.left < line.left - 2 * _INDENT and _SENTENCE.search(last.text):
            return True
        return apart or (marked and (line.left != before.left or bool(_FULL.search(last.text))))

    def _moved(self, before: Line, line: Line) -> float:
        """Return how much further right a line's column begins than that of the line before it; 0 in the same one."""
        moved = self._edge(line) - self._edge(before)
        return moved if abs(moved) > _COLUMN else 0

    def _edge(self, line: Line) -> float:
        """Return where the column of a line begins."""
        on = self._feet[line.page - self._printed[0].page.number].text
        return min(each.left for each in (line, *on) if abs(each.left - line.left) < _BESIDE)

    def _doubt(self, last: _Open, line: Line) -> None:
        """Note where a line that goes on with a block could as well begin another one."""
        before = last.lines[-1]
        if not line.text[:1].isupper() or last.kind == "closing" or style_of(last.lines[0]).bold:
            return
        if line.page == before.page:
            word = line.words[0]
            widest = max([*(each.right for each in _column(last.lines)), *self._margins[line.page]])
            if before.right + word.right - word.left + _EARLY * line.size < widest and not before.text.endswith(":"):
                self._doubts.append(Doubt("inside", line.page, line.text))
        elif not _SENTENCE.search(last.text):
            return
        elif last.lines[0].left + self._moved(last.lines[0], line) <= line.left + 1 and not _is_marked(last.lines[0]):
            self._doubts.append(Doubt("break", line.page, line.text))

    def _close(self) -> None:
        """End the open block."""
        last, self._open = self._open, None
        if last is None:
            return
        whole = last.lines[0].of([word for line in last.lines for word in line.words])  # a remark may end on the next
        style: Style = style_of(whole)
        plain = [line for line in last.lines if line.plain]
        same = all(style_of(line) == style for line in plain) or (
            style.bold and len({line.size for line in plain}) == 1
        )
        text = last.text.replace("\N{SOFT HYPHEN}", "-")
        page = last.lines[0].page
        told = style.bold or not self._corrects  # a corrigendum says in italics what is to be read
        if last.kind == "paragraph" and same and told and is_heading([whole], text, self._size):
            self._blocks.append(Block("heading", text, page, rank(style, text), tuple(last.breaks)))
        else:
            if last.kind == "paragraph" and text[:1].islower() and len(text) > _SIDE and not text.startswith("o "):
                self._doubts.append(Doubt("small", page, text))
            self._blocks.append(Block(last.kind, text, page, 0, tuple(last.breaks), last.lines[0].left))

    def _foot(self, lines: Sequence[Line]) -> None:
        """Add the notes at the foot of a page; lines before the first mark go on with the last note."""
        for line in lines:
            bare = _BARE.match(line.text)
            if bare and self._notes and self._notes[-1].text.startswith(f"[{int(bare[1]) - 1}]"):
                self._notes.append(Block("note", f"[{bare[1]}]{line.text[bare.end(1) :]}", line.page))
            elif BEGINS.match(line.text) or not self._notes:
                self._notes.append(Block("note", self._hyphens.join("", line), line.page))
            else:
                last = self._notes[-1]
                if line.words[0].italic and line.words[0].text.endswith(":") and _FULL.search(last.text):
                    self._doubts.append(Doubt("foot", line.page, line.text))
                text = self._hyphens.join(last.text, line)
                fresh = line.page != last.pages[-1]
                breaks = (*last.breaks, Place(line.page, len(text) - len(line.text))) if fresh else last.breaks
                self._notes[-1] = replace(last, text=text, breaks=breaks)
        if self._notes:
            last = self._notes[-1]
            self._notes[-1] = replace(last, text=last.text.replace("\N{SOFT HYPHEN}", "-"))


def _margin(text: Sequence[Line]) -> list[float]:
    """Return the right margin of a page with text in one column, if its lines are set to one."""
    ends = Counter(round(line.right) for line in text if line.right - line.left > _WIDE)
    return [end for end, count in ends.items() if count >= _SAME]


def _ending(blocks: Sequence[Block]) -> Iterator[Doubt]:
    """Yield a doubt if the last paragraph ends without a full stop."""
    last = blocks[-1] if blocks else None
    if last and last.kind == "paragraph" and not _FULL.search(last.text):
        yield Doubt("end", last.pages[-1], last.text[-40:])


def _titles(cover: Sequence[Line]) -> tuple[str, str]:
    """Return the words of a cover in the largest print, and what stands under them down to the organ's name."""
    size = max(line.size for line in cover)
    title = [line for line in cover if line.size == size]
    below = [line for line in cover if line.baseline < title[-1].baseline]
    below = [line for line in below if not _DAY.fullmatch(line.text)]
    under = takewhile(
        lambda pair: pair[0].baseline - pair[1].baseline < _UNDER * pair[1].size, pairwise([title[-1], *below])
    )
    return " ".join(line.text for line in title), " ".join(line.text for _, line in under)


def _with_side_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; a short line without an end, between a sentence and a numbered paragraph, is a heading."""
    before = Block("heading", "", 0)
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else before
        named = block.kind == "paragraph" and len(block.text) < _SIDE and block.text[:1].isupper()
        typed = before.kind == "masthead" and block.text.isupper()  # a heading of a page with one kind of print
        opened = before.kind == "heading" or typed or _FULL.search(before.text)
        between = before.text and opened and after.kind == "paragraph" and re.match(r"\d+\.\s", after.text)
        if named and between and not re.search(r"[.:;,]\W*\Z", block.text):
            yield replace(block, kind="heading", rank=_LOWEST)
        else:
            yield block
        before = block


def _column(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the last of these lines that stand below one another."""
    tops = (at for at in range(len(lines) - 1, 0, -1) if lines[at].baseline >= lines[at - 1].baseline)
    return lines[next(tops, 0) :]


def _is_set_apart(line: Line, before: Line) -> bool:
    """Whether a line is bold or sloped as a whole, and goes on with no sentence and with no such words before it."""
    style, last = style_of(line), before.words[-1]
    bold, italic = style.bold and not last.bold, style.italic and not last.italic
    return (bold or italic) and not line.text[:1].islower()


def _is_marked(line: Line) -> bool:
    """Whether a line begins with a number or an item's mark, and room behind it."""
    return len(line.words) > 1 and bool(_BEGINS.fullmatch(line.words[0].text)) and line.words[1].gap > _ROOM * line.size


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
