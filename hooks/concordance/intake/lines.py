"""Characters become words and lines: what shares a baseline stands on one line, raised digits with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from concordance.intake.glyphs import LOWERED, Character, Page
from concordance.numbering import RAISED_LETTERS

HYPHEN = "\N{SOFT HYPHEN}"  # a hyphen with which a line ends, and which may not belong to the word
_SMALL = 0.8  # of the size of a line: a smaller character may be raised
_RAISED = (0.12, 0.75)  # of the size of a line: how far above it
_LOW = 0.05  # of the size of a line: how far below it a lowered digit stands at least
_LOWEST = 0.4  # of the size of a line: and at most
_SAME = 1.6  # points: how far apart the baselines of one line may be
_TIGHT = 0.01  # of the size: a space that takes less room is none ("system -wide")
_LOOSE = 0.155  # of the size: more room between two characters is a space, also where none is written
_UNWRITTEN = 0.14  # of the size: the same on pages that write no spaces
_PARTED = 0.07  # of the size: the same there where the widths of letters tell of room, into which one may hang over
_SPACES = 0.05  # of the characters: a page with fewer spaces writes none
_NEAR = 0.01  # of the size: room so near to the least of a space leaves open whether it is one
_HANGING = frozenset("fTVWY")  # letters whose print may reach over the room behind them
_ITALIC = attrgetter("italic")
_COMMA = 0.2  # of the size: the same before a comma, before which no language has a space
_INDEX = 0.3  # of the size: the same before a small digit, as in a formula
_CELL = 1.4  # of the size: more room parts two cells


class Word(NamedTuple):
    """A word, or the part of one in one place: raised, bold, italic; `gap` is the room before it.

    It is bold and italic as it begins; `sloped` are the places in it that are italic.
    """

    text: str
    left: float
    right: float
    size: float
    bold: bool
    italic: bool
    raised: bool
    gap: float  # before it; 0 where it touches the word before
    unsure: bool = False  # whether room in it or before it is neither clearly that of a space nor clearly none
    sloped: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Line:
    """A line of a page: its words from left to right, its baseline, its size and the number of its page."""

    words: tuple[Word, ...]
    baseline: float
    size: float
    page: int

    @cached_property
    def text(self) -> str:
        """The words with one space between them; marks of notes in brackets."""
        return "".join(text for text, _ in self._pieces(self.words))

    @cached_property
    def sloped(self) -> tuple[tuple[int, int], ...]:
        """The places in its text that are italic."""
        if not any(word.sloped for word in self.words):
            return ()
        found: list[tuple[int, int]] = []
        length = 0
        for text, word in self._pieces(self.words):
            length += len(text)
            begins = length - len(word.text) if word else 0
            found += [(begins + start, begins + end) for start, end in (word.sloped if word else ())]
        return tuple(found)

    @cached_property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].right

    @cached_property
    def bold(self) -> bool:
        """Whether all its words are bold, signs aside."""
        return bool(self.plain) and all(word.bold for word in self.plain)

    @cached_property
    def plain(self) -> tuple[Word, ...]:
        """The words that tell how it is printed: without signs, raised marks, and a remark in brackets at its end."""
        words = list(self.words)
        ends = len(words)
        while ends and words[ends - 1].text.endswith(")"):  # "(continued) (A/99/1)"
            starts = next((at for at in range(ends - 1, 0, -1) if words[at].text.startswith("(")), 0)
            if not starts:
                break
            ends = starts
        return tuple(word for word in words[:ends] if any(map(str.isalpha, word.text)) and not word.raised)

    @cached_property
    def cells(self) -> tuple["Line", ...]:
        """The line in pieces, parted where there is much room."""
        cells: list[list[Word]] = []
        for word in self.words:
            if cells and word.gap <= _CELL * self.size:
                cells[-1].append(word)
            else:
                cells.append([word])
        return tuple(map(self.of, cells))

    def of(self, words: Sequence[Word]) -> "Line":
        """Return the line with these of its words alone, which may have another size than the rest of it."""
        sizes: dict[float, int] = {}
        for word in words:
            sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
        return Line(tuple(words), self.baseline, max(sizes, key=sizes.__getitem__), self.page)

    @staticmethod
    def _pieces(words: Sequence[Word]) -> Iterator[tuple[str, Word | None]]:
        """Yield the pieces of its text, each with the word that it ends with; none for the mark of a note."""
        mark = ""
        for at, word in enumerate(words):
            if word.raised and word.text.isdigit():
                mark += word.text if not mark or not word.gap else f"] [{word.text}"
                continue
            if mark:
                yield f"[{mark}]", None
                mark = ""
            text = word.text.translate(RAISED_LETTERS) if word.raised and len(word.text) == 1 else word.text
            yield f" {text}" if at and word.gap else text, word
        if mark:
            yield f"[{mark}]", None


def lines_of(page: Page) -> list[Line]:
    """Return the lines of a page from its head to its foot."""
    return sorted(_lines(page), key=lambda line: -line.baseline)


def _lines(page: Page) -> Iterator[Line]:
    spaces = sum(each.text == " " for each in page.characters)
    loose = _LOOSE if spaces > _SPACES * len(page.characters) else _UNWRITTEN
    characters = [each for each in page.characters if each.upright and (each.text == " " or not each.text.isspace())]
    for row, size in _rows(characters):
        base = _base(row, size)
        yield Line(tuple(_words(sorted(row, key=lambda each: each.left), size, base, loose)), base, size, page.number)


def _base(row: Sequence[Character], size: float) -> float:
    """Return the baseline of a line: that of the characters of its usual size."""
    level = sorted(each.baseline for each in row if each.size == size and each.text != " ")
    return level[len(level) // 2]


def _rows(characters: Sequence[Character]) -> Iterator[tuple[list[Character], float]]:
    """Yield the characters by line, with its size: level ones by their baseline, raised with the line they touch."""
    rows: list[list[Character]] = []
    for each in sorted(characters, key=lambda each: -each.baseline):
        if rows and rows[-1][-1].baseline - each.baseline <= _SAME:
            rows[-1].append(each)
        else:
            rows.append([each])
    rows = [row for row in rows if any(each.text != " " for each in row)]
    sizes = list(map(_usual_size, rows))
    for at in range(len(rows) - 1, -1, -1):
        near = range(at + 1, min(at + 3, len(rows)))
        joined = next((to for to in near if _is_raised(rows[at], rows[to], sizes[at], sizes[to])), None)
        if joined is None and at and _is_lowered(rows[at], rows[at - 1], sizes[at], sizes[at - 1]):
            joined = at - 1
        if joined is not None:
            rows[joined].extend(rows[at])
            sizes[joined] = _usual_size(rows[joined])
            del rows[at], sizes[at]
    yield from zip(rows, sizes, strict=True)


def _is_raised(row: Sequence[Character], below: Sequence[Character], size: float, under: float) -> bool:
    """Whether the row is made of small characters, each of which stands raised at the row below; by their sizes."""
    apart = row[0].baseline - below[-1].baseline
    if size > _SMALL * under or not _RAISED[0] * under <= apart <= _RAISED[1] * under:
        return False
    return _touches(row, below, 2 * under)


def _is_lowered(row: Sequence[Character], above: Sequence[Character], size: float, over: float) -> bool:
    """Whether the row is made of small digits, each of which stands lowered at the row above; by their sizes."""
    apart = above[0].baseline - row[0].baseline
    small = size <= _SMALL * over and apart <= _LOWEST * over
    return small and all(each.text.isdecimal() or each.text == " " for each in row) and _touches(row, above, over)


def _touches(row: Sequence[Character], other: Sequence[Character], near: float) -> bool:
    """Whether each character of a row stands beside one of the other, or above or below it."""
    return all(
        each.text == " "
        or any(-near < each.left - one.right < near or -near < one.left - each.right < near for one in other)
        for each in row
    )


def _usual_size(row: Sequence[Character]) -> float:
    """Return the size that most of these characters have."""
    sizes: dict[float, int] = {}
    for each in row:
        if each.text == " ":
            continue
        sizes[each.size] = sizes.get(each.size, 0) + 1
    return max(sizes, key=lambda size: (sizes[size], size), default=0)


def _words(row: Sequence[Character], size: float, base: float, loose: float) -> Iterator[Word]:
    """Yield the words of a line, given its characters from left to right."""
    word: list[Character] = []
    last: Character | None = None
    gap = 0.0
    spaced = unsure = up = False
    for each in row:
        if each.text == " ":
            spaced = True
            continue
        small = each.size <= _SMALL * size
        raised = small and each.baseline - base > _RAISED[0] * size
        room = each.left - last.right if last else 0.0
        index = small and last is not None and last.size > each.size
        told = each.parted and loose == _UNWRITTEN
        least = _COMMA if each.text == "," else _TIGHT if spaced else _INDEX if index else _PARTED if told else loose
        parted = room > least * (size if index or not small else each.size)
        near = _PARTED - _NEAR < room / size < loose if told else abs(room / size - loose) < _NEAR
        near = near and not spaced and not (told and last and last.text in _HANGING)
        near = near and last is not None and each.text.isalnum() and last.text.isalnum()
        spaced = False
        if word and (parted or raised != up):
            yield _word(word, gap, raised=up, unsure=unsure)
            word, unsure = [], False
        if not word:
            gap = room if parted else 0.0
        unsure = unsure or near
        lowered = small and word and each.text.isdecimal() and base - each.baseline > _LOW * size  # as in a formula
        word.append(each._replace(text=each.text.translate(LOWERED)) if lowered else each)
        last, up = each, raised
    yield _word(word, gap, raised=up, unsure=unsure)


def _word(characters: Sequence[Character], gap: float, *, raised: bool, unsure: bool) -> Word:
    first, last = characters[0], characters[-1]
    text = "".join(each.text for each in characters)
    sloped = _sloped(characters) if any(map(_ITALIC, characters)) else ()
    return Word(text, first.left, last.right, first.size, first.bold, first.italic, raised, gap, unsure, sloped)


def _sloped(characters: Sequence[Character]) -> tuple[tuple[int, int], ...]:
    """Return where these characters are italic."""
    found: list[tuple[int, int]] = []
    at = 0
    for each in characters:
        end = at + len(each.text)
        if each.italic:
            found.append((found.pop()[0] if found and found[-1][1] == at else at, end))
        at = end
    return tuple(found)
