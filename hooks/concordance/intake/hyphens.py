"""Words cut at the ends of lines: whether the hyphen belongs to the word."""

import re
from collections.abc import Sequence
from itertools import pairwise

from concordance.intake.document import CutWord
from concordance.intake.lines import HYPHEN, Line

_HYPHENED = re.compile(r"\w+(?:-\w+)+")
_LAST = re.compile(rf"(\w+)[-{HYPHEN}]\Z")
_ADDRESS = re.compile(r"(?:https?://|www\.|@|/)\S*\Z")  # in it hyphens are signs of their own
_FIRST = re.compile(r"\w+")


class Hyphens:
    """What a document's other lines tell of its cut words."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """`lines` are all of the document."""
        texts = [line.text for line in lines]
        whole = [re.sub(r"\S+[-\u00ad]\Z", "", text).lower() for text in texts]
        self._words = {word for text in whole for word in re.findall(r"\w+", text)}
        self._pairs = {pair for text in whole for each in _HYPHENED.findall(text) for pair in pairwise(each.split("-"))}
        self.cut: list[CutWord] = []
        joined = 0
        for text, following in pairwise(texts):
            last, first = _LAST.search(text), _FIRST.match(following)
            cut = not _ADDRESS.search(text)
            joined += bool(last and first and cut and self._joins(last[1].lower(), first[0].lower()))
        self._hyphenates = joined > 1  # the document cuts words that have no hyphen

    def _joins(self, first: str, second: str) -> bool:
        return (first, second) not in self._pairs and f"{first}{second}" in self._words

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
        joins = not address and self._joins(*pair)
        sure = address or joins or pair in self._pairs or not first[0].islower() or not last[1].isalpha()
        kept = not joins and (sure or not self._hyphenates)
        self.cut.append(CutWord(last[1], first[0], line.page, kept, sure or not self._hyphenates))
        return f"{stem}{'-' if kept else ''}{text}"
