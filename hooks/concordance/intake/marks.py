"""What stands before a paragraph or an item: its number, its letter, a bullet."""

import re

from concordance.intake.lines import Line
from concordance.numbering import ITEM_MARK

_ROOM = 0.45  # of the size: the room behind a number that begins a paragraph
_ANY = rf"{ITEM_MARK}|\(\d{{1,2}}\)|[A-Z]\.|[IVXLC]+\.|[\N{{BULLET}}\N{{EN DASH}}\N{{EM DASH}}*-]"
_BEGINS = re.compile(rf"\d{{1,3}}(?:\.\d{{1,3}})?\.|\d{{1,3}}\.\d{{1,3}}|{_ANY}")
MARK = re.compile(rf"\d{{1,3}}(?:\.\d{{1,3}})?\.?|\d{{1,3}}/|{_ANY}|o|\N{{LEFT DOUBLE QUOTATION MARK}}\d+\.")
"""What may stand in a cell of its own before a paragraph or an item; also a number without a stop."""


def is_marked(line: Line) -> bool:
    """Whether a line begins with a number or an item's mark, and room behind it."""
    return len(line.words) > 1 and bool(_BEGINS.fullmatch(line.words[0].text)) and line.words[1].gap > _ROOM * line.size
