"""The records below docs/, as the engine takes them."""

from pathlib import Path

from support import ROOT

__all__ = ["RECORDS", "ROOT", "files"]
RECORDS = ("reports", "glossary", "documents", "data")


def files(docs: Path = ROOT / "docs") -> dict[str, bytes]:
    """Return the records below `docs` by their paths in it, as `concordance.edition.edition` takes them."""
    return {
        path.relative_to(docs).as_posix(): path.read_bytes()
        for folder in RECORDS
        for path in sorted((docs / folder).rglob("*"))
        if path.is_file()
    }
