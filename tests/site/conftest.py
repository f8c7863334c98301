"""The built site in a real browser, online and from disk.

scripts/test.py builds the site and finds the browser, and says where they are in EDITION_SITE and EDITION_BROWSER. For
a single test by hand, after a build:

    EDITION_SITE=site EDITION_BROWSER=$(command -v chromium) .venv/bin/python -m pytest tests/site -k WORD
"""

import functools
import http.server
import os
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

MOUNT = "/edition/"  # a folder of a web server, for an edition is seldom published at its root
HOW = "Run python3 scripts/test.py, which sets it, or set it by hand as tests/site/conftest.py says."


@dataclass
class Troubles:
    """What went wrong in the pages of one test: each list is empty for a page that works."""

    console: list[str] = field(default_factory=list)  # errors and warnings that a page wrote to the console
    failed: list[str] = field(default_factory=list)  # requests without an answer, or with one that is an error
    outside: list[str] = field(default_factory=list)  # requests that left the site

    def all(self):
        """Every line, of whichever kind."""
        return [*self.console, *self.failed, *self.outside]


class Handler(http.server.SimpleHTTPRequestHandler):
    """Answers for the site under MOUNT, and for nothing else; says nothing."""

    def translate_path(self, path):
        """The file for an address; one that does not exist for an address outside MOUNT."""
        inside = path.startswith(MOUNT)
        return super().translate_path(path.removeprefix(MOUNT.rstrip("/")) if inside else "/nothing/is/here")

    def log_message(self, *_):
        """Do nothing."""


@pytest.fixture(scope="session")
def site():
    """The folder of the built site."""
    named = os.environ.get("EDITION_SITE")
    if not named:
        pytest.fail(
            f"There is no built site to test: EDITION_SITE is not set, or the build failed. {HOW}", pytrace=False
        )
    folder = Path(named).resolve()
    if not (folder / "index.html").is_file():
        pytest.fail(f"EDITION_SITE names {folder}, where there is no index.html. Build the site first.", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def server(site):
    """The address of the site on a web server of its own, in a folder."""
    handler = functools.partial(Handler, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}{MOUNT}"
        httpd.shutdown()
        thread.join()


@pytest.fixture(params=["online", "disk"])
def place(request, site):
    """The address that the site's own addresses are added to: on a web server, then as files on disk."""
    return request.getfixturevalue("server") if request.param == "online" else site.as_uri() + "/"


@pytest.fixture(scope="session")
def browser():
    """A Chromium without a window, one for all tests."""
    executable = os.environ.get("EDITION_BROWSER")
    if executable is None:
        pytest.fail(f"There is no browser to test with: EDITION_BROWSER is not set. {HOW}", pytrace=False)
    quiet = ["--disable-background-networking", "--disable-component-update", "--no-first-run", "--no-proxy-server"]
    root = sys.platform != "win32" and os.geteuid() == 0
    with sync_playwright() as playwright:
        # a Chromium that runs as root has to run without its sandbox
        chromium = playwright.chromium.launch(
            executable_path=executable or None, args=[*quiet, *(["--no-sandbox"] if root else [])]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def troubles():
    """What goes wrong in the pages of this test, in lists that `page` fills."""
    return Troubles()


@pytest.fixture
def page(browser, site, troubles, request):
    """A new page in a browser that remembers nothing; what goes wrong in it is in `troubles`."""
    home = (site.as_uri() + "/", "data:", "blob:", "about:")
    if "server" in request.fixturenames or "place" in request.fixturenames:
        home += (request.getfixturevalue("server"),)
    context = browser.new_context()
    context.set_default_timeout(10_000)
    watch(context, troubles, home)
    yield context.new_page()
    context.close()


def watch(context, troubles, home):
    """Add what goes wrong in the pages of this context to `troubles`."""

    def on_console(message):
        if message.type in {"error", "warning"}:
            troubles.console.append(f"{message.location.get('url', '')}: {message.text}")

    def on_request(request):
        if not request.url.startswith(home):
            troubles.outside.append(request.url)

    def on_response(response):
        if response.status >= 400:
            troubles.failed.append(f"{response.url}: {response.status}")

    context.on("console", on_console)
    context.on("weberror", lambda error: troubles.console.append(str(error.error)))
    context.on("request", on_request)
    context.on("response", on_response)

    def on_failed(request):
        # a page that is left at once, for the whole text or by a test, takes the request for its icon with it
        if not (request.failure == "net::ERR_ABORTED" and request.url.endswith("/favicon.svg")):
            troubles.failed.append(f"{request.url}: {request.failure}")

    context.on("requestfailed", on_failed)
