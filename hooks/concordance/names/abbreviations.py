"""Abbreviations that a text defines: which of the words before brackets an abbreviation in them stands for.

The rule is that of A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (Pacific Symposium on Biocomputing 2003): the signs of the abbreviation are found from its last to its
first, each as far to the right as it can be, the first of them at the beginning of a word. Held stricter here: half of
the signs must begin words, in their order.
"""

import re
from collections.abc import Iterable

_SIGN = re.compile(r"[A-Za-z0-9]")
_WORD = re.compile(r"[^\s/-]+")
_BY_CHANCE = 0.5  # the share of signs that must begin a word


def long_form(words: str, end: int, abbreviation: str) -> int:
    """Return where the words begin, before `end`, for which the abbreviation stands; -1 if none do."""
    signs = _SIGN.findall(abbreviation.removesuffix("s"))
    most = min(len(signs) + 5, len(signs) * 2)
    starts = [match.start() for match in _WORD.finditer(words, max(0, end - 40 * most), end)][-most:]
    at = end
    floor = starts[0] if starts else end
    for count, sign in enumerate(reversed(signs), 1):
        at -= 1
        while at >= floor and (words[at].lower() != sign.lower() or (count == len(signs) and not _begins(words, at))):
            at -= 1
        if at < floor:
            return -1
    return at if _initials(words[at:end], signs) >= _BY_CHANCE * len(signs) else -1


def _initials(words: str, signs: Iterable[str]) -> int:
    """How many of the signs begin words, one after the other."""
    firsts = iter([word[0].lower() for word in _WORD.findall(words)])
    return sum(sign.lower() in firsts for sign in signs)


def _begins(words: str, at: int) -> bool:
    return at == 0 or not words[at - 1].isalnum()
