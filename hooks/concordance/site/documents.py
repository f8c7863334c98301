"""The documents that reports refer to, as a list of them needs them."""

from collections.abc import Iterator
from dataclasses import dataclass

from concordance.edition.edition import Edition
from concordance.model import Entry, Link
from concordance.names.document_symbols import official_address
from concordance.report import Report


@dataclass(frozen=True, slots=True)
class FirstPageDocument:
    """A document named in a footnote of a report's first page, and the line on which the footnote's mark stands."""

    report: Report
    official: Link
    line: str


def by_sort(edition: Edition) -> tuple[list[Entry], list[Entry]]:
    """Return the resolutions and decisions that the reports refer to, and all other documents, by their symbols."""
    documents = sorted(edition.of_kind("document"), key=lambda entry: entry.symbol)
    symbols = edition.vocabulary.symbol_matcher
    decided = [entry for entry in documents if symbols.organ_of(entry.symbol)]
    return decided, [entry for entry in documents if entry not in decided]


def on_first_pages(edition: Edition) -> Iterator[FirstPageDocument]:
    """Yield the documents in the footnotes of first pages, which are no paragraphs and so hold no mentions."""
    symbols = edition.vocabulary.symbol_matcher
    roots = [trigger for trigger in symbols.triggers if trigger.endswith("/")]
    for annotated in edition.reports:
        report = annotated.report
        for note in report.footnotes:
            line = next((line for line in report.masthead if line.endswith("*")), "") if note.startswith("*") else ""
            places = sorted((at, len(root)) for root in roots for at in [note.find(root)] if at >= 0)
            for at, length in places:
                for cited in symbols.cited_at(note, at, at + length):
                    if address := official_address(cited.symbol):
                        yield FirstPageDocument(report, Link(cited.symbol, address), line.rstrip("*"))
