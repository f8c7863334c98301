"""Entries: records become entries and their surface forms."""

from concordance.catalogue.entries import entry
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
