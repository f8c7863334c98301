"""The same site, byte for byte, by each generator that may follow MkDocs, whose end is announced for May 2027."""

from __future__ import annotations

import filecmp
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from support import building, environment
from support.audit_tools import UnableError

if TYPE_CHECKING:
    from support.audit_tools import Tools

LOCK = "successors.lock"
FOLDER = ".venv-audit-successors"
GENERATORS = {"mkdocs-ng": "mkdocs", "properdocs": "properdocs"}  # packages of the lock, and the modules that build


def check_successors(_site: Path, tools: Tools) -> list[str]:
    """Return each file in which the site of a successor differs from that of MkDocs."""
    try:
        python = environment.ready(tools.root, environment.SITE_LOCK)
    except environment.SetUpError as error:
        raise UnableError(f"its set-up failed: {error}") from error
    found = []
    with tempfile.TemporaryDirectory() as folder:
        expected = Path(folder, "mkdocs")
        found += _built(tools.root, python, expected, building.GENERATOR, "")
        for package, generator in GENERATORS.items():
            place, made = _installed(tools.root, python, package), Path(folder, package)
            found += _built(tools.root, python, made, generator, str(place))
            found += [f"{package}: {difference}" for difference in differences(expected, made)]
    return found


def differences(one: Path, other: Path) -> list[str]:
    """Return the files that only one of two folders has, or that are not the same in both."""
    first, second = (
        {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} for folder in (one, other)
    )
    _, different, unread = filecmp.cmpfiles(one, other, sorted(first & second), shallow=False)
    lacking = [
        f"{name} is only in {folder.name}"
        for folder, names in ((one, first - second), (other, second - first))
        for name in sorted(names)
    ]
    return lacking + [f"{name} differs" for name in (*different, *unread)]


def _built(root: Path, python: Path, site: Path, generator: str, place: str) -> list[str]:
    """Build the site; return what went wrong, if anything did. `place` stands before all other packages."""
    variables = building.variables(root) | ({"PYTHONPATH": place} if place else {})
    answer = subprocess.run(
        building.command(python, site, generator), cwd=root, env=variables, capture_output=True, check=False, text=True
    )
    if answer.returncode == 0:
        return []
    site.mkdir(exist_ok=True)
    return [f"{site.name} ended with status {answer.returncode}: {' '.join(answer.stderr.split()[-40:])}"]


def _installed(root: Path, python: Path, package: str) -> Path:
    """Return the folder of this package alone, which has none of the others that the lock names."""
    lock = (root / LOCK).read_text(encoding="utf-8")
    start = lock.index(f"\n{package}==") + 1
    wanted = lock[start : lock.index("    # via", start)]
    place = root / FOLDER / package
    record = place / "requirement.txt"
    if record.is_file() and record.read_text(encoding="utf-8") == wanted:
        return place
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    requirement = root / FOLDER / f"{package}.txt"
    requirement.write_text(wanted, encoding="utf-8")
    install: list[str | Path] = [
        python,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--require-hashes",
        "--target",
        place,
        "-r",
        requirement,
    ]
    answer = subprocess.run(install, capture_output=True, check=False, text=True)
    if answer.returncode != 0:
        raise UnableError(f"{package} could not be installed: {' '.join(answer.stderr.split()[-40:])}")
    requirement.replace(record)
    return place
