"""Words cut at line ends are made whole, where the source says how."""

import re
from collections.abc import Callable
from functools import cached_property

from concordance.report import Repair

# "short- and long-term": the first word waits for its second half
_SUSPENDED = re.compile(r"(?:and|or|to|nor)(?![^\W\d_]|-)")
_TIGHT = ("/", "\N{EM DASH}", "\N{EN DASH}")


class Hyphenation:
    """Joins lines, and keeps the hyphens that it took away as repairs."""

    def __init__(self, text: str, doubt: Callable[[str, str, str], None], *, undo: bool) -> None:
        """`text` is the whole source; without `undo` every hyphen at a line end stays."""
        self._text = text
        self._doubt = doubt
        self._undo = undo
        self.repairs: list[Repair] = []

    def join(self, before: str, words: str, space: str = " ") -> str:
        """Return a text with the next line: no space after a hyphen, a dash or a stroke that ends the line."""
        *_, last = before.rsplit(maxsplit=1) or ("",)
        cut = re.search(r"(?<!\w)(\w+)-\Z", last) if before.endswith("-") else None
        if "://" in last[:-1] and not (before[-1].isspace() or before[-1] in ".,;:)]"):
            self._doubt("address-at-line-end", last, "an address that ends, or goes on, without a doubt")
        if not cut:
            tight = before.endswith(_TIGHT) and before[-2:-1].strip() and words[0].isalnum()
            return before + ("" if tight else space) + words
        if _SUSPENDED.match(words):
            return before + space + words
        if not self._undo or not words[0].islower():
            return before + words
        rest = re.split(r"\W", words, maxsplit=1)[0]
        whole, kept = cut[1] + rest, f"{cut[1]}-{rest}"
        if self._stands(kept):
            return before + words
        if not self._stands(whole):
            self._doubt("hyphen-undecided", kept, f"{whole!r} or {kept!r} somewhere else in the source")
            return before + words
        self.repairs.append(Repair("hyphen", whole, kept, whole, "", ""))
        return before[:-1] + words

    def _stands(self, word: str) -> bool:
        """Whether the source has the word somewhere on one line."""
        return word.lower() in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of the source, those with hyphens as one, in small letters."""
        return frozenset(re.findall(r"[\w-]+", self._text.lower()))
