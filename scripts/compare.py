"""Tell the mentions gained and lost between two runs.

    python3 scripts/compare.py OLD.json NEW.json
    python3 scripts/compare.py --save FILE.json
    python3 scripts/compare.py --without RULE
    python3 scripts/compare.py --rules

With two files of mention rows (as `annotate.py` writes them, or a published `mentions.json`), prints a line
for each gain and loss and the counts. With `--save`, writes the mentions in all texts at hand: the reports of
docs/ and the stretches of the corpus that tests/gold names, where the corpus is there. So a change of
vocabulary or rules is answered by: save, change, save, compare. With `--without`, prints what one rule gains (`+`)
and loses (`-`) in these texts: a regular expression or set of words of the engine, such as `shape_ends._DECADE`.
With `--rules`, does so for each of them and prints the counts; that takes ten minutes. Exit status 0; 1 if there is a
difference.
"""

from support import environment

environment.enter(__name__)

import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from support import shelf, switching, trouble
from support.arguments import parser_of
from support.corpus import stretches

from concordance import InputError, Text, read_report, read_vocabulary
from concordance.data.open_data import json_rows, mention_row
from concordance.edition.assembly import texts_of
from concordance.mentions.annotator import Annotator
from concordance.mentions.scoring import key
from concordance.mentions.subject import About
from concordance.report import LinkOverride

Row = dict[str, Any]


class Reading(NamedTuple):
    """What is read: the units of a report or stretch, what its editor has set, and what it is about."""

    name: str
    texts: list[Text]
    overrides: tuple[LinkOverride, ...]
    about: About


class RowsError(Exception):
    """A file that holds no rows of mentions; its text says which, and what was expected."""


def rows_of(path: Path) -> list[Row]:
    """Return the rows of mentions in a file."""
    trouble.check_pipe(path)
    try:
        found: list[Row] = json.loads(path.read_bytes())
        list(map(key, found))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise RowsError(f"{path}: {error}. Expected rows of mentions, as scripts/annotate.py writes them.") from error
    return found


def differences(old: list[Row], new: list[Row]) -> list[str]:
    """Return a line for each mention lost (`-`) or gained (`+`), in the order of the texts."""
    before, after = {key(row): row for row in old}, {key(row): row for row in new}
    lost = [("-", row) for name, row in before.items() if name not in after]
    gained = [("+", row) for name, row in after.items() if name not in before]
    return [
        f"{sign} {row.get('report') or ''} {row['unit']} {row['start']} {row['quote']!r}: "
        f"{row['kind']} {row['form']} {row['entry']}"
        for sign, row in lost + gained
    ]


@cache  # no rule that can be switched off has a say in it
def readings() -> list[Reading]:
    """Return all texts at hand."""
    files = shelf.files()
    reports = [read_report(files, path.rpartition("/")[0]) for path in sorted(files) if path.endswith("/report.yml")]
    found = [Reading(each.slug, texts_of(each), each.link_overrides, About.of(each)) for each in reports]
    for stretch in stretches():
        texts = [Text(unit.id, unit.text, unit.section) for unit in stretch.units]
        found.append(Reading(stretch.name, texts, (), About()))
    return found


def every_mention() -> list[Row]:
    """Return the mentions in all texts at hand."""
    annotator = Annotator(read_vocabulary(shelf.files()))
    found = (annotator.annotate(each.texts, each.name, each.overrides, each.about) for each in readings())
    return [mention_row(mention) for annotation in found for mention in annotation.mentions]


def effect_of(rule: str, rows: list[Row]) -> list[str]:
    """Return a line for each mention that a rule gains or loses; `rows` are those found with it."""
    with switching.without(rule):
        return differences(every_mention(), rows)


def effects() -> Iterator[str]:
    """Yield for each rule how many mentions it gains and loses; "needed" where nothing can be read without it."""
    rows = every_mention()
    for rule in switching.rules():
        try:
            lines = effect_of(rule, rows)
        except Exception:  # noqa: BLE001 - whatever fails, fails for want of the rule
            yield f"{rule:50} needed"
        else:
            gained = sum(line.startswith("+") for line in lines)
            yield f"{rule:50}{gained:+6}{gained - len(lines):6}"


def main(arguments: list[str]) -> int:
    """Return the exit status: 0, 1 when the two differ, 2 for a wrong call or what cannot be read or written."""
    parser = parser_of(__doc__)
    parser.add_argument("rows", nargs="*", type=Path, metavar="ROWS.json", help="two files of rows, the older first")
    parser.add_argument("--save", type=Path, metavar="FILE.json", help="where to write the mentions in all texts")
    parser.add_argument("--without", metavar="RULE", help="print what this rule gains and loses in all texts")
    parser.add_argument("--rules", action="store_true", help="print how much each rule gains and loses in all texts")
    given = parser.parse_args(arguments)
    if len(given.rows) != (0 if given.save or given.without or given.rules else 2):
        parser.error("expected two files of rows, or --save with the one to write, or --without a rule, or --rules")
    if given.without and given.without not in switching.rules():
        parser.error(f"no rule is called {given.without!r}; expected one that --rules lists: shape_ends._DECADE")
    try:
        if given.save:
            given.save.write_text(json_rows(every_mention()), encoding="utf-8")
            return 0
        if given.rules:
            for line in effects():
                print(line, flush=True)
            return 0
        rows = [] if given.without is None else every_mention()
        lines = effect_of(given.without, rows) if given.without else differences(*map(rows_of, given.rows))
    except OSError as error:
        print(trouble.told(error), file=sys.stderr)
        return 2
    except (InputError, RowsError) as error:
        print(error, file=sys.stderr)
        return 2
    print(*lines, f"{len(lines)} differences", sep="\n")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
