"""Towns of a gazetteer, where the words around them are those of a place; in whole texts in countries.yml."""

import pytest

from concordance.model import Form
from concordance.names.matcher import Encoded
from concordance.names.towns import TOWN, TownFinder, without_accents

TOWNS = {"Rimrock": ("PER",), "Old Rimrock": ("PER",), "Gualla": ("CHL",), "Salif": ("YEM",), "Bled": ("SVN", "PER")}
FORMS = {
    "Arica": (Form("Arica", "CHL", "country", "place"),),
    "Peru": (Form("Peru", "PER", "country", "name"),),
    "Rimrock Declaration": (Form("Rimrock Declaration", "rd", "instrument", "name"),),
}


@pytest.fixture(scope="module")
def finder():
    """Finds the towns above."""
    return TownFinder(TOWNS, FORMS)


def quotes(finder, *texts):
    """The towns found in these texts."""
    return [
        words[start:end]
        for words, places in zip(texts, finder.find_in(Encoded(texts)), strict=True)
        for start, end, form in places
        if form == TOWN
    ]


@pytest.mark.parametrize(
    ("words", "towns"),
    [
        ("It rained in Rimrock.", ["Rimrock"]),
        ("Rain fell near Old Rimrock, at Gualla's port and in Rímrock", ["Old Rimrock", "Gualla", "Rímrock"]),
        ("Near Rimrock, it rained.", ["Rimrock"]),
        ("the town of Rimrock, and south of Gualla", ["Rimrock", "Gualla"]),
        ("They fled from Rimrock to Gualla.", ["Rimrock", "Gualla"]),
        ("They returned to Rimrock and gave rain to Gualla.", ["Rimrock"]),
        ("the Rimrock district and Gualla Province, the Old Rimrock area", ["Rimrock", "Gualla", "Old Rimrock"]),
        ("a Rimrock campaign in the Rimrocks area, in Gualla district", ["Gualla"]),
        ("in Arica, Rimrock and Gualla", ["Rimrock", "Gualla"]),
        ("in Arica Province, Rimrock, and Gualla", ["Rimrock", "Gualla"]),
        ("in Snowville, Rimrock, Icetown and Gualla", ["Rimrock", "Gualla"]),
        ("in Snowville and Rimrock", []),
        ("in Peru, Rimrock and Gualla", []),
        ("In July, Rimrock and Gualla rained.", []),
        ("in Northern Rimrock and Greater Gualla, in Northern Rain", ["Rimrock", "Gualla"]),
        ("in al-Salif, at Al Salif and in As-Salif", ["al-Salif", "Al Salif", "As-Salif"]),
        ("Rimrock rained. Rain of Gualla fell.", []),
        ("in Rimrock Hospital, in Rimrock's Great Council and in Rimrock district Council", []),
        ("in Gualla-Snowville, at Gualla.org, in Gualla 2000 and in Guallaland", []),
        ("in the Rimrock Declaration, in Rimrock Declaration", []),
        ("a snow area, and the area", []),
    ],
)
def test_where_a_town_is_one(finder, words, towns):
    """Behind what stands before places, before their nouns, and in lists of them; not as part of a longer name."""
    assert quotes(finder, words) == towns


@pytest.mark.parametrize("said", ["Ann Gualla rained.", "Mr. Gualla rained.", "Gualla said so."])
def test_a_person_is_no_town(finder, said):
    """What a report uses as the name of a person anywhere is no town anywhere in it."""
    assert quotes(finder, "It rained in Gualla and in Rimrock.", said) == ["Rimrock"]
    assert quotes(finder, "It rained in Gualla. The Gualla rain. Northern Gualla.") == ["Gualla"]


def test_the_states_of_a_town(finder):
    """By its name, however it is spelled, with or without an article."""
    assert finder.owners("Bled") == ("SVN", "PER")
    assert finder.owners("Old-Rimróck") == ("PER",)
    assert finder.owners("as-Salif") == ("YEM",)
    assert finder.owners("El Rimrock") == ("PER",)
    assert finder.owners("Snowville") == finder.owners("El Snowville") == ()


def test_without_accents():
    """As the gazetteer has names."""
    assert without_accents("Petit-Goâve") == "Petit Goave"
    assert without_accents("Ma\N{LEFT SINGLE QUOTATION MARK}arriyah") == without_accents("Ma'arriyah") == "Maarriyah"
    assert without_accents("Đakovo, Łódź") == "Dakovo, Lodz"
