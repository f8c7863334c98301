"""Organs whose resolutions and decisions are known by their numbers, and what else they are called.

An organ has a row for each way in which its numbers make a symbol, or for another short name. Where its resolutions
have no symbol of their own, its name and the number stand for one: `Commission on Narcotic Drugs resolution 50/14`.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import msgspec

from concordance.loading import Shape
from concordance.model import Form
from concordance.names.document_symbols import one_way

_OF_YEAR = re.compile(r"\d+ ?\(\d{4}\)")
_OLD = re.compile(r"(?P<number>\d{1,4}) ?(?:[A-Z]{1,2} ?)?\((?P<special>E?S-)?(?P<session>[IVX]+|\d)\)")
_ONES = ("", *"I II III IV V VI VII VIII IX".split())
_SESSIONS = (*(f"{tens}{ones}" for tens in ("", "X", "XX") for ones in _ONES), "XXX")  # of the Assembly until 1975
_MANY = 45  # resolutions for each session so far
_SPECIAL = 900  # resolutions before a special session in Roman numerals, but for the first two


class Organ(Shape, frozen=True):
    """An organ whose resolutions and decisions have symbols; `{number}` stands in their patterns."""

    name: str = msgspec.field(name="organ")
    short: str
    entry: str
    resolution: str
    decision: str
    number: str


def by_number(organs: Iterable[Organ], noun: str, number: str) -> str:
    """Return the symbol of the resolution or decision with this number of the first of these organs that has one."""
    for organ in organs:
        pattern = organ.resolution if noun.startswith("resolution") else organ.decision
        if pattern and re.fullmatch(organ.number, number):
            return pattern.format(number=one_way(number))
    return ""


def organ_alone_with(number: str) -> str:
    """Return the organ that alone has such a number: "1325 (2000)", "3201 (S-VI)", "217 A (III)"; empty if unclear.

    In their first decades the Assembly and the Economic and Social Council both counted on from session to session: the
    Assembly had always passed more than 45 resolutions for each session so far, the Council far fewer.
    """
    if _OF_YEAR.fullmatch(number):
        return "Security Council"
    old = _OLD.match(number)
    if old is None:
        return ""
    session = _SESSIONS.index(old["session"]) if old["session"] in _SESSIONS else 0
    if old["special"]:
        of_assembly = old["session"].isdecimal() or session in {1, 2} or int(old["number"]) > _SPECIAL
    else:
        of_assembly = session > 1 and int(old["number"]) > _MANY * session
    return "General Assembly" if of_assembly else ""


def names_of(organs: Iterable[Organ], forms: Mapping[str, Iterable[Form]]) -> dict[str, str]:
    """Return the organs' names and abbreviations, each with the name under which the organ is listed."""
    found = {organ.name: organ.name for organ in organs}
    for organ in organs:
        for form in forms.get(organ.entry, ()):
            if form.form in {"name", "abbreviation"} and not form.when:
                found.setdefault(form.text, organ.name)
    return found


def grouped(organs: Iterable[Organ], by: Callable[[Organ], str]) -> Mapping[str, list[Organ]]:
    """Return the rows of the organs by their name or entry."""
    found: defaultdict[str, list[Organ]] = defaultdict(list)
    for organ in organs:
        found[by(organ)].append(organ)
    return found


def by_short_name(organs: Iterable[Organ]) -> Mapping[str, Mapping[str, list[Organ]]]:
    """Return the rows of the organs by short name and entry."""
    found: defaultdict[str, dict[str, list[Organ]]] = defaultdict(dict)
    for organ in organs:
        found[organ.short].setdefault(organ.entry, []).append(organ)
    return found
