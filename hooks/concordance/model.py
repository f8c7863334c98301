"""The values that everything else speaks about: reports, units, entries, mentions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

import msgspec

Kind = Literal["instrument", "country", "body", "process", "document"]
FormKind = Literal["name", "abbreviation", "variant", "anaphora", "demonym", "place"]

KINDS: tuple[Kind, ...] = ("instrument", "country", "body", "process", "document")
FORMS: tuple[FormKind, ...] = (
    "name",
    "abbreviation",
    "variant",
    "anaphora",
    "demonym",
    "place",
)


# What a State is to the sentence that mentions it.
ROLES = ("visit", "practice", "law", "example", "venue", "participant", "subject", "communication")


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip of the printed document: kept in the text, marked from outside."""

    unit: str
    words: str
    start: int
    end: int
    should_be: str
    note: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage in another language than the report, as a span of a unit's text."""

    start: int
    end: int
    lang: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The place in a unit's text where a printed page begins; at 0, the unit opens the page."""

    at: int
    page: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place in a unit's text where the mark of a note stands in the document, and the note's address."""

    at: int
    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A citable piece of text: its id, its address and its words, nothing else."""

    id: str
    anchor: str
    printed: str
    label: str
    section: str
    text: str
    page: str = ""
    breaks: tuple[PageBreak, ...] = ()
    passages: tuple[Passage, ...] = ()
    slips: tuple[Slip, ...] = ()
    notes: tuple[NoteMark, ...] = ()
    lines: tuple[int, ...] = ()  # where in the text a further line of the paragraph begins
    kind: Literal["paragraph", "note", "table"] = "paragraph"

    @property
    def short(self) -> str:
        """The name of the unit's short address: `24`, `3-c`, `summary-7`."""
        return self.anchor.removeprefix("para-")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the report with the units that stand directly under it."""

    slug: str
    number: str
    label: str
    title: str
    heading: str
    level: int
    parent: str
    units: tuple[Unit, ...]
    page: str
    paragraphs: str
    listed: bool
    notes: tuple[NoteMark, ...] = ()

    @property
    def has_page(self) -> bool:
        """Whether the section has text of its own, and so a page of its own."""
        return bool(self.units)


@dataclass(frozen=True, slots=True)
class Repair:
    """A repair of the copy, as declared: what stood there, what stands now, and why."""

    kind: str
    where: str
    found: str
    put: str
    reason: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Pin:
    """A link that the report's editor sets at these words of a unit, or forbids there (no entry), and why."""

    unit: str
    start: int
    end: int
    entry: str
    form: FormKind
    reason: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A reference that the report's editor sets at these words of a unit, or forbids there (no target), and why.

    `to` is a unit's id or a section's slug, `until` the last unit where a range is meant.
    """

    unit: str
    start: int
    end: int
    to: str
    until: str
    note: str
    reason: str


@dataclass(frozen=True, slots=True)
class ContentsRow:
    """A row of the document's own table of contents."""

    number: str
    title: str
    paragraphs: str
    page: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report as read: masthead, sections in order, and what was declared about the copy."""

    slug: str
    symbol: str
    title: str
    facts: Mapping[str, str]
    masthead: tuple[str, ...]
    footnotes: tuple[str, ...]
    sections: tuple[Section, ...]
    contents: tuple[ContentsRow, ...]
    repairs: tuple[Repair, ...]
    remarks: tuple[str, ...]
    pins: tuple[Pin, ...] = ()
    ties: tuple[Tie, ...] = ()
    echoes: tuple[tuple[str, str], ...] = ()  # pairs of units of which one says again what the other says

    @property
    def units(self) -> tuple[Unit, ...]:
        """All units in reading order."""
        return tuple(unit for section in self.sections for unit in section.units)

    @property
    def slips(self) -> tuple[Slip, ...]:
        """All marked slips of the printed document, in reading order."""
        return tuple(slip for unit in self.units for slip in unit.slips)

    def section(self, slug: str) -> Section:
        """The section with this slug; `KeyError` if there is none."""
        for section in self.sections:
            if section.slug == slug:
                return section
        raise KeyError(slug)


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated or worded fact with its source."""

    what: str
    source: str
    date: str = ""
    until: str = ""
    value: str = ""
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """How an entry relates to another: `supplements`, `monitors`, `part-of` ..."""

    to: str
    how: str


@dataclass(frozen=True, slots=True)
class Confusion:
    """Another entry that is taken for this one, the difference in a sentence, and the ids of its sources."""

    other: str
    how: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An address outside the edition, with its label."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Text:
    """A unit to annotate: its id, its words, and the section that scopes what "the Convention" is."""

    id: str
    words: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A surface form: words by which a text may name an entry.

    `when` is empty, or the condition under which the form means this entry:
    `defined` (the report itself ties the form to the entry's name) or
    `state` (the State that the context gives is the entry's own).
    """

    text: str
    entry: str
    kind: Kind
    form: FormKind
    when: str = ""
    slip: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something a report may mention: what it is called, what it is, what is known of it."""

    id: str
    kind: Kind
    title: str
    short: str
    definition: tuple[str, ...] = ()
    note: str = ""
    state: str = ""
    head: str = ""
    symbol: str = ""
    members: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    related: tuple[Relation, ...] = ()
    confused: tuple[Confusion, ...] = ()
    official: tuple[Link, ...] = ()
    where: str = ""
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """The address of the entry's page source, from the site's root, without suffix."""
        folder = {"country": "countries", "document": "documents"}.get(self.kind, "glossary")
        return f"{folder}/{self.id.lower()}"


class Mention(msgspec.Struct, frozen=True):
    """A stretch of a unit's text that names an entry. Offsets count Unicode code points.

    A struct, since a large text has tens of thousands of them and a dataclass takes ten times as long.
    """

    report: str
    unit: str
    start: int
    end: int
    quote: str
    occurrence: int
    kind: Kind
    form: FormKind
    entry: str


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A stretch of a unit's text that refers to another part of the same report.

    `to` is a unit's id or a section's slug, `until` the last unit of a range; `declared` by the report's editor, or
    found by rule; `note` is what the editor says beside it.
    """

    report: str
    unit: str
    start: int
    end: int
    quote: str
    occurrence: int
    to: str
    until: str = ""
    declared: bool = False
    note: str = ""


Linked = Mention | CrossReference
Spanned = TypeVar("Spanned", bound=Linked)


def outermost(linked: Sequence[Spanned]) -> list[Spanned]:
    """The mentions and references that are not inside another; these are linked."""
    kept: list[Spanned] = []
    for each in sorted(linked, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


@dataclass(frozen=True, slots=True)
class Echo:
    """Two units, in reading order, of which the later says again what the earlier says.

    `common` of the `words` of the shorter one stand in both.
    """

    earlier: str
    later: str
    common: int
    words: int
