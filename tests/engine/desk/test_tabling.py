"""Where the tables of a report.yml stand in its source."""

from concordance.desk.tabling import declared, spans

LINES = ["Town   1", "North 2", "", "It rains.", "Town 1", "North 2", "Town 1"]


def test_tables_stand_one_after_the_other():
    """What is not there has no lines, and keeps none of the others from being found."""
    tables = [
        {"first": "Town 1", "last": "North 2"},
        {"first": "South", "last": "x"},
        {"first": "Town 1\nNorth 2", "last": "Town 1"},
    ]
    assert spans(LINES, tables) == [range(2), range(0), range(4, 5)]
    assert spans(LINES, [{"first": "It rains.", "last": "East"}, {}]) == [range(0), range(0)]


def test_a_table_is_told_by_as_many_lines_as_it_takes():
    """Those above count from the end of the table before."""
    assert declared(LINES, range(4, 6), 2) == {"first": "Town 1", "last": "North 2"}
    assert declared(LINES, range(4, 7), 0) == {"first": "Town 1\nNorth 2\nTown 1", "last": "North 2\nTown 1"}
