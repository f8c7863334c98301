"""Tell the mentions gained and lost between two runs.

    .venv/bin/python scripts/compare.py OLD.json NEW.json
    .venv/bin/python scripts/compare.py --save FILE.json

With two files of mention rows (as `annotate.py` writes them, or a published `mentions.json`), prints a line
for each gain and loss and the counts. With `--save`, writes the mentions in all texts at hand: the reports of
docs/ and the stretches of the corpus that tests/gold names, where the corpus is there. So a change of
vocabulary or rules is answered by: save, change, save, compare. Exit status 0; 1 if there is a difference.
"""

import json
import sys
from pathlib import Path
from typing import Any

import shelf
from corpus import stretches

from concordance.annotation import annotate
from concordance.edition import assemble
from concordance.exports import mention_row, rows
from concordance.model import Text
from concordance.scoring import key

Row = dict[str, Any]


def differences(old: list[Row], new: list[Row]) -> list[str]:
    """A line for each mention lost (`-`) or gained (`+`), in the order of the texts."""
    before, after = {key(row): row for row in old}, {key(row): row for row in new}
    lost = [("-", row) for name, row in before.items() if name not in after]
    gained = [("+", row) for name, row in after.items() if name not in before]
    return [
        f"{sign} {row.get('report') or ''} {row['unit']} {row['start']} {row['quote']!r}: "
        f"{row['kind']} {row['form']} {row['entry']}"
        for sign, row in lost + gained
    ]


def every_mention() -> list[Row]:
    """The mentions in all texts at hand."""
    edition = assemble(shelf.files())
    found = [mention_row(mention) for each in edition.reports for mention in each.mentions]
    for stretch in stretches():
        texts = [Text(unit.id, unit.text, unit.section) for unit in stretch.units]
        found += [mention_row(m) for m in annotate(texts, edition.vocabulary, stretch.name).mentions]
    return found


def main(arguments: list[str]) -> int:
    """The exit status: 0, 1 when the two differ, 2 for a wrong call."""
    match arguments:
        case ["--save", path]:
            Path(path).write_text(rows(every_mention()), encoding="utf-8")
            return 0
        case [old, new]:
            lines = differences(*(json.loads(Path(path).read_text(encoding="utf-8")) for path in (old, new)))
            print(*lines, f"{len(lines)} differences", sep="\n")
            return 1 if lines else 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
