"""The records of glossary entries and documents: their shape, and the entry and surface forms that each becomes."""

from collections.abc import Iterator, Mapping

from concordance.checks import check_address, check_form, check_id, wrong
from concordance.dates import check_date
from concordance.loading import Shape, front_matter, shaped
from concordance.model import Confusion, Entry, Fact, Form, Kind, Link, Relation
from concordance.names.symbols import official_address, slug_of_symbol
from concordance.problems import InputError, Problem

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
WHEN = ("", "defined", "state")
_FOLDERS: Mapping[str, tuple[Kind, ...]] = {
    "glossary": ("instrument", "body", "process"),
    "documents": ("document",),
}


class FormShape(Shape, frozen=True):
    """A surface form with what is said about it."""

    form: str
    when: str = ""
    slip: str = ""


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
    related: tuple[Relation, ...] = ()
    confused_with: tuple[Confusion, ...] = ()
    official: tuple[Link, ...] = ()
    facts: tuple[Fact, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""


def entry(text: str, where: str) -> tuple[Entry, list[Form]]:
    """The entry and its forms from a record such as `glossary/untoc.md`.

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
    problems = [*check_id(name, where, taken=frozenset({"index"})), *_check(shape, where, _FOLDERS[folder], name)]
    if problems:
        raise InputError(problems)
    kind: Kind = shape.kind  # type: ignore[assignment]  # _check allows the folder's kinds only
    own = (Link(shape.symbol, official_address(shape.symbol)),) if shape.symbol else ()
    made = Entry(
        id=name,
        kind=kind,
        title=shape.title,
        short=shape.short or shape.title,
        definition=tuple(" ".join(part.split()) for part in below.split("\n\n") if part.strip()),
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
    for fact in shape.facts:
        yield from _check_fact(fact, f"{where}, facts, {fact.what}")
    yield from _check_forms(shape, where)


def _check_fact(fact: Fact, where: str) -> Iterator[Problem]:
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
            yield wrong("bad-when", f"{where}, {form.form}", form.when, "defined, state, or nothing")
    if not shape.state and (shape.bare or any(form.when == "state" for form in forms)):
        expected = "the State whose body it is, by ISO 3166-1 alpha-3 code"
        yield wrong("form-without-state", where, "a form that needs the State, and no `state`", expected)
