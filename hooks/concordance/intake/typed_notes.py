"""Notes of typed documents: "1/" behind the words, and again before the note, which has the size of the text."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from concordance.intake.document import Block
from concordance.intake.notes import BEGINS, HEADED, NOTE_MARK, TYPED
from concordance.intake.slopes import moved

_MARK = re.compile(r"(?<=\S) (\d{1,3})/(?=\W|\Z)")
_LISTED = re.compile(r"(?:\[(\d{1,3})\]|(\d{1,3})\.)\s*(?=\S)")  # with what a note of a list begins
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
    fits = fit([number for _, number in begun], [number for _, number in marks]) or _fit_by_page(begun, marks)
    if not notes or not fits:
        return _with_listed_notes(blocks)
    found = [_marked(block) if block.kind in _TEXT else block for block in blocks]
    for at in notes:
        found[at] = replace(blocks[at], kind="note", text=TYPED.sub(r"[\1]", blocks[at].text, count=1))
    above = notes[0] - 1
    return with_heading(found, above) if above >= 0 and HEADED.fullmatch(found[above].text) else found


def _with_listed_notes(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the paragraphs under a line "Notes" as notes, if they have marks in the text.

    They count from 1, in the order in which their marks stand first; there are no others.
    """
    found = list(blocks)
    above = next((at for at in range(len(blocks) - 1, -1, -1) if HEADED.fullmatch(blocks[at].text)), None)
    if above is None or any(block.kind == "note" and BEGINS.match(block.text) for block in blocks):
        return found
    behind = range(above + 1, len(blocks))
    listed = [*takewhile(lambda at: blocks[at].kind == "paragraph", behind)]
    begun = [_LISTED.match(blocks[at].text) for at in listed]
    marks = [
        int(match[1]) for block in blocks[:above] if block.kind in _TEXT for match in NOTE_MARK.finditer(block.text)
    ]
    if not marks or not all(begun) or not fit([int(match[1] or match[2]) for match in begun if match], marks):
        return found
    for at, match in zip(listed, begun, strict=True):
        found[at] = _listed(blocks[at], match) if match else blocks[at]
    return with_heading(found, above)


def _listed(block: Block, match: re.Match[str]) -> Block:
    """Return a note of a list with its number in brackets."""
    text = f"[{match[1] or match[2]}] {block.text[match.end() :]}"
    by = len(text) - len(block.text)
    breaks = tuple(replace(each, at=each.at + by) for each in block.breaks)
    return replace(block, kind="note", text=text, breaks=breaks, sloped=moved(block.sloped, 0, by))


def with_heading(blocks: list[Block], at: int) -> list[Block]:
    """Return the blocks with the one in this place as a heading."""
    if blocks[at].kind != "heading":
        rank = min((block.rank for block in blocks if block.kind == "heading"), default=1)
        blocks[at] = replace(blocks[at], kind="heading", rank=rank)
    return blocks


def fit(notes: Sequence[int], marks: Sequence[int]) -> bool:
    """Whether notes count from 1, and have marks in their order, of which some may stand again."""
    return list(notes) == [*range(1, len(notes) + 1)] == list(dict.fromkeys(marks))


def _fit_by_page(notes: Sequence[tuple[int, int]], marks: Sequence[tuple[int, int]]) -> bool:
    """Whether that is so on each page, by the pages and numbers of notes and marks."""
    by_page: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at, each in enumerate((notes, marks)):
        for page, number in each:
            by_page[page][at].append(number)
    return all(fit(*each) for each in by_page.values())


def _marked(block: Block) -> Block:
    return replace(block, text=_MARK.sub(r"[\1]", block.text))
