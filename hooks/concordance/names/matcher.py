"""Finding surface forms in text: whole words, the longest first, in one pass however many forms."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from operator import itemgetter

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from concordance.text import is_word

Match = tuple[int, int, str]
ByteMatch = tuple[int, int, int]

_BETWEEN = b"\n\0\n"  # stands after each text in a scan; no form has such a character

# Texts differ in quotation marks, hyphens and spaces. One character stands for one, so offsets stay.
_PLAIN = (
    ("\N{LEFT SINGLE QUOTATION MARK}", "'"),
    ("\N{RIGHT SINGLE QUOTATION MARK}", "'"),
    ("\N{LEFT DOUBLE QUOTATION MARK}", '"'),
    ("\N{RIGHT DOUBLE QUOTATION MARK}", '"'),
    ("\N{HYPHEN}", "-"),
    ("\N{NON-BREAKING HYPHEN}", "-"),
    ("\N{EN DASH}", "-"),
    ("\N{NO-BREAK SPACE}", " "),
)
_ASCII = 0x80
_WORD = bytes(chr(code).isalnum() for code in range(_ASCII))
_PERHAPS = bytes((*_WORD, *[True] * _ASCII))  # bytes that are part of a word, or of a character that may be


def plain(text: str) -> str:
    """Return the text with straight quotation marks and simple spaces, character for character."""
    if not text.isascii():
        for char, simple in _PLAIN:
            text = text.replace(char, simple)
    if "\n" in text or "\t" in text:
        text = text.replace("\n", " ").replace("\t", " ")
    return text


def surfaces(found: Iterable[Iterable[Match]]) -> Iterator[str]:
    """Return the forms that were found in some texts, in their order."""
    return map(itemgetter(2), chain.from_iterable(found))


class Encoded:
    """Texts made ready to be searched, by however many matchers."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts, each of them as bytes, and all of them as one."""
        self.texts = texts
        self.pieces = [plain(text).encode() for text in texts]
        self.data = _BETWEEN.join((*self.pieces, b""))


class Matcher:
    """Finds its forms in a text.

    A form stands for itself: case counts, curly and straight quotation marks are the same. It neither
    begins nor ends inside a word; a form that ends in a bracket may stand before anything.
    """

    def __init__(self, forms: Iterable[str], *, whole: bool = True) -> None:
        """Prepare the search; an empty form is a `ValueError`. Forms that are not `whole` may end inside a word.

        Those are few and short, so that what reads the quickest is not long to make.
        """
        self._forms = sorted(set(forms))
        patterns = [plain(form).encode() for form in self._forms]
        if not all(patterns):
            raise ValueError("an empty form")
        self._longest = max(map(len, patterns), default=0)
        self._begins = bytes(is_word(form[0]) for form in self._forms)
        self._ends = bytes(whole and is_word(form[-1]) for form in self._forms)
        self._is_one_word = bytes(map(str.isalnum, self._forms))
        kind = None if whole else Implementation.DFA
        self._leftmost = BytesAhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest, implementation=kind)
        self._patterns = patterns

    def find(self, text: str) -> list[Match]:
        """Return the places as (start, end, form), in order and without overlap: leftmost, then longest."""
        return self.find_all([text])[0]

    def find_all(self, texts: Sequence[str]) -> list[list[Match]]:
        """Return the places in each of these texts, found in one scan of them all."""
        return self.find_in(Encoded(texts))

    def find_in(self, encoded: Encoded) -> list[list[Match]]:
        """Return the places in each of these texts, which are made ready."""
        pieces, forms = encoded.pieces, self._forms
        found: list[list[Match]] = [[] for _ in pieces]
        following = zip(pieces, found, strict=True)
        here: list[Match] = []
        past = begin = -len(_BETWEEN)
        for index, start, end in self.scan(encoded.data):
            while start >= past:
                piece, here = next(following)
                begin = past + len(_BETWEEN)
                past = begin + len(piece)
            here.append((start - begin, end - begin, forms[index]))
        return [
            here if not here or piece.isascii() else _in_characters(piece, here)
            for piece, here in zip(pieces, found, strict=True)
        ]

    def scan(self, data: bytes) -> Iterator[ByteMatch]:
        """Yield the places of whole forms as (form, start, end) in bytes: UTF-8 that ends in a line feed.

        A leftmost-longest scan hides a whole form only within a longer match that is none. So wherever
        such a match is turned down, and only there, all forms that begin in it are looked at.
        """
        begins, ends, perhaps = self._begins, self._ends, _PERHAPS
        past = 0
        for place in self._leftmost.find_matches_as_indexes(data):
            index, start, end = place
            if start < past or (begins[index] and perhaps[data[start - 1]]) or (ends[index] and perhaps[data[end]]):
                for hidden in self._looked_at(data, place, past):
                    past = hidden[2]
                    yield hidden
            else:
                past = end
                yield place

    @cached_property
    def _every(self) -> BytesAhoCorasick:
        """What finds overlapping forms, in the kind that is the quickest to make: it reads a few words at a time."""
        kind = Implementation.NoncontiguousNFA
        return BytesAhoCorasick(self._patterns, matchkind=MatchKind.Standard, implementation=kind)

    def _looked_at(self, data: bytes, place: ByteMatch, past: int) -> Iterator[ByteMatch]:
        """Yield whole forms at a match beside which letters may stand, from `past` on: it, or those that it hides.

        A single word hides none: whatever begins or ends in it does so inside a word.
        """
        index, start, end = place
        if start >= past and self._is_whole(data, place):
            yield place
            return
        if self._is_one_word[index]:
            return
        for hidden in self._hidden(data, max(start, past), end):
            if hidden[1] >= past:
                past = hidden[2]
                yield hidden

    def _hidden(self, data: bytes, first: int, past: int) -> list[ByteMatch]:
        """Return the whole forms that begin from `first` to before `past`, leftmost and longest first."""
        window = data[first : past + self._longest]
        matches = self._every.find_matches_as_indexes(window, overlapping=True)
        places = [(index, first + start, first + end) for index, start, end in matches]
        whole = [place for place in places if place[1] < past and self._is_whole(data, place)]
        return sorted(whole, key=lambda place: (place[1], -place[2]))

    def _is_whole(self, data: bytes, place: ByteMatch) -> bool:
        """Whether the match neither begins nor ends inside a word."""
        index, start, end = place
        if self._begins[index] and start:
            last = data[start - 1]
            if _WORD[last] if last < _ASCII else _word_before(data, start):
                return False
        if self._ends[index] and end < len(data):
            following = data[end]
            if _WORD[following] if following < _ASCII else _word_after(data, end):
                return False
        return True


def _in_characters(piece: bytes, places: Iterable[Match]) -> list[Match]:
    """Places in the bytes of a piece as places in its characters."""
    found = []
    at = characters = 0
    for start, _, form in places:
        characters += len(piece[at:start].decode())
        at = start
        found.append((characters, characters + len(form), form))
    return found


def _word_before(data: bytes, at: int) -> bool:
    """Whether the character of several bytes before `at` is part of a word."""
    first = at - 1
    while data[first] & 0xC0 == _ASCII:  # a byte 10xxxxxx continues a character of UTF-8
        first -= 1
    return is_word(data[first:at].decode())


def _word_after(data: bytes, at: int) -> bool:
    """Whether the character of several bytes at `at` is part of a word."""
    past = at + 1
    while past < len(data) and data[past] & 0xC0 == _ASCII:
        past += 1
    return is_word(data[at:past].decode())
