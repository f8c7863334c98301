"""Running heads and feet: what is printed at the edge of pages and belongs to none of their text."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from concordance.intake.glyphs import Page
from concordance.intake.headings import CAPTION
from concordance.intake.lines import Line
from concordance.intake.metadata import PART

_EDGE = 0.2  # of a page's height, from its head and from its foot: nothing further in is furniture
_FOOT = 0.092  # of a page's height: a number that ends a page here is furniture, also if it counts no pages
_RULED = 0.88  # of a page's height: the rule under a running head stands above
_WIDE = 0.6  # of a page's width: a rule as long as this parts the head from the text
_FEW = 2  # pages on which the same line stands at the edge
_OFTEN = 0.4  # of the pages: so many have the same foot, as every other page may
_LEVEL = 2  # points: lines that stand again stand as high
_APART = 1.6  # of its size: so far from the text stands a head or foot
_BELOW, _SHORT = 2.2, 160  # of its size: so near below a rule that is so short, in points, stands a note
_SPECK = 3  # signs: a line with fewer is none of a head
_STAMPED = 2  # times as large as the text: so large is what is stamped over the pages
_ROW = 8  # points: what stands on one row with a head belongs to it
_CELLS = 2  # a line with more is a row of a table
_JOB = r"(?:\d{2}-\d{4,6}X?|[A-Z]{1,3}\.\d{2}-\d{4,6})(?: ?\([A-Z]\))?(?:\s+\d{6})*"
_PAGE = r"(?:Page )?(?:\d{1,4}|[ivxl]{1,5})(?:/\d{1,4})?|- ?\d{1,4} ?-"
_BAR = r"\* ?[\dA-Z.-]{5,12} ?\*"
_STAMP = r"Please recycle\S*|Digiti[sz]ed by .+"
_FORM = re.compile(rf"(?:{_JOB}|{_PAGE}|/\.\.\.|{_BAR}|{_STAMP})(?:\s+(?:{_JOB}|{_PAGE}|{_BAR}|{_STAMP}))*\W*")
_SIGNED = re.compile(rf"{_JOB}|/\.\.\.|{_BAR}|{_STAMP}")  # what no text has in a line of that form
_PRINTED = re.compile(r"(?:[A-Z]{1,3}\.)?\d{2}-\d{4,6}X? ?\([A-Z]\)(?:\s+\d{6})+")  # with the dates of its printing
NUMBER = re.compile(r"(?:Page )?(\d{1,4})(?:/(\d{1,4}))?")
"""The number of a page, and how many there are: "Page 3", "3/22"."""
_HEAD = re.compile(  # symbols, and what stands under a typed one, on one line or on several
    rf"(?:(?:[A-Z]+/\S+(?: \((?:{PART})\))?|English|French|Spanish|Français|Español|(?:[Pp]age|Página)(?= \d)"
    r"|\d{1,4}(?!\S)|[\N{EN DASH}\N{MINUS SIGN}*-]+)(?:\s+|\Z))+"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """The lines of a page: those of its text, and its furniture."""

    page: Page
    lines: tuple[Line, ...]
    furniture: tuple[Line, ...]


def parted(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> list[Printed]:
    """Return the lines of each page parted into text and furniture."""
    again = _Again(pages, lines)
    found = []
    for page, on in zip(pages, lines, strict=True):
        edge = sorted((line for line in on if _at_edge(line, page)), key=lambda line: -line.baseline)
        head = _head(page, edge, again) if page.number > 1 else page.height
        above = (line for line in edge if line.baseline > head or _is_printed(line, page))
        stamped = (line for line in on if again.stamped(line))
        furniture = {id(line) for line in (*above, *stamped, *_heads(page, edge, again), *_feet(page, edge, again))}
        found.append(
            Printed(
                page,
                tuple(line for line in on if id(line) not in furniture),
                tuple(line for line in on if id(line) in furniture),
            )
        )
    return found


class _Again:
    """What stands at the edges of several pages, and the numbers there that count them."""

    def __init__(self, pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> None:
        self._heights: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._ahead: Counter[int] = Counter()
        self._places = Counter(_place(line) for on in lines for line in on)
        self._usual = median([line.size for on in lines for line in on] or [0])
        self._most = max(_FEW, _OFTEN * len(pages))
        for page, on in zip(pages, lines, strict=True):
            edge = [line for line in on if _at_edge(line, page)]
            for line in edge:
                self._heights[_named(line)].append((page.number, line.baseline))
            self._ahead.update({page.number - number for line in edge for number in _numbers(line)})

    def level(self, line: Line) -> bool:
        """Whether the same words stand as high on many pages, numbers of pages beside them aside.

        The last lines of notes stand as high as one another, too, and the rows and captions of tables may.
        """
        words = _named(line)
        if len(line.cells) > _CELLS or not any(map(str.isalpha, words)) or CAPTION.match(words):
            return False
        on = (number for number, height in self._heights[words] if abs(height - line.baseline) <= _LEVEL)
        return len(set(on)) >= self._most

    def stamped(self, line: Line) -> bool:
        """Whether the same words, far larger than the text, stand in the same place on many pages."""
        return line.size > _STAMPED * self._usual and self._places[_place(line)] >= self._most

    def counts(self, line: Line, page: Page) -> bool:
        """Whether a line is a number that counts the pages, as others do."""
        return any(self._ahead[page.number - number] >= _FEW for number in _numbers(line))


def _place(line: Line) -> tuple[str, int, int]:
    """Return the words of a line and where it stands, in points."""
    return line.text, round(line.left), round(line.baseline)


def _numbers(line: Line) -> list[int]:
    """Return the number of the page that a line may be; one beside other words counts nothing."""
    return [int(match[1])] if (match := NUMBER.fullmatch(line.text.strip(" -"))) else []


def _at_edge(line: Line, page: Page) -> bool:
    return not _EDGE * page.height < line.baseline < (1 - _EDGE) * page.height


def _head(page: Page, edge: Sequence[Line], again: _Again) -> float:
    """Return the height of the rule under the running head; the page's own where there is none.

    It is the first one, and what stands above is known as a head: the rows of a table have a rule above them too.
    """
    height = _highest(page)
    if height < _RULED * page.height:
        return page.height
    above = [line for line in edge if line.baseline > height]
    signed = any(_is_head(cell) or _FORM.fullmatch(cell.text) for line in above for cell in line.cells)
    return height if signed or any(map(again.level, above)) else page.height


def _highest(page: Page) -> float:
    """Return the height of the first long rule of a page."""
    return max((rule.height for rule in page.rules if rule.right - rule.left > _WIDE * page.width), default=0)


def _is_head(line: Line) -> bool:
    """Whether words are a symbol, or what stands beside or below it; a number alone may be anything."""
    return bool(_HEAD.fullmatch(line.text)) and not line.text.isdigit()


def _heads(page: Page, edge: Sequence[Line], again: _Again) -> Iterator[Line]:
    """Yield the first lines of a page as far as they are symbols, count pages, or stand so on other pages."""
    row, rule = math.inf, _highest(page)
    for at, line in enumerate(edge if page.number > 1 else ()):
        if len(line.text) < _SPECK and not again.counts(line, page):  # of a scan
            continue
        upper = line.baseline > page.height / 2
        signed = _is_head(line) or again.counts(line, page)
        level = line.baseline > rule and again.level(line) and _is_apart(line, edge[at + 1 : at + 2])
        if not (upper and (signed or level or row - line.baseline < _ROW)):
            return
        row = line.baseline
        yield line


def _feet(page: Page, edge: Sequence[Line], again: _Again) -> Iterator[Line]:
    """Yield the last lines of a page as far as they are job numbers or bar codes, count pages, or stand on others."""
    for at in range(len(edge) - 1, -1, -1):
        line = edge[at]
        form = _FORM.fullmatch(line.text) and (_SIGNED.search(line.text) or line.baseline < _FOOT * page.height)
        own = at == len(edge) - 1 and _numbers(line) == [page.number]
        apart = (
            (own or again.level(line)) and not _is_first_note(line, page) and _is_apart(line, edge[max(0, at - 1) : at])
        )
        if line.baseline > page.height / 2 or not (form or apart or again.counts(line, page)):
            return
        yield line


def _is_first_note(line: Line, page: Page) -> bool:
    """Whether a line stands right below a short rule, as the first of the notes; another page's may say the same."""
    return any(
        0 < rule.height - line.baseline < _BELOW * line.size and rule.right - rule.left < _SHORT for rule in page.rules
    )


def _is_apart(line: Line, others: Sequence[Line]) -> bool:
    """Whether there is more room between a line and the next one than in a text."""
    return all(abs(line.baseline - other.baseline) > _APART * line.size for other in others)


def _named(line: Line) -> str:
    """Return the words of a line, at whichever side of the page they stand, without numbers of pages and jobs."""
    return " ".join(sorted(cell.text for cell in line.cells if not _FORM.fullmatch(cell.text)))


def _is_printed(line: Line, page: Page) -> bool:
    """Whether a line is the job number and the dates of its printing, below which notes may stand."""
    return bool(_PRINTED.fullmatch(line.text)) and line.baseline < page.height / 2
