"""The site: built as a whole and put in its place only when nothing is wrong with it, or shown while it is written."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from typing import IO, TYPE_CHECKING

from support import ROOT, environment, swapping, trouble

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

GENERATOR = "mkdocs"  # the module that builds: MkDocs or mkdocs-ng; "properdocs" is ProperDocs


class BuildError(Exception):
    """A site that could not be built; its text says why, and what to do."""


def build(root: Path, site: Path, python: Path) -> None:
    """Build the site into the folder `site`; a BuildError says why it still holds the old one."""
    new, old = swapping.beside(site)
    try:
        swapping.check(root, site)
        with environment.turn(root) as held:
            swapping.restore(site)
            for left_over in (new, old):
                swapping.remove(left_over)
            try:
                swapping.mark(new)
                _fill(root, new, python, held)
                _swap(new, site)
            finally:
                swapping.remove(new)
    except swapping.PlaceError as error:
        raise BuildError(str(error)) from error
    except OSError as error:
        raise BuildError(trouble.told(error)) from error


def _fill(root: Path, new: Path, python: Path, held: IO[str]) -> None:
    """Build a site without a finding into the new folder."""
    # MkDocs holds the turn, too: were this build killed, MkDocs would go on writing, and the next build has to wait
    kept = () if sys.platform == "win32" else (held.fileno(),)
    status = subprocess.run(command(python, new), cwd=root, env=variables(root), pass_fds=kept, check=False).returncode
    if status != 0:
        raise BuildError(f"MkDocs ended with status {status}; what is wrong stands above. Mend it and build again.")


def _swap(new: Path, site: Path) -> None:
    """Put the new site in its place."""
    try:
        swapping.swap(new, site)
    except OSError as error:
        raise BuildError(
            f"The new site could not take its place ({error}). Close what reads {site}, build again."
        ) from error


def serve(root: Path, address: str, python: Path, originals: Sequence[Path] = ()) -> None:
    """Show the site as it is after each change, until it is stopped; with originals that the editor's desk shows.

    The preview watches docs/ and mkdocs.yml: a mistake in them does not end it once it runs, and a warning does not
    keep it from starting. It does not load changed hooks, so it is started again when they change, or, when a mistake
    kept it from starting, when anything changes.
    """
    command: list[str | Path] = [python, ROOT / "scripts" / "preview.py", address]
    command += [f"--original={path}" for path in originals]
    everything = [root / name for name in ("hooks", "docs", "mkdocs.yml")]
    while True:
        before, code = _stamps(everything), _stamps(everything[:1])
        # in a session of its own, so that Ctrl-C reaches it once, through _stop, and not twice
        preview = subprocess.Popen(command, cwd=root, env=variables(root), start_new_session=True)
        try:
            while preview.poll() is None and _stamps(everything[:1]) == code:
                time.sleep(0.5)
            if preview.poll() is not None:
                print(
                    "The preview has ended; the reason stands above. It starts again when a file changes.", flush=True
                )
                while _stamps(everything) == before:
                    time.sleep(0.5)
        finally:
            _stop(preview)
        print("A file has changed; starting the preview again.", flush=True)


def _stop(mkdocs: subprocess.Popen[bytes]) -> None:
    """End the preview, which removes its pages if it can."""
    if mkdocs.poll() is None:
        mkdocs.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGINT)
    try:
        mkdocs.wait(timeout=5)
    except subprocess.TimeoutExpired:
        mkdocs.kill()
        mkdocs.wait()


def _stamps(places: list[Path]) -> dict[Path, int]:
    """When each of these files, or each file in these folders, was last changed."""
    stamps = {}
    for file in [file for place in places for file in (place, *place.rglob("*")) if file.suffix != ".pyc"]:
        with contextlib.suppress(FileNotFoundError):  # an editor may replace a file at this very moment
            if file.is_file():
                stamps[file] = file.stat().st_mtime_ns
    return stamps


def command(python: Path, site: Path, generator: str = GENERATOR) -> list[str | Path]:
    """Return the command that builds the site into this folder, from the folder where mkdocs.yml is."""
    return [python, "-P", "-m", generator, "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", site]


def variables(root: Path) -> dict[str, str]:
    """Return the environment variables for MkDocs: those there are, and two more.

    One quiets Material's words on MkDocs 2. SOURCE_DATE_EPOCH, where nobody set it, is the time of the last commit: two
    builds of one commit bear the same time.
    """
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with contextlib.suppress(OSError):  # a repository may come without git, and then bears no time of its own
        log = subprocess.run(
            ["git", "-C", root, "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False
        )
        if log.returncode == 0:
            variables.setdefault("SOURCE_DATE_EPOCH", log.stdout.strip())
    return variables


def stop_tidily() -> None:
    """Let a request to end tidy up as Ctrl-C does, which works in the background as well."""
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, signal.default_int_handler)
