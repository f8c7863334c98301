"""The lines of a page, given to the blocks that were read from them."""

from printed import HEIGHT, Text, page, paragraphs

from concordance.desk.boxes import Box, printed
from concordance.intake.document import Block, Document, Place
from concordance.intake.reading import read


def document(*blocks):
    """A document of these blocks."""
    return Document(blocks, "", "", (), 1, 10)


def shown(page, document):
    """What stands on the page: block, words and how many boxes."""
    return [(each.block, each.text, len(each.boxes)) for each in printed(page, document)]


def test_every_line_belongs_to_the_block_that_was_read_from_it():
    """Also what goes on from the page before, notes, and what was left out."""
    first = page(Text(100, 700, "I. Rain", 14, bold=True), *paragraphs("1.  |It rains in the towns,^1^ as\nis known"))
    notes = (Text(100, 140, "_" * 18, 8), Text(114, 126, "^1^ A/98/1.", 8.5))
    second = page(Text(60, 770, "A/99/1"), *paragraphs("to all.", "2.  |It pours."), *notes, number=2)
    third = page(Text(60, 770, "A/99/1"), *paragraphs("3.  |It snows."), number=3)
    pages = [first, second, third]
    read_from = read(pages)
    for each in pages:
        assert [block for block, _, boxes in shown(each, read_from) if block is None or not boxes] == []
    assert [text for _, text, _ in shown(second, read_from)] == [
        "to all.",
        "2. It pours.",
        "[1] A/98/1.",
        "A/99/1",
        "_" * 18,
    ]
    assert (0, "I. Rain", 1) in shown(first, read_from)


def test_a_box_stands_around_its_letters():
    """In points from the upper left corner of the page."""
    (only,) = printed(page(Text(100, 700, "Rain")), document(Block("paragraph", "Rain", 1)))
    assert only.boxes == (Box(100, HEIGHT - 708, 20, 10.5),)


def test_cells_that_were_read_by_themselves_have_their_own_boxes():
    """As on a first page, where the organ and the symbol stand on one line."""
    on = page(Text(100, 700, "United Nations||A/99/1"))
    assert shown(on, document(Block("masthead", "A/99/1", 1), Block("masthead", "United Nations", 1))) == [
        (0, "A/99/1", 1),
        (1, "United Nations", 1),
    ]


def test_words_out_of_order_are_found_in_their_block():
    """The one that has them, though others come before."""
    on = page(Text(100, 700, "It pours."), Text(100, 680, "It rains."))
    assert shown(on, document(Block("paragraph", "It rains. It pours.", 1))) == [(0, "It rains. It pours.", 2)]


def test_what_no_block_has_is_told():
    """Signs without a letter are nobody's."""
    on = page(Text(100, 700, "It rains."), Text(100, 680, "It pours."), Text(100, 660, "---"))
    assert shown(on, document(Block("paragraph", "It rains.", 1))) == [(0, "It rains.", 1), (None, "It pours.", 1)]


def test_only_the_words_of_this_page_are_shown():
    """A block may stand on three pages."""
    block = Block("paragraph", "One two three", 1, breaks=(Place(2, 4), Place(3, 8)))
    texts = ["One", "two", "three"]
    for number, text in enumerate(texts, 1):
        assert shown(page(Text(100, 700, text), number=number), document(block)) == [(0, text, 1)]
    assert shown(page(number=4), document(block)) == []


def test_what_is_italic_on_a_page_is_known():
    """Also of a paragraph that began on the page before."""
    second = page(*paragraphs("1.  |It ~rains~ in ~the~"), number=2)
    pages = [page(), second, page(*paragraphs("~south~ of Peru."), number=3)]
    read_from = read(pages)
    found = [(each.text, each.sloped) for on in pages for each in printed(on, read_from)]
    assert found == [("1. It rains in the", ((6, 11), (15, 18))), ("south of Peru.", ((0, 5),))]
