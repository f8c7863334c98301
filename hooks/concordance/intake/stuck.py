"""Numbers and signs of items that touch the words behind them, as where a tab was lost: they are parted again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from concordance.intake.document import Block, Place
from concordance.intake.slopes import moved
from concordance.numbering import Numbering

_CAPITAL = r"(?=[\"'(]?[^\W\d_a-zß-ÿ]|[\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}])"
_NUMBER = re.compile(r"(\d{1,3})\.(?=\S)" + _CAPITAL)
_DECIMAL = re.compile(r"(\d{1,3}\.\d{1,3})\.?(?=\S)" + _CAPITAL)
_ITEM = re.compile(r"(?:\([a-z]{1,4}\)|[\N{BULLET}\N{EN DASH}\N{EM DASH}])" + _CAPITAL)
_HEADING = re.compile(r"[IVXLC]+\.(?=[A-Z][a-z])")
_COUNTED = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)\.?\s")


def parted(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks with room behind such a number; one of a paragraph goes on with the count, or begins it."""
    last = Numbering()
    for block in blocks:
        match: re.Match[str] | None = None
        if block.kind == "heading":
            match = _HEADING.match(block.text)
        elif block.kind == "paragraph":
            number = _NUMBER.match(block.text) or _DECIMAL.match(block.text)
            expected = {"1"} if not last.number else {"1", *last.expected()}
            match = number if number and number[1] in expected else _ITEM.match(block.text)
        found = _with_room(block, match.end()) if match else block
        counted = _COUNTED.match(found.text) if found.kind == "paragraph" else None
        last = Numbering(decimal="." in counted[1], number=counted[1]) if counted else last
        yield found


def _with_room(block: Block, at: int) -> Block:
    """Return a block with a space in this place."""
    return replace(
        block,
        text=f"{block.text[:at]} {block.text[at:]}",
        breaks=tuple(Place(each.page, each.at + (each.at > at)) for each in block.breaks),
        made=moved(block.made, at, 1),
        sloped=moved(block.sloped, at, 1),
        bold=block.bold + (block.bold > at),
    )
