"""Records: the declared shape of report.yml, of entries and of tables, read strictly.

Every scalar is read as the words that stand there (`no` is not false, `2003-02-30` no date), so that
a mistake is found here, by name and place, and not later as a strange page.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping
from typing import Literal, TypeVar

import msgspec
import yaml

from concordance.problems import InputError, Problem

S = TypeVar("S", bound="Shape")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
NO_WORDS = re.compile("[\0-\x08\x0b\x0e-\x1f\ufffe\uffff]|(?<=[^\n])\f(?=[^\n])")  # none of it may stand in XML
PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?\Z")


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A record's shape: unknown and missing fields are errors."""


class FactShape(Shape, frozen=True):
    """A fact of a record: what, when or how, and by which source."""

    what: str
    source: str
    date: str = ""
    until: str = ""
    value: str = ""
    as_of: str = ""


class FormShape(Shape, frozen=True):
    """A surface form with what is said about it."""

    form: str
    when: str = ""
    slip: str = ""


class RelationShape(Shape, frozen=True):
    """A relation to another entry."""

    entry: str
    how: str = msgspec.field(name="as")


class ConfusionShape(Shape, frozen=True):
    """Another entry that is taken for this one, the difference in a sentence, and ids of sources if it states facts."""

    entry: str
    how: str
    source: str = ""


class LinkShape(Shape, frozen=True):
    """An outside address with its label."""

    label: str
    url: str


class EntryShape(Shape, frozen=True):
    """The front matter of a glossary entry or a document."""

    kind: str
    title: str
    short: str = ""
    symbol: str = ""
    names: tuple[str, ...] = ()
    abbreviations: tuple[FormShape | str, ...] = ()
    variants: tuple[FormShape, ...] = ()
    bare: tuple[str, ...] = ()
    state: str = ""
    head: str = ""
    members: tuple[str, ...] = ()
    related: tuple[RelationShape, ...] = ()
    confused_with: tuple[ConfusionShape, ...] = ()
    official: tuple[LinkShape, ...] = ()
    facts: tuple[FactShape, ...] = ()
    note: str = ""


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


class RepairShape(Shape, frozen=True):
    """A repair of the copy: the exact words found, and the words put in their place."""

    kind: str
    where: str
    found: str
    put: str
    reason: str
    evidence: str


class SlipShape(Shape, frozen=True):
    """A slip of the printed document, marked and kept."""

    unit: str
    words: str
    should_be: str
    note: str
    evidence: str
    occurrence: int = 1


class PassageShape(Shape, frozen=True):
    """Words in another language."""

    unit: str
    words: str
    lang: str


class PinShape(Shape, frozen=True):
    """A link set by hand at these words of a unit, or, without an entry, forbidden there; and why."""

    unit: str
    words: str
    reason: str
    entry: str = ""
    form: Literal["name", "abbreviation", "variant", "anaphora", "demonym", "place"] = "variant"
    occurrence: int = 1


class ReferenceShape(Shape, frozen=True):
    """A reference set by hand at these words to a unit or section (`to`), or, without one, forbidden there; and why.

    `until`: the last unit of a range; `note`: what a reader is told beside it.
    """

    unit: str
    words: str
    reason: str
    to: str = ""
    until: str = ""
    note: str = ""
    occurrence: int = 1


class EchoShape(Shape, frozen=True):
    """Two units of which one says again what the other says."""

    units: tuple[str, str]


class PageShape(Shape, frozen=True):
    """Where a printed page begins: at a unit, at words in it, or somewhere between two units."""

    page: int
    unit: str
    words: str = ""
    earliest: str = ""
    latest: str = ""


class TableShape(Shape, frozen=True):
    """The first and the last line (or lines) of a table in the source, and the notes whose marks stand in it."""

    first: str
    last: str
    notes: tuple[int, ...] = ()


