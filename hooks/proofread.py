"""on_env: hold the rendered words against the source. on_post_build: the hand-written pages for the search."""

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
    written = {
        file.url: file.page.content or "" for file in files.documentation_pages() if file.page and not file.generated_by
    }
    script = Path(config.site_dir, "data/pages.js")
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(client.script("data/pages", client.pages(written)), encoding="utf-8")
    return env
