"""The pages of an original, each with what stands on it: what was read, in its order, and what was left out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from concordance.desk.boxes import Box, Printed
from concordance.desk.fates import Fate
from concordance.intake.document import Block
from concordance.intake.glyphs import Page
from concordance.intake.slopes import parted

_LINE = re.compile(r"source\.md, line (\d+)")


@dataclass(frozen=True, slots=True)
class Item:
    """What stands on a page and was read as one: its id on the desk, its kind, its words there, where they stand.

    `pieces` are the words in order, each with whether it is italic. `line` is the line of the source that it begins, 0
    where it is none of its lines; `goes_on` says that it began on an earlier page. What was not read has the kind
    `unread`.
    """

    id: str
    block: int
    kind: str
    text: str
    boxes: tuple[Box, ...]
    line: int = 0
    goes_on: bool = False
    fate: Fate | None = None
    pieces: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the original: its number, its size in points, what stands on it from head to foot."""

    number: int
    width: float
    height: float
    items: tuple[Item, ...]


def leaves(
    pages: Iterable[tuple[Page, Sequence[Printed]]],
    blocks: Sequence[Block],
    lines: Mapping[int, int],
    fates: Mapping[int, Fate],
) -> list[Leaf]:
    """Return the pages, given with what is printed on each, as the desk has them.

    `lines` has the source's line of each block of the document, `fates` what becomes of each line.
    """
    found = []
    for page, on in pages:
        items = []
        for n, each in enumerate(on):
            block = blocks[each.block] if each.block is not None else None
            at = each.block if each.block is not None else len(blocks) + 1000 * page.number + n
            line = lines.get(at, 0)
            kind, goes_on = (block.kind, block.page < page.number) if block else ("unread", False)
            name, pieces = f"i{page.number}-{at}", tuple(parted(each.text, each.sloped))
            items.append(Item(name, at, kind, each.text, each.boxes, line, goes_on, fates.get(line), pieces))
        found.append(Leaf(page.number, page.width, page.height, tuple(_ordered(items, page.height))))
    return found


def _ordered(items: Sequence[Item], height: float) -> Iterator[Item]:
    """Yield what stands on a page from its head to its foot: running heads, the text, notes, running feet."""
    aside = [item for item in items if item.kind in {"furniture", "unread"}]
    heads = [item for item in aside if item.boxes and item.boxes[0].top < height / 2]
    yield from sorted(heads, key=lambda item: item.boxes[0].top)
    yield from (item for item in items if item not in aside)
    feet = [item for item in aside if item not in heads]
    yield from sorted(feet, key=lambda item: item.boxes[0].top if item.boxes else height)


def place_of_line(told: str, found: Sequence[Leaf]) -> str:
    """Return the id on the desk of the line of the source that a problem of the build names; empty if it names none."""
    match = _LINE.search(told)
    wanted = int(match[1]) if match else 0
    known = [(item.line, item.id) for leaf in found for item in leaf.items if 0 < item.line <= wanted]
    last = max((line for line, _ in known), default=0)
    return next((name for line, name in known if line == last), "")
