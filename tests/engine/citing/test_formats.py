"""Interchange: references that managers read as a report, with nothing that their formats would misread."""

import pytest

from concordance.citing.citations import styles
from concordance.citing.formats import Imprint, author, bibtex, csl_json, exports, ris
from concordance.edition.assembly import assemble
from concordance.private_use import AT, DAY, KEY, URL

IMPRINT = Imprint("Edition", "1.2.3")
OURS = "Edition, version 1.2.3"
MACROS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@pytest.fixture(scope="module")
def record(root):
    """The record of the citation styles."""
    folder = root / "docs" / "templates" / "citations"
    return styles({path.name: path.read_bytes() for path in folder.iterdir()}, "docs/templates/citations").stylebook


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


def test_bibtex_is_a_technical_report(report, record):
    """A family name of two words is one name; the month is a macro; one date; place, address and day are marks."""
    assert bibtex(report, record) == (
        f"@techreport{{{KEY},\n"
        "  author = {{Rodríguez Pizarro}, Gabriela},\n"
        "  title = {{Human rights of migrants}},\n"
        "  institution = {{United Nations General Assembly}},\n"
        "  type = {Report},\n"
        "  number = {A/58/275},\n"
        "  year = {2003},\n"
        "  month = aug,\n"
        f"  note = {{{AT}; Fifty-eighth session}},\n"
        f"  url = {{{URL}}},\n"
        f"  urldate = {{{DAY}}},\n"
        "  langid = {english}\n"
        "}"
    )
    assert f"note = {{{AT}; Fifty-eighth session; {OURS}}}," in bibtex(report, record, OURS)


def test_ris_is_a_report(report):
    """Two letters, two spaces, a hyphen, a space; the symbol is a number and a call number, never an ISSN (`SN`)."""
    lines = [
        "TY  - RPRT",
        f"ID  - {KEY}",
        "AU  - Rodríguez Pizarro, Gabriela",
        "TI  - Human rights of migrants",
        "PB  - United Nations General Assembly",
        "IS  - A/58/275",
        "CN  - A/58/275",
        "PY  - 2003",
        "DA  - 2003/08/12/",
        f"N1  - {AT}; Fifty-eighth session",
        "LA  - en",
        f"UR  - {URL}",
        f"Y2  - {DAY}",
        "ER  - ",
    ]
    assert ris(report).split("\n") == lines
    assert ris(report, OURS).split("\n") == [*lines[:9], f"ET  - {OURS}", *lines[9:]]


def test_csl_json_is_a_report(report):
    """The item names family and given name apart, the date in parts, and no version, which the document has not."""
    assert csl_json(report) == {
        "id": "a-58-275",
        "type": "report",
        "title": "Human rights of migrants",
        "author": [{"family": "Rodríguez Pizarro", "given": "Gabriela"}],
        "number": "A/58/275",
        "issued": {"date-parts": [[2003, 8, 12]]},
        "language": "en",
        "publisher": "United Nations General Assembly",
        "note": AT,
        "URL": URL,
    }


def test_each_format_is_offered_for_the_document_and_for_this_edition(report, record):
    """The latter names the edition and its version."""
    found = exports(report, IMPRINT, record)
    assert [(each["id"], each["name"]) for each in found] == [
        ("bibtex", "BibTeX"),
        ("ris", "RIS"),
        ("csl-json", "CSL-JSON"),
    ]
    for each in found:
        assert "1.2.3" not in str(each["official"])
        assert OURS in str(each["edition"])
    assert found[2]["edition"]["version"] == "1.2.3"


@pytest.mark.no_cover
def test_an_author_is_told_apart_only_where_the_record_does(world, record):
    """A name of one word, or without a family name declared, stays whole; no author leaves no field."""
    assert author(of_world(world)) == [{"literal": "Ada Pilot"}]
    assert author(of_world(world, author="'Ada Pilot'\nauthor_family: Pilot")) == [{"family": "Pilot", "given": "Ada"}]
    assert author(of_world(world, author="'Pilot'\nauthor_family: Pilot")) == [{"literal": "Pilot"}]
    nobody = of_world(world, author="''")
    assert author(nobody) == []
    assert "author" not in bibtex(nobody, record)
    assert "AU  - " not in ris(nobody)
    assert "author" not in csl_json(nobody)


@pytest.mark.no_cover
def test_names_stay_whole_in_bibtex(world, record):
    """What is not told apart, and a family name of several words, in braces, so that no part counts for itself."""
    assert "  author = {{Ada Pilot}},\n" in bibtex(of_world(world), record)
    told = of_world(world, author="'Ada van der Pilot'\nauthor_family: van der Pilot")
    assert "  author = {{van der Pilot}, Ada},\n" in bibtex(told, record)
    assert "  author = {Pilot, Ada},\n" in bibtex(of_world(world, author="'Ada Pilot'\nauthor_family: Pilot"), record)


def test_signs_that_bibtex_reads_are_escaped(world, record):
    """So that the words come out as they are."""
    found = bibtex(of_world(world, title="'100% of harbours & #1 {of} $5_'"), record)
    assert r"  title = {{100\% of harbours \& \#1 \{of\} \$5\_}}," in found
    found = bibtex(of_world(world, title="'Rain ~ ^ \\ \N{EN DASH}'"), record)
    assert r"  title = {{Rain \textasciitilde{} \textasciicircum{} \textbackslash{} --}}," in found


@pytest.mark.no_cover
def test_a_language_that_latex_does_not_know_is_not_named(world, record):
    """No `langid` that biblatex would stumble over."""
    assert "langid" not in bibtex(of_world(world, language="eo"), record)
    for tag in ("fr", "FR", "fr-CA"):
        assert "  langid = {french}\n" in bibtex(of_world(world, language=tag), record)


def test_a_date_without_a_day_has_none(world, record):
    """What the record does not say is not made up."""
    month = of_world(world, date="2003-08")
    assert "  month = aug,\n" in bibtex(month, record)
    assert "DA  - 2003/08//\n" in ris(month)
    year = of_world(world, date="'2003'")
    assert "month" not in bibtex(year, record)
    assert "DA  - 2003///\n" in ris(year)
    assert csl_json(year)["issued"] == {"date-parts": [[2003]]}


@pytest.mark.no_cover
@pytest.mark.parametrize("number", range(1, 13))
def test_each_month_is_its_macro(world, record, number):
    """Three letters, as BibTeX defines them."""
    assert f"  month = {MACROS[number - 1]},\n" in bibtex(of_world(world, date=f"2003-{number:02}-01"), record)


def test_a_letter_is_no_report(world, record):
    """Managers are told what it is; of a report, RIS says nothing more."""
    letter = of_world(world, title="Letter dated 2 May 2003 on harbours")
    assert "  type = {Letter}" in bibtex(letter, record)
    assert "M3  - Letter" in ris(letter).splitlines()
    assert "M3  -" not in ris(of_world(world))
    assert csl_json(letter)["genre"] == "Letter"
    assert "genre" not in csl_json(of_world(world))


def test_a_letter_keeps_what_managers_have_for_reports_alone(world, record):
    """Its symbol and who issued it: in their own types for letters there is no place for either."""
    letter = of_world(world, title="Letter dated 2 May 2003 on harbours")
    assert ris(letter).startswith("TY  - RPRT\n")
    assert csl_json(letter)["type"] == "report"
    assert bibtex(letter, record).startswith("@techreport{")
