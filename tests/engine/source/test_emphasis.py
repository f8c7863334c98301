"""Words in italics: a table beside report.yml, each row held against the words of its unit."""

import pytest
from invented import read_as

from concordance.edition.assembly import assemble
from concordance.problems import InputError
from concordance.source.emphasis import COLUMNS, emphasised

HEAD = ",".join(COLUMNS)
WHERE = "docs/reports/a-99-1/emphasis.csv"
SOURCE = """I. Rain
1. See Rain of 2002, and in Rainy Weather: rain, rain, Rain.[1]
(a) Here;
Town   Rain
Notes
[1] Ibid., Rain.
"""
RECORD = {
    "outline": [{"heading": "I. Rain"}, {"heading": "Notes", "notes": "true"}],
    "layout": {"notes": "marked", "tables": [{"first": "Town   Rain", "last": "Town   Rain"}]},
}


def italics(*rows):
    """The words in italics that these rows name, by unit and place."""
    report = emphasised(read_as(SOURCE.encode(), RECORD), "\n".join((HEAD, *rows)), WHERE)
    return [
        (unit.id, start, unit.text[start:end])
        for section in report.sections
        for unit in section.units
        for start, end in unit.emphasis
    ]


def test_rows_name_words_by_unit_and_which_time_they_stand_there():
    """Of paragraphs, items and notes; whole words are counted, and the order of rows is free."""
    assert italics("fn-1,Ibid.,1", "1,Rain,2", "1(a),Here,1", "1,Rain,1", "1,rain,2") == [
        ("1", 4, "Rain"),
        ("1", 46, "rain"),
        ("1", 52, "Rain"),
        ("1(a)", 0, "Here"),
        ("fn-1", 0, "Ibid."),
    ]


@pytest.mark.parametrize(
    ("row", "code", "found"),
    [
        ("1,Rain,3", "emphasis-does-not-match", "not the words 'Rain' (3)"),
        ("1,Rain,0", "emphasis-does-not-match", "not the words 'Rain' (0)"),
        ("1,Rain,once", "emphasis-does-not-match", "not the words 'Rain' (once)"),
        ("1,Weath,1", "emphasis-does-not-match", "not the words 'Weath' (1)"),  # a part of a word
        ("1,,1", "emphasis-does-not-match", "not the words '' (1)"),
        ("2,Rain,1", "emphasis-unit", "'2'"),
        ("table-1,Rain,1", "emphasis-unit", "'table-1'"),
    ],
)
def test_a_row_that_fits_no_words_is_told(row, code, found):
    """With its place, so that whoever corrects it finds it."""
    with pytest.raises(InputError) as refused:
        italics("1,Rain,1", row)
    (problem,) = refused.value.problems
    unit, words, occurrence = row.split(",")
    assert (problem.code, problem.found) == (code, found)
    assert problem.where == f"{WHERE}, {words} ({occurrence}) in {unit}"
    assert problem.remedy == "Correct the row, or take it away."


def test_rows_that_overlap_are_told():
    """Each word is in italics once."""
    with pytest.raises(InputError) as refused:
        italics("1,Rainy Weather,1", "1,in Rainy,1", "1,See,1")
    (problem,) = refused.value.problems
    assert (problem.code, problem.where) == ("emphasis-twice", f"{WHERE}, 1")
    assert problem.found == "'in Rainy' and 'Rainy Weather', which overlap"


@pytest.mark.no_cover
def test_italics_stand_beside_the_report(world, pages_of):
    """They change how its pages and its data show its words, and none of them."""
    table = f"{HEAD}\n6,Supreme Court decides,1\n"
    edition = assemble(world | {"reports/a-99-1/emphasis.csv": table.encode()})
    plain = assemble(world)
    shown, before = pages_of(edition), pages_of(plain)
    page = "a-99-1/iii-detention.html"
    assert "<em>Supreme Court</em></a><em> decides</em>." in shown[page]
    assert shown[page].replace("<em>", "").replace("</em>", "") == before[page].replace("<em>", "").replace("</em>", "")
    assert edition.reports[0].mentions == plain.reports[0].mentions
    assert {path for path in before if shown[path] != before[path]} == {
        page,
        "a-99-1/full.html",
        "a-99-1/data/a-99-1.akn.xml",
    }
    assert "<i>" in shown["a-99-1/data/a-99-1.akn.xml"]


def test_a_table_of_italics_that_is_wrong_stops_the_build(world):
    """As any other input does."""
    with pytest.raises(InputError, match="emphasis-does-not-match"):
        assemble(world | {"reports/a-99-1/emphasis.csv": f"{HEAD}\n6,Chile,1\n".encode()})
