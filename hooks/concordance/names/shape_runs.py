"""What every look at the shape of a name needs: runs of capitalised words, and what is known to begin where."""

import re
from collections.abc import Callable

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
POSSESSIVE = ("'s", f"{APOSTROPHE}s", "s'", f"s{APOSTROPHE}")
WIDEST = 400
"""Characters: no name has more behind its head noun."""
UPPER = "A-Z\N{LATIN CAPITAL LETTER A WITH GRAVE}-\N{LATIN CAPITAL LETTER THORN}"
CAPITALISED = rf"(?:St\. )?[{UPPER}][\w'{APOSTROPHE}/&-]*+"
RUN = re.compile(rf"{CAPITALISED}(?: {CAPITALISED})*+")
"""Capitalised words, one behind the other."""

SHORTENED = re.compile(r" \(([A-Z]{3,})\)")
"""The abbreviation in brackets behind a name."""
SHORTENED_TO = re.compile(r" \(([A-Z]{2,})\)")
"""The same, of two letters or more."""
Known = Callable[[int], str]
"""Tells what name that is known begins at a place of the text: its kind, `place` for a place, or nothing."""


def run_end(words: str, at: int) -> int:
    """Where the capitalised words end that begin at a place; there if none do."""
    run = RUN.match(words, at)
    return run.end() if run else at


def last_word(words: str, end: int) -> str:
    """Return the word that ends at a place."""
    return words[words.rfind(" ", 0, end) + 1 : end]
