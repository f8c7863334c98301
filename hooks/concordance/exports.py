"""The open data of a report: paragraphs, mentions and repairs, as files beside its pages."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from concordance.archive import digest
from concordance.edition import AnnotatedReport
from concordance.model import Mention, Report, Unit

MENTION_FIELDS = "report unit start end quote occurrence kind form entry".split()


def url_of(report: Report, unit: Unit) -> str:
    """The address of a unit from the site's root: `SLUG/ii.html#para-3-c`."""
    return f"{report.slug}/{unit.section}.html#{unit.anchor}"


def files(annotated: AnnotatedReport) -> dict[str, str]:
    """The data files of a report by their paths below the report's folder."""
    report = annotated.report
    return {
        "data/paragraphs.json": rows(
            {
                "unit": unit.id,
                "section": unit.section,
                "anchor": unit.anchor,
                "url": url_of(report, unit),
                "page": unit.page,
                "text": unit.text,
            }
            for unit in report.units
        ),
        "data/words.sha256": "".join(f"{digest(unit.text.encode())}  {unit.id}\n" for unit in report.units),
        "data/mentions.json": rows(map(mention_row, annotated.mentions)),
        "data/mentions.csv": table(annotated.mentions),
        "data/repairs.json": rows(map(asdict, report.repairs)),
        "data/slips.json": rows(map(asdict, report.slips)),
    }


def mention_row(mention: Mention) -> dict[str, object]:
    """A mention as a row of the published data; `report` is null where there is none."""
    return {name: getattr(mention, name) for name in MENTION_FIELDS} | {"report": mention.report or None}


def rows(values: Iterable[Mapping[str, object]]) -> str:
    """A JSON array, one row a line, so that two versions can be compared line by line."""
    lines = ",\n".join(json.dumps(value, ensure_ascii=False) for value in values)
    return f"[\n{lines}\n]\n"


def table(mentions: Iterable[Mention]) -> str:
    """The mentions as CSV, quotes exact."""
    out = io.StringIO()
    writer = csv.DictWriter(out, MENTION_FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(mention_row(mention) for mention in mentions)
    return out.getvalue()
