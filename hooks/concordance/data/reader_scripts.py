"""The reader's scripts as the site has them: without their comments, several as one."""

import re
from collections.abc import Iterable

# A comment that has its lines to itself, and empty lines: no string of ours begins a line with such signs.
_REMARKS = re.compile(r"(?m)^[ ]*/\*(?:[^*]|\*(?!/))*\*/[ ]*\n|^[ ]*//.*\n|^\n")


def bare(script: str) -> str:
    """Return the script without the comments that stand on lines of their own."""
    return _REMARKS.sub("", script)


def joined(scripts: Iterable[str]) -> str:
    """Return the scripts as one; a semicolon keeps one from being an argument of the one before."""
    return "".join(f"{bare(script).rstrip()};\n" for script in scripts)
