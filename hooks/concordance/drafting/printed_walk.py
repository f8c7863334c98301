"""The way down the blocks of a printed document: headings with what stands under each, units, further lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from concordance.drafting.candidates import Candidate, DraftedPart, highest_above
from concordance.drafting.speeches import is_told, speaker_of
from concordance.intake.document import Block
from concordance.intake.endings import PLACED, ROSE
from concordance.intake.headings import NUMBERED
from concordance.intake.notes import BEGINS, HEADED
from concordance.numbering import FIRST_ITEMS, ITEM, PARAGRAPH, RAISED_LETTERS, Numbering
from concordance.source.breaking import STARS

MARK = re.compile(r" ?\[\d{1,3}\]")
_IMPRINT = "[About this record]"
_PROCEEDINGS = "[Proceedings "
_FIRST_NOTES = ("[1]", "a".translate(RAISED_LETTERS))  # with which notes begin to count
_STAR = re.compile(r"\*(?!\*)")
_FIRST = re.compile(r"(?:I|A|1)\.\s")
_INSIDE = 10  # points: a number further right belongs to a list inside a paragraph
_BEGINS = 60  # characters by which a part or a further line is known


@dataclass(slots=True)
class Walk:
    """What the walk down the blocks has found."""

    found: list[Candidate] = field(default_factory=list)
    continues: dict[str, int] = field(default_factory=dict)  # the beginnings of further lines, and their pages
    headed: int = 0  # how many headings there are down to the one under which items stand without a paragraph
    closes: dict[str, int] = field(default_factory=dict)  # further lines of a signature
    unmarked: dict[str, int] = field(default_factory=dict)  # small print at a page's foot that has no mark
    left: float = 0  # where numbered paragraphs begin
    listed: float = 0  # where the numbers of a list begin that stands inside a paragraph
    restarts: dict[str, int] = field(default_factory=dict)  # paragraphs that begin a count, or resume one, unheaded
    inside: int = 0  # the last number of a list that stands inside a paragraph
    behind: bool = False  # whether a table stood between the last numbered paragraph and here
    units: list[Block] = field(default_factory=list)  # the blocks that are units, in order
    inner: list[int] = field(default_factory=list)  # the ranks of the headings under which inner counts stand
    numberings: list[Numbering] = field(default_factory=list)  # the counts of paragraphs, the innermost last
    noted: int = 0  # how many headings there were at the last note
    counted: set[str] = field(default_factory=set)  # the first notes that there were
    tables: list[Block] = field(default_factory=list)
    rows: bool = False
    spoken: bool = False  # whether it is the record of what was said
    speeches: int = 0  # so far


def walk_down(blocks: Sequence[Block], *, decimal: bool, by_page: bool, spoken: bool) -> Walk:
    """Return what the blocks are: headings with what stands under each, units, further lines of paragraphs.

    Notes count anew `by_page`, or under headings only. A record of what was `spoken` has a part for each speech.
    """
    walk = Walk(numberings=[Numbering(decimal=decimal)], spoken=spoken)
    letters = _letters_behind(blocks)
    later = _listed(blocks)
    for at, block in enumerate(blocks):
        words = MARK.sub("", block.text)
        if at in later or (block.kind == "heading" and block.text not in walk.continues):
            heading = " ".join(words.split()).strip("* ").strip()
            rank = block.rank or _rank_after(blocks, at)
            walk.found.append(Candidate(heading, 1 if _encloses(blocks[at : at + 2]) else rank))
        elif block.kind == "table":
            walk.tables.append(block)
            _begin(walk, blocks, at)
        elif block.kind == "contents":
            walk.rows = True
        elif block.kind == "imprint":
            _imprint(walk, blocks, at)
        elif block.kind == "closing" or (ROSE.fullmatch(block.text) and not spoken):
            _closing(walk, block, blocks[at - 1])
        elif block.kind == "note" and BEGINS.match(block.text):
            _note(walk, block, by_page=by_page)
        elif block.kind == "heading" or _is_text(block):
            if block.kind == "note":
                walk.unmarked[block.text] = block.page
            _begin(walk, blocks, at)
            walk.behind = walk.behind or _is_behind_table(blocks, at)
            _paragraph(walk, block, letters[at])
    return walk


def first_number(walk: Walk) -> str:
    """Return the number of the first paragraph that has one, where it is none with which a text begins.

    The next one tells that it counts.
    """
    first, second = [*(number for each in walk.found for number in each.numbers), "", ""][:2]
    counts = bool(first) and second in Numbering(decimal="." in first, number=first).expected()
    return first if counts and first not in {"1", "1.1"} else ""


def _listed(blocks: Sequence[Block]) -> set[int]:
    """Return the places of lines above the first numbered paragraph that have the words of a heading further down.

    They are a list of contents, as on the first page of the record of a meeting.
    """
    headings = {block.text: at for at, block in enumerate(blocks) if block.kind == "heading"}
    lines = [block.text if block.kind == "paragraph" else "" for block in blocks]
    first = next((at for at, text in enumerate(lines) if PARAGRAPH.fullmatch(text)), len(lines))
    return {at for at, text in enumerate(lines[:first]) if headings.get(text, 0) > at}


def _encloses(blocks: Sequence[Block]) -> bool:
    """Whether a heading without a number stands right above the first of headings that have one, in print as large."""
    above, below = blocks[0], blocks[1] if len(blocks) > 1 else None
    return bool(
        below
        and below.kind == "heading"
        and above.rank == below.rank
        and _FIRST.match(below.text)
        and not NUMBERED.match(above.text)
    )


def _note(walk: Walk, block: Block, *, by_page: bool) -> None:
    """Where notes begin again, with 1 or one star, note it at the highest of the headings since the note before."""
    last = walk.found[-1] if walk.found else None
    if last and HEADED.fullmatch(last.heading) and not (last.numbers or last.texts):
        last.noted = True
    since = walk.found[walk.noted :]
    first = next((sign for sign in _FIRST_NOTES[by_page:] if block.text.startswith(sign)), "")
    first = first or ("*" if _STAR.match(block.text) else "")
    if first:
        if first in walk.counted and since:
            highest = min(each.rank for each in since)
            next(each for each in reversed(since) if each.rank == highest).anew = True
        walk.counted.add(first)
    walk.noted = len(walk.found)


def _is_text(block: Block) -> bool:
    """Whether a block is a paragraph, as the source's reader will see it: also a note without a mark that it knows."""
    return (block.kind == "note" and not BEGINS.match(block.text)) or (
        block.kind == "paragraph" and not STARS.match(block.text)
    )


