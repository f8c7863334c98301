"""A source as received becomes blocks of text: repaired, without page artefacts, its lines joined.

A block is what will be a heading, a unit, a note, a table or a line of the masthead. What is taken away
is declared in report.yml: repairs by their words, page headers and footers by their lines, the markup of a
converter and the marks of notes by the layout.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from concordance.model import NoteMark, Repair
from concordance.problems import Problem
from concordance.records import LayoutShape, PartShape, ReportShape

# Note marks travel through the joining of lines between two characters that no text uses.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f" ?{_OPEN}(\\d+){_CLOSE}")
_SUPERSCRIPT = re.compile(r"<sup>\s*\[?(\d+)\]?\s*</sup>|\[(\d+)\](?!\()")
_QUOTES = "\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_GLUED = re.compile(rf"(?<=[a-z.,;:)\]{_QUOTES}])(\d{{1,3}})(?![\d/%]|[.,]\d)")
_EMPHASIS = re.compile(
    r"\*\*|</?[ubi]>|<br>"  # strong, underlined, line breaks
    r"|(?<![\w_])_(?=\S)|(?<=\S)_(?![\w_])"  # _emphasis_
    r"|(?<!\*)\*(?=\w)|(?<=[\w.,;:])\*(?!\*)"  # *emphasis*
)
_BACKSLASH = re.compile(r"\\([\\`*_{}\[\]()#+.!-])")
_HEADING_MARK = re.compile(r"#{1,6}\s+")
_NUMBER = re.compile(r"(?:- )?(?:\*\*)?(\d+(?:\.\d+)*)\.?(?:\*\*)?(?:\s+|$)")
_ITEM = re.compile(r"(?:- )?\(([a-z]{1,5})\)(?:\s+|$)")
_NOTE = re.compile(r"(?:> ?)?(\d{1,3}|\*+)\s+(?=\S)")
_COMPLETE = re.compile(
    rf"[.:;?!][\"')\]\N{{RIGHT DOUBLE QUOTATION MARK}}]*(?:{_OPEN}\d+{_CLOSE})*\Z|(?:, and|, or|;)\Z"
)
_CUT = re.compile(r"(\w+)-\Z")


@dataclass(slots=True)
class Block:
    """A piece of the text: its words, whether the copy marks it as a heading, what kind it is."""

    text: str
    marked: bool = False
    kind: str = ""  # "", "note", "table"


@dataclass(frozen=True, slots=True)
class Transcript:
    """The blocks of a source, the hyphens taken out of words cut at line ends, and what did not match."""

    blocks: tuple[Block, ...]
    hyphens: tuple[Repair, ...]
    problems: tuple[Problem, ...]


def transcribe(raw: str, record: ReportShape, declared: str) -> Transcript:
    """The transcript of a source as its record declares it."""
    text, problems = _repaired(raw, record, declared)
    lines, found = _without_artefacts(text.split("\n"), record.layout, declared)
    problems += found
    if record.layout.markup == "markdown":
        lines = [clean(line) for line in lines]
    headings = list(_headings(record.outline))
    pieces, found = _tables(lines, record.layout, declared)
    problems += found
    joiner = _Joiner(headings, record.layout, text)
    for piece in pieces:
        if isinstance(piece, Block):
            joiner.blocks.append(piece)
        elif record.layout.lines == "wrapped":
            joiner.join(piece)
        else:
            joiner.blocks += [_block(line) for line in piece if line.strip()]
    return Transcript(tuple(joiner.blocks), tuple(joiner.hyphens), tuple(problems))


def _repaired(raw: str, record: ReportShape, declared: str) -> tuple[str, list[Problem]]:
    """The text after the declared repairs, each of which must match exactly once."""
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
    """The lines that a declared artefact describes: these words, `{n}` for any number, any spacing."""
    parts = re.split(r"(\{n\}|\s+)", pattern.strip())
    written = [r"\d+" if part == "{n}" else r"\s+" if part.isspace() else re.escape(part) for part in parts]
    return re.compile(rf"\s*{''.join(written)}\s*")


def _without_artefacts(lines: list[str], layout: LayoutShape, declared: str) -> tuple[list[str], list[Problem]]:
    """The lines that are words of the document; every declared artefact must occur."""
    kept, problems = lines, []
    for words in layout.artefacts:
        pattern = artefact(words)
        left = [line for line in kept if not pattern.fullmatch(line)]
        if len(left) == len(kept):
            problems.append(
                Problem(
                    "artefact-does-not-match",
                    f"{declared}, layout, artefacts",
                    f"no line {words!r}",
                    "lines that stand in the source",
                    "Correct the words, or take the artefact away.",
                )
            )
        kept = left
    return kept, problems


def clean(line: str) -> str:
    """The line without the emphasis, superscripts and escapes that a converter wrote around words."""
    line = _SUPERSCRIPT.sub(lambda match: f"{_OPEN}{match[1] or match[2]}{_CLOSE}", line)
    return _BACKSLASH.sub(r"\1", _EMPHASIS.sub("", line))


def _headings(parts: Iterable[PartShape]) -> Iterator[str]:
    for part in parts:
        yield part.heading
        yield from _headings(part.parts)


def _tables(lines: list[str], layout: LayoutShape, declared: str) -> tuple[list[list[str] | Block], list[Problem]]:
    """The lines as runs of text with the declared tables between them."""
    pieces: list[list[str] | Block] = []
    problems: list[Problem] = []
    at = 0
    for table in layout.tables:
        first = next((i for i in range(at, len(lines)) if lines[i].strip() == table.first), None)
        last = next((i for i in range(first or at, len(lines)) if lines[i].strip() == table.last), None)
        if first is None or last is None:
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
        rows = [line.rstrip() for line in lines[first : last + 1]]
        pieces += [lines[at:first], Block("\n".join(row for row in rows if row), kind="table")]
        at = last + 1
    return [*pieces, lines[at:]], problems


def _block(line: str) -> Block:
    words = line.strip()
    mark = _HEADING_MARK.match(words)
    return Block(words[mark.end() :].strip("* ") if mark else words, bool(mark))


class _Joiner:
    """Joins the lines of running text into blocks.

    A block begins at a heading, at the next paragraph number, at the next item, at a note, and after an
    empty line if what stands before it is complete. Nothing else begins one, so a line that only looks
    like a number stays in its paragraph; the numbers of the paragraphs are checked later.
    """

    def __init__(self, headings: Sequence[str], layout: LayoutShape, text: str) -> None:
        self._headings = {_squeezed(heading): heading for heading in headings}
        self._layout = layout
        self._text = text
        self.blocks: list[Block] = []
        self.hyphens: list[Repair] = []
        self._open: Block | None = None
        self._number = 0
        self._note = 0
        self._gap = True

    def join(self, lines: Sequence[str]) -> None:
        """Add the blocks of these lines."""
        self._gap = True
        at = 0
        while at < len(lines):
            words = lines[at].strip()
            if not words:
                self._gap = True
                at += 1
            elif found := self._heading(lines, at):
                at, heading = found
                self._start(Block(heading, marked=True))
                self._open = None
            else:
                self._take(_block(words))
                at += 1

    def _heading(self, lines: Sequence[str], at: int) -> tuple[int, str] | None:
        """The heading that stands on these lines, which may be several, and the line after it."""
        words = ""
        for past in range(at, min(at + 6, len(lines))):
            line = _block(lines[past]).text
            if not line:
                break
            words += _squeezed(line)
            if words in self._headings:
                return past + 1, self._headings[words]
            if not any(heading.startswith(words) for heading in self._headings):
                break
        return None

    def _take(self, line: Block) -> None:
        gap, self._gap = self._gap, False
        if self._layout.notes and self._is_note(line.text):
            self.blocks.append(Block(line.text.removeprefix("> "), kind="note"))
            self._gap = True
            return
        complete = self._open is None or bool(_COMPLETE.search(self._open.text))
        if line.marked or self._begins(line.text, complete=complete) or (gap and complete) or self._open is None:
            self._start(line)
        elif gap and self.blocks[-1].kind == "note" and self.blocks[-1] is not self._open and not complete:
            self._join(line.text)
        elif gap and self.blocks[-1].kind == "note" and complete:
            self._start(line)
        else:
            self._join(line.text)

    def _is_note(self, words: str) -> bool:
        """Whether the line begins the next note."""
        match = _NOTE.match(words)
        if not match:
            return False
        if match[1].isdigit():
            if int(match[1]) != self._note + 1:
                return False
            self._note += 1
        return True

    def _begins(self, words: str, *, complete: bool) -> bool:
        """Whether the line begins the next numbered paragraph or an item of one."""
        number = _NUMBER.match(words)
        if number and (words[: number.end()].rstrip(" *").endswith(".") or "." in number[1]):
            first = int(number[1].split(".")[0])
            if "." in number[1] and self._layout.numbers == "decimal":
                return complete
            if "." not in number[1] and first in {self._number + 1, 1}:
                self._number = first
                return True
            return False
        return bool(_ITEM.match(words)) and complete

    def _start(self, block: Block) -> None:
        self._open = block
        self.blocks.append(block)
        self._gap = False

    def _join(self, words: str) -> None:
        if self._open is None:
            return
        before = self._open.text
        cut = _CUT.search(before)
        if not cut or not words[:1].isalpha():
            self._open.text = f"{before} {words}"
            return
        rest = re.split(r"\W", words, maxsplit=1)[0]
        whole = cut[1] + rest
        if self._layout.hyphens == "join" and self._stands(whole) and not self._stands(f"{cut[1]}-{rest}"):
            reason = "A word cut at the end of a line; the source has it whole elsewhere."
            self.hyphens.append(Repair("hyphen", whole, f"{cut[1]}-{rest}", whole, reason, "The source itself."))
            before = before[:-1]
        self._open.text = before + words

    def _stands(self, word: str) -> bool:
        """Whether the source has the word somewhere."""
        return bool(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", self._text))


def _squeezed(words: str) -> str:
    """The words without spaces and emphasis, to compare headings however their lines are broken."""
    return re.sub(r"[\s*_]+", "", words)


def note_marks(text: str, layout: LayoutShape, after: int) -> tuple[str, tuple[NoteMark, ...]]:
    """The words without the marks of notes, and where the marks stood.

    `after` is the number of the last note before. Glued marks (`... Convention.12 It ...`) are recognised
    by their order only: a number that is not the next one stays a word.
    """
    if layout.notes == "glued":
        number = after

        def open_next(match: re.Match[str]) -> str:
            nonlocal number
            if int(match[1]) != number + 1:
                return match[0]
            number += 1
            return f"{_OPEN}{match[1]}{_CLOSE}"

        text = _GLUED.sub(open_next, text)
    words, marks, at = [], [], 0
    length = 0
    for match in _MARK.finditer(text):
        words.append(text[at : match.start()])
        length += match.start() - at
        marks.append(NoteMark(length, int(match[1])))
        at = match.end()
    words.append(text[at:])
    return "".join(words), tuple(marks)
