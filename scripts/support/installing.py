"""Let pip install what a lock file names: two at once, each with a share of the packages, for they mostly wait."""

from __future__ import annotations

import contextlib
import re
import subprocess
import tempfile
import time
from pathlib import Path

SHARES = 2
PAUSE = 0.2  # seconds between two looks at what they do
PACKAGE = re.compile(r"^(?=[A-Za-z0-9])", re.MULTILINE)  # where the lines of a package begin
NEEDED = ("--no-compile",)  # Python compiles what it imports, and most is never imported
PROVED = ("--require-hashes", "--no-deps", "--only-binary=:all:")
QUIET = ("--no-user", "--no-input", "--progress-bar=off", "--disable-pip-version-check")


def shares(lock: str) -> list[str]:
    """Return the text of a lock file as several, each with its share of the packages."""
    head, *packages = PACKAGE.split(lock)
    first, *others = ("".join(packages[at::SHARES]) for at in range(SHARES))
    return [f"{head}{first}", *filter(None, others)]


def install(python: Path, lock: str, total: int) -> tuple[bool, str]:
    """Return whether all that the lock names was installed, and pip's own words, those of what failed last."""
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as stack:
        pips, logs = [], []
        try:
            for number, share in enumerate(shares(lock)):
                named, log = Path(name, f"{number}.txt"), Path(name, f"{number}.log")
                named.write_text(share, encoding="utf-8")
                said = stack.enter_context(log.open("wb"))
                options = (*PROVED, *NEEDED, *QUIET)
                command: list[str | Path] = [python, "-P", "-m", "pip", "install", *options, "-r", named]
                pips.append(stack.enter_context(subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)))
                logs.append(log)
            _wait(pips, logs, total)
        except BaseException:
            for pip in pips:
                pip.kill()  # whoever is stopped here must leave nothing that still writes into the environment
            raise
        order = sorted(range(len(pips)), key=lambda number: pips[number].returncode != 0)
        words = "".join(logs[number].read_text(encoding="utf-8", errors="replace") for number in order)
        return not any(pip.returncode for pip in pips), words


def _wait(pips: list[subprocess.Popen[bytes]], logs: list[Path], total: int) -> None:
    """Wait until all have ended, and tell at every tenth package how far they are."""
    told = 0
    while [pip for pip in pips if pip.poll() is None]:
        time.sleep(PAUSE)
        fetched = sum(log.read_bytes().count(b"Collecting ") for log in logs) // 10
        if fetched > told:
            told = fetched
            print(f"Set-up: {10 * told} of {total}", flush=True)
