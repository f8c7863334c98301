"""The sentences of a text: where each ends, known by its stops and not by the words around them."""

import re
from bisect import bisect_left, bisect_right

_END = re.compile(r"[.?!][\"')]?(?= +[\"'(]?[A-Z])")
SHORT_TITLES = frozenset("Brig Capt Col Dr Gen Lt Maj Mlle Mme Mr Mrs Ms Mx Prof Sgt".split())
"""Titles of persons that are written short, with a stop or without one."""
ABBREVIATIONS = (*"No Nos Add Corr Rev art arts para paras p pp vol chap St v vs cf ed".split(), *sorted(SHORT_TITLES))
"""Words behind which a stop ends no sentence."""
_ABBREVIATION = re.compile(rf"(?:\b(?:{'|'.join(ABBREVIATIONS)}|U\.S)|\b[A-Z])\.\Z")


class Sentences:
    """The sentences of a text, which is read once, however often it is asked about."""

    def __init__(self, text: str) -> None:
        """Find where the sentences end."""
        self._text = text
        ends = (match.end() for match in _END.finditer(text))
        self.ends = [end for end in ends if not _ABBREVIATION.search(text[max(0, end - 8) : end])]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the sentence around a span of the text."""
        before, behind = bisect_right(self.ends, start), bisect_left(self.ends, max(end, start + 1))
        first = self.ends[before - 1] if before else 0
        last = self.ends[behind] if behind < len(self.ends) else len(self._text)
        while self._text[first : first + 1] == " ":
            first += 1
        return first, last


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the words of the sentence around a span of the text."""
    return text[slice(*Sentences(text).around(start, end))]


def ends_within(text: str, start: int, end: int) -> int:
    """Return how many sentences end between two places of a text."""
    return len(Sentences(text[start:end] + "A").ends)


def beginning(text: str, count: int) -> str:
    """Return the first sentences of a text, so many of them."""
    sentences, end = Sentences(text), 0
    for _ in range(count):
        _, end = sentences.around(min(end + 1, len(text)), min(end + 1, len(text)))
    return text[:end]
