"""Score the reading of printed documents against references that were checked with pictures of their pages.

    python3 scripts/score_printed.py                  every document at hand that has a reference
    python3 scripts/score_printed.py --draft FILE.pdf print what a reference would be, as it is read now

For each document: paragraphs and items right word for word, in order and by id; headings with their level; notes;
fields of report.yml; questions and problems told; errors that no question tells (it names none of their pages);
whether the build reads the draft as it is; whether all words are those of the PDF in their order; seconds and memory.
The documents are not in the repository; those that are not at hand are left out. A reference that is drafted is none
before it was held against pictures of the pages, and corrected where they say otherwise.
"""

from __future__ import annotations

from support import environment

environment.enter(__name__)

import multiprocessing
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from support.arguments import parser_of
from support.printed_gold import Counted, Read, Reading, compared, read_now, references, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KINDS = ("units", "headings", "notes")


def counts(expected: Reading, found: Reading) -> dict[str, Counted]:
    """Return how much of each kind of parts is right."""
    return {kind: compared(getattr(expected, kind), getattr(found, kind)) for kind in KINDS}


def silent(counted: Mapping[str, Counted], now: Read) -> int:
    """Return how many parts are wrong on pages of which no question asks."""
    if not now.builds:
        return 0
    return sum(not now.asked.intersection(pages) for each in counted.values() for pages in each.wrong)


def wrong_fields(expected: Reading, now: Read) -> list[str]:
    """Return the fields that are filled in, and wrongly."""
    found = now.reading.fields
    return [name for name, words in expected.fields.items() if found[name] and found[name] != words]


def line(name: str, expected: Reading, now: Read) -> tuple[Sequence[str], Sequence[int]]:
    """Return the line of a document, and what is added up of it."""
    counted = counts(expected, now.reading)
    shares = [f"{each.right}/{each.expected}" for each in counted.values()]
    bad = wrong_fields(expected, now)
    errors = silent(counted, now) + len(bad)
    cells = [name, str(now.pages), *shares, str(len(bad)), f"{now.reading.tables}/{expected.tables}",
             str(now.questions), str(errors), "yes" if now.builds else "no", "yes" if now.proven else "no",
             f"{now.seconds:.2f}", f"{now.megabytes:.0f}"]  # fmt: skip
    units = counted["units"]
    return cells, (units.right, units.expected, now.questions, errors)


def main(arguments: list[str]) -> int:
    """Return the exit status."""
    parser = parser_of(__doc__)
    parser.add_argument(
        "--draft", type=Path, metavar="FILE.pdf", help="print a first reference of a document, as it is read now"
    )
    options = parser.parse_args(arguments)
    if options.draft:
        print(written(options.draft.name, read_now(options.draft).reading), end="")
        return 0
    rows = [["document", "pages", *KINDS, "fields", "tables", "asked", "silent", "builds", "proven", "s", "MB"]]
    sums: list[Sequence[int]] = []
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for name, path, expected in references():
            cells, added = line(name, expected, pool.apply(read_now, (path,)))
            rows.append([*cells])
            sums.append(added)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    if sums:
        right, units, _, errors = map(sum, zip(*sums, strict=True))
        asked = median(each[2] for each in sums)
        print(
            f"{len(sums)} documents: {right} of {units} paragraphs right, median of questions {asked}, "
            f"{errors} silent errors"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
