"""Notes at the foot of a page: smaller print under a short rule, begun by a raised number or letter, or by stars.

Those of typed documents have the size of the text, and begin with a number and a stroke.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from concordance.intake.columns import in_columns
from concordance.intake.document import Block, Doubt, Place
from concordance.intake.endings import FULL
from concordance.intake.glyphs import Page, Rule
from concordance.intake.headings import CAPTION
from concordance.intake.hyphens import Hyphens
from concordance.intake.lines import Line
from concordance.intake.slopes import with_line
from concordance.numbering import NOTE_SIGN

BEGINS = re.compile(rf"(?:\[(\d{{1,3}})\]|({NOTE_SIGN}))\s*(?=\S)")
NOTE_MARK = re.compile(r"\[(\d{1,3})\]")
"""The mark of a note in the text: its number in brackets."""
TYPED = re.compile(r"(\d{1,3})/ (?=\S)")
"""With what a typed note begins, which has the size of the text."""
HEADED = re.compile(
    r"(?:end ?|foot)?notes|references|notas(?: finales| al pie)?|referencias|notes de fin|références", re.IGNORECASE
)
"""What stands above the notes at the end of a text."""
DASHES = re.compile(r"_{6,}|-{6,}")
_BARE = re.compile(r"(\d{1,3})(?: ?(?=[^\W\d])| (?=\S))")  # the number of a note that is not raised
_SMALLER = 0.96  # of the size of the text
_SHORT = (40, 160)  # points: how long the rule over notes is
_TWIN = 2  # points: rules that begin or end so near to each other belong to one table
_HANGING = (2, 60)  # points: so much further right than its number the further lines of a note begin
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
        if rule.left < _LEFT * page.width
        and _SHORT[0] <= rule.right - rule.left <= _SHORT[1]
        and not any(_is_twin(rule, other) for other in page.rules)
    ]
    if bare := _unruled(lines, size):
        return Foot(tuple(lines[:bare]), (), tuple(in_columns(page, lines[bare:], 1)))
    for height in sorted(heights, reverse=True):
        below = [line for line in lines if line.baseline < height and not DASHES.fullmatch(line.text)]
        small = [line for line in below if line.size < _SMALLER * size or BEGINS.match(line.text)]
        if below and (small == below or TYPED.match(below[0].text)):
            dashes = tuple(line for line in lines if DASHES.fullmatch(line.text) and line.baseline <= height + 1)
            text = tuple(line for line in lines if line.baseline >= height and line not in dashes)
            return Foot(text, dashes, tuple(below))
    return Foot(tuple(lines), (), ())


def _is_twin(rule: Rule, other: Rule) -> bool:
    """Whether another rule is short, too, and begins or ends above or below this one, as those of a table do."""
    near = abs(rule.left - other.left) < _TWIN or abs(rule.right - other.right) < _TWIN
    return near and rule.height != other.height and other.right - other.left <= _SHORT[1]


def _unruled(lines: Sequence[Line], size: float) -> int:
    """Return where notes begin at the end of a text, in smaller print without a rule; 0 if there are none."""
    small = [line.size < _SMALLER * size for line in lines]
    begins = next((at for at in range(len(lines), 0, -1) if not small[at - 1]), 0)
    told = begins < len(lines) and NOTE_MARK.match(lines[begins].text)
    return begins if told and not CAPTION.match(lines[begins - 1].text) else 0


class Feet:
    """The notes so far, of one page after the other."""

    def __init__(self, hyphens: Hyphens) -> None:
        self.blocks: list[Block] = []
        self.doubts: list[Doubt] = []
        self._hyphens = hyphens
        self._left = 0.0  # where the last note begins

    def add(self, lines: Sequence[Line], above: Sequence[Line] = ()) -> None:
        """Add the notes at the foot of a page; lines before the first mark go on with the last note.

        The text `above` has the marks. A note may begin with a number that is not raised, the next one.
        """
        marks = {int(number) for line in above for number in NOTE_MARK.findall(line.text)}
        raised = {match[1] for line in lines if (match := BEGINS.match(line.text))}
        for line in lines:
            bare = _BARE.match(line.text)
            hangs = _HANGING[0] < line.left - self._left < _HANGING[1]
            if bare and bare[1] not in raised and not hangs and self._is_next(int(bare[1]), marks):
                self._begin(f"[{bare[1]}]{line.text[bare.end(1) :]}", line)
            elif BEGINS.match(line.text) or NOTE_MARK.fullmatch(line.text) or TYPED.match(line.text) or not self.blocks:
                self._begin(self._hyphens.join("", line), line)
            else:
                last = self.blocks[-1]
                if line.words[0].italic and line.words[0].text.endswith(":") and FULL.search(last.text):
                    self.doubts.append(Doubt("foot", line.page, line.text))
                text = self._hyphens.join(last.text, line)
                fresh = line.page != last.pages[-1]
                breaks = (*last.breaks, Place(line.page, len(text) - len(line.text))) if fresh else last.breaks
                sloped = with_line(last.sloped, text, line)
                self.blocks[-1] = replace(last, text=text, breaks=breaks, sloped=sloped)
        if self.blocks:
            last = self.blocks[-1]
            self.blocks[-1] = replace(last, text=last.text.replace("\N{SOFT HYPHEN}", "-"))

    def _is_next(self, number: int, marks: Collection[int]) -> bool:
        """Whether the next note has this number: behind the last one, or the first of those that have `marks`."""
        last = next((int(match[1]) for block in reversed(self.blocks) if (match := NOTE_MARK.match(block.text))), 0)
        behind = bool(self.blocks) and self.blocks[-1].text.startswith(f"[{number - 1}]")
        return behind or (number in marks and (number == last + 1 or number == min(marks)))

    def _begin(self, text: str, line: Line) -> None:
        self._left = line.left
        self.blocks.append(Block("note", text, line.page, sloped=with_line((), text, line)))
