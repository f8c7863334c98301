"""Names that no record has, as an editor needs them: how often each is mentioned, what the report says, what to add."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from concordance.catalogue.entries import NAMES
from concordance.edition.edition import AnnotatedReport, Edition
from concordance.model import Entry, Mention
from concordance.sentences import sentence_around

_WORD = re.compile(r"\w{4,}")
_ALIKE = 0.6  # the share of long words in common, of all that both names have, from which a record may be the same
_FILES = {kind: path for path, kind in NAMES.items()}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name without a record.

    `sentence` is the first that has the name, in `unit` of `report`; `alike` a record that may be the same, or empty;
    `lines` make the name a record with the same address, once they stand in `file`, above the record `above` or, where
    that is empty, at the end.
    """

    entry: Entry
    count: int
    report: str
    unit: str
    sentence: str
    alike: str
    file: str
    above: str
    lines: str


def proposals(edition: Edition) -> list[Proposal]:
    """Return the names without a record, the most often mentioned first."""
    names = {
        entry.id: frozenset(_WORD.findall(entry.title.lower()))
        for entry in edition.vocabulary.all_entries.values()
        if entry.kind in _FILES
    }
    listed = {kind: _listed(edition, path) for kind, path in _FILES.items()}
    unrecorded = (entry for entry in edition.entries.values() if not entry.recorded)
    found = [_proposal(edition, entry, names, listed[entry.kind]) for entry in unrecorded]
    return sorted(found, key=lambda proposal: (-proposal.count, proposal.entry.id))


def _listed(edition: Edition, path: str) -> list[str]:
    """Return the ids of a file of names in their order, which is that of the alphabet."""
    every = edition.vocabulary.all_entries.values()
    return sorted(entry.id for entry in every if entry.where.startswith(f"docs/{path},"))


def _proposal(edition: Edition, entry: Entry, names: Mapping[str, frozenset[str]], listed: Sequence[str]) -> Proposal:
    annotated, first = next(_mentions(edition.reports, entry.id))
    short = sorted({m.quote for _, m in _mentions(edition.reports, entry.id) if m.form == "abbreviation"})
    return Proposal(
        entry=entry,
        count=edition.count(entry.id),
        report=annotated.report.symbol,
        unit=first.unit,
        sentence=sentence_around(annotated.units_by_id[first.unit].text, first.start, first.end),
        alike=_alike(entry, names),
        file=f"docs/{_FILES[entry.kind]}",
        above=next(iter(listed[bisect(listed, entry.id) :]), ""),
        lines="\n".join(_lines(entry, short, annotated.report.symbol)),
    )


def _mentions(reports: Iterable[AnnotatedReport], entry: str) -> Iterator[tuple[AnnotatedReport, Mention]]:
    return ((annotated, mention) for annotated in reports for mention in annotated.by_entry.get(entry, ()))


def _alike(entry: Entry, names: Mapping[str, frozenset[str]]) -> str:
    """Return the record whose title has most words in common with this name; empty if none has enough."""
    own = frozenset(_WORD.findall(entry.title.lower()))
    share, name = max(
        ((len(own & other) / len(own | other), name) for name, other in names.items() if other), default=(0, "")
    )
    return name if share >= _ALIKE else ""


def _lines(entry: Entry, short: Iterable[str], symbol: str) -> Iterator[str]:
    """Yield the lines of a file of names; a title that YAML would read as something else is put in quotation marks."""
    plain = re.fullmatch(r"[A-Za-z][\w ,.()/'\N{RIGHT SINGLE QUOTATION MARK}-]*", entry.title)
    yield f"{entry.id}:"
    yield f"  title: {entry.title}" if plain else "  title: '{}'".format(entry.title.replace("'", "''"))
    if forms := ", ".join(f"{{form: {form}, when: defined}}" for form in short):
        yield f"  abbreviations: [{forms}]"
    yield f"  source: {symbol}"
