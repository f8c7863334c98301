"""Records: text, YAML and tables, read strictly and into the shape that a record must have.

Every scalar is read as the words that stand there (`no` is not false, `2003-02-30` no date), so that
a mistake is found here, by name and place, and not later as a strange page.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import TypeVar

import msgspec
import yaml
from msgspec import inspect

from concordance.bounds import check_yaml
from concordance.dates import PartialDate
from concordance.problems import InputError, Problem
from concordance.signs import check_record, check_signs

S = TypeVar("S", bound="Shape")
_STEPS = re.compile(r"\[[^\]]*\]|[^$.\[\]`]+")  # of a place in a record: into a list, `[0]`, and to a field
_NUMBER = re.compile("[1-9][0-9]{0,3}\\Z")


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A record's shape: unknown and missing fields are errors."""


class Number(int):
    """A whole number from 1 to 9999 in a record, in digits and nothing else: `1e3` and `-1` are none."""


def decode(data: bytes, where: str) -> str:
    """Return the text of a file: UTF-8, without byte-order mark, with plain line ends.

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


def _document(events: Iterator[yaml.Event]) -> object:
    """Return the value of the one document of a text; nothing if there is none."""
    value = None
    for count, start in enumerate(event for event in events if isinstance(event, yaml.DocumentStartEvent)):
        if count:
            raise _error("another document", start)
        value = _value(next(events), events)
    return value


def _value(event: yaml.Event, events: Iterator[yaml.Event]) -> object:
    """Return the value that begins with an event: every scalar is a string, and a key may stand only once."""
    if isinstance(event, yaml.ScalarEvent):
        return event.value
    if isinstance(event, yaml.SequenceStartEvent):
        return [_value(each, events) for each in _until(yaml.SequenceEndEvent, events)]
    found: dict[str, object] = {}
    for each in _until(yaml.MappingEndEvent, events):
        key = str(_value(each, events))
        if key in found:
            raise _error(f"the key {key!r} a second time", each, "Put what stands under both of them into one.")
        found[key] = _value(next(events), events)
    return found


def _until(end: type[yaml.Event], events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    """Yield the events before the next of this kind, which is taken too; what is within them is taken between."""
    return takewhile(lambda event: not isinstance(event, end), events)


def _error(problem: str, event: yaml.Event, remedy: str = "") -> yaml.MarkedYAMLError:
    """Return an error at the place of an event, with its remedy if it has one of its own."""
    mark = event.start_mark
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark, note=remedy)  # type: ignore[arg-type]  # of the parser in C


def load_yaml(text: str, where: str, first_line: int = 1) -> object:
    """Return the value of a YAML text, scalars as strings.

    `first_line` is the line of the file on which the text begins. Raises `InputError` (`bad-yaml`, and those of
    `check_yaml`).
    """
    try:
        check_yaml(text, where, first_line)
        return _document(yaml.parse(text, Loader=yaml.CBaseLoader))
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
                    getattr(error, "note", "") or "Mend the line; words with : or # in them need quotation marks.",
                )
            ]
        ) from None


def shaped(value: object, shape: type[S], where: str) -> S:
    """Return the value as a record of this shape; raises `InputError` (`bad-record`) with the field's place.

    A sign that is no part of any words is another (`control-character`).
    """
    check_record(value, where)
    try:
        return msgspec.convert(value, shape, strict=False, dec_hook=_decoded)
    except msgspec.ValidationError as error:
        found, _, place = str(error).partition(" - at ")
        at = f", {place.strip('`').removeprefix('$.')}" if place else ""
        raise InputError(
            [
                Problem(
                    "bad-record",
                    f"{where}{at}",
                    found[0].lower() + found[1:],
                    f"the fields {', '.join(_fields(_shape_at(shape, place)))}",
                    "Correct the field; docs/editing/ tells what each is for.",
                )
            ]
        ) from None


def _decoded(kind: type, value: object) -> Number | PartialDate:
    """Return the date or the number that stands there; raises `ValueError`, whose words become a part of a problem.

    Whether the words are a date is for `check_date` to say.
    """
    if kind is PartialDate and isinstance(value, str):
        return PartialDate(value)
    if kind is Number and _NUMBER.match(str(value)):
        return Number(str(value))
    expected = "a whole number from 1 to 9999" if kind is Number else "a date"
    raise ValueError(f"Expected {expected}, got {str(value)!r}")


def _shape_at(shape: type, place: str) -> type:
    """Return the shape that a record has at a place of another, as `$.slips[0]`, or the one around it there."""
    within: inspect.Type = inspect.type_info(shape)
    for step in _STEPS.findall(place):
        if isinstance(within, inspect.StructType):
            shape = within.cls
            within = next(item.type for item in within.fields if item.encode_name == step)
        else:
            within = getattr(within, "item_type", within)
    return within.cls if isinstance(within, inspect.StructType) else shape


def _fields(shape: type) -> Iterator[str]:
    for item in msgspec.structs.fields(shape):
        yield item.encode_name + ("" if item.required else " (optional)")


def front_matter(text: str, where: str) -> tuple[object, str]:
    """Return the value of the YAML front matter and the text below it."""
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


def read_rows(text: str, where: str, shape: type[S]) -> list[S]:
    """Return the rows of a CSV table whose columns are the fields of this shape; raises `InputError` (`bad-table`)."""
    columns = tuple(item.encode_name for item in msgspec.structs.fields(shape))
    return [msgspec.convert(row, shape, dec_hook=_decoded) for row in read_table(text, where, columns)]


def read_table(text: str, where: str, columns: tuple[str, ...]) -> list[Mapping[str, str]]:
    """Return the rows of a CSV table as mappings by column; raises `InputError` (`bad-table`) with the line."""
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
