"""A source as received, for the second reading of it: its text after the declared repairs, and where each line was.

Nothing here is shared with the first reading, which this one checks.
"""

import re
from bisect import bisect_right
from functools import cached_property

from concordance.report import Change, Repair


class ReceivedSource:
    """The text of a source after its declared repairs, with the line of the file on which each of its lines began."""

    def __init__(self, data: bytes) -> None:
        """Take these bytes, which are UTF-8."""
        self.text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        self._lines: list[int] = [*range(1, self.text.count("\n") + 2)]

    def repair(self, repair: Repair) -> Change:
        """Put the words of this repair in the place of those found."""
        at = self.text.index(repair.found)
        first = self.text.count("\n", 0, at)
        past = first + repair.found.count("\n") + 1
        old = self._lines[first:past]
        self._lines[first:past] = [old[min(n, len(old) - 1)] for n in range(repair.put.count("\n") + 1)]
        self.text = self.text[:at] + repair.put + self.text[at + len(repair.found) :]
        return Change("repair", old[0], repair.where, repair.found, repair.put)

    def line(self, at: int) -> int:
        """Return the line of the file for a place in the text."""
        return self._lines[bisect_right(self._starts, at) - 1]

    @cached_property
    def _starts(self) -> list[int]:
        """Where the lines begin, when all repairs are made."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]


def artefact_of(words: str) -> re.Pattern[str]:
    """Lines that a declared artefact describes: `{n}` is any number; spaces and empty lines between do not count."""
    lines = []
    for line in words.strip().split("\n"):
        pieces = re.split(r"(\{n\}|\s+)", line.strip())
        lines.append("".join(r"\d+" if p == "{n}" else r"[^\S\n]+" if p.isspace() else re.escape(p) for p in pieces))
    between = r"[^\S\n]*\n(?:[^\S\n]*\n)*[^\S\n]*"
    return re.compile(r"[^\S\n]*" + between.join(lines) + r"[^\S\n]*(?=\n|\Z)")
