"""Whether the databases open in Datasette, with which others publish such files: each table, and the search."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pathlib import Path

    from support.audit_tools import Tools

TABLES = "unit mention term_use entry fact source".split()
FOUND = "SELECT unit.id FROM search JOIN unit ON unit.number = search.rowid WHERE search MATCH 'rights'"


def check_databases(site: Path, tools: Tools) -> list[str]:
    """Return what does not open: a table without rows, or a search that finds nothing."""
    files = sorted((site / "downloads").glob("*.sqlite"))
    if not files:
        return ["downloads/: no database"]
    program = tools.audit_python()
    found = []
    for file in files:
        paths = {table: f"/{file.stem}/{table}.json?_shape=array&_size=1" for table in TABLES}
        paths["search"] = f"/{file.stem}.json?_shape=array&sql={quote(FOUND)}"
        found += [
            f"{file.name}, {name}: {wrong}" for name, path in paths.items() if (wrong := _wrong(program, file, path))
        ]
    return found


def _wrong(program: Path, file: Path, path: str) -> str:
    """Return what is wrong with Datasette's answer; empty for one row at least."""
    command: list[str | Path] = [program, "-P", "-m", "datasette", file, "--get", path]
    answer = subprocess.run(command, capture_output=True, check=False, text=True)
    try:
        rows = json.loads(answer.stdout)
    except ValueError:
        return f"Datasette ended with status {answer.returncode}: {answer.stderr.strip()[-300:]}"
    return "" if isinstance(rows, list) and rows else f"no rows: {answer.stdout.strip()[:300]}"
