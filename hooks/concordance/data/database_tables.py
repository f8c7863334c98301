"""The tables of the database of a report, and what their rows are made of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from concordance.addresses import called, url_of
from concordance.data.entry_tables import entry_rows, fact_rows, relation_rows
from concordance.data.publisher import Publisher
from concordance.edition.edition import AnnotatedReport, Edition, with_related
from concordance.report import Report

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a database is made of: a report, its edition, whose that is, and its version."""

    edition: Edition
    annotated: AnnotatedReport
    publisher: Publisher
    version: str

    @property
    def report(self) -> Report:
        """The report."""
        return self.annotated.report

    @property
    def entries(self) -> set[str]:
        """The entries that the report mentions, and those that they are related to."""
        return with_related(set(self.annotated.by_entry), self.edition.entries) & self.edition.entries.keys()


def _about(subject: Subject) -> Iterator[Row]:
    yield "edition", subject.publisher.name
    yield "version", subject.version
    yield "address", subject.publisher.address


def _report(subject: Subject) -> Iterator[Row]:
    report = subject.report
    metadata = report.metadata
    yield report.slug, report.symbol, report.title, metadata.author, metadata.body, metadata.date, metadata.official


def _sections(subject: Subject) -> Iterator[Row]:
    shown = subject.report.shown_sections
    for at, section in enumerate(shown, 1):
        yield at, section.slug, section.heading, called(subject.report, section), section.level, section.parent or None


def _units(subject: Subject) -> Iterator[Row]:
    report = subject.report
    for at, unit in enumerate(report.units, 1):
        yield at, unit.id, unit.section, unit.kind, unit.printed, unit.page, url_of(report, unit), unit.text


def _entries(subject: Subject) -> Iterator[Row]:
    kept = subject.entries
    counts = subject.annotated.by_entry
    for row in entry_rows(subject.edition):
        if row["id"] in kept:
            named = [row[name] for name in ("id", "kind", "title", "short", "symbol", "url", "official")]
            yield *named, len(counts.get(str(row["id"]), ())), int(row["record"] == "true")


def _mentions(subject: Subject) -> Iterator[Row]:
    roles = subject.annotated.roles
    for at, each in enumerate(subject.annotated.mentions, 1):
        place = (each.unit, each.start, each.end, each.quote, each.occurrence)
        yield at, *place, each.kind, each.form, each.entry, roles.get(each)


def _terms(subject: Subject) -> Iterator[Row]:
    """Yield the terms that the report uses."""
    used = subject.annotated.terms_by_id
    for term in subject.edition.terms.values():
        if term.id in used:
            yield term.id, term.name, "\n\n".join(term.explanation), f"{term.address}.html", len(used[term.id])


def _term_uses(subject: Subject) -> Iterator[Row]:
    for at, each in enumerate(subject.annotated.terms, 1):
        yield at, each.unit, each.start, each.end, each.quote, each.occurrence, each.term


def _references(subject: Subject) -> Iterator[Row]:
    for each in subject.annotated.references:
        yield each.unit, each.start, each.end, each.quote, each.to, each.until or None, each.note


def _restatements(subject: Subject) -> Iterator[Row]:
    for each in subject.annotated.restatements:
        yield each.earlier, each.later, each.common, each.words


def _events(subject: Subject) -> Iterator[Row]:
    for at, each in enumerate(subject.annotated.marks.events, 1):
        quote = each.quote
        facts = (each.date, each.until or None, each.what, each.place, each.status)
        yield at, *facts, quote.unit, quote.start, quote.end, quote.words


def _recommendations(subject: Subject) -> Iterator[Row]:
    for at, each in enumerate(subject.annotated.marks.recommendations, 1):
        quote = each.quote
        yield at, quote.unit, quote.start, quote.end, quote.words, each.cue, each.action, each.note


def _tags(subject: Subject) -> Iterator[Row]:
    """Yield whom each recommendation asks, what it is about and which instruments it concerns, with their names."""
    marks, entries = subject.annotated.marks, subject.edition.entries
    for at, each in enumerate(marks.recommendations, 1):
        yield from ((at, "addressee", name, marks.addressees[name]) for name in each.to)
        yield from ((at, "theme", name, marks.themes[name]) for name in each.themes)
        yield from ((at, "instrument", name, entries[name].short) for name in each.instruments)


def _sources(subject: Subject) -> Iterator[Row]:
    """Yield the sources of the facts, of these entries alone."""
    kept = subject.entries
    named = {row["source"] for row in fact_rows(subject.edition) if row["entry"] in kept}
    for each in subject.edition.sources.values():
        if each.id in named:
            yield each.id, each.title, each.publisher, each.url, each.terms, each.as_of, each.note


def _facts(subject: Subject) -> Iterator[Row]:
    kept = subject.entries
    return (tuple(row.values()) for row in fact_rows(subject.edition) if row["entry"] in kept)


def _relations(subject: Subject) -> Iterator[Row]:
    kept = subject.entries
    rows = relation_rows(subject.edition)
    return (tuple(row.values()) for row in rows if row["entry"] in kept and row["to"] in kept)


