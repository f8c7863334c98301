"""Raised digits: the marks of notes, the powers of measures, and those that a person must look at."""

import pytest
from printed import Text, page, paragraphs

from concordance.intake.document import Block, Place
from concordance.intake.proof import differences
from concordance.intake.raised import settled
from concordance.intake.reading import read

NOTE = Block("note", "[2]A/99/1, on 5 km[2].", 1)


@pytest.mark.parametrize(
    ("text", "read_as", "told"),
    [
        ("It rains by all.[2]", "It rains by all.[2]", []),
        ("It rains on 5 km[2] of hills and by all.[2]", "It rains on 5 km² of hills and by all.[2]", []),
        ("It rains on 5 m[3] by all.[2]", "It rains on 5 m³ by all.[2]", []),
        ("It rains on 5 km[2] of hills.", "It rains on 5 km[2] of hills.", []),  # no other mark of the note
        ("It rains by all.[2] It is 10[6] so.", "It rains by all.[2] It is 10⁶ so.", ["ins by all.[2] It is 10⁶"]),
        ("It rains by all.[2] It is told.[17]", "It rains by all.[2] It is told.¹⁷", ["by all.[2] It is told.¹⁷"]),
        ("It rains by all.[2] It is warm[3] so.", "It rains by all.[2] It is warm³ so.", ["by all.[2] It is warm³"]),
    ],
)
def test_raised_digits_that_are_no_notes_are_signs(text, read_as, told):
    """Those behind a measure are sure, all others are told."""
    blocks, doubts = settled([Block("paragraph", text, 1), NOTE])
    assert blocks[0].text == read_as
    assert len(doubts) == len(told)
    assert all(each.cause == "index" and each.words.endswith(words) for each, words in zip(doubts, told, strict=True))


def test_a_measure_in_a_note_has_its_power():
    """The number with which the note begins stays."""
    blocks, _ = settled([Block("paragraph", "It rains by all.[2]", 1), NOTE])
    assert blocks[1].text == "[2]A/99/1, on 5 km²."


def test_pages_begin_where_they_did_and_doubts_stand_on_theirs():
    """Signs take less room than marks in brackets."""
    text = "It rains on 5 km[2] of hills, told[7] so."
    (block,), (doubt,) = settled([Block("paragraph", text, 1, breaks=(Place(2, text.index("of")),))])
    assert block.text[block.breaks[0].at :] == "of hills, told⁷ so."
    assert doubt.page == 2


def test_edges_of_pages_are_left_as_they_are():
    """Nobody reads them."""
    block = Block("furniture", "2[7]", 1)
    assert settled([block]) == ((block,), ())


def test_what_is_read_has_the_words_of_the_page():
    """As signs or as digits, they are the same."""
    note = [Text(100, 140, "_" * 18, 8), Text(114, 126, "^2^ A/98/1.", 8.5)]
    pages = [page(), page(*paragraphs("It rains on 5 km^2^ of hills, as all^2^\nknow, in 7 km^2^."), *note, number=2)]
    document = read(pages)
    assert document.blocks[0].text == "It rains on 5 km² of hills, as all[2] know, in 7 km²."
    assert (document.doubts, list(differences(pages, document))) == ((), [])


def test_raised_letters_are_marks_of_the_notes_that_begin_with_them():
    """Others are letters: those of an ordinal are part of it, and all others are told. In a table they stay signs."""
    blocks = [
        Block("paragraph", "It rains.ᵃ It is told in the Assemblyᵇ at its 2ᵉ session.", 1, breaks=(Place(2, 12),)),
        Block("note", "ᵃ A/98/1.", 1),
        Block("table", "Townᶜ   12", 2),
    ]
    found, doubts = settled(blocks)
    assert [each.text for each in found] == [
        "It rains.ᵃ It is told in the Assemblyb at its 2e session.", "ᵃ A/98/1.", "Townᶜ   12",
    ]  # fmt: skip
    assert [(each.cause, each.page, each.words) for each in doubts] == [("index", 2, "is told in the Assemblyᵇ")]


def test_the_words_of_lettered_notes_are_those_of_the_page():
    """Their marks are the letters that are printed."""
    note = [Text(100, 140, "_" * 18, 8), Text(114, 126, "^a^ A/98/1.", 8.5)]
    pages = [page(), page(*paragraphs("It rains in the towns of the north, as all^a^\nknow."), *note, number=2)]
    document = read(pages)
    assert document.blocks[0].text == "It rains in the towns of the north, as allᵃ know."
    assert (document.doubts, list(differences(pages, document))) == ((), [])
