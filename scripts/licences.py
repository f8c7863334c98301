"""Write docs/data/licences.csv: the licence of each package that the site is built with, as the package states it.

Run as: python3 scripts/licences.py [--write]

The packages are those of site.lock, which have to be installed. Without --write the table is printed.
"""

from __future__ import annotations

from support import environment

environment.enter(__name__)

import csv
import importlib.metadata
import io
import sys
from typing import NamedTuple

from support import ROOT
from support.arguments import parser_of
from support.environment import pins

TABLE = ROOT / "docs" / "data" / "licences.csv"
APPROVED = "License :: OSI Approved :: "
LONGEST = 60  # characters of a field that names a licence; some packages put the licence itself there


class Row(NamedTuple):
    """A package and its licence, in the words of the package's own metadata."""

    package: str
    version: str
    licence: str


def rows(lock: str) -> list[Row]:
    """Return the rows for a lock's packages; raise LookupError for one not installed or without a stated licence."""
    found = [Row(name, version, licence(name, version)) for name, version in pins(lock)]
    if silent := [row.package for row in found if not row.licence]:
        raise LookupError(f"these packages state no licence: {', '.join(silent)}")
    return found


def licence(name: str, version: str) -> str:
    """Return the licence that the package states: as an expression, in a field, or by classifiers; empty for none."""
    stated = importlib.metadata.metadata(name)
    if stated["Version"] != version:
        raise LookupError(f"{name} {stated['Version']} is installed, but the lock has {version}")
    expression, field = ("".join(stated.get_all(name, [])[:1]) for name in ("License-Expression", "License"))
    short = field if field != "UNKNOWN" and len(field) <= LONGEST and "\n" not in field else ""
    classes = [each.removeprefix(APPROVED) for each in stated.get_all("Classifier", []) if each.startswith(APPROVED)]
    return expression or short or "; ".join(classes)


def table(found: list[Row]) -> str:
    """Return the rows as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Row._fields)
    writer.writerows(found)
    return out.getvalue()


def main(arguments: list[str]) -> int:
    """Return the exit status, 0, when the table is printed or written."""
    parser = parser_of(__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.relative_to(ROOT)}")
    options = parser.parse_args(arguments)
    text = table(rows((ROOT / "site.lock").read_text(encoding="utf-8")))
    if options.write:
        TABLE.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
