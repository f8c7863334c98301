"""Pages of a file that hides which of its print is bold: bold letters are wider than those of the text."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

from concordance.intake.glyphs import Character, Page

_WIDER = 1.03  # of the widths that its letters have in the text: print that is bold is wider
_WIDEST = 1.35  # of the same: what is wider still is spaced
_TOLD = 4  # letters: fewer tell nothing


def weighed(pages: Sequence[Page]) -> Sequence[Page]:
    """Return the pages with the lines bold that are as wide as bold print; the same if any print is known as bold."""
    letters = [each for page in pages for each in page.characters if each.text.isalpha()]
    known = any(each.bold for page in pages for each in page.characters)
    if known or any(page.picture for page in pages):
        return pages
    widths: dict[str, list[float]] = defaultdict(list)
    for each in letters:
        widths[each.text].append((each.right - each.left) / each.size)
    usual = {letter: median(found) for letter, found in widths.items()}
    return [replace(page, characters=tuple(_weighed(page.characters, usual))) for page in pages]


def _weighed(characters: Sequence[Character], usual: Mapping[str, float]) -> Iterator[Character]:
    """Yield the characters of a page, bold where those of one line are; `usual` has the widths of letters."""
    for _, run in groupby(characters, key=lambda each: (round(each.baseline), each.size)):
        line = list(run)
        letters = [each for each in line if each.text.isalpha()]
        expected = sum(usual[each.text] * each.size for each in letters)
        wide = sum(each.right - each.left for each in letters)
        bold = len(letters) >= _TOLD and _WIDER * expected < wide < _WIDEST * expected
        yield from (each._replace(bold=bold) for each in line)