def _begin(walk: Walk, blocks: Sequence[Block], at: int) -> None:
    """Begin a part that has no heading in print, where there is none yet: it stands beside the next one that has.

    Or one for a speech.
    """
    if walk.spoken and _speech(walk, blocks, at):
        return
    if not walk.found or walk.found[-1].heading == _IMPRINT:
        walk.found.append(Candidate("[Text]", _rank_after(blocks, at), beginning(blocks[at].text)))


def _speech(walk: Walk, blocks: Sequence[Block], at: int) -> bool:
    """Begin a part with a paragraph if somebody begins to speak in it, or if the record itself tells something."""
    block = blocks[at]
    speaker = speaker_of(block)
    told = walk.speeches and is_told(block) and not walk.found[-1].heading.startswith(_PROCEEDINGS)
    if not speaker and not told:
        return False
    walk.speeches += bool(speaker)
    proceedings = sum(each.heading.startswith(_PROCEEDINGS) for each in walk.found)
    count = walk.speeches if speaker else proceedings + 1
    heading, name = (
        (f"[Speech {count}: {speaker}]", "speech") if speaker else (f"{_PROCEEDINGS}{count}]", "proceedings")
    )
    above = next((each for each in reversed(walk.found) if not each.heading.startswith("[")), None)
    rank = above.rank + 1 if above else _rank_after(blocks, at)
    walk.found.append(Candidate(heading, rank, beginning(block.text), name=f"{name}-{count}"))
    return True


def _is_behind_table(blocks: Sequence[Block], at: int) -> bool:
    """Whether the last block of the text before this one is a table."""
    before = (blocks[n].kind for n in range(at - 1, -1, -1) if blocks[n].kind != "note")
    return next(before, "") == "table"


def _imprint(walk: Walk, blocks: Sequence[Block], at: int) -> None:
    """Put what a document says of itself into a part of its own."""
    fields: DraftedPart = {"unit": "about-this-record", "slug": "record"}
    walk.found.append(Candidate(_IMPRINT, _rank_after(blocks, at), beginning(blocks[at].text), fields=fields))
    walk.units.append(blocks[at])


def _rank_after(blocks: Sequence[Block], at: int) -> int:
    """Return the rank of the next heading in print."""
    return next((block.rank for block in blocks[at:] if block.kind == "heading"), 1)


def beginning(text: str) -> str:
    """Return the first words of a text, before any mark of a note."""
    plain = re.split(r"[\n\[]", text, maxsplit=1)[0] if not text.startswith("[") else text
    return plain if len(plain) <= _BEGINS else plain[:_BEGINS].rpartition(" ")[0]


