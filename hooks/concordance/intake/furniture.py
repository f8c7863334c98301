"""Running heads and feet: what is printed at the edge of pages and belongs to none of their text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from concordance.intake.glyphs import Page
from concordance.intake.lines import Line

_EDGE = 0.12  # of a page's height, from its head and from its foot: nothing further in is furniture
_FOOT = 0.092  # of a page's height: a number or job number here is furniture wherever it stands
_REPEATED = (0.062, 0.91)  # of a page's height: below the first and above the second, what stands again is furniture
_WIDE = 0.6  # of a page's width: a rule as long as this parts the head from the text
_FEW = 2  # pages on which the same line stands at the edge
_JOB = r"(?:\d{2}-\d{4,6}X?|(?:GE|V|K)\.\d{2}-\d{4,6})(?: ?\([A-Z]\))?(?:\s+\d{6})*"
_PAGE = r"(?:Page )?(?:\d{1,4}|[ivxl]{1,5})(?:/\d{1,4})?|- ?\d{1,4} ?-"
_FORM = re.compile(rf"(?:{_JOB}|{_PAGE}|/\.\.\.|\*[\dA-Z.-]{{5,12}}\*|Please recycle\S*)(?:\s+(?:{_JOB}|{_PAGE}))*\W*")
_TYPED = re.compile(r"English|French|Spanish|Français|Español|(?:[Pp]age|Página) \d{1,4}")  # under a typed symbol
_PRINTED = re.compile(r"\d{2}-\d{4,6}X? ?\([A-Z]\)(?:\s+\d{6})+")  # a job number with the dates of its printing
_NUMBER = re.compile(r"(?:Page )?(\d{1,4})(?:/\d{1,4})?")
_AGREE = 0.8  # of the numbers: so many have to stand as far behind the count of the pages
_SYMBOLS = re.compile(r"(?:[A-Z]+/\S+(?: \(\d{4}\))?[\s\N{EN DASH}\N{MINUS SIGN}*]*)+")


@dataclass(frozen=True, slots=True)
class Printed:
    """The lines of a page: those of its text, and its furniture."""

    page: Page
    lines: tuple[Line, ...]
    furniture: tuple[Line, ...]


def parted(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> list[Printed]:
    """Return the lines of each page parted into text and furniture."""
    edges = [[line for line in on if _at_edge(line, page)] for page, on in zip(pages, lines, strict=True)]
    counts = Counter(form for on in edges for form in {_form(line) for line in on})
    found = []
    for page, on, edge in zip(pages, lines, edges, strict=True):
        head = _head(page) if page.number > 1 else page.height
        furniture = {
            id(line)
            for line in edge
            if line.baseline > head
            or (counts[_form(line)] >= _FEW and _is_outermost(line, page))
            or _is_signed(line, page)
        }
        found.append(
            Printed(
                page,
                tuple(line for line in on if id(line) not in furniture),
                tuple(line for line in on if id(line) in furniture),
            )
        )
    return found


def numbers_of(printed: Sequence[Printed]) -> tuple[int, ...]:
    """Return the numbers that are printed on the pages; those of the file where pages do not say or do not agree."""
    told = [(each.page.number, int(match[1])) for each in printed for line in each.furniture
            for cell in line.cells if (match := _NUMBER.fullmatch(cell.text))]  # fmt: skip
    ahead = Counter(place - number for place, number in told)
    before, count = ahead.most_common(1)[0] if ahead else (0, 0)
    before = before if before > 0 and count >= _AGREE * len(told) else 0
    return tuple(max(0, each.page.number - before) for each in printed)


def _at_edge(line: Line, page: Page) -> bool:
    return not _EDGE * page.height < line.baseline < (1 - _EDGE) * page.height


def _is_outermost(line: Line, page: Page) -> bool:
    """Whether a line stands where nothing but heads and feet do; the first page begins with its masthead."""
    low, high = (share * page.height for share in _REPEATED)
    return line.baseline < low or (page.number > 1 and line.baseline > high)


def _head(page: Page) -> float:
    """Return the height of the rule under the running head; the page's own where there is none."""
    rules = [rule.height for rule in page.rules if rule.right - rule.left > _WIDE * page.width]
    return next((height for height in rules if height > (1 - _EDGE) * page.height), page.height)


def _form(line: Line) -> str:
    """Return the words of a line with one sign for its numbers, at whichever side of the page it stands."""
    return " ".join(sorted(re.sub(r"\d+", "0", line.text).split()))


def _is_signed(line: Line, page: Page) -> bool:
    """Whether a line is a page number, a job number or a bar code at the foot, or symbols alone at the head."""
    if _PRINTED.fullmatch(line.text) and line.baseline < page.height / 2:
        return True
    if line.baseline < _FOOT * page.height:
        return bool(_FORM.fullmatch(line.text))
    head = _SYMBOLS.fullmatch(f"{line.text} ") or _TYPED.fullmatch(line.text)
    return page.number > 1 and line.baseline > page.height / 2 and bool(head)
