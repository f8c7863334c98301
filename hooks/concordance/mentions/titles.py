"""The titles of entries that no record has, by the words that may take each up again.

What begins or ends a title, and what a text is likely to say in its place, is looked up and not searched for: a report
may name thousands of things.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from concordance.model import Entry, FormKind, Kind
from concordance.names.heads import PREPOSITION

_BETWEEN_WORDS = re.compile(r"\W(?=\w)")
_DATED = re.compile(r"((?:1[89]|20)\d\d) ")

_ByWords = defaultdict[tuple[Kind, str], list[str]]


class Titles:
    """The ids of entries by their kind and by beginnings, endings and other wordings of their titles."""

    def __init__(self) -> None:
        """Begin with no title."""
        self._begun: _ByWords = defaultdict(list)
        self._ended: _ByWords = defaultdict(list)
        self._undated: _ByWords = defaultdict(list)
        self._shorter: _ByWords = defaultdict(list)

    def add(self, entry: Entry) -> None:
        """Take up the title of another entry."""
        title, kind = entry.title, entry.kind
        for between in _BETWEEN_WORDS.finditer(title):
            if title[between.end()].islower():
                self._begun[kind, title[: between.start()]].append(entry.id)
            if between[0] == " ":
                self._ended[kind, title[between.end() :]].append(entry.id)
        _, bare = dated(title)
        self._undated[kind, bare].append(entry.id)
        for shorter in {*_without_middle(bare), _without_abbreviation(bare)} - {""}:
            self._shorter[kind, shorter].append(entry.id)

    def begun(self, name: str, kind: Kind) -> list[str]:
        """Return the entries whose title begins with these words and goes on in small letters."""
        return self._begun.get((kind, name), [])

    def ended(self, name: str, kind: Kind) -> list[str]:
        """Return the entries whose title ends with these words of more."""
        return self._ended.get((kind, name), [])

    def near(self, bare: str, kind: Kind) -> dict[str, FormKind]:
        """Return the entries with this name but for a year, a phrase in the middle or an abbreviation before it."""
        found: dict[str, FormKind] = dict.fromkeys(self._shorter.get((kind, bare), ()), "variant")
        found |= dict.fromkeys(self._undated.get((kind, _without_abbreviation(bare)), ()), "variant")
        if kind == "instrument":
            found |= dict.fromkeys(self._undated.get((kind, bare), ()), "name")
        return found


def dated(name: str) -> tuple[str, str]:
    """Return the year that a name begins with, empty if none does, and the name without it."""
    year = _DATED.match(name)
    return (year[1], name[year.end() :]) if year else ("", name)


def _without_middle(title: str) -> Iterator[str]:
    """Yield a title without the phrase before its last word: "Disengagement Agreement"."""
    first, _, last = title.rpartition(" ")
    for preposition in PREPOSITION.finditer(first):
        yield f"{title[: preposition.start()]} {last}"


def _without_abbreviation(name: str) -> str:
    """Return a name without the abbreviation before it, "NPT Safeguards Agreement"; empty if it has none."""
    short, _, rest = name.partition(" ")
    return rest if short.isupper() and " " in rest else ""
