"""Notes of typed documents: "1/" behind the words, and again before the note, which has the size of the text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from concordance.intake.document import Block

_MARK = re.compile(r"(?<=\S) (\d{1,3})/(?=\W|\Z)")
_NOTE = re.compile(r"(\d{1,3})/ (?=\S)")
_HEADED = re.compile(r"(?:Foot)?notes|Notas", re.IGNORECASE)
_TEXT = {"heading", "paragraph"}


def with_typed_notes(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with such notes as notes, if each of them has its mark: all count from 1, and none is missing.

    The marks are written as those of other notes are, in brackets. A line "Notes" above the first one is a heading.
    """
    notes = [at for at, block in enumerate(blocks) if block.kind == "paragraph" and _NOTE.match(block.text)]
    numbers = [str(number) for number in range(1, len(notes) + 1)]
    text = [block.text for at, block in enumerate(blocks) if block.kind in _TEXT and at not in notes]
    marks = dict.fromkeys(number for words in text for number in _MARK.findall(words))
    if [blocks[at].text.partition("/")[0] for at in notes] != numbers or list(marks) != numbers:
        return list(blocks)
    found = [_marked(block) if block.kind in _TEXT else block for block in blocks]
    for at in notes:
        found[at] = replace(blocks[at], kind="note", text=_NOTE.sub(r"[\1]", blocks[at].text, count=1))
    above = notes[0] - 1 if notes else -1
    if above >= 0 and _HEADED.fullmatch(found[above].text):
        rank = min((block.rank for block in blocks if block.kind == "heading"), default=1)
        found[above] = replace(found[above], kind="heading", rank=rank)
    return found


def _marked(block: Block) -> Block:
    return replace(block, text=_MARK.sub(r"[\1]", block.text))
