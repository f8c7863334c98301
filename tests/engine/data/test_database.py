"""The database of a report: whole, sound, searchable, and the same each time."""

import sqlite3
from contextlib import closing

import pytest

from concordance.data.database import PAGE, database
from concordance.data.database_tables import TABLES, Subject
from concordance.data.publisher import Publisher


def subject(edition, at=0):
    """What the database of a report is made of."""
    return Subject(edition, edition.reports[at], Publisher("Rain", "https://example.org/"), "1.2.3")


@pytest.fixture(scope="module", params=["a-58-275", "a-99-1", "x-2031-7", "marked"])
def chosen(request, edition, both, marked_edition):
    """What the database of each report that the tests know is made of."""
    of_name = {"a-58-275": (edition, 0), "a-99-1": (both, 0), "x-2031-7": (both, 1), "marked": (marked_edition, 0)}
    return subject(*of_name[request.param])


@pytest.fixture
def opened(chosen):
    """The database, opened."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database(chosen))
        yield connection


def test_it_is_sound(opened):
    """Every key that stands in another table is there; pages are of one size."""
    assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
    assert opened.execute("PRAGMA page_size").fetchone() == (PAGE,)
    assert opened.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    names = {name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {name for name, _, _ in TABLES} < names


def test_it_has_all_of_the_report(chosen, opened):
    """Every unit with its words, every mention, every mark."""
    own = chosen.annotated
    assert opened.execute("SELECT id, text FROM unit ORDER BY number").fetchall() == [
        (unit.id, unit.text) for unit in own.report.units
    ]
    assert opened.execute("SELECT unit, start, end, quote, entry FROM mention ORDER BY number").fetchall() == [
        (each.unit, each.start, each.end, each.quote, each.entry) for each in own.mentions
    ]
    count = {name: opened.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name, _, _ in TABLES}  # noqa: S608
    assert count["section"] == len(own.report.shown_sections)
    assert opened.execute("SELECT unit, start, end, quote, term FROM term_use ORDER BY number").fetchall() == [
        (each.unit, each.start, each.end, each.quote, each.term) for each in own.terms
    ]
    assert dict(opened.execute("SELECT id, uses FROM term")) == {
        name: len(marks) for name, marks in own.terms_by_id.items()
    }
    assert count["cross_reference"] == len(own.references)
    assert count["restatement"] == len(own.restatements)
    assert count["event"] == len(own.marks.events)
    assert count["recommendation"] == len(own.marks.recommendations)
    facts = [fact for name in chosen.entries for fact in chosen.edition.entries[name].facts]
    assert (count["fact"], count["source"]) == (len(facts), len({fact.source for fact in facts}))
    roles = opened.execute("SELECT count(role) FROM mention").fetchone()
    assert roles == (len(own.roles),)


def test_it_says_which_edition_it_is(opened):
    """Its name, its version, where it is published."""
    assert dict(opened.execute("SELECT * FROM about")) == {
        "edition": "Rain",
        "version": "1.2.3",
        "address": "https://example.org/",
    }


def test_it_has_what_the_report_mentions_and_what_that_is_related_to(both):
    """Nothing of other reports; of each entry its facts."""
    mentioned = []
    for at in (0, 1):
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(database(subject(both, at)))
            found = {name for (name,) in connection.execute("SELECT id FROM entry WHERE mentions > 0")}
            assert found == {*both.reports[at].by_entry}
            mentioned.append({name for (name,) in connection.execute("SELECT id FROM entry")})
    assert mentioned[0] != mentioned[1]


def test_words_are_found(edition):
    """In any case, with or without accents, as a phrase."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database(subject(edition)))
        query = "SELECT unit.id FROM search JOIN unit ON unit.number = search.rowid WHERE search MATCH ?"
        texts = {unit.id: unit.text.lower() for unit in edition.reports[0].report.units}
        found = {name for (name,) in connection.execute(query, ['"Consular Protection"'])}
        assert found == {name for name, text in texts.items() if "consular protection" in text}
        found = {name for (name,) in connection.execute(query, ["rodriguez"])}
        assert found == {name for name, text in texts.items() if "rodríguez" in text}


def test_it_is_the_same_each_time(chosen):
    """Byte for byte, without the version of SQLite."""
    data = database(chosen)
    assert data == database(chosen)
    assert data[:16] == b"SQLite format 3\0"
    assert data[96:100] == bytes(4)
