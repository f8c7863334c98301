"""Other ways to write the name of a State."""

import pytest

from concordance.model import Form
from concordance.names.states import INVERTED, is_turned, other_spellings


def spelled(name, kind="name", when=""):
    """The other spellings of a name, each with its form."""
    return dict(other_spellings(name, Form(name, "XXX", "country", kind, when)))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Democratic Republic of the Congo", "Dem. Rep. of the Congo"),
        ("Democratic Republic of the Congo", "Dem Rep of Congo"),
        ("Democratic Republic of the Congo", "Dem. Rep. Congo"),
        ("Democratic Republic of the Congo", "Congo (the Democratic Republic of the)"),
        ("Democratic Republic of the Congo", "Congo, Dem. Rep."),
        ("Democratic People's Republic of Korea", "Democratic Peoples' Republic of Korea"),
        ("Democratic People's Republic of Korea", "Korea (Democratic Peoples Republic of)"),
        ("Saint Kitts and Nevis", "St. Kitts & Nevis"),
        ("St. Lucia", "St Lucia"),
        ("South Sudan", "S. Sudan"),
        ("South Sudan", "Sudan (South)"),
        ("South Sudan", "South-Sudan"),
        ("Papua New Guinea", "Papua-New Guinea"),
        ("Papua New Guinea", "Papua New-Guinea"),
        ("Côte d'Ivoire", "Côte D'Ivoire"),
    ],
)
def test_a_name_is_written_otherwise(name, other):
    """What is written keeps the text of the name, and is a variant."""
    form = spelled(name)[other]
    assert (form.text, form.form) == (name, "variant")


def test_a_name_turned_round_behind_a_comma_has_a_rule():
    """It may be two States of a list; in brackets it is one."""
    found = spelled("Republic of Moldova")
    assert found["Moldova, Republic of"].when == INVERTED
    assert found["Moldova (Republic of)"].when == ""
    assert is_turned("Congo, Democratic Republic of the")
    assert not is_turned("Hong Kong, China")


def test_a_name_with_a_comma_or_bracket_is_not_turned_round():
    """It has been, or has something added."""
    assert not [other for other in spelled("Federal Republic of Yugoslavia (Serbia)") if other.startswith("Yugoslavia")]


def test_an_adjective_is_abbreviated_and_a_place_with_a_direction():
    """Neither a place without one nor an adjective is turned round."""
    assert spelled("South Korean", "demonym")["S. Korean"].form == "demonym"
    assert not [other for other in spelled("South Korean", "demonym") if "(" in other]
    assert spelled("Northern Ireland", "place")["N. Ireland"].form == "place"
    assert spelled("New South Wales", "place") == {}
    assert spelled("Peru") == {}
