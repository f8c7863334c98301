"""Records become entries and forms; tables become rows with a meaning."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from concordance.model import Confusion, Entry, Fact, Form, FormKind, Kind, Link, Relation
from concordance.problems import InputError, Problem
from concordance.records import (
    EntryShape,
    FactShape,
    FormShape,
    check_address,
    check_date,
    check_id,
    front_matter,
    shaped,
    table,
)
from concordance.rules import RULES
from concordance.symbols import Organ, official_address, slug_of_symbol

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
ACTIONS = ("signature", "ratification", "accession", "acceptance", "approval", "succession", "entry-into-force")
WHEN = ("", "defined", "state")
_FOLDERS: Mapping[str, tuple[Kind, ...]] = {
    "glossary": ("instrument", "body", "process"),
    "documents": ("document",),
}
_COUNTRY_COLUMNS = (
    "iso3,iso2,m49,name,formal_name,region,subregion,member_since,note,note_source,status,treaties_under,source"
)
_FORM_KINDS: Mapping[str, FormKind] = {
    "name": "name",
    "variant": "variant",
    "abbreviation": "abbreviation",
    "demonym": "demonym",
    "place": "place",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from, and on what terms."""

    id: str
    title: str
    publisher: str
    url: str
    terms: str
    as_of: str
    note: str


@dataclass(frozen=True, slots=True)
class Action:
    """What a State did about a treaty: signature, ratification, accession ... and when."""

    treaty: str
    iso3: str
    action: str
    date: str
    source: str
    as_of: str
    certainty: str


def entry(text: str, where: str) -> tuple[Entry, list[Form]]:
    """The entry and its forms from a record such as `glossary/untoc.md`.

    The file's name is the id, its front matter the record, the text below the definition. Raises
    `InputError` with all problems of the record.
    """
    _, folder, *below_it, name = where.split("/")
    if below_it:
        expected, remedy = f"records directly in docs/{folder}/", "Move the file."
        raise InputError([Problem("misplaced-record", where, "a record in a folder below", expected, remedy)])
    value, below = front_matter(text, where)
    shape = shaped(value, EntryShape, where)
    name = name.removesuffix(".md")
    problems = [*check_id(name, where, taken="index"), *_check(shape, where, _FOLDERS[folder], name)]
    if problems:
        raise InputError(problems)
    kind: Kind = shape.kind  # type: ignore[assignment]  # _check allows the folder's kinds only
    official = [Link(link.label, link.url) for link in shape.official]
    if shape.symbol:
        official.insert(0, Link(shape.symbol, official_address(shape.symbol)))
    made = Entry(
        id=name,
        kind=kind,
        title=shape.title,
        short=shape.short or shape.title,
        definition=tuple(" ".join(part.split()) for part in below.split("\n\n") if part.strip()),
        note=shape.note,
        state=shape.state,
        head=shape.head,
        symbol=shape.symbol,
        members=shape.members,
        facts=tuple(
            Fact(fact.what, fact.source, fact.date, fact.until, fact.value, fact.as_of) for fact in shape.facts
        ),
        related=tuple(Relation(relation.entry, relation.how) for relation in shape.related),
        confused=tuple(Confusion(each.entry, each.how, each.source) for each in shape.confused_with),
        official=tuple(official),
        where=where,
    )
    return made, list(_forms(shape, made)) if kind != "document" else []


def _forms(shape: EntryShape, made: Entry) -> Iterator[Form]:
    """The forms of an entry. A protocol's name ends before ", supplementing ..."."""
    for name in dict.fromkeys((shape.title.split(", supplementing ")[0], *shape.names)):
        yield Form(name, made.id, made.kind, "name")
    for abbreviation in shape.abbreviations:
        form = abbreviation if isinstance(abbreviation, FormShape) else FormShape(abbreviation)
        yield Form(form.form, made.id, made.kind, "abbreviation", form.when, form.slip)
    for variant in shape.variants:
        yield Form(variant.form, made.id, made.kind, "variant", variant.when, variant.slip)
    for bare in shape.bare:
        yield Form(bare, made.id, made.kind, "name", "state")


def _check(shape: EntryShape, where: str, kinds: tuple[Kind, ...], name: str) -> Iterator[Problem]:
    if shape.kind not in kinds:
        yield _problem("bad-kind", f"{where}, kind", shape.kind, " or ".join(kinds))
    if shape.kind == "document" and slug_of_symbol(shape.symbol) != name:
        expected = f"the symbol of which {name!r} is the slug"
        yield _problem("symbol-differs", f"{where}, symbol", shape.symbol, expected)
    for relation in shape.related:
        if relation.how not in RELATIONS:
            yield _problem("bad-relation", f"{where}, related", relation.how, ", ".join(RELATIONS))
    for each in shape.confused_with:
        if each.entry == name:
            yield _problem("confused-with-itself", f"{where}, confused_with", each.entry, "the id of another entry")
    for link in shape.official:
        yield from check_address(link.url, f"{where}, official, {link.label}")
    for fact in shape.facts:
        yield from _check_fact(fact, f"{where}, facts, {fact.what}")
    yield from _check_forms(shape, where)


def _check_fact(fact: FactShape, where: str) -> Iterator[Problem]:
    for date in (fact.date, fact.until, fact.as_of):
        yield from check_date(date, where)
    if not fact.source:
        yield _problem("fact-without-source", where, "no source", "the id of a source")
    if not (fact.date or fact.value):
        yield _problem("empty-fact", where, "neither date nor value", "at least one of them")


