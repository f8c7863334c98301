"""The words of a unit in Akoma Ntoso: what is said of them lies around them, what has no words stands between them."""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """An element around words. One that is `whole` stands for one thing; any other may be written in several parts."""

    start: int
    end: int
    tag: str
    attributes: tuple[tuple[str, str], ...]
    whole: bool = False

    @property
    def opening(self) -> str:
        """The start tag."""
        return element_start(self.tag, *self.attributes)

    @property
    def closing(self) -> str:
        """The end tag."""
        return f"</{self.tag}>"


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


def words(text: str, spans: Iterable[Span], points: Mapping[int, str]) -> str:
    """Return the text with the spans around its words and, at their places in it, the elements that have no words.

    A whole span that crosses another is left out. Every other lies within the whole ones and is cut by their ends.
    """
    every = [*spans]
    kept = [*_nested(span for span in every if span.whole)]
    layers = sorted([*kept, *(span for span in every if not span.whole)], key=_outer_first)
    cuts = sorted({0, len(text), *points, *(at for span in layers for at in (span.start, span.end))})
    out: list[str] = []
    open_spans: list[Span] = []
    for at, following in zip(cuts, [*cuts[1:], len(text)], strict=True):
        wanted = [span for span in layers if span.start <= at < span.end]
        same = sum(1 for _ in _shared(open_spans, wanted))
        out += [span.closing for span in reversed(open_spans[same:])]
        out.append(points.get(at, ""))
        out += [span.opening for span in wanted[same:]]
        out.append(escaped(text[at:following]))
        open_spans = wanted
    return "".join(out)


def _outer_first(span: Span) -> tuple[bool, int, int]:
    return not span.whole, span.start, -span.end


def _nested(spans: Iterable[Span]) -> Iterable[Span]:
    """Yield the spans, outer ones first, without those that cross one before them."""
    around: list[Span] = []
    for span in sorted(spans, key=_outer_first):
        while around and around[-1].end <= span.start:
            around.pop()
        if not around or span.end <= around[-1].end:
            around.append(span)
            yield span


def _shared(before: list[Span], after: list[Span]) -> Iterable[Span]:
    """Yield the spans with which both begin."""
    for one, other in zip(before, after, strict=False):
        if one is not other:
            return
        yield one
