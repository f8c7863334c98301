"""Frames of lines around text."""

import pytest

from concordance.intake.frames import frames_of
from concordance.intake.glyphs import Frame, Rule

BOX = Frame(100, 300, 500, 400)


def sides(bottom, top, left=100, right=500):
    """Upright lines at both ends."""
    return [Frame(at, bottom, at, top) for at in (left, right)]


@pytest.mark.parametrize(
    ("heights", "uprights", "found"),
    [
        ((400, 300), sides(300, 400), [BOX]),
        ((400, 350, 300), [*sides(300, 350), *sides(350, 400)], [BOX]),
        ((400, 350, 300), sides(300, 400), [BOX]),
        ((400, 300, 250, 200), [*sides(300, 400), *sides(200, 250)], [BOX, Frame(100, 200, 500, 250)]),
        ((400, 300), [], []),
        ((400, 300), sides(300, 400)[:1], []),
        ((400, 300), sides(300, 350), []),
        ((400, 390), sides(390, 400), []),
        ((), (), []),
    ],
    ids=["four lines", "rows", "one line at a side", "two", "no sides", "one side", "short", "low", "none"],
)
def test_rules_with_upright_lines_at_both_ends_are_a_frame(heights, uprights, found):
    """One above the other, as far as these go."""
    assert list(frames_of([Rule(100, 500, height) for height in heights], uprights, ())) == found


def test_what_is_drawn_as_one_piece_is_a_frame_and_what_stands_in_another_is_none():
    """A small one is a cell."""
    assert frames_of((), (), [Frame(110, 310, 490, 350), BOX, Frame(10, 10, 50, 90)]) == (BOX,)
    assert frames_of((), (), [BOX, BOX, Frame(100, 100, 500, 200)]) == (BOX, Frame(100, 100, 500, 200))


def test_a_page_with_very_many_has_a_chart():
    """And no box."""
    assert frames_of((), (), [Frame(0, 30 * at, 200, 30 * at + 28) for at in range(101)]) == ()
