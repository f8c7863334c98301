"""Notes that count from 1 again on each page, as in older documents: which pages have them, and how many."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from concordance.intake.document import Block
from concordance.intake.notes import BEGINS


def notes_by_page(blocks: Sequence[Block]) -> Mapping[int, int]:
    """Return how many notes each page has; nothing unless all count from 1 and a heading does not tell why.

    Under headings, as of annexes, notes may count anew too: these are no notes of a page.
    """
    found: dict[int, list[int]] = defaultdict(list)
    for block in blocks:
        begins = BEGINS.match(block.text) if block.kind == "note" else None
        if begins and begins[1]:
            found[block.page].append(int(begins[1]))
    if any(numbers != list(range(1, len(numbers) + 1)) for numbers in found.values()):
        return {}
    headings = [block.page for block in blocks if block.kind == "heading"]
    headed = all(any(above < page <= below for page in headings) for above, below in pairwise(found))
    return {} if headed else {page: len(numbers) for page, numbers in found.items()}
