"""The site of an edition in one process, as MkDocs builds it, but in memory: for the trials of scripts/fuzz.py.

MkDocs' start-up, its theme, its plugins and a reader of Markdown are made once. MkDocs then makes every page of each
edition with the hooks, in the order of a build. What is known is not made again: templates are compiled once, a picture
is drawn once for its words, and a page with the source of an earlier one is rendered as that was, if all to which it
leads is there. Frames are written for the pages that are rendered anew, and of the others for one in each folder.
Reports are cited in the first style only. A whole site is made by MkDocs from its start, in folders, with every frame,
all styles and the archive; its links are followed.
"""

from __future__ import annotations

import itertools
import logging
import os
import shutil
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast
from unittest.mock import patch

import jinja2
import markdown
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from PIL import Image

from concordance import Cache
from concordance.book import epub
from concordance.citing import citations, cited
from concordance.data import reader_data
from concordance.site import social_card

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.toc import TableOfContents

    from concordance.citing.citations import CitationForm, Styles
    from concordance.citing.formats import Imprint
    from concordance.edition.edition import Edition
    from concordance.report import Report

T = TypeVar("T")
ADDRESS = "https://example.org/reports/"
REMEMBERED = 2_000  # pages
GENERATED = ("glossary/index.md", "countries/index.md", "documents/index.md")  # of the navigation, all else is written


@dataclass(frozen=True)
class Made:
    """A site: the edition, each page's HTML without its frame, finished files by address, and what MkDocs warned of."""

    edition: Edition
    contents: Mapping[str, str]
    files: Mapping[str, str | bytes]
    warnings: tuple[str, ...]


class Known(Cache):
    """Remembers what was made while it learned, however much else is made afterwards."""

    def __init__(self) -> None:
        """Learn until `learning` is set to false."""
        super().__init__()
        self.learning = True
        self._known: dict[str, tuple[object, object]] = {}

    def get(self, name: str, inputs: object, compute: Callable[[], T]) -> T:
        """Return the value that `compute` gives, or the known one if its inputs were the same."""
        known = self._known.get(name)
        if known is not None and known[0] == inputs:
            return cast("T", known[1])
        value = compute()
        if self.learning:
            self._known[name] = (inputs, value)
        return value


class _Given(File):
    """A file of docs/ with this content."""

    def __init__(self, path: str, content: bytes, config: MkDocsConfig) -> None:
        super().__init__(path, None, config.site_dir, config.use_directory_urls)
        self.inclusion = InclusionLevel.INCLUDED
        self._content = content


class _Asked(Files):
    """The files of a site; those that the links of a page asked for are noted."""

    def __init__(self, files: Sequence[File]) -> None:
        super().__init__(files)
        self.found: set[str] = set()

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file at this path."""
        file = super().get_file_from_path(path)
        if file is not None:
            self.found.add(path)
        return file


class _Warnings(logging.Handler):
    """Keeps what MkDocs warns of: in a strict build, each of it ends the build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


@dataclass(frozen=True, slots=True)
class _Rendered:
    """What Markdown made of a page; links to anchors by the paths of their pages; `found` is where links lead."""

    content: str | None
    toc: TableOfContents
    title: str | None
    ids: set[str] | None
    links: list[tuple[str, dict[str, str]]]
    found: frozenset[str]


