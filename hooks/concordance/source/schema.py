"""What a report declares of itself: the shape of report.yml."""

from typing import Literal

import msgspec

from concordance.loading import Number, Shape
from concordance.model import FormKind
from concordance.report import Metadata, Repair

COMPARE = "Compare with the official document, then declare a repair in report.yml."
"""What to do where a source is in doubt."""


class PartShape(Shape, frozen=True):
    """A heading of the outline, and what stands under it.

    `unit` names the first paragraph without a number, `units` all that follow: `preamble` makes `preamble-1`,
    `preamble-2` ... `begins`: the words with which a part begins that has no heading in print; its heading here
    then stands in square brackets, as do the words for notes that have no heading of their own. `notes`: here
    stand the notes. `prefix`: paragraphs count anew under this heading, and their ids begin with this word;
    `notes_anew`: its notes do, too.
    """

    heading: str
    slug: str = ""
    unit: str = ""
    units: str = ""
    begins: str = ""
    contents: bool = False
    notes: bool = False
    notes_anew: bool = False
    prefix: str = ""
    listed: bool = True
    paragraphs: str = ""
    parts: tuple["PartShape", ...] = ()


class SlipShape(Shape, frozen=True):
    """A slip of the printed document, marked and kept."""

    unit: str
    words: str
    should_be: str
    note: str
    evidence: str
    occurrence: Number = Number(1)


class PassageShape(Shape, frozen=True):
    """Words in another language."""

    unit: str
    words: str
    lang: str


class LinkOverrideShape(Shape, frozen=True):
    """A link set by hand at these words of a unit, or, without an entry, forbidden there; and why."""

    unit: str
    words: str
    reason: str
    entry: str = ""
    form: FormKind = "variant"
    occurrence: Number = Number(1)


class ReferenceOverrideShape(Shape, frozen=True):
    """A reference set by hand at these words to a unit or section (`to`), or, without one, forbidden there; and why.

    `until`: the last unit of a range; `note`: what a reader is shown beside it.
    """

    unit: str
    words: str
    reason: str
    to: str = ""
    until: str = ""
    note: str = ""
    occurrence: Number = Number(1)


class RestatementShape(Shape, frozen=True):
    """Two units of which one says again what the other says."""

    units: tuple[str, str]


class PageBreakShape(Shape, frozen=True):
    """Where a printed page begins: at a unit, at words in it, or somewhere between two units."""

    page: Number
    unit: str
    words: str = ""
    earliest: str = ""
    latest: str = ""


class TableShape(Shape, frozen=True):
    """The first and the last line (or lines) of a table in the source, and the notes whose marks stand in it."""

    first: str
    last: str
    notes: tuple[int, ...] = ()


class NotePageShape(Shape, frozen=True):
    """A printed page on which notes count from 1 again, and the numbers of the marks on it in their order."""

    page: Number
    marks: tuple[Number, ...]


class LayoutShape(Shape, frozen=True):
    """How the source is laid out.

    `lines`: `whole` (a line is a paragraph) or `wrapped`. `artefacts`: lines that are no words of the
    document, `{n}` for any number; several lines together for one that would say too little alone. `markup`:
    `plain`, or `markdown` written by a converter. `notes`: empty, `marked` (a superscript or a number in
    brackets) or `glued` (a number right after the word). `note_pages`: the pages on which notes count from 1 again.
    `numbers`: `plain` or `decimal` (2.1). `first`: the number of the first paragraph, where it is not 1. `hyphens`:
    `keep`, or `join` words cut at line ends. `starts`: words with which a paragraph without a number begins;
    `continues`: words or signs with which a further line of the same paragraph begins (a bullet, a quoted
    text). `unusual`: words that look damaged and are right.
    """

    lines: Literal["whole", "wrapped"] = "whole"
    artefacts: tuple[str, ...] = ()
    tables: tuple[TableShape, ...] = ()
    markup: Literal["plain", "markdown"] = "plain"
    notes: Literal["", "marked", "glued"] = ""
    note_pages: tuple[NotePageShape, ...] = ()
    numbers: Literal["plain", "decimal"] = "plain"
    first: str = ""
    hyphens: Literal["keep", "join"] = "keep"
    starts: tuple[str, ...] = ()
    continues: tuple[str, ...] = ()
    unusual: tuple[str, ...] = ()


class ReportShape(Metadata, frozen=True, kw_only=True):
    """The whole of report.yml."""

    symbol: str
    title: str
    outline: tuple[PartShape, ...]
    layout: LayoutShape = LayoutShape()
    repairs: tuple[Repair, ...] = ()
    slips: tuple[SlipShape, ...] = ()
    passages: tuple[PassageShape, ...] = ()
    pages: tuple[PageBreakShape, ...] = ()
    link_overrides: tuple[LinkOverrideShape, ...] = msgspec.field(name="links", default=())
    reference_overrides: tuple[ReferenceOverrideShape, ...] = msgspec.field(name="references", default=())
    restatements: tuple[RestatementShape, ...] = msgspec.field(name="echoes", default=())
    remarks: tuple[str, ...] = ()
