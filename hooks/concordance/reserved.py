"""The names that the edition or a system uses itself: no slug and no id of a report or a record may be one of them.

A name that is taken twice is one page that replaces another, or a button that opens a paragraph.
"""

from collections.abc import Iterator

from concordance.problems import Problem

SITE_SLUGS = frozenset(
    "404 about assets card countries data desk documents downloads editing glossary index map reports search"
    " sitemap terms".split()
)
"""Folders and pages at the site's root: no report's slug."""

REPORT_SLUGS = frozenset("compare concordance corrections data entries full p proof recommendations timeline".split())
"""Pages and folders beside the sections of a report: no section's slug."""

PAGE_IDS = frozenset(
    "cite cite-title content drawer goto-possible keys-dialog keys-title mentioned noting-title pages popup proof said"
    " settings settings-title title contents".split()
)
"""Ids of the parts of a page: no unit's anchor."""

DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))]
)
"""Names that Windows keeps for devices, whatever stands behind a dot."""


def check_free(name: str, where: str, taken: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """Yield a problem if the name is one of those `taken`, or of a device (`reserved-name`)."""
    if name in DEVICES:
        why = "the name of a device on Windows, where no file can have it"
    elif name in taken:
        why = "a name that the edition uses itself"
    else:
        return
    found = f"the id or slug {name!r}, {why}"
    yield Problem("reserved-name", where, found, "a name that is free", "Choose another; it becomes an address.")
