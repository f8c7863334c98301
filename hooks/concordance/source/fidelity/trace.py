"""The way through a source beside the words of its report, piece by piece, and what stands between them."""

import re
from collections import deque

from concordance.problems import Problem
from concordance.report import Change, Report
from concordance.source.fidelity.expected import Piece, between, in_order
from concordance.source.fidelity.markup import Markup
from concordance.source.fidelity.received import ReceivedSource, artefact_of
from concordance.source.fidelity.trail import DiffersError, Trail
from concordance.source.fidelity.words import SPACES, Words
from concordance.source.schema import ReportShape

_INDENT = re.compile(r"[^\S\n]*")
_BLANK = re.compile(r"[^\S\n]+(?=\n|\Z)")
_LINE = re.compile(r"[^\n]*")
_TO_END = re.compile(r"[ \t\f]*(?:\n|\Z)")
_LOOSE = re.compile(r"[^\S\n]*(?:\n|\Z)")
_CELL = re.compile(r"\s{3}|[ \t\f]*(?:\n|\Z)")
_STARS = re.compile(r"[^\S\n]*\*+")
_SPACED_STOP = re.compile(r" [*_]*\.")
_HEADING = re.compile(r"#{1,6}\s+")
_QUOTE = re.compile(r"> ?")
_LEADERS = re.compile(r"[.\s\N{HORIZONTAL ELLIPSIS}]*")
_COLUMNS = re.compile(r"(?:(?:Chapter|Section|Paragraphs|Page)\b[^\S\n]*)+(?=\n|\Z)")  # the head of a table of contents


def trace(data: bytes, record: ReportShape, report: Report, where: str) -> tuple[tuple[Change, ...], list[Problem]]:
    """Every change between the bytes of a source and the words of the report read from it, or where the two part.

    `where` names the file of the source. Its bytes are UTF-8 and the repairs match, as the reading makes sure.
    """
    source = ReceivedSource(data)
    repairs = [source.repair(repair) for repair in record.repairs]
    trail = Trail(source)
    try:
        _Tracer(trail, record, report).go()
    except DiffersError:
        return (), [trail.problem(where)]
    return tuple(sorted([*repairs, *trail.changes], key=lambda change: change.line)), []


