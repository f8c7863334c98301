"""How every command reads its arguments: one way, documented by the words at the head of the command."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn


class _Parser(argparse.ArgumentParser):
    """Ends a wrong call with status 2, after what the command is and how it is called."""

    def error(self, message: str) -> NoReturn:
        self.print_help(sys.stderr)
        self.exit(2, f"\n{self.prog}: {message}\n")


def parser_of(head: str | None) -> argparse.ArgumentParser:
    """Return a parser for the command with these words at its head, which its help shows as they stand."""
    return _Parser(description=head, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False)
