"""The benchmark's own reckoning: what it compares with is right, and its copies are reports that can be read."""

import re

import pytest
from support.benchmark_finding import tree

from concordance.names.matcher import Matcher


@pytest.mark.parametrize(
    "text",
    ["Peru and Peruvian", "the Sub-Commission (Peru)", "Foo (Bar)x, Foo", "xPeru Perun Perú", "(Peru)Peru"],
)
def test_the_tree_of_alternatives_finds_what_the_finder_finds(text):
    """The pattern that stands for `re` is as exact as the finder, so the two can be compared."""
    forms = ["Peru", "Peruvian", "Foo", "Foo (Bar)", "(Peru)", "Sub-Commission", "Commission"]
    found = [match.span() for match in re.finditer(tree(forms), text)]
    assert found == [(start, end) for start, end, _ in Matcher(forms).find(text)]
