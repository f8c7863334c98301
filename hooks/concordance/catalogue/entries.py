"""The records of glossary entries and documents: their shape, and the entry and surface forms that each becomes.

A record with facts, relations or a longer text is a Markdown file. One that has names, and at most a line of
explanation, stands with others of its kind in a file of `data/names/`, sorted by id.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from concordance.checks import check_address, check_form, check_id, wrong
from concordance.dates import check_date
from concordance.loading import Shape, front_matter, load_yaml, shaped
from concordance.model import Confusion, Entry, Fact, Form, Kind, Link, Relation
from concordance.names.document_symbols import is_symbol, official_address, slug_of_symbol
from concordance.problems import InputError, Problem
from concordance.signs import check_signs
from concordance.text import paragraphs

RELATIONS = (
    "supplements",
    "monitors",
    "part-of",
    "outcome-of",
    "adopted-by",
    "organized-by",
    "promotes",
    "implements",
)
WHEN = ("", "defined", "named", "state")
_FOLDERS: Mapping[str, tuple[Kind, ...]] = {
    "glossary": ("instrument", "body", "process"),
    "documents": ("document",),
}
NAMES: Mapping[str, Kind] = {
    "data/names/bodies.yml": "body",
    "data/names/instruments.yml": "instrument",
    "data/names/processes.yml": "process",
}
_AT_THE_MARGIN = re.compile(r"(?m)^(?=[^\s#])")


class FormShape(Shape, frozen=True):
    """A surface form with what is said about it."""

    form: str
    when: str = ""
    slip: str = ""


class NamesShape(Shape, frozen=True, kw_only=True):
    """What an entry is called, and its official addresses."""

    title: str
    short: str = ""
    names: tuple[str, ...] = ()
    abbreviations: tuple[FormShape | str, ...] = ()
    variants: tuple[FormShape, ...] = ()
    head: str = ""
    official: tuple[Link, ...] = ()


class ListedShape(NamesShape, frozen=True, kw_only=True):
    """A record in a file of `data/names/`, with the source of its name."""

    explanation: str = ""
    source: str = ""


class EntryShape(NamesShape, frozen=True, kw_only=True):
    """The front matter of a glossary entry or a document."""

    kind: str
    symbol: str = ""
    bare: tuple[str, ...] = ()
    state: str = ""
    members: tuple[str, ...] = ()
    related: tuple[Relation, ...] = ()
    confused_with: tuple[Confusion, ...] = ()
    facts: tuple[Fact, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""


class Listed(NamedTuple):
    """An entry of a file of names: its id, the line on which it begins, and its text."""

    name: str
    line: int
    text: str


def entry(text: str, where: str) -> tuple[Entry, list[Form]]:
    """Return the entry and its forms from a record such as `glossary/untoc.md`.

    The file's name is the id, its front matter the record, the text below the definition, for which the record names
    `sources`. Raises `InputError` with all problems of the record.
    """
    _, folder, *below_it, name = where.split("/")
    if below_it:
        expected, remedy = f"records directly in docs/{folder}/", "Move the file."
        raise InputError([Problem("misplaced-record", where, "a record in a folder below", expected, remedy)])
    value, below = front_matter(text, where)
    shape = shaped(value, EntryShape, where)
    name = name.removesuffix(".md")
    if problems := [*_check(shape, where, _FOLDERS[folder], name)]:
        raise InputError(problems)
    return _entry_and_forms(shape, name, where, below)


def listed(text: str, where: str) -> tuple[list[Listed], list[Problem]]:
    """Return the entries of a file such as `data/names/bodies.yml`, as they stand there, and problems with their order.

    Raises `InputError` if it cannot be read.
    """
    check_signs(text, where)
    head, *texts = _AT_THE_MARGIN.split(text)
    found: list[Listed] = []
    line = head.count("\n") + 1
    for each in texts:
        found.append(Listed(each.partition(":")[0], line, each))
        line += each.count("\n")
    return found, [*_check_order(found, where)]


def listed_entry(record: Listed, where: str) -> tuple[Entry, list[Form]]:
    """Return the entry and its forms from an entry in a file of names; raises `InputError` with all its problems."""
    path, where = where.removeprefix("docs/"), f"{where}, line {record.line}"
    value = load_yaml(record.text, where.partition(",")[0], record.line)
    if not (isinstance(value, dict) and len(value) == 1):
        remedy = "Begin each entry with its id and a colon at the margin; docs/editing/names.md shows how."
        raise InputError([Problem("no-entry", where, "no id", "an id with its record below it", remedy)])
    ((name, below),) = value.items()
    where = f"{where}, {name}"
    shape = shaped(below, ListedShape, where)
    kind = NAMES[path]
    called = {field: getattr(shape, field) for field in NamesShape.__struct_fields__}
    whole = EntryShape(kind=kind, **called)
    if problems := [*_check(whole, where, (kind,), name), *_check_name_source(shape.source, where)]:
        raise InputError(problems)
    return _entry_and_forms(whole, name, where, shape.explanation, shape.source)


def _entry_and_forms(
    shape: EntryShape, name: str, where: str, text: str, name_source: str = ""
) -> tuple[Entry, list[Form]]:
    kind: Kind = shape.kind  # type: ignore[assignment]  # _check allows kinds only
    address = official_address(shape.symbol) if shape.symbol else ""
    own = (Link(shape.symbol, address),) if address else ()
    result = Entry(
        id=name,
        kind=kind,
        title=shape.title,
        short=shape.short or shape.title,
        definition=paragraphs(text),
        sources=shape.sources,
        note=shape.note,
        state=shape.state,
        head=shape.head,
        symbol=shape.symbol,
        members=shape.members,
        facts=shape.facts,
        related=shape.related,
        confused=shape.confused_with,
        official=(*own, *shape.official),
        where=where,
        name_source=name_source,
    )
    return result, list(_forms(shape, result)) if kind != "document" else []


def _forms(shape: EntryShape, owner: Entry) -> Iterator[Form]:
    """Yield the forms of an entry. A protocol's name ends before ", supplementing ..."."""
    for name in dict.fromkeys((shape.title.split(", supplementing ")[0], *shape.names)):
        yield Form(name, owner.id, owner.kind, "name")
    for abbreviation in shape.abbreviations:
        form = abbreviation if isinstance(abbreviation, FormShape) else FormShape(abbreviation)
        yield Form(form.form, owner.id, owner.kind, "abbreviation", form.when, form.slip)
    for variant in shape.variants:
        yield Form(variant.form, owner.id, owner.kind, "variant", variant.when, variant.slip)
    for bare in shape.bare:
        yield Form(bare, owner.id, owner.kind, "name", "state")


