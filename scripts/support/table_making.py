"""What the commands share that make a table of docs/data from packages: their files, their versions, the writing."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

from support import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping


class TableError(Exception):
    """Something in a table or a package that a maintainer has to mend; its text says what."""


def check_versions(versions: Mapping[str, str]) -> None:
    """Raise a TableError if one of these packages is missing or of another version."""
    for name, version in versions.items():
        try:
            found = distribution(name).version
        except ModuleNotFoundError:
            found = "not installed"
        if found != version:
            raise TableError(f"{name} is {found}, and the table is made with {version}: see the top of this script.")


def file_of(package: str, path: str) -> Path:
    """Return where a file of a package is."""
    return Path(str(distribution(package).locate_file(path)))


def write(tables: Mapping[Path, str], *, check: bool) -> int:
    """Write the tables that differ, or with `check` only say which; return the exit status: 1 if it says so of one."""
    changed = [path for path, text in tables.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in changed:
        print(f"{path.relative_to(ROOT)} {'is not as the sources have it' if check else 'is written'}")
        if not check:
            path.write_text(tables[path], encoding="utf-8", newline="\n")
    return 1 if check and changed else 0
