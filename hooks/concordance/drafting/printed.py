"""A first report.yml for what was read from printed pages, where size, weight and place have shown what is what."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from concordance.archive import digest
from concordance.drafting.candidates import Candidate, DraftedPart
from concordance.drafting.draft import as_yaml, tried
from concordance.drafting.emphasis import Emphasis, emphasis_of
from concordance.drafting.outline import outline
from concordance.drafting.printed_pages import note_pages, pages, paragraphs_of
from concordance.drafting.printed_questions import lacking, lost_italics, questions
from concordance.drafting.printed_walk import MARK, Walk, beginning, first_number, walk_down
from concordance.drafting.question import Question
from concordance.drafting.speeches import VERBATIM
from concordance.drafting.word_questions import questions_of
from concordance.intake.document import Block, Document
from concordance.intake.metadata import FoundMetadata, metadata
from concordance.intake.notes import BEGINS, NOTE_MARK
from concordance.intake.page_notes import notes_by_page
from concordance.intake.writing import body, source, written
from concordance.problems import Problem
from concordance.report import Report
from concordance.reserved import PAGE_IDS, REPORT_SLUGS
from concordance.text import slug_of

Part = dict[str, Any]
"""A piece of report.yml as it will be written."""

_DECIMAL = re.compile(r"\d{1,4}\.\d{1,4}\.?\s")
_SEVERAL = 3  # decimal numbers: one may be a figure
_STAND_INS = {"symbol": "A/1", "title": "Title", "date": "1945", "language": "en"}


@dataclass(frozen=True, slots=True)
class PrintedDraft:
    """The source and the draft of its report.yml, what a person must decide, and what the build will say of it."""

    source: str
    text: str
    symbol: str
    questions: tuple[Question, ...]
    problems: tuple[Problem, ...]
    report: Report | None
    builds: bool = False  # whether the build reads it as it stands
    units: tuple[Block, ...] = ()  # the blocks that are units, in their order
    emphasis: str = ""  # the table of what is italic, if anything is


def draft_printed(document: Document, symbol: str = "") -> PrintedDraft:
    """Return the source and the draft for a printed document; `symbol`, if given, is believed before its own."""
    known = metadata(document, symbol)
    text = source(document)
    blocks = body(document)
    decimal = sum(bool(_DECIMAL.match(block.text)) for block in blocks if block.kind == "paragraph") >= _SEVERAL
    by_page = notes_by_page(document.blocks) if document.counted == "page" else {}
    walk = walk_down(blocks, decimal=decimal, by_page=bool(by_page), spoken=bool(VERBATIM.match(known.symbol)))
    noted = any(block.kind == "note" and BEGINS.match(block.text) for block in blocks)
    record = _record(known, digest(text.encode())) | {
        "layout": _layout(text, blocks, walk, decimal=decimal)
        | ({"note_pages": list(note_pages(blocks, by_page, document.numbers))} if by_page else {}),
        "outline": _named(outline(walk.found, noted, rows=walk.rows, tables=len(walk.tables)), deque(walk.found)),
        "repairs": [],
        "slips": [],
        "passages": [],
        "pages": [],
        "remarks": [],
    }
    report, problems = _read_with_pages(text, record, walk, document)
    contents = [each for each in problems if each.code in {"contents-differ", "bad-contents-row"}]
    if problems and len(contents) == len(problems):
        record = _without_contents(record, text, blocks)
        report, problems = _read_with_pages(text, record, walk, document)
    italics = emphasis_of(document, blocks, report) if report else Emphasis("")
    form = "PDF" if document.counted == "page" else "Word file"
    head = f"# Drafted from a {form}. Read it against the document before you trust it.\n\n"
    return PrintedDraft(
        text,
        head + as_yaml(record),
        str(record["symbol"]),
        (
            *questions(document, walk, record, len(paragraphs_of(report)) if report else None, contents),
            *questions_of(document),
            *lost_italics(document, italics.lost),
        ),
        problems,
        report,
        report is not None and not lacking(record),
        tuple(walk.units),
        italics.table,
    )


def _named(parts: Sequence[DraftedPart], found: deque[Candidate]) -> list[Part]:
    """Return the parts with the paragraphs under them, and an address for those whose own the edition uses itself."""
    named: list[Part] = []
    for part in parts:
        numbers = found.popleft().numbers if found else []
        each: Part = {name: value for name, value in part.items() if name != "parts"}
        if numbers:
            each["paragraphs"] = numbers[0] if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"
        if "slug" not in part and slug_of(part["heading"]) in REPORT_SLUGS and not part.get("contents"):
            each["slug"] = f"{slug_of(part['heading'])}-as-printed"
        if part.get("units") in PAGE_IDS:
            each["units"] = f"{part['units']}-text"
        if part.get("parts"):
            each["parts"] = _named(part["parts"], found)
        named.append(each)
    return named


def _record(known: FoundMetadata, sha256: str) -> Part:
    return {
        "symbol": known.symbol,
        "title": known.title,
        "subtitle": known.subtitle,
        "author": known.author,
        "author_role": known.author_role,
        "body": known.body,
        "session": known.session,
        "agenda": known.agenda,
        "date": known.date,
        "language": known.language,
        "official": f"https://docs.un.org/{known.language}/{quote(known.symbol, safe='/().')}",
        "sha256": sha256,
    }


def _layout(text: str, blocks: Sequence[Block], walk: Walk, *, decimal: bool) -> dict[str, object]:
    """Return the layout of the source as it is written: what differs from the usual."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    further = walk.continues | walk.closes
    others = [block.text for block in blocks if block.text not in further]
    layout: dict[str, object] = {"lines": "whole"}
    if MARK.search(text):
        layout["notes"] = "marked"
    if decimal:
        layout["numbers"] = "decimal"
    if first := first_number(walk):
        layout["first"] = first
    if walk.tables:
        layout["tables"] = list(_tables(lines, walk.tables))
    if further:
        layout["continues"] = [_telling(words, others) for words in further]
    return layout


