"""Find the mentions in any text, without a site.

    .venv/bin/python scripts/annotate.py UNITS.json

UNITS.json holds `[{"id": ..., "text": ...}, ...]` in reading order; an optional `section` scopes what "the
Convention" means. The mentions come out on standard output as one JSON array, a row a mention, as in the
published `mentions.json`, with `report` null. What a person should review goes to standard error.
"""

import json
import sys
from pathlib import Path

from support import shelf, trouble

from concordance import InputError, Problem, Text, find_mentions, read_vocabulary
from concordance.data.open_data import json_rows, mention_row


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


def main(arguments: list[str]) -> int:
    """Return the exit status: 0, or 1 when the units or the records cannot be read, or 2 for a wrong call."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    path = Path(arguments[0])
    try:
        trouble.check_pipe(path)
        texts = texts_of(json.loads(path.read_bytes()), path.name)
        found = find_mentions(texts, read_vocabulary(shelf.files()))
    except OSError as error:
        print(trouble.told(error), file=sys.stderr)
        return 1
    except (ValueError, RecursionError) as error:
        print(f"{path}: {error}. Expected a JSON file of units.", file=sys.stderr)
        return 1
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    for review in found.reviews:
        print(f"Review {review}", file=sys.stderr)
    sys.stdout.write(json_rows(map(mention_row, found.mentions)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
