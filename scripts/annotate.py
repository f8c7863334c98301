"""Find the mentions in any text, without a site.

    python3 scripts/annotate.py UNITS.json [--about REPORT.yml]

UNITS.json holds `[{"id": ..., "text": ...}, ...]` in reading order; an optional `section` scopes what "the
Convention" means. What the report is about decides, too: its `symbol`, `title`, `subtitle`, `author_role`, `mandate`,
`agenda`, `subject` and `language` are read from the report.yml behind `--about`, or from
`{"report": {"symbol": ...}, "units": [...]}` in place of the list.

The mentions come out on standard output as one JSON array, a row a mention, as in the published `mentions.json`, with
`report` null; those of a name that no record has have `"record": false`. What a person should review goes to standard
error.
"""

from support import environment

environment.enter(__name__)

import json
import sys
from dataclasses import fields
from pathlib import Path

import yaml
from support import shelf, trouble
from support.arguments import parser_of

from concordance import InputError, Problem, Text, find_mentions, read_vocabulary
from concordance.data.open_data import json_rows, marked_row
from concordance.mentions.subject import About

_KNOWN = tuple(each.name for each in fields(About))


def texts_of(value: object, where: str) -> list[Text]:
    """Return the units of a JSON value as texts; raises `InputError` naming the unit that is none."""
    problems = []
    texts = []
    for at, unit in enumerate(value if isinstance(value, list) else [value]):
        fields = unit if isinstance(unit, dict) else {}
        words = [fields.get("id"), fields.get("text"), fields.get("section", "")]
        if isinstance(words[1], str) and isinstance(words[0], str | int) and isinstance(words[2], str | None):
            texts.append(Text(str(words[0]), words[1], words[2] or ""))
        else:
            expected = 'an object with "id" and "text", and perhaps "section", all words'
            found = json.dumps(unit, ensure_ascii=False)[:60]
            problems.append(Problem("bad-unit", f"{where}, unit {at + 1}", found, expected, "Correct the unit."))
    if problems:
        raise InputError(problems)
    return texts


def about_of(value: object, where: str) -> About:
    """Return what a report is about from its fields; raises `InputError` naming what is not words."""
    given = {name: value[name] for name in _KNOWN if name in value} if isinstance(value, dict) else {"report": value}
    if isinstance(several := given.get("subject"), list):
        given["subject"] = " ".join(map(str, several))
    if wrong := [name for name, words in given.items() if name not in _KNOWN or not isinstance(words, str)]:
        expected = f"an object whose {', '.join(_KNOWN)}, where they are given, are words"
        raise InputError([Problem("bad-report", where, f"{name!r}", expected, "Correct it.") for name in wrong])
    words = {name: str(given.get(name, "")) for name in _KNOWN}
    subject = tuple(words.pop("subject").split())
    return About(**words, subject=subject)


def main(arguments: list[str]) -> int:
    """Return the exit status: 0, or 1 when the units or the records cannot be read, or 2 for a wrong call."""
    parser = parser_of(__doc__)
    parser.add_argument("units", type=Path, metavar="UNITS.json")
    parser.add_argument("--about", type=Path, metavar="REPORT.yml")
    given = parser.parse_args(arguments)
    path = given.units
    try:
        trouble.check_pipe(path)
        value = json.loads(path.read_bytes())
        report, units = (value.get("report"), value.get("units")) if isinstance(value, dict) else (None, value)
        about = about_of({} if report is None else report, path.name)
        if given.about:
            path = given.about
            about = about_of(yaml.load(path.read_bytes(), yaml.BaseLoader), path.name)  # noqa: S506 - builds words only
            path = given.units
        found = find_mentions(texts_of(units, path.name), read_vocabulary(shelf.files()), about=about)
    except OSError as error:
        print(trouble.told(error), file=sys.stderr)
        return 1
    except yaml.YAMLError as error:
        print(f"{path}: {error}. Expected a report.yml.", file=sys.stderr)
        return 1
    except (ValueError, RecursionError) as error:
        print(f"{path}: {error}. Expected a JSON file of units.", file=sys.stderr)
        return 1
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    for review in found.reviews:
        print(f"Review {review}", file=sys.stderr)
    sys.stdout.write(json_rows(marked_row(mention, found.unrecorded) for mention in found.mentions))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
