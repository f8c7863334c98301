"""on_config: the edition's version; on_files: how each report is cited, for the reader's script and for page heads."""

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from concordance.citing import Form, forms, payload, recommended, styles
from concordance.client import script
from concordance.interchange import Imprint
from concordance.metadata import Head, heads
from concordance.problems import InputError

if TYPE_CHECKING:
    from concordance.edition import Edition

log = get_plugin_logger("edition")


def on_config(config: MkDocsConfig) -> None:
    """Put the edition's version, which stands in pyproject.toml alone, where pages and hooks find it."""
    project = Path(config.config_file_path).with_name("pyproject.toml")
    config.extra["edition_version"] = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The files with `SLUG/data/citations.js` for each report; forms and page heads go into `extra`."""
    folder = Path(config.docs_dir, "templates", "citations")
    imprint = Imprint(
        name=config.site_name,
        version=config.extra["edition_version"],
        site=f"{config.site_url.rstrip('/')}/" if config.site_url else "",
        mistakes=config.extra.get("report_mistakes", ""),
    )
    try:
        styled = styles({path.name: path.read_bytes() for path in folder.iterdir()}, "docs/templates/citations")
    except InputError as error:
        for problem in error.problems:
            log.error("%s", problem)  # noqa: TRY400 - the traceback would hide the problem
        raise PluginError(f"{len(error.problems)} problems in docs/templates/citations, as told above.") from None
    edition: Edition = config.extra["edition"]
    made: dict[str, list[Form]] = {}
    found: dict[str, Head] = {}
    printed: dict[str, str] = {}
    for report in (each.report for each in edition.reports):
        name = f"{report.slug}/data/citations"
        made[report.slug] = list(forms(report, styled, imprint))
        data = payload(report, styled, imprint, made[report.slug])
        files.append(File.generated(config, f"{name}.js", content=script(name, data)))
        found.update(heads(report, imprint))
        printed.update(recommended(report, styled, imprint.site, made[report.slug]))
    config.extra.update(
        citation_styles=styled,
        citation_forms=made,
        citation_site=imprint.site,
        citation_heads=found,
        citation_printed=printed,
    )
    return files
