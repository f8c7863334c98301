"""on_files: read the files of docs/, make the edition, hand MkDocs its pages and its navigation.

on_pre_page: the pages that the edition writes are HTML from the start, and pass through no Markdown.
"""

import gc
import html
import tomllib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from shell.books import books
from shell.build import Build, archive_name, build_of, compiled, counted, end_build, templates_of
from shell.citations import cited, styles_of
from shell.data_files import declared_in
from shell.files import Written, add

from concordance import Cache, InputError, Writer, assemble
from concordance.citing.cited import Cited
from concordance.citing.formats import Imprint
from concordance.citing.linked_data import LinkedData
from concordance.data.reader_data import script
from concordance.edition.edition import Edition
from concordance.edition.proposals import proposals
from concordance.site.linked import ReadContent
from concordance.site.outline import outlined
from concordance.site.pages import REPORTS, Content, Site

log = get_plugin_logger("edition")

RECORDS = ("reports/", "glossary/", "documents/", "data/names/", "data/terms/")
TEMPLATES = "templates/"
UNREAD = ("assets/javascripts/", "assets/images/", "assets/stylesheets/palette.")  # Material's, which no page asks for
TABLES = "data/"


def on_startup(**_: object) -> None:
    """Let Python look for cycles of unused objects less often: a build makes many objects and keeps most."""
    gc.set_threshold(50_000, 20, 100)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Replace every record by the pages made of it, and keep what is made as `config.extra["build"]`.

    The live preview keeps a cache in `extra`, so that only what has changed is read anew, and has pages of its own.
    """
    cache = config.extra.get("memory") or Cache()
    records = {file.src_uri: file.content_bytes for file in files if file.src_uri.startswith((*RECORDS, TABLES))}
    edition = _edition(records, cache, unrecorded=config.extra.get("names_without_record", True))
    for file in [*files]:
        if file.src_uri.startswith((*RECORDS, TEMPLATES, *UNREAD)) or file.src_uri.endswith(".map"):
            files.remove(file)
    site = Site(config.site_name, f"{config.site_url.rstrip('/')}/" if config.site_url else "", config.extra["policy"])
    writer = Writer(edition, templates_of(config, "pages", "book", "publish"), site, compiled(config, "pages"))
    pages = [*writer.pages(), *(writer.for_editors() if "preview" in config.extra else ())]
    read = dict[str, ReadContent]()
    offered = [*books(edition, writer.jinja, config, read)]
    styles, version = styles_of(config, cache), _version(config)
    imprint = Imprint(site.name, version, site.address, config.extra.get("report_mistakes", ""))
    build = config.extra["build"] = Build(
        edition=edition,
        site=site,
        version=version,
        jinja=writer.jinja,
        contents={page.path: page.write for page in pages},
        styles=styles,
        cited=cited(edition, styles, imprint, cache, writer.names.whole),
        linked=LinkedData(edition, imprint),
        books=[download for download, _, _ in offered],
        declared=declared_in(config),
        read=read,
    )
    archive_name(config.extra)  # a report that is not there ends the build here
    for page in pages:
        add(Written(page.path, str, config, page.source), files)  # empty: its template renders it
    for file in writer.files():
        add(Written(file.path, file.write, config), files)
    for slug, report in build.cited.items():
        name = f"{slug}/data/citations"
        add(Written(f"{name}.js", partial(_citations, name, report), config), files)
    for download, write, write_sum in offered:
        add(Written(f"downloads/{download.name}", write, config), files)
        add(Written(f"downloads/{download.name}.sha256", write_sum, config), files)
    config.nav = _navigation(config.nav or [], writer, edition)
    log.info("%d pages and data files written", len(files))
    return files


def on_pre_page(page: Page, *, config: MkDocsConfig, **_: object) -> Page:
    """Let a page that the edition writes be rendered by its template, and not by Markdown."""
    build = build_of(config)
    if write := build.contents.get(page.file.src_uri):
        page.render = partial(_render, page, write, build.read)  # type: ignore[method-assign]  # MkDocs makes the pages
    return page


def _render(page: Page, write: Callable[[], Content], read: dict[str, ReadContent], *_: object) -> None:
    """Give a page what its template writes: its content, its list of contents, its ids and what its frame must know.

    Where its links lead is kept for the proof of links.
    """
    written = write()
    outline = outlined(written.html, page.file.src_uri)
    if content := outline.content(written.html):
        read[page.file.dest_uri] = content
    page.content = written.html
    page.meta = dict(written.meta)
    page.toc = get_toc(outline.headings)
    page.present_anchor_ids = outline.ids


def _citations(name: str, cited: Cited) -> str:
    """How a report is cited, as the reader's scripts ask for it under this name."""
    return script(name, cited.payload())


def _edition(records: Mapping[str, bytes], cache: Cache, *, unrecorded: bool) -> Edition:
    """Return the edition of these files of docs/; problems in them end the build."""
    try:
        edition = assemble(records, cache, unrecorded=unrecorded)
    except InputError as error:
        end_build(error.problems, " in docs/, listed above.")
        raise
    for problem in edition.reviews:
        log.info("Review %s", problem)
    for each in proposals(edition):
        alike = f"; perhaps {each.alike}" if each.alike else ""
        log.info(
            "Without a record: %s (%s, %s)%s. %s",
            each.entry.title,
            each.entry.id,
            counted(each.count, "time"),
            alike,
            each.sentence,
        )
    return edition


def _version(config: MkDocsConfig) -> str:
    """Return the edition's version, which stands in pyproject.toml alone."""
    project = Path(config.config_file_path).with_name("pyproject.toml")
    return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])


def _navigation(nav: list[object], writer: Writer, edition: Edition) -> list[object]:
    """Return the hand-written navigation with the reports in the place of `reports`, which gives their aids a title."""
    filled: list[object] = []
    for item in nav:
        if not (isinstance(item, dict) and "reports" in item):
            filled.append(item)
            continue
        filled += [REPORTS] if len(edition.reports) > 1 else []
        for each in edition.reports:
            parts = [*writer.nav(each), {item["reports"]: writer.aids(each)}]
            filled.append({html.escape(each.report.symbol): parts})
    return filled
