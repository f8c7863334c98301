"""The proof that what was read is what is printed."""

from dataclasses import replace

from printed import Text, page, paragraphs

from concordance.intake.document import Block
from concordance.intake.proof import differences, unread
from concordance.intake.reading import read

PAGES = [
    page(Text(60, 733, "A/99/1")),
    page(*paragraphs("It rains in the towns^1^ of"), Text(100, 140, "_" * 18, 8), Text(114, 126, "^1^ Seen", 8.5),
         number=2),
    page(*paragraphs("the north."), Text(100, 140, "_" * 18, 8), Text(123, 126, "by all.", 8.5), number=3),
]  # fmt: skip


def test_what_was_read_is_what_is_printed():
    """Furniture and notes that run over a page are read too."""
    assert list(differences(PAGES, read(PAGES))) == []


def test_what_is_lost_or_added_is_told_by_page():
    """And for all pages together."""
    document = read(PAGES)
    blocks = [block for block in document.blocks if block.kind != "paragraph"]
    assert list(differences(PAGES, replace(document, blocks=(*blocks, Block("paragraph", "xyz", 3))))) == [
        "page 2: 20 (1Iaefhinorstw) not read, 0 read and not printed",
        "page 3: 8 (ehnort) not read, 3 (xyz) read and not printed",
        "all pages: 28 (1Iaefhinorstw) not read, 3 (xyz) read and not printed",
    ]


def test_texts_can_be_held_against_the_pages():
    """As those of the report that the build reads."""
    assert list(unread(PAGES[:1], ["A/99/1"])) == []
    assert list(unread(PAGES[:1], ["A/99"])) == ["all pages: 1 (1) not read, 0 read and not printed"]
