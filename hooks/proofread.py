"""on_env: hold the rendered words against the source, and tell the search which pages there are beside the entries."""

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from concordance import client
from concordance.proof import compare

if TYPE_CHECKING:
    from concordance.edition import Edition

log = get_plugin_logger("edition")


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """The environment unchanged; a word of any unit that is not the source's ends the build."""
    edition: Edition = config.extra["edition"]
    pages = {file.url: file.page.content for file in files.documentation_pages() if file.page}
    problems = [each for report in edition.reports for each in compare(report.report, pages)]
    for problem in problems:
        log.error(str(problem))
    if problems:
        raise PluginError(f"{len(problems)} units do not have the words of their source.")
    reports = [each.report for each in edition.reports]
    known = {f"{entry.address}.html" for entry in edition.entries.values()}  # these the search knows as what they are
    known |= {f"{report.slug}/{section.slug}.html" for report in reports for section in report.sections}
    headings = {section.heading for report in reports for section in report.sections}
    shown = [
        client.Shown(
            address=file.url,
            html=file.page.content or "",
            also=tuple(file.page.meta.get("also", ())),
            summary=file.page.meta.get("description", "") if file.generated_by else None,
        )
        for file in files.documentation_pages()
        if file.page and file.url not in known
    ]
    script = Path(config.site_dir, "data/pages.js")
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(client.script("data/pages", client.pages(shown, headings)), encoding="utf-8")
    return env
