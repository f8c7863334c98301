"""Words that are written from right to left, as in Arabic: a PDF has their letters in an order that is not theirs."""

import re
from collections.abc import Iterator, Sequence

from concordance.intake.document import Block, Doubt
from concordance.intake.glyphs import Page
from concordance.problems import InputError, Problem

_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_WORDS = re.compile(f"{_LEFTWARD.pattern}{{2,}}(?: {_LEFTWARD.pattern}{{2,}})*")
_MOST = 0.5  # of the letters: a document with more is written so


def check_direction(pages: Sequence[Page], where: str) -> None:
    """Raise `InputError` for pages that are written from right to left; `where` is the name of the file."""
    text = "".join(each.text for page in pages for each in page.characters)
    if len(_LEFTWARD.findall(text)) > _MOST * sum(map(str.isalpha, text)):
        found, expected = "words that are written from right to left", "a language that is written from left to right"
        remedy = "Take the Word file of the document, or the PDF of it in another language."
        raise InputError([Problem("pdf-right-to-left", where, found, expected, remedy)])


def leftward(blocks: Sequence[Block]) -> Iterator[Doubt]:
    """Yield the words of these blocks that are written so, the first of each."""
    for block in blocks:
        if match := _WORDS.search(block.text):
            yield Doubt("leftward", block.page_at(match.start()), match[0])
