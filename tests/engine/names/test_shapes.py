"""The shape of a name around a head noun; tests/test_field.py tells what comes of it with all names of the edition."""

import pytest

from concordance.names.shapes import candidate_at, shape_of


def shape(text, head, known=()):
    """The shape around a head noun; `known` are names that are known, each of a State."""
    at = text.index(head)
    starts = {text.index(name): "country" for name in known}
    name = candidate_at(text, at, at + len(head), 0, lambda place: starts.get(place, ""))
    return name and shape_of(name)


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("The Ministry of Snow, Rain and Sun of Peru met.", "Ministry", "Ministry of Snow, Rain and Sun of Peru"),
        ("It met the Goat Council's members.", "Council", "Goat Council"),
        ("Goat Council members met.", "Council", "Goat Council"),
        ("the [Goat Council] met", "Council", "Goat Council"),
        (
            "The Declaration of Principles and Rules of Snow",
            "Declaration",
            "Declaration of Principles and Rules of Snow",
        ),
        ("The Council of Snow and the World Bank", "Council", "Council of Snow"),
        ("The Snow Conference in May of Snow", "Conference", "Snow Conference"),
        ("The Rain Mission in Snowland (RMS) met", "Mission", "Rain Mission in Snowland"),
        ("The Conference for June Snow", "Conference", ""),
        ("The Snow Agreement among Goats", "Agreement", "Snow Agreement among Goats"),
        ("The Snow Council among Goats", "Council", "Snow Council"),
        ("The Conference in Support of Goats", "Conference", "Conference in Support of Goats"),
    ],
)
def test_shapes(text, head, name):
    """A name has the words that belong to it, and no other."""
    found = shape(text, head)
    assert (found and text[found.start : found.end]) == (name or None)


def test_a_list_longer_than_any_is_cut():
    """A determiner far before opens no list; a name is no longer than names are."""
    listed = shape("the Snow, Rain, Hail, Ice, Fog and Sun Council met", "Council")
    assert listed.start == len("the Snow, Rain, Hail, Ice, Fog and ")
    joined = shape("the " + "Snow " * 9 + "and Sun Council met", "Council")
    assert joined.start == len("the " + "Snow " * 9 + "and ")
    crowded = shape("Snow " * 40 + "Council", "Council")
    assert crowded.start == len("Snow ") * 10
    repeated = shape("Wool Council " * 99, "Council")
    assert repeated.end <= len("Wool Council ") * 99 // 3
    endless = shape("The Council" + " on Snow" * 99, "Council")
    assert endless.end <= len("The Council") + 408
