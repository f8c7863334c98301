"""The tables of an edition: rows of CSV become States, their surface forms, organs, sources, actions about treaties."""

import re
from collections.abc import Iterator, Mapping

from concordance.checks import check_address, check_form, check_id, id_twice, wrong
from concordance.dates import PartialDate, check_date
from concordance.loading import Shape, read_rows, read_table
from concordance.model import FORMS, Entry, Form, FormKind
from concordance.names.organs import Organ
from concordance.names.rules import RULES
from concordance.problems import InputError, Problem

CONSENT = ("ratification", "accession", "acceptance", "approval", "succession")
ACTIONS = ("signature", *CONSENT, "entry-into-force")
_COUNTRY_COLUMNS = (
    "iso3,iso2,m49,name,formal_name,region,subregion,member_since,note,note_source,status,treaties_under,source"
)
# a pattern that can fit one text in ever more ways takes ever more time to fit none (`(1+)+x`)
_REPEATED_GROUP = re.compile(r"\)(?:[*+]|\{)")
_REPEATS = re.compile(r"(?<!\\)(?:[*+]|\{\d*,\})")
_MOST_REPEATS = 2
_FORM_KINDS: Mapping[str, FormKind] = {form: form for form in FORMS if form != "anaphora"}  # as a table may say


class Source(Shape, frozen=True):
    """Where facts come from, and on what terms."""

    id: str
    title: str
    publisher: str
    url: str
    terms: str
    as_of: PartialDate
    note: str


class Translation(Shape, frozen=True):
    """The name of an entry in another language than the reports', by which a reader may search for it."""

    entry: str
    language: str
    name: str
    source: str


class AuthorityId(Shape, frozen=True):
    """The id by which a register elsewhere knows an entry, and its address there."""

    entry: str
    authority: str
    id: str
    url: str
    source: str


class Action(Shape, frozen=True):
    """What a State did about a treaty: signature, ratification, accession ... and when."""

    treaty: str
    iso3: str
    action: str
    date: PartialDate
    source: str
    as_of: PartialDate
    certainty: str


def countries(text: str, where: str) -> list[Entry]:
    """Return the States of `data/countries.csv` as entries; raises `InputError`."""
    rows = read_table(text, where, tuple(_COUNTRY_COLUMNS.split(",")))
    problems: list[Problem] = []
    for row in rows:
        code = row["iso3"]
        if not (code.isascii() and code.isalpha() and code.isupper() and len(code) == 3):  # noqa: PLR2004 - alpha-3
            expected = "three capital letters of ISO 3166-1 (or 3166-3 for former States)"
            problems.append(wrong("bad-country-code", where, code, expected))
        problems += check_date(row["member_since"], f"{where}, {code}")
    if problems:
        raise InputError(problems)
    kept = set(_COUNTRY_COLUMNS.split(",")) - {"iso3", "name", "note"}
    return [
        Entry(
            id=row["iso3"],
            kind="country",
            title=row["name"],
            short=row["name"],
            note=row["note"],
            where=where,
            more={key: row[key] for key in kept},
        )
        for row in rows
    ]


def country_forms(text: str, where: str) -> list[Form]:
    """Return the surface forms of States from `data/country-forms.csv`; raises `InputError`."""
    rows = read_table(text, where, ("iso3", "form", "kind", "rule", "years", "source"))
    refused = [
        row
        for row in rows
        if row["kind"] not in _FORM_KINDS or not set(row["rule"].split()) <= set(RULES) or not row["form"].strip()
    ]
    if refused:
        expected = f"words, a kind ({', '.join(_FORM_KINDS)}) and no rule or one of {', '.join(RULES)}"
        raise InputError(
            wrong("bad-country-form", where, f"{row['form']} ({row['kind']}, {row['rule']})", expected)
            for row in refused
        )
    if problems := [each for row in rows for each in check_form(row["form"], where)]:
        raise InputError(problems)
    return [Form(row["form"], row["iso3"], "country", _FORM_KINDS[row["kind"]], row["rule"]) for row in rows]


def false_friends(text: str, where: str) -> list[str]:
    """Return the expressions of `data/false-friends.csv`, which contain a form and are no mention.

    Raises `InputError`.
    """
    forms = [row["form"] for row in read_table(text, where, ("form", "why", "example"))]
    if not all(form.strip() for form in forms):
        raise InputError([wrong("empty-form", where, "a form without words", "the words of each form")])
    return forms


