"""Running heads and feet are known by what they say and by their place on the page, however wide its margins are."""

import pytest
from printed import Text, page, paragraphs

from concordance.intake.reading import read

LONG = "It has rained in the towns of the north since the beginning of the year, as is well"
WIDE = (60, 552)  # where the rules of a page begin and end


def told(*pages, kind="furniture"):
    """The words of this kind on these pages, the first of which is another."""
    document = read([page(*paragraphs(LONG)), *pages])
    return [block.text for block in document.blocks if block.kind == kind]


@pytest.mark.parametrize("height", [40, 70, 100, 130])
@pytest.mark.parametrize(
    "foot", ["33-12345|{}/3", "{}", "- {} -", "GE.33-12345 (E)", "*3312345*", "The hills|{}", "Digitized by the hills"]
)
def test_a_foot_is_the_last_line_however_wide_the_margin_below_it(height, foot):
    """Whether it says that it is one, or counts the pages, or stands again on others."""
    pages = [
        page(*paragraphs(f"It rains in place {number}."), Text(60, height, foot.format(number)), number=number)
        for number in (2, 3)
    ]
    assert len(told(*pages)) == 2


def test_a_number_of_the_page_alone_is_its_foot():
    """Also if no other page has one."""
    assert told(page(*paragraphs(LONG), Text(60, 100, "2"), number=2)) == ["2"]
    assert told(page(*paragraphs(LONG), Text(60, 100, "5"), number=2)) == []


@pytest.mark.parametrize(("top", "bottom"), [(770, 740), (700, 680)])
def test_the_head_of_a_table_is_none_of_a_page(top, bottom):
    """Its first row stands between two rules, and again on the next page, as the head of a page may."""
    rows = [Text(60, bottom + 5, "Town|Rain"), Text(60, bottom - 20, "Bern|much"), Text(60, bottom - 40, "Lima|none")]
    pages = [page(*rows, *paragraphs(LONG), number=number, rules=[(*WIDE, top), (*WIDE, bottom)]) for number in (2, 3)]
    assert told(*pages) == []
    assert told(*pages, kind="table") == ["Town   Rain\nBern   much\nLima   none"] * 2


def test_a_rule_under_a_symbol_ends_the_head():
    """Words beside or above it belong to the head; a rule at whose upper side nothing known stands ends none."""
    head = (Text(60, 745, "The rain"), Text(60, 733, "in the hills|A/99/1"))
    assert told(page(*head, *paragraphs(LONG), number=2, rules=[(*WIDE, 727)])) == [
        "The rain",
        "in the hills A/99/1",
    ]
    assert told(page(Text(60, 733, "It rains."), *paragraphs(LONG), number=2, rules=[(*WIDE, 727)])) == []


def test_last_lines_of_notes_that_say_the_same_are_no_feet():
    """They stand close below other words."""
    pages = [
        page(
            *paragraphs(f"It rains in place {number}.^{number}^"),
            Text(60, 82, f"^{number}^ See the decisions of the hills,", 8),
            Text(60, 72, "decision 1 of the hills.", 8),
            number=number,
            rules=[(60, 140, 95)],
        )
        for number in (2, 3, 4)
    ]
    assert told(*pages) == []


def test_notes_that_say_the_same_are_no_feet():
    """Each the only one of its page, with a number that is not raised; they stand right below the rule over notes."""
    pages = [
        page(
            *paragraphs(f"It rains in place {number}.^{number}^"),
            Text(60, 72, f"{number}|Ibid., in the hills.", 8),
            number=number,
            rules=[(60, 140, 85)],
        )
        for number in (2, 3, 4)
    ]
    assert told(*pages) == []


def test_symbols_in_the_text_are_no_head():
    """A head is the first line of a page, specks of a scan aside."""
    lines = (Text(60, 760, "."), Text(60, 740, "A/99/1"), Text(60, 720, "See also:"), Text(60, 700, "A/99/2"))
    assert told(page(*lines, *paragraphs(LONG), number=2)) == ["A/99/1"]


def test_what_is_stamped_over_the_pages_is_furniture():
    """The same words, far larger than the text, in the same place; large words that stand once are a heading."""
    pages = [page(*paragraphs(LONG, LONG, top=500), Text(200, 400, "Draft", 44), number=number) for number in (2, 3, 4)]
    once = page(Text(200, 560, "Snow", 44), *paragraphs(LONG, LONG, top=500), number=5)
    assert told(*pages, once) == ["Draft"] * 3
    assert told(*pages, once, kind="heading") == ["Snow"]
