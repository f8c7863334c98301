"""The frames on a page: what is drawn around text, by lines on four sides, as one piece, or as a ground of its own."""

from collections.abc import Iterator, Sequence

from concordance.intake.glyphs import Frame, Rule

_NEAR = 3  # points: so near to each other end the lines of a frame
_WIDE = 150  # points: a narrower frame is a cell
_HIGH = 24  # points: a lower one holds no two lines
_MOST = 100  # frames: a page of text has fewer


def frames_of(rules: Sequence[Rule], uprights: Sequence[Frame], drawn: Sequence[Frame]) -> tuple[Frame, ...]:
    """Return the outermost frames: those `drawn` as one piece, those of level rules with upright lines at both ends.

    A frame is wide and high enough for lines of text. A page with very many has a chart, and no box.
    """
    found = [each for each in dict.fromkeys((*drawn, *_of_lines(rules, uprights))) if _is_large(each)]
    if len(found) > _MOST:
        return ()
    found.sort(key=lambda each: (each.left - each.right) * (each.top - each.bottom))
    outermost: list[Frame] = []
    for each in found:
        if not any(_holds(other, each) for other in outermost):
            outermost.append(each)
    return tuple(outermost)


def _holds(frame: Frame, other: Frame) -> bool:
    """Whether another frame stands inside this one."""
    beside = frame.left <= other.left + _NEAR and other.right <= frame.right + _NEAR
    return beside and frame.bottom <= other.bottom + _NEAR and other.top <= frame.top + _NEAR


def _is_large(frame: Frame) -> bool:
    return frame.right - frame.left >= _WIDE and frame.top - frame.bottom >= _HIGH


def _of_lines(rules: Sequence[Rule], uprights: Sequence[Frame]) -> Iterator[Frame]:
    """Yield the frames made of rules of one width, with upright lines at both ends from the first to the last one."""
    columns: dict[tuple[int, int], list[Rule]] = {}
    for rule in rules:
        columns.setdefault((round(rule.left / _NEAR), round(rule.right / _NEAR)), []).append(rule)
    for column in columns.values():
        first, *others = sorted(column, key=lambda rule: -rule.height)
        top = above = first.height
        for height in (*(rule.height for rule in others), None):
            sides = (first.left, first.right)
            if height is not None and all(_reaches(uprights, side, height, above) for side in sides):
                above = height
                continue
            yield Frame(first.left, above, first.right, top)
            top = above = height or 0


def _reaches(uprights: Sequence[Frame], side: float, bottom: float, top: float) -> bool:
    """Whether an upright line goes from one height to the other at this side."""
    return any(
        abs(each.left - side) <= _NEAR and each.bottom <= bottom + _NEAR and each.top >= top - _NEAR
        for each in uprights
    )
