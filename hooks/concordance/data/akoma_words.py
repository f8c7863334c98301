"""The words of a unit in Akoma Ntoso: what is said of them lies around them, what has no words stands between them."""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from concordance.layers import Layer, layered


@dataclass(frozen=True, slots=True)
class Span:
    """An element around words. One that is `whole` stands for one thing; any other may be written in several parts."""

    start: int
    end: int
    tag: str
    attributes: tuple[tuple[str, str], ...]
    whole: bool = False


def escaped(text: str) -> str:
    """Return the text as XML has it between tags."""
    return html.escape(text, quote=False)


def element_start(tag: str, *attributes: tuple[str, str]) -> str:
    """Return a start tag with these attributes; of those that are empty only an address, which must be there, stays."""
    kept = (f' {name}="{html.escape(value)}"' for name, value in attributes if value or name == "href")
    return f"<{tag}{''.join(kept)}>"


def empty(tag: str, *attributes: tuple[str, str]) -> str:
    """Return an element without content."""
    return element_start(tag, *attributes).removesuffix(">") + "/>"


def element(tag: str, content: str, *attributes: tuple[str, str]) -> str:
    """Return an element with content that is XML."""
    return f"{element_start(tag, *attributes)}{content}</{tag}>"


def block(tag: str, parts: Iterable[str], *attributes: tuple[str, str]) -> str:
    """Return an element whose content are other elements, each on lines of its own."""
    return element(tag, "\n".join(["", *parts, ""]), *attributes)


def words(text: str, spans: Iterable[Span], points: Mapping[int, str]) -> str:
    """Return the text with the spans around its words and, at their places in it, the elements that have no words.

    A whole span that crosses another is left out. Every other lies within the whole ones and is cut by their ends.
    """
    every = [*spans]
    kept = [*_nested(span for span in every if span.whole), *(span for span in every if not span.whole)]
    layers = [
        Layer(each.start, each.end, 0 if each.whole else 1, element_start(each.tag, *each.attributes), f"</{each.tag}>")
        for each in kept
    ]
    return "".join(piece for piece, _ in layered(text, layers, points, {}, escaped))


def _nested(spans: Iterable[Span]) -> Iterable[Span]:
    """Yield the spans, outer ones first, without those that cross one before them."""
    around: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        while around and around[-1].end <= span.start:
            around.pop()
        if not around or span.end <= around[-1].end:
            around.append(span)
            yield span
