"""Items of lists of organizations."""

from concordance.mentions.listed import with_listed
from concordance.model import Form
from concordance.names.shapes import NameShape

FORMS = {
    "Amnesty": (Form("Amnesty", "amnesty", "body", "name"),),
    "Oxfam": (Form("Oxfam", "oxfam", "body", "name"),),
    "Plan International": (Form("Plan International", "plan", "body", "name"),),
    "Peru": (Form("Peru", "PER", "country", "name"),),
}


def listed(words, *known, shapes=()):
    """What stands in lists of bodies in these words, of which some are known."""
    places = sorted((words.index(each), words.index(each) + len(each), each) for each in known)
    return [words[shape.start : shape.end] for shape in with_listed(words, places, list(shapes), FORMS)]


def test_what_stands_among_bodies_is_a_body():
    """Half of a list must be known; brackets behind an item are none of it."""
    words = "Observers: Oxfam; Goats for All (GFA); Plan International; and Movimiento de la Lana."
    assert listed(words, "Oxfam", "Plan International") == ["Goats for All", "Movimiento de la Lana"]
    assert listed(words, "Oxfam") == []


def test_behind_the_noun_commas_are_enough():
    """The last item stands behind an "and"."""
    words = "These organizations spoke: Oxfam, Goats for All and Plan International."
    assert listed(words, "Oxfam", "Plan International") == ["Goats for All"]
    assert listed(words.replace("organizations", "people"), "Oxfam", "Plan International") == []


def test_a_phrase_is_no_name():
    """Nor is a State among them told to be a body by its company alone."""
    words = "Observers: Oxfam; Goats that bleat; Plan International; Oxfam of Peru."
    assert listed(words, "Oxfam", "Plan International") == ["Oxfam of Peru"]


def test_a_shape_in_an_item_gives_way_to_it():
    """A programme among bodies is one; a shape that is no part of it stays."""
    words = "Programme on Wool met: Oxfam; Programme on Goats; Plan International; Amnesty."
    first, second = (
        NameShape(at, at + len("Programme on Wool"), "Programme", "process", at, is_name=True) for at in (0, 30)
    )
    assert listed(words, "Oxfam", "Plan International", "Amnesty", shapes=[first, second]) == [
        "Programme on Wool",
        "Programme on Goats",
    ]
