"""Pages in two columns: the lines of one after those of the other. Sheets with two pages are told from them."""

from collections.abc import Sequence

from concordance.intake.glyphs import Page
from concordance.intake.lines import Line, Word

_MIDDLE = (0.44, 0.56)  # of a page's width: where the room between two columns lies
_STEPS = 13  # places looked at in it
_ROOM = 4.5  # points: the least room between two columns
_WIDE = 0.24  # of a page's width: columns of text are wider, on the average
_HIGH = 12  # lines: text in columns has more
_FEW = (3, 1)  # lines: so many have the columns at least behind a page that has columns
_TEXT = 0.18  # of a page's width: a line of text is wider, if the page is one of two on a sheet; a cell seldom
_SHEET = 8  # lines: two pages on a sheet have as many
_CROSSING = 0.25  # of the lines: more of them across the middle, and the page has one column
_EDGE = 0.1  # of a page's height: heads and feet stand there, in one column
_NEAR = 1.45  # of its size: as near to the text stands a line at the edge that goes on with it


def in_columns(page: Page, lines: Sequence[Line], fewest: int = _HIGH, *, after: bool = False) -> list[Line]:
    """Return the lines of a page in reading order; where it has two columns, the left one first.

    Lines across both columns part the page: what stands above one is read before it. A column has as many lines as
    `fewest` says, or more; both may have few `after` a page that has columns.
    """
    middle = _middle(page, lines)
    low, high = (share * page.width for share in _MIDDLE)
    places = [low + (high - low) * step / (_STEPS - 1) for step in range(_STEPS)]
    at = min(places, key=lambda place: sum(_sides(line, place, _ROOM) is None for line in middle))
    parted = [_parted(line, at, _ROOM) for line in middle]
    left = [pair[0] for pair in parted if pair and pair[0]]
    right = [pair[1] for pair in parted if pair and pair[1]]
    least = _FEW if after else (fewest, fewest)
    if len(left) < least[0] or len(right) < least[1] or parted.count(None) > _CROSSING * len(middle):
        return list(lines)
    wide = fewest < _HIGH or min(_width(left), _width(left if after else right)) > _WIDE * page.width
    return _ordered(lines, middle, at) if wide else list(lines)


def is_sheet(page: Page, lines: Sequence[Line]) -> bool:
    """Whether a page that is wider than high seems to be two: lines of text on both sides, and none in the middle."""
    if page.width <= page.height:
        return False
    text = [cell for line in lines for cell in line.cells if cell.right - cell.left > _TEXT * page.width]
    left = sum(cell.right <= page.width / 2 for cell in text)
    right = sum(cell.left >= page.width / 2 for cell in text)
    return min(left, right) >= _SHEET and left + right == len(text)


def _middle(page: Page, lines: Sequence[Line]) -> list[Line]:
    """Return the lines between head and foot, with those lower down that stand as near to them as lines of text do."""
    middle = [line for line in lines if _EDGE * page.height < line.baseline < (1 - _EDGE) * page.height]
    lowest = min((line.baseline for line in middle), default=0)
    below = {line.baseline: line.size for line in lines if line.baseline < lowest}
    for height in sorted(below, reverse=True):
        if lowest - height > _NEAR * below[height]:
            break
        lowest = height
    return [line for line in lines if lowest <= line.baseline < (1 - _EDGE) * page.height]


def _width(lines: Sequence[Line]) -> float:
    return sum(line.right - line.left for line in lines) / len(lines)


def _parted(line: Line, at: float, least: float = 0) -> tuple[Line | None, Line | None] | None:
    """Return what of a line stands left and right of this place; nothing if it goes across."""
    sides = _sides(line, at, least)
    return sides and (line.of(sides[0]) if sides[0] else None, line.of(sides[1]) if sides[1] else None)


def _sides(line: Line, at: float, least: float) -> tuple[list[Word], list[Word]] | None:
    """Return the words of a line left and right of this place; nothing if it goes across."""
    left = [word for word in line.words if word.right <= at]
    right = [word for word in line.words if word.left >= at]
    room = right[0].left - left[-1].right if left and right else least
    if left and right and not (left[-1].text + right[0].text).strip("."):  # leaders go across
        return None
    return None if len(left) + len(right) < len(line.words) or room < least else (left, right)


def _ordered(lines: Sequence[Line], middle: Sequence[Line], at: float) -> list[Line]:
    """Return the lines in the order of reading, given the place between the columns."""
    inside = {id(line) for line in middle}
    found: list[Line] = []
    waiting: list[Line] = []
    for line in lines:
        pair = _parted(line, at) if id(line) in inside else None
        if pair is None:
            found += [*waiting, line]
            waiting = []
        else:
            found += [pair[0]] if pair[0] else []
            waiting += [pair[1]] if pair[1] else []
    return [*found, *waiting]
