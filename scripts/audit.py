"""Runs the checks that need more than Python and a browser: Java, Node.

Run as: python3 scripts/audit.py [CHECK ...]

Each check says at the end that it passed, that it FAILED, or that it could not run, and why. It looks at the site in
site/, built first where there is none. What a check needs is installed where that can be done: packages for Python into
`.venv-audit` from audit.lock, packages for Node below it from audit-node/package-lock.json, each proved by its hash;
Java by the system's package manager, if this is started by root. The exit status is 0 if all passed, 1 if one failed, 2
if none failed but one could not run.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import build
import environment

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ".venv-audit"
SHOWN = 20  # as many findings of one check as a person reads


class UnableError(Exception):
    """A check that cannot run here; its text says what is missing, and what to do."""


class Outcome(NamedTuple):
    """How one check ended: its name, `passed`, `FAILED` or `could not run`, why, and after how long."""

    name: str
    result: str
    why: str
    seconds: float

    def __str__(self) -> str:
        because = f", because {self.why}" if self.why else ""
        return f"{self.result}  {self.name}  ({self.seconds:.1f} s){because}"


@dataclass(frozen=True)
class Tools:
    """The programs that checks are made with, each set up when it is first asked for."""

    root: Path

    def java(self) -> str:
        """The path of a Java that runs."""
        found = _java()
        apt = shutil.which("apt-get")
        if not found and apt and os.geteuid() == 0:
            print("There is no Java; trying the system's package", flush=True)
            quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run([apt, "update"], env=quiet, capture_output=True, check=False)
            subprocess.run(
                [apt, "install", "--yes", "default-jre-headless"], env=quiet, capture_output=True, check=False
            )
            found = _java()
        if not found:
            raise UnableError("there is no Java: install one (Debian: apt-get install default-jre-headless)")
        return found

    def python_package(self, name: str) -> Path:
        """The folder of a package of audit.lock."""
        try:
            python = environment.ready(self.root, environment.AUDIT_LOCK, FOLDER)
        except environment.SetUpError as error:
            raise UnableError(f"its set-up failed: {error}") from error
        command: list[str | Path] = [python, "-P", "-c", f"import {name}; print({name}.__file__)"]
        return Path(subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()).parent

    def node_package(self, name: str) -> Path:
        """The folder of a package of audit-node/package-lock.json, installed without running a script of its own."""
        npm = shutil.which("npm")
        place = self.root / FOLDER / "node"
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


def _java() -> str:
    """The path of a Java that runs; empty if there is none."""
    found = shutil.which("java")
    runs = found and subprocess.run([found, "-version"], capture_output=True, check=False).returncode == 0
    return found if found and runs else ""


def _same(one: Path, other: Path) -> bool:
    """Whether both files are there and have the same bytes."""
    return other.is_file() and one.read_bytes() == other.read_bytes()


def check_epubs(site: Path, tools: Tools) -> list[str]:
    """What epubcheck finds in the EPUB files of the site: every error and every warning."""
    books = sorted((site / "downloads").glob("*.epub"))
    if not books:
        return ["downloads/: no EPUB file"]
    command: list[str | Path] = [
        tools.java(),
        "-jar",
        tools.python_package("epubcheck") / "epubcheck.jar",
        "--failonwarnings",
    ]
    found = []
    for book in books:
        answer = subprocess.run([*command, book], capture_output=True, check=False, text=True)
        lines = (answer.stdout + answer.stderr).splitlines()
        told = [line for line in lines if line.startswith(("FATAL", "ERROR", "WARNING"))]
        if answer.returncode != 0 and not told:
            told = [f"{book.name}: epubcheck ended with status {answer.returncode}: {' '.join(lines[-3:])}"]
        found += told
    return found


def check_html(site: Path, tools: Tools) -> list[str]:
    """What the validator of the W3C finds in the site: each error on any page, and each warning on the books, once.

    Its warnings on pages are left out: it reads them from disk, where it takes no file for one of the page's own site.
    """
    validator = tools.node_package("vnu-jar") / "build" / "dist" / "vnu.jar"
    command: list[str | Path] = [tools.java(), "-Xss4m", "-jar", validator]
    command += ["--stdout", "--format", "json", "--skip-non-html", site]
    answer = subprocess.run(command, capture_output=True, check=False, text=True)
    try:
        messages = json.loads(answer.stdout)["messages"]
    except (ValueError, KeyError):
        return [f"the validator ended with status {answer.returncode}: {answer.stderr.strip()[-300:]}"]
    places: dict[str, list[str]] = {}
    for each in messages:
        page = each.get("url", "").rpartition(f"/{site.name}/")[2]
        warning = each.get("subType") == "warning" and page.startswith("downloads/")
        if each["type"] != "info" or warning:
            places.setdefault(each["message"], []).append(f"{page}, line {each.get('lastLine', '?')}")
    return [f"{found[0]} (in all {len(found)} places): {message}" for message, found in places.items()]


CHECKS: dict[str, Callable[[Path, Tools], list[str]]] = {
    "epub": check_epubs,
    "html": check_html,
}


def run_check(name: str, site: Path, tools: Tools) -> Outcome:
    """How the check of this name ended; its findings go to the terminal."""
    print(f"\n== {name}", flush=True)
    began = time.monotonic()
    try:
        found = CHECKS[name](site, tools)
        result, why = ("FAILED", f"of its findings above: {len(found)}") if found else ("passed", "")
    except UnableError as error:
        found, result, why = [], "could not run", str(error)
    for line in found[:SHOWN]:
        print(line)
    if found[SHOWN:]:
        print(f"... and {len(found) - SHOWN} more")
    outcome = Outcome(name, result, why, time.monotonic() - began)
    print(outcome, flush=True)
    return outcome


def main() -> int:
    """The exit status: 0 if all checks passed, 1 if one failed, 2 if none failed but one could not run."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("checks", nargs="*", metavar="CHECK", help=f"only these: {', '.join(CHECKS)}")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the folder of the built site (site/)")
    options = parser.parse_args()
    unknown = [name for name in options.checks if name not in CHECKS]
    if unknown:
        parser.error(f"there is no check {unknown[0]}; there are {', '.join(CHECKS)}")
    site = options.site.resolve()
    build.stop_tidily()
    try:
        if not (site / "index.html").is_file():
            build.build(ROOT, site, environment.ready(ROOT, environment.SITE_LOCK))
        outcomes = [run_check(name, site, Tools(ROOT)) for name in options.checks or CHECKS]
    except (environment.SetUpError, build.BuildError) as error:
        print(f"\nNothing was checked: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    print("\n".join(["", "What this ran:", *(f"  {outcome}" for outcome in outcomes)]), flush=True)
    results = {outcome.result for outcome in outcomes}
    return 1 if "FAILED" in results else 2 if "could not run" in results else 0


if __name__ == "__main__":
    sys.exit(main())
