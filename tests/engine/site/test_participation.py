"""What the record of a treaty says of each State, how far it goes, and the same as data."""

import csv
import io
import json

import pytest

from concordance.catalogue.tables import Action
from concordance.dates import PartialDate
from concordance.edition.assembly import assemble
from concordance.loading import load_yaml
from concordance.model import Entry
from concordance.site.participation import Participation
from concordance.site.parties import Parties

TREATY = Entry("crc", "instrument", "Children's Convention", "Children's Convention")
REPORT = PartialDate("2003-08-12")
MEXICO, NIGER, PERU = (Entry(code, "country", code, code) for code in ("MEX", "NER", "PER"))


def action(words):
    """An action told in words: `MEX ratification 1990-09-21 gazette 2026-02-03`."""
    state, what, date, source, as_of = words.split()
    return Action("crc", state, what, PartialDate(date), source, PartialDate(as_of), "sourced")


@pytest.fixture
def known():
    """The record of a treaty that goes to 2014, and what a newspaper said of one State later."""
    rows = (
        "MEX ratification 1990-09-21 gazette 2014-01-27",
        "PER signature 1990-01-26 gazette 2014-01-27",
        "PER ratification 2025-08-06 newspaper 2025-08",
    )
    return Participation({"crc": TREATY}, map(action, rows))


def test_a_later_row_about_one_state_dates_no_other(known):
    """The data on a treaty go as far as most of its rows do: that is what can be said of a State without any."""
    ((_, then, latest),) = known.standings_of(NIGER, REPORT)
    assert (then.status, latest.status) == ("open", "open")
    assert (latest.as_of, latest.source) == (then.as_of, then.source) == ("2014-01-27", "gazette")
    assert known.standings_of(PERU, REPORT)[0][2].as_of == "2025-08"


def test_a_chart_ends_where_the_table_says(known):
    """Each State's track on the date that stands beside the latest that is known of it."""
    for state in (MEXICO, PERU):
        (track,) = known.chart(state, REPORT).tracks
        assert track.as_of == known.standings_of(state, REPORT)[0][2].as_of
    assert known.chart(NIGER, REPORT) is None


def test_what_the_record_says_on_dates_that_follow_each_other_stands_together(known):
    """From before the first act on to after it; then what is known at the latest."""
    days = [PartialDate(words) for words in ("1989-05-01", "1990-02-01", "1990-03-01", "2003-08-12")]
    ((treaty, told, latest),) = known.standings_over(MEXICO, days)
    assert [(then.status, dates) for dates, then in told] == [("open", days[:3]), ("party", days[3:])]
    assert (treaty, latest.status) == (TREATY, "party")


def test_reports_of_dates_within_what_a_state_did_share_its_chart(known):
    """A report before the first act needs a longer axis, and so another."""
    drawn = known.chart(MEXICO, REPORT)
    assert known.chart(MEXICO, PartialDate(f"{drawn.axis.last_year}-01-01")) is drawn
    before = drawn.axis.first_year - 1
    assert known.chart(MEXICO, PartialDate(f"{before}-01-01")).axis.first_year == before


def test_of_dates_that_are_told_as_often_the_earlier_counts():
    """No more is claimed than is known."""
    rows = ["MEX signature 1990-09-21 gazette 2026-02-03", "PER signature 1990-01-26 gazette 2014-01-27"]
    record = Participation({"crc": TREATY}, map(action, rows)).record(TREATY)
    assert record.as_of == "2014-01-27"


@pytest.fixture
def parties(world_edition):
    """The States of the invented world and its treaties."""
    return Parties(world_edition)


def test_the_states_of_a_report_stand_in_the_order_of_an_index(world_edition, parties):
    """With what each had done by the report's date, and at the latest."""
    rows = parties.standings_of(world_edition.reports[0], world_edition.entries["crc"])
    assert [(state.id, then.status, latest.status) for state, then, latest in rows] == [
        ("CIV", "open", "open"),
        ("MEX", "party", "party"),
        ("NER", "signed", "signed"),
        ("PER", "signed", "party"),
        ("PHL", "open", "open"),
        ("YUG", "party", "party"),
    ]


def test_a_treaty_without_a_record_has_no_rows(world_edition, parties):
    """Nothing is known of it."""
    assert parties.standings_of(world_edition.reports[0], world_edition.entries["trafficking-protocol"]) == []


def test_the_data_say_the_same(world_edition, parties):
    """What is not known is said; every row has its source; each treaty has a sheet, and all have one together."""
    files = {path: write() for path, write in parties.files(world_edition.reports[0]).items()}
    assert list(files) == [
        *("data/participation.json", "data/participation.csv"),
        *("data/participation/crc.csv", "data/participation/untoc.csv"),
    ]
    rows = json.loads(files["data/participation.json"])
    assert {row["treaty"] for row in rows} == {"crc", "untoc"}
    by_state = {row["iso3"]: row for row in rows if row["treaty"] == "crc"}
    assert by_state["CIV"] == {
        "report": "a-99-1",
        "treaty": "crc",
        "treaty_title": world_edition.entries["crc"].title,
        "iso3": "CIV",
        "state": world_edition.entries["CIV"].title,
        "recorded_under": "",
        "date": "2003-08-12",
        "status": "not-found",
        "action": "",
        "action_date": "",
        "in_force": "",
        "certainty": "",
        "latest_status": "not-found",
        "latest_action": "",
        "latest_date": "",
        "latest_in_force": "",
        "latest_certainty": "",
        "as_of": "2026-02-03",
        "sources": {"treaty-record": world_edition.sources["treaty-record"].title},
    }
    peru = by_state["PER"]
    assert (peru["latest_action"], peru["latest_date"], peru["latest_certainty"]) == (
        *("ratification", "2020"),
        "approximate",
    )
    assert by_state["YUG"]["recorded_under"] == "SRB"
    lines = list(csv.DictReader(io.StringIO(files["data/participation/crc.csv"].lstrip("\ufeff"))))
    assert [line["iso3"] for line in lines] == list(by_state)
    together = csv.DictReader(io.StringIO(files["data/participation.csv"].lstrip("\ufeff")))
    assert len(list(together)) == len(rows)


def test_a_report_without_treaties_or_states_has_no_such_data(world):
    """Neither an empty file nor a link to one."""
    head = world["data/treaty-participation.csv"].splitlines()[0]
    edition = assemble(world | {"data/treaty-participation.csv": head})
    made = Parties(edition)
    assert made.files(edition.reports[0]) == {}


def test_pages_and_data_say_what_a_party_is_to_them(edition, edition_html, root):
    """From the deposit on, otherwise than in the Vienna Convention; a day of entry into force may be lacking."""
    (annotated,) = edition.reports
    for address in ("terms/party.html", "glossary/untoc.html"):
        for words in ("from the day of its deposit", "Vienna Convention", "latest data"):
            assert words in edition_html[address], (address, words)
    assert "are now" not in edition_html["terms/party.html"]
    fields = load_yaml((root / "docs/templates/data/tables.yml").read_text(encoding="utf-8"), "tables.yml")
    told = fields["report"]["participation"]["fields"]
    assert "deposit" in told["status"]["says"]
    date = annotated.report.metadata.date
    known = Parties(edition)
    rows = [row for treaty in known.participation.treaties for row in known.rows(annotated, treaty)]
    lacking = [row for row in rows if row["status"] == "party" and not row["in_force"]]
    assert lacking
    assert all(not row["latest_in_force"] or row["latest_in_force"] > date for row in lacking)
    assert told["in_force"]["says"].startswith("when the treaty entered into force for the State; empty if it had not")
