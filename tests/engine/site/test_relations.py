"""What belongs together stands in one tree, the same from wherever one looks."""

import pytest

from concordance.model import Entry, Relation
from concordance.site.relations import Families


def entry(name, *relations):
    """An entry with its relations, told as `supplements b`."""
    related = tuple(Relation(to, how) for how, to in (words.split() for words in relations))
    return Entry(name, "instrument", name, name, related=related)


def tree_of(name, *entries):
    """The tree of an entry in words: `a(b supplements(c monitors))`."""
    every = {each.id: each for each in entries}
    kin = Families(every).tree_of(every[name])
    return kin and written(kin)


def written(kin):
    """A tree in words."""
    below = f"({', '.join(written(each) for each in kin.below)})" if kin.below else ""
    return f"{kin.entry.id} {kin.how}".strip() + below


FAMILY = (entry("a"), entry("c", "supplements a"), entry("b", "monitors a"), entry("d", "monitors c"), entry("z"))


@pytest.mark.parametrize("name", "abcd")
def test_all_of_a_family_have_the_same_tree(name):
    """From the topmost down, those beside each other in the alphabet's order."""
    assert tree_of(name, *FAMILY) == "a(b monitors, c supplements(d monitors))"


def test_who_stands_alone_has_no_tree():
    """A tree of one tells nothing."""
    assert tree_of("z", *FAMILY) is None


def test_what_is_adopted_by_an_organ_is_no_family():
    """Otherwise all resolutions would be one."""
    assert tree_of("b", entry("a"), entry("b", "adopted-by a")) is None


def test_a_relation_to_what_has_no_page_is_not_drawn():
    """There would be nothing to lead to."""
    assert tree_of("b", entry("b", "supplements a")) is None


def test_who_belongs_to_two_is_drawn_under_both_and_looked_up_under_the_first():
    """The record's order tells which is first."""
    both = (entry("a"), entry("b"), entry("c", "part-of b", "part-of a"))
    assert tree_of("c", *both) == "b(c part-of)"
    assert tree_of("a", *both) == "a(c part-of)"


def test_a_circle_has_an_end():
    """A record may say that two things are part of each other."""
    circle = (entry("a", "part-of b"), entry("b", "part-of a"))
    assert tree_of("a", *circle) == "b(a part-of)"