def _closing(walk: Walk, block: Block, before: Block) -> None:
    """Put the end of a resolution or a signature into a part of its own."""
    last = walk.found[-1] if walk.found else None
    if last and last.fields and before.kind == "closing":
        walk.closes[block.text] = block.page
        return
    name, unit = "[Signature]", "signature"
    if block.text[:1].isdigit():
        name, unit = "[Adoption]", "adoption"
    elif ROSE.fullmatch(block.text):
        name, unit = "[End of the meeting]", "end-of-the-meeting"
    elif PLACED.fullmatch(block.text):
        name, unit = "[Place and date]", "place-and-date"
    count = sum(each.heading == name for each in walk.found)
    slug = {"adoption": "adopted", "signature": "signed", "place-and-date": "dated"}.get(unit, "ended")
    unit = f"{unit}-{count + 1}" if count else unit
    rank = last.rank if last else 1
    walk.found.append(Candidate(name, rank, beginning(block.text), fields={"unit": unit, "slug": slug}))
    walk.units.append(block)


def _paragraph(walk: Walk, block: Block, following: str) -> None:
    """Put a paragraph under its heading, or to the paragraph above it."""
    number = _counted(walk, block)
    last, numbering = walk.found[-1], walk.numberings[-1]
    item = ITEM.fullmatch(block.text)
    mark = item[1] if item else ""
    bare = not last.numbers and not last.texts
    if number and (number in numbering.expected() or not last.texts):
        walk.left = walk.left if last.numbers else block.left
        walk.inside = 0
        walk.behind = False
        numbering.begin_paragraph(number)
        last.numbers.append(number)
        walk.units.append(block)
    elif last.fields:
        walk.closes[block.text] = block.page
    elif mark and walk.inside and block.left > walk.listed + 1:
        walk.continues[block.text] = block.page
    elif mark in FIRST_ITEMS and bare and walk.headed < len(walk.found):
        numbering.items = []
        numbering.begin_item(mark, following)
        walk.headed, walk.behind = len(walk.found), False
        walk.units.append(block)
    elif mark.isdigit() and bare and numbering.begin_item(mark, following):  # "(6)" counts on under another heading
        walk.headed, walk.behind = len(walk.found), False
        walk.units.append(block)
    elif mark and (not bare or walk.headed == len(walk.found)) and numbering.begin_item(mark, following):
        walk.behind = False
        walk.units.append(block)
    elif walk.behind and last.numbers and not mark and not number:
        numbering.items = []
        last.between = last.between or not last.texts
        last.texts.append(MARK.sub("", block.text))
        walk.units.append(block)
    elif last.numbers or (last.texts and (mark or PARAGRAPH.fullmatch(block.text))):  # a number that is quoted
        walk.continues[block.text] = block.page
    else:
        numbering.items = []
        last.texts.append(MARK.sub("", block.text))
        walk.units.append(block)


def _counted(walk: Walk, block: Block) -> str:
    """Return the number of a paragraph that counts, and none inside another one; begin a count, or resume the outer."""
    match = PARAGRAPH.fullmatch(block.text)
    number = match[1] if match else ""
    numbering = walk.numberings[-1]
    if "." in number:
        return number if numbering.decimal else ""
    expected = numbering.expected()
    if not block.text.startswith(f"{number}.") or _is_inside(walk, block, number, expected):
        return ""
    if len(walk.numberings) > 1 and number not in expected and number in walk.numberings[-2].expected():
        walk.numberings.pop()
        if walk.found[-1].rank > walk.inner.pop() or walk.found[-1].numbers or walk.found[-1].texts:
            walk.restarts[block.text] = block.page
            walk.found.append(Candidate(f"[Paragraph {number}]", 1, beginning(block.text)))
    elif number == "1" and number not in expected:
        walk.numberings.append(Numbering(decimal=numbering.decimal))
        walk.inner.append(walk.found[highest_above(walk.found, len(walk.found) - 1)].rank)
    return number


def _is_inside(walk: Walk, block: Block, number: str, expected: Sequence[str]) -> bool:
    """Whether a number belongs to a list inside a paragraph: one that begins anew there, or goes on, further right."""
    if not number.isdigit() or not walk.found[-1].numbers:
        return False
    begins = number == "1" and number not in expected
    goes_on = bool(walk.inside) and int(number) == walk.inside + 1 and block.left > walk.left + _INSIDE
    if begins or goes_on:
        walk.inside, walk.listed = int(number), block.left
    return begins or goes_on


def _letters_behind(blocks: Sequence[Block]) -> list[str]:
    """For each block the letter of the first item behind it; empty where none follows."""
    letters = [""] * len(blocks)
    for at in range(len(blocks) - 1, 0, -1):
        item = ITEM.match(blocks[at].text) if blocks[at].kind == "paragraph" else None
        letters[at - 1] = item[1] if item else letters[at]
    return letters
