"""How items are numbered."""

from string import ascii_lowercase

from concordance.numbering import Numbering, closes


def test_items_behind_z_have_two_letters():
    """As in the agenda of the General Assembly; after zz there is none."""
    numbering = Numbering()
    for mark in (*ascii_lowercase, *(2 * letter for letter in ascii_lowercase)):
        assert numbering.begin_item(mark, "") == (mark,)
    assert numbering.begin_item("aaa", "") == ()


def test_two_letters_that_differ_are_no_item():
    """Nor the second of two that are skipped."""
    numbering = Numbering(items=["z"])
    assert numbering.begin_item("ab", "") == numbering.begin_item("bb", "") == ()


def test_items_may_have_numbers_and_letters_below_them():
    """As the paragraphs of a commentary; nine is followed by ten."""
    numbering = Numbering()
    for number in range(1, 12):
        assert numbering.begin_item(f"{number}", "") == (f"{number}",)
    for letter in "abc":
        assert numbering.begin_item(letter, "") == ("11", letter)
    assert numbering.begin_item("i", "") == ()
    assert numbering.begin_item("12", "") == ("12",)
    assert numbering.begin_item("14", "") == ()


def test_a_mark_may_close_a_bracket():
    """One that the words before it opened, and none with a bracket of its own."""
    assert closes("see the report (para.", "12) of the Chair")
    assert not closes("see the report (para.", "(12) of the Chair")
    assert not closes("see the report (para. 3).", "12) The Chair")
