"""The numbers that are printed on the pages: which page each is, and whether one is missing or out of its turn."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from concordance.intake.document import Doubt
from concordance.intake.furniture import NUMBER, Printed

_AGREE = 0.8  # of the numbers: so many have to stand as far behind the count of the pages


def numbers_of(printed: Sequence[Printed]) -> tuple[int, ...]:
    """Return the numbers that are printed on the pages; those of the file where pages do not say or do not agree."""
    told = [(each.page.number, number) for each in printed for number, _ in _on(each)]
    ahead = Counter(place - number for place, number in told)
    before, count = ahead.most_common(1)[0] if ahead else (0, 0)
    before = before if before > 0 and count >= _AGREE * len(told) else 0
    return tuple(max(0, each.page.number - before) for each in printed)


def out_of_turn(printed: Sequence[Printed]) -> Iterator[Doubt]:
    """Yield a doubt for each page whose number does not follow the one before, and for a file that lacks an end.

    Numbers without a total are taken for those of pages only where most of them follow each other. One may begin anew.
    """
    on = [(each.page.number, found) for each in printed if (found := _on(each))]
    pairs = [(*pair, _follows(*pair)) for pair in pairwise(on)]
    usual = sum(follows for _, _, follows in pairs) * 2 >= len(pairs)
    for (_, before), (page, found), follows in pairs:
        number, total = min(found)
        if not follows and number > 1 and (usual or total):
            yield Doubt("turn", page, f"{number} behind {min(before)[0]}")
    for page, found in on[:1]:
        number, total = min(found)
        if total and number > page:
            yield Doubt("turn", page, f"{number} of {total} is the first")
    for page, found in on[-1:]:
        number, total = min(found)
        if number + len(printed) - page < total:
            yield Doubt("turn", page, f"{number} of {total} is the last")


def _on(printed: Printed) -> list[tuple[int, int]]:
    """Return what may be the number of a page, each with how many pages there are; 0 if that is not told."""
    cells = (cell.text.strip(" -") for line in printed.furniture for cell in line.cells)
    return [(int(match[1]), int(match[2] or 0)) for cell in cells if (match := NUMBER.fullmatch(cell))]


def _follows(first: tuple[int, list[tuple[int, int]]], second: tuple[int, list[tuple[int, int]]]) -> bool:
    """Whether one of the numbers of a page is as far behind one of another as the pages stand apart in the file."""
    apart = second[0] - first[0]
    return any(later - earlier == apart for earlier, _ in first[1] for later, _ in second[1])
