"""The browsers of this machine: a Chromium that starts, installed if need be, and a Firefox if there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from support import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = (  # on PATH; the first two are Debian's packages, too
    "chromium-headless-shell",  # draws no windows, and so takes a quarter less time
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
FIREFOXES = ("firefox", "firefox-esr")
FIREFOX_PLACES = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:/Program Files/Mozilla Firefox/firefox.exe",
)
STARTS = """
import sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    playwright.chromium.launch(executable_path=sys.argv[1] or None, args=["--no-sandbox"]).close()
"""


class BrowserError(Exception):
    """A browser that is missing or does not start; its text says what to do."""


def find_browser(python: Path) -> str:
    """Return the path of a Chromium that starts, installed if need be; empty for the one that Playwright brings."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        if _starts(python, chosen):
            return chosen
        raise BrowserError(f"CHROMIUM names {chosen}, which does not start. Name another one, or unset it.")
    if (found := _starting(python)) or _starts(python, ""):
        return found
    print("No Chromium is installed; trying Playwright's own download", flush=True)
    if _run(python, "-m", "playwright", "install", "chromium") and _starts(python, ""):
        return ""
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        print("It could not be downloaded; trying the system's package", flush=True)
        _run(apt, "update")
        for package in NAMES[:2]:
            _run(apt, "install", "--yes", package, DEBIAN_FRONTEND="noninteractive")
            if found := _starting(python):
                return found
    raise BrowserError(
        "There is no Chromium that starts, and none could be installed. Install chromium with the system's package "
        "manager (Debian: apt-get install chromium), or set CHROMIUM to the program of a Chromium or Chrome."
    )


def find_firefox() -> str:
    """Return the path of a Firefox; empty if there is none, for it is not installed for the tests."""
    chosen = os.environ.get("FIREFOX")
    if chosen and not Path(chosen).is_file():
        raise BrowserError(f"FIREFOX names {chosen}, which is no file. Name the program of a Firefox, or unset it.")
    return chosen or next(iter(_installed(FIREFOXES, FIREFOX_PLACES)), "")


def _installed(names: Sequence[str], places: Sequence[str]) -> list[str]:
    """Return the browsers that are there: on PATH first, then in the usual places."""
    on_path = [path for name in names if (path := shutil.which(name))]
    return on_path + [place for place in places if Path(place).is_file()]


def _starting(python: Path) -> str:
    """Return the first installed Chromium that starts; empty if there is none."""
    return next((found for found in _installed(NAMES, PLACES) if _starts(python, found)), "")


def _starts(python: Path, executable: str) -> bool:
    """Whether Playwright can start this browser."""
    command: list[str | Path] = [python, "-P", "-c", STARTS, executable]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _run(*command: str | Path, **variables: str) -> bool:
    """Whether the command passed, run with these environment variables; its output goes to the terminal."""
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **variables}, check=False).returncode == 0
