"""All records of an edition, read together; a reference to a record that is not there is a problem."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from concordance.catalogue import entries, tables
from concordance.catalogue.world_map import Atlas, atlas
from concordance.checks import check_cells, missing
from concordance.loading import decode
from concordance.model import Entry, Form
from concordance.names.building import build_vocabulary
from concordance.names.vocabulary import Vocabulary
from concordance.problems import InputError, Problem
from concordance.terms import records
from concordance.terms.term import Term

T = TypeVar("T")
COUNTRIES = "data/countries.csv"
FORMS = "data/country-forms.csv"
SOURCES = "data/sources.csv"
ACTIONS = "data/treaty-participation.csv"
MAP = "data/map.csv"  # an edition may do without this table, and without the next
LANGUAGES = "data/other-languages.csv"
AUTHORITIES = "data/authorities.csv"
SERIES = "data/series.csv"
TOWNS = "data/names/towns.csv"
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
        self.sources = self.attempt(tables.sources, SOURCES) or {}
        self.actions = self.attempt(tables.actions, ACTIONS) or []
        self.organs = self.attempt(tables.organs, "data/organs.csv") or []
        self.false_friends = self.attempt(tables.false_friends, "data/false-friends.csv") or []
        self.atlas = (self.attempt(atlas, MAP) if MAP in files else None) or Atlas()
        self.translations = (self.attempt(tables.translations, LANGUAGES) if LANGUAGES in files else None) or {}
        self.authorities = (self.attempt(tables.authorities, AUTHORITIES) if AUTHORITIES in files else None) or {}
        self.series = (self.attempt(tables.series, SERIES) if SERIES in files else None) or {}
        self.towns = (self.attempt(tables.towns, TOWNS) if TOWNS in files else None) or {}
        self.entries = self.attempt(tables.countries, COUNTRIES) or []
        self.forms = self.attempt(tables.country_forms, FORMS) or []
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
            self.problems += (each for each in error.problems if each not in self.problems)
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
        """Problems for whatever a record refers to and no record has: entries, States, sources, terms.

        What a record that cannot be read would have said is nobody's problem but its own.
        """
        known_entries = {entry.id for entry in self.entries}
        having: Mapping[str, tuple[Collection[str], str]] = {
            "unknown-entry": (known_entries, ENTRIES),
            "unknown-country": (known_entries, COUNTRIES),
            "unknown-source": (self.sources, SOURCES),
            "unknown-term": (self.terms, records.FOLDER),
        }
        for code, where, names in self._references():
            known, table = having[code]
            if table not in self.unread:
                not_there = {name for name in names.difference(known) if not self.lost(name)}
                yield from missing(code, where, not_there, table)

    def has(self, entry: str) -> bool:
        """Whether a record has the entry of this id."""
        return entry in self.vocabulary.all_entries

    def lost(self, name: str) -> bool:
        """Whether a file that cannot be read may have the record of this id: of a State, or of anything else."""
        if any(path.rpartition("/")[2].removesuffix(".md") == name for path in self.unread):
            return True
        return COUNTRIES in self.unread if name.isupper() else not self.unread.isdisjoint(entries.NAMES)

    def _references(self) -> Iterator[tuple[str, str, set[str]]]:
        """Yield what refers to other records: the problem if one is not there, where it stands, and their ids."""
        for entry in self.entries:
            yield "unknown-entry", entry.where, _others(entry)
            yield "unknown-country", entry.where, {entry.state, entry.more.get("treaties_under", "")} - {""}
            yield "unknown-source", entry.where, _all_sources(entry)
        yield "unknown-country", f"docs/{FORMS}", {form.entry for form in self.forms if form.kind == "country"}
        yield "unknown-country", f"docs/{MAP}", {*self.atlas.features}
        yield "unknown-country", f"docs/{ACTIONS}", {action.iso3 for action in self.actions}
        yield "unknown-entry", f"docs/{ACTIONS}", {action.treaty for action in self.actions}
        yield "unknown-source", f"docs/{ACTIONS}", {action.source for action in self.actions}
        yield "unknown-country", f"docs/{TOWNS}", {*self.towns}
        yield "unknown-entry", f"docs/{SERIES}", {*self.series.values()}
        for table, rows in ((LANGUAGES, self.translations.values()), (AUTHORITIES, self.authorities.values())):
            yield "unknown-entry", f"docs/{table}", {each.entry for found in rows for each in found}
            yield "unknown-source", f"docs/{table}", {each.source for found in rows for each in found}
        for term in self.terms.values():
            yield "unknown-term", term.where, {*term.others}
            yield "unknown-entry", term.where, {*term.named_entries}
            yield "unknown-source", term.where, {*term.named_sources}

    def _vocabulary(self) -> Vocabulary:
        """Return the vocabulary of all records; its problems, and those of `unknown`, are noted."""
        self.problems += [*self.unknown(), *records.forms_twice(self.terms.values())]
        known = {entry.id for entry in self.entries}
        forms = [form for form in self.forms if form.entry in known]
        series = {name: entry for name, entry in self.series.items() if entry in known}
        vocabulary, found = build_vocabulary(self.entries, forms, self.organs, self.false_friends, series)
        self.problems += found
        return replace(vocabulary, gazetteer={state: towns for state, towns in self.towns.items() if state in known})


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
