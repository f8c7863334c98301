"""The styles of a Word file: what a paragraph is for, and how its words are printed, by styles and by hand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from concordance.intake.word.package import Element, W
from concordance.intake.word.roles import LEVELS, Purpose, purpose_of

_DEEPEST = 30  # styles of which each is made from the next
_TWIPS = 20  # to a point
_USUAL = 10.0  # points: the size where a file names none
_BODY = 9  # the outline level of text
_SWITCHES = ("b", "i", "vanish", "strike", "dstrike")  # properties that are on or off


@dataclass(frozen=True, slots=True)
class Print:
    """How words are printed."""

    size: float
    bold: bool
    italic: bool
    raised: bool
    hidden: bool
    language: str
    struck: bool = False


@dataclass(frozen=True, slots=True)
class WordStyle:
    """The style of a paragraph: its name, what it is for, its list and level, where it begins, in points."""

    id: str
    name: str
    purpose: Purpose | None
    number: str
    level: int | None
    left: float | None


class WordStyles:
    """The styles of a file."""

    def __init__(self, root: Element) -> None:
        """`root` is the part with the styles."""
        self._root = root
        self._prints: dict[tuple[str, str], dict[str, str]] = {}

    @cached_property
    def _styles(self) -> dict[str, Element]:
        return {each.get(f"{W}styleId", ""): each for each in self._root.iterchildren(f"{W}style")}

    @cached_property
    def _default(self) -> str:
        usual = [
            name
            for name, each in self._styles.items()
            if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in {"1", "true", "on"}
        ]
        return usual[0] if usual else ""

    def _chain(self, name: str) -> Iterator[Element]:
        """Yield a style and those it is made from."""
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = value_of(style.find(f"{W}basedOn"))

    def numbering_of(self, name: str) -> str:
        """Return the list of a style of lists."""
        found = (value_of(each.find(f"{W}pPr/{W}numPr/{W}numId")) for each in self._chain(name))
        return next(filter(None, found), "")

    def paragraph(self, own: Element) -> WordStyle:
        """Return the style of a paragraph with these properties; `own` may be none."""
        named = value_of(own.find(f"{W}pStyle")) if own is not None else ""
        name = named if named in self._styles else self._default
        chain = list(self._chain(name))
        sets = [own] if own is not None else []
        sets += [found for each in chain if (found := each.find(f"{W}pPr")) is not None]
        shown = value_of(chain[0].find(f"{W}name")) if chain else named
        level = next(filter(None, (value_of(each.find(f"{W}numPr/{W}ilvl")) for each in sets)), "")
        number = next(filter(None, (value_of(each.find(f"{W}numPr/{W}numId")) for each in sets)), "")
        own_level = whole(level, 0) if level else None
        return WordStyle(name, shown, self._purpose(chain, sets, named), number, own_level, left_of(sets))

    def _purpose(self, chain: list[Element], sets: list[Element], named: str) -> Purpose | None:
        """Return what a paragraph is for: by the outline level that it has of its own, by its style, by its level."""
        for each in chain:
            known = purpose_of(value_of(each.find(f"{W}name"))) or purpose_of(each.get(f"{W}styleId", ""))
            if known and (known.role != "plain" or each is chain[0]):
                break
        else:
            known = None if chain else purpose_of(named)
        levels = (value_of(each.find(f"{W}outlineLvl")) for each in sets)
        level = whole(next(filter(None, levels), ""), _BODY)
        if 0 <= level < _BODY and (known is None or known.role == "plain"):
            return Purpose("heading", LEVELS[min(level, len(LEVELS) - 1)])
        return known

    def print_of(self, style: WordStyle, own: Element) -> Print:
        """Return how a run of words is printed, in a paragraph of this style; `own` may be none."""
        character = value_of(own.find(f"{W}rStyle")) if own is not None else ""
        told = self._print(style.id, character)
        if own is not None and len(own) > bool(character):
            told = told | _told(own)
        size = whole(told.get("sz", ""), 0) / 2
        return Print(
            size if size > 0 else _USUAL,
            told.get("b") == "1",
            told.get("i") == "1",
            told.get("vertAlign") == "superscript" or whole(told.get("position", ""), 0) > 0,
            told.get("vanish") == "1",
            told.get("lang", ""),
            "1" in {told.get("strike"), told.get("dstrike")},
        )

    def _print(self, paragraph: str, character: str) -> dict[str, str]:
        """Return what the styles of a paragraph and of a run say together; what both turn on is off."""
        key = (paragraph, character)
        if key not in self._prints:
            found = _told(self._root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
            of_paragraph, of_character = self._of(paragraph), self._of(character)
            both = {name: "0" for name in _SWITCHES if of_paragraph.get(name) == "1" and of_character.get(name) == "1"}
            self._prints[key] = found | of_paragraph | of_character | both
        return self._prints[key]

    def _of(self, name: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for each in reversed(list(self._chain(name))):
            found |= _told(each.find(f"{W}rPr"))
        return found


def value_of(element: Element) -> str:
    """Return the value of a property; empty if it is not there."""
    return "" if element is None else element.get(f"{W}val", "")


def is_on(element: Element) -> bool:
    """Whether a property is there and turned on."""
    return element is not None and element.get(f"{W}val", "1") not in {"0", "false", "off"}


def _told(properties: Element) -> dict[str, str]:
    """Return what properties say of the print, by their names."""
    if properties is None:
        return {}
    found: dict[str, str] = {}
    for name in ("sz", "vertAlign", "position", *_SWITCHES):
        each = properties.find(f"{W}{name}")
        if each is not None:
            found[name] = ("1" if is_on(each) else "0") if name in _SWITCHES else value_of(each)
    language = properties.find(f"{W}lang")
    if language is not None:
        right_to_left = is_on(properties.find(f"{W}rtl"))
        found["lang"] = language.get(f"{W}bidi" if right_to_left else f"{W}val", "")
    return found


def whole(text: str, otherwise: int) -> int:
    """Return the whole number that a text is; another one for what is none, or too long to be meant."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else otherwise


def left_of(sets: Iterable[Element]) -> float | None:
    """Return where the first line of a paragraph begins, in points, by properties of which the first count most."""
    found: dict[str, int] = {}
    for each in sets:
        indents = each.find(f"{W}ind")
        for name in () if indents is None else ("left", "start", "firstLine", "hanging"):
            if value := indents.get(f"{W}{name}", ""):
                found.setdefault(name, whole(value, 0))
    left = found.get("left", found.get("start", 0)) + found.get("firstLine", 0) - found.get("hanging", 0)
    return left / _TWIPS if found else None
