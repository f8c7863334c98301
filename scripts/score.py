"""Score the engine against the stretches of other documents that were marked by hand.

    python3 scripts/score.py            prints precision and recall by document, kind and form
    python3 scripts/score.py --write    and writes them to docs/data/accuracy.csv

The documents are not in the repository; those that are not at hand are left out and named. Rows marked as
doubtful count on neither side.
"""

from support import environment

environment.enter(__name__)

import csv
import io
import sys
from collections.abc import Container, Iterable, Iterator
from typing import Any

from support import shelf, trouble
from support.arguments import parser_of
from support.corpus import GOLD, Stretch, stretches

from concordance import InputError, Text, read_vocabulary
from concordance.data.open_data import mention_row
from concordance.mentions.annotator import Annotator
from concordance.mentions.scoring import Count, Scores, score

TABLE = shelf.ROOT / "docs" / "data" / "accuracy.csv"
Row = dict[str, Any]


def scores_of(stretch: Stretch, annotator: Annotator, known: Container[str]) -> Scores:
    """Return the counts for one stretch, doubtful rows left out on both sides; `known` are the ids of records."""
    texts = [Text(unit.id, unit.text, unit.section) for unit in stretch.units]
    annotation = annotator.annotate(texts, stretch.name)
    made_up = [row for row in stretch.mentions if row["entry"] not in known]
    found = _with_ids_of(made_up, [*map(mention_row, annotation.mentions)], annotation.unrecorded)
    doubtful = {_place(row) for row in stretch.mentions if row.get("doubtful")}
    marked = [row for row in stretch.mentions if not row.get("doubtful")]
    return score(marked, [row for row in found if _place(row) not in doubtful])


def _with_ids_of(marked: Iterable[Row], found: list[Row], unrecorded: Container[str]) -> list[Row]:
    """Return what was found, with the ids that the reader made up for names that no record has.

    Such a name has an id made of its words; two readers make it differently. The first mention of one decides which
    id it has; from then on the two must go together.
    """
    ids = {_place(row): str(row["entry"]) for row in marked}
    meant: dict[str, str] = {}
    for row in found:
        if row["entry"] in unrecorded and (other := ids.get(_place(row))) and other not in meant.values():
            meant.setdefault(row["entry"], other)
    return [row | {"entry": meant.get(row["entry"], row["entry"])} for row in found]


def _place(row: Row) -> tuple[object, ...]:
    return row["unit"], row["start"], row["end"]


def measured() -> Iterator[tuple[str, str, str, Count]]:
    """Yield the counts as (document, what is counted, its value, count) for every stretch at hand, and for all."""
    vocabulary = read_vocabulary(shelf.files())
    annotator = Annotator(vocabulary)
    totals: dict[tuple[str, str], Count] = {}
    for stretch in stretches():
        scores = scores_of(stretch, annotator, vocabulary.all_entries)
        counts = [("all", "all", scores.total), *(("kind", *item) for item in scores.kinds.items())]
        for what, value, count in (*counts, *(("form", *item) for item in scores.forms.items())):
            yield stretch.name, what, value, count
            sofar = totals.get((what, value), Count(0, 0, 0))
            sums = (sofar.marked + count.marked, sofar.found + count.found, sofar.right + count.right)
            totals[what, value] = Count(*sums)
    for (what, value), count in totals.items():
        yield "all", what, value, count


def table() -> str:
    """Return the counts as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("document", "counted", "value", "marked", "found", "right"))
    for document, what, value, count in measured():
        writer.writerow((document, what, value, count.marked, count.found, count.right))
    return out.getvalue()


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"


def main(arguments: list[str]) -> int:
    """Return the exit status: 0, 1 when no document is at hand or one cannot be read, 2 for a wrong call."""
    parser = parser_of(__doc__)
    parser.add_argument("--write", action="store_true", help="write them to docs/data/accuracy.csv")
    given = parser.parse_args(arguments)
    try:
        return _score(write=given.write)
    except OSError as error:
        print(trouble.told(error), file=sys.stderr)
    except InputError as error:
        print(error, file=sys.stderr)
    return 1


def _score(*, write: bool) -> int:
    known = {path.stem.removeprefix("corpus-") for path in GOLD.glob("corpus-*.json")}
    missing = sorted(known - {stretch.name for stretch in stretches()})
    for name in missing:
        print(f"Not scored, the document is not at hand: {name}", file=sys.stderr)
    if len(missing) == len(known):
        return 1
    for document, what, value, count in measured():
        if count.marked or count.found:
            figures = f"{count.marked:5} marked  {count.found:5} found"
            print(f"{document:20} {what:5} {value:13} {figures}  P {_share(count.precision)}  R {_share(count.recall)}")
    if write and not missing:
        TABLE.write_text(table(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
