"""Entries, their facts and their relations as tables."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from concordance.data.open_data import comma_separated
from concordance.edition.edition import Edition

Row = Mapping[str, object]
MEMBER = "has-member"


def entry_rows(edition: Edition) -> Iterator[Row]:
    """Yield every entry that has a page."""
    for entry in edition.entries.values():
        yield {
            "id": entry.id,
            "kind": entry.kind,
            "title": entry.title,
            "short": entry.short,
            "symbol": entry.symbol,
            "url": f"{entry.address}.html",
            "official": entry.official[0].url if entry.official else "",
            "mentions": edition.count(entry.id),
            "record": "true" if entry.recorded else "false",
        }


def fact_rows(edition: Edition) -> Iterator[Row]:
    """Yield the facts of these entries."""
    for entry in edition.entries.values():
        for fact in entry.facts:
            yield {
                "entry": entry.id,
                "what": fact.what,
                "date": fact.date,
                "until": fact.until,
                "value": fact.value,
                "as_of": fact.as_of,
                "source": fact.source,
            }


def relation_rows(edition: Edition) -> Iterator[Row]:
    """Yield how these entries are related to each other."""
    for entry in edition.entries.values():
        for how, other in (
            *((relation.how, relation.to) for relation in entry.related),
            *((MEMBER, member) for member in entry.members),
        ):
            if other in edition.entries:
                yield {"entry": entry.id, "how": how, "to": other}


TABLES: Mapping[str, tuple[str, Callable[[Edition], Iterator[Row]]]] = {
    "data/entries.csv": ("id kind title short symbol url official mentions record", entry_rows),
    "data/facts.csv": ("entry what date until value as_of source", fact_rows),
    "data/relations.csv": ("entry how to", relation_rows),
}
"""The tables by their paths in the site, each with its columns and what yields its rows."""


def files(edition: Edition) -> dict[str, Callable[[], str]]:
    """Return what writes each table, by its path in the site."""
    return {path: partial(_written, columns, rows, edition) for path, (columns, rows) in TABLES.items()}


def _written(columns: str, rows: Callable[[Edition], Iterator[Row]], edition: Edition) -> str:
    return comma_separated(columns.split(), rows(edition))
