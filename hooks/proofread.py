"""on_env: hold the rendered words against the source, and tell the search which pages there are beside the entries."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from concordance import client
from concordance.proof import Rendered, compare, compare_headings

if TYPE_CHECKING:
    from concordance.edition import Edition

log = get_plugin_logger("edition")

PAGES = "data/pages.js"


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """The environment unchanged; a word of any unit that is not the source's ends the build."""
    edition: Edition = config.extra["edition"]
    pages = {file.url: file.page.content for file in files.documentation_pages() if file.page}
    read = cache(Rendered)  # each page once, for both
    reports = [each.report for each in edition.reports]
    checks = (compare, compare_headings)
    problems = [each for report in reports for check in checks for each in check(report, pages, read)]
    for problem in problems:
        log.error(str(problem))
    if problems:
        raise PluginError(f"{len(problems)} places do not have the words of their source.")
    write_pages(config, files)
    return env


def searched(config: MkDocsConfig, files: Files) -> list[File]:
    """The pages that the search knows by what they say; it knows those of entries and sections as what they are."""
    edition: Edition = config.extra["edition"]
    known = {f"{entry.address}.html" for entry in edition.entries.values()}
    known |= {f"{each.report.slug}/{section.slug}.html" for each in edition.reports for section in each.report.sections}
    return [file for file in files.documentation_pages() if file.page and file.url not in known]


def write_pages(config: MkDocsConfig, files: Files) -> None:
    """Write `data/pages.js`, for the search, of the pages as they are rendered by now."""
    edition: Edition = config.extra["edition"]
    headings = {section.heading for each in edition.reports for section in each.report.sections}
    shown = [
        client.Shown(
            address=file.url,
            html=file.page.content or "",
            also=tuple(file.page.meta.get("also", ())),
            summary=file.page.meta.get("description", "") if file.generated_by else None,
        )
        for file in searched(config, files)
        if file.page
    ]
    script = Path(config.site_dir, PAGES)
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(client.script("data/pages", client.pages(shown, headings)), encoding="utf-8")
