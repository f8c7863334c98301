"""Damage that character recognition leaves in words: signs, digits and capitals where no word has them."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

_FEW = 5  # a document may have an odd word or two; a damaged copy has them everywhere
_ADDRESS = re.compile(r"\S*[/_@]|\S*www\.")  # of a word without spaces, from its beginning
_HOST = re.compile(r"\S+\.(?:org|int|com|net|edu|gov)\b")
_DAMAGED = re.compile(
    r"[^\W\d_][0-9][a-z]|(?<![A-Z0-9])[A-Z][0-9]{2}[a-z]"  # digits among letters
    r"|\b[a-z][A-Z]{2,}\b|\b[a-z]{3,}[A-Z]"  # capitals after small letters
    r"|[a-z]{2}[;!~\N{EURO SIGN}\N{POUND SIGN}\N{DEGREE SIGN}^=<>{}|\\][a-z]|[a-z]{3}\.[a-z]{2}"  # signs within
)
_SOUND = re.compile(r"\b(?:Mac|Mc|De|Di|Le|La|Du|Van|O')[A-Z]|\d(?:st|nd|rd|th|s)\b")


def damaged(lines: Sequence[str], unusual: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the damaged words of a source with their lines, if there are more than a few; the `unusual` are sound."""
    found = []
    suspect = {word for word in {*chain.from_iterable(map(str.split, lines))} if _DAMAGED.search(word)}
    for line in lines:
        for word in _plain_words(line) if suspect and not suspect.isdisjoint(line.split()) else ():
            bare = word.strip(".,;:()[]\"'*")
            if bare not in unusual and _DAMAGED.search(bare) and not _SOUND.search(bare):
                found.append((line.strip(), bare))
    yield from found if len(found) > _FEW else ()


def _plain_words(line: str) -> Iterator[str]:
    """Yield the words of the line that are no addresses of the web or of mail."""
    for word in line.split():
        if not _ADDRESS.match(word):
            host = _HOST.match(word)
            yield word[host.end() :] if host else word
