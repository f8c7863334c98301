"""All of it in one frozen value: reports with their mentions, entries, sources, tables."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from concordance.catalogue.tables import Action, AuthorityId, Source, Translation
from concordance.catalogue.world_map import Atlas
from concordance.dates import PartialDate
from concordance.edition.marks import Marks
from concordance.model import CrossReference, Entry, Mention, Restatement, TermMark, outermost
from concordance.names.vocabulary import Vocabulary
from concordance.problems import Problem
from concordance.report import Report, Unit
from concordance.terms.term import Term

T = TypeVar("T")


@dataclass(frozen=True)
class AnnotatedReport:
    """A report and what is said of its words: mentions, terms, what a person marked, references and more."""

    report: Report
    mentions: tuple[Mention, ...]
    marks: Marks = field(default_factory=Marks)
    references: tuple[CrossReference, ...] = ()
    restatements: tuple[Restatement, ...] = ()
    roles: Mapping[Mention, str] = field(default_factory=dict)
    unrecorded: frozenset[str] = frozenset()  # the entries mentioned that no record has
    terms: tuple[TermMark, ...] = ()

    @cached_property
    def by_unit(self) -> Mapping[str, tuple[Mention, ...]]:
        """The mentions of each unit that has any."""
        return _grouped(self.mentions, lambda mention: mention.unit)

    @cached_property
    def by_entry(self) -> Mapping[str, tuple[Mention, ...]]:
        """The mentions of each entry that has any."""
        return _grouped(self.mentions, lambda mention: mention.entry)

    @cached_property
    def first_in_section(self) -> frozenset[Mention]:
        """The first mention of each entry in each section, of those that are linked."""
        firsts: dict[tuple[str, str], Mention] = {}
        for unit in self.report.units:
            for mention in outermost(self.by_unit.get(unit.id, ())):
                firsts.setdefault((unit.section, mention.entry), mention)
        return frozenset(firsts.values())

    @cached_property
    def terms_by_unit(self) -> Mapping[str, tuple[TermMark, ...]]:
        """The uses of terms in each unit that has any."""
        return _grouped(self.terms, lambda mark: mark.unit)

    @cached_property
    def terms_by_id(self) -> Mapping[str, tuple[TermMark, ...]]:
        """The uses of each term that has any."""
        return _grouped(self.terms, lambda mark: mark.term)

    @cached_property
    def first_terms(self) -> frozenset[TermMark]:
        """The first use of each term in each section."""
        firsts: dict[tuple[str, str], TermMark] = {}
        for mark in self.terms:
            firsts.setdefault((self.units_by_id[mark.unit].section, mark.term), mark)
        return frozenset(firsts.values())

    @cached_property
    def references_by_unit(self) -> Mapping[str, tuple[CrossReference, ...]]:
        """The references of each unit that has any."""
        return _grouped(self.references, lambda reference: reference.unit)

    def restatements_of(self, unit: str) -> list[Unit]:
        """Return the units that say the same as this one, in reading order."""
        return [
            self.units_by_id[other] for other in (*self._restated[0].get(unit, ()), *self._restated[1].get(unit, ()))
        ]

    @cached_property
    def _restated(self) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
        """By unit the earlier units that say the same, and the later ones."""
        earlier: dict[str, list[str]] = defaultdict(list)
        later: dict[str, list[str]] = defaultdict(list)
        for pair in self.restatements:
            earlier[pair.later].append(pair.earlier)
            later[pair.earlier].append(pair.later)
        return earlier, later

    @property
    def units_by_id(self) -> Mapping[str, Unit]:
        """The units by id."""
        return self.report.units_by_id


@dataclass(frozen=True)
class Edition:
    """What a build publishes: reports, entries and terms that have a page, sources, treaty actions, reviews."""

    reports: tuple[AnnotatedReport, ...]
    entries: Mapping[str, Entry]
    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    actions: tuple[Action, ...]
    reviews: tuple[Problem, ...]
    atlas: Atlas  # empty for an edition without a map
    translations: Mapping[str, list[Translation]]  # by entry
    terms: Mapping[str, Term] = field(default_factory=dict)  # those that have a page, by name
    authorities: Mapping[str, list[AuthorityId]] = field(default_factory=dict)  # by entry

    def count(self, entry: str) -> int:
        """How often the reports mention the entry."""
        return self._counts[entry]

    def uses(self, term: str) -> int:
        """How often the reports use the term."""
        return self._uses[term]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(mention.entry for report in self.reports for mention in report.mentions)

    @cached_property
    def _uses(self) -> Counter[str]:
        return Counter(mark.term for report in self.reports for mark in report.terms)

    @property
    def newest_date(self) -> PartialDate:
        """The newest date of the reports, the sources and the treaty actions."""
        return self.newest_date_of(*(each.report for each in self.reports))

    def newest_date_of(self, *reports: Report) -> PartialDate:
        """Return the newest date of these reports, the sources and the treaty actions."""
        dates = [report.metadata.date for report in reports]
        dates += [source.as_of for source in self.sources.values()] + [action.as_of for action in self.actions]
        return max(date for date in dates if date)

    def of_kind(self, *kinds: str) -> list[Entry]:
        """Return the entries of these kinds, by their short names."""
        chosen = (entry for entry in self.entries.values() if entry.kind in kinds)
        return sorted(chosen, key=lambda entry: (entry.short.casefold(), entry.id))


def _grouped(values: Iterable[T], key: Callable[[T], str]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for value in values:
        groups[key(value)].append(value)
    return {name: tuple(group) for name, group in groups.items()}


def with_related(mentioned: set[str], every: Mapping[str, Entry]) -> set[str]:
    """Return the entries mentioned, and those that a mentioned entry is related to, either way."""
    shown = set(mentioned)
    for entry in every.values():
        others = {*entry.members, *(relation.to for relation in entry.related)}
        if entry.id in mentioned:
            shown |= others
        elif others & mentioned and entry.kind != "document":
            shown.add(entry.id)
    return shown
