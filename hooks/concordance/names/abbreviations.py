"""Abbreviations that a text defines: which of the words before brackets an abbreviation in them stands for.

The rule is that of A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (Pacific Symposium on Biocomputing 2003): the signs of the abbreviation are found from its last to its
first, each as far to the right as it can be, the first of them at the beginning of a word. Held stricter here: half of
the signs must begin words, in their order.

A blend is made of the beginnings of words, each with as many letters as it likes: "Afreximbank" stands for "African
Export-Import Bank".
"""

import re
from collections.abc import Iterable

_SIGN = re.compile(r"[A-Za-z0-9]")
_WORD = re.compile(r"[^\s/-]+")
_SHORTEST = 4  # signs of a blend
_BLENDED = 2  # words at least that a blend is made of
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


def stands_for(words: str, abbreviation: str) -> bool:
    """Whether an abbreviation, or a blend, stands for just these words."""
    return is_blend(words, abbreviation) or long_form(words, len(words), abbreviation) == 0


def is_blend(words: str, blend: str) -> bool:
    """Whether a word is made of the beginnings of these words, in their order, the first of them among them."""
    if len(blend) < _SHORTEST or not blend.isalpha():
        return False
    first, *others = _WORD.findall(words.lower())
    if first[0] != blend[0].lower():
        return False
    reached = _longer({(0, 0)}, blend.lower(), first)  # how many signs are found, and in how many words
    for word in others:
        reached |= _longer(reached, blend.lower(), word)
    return any(at == len(blend) and count >= _BLENDED for at, count in reached)


def _longer(reached: Iterable[tuple[int, int]], signs: str, word: str) -> set[tuple[int, int]]:
    """Return how far the signs are found, with each beginning of one more word that they go on with."""
    lengths = range(1, len(word) + 1)
    return {
        (at + length, count + 1) for at, count in reached for length in lengths if signs.startswith(word[:length], at)
    }


def _initials(words: str, signs: Iterable[str]) -> int:
    """How many of the signs begin words, one after the other."""
    firsts = iter([word[0].lower() for word in _WORD.findall(words)])
    return sum(sign.lower() in firsts for sign in signs)


def _begins(words: str, at: int) -> bool:
    return at == 0 or not words[at - 1].isalnum()
