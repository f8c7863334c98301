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
from urllib.parse import urlsplit
from zlib import crc32

import pytest
from firefox import running
from playwright.sync_api import sync_playwright
from tabs import Tabs

MOUNT = "/edition/"  # a folder of a web server, for an edition is seldom published at its root
HOW = "Run python3 scripts/test.py, which sets it, or set it by hand as tests/site/conftest.py says."
PLACES = ("online", "disk")
BY_TURNS = ("place", "reader", "window")  # fixtures with values that the cases of a test share out among them

QUIET = ["--disable-background-networking", "--disable-component-update", "--no-first-run", "--no-proxy-server"]
# In the quick tier, a page of the same site takes the place of the last one in the same frame: so it is loaded in three
# quarters of the processor time. The second of the features is one that Playwright switches on itself.
QUICK = ["--enable-features=RenderDocument:level/crashed-frame,CDPScreenshotNewSurface"]


def pytest_configure(config):
    """Make the mark known that keeps all of a test in the quick tier."""
    config.addinivalue_line("markers", "both_places: something else is right in each place, so each case runs in both")


@pytest.hookimpl(tryfirst=True)  # before the slow tier is left out
def pytest_collection_modifyitems(items):
    """Put what needs a Firefox last, for it takes time while it waits, and leave each case one place and one window.

    In the quick tier the first case has the first place, the second the next, and so on; each test begins with another.
    The other places and windows go to the slow tier.
    """
    items.sort(key=lambda item: "started_firefox" in item.fixturenames)
    tests = {}
    for item in items:
        params = item.callspec.params if hasattr(item, "callspec") else {}
        kept = {"place"} if item.get_closest_marker("both_places") else set()
        turning = [str(params[name]) for name in BY_TURNS if name in params and name not in kept]
        if turning and not item.get_closest_marker("slow"):
            case = item.callspec.id.split("-")
            for value in turning:
                case.remove(value)
            tests.setdefault(item.nodeid.partition("[")[0], {}).setdefault(tuple(case), []).append(item)
    for name, cases in tests.items():
        for at, same in enumerate(cases.values(), start=crc32(name.encode())):
            for item in same:
                if item is not same[at % len(same)]:
                    item.add_marker(pytest.mark.slow("the other place or window"))


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


@pytest.fixture(params=PLACES)
def place(request, site):
    """The address that the site's own addresses are added to: on a web server, then as files on disk."""
    return request.getfixturevalue("server") if request.param == "online" else site.as_uri() + "/"


@pytest.fixture(scope="session")
def browser(request):
    """A Chromium without a window, one for all tests."""
    executable = os.environ.get("EDITION_BROWSER")
    if executable is None:
        pytest.fail(f"There is no browser to test with: EDITION_BROWSER is not set. {HOW}", pytrace=False)
    flags = QUIET if request.config.getoption("--all") else QUIET + QUICK
    if sys.platform != "win32" and os.geteuid() == 0:
        flags = [*flags, "--no-sandbox"]  # a Chromium that runs as root has to run without its sandbox
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable or None, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def prepared(browser, site):
    """Opens a page with what a script gathers, for tests that need none of their own: `prepared(SCRIPT, argument)`."""
    opened = []

    def page_with(script, argument=None):
        page = browser.new_page()
        opened.append(page)
        page.goto((site / "index.html").as_uri())
        page.evaluate(script, argument)
        return page

    yield page_with
    for page in opened:
        page.close()


@pytest.fixture(scope="session")
def started_firefox():
    """A running Firefox, one for all tests, where there is one."""
    if not os.environ.get("EDITION_FIREFOX"):
        pytest.skip("no Firefox was found; FIREFOX may name one")
    with running(os.environ["EDITION_FIREFOX"]) as started:
        yield started


@pytest.fixture
def firefox(started_firefox):
    """The Firefox, of which no page may complain in this test."""
    started_firefox.troubles.clear()
    yield started_firefox
    assert not started_firefox.troubles


@pytest.fixture
def troubles():
    """What goes wrong in the pages of this test, in lists that `page` fills."""
    return Troubles()


@pytest.fixture(scope="session")
def tabs(browser):
    """The tabs that tests have used, emptied, for those that follow."""
    kept = Tabs(browser)
    yield kept
    kept.close()


@pytest.fixture
def new_page(tabs, site, troubles, request):
    """Opens a page in a browser that remembers nothing, with options of a context: `new_page(has_touch=True)`."""
    homes = [site.as_uri() + "/"]
    if {"server", "place"} & {*request.fixturenames}:
        homes.append(request.getfixturevalue("server"))
    params = request.node.callspec.params if hasattr(request.node, "callspec") else {}
    where = params.get("place", PLACES[len(homes) == 1])
    taken = []

    def opened(**options):
        key, one = tabs.take(where, **options)
        watch(one, troubles, (*homes, "data:", "blob:", "about:"))
        taken.append((key, one))
        return one.page

    yield opened
    origins = [home.removesuffix(urlsplit(home).path) for home in homes]
    for key, one in taken:
        tabs.give_back(key, one, origins)


@pytest.fixture
def page(new_page):
    """A page in a browser that remembers nothing; what goes wrong in it is in `troubles`."""
    return new_page()


@pytest.fixture
def plain(new_page):
    """A page in a browser without scripts."""
    return new_page(java_script_enabled=False)


def watch(tab, troubles, home):
    """Add what goes wrong in this tab to `troubles`."""

    def on_console(message):
        if message.type in {"error", "warning"}:
            troubles.console.append(f"{message.location.get('url', '')}: {message.text}")

    def on_request(request):
        if not request.url.startswith(home):
            troubles.outside.append(request.url)

    def on_response(response):
        if response.status >= 400:
            troubles.failed.append(f"{response.url}: {response.status}")

    def on_failed(request):
        # a page that is left at once, for the whole text or by a test, takes the request for its icon with it
        if not (request.failure == "net::ERR_ABORTED" and request.url.endswith("/favicon.svg")):
            troubles.failed.append(f"{request.url}: {request.failure}")

    tab.watch("console", on_console)
    tab.watch("weberror", lambda error: troubles.console.append(str(error.error)))
    tab.watch("request", on_request)
    tab.watch("response", on_response)
    tab.watch("requestfailed", on_failed)
