"""What a draft says of printed pages: where each begins, and which marks stand on those whose notes count anew."""

from collections.abc import Iterator, Mapping, Sequence

from concordance.drafting.printed_walk import MARK, Walk
from concordance.intake.document import Block
from concordance.intake.notes import NOTE_MARK
from concordance.report import Report, Unit
from concordance.text import span_of


def paragraphs_of(report: Report) -> list[Unit]:
    """Return the paragraphs and items of a report."""
    return [unit for unit in report.units if unit.kind == "paragraph"]


def pages(walk: Walk, report: Report, numbers: Sequence[int]) -> Iterator[dict[str, object]]:
    """Yield where each printed page begins: the unit, and the words if it begins inside one.

    `numbers` are those printed on the pages, if they are known; 0 for one before the first that counts.
    """
    units = paragraphs_of(report)
    if len(units) != len(walk.units):
        return
    numbered = dict(enumerate(numbers, 1))
    last = 0
    for block, unit in zip(walk.units, units, strict=True):
        if (number := numbered.get(block.page, block.page)) > last:
            last = number
            yield {"page": number, "unit": unit.id}
        for place in block.breaks:
            words = _words_at(block.text, place.at, unit)
            if words and (number := numbered.get(place.page, place.page)) > last:
                last = number
                yield {"page": number, "unit": unit.id, "words": words}


def note_pages(
    blocks: Sequence[Block], by_page: Mapping[int, int], numbers: Sequence[int]
) -> Iterator[dict[str, object]]:
    """Yield the pages on which notes count anew, by the `numbers` printed on them, with the marks in their order."""
    marks: dict[int, list[int]] = {page: [] for page in by_page}
    for block in blocks:
        if block.kind not in {"note", "masthead", "contents"}:
            for match in NOTE_MARK.finditer(block.text):
                marks[block.page_at(match.start())].append(int(match[1]))
    numbered = dict(enumerate(numbers, 1))
    yield from ({"page": numbered.get(page) or page, "marks": found} for page, found in marks.items())


def _words_at(text: str, at: int, unit: Unit) -> str:
    """Return the words with which a page begins inside a unit, as many as stand there only; empty if none do."""
    plain = MARK.split(text[at:])[0].split(" ")
    for count in range(min(4, len(plain)), len(plain) + 1):
        words = " ".join(plain[:count])
        if unit.text.count(words) == 1 and span_of(words, unit.text, 1):
            return words
    return ""
