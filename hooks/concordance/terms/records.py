"""The records of terms, `data/terms/ID.md`: their shape, their checks, and the term that each becomes."""

from collections.abc import Iterable, Iterator

import msgspec

from concordance.checks import check_form, check_id, wrong
from concordance.loading import Shape, front_matter, shaped
from concordance.problems import InputError, Problem
from concordance.terms.forms import expanded
from concordance.terms.term import Law, Term, TermConfusion
from concordance.text import paragraphs

FOLDER = "data/terms/"


class TermShape(Shape, frozen=True, kw_only=True):
    """The front matter of a term; its explanation is the text below."""

    name: str
    nouns: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    not_these: tuple[str, ...] = msgspec.field(name="not", default=())
    law: tuple[Law, ...] = ()
    everyday: str = ""
    confused_with: tuple[TermConfusion, ...] = ()
    related: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    shown_in: str = ""


def term(text: str, where: str) -> Term:
    """Return the term of a record such as `data/terms/trafficking.md`, whose name is the id; raises `InputError`."""
    value, below = front_matter(text, where)
    shape = shaped(value, TermShape, where)
    name = where.rpartition("/")[2].removesuffix(".md")
    record = Term(
        id=name,
        name=shape.name,
        explanation=paragraphs(below),
        forms=expanded(shape.nouns, shape.forms),
        not_these=shape.not_these,
        law=shape.law,
        everyday=shape.everyday,
        confused=shape.confused_with,
        related=shape.related,
        entries=shape.entries,
        sources=shape.sources,
        shown_in=shape.shown_in,
        where=where,
    )
    if problems := [*_check(record)]:
        raise InputError(problems)
    return record


def _check(made: Term) -> Iterator[Problem]:
    yield from check_id(made.id, made.where, taken=frozenset({"index"}))
    if not made.explanation:
        yield wrong("term-without-explanation", made.where, "", "what the term means, as text below the record")
    if not (made.forms or made.shown_in):
        expected = "words by which a text uses the term (`nouns`, `forms`), or where the edition does (`shown_in`)"
        yield wrong("term-without-forms", made.where, "", expected)
    for form in (*made.forms, *made.not_these):
        yield from check_form(form, made.where)
    for each in made.law:
        if not (each.says.strip() and each.place.strip() and each.source.strip()):
            expected = "the place in the instrument, what it says there, and the copy that was read"
            yield wrong("law-without-source", f"{made.where}, law", each.instrument, expected)
    if made.id in made.others:
        yield wrong("confused-with-itself", made.where, made.id, "the id of another term")


def forms_twice(terms: Iterable[Term]) -> Iterator[Problem]:
    """Yield a problem for each form that two of these terms have."""
    owners: dict[str, Term] = {}
    for each in terms:
        for form in each.forms:
            owner = owners.setdefault(form, each)
            if owner is not each:
                found = f"the form {form!r}, which {owner.where} has too"
                remedy = "Take it from one of them, or write a longer form."
                yield Problem("form-twice", each.where, found, "one term for each form", remedy)
