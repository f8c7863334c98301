"""Whether a table that people write is as it is declared: its columns, the cells that are never empty, its key."""

import re
from collections.abc import Iterator, Mapping

from concordance.data.declared import Declared, DeclaredTable
from concordance.loading import read_table
from concordance.problems import InputError, Problem


def check_tables(tables: Mapping[str, str], declared: Declared) -> None:
    """Raise `InputError` for what in these tables, given by their paths below docs/, is not as it is declared."""
    problems: list[Problem] = []
    for path, text in tables.items():
        if table := declared.site.get(path.removeprefix("data/").removesuffix(".csv")):
            try:
                problems += _check_rows(text, f"docs/{path}", table, declared)
            except InputError as error:
                problems += error.problems
    if problems:
        raise InputError(problems)


def _check_rows(text: str, where: str, table: DeclaredTable, declared: Declared) -> Iterator[Problem]:
    fields = declared.fields_of(table)
    rules = {name: declared.kinds[field.kind].constraints for name, field in fields.items()}
    needed = [name for name, rule in rules.items() if rule.get("required") == "true"]
    patterns = {name: re.compile(rule["pattern"]) for name, rule in rules.items() if rule.get("pattern")}
    seen: dict[tuple[str, ...], int] = {}
    for at, row in enumerate(read_table(text, where, tuple(fields)), 2):  # the first row has the names of the columns
        place = f"{where}, row {at}"
        for name in needed:
            if not row[name]:
                yield Problem("empty-cell", place, f"nothing under {name!r}", fields[name].says, "Fill the cell in.")
        for name, pattern in patterns.items():
            if row[name] and not pattern.fullmatch(row[name]):
                expected = f"{fields[name].says}, as {pattern.pattern}"
                yield Problem("bad-cell", place, f"{row[name]!r} under {name!r}", expected, "Correct it.")
        key = tuple(row[name] for name in table.key)
        first = seen.setdefault(key, at)
        if table.key and first != at:
            found = f"{', '.join(key)}, which row {first} has too"
            expected = f"one row for each {' and '.join(table.key)}"
            yield Problem("row-twice", place, found, expected, "Take one of them away.")
