"""The lines of running text become blocks: headings, paragraphs, items, notes, lines of the masthead.

A block begins where something says so: a heading of the outline, a number, an item's letter, declared words,
an empty line, or a line that ended although more words had room in it. What could be read in two ways is a
problem, told with its place; nothing is decided by likelihood.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from concordance.declarations import LayoutShape, PartShape
from concordance.headings import PAGE, Block, Headings, block_of, single_spaced
from concordance.markup import CLOSE, OPEN
from concordance.report import Repair

PREAMBLE = "preamble"  # the `units` that must begin with one of the `starts`
_PARTICIPLES = (
    "Acknowledging Acting Affirming Alarmed Appalled Appreciating Aware Bearing Believing Calling Cognizant Commending"
    " Concerned Condemning Confident Confirming Conscious Considering Convinced Deeply Deploring Desiring Determined"
    " Disturbed Emphasizing Encouraged Endorsing Expressing Firmly Fully Gravely Guided Having Highlighting Keeping"
    " Looking Mindful Noting Observing Paying Profoundly Reaffirming Realizing Recalling Recognizing Referring"
    " Regretting Reiterating Resolved Seeking Seriously Stressing Strongly Taking Underlining Underscoring Viewing"
    " Welcoming Also Further"
).split()
PARTICIPLE = re.compile(rf"(?:{'|'.join(_PARTICIPLES)})\b")
_MARK = f"{OPEN}\\d+{CLOSE}"
_NUMBER = re.compile(r"(?:- )?(?:\*\*)?(\d+(?:\.\d+)*)(\.?)(?:\*\*)?(?:\s+|$)")
_ITEM = re.compile(r"(?:- )?\(([a-z]{1,5})\)(?:\s+|$)")
_BARE = re.compile(r"\W*(?:\d+(?:\.\d+)*\.?|\([a-z]{1,5}\))")
_NOTE = re.compile(r"(?:- )?(\d{1,3})(?:\s+|$)")  # at the foot of a page; with a full stop it is a paragraph
_COLLECTED = re.compile(r"(?:- )?(\d{1,3})[.)]?(?:\s+|$)")
STARS = re.compile(r"(\*{1,3})\s+(?=[^\s*])")
_CLOSERS = (
    "[\"')\\]*\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}]*"
)
_ABBREVIATED = re.compile(r"\b(?:Nos?|paras?|arts?|Mr|Mrs|Ms|Dr|St|vol|chap|pp?|Add|Corr|Rev|cf|vs?|al|ed)\.\Z")
_HEADING_NUMBER = re.compile(r"(?:[IVXLC]+|[A-Z])\.\s+[A-Z(]")
_ROOM = 0.85  # of the usual width: a line in which the next word had room was ended on purpose
_NARROW = 40  # characters: in text of narrower lines, nothing follows from a short one
_SHORT = 40  # characters: a longer line that stands alone is no page line


@dataclass(slots=True)
class _Place:
    """What is known of the place between the line before and the next one."""

    gap: bool = True  # an empty line
    page: bool = False  # a page break, or a note at the foot of a page
    length: int = 0  # of the last line of text
    isolated: bool = False  # an empty line follows
    number: int = 0  # of the last numbered paragraph
    items: set[str] = field(default_factory=set)  # letters of the items under it
    note: int = 0  # of the last note
    in_note: bool = False  # a note at the foot of the page goes on
    note_length: int = 0  # of its last line
    alone: bool | None = None  # whether the numbers of collected notes stand alone on their lines


class Joiner:
    """Joins the lines of a source into blocks."""

    def __init__(self, parts: Sequence[PartShape], layout: LayoutShape, text: str, width: int) -> None:
        """`text` is the whole source, `width` its usual length of lines."""
        self._headings = Headings(parts, layout)
        self._layout = layout
        self._text = text
        self._width = width
        self._part: PartShape | None = None
        self._open: Block | None = None
        self._place = _Place()
        self.blocks: list[Block] = []
        self.hyphens: list[Repair] = []
        self.problems: list[tuple[str, str, str, str]] = []

    def join(self, lines: Sequence[str]) -> None:
        """Add the blocks of these lines."""
        self._place.gap = True
        at = 0
        while at < len(lines):
            words = single_spaced(lines[at])
            self._place.isolated = not "".join(lines[at + 1 : at + 2]).strip()
            contents = bool(self._part and self._part.contents)
            if lines[at] == PAGE or not words:
                self._place.gap = True
                self._place.page |= lines[at] == PAGE or self._place.in_note
                self._place.in_note = False
            elif heading := self._headings.find(lines, at, contents=contents):
                self._enter(heading.part)
                self.blocks.append(Block(heading.part.heading, marked=True, notes=heading.notes))
                at = heading.past - 1
            elif part := self._headings.beginning(lines, at):
                self._enter(part)
                self._start(block_of(words))
            elif self._part is None:
                self.blocks += [block_of(cell) for cell in re.split(r"\s{3,}", lines[at].strip())]
            elif contents:
                self.blocks.append(Block(lines[at].strip(), kind="contents"))
            elif self._part.notes:
                self._collect(words)
            else:
                self._take(words)
            at += 1

    def table(self, block: Block) -> None:
        """Add a table that stands between the lines."""
        self.blocks.append(block)
        self._place.gap = True

    def close(self) -> None:
        """End the open block. One that does not end like a sentence may be a heading, or hold one."""
        alone = self._part and self._part.unit and not self._part.units
        if self._open and not alone and "\n" not in self._open.text and self._ending(self._open.text) == "open":
            expected = "a sentence with its end, or a heading of the outline"
            self._doubt("paragraph-without-end", self._open.text[-60:], expected)
        self._open = None

    def _enter(self, part: PartShape) -> None:
        self.close()
        self._part = part
        if part.prefix or part.notes_anew:
            self._place.number = 0
        if part.notes or part.notes_anew:
            self._place.note = 0
            self._place.alone = None

    def _take(self, words: str) -> None:
        """Put a line of text in its place."""
        here = self._place
        line = block_of(words)
        if self._in_note(words):
            return
        verdict = "start" if self._open is None or line.marked else self._verdict(self._open.text, line.text)
        if verdict == "start" or self._open is None:
            self._start(line)
        else:
            self._open.text = self._joined(self._open.text, line.text, "\n" if verdict == "part" else " ")
        here.gap = here.page = False
        here.length = len(words)

    def _in_note(self, words: str) -> bool:
        """Whether the line begins the next note at the foot of a page, or goes on with it."""
        here = self._place
        if not self._layout.notes:
            return False
        match = _NOTE.match(words)
        begins = bool(match and int(match[1]) == here.note + 1) or bool(STARS.match(words))
        if begins and (here.gap or here.in_note):
            here.note += bool(match)
            here.in_note = True
            self.blocks.append(Block(words.removeprefix("- "), kind="note"))
        elif here.in_note and self._has_room(words, here.note_length) and self._ending(self.blocks[-1].text) == "full":
            here.in_note, here.page = False, True
        elif here.in_note:
            self.blocks[-1].text = self._joined(self.blocks[-1].text, words)
        here.note_length = len(words)
        here.gap &= not here.in_note
        return here.in_note

    def _collect(self, words: str) -> None:
        """Put a line among the collected notes: the next number begins a note, all else goes on with the last."""
        here = self._place
        match = _COLLECTED.match(words)
        alone = bool(match and match.end() == len(words))
        next_one = match is not None and int(match[1]) == here.note + 1 and here.alone in (None, alone)
        if next_one or self.blocks[-1].kind != "note" or STARS.match(words):
            here.note += next_one
            here.alone = alone if next_one else here.alone
            self.blocks.append(Block(words, kind="note"))
            return
        if alone:
            self._doubt("note-out-of-order", words, f"note {here.note + 1}")
        self.blocks[-1].text = self._joined(self.blocks[-1].text, words)

    def _verdict(self, before: str, words: str) -> str:
        """What the line does to the block before it: `start` another, be a `part` of its own, or `join` it."""
        if _BARE.fullmatch(before.rpartition("\n")[2]):
            return "join"
        broken = self._place.gap or self._place.page or self._has_room(words, self._place.length)
        ended = broken or self._ending(before) != "open"
        if words.startswith(self._layout.continues):
            return "part" if ended else "join"
        signed = self._signed(before, words, broken=broken, ended=ended)
        if signed is None:
            return self._unsigned(before, words) if broken else "join"
        return "start" if signed else "join"

    def _signed(self, before: str, words: str, *, broken: bool, ended: bool) -> bool | None:
        """Whether a number, a letter or a declared word begins a block here; nothing if there is no such sign."""
        number = _NUMBER.match(words)
        if number and (number[2] or "." in number[1]) and ("." not in number[1] or self._layout.numbers == "decimal"):
            follows = number[1] == str(self._place.number + 1)
            if follows and not ended and not self._in_part(before):
                self._doubt("number-in-a-sentence", words, "the end of a sentence before the next paragraph")
            return ended or (follows and self._in_part(before))
        if item := _ITEM.match(words):
            return broken or (ended and self._follows(item[1], before))
        if _HEADING_NUMBER.match(words):
            return broken or self._ending(before) == "full"
        if STARS.match(words) or words.startswith(self._layout.starts):
            return ended
        if self._in_preamble() and PARTICIPLE.match(words) and self._ending(before) == "comma":
            self._doubt("start-not-declared", words, "the first word among the `starts` of the layout, or no new line")
        return None

    def _in_preamble(self) -> bool:
        """Whether paragraphs here must begin with one of the declared starts."""
        return bool(self._part and self._part.units == PREAMBLE and self._layout.starts)

    def _unsigned(self, before: str, words: str) -> str:
        """The same for a line that no sign begins, after an empty line, a page break or a line with room in it."""
        here = self._place
        ending = self._ending(before)
        units = self._part.units if self._part else ""
        told = self._in_preamble()  # then the walk asks for one of the starts
        unclear = (ending == "full" and not told) or (ending == "comma" and not words[0].islower())
        if here.page and units and unclear:
            self._doubt("paragraph-or-page-break", words, "a sign whether the page break ends the paragraph before")
        if ending == "full":
            return "start"
        if words[0].islower() or (here.page and not self._in_part(before)):
            if here.isolated and len(words) < _SHORT and not words[0].islower():
                self._doubt("line-alone", words, "a line of a paragraph, or an artefact of the layout")
            return "join"
        return "start" if ending == "comma" or here.gap else "join"

    def _in_part(self, before: str) -> bool:
        """Whether the paragraph ends with a part on a line of its own, which often has no full stop."""
        return "\n" in before

    def _follows(self, mark: str, before: str) -> bool:
        """Whether an item's mark is the next of a list that has begun, or the first after a colon or a full stop."""
        first = mark in {"a", "i"} and not before.endswith(";")
        return first or chr(ord(mark[0]) - 1) in self._place.items or mark[:-1] in self._place.items

    def _has_room(self, words: str, length: int) -> bool:
        """Whether a line of this length ended although the next word had room in it."""
        if self._width < _NARROW:
            return False
        return length + 1 + len(words.split(maxsplit=1)[0]) <= _ROOM * self._width

    def _ending(self, text: str) -> str:
        """How a text ends: `full` like a sentence or an item, with a `comma`, or `open`."""
        marks = rf"(?:{_MARK})*" + (r"\d{0,3}" if self._layout.notes == "glued" else "")
        if re.search(rf"[.:;?!]{_CLOSERS}{marks}\Z", text):
            return "open" if _ABBREVIATED.search(text) else "full"
        return "comma" if re.search(rf",{_CLOSERS}{marks}(?: and| or)?\Z", text) else "open"

    def _start(self, block: Block) -> None:
        self.close()
        self._open = block
        self.blocks.append(block)
        if number := _NUMBER.match(block.text):
            self._place.number = int(number[1].split(".")[0])
            self._place.items = set()
        elif item := _ITEM.match(block.text):
            self._place.items.add(item[1])
        self._place.gap = self._place.page = False
        self._place.length = len(block.text)

    def _joined(self, before: str, words: str, space: str = " ") -> str:
        """A text with the next line: no space after a hyphen, a dash or a stroke that ends the line."""
        cut = re.search(r"(\w+)-\Z", before)
        if re.search(r"://\S*[^\s.,;:)\]]\Z", before):
            address = before.rsplit(maxsplit=1)[-1]
            self._doubt("address-at-line-end", address, "an address that ends, or goes on, without a doubt")
        if not cut:
            tight = re.search(r"\S[/\N{EM DASH}\N{EN DASH}]\Z", before) and words[0].isalnum()
            return before + ("" if tight else space) + words
        if self._layout.hyphens != "join" or not words[0].islower():
            return before + words
        rest = re.split(r"\W", words, maxsplit=1)[0]
        whole, kept = cut[1] + rest, f"{cut[1]}-{rest}"
        if self._stands(kept):
            return before + words
        if not self._stands(whole):
            self._doubt("hyphen-undecided", kept, f"{whole!r} or {kept!r} somewhere else in the source")
            return before + words
        self.hyphens.append(Repair("hyphen", whole, kept, whole, "", ""))
        return before[:-1] + words

    def _stands(self, word: str) -> bool:
        """Whether the source has the word somewhere on one line."""
        return bool(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", self._text, re.IGNORECASE))

    def _doubt(self, code: str, words: str, expected: str) -> None:
        remedy = "Compare with the official document, then declare a repair that leaves no doubt."
        self.problems.append((code, words, expected, remedy))
