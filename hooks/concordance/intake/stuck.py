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
_LETTER = re.compile(r"([A-Z])\.(?=\s|[A-Z][a-z])")
_UNNUMBERED = 3  # the last digit of the rank of a bold heading without a number; that of one with a number is less
_COUNTED = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)\.?\s")


def parted(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks with room behind such a number; one of a paragraph goes on with the count, or begins it."""
    last = Numbering()
    letter = ""
    for block in blocks:
        match: re.Match[str] | None = None
        if block.kind == "heading":
            lettered = _LETTER.match(block.text)
            follows = lettered and letter and ord(lettered[1]) == ord(letter) + 1
            match = _HEADING.match(block.text) or (lettered if follows and not block.text[2].isspace() else None)
            letter = lettered[1] if lettered and (follows or lettered[1] == "A") else letter
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
    numbered = block.kind == "heading" and block.rank % 10 == _UNNUMBERED
    return replace(
        block,
        rank=block.rank - numbered,
        text=f"{block.text[:at]} {block.text[at:]}",
        breaks=tuple(Place(each.page, each.at + (each.at > at)) for each in block.breaks),
        made=moved(block.made, at, 1),
        sloped=moved(block.sloped, at, 1),
        bold=block.bold + (block.bold > at),
    )
