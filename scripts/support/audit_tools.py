"""The programs that checks are made with, each set up when it is first asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from support import browsers, environment

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = ".venv-audit"
NODE_FOLDER = ".venv-audit-node"  # beside it, for what makes the one takes no folder that it did not make
SERVERS = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])  # not on every person's PATH
OWN_BROWSER = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


class UnableError(Exception):
    """A check that cannot run here; its text says what is missing, and what to do."""


@dataclass(frozen=True)
class Tools:
    """The programs that checks are made with, each set up when it is first asked for."""

    root: Path

    def java(self) -> str:
        """Return the path of a Java that runs."""
        return _program("Java", _java, "default-jre-headless")

    def nginx(self) -> str:
        """Return the path of an nginx."""
        return _program("nginx", lambda: shutil.which("nginx", path=SERVERS), "nginx-light")

    def r(self) -> str:
        """Return the path of R's program for scripts."""
        return _program("R", lambda: shutil.which("Rscript"), "r-base-core")

    def python(self) -> Path:
        """Return the Python that holds what the tests need: MkDocs, Playwright."""
        return self._ready(environment.TEST_LOCK)

    def audit_python(self) -> Path:
        """Return the Python that holds the packages of audit.lock."""
        return self._ready(environment.AUDIT_LOCK, FOLDER)

    def _ready(self, lock: str, *folder: str) -> Path:
        try:
            return environment.ready(self.root, lock, *folder)
        except environment.SetUpError as error:
            raise UnableError(f"its set-up failed: {error}") from error

    def browser(self) -> str:
        """Return the path of a Chromium that starts."""
        try:
            return browsers.find_browser(self.python()) or _own_browser(self.python())
        except browsers.BrowserError as error:
            raise UnableError(f"there is no browser: {error}") from error

    def python_package(self, name: str) -> Path:
        """Return the folder of a package of audit.lock."""
        command: list[str | Path] = [self.audit_python(), "-P", "-c", f"import {name}; print({name}.__file__)"]
        return Path(subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()).parent

    def node_package(self, name: str) -> Path:
        """Return the folder of a package of audit-node/package-lock.json, installed without running its scripts."""
        npm = shutil.which("npm")
        place = self.root / NODE_FOLDER
        sources = [self.root / "audit-node" / each for each in ("package.json", "package-lock.json")]
        same = all(_same(source, place / source.name) for source in sources)
        if not same or not (place / "node_modules" / name).is_dir():
            if npm is None:
                raise UnableError("there is no npm: install Node (Debian: apt-get install npm)")
            place.mkdir(parents=True, exist_ok=True)
            for source in sources:
                shutil.copy(source, place)
            print(f"Installing {name} and what else audit-node/package-lock.json names", flush=True)
            command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            answer = subprocess.run(command, cwd=place, capture_output=True, check=False, text=True)
            if answer.returncode != 0:
                shutil.rmtree(place)
                raise UnableError(f"npm could not install it: {' '.join(answer.stderr.split()[-40:])}")
        return place / "node_modules" / name


def _program(what: str, find: Callable[[], str | None], package: str) -> str:
    """Return the path that is found, first or when the system's package is installed."""
    found = find()
    if not found:
        _install(what, package)
        found = find()
    if not found:
        raise UnableError(f"there is no {what}: install it (Debian: apt-get install {package})")
    return found


def _java() -> str:
    """Return the path of a Java that runs; empty if there is none."""
    found = shutil.which("java")
    runs = found and subprocess.run([found, "-version"], capture_output=True, check=False).returncode == 0
    return found if found and runs else ""


def _same(one: Path, other: Path) -> bool:
    """Whether both files are there and have the same bytes."""
    return other.is_file() and one.read_bytes() == other.read_bytes()


def _install(what: str, package: str) -> None:
    """Ask the system's package manager for the package, if there is one and it may be asked."""
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        print(f"There is no {what}; trying the system's package", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([apt, "update"], env=quiet, capture_output=True, check=False)
        subprocess.run([apt, "install", "--yes", package], env=quiet, capture_output=True, check=False)


def _own_browser(python: Path) -> str:
    """Return the path of the Chromium that Playwright brings."""
    return subprocess.run([python, "-c", OWN_BROWSER], capture_output=True, check=True, text=True).stdout.strip()
