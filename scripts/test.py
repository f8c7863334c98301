"""Run every check that needs Python and a browser, and say at the end what was not run.

Run as: python3 scripts/test.py [--all] [-- arguments for pytest]

Started by any Python that is new enough, without anything installed: it sets up `.venv` itself and finds or installs a
browser. Every step runs, also after one that failed. The tests of the slow tier, which tests/tiers.py tells of, run
with --all only: builds that are killed or have no room, every case of a walk by browser, all documents of the corpus.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from support import ROOT, environment
from support.arguments import parser_of
from support.browsers import BrowserError, find_browser, find_firefox
from support.building import BuildError, build, stop_tidily

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

PAUSE = 0.2  # seconds between two looks at what runs
AT_ONCE = max(2, os.cpu_count() or 1) + 1  # commands: what waits for a browser leaves room for another
TESTED_SITE = ROOT / ".site-tested"  # beside site/, which stays the reader's

BUILDING = [  # tests that build whole sites and start commands: nothing of them counts as reaching the engine
    "tests/tools",
    *(f"tests/test_{name}.py" for name in ("preview", "published", "reproducible", "second_report")),
]
MEASURED = ["tests/engine", "tests/hooks", "tests/test_field.py"]  # what reaches every line of the engine


def parts() -> dict[str, list[str]]:
    """Return what pytest is given for each part of the tests, in the order in which they begin: every file is in one.

    Where a browser is waited for, another part has the processor; three browsers at once would wait for each other.
    What needs a Firefox, the files of attacks and of Firefox, is in one part, so that it starts once. One part has to
    cover the engine fully, as pyproject.toml says; the others run without the measuring, under which the engine takes
    twice its time.
    """
    shown = "tests: pytest tests/site, {}, the built site in the browser"
    return {
        shown.format("g-o and r-z"): _of_site("g-or-z"),
        shown.format("a and f"): _of_site("af"),
        "tests: pytest, the engine, which is fully covered": [
            *MEASURED,
            "--cov",
            "--cov-report=term-missing:skip-covered",
        ],
        "tests: pytest, what builds sites and starts commands": BUILDING,
        shown.format("b-e and p"): _of_site("b-ep"),
        "tests: pytest, all others": [f"--ignore={place}" for place in ("tests/site", *BUILDING, *MEASURED)],
    }


def _of_site(letters: str) -> list[str]:
    """Return the tests of the built site, by the first letter of what they test."""
    return sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(f"tests/site/test_[{letters}]*.py"))


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
    except (BrowserError, BuildError) as error:
        print(error, flush=True)
        passed = False
    step = Step(name, passed, time.monotonic() - began)
    print(step, flush=True)
    return step


def run_together(commands: Mapping[str, Sequence[str | Path]], **variables: str) -> Iterator[Step]:
    """Yield the steps in the order in which they end; the words of each are printed whole."""
    print(*(f"\n== {name}" for name in commands), sep="", flush=True)
    print(f"Side by side, {AT_ONCE} at a time; each is reported when it has ended.", flush=True)
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

    The tests that do not run are named in the file `left_out`; with `every`, those of the slow tier run, too.
    """
    for name in ("EDITION_SITE", "EDITION_BROWSER", "EDITION_FIREFOX", "SITE_URL", "PYTHONDONTWRITEBYTECODE"):
        os.environ.pop(name, None)  # the last, for the tests start Python dozens of times, which then compiles all anew
    # what the tests are told; what a step could not find is missing, and its tests say so
    found = {"EDITION_LEFT_OUT": str(left_out)}

    def built() -> bool:
        build(ROOT, TESTED_SITE, python)
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
        "lint: oxlint, the scripts of pages": [python.with_name("oxlint"), "docs/assets", "docs/templates/desk"],
    }
    chosen = {f"tests: pytest {' '.join(extra)}": extra} if extra else parts()
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


def main(arguments: list[str]) -> int:
    """Return the exit status: 0 if every step passed, else 1."""
    parser = parser_of(__doc__)
    parser.add_argument("--all", action="store_true", help="run the slow tier of the tests, too")
    parser.add_argument("pytest", nargs="*", help="after --: arguments for pytest, to run some of the tests")
    options = parser.parse_args(arguments)
    stop_tidily()
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
    sys.exit(main(sys.argv[1:]))
