"""Echoes: what is declared is alike, and what is alike is declared or told."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import METADATA

from concordance.edition.restatements import DECLARED, Restatements, common, words_of
from concordance.model import Mention
from concordance.report import Report, Section, Unit, UnitName

NAME = UnitName("paragraph", "1")
WORDS = st.lists(st.sampled_from("a b c d".split()), max_size=12)


def report_of(earlier, later, *declared, together=False):
    """A report with two paragraphs, in two sections or together in one."""
    first = Unit("summary-1", "summary-1", "", UnitName("paragraph", "1", heading=("Summary",)), "summary", earlier)
    second = Unit("1", "para-1", "1.", NAME, "summary" if together else "i", later)
    groups = [("summary", (first, second))] if together else [("summary", (first,)), ("i", (second,))]
    sections = [Section(slug, (), "", "", 2, "", units, "", "", listed=True) for slug, units in groups]
    return Report("a-99-1", "A/99/1", "", METADATA, (), (), tuple(sections), (), (), (), declared_restatements=declared)


def mentions_of(unit, text, names):
    """The mentions of these names in a text."""
    places = [(text.index(words), words, entry) for words, entry in names.items() if words in text]
    return [
        Mention("a-99-1", unit, start, start + len(words), words, 1, "instrument", "name", entry)
        for start, words, entry in sorted(places)
    ]


@pytest.mark.stories("restatements.yml", "earlier", "later", "names", "declared", "common", "problems", "reviews")
def test_restatements(earlier, later, names, declared, common, problems, reviews):  # noqa: PLR0913, PLR0917 - a story's keys
    """What the two units of a story have in common, and what is told of them."""
    by_unit = {unit: mentions_of(unit, text, names or {}) for unit, text in (("summary-1", earlier), ("1", later))}
    report = report_of(earlier, later, *([tuple(declared)] if declared else []))
    read = Restatements(report, by_unit, "docs/report.yml")
    assert [f"{echo.common} of {echo.words}" for echo in read.found] == ([common] if common else [])
    assert all((echo.earlier, echo.later) == ("summary-1", "1") for echo in read.found)
    assert [problem.code for problem in read.problems] == (problems or [])
    told = list(read.undeclared())
    assert [review.where.removeprefix("a-99-1 ") for review in told] == (reviews or [])
    assert {review.code for review in told} <= {"echo-undeclared"}


def test_an_echo_is_declared_once():
    """From whichever end."""
    text = "The rain of the spring."
    read = Restatements(report_of(text, text, ("summary-1", "1"), ("1", "summary-1")), {}, "docs/report.yml")
    assert len(read.found) == 1
    assert [(problem.code, problem.found) for problem in read.problems] == [
        ("echo-does-not-match", "the same two units again")
    ]


def test_what_one_section_says_twice_is_near_at_hand():
    """And not told."""
    text = "The rain of the spring was long and cold, and it ruined the harvest of the year."
    assert list(Restatements(report_of(text, text, together=True), {}, "x").undeclared()) == []
    assert len(list(Restatements(report_of(text, text), {}, "x").undeclared())) == 1


def test_a_turn_of_phrase_of_the_whole_report_makes_no_pairs():
    """What many units share is the report's way of speaking; looking at every pair of them would take for ever."""
    phrase = "in the spirit of the law of the sea and of all its many rules for ships of every flag"
    units = [f"{phrase} {name}" for name in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")]
    few, many = (list(Restatements(sections_of(units[:n] * 2), {}, "x").undeclared()) for n in (3, 9))
    assert len(few) == 15
    assert many == []


def sections_of(texts):
    """A report of sections with one unit each."""
    sections = [
        Section(f"s{n}", (), "", "", 2, "", (Unit(f"{n}", f"para-{n}", "", NAME, f"s{n}", text),), "", "", listed=True)
        for n, text in enumerate(texts)
    ]
    return Report("a-99-1", "A/99/1", "", METADATA, (), (), tuple(sections), (), (), ())


@given(WORDS, WORDS)
def test_common_words_are_some_of_the_shorter_one(one, other):
    """All of them where both are equal, and the same from either end where both are equally long or not."""
    shared, words = common(one, other)
    assert 0 <= shared <= words == min(len(one), len(other))
    assert common(one, one) == ((len(one), len(one)) if len(one) > 2 else (0, len(one)))
    if len(one) != len(other):
        assert common(one, other) == common(other, one)


def test_the_echoes_of_the_report_are_those_that_were_read(edition):
    """Each paragraph of the Summary has one at least, and none is near the bound by chance."""
    (annotated,) = edition.reports
    summary = [unit.id for unit in annotated.report.section("summary").units]
    assert list(dict.fromkeys(echo.earlier for echo in annotated.restatements)) == summary
    assert all(echo.common >= DECLARED * echo.words for echo in annotated.restatements)
    assert [review for review in edition.reviews if review.code == "echo-undeclared"] == []
    words = {unit.id: words_of(unit, annotated.by_unit.get(unit.id, ())) for unit in annotated.report.units}
    numbered = [unit.id for unit in annotated.report.units if unit.id.isdigit()]
    declared = {(echo.earlier, echo.later) for echo in annotated.restatements}
    for pair in itertools.product(summary, numbered):
        share, of = common(words[pair[0]], words[pair[1]])
        assert pair in declared or share < 12 or share < of / 2


def test_the_same_is_led_to_from_both_ends(edition):
    """The earlier unit knows the later ones, and they know it."""
    (annotated,) = edition.reports
    assert [unit.id for unit in annotated.restatements_of("summary-5")] == ["6", "75"]
    assert [unit.id for unit in annotated.restatements_of("6")] == ["summary-4", "summary-5"]
    assert annotated.restatements_of("24") == []
