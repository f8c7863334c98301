"""What a Word file is made of once it has been read: paragraphs of pieces, and tables of paragraphs."""

from collections.abc import Iterator
from dataclasses import dataclass

from concordance.intake.word.numbering import Label
from concordance.intake.word.styles import Print, WordStyle


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one paragraph that are printed alike; `made` are those that stand in no file."""

    text: str
    paragraph: int
    face: Print
    made: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its number in the file, its pieces, style, label, whether a field makes it a row of contents.

    `text` are its words, without the label.
    """

    number: int
    pieces: list[Run]
    style: WordStyle
    label: Label | None
    contents: bool
    text: str


@dataclass(slots=True)
class Table:
    """A table, or what stands in a box: rows of cells of paragraphs."""

    rows: list[list[list["Paragraph | Table"]]]
    box: bool = False


Item = Paragraph | Table


def paragraphs(item: Item) -> Iterator[Paragraph]:
    """Yield the paragraphs of a table, those of tables in it too, or the paragraph itself."""
    if isinstance(item, Paragraph):
        yield item
    else:
        for row in item.rows:
            for cell in row:
                for each in cell:
                    yield from paragraphs(each)
