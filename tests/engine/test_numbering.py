"""How items are numbered."""

from string import ascii_lowercase

from concordance.numbering import Numbering


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
