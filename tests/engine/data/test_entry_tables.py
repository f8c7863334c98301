"""Entries, facts and relations as tables."""

import csv
import io

import pytest

from concordance.data.entry_tables import MEMBER, files


@pytest.fixture(scope="module")
def tables(edition):
    """The tables of this repository's edition, as a program reads them."""
    return {path: list(csv.DictReader(io.StringIO(write(), newline=""))) for path, write in files(edition).items()}


def test_every_entry_that_has_a_page_is_a_row(edition, tables):
    """With its address and how often the reports mention it."""
    rows = {row["id"]: row for row in tables["data/entries.csv"]}
    assert rows.keys() == edition.entries.keys()
    assert rows["untoc"] == {
        "id": "untoc",
        "kind": "instrument",
        "title": edition.entries["untoc"].title,
        "short": edition.entries["untoc"].short,
        "symbol": "",
        "url": "glossary/untoc.html",
        "official": edition.entries["untoc"].official[0].url,
        "mentions": str(edition.count("untoc")),
        "record": "true",
    }
    assert rows["a-res-57-218"]["symbol"] == "A/RES/57/218"


def test_every_fact_is_a_row(edition, tables):
    """With its source."""
    rows = tables["data/facts.csv"]
    assert len(rows) == sum(len(entry.facts) for entry in edition.entries.values())
    assert all(row["source"] in edition.sources and (row["date"] or row["value"]) for row in rows)


def test_relations_are_between_entries_that_are_there(edition, tables):
    """Those that records tell, and the members of groups."""
    rows = tables["data/relations.csv"]
    assert {row["how"] for row in rows} > {MEMBER, "supplements"}
    assert {row[name] for row in rows for name in ("entry", "to")} <= edition.entries.keys()
    assert ("trafficking-protocol", "supplements", "untoc") in {tuple(row.values()) for row in rows}


def test_a_name_without_a_record_says_so(both):
    """Nothing is known of it but its form."""
    rows = list(csv.DictReader(io.StringIO(files(both)["data/entries.csv"](), newline="")))
    told = {row["id"] for row in rows if row["record"] == "false"}
    assert told == {entry.id for entry in both.entries.values() if not entry.recorded}
