"""Text: what is part of a word, where words stand, which time they do, and words as an address."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

_PLAIN = str.maketrans("àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ", "aaaaaaceeeeiiiinoooooouuuuyy")

_LETTERS = re.compile(r"[a-z0-9]+")


def is_word(char: str) -> bool:
    """Whether the character is part of a word: a letter, digit or combining mark of any script."""
    return char.isalnum() or (not char.isascii() and unicodedata.category(char).startswith("M"))


def without_marks(words: str) -> str:
    """Return the words without accents and other marks of letters, and with plain letters for their other shapes."""
    if words.isascii():
        return words
    return "".join(char for char in unicodedata.normalize("NFKD", words) if not unicodedata.combining(char))


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text as editors write it, with an empty line between them, each on one line."""
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


class Occurrences:
    """Which time a quote stands in a text; each quote is looked for once, however often it is asked about."""

    def __init__(self, words: str) -> None:
        """Take the text."""
        self._words = words
        self._firsts: dict[str, int] = {}
        self._starts: dict[str, list[int]] = {}

    def number(self, quote: str, start: int) -> int:
        """Which time, from 1, the quote stands in the text as a whole word at `start`."""
        if quote not in self._firsts:
            self._firsts[quote] = self._words.find(quote)
            if self._firsts[quote] == start:  # most quotes are asked about once: there is nothing to count
                return 1
        starts = self._starts.get(quote)
        if starts is None:
            starts = self._starts[quote] = list(_whole(self._words, quote, self._firsts[quote]))
        return bisect_left(starts, start) + 1


def _whole(words: str, quote: str, at: int) -> Iterator[int]:
    """Where the quote stands as a whole word, in order; `at` is where it stands first, whole or not."""
    first, last = is_word(quote[0]), is_word(quote[-1])
    while at >= 0:
        end = at + len(quote)
        if not ((first and at and is_word(words[at - 1])) or (last and is_word(words[end : end + 1] or " "))):
            yield at
        at = words.find(quote, at + 1)


def word_span(quote: str, words: str, occurrence: int) -> tuple[int, int] | None:
    """Where the quote stands in the text as a whole word for the nth time; nothing if it does not."""
    found = _whole(words, quote, words.find(quote)) if quote else ()
    start = next((at for number, at in enumerate(found, 1) if number == occurrence), None)
    return None if start is None else (start, start + len(quote))


def span_of(words: str, text: str, occurrence: int = 1) -> tuple[int, int] | None:
    """Where the words stand in the text for the nth time; nothing if they do not."""
    pieces = text.split(words) if words else []
    if not 0 < occurrence < len(pieces):
        return None
    start = len(words.join(pieces[:occurrence]))
    return start, start + len(words)


def slug_of(words: str) -> str:
    """Return the words as an address or an id: lower case, joined by hyphens, letters without accents."""
    words = words.lower()
    return "-".join(_LETTERS.findall(words if words.isascii() else words.translate(_PLAIN)))