def _telling(words: str, others: Sequence[str]) -> str:
    """Return as much of the beginning of a text as no other text begins with."""
    begins = beginning(words) or words
    return begins if not any(other.startswith(begins) for other in others) else words.partition("[")[0] or words


def _tables(lines: Sequence[str], tables: Sequence[Block]) -> Iterator[dict[str, object]]:
    """Yield the first and last lines of tables, as many of them as tell the place."""
    at = 0
    for table in tables:
        rows = [" ".join(row.split()) for row in table.text.split("\n")]
        start = next(n for n in range(at, len(lines)) if lines[n : n + len(rows)] == rows)
        high = 1
        while high < len(rows) and _at(lines, rows[:high], at) != start:
            high += 1
        low = 1
        while low < len(rows) and _at(lines, rows[-low:], start) != start + len(rows) - low:
            low += 1
        at = start + len(rows)
        found: dict[str, object] = {"first": "\n".join(rows[:high]), "last": "\n".join(rows[-low:])}
        marks = [int(number) for number in NOTE_MARK.findall(table.text)]
        yield found | ({"notes": marks} if marks else {})


def _at(lines: Sequence[str], wanted: Sequence[str], start: int) -> int:
    return next((n for n in range(start, len(lines)) if list(lines[n : n + len(wanted)]) == list(wanted)), -1)


def _read_with_pages(
    text: str, record: Part, walk: Walk, document: Document
) -> tuple[Report | None, tuple[Problem, ...]]:
    """Return what the build will make of the draft, and put into it where the printed pages begin, if that is known.

    What it lacks is asked for; something stands in for it here, so that it does not hide what else will be wrong.
    """
    filled = record | {name: words for name, words in _STAND_INS.items() if not record[name]}
    report, problems = tried(as_yaml(filled), text)
    if report and document.counted == "page":
        record["pages"] = filled["pages"] = list(pages(walk, report, document.numbers))
        report, problems = tried(as_yaml(filled), text)
    return report, problems


def _without_contents(record: Part, text: str, blocks: Sequence[Block]) -> Part:
    """Return the record with the table of contents as a table, which nothing is held against."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    wanted = [
        Block("table", written(block), block.page) if block.kind == "contents" else block
        for block in blocks
        if block.kind in {"table", "contents"}
    ]
    layout = record["layout"] | {"tables": list(_tables(lines, wanted))}
    return record | {"layout": layout, "outline": [_plain(part) for part in record["outline"]]}


def _plain(part: Part) -> Part:
    found = {name: value for name, value in part.items() if name not in {"contents", "listed"}}
    if part.get("contents"):
        found["slug"] = "contents-as-printed"
    if "parts" in found:
        found["parts"] = [_plain(each) for each in found["parts"]]
    return found
