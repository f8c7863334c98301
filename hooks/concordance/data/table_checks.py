"""Whether a table that people write is as it is declared: its columns, the cells that are never empty, its key."""

import re
from collections.abc import Iterator, Mapping

from concordance.data.declared import Declared, TableShape
from concordance.loading import read_table
from concordance.problems import InputError, Problem


def check_tables(tables: Mapping[str, str], declared: Declared) -> Iterator[Problem]:
    """Yield what is wrong with the declared ones of these tables, given by their paths below docs/."""
    for path, text in tables.items():
        if table := declared.site.get(path.removeprefix("data/").removesuffix(".csv")):
            yield from check_table(text, f"docs/{path}", table, declared)


def check_table(text: str, where: str, table: TableShape, declared: Declared) -> list[Problem]:
    """Return what in the text of a table is not as other programs are told that it is."""
    try:
        return [*_check_rows(text, where, table, declared)]
    except InputError as error:
        return [*error.problems]


def _check_rows(text: str, where: str, table: TableShape, declared: Declared) -> Iterator[Problem]:
    fields = declared.fields_of(table)
    seen: dict[tuple[str, ...], int] = {}
    for at, row in enumerate(read_table(text, where, tuple(fields)), 2):  # the first row has the names of the columns
        place = f"{where}, row {at}"
        for name, field in fields.items():
            rules = declared.kinds[field.kind].constraints
            pattern = rules.get("pattern")
            if not row[name]:
                if rules.get("required") == "true":
                    yield Problem("empty-cell", place, f"nothing under {name!r}", field.says, "Fill the cell in.")
            elif pattern and not re.fullmatch(pattern, row[name]):
                yield Problem(
                    "bad-cell", place, f"{row[name]!r} under {name!r}", f"{field.says}, as {pattern}", "Correct it."
                )
        key = tuple(row[name] for name in table.key)
        first = seen.setdefault(key, at)
        if table.key and first != at:
            found = f"{', '.join(key)} once more, which row {first} has too"
            yield Problem(
                "row-twice", place, found, f"one row for each {' and '.join(table.key)}", "Take one of them away."
            )
