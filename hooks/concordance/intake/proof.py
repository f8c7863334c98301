"""The proof of a reading: the letters and digits of what was read are those of the pages, none lost, none twice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from concordance.intake.document import Block, Document
from concordance.intake.glyphs import Page


def differences(pages: Sequence[Page], document: Document) -> Iterator[str]:
    """Yield, for each page, what stands on it and in no block, or in a block and not on it."""
    read: dict[int, Counter[str]] = {page.number: Counter() for page in pages}
    for block in document.blocks:
        for number, words in _by_page(block):
            read[number].update(_signs(words))
    for page in pages:
        printed = _signs("".join(each.text for each in page.characters))
        lost, added = printed - read[page.number], read[page.number] - printed
        if lost or added:
            yield f"page {page.number}: {_told(lost)} not read, {_told(added)} read and not printed"
    yield from unread(pages, [block.text for block in document.blocks])


def unread(pages: Iterable[Page], texts: Iterable[str]) -> Iterator[str]:
    """Yield what the pages have and these texts together lack, or the other way round."""
    printed: Counter[str] = Counter()
    for page in pages:
        printed.update(_signs("".join(each.text for each in page.characters)))
    read: Counter[str] = Counter()
    for text in texts:
        read.update(_signs(text))
    if printed != read:
        yield f"all pages: {_told(printed - read)} not read, {_told(read - printed)} read and not printed"


def _by_page(block: Block) -> Iterator[tuple[int, str]]:
    """Yield the words of a block that stand on each of its pages."""
    page, start = block.page, 0
    for place in block.breaks:
        yield page, block.text[start : place.at]
        page, start = place.page, place.at
    yield page, block.text[start:]


def _signs(text: str) -> Counter[str]:
    """Return the letters and digits of a text: spaces, hyphens and brackets change when lines are joined."""
    return Counter(each for each in text if each.isalnum())


def _told(signs: Counter[str]) -> str:
    """Return how many signs these are, and which."""
    return f"{signs.total()} ({''.join(sorted(signs))[:20]})" if signs else "0"
