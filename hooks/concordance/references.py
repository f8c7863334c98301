"""The references of a report to its own parts, each with the unit or section that it leads to.

Words that point to a part (`pointers`) are a reference if just one part of the report can be meant: one that has the
number, of the report or of the annex in which the words stand, and that stands above or below where they say so. All
else is left open and told for review, as are words like "as stated above". An editor declares those in report.yml, or
forbids a reference there. Mentions keep their words for themselves.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from concordance.model import CrossReference, Mention
from concordance.pointers import Pointer, loose_pointers, pointers
from concordance.problems import Problem
from concordance.quoting import occurrence
from concordance.report import Report, Section, Tie, Unit

_CITABLE = ("instrument", "document")  # "the Convention, paragraph 3 above" is no paragraph of ours

Span = tuple[int, int]


class References:
    """The references of a report, those declared that are wrong, and words that an editor should look at."""

    def __init__(self, report: Report, by_unit: Mapping[str, Sequence[Mention]], where: str) -> None:
        """Find them in every unit; `where` is the path of report.yml."""
        self._report = report
        self._by_unit = by_unit
        self._where = where
        self._parts = _Parts(report)
        self.problems: list[Problem] = []
        self.reviews: list[Problem] = []
        self.found = tuple(each for unit in report.units for each in self._of(unit))

    def _of(self, unit: Unit) -> list[CrossReference]:
        """The references of one unit, in their order."""
        ties = [tie for tie in self._report.ties if tie.unit == unit.id]
        made = [each for tie in ties if (each := self._declared(unit, tie))]
        if self._report.facts["language"].partition("-")[0] == "en" and unit.kind != "table":
            mentions = self._by_unit.get(unit.id, ())
            taken = [*_spans(ties), *_spans(mentions)]
            cited = {each.end for each in mentions if each.kind in _CITABLE}
            for pointer in pointers(unit.text):
                if not _touches(taken, pointer.start, pointer.end) and not _follows(cited, unit.text, pointer.start):
                    taken.append((pointer.start, pointer.end))
                    made += self._found(unit, pointer)
            for start, end, words in loose_pointers(unit.text):
                if not _touches(taken, start, end):
                    self._review("reference-not-declared", unit, words, "a reference that is declared or forbidden")
        return sorted(made, key=lambda each: each.start)

    def _declared(self, unit: Unit, tie: Tie) -> CrossReference | None:
        """The reference that the editor declared; nothing, and a problem, if it leads nowhere or crosses another."""
        others = [each for each in self._report.ties if each.unit == tie.unit and each is not tie]
        spans = [*_spans(others), *_spans(self._by_unit.get(unit.id, ()))]
        ends = [end for end in (tie.to, tie.until) if end]
        unknown = [end for end in ends if not self._parts.has(end)]
        if ends and _touches(spans, tie.start, tie.end):
            self._problem("reference-overlaps", tie, "words that are linked already", "words without a link")
        elif unknown or tie.until == tie.to != "" or not self._parts.in_order(ends):
            expected = "a unit or a section of the report, or two in reading order"
            self._problem("reference-leads-nowhere", tie, " until ".join(map(repr, ends)), expected)
        elif ends:
            return self._reference(unit, (tie.start, tie.end), ends, tie.note, declared=True)
        return None

    def _found(self, unit: Unit, pointer: Pointer) -> list[CrossReference]:
        """The reference that a pointer makes; none, and a review, if no part or more than one could be meant."""
        if ends := self._parts.meant(unit, pointer):
            return [self._reference(unit, (pointer.start, pointer.end), ends)]
        self._review("reference-unresolved", unit, unit.text[pointer.start : pointer.end], "one part that it means")
        return []

    def _reference(
        self, unit: Unit, span: Span, ends: Sequence[str], note: str = "", *, declared: bool = False
    ) -> CrossReference:
        quote = unit.text[slice(*span)]
        nth = occurrence(unit.text, quote, span[0])
        to, until = (*ends, "")[:2]
        return CrossReference(self._report.slug, unit.id, *span, quote, nth, to, until, declared, note)

    def _problem(self, code: str, tie: Tie, found: str, expected: str) -> None:
        where = f"{self._where}, reference in {tie.unit}"
        self.problems.append(Problem(code, where, found, expected, "Correct the reference."))

    def _review(self, code: str, unit: Unit, words: str, expected: str) -> None:
        remedy = "It stays without a link; declare it under `references` in report.yml if the text tells what is meant."
        self.reviews.append(Problem(code, f"{self._report.slug} {unit.id}", repr(words), expected, remedy))


def _spans(values: Iterable[Tie | Mention]) -> list[Span]:
    return [(each.start, each.end) for each in values]


def _touches(spans: Iterable[Span], start: int, end: int) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in spans)


def _follows(ends: Iterable[int], text: str, start: int) -> bool:
    return any(text[end:start] in {" ", ", "} for end in ends)


class _Parts:
    """The units and sections of a report, by what words may call them."""

    def __init__(self, report: Report) -> None:
        self._units = {unit.id: at for at, unit in enumerate(report.units)}
        self._sections = {section.slug: section for section in report.sections}
        self._numbered = [unit for unit in report.units if "para-" in unit.anchor]
        self._paragraphs = [unit for unit in report.units if unit.kind == "paragraph" and "(" not in unit.id]

    def has(self, name: str) -> bool:
        """Whether this is the id of a unit, or the slug of a section with units in it or below."""
        return name in self._units or bool(self._inside(name))

    def in_order(self, names: Sequence[str]) -> bool:
        """Whether each begins after the one before it."""
        begins = [self._begin(name) for name in names]
        return begins == sorted(begins)

    def meant(self, unit: Unit, pointer: Pointer) -> list[str]:
        """What a pointer in this unit means: a part, or the first and the last of a range; nothing if not certain."""
        if pointer.rule == "neighbour":
            return self._neighbour(unit, pointer.number)
        numbers = [pointer.number, *filter(None, [pointer.last])]
        found = [self._named(unit, pointer.rule, number) for number in numbers]
        certain = all(found) and unit.id not in found and len({*found}) == len(found) and self.in_order(found)
        return found if certain and all(self._stands(unit, name, pointer.where) for name in found) else []

    def _named(self, unit: Unit, rule: str, number: str) -> str:
        """The one part that this number names; empty if there is none, or more than one."""
        plain = re.sub(r" (?=\()", "", number) if rule == "paragraph" else number.replace(" ", ".")
        if rule == "part":
            full = f"{self._chapter(unit)}.{plain}"
            found = {s.slug for s in self._sections.values() if s.label in {plain, full} and self.has(s.slug)}
        elif rule == "annex":
            head = re.compile(rf"\[?Annex\s+{re.escape(number)}\b" if number else r"\[?Annex\b")
            found = {s.slug for s in self._sections.values() if head.match(s.heading) and self.has(s.slug)}
        else:
            name = f"fn-{plain}" if rule == "note" else plain
            found = {self._nearest(prefix + name) for prefix in ("", self._prefix(unit))} - {""}
        return found.pop() if len(found) == 1 else ""

    def _nearest(self, name: str) -> str:
        """The unit of this id; where an item is no unit of its own, the paragraph that holds it."""
        while name not in self._units and name.endswith(")"):
            name = name.rpartition("(")[0]
        return name if name in self._units else ""

    def _stands(self, unit: Unit, name: str, where: str) -> bool:
        """Whether the part stands where it is said to: above the unit, or below it."""
        here, there = self._units[unit.id], self._begin(name)
        return {"above": there < here, "below": there > here}.get(where, True)

    def _begin(self, name: str) -> int:
        """The place in reading order of a unit, or of the first unit of a section; -1 for neither."""
        inside = [unit.id for section in self._inside(name) for unit in section.units]
        return self._units.get(name, self._units[inside[0]] if inside else -1)

    def _inside(self, slug: str) -> list[Section]:
        """The sections with units that the slug stands for: its own and those below it."""
        slugs = {slug}
        for section in self._sections.values():
            if section.parent in slugs:
                slugs.add(section.slug)
        return [section for section in self._sections.values() if section.slug in slugs and section.units]

    def _chapter(self, unit: Unit) -> str:
        """The number of the chapter in which the unit stands."""
        section = self._sections[unit.section]
        while section.parent and not section.label:
            section = self._sections[section.parent]
        return section.label.partition(".")[0]

    @cached_property
    def _prefixes(self) -> list[str]:
        """What stands before the numbers of annexes whose paragraphs count anew, the longest first."""
        found = {unit.anchor.partition("para-")[0] for unit in self._numbered}
        return sorted(found, key=len, reverse=True)

    def _prefix(self, unit: Unit) -> str:
        return next((prefix for prefix in self._prefixes if unit.anchor.startswith(prefix)), "")

    def _neighbour(self, unit: Unit, side: str) -> list[str]:
        """The paragraph before or after the unit, where the unit is no item of a list."""
        alike = [each.id for each in self._paragraphs if self._prefix(each) == self._prefix(unit)]
        at = alike.index(unit.id) if unit.id in alike else -1
        return (alike[max(at - 1, 0) : at] if side == "before" else alike[at + 1 : at + 2]) if at >= 0 else []
