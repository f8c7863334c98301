"""Words with layers around them: what is said of spans of a text is written before and behind each, all nested."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layer:
    """Something said about a span of text, written around it; the lower its rank, the farther outside it stands."""

    start: int
    end: int
    rank: int
    opening: str
    closing: str


def layered(
    text: str,
    layers: Collection[Layer],
    points: Mapping[int, str],
    marks: Mapping[int, str],
    words: Callable[[str], str],
) -> Iterator[tuple[str, str]]:
    """Yield the text in pieces with nested layers: a layer that crosses another is closed and opened again.

    So is every layer at a mark, which is yielded with the piece before it. What has a point stands within a piece;
    `words` writes down the words between two cuts.
    """
    cuts = sorted({0, len(text), *points, *marks, *(at for each in layers for at in (each.start, each.end))})
    out: list[str] = []
    open_layers: list[Layer] = []
    waiting = sorted(layers, key=lambda each: each.start)[::-1]
    for at, following in zip(cuts, [*cuts[1:], len(text)], strict=True):
        wanted = [each for each in open_layers if at < each.end]
        while waiting and waiting[-1].start <= at:
            wanted.append(waiting.pop())
        wanted.sort(key=lambda each: (each.rank, each.start, -each.end))
        same = 0
        while at not in marks and same < min(len(wanted), len(open_layers)) and wanted[same] is open_layers[same]:
            same += 1
        out += [each.closing for each in reversed(open_layers[same:])]
        if at in marks:
            yield "".join(out), marks[at]
            out = []
        out.append(points.get(at, ""))
        out += [each.opening for each in wanted[same:]]
        out.append(words(text[at:following]))
        open_layers = wanted
    rest = "".join(out)
    if rest or not marks:
        yield rest, ""
