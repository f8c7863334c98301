"""Runs every check that needs Python and a browser, and says at its end what it did not run.

Run as: python3 scripts/test.py [--all] [-- arguments for pytest]

Started by any Python that is new enough, without anything installed: it sets up `.venv` itself and finds or installs a
browser. Every step runs, also after one that failed. The tests of the slow tier, which tests/tiers.py tells of, run
with --all only: builds that are killed or have no room, every case of a walk by browser, all documents of the corpus.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

import build
import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
PAUSE = 0.2  # seconds between two looks at what runs
AT_ONCE = max(2, os.cpu_count() or 1)  # commands: what waits for a browser leaves room for another
TESTED_SITE = ROOT / ".site-tested"  # beside site/, which stays the reader's

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
HALVES = {  # of the tests, the longer first; the other is to cover the engine fully, as pyproject.toml says
    "tests: pytest tests/site, the built site in the browser": ("tests/site",),
    "tests: pytest, all but the browser's, and the engine fully covered": (
        "--ignore=tests/site",
        "--cov",
        "--cov-report=term-missing:skip-covered",
    ),
}


class StepError(Exception):
    """A step that failed for a reason its own output does not say; its text says what to do."""


def find_browser(python: Path) -> str:
    """Return the path of a Chromium that starts, installed if need be; empty for the one that Playwright brings."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        if _starts(python, chosen):
            return chosen
        raise StepError(f"CHROMIUM names {chosen}, which does not start. Name another one, or unset it.")
    if (found := _starting(python)) or _starts(python, ""):
        return found
    print("No Chromium is installed; trying Playwright's own download", flush=True)
    if _run(python, "-m", "playwright", "install", "chromium") and _starts(python, ""):
        return ""
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        print("It is not to be had; trying the system's package", flush=True)
        _run(apt, "update")
        for package in NAMES[:2]:
            _run(apt, "install", "--yes", package, DEBIAN_FRONTEND="noninteractive")
            if found := _starting(python):
                return found
    raise StepError(
        "There is no Chromium that starts, and none could be installed. Install chromium with the system's package "
        "manager (Debian: apt-get install chromium), or set CHROMIUM to the program of a Chromium or Chrome."
    )


def find_firefox() -> str:
    """Return the path of a Firefox; empty if there is none, for it is not installed for the tests."""
    chosen = os.environ.get("FIREFOX")
    if chosen and not Path(chosen).is_file():
        raise StepError(f"FIREFOX names {chosen}, which is no file. Name the program of a Firefox, or unset it.")
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


class Step(NamedTuple):
    """One step that ran, and how it ended."""

    name: str
    passed: bool
    seconds: float

    def __str__(self) -> str:
        return f"{'passed' if self.passed else 'FAILED'}  {self.name}  ({self.seconds:.1f} s)"


def run_step(name: str, work: Callable[[], bool]) -> Step:
    """Return the step after its work; a line says how it ended and how long it took."""
    print(f"\n== {name}", flush=True)
    began = time.monotonic()
    try:
        passed = work()
    except (StepError, build.BuildError) as error:
        print(error, flush=True)
        passed = False
    step = Step(name, passed, time.monotonic() - began)
    print(step, flush=True)
    return step


def run_together(commands: Mapping[str, Sequence[str | Path]], **variables: str) -> Iterator[Step]:
    """Yield the steps in the order in which they end; the words of each are printed whole."""
    print(*(f"\n== {name}" for name in commands), sep="", flush=True)
    print(f"Side by side, {AT_ONCE} at once; each is told when it has ended.", flush=True)
    with contextlib.ExitStack() as stack:

        def start(command: Sequence[str | Path]) -> tuple[subprocess.Popen[bytes], IO[bytes], float]:
            said = stack.enter_context(tempfile.TemporaryFile())
            environ = {**os.environ, **variables}
            process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=said, stderr=subprocess.STDOUT)
            stack.enter_context(process)
            stack.callback(process.terminate)  # if this program is told to end before it
            return process, said, time.monotonic()

        waiting, running = dict(commands), dict[str, tuple[subprocess.Popen[bytes], IO[bytes], float]]()
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                name = next(iter(waiting))
                running[name] = start(waiting.pop(name))
            time.sleep(PAUSE)
            for name in [name for name, (process, *_) in running.items() if process.poll() is not None]:
                process, said, began = running.pop(name)
                said.seek(0)
                step = Step(name, process.returncode == 0, time.monotonic() - began)
                print(f"\n== {name}", said.read().decode(errors="replace"), step, sep="\n", flush=True)
                yield step


