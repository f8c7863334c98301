"""Words that a text layer may have wrong."""

import pytest

from concordance.intake.document import Block, Place
from concordance.intake.doubtful import doubtful_words, odd_signs, stuck_words


def told(finder, *texts, kind="paragraph"):
    """The words that are told, with their pages."""
    return [(each.cause, each.page, each.words) for each in finder([Block(kind, text, 2) for text in texts])]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("They call it <the rain= there.", "hey call it <the rain= there."),
        ("The town=s rain.", "The town=s rain."),
        ("The world9s rain.", "The world9s rain."),
        ("The 8smart rain.", "The 8smart rain."),
        ("The peoples9 rain.", "The peoples9 rain."),
        ("Of <80th rain= it speaks.", "Of <80th rain= it speaks."),
        ("Of (dry)= it speaks.", "Of (dry)= it speaks."),
        ("The <rain.org= site.", "The <rain.org= site."),
        ("The site rain.org= too.", "ite rain.org= too."),
        ("It rained.= So they say.", "It rained.= So they say."),
        ("From 201532016 it rained.", "From 201532016 it rained."),
        ("The 8RAIN9 is over.", "The 8RAIN9 is over."),
        ("The 8Rain in Peru is over.", "The 8Rain in Peru is over."),
        ("The UN9s rain.", "The UN9s rain."),
        ("In the 19909s it rained.", "In the 19909s it rained."),
        ("The t\N{REPLACEMENT CHARACTER}wn.", "The t\N{REPLACEMENT CHARACTER}wn."),
        ("The \x93rain\x94.", "The \x93rain\x94."),
        ("The \ue012rain.", "The \ue012rain."),
    ],
)
def test_signs_that_no_prose_has_in_their_place_are_told(text, shown):
    """A program that writes a PDF anew may lose which sign stands for which."""
    assert told(odd_signs, text) == [("odd", 2, shown)]


@pytest.mark.parametrize(
    "text",
    [
        "It is 5 < 7, and 2 + 2 = 4.",
        "See https://example.org/a?b=c~d and a_b@example.org.",
        "The 2nd, 3rd and 15th of May, 5km and 10am.",
        "CO2e, H2O and the G7s.",
        "See <https://example.org/rain> and <rain@example.org>; https://example.org/a?hub=686 and https://example.org/b?c=.",
        "Job 201542016, the 8th and the 1990s.",
    ],
)
def test_signs_in_sums_and_addresses_are_none(text):
    """Nor are ordinals."""
    assert told(odd_signs, text) == []


def test_signs_are_told_once_for_each_block_and_on_their_page():
    """What stands at the edge of pages is no text."""
    block = Block("paragraph", "It rains and =pours= and =snows=.", 2, 0, (Place(3, 9),))
    assert [each.page for each in odd_signs([block])] == [3]
    assert told(odd_signs, "=A=", kind="furniture") == []


def test_two_words_run_together_are_told_by_the_other_places_of_the_two():
    """A word that stands as often as they do is one."""
    apart = ["The rain of the hills."] * 4
    assert told(doubtful_words, *apart, "The rain ofthe hills.") == [("space", 2, "ofthe")]
    assert told(doubtful_words, *apart, *["The rain ofthe hills."] * 2) == []
    assert told(doubtful_words, *apart, "See www.rainof.example/ofthe.") == []


def test_one_word_torn_in_two_is_told_by_its_other_places():
    """Unless both parts stand elsewhere, or one of them is a letter."""
    whole = ["The development of hills goes across."] * 3
    assert told(doubtful_words, *whole, "The devel opment of hills.") == [("space", 2, "devel opment")]
    both = ["They devel. They opment."]
    assert told(doubtful_words, *whole, *both, "The devel opment of hills.") == []
    assert told(doubtful_words, *whole, "A cross of hills.") == []


def test_words_that_a_stop_or_a_comma_joins_are_told():
    """The first of each paragraph; addresses and abbreviations have no space there."""
    assert told(stuck_words, "It rains,Ms.Rain said.It snows.", "Ms.Rain spoke.") == [
        ("space", 2, "said.It"), ("space", 2, "Ms.Rain"),
    ]  # fmt: skip
    assert told(stuck_words, "See www.Rain.org/Snow, rain@Hills.org, hills.Rain/snow, a.m.Rain and U.S. rain.") == []
    assert told(stuck_words, "Ms.Rain", kind="table") == []
