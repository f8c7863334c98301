"""The folder of a built site, its mark, and how a new site takes the place of the old one.

A built site carries a marker file. Only a folder that carries it is ever replaced or deleted, whatever its name.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MARKER = ".edition-site"  # MkDocs leaves files that begin with a dot alone when it empties a folder
_WORDS = "Made by scripts/build.py, which replaces this folder as a whole.\n"
_AT_FDCWD = -100  # of Linux: paths are seen from the working folder
_RENAME_EXCHANGE = 2  # of Linux, renameat2(2)
_RENAME_SWAP = 2  # of macOS, renamex_np(2)


class PlaceError(Exception):
    """A folder that a build may not use; its text says which, why, and what to do."""


def beside(site: Path) -> tuple[Path, Path]:
    """Return the folders that a build works in: for the new site, and for the old one while they change places."""
    name = site.name.lstrip(".")
    return site.with_name(f".{name}-new"), site.with_name(f".{name}-old")


def check(root: Path, site: Path) -> None:
    """Refuse a site, or a folder to work in beside it, that holds what no build has made."""
    if site == root or site in root.parents or root / "docs" in (site, *site.parents):
        raise PlaceError(f"{site} cannot hold the site: it holds its sources. Name another folder with --site.")
    for folder in (site, *beside(site)):
        if not _is_ours(folder):
            raise PlaceError(
                f"{folder} is there, but no build has made it: it has no file {MARKER}. A build would replace all of "
                "it. Name another folder with --site, or move this one away. (Sites built before the edition marked "
                "them have no such file: delete them by hand.)"
            )


def _is_ours(folder: Path) -> bool:
    """Whether a build may replace or delete what is at this place: nothing, an empty folder, or a marked one."""
    if folder.is_symlink():
        return False
    return not folder.exists() or (folder.is_dir() and ((folder / MARKER).is_file() or not any(folder.iterdir())))


def mark(folder: Path) -> None:
    """Make a folder that carries the marker from the start, so that a killed build leaves nothing without it."""
    folder.mkdir(parents=True)
    (folder / MARKER).write_text(_WORDS, encoding="utf-8")


def remove(folder: Path) -> None:
    """Delete a folder that a build has made; leave any other. What cannot be deleted keeps the marker beside it."""
    if not folder.exists() or not _is_ours(folder):
        return
    for each in folder.iterdir():
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each, ignore_errors=True)
        elif each.name != MARKER:
            with contextlib.suppress(OSError):
                each.unlink()
    if {each.name for each in folder.iterdir()} <= {MARKER}:
        shutil.rmtree(folder, ignore_errors=True)


def restore(site: Path) -> None:
    """Put the old site back if a swap was stopped between its two steps."""
    old = beside(site)[1]
    if not site.exists() and (old / MARKER).is_file():
        old.rename(site)


def swap(new: Path, site: Path) -> None:
    """Put the new site in its place, at once where the system can exchange two folders; raise OSError if it cannot.

    Where the system cannot, the old site is moved away first: for a moment there is none, and `restore` mends what was
    stopped then. The old site is deleted; if the new one cannot take its place, the old one is there again.
    """
    old = beside(site)[1]
    if not site.exists():
        new.rename(site)
    elif _exchange(new, site):
        remove(new)  # now the old site
    else:
        site.rename(old)
        try:
            new.rename(site)
        except OSError:
            old.rename(site)
            raise
        remove(old)


def _exchange(one: Path, other: Path) -> bool:
    """Whether the two folders have changed places in one step; False where the system or its disk cannot."""
    call = _exchanger()
    return call is not None and call(os.fsencode(one), os.fsencode(other)) == 0


def _exchanger() -> Callable[[bytes, bytes], int] | None:
    """Return the system's call that exchanges two paths and gives 0 when done; none where there is none."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    with contextlib.suppress(AttributeError):  # an older system
        if sys.platform == "linux":
            rename = library.renameat2
            return lambda one, other: int(rename(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE))
        if sys.platform == "darwin":
            rename = library.renamex_np
            return lambda one, other: int(rename(one, other, _RENAME_SWAP))
    return None
