"""What is said of reports: entries, their surface forms, and where a text mentions them or refers to itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar, get_args

import msgspec

from concordance.dates import NO_DATE, PartialDate
from concordance.loading import Shape

# What has to know every kind is listed in tests/engine/test_model.py.
Kind = Literal["instrument", "country", "body", "process", "document"]
FormKind = Literal["name", "abbreviation", "variant", "anaphora", "demonym", "place"]

KINDS: tuple[Kind, ...] = get_args(Kind)
FORMS: tuple[FormKind, ...] = get_args(FormKind)
FOLDERS: Mapping[Kind, str] = {
    "instrument": "glossary",
    "country": "countries",
    "body": "glossary",
    "process": "glossary",
    "document": "documents",
}
"""The folders of the pages of entries, by kind."""

# What a State is to the sentence that mentions it.
ROLES = ("visit", "practice", "law", "example", "venue", "participant", "subject", "communication")


class Fact(Shape, frozen=True):
    """A dated or worded fact with its source."""

    what: str
    source: str
    date: PartialDate = NO_DATE
    until: PartialDate = NO_DATE
    value: str = ""
    as_of: PartialDate = NO_DATE


class Relation(Shape, frozen=True):
    """How an entry relates to another: `supplements`, `monitors`, `part-of` ..."""

    to: str = msgspec.field(name="entry")
    how: str = msgspec.field(name="as")


class Confusion(Shape, frozen=True):
    """Another entry that is taken for this one, the difference in a sentence, and ids of sources if it states facts."""

    other: str = msgspec.field(name="entry")
    how: str
    source: str = ""


class Link(Shape, frozen=True):
    """An address outside the edition, with its label."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Text:
    """A unit to annotate: its id, its words, and the section that scopes what "the Convention" is."""

    id: str
    words: str
    section: str = ""


class Form(msgspec.Struct, frozen=True, gc=False):
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
    """Something a report may mention: what it is called, what it is and by which sources, what is known of it."""

    id: str
    kind: Kind
    title: str
    short: str
    definition: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
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
    name_source: str = ""
    more: Mapping[str, str] = field(default_factory=dict)
    recorded: bool = True

    @property
    def address(self) -> str:
        """The address of the entry's page source, from the site's root, without suffix."""
        return f"{FOLDERS[self.kind]}/{self.id.lower()}"


class TextSpan(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a unit's text, and which time its words stand there. Offsets count Unicode code points.

    A struct, since a large text has tens of thousands of them and a dataclass takes ten times as long.
    """

    report: str
    unit: str
    start: int
    end: int
    quote: str
    occurrence: int


class Mention(TextSpan, frozen=True):
    """A stretch of a unit's text that names an entry."""

    kind: Kind
    form: FormKind
    entry: str


class CrossReference(TextSpan, frozen=True):
    """A stretch of a unit's text that refers to another part of the same report.

    `to` is a unit's id or a section's slug, `until` the last unit of a range; `declared` by the report's editor, or
    found by rule; `note` is what the editor says beside it.
    """

    to: str
    until: str = ""
    declared: bool = False
    note: str = ""


class TermMark(TextSpan, frozen=True):
    """A stretch of a unit's text that uses a term, by its id."""

    term: str


Linked = Mention | CrossReference | TermMark
Spanned = TypeVar("Spanned", bound=Linked)


def outermost(linked: Sequence[Spanned]) -> list[Spanned]:
    """Return the mentions, references and terms that are not inside another; these are linked."""
    kept: list[Spanned] = []
    for each in sorted(linked, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


@dataclass(frozen=True, slots=True)
class Restatement:
    """Two units, in reading order, of which the later says again what the earlier says.

    `common` of the `words` of the shorter one stand in both.
    """

    earlier: str
    later: str
    common: int
    words: int
