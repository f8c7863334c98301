"""All of it in one frozen value: reports with their mentions, entries, sources, tables."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from concordance import entries as records
from concordance.annotation import Text, annotate
from concordance.entries import Action, Source
from concordance.model import Entry, Form, Link, Mention, Report, Unit
from concordance.problems import InputError, Problem
from concordance.reading import read
from concordance.records import ReportShape, decode, load_yaml, shaped
from concordance.symbols import official_address
from concordance.vocabulary import Vocabulary, build

T = TypeVar("T")


@dataclass(frozen=True)
class AnnotatedReport:
    """A report and its mentions, in reading order."""

    report: Report
    mentions: tuple[Mention, ...]

    @cached_property
    def by_unit(self) -> Mapping[str, tuple[Mention, ...]]:
        """The mentions of each unit that has any."""
        return _grouped(self.mentions, lambda mention: mention.unit)

    @cached_property
    def by_entry(self) -> Mapping[str, tuple[Mention, ...]]:
        """The mentions of each entry that has any."""
        return _grouped(self.mentions, lambda mention: mention.entry)

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """The units by id."""
        return {unit.id: unit for unit in self.report.units}


@dataclass(frozen=True)
class Edition:
    """What a build publishes: reports, entries that have a page, sources, treaty actions, reviews."""

    reports: tuple[AnnotatedReport, ...]
    entries: Mapping[str, Entry]
    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    actions: tuple[Action, ...]
    reviews: tuple[Problem, ...]

    def count(self, entry: str) -> int:
        """How often the reports mention the entry."""
        return sum(len(report.by_entry.get(entry, ())) for report in self.reports)

    def of_kind(self, *kinds: str) -> list[Entry]:
        """The entries of these kinds, by their short names."""
        chosen = (entry for entry in self.entries.values() if entry.kind in kinds)
        return sorted(chosen, key=lambda entry: (entry.short.casefold(), entry.id))


def _grouped(
    mentions: Iterable[Mention], key: Callable[[Mention], str]
) -> dict[str, tuple[Mention, ...]]:
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[key(mention)].append(mention)
    return {name: tuple(group) for name, group in groups.items()}


def assemble(files: Mapping[str, bytes]) -> Edition:
    """The edition made of these files, given by their paths below `docs/`.

    Read are `reports/SLUG/source.md` with `report.yml` beside it, `glossary/ID.md`, `documents/ID.md` and
    the tables in `data/`. Raises `InputError` with every problem found, not only the first.
    """
    vocabulary, sources, actions, problems = _records(files)
    reports: list[AnnotatedReport] = []
    reviews: list[Problem] = []
    symbols: dict[str, str] = {}
    for path in sorted(files):
        if path.startswith("reports/") and path.endswith("/report.yml"):
            try:
                report = _report(files, path)
            except InputError as error:
                problems += error.problems
                continue
            texts = [Text(unit.id, unit.text, unit.section) for unit in report.units]
            found = annotate(texts, vocabulary, report.slug)
            reports.append(AnnotatedReport(report, found.mentions))
            reviews += found.reviews
            symbols |= found.symbols
    if problems:
        raise InputError(problems)
    mentioned = {mention.entry for report in reports for mention in report.mentions}
    every = dict(vocabulary.entries)
    for name in sorted(mentioned - set(every)):
        every[name] = _document(name, symbols[name])
    shown = {name: every[name] for name in sorted(_with_related(mentioned, every))}
    return Edition(
        tuple(reports), shown, vocabulary, sources, tuple(actions), tuple(reviews)
    )


def records_of(files: Mapping[str, bytes]) -> Vocabulary:
    """The vocabulary of these files alone, without any report; raises `InputError`."""
    vocabulary, _, _, problems = _records(files)
    if problems:
        raise InputError(problems)
    return vocabulary


def _records(
    files: Mapping[str, bytes],
) -> tuple[Vocabulary, dict[str, Source], list[Action], list[Problem]]:
    problems: list[Problem] = []
    made: list[Entry] = []
    forms: list[Form] = []

    def attempt(parse: Callable[[str, str], T], path: str, empty: T) -> T:
        try:
            return parse(decode(files.get(path, b""), f"docs/{path}"), f"docs/{path}")
        except InputError as error:
            problems.extend(error.problems)
            return empty

    sources = attempt(records.sources, "data/sources.csv", {})
    actions = attempt(records.actions, "data/treaty-participation.csv", [])
    organs = attempt(records.organs, "data/organs.csv", [])
    made += attempt(records.countries, "data/countries.csv", [])
    forms += attempt(records.country_forms, "data/country-forms.csv", [])
    for path in sorted(files):
        folder = path.split("/")[0]
        if folder in {"glossary", "documents"} and path.endswith(".md"):
            for entry, its_forms in attempt(_one_entry, path, []):
                made.append(entry)
                forms += its_forms
    known = {entry.id for entry in made}
    problems += _unknown(made, forms, sources, actions, known)
    vocabulary, found = build(made, [form for form in forms if form.entry in known], organs)
    return vocabulary, sources, actions, [*problems, *found]


def _one_entry(text: str, where: str) -> list[tuple[Entry, list[Form]]]:
    return [records.entry(text, where)]


def _unknown(
    made: list[Entry],
    forms: list[Form],
    sources: Mapping[str, Source],
    actions: list[Action],
    known: set[str],
) -> Iterator[Problem]:
    """Problems for whatever a record refers to and no record has: entries, States, sources."""
    for entry in made:
        for other in (*entry.members, *(relation.to for relation in entry.related)):
            if other not in known:
                yield _missing("unknown-entry", entry.where, other, "glossary/ or documents/")
        for state in {entry.state, entry.more.get("treaties_under", "")} - {"", *known}:
            yield _missing("unknown-country", entry.where, state, "data/countries.csv")
        named = {fact.source for fact in entry.facts}
        for column in ("source", "note_source"):
            named.update(entry.more.get(column, "").split())
        for source in sorted(named - set(sources)):
            yield _missing("unknown-source", entry.where, source, "data/sources.csv")
    for code in sorted({form.entry for form in forms if form.kind == "country"} - known):
        where = "docs/data/country-forms.csv"
        yield _missing("unknown-country", where, code, "data/countries.csv")
    where = "docs/data/treaty-participation.csv"
    for code in sorted({action.iso3 for action in actions} - known):
        yield _missing("unknown-country", where, code, "data/countries.csv")
    for treaty in sorted({action.treaty for action in actions} - known):
        yield _missing("unknown-entry", where, treaty, "glossary/")
    for source in sorted({action.source for action in actions} - set(sources)):
        yield _missing("unknown-source", where, source, "data/sources.csv")


def _missing(code: str, where: str, name: str, table: str) -> Problem:
    remedy = f"Correct it, or add {name!r} to docs/{table}."
    return Problem(code, where, repr(name), f"one that docs/{table} has", remedy)


def _report(files: Mapping[str, bytes], path: str) -> Report:
    folder = path.removesuffix("/report.yml")
    where = f"docs/{path}"
    value = load_yaml(decode(files[path], where), where)
    record = shaped(value, ReportShape, where)
    source = f"{folder}/source.md"
    return read(files.get(source, b""), record, folder.split("/")[-1], f"docs/{source}")


def _document(name: str, symbol: str) -> Entry:
    """The entry of a document that is cited and has no record: its symbol and official address."""
    official = (Link(symbol, official_address(symbol)),)
    return Entry(name, "document", symbol, symbol, symbol=symbol, official=official)


def _with_related(mentioned: set[str], every: Mapping[str, Entry]) -> set[str]:
    """The entries mentioned, and those that a mentioned entry is related to, either way."""
    shown = set(mentioned)
    for entry in every.values():
        others = {*entry.members, *(relation.to for relation in entry.related)}
        if entry.id in mentioned:
            shown |= others
        elif others & mentioned and entry.kind != "document":
            shown.add(entry.id)
    return shown

