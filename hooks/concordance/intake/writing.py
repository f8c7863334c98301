"""A document becomes the text of a source: a paragraph a line, headings on their own, notes with their marks behind."""

import re
from collections.abc import Sequence

from concordance.intake.document import Block, Document
from concordance.intake.headings import CONTENTS_HEAD
from concordance.intake.notes import BEGINS


def body(document: Document) -> list[Block]:
    """Return the blocks of the text as they are written: the notes of a page behind the part of the text it ends in."""
    notes = sorted((block for block in document.blocks if block.kind == "note"), key=lambda note: note.page)
    found: list[Block] = []
    for block in document.blocks:
        if block.kind == "heading":
            before = [note for note in notes if note.page < block.page]
            found += before
            notes = notes[len(before) :]
        if block.kind not in {"note", "furniture"}:
            found.append(block)
    return [*found, *notes]


def source(document: Document) -> str:
    """Return the words of a document as a source that is laid out in whole lines."""
    return "\n\n".join(map(written, body(document))) + "\n"


def written(block: Block) -> str:
    """Return the words of a block as they are written."""
    if block.kind == "note":
        return BEGINS.sub(lambda match: f"[{match[1]}] " if match[1] else f"{match[2]} ", block.text, count=1)
    if block.kind == "contents":
        return "\n".join(map(_row, _joined(block.text.split("\n"))))
    return block.text


def _joined(lines: Sequence[str]) -> list[str]:
    """Return the rows of a table of contents, each on one line: a row ends with its page."""
    found: list[str] = []
    for line in lines:
        if found and not re.search(r"\d\s*\Z", found[-1]) and not CONTENTS_HEAD.fullmatch(found[-1].strip()):
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found


_DOTS = r"[\s.\N{HORIZONTAL ELLIPSIS}]"
_SPAN = r"((?:\d+ ?[\N{EN DASH}-] ?)?\d+)"
_ROW = re.compile(  # number, title, paragraphs and page; with dots between the last two there are dots before, too
    rf"(?:([IVXLC]+|[A-Z]|\d+)\.\s+)?(\S.*?){_DOTS}*"
    rf"(?:\s(?:{_SPAN}\s+)?|[.\N{{HORIZONTAL ELLIPSIS}}](?:{_SPAN}{_DOTS}+)?)(\d{{1,4}})"
)


def _row(line: str) -> str:
    """Return a row of contents with tabs between number, title, paragraphs and page."""
    if CONTENTS_HEAD.fullmatch(line.strip()):
        return re.sub(r"\s{2,}", "\t", line.strip())
    match = _ROW.fullmatch(line.strip())
    if not match:
        return re.sub(r"\s{2,}", " ", line)
    number, title, between, dotted, page = (each or "" for each in match.groups())
    return "\t".join((f"{number}." if number else "", re.sub(r"\s+", " ", title).strip(), between or dotted, page))
