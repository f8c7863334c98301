"""Units that say the same: restatements, declared in report.yml and checked by a measure of likeness.

The measure: of the words of the shorter unit, those that stand in the other too, three or more together in the same
order. Capitals and punctuation do not count, and a name counts as one word however it is written, since two
paragraphs that both give the long title of a treaty are not alike for that.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from concordance.model import Mention, Restatement, outermost
from concordance.problems import Problem
from concordance.report import Report, Unit

RUN = 3  # words that stand together in both units to count
DECLARED = 1 / 3  # of the shorter unit's words: below it, a declared restatement is a problem
UNDECLARED = 1 / 2  # from it on, two units are listed for review, if they share
FEWEST = 12  # words: fewer are a turn of phrase
MOST = 16  # units: a run that stands in more is the report's way of speaking; it also bounds the pairs looked at
WORD = re.compile(r"[^\W_]+(?:[-'\N{RIGHT SINGLE QUOTATION MARK}][^\W_]+)*")

WordList = Sequence[str]
Runs = Mapping[tuple[str, ...], Sequence[int]]


def words_of(unit: Unit, mentions: Sequence[Mention]) -> list[str]:
    """Return the words of a unit in lower case, each name in it as one word: its entry."""
    words: list[str] = []
    at = 0
    for mention in outermost(mentions):
        words += WORD.findall(unit.text[at : mention.start].lower())
        words.append(f"={mention.entry}")
        at = mention.end
    return words + WORD.findall(unit.text[at:].lower())


def common(one: WordList, other: WordList) -> tuple[int, int]:
    """How many words of the shorter one stand in both in runs, and how many words it has."""
    shorter, longer = sorted((one, other), key=len)
    runs = {*runs_of(longer)}
    shared: set[int] = set()
    for at, run in enumerate(runs_of(shorter)):
        if run in runs:
            shared.update(range(at, at + RUN))
    return len(shared), len(shorter)


def runs_of(words: WordList) -> Iterator[tuple[str, ...]]:
    """Return the runs of these words, one from each word that has others behind it."""
    return zip(*(words[at:] for at in range(RUN)), strict=False)


class Restatements:
    """The restatements of a report: those declared, those that are none, and those that may have been missed."""

    def __init__(self, report: Report, by_unit: Mapping[str, Sequence[Mention]], where: str) -> None:
        """Take the words of each unit; `where` is the path of report.yml."""
        self._report = report
        self._where = where
        self._words = {unit.id: words_of(unit, by_unit.get(unit.id, ())) for unit in report.units}
        self.problems: list[Problem] = []
        self.found = tuple(self._declared())

    def _declared(self) -> Iterator[Restatement]:
        """Each declared pair whose units are alike; the others are problems."""
        done: set[tuple[str, str]] = set()
        for one, other in self._report.declared_restatements:
            if one == other or not {one, other} <= self._report.unit_order.keys():
                self._problem("echo-does-not-match", one, other, "not two units of the report")
                continue
            earlier, later = sorted((one, other), key=self._report.unit_order.__getitem__)
            share, words = common(self._words[earlier], self._words[later])
            if (earlier, later) in done:
                self._problem("echo-does-not-match", one, other, "the same two units again")
            elif share < DECLARED * words:
                self._problem("echo-unlike", one, other, f"{share} of {words} words in both")
            else:
                yield Restatement(earlier, later, share, words)
            done.add((earlier, later))

    def _problem(self, code: str, one: str, other: str, found: str) -> None:
        self.problems.append(
            Problem(
                code,
                f"{self._where}, echoes, {one} and {other}",
                found,
                f"two units of which the shorter shares at least {DECLARED:.0%} of its words",
                "Correct the units, or take the echo away.",
            )
        )

    def undeclared(self) -> Iterator[Problem]:
        """For review: pairs of units of different sections that are alike and not declared."""
        known = {(pair.earlier, pair.later) for pair in self.found}
        section = {unit.id: unit.section for unit in self._report.units}
        for earlier, later in self._candidates():
            if section[earlier] == section[later] or (earlier, later) in known:
                continue
            share, words = common(self._words[earlier], self._words[later])
            if share >= max(FEWEST, UNDECLARED * words):
                yield Problem(
                    "echo-undeclared",
                    f"{self._report.slug} {earlier} and {later}",
                    f"{share} of {words} words in both",
                    "an echo that is declared",
                    "Declare it under `echoes` in report.yml if one says again what the other says.",
                )

    def _candidates(self) -> list[tuple[str, str]]:
        """Return the pairs of units that share a run of words, each with enough of them, in reading order."""
        places: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for unit, words in self._words.items():
            for run in {*runs_of(words)}:
                places[run].append(unit)
        shared: dict[tuple[str, str], int] = defaultdict(int)
        for units in places.values():
            if 1 < len(units) <= MOST:
                for pair in combinations(units, 2):
                    shared[pair] += 1
        enough = (pair for pair, runs in shared.items() if RUN * runs >= FEWEST)
        return sorted(enough, key=lambda pair: (self._report.unit_order[pair[0]], self._report.unit_order[pair[1]]))
