"""Forgiving reading: texts with letters, spaces and signs as word processors and PDF files leave them.

Accents that are signs of their own, ligatures, soft hyphens and other invisible signs within words, several spaces or a
wide one, and apostrophes of other kinds are read as what they mean. The folded text says for each of its characters
where it stands in the text as it is, so that what is found in the one is quoted from the other.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from msgspec import structs

from concordance.model import Mention
from concordance.text import Occurrences

_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_MARKS = "\u0300-\u036f"
_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_LIGATURES = "\ufb00-\ufb06"
_APOSTROPHES = "\u00b4\u02b9\u02bc\u201b\u2032\uff07"
_SIGN = re.compile(f"[{_INVISIBLE}{_MARKS}{_SPACES}{_LIGATURES}{_APOSTROPHES}]")
_FOLDED = re.compile(
    rf"(?P<invisible>[{_INVISIBLE}]+)|(?P<space>\s\s+|[{_SPACES}])|(?P<apostrophe>[{_APOSTROPHES}])"
    rf"|(?P<letters>[{_LIGATURES}]|[^\W{_MARKS}][{_MARKS}]+)"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is read: its words, and where each character begins and ends in the text as it stands."""

    words: str
    original: str
    begins: tuple[int, ...]
    ends: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the folded words of a place in the text as it stands."""
        return bisect_right(self.ends, start), bisect_left(self.begins, end)

    def as_it_stands(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """Yield mentions in the folded words with their places, quotes and occurrences in the text as it stands."""
        occurrences = Occurrences(self.original)
        for mention in mentions:
            start, end = self.begins[mention.start], self.ends[mention.end - 1]
            quote = self.original[start:end]
            occurrence = occurrences.number(quote, start)
            yield structs.replace(mention, start=start, end=end, quote=quote, occurrence=occurrence)


def needs_folding(text: str) -> bool:
    """Whether a text has anything that is read as something else."""
    if text.isascii():
        return "  " in text
    return "  " in text or _SIGN.search(text) is not None


def fold(text: str) -> Folded:
    """Return the text as it is read."""
    pieces: list[tuple[str, int, int]] = []
    past = 0
    for match in _FOLDED.finditer(text):
        start, end = match.span()
        pieces += ((char, at, at + 1) for at, char in enumerate(text[past:start], past))
        past = end
        match match.lastgroup:
            case "space":
                pieces.append((" ", start, end))
            case "apostrophe":
                pieces.append(("'", start, end))
            case "letters":
                pieces += ((char, start, end) for char in unicodedata.normalize("NFKC", match[0]))
    pieces += ((char, at, at + 1) for at, char in enumerate(text[past:], past))
    words, begins, ends = zip(*pieces, strict=True) if pieces else ((), (), ())
    return Folded("".join(words), text, begins, ends)
