"""Weaving: a unit's words and what is said about them become HTML, for the site or for books.

Spans lie around the words as layers: links outside, language within, italics within these; marks stand between the
words. How each is written down is a notation's to say.
"""

import html
from collections import defaultdict
from collections.abc import Callable, Sequence

from concordance.layers import Layer, layered
from concordance.model import Spanned, outermost
from concordance.report import NoteMark, Unit
from concordance.site.notation import SCREEN, Notation, Target

NoteAddress = Callable[[NoteMark], tuple[str, str]]


def weave_paragraph(
    unit: Unit,
    linked: Sequence[Spanned],
    address: Callable[[Spanned], Target],
    number: str,
    note: NoteAddress | None = None,
) -> str:
    """Return the unit as a paragraph: its number as a link to itself, then its words, woven.

    `address` gives where a mention, a reference or a term leads, seen from the page, and the classes of its link
    (`country again`), `note` where a note stands and its name; `number` is what stands before the words. The element
    with `data-unit` holds the unit's text and nothing else.
    """
    words = weave(unit, linked, address, note)
    kind = "number" if unit.printed else "number unprinted"
    return (
        f'<p class="unit" id="{unit.anchor}"><a class="{kind}" href="#{unit.anchor}">{html.escape(number)}</a> '
        f'<span data-unit="{html.escape(unit.id)}">{words}</span></p>'
    )


def weave_table(unit: Unit, number: str, note: NoteAddress) -> str:
    """Return the unit row by row as in the copy, in a frame that scrolls, with the marks of its notes below."""
    marks = " ".join(note_mark(mark, note) for mark in unit.notes)
    name = html.escape(number)
    return (
        f'<p class="unit table-number" id="{unit.anchor}"><a class="number" href="#{unit.anchor}">{name}</a></p>\n'
        f'<pre class="table" data-unit="{html.escape(unit.id)}" tabindex="0" role="region" aria-label="{name}">'
        f"{html.escape(unit.text, quote=False)}</pre>" + (f'\n<p class="note-marks">{marks}</p>' if marks else "")
    )


def note_mark(mark: NoteMark, note: NoteAddress, notation: Notation = SCREEN, own: str = "") -> str:
    """Return the mark of a note in this notation, with an id of its own if it is named."""
    target, name = note(mark)
    return notation.note_mark(target, mark.number, name, own)


def mark_id(holder: str, number: int) -> str:
    """Return the id of a mark: that of the first, second ... of the element with the id `holder`."""
    return f"{holder}-mark-{number}"


def slip_id(unit: Unit, number: int) -> str:
    """Return the id of what is said about the first, second ... slip of the unit."""
    return f"{unit.anchor}-sic-{number}"


def weave(
    unit: Unit,
    linked: Sequence[Spanned],
    address: Callable[[Spanned], Target],
    note: NoteAddress | None = None,
    notation: Notation = SCREEN,
) -> str:
    """Return the unit's words in this notation with links, languages, italics and marks."""
    return "".join(words + marks for words, marks in pieces(unit, linked, address, note, notation))


def pieces(
    unit: Unit,
    linked: Sequence[Spanned],
    address: Callable[[Spanned], Target],
    note: NoteAddress | None = None,
    notation: Notation = SCREEN,
) -> list[tuple[str, str]]:
    """Return the unit's words in this notation with links, languages and italics, in pieces, and the marks behind each.

    Marks that have words part the unit: so the words of the pieces are those of the unit and nothing else. Printed page
    breaks, lines, and marks that have no words are elements without words in a piece.
    """
    layers = [Layer(each.start, each.end, 0, *notation.link(address(each))) for each in outermost(linked)]
    layers += [
        Layer(each.start, each.end, 1, f'<span lang="{html.escape(each.lang)}">', "</span>") for each in unit.passages
    ]
    layers += [Layer(start, end, 2, "<em>", "</em>") for start, end in unit.emphasis]
    points: dict[int, str] = defaultdict(str)
    marks: dict[int, str] = defaultdict(str)
    for each in unit.breaks:
        points[each.at] = notation.page_mark(each.page)
    if note:
        for number, mark in enumerate(unit.notes, 1):
            marks[mark.at] += note_mark(mark, note, notation, mark_id(unit.anchor, number))
    for number, slip in enumerate(unit.slips, 1):
        (marks if notation.marks_have_words else points)[slip.end] += notation.slip_mark(f"#{slip_id(unit, number)}")
    for at in unit.lines:
        points[at] = notation.line_break() + points[at]
    return list(layered(unit.text, layers, points, marks, notation.words))
