"""How names begin, and what is named by its treaty."""

import pytest

from concordance.names.heads import Attached, attached_in, short_name_of


@pytest.mark.parametrize(
    ("name", "kind", "lead"),
    [
        ("Permanent Forum on Harbours", "body", "Permanent Forum"),
        ("European Convention on Harbours", "instrument", "European Convention"),
        ("Inter-Harbour Court of Lighthouses", "body", "Inter-Harbour Court"),
        ("Convention on Harbours", "instrument", ""),  # its head alone stands for it
        ("Optional Protocol to the Convention", "instrument", ""),
        ("Harbour Convention", "instrument", ""),  # no preposition, so nothing is shortened
        ("Harbours and Lighthouses Convention on Boats", "instrument", ""),  # not all words are capitalised
        ("Permanent Harbour of Lima", "body", ""),  # no word for a body
        ("The Harbour Convention on Boats", "instrument", ""),
        ("Republic of Peru", "country", ""),
    ],
)
def test_the_lead_of_a_name(name, kind, lead):
    """Capitalised words before the first preposition, the last a word for such things."""
    assert short_name_of(name, kind) == lead


def test_what_is_attached_to_a_treaty():
    """The words before and behind the treaty's name, by the first treaty that stands behind "to the"."""
    name = "Optional Protocol to the Convention on Boats on small boats"
    places = [(0, 17, "protocol"), (25, 44, "boats")]
    assert attached_in(name, places) == Attached("Optional Protocol", "boats", " on small boats")


def test_what_is_attached_to_nothing():
    """A treaty that stands elsewhere in the name attaches nothing."""
    assert attached_in("Committee of the Convention on Boats", [(17, 36, "boats")]) is None
    assert attached_in("Committee", []) is None
