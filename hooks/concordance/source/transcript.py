"""A source as received becomes blocks of text: repaired, without page artefacts, its lines joined.

A block is what will be a heading, a unit, a note, a table or a line of the masthead. What is taken away
is declared in report.yml: repairs by their words, page headers and footers by their lines, the markup of a
converter and the marks of notes by the layout.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import dedent

from concordance.private_use import CLOSE, OPEN, PRIVATE
from concordance.problems import Problem
from concordance.report import Repair
from concordance.source.headings import PAGE_BREAK, Block, Headings, block_of, parts_of, single_spaced
from concordance.source.joining import Joiner
from concordance.source.legibility import damaged
from concordance.source.markup import MARK, clean, left_over, set_marks, shown_marks, unclear
from concordance.source.schema import COMPARE, LayoutShape, PartShape, ReportShape, TableShape

_NOTE = re.compile(f"{OPEN}(\\d+){CLOSE} ")  # at the beginning of a line
_LINE = r"^[^\w\n(]*"  # the beginning of a line, with the marks of a list, a heading or emphasis


@dataclass(frozen=True, slots=True)
class Transcript:
    """The blocks of a source, the hyphens taken out of words cut at line ends, and what did not match."""

    blocks: tuple[Block, ...]
    hyphen_repairs: tuple[Repair, ...]
    problems: tuple[Problem, ...]


class LineFinder:
    """Says where words stand in a source as received."""

    def __init__(self, raw: str, where: str) -> None:
        """`where` is the name of the source's file."""
        self._raw = raw
        self._where = where

    def where_of(self, words: str, start: int = 0) -> str:
        """Return the file and the line on which these words begin; the file alone if they are not found as they are.

        They are looked for from `start` on, at the beginnings of lines first, then everywhere.
        """
        return self.where_after(words, start)[0]

    def where_after(self, words: str, start: int) -> tuple[str, int]:
        """Return the file and line on which these words begin, and where in the source; else the file and `start`."""
        form = _beginning(words)
        match = (
            (re.compile(form).search(self._raw, start) if start else None)
            or re.search(f"{_LINE}{form}", self._raw, re.MULTILINE)
            or re.search(form, self._raw)
        )
        if not match:
            return self._where, start
        return f"{self._where}, line {self._raw.count(chr(10), 0, match.start()) + 1}", match.start()

    def span_after(self, words: str, start: int) -> tuple[int, int]:
        """Return where these words begin and end, in the next line from `start` on that begins with them.

        Both are `start` if there is none: a repair may have made the line.
        """
        match = re.compile(f"{_LINE}{_beginning(words)}", re.MULTILINE).search(self._raw, start)
        return match.span() if match else (start, start)


def _beginning(words: str) -> str:
    """Return the pattern of the first of these words; marks and markup may stand between them."""
    found = (re.escape(word).replace(r"\-", r"-\s*") for word in words[:40].split())
    return r"\S{0,16}?\s+".join(found) or "(?!)"


def transcribe(raw: str, record: ReportShape, declared: str, where: str) -> Transcript:
    """Return the transcript of a source as its record declares it."""
    layout = record.layout
    finder = LineFinder(raw, where)
    parts = list(parts_of(record.outline))
    text, problems = _repaired(raw, record, declared)
    problems += [_private(finder, line) for line in text.split("\n") if PRIVATE.search(line)]
    written, found = _without_artefacts(text.split("\n"), record, parts, declared)
    problems += found
    lines = written
    if layout.markup == "markdown":
        alike = "emphasis that is the same before and after entities are read"
        problems += [
            _problem("emphasis-unclear", finder.where_of(line), line, alike) for line in lines if unclear(line)
        ]
        lines = [clean(line) for line in lines]
    if layout.notes:
        lines = [set_marks(line) for line in lines]
    left = left_over(lines, comments=layout.markup != "markdown")
    problems += [_problem("markup-left", finder.where_of(line), line, "words without markup") for line in left]
    pieces, found = cut_at_tables(lines, layout, declared)
    problems += found
    problems += [
        _problem("damaged-words", finder.where_of(line), word, "a word, or a line of `unusual` in the layout with it")
        for line, word in damaged(lines, layout.unusual)
    ]
    joiner = Joiner(parts, layout, text, usual_width(lines), written=dict(zip(lines, written, strict=True)))
    for piece in pieces:
        if isinstance(piece, Block):
            joiner.table(piece)
        elif layout.lines == "wrapped":
            joiner.join(piece)
        else:
            _add_whole(joiner.blocks, piece, layout.continues)
    joiner.close()
    at = 0
    for code, words, *rest in joiner.doubts:  # in the order of the source
        where, at = finder.where_after(MARK.sub("", words), at)
        problems.append(Problem(code, where, repr(shown_marks(words[:70])), *rest))
    return Transcript(tuple(joiner.blocks), tuple(joiner.hyphen_repairs), tuple(problems))


def _add_whole(blocks: list[Block], lines: Sequence[str], continues: tuple[str, ...]) -> None:
    """Add lines each of which is a paragraph, a further line of the one before, or a note begun by its mark."""
    for line in lines:
        block = block_of(line)
        if note := _NOTE.match(block.text):
            blocks.append(Block(f"{note[1]} {block.text[note.end() :]}", kind="note"))
            continue
        if blocks and block.text.lstrip().startswith(continues):
            blocks[-1].text += f"\n{block.text}"
        elif block.text:
            blocks.append(block)


