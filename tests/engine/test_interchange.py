"""Interchange: references that managers read as a report, with nothing that their formats would misread."""

import pytest

from concordance.edition import assemble
from concordance.interchange import KEY, Imprint, author, bibtex, csl_json, exports, ris
from concordance.styling import AT, DAY, URL

IMPRINT = Imprint("Edition", "1.2.3")


@pytest.fixture(scope="module")
def report(edition):
    """The report of this edition."""
    return edition.reports[0].report


def of_world(world, **changes):
    """The invented report with lines of its record changed."""
    record = world["reports/a-99-1/report.yml"].decode()
    for name, value in changes.items():
        (line,) = [line for line in record.split("\n") if line.startswith(f"{name}:")]
        record = record.replace(line, f"{name}: {value}")
    return assemble(world | {"reports/a-99-1/report.yml": record.encode()}).reports[0].report


def test_bibtex_is_a_technical_report(report):
    """Every field in braces; the title's capitals are kept; place, address and day are marks."""
    assert bibtex(report, "Edition, version 1.2.3") == (
        f"@techreport{{{KEY},\n"
        "  author = {Rodríguez Pizarro, Gabriela},\n"
        "  title = {{Human rights of migrants}},\n"
        "  institution = {{United Nations General Assembly}},\n"
        "  number = {A/58/275},\n"
        "  year = {2003},\n"
        "  month = {8},\n"
        "  date = {2003-08-12},\n"
        f"  note = {{{AT}; Fifty-eighth session; Edition, version 1.2.3}},\n"
        f"  url = {{{URL}}},\n"
        f"  urldate = {{{DAY}}},\n"
        "  langid = {en}\n"
        "}"
    )


def test_ris_is_a_report(report):
    """Two letters, two spaces, a hyphen, a space; `SN` is what managers read as a report's number."""
    assert ris(report, "Edition, version 1.2.3").split("\n") == [
        "TY  - RPRT",
        f"ID  - {KEY}",
        "AU  - Rodríguez Pizarro, Gabriela",
        "TI  - Human rights of migrants",
        "PB  - United Nations General Assembly",
        "SN  - A/58/275",
        "PY  - 2003",
        "DA  - 2003/08/12/",
        "ET  - Edition, version 1.2.3",
        f"N1  - {AT}; Fifty-eighth session",
        "LA  - en",
        f"UR  - {URL}",
        f"Y2  - {DAY}",
        "ER  - ",
    ]


def test_csl_json_is_a_report(report):
    """The item names family and given name apart, and the date in parts."""
    assert csl_json(report, IMPRINT, "Edition, version 1.2.3") == {
        "id": "a-58-275",
        "type": "report",
        "title": "Human rights of migrants",
        "author": [{"family": "Rodríguez Pizarro", "given": "Gabriela"}],
        "number": "A/58/275",
        "issued": {"date-parts": [[2003, 8, 12]]},
        "language": "en",
        "publisher": "United Nations General Assembly",
        "event-title": "Fifty-eighth session",
        "version": "1.2.3",
        "source": "Edition, version 1.2.3",
        "note": AT,
        "URL": URL,
    }


def test_each_format_is_offered_once(report):
    """As a text to fill, or as a value to write."""
    assert [(each["id"], "text" in each, "item" in each) for each in exports(report, IMPRINT, "E")] == [
        ("bibtex", True, False),
        ("ris", True, False),
        ("csl-json", False, True),
    ]


def test_an_author_is_told_apart_only_where_the_record_does(world):
    """A name of one word, or without a family name declared, stays whole; no author leaves no field."""
    assert author(of_world(world)) == [{"literal": "Ada Pilot"}]
    assert author(of_world(world, author="'Ada Pilot'\nauthor_family: Pilot")) == [{"family": "Pilot", "given": "Ada"}]
    assert author(of_world(world, author="'Pilot'\nauthor_family: Pilot")) == [{"literal": "Pilot"}]
    nobody = of_world(world, author="''")
    assert author(nobody) == []
    assert "author" not in bibtex(nobody, "E")
    assert "AU  - " not in ris(nobody, "E")
    assert "author" not in csl_json(nobody, IMPRINT, "E")


def test_a_name_that_is_not_told_apart_stays_whole_in_bibtex(world):
    """In braces of its own, so that no part of it is taken for a family name."""
    assert "  author = {{Ada Pilot}},\n" in bibtex(of_world(world), "E")


def test_signs_that_bibtex_reads_are_escaped(world):
    """So that the words come out as they are."""
    found = bibtex(of_world(world, title="'100% of harbours & #1 {of} $5_'"), "E")
    assert r"  title = {{100\% of harbours \& \#1 \{of\} \$5\_}}," in found


def test_a_date_without_a_day_has_none(world):
    """What the record does not say is not made up."""
    record = of_world(world, date="2003-08")
    assert "  month = {8},\n" in bibtex(record, "E")
    assert "DA  - 2003/08//\n" in ris(record, "E")
    year = of_world(world, date="'2003'")
    assert "month" not in bibtex(year, "E")
    assert "DA  - 2003///\n" in ris(year, "E")
    assert csl_json(year, IMPRINT, "E")["issued"] == {"date-parts": [[2003]]}
