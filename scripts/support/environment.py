"""Make the repository's `.venv` from a lock file and keep it until the lock changes.

Nothing but Python itself is needed here. One `.venv` serves all: test.lock holds all of site.lock, so what was made for
the tests also builds the site. Only what checks need that are no part of the tests, and what the benchmark compares
with, has an environment of its own, `.venv-audit` or `.venv-benchmark`. A record inside says which locks it was made
from; while a set-up runs, the record is empty, and so a set-up that was interrupted is noticed and made anew.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
import venv
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from support import ROOT, installing, trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SITE_LOCK = "site.lock"
TEST_LOCK = "test.lock"
AUDIT_LOCK = "audit.lock"
BENCHMARK_LOCK = "benchmark.lock"
PIP_LOCK = "pip.lock"
OLDEST_PYTHON = (3, 11, 5)
RECORD = "edition.json"
LOG = "edition-pip.log"

PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)

if sys.platform == "win32":
    import msvcrt

    def _taken(file: IO[str]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class SetUpError(Exception):
    """A set-up that cannot be made; its text says what was found and what to do."""


@dataclass(frozen=True)
class Environment:
    """An environment of one repository: where it is, and which locks it was made from."""

    root: Path
    name: str = ".venv"

    @property
    def folder(self) -> Path:
        """The folder of the environment."""
        return self.root / self.name

    @property
    def python(self) -> Path:
        """The Python inside it."""
        return self.folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    def locks(self) -> dict[str, str]:
        """Return the digest of each lock that the environment was made from; empty if it is missing or broken."""
        try:
            record = json.loads((self.folder / RECORD).read_text(encoding="utf-8"))
            made_by, locks, packages = record["python"], dict(record["locks"]), int(record.get("packages", 1))
            answer = subprocess.run(
                [self.python, "-c", "import sys; print(*sys.version_info[:2])"],
                capture_output=True,
                check=True,
            )
        except (OSError, ValueError, TypeError, KeyError, subprocess.CalledProcessError):
            return {}
        return locks if answer.stdout.decode().split() == made_by and self.is_whole(packages) else {}

    def installed(self) -> list[Path]:
        """Return what records of each package which files it was installed with."""
        places = ("lib/python3*/site-packages", "Lib/site-packages")
        return sorted(path for place in places for path in self.folder.glob(f"{place}/*.dist-info/RECORD"))

    def is_whole(self, packages: int) -> bool:
        """Whether so many packages are there, with all their files; what Python has compiled does not count."""
        every = self.installed()
        return len(every) >= packages and all(map(_has_its_files, every))

    def write_record(self, locks: dict[str, str]) -> None:
        """Let the record name these locks."""
        python = [str(part) for part in sys.version_info[:2]]
        record = {"python": python, "locks": locks, "packages": len(self.installed())}
        (self.folder / RECORD).write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def _has_its_files(record: Path) -> bool:
    """Whether all files are there that this record of a package names."""
    packages = record.parent.parent
    with record.open(encoding="utf-8", newline="") as rows:
        names = [row[0] for row in csv.reader(rows) if row]
    return all(name.endswith(".pyc") or (packages / name).exists() for name in names)


def pins(lock: str) -> list[tuple[str, str]]:
    """Return the packages of a lock file with their versions."""
    return PIN.findall(lock)


def ready(root: Path, lock: str, name: str = ".venv") -> Path:
    """Return the Python of this environment, which holds what the lock names, set up first if need be."""
    check_python(sys.version_info[:3])
    environment = Environment(root, name)
    try:
        if not _digests(root, lock).items() <= environment.locks().items():
            with turn(root):
                _set_up(environment, lock)
    except OSError as error:
        raise SetUpError(trouble.told(error)) from error
    return environment.python


def enter(name: str, lock: str = SITE_LOCK) -> None:
    """Start this command again with the Python of `.venv`, which is set up first if need be.

    A command calls it with its `__name__` before it imports what is installed there. Nothing happens where the module
    is only imported, nor where the Python of an environment runs it, which somebody has chosen. What the set-up says
    goes to the standard error, for the output is the command's. The exit status is 1 if the set-up fails.
    """
    if name != "__main__" or sys.prefix != sys.base_prefix:
        return
    try:
        with contextlib.redirect_stdout(sys.stderr):
            python = ready(ROOT, lock)
    except SetUpError as error:
        sys.exit(str(error))
    command = [str(python), *sys.orig_argv[1:]]
    if sys.platform == "win32":  # where a program that gives way to another has ended for whoever waits for it
        sys.exit(subprocess.call(command))
    os.execv(python, command)  # noqa: S606 - no shell is wanted


@contextlib.contextmanager
def turn(root: Path) -> Iterator[IO[str]]:
    """Yield the file that is the turn: while the block runs, no other set-up or build of this repository does.

    Except on Windows, a program that is given the file to inherit keeps the turn until it ends as well, whatever
    becomes of the one that started it.
    """
    place = root / ".turn"
    if place.exists():
        trouble.check_pipe(place)
    with place.open("a", encoding="utf-8") as file:
        if not _taken(file):
            print("Another set-up or build is at work in this folder; waiting for it to end.", flush=True)
            while not _taken(file):
                time.sleep(0.2)
        yield file


def check_python(version: tuple[int, ...]) -> None:
    """Raise SetUpError, which says what to install, if this Python is not new enough."""
    if version < OLDEST_PYTHON:
        raise SetUpError(
            f"This is Python {_dotted(version)}; the edition needs {_dotted(OLDEST_PYTHON)} or later. "
            f"Start the script again with a newer one, for example: python3.13 {' '.join(sys.argv)}"
        )


def _set_up(environment: Environment, lock: str) -> None:
    """Let the environment hold what the lock names, and what it was made for before."""
    known = environment.locks()
    if TEST_LOCK in known:
        lock = TEST_LOCK  # a build does not take the tests' tools away
    wanted = _digests(environment.root, lock)
    if wanted.items() <= known.items():
        return  # another process set it up while this one waited
    began = time.monotonic()
    if not known or any(wanted.get(name) != digest for name, digest in known.items()):
        _make(environment, known)
        if (environment.root / PIP_LOCK).exists():  # of a pip that is quicker than the one that an older Python brings
            _install(environment, environment.root / PIP_LOCK)
    environment.write_record({})
    _install(environment, environment.root / lock)
    environment.write_record(wanted)
    print(f"Set-up: done in {time.monotonic() - began:.0f} s; next time only if {lock} changes.", flush=True)


def _make(environment: Environment, known: dict[str, str]) -> None:
    """Make a new and empty environment."""
    if importlib.util.find_spec("ensurepip") is None:
        raise SetUpError(
            f"This Python ({sys.executable}) cannot make environments: its module ensurepip is missing. "
            "On Debian and Ubuntu install python3-venv (apt-get install python3-venv), then start the script again."
        )
    folder = environment.folder
    if folder.is_symlink() and not folder.exists():
        raise SetUpError(f"{folder} is a link that leads nowhere. Delete it, then start the script again.")
    if folder.exists() and not folder.is_dir():
        raise SetUpError(f"{folder} is no folder. Move it away or delete it, then start the script again.")
    if folder.exists() and any(folder.iterdir()):
        if not (folder / RECORD).exists():
            raise SetUpError(
                f"{folder} is there, but was not made by this script, which would have to make it anew. "
                "Move it away or delete it, then start the script again."
            )
        why = "its lock has changed" if known else "its last set-up did not finish, or a part of it is gone"
        print(f"Set-up: removing the old {folder.name} ({why})", flush=True)
        aside = folder.with_name(f"{folder.name}-old")  # in one step, so that no half is left
        shutil.rmtree(aside, ignore_errors=True)
        folder.rename(aside)
        shutil.rmtree(aside)
    print(f"Set-up: making {folder.name} with Python {_dotted(sys.version_info[:3])}", flush=True)
    folder.mkdir(exist_ok=True)
    environment.write_record({})
    try:
        venv.create(folder, with_pip=True, symlinks=sys.platform != "win32")
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetUpError(
            f"Making {folder} failed: {error}. Check that the disk has room and that this Python "
            f"({sys.executable}) can run: {sys.executable} -m ensurepip --version"
        ) from error


def _install(environment: Environment, lock: Path) -> None:
    """Let pip install what the lock names, each file proved by its hash, and nothing else."""
    text = lock.read_text(encoding="utf-8")
    total = len(pins(text))
    print(f"Set-up: installing {total} packages from {lock.name}", flush=True)
    passed, words = installing.install(environment.python, text, total)
    log = environment.folder / LOG
    log.write_text(words, encoding="utf-8")
    if not passed:
        end = "\n".join(words.splitlines()[-25:])
        raise SetUpError(
            f"Installing from {lock.name} failed. The end of pip's own words:\n\n{end}\n\n"
            f"The log is {log}. Check the network, then start the script again. If pip found no "
            "matching distribution though the network works, there is no ready-made package for this Python and "
            "system: use Python 3.11 to 3.14 on Linux with glibc, on macOS or on Windows."
        )


def _digests(root: Path, lock: str) -> dict[str, str]:
    """Return the digest of the lock, and of each lock whose packages it holds as well."""
    names = [lock, SITE_LOCK] if lock in {TEST_LOCK, BENCHMARK_LOCK} else [lock]
    try:
        for name in names:
            trouble.check_pipe(root / name)
        contents = {name: (root / name).read_bytes() for name in names}
    except FileNotFoundError as error:
        raise SetUpError(
            f"{error.filename} is not there. It belongs to the repository: get it back with git."
        ) from error
    pinned = {name: set(pins(content.decode(errors="replace"))) for name, content in contents.items()}
    absent = sorted(pinned.get(SITE_LOCK, set()) - pinned[lock])
    if absent:
        raise SetUpError(
            f"{lock} must hold all of {SITE_LOCK}, but lacks {', '.join(map('=='.join, absent))}. "
            f"Make both again, first {SITE_LOCK}: each says at its head how."
        )
    return {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}


def _dotted(version: tuple[int, ...]) -> str:
    """Return the version as it is written: 3.11.5."""
    return ".".join(str(part) for part in version)
