"""Whether a line begins a block, or goes on with the one before it.

A block begins where something says so: a number, an item's letter, declared words, an empty line, or a line that ended
although more words had room in it. What could be read in two ways is a doubt, reported with its place; nothing is
decided by likelihood.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from concordance.numbering import FIRST_ITEMS, ITEM_MARK, LETTERED, NOTE_SIGN, closes
from concordance.private_use import CLOSE, OPEN
from concordance.sentences import ABBREVIATIONS
from concordance.source.schema import LayoutShape, PartShape

Doubt = Callable[[str, str, str], None]  # takes a code, the words, and what was expected of them

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
_NUMBER = re.compile(r"\s*(?:- )?(?:\*\*)?(\d{1,9}(?:\.\d{1,9})*)(\.?)(?:\*\*)?(?:\s+|$)")
_ITEM = re.compile(rf"\s*(?:- )?{ITEM_MARK}(?:\s+|$)")
_BARE = re.compile(r"\W*(?:\d+(?:\.\d+)*\.?|\([a-z]{1,5}\))")
STARS = re.compile(rf"\s*({NOTE_SIGN})\s+(?=[^\s*])")
_CLOSERS = (
    "[\"')\\]*\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}]*"
)
_ABBREVIATED = re.compile(rf"\b(?:{'|'.join(ABBREVIATIONS)}|al)\.\Z")
_ENTITY = re.compile(r"&#?\w+;\Z")  # one that stands for no sign: its semicolon ends no item
_HEADING_NUMBER = re.compile(r"(?:[IVXLC]+|[A-Z])\.\s+[A-Z(]")
_ROOM = 0.85  # of the usual width: a line in which the next word had room was ended on purpose
_NARROW = 40  # characters: in text of narrower lines, nothing follows from a short one
_TAIL = 300  # characters at the end of a text that tell how it ends
_SHORT = 40  # characters: a longer line that stands alone is no page line


@dataclass(slots=True)
class Cursor:
    """What is known of the place between the line before and the next one."""

    after_gap: bool = True  # whether an empty line stands before it
    after_page_break: bool = False  # whether a page break does, or a note at the foot of a page
    line_length: int = 0  # of the last line of text
    marked_up_length: int = 0  # of that line with the markup that was in it
    next_line: str = ""  # with its markup
    before_gap: bool = False  # whether an empty line follows the next one
    last_paragraph: int = 0  # the number of the last numbered paragraph
    items: set[str] = field(default_factory=set)  # the letters of the items under it
    last_note: int = 0  # the number of the last note
    in_note: bool = False  # whether a note at the foot of the page goes on
    note_length: int = 0  # of the last line of that note
    note_numbers_alone: bool | None = None  # whether the numbers of collected notes stand alone on their lines
    part: PartShape | None = None  # the heading above

    def begin(self, text: str) -> None:
        """Note that a block of this text begins here."""
        if number := _NUMBER.match(text):
            self.last_paragraph = int(number[1].split(".")[0])
            self.items = set()
        elif item := _ITEM.match(text):
            self.items.add(item[1])
        self.after_gap = self.after_page_break = False
        self.line_length = self.marked_up_length = len(text)


class Breaks:
    """What lines do to the block before them."""

    def __init__(self, layout: LayoutShape, width: int, cursor: Cursor, doubt: Doubt) -> None:
        """`width` is the usual length of lines, `cursor` what is known of the place of the next one."""
        self._layout = layout
        self._width = width
        self._cursor = cursor
        self._doubt = doubt

    def verdict(self, before: str, words: str) -> str:
        """Return what the line does to the block before it: `start` another, be a `part` of its own, or `join` it."""
        words = words.lstrip()
        if _BARE.fullmatch(before.rpartition("\n")[2]):
            return "join"
        cursor = self._cursor
        broken = cursor.after_gap or cursor.after_page_break or self.has_room(words, cursor.line_length)
        ended = broken or self.ending(before) != "open"
        if words.startswith(self._layout.continues):
            return "part" if ended else "join"
        signed = self._signed(before, words, broken=broken, ended=ended)
        if signed is None:
            return self._without_sign(before, words) if broken else "join"
        return "start" if signed else "join"

    def _without_sign(self, before: str, words: str) -> str:
        """Classify such a line, and doubt a start that nothing but the width of lines without their markup tells."""
        cursor = self._cursor
        found = self.unsigned(before, words)
        parted = cursor.after_gap or cursor.after_page_break
        if found == "start" and not (parted or self.has_room(cursor.next_line, cursor.marked_up_length)):
            self._doubt("paragraph-or-line", words, "an empty line before another paragraph, or no new line")
        return found

    def _signed(self, before: str, words: str, *, broken: bool, ended: bool) -> bool | None:
        """Whether a number, a letter or a declared word begins a block here; nothing if there is no such sign."""
        number = _NUMBER.match(words)
        if number and (number[2] or "." in number[1]) and ("." not in number[1] or self._layout.numbers == "decimal"):
            follows = number[1] == str(self._cursor.last_paragraph + 1)
            if follows and not ended and not self._in_part(before):
                self._doubt("number-in-a-sentence", words, "the end of a sentence before the next paragraph")
            return ended or (follows and self._in_part(before))
        if LETTERED.match(words):
            return ended
        if (item := _ITEM.match(words)) and not closes(before, words):
            return broken or (ended and self._follows(item[1], before))
        if _HEADING_NUMBER.match(words):
            return broken or self.ending(before) == "full"
        if STARS.match(words) or words.startswith(self._layout.starts):
            return ended
        if self._in_preamble() and PARTICIPLE.match(words) and self.ending(before) == "comma":
            self._doubt("start-not-declared", words, "the first word among the `starts` of the layout, or no new line")
        return None

    def _in_preamble(self) -> bool:
        """Whether paragraphs here must begin with one of the declared starts."""
        part = self._cursor.part
        return bool(part and part.units == PREAMBLE and self._layout.starts)

    def unsigned(self, before: str, words: str) -> str:
        """Classify a line without number or letter, after an empty line, a page break or a line with room in it."""
        cursor = self._cursor
        ending = self.ending(before)
        in_preamble = (
            self._in_preamble()
        )  # where a paragraph must begin with one of the `starts`, which is checked when it gets its place
        capital = not words[0].islower()
        unclear = (ending == "full" and not in_preamble) or (capital and (ending == "comma" or self._in_part(before)))
        if cursor.after_page_break and cursor.part and cursor.part.units and unclear:
            self._doubt("paragraph-or-page-break", words, "a sign whether the page break ends the paragraph before")
        if ending == "full":
            return "start"
        if not capital or (cursor.after_page_break and not self._in_part(before)):
            if cursor.before_gap and len(words) < _SHORT and capital:
                self._doubt("line-alone", words, "a line of a paragraph, or an artefact of the layout")
            return "join"
        return "start" if ending == "comma" or cursor.after_gap else "join"

    def _in_part(self, before: str) -> bool:
        """Whether the paragraph ends with a part on a line of its own, which often has no full stop."""
        return "\n" in before

    def _follows(self, mark: str, before: str) -> bool:
        """Whether an item's mark is the next of a list that has begun, or the first after a colon or a full stop."""
        first = mark in FIRST_ITEMS and not before.endswith(";")
        return first or chr(ord(mark[0]) - 1) in self._cursor.items or mark[:-1] in self._cursor.items

    def has_room(self, words: str, length: int) -> bool:
        """Whether a line of this length ended although the next word had room in it."""
        if self._width < _NARROW:
            return False
        return length + 1 + len(words.split(maxsplit=1)[0]) <= _ROOM * self._width

    def ending(self, text: str) -> str:
        """How a text ends: `full` like a sentence or an item, with a `comma`, or `open`."""
        text = text[-_TAIL:]
        marks = rf"(?: ?{_MARK})*" + (r"\d{0,3}" if self._layout.notes == "glued" else "")
        if re.search(rf"[.:;?!]{_CLOSERS}{marks}\s*\Z", text):
            return "open" if _ABBREVIATED.search(text) or _ENTITY.search(text.rstrip()) else "full"
        return "comma" if re.search(rf",{_CLOSERS}{marks}(?: and| or)?\s*\Z", text) else "open"