def _check(shape: EntryShape, where: str, kinds: tuple[Kind, ...], name: str) -> Iterator[Problem]:
    yield from check_id(name, where, taken=frozenset({"index"}))
    if shape.kind not in kinds:
        yield wrong("bad-kind", f"{where}, kind", shape.kind, " or ".join(kinds))
    if shape.kind == "document" and slug_of_symbol(shape.symbol) != name:
        expected = f"the symbol of which {name!r} is the slug"
        yield wrong("symbol-differs", f"{where}, symbol", shape.symbol, expected)
    for relation in shape.related:
        if relation.how not in RELATIONS:
            yield wrong("bad-relation", f"{where}, related", relation.how, ", ".join(RELATIONS))
    for each in shape.confused_with:
        if each.other == name:
            yield wrong("confused-with-itself", f"{where}, confused_with", each.other, "the id of another entry")
    for link in shape.official:
        yield from check_address(link.url, f"{where}, official, {link.label}")
    for at, fact in enumerate(shape.facts):
        yield from _check_fact(fact, f"{where}, facts, {fact.what}" if fact.what.strip() else f"{where}, facts[{at}]")
    yield from _check_forms(shape, where)


def _check_order(records: Sequence[Listed], where: str) -> Iterator[Problem]:
    """Yield a problem for each entry that has to be moved, with its line and the one to move it to.

    The longest series that is in order stays, so that one entry in a wrong place is one problem.
    """
    kept = _in_order([record.name for record in records])
    lines = {record.name: record.line for record in records}
    for name in sorted(lines.keys() - set(kept), key=lines.__getitem__):
        below = next((other for other in kept if other > name), "")
        place = f"to line {lines[below]}, above {below!r}" if below else "to the end of the file"
        expected = "ids in the order of the alphabet, so that two people's entries seldom meet"
        yield Problem("id-out-of-order", f"{where}, line {lines[name]}", repr(name), expected, f"Move it {place}.")


def _in_order(ids: Sequence[str]) -> list[str]:
    """Return the longest series of these ids that is in the order of the alphabet."""
    ends: list[str] = []  # the smallest id with which a series of one, two, three ... ids can end
    before: dict[str, str] = {}
    for each in ids:
        at = bisect_left(ends, each)
        before[each] = ends[at - 1] if at else ""
        ends[at : at + 1] = [each]
    series = ends[-1:]
    while series and before[series[-1]]:
        series.append(before[series[-1]])
    return series[::-1]


def _check_name_source(source: str, where: str) -> Iterator[Problem]:
    """Yield a problem if this is no symbol, no address and no id, which is looked up among the sources later."""
    if "://" in source:
        yield from check_address(source, f"{where}, source")
    elif not source or ("/" in source and not is_symbol(source)):
        remedy = "Say in `source` where the name stands; docs/editing/names.md shows how."
        expected = "the symbol of a United Nations document, a web address, or the id of a source"
        yield Problem("name-without-source", where, repr(source), expected, remedy)


def _check_fact(fact: Fact, where: str) -> Iterator[Problem]:
    if not fact.what.strip():
        yield wrong("fact-without-words", where, "no words", "what the fact tells, such as Adopted or Parties")
    for date in (fact.date, fact.until, fact.as_of):
        yield from check_date(date, where)
    if not fact.source:
        yield wrong("fact-without-source", where, "no source", "the id of a source")
    if not (fact.date or fact.value):
        yield wrong("empty-fact", where, "neither date nor value", "at least one of them")


def _check_forms(shape: EntryShape, where: str) -> Iterator[Problem]:
    plain = [form for form in shape.abbreviations if isinstance(form, str)]
    forms = [*(form for form in shape.abbreviations if isinstance(form, FormShape)), *shape.variants]
    texts = [shape.title, *shape.names, *plain, *shape.bare, *(form.form for form in forms)]
    if not all(text.strip() for text in texts):
        yield wrong("empty-form", where, "a form without words", "the words of each form")
    elif shape.kind != "document":  # whose title is no form
        for text in dict.fromkeys(texts):
            yield from check_form(text, where)
    for form in forms:
        if form.when not in WHEN:
            yield wrong("bad-when", f"{where}, {form.form}", form.when, "defined, named, state, or nothing")
    if not shape.state and (shape.bare or any(form.when == "state" for form in forms)):
        expected = "the State whose body it is, by ISO 3166-1 alpha-3 code"
        yield wrong("form-without-state", where, "a form that needs the State, and no `state`", expected)
