"""Two texts side by side: their words that stand in both, in the same order, and those that only one of them has there.

Capitals and punctuation do not count. A word that is alone in standing in both is no likeness: "of" does in most texts.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby

from concordance.edition.restatements import WORD
from concordance.report import Report, Unit

PAGE = "compare.html"
FEWEST = 2  # words that stand together in both texts to count as the same

Piece = tuple[str, bool]  # words as they stand, and whether only this text has them
Token = tuple[int, int, str]  # where a word begins and ends in its text, and the word without capitals


def side_by_side(one: str, other: str) -> tuple[list[Piece], list[Piece]]:
    """Return each text in pieces, which together are the text."""
    first, second = _tokens(one), _tokens(other)
    matcher = SequenceMatcher(None, [word for *_, word in first], [word for *_, word in second], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= FEWEST]
    in_first = {block.a + at for block in blocks for at in range(block.size)}
    in_second = {block.b + at for block in blocks for at in range(block.size)}
    return [*_pieces(one, first, in_first)], [*_pieces(other, second, in_second)]


def comparison(report: Report, unit: Unit, other: Unit) -> str:
    """Return the address of the comparison of two units, seen from the report's pages."""
    return f"{PAGE}#{pair_anchor(report, unit, other)}"


def pair_anchor(report: Report, unit: Unit, other: Unit) -> str:
    """Return the anchor of the comparison of two units, whichever is named first: `summary-4-and-para-6`."""
    earlier, later = sorted((unit, other), key=lambda each: report.unit_order[each.id])
    return f"{earlier.anchor}-and-{later.anchor}"


def _tokens(text: str) -> list[Token]:
    return [(found.start(), found.end(), found.group().lower()) for found in WORD.finditer(text)]


def _pieces(text: str, tokens: list[Token], shared: set[int]) -> Iterator[Piece]:
    """Yield runs of words of one sort, each from its first word to its last, and what stands between the runs."""
    at = 0
    for own, run in groupby(range(len(tokens)), key=lambda token: token not in shared):
        if own:
            first, *rest = run
            start, end = tokens[first][0], tokens[rest[-1] if rest else first][1]
            if start > at:
                yield text[at:start], False
            yield text[start:end], True
            at = end
    if text[at:]:
        yield text[at:], False
