"""Where on its page each block stands: the lines of print, given to the blocks that were read from them."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from concordance.intake.columns import in_columns
from concordance.intake.document import Block, Document
from concordance.intake.glyphs import Page
from concordance.intake.lines import Line, lines_of
from concordance.intake.proof import letters_of
from concordance.intake.slopes import Span

_ABOVE, _BELOW = 0.8, 0.25  # of the size of a line: how far its letters reach above and below the baseline


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of a block that stand on one page, and where; no block for lines that no block has.

    `sloped` are the places in them that are italic.
    """

    block: int | None
    text: str
    boxes: tuple[Box, ...]
    sloped: tuple[Span, ...] = ()


def printed(page: Page, document: Document) -> list[Printed]:
    """Return what stands on a page, in the order of the blocks; lines that were not read are last."""
    parts = dict(_parts(page.number, document.blocks))
    slices = {block: part.text for block, part in parts.items()}
    left = {block: letters_of(text) for block, text in slices.items()}
    boxes: dict[int, list[Box]] = defaultdict(list)
    unread: list[Printed] = []
    now = -1
    lines = deque(in_columns(page, lines_of(page)))
    while lines:
        line = lines.popleft()
        wanted = letters_of(line.text)
        bare = (block for block, text in slices.items() if text == line.text and not boxes[block])
        found = _taken(wanted, left, now) if wanted else next(bare, None)
        if found is not None:
            left[found] = left[found].replace(wanted, "", 1)
            boxes[found].append(_box(line, page))
            now = found
        elif len(line.cells) > 1:  # each may have been read by itself
            lines.extendleft(reversed(line.cells))
        elif wanted:
            unread.append(Printed(None, line.text, (_box(line, page),)))
    return [*(replace(part, boxes=tuple(boxes[block])) for block, part in parts.items()), *unread]


def _taken(wanted: str, left: dict[int, str], now: int) -> int | None:
    """Return the block that has these signs next: the one that is being read, the only one to have just them, others.

    Of the others, those that begin with them come before those that have them further on.
    """
    if left.get(now, "").startswith(wanted):
        return now
    for fits in (str.__eq__, str.startswith, str.__contains__):
        for block, signs_left in left.items():
            if fits(signs_left, wanted):
                return block
    return None


def _parts(number: int, blocks: Sequence[Block]) -> Iterator[tuple[int, Printed]]:
    """Yield the blocks of which a part stands on a page, by their place in the document, with that part."""
    for at, block in enumerate(blocks):
        on = ((start, block.text[start:end]) for page, start, end in block.parts if page == number)
        start, text = next((part for part in on if part[1].strip()), (0, ""))
        if words := text.strip():
            start += text.index(words)
            sloped = ((max(0, begins - start), min(len(words), ends - start)) for begins, ends in block.sloped)
            yield at, Printed(at, words, (), tuple(span for span in sloped if span[0] < span[1]))


def _box(line: Line, page: Page) -> Box:
    top = page.height - line.baseline - _ABOVE * line.size
    return Box(line.left, top, line.right - line.left, (_ABOVE + _BELOW) * line.size)
