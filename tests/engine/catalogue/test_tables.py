"""Tables: rows become States, surface forms, organs, sources and actions."""

import pytest

from concordance.catalogue.tables import (
    Action,
    AuthorityId,
    Source,
    Translation,
    actions,
    authorities,
    countries,
    country_forms,
    false_friends,
    organs,
    sources,
    towns,
    translations,
)
from concordance.edition.assembly import assemble
from concordance.model import Entry, Form
from concordance.names.organs import Organ
from concordance.problems import InputError


def read(world, path, reader):
    """What the reader makes of a file of the invented world."""
    return reader(world[path].decode(), f"docs/{path}")


def test_a_row_becomes_a_country(world):
    """The words of the other columns are kept beside it."""
    found = {each.id: each for each in read(world, "data/countries.csv", countries)}
    assert len(found) == 18
    assert found["YUG"] == Entry(
        id="YUG",
        kind="country",
        title="Yugoslavia",
        short="Yugoslavia",
        note="Serbia and Montenegro from 4 February 2003.",
        where="docs/data/countries.csv",
        more={
            "iso2": "YU",
            "m49": "891",
            "formal_name": "",
            "region": "Europe",
            "subregion": "Southern Europe",
            "member_since": "",
            "note_source": "gazette treaty-record",
            "status": "former",
            "treaties_under": "SRB",
            "source": "gazette",
        },
    )


def test_a_row_becomes_a_form_of_a_country(world):
    """Names, variants, abbreviations, demonyms and places."""
    found = read(world, "data/country-forms.csv", country_forms)
    assert len(found) == 33
    assert Form("Spanish", "ESP", "country", "demonym", "language") in found
    assert Form("Puebla", "MEX", "country", "place") in found


def test_a_row_becomes_the_towns_of_a_state(world):
    """As they stand, for they are taken apart only where a text is read."""
    found = read(world, "data/names/towns.csv", towns)
    assert found["MEX"] == "Gualla; Rimrock"


def test_a_row_becomes_a_false_friend(world):
    """Words that hold a name and mean something else."""
    assert read(world, "data/false-friends.csv", false_friends) == ["New Mexico", "Lima beans"]


def test_a_row_becomes_a_name_in_another_language(world):
    """By the entry that it names."""
    found = read(world, "data/other-languages.csv", translations)
    assert list(found) == ["crc", "MEX", "PHL", "security-council", "ESP"]
    assert found["MEX"][1] == Translation("MEX", "fr", "Mexique", "treaty-record")


def test_a_row_becomes_an_id_elsewhere():
    """By the entry; an address that is none and an id that is missing are told."""
    head, where = "entry,authority,id,url,source\n", "docs/data/authorities.csv"
    found = authorities(f"{head}PER,geonames,7,https://example.org/7,gazette\n", where)
    assert found == {"PER": [AuthorityId("PER", "geonames", "7", "https://example.org/7", "gazette")]}
    with pytest.raises(InputError) as error:
        authorities(f"{head}PER,geonames,,https://example.org/7,gazette\nESP,eu,ESP,nowhere,gazette\n", where)
    assert [(each.code, each.where) for each in error.value.problems] == [
        ("bad-authority", f"{where}, PER"),
        ("unsafe-address", f"{where}, ESP"),
    ]


def test_ids_elsewhere_of_nothing_and_from_nowhere_are_told(world):
    """The entry and the source have to be there."""
    table = b"entry,authority,id,url,source\nXYZ,eu,XYZ,https://example.org/,nobody\n"
    with pytest.raises(InputError) as error:
        assemble(world | {"data/authorities.csv": table})
    assert [each.code for each in error.value.problems] == ["unknown-entry", "unknown-source"]


def test_a_row_becomes_a_source(world):
    """By its id."""
    found = read(world, "data/sources.csv", sources)
    assert list(found) == ["gazette", "treaty-record", "register"]
    assert found["gazette"] == Source(
        "gazette", "Gazette of Harbours", "Harbour Office", "", "free to use", "2003", "Invented."
    )


def test_a_row_becomes_an_action(world):
    """In the order of the table."""
    found = read(world, "data/treaty-participation.csv", actions)
    assert len(found) == 9
    assert found[6] == Action("crc", "PER", "ratification", "2020", "treaty-record", "2026-02-03", "approximate")


def test_a_row_becomes_an_organ(world):
    """With the patterns of its symbols and of its numbers."""
    found = read(world, "data/organs.csv", organs)
    assert len(found) == 6
    assert found[3] == Organ("Security Council", "Council", "security-council", "S/RES/{number}", "", r"\d+ ?\(\d{4}\)")