class LayoutShape(Shape, frozen=True):
    """How the source is laid out.

    `lines`: `whole` (a line is a paragraph) or `wrapped`. `artefacts`: lines that are no words of the
    document, `{n}` for any number; several lines together for one that would say too little alone. `markup`:
    `plain`, or `markdown` written by a converter. `notes`: empty, `marked` (a superscript or a number in
    brackets) or `glued` (a number right after the word). `numbers`: `plain` or `decimal` (2.1). `hyphens`:
    `keep`, or `join` words cut at line ends. `starts`: words with which a paragraph without a number begins;
    `continues`: words or signs with which a further line of the same paragraph begins (a bullet, a quoted
    text). `unusual`: words that look damaged and are right.
    """

    lines: Literal["whole", "wrapped"] = "whole"
    artefacts: tuple[str, ...] = ()
    tables: tuple[TableShape, ...] = ()
    markup: Literal["plain", "markdown"] = "plain"
    notes: Literal["", "marked", "glued"] = ""
    numbers: Literal["plain", "decimal"] = "plain"
    hyphens: Literal["keep", "join"] = "keep"
    starts: tuple[str, ...] = ()
    continues: tuple[str, ...] = ()
    unusual: tuple[str, ...] = ()


class ReportShape(Shape, frozen=True):
    """The whole of report.yml."""

    symbol: str
    title: str
    author: str
    author_role: str
    body: str
    session: str
    date: str
    language: str
    official: str
    outline: tuple[PartShape, ...]
    subtitle: str = ""
    author_family: str = ""
    agenda: str = ""
    mandate: str = ""
    sha256: str = ""
    layout: LayoutShape = LayoutShape()
    repairs: tuple[RepairShape, ...] = ()
    slips: tuple[SlipShape, ...] = ()
    passages: tuple[PassageShape, ...] = ()
    pages: tuple[PageShape, ...] = ()
    links: tuple[PinShape, ...] = ()
    references: tuple[ReferenceShape, ...] = ()
    echoes: tuple[EchoShape, ...] = ()
    remarks: tuple[str, ...] = ()


class EventShape(Shape, frozen=True):
    """A dated event: the words that tell it, the words that date it, the same date by the calendar, and what it was."""

    unit: str
    quote: str
    when: str
    date: str
    what: str
    status: Literal["happened", "planned", "proposed"]
    until: str = ""
    place: str = ""
    also: tuple[str, ...] = ()
    occurrence: int = 1


class EventsShape(Shape, frozen=True):
    """The whole of events.yml."""

    events: tuple[EventShape, ...]


class RecommendationShape(Shape, frozen=True):
    """A recommendation: its words, those that make it one, who is asked, to do what, about what."""

    unit: str
    quote: str
    cue: str
    to: tuple[str, ...]
    action: str
    themes: tuple[str, ...]
    instruments: tuple[str, ...] = ()
    note: str = ""
    occurrence: int = 1


class LeftOutShape(Shape, frozen=True):
    """Words that come near a recommendation and are none, and why."""

    unit: str
    quote: str
    why: str
    occurrence: int = 1


class RecommendationsShape(Shape, frozen=True):
    """The whole of recommendations.yml; addressees and themes by id, in the order in which readers choose of them."""

    addressees: dict[str, str]
    themes: dict[str, str]
    recommendations: tuple[RecommendationShape, ...]
    left_out: tuple[LeftOutShape, ...] = ()


class CitationFormShape(Shape, frozen=True):
    """One of the forms in which a style cites: the file that makes it, and which part of what that file makes."""

    id: str
    name: str
    file: str
    part: Literal["citation", "list"] = "citation"


class CitationStyleShape(Shape, frozen=True):
    """A citation style: the rules it follows, its words for paragraphs, what its variables hold, its forms.

    `away` are variables that hold something else where no address is given.
    """

    id: str
    name: str
    rule: str
    paragraph: tuple[str, str]
    forms: tuple[CitationFormShape, ...]
    fields: Mapping[str, str] = {}
    away: Mapping[str, str] = {}
    names: Literal["", "full"] = ""
    dash: str = "\N{EN DASH}"


class CitationWordsShape(Shape, frozen=True):
    """Words between the numbers of a range of paragraphs."""

    chapeau: str
    also: str = msgspec.field(name="and")
    to: str


