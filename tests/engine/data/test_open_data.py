"""Open data: the report as files that others can use."""

import csv
import dataclasses
import io
import json
from hashlib import sha256

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import structs

from concordance.addresses import place_of, url_of
from concordance.checks import FORMULA, check_cells
from concordance.data.open_data import MENTION_FIELDS, comma_separated, files, json_rows, mention_row, mentions_csv
from concordance.dates import PartialDate
from concordance.edition.assembly import assemble
from concordance.model import Mention

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=8)  # texts have plain line ends
CELLS = WORDS | st.builds(
    str.__add__, st.sampled_from([sign for sign in FORMULA if sign != "\r"]), st.text("1+=A('\"\n,;", max_size=5)
)
MENTIONS = st.builds(
    Mention,
    report=st.just("a-99-1"),
    unit=WORDS,
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    quote=WORDS,
    occurrence=st.integers(1, 9),
    kind=st.just("body"),
    form=st.just("name"),
    entry=WORDS,
)


@pytest.fixture(scope="module")
def annotated(world_edition):
    """The report of the invented world with its mentions."""
    return world_edition.reports[0]


@pytest.fixture(scope="module")
def data(annotated):
    """The data files as values, by name."""
    return {path: json.loads(text) for path, text in files(annotated).items() if path.endswith(".json")}


def test_a_unit_has_an_address_from_the_root_of_the_site(annotated):
    """The page of its section, and its anchor."""
    assert url_of(annotated.report, annotated.units_by_id["2(a)"]) == "a-99-1/i.html#para-2-a"


def test_every_unit_is_a_row(annotated, data):
    """In order, with its section, anchor, address, printed page and text."""
    assert [row["unit"] for row in data["data/paragraphs.json"]] == list(annotated.units_by_id)
    assert data["data/paragraphs.json"][7] == {
        "unit": "2(c)",
        "section": "i",
        "anchor": "para-2-c",
        "url": "a-99-1/i.html#para-2-c",
        "page": "3-4",
        "text": "The Steering Committee for the Ratification of the Convention on the Rights of the Child.",
    }


def test_every_mention_is_a_row(annotated, data):
    """Nested ones too, with the fields that the contract names, in their order."""
    found = data["data/mentions.json"]
    assert found == [mention_row(mention) for mention in annotated.mentions]
    assert all(list(row) == "report unit start end quote occurrence kind form entry".split() for row in found)
    assert found[11] == {
        "report": "a-99-1",
        "unit": "2(a)",
        "start": 4,
        "end": 43,
        "quote": "Ombudsman (Defensor del Pueblo) of Peru",
        "occurrence": 1,
        "kind": "body",
        "form": "variant",
        "entry": "ombudsman-peru",
    }


def test_a_mention_of_no_report_has_none(annotated):
    """As the command for any text gives them."""
    row = mention_row(annotated.mentions[0])
    assert mention_row(Mention(**row | {"report": ""})) == row | {"report": None}


def test_changes_between_source_and_words_are_published(annotated, data):
    """Each with its rule, its line in the source, and the unit or the part of the report where it stands."""
    assert data["data/changes.json"] == [dataclasses.asdict(change) for change in annotated.report.changes]
    assert {"rule": "list", "line": 32, "unit": "1", "found": "-", "shown": ""} in data["data/changes.json"]


def test_repairs_and_slips_are_published(annotated, data):
    """As declared, with the place of each slip."""
    assert data["data/repairs.json"] == [structs.asdict(repair) for repair in annotated.report.repairs]
    assert len(data["data/repairs.json"]) == 2
    assert data["data/slips.json"][0] == {
        "unit": "2(b)",
        "words": "consultated",
        "start": 22,
        "end": 33,
        "should_be": "consulted",
        "note": "Misspelling.",
        "evidence": "The text itself.",
    }


def test_the_digests_are_those_of_the_words(annotated):
    """Each unit has its line, as sha256sum writes them."""
    lines = files(annotated)["data/words.sha256"].splitlines()
    assert lines == [f"{sha256(unit.text.encode()).hexdigest()}  {unit.id}" for unit in annotated.report.units]


