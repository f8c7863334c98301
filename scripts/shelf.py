"""The files below docs/, and the engine on the path, for the scripts that use the engine without a site."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

RECORDS = ("reports", "glossary", "documents", "data")


def files(docs: Path = ROOT / "docs") -> dict[str, bytes]:
    """Return the records below `docs` by their paths in it, as `concordance.edition.edition` takes them."""
    return {
        path.relative_to(docs).as_posix(): path.read_bytes()
        for folder in RECORDS
        for path in sorted((docs / folder).rglob("*"))
        if path.is_file()
    }
