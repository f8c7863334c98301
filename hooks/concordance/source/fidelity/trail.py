"""The trail through a source: each change met on the way, and how far the words could be followed."""

import re
from typing import NoReturn

from concordance.problems import Problem
from concordance.report import Change
from concordance.source.fidelity.received import ReceivedSource

_SHOWN = 40  # characters of the words that a problem shows


class DiffersError(Exception):
    """The source goes on otherwise than the words."""


class Trail:
    """What has been seen of a source so far; `where` is what is being followed: a unit, a section, `masthead`."""

    def __init__(self, source: ReceivedSource) -> None:
        self.text = source.text
        self.changes: list[Change] = []
        self.where = "masthead"
        self._source = source
        self._furthest = (0, "", "")  # how far any words were followed, what was expected there and where it belongs

    def record(self, rule: str, at: int, found: str, shown: str = "") -> None:
        """Write down a change: the rule by which these signs of the source are not shown, or shown otherwise."""
        self.changes.append(Change(rule, self._source.line(at), self.where, found, shown))

    def differ(self, at: int, expected: str) -> NoReturn:
        """Raise `DiffersError`: these words are expected here, and the source has others."""
        if at >= self._furthest[0]:
            self._furthest = (at, expected, self.where)
        raise DiffersError

    def end(self, pattern: re.Pattern[str], at: int) -> int:
        """Return the end of the pattern here; this place, if it does not stand here."""
        match = pattern.match(self.text, at)
        return match.end() if match else at

    def problem(self, where: str) -> Problem:
        """Return the problem of the place up to which the source could be followed; `where` names its file."""
        at, expected, unit = self._furthest
        text = self.text
        begin = max(text.rfind(" ", 0, max(0, at - _SHOWN)) + 1, text.rfind("\n", 0, at) + 1)
        return Problem(
            "source-and-words-differ",
            f"{where}, line {self._source.line(at)}, {unit}",
            f"{text[begin : at + _SHOWN]!r} in the source",
            f"{text[begin:at] + expected[:_SHOWN]!r}, as it was read",
            "Compare with the official document, then declare a repair in report.yml that leaves no doubt.",
        )
