"""Notes of typed documents: "1/" behind the words, and again before the note, which has the size of the text."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from concordance.intake.document import Block
from concordance.intake.notes import HEADED, TYPED

_MARK = re.compile(r"(?<=\S) (\d{1,3})/(?=\W|\Z)")
_TEXT = {"heading", "paragraph"}


def with_typed_notes(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with such notes as notes, if each of them has its mark, and none is missing.

    They count from 1 through the document, or on each page. The marks are written as those of other notes are, in
    brackets. A line "Notes" above the first one is a heading.
    """
    notes = [at for at, block in enumerate(blocks) if block.kind in {"paragraph", "note"} and TYPED.match(block.text)]
    text = [block for at, block in enumerate(blocks) if block.kind in _TEXT and at not in notes]
    begun = [(blocks[at].page, int(blocks[at].text.partition("/")[0])) for at in notes]
    marks = [(block.page_at(match.start()), int(match[1])) for block in text for match in _MARK.finditer(block.text)]
    if not _fit([number for _, number in begun], [number for _, number in marks]) and not _fit_by_page(begun, marks):
        return list(blocks)
    found = [_marked(block) if block.kind in _TEXT else block for block in blocks]
    for at in notes:
        found[at] = replace(blocks[at], kind="note", text=TYPED.sub(r"[\1]", blocks[at].text, count=1))
    above = notes[0] - 1 if notes else -1
    if above >= 0 and HEADED.fullmatch(found[above].text):
        rank = min((block.rank for block in blocks if block.kind == "heading"), default=1)
        found[above] = replace(found[above], kind="heading", rank=rank)
    return found


def _fit(notes: Sequence[int], marks: Sequence[int]) -> bool:
    """Whether notes count from 1, and have marks in their order, of which some may stand again."""
    return list(notes) == [*range(1, len(notes) + 1)] == list(dict.fromkeys(marks))


def _fit_by_page(notes: Sequence[tuple[int, int]], marks: Sequence[tuple[int, int]]) -> bool:
    """Whether that is so on each page, by the pages and numbers of notes and marks."""
    by_page: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at, each in enumerate((notes, marks)):
        for page, number in each:
            by_page[page][at].append(number)
    return all(_fit(*each) for each in by_page.values())


def _marked(block: Block) -> Block:
    return replace(block, text=_MARK.sub(r"[\1]", block.text))
