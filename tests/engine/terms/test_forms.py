"""The forms of a term that follow by rule."""

import pytest

from concordance.terms.forms import capitalised, expanded, plural


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("migrant", "migrants"),
        ("country of origin", "countries of origin"),
        ("State party", "State parties"),
        ("party to the treaty", "parties to the treaty"),
        ("treaty body", "treaty bodies"),
        ("holiday", "holidays"),
        ("process", "processes"),
        ("branch", "branches"),
        ("NGO", "NGOs"),
        ("y", "ies"),
    ],
)
def test_a_plural_follows_by_rule(noun, expected):
    """The head of the noun changes, wherever it stands."""
    assert plural(noun) == expected


def test_forms_are_expanded_once_each():
    """Nouns in both numbers; other forms as they stand; what has hyphens with spaces too."""
    assert expanded(["asylum-seeker"], ["sought", "sought"]) == (
        "asylum-seeker",
        "asylum seeker",
        "asylum-seekers",
        "asylum seekers",
        "sought",
    )


def test_a_form_begins_a_sentence_with_a_capital():
    """The rest of it stays."""
    assert capitalised("treaty of Rome") == "Treaty of Rome"
