"""Finding surface forms in text: whole words, the longest first, in one pass however many forms."""

import unicodedata
from collections.abc import Iterable, Iterator

from ahocorasick_rs import BytesAhoCorasick, MatchKind

Found = tuple[int, int, str]

# Texts differ in quotation marks, hyphens and spaces. One character stands for one, so offsets stay.
_PLAIN = str.maketrans(
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    "\N{NON-BREAKING HYPHEN}\N{NO-BREAK SPACE}\n\t",
    "''\"\"-   ",
)
_ASCII = 0x80
_WORD = bytes(chr(code).isalnum() for code in range(_ASCII))


def plain(text: str) -> str:
    """The text with straight quotation marks and simple spaces, character for character."""
    return text.translate(_PLAIN)


def is_word(char: str) -> bool:
    """Whether the character is part of a word: a letter, digit or combining mark of any script."""
    return char.isalnum() or unicodedata.category(char).startswith("M")


class Finder:
    """Finds its forms in a text.

    A form stands for itself: case counts, curly and straight quotation marks are the same. It neither
    begins nor ends inside a word; a form that ends in a bracket may stand before anything.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        """Prepare the search; an empty form is a `ValueError`."""
        self._forms = sorted(set(forms))
        patterns = [plain(form).encode() for form in self._forms]
        if not all(patterns):
            raise ValueError("an empty form")
        self._longest = max(map(len, patterns), default=0)
        self._edges = [(is_word(form[0]), is_word(form[-1])) for form in self._forms]
        self._leftmost = BytesAhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)
        self._every = BytesAhoCorasick(patterns, matchkind=MatchKind.Standard)

    def find(self, text: str) -> list[Found]:
        """The places as (start, end, form), in order and without overlap: leftmost, then longest."""
        words = plain(text)
        data = words.encode()
        found = self._places(data)
        if len(data) == len(words):
            return [(start, end, self._forms[index]) for index, start, end in found]
        return list(self._by_character(data, found))

    def inside(self, text: str) -> list[Found]:
        """The places of forms within a text that is a form itself, overlapping ones too."""
        data = plain(text).encode()
        found = [match for match in self._hidden(data, 0, len(data)) if match[1:] != (0, len(data))]
        return [
            (len(data[:start].decode()), len(data[:end].decode()), self._forms[index]) for index, start, end in found
        ]

    def _places(self, data: bytes) -> list[tuple[int, int, int]]:
        """The places of whole forms, as (form, start, end) in bytes.

        A leftmost-longest scan hides a whole form only within a longer match that is none. So wherever
        such a match is turned down, and only there, all forms that begin in it are looked at.
        """
        found = []
        past = 0
        for index, start, end in self._leftmost.find_matches_as_indexes(data):
            if start >= past and self._is_whole(data, index, start, end):
                found.append((index, start, end))
                past = end
                continue
            for hidden in self._hidden(data, max(start, past), end):
                if hidden[1] >= past:
                    found.append(hidden)
                    past = hidden[2]
        return found

    def _hidden(self, data: bytes, first: int, past: int) -> list[tuple[int, int, int]]:
        """The whole forms that begin from `first` to before `past`, leftmost and longest first."""
        window = data[first : past + self._longest]
        matches = self._every.find_matches_as_indexes(window, overlapping=True)
        whole = [
            (index, first + start, first + end)
            for index, start, end in matches
            if first + start < past and self._is_whole(data, index, first + start, first + end)
        ]
        return sorted(whole, key=lambda match: (match[1], -match[2]))

    def _is_whole(self, data: bytes, index: int, start: int, end: int) -> bool:
        begins, ends = self._edges[index]
        return not (begins and start and _word_before(data, start)) and not (
            ends and end < len(data) and _word_after(data, end)
        )

    def _by_character(self, data: bytes, found: list[tuple[int, int, int]]) -> Iterator[Found]:
        at = characters = 0
        for index, start, _ in found:
            characters += len(data[at:start].decode())
            at = start
            form = self._forms[index]
            yield characters, characters + len(form), form


def _word_before(data: bytes, at: int) -> bool:
    last = data[at - 1]
    if last < _ASCII:
        return bool(_WORD[last])
    first = at - 1
    while data[first] & 0xC0 == _ASCII:  # a byte 10xxxxxx continues a character of UTF-8
        first -= 1
    return is_word(data[first:at].decode())


def _word_after(data: bytes, at: int) -> bool:
    first = data[at]
    if first < _ASCII:
        return bool(_WORD[first])
    past = at + 1
    while past < len(data) and data[past] & 0xC0 == _ASCII:
        past += 1
    return is_word(data[at:past].decode())
