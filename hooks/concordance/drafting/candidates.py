"""The outline of a new source, as far as its lines tell: headings, and what stands under each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypedDict

from concordance.intake.headings import ANNEXES
from concordance.numbering import ITEM_MARK, ROMAN
from concordance.source.breaking import Breaks, Cursor, Doubt
from concordance.source.headings import PAGE_BREAK, Block, single_spaced
from concordance.source.joining import Joiner
from concordance.source.markup import MARK, clean, set_marks
from concordance.source.schema import LayoutShape, PartShape
from concordance.source.transcript import cut_at_tables, usual_width

NOTES = PartShape(heading="Notes", notes=True)
_NUMBERED = re.compile(r"(?:- )?(\d{1,9}\.(?:\d{1,9}\.?)*+)\s+(\S.*)", re.DOTALL)
_ITEM = re.compile(rf"(?:- )?{ITEM_MARK}")
_NOTE = re.compile(r"(?:\d{1,3}|\*{1,3})\s+\S")
HEADED = re.compile(r"([IVXLC]+|[A-Z]|\d{1,9})\.\s")
ANNEX = re.compile(
    rf"(?:{ANNEXES}|Draft (?:resolution|decision))\b(?: [IVXLC]+\b)?",
    re.IGNORECASE,
)
SMALL_WORD = re.compile(r"\b(?:of|the|and|to|on|in|for|with|by|from|at|a|an)\Z")
_END = re.compile(r"[.:;,!?]\W*\d{0,3}\Z")
_TALL = 300  # characters: a longer text is no heading
_LONG = 120  # characters: a shorter text without a full stop may be a heading
_DEEP = 4  # ranks: reports have no more
_CLOSING = re.compile(r"\d+(?:st|nd|rd|th) (?:plenary )?meeting\Z")


class DraftedPart(TypedDict, total=False):
    """A part of the outline as it will be written."""

    heading: str
    begins: str
    unit: str
    units: str
    prefix: str
    notes: str
    notes_anew: str
    contents: str
    listed: str
    slug: str
    count: int  # of the paragraphs without a number, while addresses are given
    parts: list["DraftedPart"]


@dataclass(slots=True)
class Candidate:
    """A heading of the outline to be, and the blocks under it."""

    heading: str
    rank: int
    begins: str = ""
    numbers: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    fields: DraftedPart = field(default_factory=DraftedPart)
    anew: bool = False  # whether its notes count from 1 again
    noted: bool = False  # whether the notes stand under it
    name: str = ""  # the word for its paragraphs and its address, if its heading does not give it
    between: bool = False  # whether its paragraphs without a number stand among those with one


def highest_above(found: Sequence[Candidate], at: int) -> int:
    """Return the place of the highest of the headings right above each other, the last of which is at this place."""
    while at and found[at - 1].rank < found[at].rank and not found[at - 1].numbers and not found[at - 1].texts:
        at -= 1
    return at


class _Unoutlined(Breaks):
    """Breaks where the outline is not known yet: a line that ended on purpose ends its block."""

    def __init__(self, layout: LayoutShape, width: int, cursor: Cursor, doubt: Doubt, *, spaced: bool) -> None:
        super().__init__(layout, width, cursor, doubt)
        cursor.part = PartShape(heading="")
        self._spaced = spaced

    def unsigned(self, before: str, words: str) -> str:
        verdict = super().unsigned(before, words)
        short = len(before) < _LONG and not _END.search(before) and not SMALL_WORD.search(before)
        title = short and not self._spaced and not self._cursor.after_page_break and not words[0].islower()
        return "start" if title and not _ITEM.match(before) else verdict


def blocks_of(lines: Sequence[str], layout: LayoutShape) -> list[Block]:
    """Return the blocks of a source whose outline is not known yet."""
    if layout.lines != "wrapped":
        return [Block(re.sub(r"^#+\s+", "", line).strip("* "), line.startswith("#")) for line in lines if line.strip()]
    gaps = sum(not line.strip() and line != PAGE_BREAK for line in lines)
    spaced = gaps > len(lines) / 10  # of the lines: empty lines stand between paragraphs or headings
    breaks = partial(_Unoutlined, spaced=spaced)
    joiner = Joiner([NOTES], layout, "\n".join(lines), usual_width(lines), breaks)
    for piece in cut_at_tables(lines, layout, "")[0]:
        if not isinstance(piece, Block):
            joiner.join(piece)
    return joiner.blocks


def is_heading(block: Block) -> bool:
    """Whether a block looks like a heading: short, with a capital, no full stop, no sign of a list."""
    words = MARK.sub("", block.text).strip()
    plain = len(words) < _TALL and not _END.search(words) and "\n" not in words and not _ITEM.match(words)
    named = re.match(r"[A-Z]\Z|[A-Z\d]\S*\s+\S|[A-Z]\w{3}", words) and not re.search(r"\b[A-Z]/\S+\Z|[\d\s]\)\Z", words)
    return block.kind == "" and (block.marked_heading or plain) and bool(named)


def paragraphs(blocks: Sequence[Block]) -> set[int]:
    """Return the blocks that are numbered paragraphs: a chain 1, 2, 3 ..., with headings only where one is missing."""
    numbered = [
        (at, match[1]) for at, block in enumerate(blocks) if (match := _NUMBERED.match(block.text)) and block.kind == ""
    ]
    sure = {at for at, _ in numbered if not is_heading(blocks[at])}
    found: set[int] = set()
    last = 0
    following = ""
    later_by_place: dict[int, str] = {}
    for at, number in reversed(numbered):
        later_by_place[at] = following
        following = number if at in sure else following
    for at, number in numbered:
        value = int(number.split(".")[0])
        later = later_by_place[at]
        marked = blocks[at].marked_heading and _END.search(blocks[at].text)
        fills = value == last + 1 and (later == f"{value + 1}." or marked) and last > 0
        if at in sure or fills:
            found.add(at)
            last = value
    return found


def _rank(words: str, raw: str, above: Sequence[Candidate]) -> int:
    """How deep a heading stands: by its number, by the marks of a converter, or by the headings above it."""
    if match := HEADED.match(words):
        return _numbered_rank(match[1], above)
    hashes = len(raw) - len(raw.lstrip("#"))
    if words == NOTES.heading or ANNEX.match(words) or (not above and not hashes):
        return 1
    if hashes and above and ANNEX.match(above[-1].heading) and not (above[-1].numbers or above[-1].texts):
        return above[-1].rank + 1
    if hashes:
        return max(1, hashes - 1) + raw.lstrip("# ").startswith("_")
    if not above[-1].numbers and not above[-1].texts:
        return above[-1].rank + 1
    same = next((each for each in reversed(above) if not HEADED.match(each.heading)), None)
    return same.rank if same else above[-1].rank + 1


def _numbered_rank(number: str, above: Sequence[Candidate]) -> int:
    """Return the rank of a numbered heading: that of the one before it in its count, or one below at its beginning."""
    for each in reversed(above):
        match = HEADED.match(each.heading)
        if match and number in _following(match[1]):
            return each.rank
    if number == "I" and not any(each.heading.startswith("I. ") for each in above):
        return 1
    return above[-1].rank + 1 if above else 1


def _following(number: str) -> tuple[str, ...]:
    """Return the numbers of headings that can follow this one."""
    if number.isdigit():
        return (str(int(number) + 1),)
    roman = number.lower()
    letter = chr(ord(number) + 1) if len(number) == 1 else ""
    return (letter, ROMAN[ROMAN.index(roman) + 1].upper() if roman in ROMAN[:-1] else "")


def headings(blocks: Sequence[Block], raw: Sequence[str]) -> list[Candidate]:
    """Return the headings after the first page, with what stands under each."""
    numbered = paragraphs(blocks)
    marks = {MARK.sub("", single_spaced(set_marks(clean(line)))).lstrip("# ").strip(): line for line in raw}
    first = _first_text(blocks, numbered)
    begins = next((at for at in range(first - 1, -1, -1) if is_heading(blocks[at])), len(blocks))
    begins = next((at for at in range(begins) if blocks[at].text.lower() == "contents"), begins)
    found: list[Candidate] = []
    counted: dict[str, None] = {}
    for at, block in enumerate(blocks[begins:], begins):
        words = MARK.sub("", block.text).strip()
        if at in numbered:
            _number(found, counted, words)
        elif found and found[-1].fields:
            found[-1].texts.append(words)
        elif found and _CLOSING.match(words):
            found.append(Candidate("[Adoption]", found[-1].rank, words, fields={"unit": "adoption", "slug": "adopted"}))
        elif is_heading(block):
            words = re.sub(r"(?<=[a-z])\d{1,3}\Z", "", words)  # the mark of a note
            found.append(Candidate(words, min(_rank(words, marks.get(words, ""), found), _DEEP)))
        elif block.kind == "" and not _ITEM.match(words) and not _NOTE.match(words):
            found[-1].texts.append(words)
    return found


def _first_text(blocks: Sequence[Block], numbered: set[int]) -> int:
    """Return the first block of running text: a numbered paragraph, or a whole sentence."""
    for at, block in enumerate(blocks):
        if at in numbered or (
            block.kind == "" and not block.marked_heading and len(block.text) > _LONG and _END.search(block.text)
        ):
            return at
    return len(blocks)


def _number(found: list[Candidate], counted: dict[str, None], words: str) -> None:
    """Put a numbered paragraph under its heading; where numbers go back to an earlier count, begin another part.

    `counted` are the numbers so far, the latest last.
    """
    number = words.removeprefix("- ").split()[0].rstrip(".")
    value = int(number.split(".")[0])
    before = int(next(reversed(counted), "0").split(".")[0])
    resumes = before + 1 < value and f"{value - 1}" in counted
    if resumes and found[-1].numbers:
        found.append(Candidate(f"[Paragraph {value}]", 1, f"{value}."))
    found[-1].numbers.append(number)
    counted.pop(number, None)
    counted[number] = None
