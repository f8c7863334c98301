"""Names that go on in small letters."""

import pytest

from concordance.names.small_letters import goes_on_until


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("Working Group on armed groups", ""),
        ("Working Group on wool adopted it", " adopted it"),
        ("Working Group on wool visited them", " visited them"),
        ("Working Group on wool mended it", " mended it"),
        ("Working Group on wool sorted", " sorted"),
        ("Working Group on wool, snow and rain met", " met"),
        ("Working Group on wool, snow met", ", snow met"),
        ("Working Group on access to water and the", " and the"),
        ("Working Group on wool for the period", " for the period"),
        ("Working Group on wool for peace", ""),
        ("Working Group on rain in relation to snow", ""),
        ("Working Group on the right to food", ""),
        ("Working Group on the whole", " on the whole"),
        ("Working Group on its own", " on its own"),
        ("Working Group on Monday", " on Monday"),
        ("Working Group of Experts on wool", ""),
        ("Working Group on" + " wool" * 20, " wool" * 8),
        ("Working Group", ""),
    ],
)
def test_where_a_name_ends(words, rest):
    """A phrase of nouns behind "on" belongs to the name."""
    end = len("Working Group")
    assert words[goes_on_until(words, 0, end, "Working Group") :] == rest


def test_what_somebody_is_told_is_none_of_the_name():
    """Behind a verb of speaking "on" says of what; and not each head noun has a topic."""
    words = "They briefed the Working Group on wool"
    start = words.index("Working")
    assert goes_on_until(words, start, start + len("Working Group"), "Working Group") == start + len("Working Group")
    assert goes_on_until("Court on wool", 0, len("Court"), "Court") == len("Court")
