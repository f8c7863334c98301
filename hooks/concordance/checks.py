"""Checks of single values in records: ids, names, addresses, cells. Each yields a problem, or none."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from concordance.problems import Problem
from concordance.reserved import check_free

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
# A language tag, as BCP 47 has it (RFC 5646, 2.1): language, script, region, variants, extensions, private use.
LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?\Z",
    re.IGNORECASE | re.ASCII,
)
FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")  # a cell that begins so may be run: also in full width
_SMALL = frozenset(
    "a an and any as at by for from in into is it its no nor not of on or our that the their this to under with".split()
)
_WORD = re.compile(r"\w+")
_FEWEST = 2  # letters and digits of a name


def check_id(value: str, where: str, *, taken: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """Yield a problem if the id or slug is not made of lower-case words with hyphens (`unsafe-id`), or is `taken`."""
    yield from check_free(value, where, taken)
    if not ID.match(value):
        yield Problem(
            "unsafe-id",
            where,
            f"the id or slug {value!r}",
            "lower-case letters and digits, words joined by single hyphens",
            "Choose another; it becomes a file's name and an address that never changes.",
        )


def check_family(author: str, family: str, where: str) -> Iterator[Problem]:
    """Yield a problem if these are not the words with which the author's name ends (`family-name`)."""
    if family and not f" {author}".endswith(f" {family}"):
        yield Problem(
            "family-name",
            where,
            f"the family name {family!r}",
            f"the words with which {author!r} ends",
            "Correct it, or leave it out; lists of works then have the name as it stands.",
        )


def check_address(url: str, where: str) -> Iterator[Problem]:
    """Yield a problem if the address is no plain web address (`unsafe-address`)."""
    if not re.match(r"https?://[\w.-]+(?:[/?#][^\s<>\"'\\]*)?\Z", url, re.ASCII):
        yield Problem(
            "unsafe-address",
            where,
            f"the address {url!r}",
            "an address that begins with https:// or http:// and has no spaces or quotation marks",
            "Correct the address.",
        )


def check_language(tag: str, where: str) -> Iterator[Problem]:
    """Yield a problem if the tag of a language is none by BCP 47 (`bad-language`)."""
    if not LANGUAGE.match(tag):
        yield Problem(
            "bad-language",
            where,
            f"the language {tag!r}",
            "a language tag (BCP 47) such as en, fr or zh-Hans",
            "Correct it.",
        )


def check_form(form: str, where: str) -> Iterator[Problem]:
    """Yield a problem if the words cannot be a name (`no-name`): a text is full of them."""
    telling = ""
    for match in _WORD.finditer(form):
        word = match[0]
        if word not in _SMALL and word[:1].lower() + word[1:] not in _SMALL:
            telling += word
            if len(telling) >= _FEWEST and any(map(str.isalpha, telling)):
                return
    yield Problem(
        "no-name",
        where,
        f"the form {form!r}",
        "words that name something: two signs or more, a letter, and not only words such as the, of or and",
        "Take it out, or write the whole name.",
    )


def check_cells(text: str, where: str) -> Iterator[Problem]:
    """Yield a problem for each cell of a CSV table that a spreadsheet may run (`formula`)."""
    rows = csv.reader(io.StringIO(text))
    for cell in (cell for cells in rows for cell in cells if cell.startswith(FORMULA)):
        yield Problem(
            "formula",
            f"{where}, line {rows.line_num}",
            f"the cell {cell!r}",
            "a cell that no spreadsheet runs, and that begins with none of = + - @",
            "Put a word or an apostrophe before it; the table is published as it stands.",
        )


def id_twice(where: str, name: str, other: str) -> Problem:
    """Return the problem of an id that two places have."""
    found = f"the id {name!r}, which {other} has too"
    return Problem("id-twice", where, found, "one entry for each id", "Rename or take away one of them.")


def missing(code: str, where: str, names: Iterable[str], table: str) -> Iterator[Problem]:
    """Yield a problem for each of these names, which the table or folder below `docs/` does not have."""
    for name in sorted(names):
        remedy = f"Correct it, or add {name!r} to docs/{table}."
        yield Problem(code, where, repr(name), f"one that docs/{table} has", remedy)


def wrong(code: str, where: str, found: str, expected: str) -> Problem:
    """Return the problem of a value in a record that is not one of those expected."""
    return Problem(code, where, repr(found), expected, "Correct the record.")