def usual_width(lines: Sequence[str]) -> int:
    """Return the length that one line in ten exceeds."""
    lengths = sorted(len(single_spaced(line)) for line in lines if line.strip())
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _problem(code: str, where: str, words: str, expected: str) -> Problem:
    return Problem(code, where, repr(words[:70]), expected, COMPARE)


def _private(finder: LineFinder, line: str) -> Problem:
    """Return the problem of a sign that means nothing outside the font it was made for."""
    signs = ", ".join(f"U+{ord(sign):04X}" for sign in dict.fromkeys(PRIVATE.findall(line)))
    remedy = "Look it up in the official document, then declare a repair in report.yml."
    where = finder.where_of(PRIVATE.sub(" ", line).strip())
    return Problem("private-sign", where, f"{signs} in {line.strip()[:50]!r}", "signs that every font has", remedy)


def _repaired(raw: str, record: ReportShape, declared: str) -> tuple[str, list[Problem]]:
    """Return the text after the declared repairs, each of which must match exactly once."""
    text, problems = raw, []
    for number, repair in enumerate(record.repairs, 1):
        count = text.count(repair.found) if repair.found else 0
        if count == 1:
            text = text.replace(repair.found, repair.put)
            continue
        problems.append(
            Problem(
                "repair-does-not-match",
                f"{declared}, repair {number} ({repair.kind}, {repair.where})",
                f"{count} places with {repair.found[:60]!r}",
                "exactly one",
                "Correct the words in `found`, or make them longer until they stand in one place.",
            )
        )
    return text, problems


def artefact(pattern: str) -> re.Pattern[str]:
    """Return the lines that a declared artefact describes: these words, `{n}` for any number, any spacing.

    Lines of an artefact of several follow each other, empty ones aside.
    """
    lines = []
    for line in pattern.strip().split("\n"):
        parts = re.split(r"(\{n\}|\s+)", line.strip())
        written = [r"\d+" if part == "{n}" else r"[^\S\n]+" if part.isspace() else re.escape(part) for part in parts]
        lines.append(rf"[^\S\n]*{''.join(written)}[^\S\n]*")
    return re.compile(r"^" + r"\n(?:[^\S\n]*\n)*".join(lines) + r"$", re.MULTILINE)


def _without_artefacts(
    lines: list[str], record: ReportShape, parts: Sequence[PartShape], declared: str
) -> tuple[list[str], list[Problem]]:
    """Return the lines that are words of the document; every declared artefact must occur.

    The symbol on the first page, before the first heading, is no page header.
    """
    layout, problems = record.layout, []
    headings = Headings(parts, layout)
    cleaned = [clean(line) for line in lines] if layout.markup == "markdown" else lines
    cleaned = [set_marks(line) for line in cleaned] if layout.notes else cleaned
    first = next((at for at in range(len(lines)) if headings.find(cleaned, at) or headings.beginning(cleaned, at)), 0)
    kept = next((at for at in range(first) if lines[at].strip() == record.symbol), None)
    text = "\n".join("" if at == kept else line for at, line in enumerate(lines))
    for words in layout.artefacts:
        pattern = artefact(words)
        if not pattern.search(text):
            problems.append(
                Problem(
                    "artefact-does-not-match",
                    f"{declared}, layout, artefacts",
                    f"no line {words!r}",
                    "lines that stand in the source",
                    "Correct the words, or take the artefact away.",
                )
            )
        text = pattern.sub(lambda match: PAGE_BREAK + "\n" * match[0].count("\n"), text)
    found = text.split("\n")
    if kept is not None:
        found[kept] = lines[kept]
    return [line for line in found if layout.lines == "wrapped" or line != PAGE_BREAK], problems


def cut_at_tables(
    lines: Sequence[str], layout: LayoutShape, declared: str
) -> tuple[list[list[str] | Block], list[Problem]]:
    """Return the lines as runs of text with the declared tables between them."""
    pieces: list[list[str] | Block] = []
    problems: list[Problem] = []
    texts = [single_spaced(line) for line in lines] if layout.tables else []
    at = 0
    for table in layout.tables:
        span = _span(texts, table, at, marked=bool(layout.notes))
        if span is None:
            problems.append(
                Problem(
                    "table-does-not-match",
                    f"{declared}, layout, tables",
                    f"no lines from {table.first!r} to {table.last!r} in this order",
                    "the first and the last line of a table, tables in the order of the source",
                    "Correct the lines, or take the table away.",
                )
            )
            continue
        rows = "\n".join(line.rstrip() for line in lines[span.start : span.stop] if line.strip() and line != PAGE_BREAK)
        pieces += [list(lines[at : span.start]), Block(dedent(shown_marks(rows)), kind="table", notes=table.notes)]
        at = span.stop
    return [*pieces, list(lines[at:])], problems


def _span(texts: Sequence[str], table: TableShape, at: int, *, marked: bool) -> range | None:
    """Return the lines of a table, looked for from `at` on."""
    ends = []
    for words in (table.first, table.last):
        wanted = [single_spaced(set_marks(line) if marked else line) for line in words.strip().split("\n")]
        found = next((i for i in range(at, len(texts)) if texts[i : i + len(wanted)] == wanted), None)
        if found is None:
            return None
        ends.append((found, found + len(wanted)))
        at = found
    return range(ends[0][0], ends[1][1])