def towns(text: str, where: str) -> dict[str, str]:
    """Return the towns of the gazetteer `data/names/towns.csv` by State, "; " between them; raises `InputError`."""
    return {row["iso3"]: row["towns"] for row in read_table(text, where, ("iso3", "towns", "source"))}


def sources(text: str, where: str) -> dict[str, Source]:
    """Return the sources of `data/sources.csv` by id; raises `InputError`."""
    rows = read_rows(text, where, Source)
    problems: list[Problem] = []
    for at, row in enumerate(rows):
        problems += check_id(row.id, f"{where}, {row.id}")
        problems += check_date(row.as_of, f"{where}, {row.id}")
        problems += check_address(row.url, f"{where}, {row.id}") if row.url else ()
        problems += [id_twice(where, row.id, where)] if row.id in {other.id for other in rows[:at]} else ()
    if problems:
        raise InputError(problems)
    return {row.id: row for row in rows}


def actions(text: str, where: str) -> list[Action]:
    """Return the rows of `data/treaty-participation.csv`; raises `InputError`."""
    rows = read_rows(text, where, Action)
    problems: list[Problem] = []
    for row in rows:
        at = f"{where}, {row.treaty} {row.iso3}"
        problems += check_date(row.date, at, required=True)
        problems += check_date(row.as_of, at)
        if row.action not in ACTIONS:
            problems.append(wrong("bad-action", at, row.action, ", ".join(ACTIONS)))
    if problems:
        raise InputError(problems)
    return rows


def translations(text: str, where: str) -> dict[str, list[Translation]]:
    """Return the rows of `data/other-languages.csv` by entry; raises `InputError`."""
    found: dict[str, list[Translation]] = {}
    problems: list[Problem] = []
    for row in read_rows(text, where, Translation):
        if not (re.fullmatch("[a-z]{2}", row.language) and row.name.strip()):
            expected = "a name, and the two small letters of its language"
            problems.append(wrong("bad-translation", where, f"{row.name} ({row.language})", expected))
        found.setdefault(row.entry, []).append(row)
    if problems:
        raise InputError(problems)
    return found


def authorities(text: str, where: str) -> dict[str, list[AuthorityId]]:
    """Return the rows of `data/authorities.csv` by entry; raises `InputError`."""
    found: dict[str, list[AuthorityId]] = {}
    problems: list[Problem] = []
    for row in read_rows(text, where, AuthorityId):
        at = f"{where}, {row.entry}"
        problems += check_address(row.url, at)
        if not (row.id and row.authority):
            problems.append(wrong("bad-authority", at, f"{row.authority!r} {row.id!r}", "a register and an id in it"))
        found.setdefault(row.entry, []).append(row)
    if problems:
        raise InputError(problems)
    return found


def organs(text: str, where: str) -> list[Organ]:
    """Return the organs of `data/organs.csv`; raises `InputError`."""
    found = read_rows(text, where, Organ)
    places = [f"{where}, {organ.name.strip() or organ.entry}" for organ in found]
    problems = [problem for organ, at in zip(found, places, strict=True) for problem in _check_organ(organ, at)]
    if problems:
        raise InputError(problems)
    return found


def series(text: str, where: str) -> dict[str, str]:
    """Return the entries of organs by the beginning of their documents' symbols (`data/series.csv`).

    The series are those of ST/LIB/SER.B/5/Rev.6, "United Nations Document Series Symbols". Raises `InputError`.
    """
    return {row["series"]: row["entry"] for row in read_table(text, where, ("series", "entry"))}


def _check_organ(organ: Organ, where: str) -> Iterator[Problem]:
    if not (organ.name.strip() and organ.short.strip()):
        yield wrong("empty-form", where, "a form without words", "the words of each form")
    for pattern in filter(None, (organ.resolution, organ.decision)):
        if not re.fullmatch(r"[^{}]*\{number\}[^{}]*", pattern):
            yield wrong("bad-pattern", where, pattern, "a symbol with {number} in it")
    try:
        if re.compile(organ.number).match(""):
            yield wrong("bad-pattern", where, organ.number, "a regular expression that only words fit")
    except re.error:
        expected = "a regular expression that the numbers of its resolutions fit"
        yield wrong("bad-pattern", where, organ.number, expected)
    if _REPEATED_GROUP.search(organ.number):
        expected = "no bracket that is repeated: one number could fit in many ways"
        yield wrong("bad-pattern", where, organ.number, expected)
    if any(len(_REPEATS.findall(way)) > _MOST_REPEATS for way in organ.number.split("|")):
        yield wrong("bad-pattern", where, organ.number, f"at most {_MOST_REPEATS} repetitions in each alternative")
