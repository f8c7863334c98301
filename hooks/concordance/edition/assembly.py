"""From files to the edition: records, reports, mentions, marks; every problem found is reported, not only the first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from concordance.cache import Cache
from concordance.catalogue.catalogue import ENTRIES, TOWNS, Catalogue
from concordance.catalogue.entries import NAMES
from concordance.checks import missing
from concordance.edition.edition import AnnotatedReport, Edition, with_related
from concordance.edition.mark_reader import marked
from concordance.edition.restatements import Restatements
from concordance.edition.roles import roles, without
from concordance.edition.self_references import CrossReferences
from concordance.loading import decode
from concordance.mentions.annotator import Annotation, Annotator
from concordance.mentions.subject import About
from concordance.model import Entry, Link, Mention, TermMark, Text
from concordance.names.document_symbols import official_address
from concordance.problems import InputError, Problem
from concordance.report import Report
from concordance.source.reader import read_report
from concordance.terms.finder import TermFinder
from concordance.terms.records import FOLDER
from concordance.terms.term import with_related as with_related_terms

_OF_REPORT = (
    "source.md",
    "report.yml",
    "questions.yml",
    "original.json",
    "original.pdf",
    "original.docx",
    "events.yml",
    "recommendations.yml",
    "roles.csv",
    "emphasis.csv",
)
_Done = tuple[AnnotatedReport, Annotation, list[Problem]]


def assemble(files: Mapping[str, bytes], cache: Cache | None = None, *, unrecorded: bool = True) -> Edition:
    """Return the edition made of these files, given by their paths below `docs/`.

    Read are `reports/SLUG/source.md` with `report.yml` beside it (and `emphasis.csv`, `events.yml`,
    `recommendations.yml` and `roles.csv`, if they are there), `glossary/ID.md`, `documents/ID.md` and what `data/`
    holds; `questions.yml` keeps what a draft left to a person, `original.json` says what a source was read from, and
    `original.pdf` or `original.docx` is that.
    Raises `InputError` with every problem found, not only the first. With the cache of an earlier edition, only what
    has changed is read and annotated anew. Names that no record has are mentions only if `unrecorded` says so.
    """
    cache = cache or Cache()
    folders: dict[str, dict[str, bytes]] = defaultdict(dict)
    for path in sorted(files, key=lambda path: path.rpartition("/")):  # an addendum's folder behind that of its report
        folders[path.rpartition("/")[0] if path.startswith("reports/") else ""][path] = files[path]
    records_read = folders.pop("", {})
    records = cache.get("records", records_read, partial(_read_records, records_read))
    catalogue = records.catalogue
    vocabulary, problems = catalogue.vocabulary, [*catalogue.problems, *_unknown(files)]
    done: list[_Done] = []
    for folder, own in folders.items():
        if f"{folder}/report.yml" in own:
            try:
                annotated = _annotated(own, folder, records, cache)
                done.append(annotated if unrecorded else _without_unrecorded(annotated))
            except InputError as error:
                problems += error.problems
    problems += _twice(annotated.report for annotated, _, _ in done)
    if problems:
        raise InputError(problems)
    return Edition(
        reports=tuple(report for report, _, _ in done),
        entries=_entries(done, vocabulary.all_entries),
        vocabulary=vocabulary,
        sources=catalogue.sources,
        actions=tuple(catalogue.actions),
        reviews=tuple(review for _, _, reviews in done for review in reviews),
        atlas=catalogue.atlas,
        translations=catalogue.translations,
        terms=with_related_terms({mark.term for report, _, _ in done for mark in report.terms}, catalogue.terms),
        authorities=catalogue.authorities,
    )


def _entries(done: Iterable[_Done], recorded: Mapping[str, Entry]) -> dict[str, Entry]:
    """Return the entries that have a page, by id: those mentioned, and those that they are related to."""
    annotations = [found for _, found, _ in done]
    mentioned = {mention.entry for found in annotations for mention in found.mentions}
    every = {name: entry for found in annotations for name, entry in found.unrecorded.items()} | {**recorded}
    symbols = {entry: symbol for found in annotations for entry, symbol in found.symbols.items()}
    for name in sorted(mentioned - set(every)):
        every[name] = _document(name, symbols[name])
    return {name: every[name] for name in sorted(with_related(mentioned, every))}


def _twice(reports: Iterable[Report]) -> Iterator[Problem]:
    """Problems for reports of one symbol in one language: in all data they would be one text."""
    seen: dict[tuple[str, str], str] = {}
    for report in reports:
        symbol, language = report.symbol, report.metadata.main_language
        where = f"docs/reports/{report.slug}/report.yml"
        first = seen.setdefault((symbol, language), where)
        if first != where:
            found = f"{symbol!r} in the language {language!r}, which {first} has too"
            remedy = "Correct the symbol or the language, or take one of the reports away."
            yield Problem("symbol-twice", f"{where}, symbol", found, "each text of a document once", remedy)


def _without_unrecorded(done: _Done) -> _Done:
    """Return a report without the mentions of names that no record has."""
    report, found, reviews = done
    kept = tuple(mention for mention in report.mentions if mention.entry not in found.unrecorded)
    return replace(report, mentions=kept, unrecorded=frozenset()), replace(found, mentions=kept, unrecorded={}), reviews


def _unknown(files: Iterable[str]) -> Iterator[Problem]:
    """Problems for files that stand where reports and records are and are none: nobody would miss what they say."""
    reports = {path.rpartition("/")[0] for path in files if path.endswith("/report.yml")}
    for path in sorted(files):
        folder, _, name = path.rpartition("/")
        kind, below = path.split("/")[0], path.count("/") - 1
        if kind == "reports" and (below != 1 or name not in _OF_REPORT):
            expected = f"in reports/SLUG/ one of {', '.join(_OF_REPORT)}"
        elif kind == "reports" and folder not in reports:
            expected = "a report.yml beside it"
        elif kind in {"glossary", "documents"} and not name.endswith(".md"):
            expected = f"in {kind}/ records only: ID.md"
        elif path.startswith("data/names/") and path not in {*NAMES, TOWNS}:
            expected = f"one of {', '.join((*NAMES, TOWNS))}"
        elif path.startswith(FOLDER) and (below != FOLDER.count("/") - 1 or not name.endswith(".md")):
            expected = f"in {FOLDER} terms only: ID.md"
        else:
            continue
        yield Problem("unknown-file", f"docs/{path}", "a file that is not read", expected, "Rename it or move it away.")


class _Records(NamedTuple):
    """What the records hold, an annotator with their vocabulary, and a finder of their terms."""

    catalogue: Catalogue
    annotator: Annotator
    finder: TermFinder


def _read_records(files: Mapping[str, bytes]) -> _Records:
    catalogue = Catalogue(files)
    return _Records(catalogue, Annotator(catalogue.vocabulary), TermFinder(catalogue.terms.values()))


def _annotated(files: Mapping[str, bytes], folder: str, records: _Records, cache: Cache) -> _Done:
    """Return the report in this folder with what was found in its paragraphs and said of them, and its reviews."""
    catalogue, annotator, finder = records
    where = f"docs/{folder}/report.yml"
    report = cache.get(f"{folder}, read", files, partial(read_report, files, folder))
    about = About.of(report)
    links = tuple(each for each in report.link_overrides if catalogue.has(each.entry) or not each.entry)
    subject = set() if about.is_off else {*about.subject}
    named = (("links", {each.entry for each in report.link_overrides} - {""}), ("subject", subject))
    for field, names in named:
        if unknown := {name for name in names if not catalogue.has(name) and not catalogue.lost(name)}:
            raise InputError(missing("unknown-entry", f"{where}, {field}", unknown, ENTRIES))

    sound = not catalogue.problems  # what is said about names makes sense only where all records can be read

    def whole() -> _Done:
        texts = texts_of(report)
        found = annotator.annotate(texts, report.slug, links, about)
        marks = marked(files, folder, report, found.mentions, catalogue.lost)
        annotated = AnnotatedReport(report, found.mentions, marks, unrecorded=frozenset(found.unrecorded))
        reviews = [*found.reviews]
        if sound:
            annotated = _with_references(files, annotated, reviews)
        return replace(annotated, terms=_terms(finder, texts, annotated)), found, reviews

    return cache.get(f"{folder}, annotated", (files, report, annotator, sound), whole)


def texts_of(report: Report) -> list[Text]:
    """Return the units in which names and terms are looked for, as they are read."""
    return [Text(unit.id, unit.text, unit.section) for unit in report.units if unit.kind == "paragraph"]


def _terms(finder: TermFinder, texts: Sequence[Text], annotated: AnnotatedReport) -> tuple[TermMark, ...]:
    """Return the uses of terms, which are English, outside of mentions, references and words of another language."""
    report = annotated.report
    if report.metadata.main_language != "en":
        return ()
    linked = (annotated.by_unit, annotated.references_by_unit)
    taken = {
        text.id: [*(span for spans in linked for span in spans.get(text.id, ())), *report.units_by_id[text.id].passages]
        for text in texts
    }
    return tuple(finder.find(texts, taken, report.slug))


def _with_references(files: Mapping[str, bytes], annotated: AnnotatedReport, reviews: list[Problem]) -> AnnotatedReport:
    """Return the report with references, restatements and roles; what a person should look at goes to the reviews."""
    report, folder = annotated.report, f"reports/{annotated.report.slug}"
    references = CrossReferences(report, annotated.by_unit, f"docs/{folder}/report.yml")
    restatements = Restatements(report, annotated.by_unit, f"docs/{folder}/report.yml")
    problems = [*references.problems, *restatements.problems]
    reviews += [*references.reviews, *restatements.undeclared()]
    having: Mapping[Mention, str] = {}
    if table := files.get(f"{folder}/roles.csv"):
        where = f"docs/{folder}/roles.csv"
        try:
            having = roles(decode(table, where), annotated.mentions, where)
        except InputError as error:
            problems += error.problems
        reviews += without(annotated.mentions, having, where)
    if problems:
        raise InputError(problems)
    return replace(annotated, references=references.found, restatements=restatements.found, roles=having)


def _document(name: str, symbol: str) -> Entry:
    """Return the entry of a document that is cited and has no record: its symbol and, if it has one, its address."""
    address = official_address(symbol)
    official = (Link(symbol, address),) if address else ()
    return Entry(name, "document", symbol, symbol, symbol=symbol, official=official)
