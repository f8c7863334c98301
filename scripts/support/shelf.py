"""The records below docs/, as the engine takes them."""

import re
from pathlib import Path

from support import ROOT

__all__ = ["RECORDS", "ROOT", "files", "under_another_symbol"]
RECORDS = ("reports", "glossary", "documents", "data")


def files(docs: Path = ROOT / "docs") -> dict[str, bytes]:
    """Return the records below `docs` by their paths in it, as `assemble` and `read_vocabulary` take them."""
    return {
        path.relative_to(docs).as_posix(): path.read_bytes()
        for folder in RECORDS
        for path in sorted((docs / folder).rglob("*"))
        if path.is_file()
    }


def under_another_symbol(declared: str, number: int) -> str:
    """Return a report.yml for a copy of its report, of which the first is the report itself."""
    more = f"/COPY/{number}" if number > 1 else ""
    return re.sub(r"(?m)^symbol: *(.*)$", rf"symbol: \g<1>{more}", declared, count=1)
