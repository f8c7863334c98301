"""The first page of the record of a meeting: who presided, who was there, and which meeting it was."""

import re
from collections.abc import Sequence

from concordance.intake.endings import CALLED
from concordance.intake.glyphs import Page
from concordance.intake.lines import Line
from concordance.intake.masthead import Masthead, organ_of
from concordance.intake.metadata import MEETING
from concordance.intake.tables import LEADERS

NUMBERED_MEETING = re.compile(
    r".*\b\d+\S* (?:plenary )?(?:meeting|séance|sesión)(?: pl\w+)?\W*(?:\(.*\))?\W*", re.IGNORECASE
)
"""The number of a meeting, alone on its line."""
RECORD = re.compile(r"(?:provisional )?(?:summary|verbatim) record of the", re.IGNORECASE)
"""With what the title of the record of a meeting begins."""
_LISTED = re.compile(
    r"(?:Contents|Agenda|Table des matières|Sommaire|Ordre du jour|Índice|Sumario|Orden del día)", re.IGNORECASE
)  # stands above the list of items on the first page of a record
_OFFICER = re.compile(r"(?:\w+ )?(?:Chair\w*|President[ae]?|Présidente?)\s?: ?\S.*", re.IGNORECASE)
_SMALLER = 0.93  # of the size of the text: what a record says of itself at the foot of the page
_EARLY = 12  # cells: the symbol is one of the first


def is_meeting(lines: Sequence[Line]) -> bool:
    """Whether this is the first page of the record of a meeting, as its symbol says."""
    cells = (cell for line in lines[:_EARLY] for cell in line.cells)
    return any(MEETING.fullmatch(cell.text) or RECORD.match(cell.text) for cell in cells)


def meeting_head(page: Page, lines: Sequence[Line], later: Sequence[Line], size: float) -> Masthead | None:
    """Return the masthead of the record of a meeting; none of another document.

    It goes down to the last of the lines that say, with leaders, who presided and who was there; or who presided. If a
    list of items stands below these, it goes down to where the record begins. What the record says of itself stands in
    smaller print at the foot of the page. `later` are the lines of the next page, `size` is that of the text.
    """
    named = (line for line in lines if line.bold or line.text[:7].isupper())
    title = next((line for line in named if NUMBERED_MEETING.fullmatch(line.text)), None)
    present = [at for at, line in enumerate(lines) if LEADERS.search(line.text)]
    present = present or [at for at, line in enumerate(lines) if _OFFICER.fullmatch(line.text)]
    if not is_meeting(lines) or title is None or not present:
        return None
    taken = present[-1] + 1
    foot = min((line.baseline for line in lines if line.size >= _SMALLER * size), default=0)
    imprint = tuple(line for line in lines[taken:] if line.baseline < foot)
    if taken < len(lines) and _LISTED.fullmatch(lines[taken].text):
        ends = len(lines) - len(imprint)
        below = ends if any(CALLED.match(line.text) for line in later) else taken
        taken = next((at for at in range(taken, ends) if CALLED.match(lines[at].text)), below)
    cells = tuple(cell.text for line in lines[:taken] for cell in line.cells)
    return Masthead(cells, title.text, "", taken, organ_of(page, lines), imprint)
