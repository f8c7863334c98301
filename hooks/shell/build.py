"""What a build makes, for its hooks, the theme and the hand-written pages: one value, `config.extra["build"]`."""

import html
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from concordance import Problem
from concordance.citing.citations import Styles
from concordance.citing.cited import Cited
from concordance.citing.linked_data import LinkedData
from concordance.data.declared import Declared
from concordance.edition.edition import Edition
from concordance.report import Report
from concordance.site.downloads import Download
from concordance.site.linked import ReadContent
from concordance.site.pages import Content, Site

log = get_plugin_logger("edition")


@dataclass(frozen=True)
class Build:
    """The edition, how it is written, and what is offered of it.

    `contents` writes each generated page by the path of its source; `cited` is how each report is cited, by slug;
    `linked` says to machines what every other page is;
    `declared` says what the data files are; `read` has what is read of a page's content already when the page is
    finished, by the path of that.
    """

    edition: Edition
    site: Site
    version: str
    jinja: jinja2.Environment
    contents: Mapping[str, Callable[[], Content]]
    styles: Styles
    cited: Mapping[str, Cited]
    linked: LinkedData
    books: Sequence[Download]
    declared: Declared
    read: dict[str, ReadContent] = field(default_factory=dict)

    @cached_property
    def by_slug(self) -> Mapping[str, Report]:
        """The reports by their slugs, which are the folders of their pages."""
        return {each.report.slug: each.report for each in self.edition.reports}

    @cached_property
    def titles(self) -> frozenset[str]:
        """What the reports are called in the navigation."""
        return frozenset(html.escape(each.report.symbol) for each in self.edition.reports)


def build_of(config: MkDocsConfig) -> Build:
    """Return the value of this build, once the files of docs/ are read."""
    value: Build = config.extra["build"]
    return value


def archive_name(extra: Mapping[str, Any]) -> str:
    """Return the offline copy's name, without its ending: that of the first report, which it keeps when others come.

    Of several, the settings tell which was first; one that is not there ends the build.
    """
    slugs = [each.report.slug for each in extra["build"].edition.reports]
    first = slugs[0] if len(slugs) == 1 else extra["archive"]
    if first not in slugs:
        raise PluginError(
            f"extra.archive in mkdocs.yml is {first!r}, which is no report of this edition. The offline copy keeps the "
            f"name of the report that was published first: put there one of these: {', '.join(slugs)}."
        )
    return f"{first}-offline"


def templates_of(config: MkDocsConfig, *folders: str) -> dict[str, str]:
    """Return the texts of the templates in these folders of docs/templates, by their paths in it."""
    root = Path(config.docs_dir, "templates")
    paths = (path for folder in folders for path in sorted((root / folder).iterdir()) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def compiled(config: MkDocsConfig, name: str) -> jinja2.BytecodeCache:
    """Where the templates of an environment are kept as they were compiled: a folder of its own, beside mkdocs.yml.

    A template is compiled anew when its text changes; when the environment does, give the folder another name.
    """
    folder = Path(config.config_file_path).with_name(".cache") / name
    folder.mkdir(parents=True, exist_ok=True)
    return jinja2.FileSystemBytecodeCache(str(folder))


def finished(site: Path) -> dict[str, Path]:
    """Return the files of a finished site by their paths in it, in the order of these."""
    found: dict[str, Path] = {}
    for name, _, files in os.walk(site):
        folder = Path(name)
        below = folder.relative_to(site).as_posix()
        found |= {f"{below}/{file}".removeprefix("./"): folder / file for file in files}
    return dict(sorted(found.items()))


def counted(number: int, one: str, several: str = "") -> str:
    """Return the number with what is counted: `1 time`, `2 times`; the plural has an s if no other is given."""
    return f"{number} {one if number == 1 else several or f'{one}s'}"


def end_build(problems: Iterable[Problem], rest: str, one: str = "problem", several: str = "") -> None:
    """Report each problem and end the build with how many of what there are and the rest, if there is one."""
    every = [*problems]
    for problem in every:
        log.error("%s", problem)
    if every:
        raise PluginError(f"{counted(len(every), one, several)}{rest}")
