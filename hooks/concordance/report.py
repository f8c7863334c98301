"""A report as it was read: its sections, their units and their words, and what was declared about the copy."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from concordance.dates import PartialDate
from concordance.document_kind import DocumentKind, kind_of
from concordance.loading import Shape
from concordance.model import FormKind


class Metadata(Shape, frozen=True, kw_only=True):
    """What report.yml says of the document itself: its author, organ, date, language, official address."""

    subtitle: str = ""
    author: str
    author_family: str = ""
    author_role: str
    body: str
    session: str
    date: PartialDate
    language: str
    languages: str = ""  # tags, with spaces between them
    subject: str = ""  # ids of what it is about, States by their code, with spaces between them; or the word none
    official: str
    agenda: str = ""
    mandate: str = ""
    sha256: str = ""

    @property
    def by_person(self) -> bool:
        """Whether the author is a person, who has a role or a family name; an organ or an office has neither.

        Catalogues of libraries make the same difference: "United Nations. Secretary-General" is no personal name.
        """
        return bool(self.author_role or self.author_family)

    @property
    def main_language(self) -> str:
        """The language by the first part of its tag, in small letters: `zh` of `zh-Hans`, `fr` of `FR`."""
        return self.language.partition("-")[0].lower()


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
class UnitName:
    """What a unit is called, as parts that templates put into words: `annex I, para. 3 (c)`, `Summary, 7`, `note 2`.

    `items` are the letters below the number: c. A paragraph without a number in print is counted under the `heading`
    above it, or is named by that alone; `within` is the annex, word by word, in which numbers begin anew.
    """

    kind: Literal["paragraph", "note", "table"]
    number: str = ""
    items: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    within: tuple[str, ...] = ()

    @property
    def steps(self) -> tuple[str, ...]:
        """The number and the letters as they are printed, step by step: 3, (c)."""
        return (*filter(None, [self.number]), *(f"({item})" for item in self.items))


@dataclass(frozen=True, slots=True)
class Unit:
    """A citable piece of text: its id, its address and its words, nothing else."""

    id: str
    anchor: str
    printed: str
    name: UnitName
    section: str
    text: str
    page: str = ""
    breaks: tuple[PageBreak, ...] = ()
    passages: tuple[Passage, ...] = ()
    slips: tuple[Slip, ...] = ()
    notes: tuple[NoteMark, ...] = ()
    lines: tuple[int, ...] = ()  # where in the text a further line of the paragraph begins
    emphasis: tuple[tuple[int, int], ...] = ()  # where in the text the words are in italics

    @property
    def kind(self) -> Literal["paragraph", "note", "table"]:
        """Whether it is a paragraph or an item of one, a note or a table."""
        return self.name.kind

    @property
    def paragraph_number(self) -> str:
        """The number that is printed before a paragraph: `24`; empty for an item, a table, a note and for none."""
        number = self.printed.rstrip(".")
        return number if self.kind == "paragraph" and number[:1].isdigit() else ""

    @property
    def short_address(self) -> str:
        """The name of the unit's short address: `24`, `3-c`, `summary-7`."""
        return self.anchor.removeprefix("para-")


NameOf = Callable[[Unit], str]  # what puts a unit's name into words


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the report with the units that stand directly under it."""

    slug: str
    numbers: tuple[str, ...]  # of the numbered headings above it, and its own: III, B, 2
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
    def number(self) -> str:
        """Its own number: `2`; empty for a heading without one."""
        return self.numbers[-1] if self.numbers else ""

    @property
    def label(self) -> str:
        """Its number in full: `III.B.2`."""
        return ".".join(self.numbers)

    @property
    def has_page(self) -> bool:
        """Whether the section has text of its own, and so a page of its own."""
        return bool(self.units)


class Repair(Shape, frozen=True):
    """A repair of the copy, as declared: the exact words that stood there, those put in their place, and why."""

    kind: str
    where: str
    found: str
    put: str
    reason: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Change:
    """A change between the source and the words that are shown: by which rule, on which line of the file, and where.

    `unit` is a unit's id, a section's slug (of its heading), `masthead` or `contents`; `found` are the signs of the
    source, `shown` those that stand for them.
    """

    rule: str
    line: int
    unit: str
    found: str
    shown: str


@dataclass(frozen=True, slots=True)
class LinkOverride:
    """A link that the report's editor sets at these words of a unit, or forbids there (no entry), and why."""

    unit: str
    start: int
    end: int
    entry: str
    form: FormKind
    reason: str


