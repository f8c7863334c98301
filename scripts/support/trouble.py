"""What a command says of a file or folder that it cannot read or write: where, why, and what to do."""

from __future__ import annotations

import errno
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_REMEDIES = {
    errno.EACCES: "Give the user who starts this leave to read and write there, or work in a copy that is theirs.",
    errno.EPERM: "Give the user who starts this leave to read and write there, or work in a copy that is theirs.",
    errno.EROFS: "Work in a copy on a disk that can be written.",
    errno.ENOSPC: "Make room on the disk.",
    errno.EDQUOT: "Make room on the disk.",
    errno.ENOENT: "If it belongs to the repository, get it back with git; if not, correct the path. A link may lead "
    "nowhere.",
    errno.EEXIST: "Something else has its place: move that away.",
    errno.EISDIR: "A folder stands where a file belongs: move it away.",
    errno.ENOTDIR: "A file stands where a folder belongs: move it away.",
    errno.ELOOP: "Links lead in a circle: take them away.",
}


def told(error: OSError, expected: str = "") -> str:
    """Return the place, what is wrong there, what was expected, and what to do."""
    place = f"{error.filename}: " if error.filename is not None else ""
    remedy = _REMEDIES.get(error.errno or 0, "See what is there.")
    return f"{place}{error.strerror or error}.{expected} {remedy} Then start the script again."


def check_pipe(path: Path) -> None:
    """Raise OSError for a named pipe or a device in the place of a file: nobody may ever write what is to be read.

    What the shell itself hands over, in /dev or /proc, is read.
    """
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or path.parts[1:2] in {("dev",), ("proc",)}):
        raise OSError(0, "is no file, but a pipe or a device. Put a file there", str(path))