class CitationsShape(Shape, frozen=True):
    """The whole of templates/citations/styles.yml."""

    edition: str
    words: CitationWordsShape
    styles: tuple[CitationStyleShape, ...]
    organs: Mapping[str, Mapping[str, str]] = {}


def decode(data: bytes, where: str) -> str:
    """The text of a file: UTF-8, without byte-order mark, with plain line ends.

    Raises `InputError` if the bytes are not UTF-8 (`not-utf-8`) or hold no text (`empty-source`).
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            [
                Problem(
                    "not-utf-8",
                    f"{where}, line {line}",
                    f"the byte 0x{data[error.start]:02x}, which is no UTF-8",
                    "a text file in UTF-8",
                    "Save the file again as UTF-8.",
                )
            ]
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError(
            [
                Problem(
                    "empty-source",
                    where,
                    "no text",
                    "a file with text in it",
                    "Put the text back, or take the file away.",
                )
            ]
        )
    return text


def check_signs(text: str, where: str) -> None:
    """Nothing; raises `InputError` (`control-character`) for a sign that is no part of any words.

    A page could not show it, and a book not even hold it. A form feed is let pass where it only parts lines.
    """
    if found := NO_WORDS.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise InputError([_sign_problem(f"{where}, line {line}", found[0])])


def _sign_problem(where: str, sign: str) -> Problem:
    return Problem(
        "control-character",
        where,
        f"the sign U+{ord(sign):04X}, which is no part of any words",
        "letters, digits, marks and spaces",
        "Take it away; it is a slip of the keyboard, or damage of a copy.",
    )


def _signs(value: object, place: str) -> Iterator[tuple[str, str]]:
    """The signs in a record that are no part of any words, which only an escape brings in, with their fields."""
    if isinstance(value, Mapping):
        for key, below in value.items():
            yield from _signs(key, place)
            yield from _signs(below, f"{place}.{key}")
    elif isinstance(value, list):
        for at, below in enumerate(value):
            yield from _signs(below, f"{place}[{at}]")
    elif found := NO_WORDS.search(str(value)):
        yield place.removeprefix("."), found[0]


class _Loader(yaml.CBaseLoader):
    """YAML in which every scalar is a string and a key may stand only once."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[str, object]:
    seen: dict[str, object] = {}
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node, deep=True))
        if key in seen:
            raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} a second time", key_node.start_mark)
        seen[key] = loader.construct_object(value_node, deep=True)
    return seen


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def load_yaml(text: str, where: str, first_line: int = 1) -> object:
    """The value of a YAML text, scalars as strings.

    `first_line` is the line of the file on which the text begins. Raises `InputError` (`bad-yaml`).
    """
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a BaseLoader builds strings, lists and mappings only
    except yaml.YAMLError as error:
        if isinstance(error, yaml.reader.ReaderError):
            line = text.count("\n", 0, error.position) + first_line
            found = f"unacceptable character #x{error.character:04x}: {error.reason}"
        else:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + first_line if mark else first_line
            found = getattr(error, "problem", None) or str(error)
        raise InputError(
            [
                Problem(
                    "bad-yaml",
                    f"{where}, line {line}",
                    str(found),
                    "valid YAML, each key once",
                    "Mend the line; words with : or # in them need quotation marks.",
                )
            ]
        ) from None


def shaped(value: object, shape: type[S], where: str) -> S:
    """The value as a record of this shape; raises `InputError` (`bad-record`) with the field's place."""
    if problems := [_sign_problem(f"{where}, {place}", sign) for place, sign in _signs(value, "")]:
        raise InputError(problems)
    try:
        return msgspec.convert(value, shape, strict=False)
    except msgspec.ValidationError as error:
        found, _, place = str(error).partition(" - at ")
        at = f", {place.strip('`').removeprefix('$.')}" if place else ""
        raise InputError(
            [
                Problem(
                    "bad-record",
                    f"{where}{at}",
                    found[0].lower() + found[1:],
                    f"the fields {', '.join(_fields(shape))}",
                    "Correct the field; README.md tells what each is for.",
                )
            ]
        ) from None


