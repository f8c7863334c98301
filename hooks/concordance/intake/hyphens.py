"""Words cut at the ends of lines: whether the hyphen belongs to the word."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from concordance.intake.document import CutWord
from concordance.intake.lines import HYPHEN, Line

_HYPHENED = re.compile(r"\w+(?:-\w+)+")
_LAST = re.compile(rf"(\w+)[-{HYPHEN}]\Z")
_ADDRESS = re.compile(r"(?:https?://|www\.|@|/)\S*\Z")  # in it hyphens are signs of their own
_FIRST = re.compile(r"\w+")
_PREFIXES = frozenset(
    "anti bi co counter cross e extra inter intra macro micro mid mini multi non over para post pre pro re semi socio"
    " sub super trans tri ultra under".split()
)
"""What stands before a word with a hyphen or without one, as a house or an author likes."""
_SOME = 3  # hyphens at line ends that belong to their words: where no other stands, the document cuts none


class Hyphens:
    """What a document's other lines tell of its cut words."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """`lines` are all of the document."""
        texts = [line.text for line in lines]
        whole = [re.sub(r"\S+[-\u00ad]\Z", "", text).lower() for text in texts]
        self._words = Counter(word for text in whole for word in re.findall(r"\w+", text))
        self._pairs = Counter(
            pair for text in whole for each in _HYPHENED.findall(text) for pair in pairwise(each.split("-"))
        )
        self.cut: list[CutWord] = []
        joined = printed = 0
        for text, following in pairwise(texts):
            last, first = _LAST.search(text), _FIRST.match(following)
            cut = not _ADDRESS.search(text)
            pair = (last[1].lower(), first[0].lower()) if last and first and cut else ("", "")
            joined += pair[0] not in _PREFIXES and not self._pairs[pair] and self._joins(*pair)
            printed += bool(pair[0]) and not self._words["".join(pair)]
        self._hyphenates = joined > 1  # the document cuts words that have no hyphen
        self._never = not joined and printed >= _SOME  # it cuts none: all hyphens are printed ones

    def _joins(self, first: str, second: str) -> bool:
        """Whether the text has the two as one word, and more often than with a hyphen."""
        return self._words[f"{first}{second}"] > self._pairs[first, second]

    def _is_open(self, first: str, second: str) -> bool:
        """Whether the text has the two both ways, or cuts no words and has them as one that may be written so."""
        whole, parted = self._words[f"{first}{second}"], self._pairs[first, second]
        both = bool(parted) and not self._never
        return bool(whole) and (both or (not parted and not self._hyphenates and first in _PREFIXES))

    def join(self, before: str, line: Line) -> str:
        """Return the text with the line at its end: a space between them, or a word that goes on."""
        text = line.text.replace(HYPHEN, "-") if not line.text.endswith(HYPHEN) else line.text
        if not before:
            return text
        last = _LAST.search(before)
        if not last:
            tight = before.endswith((HYPHEN, "/", "\N{EN DASH}")) and not before.endswith((" /", " \N{EN DASH}"))
            return f"{before.rstrip(HYPHEN) + '-' if before.endswith(HYPHEN) else before}{'' if tight else ' '}{text}"
        first = _FIRST.match(text)
        stem = before[:-1]
        if not first or re.match(r"(?:and|or|to|nor|y|o|et|ou)\b", text):  # "short- and long-term"
            return f"{stem}- {text}" if first else f"{stem}-{text}"
        pair = (last[1].lower(), first[0].lower())
        address = bool(_ADDRESS.search(stem))
        doubtful = not address and self._is_open(*pair)
        joins = not address and self._joins(*pair) and (self._hyphenates or not (doubtful or self._never))
        told = address or joins or pair in self._pairs or not first[0].islower() or not last[1].isalpha()
        sure = (told or not self._hyphenates) and not doubtful
        kept = not joins and (told or not self._hyphenates)
        self.cut.append(CutWord(last[1], first[0], line.page, kept, sure))
        return f"{stem}{'-' if kept else ''}{text}"