@dataclass(frozen=True, slots=True)
class ReferenceOverride:
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


@dataclass(frozen=True)
class Report:
    """A report as read: masthead, sections in order, and what was declared about the copy."""

    slug: str
    symbol: str
    title: str
    metadata: Metadata
    masthead: tuple[str, ...]
    footnotes: tuple[str, ...]
    sections: tuple[Section, ...]
    contents: tuple[ContentsRow, ...]
    repairs: tuple[Repair, ...]
    remarks: tuple[str, ...]
    link_overrides: tuple[LinkOverride, ...] = ()
    reference_overrides: tuple[ReferenceOverride, ...] = ()
    changes: tuple[Change, ...] = ()  # all between the source and the words, in the order of the source
    declared_restatements: tuple[tuple[str, str], ...] = ()  # the ids of two units that say the same

    @cached_property
    def kind(self) -> DocumentKind:
        """What it is, where its title tells: most are reports, and not all."""
        return kind_of(self.symbol, self.title, self.metadata.subtitle)

    @property
    def byline(self) -> str:
        """The author with the article that the title or the subtitle gives them, if any: the Secretary-General."""
        named = f"the {self.metadata.author}"
        return named if named in f"{self.title}\n{self.metadata.subtitle}" else self.metadata.author

    @property
    def above_title(self) -> tuple[str, ...]:
        """The lines of the first page without the title, with which they end where the document has it there."""
        return self.masthead[:-1] if self.masthead[-1:] == (self.title,) else self.masthead

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """All units in reading order."""
        return tuple(unit for section in self.sections for unit in section.units)

    @property
    def shown_sections(self) -> tuple[Section, ...]:
        """The sections whose headings are shown: those with text or a place in the contents, and those above them."""
        kept: set[str] = set()
        for section in reversed(self.sections):
            if section.listed or section.units or section.slug in kept:
                kept |= {section.slug, section.parent}
        return tuple(section for section in self.sections if section.slug in kept)

    @cached_property
    def units_by_id(self) -> Mapping[str, Unit]:
        """The units by id."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def unit_order(self) -> Mapping[str, int]:
        """The place of each unit in reading order, by its id."""
        return {unit.id: at for at, unit in enumerate(self.units)}

    @cached_property
    def section_order(self) -> Mapping[str, int]:
        """The place of each section in reading order, by its slug."""
        return {section.slug: at for at, section in enumerate(self.sections)}

    @cached_property
    def heading_counts(self) -> Mapping[str, int]:
        """How many sections have each heading."""
        return Counter(section.heading for section in self.sections)

    @cached_property
    def subsections(self) -> Mapping[str, list[Section]]:
        """By the slug of each heading the sections right under it, in reading order."""
        found: dict[str, list[Section]] = defaultdict(list)
        for section in self.sections:
            found[section.parent].append(section)
        return found

    @cached_property
    def first_units(self) -> Mapping[str, Unit]:
        """By the slug of each heading the unit with which its text begins, its own or a part's; none without text."""
        found: dict[str, Unit] = {}
        for section in reversed(self.sections):
            if section.units:
                found[section.slug] = section.units[0]
            if section.slug in found:
                found[section.parent] = found[section.slug]
        return found

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """All marked slips of the printed document, in reading order."""
        return tuple(slip for unit in self.units for slip in unit.slips)

    def section(self, slug: str) -> Section:
        """Return the section with this slug; `KeyError` if there is none."""
        return self.sections[self.section_order[slug]]
