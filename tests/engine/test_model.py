"""Entries: what they say of themselves."""

import re

import pytest

from concordance.model import KINDS, Entry


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


@pytest.mark.parametrize(
    ("path", "block"),
    [
        ("hooks/concordance/model.py", r"FOLDERS: .*?\}"),
        ("hooks/concordance/book/binder.py", r"KIND_PARTS = .*?\}"),
        ("hooks/concordance/catalogue/entries.py", r"_FOLDERS: .*?_AT_THE_MARGIN"),
        ("hooks/concordance/data/akoma_ntoso.py", r"_CLASSES: .*?\}"),
        ("hooks/concordance/data/akoma_text.py", r"_TAGS: .*?\}"),
        ("docs/templates/pages/macros.html", r"set kind_words = .*?\}"),
        ("docs/templates/pages/macros.html", r"set kind_heads = .*?\}"),
        ("docs/assets/edition.d.ts", r"type Kind = .*?\n"),
        ("docs/assets/search/hits.js", r" kinds: \{.*?\}"),
    ],
)
def test_what_says_something_of_each_kind_knows_all(root, path, block):
    """A further kind of entries belongs into each of these places."""
    found = re.search(block, (root / path).read_text(encoding="utf-8"), re.DOTALL)
    states = {"country"} if path.endswith("entries.py") else set()  # which are rows of a table, and no records
    assert [kind for kind in KINDS if kind not in re.findall(r"\w+", found[0])] == [*states]
