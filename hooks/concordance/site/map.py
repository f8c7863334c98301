"""What the pages draw: the map with the States that are mentioned, and how entries belong together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from concordance.catalogue.world_map import MapFeature, bounds, step
from concordance.edition.edition import Edition
from concordance.model import Confusion, Entry
from concordance.site.back_index import sort_key
from concordance.site.relations import Families, Kin
from concordance.text import slug_of


@dataclass(frozen=True, slots=True)
class Shade:
    """A State on the map, how often it is mentioned, and the step of colour for that."""

    entry: Entry
    feature: MapFeature
    count: int
    step: int


class Drawings:
    """The drawings of an edition, and what templates ask about them."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._families = Families(edition.entries)

    def feature_of(self, entry: Entry) -> MapFeature | None:
        """Where the State lies on the map; none if the map does not have it."""
        return self._edition.atlas.features.get(entry.id)

    @cached_property
    def states(self) -> list[Entry]:
        """The States that are mentioned, in the order of an index."""
        return sorted(self._edition.of_kind("country"), key=lambda entry: sort_key(entry.short))

    @cached_property
    def legend(self) -> list[tuple[int, int]]:
        """The least and the highest count of each step of colour."""
        counts = [self._edition.count(entry.id) for entry in self.states]
        least = bounds(counts)
        return [(low, high - 1) for low, high in pairwise([*least, max(counts, default=0) + 1])]

    @cached_property
    def shades(self) -> list[Shade]:
        """The States on the map, large ones first, so that small ones lie over them."""
        least = [low for low, _ in self.legend]
        placed = [(entry, self.feature_of(entry)) for entry in self.states]
        counted = [(entry, place, self._edition.count(entry.id)) for entry, place in placed if place]
        counted.sort(key=lambda each: -each[1].size)
        return [Shade(entry, place, n, step(least, n)) for entry, place, n in counted]

    @property
    def unplaced(self) -> list[Entry]:
        """The States that the map does not have."""
        return [entry for entry in self.states if not self.feature_of(entry)]

    @property
    def regions(self) -> list[tuple[str, str, list[Entry]]]:
        """The regions, each with its slug and the States in it that are mentioned, most often first."""
        states = sorted(self.states, key=lambda entry: -self._edition.count(entry.id))
        names = sorted({entry.more["region"] for entry in states})
        return [(name, slug_of(name), [entry for entry in states if entry.more["region"] == name]) for name in names]

    def family(self, entry: Entry) -> Kin | None:
        """Return the tree of the entries that belong together with this one; none if it stands alone."""
        return self._families.tree_of(entry)

    def confusions(self, entry: Entry) -> list[tuple[Entry, Confusion]]:
        """Return what is taken for this entry, whichever of the two records says so, each once."""
        known = self._edition.vocabulary.all_entries
        own = {each.other: (known[each.other], each) for each in entry.confused}
        return [*own.values(), *(pair for pair in self._from_others.get(entry.id, ()) if pair[0].id not in own)]

    @cached_property
    def _from_others(self) -> Mapping[str, list[tuple[Entry, Confusion]]]:
        """What other entries with a page say of being taken for one, by the one."""
        found: dict[str, list[tuple[Entry, Confusion]]] = {}
        for other, each in self._declared():
            found.setdefault(each.other, []).append((other, each))
        return found

    def _declared(self) -> Iterator[tuple[Entry, Confusion]]:
        for entry in self._edition.entries.values():
            for each in entry.confused:
                yield entry, each
