"""on_files: read the files of docs/, make the edition, hand MkDocs its pages and its navigation."""

import gc
import html

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from written import Written, add

from concordance.edition.assembly import assemble
from concordance.edition.edition import Edition
from concordance.problems import InputError
from concordance.site.pages import REPORTS, Site, Writer

log = get_plugin_logger("edition")

RECORDS = ("reports/", "glossary/", "documents/", "data/names/")
TEMPLATES = "templates/"
UNREAD = ("assets/javascripts/", "assets/images/", "assets/stylesheets/palette.")  # Material's, which no page asks for
TABLES = "data/"


def on_startup(**_: object) -> None:
    """Let Python look for cycles of unused objects less often: a build makes many objects and keeps most."""
    gc.set_threshold(50_000, 20, 100)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The files with every record replaced by the pages made of it; the edition goes into `extra`.

    The live preview keeps a memory in `extra`, so that only what has changed is read anew.
    """
    read = {file.src_uri: file for file in files if file.src_uri.startswith((*RECORDS, TABLES))}
    templates = {
        file.src_uri.removeprefix("templates/pages/"): file.content_string
        for file in files
        if file.src_uri.startswith("templates/pages/")
    }
    try:
        edition = assemble({path: file.content_bytes for path, file in read.items()}, config.extra.get("memory"))
    except InputError as error:
        for problem in error.problems:
            log.error("%s", problem)  # noqa: TRY400 - the traceback would hide the problem
        raise PluginError(f"{len(error.problems)} problems in docs/, as told above.") from None
    for problem in edition.reviews:
        log.info("Review %s", problem)
    for file in [*files]:
        if file.src_uri.startswith((*RECORDS, TEMPLATES, *UNREAD)) or file.src_uri.endswith(".map"):
            files.remove(file)
    site = Site(config.site_name, f"{config.site_url.rstrip('/')}/" if config.site_url else "", config.extra["policy"])
    writer = Writer(edition, templates, site)
    for page in writer.pages():
        add(Written(page.path, page.write, config, page.source), files)
    config.extra["edition"] = edition
    config.nav = _navigation(config.nav or [], writer, edition)
    log.info("%d pages and data files written", len(files))
    return files


def _navigation(nav: list[object], writer: Writer, edition: Edition) -> list[object]:
    """The hand-written navigation with the reports in the place of `reports`, which gives their aids a title."""
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
