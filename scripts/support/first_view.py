"""The first view of a page in a real browser that remembers nothing: what is loaded, and after how long it is seen.

Started as a program by the Python that has Playwright: measured() does that.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

QUIET = ("--disable-background-networking", "--disable-component-update", "--no-first-run", "--no-proxy-server")
ROUNDS = 9
PAINTED = """() => new Promise(seen => new PerformanceObserver(list => {
    const found = list.getEntriesByName("first-contentful-paint")
    if (found.length) seen(found[0].startTime)
}).observe({ type: "paint", buffered: true }))"""
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


class View(NamedTuple):
    """What the first view of a page took."""

    files: dict[str, int]  # bytes as sent, with headers, by the address of each file
    scripts: int
    painted: float  # milliseconds until words are seen, the median
    loaded: float  # milliseconds until all is loaded, the median

    @property
    def size(self) -> int:
        """All bytes as sent."""
        return sum(self.files.values())


def measured(python: Path, browser: str, addresses: list[str], rounds: int = ROUNDS) -> list[View]:
    """Return the first view of each page, in rounds that take turns, so that what else the machine does hits all."""
    command: list[str | Path] = [python, __file__, browser, str(rounds), *addresses]
    answer = subprocess.run(command, capture_output=True, check=True, text=True)
    return [View(*view) for view in json.loads(answer.stdout)]


def _views(browser: Any, addresses: list[str], rounds: int) -> list[View]:  # noqa: ANN401 (Playwright's, not here)
    """Return the views; the first round, in which the server and the browser warm up, counts for nothing."""
    turns = [[_view(browser, address) for address in addresses] for _ in range(rounds + 1)][1:]
    return [
        same[0]._replace(
            painted=statistics.median(view.painted for view in same),
            loaded=statistics.median(view.loaded for view in same),
        )
        for same in zip(*turns, strict=True)
    ]


def _view(browser: Any, address: str) -> View:  # noqa: ANN401
    context = browser.new_context()
    page = context.new_page()
    log = context.new_cdp_session(page)
    asked: dict[str, tuple[str, str]] = {}
    files: dict[str, int] = {}
    log.on("Network.requestWillBeSent", lambda each: asked.update({each["requestId"]: _request(each)}))
    log.on("Network.loadingFinished", lambda each: files.update({each["requestId"]: int(each["encodedDataLength"])}))
    log.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    painted, loaded = page.evaluate(PAINTED), page.evaluate(LOADED)
    context.close()
    sizes = {asked[each][0]: size for each, size in files.items() if asked[each][0].startswith("http")}
    return View(sizes, sum(kind == "Script" for _, kind in asked.values()), painted, loaded)


def _request(told: dict[str, Any]) -> tuple[str, str]:
    return told["request"]["url"], told.get("type", "")


def main() -> None:
    """Print the views."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (only the program needs it)

    executable, rounds, *addresses = sys.argv[1:]
    root = sys.platform != "win32" and os.geteuid() == 0
    with sync_playwright() as playwright:
        # a Chromium that runs as root has to run without its sandbox
        arguments = [*QUIET, *(["--no-sandbox"] if root else [])]
        browser = playwright.chromium.launch(executable_path=executable or None, args=arguments)
        print(json.dumps(_views(browser, addresses, int(rounds))))
        browser.close()


if __name__ == "__main__":
    main()
