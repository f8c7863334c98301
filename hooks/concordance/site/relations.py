"""How entries belong together: protocols around their convention, a committee to its treaty; in pairs and as a tree."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from concordance.model import Entry

DRAWN = frozenset(("supplements", "monitors", "part-of", "outcome-of", "organized-by", "promotes", "implements"))


@dataclass(frozen=True, slots=True)
class Kin:
    """An entry in a tree, how it relates to the one above it, and those below it."""

    entry: Entry
    how: str
    below: tuple["Kin", ...]


class Families:
    """The trees of the entries that have a page."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        """Take up who stands above whom; what leads to no page leads nowhere."""
        self._entries = entries
        self._above: dict[str, list[str]] = {}
        self._below: dict[str, list[tuple[str, str]]] = {}
        for entry in sorted(entries.values(), key=lambda each: (each.short.casefold(), each.id)):
            for relation in entry.related:
                if relation.how in DRAWN and relation.to in entries:
                    self._above.setdefault(entry.id, []).append(relation.to)
                    self._below.setdefault(relation.to, []).append((entry.id, relation.how))

    def tree_of(self, entry: Entry) -> Kin | None:
        """Return the tree in which the entry stands, from the topmost down; none if it stands alone."""
        name, seen = entry.id, {entry.id}
        while above := [each for each in self._above.get(name, ()) if each not in seen]:
            name = above[0]
            seen.add(name)
        below = tuple(self._under(name, (name,)))
        return Kin(self._entries[name], "", below) if below else None

    def _under(self, name: str, path: tuple[str, ...]) -> Iterator[Kin]:
        for other, how in self._below.get(name, ()):
            if other not in path:
                yield Kin(self._entries[other], how, tuple(self._under(other, (*path, other))))


class Relations:
    """The relations of the entries that have a page, from either end."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        """Take up which relations lead to which entry."""
        self._entries = entries
        self._from_others: dict[str, list[tuple[str, bool, Entry]]] = defaultdict(list)
        for other in entries.values():
            for relation in other.related:
                self._from_others[relation.to].append((relation.how, False, other))
            for member in dict.fromkeys(other.members):
                self._from_others[member].append(("includes", False, other))

    def relations_of(self, entry: Entry) -> list[tuple[str, bool, Entry]]:
        """Return the entry's relations as (how, whether it is this entry's own, the other), both ways."""
        own = [(each.how, True, self._entries[each.to]) for each in entry.related if each.to in self._entries]
        own += [("includes", True, self._entries[member]) for member in entry.members if member in self._entries]
        return own + self._from_others.get(entry.id, [])