def _fields(shape: type[Shape]) -> Iterator[str]:
    for item in msgspec.structs.fields(shape):
        yield item.encode_name + ("" if item.required else " (optional)")


def front_matter(text: str, where: str) -> tuple[object, str]:
    """The value of the YAML front matter and the text below it."""
    lines = text.split("\n")
    ends = [at for at, line in enumerate(lines) if line.strip() == "---"]
    if len(ends) < 2 or ends[0] != 0:  # noqa: PLR2004 - the two lines of dashes around front matter
        raise InputError(
            [
                Problem(
                    "no-front-matter",
                    f"{where}, line 1",
                    "no front matter",
                    "a record between two lines of three dashes",
                    "Begin the file with ---, the record's fields and --- again.",
                )
            ]
        )
    below = "\n".join(lines[ends[1] + 1 :]).strip()
    check_signs(text, where)
    return load_yaml("\n".join(lines[1 : ends[1]]), where, 2), below


def table(text: str, where: str, columns: tuple[str, ...]) -> list[Mapping[str, str]]:
    """The rows of a CSV table as mappings by column; raises `InputError` (`bad-table`) with the line."""
    check_signs(text, where)
    reader = csv.reader(io.StringIO(text), strict=True)
    rows: list[Mapping[str, str]] = []
    problems: list[Problem] = []
    try:
        header = tuple(next(reader))
        if header != columns:
            problems.append(_table_problem(where, 1, f"the columns {', '.join(header)}", ", ".join(columns)))
        for cells in reader if not problems else ():
            if len(cells) == len(columns):
                rows.append(dict(zip(columns, cells, strict=True)))
            elif cells:
                found = f"{len(cells)} cells"
                problems.append(_table_problem(where, reader.line_num, found, f"{len(columns)} cells"))
    except csv.Error as error:
        problems.append(_table_problem(where, reader.line_num, str(error), "valid CSV"))
    if problems:
        raise InputError(problems)
    return rows


def _table_problem(where: str, line: int, found: str, expected: str) -> Problem:
    remedy = "Mend the line; a cell with a comma in it needs quotation marks."
    return Problem("bad-table", f"{where}, line {line}", found, expected, remedy)


def check_id(value: str, where: str, *, taken: str = "") -> Iterator[Problem]:
    """A problem if the id or slug is not made of lower-case words with hyphens, or is `taken` (`unsafe-id`)."""
    if not ID.match(value) or value == taken:
        yield Problem(
            "unsafe-id",
            where,
            f"the id or slug {value!r}",
            "lower-case letters and digits, words joined by single hyphens",
            "Choose another; it becomes a file's name and an address that never changes.",
        )


def check_date(value: str, where: str, *, required: bool = False) -> Iterator[Problem]:
    """A problem if the words are no ISO date, month or year (`bad-date`); no words are one where a date is required."""
    if not value and not required:
        return
    match = PARTIAL_DATE.match(value)
    try:
        if match is None:
            raise ValueError(value)  # noqa: TRY301 - told the same way as a day that does not exist
        dt.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        yield Problem(
            "bad-date",
            where,
            f"the date {value!r}",
            "a date such as 2003-08-12, 2003-08 or 2003 that exists",
            "Correct it, or put the words in `value`.",
        )


def check_family(author: str, family: str, where: str) -> Iterator[Problem]:
    """A problem if these are not the words with which the author's name ends (`family-name`)."""
    if family and not f" {author}".endswith(f" {family}"):
        yield Problem(
            "family-name",
            where,
            f"the family name {family!r}",
            f"the words with which {author!r} ends",
            "Correct it, or leave it out; lists of works then have the name as it stands.",
        )


def check_address(url: str, where: str) -> Iterator[Problem]:
    """A problem if the address is no plain web address (`unsafe-address`)."""
    if not re.match(r"https?://[\w.-]+(?:[/?#][^\s<>\"'\\]*)?\Z", url, re.ASCII):
        yield Problem(
            "unsafe-address",
            where,
            f"the address {url!r}",
            "an address that begins with https:// or http:// and has no spaces or quotation marks",
            "Correct the address.",
        )
