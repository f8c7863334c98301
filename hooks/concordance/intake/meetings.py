"""The first page of the record of a meeting: who presided, who was there, and which meeting it was."""

import re
from collections.abc import Sequence

from concordance.intake.glyphs import Page
from concordance.intake.lines import Line
from concordance.intake.masthead import Masthead, organ_of
from concordance.intake.metadata import MEETING
from concordance.intake.tables import LEADERS

_MEETING = re.compile(r".*\b\d+\S* (?:plenary )?(?:meeting|séance|sesión)(?: pl\w+)?\W*(?:\(.*\))?\W*")
_SMALLER = 0.93  # of the size of the text: what a record says of itself at the foot of the page
_EARLY = 12  # cells: the symbol is one of the first


def is_meeting(lines: Sequence[Line]) -> bool:
    """Whether this is the first page of the record of a meeting, as its symbol says."""
    return any(MEETING.fullmatch(cell.text) for line in lines[:_EARLY] for cell in line.cells)


def meeting_head(page: Page, lines: Sequence[Line], size: float) -> Masthead | None:
    """Return the masthead of the record of a meeting; none of another document.

    It goes down to the last of the lines that say, with leaders, who presided and who was there. What the record says
    of itself stands in smaller print at the foot of the page. `size` is that of the text.
    """
    title = next((line for line in lines if line.bold and _MEETING.fullmatch(line.text)), None)
    present = [at for at, line in enumerate(lines) if LEADERS.search(line.text)]
    if not is_meeting(lines) or title is None or not present:
        return None
    taken = present[-1] + 1
    foot = min((line.baseline for line in lines if line.size >= _SMALLER * size), default=0)
    imprint = tuple(line for line in lines[taken:] if line.baseline < foot)
    cells = tuple(cell.text for line in lines[:taken] for cell in line.cells)
    return Masthead(cells, title.text, "", taken, organ_of(page, lines), imprint)
