"""Where a unit, or a range of units, stands in its report, in the words of a citation: "3 (c)", "summary", "40-43"."""

from collections.abc import Sequence
from dataclasses import dataclass

from concordance.citing.stylebook import CitationWordsShape
from concordance.numbering import ROMAN
from concordance.report import Report, Unit


@dataclass(frozen=True, slots=True)
class Spot:
    """A unit's place: the part that counts for itself, its number there step by step; or its name, if it has none."""

    place: str
    steps: tuple[str, ...]
    name: str

    @property
    def number(self) -> str:
        """The number in full: `3 (c)`."""
        return " ".join(self.steps)


@dataclass(frozen=True, slots=True)
class Locator:
    """What a citation says of the place. A plain one is numbers alone, which styles put their own word before."""

    numbers: tuple[str, ...]
    spots: tuple[Spot, ...]
    plural: bool = False

    @property
    def plain(self) -> bool:
        """Whether the numbers are those that the report prints, and tell all."""
        return len(self.spots) == 1 and bool(self.numbers) and not self.spots[0].place

    def numbers_text(self, dash: str) -> str:
        """Return the numbers of a plain locator."""
        return dash.join(self.numbers)

    def phrase(self, paragraph: Sequence[str], dash: str, words: CitationWordsShape) -> str:
        """Return the place with the words that belong to it: `summary, para. 7`."""
        if len(self.spots) > 1:
            first, last = (Locator((spot.number,) if spot.number else (), (spot,)) for spot in self.spots)
            return f"{first.phrase(paragraph, dash, words)} {words.to} {last.phrase(paragraph, dash, words)}"
        (spot,) = self.spots
        numbers = f"{paragraph[self.plural]} {self.numbers_text(dash)}" if self.numbers else ""
        return ", ".join(filter(None, (spot.name, spot.place, numbers)))


def spot(unit: Unit, words: CitationWordsShape) -> Spot:
    """Return the unit's place: `annex I`, 2.2 (a); `summary`, 7; `table 1`."""
    name = unit.name
    within = " ".join(word.upper() if at and word in ROMAN else word for at, word in enumerate(name.within))
    if unit.kind != "paragraph":
        kind = words.note if unit.kind == "note" else words.table
        return Spot("", (), ", ".join(filter(None, (within, f"{kind} {name.number}"))))
    heading = name.heading
    if not within and len(heading) == 1 and " " not in heading[0]:  # one word is written as inside a sentence
        heading = (heading[0][:1].lower() + heading[0][1:],)
    place = ", ".join(filter(None, (within, *heading)))
    if name.number:
        return Spot(place, name.steps, "")
    return Spot("", (), " ".join((place, *name.steps)))


def locate(report: Report, first: str, last: str, words: CitationWordsShape) -> Locator:
    """Return the place of the units from the first to the last, given by their ids; `KeyError` if one is not there."""
    order = report.unit_order
    return located([spot(unit, words) for unit in report.units], order[first], order[last], words)


def located(spots: Sequence[Spot], start: int, end: int, words: CitationWordsShape) -> Locator:
    """Return the place of the spots from `start` to `end`, both included.

    A paragraph is more than its chapeau: where only that is meant beside others, the words say so.
    """
    first, last = spots[start], spots[end]
    if start == end:
        return Locator((first.number,) if first.number else (), (first,))
    if first.place != last.place or not first.number or not last.number:
        return Locator((), (first, last))
    deeper = last.steps[: len(first.steps)] == first.steps
    if deeper and _closes(spots, end, first.steps):
        return Locator((first.number,), (first,))
    if deeper:
        opening, closing = (" ".join(spots[at].steps[len(first.steps) :]) for at in (start + 1, end))
        items = (opening, closing) if start + 1 < end else (opening,)
        return Locator((f"{first.number}, {words.chapeau}, {words.also} {items[0]}", *items[1:]), (first,))
    common = _common(first.steps, last.steps)
    rest = _ending(spots, end, common, words)
    return Locator((first.number, rest), (first,), plural=not common)


def _ending(spots: Sequence[Spot], end: int, common: int, words: CitationWordsShape) -> str:
    """Return the end of a range without the steps it shares with the beginning; whole paragraphs by number alone."""
    last = spots[end]
    for depth in range(common + 1, len(last.steps)):
        if _closes(spots, end, last.steps[:depth]):
            return " ".join(last.steps[common:depth])
    rest = " ".join(last.steps[common:])
    return rest if _closes(spots, end, last.steps) else f"{rest}, {words.chapeau}"


def _closes(spots: Sequence[Spot], end: int, steps: Sequence[str]) -> bool:
    """Whether nothing after `end` belongs to the paragraph or item with these steps."""
    following = spots[end + 1 :][:1]
    return not (following and following[0].place == spots[end].place and following[0].steps[: len(steps)] == steps)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many steps both have in common, from the first."""
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return same
