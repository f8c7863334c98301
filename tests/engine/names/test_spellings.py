"""Other spellings of the same name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordance.names.spellings import numbered, spellings


def test_small_and_capital_letters():
    """One small word at a time, all of them, and "Against" with a capital."""
    assert set(spellings("Convention on the Safety of All Sailors and Their Boats against Storms")) == {
        "Convention on the Safety of all Sailors and Their Boats against Storms",
        "Convention on the Safety of All Sailors and their Boats against Storms",
        "Convention on the Safety of all Sailors and their Boats against Storms",
        "Convention on the Safety of All Sailors and Their Boats Against Storms",
        "Convention on the Safety of all Sailors and their Boats Against Storms",
        "Convention on the safety of all sailors and their boats against storms",
    }


def test_a_comma_more_in_a_list():
    """The last of a list may have a comma before its "and"."""
    assert "Charter of Harbours, Boats, and Nets" in set(spellings("Charter of Harbours, Boats and Nets"))


def test_british_and_american():
    """Organization and Organisation, Labour and Labor, both ways."""
    assert "Harbour Labor Organization" in set(spellings("Harbour Labour Organization"))
    assert "Harbour Labour Organisation" in set(spellings("Harbour Labour Organization"))
    assert "Harbour Co-operation" in set(spellings("Harbour Cooperation"))
    assert list(spellings("Harbour Programme")) == ["Harbour Program"]
    assert list(spellings("Harbour Program")) == ["Harbour Programme"]


def test_the_united_nations_abbreviated():
    """The United Nations before a name may be UN."""
    assert "UN Harbour Fund" in set(spellings("United Nations Harbour Fund"))


def test_a_title_that_names_something_is_not_written_small():
    """Peoples, continents, numbers and abbreviations keep their capitals, so the title stays as it is."""
    for name in ("Agreement on the European Harbours and Boats", "Agreement on the Peruvian Harbours of Lima Bay"):
        assert not [other for other in spellings(name) if other[-3:].islower() and "harbours" in other]


def test_a_short_name_is_not_written_small():
    """What is short could be something else when it is written small."""
    assert list(spellings("Convention on Harbours")) == []


@given(st.text(alphabet="ABab ,'-", max_size=30))
def test_only_letters_and_commas_change(name):
    """Whatever the name, its words stay, and it is not among its own spellings."""
    for other in spellings(name):
        assert other != name
        assert re.sub(r"\W", "", other).lower() == re.sub(r"\W", "", name).lower()


def test_conventions_by_number():
    """No., no., Nº, or nothing where the organization is named; "on" for "concerning"."""
    assert "Convention no. 29" in set(numbered("Convention No. 29"))
    assert "ILO Conventions 29" in set(numbered("ILO Conventions Nos. 29"))
    assert "ILO's Convention No. 29" in set(numbered("ILO Convention No. 29"))
    assert "Convention No. 29 on Forced Sailing" in set(numbered("Convention No. 29 concerning Forced Sailing"))
    assert "Convention 29" not in set(numbered("Convention No. 29"))
    assert not [*numbered("Convention on Sailing")]


@pytest.mark.parametrize(
    ("name", "small"),
    [
        ("Third World Conference on Harbours", ["third World Conference on Harbours"]),
        ("Twenty-first United Nations Congress on Nets", ["twenty-first United Nations Congress on Nets"]),
        ("Third Committee", []),
        ("Health Conference on Harbours", []),
    ],
)
def test_the_ordinal_of_what_is_held_may_be_small(name, small):
    """One committee of a row keeps its capital."""
    assert [other for other in spellings(name) if other[0].islower()] == small
