"""Words that a text layer may have wrong: signs that no prose has there, words run together, words torn apart."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from concordance.intake.document import Block, Doubt

_TEXT = {"heading", "paragraph", "closing", "note"}
_SHOWN = 24  # characters around a sign that are told
_OFTEN = 3  # places: a pair of words that stands so often is known to the document
_RARE = 3  # times as often stands a pair as the word that may be its two run together
_LETTER = r"[^\W\d_]"
_ODD = re.compile(
    rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\N{{REPLACEMENT CHARACTER}}]"  # of no script
    r"|(?<=[a-z]{2})\d(?=[a-z])|(?<=[a-z]{3})\d(?=[\s,;])"  # a digit for an apostrophe: "hill9s", "hills9"
    r"|(?<!\S)\d(?=(?!nds?\b|rds?\b)[a-z]{3})|(?<!\S)8(?=[A-Z][a-z]{2}|[A-Z]{2,}9)"  # "8hills9"
    r"|(?<=[A-Z]{2})9(?=s\b)|(?<=\b\d{4})9(?=s\b)|(?<=\b(?:19|20)\d\d)3(?=(?:19|20)\d\d\b)"  # "UN9s", "201532016"
    r"|<(?=[\d*])|(?<=[*.,;:!?)\]])=(?=\W*(?:\s|\Z))"
    rf"|(?<={_LETTER})[<>=|\\^~{{}}`\N{{NOT SIGN}}\N{{CURRENCY SIGN}}]|[<>=|\\^~{{}}`\N{{NOT SIGN}}](?={_LETTER})"
)
_ADDRESS = re.compile(r"\S*(?:[/@?]|www\.|\w\.\w)\S*")  # of the web or of mail, which have signs of their own
_QUERY = re.compile(r"\?\w")  # in one that may end with "="
_STUCK = re.compile(r"(?<!\S)[^\W\d_]*[a-z][.,;:!?][A-Z][a-z]+(?=[.,;:)]*(?:\s|\Z))")  # and no address
_WORD = re.compile(rf"{_LETTER}+")


def odd_signs(blocks: Sequence[Block]) -> Iterator[Doubt]:
    """Yield the signs that stand where no prose has them, the first of each block: quotation marks may have been."""
    for block in blocks:
        match = _ODD.search(_plain(block.text)) if block.kind in {*_TEXT, "table", "masthead"} else None
        if match:
            words = block.text[max(0, match.start() - _SHOWN // 2) : match.end() + _SHOWN]
            yield Doubt("odd", block.page_at(match.start()), words)


def stuck_words(blocks: Sequence[Block]) -> Iterator[Doubt]:
    """Yield the words between which a stop or a comma stands without a space, the first of each block."""
    for block in blocks:
        if block.kind in _TEXT and (match := _STUCK.search(block.text)):
            yield Doubt("space", block.page_at(match.start()), match[0])


def _plain(text: str) -> str:
    """Return a text with stars for its addresses, but for signs that stand for quotation marks around one."""
    return _ADDRESS.sub(lambda match: _starred(match[0]), text)


def _starred(address: str) -> str:
    stem = address.rstrip(".,;:)")
    start = int(address.startswith("<") and ">" not in address)
    end = len(stem) - 1 if stem.endswith("=") and not _QUERY.search(address) else len(address)
    return f"{address[:start]}{'*' * (end - start)}{address[end:]}"


def doubtful_words(blocks: Sequence[Block]) -> Iterator[Doubt]:
    """Yield the words that are two run together, or one torn in two, by what the rest of the document has."""
    found = [(block, match) for block in blocks if block.kind in _TEXT for match in _WORD.finditer(_plain(block.text))]
    words = Counter(match[0].lower() for _, match in found)
    pairs: Counter[tuple[str, str]] = Counter()
    places: dict[tuple[str, str], tuple[Block, int]] = {}
    for (block, first), (other, second) in pairwise(found):
        if block is other and block.text[first.end() : second.start()] == " ":
            pair = (first[0].lower(), second[0].lower())
            pairs[pair] += 1
            places.setdefault(pair, (block, first.start()))
    joined = {f"{before}{after}": count for (before, after), count in pairs.items()}
    for block, match in found:
        word = match[0].lower()
        if joined.get(word, 0) >= max(_OFTEN, _RARE * words[word]):
            yield Doubt("space", block.page_at(match.start()), match[0])
    for (before, after), count in pairs.items():
        torn = count == 1 == min(words[before], words[after]) and min(len(before), len(after)) > 1
        if torn and words[f"{before}{after}"] >= _OFTEN:
            block, at = places[before, after]
            yield Doubt("space", block.page_at(at), f"{before} {after}")
