"""Whether the examples of the page on open data run as they stand there, and print just what it says they print."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.audit_tools import Tools

PAGE = "docs/about/data.md"
EXAMPLE = re.compile(r"(?ms)^```(python|sql|r)\n(.*?)^```$")
PRINTS = re.compile(r"(?m)^(?:#|--) prints (.*)$")
QUERY = "import duckdb, sys\nfor row in duckdb.sql(sys.argv[1]).fetchall(): print(*row)"


class Example(NamedTuple):
    """An example: its language, its text, and the lines that it should print."""

    language: str
    text: str
    lines: list[str]


def examples(page: str) -> list[Example]:
    """Return the examples of a page."""
    return [Example(found[1], found[2], PRINTS.findall(found[2])) for found in EXAMPLE.finditer(page)]


def check_examples(site: Path, tools: Tools) -> list[str]:
    """Return which example ends with an error, or prints more, less or something else than it says."""
    found = examples((tools.root / PAGE).read_text(encoding="utf-8"))
    missing = {"python", "sql", "r"} - {each.language for each in found}
    wrong = [f"{PAGE}: no example in {language}" for language in sorted(missing)]
    return wrong + [line for at, each in enumerate(found, 1) for line in _wrong(each, f"example {at}", site, tools)]


def _wrong(example: Example, name: str, site: Path, tools: Tools) -> Iterator[str]:
    where = f"{PAGE}, {name} ({example.language})"
    answer = subprocess.run(_command(example, tools), cwd=site, capture_output=True, check=False, encoding="utf-8")
    if answer.returncode != 0:
        yield f"{where}: status {answer.returncode}: {answer.stderr.strip()[-300:]}"
        return
    printed = [" ".join(line.split()) for line in answer.stdout.splitlines()]
    if not printed or printed != example.lines:
        yield f"{where}: it says that it prints {example.lines}, and prints {printed}"


def _command(example: Example, tools: Tools) -> list[str | Path]:
    if example.language == "r":
        return [tools.r(), "--vanilla", "-e", example.text]
    if example.language == "sql":
        return [tools.audit_python(), "-P", "-c", QUERY, example.text]
    return [tools.audit_python(), "-P", "-c", example.text]
