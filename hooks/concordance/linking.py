"""Weaving: a unit's words and what is said about them become Markdown. The only place that escapes.

The words are never touched: what Markdown or HTML would read as markup is written as character
references, which a browser shows as the characters they are.
"""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from concordance.model import Mention, NoteMark, Unit, outermost

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|#!^~\t]")
_LINE_START = re.compile(r"^(\s*)([-+:=]|\d+(?=[.)]))([.)]?)")


@dataclass(frozen=True, slots=True)
class _Layer:
    """Something said about a span of text, written around it. Links lie outside, language within."""

    start: int
    end: int
    rank: int
    opening: str
    closing: str


def escape(text: str) -> str:
    """The words as Markdown in which nothing is markup; line breaks become spaces."""
    words = " ".join(text.split()) if "\n" in text or "\r" in text else text
    words = _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", words)
    return _LINE_START.sub(_harmless, words)


def _harmless(match: re.Match[str]) -> str:
    """The beginning of a line so that it begins no list."""
    blank, mark, after = match.groups()
    if after:
        return f"{blank}{mark}&#{ord(after)};"
    return match[0] if mark.isdigit() else f"{blank}&#{ord(mark)};"


Told = Callable[[NoteMark], tuple[str, str]]
Address = Callable[[Mention], tuple[str, str]]


def paragraph(
    unit: Unit,
    mentions: Sequence[Mention],
    address: Address,
    number: str,
    note: Told | None = None,
) -> str:
    """The unit as a Markdown paragraph: its number as a link to itself, then its words, woven.

    `address` gives the page source that a mention leads to and the classes of its link (`.country .again`), `note` the
    page source of a note and its name; `number` is what stands before the words. The element with `data-unit` holds
    the unit's text and nothing else.
    """
    words = weave(unit, mentions, address, note)
    return (
        f"[{escape(number)}](#{unit.anchor}){{ .number }} "
        f'<span data-unit="{html.escape(unit.id)}">{words}</span>\n'
        f"{{: #{unit.anchor} .unit }}"
    )


def table(unit: Unit, number: str, note: Told) -> str:
    """The unit as it stands in the copy, row by row, in a frame that scrolls; the marks of its notes stand below."""
    marks = " ".join(note_mark(mark, note) for mark in unit.notes)
    return (
        f"[{escape(number)}](#{unit.anchor}){{ .number }}\n{{: #{unit.anchor} .unit .table-number }}\n\n"
        f'<pre class="table" data-unit="{html.escape(unit.id)}" tabindex="0" role="region"'
        f' aria-label="{html.escape(number)}">{_verbatim(unit.text)}</pre>\n'
        + (f"\n{marks}\n{{: .note-marks }}\n" if marks else "")
    )


def _verbatim(text: str) -> str:
    """The text as HTML in which Markdown, which would widen tabulators, changes nothing."""
    return html.escape(text, quote=False).replace("\t", "&#9;")


def note_mark(mark: NoteMark, note: Told) -> str:
    """The mark of a note: a link without words of its own, whose number a style sheet draws."""
    target, name = note(mark)
    return f'[]({target}){{ .note-mark data-note="{mark.number}" aria-label="{html.escape(name)}" }}'


def weave(unit: Unit, mentions: Sequence[Mention], address: Address, note: Told | None = None) -> str:
    """The unit's words as Markdown with links, languages and marks; nothing of it adds a word.

    Slips, printed page breaks, lines and the marks of notes become empty elements that a style sheet may draw.
    """
    layers = [_link(each, *address(each)) for each in outermost(mentions)]
    layers += [
        _Layer(each.start, each.end, 1, f'<span lang="{html.escape(each.lang)}">', "</span>") for each in unit.passages
    ]
    points: dict[int, str] = {}
    for each in unit.breaks:
        points[each.at] = f'<span class="page" data-page="{html.escape(each.page)}"></span>'
    for slip in unit.slips:
        points[slip.end] = points.get(slip.end, "") + '<span class="sic"></span>'
    for at in unit.lines:
        points[at] = '<span class="line"></span>' + points.get(at, "")
    links = {mark.at: note_mark(mark, note) for mark in unit.notes} if note else {}
    return _written(unit.text, layers, points, links)


def _link(mention: Mention, target: str, classes: str) -> _Layer:
    return _Layer(mention.start, mention.end, 0, "[", f"]({target}){{ {classes} }}")


def _written(text: str, layers: list[_Layer], points: dict[int, str], links: dict[int, str]) -> str:
    """The text with its layers properly nested: a layer that crosses another is closed and opened again.

    So is every layer at a link of its own: links do not stand in links.
    """
    cuts = sorted({0, len(text), *points, *links, *(at for each in layers for at in (each.start, each.end))})
    out: list[str] = []
    open_layers: list[_Layer] = []
    for at, following in zip(cuts, [*cuts[1:], len(text)], strict=True):
        wanted = [each for each in layers if each.start <= at < each.end]
        wanted.sort(key=lambda each: (each.rank, each.start, -each.end))
        same = 0
        while at not in links and same < min(len(wanted), len(open_layers)) and wanted[same] is open_layers[same]:
            same += 1
        out += [each.closing for each in reversed(open_layers[same:])]
        out += [links.get(at, ""), points.get(at, "")]
        out += [each.opening for each in wanted[same:]]
        out.append(escape(text[at:following]))
        open_layers = wanted
    return "".join(out)


_SENTENCE_END = re.compile(r"[.?!][\"')]?(?= +[\"'(]?[A-Z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|Add|Corr|Rev|art|arts|para|paras|p|pp|vol|chap|Mr|Ms|Mrs|Dr|St|v|vs|cf|ed|U\.S)|\b[A-Z])\.\Z"
)


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence around a span of the text."""
    first, last = 0, len(text)
    for match in _SENTENCE_END.finditer(text):
        stop = match.end()
        if _ABBREVIATION.search(text[max(0, stop - 8) : stop]):
            continue
        if stop <= start:
            first = stop
        elif stop >= end:
            last = stop
            break
    while text[first : first + 1] == " ":
        first += 1
    return first, last
