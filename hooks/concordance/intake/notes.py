"""Notes at the foot of a page: smaller print under a short rule, begun by a raised number or letter, or by stars."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from concordance.intake.glyphs import Page
from concordance.intake.lines import Line
from concordance.numbering import NOTE_SIGN

BEGINS = re.compile(rf"(?:\[(\d{{1,3}})\]|({NOTE_SIGN}))\s*(?=\S)")
NOTE_MARK = re.compile(r"\[(\d{1,3})\]")
"""The mark of a note in the text: its number in brackets."""
DASHES = re.compile(r"_{6,}")
_SMALLER = 0.96  # of the size of the text
_SHORT = (40, 160)  # points: how long the rule over notes is
_LEFT = 0.32  # of a page's width: where that rule begins at the latest


@dataclass(frozen=True, slots=True)
class Foot:
    """The lines of a page above its notes, the line of dashes over these, and the notes' own lines."""

    text: tuple[Line, ...]
    dashes: tuple[Line, ...]
    notes: tuple[Line, ...]


def foot(page: Page, lines: Sequence[Line], size: float) -> Foot:
    """Return the lines of a page, parted where its notes begin; `size` is that of the text."""
    heights = [line.baseline for line in lines if DASHES.fullmatch(line.text)]
    heights += [
        rule.height
        for rule in page.rules
        if rule.left < _LEFT * page.width and _SHORT[0] <= rule.right - rule.left <= _SHORT[1]
    ]
    for height in sorted(heights, reverse=True):
        below = [line for line in lines if line.baseline < height and not DASHES.fullmatch(line.text)]
        small = [line for line in below if line.size < _SMALLER * size or BEGINS.match(line.text)]
        if small and small == below:
            dashes = tuple(line for line in lines if DASHES.fullmatch(line.text) and line.baseline <= height + 1)
            text = tuple(line for line in lines if line.baseline >= height and line not in dashes)
            return Foot(text, dashes, tuple(below))
    return Foot(tuple(lines), (), ())
