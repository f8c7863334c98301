"""Tables that people write are as they are declared, or a person is told."""

import pytest

from concordance.data.declared import declared
from concordance.data.table_checks import check_tables
from concordance.problems import InputError

DECLARED = """
kinds:
  id: {type: string, constraints: {required: true}}
  perhaps: {type: string}
  date: {type: string, constraints: {pattern: "[0-9]{4}"}}
terms: {own: {title: Ours, path: about.html}}
report: {}
site:
  boats:
    title: Boats
    says: Boats.
    files: [csv]
    terms: own
    key: [name, harbour]
    fields:
      name: {is: id, says: its name}
      harbour: {is: perhaps, says: where it lies}
      year: {is: date, says: when it was built}
  rains: {title: Rain, says: Rain., files: [csv], terms: own, fields: {day: {is: perhaps, says: when}}}
plain: {}
"""
WHERE = "docs/data/boats.csv"


def found(tables, text=DECLARED):
    """What is wrong with these tables."""
    try:
        check_tables(tables, declared(text, "tables.yml"))
    except InputError as error:
        return error.problems
    return ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name,harbour,year\nAda,Lima,1999\nAda,,\nBea,Lima,\n", []),
        ("name,port,year\n", [("bad-table", f"{WHERE}, line 1")]),
        ("name,harbour,year\n,Lima,1999\n", [("empty-cell", f"{WHERE}, row 2")]),
        ("name,harbour,year\nAda,Lima,soon\n", [("bad-cell", f"{WHERE}, row 2")]),
        ("name,harbour,year\nAda,Lima,\nBea,Lima,\nAda,Lima,1999\n", [("row-twice", f"{WHERE}, row 4")]),
    ],
)
def test_a_table_is_held_to_what_it_is_said_to_be(text, told):
    """Its columns, its required cells, its patterns and its key."""
    assert [(each.code, each.where) for each in found({"data/boats.csv": text})] == told


def test_a_table_without_a_key_may_repeat_itself():
    """Nothing says that its rows differ."""
    assert found({"data/rains.csv": "day\nMonday\nMonday\n"}) == ()


def test_the_tables_of_this_edition_are_as_they_are_declared(root):
    """All that stand in docs/data."""
    where = "docs/templates/data/tables.yml"
    text = (root / where).read_text(encoding="utf-8")
    tables = {f"data/{path.name}": path.read_text(encoding="utf-8") for path in (root / "docs" / "data").glob("*.csv")}
    assert len(tables) > 10
    assert found(tables | {"data/other.csv": "not declared"}, text) == ()
    assert [each.where for each in found(tables | {"data/series.csv": "x\n"}, text)] == ["docs/data/series.csv, line 1"]
