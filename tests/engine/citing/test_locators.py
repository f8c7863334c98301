"""Locating: where a unit or a range of units stands, in the words of a citation."""

from collections import Counter
from itertools import combinations_with_replacement

import pytest
from tiers import few

from concordance.citing.locators import locate, located, spot
from concordance.citing.stylebook import CitationWordsShape
from concordance.report import Unit, UnitName

WORDS = CitationWordsShape("chapeau", "and", "to", "note", "table")
PARAGRAPH = ("para.", "paras.")


@pytest.fixture(scope="module")
def reports(both):
    """The invented reports by slug."""
    return {each.report.slug: each.report for each in both.reports}


@pytest.mark.stories("places.yml", "asked", "words", "plain")
def test_a_place_is_named_as_the_united_nations_name_it(reports, asked, words, plain):
    """The words of each story, and whether they are numbers alone."""
    found = locate(reports[asked["report"]], asked["first"], asked["last"], WORDS)
    assert found.phrase(PARAGRAPH, "-", WORDS) == words
    assert found.plain == (plain == "yes")


@pytest.mark.no_cover
def test_every_unit_has_a_name_of_its_own(reports, edition):
    """No two units of a report are cited in the same words."""
    for report in (*reports.values(), *(each.report for each in edition.reports)):
        names = [locate(report, unit.id, unit.id, WORDS).phrase(PARAGRAPH, "-", WORDS) for unit in report.units]
        assert len(set(names)) == len(names) == len(report.units)


@pytest.mark.no_cover
@pytest.mark.parametrize("step", few([4, 1], quick=[4], reason="every range of the report"))
def test_every_range_has_a_name_of_its_own(edition, step):
    """No two are cited in the same words, a unit being a range of one; but paragraph 3 with its items is that alone."""
    (report,) = [each.report for each in edition.reports]
    ids = [unit.id for unit in report.units]
    names = Counter(
        locate(report, first, last, WORDS).phrase(PARAGRAPH, "-", WORDS)
        for first, last in combinations_with_replacement(ids[::step], 2)
    )
    assert {name for name, ranges in names.items() if ranges > 1 or not name} <= {"para. 3"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (UnitName("paragraph", "2.2", ("a",), within=("annex", "ii")), "annex II, para. 2.2 (a)"),
        (UnitName("paragraph", "7", heading=("Summary",)), "summary, para. 7"),
        (UnitName("paragraph", "", ("a",), heading=("Opening",)), "opening (a)"),
        (UnitName("paragraph", heading=("Rain, 2003",)), "Rain, 2003"),
        (UnitName("paragraph", "1", heading=("Roe v Wade",)), "Roe v Wade, para. 1"),
        (UnitName("note", "2", within=("annex", "i")), "annex I, note 2"),
        (UnitName("table", "1"), "table 1"),
    ],
)
def test_a_heading_stays_as_it_is(name, words):
    """A year in it is no paragraph's number, and a letter no annex's."""
    found = located([spot(Unit("x", "x", "", name, "i", "It rains."), WORDS)], 0, 0, WORDS)
    assert found.phrase(PARAGRAPH, "-", WORDS) == words


def test_a_unit_that_is_not_there_has_no_place(reports):
    """An id of another report, or none at all, is an error and no guess."""
    with pytest.raises(KeyError):
        locate(reports["a-99-1"], "1", "99", WORDS)
