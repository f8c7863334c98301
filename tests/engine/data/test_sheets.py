"""Sheets: marks as data, for programs and for spreadsheets."""

import csv
import io
import json

from concordance.data.sheets import mark_files, sheet


def cells(text):
    """The rows of a sheet as a program reads them."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_marks_are_published(marked_edition):
    """Events with their dates, recommendations with what their addressees, themes and instruments are called."""
    written = mark_files(marked_edition.reports[0], marked_edition.entries)
    assert list(written) == [
        "data/events.json",
        "data/recommendations.json",
        "data/events.csv",
        "data/recommendations.csv",
    ]
    assert json.loads(written["data/events.json"]())[1] == {
        "date": "2003-12-30",
        "until": "2004-01-02",
        "when": "after the World Summit",
        "what": "Meeting of the Process",
        "place": "",
        "status": "planned",
        "report": "a-99-1",
        "unit": "3",
        "url": "a-99-1/ii.html#para-3",
        "start": 0,
        "end": 58,
        "quote": "The Puebla Process met after the World Summit on Harbours.",
        "also": [],
    }
    titles = {name: marked_edition.entries[name].title for name in ("trafficking-protocol", "smuggling-protocol")}
    assert json.loads(written["data/recommendations.json"]())[2] == {
        "report": "a-99-1",
        "unit": "4",
        "url": "a-99-1/ii-reintegration.html#para-4",
        "start": 0,
        "end": 63,
        "quote": "Both the Trafficking Protocol and the Smuggling Protocol apply.",
        "cue": "apply",
        "addressees": {"states": "States", "sailors": "Sailors"},
        "action": "Apply both",
        "themes": {"treaties": "Treaties", "home": "The way home"},
        "instruments": titles,
        "note": "",
    }
    row = cells(written["data/recommendations.csv"]())[2]
    assert (row["addressees"], row["start"]) == ("States; Sailors", "0")
    assert row["instruments"] == "; ".join(titles.values())


def test_a_report_without_marks_has_no_such_files(world_edition):
    """Not even empty ones."""
    assert mark_files(world_edition.reports[0], world_edition.entries) == {}


def test_a_sheet_has_no_byte_order_mark():
    """As no other CSV file of the site: a program that reads UTF-8 finds the first column by its name."""
    assert sheet([{"a": "Côte d'Ivoire"}]).encode() == "a\nCôte d'Ivoire\n".encode()
