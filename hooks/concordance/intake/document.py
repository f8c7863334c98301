"""A document as it was read: its blocks in reading order, each with the pages or paragraphs in which it stands."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["masthead", "imprint", "heading", "paragraph", "closing", "note", "table", "contents", "furniture"]
"""What a block is. An imprint is what a document says of itself at the foot of its first page."""
Cause = Literal[
    "style",
    "print",
    "hidden",
    "struck",
    "placeholder",
    "change",
    "code",
    "generated",
    "empty",
    "bracket",
    "raised",
    "endnote",
    "restart",
    "lost-note",
    "form",
    "sign",
    "formula",
    "picture",
    "outside",
    "second",
]
"""Why something in a Word file is doubtful; what a person is asked of each stands in `drafting/word_questions.py`."""
PrintCause = Literal[
    "inside",
    "small",
    "break",
    "end",
    "foot",
    "space",
    "index",
    "turned",
    "odd",
    "another",
    "cut",
    "aside",
    "rule",
    "sheet",
    "turn",
    "leftward",
]
"""What print leaves open; what a person is asked of each stands in `drafting/printed_questions.py`.

`inside`: a line inside a paragraph ends where the next word had room. `small`: a paragraph begins with a small letter.
`break`: a paragraph without number or indent goes on over a page after a full stop. `end`: the text ends without one.
`foot`: words under a note begin as if they were no part of it. `space`: two words may be one, or one two.
`index`: raised digits or letters are no mark of a note that was read. `turned`: words stand on their side.
`odd`: a sign stands where no prose has it.
`cut`: a numbered paragraph ends without a stop, and the next one follows.
`aside`: a heading in italics stands further right than the text.
`rule`: a long rule parts the text, and bounds no table or box that is known.
`sheet`: a page is wider than high, and has text on both sides and none in the middle.
`turn`: the number printed on a page does not follow that of the page before, or the last one is not that of the file.
`leftward`: words are written from right to left, and may be stored in another order.
`another`: a page begins like the first of another document.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page, or a further paragraph of a Word file, begins inside the text of a block."""

    page: int
    at: int


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the text: its kind and words, its page, the rank of a heading, where later pages begin inside it.

    The rows of a table are lines, their cells parted by three spaces. `made` are the places of signs that stand in no
    file: the numbers that Word sets before paragraphs, and the marks of notes; `sloped` those of its italics.
    """

    kind: Kind
    text: str
    page: int
    rank: int = 0
    breaks: tuple[Place, ...] = ()
    left: float = 0
    made: tuple[tuple[int, int], ...] = ()
    sloped: tuple[tuple[int, int], ...] = ()
    bold: int = 0  # how many of the first signs of a paragraph are bold

    @property
    def parts(self) -> list[tuple[int, int, int]]:
        """What stands on each of its pages, as the page and where that begins and ends in the text."""
        starts = (Place(self.page, 0), *self.breaks)
        ends = (*(place.at for place in self.breaks), len(self.text))
        return [(start.page, start.at, end) for start, end in zip(starts, ends, strict=True)]

    def page_at(self, at: int) -> int:
        """Return the page on which this place of its text stands."""
        return next((each.page for each in reversed(self.breaks) if each.at <= at), self.page)

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages on which it stands."""
        return (self.page, *(place.page for place in self.breaks))


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a person must look at: why, on which page or in which paragraph, and the words or the name."""

    cause: Cause | PrintCause
    page: int
    words: str


@dataclass(frozen=True, slots=True)
class CutWord:
    """A word that was cut at a line's end: its two parts, whether the hyphen was kept, and whether the text tells."""

    first: str
    second: str
    page: int
    kept: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of a document in reading order, its title, and the words that were cut at line ends.

    `counted` is what the pages of its blocks are: a Word file has paragraphs in their place, counted from 1.
    """

    blocks: tuple[Block, ...]
    title: str
    subtitle: str
    cut: tuple[CutWord, ...]
    pages: int
    size: float  # of its running text
    counted: Literal["page", "paragraph"] = "page"
    language: str = ""  # as its file declares it for most of its words
    doubts: tuple[Doubt, ...] = ()
    organ: str = ""  # as the masthead prints it in large letters
    numbers: tuple[int, ...] = ()  # those printed on the pages, in their order; 0 where a page has none
    pictures: tuple[int, ...] = ()  # pages that are pictures whose words were recognised
