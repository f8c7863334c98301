"""How a new source is laid out, for a first report.yml: its lines, tables and notes, and what is not the document's."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from concordance.drafting import survey
from concordance.loading import shaped
from concordance.source.headings import PAGE_BREAK, Block
from concordance.source.schema import LayoutShape
from concordance.source.transcript import artefact, cut_at_tables


def without_artefacts(text: str, artefacts: Sequence[str]) -> tuple[str, list[str]]:
    """Return the text without the artefacts, and those of them that others do not cover."""
    kept = []
    for words in artefacts:
        text, count = artefact(words).subn(lambda match: PAGE_BREAK + "\n" * match[0].count("\n"), text)
        kept += [words] if count else []
    return text, kept


def without_last_number(text: str, number: str) -> Iterator[dict[str, str]]:
    """Return a repair that removes the page number at the text's end, which no artefact can tell from a note's."""
    body = text.rstrip().removesuffix(number)
    kept = body.rstrip().rpartition("\n")[2].lstrip()
    if number and kept and "\n" in body[len(body.rstrip()) :]:
        yield {
            "kind": "page number",
            "where": "end",
            "found": text[len(body.rstrip()) - len(kept) :],
            "put": f"{kept}\n",
        }


def layout_of(raw: Sequence[str], text: str, artefacts: Sequence[str]) -> LayoutShape:
    """Return how the source is laid out; `raw` are its lines without artefacts."""
    markup = "markdown" if survey.is_markdown(text) else "plain"
    wrapped = len(artefacts) > 1 or survey.is_wrapped(raw)
    notes = survey.note_style("\n".join(line for line in raw if line != PAGE_BREAK))
    decimal = sum(bool(re.match(r"\s*\d+\.\d+\.?\s", line)) for line in raw) > 2  # noqa: PLR2004 - one may be a figure
    joined = any(whole for _, whole in survey.cut_words(text))
    body = raw[next((at for at, line in enumerate(raw) if re.match(r"\s*(?:I|1)\.\s", line)), 0) :]
    ends = next((at for at, line in enumerate(body) if line.strip() == "Notes"), len(body))
    return shaped(
        {
            "lines": "wrapped" if wrapped else "whole",
            "artefacts": list(artefacts),
            "tables": list(survey.tables(body[:ends])) if wrapped else [],
            "markup": markup,
            "notes": notes,
            "numbers": "decimal" if decimal else "plain",
            "hyphens": "join" if joined else "keep",
            "continues": survey.continuing(raw) if wrapped else [],
        },
        LayoutShape,
        "layout",
    )


def with_notes_of_tables(layout: LayoutShape, lines: Sequence[str]) -> LayoutShape:
    """Return the layout with the notes that are marked in each table."""
    if layout.notes != "glued":
        return layout
    pieces = [piece if isinstance(piece, Block) else "\n".join(piece) for piece in cut_at_tables(lines, layout, "")[0]]
    notes = survey.table_notes(pieces)
    tables = [
        msgspec.structs.replace(table, notes=tuple(numbers))
        for table, numbers in zip(layout.tables, notes, strict=True)
    ]
    return msgspec.structs.replace(layout, tables=tuple(tables))


def written_layout(layout: LayoutShape) -> dict[str, object]:
    """Return the layout as it is written: what differs from the usual."""
    usual = msgspec.to_builtins(LayoutShape())
    every = msgspec.to_builtins(layout)
    for table in every["tables"]:
        if not table["notes"]:
            del table["notes"]
    return {name: value for name, value in every.items() if name == "lines" or value != usual[name]}


def first_notes(lines: Sequence[str], layout: LayoutShape) -> int:
    """Return how often notes begin at 1."""
    first = [line for line in lines if re.match(r"\s*(?:- )?1(?:\s+[A-Z]|\s*\Z)", line)]
    return max(1, len(first)) if layout.notes else 0