_PLACE = "unit TEXT NOT NULL REFERENCES unit (id), start INTEGER NOT NULL, end INTEGER NOT NULL, quote TEXT NOT NULL"
TABLES: tuple[tuple[str, str, Callable[[Subject], Iterator[Row]]], ...] = (
    ("about", "name TEXT PRIMARY KEY, value TEXT NOT NULL", _about),
    (
        "report",
        (
            "slug TEXT PRIMARY KEY, symbol TEXT NOT NULL, title TEXT NOT NULL, author TEXT, body TEXT,"
            " date TEXT NOT NULL, official TEXT"
        ),
        _report,
    ),
    (
        "section",
        (
            "number INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, heading TEXT NOT NULL, name TEXT NOT NULL,"
            " level INTEGER NOT NULL, parent TEXT REFERENCES section (slug)"
        ),
        _sections,
    ),
    (
        "unit",
        (
            "number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, section TEXT NOT NULL REFERENCES section (slug),"
            " kind TEXT NOT NULL, printed TEXT NOT NULL, page TEXT NOT NULL, url TEXT NOT NULL, text TEXT NOT NULL"
        ),
        _units,
    ),
    (
        "entry",
        (
            "id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, short TEXT NOT NULL, symbol TEXT NOT NULL,"
            " url TEXT NOT NULL, official TEXT NOT NULL, mentions INTEGER NOT NULL, record INTEGER NOT NULL"
        ),
        _entries,
    ),
    (
        "mention",
        (
            f"number INTEGER PRIMARY KEY, {_PLACE}, occurrence INTEGER NOT NULL, kind TEXT NOT NULL,"
            " form TEXT NOT NULL, entry TEXT NOT NULL REFERENCES entry (id), role TEXT"
        ),
        _mentions,
    ),
    (
        "term",
        (
            "id TEXT PRIMARY KEY, name TEXT NOT NULL, explanation TEXT NOT NULL, url TEXT NOT NULL,"
            " uses INTEGER NOT NULL"
        ),
        _terms,
    ),
    (
        "term_use",
        (f"number INTEGER PRIMARY KEY, {_PLACE}, occurrence INTEGER NOT NULL, term TEXT NOT NULL REFERENCES term (id)"),
        _term_uses,
    ),
    (
        "cross_reference",
        f"{_PLACE}, target TEXT NOT NULL, until TEXT REFERENCES unit (id), note TEXT NOT NULL",
        _references,
    ),
    (
        "restatement",
        (
            "earlier TEXT NOT NULL REFERENCES unit (id), later TEXT NOT NULL REFERENCES unit (id),"
            " common INTEGER NOT NULL, words INTEGER NOT NULL, PRIMARY KEY (earlier, later)"
        ),
        _restatements,
    ),
    (
        "event",
        (
            "number INTEGER PRIMARY KEY, date TEXT NOT NULL, until TEXT, what TEXT NOT NULL, place TEXT NOT NULL,"
            f" status TEXT NOT NULL, {_PLACE}"
        ),
        _events,
    ),
    (
        "recommendation",
        f"number INTEGER PRIMARY KEY, {_PLACE}, cue TEXT NOT NULL, action TEXT NOT NULL, note TEXT NOT NULL",
        _recommendations,
    ),
    (
        "recommendation_tag",
        (
            "recommendation INTEGER NOT NULL REFERENCES recommendation (number), kind TEXT NOT NULL, id TEXT NOT NULL,"
            " name TEXT NOT NULL, PRIMARY KEY (recommendation, kind, id)"
        ),
        _tags,
    ),
    (
        "source",
        (
            "id TEXT PRIMARY KEY, title TEXT NOT NULL, publisher TEXT NOT NULL, url TEXT NOT NULL, terms TEXT NOT NULL,"
            " as_of TEXT NOT NULL, note TEXT NOT NULL"
        ),
        _sources,
    ),
    (
        "fact",
        (
            "entry TEXT NOT NULL REFERENCES entry (id), what TEXT NOT NULL, date TEXT NOT NULL, until TEXT NOT NULL,"
            " value TEXT NOT NULL, as_of TEXT NOT NULL, source TEXT NOT NULL REFERENCES source (id)"
        ),
        _facts,
    ),
    (
        "relation",
        "entry TEXT NOT NULL REFERENCES entry (id), how TEXT NOT NULL, other TEXT NOT NULL REFERENCES entry (id)",
        _relations,
    ),
)
"""The tables: their names, their columns, and what yields their rows; a table stands behind those it names."""
SEARCH = (
    (
        "CREATE VIRTUAL TABLE search USING fts5 (text, content = 'unit', content_rowid = 'number',"
        " tokenize = 'unicode61 remove_diacritics 2', columnsize = 0)"
    ),
    "INSERT INTO search (search) VALUES ('rebuild')",
    "INSERT INTO search (search) VALUES ('optimize')",
)
"""What makes the words quick to search; `search` has the words of the units, by their numbers as its rowid."""
