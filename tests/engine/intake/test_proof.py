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


def told(found):
    """The differences as a person reads them."""
    return list(map(str, found))


def test_what_was_read_is_what_is_printed():
    """Furniture and notes that run over a page are read too."""
    assert list(differences(PAGES, read(PAGES))) == []


def test_what_is_lost_or_added_is_told_by_page():
    """And for all pages together."""
    document = read(PAGES)
    blocks = [block for block in document.blocks if block.kind != "paragraph"]
    assert told(differences(PAGES, replace(document, blocks=(*blocks, Block("paragraph", "xyz", 3))))) == [
        "page 2: 20 (1Iaefhinorstw) not read, 0 read and not printed",
        "page 3: 8 (ehnort) not read, 3 (xyz) read and not printed",
        "all pages: 28 (1Iaefhinorstw) not read, 3 (xyz) read and not printed",
    ]


def test_texts_can_be_held_against_the_pages():
    """As those of the report that the build reads."""
    assert list(unread(PAGES[:1], ["A/99/1"])) == []
    assert told(unread(PAGES[:1], ["A/99"])) == ["all pages: 1 (1) not read, 0 read and not printed"]


def test_what_was_read_in_another_order_is_told_by_page():
    """Running text and notes have an order; what stands at the edges, on the first page and in cells is whole."""
    document = read(PAGES)
    first, note, *rest = (block for block in document.blocks if block.kind in {"paragraph", "note"})
    others = [block for block in document.blocks if block.kind not in {"paragraph", "note"}]
    halves = Block("paragraph", "the towns^1^ of".replace("^1^", "[1]"), 2), Block("paragraph", "It rains in", 2)
    turned = replace(document, blocks=(*halves, Block("paragraph", "the north.", 3), note, *rest, *others))
    assert told(differences(PAGES, turned)) == ["page 2: 1 read in another order than they are stored: 'Itrainsin'"]
    assert first.kind == "paragraph"


def test_notes_out_of_order_are_told():
    """Each by itself is whole."""
    pages = [page(*paragraphs("It rains.^1^ It pours.^2^"), Text(100, 140, "_" * 18, 8),
                  Text(114, 126, "^1^ Seen", 8.5), Text(114, 116, "^2^ Told", 8.5))]  # fmt: skip
    document = read(pages)
    first, second = (block for block in document.blocks if block.kind == "note")
    others = [block for block in document.blocks if block.kind != "note"]
    assert list(differences(pages, replace(document, blocks=(*others, first, second)))) == []
    turned = told(differences(pages, replace(document, blocks=(*others, second, first))))
    assert turned == ["page 1: 1 read in another order than they are stored: '1Seen'"]


def test_raised_marks_may_be_stored_apart_from_what_they_stand_behind():
    """As some programs do."""
    line = [*Text(123, 600, "It rains.^1^ It pours.").characters()]
    mark = next(each for each in line if each.text == "1")
    stored = page(Text(100, 140, "_" * 18, 8), Text(114, 126, "^1^ Seen", 8.5))
    moved = replace(stored, characters=(mark, *(each for each in line if each is not mark), *stored.characters))
    assert list(differences([moved], read([moved]))) == []


def test_a_page_may_have_nothing_but_running_text():
    """Its pieces have an order too."""
    pages = [page(*paragraphs("It rains.", "It pours."))]
    document = read(pages)
    first, second = document.blocks
    assert told(differences(pages, replace(document, blocks=(second, first)))) == [
        "page 1: 1 read in another order than they are stored: 'Itrains'"
    ]
