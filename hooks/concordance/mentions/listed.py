"""Names known only by the company they keep: the items of a list of organizations.

In "Human Rights Watch; Terre des Hommes; Harbour for All; Goats International" most items are known as bodies, by a
record or by their shape, and the others are none of anything else: they are bodies too.
"""

import re
from collections.abc import Mapping, Sequence

from concordance.model import Form
from concordance.names.matcher import Match
from concordance.names.shapes import NameShape

_CAPITALISED = (
    r"[A-Z\N{LATIN CAPITAL LETTER A WITH GRAVE}-\N{LATIN CAPITAL LETTER THORN}][\w'\N{RIGHT SINGLE QUOTATION MARK}/&-]*"
)
_SMALL = "against|and|aux?|contre|de|del|des|du|e|en|et|for|in|la|las|les|los|of|on|para|por|pour|the|to|y"
_NAME = re.compile(
    rf"{_CAPITALISED}(?: (?:(?:[dl]['\N{{RIGHT SINGLE QUOTATION MARK}}])?{_CAPITALISED}|{_SMALL})){{0,12}}"
)
_BRACKETS = re.compile(r" \([^()]*\)\Z")
_ITEM = r"[A-Z][^;:.]{1,150}"
_FEWEST = 3  # items with a semicolon
_LIST = re.compile(rf"(?:\A|[:.] )((?:{_ITEM}; (?:and )?){{{_FEWEST},}}{_ITEM})(?=\.|\Z)")
_AFTER_NOUN = re.compile(
    r"organizations\b[^.:;]{0,80}: ((?:[A-Z][^,;:.]{1,100}, (?:and )?)+[A-Z][^,;:.]{1,150})(?=\.|\Z)"
)
_BETWEEN = re.compile(r"; (?:and )?")
_BETWEEN_COMMAS = re.compile(r", (?:and )?| and (?=[A-Z][^,]*\Z)")


def with_listed(
    words: str, places: Sequence[Match], shapes: list[NameShape], forms: Mapping[str, tuple[Form, ...]]
) -> list[NameShape]:
    """Return the shapes of a unit with those that stand in a list of bodies."""
    items = _items(words) if ":" in words or ";" in words else []
    if not items:
        return shapes
    bodies = {shape.start: shape.end for shape in shapes if shape.is_name and shape.kind == "body"}
    bodies |= {start: end for start, end, surface in places if surface in forms and forms[surface][0].kind == "body"}
    more: list[NameShape] = []
    for listed in items:
        others = [(start, end) for start, end in listed if bodies.get(start, 0) < end]
        others = [other for other in others if not _are_two(words, *other, bodies)]
        if 2 * len(others) <= len(listed):
            more += [
                NameShape(*other, "", "body", other[0], is_name=True) for other in others if _is_name(words, *other)
            ]
    free = [shape for shape in shapes if all(shape.end <= each.start or each.end <= shape.start for each in more)]
    return sorted([*free, *more], key=lambda shape: shape.start)


def _are_two(words: str, start: int, end: int, bodies: Mapping[int, int]) -> bool:
    """Whether two bodies that are known make the last item of a list, "and" between them."""
    first = bodies.get(start, 0)
    return words.startswith(" and ", first) and bodies.get(first + len(" and ")) == end


def _is_name(words: str, start: int, end: int) -> bool:
    return _NAME.fullmatch(words, start, end) is not None


def _items(words: str) -> list[list[tuple[int, int]]]:
    """Return the lists in a text that may be of organizations, each as the places of its items without brackets."""
    found = []
    if words.count("; ") >= _FEWEST:
        found += [(listed, _BETWEEN) for listed in _LIST.finditer(words)]
    if "organizations" in words:
        found += [(listed, _BETWEEN_COMMAS) for listed in _AFTER_NOUN.finditer(words)]
    return [_split(listed, between) for listed, between in found]


def _split(listed: re.Match[str], between: re.Pattern[str]) -> list[tuple[int, int]]:
    items = []
    at = listed.start(1)
    for each in between.split(listed[1]):
        items.append((at, at + len(_BRACKETS.sub("", each))))
        after = between.match(listed.string, at + len(each))
        at += len(each) + (len(after[0]) if after else 0)
    return items
