"""The command that finds mentions in any text."""

import json

import annotate
import pytest

UNITS = [{"id": "1", "text": "The Committee thanked the Snow Council under the Convention."}]
ABOUT = {"symbol": "A/99/44", "title": "Report of the Committee against Torture"}


@pytest.fixture
def entries_of(tmp_path, capsys):
    """Runs the command over a value; tells the quotes and entries found, and those that no record has."""

    def entries(value, *arguments):
        path = tmp_path / "units.json"
        path.write_text(json.dumps(value), encoding="utf-8")
        assert annotate.main([str(path), *arguments]) == 0
        rows = json.loads(capsys.readouterr().out)
        return {row["quote"]: row["entry"] for row in rows}, [row["quote"] for row in rows if "record" in row]

    return entries


def test_a_name_without_a_record_is_marked(entries_of):
    """Where nothing is known of the report, a short reference stays open."""
    assert entries_of(UNITS) == ({"Snow Council": "snow-council"}, ["Snow Council"])


def test_what_the_report_is_about_can_stand_beside_the_units(entries_of):
    """The Committee and its Convention are meant."""
    found, _ = entries_of({"report": ABOUT, "units": UNITS})
    assert (found["Committee"], found["Convention"]) == ("cat-committee", "cat")


def test_the_subject_can_be_a_list_and_the_mandate_tells_too(entries_of):
    """As a person or a program writes it; what the mandate names comes behind the subject."""
    report = {"subject": ["cerd-committee", "PER"], "mandate": "Human Rights Council resolution 43/6"}
    units = [{"id": "1", "text": "The Committee thanked the Council and the Ministry of Snow."}]
    found, _ = entries_of({"report": report, "units": units})
    assert found == {
        "Committee": "cerd-committee",
        "Council": "human-rights-council",
        "Ministry of Snow": "ministry-of-snow-of-peru",
    }


def test_it_can_be_read_from_a_report(entries_of, tmp_path):
    """A report.yml tells the same, whatever else it says."""
    path = tmp_path / "report.yml"
    path.write_text("symbol: A/99/1\nsubject: cerd-committee\noutline:\n  - {heading: Snow}\n", encoding="utf-8")
    found, _ = entries_of(UNITS, "--about", str(path))
    assert (found["Committee"], found["Convention"]) == ("cerd-committee", "icerd")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ([{"id": "1"}], "unit 1"),
        ({"report": 7, "units": UNITS}, "'report'"),
        ({"report": {"title": ["Snow"]}, "units": UNITS}, "'title'"),
        ({"report": {}}, "unit 1"),
    ],
)
def test_what_is_no_unit_and_no_report_is_told(tmp_path, capsys, value, told):
    """The fault is named, and nothing comes out."""
    path = tmp_path / "units.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    assert annotate.main([str(path)]) == 1
    out, errors = capsys.readouterr()
    assert out == ""
    assert told in errors


@pytest.mark.parametrize(("text", "told"), [("symbol: [", "report.yml"), (None, "report.yml")])
def test_a_report_that_cannot_be_read_is_told(tmp_path, capsys, text, told):
    """It is named, whether it is broken or not there."""
    units, report = tmp_path / "units.json", tmp_path / "report.yml"
    units.write_text(json.dumps(UNITS), encoding="utf-8")
    if text:
        report.write_text(text, encoding="utf-8")
    assert annotate.main([str(units), "--about", str(report)]) == 1
    assert told in capsys.readouterr().err
