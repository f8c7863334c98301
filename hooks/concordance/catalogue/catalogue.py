"""All records of an edition, read together: what refers to a record that is not there is told."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TypeVar

from concordance.catalogue import entries, tables
from concordance.catalogue.world_map import Atlas, atlas
from concordance.checks import check_cells
from concordance.loading import decode
from concordance.model import Entry, Form
from concordance.names.vocabulary import Vocabulary, build
from concordance.problems import InputError, Problem
from concordance.terms import records
from concordance.terms.term import Term

T = TypeVar("T")
MAP = "data/map.csv"  # an edition may do without this table, and without the next
LANGUAGES = "data/other-languages.csv"
AUTHORITIES = "data/authorities.csv"
SERIES = "data/series.csv"
ENTRIES = "glossary/ or docs/data/names/"


def read_vocabulary(files: Mapping[str, bytes]) -> Vocabulary:
    """Return the vocabulary of these files alone, without any report; raises `InputError`."""
    catalogue = Catalogue(files)
    if catalogue.problems:
        raise InputError(catalogue.problems)
    return catalogue.vocabulary


class Catalogue:
    """What the record files hold, and the problems met on the way."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Read the records among these files, given by their paths below `docs/`."""
        self.files = files
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        self.sources = self.attempt(tables.sources, "data/sources.csv") or {}
        self.actions = self.attempt(tables.actions, "data/treaty-participation.csv") or []
        self.organs = self.attempt(tables.organs, "data/organs.csv") or []
        self.false_friends = self.attempt(tables.false_friends, "data/false-friends.csv") or []
        self.atlas = (self.attempt(atlas, MAP) if MAP in files else None) or Atlas()
        self.translations = (self.attempt(tables.translations, LANGUAGES) if LANGUAGES in files else None) or {}
        self.authorities = (self.attempt(tables.authorities, AUTHORITIES) if AUTHORITIES in files else None) or {}
        self.series = (self.attempt(tables.series, SERIES) if SERIES in files else None) or {}
        self.entries = self.attempt(tables.countries, "data/countries.csv") or []
        self.forms = self.attempt(tables.country_forms, "data/country-forms.csv") or []
        # in the order that files of their own would have, so that it makes no difference which file has a record
        for entry, forms in sorted(self._records(), key=lambda record: f"{record[0].address}.md"):
            self.entries.append(entry)
            self.forms += forms
        self.terms = self._terms()
        for path in sorted(files):
            if path.endswith(".csv"):
                self.problems += self.attempt(lambda text, where: [*check_cells(text, where)], path) or []
        self.vocabulary = self._vocabulary()

    def attempt(self, parse: Callable[[str, str], T], path: str) -> T | None:
        """Return what the file at this path holds; nothing, and the problems noted, if it cannot be read."""
        where = f"docs/{path}"
        return self._tried(lambda: parse(decode(self.files.get(path, b""), where), where), path)

    def _tried(self, read: Callable[[], T], name: str) -> T | None:
        try:
            return read()
        except InputError as error:
            self.problems.extend(error.problems)
            self.unread.add(name)
            return None

    def _records(self) -> Iterator[tuple[Entry, list[Form]]]:
        """Yield the entries, with their forms, of the records that can be read."""
        for path in sorted(self.files):
            if path.split("/")[0] in {"glossary", "documents"} and path.endswith(".md"):
                record = self.attempt(entries.entry, path)
                yield from [record] if record else ()
            elif path in entries.NAMES:
                yield from self._listed(path)

    def _terms(self) -> dict[str, Term]:
        """Return the terms, by id, of the records that can be read."""
        paths = (path for path in sorted(self.files) if path.startswith(records.FOLDER) and path.endswith(".md"))
        found = (self.attempt(records.term, path) for path in paths)
        return {each.id: each for each in found if each}

    def _listed(self, path: str) -> Iterator[tuple[Entry, list[Form]]]:
        """Those of a file of names; one that cannot be read keeps none of the others out."""
        records, misplaced = self.attempt(entries.listed, path) or ([], [])
        self.problems += misplaced
        for each in records:
            record = self._tried(partial(entries.listed_entry, each, f"docs/{path}"), each.name)
            yield from [record] if record else ()

    def unknown(self) -> Iterator[Problem]:
        """Problems for whatever a record refers to and no record has: entries, States, sources.

        What a record that cannot be read would have said is nobody's problem but its own.
        """
        known = {entry.id for entry in self.entries}
        known |= {path.rpartition("/")[2].removesuffix(".md") for path in self.unread}
        sources = set(self.sources)
        if "data/countries.csv" in self.unread:
            known |= self._states()
        if "data/sources.csv" in self.unread:
            sources |= self._sources()
        if not self.unread.isdisjoint(entries.NAMES):
            known |= self._referred()
        for entry in self.entries:
            states = {entry.state, entry.more.get("treaties_under", "")} - {""}
            yield from missing("unknown-entry", entry.where, _others(entry) - known, ENTRIES)
            yield from missing("unknown-country", entry.where, states - known, "data/countries.csv")
            yield from missing("unknown-source", entry.where, _all_sources(entry) - sources, "data/sources.csv")
        where = "docs/data/country-forms.csv"
        states = {form.entry for form in self.forms if form.kind == "country"}
        yield from missing("unknown-country", where, states - known, "data/countries.csv")
        yield from missing("unknown-country", f"docs/{MAP}", set(self.atlas.features) - known, "data/countries.csv")
        where = "docs/data/treaty-participation.csv"
        acting = {action.iso3 for action in self.actions}
        treaties = {action.treaty for action in self.actions}
        named = {action.source for action in self.actions}
        yield from missing("unknown-country", where, acting - known, "data/countries.csv")
        yield from missing("unknown-entry", where, treaties - known, ENTRIES)
        yield from missing("unknown-source", where, named - sources, "data/sources.csv")

        yield from missing("unknown-entry", f"docs/{SERIES}", set(self.series.values()) - known, ENTRIES)
        named = {each.source for rows in self.translations.values() for each in rows}
        yield from missing("unknown-entry", f"docs/{LANGUAGES}", set(self.translations) - known, ENTRIES)
        yield from missing("unknown-source", f"docs/{LANGUAGES}", named - sources, "data/sources.csv")
        yield from records.check_together(self.terms, known, sources)

        named = {each.source for rows in self.authorities.values() for each in rows}
        yield from missing("unknown-entry", f"docs/{AUTHORITIES}", set(self.authorities) - known, ENTRIES)
        yield from missing("unknown-source", f"docs/{AUTHORITIES}", named - sources, "data/sources.csv")

    def _states(self) -> set[str]:
        """Return the States that any record names."""
        named = {form.entry for form in self.forms} | {action.iso3 for action in self.actions}
        return named | {entry.state for entry in self.entries}

    def _referred(self) -> set[str]:
        """Return the entries to which any record refers."""
        named = {action.treaty for action in self.actions} | self.translations.keys()
        return named.union(*map(_others, self.entries), *(term.named_entries for term in self.terms.values()))

    def _sources(self) -> set[str]:
        """Return the sources that any record names."""
        named = {action.source for action in self.actions}.union(*map(_all_sources, self.entries))
        return named.union(*(term.named_sources for term in self.terms.values()))

    def _vocabulary(self) -> Vocabulary:
        """Return the vocabulary of all records; its problems, and those of `unknown`, are noted."""
        self.problems += self.unknown()
        known = {entry.id for entry in self.entries}
        forms = [form for form in self.forms if form.entry in known]
        series = {name: entry for name, entry in self.series.items() if entry in known}
        vocabulary, found = build(self.entries, forms, self.organs, self.false_friends, series)
        self.problems += found
        return vocabulary


def _others(entry: Entry) -> set[str]:
    """Return the entries to which this one refers."""
    return {*entry.members, *(each.to for each in entry.related), *(each.other for each in entry.confused)}


def sources_of(entry: Entry) -> set[str]:
    """Return the sources that the entry's explanation, facts and notes name."""
    named = {fact.source for fact in entry.facts}.union(
        *(each.source.split() for each in entry.confused), entry.sources
    )
    return named.union(*(entry.more.get(column, "").split() for column in ("source", "note_source")))


def _all_sources(entry: Entry) -> set[str]:
    """Those, and the source of its name where that is no symbol or address, which need no row in a table."""
    return sources_of(entry) | ({entry.name_source} if "/" not in entry.name_source else set()) - {""}


def missing(code: str, where: str, names: set[str], table: str) -> Iterator[Problem]:
    """Yield a problem for each of these names, which the table or folder below `docs/` does not have."""
    for name in sorted(names):
        remedy = f"Correct it, or add {name!r} to docs/{table}."
        yield Problem(code, where, repr(name), f"one that docs/{table} has", remedy)
