"""The proof of a Word file's reading: the letters and digits of each paragraph, in their order, are in what was read.

What the file holds is looked up anew here, without styles, fields and numbering: every word of `document.xml` that was
not deleted, and the words of each note where its mark stands. What was read is every block, what was left out too,
without the numbers that Word sets and the marks of notes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from concordance.intake.document import Block, Document
from concordance.intake.proof import differ, letters_of
from concordance.intake.word.package import Element, Package, W
from concordance.intake.word.signs import sign_at, signs_of
from concordance.intake.word.text import DROPPED, MC, M, numbered

_TEXT = (f"{W}t", f"{W}sym", f"{M}t")
_MARKS = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_SHOWN = 40  # signs


def differences(package: Package, document: Document) -> Iterator[str]:
    """Yield what a paragraph of the file has and no block, or the other way round, and where the order differs."""
    held = _held(package)
    read: dict[int, str] = defaultdict(str)
    left: dict[int, str] = defaultdict(str)
    last = 0
    for block in document.blocks:
        for number, words in _by_paragraph(block):
            into = left if block.kind == "furniture" else read
            into[number] += letters_of(words)
        if block.kind not in {"note", "furniture"}:
            if block.page < last:
                yield f"paragraph {block.page}: stands behind paragraph {last} in what was read"
            last = max(last, block.page)
    for number in sorted({*held, *read, *left} - {0}):
        expected, found = held.get(number, ""), read.get(number, "")
        if number in left:
            expected, found = "".join(sorted(expected)), "".join(sorted(found + left[number]))
        if expected != found:
            reordered = Counter(expected) == Counter(found)
            what = "in another order" if reordered else differ(expected, found, "in the file")
            yield f"paragraph {number}, {expected[:_SHOWN]!r}: {what}"


def _held(package: Package) -> dict[int, str]:
    """Return the letters and digits of each paragraph of a file, with those of the notes that are marked in it."""
    numbers = numbered(package.document)
    notes = {
        (part, note.get(f"{W}id", "")): note
        for part, root in (("footnotes", package.footnotes), ("endnotes", package.endnotes))
        for note in root
        if isinstance(note.tag, str) and note.get(f"{W}type", "normal") == "normal"
    }
    found: dict[int, str] = defaultdict(str)
    behind: dict[int, str] = defaultdict(str)
    for each in _kept(package.document, (*_TEXT, *_MARKS)):
        number = next((numbers[holder] for holder in each.iterancestors(f"{W}p")), 0)
        if each.tag in _TEXT:
            found[number] += letters_of(_words(each))
        elif (note := notes.pop((_MARKS[each.tag], each.get(f"{W}id", "")), None)) is not None:
            behind[number] += letters_of("".join(map(_words, _kept(note, _TEXT))))
    return {number: found[number] + behind[number] for number in {*found, *behind}}


def _words(element: Element) -> str:
    """Return the words of an element, or its sign."""
    if element.tag == f"{W}sym":
        return sign_at(element)
    return "".join(signs_of(element.text or "", element.getparent().find(f"{W}rPr")))


def _kept(root: Element, tags: Iterable[str]) -> Iterator[Element]:
    """Yield the elements with these names that were neither deleted nor stand there for older programs only."""
    for each in root.iter(*tags):
        child = each
        for above in each.iterancestors():
            if above.tag in DROPPED or _is_gone(above) or (above.tag == f"{MC}AlternateContent" and child != above[0]):
                break
            child = above
        else:
            yield each


def _is_gone(element: Element) -> bool:
    """Whether a row or a cell was deleted."""
    row = element.tag == f"{W}tr" and element.find(f"{W}trPr/{W}del") is not None
    return row or (element.tag == f"{W}tc" and element.find(f"{W}tcPr/{W}cellDel") is not None)


def _by_paragraph(block: Block) -> Iterator[tuple[int, str]]:
    """Yield the words of a block from each of its paragraphs, without what stands in no file."""
    for number, start, end in block.parts:
        pieces, at = [], start
        for first, behind in block.made:
            if start <= first < end:
                pieces.append(block.text[at:first])
                at = behind
        yield number, "".join([*pieces, block.text[at:end]])
