"""A changed report.yml becomes the lines to put into it, each field as it will be."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import yaml

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A line to put into report.yml, and whether it is not there yet."""

    text: str
    fresh: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A field of report.yml as it will be, and between which lines of the file it stands now; 0 where it does not."""

    name: str
    lines: tuple[RecordLine, ...]
    first: int
    last: int


def fields(before: Record, after: Record, text: str) -> list[Field]:
    """Return the fields of report.yml that a decision changes, as they will be; `text` is the file as it is.

    They stand from the last in the file to the first, so that the lines of one hold when others have been put in.
    """
    found = []
    for name, value in after.items():
        if value != before.get(name):
            old = _yaml({name: before[name]}) if name in before else []
            new = _yaml({name: value})
            matcher = SequenceMatcher(None, old, new, autojunk=False)
            kept = {n for block in matcher.get_matching_blocks() for n in range(block.b, block.b + block.size)}
            lines = tuple(RecordLine(line, n not in kept) for n, line in enumerate(new))
            found.append(Field(name, lines, *_span(text, name)))
    return sorted(found, key=lambda field: -field.first)


def _span(text: str, name: str) -> tuple[int, int]:
    """Return between which lines a field stands in a file; twice 0 if it does not."""
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.startswith(f"{name}:")), -1)
    last = first
    for n in range(first + 1, len(lines) if first >= 0 else 0):
        if re.match(r"[\w'\"]", lines[n]):
            break
        last = n if lines[n].strip() and not lines[n].startswith("#") else last
    return first + 1, last + 1


class _Plain(yaml.SafeDumper):
    """YAML as people write it: every scalar is words, and needs quotation marks only where its signs ask for them."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - as PyYAML declares it


_Plain.add_representer(
    str,
    lambda dumper, words: dumper.represent_scalar("tag:yaml.org,2002:str", words, style='"' if "\n" in words else None),
)


def _yaml(record: Record) -> list[str]:
    written = yaml.dump(record, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=110)
    return written.rstrip("\n").split("\n")
