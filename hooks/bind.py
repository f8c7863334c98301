"""on_files, after the edition is assembled: each report as a book, on one HTML page and as an EPUB file."""

import os
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from written import Written, add

from concordance.archive import digest
from concordance.book.binder import Press, press
from concordance.book.epub import bind, last_known, names_of
from concordance.site.downloads import Download
from concordance.site.pages import Writer

if TYPE_CHECKING:
    from concordance.edition.edition import AnnotatedReport, Edition

log = get_plugin_logger("edition")

FONT = "templates/publish/inter/Inter-Regular.woff2"  # for the cover

Books = Callable[[], dict[str, bytes]]


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The files with `downloads/SLUG.html`, `downloads/SLUG.epub` and their SHA-256; `extra` has what there is to load.

    A book is bound when it is asked for: a full build asks for all. A word that is not the source's, a link that leads
    nowhere or a file that is not well-formed ends the build then.
    """
    edition: Edition = config.extra["edition"]
    folders = [Path(config.docs_dir, "templates", name) for name in ("pages", "book")]
    templates = {path.name: path.read_text(encoding="utf-8") for folder in folders for path in folder.iterdir()}
    font = Path(config.docs_dir, FONT).read_bytes()
    on = press(templates, Writer(edition, templates).asked, font)
    modified = _modified(edition)
    offered = config.extra["books"] = []
    for annotated in edition.reports:
        books = cache(partial(_bound, edition, annotated, templates, on, modified))
        for name in names_of(annotated.report):
            offered.append(Download(annotated.report.symbol, name))
            add(Written(f"downloads/{name}", partial(_book, books, name), config), files)
            add(Written(f"downloads/{name}.sha256", partial(_told, books, name), config), files)
    return files


def _bound(
    edition: "Edition",
    annotated: "AnnotatedReport",
    templates: dict[str, str],
    on: Press,
    modified: int,
) -> dict[str, bytes]:
    """The books of a report by name."""
    bound = bind(edition, annotated, templates, on, modified)
    for problem in bound.problems:
        log.error("%s", problem)
    if bound.problems:
        raise PluginError(f"The book of {annotated.report.symbol} has {len(bound.problems)} problems, as told above.")
    return dict(bound.files)


def _book(books: Books, name: str) -> bytes:
    return books()[name]


def _told(books: Books, name: str) -> str:
    """The line of the book's SHA-256."""
    return f"{digest(books()[name])}  {name}\n"


def _modified(edition: "Edition") -> int:
    """The time that the build is told to bear, in seconds since 1970, or that of the newest date in the edition."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told and not told.isdecimal():
        raise PluginError(f"SOURCE_DATE_EPOCH is {told!r}; set it to a number of seconds since 1970, or not at all.")
    return int(told) if told else last_known(edition)
