"""The proof of a reading: its words are those of the pages' text layers, none lost, none twice, and in their order."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from concordance.intake.document import Document
from concordance.intake.glyphs import LEVEL, LOWERED, RAISED, Page
from concordance.intake.notes import NOTE_MARK
from concordance.numbering import LEVEL_LETTERS

_RUNNING = {"heading", "paragraph", "closing"}  # what is read from the first line to the last
_RAISED = 0.72  # of the usual size: digits as small are marks of notes
_RAISED_SIGNS = re.compile(rf"{NOTE_MARK.pattern}|[{''.join(map(chr, (*RAISED.values(), *LOWERED.values())))}]")
_OTHERS = re.compile(r"[\W_]+")  # all that is neither letter nor digit
_SHOWN = 30  # letters of a piece that are told
_LEVELLED = LEVEL | LEVEL_LETTERS


@dataclass(frozen=True, slots=True)
class Difference:
    """What was read otherwise than it is printed, on a page; 0 stands for all pages together."""

    page: int
    what: str

    def __str__(self) -> str:
        return f"page {self.page}: {self.what}" if self.page else f"all pages: {self.what}"


def differences(pages: Sequence[Page], document: Document) -> Iterator[Difference]:
    """Yield, for each page, what stands on it and in no block, in a block and not on it, or in another order."""
    read: dict[int, list[tuple[str, str]]] = {page.number: [] for page in pages}
    for block in document.blocks:
        for number, start, end in block.parts:
            read[number].append((block.kind, block.text[start:end]))
    for page in pages:
        printed = letters_of("".join(each.text for each in page.characters))
        found = "".join(letters_of(words) for _, words in read[page.number])
        if Counter(printed) != Counter(found):
            yield Difference(page.number, differ(printed, found))
        elif moved := _moved(page, read[page.number]):
            shown = ", ".join(repr(words[:_SHOWN]) for words in moved[:3])
            yield Difference(page.number, f"{len(moved)} read in another order than they are stored: {shown}")
    yield from unread(pages, [block.text for block in document.blocks])


def unread(pages: Iterable[Page], texts: Iterable[str]) -> Iterator[Difference]:
    """Yield what the pages have and these texts together lack, or the other way round."""
    printed = letters_of("".join(each.text for page in pages for each in page.characters))
    read = letters_of("".join(texts))
    if Counter(printed) != Counter(read):
        yield Difference(0, differ(printed, read))


def _moved(page: Page, read: Sequence[tuple[str, str]]) -> list[str]:
    """Return the pieces that do not stand whole in the text layer, or not behind the one that was read before.

    Running text and notes each have an order. Lines of the first page, cells of tables and what stands at the edges
    must be whole, wherever they stand. Where a program has stored the raised marks of notes apart from what they stand
    behind, they are left out of the comparison.
    """
    found = _misplaced("".join(each.text for each in page.characters), read)
    if found:
        usual = Counter(each.size for each in page.characters).most_common(1)[0][0]
        level = "".join(
            each.text for each in page.characters if each.size >= _RAISED * usual or not each.text.isdigit()
        )
        without = _misplaced(
            _RAISED_SIGNS.sub("", level), [(kind, _RAISED_SIGNS.sub("", words)) for kind, words in read]
        )
        return min(found, without, key=len)
    return found


def _misplaced(layer: str, read: Sequence[tuple[str, str]]) -> list[str]:
    letters = _Layer(letters_of(layer))
    found: list[str] = []
    start = 0
    for words in (letters_of(words) for kind, words in read if kind in _RUNNING):
        at = letters.take(words, start)
        start = max(start, at + len(words))
        found += [words] if at < 0 else []
    others = [(letters_of(cell), kind == "note") for kind, words in read if kind not in _RUNNING
              for line in words.split("\n") for cell in line.split("   ")]  # fmt: skip
    surest = sorted(range(len(others)), key=lambda at: (letters.count(others[at][0]), -len(others[at][0])))
    places = {at: letters.take(others[at][0], 0) for at in surest}
    found += [words for at, (words, _) in enumerate(others) if places[at] < 0]
    notes = [(places[at], words) for at, (words, note) in enumerate(others) if note and places[at] >= 0]
    return found + [after for (above, _), (below, after) in pairwise(notes) if below < above]


class _Layer:
    """The letters of a text layer, each of which is taken once."""

    def __init__(self, letters: str) -> None:
        self._letters = letters

    def count(self, words: str) -> int:
        """Return how often these words stand there."""
        return self._letters.count(words)

    def take(self, words: str, start: int) -> int:
        """Return where these words stand, from `start` on, and take them; -1 if they do not."""
        at = self._letters.find(words, start)
        if words and at >= 0:
            self._letters = f"{self._letters[:at]}{chr(0) * len(words)}{self._letters[at + len(words) :]}"
        return at


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, raised and lowered ones as digits: all else may change."""
    return _OTHERS.sub("", text.translate(_LEVELLED))


def differ(held: str, read: str, where: str = "printed") -> str:
    """Return what each of the two has that the other lacks; `where` says what is held."""
    lost, added = Counter(held) - Counter(read), Counter(read) - Counter(held)
    return f"{_told(lost)} not read, {_told(added)} read and not {where}"


def _told(signs: Counter[str]) -> str:
    """Return how many signs these are, and which."""
    return f"{signs.total()} ({''.join(sorted(signs))[:20]})" if signs else "0"
