"""A document as the text of a source."""

from concordance.intake.document import Block, Document
from concordance.intake.writing import source


def written(*blocks):
    """The source of these blocks."""
    return source(Document(blocks, "", "", (), 1, 10))


def test_a_paragraph_is_a_line_and_notes_stand_behind_their_part_of_the_text():
    """With their marks in brackets."""
    assert written(
        Block("masthead", "A/99/1", 1),
        Block("heading", "I. Rain", 1),
        Block("paragraph", "It rains.[1]", 1),
        Block("heading", "II. Snow", 2),
        Block("paragraph", "It snows.[2]", 2),
        Block("note", "*A/99/2.", 1),
        Block("note", "[1]A/99/3.", 1),
        Block("note", "[2] A/99/4.", 2),
        Block("furniture", "2/2", 2),
    ) == ("A/99/1\n\nI. Rain\n\nIt rains.[1]\n\n* A/99/2.\n\n[1] A/99/3.\n\nII. Snow\n\nIt snows.[2]\n\n[2] A/99/4.\n")


def test_a_note_that_goes_on_before_any_mark_is_written_as_it_is():
    """A person sees it."""
    assert written(Block("note", "by all.", 1)) == "by all.\n"


def test_rows_of_contents_have_tabs_between_number_title_paragraphs_and_page():
    """A row on several lines is one; what is no row stays."""
    rows = "Chapter   Page\nI. Rain in the hills\nof the north . . . .   1-3   2\nAnnex . . . . 4\nNo page"
    assert written(Block("contents", rows, 1)) == (
        "Chapter\tPage\nI.\tRain in the hills of the north\t1-3\t2\n\tAnnex\t\t4\nNo page\n"
    )


def test_leaders_may_touch_the_numbers_of_a_row_of_contents_on_both_sides():
    """And a year at the end of a title is no paragraph."""
    rows = "I. Rain....1 \N{EN DASH} 3....2\nII. Rain in 2033 .... 4\nIII. Snow....5"
    assert written(Block("contents", rows, 1)) == (
        "I.\tRain\t1 \N{EN DASH} 3\t2\nII.\tRain in 2033\t\t4\nIII.\tSnow\t\t5\n"
    )
