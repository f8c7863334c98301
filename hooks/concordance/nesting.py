"""Names inside names: what the words of a form hold of other forms, mentioned in it or only implied."""

import re
from collections.abc import Iterable, Mapping

from concordance.leads import HEADS, Attached, attached_in
from concordance.model import Form
from concordance.names import Finder

Forms = Mapping[str, tuple[Form, ...]]
Nested = tuple[int, int, Form]
Places = Mapping[str, list[Nested]]


def inner(forms: Forms, finder: Finder) -> Places:
    """By form of what is no State, the other forms inside its words, the longest first."""
    found = {}
    for text, owners in forms.items():
        outer = {form.entry for form in owners if form.kind in HEADS}
        places = sorted(finder.inside(text), key=lambda place: place[0] - place[1]) if outer else []
        found[text] = [
            (start, end, within)
            for start, end, surface in places
            for within in forms.get(surface, ())
            if within.when in {"", "language"} and within.entry not in outer
        ]
    return {text: places for text, places in found.items() if places}


def nested(forms: Forms, inner: Places) -> Mapping[str, tuple[Nested, ...]]:
    """By form, the mentions inside its words: a State's name or adjective, an instrument in a body's name."""
    found = {}
    for text, places in inner.items():
        outer = [form for form in forms[text] if form.kind in HEADS]
        inside = [place for place in places if all(_nests(form, place[2]) for form in outer)]
        if inside := _without_overlap(inside):
            found[text] = tuple(inside)
    return found


def implied(inner: Places, nested: Mapping[str, tuple[Nested, ...]]) -> Mapping[str, tuple[Form, ...]]:
    """By form, what its words name without mentioning it: a treaty in the name of its protocol.

    A word in small letters stands before it: "Special Political and Decolonization Committee" does not name
    the Decolonization Committee, and neither is it named where a longer name only begins with its own.
    """
    found = {}
    for text, places in inner.items():
        mentioned = {form.entry for _, _, form in nested.get(text, ())}
        inside = [
            (start, end, form)
            for start, end, form in places
            if form.kind in HEADS and not form.when and form.entry not in mentioned
            if re.search(r"\b(?:to|of|the) \Z", text[:start])
        ]
        if inside := _without_overlap(inside):
            found[text] = tuple(form for _, _, form in inside)
    return found


def attached(forms: Forms, inner: Places) -> Mapping[Attached, str]:
    """The entries that are named by their treaty, by the way in which they are."""
    found = {}
    for text, places in inner.items():
        treaties = [(start, end, form.entry) for start, end, form in places if form.kind == "instrument"]
        owners = {form.entry for form in forms[text] if not form.when}
        if len(owners) == 1 and (how := attached_in(text, treaties)):
            found[how] = next(iter(owners))
    return found


def _without_overlap(places: Iterable[Nested]) -> list[Nested]:
    """The places, of those that overlap the first, in reading order."""
    free: list[Nested] = []
    for start, end, form in places:
        if all(end <= first or start >= last for first, last, _ in free):
            free.append((start, end, form))
    return sorted(free, key=lambda place: place[0])


def _nests(outer: Form, inner: Form) -> bool:
    if inner.kind == "country":
        return inner.form != "place"
    return inner.kind == "instrument" and (outer.kind == "body" or outer.form == "variant")