def check(python: Path, extra: list[str], left_out: Path, *, every: bool) -> list[Step]:
    """Return the steps, all of them run, with the extra arguments handed to pytest.

    The tests that do not run are told in the file `left_out`; with `every`, those of the slow tier run, too.
    """
    for name in ("EDITION_SITE", "EDITION_BROWSER", "EDITION_FIREFOX", "SITE_URL"):
        os.environ.pop(name, None)
    # what the tests are told; what a step could not find is missing, and its tests say so
    found = {"EDITION_LEFT_OUT": str(left_out)}

    def built() -> bool:
        build.build(ROOT, TESTED_SITE, python)
        found["EDITION_SITE"] = str(TESTED_SITE)
        return True

    def browser() -> bool:
        found["EDITION_BROWSER"] = find_browser(python)
        print(found["EDITION_BROWSER"] or "the Chromium that Playwright brings")
        found["EDITION_FIREFOX"] = find_firefox()
        print(found["EDITION_FIREFOX"] or "no Firefox")
        return True

    steps = [
        run_step("build: mkdocs build --strict, and every link", built),
        run_step("browsers: a Chromium that starts, a Firefox if there is one", browser),
    ]
    commands: dict[str, list[str | Path]] = {
        "format: ruff format --check": [python, "-m", "ruff", "format", "--check", "."],
        "lint: ruff check": [python, "-m", "ruff", "check", "."],
        "types: mypy --strict": [python, "-m", "mypy"],
        "lint: oxlint, the reader's scripts": [python.with_name("oxlint"), "docs/assets"],
    }
    chosen = {f"tests: pytest {' '.join(extra)}": extra} if extra else HALVES
    for name, arguments in chosen.items():
        commands[name] = [python, "-m", "pytest", *arguments, *(["--all"] if every else [])]
    return [*steps, *run_together(commands, **found)]


def summary(steps: list[Step], extra: list[str], left_out: list[str]) -> str:
    """Return what ran and how it ended, and what did not run: of the tests, a line for each file and reason."""
    not_run = [
        "the checks that need Java, Node, a web server or a network: scripts/audit.py has them",
        "measurements of speed and size: scripts/benchmark.py makes them",
    ]
    if extra:
        not_run.append("the tests that the arguments for pytest leave out, and the demand for full coverage")
    if left_out:
        count = sum(int(line.split()[0]) for line in left_out)
        not_run += [f"{count} tests (those of the slow tier run with --all):", *(f"  {line}" for line in left_out)]
    failed = sum(not step.passed for step in steps)
    result = f"FAILED: {failed} of {len(steps)} steps." if failed else "Everything that ran has passed."
    ran = ["", "What this ran:", *(f"  {step}" for step in steps)]
    return "\n".join([*ran, "What this did not run:", *(f"  {what}" for what in not_run), result])


def main() -> int:
    """Return the exit status: 0 if every step passed, else 1."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--all", action="store_true", help="run the slow tier of the tests, too")
    parser.add_argument("pytest", nargs="*", help="after --: arguments for pytest, to run some of the tests")
    options = parser.parse_args()
    build.stop_tidily()
    try:
        python = environment.ready(ROOT, environment.TEST_LOCK)
        with tempfile.TemporaryDirectory() as folder:
            left_out = Path(folder, "left-out.txt")
            left_out.touch()
            steps = check(python, options.pytest, left_out, every=options.all)
            lines = sorted(left_out.read_text(encoding="utf-8").splitlines(), key=lambda line: line.split()[2])
    except environment.SetUpError as error:
        print(f"\nNothing was tested: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    print(summary(steps, options.pytest, lines), flush=True)
    return 0 if all(step.passed for step in steps) else 1


if __name__ == "__main__":
    sys.exit(main())