def test_references_echoes_and_roles_are_published(world):
    """A reference with the address to which it leads, an echo with its measure, a mention with its role."""
    declared = world["reports/a-99-1/report.yml"].decode()
    reference = "references:\n  - {unit: '6', words: decides, to: iii, until: '6', note: n, reason: r}\n"
    echo = "echoes:\n  - {units: ['6', '5']}\n"
    source = world["reports/a-99-1/source.md"].decode().replace("No Mexican ship", "Sailors return to no Mexican ship")
    put = declared.replace("remarks:\n", f"{reference}{echo}remarks:\n").encode()
    roles = b"unit,words,occurrence,entry,role\n6,Peru,1,PER,law\n"
    edition = assemble(
        world
        | {
            "reports/a-99-1/report.yml": put,
            "reports/a-99-1/source.md": source.encode(),
            "reports/a-99-1/roles.csv": roles,
        }
    )
    found = files(edition.reports[0])
    assert json.loads(found["data/references.json"]) == [
        {
            "report": "a-99-1",
            "unit": "6",
            "start": 26,
            "end": 33,
            "quote": "decides",
            "occurrence": 1,
            "to": "iii",
            "until": "6",
            "declared": True,
            "note": "n",
            "url": "a-99-1/iii-reintegration.html",
        }
    ]
    assert json.loads(found["data/echoes.json"]) == [{"earlier": "5", "later": "6", "common": 3, "words": 7}]
    (role,) = json.loads(found["data/roles.json"])
    assert role == {
        "report": "a-99-1",
        "unit": "6",
        "start": 3,
        "end": 7,
        "quote": "Peru",
        "occurrence": 1,
        "entry": "PER",
        "role": "law",
    }


def test_a_part_has_an_address_from_the_pages_of_its_report(annotated):
    """A unit by its anchor, a section by its page or that of the first below it; nothing else has one."""
    report = annotated.report
    assert place_of(report, "2(a)") == "i.html#para-2-a"
    assert place_of(report, "ii") == "ii.html"
    assert place_of(report, "iii") == "iii-reintegration.html"
    for nowhere in ("iv", "contents"):
        with pytest.raises(KeyError):
            place_of(report, nowhere)


def test_there_are_no_other_data_files(annotated):
    """The source is written by the build, as it was received."""
    assert list(files(annotated)) == [
        "data/paragraphs.json",
        "data/words.sha256",
        "data/mentions.json",
        "data/mentions.csv",
        "data/terms.json",
        "data/repairs.json",
        "data/changes.json",
        "data/slips.json",
        "data/references.json",
        "data/echoes.json",
        "data/roles.json",
        "data/roles.csv",
    ]


@given(st.lists(MENTIONS, max_size=4))
def test_rows_come_out_as_they_went_in(mentions):
    """As JSON, one row a line, and as CSV, but for words that a spreadsheet would run."""
    expected = [mention_row(mention) for mention in mentions]
    written = json_rows(expected)
    assert json.loads(written) == expected
    assert len(written.split("\n")) == max(len(mentions), 1) + 3
    read = list(csv.DictReader(io.StringIO(mentions_csv(mentions), newline="")))
    words = [{name: str(row[name]) for name in MENTION_FIELDS} for row in expected]
    assert read == [{n: f"'{w}" if w.startswith(FORMULA) else w for n, w in row.items()} for row in words]


@given(st.lists(st.dictionaries(WORDS, WORDS | st.integers(-99, 99) | st.lists(WORDS, max_size=2), max_size=3)))
def test_a_row_is_written_as_python_writes_it(rows):
    """With a space behind each comma and colon, and no sign in other words than it must be."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    assert json_rows(rows) == f"[\n{lines}\n]\n"


def test_a_date_is_its_words():
    """Of other values that JSON does not know nothing is made up."""
    assert '"on": "2003-08"' in json_rows([{"on": PartialDate("2003-08")}])
    with pytest.raises(TypeError, match="is nothing that JSON knows"):
        json_rows([{"on": object()}])


def test_letters_are_written_as_letters(annotated):
    """Not as numbers, so that a person can read the data."""
    assert "Côte d'Ivoire" in files(annotated)["data/mentions.json"]


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1))
@example([("=1+1", "@SUM(A1)")])
@example([("-2", "'=1")])
@example([("\tx", "\N{FULLWIDTH EQUALS SIGN}1")])
def test_no_cell_is_a_formula_and_no_word_is_lost(rows):
    """Words that a spreadsheet would run get an apostrophe before them; all others stand as they are."""
    written = comma_separated(["a", "b"], [{"a": first, "b": second} for first, second in rows])
    assert list(check_cells(written, "data/x.csv")) == []
    for row, read in zip(rows, csv.reader(io.StringIO(written.partition("\n")[2], newline="")), strict=True):
        for words, cell in zip(row, read, strict=True):
            assert not cell.startswith(FORMULA)
            assert cell == (f"'{words}" if words.startswith(FORMULA) else words)


def test_every_sign_that_begins_a_formula_is_known():
    """Equals, plus, minus, at, in both widths, and what spreadsheets skip before them."""
    for sign in "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20":
        assert comma_separated(["a"], [{"a": f"{sign}1"}]).replace('"', "").startswith(f"a\n'{sign}1")


def test_a_quotation_that_begins_like_a_formula_is_guarded_in_every_csv():
    """A record may have any name; the JSON beside has it as it stands."""
    mention = Mention("r", "1", 0, 16, "=SUM(A1) Accord", 1, "instrument", "name", "x")
    (row,) = csv.DictReader(io.StringIO(mentions_csv([mention])))
    assert row["quote"] == "'=SUM(A1) Accord"
    assert mention_row(mention)["quote"] == "=SUM(A1) Accord"