class _Tracer:
    """The way through a source beside the words of its report."""

    def __init__(self, trail: Trail, record: ReportShape, report: Report) -> None:
        self._trail = trail
        self._text = trail.text
        self._markup = Markup(trail, written=record.layout.markup == "markdown")
        self._words = Words(trail, self._markup, record.layout, self._gap)
        self._symbol = record.symbol
        self._artefacts = [artefact_of(words) for words in record.layout.artefacts]
        self._main = deque(in_order(report, record))
        self._aside = [deque(pieces) for pieces in between(report)]
        cells = ((row.number, row.title, row.paragraphs, row.page) for row in report.contents)
        self._rows = deque(Piece("contents", each, kind="row") for each in cells)
        self._hyphens = len(report.repairs) - len(record.repairs)
        self._in_contents = self._in_aside = self._kept = False

    def go(self) -> None:
        """Walk from the first sign of the source to its last; raises `DiffersError` where the words part from it."""
        at = 0
        while self._main:
            start, piece = at, self._main[0]
            self._trail.where = piece.where
            at = self._gap(at, None)
            if start and piece.kind != "line" and "\n" not in self._text[start:at]:
                self._trail.differ(at, "\n")
            at = self._match(piece, at)
            self._main.popleft()
        at = self._gap(at, None)
        left = [piece for pieces in (*self._aside, self._rows) for piece in pieces]
        if at < len(self._text) or left:
            self._trail.where = left[0].where if left else "the end"
            self._trail.differ(at, " ".join(left[0].words) if left else "")
        joined = sum(change.rule == "hyphen" for change in self._trail.changes)
        if joined != self._hyphens:
            self._trail.differ(at, f"{self._hyphens} hyphens taken away at line ends, not {joined}")

    # What stands between the words.

    def _gap(self, at: int, piece: Piece | None) -> int:
        """Return the place after spaces and whole lines that are no words of the piece that goes on here, if any."""
        begins = at
        while begins and self._text[begins - 1].isspace() and self._text[begins - 1] != "\n":
            begins -= 1
        fresh = not begins or self._text[begins - 1] == "\n"  # at the beginning of a line
        quoted = False
        while True:
            end = self._trail.end(SPACES, at)
            if "\n" in self._text[at:end]:
                fresh, quoted = True, False
                if self._markup.unclosed and not self._markup.free:
                    self._trail.differ(at, self._markup.unclosed)
            at = end
            if piece is None and not fresh and self._main and self._main[0].kind == "line":
                at = self._trail.end(_INDENT, at)  # any spaces part the cells of the first page
            past = self._line(at, piece, quoted=quoted) if fresh else at
            quoted = quoted or self._text[at:past].startswith(">")
            if past == at and piece is None and self._in_contents and self._rows:
                past = self._try(self._rows, at)
            if past == at:
                return at
            at = past

    def _line(self, at: int, piece: Piece | None, *, quoted: bool) -> int:
        """Return the place after a line, or the sign before one, that is no words of this piece, if there is one."""
        past = self._trail.end(_BLANK, at)
        if past == at:
            past = self._artefact(at)
        if past == at and self._markup.written and not quoted and self._text.startswith(">", at):
            past = self._trail.end(_QUOTE, at)
            self._trail.record("quotation", at, ">")
        if past == at and not self._in_aside and (piece is None or piece.kind == "paragraph"):
            past = next((end for pieces in self._aside if (end := self._other(pieces, at, piece)) > at), at)
        if past == at and piece is None:
            past = self._trail.end(_HEADING, at)
            if past > at:
                self._trail.record("heading", at, self._text[at:past].strip())
                self._markup.signed = self._trail.end(_LINE, past)
        if past == at and piece is None and self._in_contents and (past := self._trail.end(_COLUMNS, at)) > at:
            self._trail.where = "contents"
            self._trail.record("columns", at, self._text[at:past].strip())
        return past

    def _artefact(self, at: int) -> int:
        """Return the place after a declared artefact, which the first symbol before the first heading is not."""
        if not self._kept and self._main and self._main[0].kind == "line":
            end = self._trail.end(_LINE, at)
            if self._text[at:end].strip() == self._symbol:
                self._kept = True
                return at
        for artefact in self._artefacts:
            if (end := self._trail.end(artefact, at)) > at:
                self._trail.record("artefact", at, self._text[at:end].strip())
                return end
        return at

    def _try(self, pieces: deque[Piece], at: int) -> int:
        """Return the place after the first of these pieces, if it stands here; here if not."""
        if not pieces:
            return at
        before, self._in_aside = self._in_aside, True
        try:
            at = self._match(pieces[0], at)
        except DiffersError:
            return at
        finally:
            self._in_aside = before
        pieces.popleft()
        return at

    def _other(self, pieces: deque[Piece], at: int, piece: Piece | None) -> int:
        """Return the place after the first of these pieces, if it stands here and the next of the main way does not."""
        recorded, head = len(self._trail.changes), pieces[0] if pieces else None
        past = self._try(pieces, at)
        if past > at and head and piece is None and self._main and self._fits(self._main[0], at):
            del self._trail.changes[recorded:]
            pieces.appendleft(head)
            return at
        return past

    def _fits(self, piece: Piece, at: int) -> bool:
        """Whether these words stand here."""
        recorded, where, contents = len(self._trail.changes), self._trail.where, self._in_contents
        try:
            self._match(piece, at)
        except DiffersError:
            return False
        del self._trail.changes[recorded:]
        self._trail.where, self._in_contents = where, contents
        return True

    # The words.

    def _match(self, piece: Piece, at: int) -> int:
        """Return the place after these words, which must stand here."""
        before = (len(self._trail.changes), self._markup.unclosed, self._trail.where, self._markup.signed)
        self._trail.where = piece.where
        try:
            at = self._printed(piece, at) if piece.printed else at
            self._markup.free = piece.kind == "heading"
            if piece.kind == "row":
                at = self._row(piece, at)
            else:
                at = self._ending(piece, self._words.follow(piece.words[0], piece, at))
        except DiffersError:
            del self._trail.changes[before[0] :]
            _, self._markup.unclosed, self._trail.where, self._markup.signed = before
            raise
        finally:
            self._markup.free = False
        self._trail.where = before[2] if self._in_aside else piece.where
        if piece.kind == "heading":
            self._in_contents = piece.opens_contents
        return at

    def _row(self, piece: Piece, at: int) -> int:
        """Return the place after a row of the contents: its cells, with tabs or leaders between them."""
        start = at
        for words in filter(None, piece.words):
            at = self._words.follow(words, piece, self._trail.end(_LEADERS, at))
        found = " ".join(self._text[start:at].split())
        self._trail.record("row", start, found, " ".join(filter(None, piece.words)))
        return at

    def _printed(self, piece: Piece, at: int) -> int:
        """Return the place after the number that is printed before a unit, and the spaces after it."""
        mark = re.compile(re.escape(f"[{piece.printed.removesuffix('.')}]") + " +")
        if piece.kind == "note" and (past := self._trail.end(mark, at)) > at:
            self._trail.record("note-mark", at, self._text[at:past].strip(), piece.printed)
            return past
        self._markup.free = True
        at = self._trail.end(_INDENT, at)
        if self._text.startswith("- ", at):
            self._trail.record("list", at, "-")
            at = self._trail.end(_INDENT, at + 1)
        number = piece.printed.removesuffix(".")
        at = self._words.follow(number, piece, at, marks=False)
        if number != piece.printed:
            at = self._stop(piece, at)
        at = self._markup.emphases(at)
        self._markup.free = False
        past = self._trail.end(_INDENT, self._gap(at, piece))
        if past == at:
            self._trail.differ(at, f" {piece.words[0]}")
        return past

    def _stop(self, piece: Piece, at: int) -> int:
        """Return the place after the full stop of a number, for which a note may have another sign, or none."""
        if self._markup.written and _SPACED_STOP.match(self._text, at):
            self._trail.record("space", at, " .", ".")
            at += 1
        at = self._markup.emphases(at)
        if self._text.startswith(("\\.", "."), at):
            if self._text[at] == "\\":
                self._trail.record("escape", at, "\\.", ".")
            return self._text.index(".", at) + 1
        sign = ")" if piece.kind == "note" and self._text.startswith(")", at) else ""
        self._trail.record("number", at, piece.printed.removesuffix(".") + sign, piece.printed)
        return at + len(sign)

    def _ending(self, piece: Piece, at: int) -> int:
        """Return the place after the signs behind a piece's last word, which ends a line or a first page's cell."""
        while True:
            past = self._markup.past(at)
            past = past if past > at else self._markup.line_break(at)
            if (
                past == at
                and piece.kind == "heading"
                and at != self._markup.last
                and (past := self._trail.end(_STARS, at)) > at
            ):
                self._trail.record("note-mark", at, self._text[at:past].strip())
            if past == at:
                break
            at = past
        ends = _CELL if piece.kind == "line" else _LOOSE if piece.kind == "heading" else _TO_END
        if not ends.match(self._text, at):
            self._trail.differ(at, "\n")
        return at
