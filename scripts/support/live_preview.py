"""The site while it is written: each page is made when a browser asks for it, from what docs/ holds now.

A full build writes every page. After a change of one word the preview reads what has changed, finds what it mentions,
and writes the one page that is looked at; what a page says of others, such as where an entry is mentioned, comes from
the same edition, so it is as true as after a full build, and the same byte for byte. What only the whole site can tell
is left to the build: whether every link has its anchor, and the archive for reading offline.

While a record, a report or a template is broken, every page says what is wrong and where, and is itself again when that
is mended.
"""

import contextlib
import html
import logging
import shutil
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import proofread
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import _SCRIPT_TEMPLATE, LiveReloadServer, _timestamp
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from concordance import Cache
from concordance.edition.edition import Edition
from support.desk import Desk

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.preview")

DESK_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'"  # its own files alone
_NO_SCRIPT = b"default-src 'none';"  # of pages that need none: short addresses, and books in one file
_OWN_SCRIPT = b"default-src 'none'; script-src 'self'; connect-src 'self';"

WRONG = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Not shown</title></head>
<body><h1>This page cannot be shown yet</h1>
<ul>{}</ul>
<p>Mend it: the page comes back by itself. <a href="/desk/">The desk</a> shows the reports all the same.</p>
</body></html>
"""


class _Errors(logging.Handler):
    """Keeps what is logged as errors."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.told.append(record.getMessage().removeprefix("edition: "))


@contextlib.contextmanager
def wrong() -> Iterator[list[str]]:
    """Yield a list that holds, behind the block, what went wrong in it and where; the block ends with the first error.

    What is no mistake in what is shown, but one of a program, is printed in full on the terminal.
    """
    errors, lines = _Errors(), list[str]()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(errors)
    try:
        yield lines
    except (Exception, SystemExit) as error:  # the plugin for macros would end the preview
        summary = str(error) or type(error).__name__
        lines += errors.told if summary.endswith(", listed above.") and errors.told else [*errors.told, summary]
        if isinstance(error, MkDocsException):
            log.error("%s", summary)  # noqa: TRY400 - the traceback would hide what is wrong
        else:
            log.exception("%s", summary)
    finally:
        logger.removeHandler(errors)


class Preview:
    """The site of a folder, made page by page into another folder as it is asked for."""

    config: "MkDocsConfig"
    files: Files
    nav: Navigation
    env: "jinja2.Environment"
    wrong: tuple[str, ...] = ()  # what keeps the pages from being made
    failing: tuple[str, ...] = ()  # what kept the last page from being made that failed alone
    edition: Edition | None = None  # the last that could be made; none before there is one

    def __init__(self, root: Path, site: Path) -> None:
        self.root = root
        self.site = site
        self._cache = Cache()
        self._files: dict[str, File] = {}
        self._made: set[str] = set()
        self._populated: set[int] = set()
        self._turn = threading.RLock()

    def update(self) -> None:
        """Let all that is made from now on show what the folder holds now, or let `wrong` say what keeps it from it.

        Raises what a build would raise only where there are no settings, without which nothing can be told.
        """
        with self._turn:
            with wrong() as lines:
                self.refresh()
            if lines and not hasattr(self, "config"):
                raise SystemExit("\n".join(lines))
            self.wrong, self.failing = tuple(lines), ()

    def refresh(self) -> None:
        """Let all that is made from now on show what the folder holds now. Raise what a build would raise."""
        with self._turn:
            self._clear()
            config = load_config(config_file=str(self.root / "mkdocs.yml"), site_dir=str(self.site), strict=False)
            config.extra |= {"memory": self._cache, "preview": True}
            config.plugins.on_startup(command="serve", dirty=False)
            self.config = config = config.plugins.on_config(config)
            config.plugins.on_pre_build(config=config)
            files, env = get_files(config), config.theme.get_env()
            files.add_files_from_theme(env, config)
            self.files = files = config.plugins.on_files(files, config=config)
            if made := config.extra.get("build"):  # which a folder without the edition's hooks has not
                self.edition = made.edition
            set_exclusions(files, config)
            self.nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
            for file in files.documentation_pages():
                page = file.page or Page(None, file, config)
                if not file.generated_by:  # written by hand, and known to the search by what they say
                    self._populate(page)
            self.env = config.plugins.on_env(env, config=config, files=files)
            self._files = {file.dest_uri: file for file in files}

    def make(self, path: str) -> None:
        """Make the file at this path, if the site has it and it is not made yet."""
        with self._turn:
            file = self._files.get(path)
            if path in self._made or self.wrong:
                return
            self._write(path, file)
            self._made.add(path)

    def _write(self, path: str, file: File | None) -> None:
        """Write the file at this path."""
        if path in self.config.theme.static_templates:
            build._build_theme_template(path, self.env, self.files, self.config, self.nav)  # noqa: SLF001
        elif path == proofread.PAGES:
            self._make_search()
        elif file is not None and file.page is not None:
            self._make(file.page)
        elif file is not None:
            file.copy_file()

    def _make(self, page: Page) -> None:
        """Write the page, just as a full build writes it."""
        for other in (*self._named_with(page), page):
            self._populate(other)  # which tells its title
        pages = self.files.documentation_pages()
        build._build_page(page, self.config, pages, self.nav, self.env)  # noqa: SLF001

    def _populate(self, page: Page) -> None:
        """Give the page its content, just as a full build does, if it has none; one that fails is tried again."""
        if id(page) not in self._populated:
            build._populate_page(page, self.config, self.files)  # noqa: SLF001
            self._populated.add(id(page))

    def _make_search(self) -> None:
        """Write what the search knows of pages, of those too that nobody has looked at."""
        for file in proofread.searched(self.config, self.files):
            if file.page:
                self._populate(file.page)
        proofread.write_pages(self.config, self.files)

    def _named_with(self, page: Page) -> Iterable[Page]:
        """Return the pages whose titles stand on this page: its neighbours, and those of its part of the site."""
        near = [other for other in (page.previous_page, page.next_page) if other]
        part = _part_of(page)
        return [*near, *(other for other in self.nav.pages if other.parent is None or _part_of(other) is part)]

    def _clear(self) -> None:
        self._made.clear()
        self._populated.clear()
        shutil.rmtree(self.site, ignore_errors=True)
        self.site.mkdir(parents=True)


