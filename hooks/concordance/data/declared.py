"""What the data files of an edition are, as docs/templates/data/tables.yml declares it."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from concordance.loading import Shape, load_yaml, shaped
from concordance.problems import InputError, Problem


class FieldKind(Shape, frozen=True):
    """A kind of fields, in the terms of the Table Schema."""

    type: str
    constraints: Mapping[str, str] = msgspec.field(default_factory=dict)


class FieldShape(Shape, frozen=True):
    """A field of a table; `to` is the table and the field in which its value stands.

    A field that is there `sometimes` is one of some rows of JSON.
    """

    kind: str = msgspec.field(name="is")
    says: str
    to: str = ""
    sometimes: bool = False


class DeclaredTable(Shape, frozen=True):
    """A table: what it holds, in which forms it is published, on which terms, and its fields, or whose it has."""

    title: str
    says: str
    files: tuple[Literal["csv", "json"], ...]
    terms: str
    fields: Mapping[str, FieldShape] = msgspec.field(default_factory=dict)
    like: str = ""
    key: tuple[str, ...] = ()


class PlainShape(Shape, frozen=True):
    """A file that is no table."""

    title: str
    terms: str
    mediatype: str


class TermsShape(Shape, frozen=True):
    """The terms of a file; the path is an address, or that of a page from the site's root."""

    title: str
    path: str
    name: str = ""


class Declared(Shape, frozen=True):
    """All of it; the files of a report are named by their paths in its folder of data."""

    kinds: Mapping[str, FieldKind]
    terms: Mapping[str, TermsShape]
    report: Mapping[str, DeclaredTable]
    site: Mapping[str, DeclaredTable]
    plain: Mapping[str, PlainShape]

    def fields_of(self, table: DeclaredTable) -> Mapping[str, FieldShape]:
        """Return the fields of a table."""
        return {**self.report, **self.site}[table.like].fields if table.like else table.fields


def declared(text: str, where: str) -> Declared:
    """Return what the text declares; raises `InputError` for what is no such record, or names what it does not have."""
    value = shaped(load_yaml(text, where), Declared, where)
    tables = {**value.report, **value.site}
    problems = []
    for name, table in tables.items():
        at = f"{where}, {name}"
        if table.like and table.like not in tables:
            problems.append(_unknown(at, table.like, ", ".join(tables)))
            continue
        fields = value.fields_of(table)
        problems += [_unknown(at, key, "a field of the table") for key in table.key if key not in fields]
        for field, shape in fields.items():
            target, _, other = shape.to.partition(".")
            if shape.kind not in value.kinds:
                problems.append(_unknown(f"{at}, {field}", shape.kind, ", ".join(value.kinds)))
            if shape.to and other not in (tables[target].fields if target in tables else ()):
                problems.append(_unknown(f"{at}, {field}", shape.to, "a table and one of its fields: sources.id"))
    named = {name: each.terms for name, each in tables.items()} | {
        name: each.terms for name, each in value.plain.items()
    }
    known = ", ".join(value.terms)
    problems += [
        _unknown(f"{where}, {name}", terms, known) for name, terms in named.items() if terms not in value.terms
    ]
    if problems:
        raise InputError(problems)
    return value


def _unknown(where: str, found: str, expected: str) -> Problem:
    return Problem("unknown-name", where, repr(found), expected, "Correct the name, or declare it.")
