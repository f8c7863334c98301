"""The open data of a report: paragraphs, mentions, terms and repairs, as files beside its pages.

JSON is exact. CSV opens in spreadsheets, so no cell of any CSV file is one that a spreadsheet runs as a formula: such
words get an apostrophe before them, and in a table that is published as it was written they are a problem.
"""

import csv
import io
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import asdict

import msgspec
from msgspec import structs

from concordance.addresses import place_of, url_of
from concordance.archive import digest
from concordance.checks import FORMULA
from concordance.edition.edition import AnnotatedReport
from concordance.model import CrossReference, Mention
from concordance.report import Report

MENTION_FIELDS = "report unit start end quote occurrence kind form entry".split()
ROLE_FIELDS = "report unit start end quote occurrence entry role".split()


def files(annotated: AnnotatedReport) -> dict[str, str]:
    """Return the data files of a report by their paths below the report's folder."""
    return {path: written(annotated) for path, written in FILES.items()}


def _paragraphs(annotated: AnnotatedReport) -> str:
    report = annotated.report
    return json_rows(
        {
            "unit": unit.id,
            "section": unit.section,
            "anchor": unit.anchor,
            "url": url_of(report, unit),
            "page": unit.page,
            "text": unit.text,
        }
        for unit in report.units
    )


def _digests(annotated: AnnotatedReport) -> str:
    return "".join(f"{digest(unit.text.encode())}  {unit.id}\n" for unit in annotated.report.units)


def mention_row(mention: Mention) -> dict[str, object]:
    """Return a mention as a row of the published data; `report` is null where there is none."""
    return {name: getattr(mention, name) for name in MENTION_FIELDS} | {"report": mention.report or None}


def marked_row(mention: Mention, unrecorded: Container[str]) -> dict[str, object]:
    """Return a mention as a row, with `"record": false` where its entry is one of these, which no record has."""
    return mention_row(mention) | ({"record": False} if mention.entry in unrecorded else {})


def _reference_row(report: Report, reference: CrossReference) -> dict[str, object]:
    """Return a reference as a row, with the address from the site's root to which it leads."""
    return structs.asdict(reference) | {"url": f"{report.slug}/{place_of(report, reference.to)}"}


def _role_rows(annotated: AnnotatedReport) -> list[dict[str, object]]:
    """Return the mentions of States that have a role, each with it, in reading order."""
    having = (mention for mention in annotated.mentions if mention in annotated.roles)
    return [{name: getattr(m, name) for name in ROLE_FIELDS[:-1]} | {"role": annotated.roles[m]} for m in having]


def json_rows(values: Iterable[Mapping[str, object]]) -> str:
    """Return a JSON array, one row a line, so that two versions can be compared line by line."""
    lines = ",\n".join(msgspec.json.format(_JSON.encode(value), indent=0).decode() for value in values)
    return f"[\n{lines}\n]\n"


def _words(value: object) -> str:
    """Return the words of a date, which is words with a meaning; there are no other such values."""
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"{value!r} is nothing that JSON knows")


_JSON = msgspec.json.Encoder(enc_hook=_words)


def mentions_csv(mentions: Iterable[Mention]) -> str:
    """Return the mentions as CSV."""
    return comma_separated(MENTION_FIELDS, map(mention_row, mentions))


def comma_separated(fields: Sequence[str], values: Iterable[Mapping[str, object]]) -> str:
    """Return the rows as every CSV file of the site is written: no byte-order mark, plain line ends, no formulas.

    With such a mark, programs that read plain UTF-8 would take it for a part of the first column's name. Words that a
    spreadsheet would take for a formula get an apostrophe before them.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(fields)
    writer.writerows([_guarded(row[name]) for name in fields] for row in values)
    return out.getvalue()


def _guarded(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


FILES: Mapping[str, Callable[[AnnotatedReport], str]] = {
    "data/paragraphs.json": _paragraphs,
    "data/words.sha256": _digests,
    "data/mentions.json": lambda annotated: json_rows(
        marked_row(mention, annotated.unrecorded) for mention in annotated.mentions
    ),
    "data/mentions.csv": lambda annotated: mentions_csv(annotated.mentions),
    "data/terms.json": lambda annotated: json_rows(map(structs.asdict, annotated.terms)),
    "data/repairs.json": lambda annotated: json_rows(map(structs.asdict, annotated.report.repairs)),
    "data/changes.json": lambda annotated: json_rows(map(asdict, annotated.report.changes)),
    "data/slips.json": lambda annotated: json_rows(map(asdict, annotated.report.slips)),
    "data/references.json": lambda annotated: json_rows(
        _reference_row(annotated.report, each) for each in annotated.references
    ),
    "data/echoes.json": lambda annotated: json_rows(map(asdict, annotated.restatements)),
    "data/roles.json": lambda annotated: json_rows(_role_rows(annotated)),
    "data/roles.csv": lambda annotated: comma_separated(ROLE_FIELDS, _role_rows(annotated)),
}
"""The data files of every report by their paths below its folder, each as what writes it."""
