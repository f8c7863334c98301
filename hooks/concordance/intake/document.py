"""A printed document: its blocks in reading order, each with the pages on which it stands."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["masthead", "heading", "paragraph", "closing", "note", "table", "contents", "furniture"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins inside the text of a block."""

    page: int
    at: int


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the text: its kind and words, its page, the rank of a heading, where later pages begin inside it.

    The rows of a table are lines, their cells parted by three spaces.
    """

    kind: Kind
    text: str
    page: int
    rank: int = 0
    breaks: tuple[Place, ...] = ()
    left: float = 0


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
    """The blocks of a document in reading order, its title, and the words that were cut at line ends."""

    blocks: tuple[Block, ...]
    title: str
    subtitle: str
    cut: tuple[CutWord, ...]
    pages: int
    size: float  # of its running text
