"""Finding terms: by the stories of tests/cases/terms.yml, and as three sections of A/58/275 were marked by hand."""

import json

import pytest

from concordance.model import TermMark, Text, TextSpan
from concordance.terms.finder import TermFinder
from concordance.terms.forms import expanded
from concordance.terms.term import Term

FORMS = {
    "trafficking": ("trafficking", "victims of trafficking", "counter-trafficking"),
    "smuggling": ("smuggling",),
    "asylum": ("asylum-seekers",),
    "deportation": ("deportation",),
    "communication": ("communications",),
}
NOUNS = {"origin": ("country of origin",), "treaty-body": ("treaty body",), "refugee": ("refugee",)}
NOUNS |= {"party": ("State party",)}
NOT = {"communication": ("communications technology",)}


@pytest.fixture(scope="module")
def finder():
    """A finder of a few terms."""
    terms = [
        Term(name, name, ("It is explained.",), expanded(NOUNS.get(name, ()), FORMS.get(name, ())), NOT.get(name, ()))
        for name in (*FORMS, *NOUNS)
    ]
    return TermFinder(terms)


@pytest.mark.stories("terms.yml", "text", "taken", "found")
def test_terms_are_found(finder, text, taken, found):
    """The words and the terms of the story, and no others; each where its quote stands."""
    spans = [TextSpan("", "1", text.index(words), text.index(words) + len(words), words, 1) for words in taken]
    marks = finder.find([Text("1", text)], {"1": spans})
    assert [f"{mark.quote} = {mark.term}" for mark in marks] == found
    assert all(text[mark.start : mark.end] == mark.quote for mark in marks)


def test_occurrences_are_counted_and_texts_told_apart(finder):
    """As those of mentions are."""
    marks = finder.find([Text("1", "smuggling, smuggling"), Text("2", "no"), Text("3", "smuggling")], {}, "a-1")
    assert marks == [
        TermMark("a-1", "1", 0, 9, "smuggling", 1, "smuggling"),
        TermMark("a-1", "1", 11, 20, "smuggling", 2, "smuggling"),
        TermMark("a-1", "3", 0, 9, "smuggling", 1, "smuggling"),
    ]


def test_without_terms_nothing_is_found():
    """An edition may have none."""
    assert TermFinder([]).find([Text("1", "smuggling")], {}) == []


@pytest.fixture(scope="module")
def marked(root):
    """What was marked by hand."""
    return json.loads((root / "tests" / "gold" / "terms.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def found(edition, marked):
    """The terms found in the sections that were marked."""
    (annotated,) = [each for each in edition.reports if each.report.slug == marked["report"]]
    units = {unit.id for unit in annotated.report.units if unit.section in marked["sections"]}
    return [mark for mark in annotated.terms if mark.unit in units]


def test_what_was_marked_by_hand_is_found_and_nothing_else(found, marked):
    """In three sections of A/58/275: place, quote, occurrence and term."""
    fields = ("unit", "start", "end", "quote", "occurrence", "term")
    assert [{name: getattr(mark, name) for name in fields} for mark in found] == marked["marks"]


def test_what_is_no_term_is_not_found(found, marked):
    """Words in names, in another sense, or left out: none of the places that were noted."""
    for each in marked["not"]:
        overlapping = [
            mark
            for mark in found
            if mark.unit == each["unit"] and mark.start < each["end"] and each["start"] < mark.end
        ]
        assert overlapping == [], each["why"]


def test_no_term_stands_within_a_mention_or_a_reference(edition):
    """In no report of the edition; and mentions are as many as ever."""
    for annotated in edition.reports:
        assert annotated.terms
        for mark in annotated.terms:
            spans = (*annotated.by_unit.get(mark.unit, ()), *annotated.references_by_unit.get(mark.unit, ()))
            assert not [span for span in spans if span.start < mark.end and mark.start < span.end], mark
    assert len(edition.reports[0].mentions) == 258


@pytest.mark.no_cover
def test_another_report_gets_the_terms_that_it_uses(published, second, edition, records_read):
    """An invented one, without a line about them."""
    from concordance.edition.assembly import assemble  # noqa: PLC0415 (only here a second report is read)

    both = assemble(published | second, records_read)
    assert both.vocabulary is edition.vocabulary
    (annotated,) = [each for each in both.reports if each.report.slug == "x-2031-7"]
    assert {(mark.unit, mark.quote, mark.term) for mark in annotated.terms} >= {
        ("3", "migrants", "migrant"),
        ("18", "ratify", "ratification"),
        ("21", "refugees", "refugee"),
        ("16", "consuls", "consulate"),
    }
    assert {mark.term for mark in annotated.terms} <= both.terms.keys()
