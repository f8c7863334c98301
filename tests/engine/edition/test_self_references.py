"""References of a report to its own parts: what is meant for certain is linked, and nothing else."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import METADATA, changed

from concordance.edition.pointers import pointers
from concordance.edition.self_references import CrossReferences
from concordance.model import Mention
from concordance.report import ReferenceOverride, Report, Section, Unit, UnitName

SECTIONS = {  # slug, label, heading, parent: the units
    ("i", "I", "I. Introduction", ""): "1 2 3 3(a) 3(b)",
    ("ii", "II", "II. Findings", ""): "",
    ("ii-a", "II.A", "A. Harbours", "ii"): "4",
    ("ii-b", "II.B", "B. Ships", "ii"): "5 6",
    ("ii-b-rain", "", "Rain", "ii-b"): "7",
    ("iii", "III", "III. Conclusions", ""): "8 9 table-1",
    ("annex-i", "", "Annex I Terms", ""): "annex-i-1 annex-i-2 annex-i-3",
    ("annex-ii", "", "[Annex II] Drafts", ""): "annex-ii-1",
    ("notes", "", "[Notes]", ""): "fn-1 fn-2",
}


def unit_of(name, section, text):
    """A unit with these words, with the anchor and the kind that its id tells."""
    prefix = f"{section}-" if section.startswith("annex") else ""
    number = name.removeprefix(prefix)
    anchor = f"{prefix}para-{number.replace('(', '-').strip(')')}" if number[0].isdigit() else name
    kind = {"fn": "note", "table": "table"}.get(name.partition("-")[0], "paragraph")
    number, *items = number.replace(")", "").split("(")
    return Unit(name, anchor, f"{number}.", UnitName(kind, number, tuple(items)), section, text)


def report_of(unit, text, ties=(), language="en"):
    """The report of the stories, in which this unit has these words and the others say nothing."""
    sections = []
    for (slug, label, heading, parent), names in SECTIONS.items():
        units = tuple(unit_of(name, slug, text if name == unit else "It is dry.") for name in names.split())
        sections.append(
            Section(
                slug, tuple(filter(None, label.split("."))), heading, heading, 2, parent, units, "", "", listed=True
            )
        )
    overrides = []
    for tie in ties:
        start = text.index(tie["words"])
        span = (start, start + len(tie["words"]))
        overrides.append(ReferenceOverride(unit, *span, tie.get("to", ""), tie.get("until", ""), "", ""))
    metadata = changed(METADATA, language=language)
    return Report(
        "a-99-1", "A/99/1", "", metadata, (), (), tuple(sections), (), (), (), reference_overrides=tuple(overrides)
    )


def mentions_of(unit, text, words):
    """The mention of an instrument by these words, if there are any."""
    start = text.index(words)
    found = Mention("a-99-1", unit, start, start + len(words), words, 1, "instrument", "name", "treaty")
    return {unit: (found,)} if words else {}


@pytest.mark.stories("references.yml", "unit", "text", "mention", "ties", "found", "open", "problems")
def test_references(unit, text, mention, ties, found, open, problems):  # noqa: A002, PLR0913, PLR0917 - a story's keys
    """What the words of a story refer to, what is left open, and what is wrong with what was declared."""
    unit = unit or "6"
    read = CrossReferences(report_of(unit, text, ties or ()), mentions_of(unit, text, mention), "report.yml")
    told = [f"{each.quote} = {each.to} until {each.until}".removesuffix(" until ") for each in read.found]
    assert told == (found or [])
    assert [review.found for review in read.reviews] == [repr(words) for words in open or []]
    assert {review.code for review in read.reviews} <= {"reference-unresolved", "reference-not-declared"}
    assert [problem.code for problem in read.problems] == (problems or [])
    for each in read.found:
        assert text[each.start : each.end] == each.quote
        assert each.declared == any(each.quote == tie["words"] for tie in ties or ())


def test_the_rules_are_those_of_english():
    """In another language only what is declared is a reference."""
    text = "Le paragraphe 2; see paragraph 2 above."
    read = CrossReferences(report_of("6", text, [{"words": "paragraphe 2", "to": "2"}], "fr"), {}, "report.yml")
    assert [each.to for each in read.found] == ["2"]
    assert read.reviews == []


PIECES = st.sampled_from(
    "paragraph para. paragraphs chapter section annex note the previous 2 3 (a) to and , above below of I II.B "
    'this present report " \u201c \u201d A/57/387 rule'.split()
)


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_pointers_stand_in_order_and_never_overlap(text):
    """Whatever the words."""
    found = pointers(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(0 <= each.start < each.end <= len(text) for each in found)


@given(st.text('paragraph above 0123456789.,-()[]"', max_size=40))
def test_any_text_can_be_read(text):
    """Words that look like a reference end in one, in a review, or in nothing."""
    read = CrossReferences(report_of("6", text or "x"), {}, "report.yml")
    assert all(each.to for each in read.found)
