"""Word's own numbering: the number that Word sets before a paragraph and that stands in no text.

A paragraph names a list (`num`), which follows a pattern (`abstractNum`) of nine levels. All lists of one pattern count
on together, but for the levels that a list begins anew (ISO 29500-1, 17.9).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from concordance.intake.word.package import Element, W
from concordance.intake.word.signs import sign_of
from concordance.intake.word.styles import WordStyles, is_on, left_of, value_of, whole

_LEVELS = 9
_DEEPEST = 10  # patterns that name a style that names a pattern
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "m cm d cd c xc l xl x ix v iv i".split(),
        strict=True,
    )
)
_MOST = 5_000  # a number that is larger is written in digits, however it should be
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Label:
    """What Word sets before a paragraph, what parts it from the words, where it begins, and whether its form is known.

    `form` is the name of a form of numbers that is not known, written in digits instead.
    """

    text: str
    after: str
    left: float | None
    form: str = ""


class WordNumbering:
    """The lists of a file, counted from its beginning."""

    def __init__(self, root: Element, styles: WordStyles) -> None:
        """`root` is the part with the numbering."""
        self._styles = styles
        self._patterns = {each.get(f"{W}abstractNumId", ""): each for each in root.iterchildren(f"{W}abstractNum")}
        self._lists = {each.get(f"{W}numId", ""): each for each in root.iterchildren(f"{W}num")}
        self._counts: dict[str, list[int | None]] = {}  # by pattern; nothing for a level that begins anew
        self._begun: set[tuple[str, int]] = set()

    def label(self, number: str, level: int | None, style: str) -> Label | None:
        """Count on, and return what stands before a paragraph; nothing for one that is in no list."""
        own = self._lists.get(number)
        name = self._pattern_of(number, 0) if own is not None else ""
        if own is None or name not in self._patterns:
            return None
        pattern = self._patterns[name]
        if level is None:
            linked = (
                whole(each.get(f"{W}ilvl", ""), 0)
                for each in pattern.iterchildren(f"{W}lvl")
                if value_of(each.find(f"{W}pStyle")) == style
            )
            level = next(linked, 0)
        level = min(max(level, 0), _LEVELS - 1)
        shape = self._level(own, pattern, level)
        if shape is None:
            return None
        self._count(name, own, number, level)
        return self._written(name, own, shape)

    def _pattern_of(self, number: str, depth: int) -> str:
        """Return the pattern of a list; one that names a style of lists has the pattern of that style's list."""
        own = self._lists.get(number)
        name = value_of(own.find(f"{W}abstractNumId")) if own is not None else ""
        link = value_of(self._patterns[name].find(f"{W}numStyleLink")) if name in self._patterns else ""
        if not link or depth > _DEEPEST:
            return name
        return self._pattern_of(self._styles.numbering_of(link), depth + 1)

    def _level(self, own: Element, pattern: Element, level: int) -> Element:
        """Return the shape of a level: the list's own, or that of its pattern."""
        for each in own.iterchildren(f"{W}lvlOverride"):
            shape = each.find(f"{W}lvl")
            if whole(each.get(f"{W}ilvl", ""), -1) == level and shape is not None:
                return shape
        shapes = (each for each in pattern.iterchildren(f"{W}lvl") if whole(each.get(f"{W}ilvl", ""), -1) == level)
        return next(shapes, None)

    def _start(self, own: Element, name: str, level: int) -> int:
        shape = self._level(own, self._patterns[name], level)
        return whole(value_of(shape.find(f"{W}start")), 0) if shape is not None else 0

    def _count(self, name: str, own: Element, number: str, level: int) -> None:
        """Count a paragraph of this level, and let the levels below begin anew."""
        values = self._counts.setdefault(name, [None] * _LEVELS)
        first = (number, level) not in self._begun
        self._begun.add((number, level))
        anew = _begins_anew(own, level) if first else None
        before = values[level]
        if anew is not None:
            values[level] = anew
        else:
            values[level] = self._start(own, name, level) if before is None else before + 1
        for below in range(level + 1, _LEVELS):
            shape = self._level(own, self._patterns[name], below)
            least = whole(value_of(shape.find(f"{W}lvlRestart")), below) if shape is not None else below
            if least > level:  # 0: this level never begins anew
                values[below] = None

    def _written(self, name: str, own: Element, shape: Element) -> Label:
        """Return the number of a level as its pattern writes it: `%1.%2` stands for two levels."""
        values = self._counts[name]
        legal = is_on(shape.find(f"{W}isLgl"))
        unknown = []

        def of(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            count = values[at]
            wanted = self._level(own, self._patterns[name], at)
            form = value_of(wanted.find(f"{W}numFmt")) if wanted is not None else ""
            value = self._start(own, name, at) if count is None else count
            if legal or form in {"", "none", "bullet"}:
                return "" if form == "none" else str(value)
            if form not in _FORMS:
                unknown.append(form)
            return written(value, form)

        pattern = value_of(shape.find(f"{W}lvlText"))
        if value_of(shape.find(f"{W}numFmt")) == "bullet":
            font = shape.find(f"{W}rPr/{W}rFonts")
            text = _bullet(pattern, "" if font is None else font.get(f"{W}ascii", ""))
        else:
            text = re.sub(r"%([1-9])", of, pattern)
        indents = shape.find(f"{W}pPr")
        left = left_of([indents]) if indents is not None else None
        nothing = value_of(shape.find(f"{W}suff")) == "nothing"
        return Label(" ".join(text.split()), "" if nothing else " ", left, unknown[0] if unknown else "")


def _begins_anew(own: Element, level: int) -> int | None:
    """Return the number with which a list begins a level anew; nothing if it counts on."""
    for each in own.iterchildren(f"{W}lvlOverride"):
        start = each.find(f"{W}startOverride")
        if whole(each.get(f"{W}ilvl", ""), -1) == level and start is not None:
            return whole(value_of(start), 0)
    return None


def _bullet(pattern: str, font: str) -> str:
    """Return a bullet as a sign that every font has."""
    known = "".join(sign_of(sign, font) or "\N{BULLET}" for sign in pattern)
    return "\N{BULLET}" if font in {"Courier New", "Symbol", "Wingdings"} else known


def written(value: int, form: str) -> str:
    """Return a number in one of Word's forms, in digits if it is not known."""
    return _FORMS.get(form, str)(value) if 0 < value < _MOST else str(value)


def _roman(value: int) -> str:
    found = ""
    for worth, letters in _ROMAN:
        found += letters * (value // worth)
        value %= worth
    return found


def _letters(value: int) -> str:
    """Return a, b ... z, aa, bb ..., as Word counts."""
    return chr(ord("a") + (value - 1) % _LETTERS) * ((value - 1) // _LETTERS + 1)


def _ordinal(value: int) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{value}{'th' if value // 10 % 10 == 1 else ends.get(value % 10, 'th')}"


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "ordinal": _ordinal,
}
