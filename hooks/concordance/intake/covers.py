"""The first pages of an official record, which have no text but its title."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from concordance.intake.lines import Line
from concordance.intake.masthead import joined
from concordance.intake.meetings import is_meeting
from concordance.intake.tables import LEADERS

_UNDER = 3  # of its size: so far below a title is what stands under it
_COVER = 700  # characters: a page of an official record's cover has fewer
IMPRINT = re.compile(r"ISSN \d{4}-\d{3}[\dX]|\[\d{1,2} [A-Z][a-z]+ \d{4}\]")
"""A line that belongs to the cover, wherever it stands."""
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")


def is_cover(number: int, text: Sequence[Line], covers: int) -> bool:
    """Whether a page, by its number and its lines, is a cover, behind so many others."""
    first = number == 1 and any("Official Records" in line.text for line in text) and not is_meeting(text)
    first = first and not any(cell.text.startswith("Distr") for line in text for cell in line.cells)  # a masthead
    cover = (first or (number > 1 and covers == number - 1)) and sum(len(line.text) for line in text) < _COVER
    return cover and not any(LEADERS.search(line.text) or re.match(r"1\.\s", line.text) for line in text)


def titles(cover: Sequence[Line]) -> tuple[str, str]:
    """Return the words of a cover in the largest print, and what stands under them down to the organ's name."""
    size = max(line.size for line in cover)
    title = [line for line in cover if line.size == size]
    below = [line for line in cover if line.baseline < title[-1].baseline]
    below = [line for line in below if not _DAY.fullmatch(line.text)]
    under = takewhile(
        lambda pair: pair[0].baseline - pair[1].baseline < _UNDER * pair[1].size, pairwise([title[-1], *below])
    )
    return joined(title), joined([line for _, line in under])
