"""One page of each kind, the longest, for what cannot be measured on every page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def samples(site: Path) -> dict[str, str]:
    """Return a page of each kind: the front page, the first report's longest section, the longest pages of entries.

    A site without one of them raises a LookupError that says which.
    """
    units = min(site.glob("*/data/units.js"), default=None)
    if units is None:
        raise LookupError(f"{site} holds no report: there is no */data/units.js in it")
    return {
        "front page": "index.html",
        "section": _longest_section(units.read_text(encoding="utf-8")),
        "country": _longest(site, "countries"),
        "glossary": _longest(site, "glossary"),
    }


def _longest_section(script: str) -> str:
    """Return the address of the section whose paragraphs have the most characters, from what a page's scripts read."""
    data = json.loads(script[script.index("{") : script.rindex("}") + 1])
    lengths: dict[str, int] = {}
    for unit in data["units"]:
        lengths[unit["section"]] = lengths.get(unit["section"], 0) + len(unit["text"])
    longest = max(lengths, key=lambda slug: lengths[slug])
    return str(next(section["url"] for section in data["sections"] if section["slug"] == longest))


def _longest(site: Path, folder: str) -> str:
    """Return the address of the longest page in a folder that is not its index."""
    pages = [page for page in sorted((site / folder).glob("*.html")) if page.name != "index.html"]
    if not pages:
        raise LookupError(f"{site} has no page in {folder}/")
    return f"{folder}/{max(pages, key=lambda page: page.stat().st_size).name}"
