"""on_env: hold the rendered words against the source. on_post_build: one search entry a paragraph."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from concordance.exports import search_entries
from concordance.proof import compare

if TYPE_CHECKING:
    from concordance.edition import Edition

log = get_plugin_logger("edition")


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """The environment unchanged; a word of any unit that is not the source's ends the build."""
    edition: Edition = config.extra["edition"]
    pages = {file.url: file.page.content or "" for file in files.documentation_pages() if file.page}
    problems = [each for report in edition.reports for each in compare(report.report, pages)]
    for problem in problems:
        log.error(str(problem))
    if problems:
        raise PluginError(f"{len(problems)} units do not have the words of their source.")
    return env


def on_post_build(*, config: MkDocsConfig) -> None:
    """Replace the search entries of the report's pages by one for each paragraph."""
    edition: Edition = config.extra["edition"]
    path = Path(config.site_dir, "search", "search_index.json")
    index = json.loads(path.read_text(encoding="utf-8"))
    index["docs"] = search_entries(edition, index["docs"])
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
