"""Entries: records become entries and their surface forms."""

import pytest

from concordance.catalogue.entries import entry, listed, listed_entry
from concordance.model import Entry, Fact, Form, Link, Relation


def read(world, path, reader):
    """What the reader makes of a file of the invented world."""
    return reader(world[path].decode(), f"docs/{path}")


def test_a_record_becomes_an_entry(world):
    """Front matter, definition, facts, relations and addresses, paragraph by paragraph and word for word."""
    made, _ = read(world, "glossary/crc.md", entry)
    assert made == Entry(
        id="crc",
        kind="instrument",
        title="Convention on the Rights of the Child",
        short="Children's Convention",
        definition=("A treaty on the rights of children.", "It has a second paragraph."),
        note="The report A/99/1 names it once by its title.",
        facts=(
            Fact("Adopted", "treaty-record", "1989-11-20", "", "New York", "2026-02-03"),
            Fact("Signing", "treaty-record", "1990-01", "1990-02", "", ""),
            Fact("Number", "treaty-record", "", "", "No. 27531", ""),
        ),
        related=(Relation("general-assembly", "adopted-by"),),
        official=(Link("Record of Treaties, IV-11", "https://treaties.example.org/record?chapter=4&no=11"),),
        where="docs/glossary/crc.md",
    )


def test_a_record_names_the_sources_of_its_explanation(world):
    """Those of what its text says of the world."""
    made, _ = read(world, "glossary/trafficking-protocol.md", entry)
    assert (made.definition, made.sources) == (("One of two Protocols.",), ("gazette", "treaty-record"))


def test_a_record_names_the_forms_of_its_entry(world):
    """Title, names, abbreviations and variants, with the slip that a wording has."""
    _, forms = read(world, "glossary/crc.md", entry)
    assert forms == [
        Form("Convention on the Rights of the Child", "crc", "instrument", "name"),
        Form("UN Convention on the Rights of the Child", "crc", "instrument", "name"),
        Form(
            "Convention for the Rights of the Child",
            "crc",
            "instrument",
            "variant",
            "",
            'The title has "on", not "for".',
        ),
    ]


def test_a_form_says_under_which_condition_it_means_its_entry(world):
    """An abbreviation that must be defined, a bare name that needs its State."""
    _, forms = read(world, "glossary/cedaw-committee.md", entry)
    assert forms[-1] == Form("CEDAW", "cedaw-committee", "body", "abbreviation", "defined")
    _, forms = read(world, "glossary/supreme-court-peru.md", entry)
    assert forms[-1] == Form("Supreme Court", "supreme-court-peru", "body", "name", "state")


def test_a_protocol_is_named_without_what_it_supplements(world):
    """Its title keeps it, its form does not."""
    made, forms = read(world, "glossary/trafficking-protocol.md", entry)
    assert made.title.endswith(", supplementing the United Nations Convention against Transnational Organized Crime")
    assert [form.text for form in forms] == ["Protocol to Prevent Trafficking in Persons", "Trafficking Protocol"]


def test_a_document_has_its_official_address_and_no_forms(world):
    """It is found by its symbol."""
    made, forms = read(world, "documents/a-57-387.md", entry)
    assert made.official == (Link("A/57/387", "https://docs.un.org/en/A/57/387"),)
    assert (made.symbol, forms) == ("A/57/387", [])


def test_an_entry_without_a_short_name_is_called_by_its_title(world):
    """On pages and in lists."""
    made, _ = read(world, "glossary/ohchr.md", entry)
    assert made.short == made.title == "Office of the United Nations High Commissioner for Human Rights"


def test_a_set_keeps_its_members(world):
    """In their order."""
    made, _ = read(world, "glossary/palermo-protocols.md", entry)
    assert made.members == ("trafficking-protocol", "smuggling-protocol")


def test_names_in_a_sorted_file_become_an_entry(world):
    """As a record of its own would, and with the source of the name."""
    where = "docs/data/names/instruments.yml"
    records, problems = listed(world["data/names/instruments.yml"].decode(), where)
    assert ([record[:2] for record in records], problems) == ([("ilo-c169", 1), ("ilo-c29", 7)], [])
    made, forms = listed_entry(records[1], where)
    assert made == Entry(
        id="ilo-c29",
        kind="instrument",
        title="Forced Labour Convention, 1930 (No. 29)",
        short="ILO Convention No. 29",
        official=(Link("Conventions of the ILO", "https://labour.example.org/c29"),),
        where="docs/data/names/instruments.yml, line 7, ilo-c29",
        name_source="A/99/1",
    )
    assert forms[:2] == [
        Form("Forced Labour Convention, 1930 (No. 29)", "ilo-c29", "instrument", "name"),
        Form("Forced Labour Convention", "ilo-c29", "instrument", "name"),
    ]


@pytest.mark.parametrize(
    ("ids", "told"),
    [
        ("", ""),
        ("a b b-c c", ""),
        ("z a b c", "line 2: Move it to the end of the file."),
        ("b c d a", "line 5: Move it to line 2, above 'b'."),
        ("a d b c e", "line 3: Move it to line 6, above 'e'."),
        ("b a d c", "line 2: Move it to line 5, above 'c'. line 4: Move it to the end of the file."),
    ],
)
def test_the_fewest_ids_that_stand_in_a_wrong_place_are_told(ids, told):
    """Each with its line, and the line to which it belongs."""
    text = "# Names.\n" + "".join(f"{name}: {{title: x}}\n" for name in ids.split())
    records, problems = listed(text, "x.yml")
    assert [record.name for record in records] == ids.split()
    assert " ".join(f"{each.where.removeprefix('x.yml, ')}: {each.remedy}" for each in problems) == told
