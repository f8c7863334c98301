"""The index at the back of a book: every entry with its paragraphs, and where else to look."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from concordance.edition.edition import AnnotatedReport
from concordance.model import KINDS, Entry, Form, Kind, outermost
from concordance.report import Section, Unit
from concordance.text import without_marks

_SOUGHT = frozenset(("name", "variant", "abbreviation", "place"))  # forms by which a reader may look for an entry
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Units that follow each other, the first and the last; one alone is both."""

    first: Unit
    last: Unit

    @property
    def until(self) -> str:
        """The last unit's number without what it has in common with the first; empty for one unit alone."""
        return "" if self.first == self.last else self.last.name.steps[-1]


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A line of the index: an entry with its runs, or other words with the entries to see instead."""

    words: str
    entry: Entry | None = None
    runs: tuple[Run, ...] = ()
    see: tuple[Entry, ...] = ()

    @property
    def places(self) -> list[tuple[str, Run]]:
        """The runs, each with the sign before it: a semicolon parts bare numbers from names, "Summary 3; 4"."""
        plain = [run.first.anchor.startswith("para-") for run in self.runs]
        signs = ["; " if number and not before else ", " for before, number in zip([True, *plain], plain, strict=False)]
        return [*zip(signs, self.runs, strict=True)]


def mentioned(
    annotated: AnnotatedReport, section: Section, entries: Mapping[str, Entry]
) -> list[tuple[Kind, list[tuple[Entry, list[Unit]]]]]:
    """By kind, the entries that the section mentions, in alphabetical order, each with the units that do."""
    places: dict[str, list[Unit]] = {}
    for unit in section.units:
        for name in dict.fromkeys(mention.entry for mention in annotated.by_unit.get(unit.id, ())):
            places.setdefault(name, []).append(unit)
    found = sorted(((entries[name], units) for name, units in places.items()), key=lambda row: sort_key(row[0].short))
    groups = ((kind, [row for row in found if row[0].kind == kind]) for kind in KINDS)
    return [(kind, rows) for kind, rows in groups if rows]


def targets(annotated: AnnotatedReport, section: Section, entries: Mapping[str, Entry]) -> list[Entry]:
    """Return the entries to which the section's links lead, in the order of the first link to each."""
    linked = (mention for unit in section.units for mention in outermost(annotated.by_unit.get(unit.id, ())))
    return [entries[mention.entry] for mention in linked if mention in annotated.first_in_section]


def index(
    annotated: AnnotatedReport, entries: Mapping[str, Entry], forms: Mapping[str, Sequence[Form]]
) -> list[tuple[str, list[IndexLine]]]:
    """Return the lines by their letters, in alphabetical order; `forms` are the vocabulary's, by entry."""
    named = [entries[name] for name in annotated.by_entry]
    lines = [IndexLine(entry.short, entry, tuple(runs(annotated, entry))) for entry in named]
    elsewhere: dict[str, tuple[str, list[Entry]]] = {}
    for entry in named:
        for words in _other_words(annotated, entry, forms.get(entry.id, ())):
            elsewhere.setdefault(sort_key(words), (words, []))[1].append(entry)
    lines += [IndexLine(words, see=tuple(to)) for words, to in elsewhere.values()]
    lines.sort(key=lambda line: (sort_key(line.words), line.entry is None))
    return [(letter, list(group)) for letter, group in groupby(lines, key=_letter)]


def runs(annotated: AnnotatedReport, entry: Entry) -> Iterator[Run]:
    """Yield the units that mention the entry, those that follow each other together."""
    units = annotated.report.units
    at = sorted({annotated.report.unit_order[mention.unit] for mention in annotated.by_entry[entry.id]})
    first = last = at[0]
    for place in at[1:]:
        if place == last + 1 and _series(units[place]) == _series(units[last]):
            last = place
            continue
        yield Run(units[first], units[last])
        first = last = place
    yield Run(units[first], units[last])


def _series(unit: Unit) -> str:
    """Return what the numbers that count on together have before their last part; a unit without one stands alone."""
    return unit.anchor.rpartition("-")[0] if unit.name.steps else unit.anchor


def _other_words(annotated: AnnotatedReport, entry: Entry, forms: Iterable[Form]) -> list[str]:
    """Words that a reader may look for and that the index does not have anyway beside the entry's own."""
    used = [each.quote for each in annotated.by_entry[entry.id] if each.form in _SOUGHT]
    known = [form.text for form in forms if form.form == "abbreviation" and not form.when and form.kind != "country"]
    own = sort_key(entry.short)
    found: dict[str, str] = {}
    for words in sorted((*used, *known, entry.title), key=len):
        key = sort_key(words)
        if not own.startswith(key) and not key.startswith((own, *found)):
            found[key] = words
    return list(found.values())


def sort_key(words: str) -> str:
    """Return the words as they are put in order: no accents, no capitals, no signs, no article before them."""
    kept = _SIGNS.sub(" ", without_marks(words).casefold())
    return " ".join(kept.split()).removeprefix("the ")


def _letter(line: IndexLine) -> str:
    """Return the letter under which the line stands; all figures stand together."""
    first = sort_key(line.words)[:1].upper()
    return first if first.isalpha() else "0-9"
