"""What stands on a printed page: characters and rules, each with its place. Nothing here knows of any file format."""

from dataclasses import dataclass, replace
from typing import NamedTuple

_DIGITS = "0123456789"
HIGH = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_LOW = "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089"
RAISED = str.maketrans(_DIGITS, HIGH)
LOWERED = str.maketrans(_DIGITS, _LOW)
LEVEL = str.maketrans(HIGH + _LOW, 2 * _DIGITS)
"""Digits as raised and as lowered signs, and both of these as digits; `HIGH` has the raised ones."""


class Character(NamedTuple):  # a page has thousands: a tuple is made in a third of a dataclass's time
    """A character: its place, its baseline above the page's foot, the size and weight of its font.

    It is `parted` from the one before if there is room that no space was written for, by the widths in the file.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    upright: bool = True
    parted: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A level line on a page, or a box so flat that it looks like one."""

    left: float
    right: float
    height: float  # above the page's foot


class Frame(NamedTuple):
    """What is drawn around text, by its edges; as high above the page's foot as they are."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """A printed page: its place in the document from 1, its size in points, and what stands on it."""

    number: int
    width: float
    height: float
    characters: tuple[Character, ...]
    rules: tuple[Rule, ...] = ()
    picture: bool = False  # it shows one, as large as itself: its characters were recognised
    turned: int = 0  # by how many degrees it was turned, to the right, so that its words stand upright
    frames: tuple[Frame, ...] = ()

    def scaled(self, by: float) -> "Page":
        """Return the page with all that stands on it as many times as large."""
        characters = (
            each._replace(
                left=by * each.left, right=by * each.right, baseline=by * each.baseline, size=round(by * each.size, 1)
            )
            for each in self.characters
        )
        rules = (Rule(by * each.left, by * each.right, by * each.height) for each in self.rules)
        frames = (Frame(*(by * edge for edge in each)) for each in self.frames)
        return replace(
            self,
            width=by * self.width,
            height=by * self.height,
            characters=tuple(characters),
            rules=tuple(rules),
            frames=tuple(frames),
        )
