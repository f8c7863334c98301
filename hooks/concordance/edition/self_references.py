"""The references of a report to its own parts, each with the unit or section that it leads to.

Words that point to a part (`pointers`) are a reference if just one part of the report can be meant: one that has the
number, of the report or of the annex in which the words stand, and that stands above or below where they say so. All
else is left open and listed for review, as are words like "as stated above". An editor declares those in report.yml, or
forbids a reference there. Mentions keep their words for themselves.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from concordance.edition.pointers import Pointer, loose_pointers, pointers
from concordance.model import CrossReference, Mention
from concordance.problems import Problem
from concordance.report import ReferenceOverride, Report, Unit
from concordance.text import Occurrences

_CITABLE = ("instrument", "document")  # "the Convention, paragraph 3 above" is no paragraph of ours

Span = tuple[int, int]


class CrossReferences:
    """The references of a report, those declared that are wrong, and words that an editor should look at."""

    def __init__(self, report: Report, by_unit: Mapping[str, Sequence[Mention]], where: str) -> None:
        """Find them in every unit; `where` is the path of report.yml."""
        self._report = report
        self._by_unit = by_unit
        self._where = where
        self._parts = _Parts(report)
        self._overrides: dict[str, list[ReferenceOverride]] = defaultdict(list)
        for override in report.reference_overrides:
            self._overrides[override.unit].append(override)
        self.problems: list[Problem] = []
        self.reviews: list[Problem] = []
        self.found = tuple(each for unit in report.units for each in self._of(unit))

    def _of(self, unit: Unit) -> list[CrossReference]:
        """Return the references of one unit, in their order."""
        overrides, mentions = self._overrides.get(unit.id, ()), self._by_unit.get(unit.id, ())
        taken = _Taken(unit.text, (*overrides, *mentions))
        occurrences = Occurrences(unit.text)
        found = [each for override in overrides if (each := self._declared(unit, override, taken, occurrences))]
        if self._report.metadata.main_language == "en" and unit.kind != "table":
            cited = {each.end for each in mentions if each.kind in _CITABLE}
            for pointer in pointers(unit.text):
                if not taken.by(pointer.start, pointer.end) and not _follows(cited, unit.text, pointer.start):
                    taken.take(pointer.start, pointer.end)
                    found += self._found(unit, pointer, occurrences)
            for start, end, words in loose_pointers(unit.text):
                if not taken.by(start, end):
                    self._review("reference-not-declared", unit, words, "a reference that is declared or forbidden")
        return sorted(found, key=lambda each: each.start)

    def _declared(
        self, unit: Unit, override: ReferenceOverride, taken: "_Taken", occurrences: Occurrences
    ) -> CrossReference | None:
        """Return the reference that the editor declared; none, with a problem, if it leads nowhere or crosses one."""
        ends = [end for end in (override.to, override.until) if end]
        unknown = [end for end in ends if not self._parts.has(end)]
        if ends and taken.by(override.start, override.end, times=1):
            self._problem("reference-overlaps", override, "words that are linked already", "words without a link")
        elif unknown or override.until == override.to != "" or not self._parts.in_order(ends):
            expected = "a unit or a section of the report, or two in reading order"
            self._problem("reference-leads-nowhere", override, " until ".join(map(repr, ends)), expected)
        elif ends:
            return self._reference(unit, (override.start, override.end), ends, occurrences, override)
        return None

    def _found(self, unit: Unit, pointer: Pointer, occurrences: Occurrences) -> list[CrossReference]:
        """Return the reference that a pointer makes; none, and a review, if no part or more than one could be meant."""
        if ends := self._parts.meant(unit, pointer):
            return [self._reference(unit, (pointer.start, pointer.end), ends, occurrences)]
        self._review("reference-unresolved", unit, unit.text[pointer.start : pointer.end], "one part that it means")
        return []

    def _reference(
        self,
        unit: Unit,
        span: Span,
        ends: Sequence[str],
        occurrences: Occurrences,
        override: ReferenceOverride | None = None,
    ) -> CrossReference:
        quote = unit.text[slice(*span)]
        nth = occurrences.number(quote, span[0])
        to, until = (*ends, "")[:2]
        return CrossReference(
            self._report.slug, unit.id, *span, quote, nth, to, until, bool(override), override.note if override else ""
        )

    def _problem(self, code: str, override: ReferenceOverride, found: str, expected: str) -> None:
        where = f"{self._where}, reference in {override.unit}"
        self.problems.append(Problem(code, where, found, expected, "Correct the reference."))

    def _review(self, code: str, unit: Unit, words: str, expected: str) -> None:
        remedy = "It stays without a link; declare it under `references` in report.yml if the text tells what is meant."
        self.reviews.append(Problem(code, f"{self._report.slug} {unit.id}", repr(words), expected, remedy))


class _Taken:
    """The characters of a text that something is said about, and how many times over."""

    def __init__(self, text: str, spans: Iterable[ReferenceOverride | Mention]) -> None:
        self._times = [0] * len(text)
        for each in spans:
            self.take(each.start, each.end)

    def take(self, start: int, end: int) -> None:
        for at in range(start, end):
            self._times[at] += 1

    def by(self, start: int, end: int, times: int = 0) -> bool:
        """Whether one of these characters is taken more than so many times."""
        return max(self._times[start:end]) > times


def _follows(ends: set[int], text: str, start: int) -> bool:
    """Whether right before this place, but for a space or a comma, one of these ends."""
    return any(text.endswith(between, 0, start) and start - len(between) in ends for between in (" ", ", "))


class _Parts:
    """The units and sections of a report, by what words may call them."""

    def __init__(self, report: Report) -> None:
        self._units = report.unit_order
        self._sections = {section.slug: section for section in report.sections}
        self._begins = {slug: self._units[first.id] for slug, first in report.first_units.items()}
        self._labelled: dict[str, list[str]] = defaultdict(list)
        for section in report.sections:
            self._labelled[section.label].append(section.slug)
        self._numbered = [unit for unit in report.units if "para-" in unit.anchor]
        self._paragraphs = [unit for unit in report.units if unit.kind == "paragraph" and not unit.name.items]

    def has(self, name: str) -> bool:
        """Whether this is the id of a unit, or the slug of a section with units in it or below."""
        return name in self._units or name in self._begins

    def in_order(self, names: Sequence[str]) -> bool:
        """Whether each begins after the one before it."""
        begins = [self._begin(name) for name in names]
        return begins == sorted(begins)

    def meant(self, unit: Unit, pointer: Pointer) -> list[str]:
        """Return what a pointer in this unit means: a part, or the ends of a range; nothing if it is not certain."""
        if pointer.rule == "neighbour":
            return self._neighbour(unit, pointer.number)
        numbers = [pointer.number, *filter(None, [pointer.last])]
        found = [self._named(unit, pointer.rule, number) for number in numbers]
        certain = all(found) and unit.id not in found and len({*found}) == len(found) and self.in_order(found)
        return found if certain and all(self._stands(unit, name, pointer.where) for name in found) else []

    def _named(self, unit: Unit, rule: str, number: str) -> str:
        """Return the one part that this number names; empty if there is none, or more than one."""
        plain = re.sub(r" (?=\()", "", number) if rule == "paragraph" else number.replace(" ", ".")
        if rule == "part":
            full = f"{self._chapter(unit)}.{plain}"
            found = {slug for label in (plain, full) for slug in self._labelled.get(label, ()) if self.has(slug)}
        elif rule == "annex":
            head = re.compile(rf"\[?Annex\s+{re.escape(number)}\b" if number else r"\[?Annex\b")
            found = {s.slug for s in self._sections.values() if head.match(s.heading) and self.has(s.slug)}
        else:
            name = f"fn-{plain}" if rule == "note" else plain
            found = {self._nearest(prefix + name) for prefix in ("", self._prefix(unit))} - {""}
        return found.pop() if len(found) == 1 else ""

    def _nearest(self, name: str) -> str:
        """Return the unit of this id; where an item is no unit of its own, the paragraph that holds it."""
        while name not in self._units and name.endswith(")"):
            name = name.rpartition("(")[0]
        return name if name in self._units else ""

    def _stands(self, unit: Unit, name: str, where: str) -> bool:
        """Whether the part stands where it is said to: above the unit, or below it."""
        own, other = self._units[unit.id], self._begin(name)
        return {"above": other < own, "below": other > own}.get(where, True)

    def _begin(self, name: str) -> int:
        """Return the place in reading order of a unit, or of the first unit of a section; -1 for neither."""
        return self._units.get(name, self._begins.get(name, -1))

    def _chapter(self, unit: Unit) -> str:
        """Return the number of the chapter in which the unit stands."""
        section = self._sections[unit.section]
        while section.parent and not section.numbers:
            section = self._sections[section.parent]
        return "".join(section.numbers[:1])

    @cached_property
    def _prefixes(self) -> list[str]:
        """What stands before the numbers of annexes whose paragraphs count anew, the longest first."""
        found = {unit.anchor.partition("para-")[0] for unit in self._numbered}
        return sorted(found, key=len, reverse=True)

    def _prefix(self, unit: Unit) -> str:
        return next((prefix for prefix in self._prefixes if unit.anchor.startswith(prefix)), "")

    @cached_property
    def _alike(self) -> Mapping[str, list[str]]:
        """The paragraphs that count together, by what stands before their numbers."""
        found: dict[str, list[str]] = defaultdict(list)
        for unit in self._paragraphs:
            found[self._prefix(unit)].append(unit.id)
        return found

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """The place of each paragraph among those that count with it."""
        return {name: at for alike in self._alike.values() for at, name in enumerate(alike)}

    def _neighbour(self, unit: Unit, side: str) -> list[str]:
        """Return the paragraph before or after the unit, where the unit is no item of a list."""
        alike = self._alike.get(self._prefix(unit), [])
        at = self._places.get(unit.id, -1)
        return (alike[max(at - 1, 0) : at] if side == "before" else alike[at + 1 : at + 2]) if at >= 0 else []
