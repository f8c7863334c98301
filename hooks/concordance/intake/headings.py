"""Which lines are headings, and how deep they stand: by size, weight and slope, and by how they are numbered."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from concordance.intake.document import Block
from concordance.intake.lines import Line

NUMBERED = re.compile(r"(?:[IVXLC]+|[A-Z]|\d{1,2})\.\s+\S|\([a-z]{1,4}\)\s+\S")
CONTENTS = re.compile(r"Contents|Table des matières|Sommaire|Índice|Indice", re.IGNORECASE)
_COLUMN = r"(?:Chapter|Section|Paragraphs?|Pages?|Chapitre|Paragraphes?|Cap[ií]tulo|Sección|Párrafos?|Páginas?|Pág\.)"
CONTENTS_HEAD = re.compile(rf"{_COLUMN}(?:\s+{_COLUMN})*", re.IGNORECASE)
"""What stands above the columns of a table of contents."""
CAPTION = re.compile(
    r"(?:Table|Figure|Box|Chart|Map|Tabla|Cuadro|Gráfico|Recuadro|Mapa|Tableau|Graphique|Encadré|Carte)"
    r"\s+(?:[A-Z]?\d+|[IVXLC]+)\b(?:[.:]?.{0,3}\Z|[.:] )"
)
ANNEXES = "Annexe?|Appendix|Enclosure|Anexo|Ap[eé]ndice|Appendice"
ANNEX = re.compile(rf"(?:{ANNEXES})\b")
ANNEX_ALONE = re.compile(rf"(?:{ANNEXES})(?: (?:[IVX]+|[A-Z]|\d{{1,2}}))?\*?", re.IGNORECASE)
"""A line that has the name of an annex and nothing else: a heading, however it is printed."""
ARTICLE = re.compile(
    r"(?:Draft )?(?:Article|Rule|Regulation|Principle|Guideline|Conclusion|Art[ií]culo|Regla|Règle|Princip[eio]+"
    r"|Directri[xz]|Directive|Conclusi[oó]n)\s+(?:\d{1,3}|[IVXLC]{1,6})(?: (?:bis|ter))?\b[.:]?\s*(?P<name>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""The number of an article, and its name, if it has one: a heading in the middle of a page, however it is printed."""
_DECISION = re.compile(r"\d{1,4}/\d{1,4}")  # the number of a resolution or decision, alone on its line
_END = re.compile(r"[.:;,]\W*(?:\[\d+\])?\Z")
SENTENCES = re.compile(r"[a-z]{3}[.?!]\W? (?=[A-Z\N{EM DASH}\N{EN DASH}])")
"""Between two sentences, or before the name of who said one, as in an epigraph."""
_QUOTED = re.compile(
    "[\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}]"
    "[^\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}]*\\Z"
)
ORGAN = re.compile(
    r"The (?:[A-Z][\w'\N{RIGHT SINGLE QUOTATION MARK}-]+ |(?:of|on|for|the|and|against) )*"
    r"(?:Assembly|Council|Board|Commission|Committee|Conference|Parties|Meeting),?"
)
"""The name of an organ, with which a decision opens, alone on its line and sloped."""
_LARGER = 1.1  # of the size of the text: a line of larger print is a heading
_LONG = 250  # characters: bold text of the size of the text that is longer is no heading
_SLOPED = 200  # the same for sloped text
_SIZES = (1.26, 1.08)  # of the size of the text: print as large as these stands above the rest


@dataclass(frozen=True, slots=True)
class PrintStyle:
    """How a line is printed: its size, bold, sloped."""

    size: float
    bold: bool
    italic: bool


def style_of(line: Line) -> PrintStyle:
    """Return how a line is printed."""
    italic = bool(line.plain) and all(word.italic for word in line.plain)
    return PrintStyle(round(line.size), line.bold or _is_decision(line), italic)


def _is_decision(line: Line) -> bool:
    """Whether a line is the bold number of a resolution or decision alone."""
    return line.words[0].bold and bool(_DECISION.fullmatch(line.text))


def may_head(line: Line, size: float) -> bool:
    """Whether the print of a line is that of a heading; `size` is that of the text."""
    style = style_of(line)
    named = any(map(str.isalpha, line.text)) or _is_decision(line)
    return named and (line.size > _LARGER * size or ((style.bold or style.italic) and line.size > size - 1))


def is_heading(lines: Sequence[Line], text: str, size: float) -> bool:
    """Whether lines of one style, with these words, are a heading."""
    style = style_of(lines[0])
    if not may_head(lines[0], size):
        return False
    if _QUOTED.match(text):  # a heading of a text that is quoted
        return False
    if style.italic and not style.bold and (ORGAN.fullmatch(text) or SENTENCES.search(text)):
        return False
    if lines[0].size > _LARGER * size:
        return len(text) < 2 * _LONG and not (len(text) > _SLOPED and _END.search(text))
    if not style.bold and text[:1].islower():  # a word that is emphasized
        return False
    number = re.match(r"\d{1,3}\.\s", text)
    return (
        not _END.search(text)
        and len(text) < (_LONG if style.bold else _SLOPED)
        and not (number and len(text) > _SLOPED)
    )


def rank(style: PrintStyle, text: str, size: float) -> int:
    """Return how deep a heading stands: by size, then bold before sloped; below chapters numbers before none.

    `size` is that of the text.
    """
    if ANNEX.match(text):
        return 1
    deep = sum(style.size < least * size for least in _SIZES)
    numbered = re.match(r"(?:[IVXLC]+|[A-Z]|\d{1,2})\.\s+\S", text)
    lettered = re.match(r"\([a-z]{1,4}\)\s+\S", text)
    if numbered or (not deep and style.bold and not lettered):  # a chapter, numbered or not
        return 10 * deep + 2
    return 10 * deep + (1 if style.bold and not lettered else 2 if lettered else 3) + 2


def nested(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with headings of one print below each other by their kinds of numbers: I, then A, then 1."""
    kinds = list(_kinds(blocks))
    for rank_ in {block.rank for block, kind in zip(blocks, kinds, strict=True) if kind}:
        here = sorted({kind for block, kind in zip(blocks, kinds, strict=True) if block.rank == rank_ and kind})
        if len(here) > 1:
            blocks = [
                _lowered(block, rank_, here.index(kind) if kind in here else 0, len(here) - 1)
                for block, kind in zip(blocks, kinds, strict=True)
            ]
    return list(blocks)


def _lowered(block: Block, rank_: int, by: int, others: int) -> Block:
    """Return a heading of this rank that many ranks lower, and one of lower rank and like size as many as `others`."""
    below = rank_ < block.rank < 10 * (rank_ // 10 + 1)
    moved = by if block.rank == rank_ else others if below else 0
    return replace(block, rank=block.rank + moved) if moved else block


def _kinds(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield what number each block has, if it is a heading: 1 for Roman, 2 for a letter, 3 for Arabic; else 0."""
    last = ""
    for block in blocks:
        number = re.match(r"([IVXLC]+|[A-Z]|\d{1,2})\.\s+\S", block.text) if block.kind == "heading" else None
        mark = number[1] if number else ""
        letter = mark.isalpha() and len(mark) == 1 and (mark not in "IVX" or ord(mark) == ord(last or " ") + 1)
        last = mark if letter else last
        yield 2 if letter else (3 if mark.isdigit() else 1) if mark else 0
