"""Each report as a book, on one HTML page and as an EPUB file."""

import os
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from concordance.archive import digest
from concordance.book.binder import Press
from concordance.book.epub import Bound, bind, last_known, names_of
from concordance.edition.edition import Edition
from concordance.report import Report
from concordance.site.downloads import Download
from concordance.site.linked import ReadContent
from concordance.site.social_card import letters
from shell.build import end_build

FONT = "templates/publish/inter/Inter-Regular.woff2"  # for the cover

Write = Callable[[], str | bytes]


def books(
    edition: Edition, jinja: jinja2.Environment, config: MkDocsConfig, read: dict[str, ReadContent]
) -> Iterator[tuple[Download, Write, Write]]:
    """Each book of each report, with what writes it and what writes the line of its SHA-256.

    A book is bound when it is asked for: a full build asks for all. A word that is not the source's, a link that leads
    nowhere or a file that is not well-formed ends the build then. What is read of its page goes into `read`.
    """
    press = Press(jinja, letters(Path(config.docs_dir, FONT).read_bytes()))
    folder = Path(config.docs_dir, "templates/book")
    styles = ((folder / "book.css").read_text("utf-8"), (folder / "page.css").read_text("utf-8"))
    modified = _modified(edition)
    for annotated in edition.reports:
        report = annotated.report
        binding = partial(bind, edition, annotated, styles, press, modified)
        bound = cache(partial(_bound, binding, report, read))
        for name in names_of(report):
            yield Download(report.symbol, name), partial(_book, bound, name), partial(_sum, bound, name)


def _bound(binding: Callable[[], Bound], report: Report, read: dict[str, ReadContent]) -> dict[str, bytes]:
    """Return the books of a report by name."""
    bound = binding()
    end_build(bound.problems, f" in the book of {report.symbol}, listed above.")
    if bound.content:
        read[f"downloads/{names_of(report)[0]}"] = bound.content
    return dict(bound.files)


def _book(bound: Callable[[], dict[str, bytes]], name: str) -> bytes:
    return bound()[name]


def _sum(bound: Callable[[], dict[str, bytes]], name: str) -> str:
    """Return the line of the book's SHA-256."""
    return f"{digest(bound()[name])}  {name}\n"


def _modified(edition: Edition) -> int:
    """Return the time that the build is to bear, in seconds since 1970, or that of the edition's newest date."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch and not epoch.isdecimal():
        raise PluginError(f"SOURCE_DATE_EPOCH is {epoch!r}; set it to a number of seconds since 1970, or not at all.")
    return int(epoch) if epoch else last_known(edition)