def _check_forms(shape: EntryShape, where: str) -> Iterator[Problem]:
    plain = [form for form in shape.abbreviations if isinstance(form, str)]
    forms = [*(form for form in shape.abbreviations if isinstance(form, FormShape)), *shape.variants]
    texts = [shape.title, *shape.names, *plain, *shape.bare, *(form.form for form in forms)]
    if not all(text.strip() for text in texts):
        yield _problem("empty-form", where, "a form without words", "the words of each form")
    for form in forms:
        if form.when not in WHEN:
            yield _problem("bad-when", f"{where}, {form.form}", form.when, "defined, state, or nothing")
    if not shape.state and (shape.bare or any(form.when == "state" for form in forms)):
        expected = "the State whose body it is, by ISO 3166-1 alpha-3 code"
        yield _problem("form-without-state", where, "a form that needs the State, and no `state`", expected)


def _problem(code: str, where: str, found: str, expected: str) -> Problem:
    return Problem(code, where, repr(found), expected, "Correct the record.")


def countries(text: str, where: str) -> list[Entry]:
    """The States of `data/countries.csv` as entries; raises `InputError`."""
    rows = table(text, where, tuple(_COUNTRY_COLUMNS.split(",")))
    problems: list[Problem] = []
    for row in rows:
        code = row["iso3"]
        if not (code.isascii() and code.isalpha() and code.isupper() and len(code) == 3):  # noqa: PLR2004 - alpha-3
            expected = "three capital letters of ISO 3166-1 (or 3166-3 for former States)"
            problems.append(_problem("bad-country-code", where, code, expected))
        problems += check_date(row["member_since"], f"{where}, {code}")
    if problems:
        raise InputError(problems)
    kept = set(_COUNTRY_COLUMNS.split(",")) - {"iso3", "name", "note"}
    return [
        Entry(
            id=row["iso3"],
            kind="country",
            title=row["name"],
            short=row["name"],
            note=row["note"],
            where=where,
            more={key: row[key] for key in kept},
        )
        for row in rows
    ]


def country_forms(text: str, where: str) -> list[Form]:
    """The surface forms of States from `data/country-forms.csv`; raises `InputError`."""
    rows = table(text, where, ("iso3", "form", "kind", "rule", "years", "source"))
    wrong = [
        row
        for row in rows
        if row["kind"] not in _FORM_KINDS or not set(row["rule"].split()) <= set(RULES) or not row["form"].strip()
    ]
    if wrong:
        expected = f"words, a kind ({', '.join(_FORM_KINDS)}) and no rule or one of {', '.join(RULES)}"
        raise InputError(
            _problem("bad-country-form", where, f"{row['form']} ({row['kind']}, {row['rule']})", expected)
            for row in wrong
        )
    return [Form(row["form"], row["iso3"], "country", _FORM_KINDS[row["kind"]], row["rule"]) for row in rows]


def false_friends(text: str, where: str) -> list[str]:
    """The expressions of `data/false-friends.csv`, which contain a form and are no mention; raises `InputError`."""
    return [row["form"] for row in table(text, where, ("form", "why", "example"))]


def sources(text: str, where: str) -> dict[str, Source]:
    """The sources of `data/sources.csv` by id; raises `InputError`."""
    columns = ("id", "title", "publisher", "url", "terms", "as_of", "note")
    rows = [Source(**row) for row in table(text, where, columns)]
    problems: list[Problem] = []
    for at, row in enumerate(rows):
        problems += check_id(row.id, f"{where}, {row.id}")
        problems += check_date(row.as_of, f"{where}, {row.id}")
        problems += check_address(row.url, f"{where}, {row.id}") if row.url else ()
        problems += [id_twice(where, row.id, where)] if row.id in {other.id for other in rows[:at]} else ()
    if problems:
        raise InputError(problems)
    return {row.id: row for row in rows}


def actions(text: str, where: str) -> list[Action]:
    """The rows of `data/treaty-participation.csv`; raises `InputError`."""
    columns = ("treaty", "iso3", "action", "date", "source", "as_of", "certainty")
    rows = [Action(**row) for row in table(text, where, columns)]
    problems: list[Problem] = []
    for row in rows:
        at = f"{where}, {row.treaty} {row.iso3}"
        problems += check_date(row.date, at)
        problems += check_date(row.as_of, at)
        if row.action not in ACTIONS:
            problems.append(_problem("bad-action", at, row.action, ", ".join(ACTIONS)))
    if problems:
        raise InputError(problems)
    return rows


def organs(text: str, where: str) -> list[Organ]:
    """The organs of `data/organs.csv`; raises `InputError`."""
    columns = ("organ", "short", "entry", "resolution", "decision", "number")
    made = [Organ(*(row[column] for column in columns)) for row in table(text, where, columns)]
    problems = [problem for organ in made for problem in _check_organ(organ, f"{where}, {organ.name}")]
    if problems:
        raise InputError(problems)
    return made


def _check_organ(organ: Organ, where: str) -> Iterator[Problem]:
    for pattern in filter(None, (organ.resolution, organ.decision)):
        if not re.fullmatch(r"[^{}]*\{number\}[^{}]*", pattern):
            yield _problem("bad-pattern", where, pattern, "a symbol with {number} in it")
    try:
        re.compile(organ.number)
    except re.error:
        expected = "a regular expression that the numbers of its resolutions fit"
        yield _problem("bad-pattern", where, organ.number, expected)


def id_twice(where: str, name: str, other: str) -> Problem:
    """The problem of an id that two places have."""
    found = f"the id {name!r}, which {other} has too"
    return Problem("id-twice", where, found, "one entry for each id", "Rename or take away one of them.")