def _part_of(page: Page) -> StructureItem:
    """Return what stands for the page at the top of the navigation: the outermost section that it is in, or itself."""
    item: StructureItem = page
    while item.parent:
        item = item.parent
    return item


class Server(LiveReloadServer):
    """Serves a preview with the editor's desk, and tells browsers when something has changed."""

    def __init__(self, preview: Preview, host: str, port: int, originals: Sequence[Path] = ()) -> None:
        super().__init__(preview.update, host, port, str(preview.site))
        self._preview = preview
        self._desk = Desk(preview.root, originals)
        self.error_handler = self._missing

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:  # noqa: ANN401
        """Return what the browser is sent: the file that it asks for, made now if it has to be."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace").lstrip("/")
        if path.startswith("livereload/"):
            script = path.removeprefix("livereload/").removesuffix(".js")
            if f"livereload/{script}.js" == path and script.isdecimal():
                return self._script(int(script), start_response)
            return super().serve_request(environ, start_response)
        if path.startswith("desk/"):
            return self._at_desk(environ, start_response, path.removeprefix("desk/"))
        lines = [*self._preview.wrong]
        if not lines:  # else what is wrong is shown at once, even while that is being mended
            with wrong() as lines:
                self._preview.make(f"{path}index.html" if not path or path.endswith("/") else path)
            self._preview.failing = tuple(lines) or self._preview.failing
            lines = lines or [*self._preview.wrong]
        if lines:
            return self._tell(lines, start_response)
        return super().serve_request(environ, start_response)

    def _at_desk(self, environ: dict[str, Any], start_response: Any, path: str) -> Iterable[bytes]:  # noqa: ANN401
        """Return what stands at this address of the desk, a page with the script that loads it anew after a change."""
        self._desk.wrong, self._desk.edition = self._preview.wrong, self._preview.edition
        self._desk.failing = self._preview.failing
        told = None
        with wrong() as lines:  # in a template of the desk itself, or in a file that has just been taken away
            told = self._desk.answer(path, environ.get("QUERY_STRING", ""))
        if told is None:
            return self._tell(lines, start_response) if lines else super().serve_request(environ, start_response)
        start_response(told.status, [("Content-Type", told.kind), ("Content-Security-Policy", DESK_POLICY)])
        if b"</body>" not in told.body or not told.kind.startswith("text/html"):
            return [told.body]
        return [self._inject_js_into_html(told.body, self._visible_epoch)]

    def _tell(self, lines: list[str], start_response: Any) -> Iterable[bytes]:  # noqa: ANN401
        """Return a page that says what is wrong, and that is loaded anew when something has changed."""
        told = WRONG.format("".join(f"<li>{html.escape(line)}</li>" for line in lines)).encode()
        start_response("503 Service Unavailable", [("Content-Type", "text/html; charset=utf-8")])
        return [self._inject_js_into_html(told, self._visible_epoch)]

    def _missing(self, code: int) -> bytes | None:
        """Return the page for missing addresses, which is loaded anew too: there may be something now."""
        self._preview.make("404.html")
        page = self._preview.site / f"{code}.html"
        return self._inject_js_into_html(page.read_bytes(), self._visible_epoch) if page.is_file() else None

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Return a page with the script that loads it anew: from an address, for its policy allows none within it.

        The policy of a page that has no script is widened by that; only here, for what is served is not published.
        """
        if b"script-src" not in content:
            content = content.replace(_NO_SCRIPT, _OWN_SCRIPT, 1)
        end = content.rfind(b"</body>") % (len(content) + 1)  # or behind all, if it has no such end
        return b'%b<script src="/livereload/%d.js"></script>%b' % (content[:end], epoch, content[end:])

    @staticmethod
    def _script(epoch: int, start_response: Any) -> Iterable[bytes]:  # noqa: ANN401
        """Return MkDocs' script that loads a page of this epoch anew when there is a later one."""
        start_response("200 OK", [("Content-Type", "text/javascript; charset=utf-8")])
        return [_SCRIPT_TEMPLATE.substitute(epoch=epoch, request_id=_timestamp()).encode()]
