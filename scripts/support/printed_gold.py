"""Printed documents held against pictures of their pages: how they should be read, without their words.

The documents are not in the repository. A reference in `tests/gold/printed` has the SHA-256 of a document and, for each
unit, heading and note that it should be read as, a digest of its words. Documents are looked for in
`../shared/corpus/pdf` beside the checkout.
"""

from __future__ import annotations

import hashlib
import json
import resource
import time
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from concordance.drafting.printed import PrintedDraft, draft_printed
from concordance.drafting.printed_walk import MARK
from concordance.intake.metadata import FoundMetadata
from concordance.intake.notes import BEGINS
from concordance.intake.pdf import pages_of
from concordance.intake.proof import differences
from concordance.intake.reading import read
from concordance.loading import load_yaml, shaped
from concordance.source.schema import ReportShape
from support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from concordance.intake.document import Document

GOLD = ROOT / "tests" / "gold" / "printed"
PDFS = ROOT.parent / "shared" / "corpus" / "pdf"
FIELDS = tuple(each.name for each in fields(FoundMetadata))
_DIGEST = 12  # hexadecimal digits: enough to tell the words of one document apart


class Part(NamedTuple):
    """A unit, a heading or a note: its id, or the level of a heading; a digest of its words; the pages it stands on."""

    name: str
    words: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True)
class Reading:
    """How a document is read, or should be."""

    sha256: str
    fields: dict[str, str]
    units: tuple[Part, ...]
    headings: tuple[Part, ...]
    notes: tuple[Part, ...]
    tables: int


@dataclass(frozen=True)
class Read:
    """A document as it was read now: the questions, the pages that they name, and what it took."""

    reading: Reading
    questions: int
    asked: frozenset[int]
    builds: bool
    proven: bool
    seconds: float
    megabytes: float
    pages: int


class Counted(NamedTuple):
    """Of one kind of parts: how many there should be, how many are right, and the pages of each wrong one."""

    expected: int
    right: int
    wrong: tuple[tuple[int, ...], ...]


def digest_of(words: str) -> str:
    """Return the digest of words with one space between them."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:_DIGEST]


def references(gold: Path = GOLD, pdfs: Path = PDFS) -> Iterator[tuple[str, Path, Reading]]:
    """Yield the name, the document and the reference of each document that is at hand."""
    for path in sorted(gold.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        document = pdfs / told["document"]
        if document.exists():
            if hashlib.sha256(document.read_bytes()).hexdigest() != told["sha256"]:
                message = f"{document.name} is not the document that {path.name} tells of."
                raise ValueError(message)
            kinds = {kind: tuple(Part(*each) for each in told[kind]) for kind in ("units", "headings", "notes")}
            yield path.stem, document, Reading(told["sha256"], told["fields"], tables=told["tables"], **kinds)


def written(name: str, reading: Reading) -> str:
    """Return a reference as JSON, a part a line."""
    kinds = {
        kind: [json.dumps(part[:2], ensure_ascii=False) for part in getattr(reading, kind)]
        for kind in ("headings", "units", "notes")
    }
    head = {"document": name, "sha256": reading.sha256, "fields": reading.fields, "tables": reading.tables}
    lines = [f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    lines += [f"  {json.dumps(kind)}: [\n    " + ",\n    ".join(parts) + "\n  ]" if parts else f'  "{kind}": []'
              for kind, parts in kinds.items()]  # fmt: skip
    return "{\n" + ",\n".join(lines) + "\n}\n"


def read_now(path: Path) -> Read:
    """Return how a document is read now."""
    begun = time.perf_counter()
    data = path.read_bytes()
    pages = pages_of(data, path.name)
    document = read(pages)
    draft = draft_printed(document)
    proven = not any(differences(pages, document))
    seconds = time.perf_counter() - begun
    asked = {spot.page for question in draft.questions for spot in question.places if spot.page}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    reading = _reading(hashlib.sha256(data).hexdigest(), document, draft)
    return Read(reading, len(draft.questions) + len(draft.problems), frozenset(asked), draft.builds, proven, seconds,
                memory, len(pages))  # fmt: skip


def _reading(sha256: str, document: Document, draft: PrintedDraft) -> Reading:
    """Return what a draft makes of a document."""
    record = shaped(load_yaml(draft.text, "report.yml"), ReportShape, "report.yml")
    told = {name: str(getattr(record, name)) for name in FIELDS}
    digests = {name: digest_of(words) if words else "" for name, words in told.items()}
    if draft.report is None:
        return Reading(sha256, digests, (), (), (), 0)
    sections = draft.report.sections
    units = [unit for section in sections for unit in section.units]
    places = [block.pages for block in draft.units]
    notes = {digest_of(BEGINS.sub("", block.text, count=1)): block.pages
             for block in document.blocks if block.kind == "note"}  # fmt: skip
    headed = {digest_of(MARK.sub("", block.text).strip("* ")): block.pages
              for block in document.blocks if block.kind == "heading"}  # fmt: skip
    paragraphs = [unit for unit in units if unit.kind == "paragraph"]
    on = places if len(places) == len(paragraphs) else [()] * len(paragraphs)
    headings = tuple(
        Part(str(section.level - 1), words := digest_of(section.heading), headed.get(words, ())) for section in sections
    )
    return Reading(
        sha256,
        digests,
        tuple(Part(unit.id, digest_of(unit.text), place) for unit, place in zip(paragraphs, on, strict=True)),
        headings,
        tuple(
            Part(unit.id, words := digest_of(unit.text), notes.get(words, ())) for unit in units if unit.kind == "note"
        ),
        sum(unit.kind == "table" for unit in units),
    )


def compared(expected: Sequence[Part], found: Sequence[Part]) -> Counted:
    """Return how many of the parts are right in name, words and order, and where the others stand."""
    ours, theirs = [part[:2] for part in found], [part[:2] for part in expected]
    right = 0
    wrong: list[tuple[int, ...]] = []
    for tag, start, stop, first, last in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if tag == "equal":
            right += stop - start
            continue
        pages = [tuple(part.pages) for part in (*found[first:last], *expected[start:stop]) if part.pages]
        pages = pages or [found[first - 1].pages if first else ()]
        count = max(stop - start, last - first)
        wrong += [*pages, *[pages[-1]] * count][:count]
    return Counted(len(expected), right, tuple(wrong))
