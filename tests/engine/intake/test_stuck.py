"""Numbers that touch the words behind them."""

import pytest
from printed import Text, page, paragraphs
from word import geneva, p

from concordance.drafting.printed import draft_printed
from concordance.intake.document import Block, Place
from concordance.intake.reading import read
from concordance.intake.stuck import parted
from concordance.intake.word.package import opened
from concordance.intake.word.proof import differences
from concordance.intake.word.reading import read as read_word


def told(*texts, kind="paragraph"):
    """The texts of these blocks as they are parted."""
    return [block.text for block in parted([Block(kind, text, 1) for text in texts])]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("1.It rains.", "2.“It pours.”", "3. It snows.", "4.États,"), ["1. ", "2. ", "3. ", "4. "]),
        (("12.1 It rains.", "12.2It pours.", "12.3It snows.", "13.1A."), ["12.1 ", "12.2 ", "12.3 ", "13.1 "]),
        (("(a)Rain;", "\N{EN DASH}Snow;", "\N{BULLET}Hail."), ["(a) ", "\N{EN DASH} ", "\N{BULLET} "]),
    ],
)
def test_a_number_is_parted_from_the_words_behind_it(texts, found):
    """Those of paragraphs and items, and bullets."""
    assert [text[: len(begins)] for text, begins in zip(told(*texts), found, strict=True)] == found


@pytest.mark.parametrize(
    "text",
    [
        "3.It rains.",
        "3.1It rains.",
        "1.5 metres",
        "(s)he asked",
        "(re)building",
        "1. It rains.",
        "1.a of it",
        "A.Pilot spoke.",
    ],
)
def test_what_does_not_count_on_is_left_as_it_is(text):
    """Nor is what goes on in small letters, or in digits."""
    assert told(text) == [text]


def test_the_number_of_a_heading_is_parted_too():
    """If it is Roman, or a letter that counts on; nothing else is."""
    assert told("VIII.Towns", "A.Pilot", kind="heading") == ["VIII. Towns", "A.Pilot"]
    assert told("A. Towns", "B.Hills", "D.Pilot", kind="heading") == ["A. Towns", "B. Hills", "D.Pilot"]
    assert told("1.It rains.", kind="note") == ["1.It rains."]


def test_a_heading_whose_number_is_parted_has_the_rank_of_one_with_a_number():
    """It had been taken for one without."""
    ranks = [
        each.rank
        for each in parted([Block("heading", text, 1, rank) for text, rank in (("I.Rain", 23), ("V.Snow", 22))])
    ]
    assert ranks == [22, 22]


def test_what_is_known_of_places_moves():
    """Pages, italics, what Word made, and bold words at the beginning."""
    block = Block("paragraph", "1.It rains.", 1, 0, (Place(2, 5),), made=((0, 2),), sloped=((5, 10),), bold=4)
    (found,) = parted([block])
    assert found == Block("paragraph", "1. It rains.", 1, 0, (Place(2, 6),), made=((0, 2),), sloped=((6, 11),), bold=5)


def test_such_paragraphs_have_their_numbers():
    """Of a Word file and of a PDF."""
    package = opened(geneva(p("Rain", "HChG"), p("1.It rains:"), p("(a)In towns;"), p("2.It pours.")), "x")
    document = read_word(package)
    assert list(differences(package, document)) == []
    pages = [page(Text(60, 740, "A/99/1")), page(*paragraphs("1.It rains:", "(a)In towns;", "2.It pours."), number=2)]
    for each in (document, read(pages)):
        units = [unit.id for section in draft_printed(each).report.sections for unit in section.units]
        assert units == ["1", "1(a)", "2"]
