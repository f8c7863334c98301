"""on_env: hold the rendered words against the source, and tell the search which pages there are beside the entries.

on_post_build: hold the data files, as they were written, against it too.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import AnchorLink
from shell.build import build_of, end_build

from concordance.addresses import page_url
from concordance.data import reader_data
from concordance.site.collation import collate
from concordance.site.proofreading import compare, compare_headings
from concordance.site.rendered import of_content

DIFFER = " with other words than the source, listed above."

PAGES = "data/pages.js"


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Return the environment unchanged; a word of any unit that is not the source's ends the build."""
    edition = build_of(config).edition
    pages = {file.url: file.page.content for file in files.documentation_pages() if file.page}
    read = cache(of_content)  # each page once, for both
    reports = [each.report for each in edition.reports]
    checks = (compare, compare_headings)
    end_build((each for report in reports for check in checks for each in check(report, pages, read)), DIFFER, "place")
    write_pages(config, files)
    return env


def on_post_build(*, config: MkDocsConfig) -> None:
    """End the build if a word in a data file is not the source's."""
    edition = build_of(config).edition
    for report in (each.report for each in edition.reports):
        folder = Path(config.site_dir, report.slug, "data")
        files = {path.name: path.read_bytes().decode() for path in sorted(folder.iterdir()) if path.is_file()}
        end_build(collate(report, files), DIFFER, "place")


def searched(config: MkDocsConfig, files: Files) -> list[File]:
    """Return the pages that the search knows by what they say; it knows those of entries, terms and sections as such.

    A page is left out if its front matter says `search: {exclude: true}`, as for Material's own search.
    """
    edition = build_of(config).edition
    known = {f"{entry.address}.html" for entry in edition.entries.values()}
    known |= {f"{term.address}.html" for term in edition.terms.values()}
    known |= {page_url(each.report, section.slug) for each in edition.reports for section in each.report.sections}
    return [
        file
        for file in files.documentation_pages()
        if file.page and file.url not in known and not file.page.meta.get("search", {}).get("exclude")
    ]


def _headings(toc: Iterable[AnchorLink]) -> Iterator[tuple[int, str, str]]:
    """Yield the headings in a list of contents, each with its level, its id and its words."""
    for item in toc:
        yield item.level, item.id, unescape(item.title)
        yield from _headings(item.children)


def write_pages(config: MkDocsConfig, files: Files) -> None:
    """Write `data/pages.js`, for the search, of the pages as they are rendered by now."""
    edition = build_of(config).edition
    headings = {section.heading for each in edition.reports for section in each.report.sections}
    shown = [
        reader_data.Shown(
            address=file.url,
            html=file.page.content or "",
            also=tuple(file.page.meta.get("also", ())),
            summary=file.page.meta.get("description", "") if file.generated_by else None,
            headings=(*_headings(file.page.toc),),
        )
        for file in searched(config, files)
        if file.page
    ]
    script = Path(config.site_dir, PAGES)
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(reader_data.script("data/pages", reader_data.pages(shown, headings)), encoding="utf-8")
