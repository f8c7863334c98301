"""on_files, after the edition is assembled: each report as a book, on one HTML page and as an EPUB file."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from concordance.archive import digest
from concordance.epub import bind, last_known
from concordance.pages import Download, Writer

if TYPE_CHECKING:
    from concordance.edition import Edition

log = get_plugin_logger("edition")


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The files with `downloads/SLUG.html`, `downloads/SLUG.epub` and their SHA-256; `extra` has what there is to load.

    A word that is not the source's, a link that leads nowhere or a file that is not well-formed ends the build.
    """
    edition: Edition = config.extra["edition"]
    folders = [Path(config.docs_dir, "templates", name) for name in ("pages", "book")]
    templates = {path.name: path.read_text(encoding="utf-8") for folder in folders for path in folder.iterdir()}
    asked = Writer(edition, templates).asked
    offered = config.extra["books"] = []
    for annotated in edition.reports:
        bound = bind(edition, annotated, templates, asked, _modified(edition))
        for problem in bound.problems:
            log.error("%s", problem)
        if bound.problems:
            raise PluginError(
                f"The book of {annotated.report.symbol} has {len(bound.problems)} problems, as told above."
            )
        for name, data in bound.files.items():
            offered.append(Download(annotated.report.symbol, name, len(data)))
            for path, content in ((name, data), (f"{name}.sha256", f"{digest(data)}  {name}\n")):
                made = File.generated(config, f"downloads/{path}", content=content, inclusion=InclusionLevel.NOT_IN_NAV)
                files.append(made)
    return files


def _modified(edition: "Edition") -> int:
    """The time that the build is told to bear, in seconds since 1970, or that of the newest date in the edition."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told and not told.isdecimal():
        raise PluginError(f"SOURCE_DATE_EPOCH is {told!r}; set it to a number of seconds since 1970, or not at all.")
    return int(told) if told else last_known(edition)
