"""Where a text is italic, as its lines are joined and its signs replaced."""

import pytest
from printed import Text, page, paragraphs

from concordance.intake.reading import read
from concordance.intake.slopes import moved, parted, whole_words
from concordance.intake.typed_notes import with_typed_notes


def italics(*lines, kinds=("paragraph", "note", "closing"), **options):
    """What is italic in the blocks that are read from a page, each with its text."""
    options = {"rules": [(59, 552, 727)]} | options
    document = read([page(number=2), page(*lines, number=3, **options)])
    return [
        (block.text, [block.text[start:end] for start, end in whole_words(block.text, block.sloped)])
        for block in document.blocks
        if block.kind in kinds
    ]


def test_italic_words_are_known_by_their_place():
    """Also inside a word, beside its signs."""
    assert italics(*paragraphs("1. |It (~inter alia~) rains ~all~ day on the\n~Sea~-of-~fogs~.")) == [
        ("1. It (inter alia) rains all day on the Sea-of-fogs.", ["inter alia", "all", "Sea", "fogs"])
    ]


def test_italics_go_on_over_lines_and_marks_of_notes():
    """And over a word that was cut, whose hyphen has gone."""
    lines = paragraphs(
        "It rains, as the ~Report on the~\n~Rain of the North^1^ and of the~\n~Harb\u00ad~\n~ours~ says. Harbours."
    )
    notes = (Text(100, 140, "_" * 18, 8), Text(114, 126, "^1^ See ~Rain~ of", 8.5), Text(114, 116, "~all~ days.", 8.5))
    assert italics(*lines, *notes) == [
        (
            "It rains, as the Report on the Rain of the North[1] and of the Harbours says. Harbours.",
            ["Report on the Rain of the North", "and of the Harbours"],
        ),
        ("[1] See Rain of all days.", ["Rain", "all"]),
    ]


def test_a_note_whose_number_is_not_raised_has_its_italics():
    """Its number gets brackets, which move them."""
    notes = [Text(100, 140, "_" * 18, 8), Text(114, 126, "^1^ See ~Rain~.", 8.5), Text(114, 116, "2 ~Ibid~.", 8.5)]
    (_, *found) = italics(*paragraphs("1. |It rains^1^ and pours.^2^"), *notes)
    assert found == [("[1] See Rain.", ["Rain"]), ("[2] Ibid.", ["Ibid"])]


def test_italics_move_with_the_signs_before_them():
    """A raised digit that is no mark of a note loses its brackets."""
    assert italics(*paragraphs("1. |It rains on 5 km^2^ of ~hills~ in the north of ~all~ hills.")) == [
        ("1. It rains on 5 km\N{SUPERSCRIPT TWO} of hills in the north of all hills.", ["hills", "all"])
    ]


def test_typed_notes_have_the_italics_of_their_print():
    """Their marks are as long in brackets."""
    lines = paragraphs("1. |It rains 1/ in ~Peru~.", "1/ See ~Rain~.")
    document = read([page(number=2), page(*lines, number=3, rules=[(59, 552, 727)])])
    blocks = with_typed_notes(document.blocks)
    assert [block.text[start:end] for block in blocks for start, end in block.sloped] == ["Peru", "Rain"]


@pytest.mark.parametrize(
    ("text", "sloped", "whole"),
    [
        ("a b c", [(0, 1), (2, 3)], [(0, 3)]),  # only room between
        ("a, b", [(0, 1), (3, 4)], [(0, 1), (3, 4)]),
        ("a , b", [(2, 3)], []),  # a sign alone
        ("a b", [(0, 2)], [(0, 1)]),  # room at an end
        ("", [], []),
    ],
)
def test_italics_are_whole_words(text, sloped, whole):
    """Those that follow each other are one, and signs alone are none."""
    assert list(whole_words(text, sloped)) == whole


def test_what_stands_before_stays():
    """Only what begins or ends behind the place moves."""
    assert moved([(0, 2), (2, 5), (6, 8)], 2, -2) == ((0, 2), (2, 3), (4, 6))


@pytest.mark.parametrize(
    ("text", "sloped", "pieces"),
    [
        ("a b c", [(2, 3)], [("a ", False), ("b", True), (" c", False)]),
        ("a b", [(0, 3)], [("a b", True)]),
        ("a b", [], [("a b", False)]),
    ],
)
def test_a_text_is_parted_where_italics_begin_and_end(text, sloped, pieces):
    """No piece is empty."""
    assert list(parted(text, sloped)) == pieces
