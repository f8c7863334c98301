"""Where a text is italic, as its lines are joined and its signs replaced."""

from collections.abc import Iterator, Sequence

from concordance.intake.lines import Line

Span = tuple[int, int]


def with_line(sloped: Sequence[Span], text: str, line: Line) -> tuple[Span, ...]:
    """Return the italic places of a text at whose end this line was joined; a hyphen before it may have gone."""
    start = len(text) - len(line.text)
    before = (*sloped[:-1], (sloped[-1][0], min(sloped[-1][1], start))) if sloped else ()
    return (*before, *((start + begins, start + ends) for begins, ends in line.sloped))


def moved(sloped: Sequence[Span], at: int, by: int) -> tuple[Span, ...]:
    """Return the italic places of a text in which what stands behind a place has moved by so many signs."""
    return tuple((begins + by * (begins > at), ends + by * (ends > at)) for begins, ends in sloped)


def whole_words(text: str, sloped: Sequence[Span]) -> Iterator[Span]:
    """Yield the italic places of a text that have letters or digits; those with only room between them are one."""
    found: list[Span] = []
    for begins, ends in sloped:
        if found and not text[found[-1][1] : begins].strip():
            found[-1] = (found[-1][0], ends)
        else:
            found.append((begins, ends))
    for begins, ends in found:
        words = text[begins:ends]
        if any(map(str.isalnum, words)):
            yield begins + len(words) - len(words.lstrip()), ends - len(words) + len(words.rstrip())


def parted(text: str, sloped: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """Yield a text in pieces, each with whether it is italic."""
    at = 0
    for begins, ends in whole_words(text, sloped):
        yield from ((words, italic) for words, italic in ((text[at:begins], False), (text[begins:ends], True)) if words)
        at = ends
    if text[at:]:
        yield text[at:], False
