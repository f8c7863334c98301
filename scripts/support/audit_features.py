"""Use each feature of a served site once, in a real browser, and print as JSON what went wrong.

Started as a program by the Python that has Playwright: the check `server` does that.
"""

from __future__ import annotations

import http
import json
import os
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.sync_api import Error, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable

WAIT = 10_000  # milliseconds for what a reader would see at once
FIELD, RESULTS = "dialog[open] .field input", "dialog[open] .results a"
LINK = "[data-unit] a[href]:not(.note-mark)"


def search(page: Any) -> None:  # noqa: ANN401 (Playwright's pages, here and below)
    """Find a word of the page by the search."""
    word = max(page.locator("[data-unit]").first.inner_text().split(), key=len)
    page.keyboard.press("/")
    page.locator(FIELD).fill("".join(letter for letter in word if letter.isalpha()))
    page.locator(RESULTS).first.wait_for()
    page.keyboard.press("Escape")


def popup(page: Any) -> None:  # noqa: ANN401
    """Let a link tell what it leads to."""
    page.locator(LINK).first.hover()
    page.locator(".popup").wait_for()
    page.locator("h1").first.hover()
    page.locator(".popup").wait_for(state="detached")


def cite(page: Any) -> None:  # noqa: ANN401
    """Open the citations of a paragraph by its number."""
    page.locator("a.number").first.click()
    page.locator("dialog.cite").wait_for()
    page.keyboard.press("Escape")


def go_to(page: Any) -> None:  # noqa: ANN401
    """Go to a paragraph by its number."""
    number = page.locator("[data-unit]").last.get_attribute("data-unit")
    page.keyboard.press("g")
    page.locator(FIELD).fill(number)
    page.locator(RESULTS).first.wait_for()
    page.keyboard.press("Enter")
    page.locator(".unit.reached").first.wait_for()


def settings(page: Any) -> None:  # noqa: ANN401
    """Choose to have no links, and to have them again."""
    page.locator("[data-opens=settings]").click()
    page.locator("#settings input[name=links][value=none]").check()
    page.locator(LINK).first.wait_for(state="detached")
    page.locator("#settings input[name=links][value=all]").check()
    page.locator(LINK).first.wait_for(state="attached")
    page.keyboard.press("Escape")


def proof(page: Any) -> None:  # noqa: ANN401
    """Let the reader's own browser prove the words."""
    page.locator(".proof button, button:has-text('Check')").first.click()
    page.locator(".proof-result[data-proved=yes]").wait_for()


def troubles(browser: Any, address: str, section: str) -> list[str]:  # noqa: ANN401
    """Each feature that did not work, each error in the console and each request that failed or left the server."""
    found: list[str] = []
    context = browser.new_context()
    context.set_default_timeout(WAIT)
    page = context.new_page()
    _watch(page, address, found)
    proofs = section.rpartition("/")[0] + "/proof.html"
    features: list[tuple[str, Callable[[Any], None]]] = [(section, each) for each in (search, popup, cite)]
    for where, feature in [*features, (section, go_to), (section, settings), (proofs, proof)]:
        try:
            page.goto(address + where)
            feature(page)
        except Error as error:
            found.append(f"{where}: {feature.__name__}: {error.message.splitlines()[0]}")
    context.close()
    return found


def _watch(page: Any, address: str, found: list[str]) -> None:  # noqa: ANN401
    """Add what goes wrong on the page from now on to what was found."""

    def on_console(told: Any) -> None:  # noqa: ANN401
        if told.type in {"error", "warning"}:
            found.append(f"console: {told.text}")

    def on_request(asked: Any) -> None:  # noqa: ANN401
        if not _inside(asked.url, address):
            found.append(f"left the server: {asked.url}")

    def on_response(came: Any) -> None:  # noqa: ANN401
        if came.status >= http.HTTPStatus.BAD_REQUEST:
            found.append(f"{came.url}: {came.status}")

    def on_failed(asked: Any) -> None:  # noqa: ANN401
        # a page that is left at once, for the whole text or by the next step, takes the request for its icon with it
        if not (asked.failure == "net::ERR_ABORTED" and asked.url.endswith("/favicon.svg")):
            found.append(f"{asked.url}: {asked.failure}")

    page.on("console", on_console)
    page.on("request", on_request)
    page.on("response", on_response)
    page.on("pageerror", lambda error: found.append(f"console: {error}"))
    page.on("requestfailed", on_failed)


def _inside(url: str, address: str) -> bool:
    return url.startswith(address) or urlsplit(url).scheme in {"data", "blob", "about"}


def main() -> None:
    """Print what went wrong."""
    executable, address, section = sys.argv[1:]
    root = sys.platform != "win32" and os.geteuid() == 0
    with sync_playwright() as playwright:
        # a Chromium that runs as root has to run without its sandbox
        arguments = ["--no-proxy-server", *(["--no-sandbox"] if root else [])]
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        print(json.dumps(troubles(browser, address, section)))
        browser.close()


if __name__ == "__main__":
    main()
