"""Interchange, read back: what the references say to programs of others, BibTeX, RIS and CSL processors."""

import json
from pathlib import Path

import bibtexparser
import pytest
import rispy
from bibtexparser import middlewares

from concordance.citing.citations import forms, item, styles
from concordance.citing.csl import Style
from concordance.citing.formats import Imprint, exports
from concordance.citing.locators import locate
from concordance.edition.assembly import assemble
from concordance.private_use import AT, DAY, KEY, URL

IMPRINT = Imprint("Annotated United Nations reports", "1.2.3")
OFFICIAL = "https://docs.un.org/en/A/58/275"
FOLDER = Path(__file__).resolve().parents[3] / "docs" / "templates" / "citations"


@pytest.fixture(scope="module")
def styled():
    """The styles of this edition."""
    return styles({path.name: path.read_bytes() for path in FOLDER.iterdir()}, "docs/templates/citations")


def filled(text, day):
    """A reference as the reader's script fills it for paragraph 24."""
    values = {AT: "para. 24", URL: OFFICIAL, DAY: day, KEY: "a-58-275:para-24"}
    return "".join(values.get(sign, sign) for sign in text)


def references(report, styled, of="official"):
    """The references of a report by format."""
    return {each["id"]: each[of] for each in exports(report, IMPRINT, styled.stylebook)}


def read_bibtex(text, *more):
    """The one entry in it, as a parser reads it; `more` says what it makes of the fields."""
    library = bibtexparser.parse_string(text, append_middleware=more)
    assert library.failed_blocks == []
    (entry,) = library.entries
    return entry


def test_bibtex_is_read_back(edition, styled):
    """Type, name, number, one date with the month by its macro, language, address."""
    text = filled(references(edition.reports[0].report, styled)["bibtex"], "2026-11-29")
    entry = read_bibtex(text)
    assert (entry.entry_type, entry.key) == ("techreport", "a-58-275:para-24")
    assert {field.key: field.value for field in entry.fields} == {
        "author": "{Rodríguez Pizarro}, Gabriela",
        "title": "{Human rights of migrants}",
        "institution": "{United Nations General Assembly}",
        "type": "Report",
        "number": "A/58/275",
        "year": "2003",
        "month": "aug",
        "note": "para. 24; Fifty-eighth session",
        "url": OFFICIAL,
        "urldate": "2026-11-29",
        "langid": "english",
    }
    assert entry.fields_dict["month"].enclosing == "no-enclosing"
    assert read_bibtex(text, middlewares.MonthLongStringMiddleware())["month"] == "August"
    named = read_bibtex(text, middlewares.SeparateCoAuthors(), middlewares.SplitNameParts())
    (name,) = named["author"]
    assert (name.first, name.von, name.last) == (["Gabriela"], [], ["{Rodríguez Pizarro}"])


@pytest.mark.no_cover
@pytest.mark.parametrize("title", ["100% & #1 {of} rain $5_", r"Rain ~ ^ \ {a} ~~", "Rodríguez: naïve"])
def test_bibtex_gives_back_every_sign(world, styled, title):
    """What LaTeX would read as a command comes out as the sign it is."""
    record = world["reports/a-99-1/report.yml"].decode().replace("Harbours of the world", f"'{title}'")
    (annotated,) = assemble(world | {"reports/a-99-1/report.yml": record.encode()}).reports
    text = references(annotated.report, styled)["bibtex"]
    read = read_bibtex(text, middlewares.LatexDecodingMiddleware())["title"]
    assert read.replace("\N{MODIFIER LETTER CIRCUMFLEX ACCENT}", "^") == title  # which the parser makes of it


def test_ris_is_read_back(edition, styled):
    """The symbol is a number and no ISSN; the author is one person; the address is the official one."""
    (entry,) = rispy.loads(filled(references(edition.reports[0].report, styled)["ris"], "2026/11/29/"))
    assert entry == {
        "type_of_reference": "RPRT",
        "id": "a-58-275:para-24",
        "authors": ["Rodríguez Pizarro, Gabriela"],
        "title": "Human rights of migrants",
        "publisher": "United Nations General Assembly",
        "number": "A/58/275",
        "call_number": "A/58/275",
        "year": "2003",
        "date": "2003/08/12/",
        "notes": ["para. 24; Fifty-eighth session"],
        "language": "en",
        "urls": [OFFICIAL],
        "access_date": "2026/11/29/",
    }


def test_ris_of_this_edition_names_it(edition, styled):
    """As an edition, with its version."""
    told = filled(references(edition.reports[0].report, styled, "edition")["ris"], "2026/11/29/")
    (entry,) = rispy.loads(told)
    assert entry["edition"] == "Annotated United Nations reports, version 1.2.3"
    assert "issn" not in entry


@pytest.mark.no_cover
def test_a_csl_processor_cites_the_reference_as_the_panel_does(edition, styled):
    """What a manager makes of CSL-JSON in APA and MLA is, word for word, the citation of the official document."""
    report = edition.reports[0].report
    told = json.loads(filled(json.dumps(references(report, styled)["csl-json"]), "")) | {"URL": OFFICIAL}
    told = {name: value for name, value in told.items() if name != "note"}
    place = locate(report, "24", "24", styled.stylebook.words)
    for form in forms(report, styled, IMPRINT):
        if form.style.id in {"apa", "mla"}:
            (file,) = [each for each in form.style.forms if each.id == form.id]
            library = Style(styled.files[file.file], full_names=form.style.names == "full")
            made = library.entry(told) if file.part == "list" else library.cite(told, "paragraph", "24")
            assert str(made) == str(form.of_document(place, styled, OFFICIAL))
    assert "version" not in item(report, styled.stylebook.styles[0], styled, IMPRINT)
