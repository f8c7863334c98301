"""Tables and other print that is no running text: cells side by side, smaller print, what stands between long rules."""

import re
from collections.abc import Sequence

from concordance.intake.glyphs import Page
from concordance.intake.headings import CAPTION
from concordance.intake.lines import Line

MARK = re.compile(  # what stands before a paragraph or an item, with room behind it
    r"(?:\d{1,3}(?:\.\d{1,3})?\.?|\([a-z]{1,5}\)|[A-Z]\.|[IVXLC]+\.|[\N{BULLET}\N{EN DASH}\N{EM DASH}o*-]|\(\d+\)"
    r"|\N{LEFT DOUBLE QUOTATION MARK}\d+\.)"
)
LEADERS = re.compile(r"(?:\.\s?){4,}|\N{HORIZONTAL ELLIPSIS}{2}")  # before the page numbers of a table of contents
_SMALLER = 0.93  # of the size of the text
_APART = 4  # lines of one cell between two rows of several
_RULE = 150  # points: a shorter rule bounds no table


def is_row(line: Line) -> bool:
    """Whether a line has several cells, a paragraph's or an item's number aside, or leaders."""
    if LEADERS.search(line.text):
        return True
    cells = line.cells
    while len(cells) > 1 and MARK.fullmatch(cells[0].text):
        cells = cells[1:]
    return len(cells) > 1


def tables(page: Page, lines: Sequence[Line], size: float) -> list[range]:
    """Return the runs of a page's lines that are tables; `size` is that of the text."""
    tabular = [is_row(line) or line.size < _SMALLER * size for line in lines]
    for top, bottom in _between_rules(page):
        inside = [at for at, line in enumerate(lines) if bottom <= line.baseline <= top]
        if sum(is_row(lines[at]) for at in inside) > 1:
            for at in inside:
                tabular[at] = True
    found: list[range] = []
    for at in (at for at, each in enumerate(tabular) if each):
        if (
            found
            and at - found[-1].stop <= _APART
            and all(_joins(lines[n], lines, found[-1]) for n in range(found[-1].stop, at))
        ):
            found[-1] = range(found[-1].start, at + 1)
        else:
            found.append(range(at, at + 1))
    return [_with_caption(lines, run) for run in found if _is_table(lines, run, size)]


def _is_table(lines: Sequence[Line], run: range, size: float) -> bool:
    """Whether a run is more than a line that happens to have room in it."""
    small = all(lines[at].size < _SMALLER * size for at in run)
    return small or sum(is_row(lines[at]) for at in run) > 1


def _joins(line: Line, lines: Sequence[Line], run: range) -> bool:
    """Whether a line of one cell between two rows goes on with a cell: it is no numbered paragraph and no full line."""
    first = line.cells[0].text
    widest = max(lines[at].right for at in run)
    left = min(lines[at].left for at in run)
    return (
        not (MARK.fullmatch(first) and len(line.cells) > 1)
        and (line.right < widest - line.size or line.left > left + line.size)
        and not line.bold
    )


def _between_rules(page: Page) -> list[tuple[float, float]]:
    """Return the heights between which a table may stand: from the highest to the lowest of rules of one width."""
    groups: dict[tuple[int, int], list[float]] = {}
    for rule in page.rules:
        if rule.right - rule.left >= _RULE and rule.height < 0.9 * page.height and page.number > 1:
            groups.setdefault((round(rule.left / 4), round(rule.right / 4)), []).append(rule.height)
    return [(max(heights), min(heights)) for heights in groups.values() if len(heights) > 1]


def _with_caption(lines: Sequence[Line], run: range) -> range:
    """Return the run with the caption above it: "Table 1" and what stands between."""
    above = next((at for at in range(run.start - 1, max(-1, run.start - 5), -1) if CAPTION.match(lines[at].text)), None)
    return run if above is None else range(above, run.stop)


def rows(lines: Sequence[Line]) -> str:
    """Return the rows of a table, their cells parted by three spaces."""
    return "\n".join("   ".join(cell.text for cell in line.cells) for line in lines)
