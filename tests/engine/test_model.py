"""Entries: what they say of themselves."""

import pytest

from concordance.model import Entry


@pytest.mark.parametrize(
    ("kind", "name", "address"),
    [
        ("country", "MEX", "countries/mex"),
        ("document", "a-57-387", "documents/a-57-387"),
        ("instrument", "crc", "glossary/crc"),
        ("body", "ohchr", "glossary/ohchr"),
        ("process", "puebla-process", "glossary/puebla-process"),
    ],
)
def test_an_entry_has_its_page_in_the_folder_of_its_kind(kind, name, address):
    """Addresses are in lower case."""
    assert Entry(name, kind, "", "").address == address
