"""The pages of an original as the desk has them."""

import pytest
from printed import Text, page, paragraphs

from concordance.desk.boxes import printed
from concordance.desk.fates import fates, source_lines
from concordance.desk.leaves import leaves, place_of_line
from concordance.drafting.printed import draft_printed
from concordance.intake.document import Block, Document
from concordance.intake.reading import read


@pytest.fixture(scope="module")
def found():
    """Two pages, with a head and a foot, a paragraph over both, and words that nobody has read."""
    head = Text(60, 770, "A/99/1")
    pages = [
        page(head, Text(60, 700, "3 May 2033"), Text(123, 610, "The rain", 14, bold=True),
             Text(100, 580, "I. Rain", 14, bold=True), *paragraphs("1.  |It rains in the towns", top=550)),
        page(head, *paragraphs("of the north.", "2.  |It pours in the south."), Text(500, 30, "2"), number=2,
             turned="SIDE"),
        page(head, *paragraphs("3.  |It snows in the east."), Text(500, 30, "3"), number=3),
    ]  # fmt: skip
    document = read(pages)
    draft = draft_printed(document)
    assert draft.problems == ()
    more = page(*paragraphs("Nobody read this."), number=4)
    on = [(each, printed(each, document)) for each in (*pages, more)]
    lines = source_lines(document, draft.source)
    return leaves(on, document.blocks, lines, fates(draft.source, draft.report))


def test_a_page_has_what_stands_on_it_from_head_to_foot(found):
    """Each with its line of the source and what that becomes; what was left out stands in its place."""
    shown = [(item.kind, item.text, item.fate.id if item.fate else "", item.goes_on) for item in found[1].items]
    assert shown == [
        ("furniture", "A/99/1", "", False),
        ("paragraph", "of the north.", "1", True),
        ("paragraph", "2. It pours in the south.", "2", False),
        ("furniture", "2", "", False),
        ("furniture", "SIDE", "", False),
    ]
    assert [item.line > 0 for item in found[1].items] == [False, True, True, False, False]


def test_what_was_not_read_has_an_id_of_its_own(found):
    """It is no block."""
    (item,) = found[3].items
    assert (item.kind, item.text, item.line) == ("unread", "Nobody read this.", 0)
    ids = [item.id for leaf in found for item in leaf.items]
    assert len(ids) == len(set(ids))


def text_of(found, name):
    """The words of an item."""
    return next(item.text for leaf in found for item in leaf.items if item.id == name)


@pytest.mark.parametrize("told", ["[code] docs/reports/a/source.md, line 9: found", "source.md, line 10"])
def test_a_line_of_the_source_that_a_problem_tells_is_found(found, told):
    """It is the one that begins there or above."""
    assert text_of(found, place_of_line(told, found)) == "1. It rains in the towns"
    assert place_of_line("[code] report.yml, outline: found", found) == ""


def test_without_lines_a_line_is_nowhere():
    """An original that has nothing of the source."""
    on = page(Text(100, 700, "Rain"))
    document = Document((Block("paragraph", "Rain", 1),), "", "", (), 1, 10)
    found = leaves([(on, printed(on, document))], document.blocks, {}, {})
    assert place_of_line("source.md, line 3", found) == ""
