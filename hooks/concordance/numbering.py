"""How paragraphs and items are numbered: "1.", "2.1", "(a)", "(ii)", "b)", "(1)", what comes next, what is none."""

import re
from dataclasses import dataclass, field

_LETTERS = "abcdefghijklmnoprstuvwxyz"  # no sign stands for a raised q
_HIGH = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
RAISED_LETTERS = str.maketrans(_LETTERS, _HIGH)
LEVEL_LETTERS = str.maketrans(_HIGH, _LETTERS)
"""Letters as raised signs, and back: so the marks of notes are kept that have letters for numbers."""
NOTE_SIGN = rf"\*{{1,3}}|†|‡|[{_HIGH}]"
"""The mark of a note that is no number, before the note."""
# No number has more than nine digits: Python refuses to count with thousands of them.
PARAGRAPH = re.compile(r"\s*(?:- )?(?:\*\*)?(\d{1,9}(?:\.\d{1,9})*)\.?(?:\*\*)?\s+(\S.*)", re.DOTALL)
LETTERED = re.compile(  # a paragraph that was put in later: 2A, 3 bis
    r"\s*(?:- )?(?:\*\*)?(\d{1,9}(?:\.\d{1,9})*(?:[A-Za-z]| ?(?:bis|ter|quater))\.)(?:\*\*)?\s+\S"
)
ITEM_MARK = (  # French and Spanish: a), ii); in commentaries on law: (1), 1)
    r"(?:\((?=(?:[a-z]{1,5}|\d{1,3})\))|(?=(?:[a-z]|[ivx]{2,5}|\d{1,3})\)))([a-z]{1,5}|\d{1,3})\)"
)
ITEM = re.compile(rf"\s*(?:- )?{ITEM_MARK}\s+(\S.*)", re.DOTALL)
_OPEN = re.compile(r"\([^()]*\Z")
FIRST_ITEMS = frozenset({"a", "i", "1"})
"""The marks with which a list of items begins."""
ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()


def closes(before: str, words: str) -> bool:
    """Whether words that look like the mark of an item, "12) of", close a bracket that the text before them opened."""
    return not words.lstrip().startswith("(") and bool(_OPEN.search(before))


@dataclass(slots=True)
class Numbering:
    """The place in a numbered text: the last paragraph's number and the path of items below it.

    `first` is the number with which a part of a longer work begins; empty where that is 1.
    """

    decimal: bool = False
    number: str = ""
    first: str = ""
    items: list[str] = field(default_factory=list)

    def expected(self) -> tuple[str, ...]:
        """Return the paragraph numbers that can come next."""
        if not self.number:
            return (self.first,) if self.first else ("1.1", "1") if self.decimal else ("1",)
        *above, last = self.number.split(".")
        following = ".".join([*above, str(int(last) + 1)])
        if not self.decimal:
            return (following,)
        upwards = f"{int(self.number.split('.')[0]) + 1}"
        return (following, f"{self.number}.1", f"{upwards}.1", upwards)

    def begin_paragraph(self, number: str) -> None:
        """Go on to this paragraph."""
        self.number, self.items = number, []

    def begin_item(self, mark: str, following: str) -> tuple[str, ...]:
        """Go on to the item with this mark and return its path, empty if it is not in order.

        `following` is the mark after it, which tells the letter i from the number one.
        """
        for path in self._paths(mark, following):
            self.items = list(path)
            return path
        return ()

    def _paths(self, mark: str, following: str) -> list[tuple[str, ...]]:
        first = self.items[0] if self.items else ""
        paths: list[tuple[str, ...]] = []
        if len(self.items) == 2 and mark == _next_roman(self.items[1]):  # noqa: PLR2004 - two levels of items
            paths.append((first, mark))
        if first and mark == _next_letter(first):
            paths.append((mark,))
        if first in ROMAN and mark == _next_roman(first):
            paths.append((mark,))
        if first.isdigit() and mark == f"{int(first) + 1}":
            paths.append((mark,))
        if first.isdigit() and mark == (_next_letter(self.items[1]) if len(self.items) > 1 else "a"):
            paths.append((first, mark))
        if len(self.items) == 1 and mark == "i":
            paths.insert(0 if following == "ii" else len(paths), (first, mark))
        if not first and mark in FIRST_ITEMS:
            paths.append((mark,))
        return paths


def _next_letter(mark: str) -> str:
    """Return the letter after this one; behind z letters are doubled."""
    letter, times = mark[0], len(mark)
    if mark == "z":
        return "aa"
    return times * chr(ord(letter) + 1) if mark == times * letter and letter < "z" else ""


def _next_roman(mark: str) -> str:
    at = ROMAN.index(mark) + 1 if mark in ROMAN else len(ROMAN)
    return ROMAN[at] if at < len(ROMAN) else ""