class Workshop:
    """MkDocs, started once, with the hooks and the theme of the folder `root`."""

    def __init__(self, root: Path) -> None:
        """Start it; `known` learns of the editions that are made first, until it is told to stop."""
        self.known = Known()
        self._root = root
        self._folder = tempfile.TemporaryDirectory(prefix="site-")
        self._warnings = _Warnings()
        self._variables = {"SITE_URL": ADDRESS, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1000000000"}
        with patch.dict(os.environ, self._variables):
            config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=self._folder.name)
            config.plugins.on_startup(command="build", dirty=False)
            self.config = config = config.plugins.on_config(config)
        self._env = config.theme.get_env()
        self._extra = dict(config.extra)
        self._nav = config.nav or []
        sheet = next(path for place in config.theme.dirs for path in Path(place).glob("assets/stylesheets/main.*.css"))
        docs = root / "docs"
        scripts = sorted((docs / "assets").rglob("*.js"))
        self._assets = {path.relative_to(docs).as_posix(): path.read_bytes() for path in scripts}
        self._assets[f"assets/stylesheets/{sheet.name}"] = sheet.read_bytes()
        self._rendered: dict[tuple[str, str], _Rendered] = {}
        self._shortcuts = [*self._made_once()]
        save = Image.Image.save
        # as small as can be takes ten times as long as hardly smaller
        self._hasty = patch.object(
            Image.Image, "save", lambda image, out, kind, **_: save(image, out, kind, compress_level=1)
        )

    def close(self) -> None:
        """Take its folder away."""
        self._folder.cleanup()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What MkDocs has warned of since the last site was begun."""
        return tuple(self._warnings.told)

    def _made_once(self) -> Iterator[Any]:
        """Yield what takes the place of parts of MkDocs, Jinja and the engine that would do the same again."""
        config = self.config
        compile_ = jinja2.Environment.compile
        compiled: dict[tuple[object, ...], Any] = {}

        def once(env: jinja2.Environment, source: str, name: str | None = None, filename: str | None = None) -> object:
            key = (source, name, bool(env.autoescape), env.finalize, env.trim_blocks, env.keep_trailing_newline)
            if key not in compiled:
                compiled[key] = compile_(env, source, name, filename)
            return compiled[key]

        reader = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
        hooks = cast("Mapping[str, Any]", config.hooks)

        def anew(**_: object) -> markdown.Markdown:
            return reader.reset()

        proofread, draw = hooks["hooks/proofread.py"], lru_cache(REMEMBERED)(epub.cover)  # type: ignore[attr-defined]
        forms = citations.forms

        def first(report: Report, styled: Styles, imprint: Imprint) -> Iterator[CitationForm]:
            return itertools.islice(forms(report, styled, imprint), len(styled.stylebook.styles[0].forms))

        join, frame = hooks["hooks/join.py"], hooks["hooks/frame.py"]
        words = lru_cache(REMEMBERED)(frame.words)

        yield patch.object(join, "bare", lru_cache(REMEMBERED)(join.bare))
        yield patch.object(frame, "words", lambda texts: words(tuple(texts)))
        yield patch.object(frame, "reduced", lru_cache(REMEMBERED)(frame.reduced))
        yield patch.object(cited, "forms", first)
        yield patch.object(jinja2.Environment, "compile", once)
        yield patch.object(markdown, "Markdown", anew)
        yield patch.object(proofread, "of_content", lru_cache(REMEMBERED)(proofread.of_content))
        yield patch("shell.books.letters", lru_cache(1)(social_card.letters))
        yield patch.object(epub, "cover", lambda words, sized: draw(tuple(words), sized))
        known = lru_cache(REMEMBERED)(reader_data._parts_of)  # noqa: SLF001 - what it finds depends on the page alone
        yield patch.object(reader_data, "_parts_of", known)

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        """While a site is made, what is made once stands in its place."""
        with ExitStack() as stack:
            stack.enter_context(patch.dict(os.environ, self._variables))
            for each in self._shortcuts:
                stack.enter_context(each)
            stack.enter_context(self._hasty)
            stack.enter_context(self._kept_warnings())
            yield

    @contextmanager
    def _kept_warnings(self) -> Iterator[None]:
        log = logging.getLogger("mkdocs")
        self._warnings.told.clear()
        log.addHandler(self._warnings)
        try:
            with patch.object(log, "propagate", new=False):
                yield
        finally:
            log.removeHandler(self._warnings)

    def make(self, files: Mapping[str, bytes]) -> Made:
        """Return the site of these files of docs/. Raises what a build would raise."""
        with self._at_work():
            config = self.config
            config.extra.clear()
            config.extra.update(self._extra, memory=self.known, archive=_first_report(files))
            config.nav = _there(self._nav, files)
            given = [_Given(path, content, config) for path, content in {**self._assets, **files}.items()]
            site = cast("_Asked", config.plugins.on_files(_Asked(given), config=config))
            nav = config.plugins.on_nav(get_navigation(site, config), config=config, files=site)
            pages = [file.page or Page(None, file, config) for file in site.documentation_pages()]
            new = self._render(pages, site)
            env = config.plugins.on_env(self._env, config=config, files=site)
            finished: dict[str, str | bytes] = {file.dest_uri: file.content_bytes for file in site if file.page is None}
            for name in ("404.html", "sitemap.xml"):
                finished[name] = build._build_template(name, env.get_template(name), site, config, nav)  # noqa: SLF001
            for page in _to_be_framed(pages, new):
                finished[page.file.dest_uri] = self._frame(page, site.documentation_pages(), nav, env)
            for page in pages:
                page.validate_anchor_links(files=site, log_level=logging.WARNING)
            finished["data/pages.js"] = Path(config.site_dir, "data", "pages.js").read_bytes()
            contents = {page.file.url: page.content or "" for page in pages}
            return Made(config.extra["build"].edition, contents, finished, self.warnings)

    def make_whole(self, files: Mapping[str, bytes]) -> Made:
        """Return the same by a build of MkDocs in folders, from its start to the archive, and the proof of links."""
        with tempfile.TemporaryDirectory(prefix="whole-") as folder, patch.dict(os.environ, self._variables):
            docs, site = Path(folder, "docs"), Path(folder, "site")
            for name in ("templates", "assets"):
                shutil.copytree(self._root / "docs" / name, docs / name)
            for path, content in files.items():
                (docs / path).parent.mkdir(parents=True, exist_ok=True)
                (docs / path).write_bytes(content)
            with self._hasty, self._kept_warnings():
                config = load_config(str(self._root / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(site))
                config.nav = _there(config.nav or [], files)
                config.extra["archive"] = _first_report(files)
                build.build(config)
            made = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
            return Made(config.extra["build"].edition, {}, made, self.warnings)

    def _render(self, pages: Sequence[Page], site: _Asked) -> set[str]:
        """Return the paths of the pages that had to be rendered anew."""
        config = self.config
        every = {file.src_uri for file in site}
        new: set[str] = set()
        for page in pages:
            config._current_page = page  # noqa: SLF001 - as MkDocs does for the logs and plugins
            config.plugins.on_pre_page(page, config=config, files=site)
            page.read_source(config)
            page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=site)
            if not page.markdown and page.file.generated_by:
                page.render(config, site)
                new.add(page.file.src_uri)
                continue
            key = (page.file.src_uri, page.markdown)
            known = self._rendered.get(key)
            if known and known.found <= every:
                page.content, page.toc, page._title_from_render = known.content, known.toc, known.title  # noqa: SLF001
                page.present_anchor_ids = known.ids
                page.links_to_anchors = {
                    file: links for uri, links in known.links if (file := site.get_file_from_path(uri))
                }
                continue
            site.found.clear()
            page.render(config, site)
            new.add(page.file.src_uri)
            if not self._warnings.told:  # what is warned of once has to be warned of again
                links = [(file.src_uri, found) for file, found in (page.links_to_anchors or {}).items()]
                title = page._title_from_render  # noqa: SLF001
                self._rendered[key] = _Rendered(
                    page.content, page.toc, title, page.present_anchor_ids, links, frozenset(site.found)
                )
        config._current_page = None  # noqa: SLF001
        for old in [*itertools.islice(self._rendered, max(0, len(self._rendered) - REMEMBERED))]:
            del self._rendered[old]
        return new

    def _frame(self, page: Page, docs: Sequence[File], nav: Navigation, env: jinja2.Environment) -> str:
        """Return the page as the theme frames it."""
        config = self.config
        config._current_page = page  # noqa: SLF001
        page.active = True
        try:
            context = build.get_context(nav, docs, config, page)
            context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
            return env.get_template(page.meta.get("template", "main.html")).render(context)
        finally:
            page.active = False
            config._current_page = None  # noqa: SLF001


def _to_be_framed(pages: Sequence[Page], new: set[str]) -> Iterator[Page]:
    """Yield the new pages, and one in each folder."""
    folders: set[str] = set()
    for page in pages:
        folder = page.file.src_uri.rpartition("/")[0]
        if page.file.src_uri in new or folder not in folders:
            folders.add(folder)
            yield page


def _first_report(files: Mapping[str, bytes]) -> str:
    """Return the slug of the first report among these files; empty if there is none."""
    return next((path.split("/")[1] for path in sorted(files) if path.startswith("reports/")), "")


def _there(nav: Sequence[Any], files: Mapping[str, bytes]) -> list[Any]:
    """Return the navigation without the pages that these files do not have."""
    kept: list[Any] = []
    for item in nav:
        [(title, below)] = item.items() if isinstance(item, dict) else [("", item)]
        if title == "reports" or (isinstance(below, str) and (below in files or below in GENERATED)):
            kept.append(item)
        elif not isinstance(below, str) and (parts := _there(below, files)):
            kept.append({title: parts})
    return kept
