"""The books of a report: the single page, and the EPUB file with the container around its parts."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from concordance.archive import zipped
from concordance.book.binder import Binder, Press
from concordance.book.soundness import MALFORMED, read, unsound
from concordance.edition.edition import AnnotatedReport, Edition
from concordance.problems import Problem
from concordance.report import Report
from concordance.site.linked import ReadContent
from concordance.site.proofreading import compare_book
from concordance.site.rendered import labels_of, of_xhtml
from concordance.site.social_card import cover

TYPE = "application/epub+zip"
FOLDER = "EPUB"
CONTAINER = f"""<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="{FOLDER}/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


@dataclass(frozen=True, slots=True)
class Bound:
    """A report's books: the bytes of each file by its name, and what is wrong with them.

    `content` is what need not be read again of the single page.
    """

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    content: ReadContent | None


def bind(
    edition: Edition,
    annotated: AnnotatedReport,
    styles: tuple[str, str],
    on: Press,
    modified: int,
) -> Bound:
    """Return the books of a report, `SLUG.html` and `SLUG.epub`, last changed at this time (seconds since 1970, UTC).

    `styles` are those of both books, and those that only the single page has. Each unit, heading and line of the first
    page stands in each of them once, with its words; whatever does not is a problem.
    """
    report = annotated.report
    own, more = styles
    binder = Binder(edition, annotated, on)
    page = binder.page(own + more)
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"{report.metadata.official}#{report.slug}").urn
    leaves = binder.leaves() | {"toc.ncx": binder.older_contents(identifier)}
    time = dt.datetime.fromtimestamp(modified, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    package = binder.package(identifier, time)
    names = names_of(report)
    read_page = read(page)
    read_leaves = {name: read(text) for name, text in {**leaves, "package.opf": package}.items()}
    problems = [*unsound({names[0]: read_page}), *unsound(read_leaves)]
    if all(each.code != MALFORMED for each in problems):
        sections = [section for part in binder.parts for section in part.sections]
        one, parts = of_xhtml(page), of_xhtml(*(leaves[f"{part.name}.xhtml"] for part in binder.parts))
        problems += compare_book(report, sections, names[0], one, {f"{names[0]}, contents": one.contents})
        contents = {f"{names[1]}, nav.xhtml": of_xhtml(leaves["nav.xhtml"]).contents}
        contents |= {f"{names[1]}, toc.ncx": labels_of(leaves["toc.ncx"])}
        problems += compare_book(report, sections, names[1], parts, contents)
    picture = cover(binder.cover_words(), on.letters) if on.letters else b""
    files = dict(zip(names, (page.encode(), packed(leaves, package, own, picture)), strict=True))
    return Bound(files, tuple(problems), read_page.content)


def names_of(report: Report) -> tuple[str, str]:
    """Return the names of a report's books: of the single page, and of the EPUB file."""
    return f"{report.slug}.html", f"{report.slug}.epub"


def packed(leaves: Mapping[str, str], package: str, styles: str, cover: bytes = b"") -> bytes:
    """Return an EPUB file of these texts by name, the package document that lists them, their style sheet, and a cover.

    What it is stands first and uncompressed, so that a program can tell it from the first bytes.
    """
    files = {**leaves, "package.opf": package, "book.css": styles}
    texts = {"mimetype": TYPE, "META-INF/container.xml": CONTAINER}
    texts |= {f"{FOLDER}/{name}": text for name, text in files.items()}
    picture = {f"{FOLDER}/cover.png": cover} if cover else {}
    return zipped({path: text.encode() for path, text in texts.items()} | picture, stored=("mimetype",))


def last_known(edition: Edition) -> int:
    """Return the newest date of the edition's reports, sources and treaty actions, in seconds since 1970 (UTC)."""
    return int(dt.datetime.combine(edition.newest_date.first_day, dt.time(), dt.UTC).timestamp())
