"""The places of a text at which a reader stops: names, triggers, shapes of names, and what an editor has set."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from concordance.names.folding import Folded
from concordance.names.matcher import Match
from concordance.names.shapes import NameShape
from concordance.report import LinkOverride

OVERRIDDEN = ""
"""Stands for the form of a place where the editor sets or forbids a link."""
SHAPED = "\n"
"""Stands for the form of a place where words have the shape of a name."""


def both(places: Iterable[list[Match]], more: Iterable[list[Match]]) -> list[list[Match]]:
    """Return the places of each text with more of them, in their order."""
    return [
        sorted([*some, *others], key=_leftmost_longest) if others else some
        for some, others in zip(places, more, strict=True)
    ]


def with_overrides(places: Sequence[Match], overrides: Mapping[tuple[int, int], LinkOverride]) -> Sequence[Match]:
    """Return the places that no override touches, with the overrides in their order among them."""
    free = [place for place in places if not any(place[0] < end and start < place[1] for start, end in overrides)]
    return sorted([*free, *((start, end, OVERRIDDEN) for start, end in overrides)])


def folded_overrides(overrides: Iterable[LinkOverride], folded: Mapping[str, Folded]) -> list[LinkOverride]:
    """Return the overrides with their places in the words as they are read."""
    moved = []
    for each in overrides:
        start, end = folded[each.unit].place(each.start, each.end) if each.unit in folded else (each.start, each.end)
        moved.append(replace(each, start=start, end=end))
    return moved


def with_shapes(places: Sequence[Match], shapes: Sequence[NameShape]) -> Sequence[Match]:
    """Return the places with these shapes among them; a name's shape takes the place of what begins in it."""
    names = [shape for shape in shapes if shape.is_name]
    kept: list[Match] = [(shape.start, shape.end, SHAPED) for shape in shapes]
    at = 0
    for place in places:
        while at < len(names) and names[at].end <= place[0]:
            at += 1
        if at == len(names) or place[0] < names[at].start:
            kept.append(place)
    return sorted(kept, key=_leftmost_longest)


def _leftmost_longest(place: Match) -> tuple[int, int]:
    return place[0], -place[1]
