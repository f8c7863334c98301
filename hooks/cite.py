"""on_config: the edition's version; on_files: how each report is cited, for the reader's script and for page heads."""

import tomllib
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from written import Written, add

from concordance.cache import Memory
from concordance.citing.citations import Form, Styles, forms, languages, payload, recommended, styles
from concordance.citing.formats import Imprint
from concordance.citing.page_metadata import Head, heads
from concordance.data.reader_data import script
from concordance.problems import InputError
from concordance.report import Report

if TYPE_CHECKING:
    from concordance.edition.edition import Edition

log = get_plugin_logger("edition")


def on_config(config: MkDocsConfig) -> None:
    """Put the edition's version, which stands in pyproject.toml alone, where pages and hooks find it."""
    project = Path(config.config_file_path).with_name("pyproject.toml")
    config.extra["edition_version"] = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]


class Cited:
    """How one report is cited: each thing is made when it is first asked for."""

    def __init__(self, report: Report, styled: Styles, imprint: Imprint, memory: Memory) -> None:
        self._report = report
        self._styled = styled
        self._imprint = imprint
        self._memory = memory

    @cached_property
    def forms(self) -> list[Form]:
        """The forms of all styles, which depend on what the report is and not on its text."""
        report = self._report
        of = (report.slug, report.symbol, report.title, report.facts, self._styled, self._imprint)
        make = partial(forms, report, self._styled, self._imprint)
        return self._memory.made(f"{report.slug}, cited", of, lambda: list(make()))

    @cached_property
    def languages(self) -> list[dict[str, str]]:
        """The languages in which the official document exists."""
        return languages(self._report, self._styled.record)

    @cached_property
    def heads(self) -> dict[str, Head]:
        """What each page says of the report to machines, by its address."""
        return dict(heads(self._report, self._imprint))

    @cached_property
    def printed(self) -> dict[str, str]:
        """The citation with which each page ends in print, by its address."""
        return dict(recommended(self._report, self._styled, self._imprint.site, self.forms))

    def script(self, name: str) -> str:
        """All that the reader's script needs to cite any place, under this name."""
        return script(name, payload(self._report, self._styled, self._imprint, self.forms))


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The files with `SLUG/data/citations.js` for each report; how each is cited goes into `extra`."""
    folder = Path(config.docs_dir, "templates", "citations")
    imprint = Imprint(
        name=config.site_name,
        version=config.extra["edition_version"],
        site=f"{config.site_url.rstrip('/')}/" if config.site_url else "",
        mistakes=config.extra.get("report_mistakes", ""),
    )
    memory: Memory = config.extra.get("memory") or Memory()
    read = {path.name: path.read_bytes() for path in folder.iterdir()}
    try:
        styled = memory.made("styles", read, partial(styles, read, "docs/templates/citations"))
    except InputError as error:
        for problem in error.problems:
            log.error("%s", problem)  # noqa: TRY400 - the traceback would hide the problem
        raise PluginError(f"{len(error.problems)} problems in docs/templates/citations, as told above.") from None
    edition: Edition = config.extra["edition"]
    cited = {each.report.slug: Cited(each.report, styled, imprint, memory) for each in edition.reports}
    for slug, each in cited.items():
        name = f"{slug}/data/citations"
        add(Written(f"{name}.js", partial(each.script, name), config), files)
    config.extra.update(citations=cited, citation_styles=styled, citation_site=imprint.site)
    return files
