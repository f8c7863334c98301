"""Fidelity: from the bytes of a source to the words that are shown, each change by a declared rule and with its place.

This is a second, simple reading that checks the first and shares no code with it. It knows the words of the report as
they were read, goes through the source from its first sign to its last, and asks of each sign: is it the next one of
the words, or which rule takes it away? What no rule explains is a problem. It decides nothing about the words itself.
"""

import html
import re
from collections import deque
from html.entities import html5
from typing import NoReturn

from concordance.private_use import PRIVATE
from concordance.problems import Problem
from concordance.report import Change, Report
from concordance.source.expected import Piece, between, in_order
from concordance.source.received import ReceivedSource, artefact_of
from concordance.source.schema import ReportShape

_SPACES = re.compile(r"[ \t\n\f]*")
_ONE_SPACE = re.compile(r"(?<=\S) (?=[^\W_])")  # between two words of one line
_ANY_SPACES = re.compile(r"\s*")
_INDENT = re.compile(r"[^\S\n]*")
_BLANK = re.compile(r"[^\S\n]+(?=\n|\Z)")
_LINE = re.compile(r"[^\n]*")
_TO_END = re.compile(r"[ \t\f]*(?:\n|\Z)")
_LOOSE = re.compile(r"[^\S\n]*(?:\n|\Z)")
_CELL = re.compile(r"\s{3}|[ \t\f]*(?:\n|\Z)")
_STARS = re.compile(r"[^\S\n]*\*+")
_CUT = re.compile(r"-[ \t\f]*\n")
_SPACED_STOP = re.compile(r" [*_]*\.")
_GOES_ON = re.compile(r"[^\s<>]*\w")
_OPENERS = "([{\"'\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}/-\N{EN DASH}\N{EM DASH}"
_WORD = re.compile(r"[^\s&\\<]+")
_RUN = re.compile(rf"{_WORD.pattern}(?: (?=[^\W_]){_WORD.pattern}){{1,9}}")  # words of one line, as most are
_HEADING = re.compile(r"#{1,6}\s+")
_QUOTE = re.compile(r"> ?")
_BREAK = re.compile(r"<br ?/?>")
_TAG = re.compile(r"</?[ubi]>|<sup>(?=[^\d<]+</sup>)")
_RAISED = re.compile(r"<sup>[^\d<]+\Z")
_ENTITY = re.compile(r"&(?:#[0-9]{1,20}|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")
_BRACKETED = re.compile(r"\[(\d{1,3})\]")
_SUPERSCRIPT = re.compile(r"<sup>\s*\[?(\d{1,3})\]?\s*</sup>")
_SIGNS = re.compile(r"[*_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]*\Z")  # what stands before a place inside an address
_LEADERS = re.compile(r"[.\s\N{HORIZONTAL ELLIPSIS}]*")
_COLUMNS = re.compile(r"(?:(?:Chapter|Section|Paragraphs|Page)\b[^\S\n]*)+(?=\n|\Z)")  # the head of a table of contents
_NOISE = r"(?:\\|[*_]{1,3}|</?[ubi]>)*"  # what may stand within the mark of a note
_TIGHT = ("-", "/", "\N{EN DASH}", "\N{EM DASH}")  # no space follows when they end a line
_SUSPENDED = re.compile(r"(?:and|or|to|nor)\b(?!-)")  # "short- and long-term"
_NONE = re.compile(f"\\Z|{PRIVATE.pattern}|[\0-\x1f\x7f-\x9f\N{REPLACEMENT CHARACTER}]")  # nothing that a text has
_SHOWN = 40  # characters of the words that a problem shows


class _DiffersError(Exception):
    """The source goes on otherwise than the words."""


def trace(data: bytes, record: ReportShape, report: Report, where: str) -> tuple[tuple[Change, ...], list[Problem]]:
    """Every change between the bytes of a source and the words of the report read from it, or where the two part.

    `where` names the file of the source. Its bytes are UTF-8 and the repairs match, as the reading makes sure.
    """
    source = ReceivedSource(data)
    repairs = [source.repair(repair) for repair in record.repairs]
    tracer = _Tracer(source, record, report)
    try:
        tracer.go()
    except _DiffersError:
        return (), [tracer.problem(where)]
    changes = [*repairs, *tracer.changes]
    return tuple(sorted(changes, key=lambda change: change.line)), []


class _Tracer:
    """The way through a source beside the words of its report."""

    def __init__(self, source: ReceivedSource, record: ReportShape, report: Report) -> None:
        self.changes: list[Change] = []
        self._source = source
        self._text = source.text
        self._layout = record.layout
        self._markdown = record.layout.markup == "markdown"
        self._symbol = record.symbol
        self._artefacts = [artefact_of(words) for words in record.layout.artefacts]
        self._main = deque(in_order(report, record))
        self._aside = [deque(pieces) for pieces in between(report)]
        cells = ((row.number, row.title, row.paragraphs, row.page) for row in report.contents)
        self._rows = deque(Piece("contents", each, kind="row") for each in cells)
        self._hyphens = len(report.repairs) - len(record.repairs)
        self._in_contents = self._in_aside = self._kept = False
        self._signed = 0  # up to here, on the line of a heading's mark, stars are signs
        self._free = False  # in a heading or a number, stars are signs
        self._open = ""  # the signs of emphasis that wait for their end
        self._signs = -1  # where the last of them ended
        self._where = "masthead"
        self._furthest = (0, "", "")  # how far any words were followed, what was expected there and where it belongs

    def go(self) -> None:
        """Walk from the first sign of the source to its last; raises `_DiffersError` where the words part from it."""
        at = 0
        while self._main:
            start, piece = at, self._main[0]
            self._where = piece.where
            at = self._gap(at, None)
            if start and piece.kind != "line" and "\n" not in self._text[start:at]:
                self._differ(at, "\n")
            at = self._match(piece, at)
            self._main.popleft()
        at = self._gap(at, None)
        left = [piece for pieces in (*self._aside, self._rows) for piece in pieces]
        if at < len(self._text) or left:
            self._where = left[0].where if left else "the end"
            self._differ(at, " ".join(left[0].words) if left else "")
        joined = sum(change.rule == "hyphen" for change in self.changes)
        if joined != self._hyphens:
            self._differ(at, f"{self._hyphens} hyphens taken away at line ends, not {joined}")

    def problem(self, where: str) -> Problem:
        """Return the problem of the place up to which the source could be followed."""
        at, expected, unit = self._furthest
        text = self._text
        begin = max(text.rfind(" ", 0, max(0, at - _SHOWN)) + 1, text.rfind("\n", 0, at) + 1)
        return Problem(
            "source-and-words-differ",
            f"{where}, line {self._source.line(at)}, {unit}",
            f"{text[begin : at + _SHOWN]!r} in the source",
            f"{text[begin:at] + expected[:_SHOWN]!r}, as it was read",
            "Compare with the official document, then declare a repair in report.yml that leaves no doubt.",
        )

    def _differ(self, at: int, expected: str) -> NoReturn:
        if at >= self._furthest[0]:
            self._furthest = (at, expected, self._where)
        raise _DiffersError

    def _record(self, rule: str, at: int, found: str, shown: str = "") -> None:
        self.changes.append(Change(rule, self._source.line(at), self._where, found, shown))

    def _end(self, pattern: re.Pattern[str], at: int) -> int:
        """Return the end of the pattern here; this place, if it does not stand here."""
        match = pattern.match(self._text, at)
        return match.end() if match else at

    # What stands between the words.

    def _gap(self, at: int, piece: Piece | None) -> int:
        """Return the place after spaces and whole lines that are no words of the piece that goes on here, if any."""
        begins = at
        while begins and self._text[begins - 1].isspace() and self._text[begins - 1] != "\n":
            begins -= 1
        fresh = not begins or self._text[begins - 1] == "\n"  # at the beginning of a line
        quoted = False
        while True:
            end = self._end(_SPACES, at)
            if "\n" in self._text[at:end]:
                fresh, quoted = True, False
                if self._open and not self._free:
                    self._differ(at, self._open)
            at = end
            if piece is None and not fresh and self._main and self._main[0].kind == "line":
                at = self._end(_INDENT, at)  # any spaces part the cells of the first page
            past = self._line(at, piece, quoted=quoted) if fresh else at
            quoted = quoted or self._text[at:past].startswith(">")
            if past == at and piece is None and self._in_contents and self._rows:
                past = self._try(self._rows, at)
            if past == at:
                return at
            at = past

    def _line(self, at: int, piece: Piece | None, *, quoted: bool) -> int:
        """Return the place after a line, or the sign before one, that is no words of this piece, if there is one."""
        past = self._end(_BLANK, at)
        if past == at:
            past = self._artefact(at)
        if past == at and self._markdown and not quoted and self._text.startswith(">", at):
            past = self._end(_QUOTE, at)
            self._record("quotation", at, ">")
        if past == at and not self._in_aside and (piece is None or piece.kind == "paragraph"):
            past = next((end for pieces in self._aside if (end := self._other(pieces, at, piece)) > at), at)
        if past == at and piece is None:
            past = self._end(_HEADING, at)
            if past > at:
                self._record("heading", at, self._text[at:past].strip())
                self._signed = self._end(_LINE, past)
        if past == at and piece is None and self._in_contents and (past := self._end(_COLUMNS, at)) > at:
            self._where = "contents"
            self._record("columns", at, self._text[at:past].strip())
        return past

    def _artefact(self, at: int) -> int:
        """Return the place after a declared artefact, which the first symbol before the first heading is not."""
        if not self._kept and self._main and self._main[0].kind == "line":
            end = self._end(_LINE, at)
            if self._text[at:end].strip() == self._symbol:
                self._kept = True
                return at
        for artefact in self._artefacts:
            if (end := self._end(artefact, at)) > at:
                self._record("artefact", at, self._text[at:end].strip())
                return end
        return at

    def _try(self, pieces: deque[Piece], at: int) -> int:
        """Return the place after the first of these pieces, if it stands here; here if not."""
        if not pieces:
            return at
        before, self._in_aside = self._in_aside, True
        try:
            at = self._match(pieces[0], at)
        except _DiffersError:
            return at
        finally:
            self._in_aside = before
        pieces.popleft()
        return at

    def _other(self, pieces: deque[Piece], at: int, piece: Piece | None) -> int:
        """Return the place after the first of these pieces, if it stands here and the next of the main way does not."""
        recorded, head = len(self.changes), pieces[0] if pieces else None
        past = self._try(pieces, at)
        if past > at and head and piece is None and self._main and self._fits(self._main[0], at):
            del self.changes[recorded:]
            pieces.appendleft(head)
            return at
        return past

    def _fits(self, piece: Piece, at: int) -> bool:
        """Whether these words stand here."""
        recorded, where, contents = len(self.changes), self._where, self._in_contents
        try:
            self._match(piece, at)
        except _DiffersError:
            return False
        del self.changes[recorded:]
        self._where, self._in_contents = where, contents
        return True

    # The words.

    def _match(self, piece: Piece, at: int) -> int:
        """Return the place after these words, which must stand here."""
        before = (len(self.changes), self._open, self._where, self._signed)
        self._where = piece.where
        try:
            at = self._printed(piece, at) if piece.printed else at
            self._free = piece.kind == "heading"
            if piece.kind == "row":
                at = self._row(piece, at)
            else:
                at = self._ending(piece, self._words(piece.words[0], piece, at))
        except _DiffersError:
            del self.changes[before[0] :]
            _, self._open, self._where, self._signed = before
            raise
        finally:
            self._free = False
        self._where = before[2] if self._in_aside else piece.where
        if piece.kind == "heading":
            self._in_contents = piece.opens_contents
        return at

    def _row(self, piece: Piece, at: int) -> int:
        """Return the place after a row of the contents: its cells, with tabs or leaders between them."""
        start = at
        for words in filter(None, piece.words):
            at = self._words(words, piece, self._end(_LEADERS, at))
        found = " ".join(self._text[start:at].split())
        self._record("row", start, found, " ".join(filter(None, piece.words)))
        return at

    def _printed(self, piece: Piece, at: int) -> int:
        """Return the place after the number that is printed before a unit, and the spaces after it."""
        mark = re.compile(re.escape(f"[{piece.printed.removesuffix('.')}]") + " +")
        if piece.kind == "note" and (past := self._end(mark, at)) > at:
            self._record("note-mark", at, self._text[at:past].strip(), piece.printed)
            return past
        self._free = True
        at = self._end(_INDENT, at)
        if self._text.startswith("- ", at):
            self._record("list", at, "-")
            at = self._end(_INDENT, at + 1)
        number = piece.printed.removesuffix(".")
        at = self._words(number, piece, at, marks=False)
        if number != piece.printed:
            at = self._stop(piece, at)
        while (past := self._emphasis(at)) > at:
            at = past
        self._free = False
        past = self._end(_INDENT, self._gap(at, piece))
        if past == at:
            self._differ(at, f" {piece.words[0]}")
        return past

    def _stop(self, piece: Piece, at: int) -> int:
        """Return the place after the full stop of a number, for which a note may have another sign, or none."""
        if self._markdown and _SPACED_STOP.match(self._text, at):
            self._record("space", at, " .", ".")
            at += 1
        while (past := self._emphasis(at)) > at:
            at = past
        if self._text.startswith(("\\.", "."), at):
            if self._text[at] == "\\":
                self._record("escape", at, "\\.", ".")
            return self._text.index(".", at) + 1
        sign = ")" if piece.kind == "note" and self._text.startswith(")", at) else ""
        self._record("number", at, piece.printed.removesuffix(".") + sign, piece.printed)
        return at + len(sign)

    def _words(self, words: str, piece: Piece, at: int, *, marks: bool = True) -> int:
        """Return the place after these words of the piece, with the marks of notes among them."""
        waiting = deque(piece.note_marks if marks else ())
        i = 0
        while True:
            while waiting and waiting[0].at == i:
                at = self._mark(waiting.popleft().number, at)
            if i == len(words):
                return at
            until = waiting[0].at if waiting else len(words)
            word = _RUN.match(words, i, until)
            if not (word and self._text.startswith(word[0], at)):
                word = _WORD.match(words, i, until)
            if word and self._text.startswith(word[0], at):
                i, at = word.end(), at + len(word[0])
            elif words[i] in " \t\n\f":
                past = _SPACES.match(words, i)
                end = min(past.end() if past else i, until)
                before = at
                at = self._space(words[i:end], piece, at, words[end : end + _SHOWN])
                if "\n" in self._text[before:at] and piece.kind not in {"table", "row"} and _is_tight(words, i, end):
                    self._differ(before, words[end:])
                i = end
            else:
                i, at = self._sign(words, i, piece, at)

    def _sign(self, words: str, i: int, piece: Piece, at: int) -> tuple[int, int]:
        """Return the places after the next sign of the words."""
        text = self._text
        while True:
            if self._markdown and (match := _ENTITY.match(text, at)) and (meant := _meaning(match[0])):
                if not words.startswith(meant, i):
                    self._differ(at, words[i:])
                self._record("entity", at, match[0], meant)
                return i + len(meant), match.end()
            if piece.kind == "table" and (past := self._mark_in_table(words, i, at)) > at:
                return words.index("]", i) + 1, past
            if self._markdown and (match := _ESCAPE.match(text, at)):
                if match[1] != words[i]:
                    self._differ(at, words[i:])
                self._record("escape", at, match[0], match[1])
                return i + 1, match.end()
            past = self._tag(at)
            if past == at and text.startswith(words[i], at):
                return i + 1, at + 1
            past = past if past > at else self._emphasis(at)
            past = past if past > at else self._hyphen(words, i, piece, at)
            past = past if past > at else self._tight(words, i, piece, at)
            if past == at and piece.kind == "row" and (words[i], text[at : at + 1]) == ("\N{EN DASH}", "-"):
                return i + 1, at + 1
            if past == at:
                self._differ(at, words[i:])
            at = past

    def _mark_in_table(self, words: str, i: int, at: int) -> int:
        """Return the place after a superscript where a table has a number in brackets."""
        number = _BRACKETED.match(words, i)
        raised = _SUPERSCRIPT.match(self._text, at)
        if not (number and raised and self._layout.notes and int(number[1]) == int(raised[1])):
            return at
        self._record("note-mark", at, raised[0], number[0])
        return raised.end()

    def _tag(self, at: int) -> int:
        """Return the place after a tag that only says how words look."""
        if not self._markdown or not self._text.startswith("<", at):
            return at
        past = self._end(_TAG, at)
        if past == at and self._text.startswith("</sup>", at) and _RAISED.search(self._text, max(0, at - 60), at):
            past = at + len("</sup>")
        if past > at:
            self._record("tag", at, self._text[at:past])
        return past

    def _emphasis(self, at: int) -> int:
        """Return the place after a sign of emphasis, which has its other one on the line and stands in no address."""
        text, sign = self._text, self._text[at : at + 1]
        run = _SIGNS.match(text, at)
        if run is None or not (self._markdown or self._free or (at < self._signed and sign == "*")):
            return at
        begin = at
        while text[begin - 1 : begin] in {"*", "_"}:
            begin -= 1
        before, after = text[begin - 1 : begin] or " ", text[run.end() : run.end() + 1] or " "
        if not self._free:
            line = text.rfind("\n", 0, at) + 1
            inside = _ADDRESS.search(text, line, begin) and _GOES_ON.match(text, run.end())
            single = sign == "_" or run.end() - begin == 1
            if inside or (single and _is_word(before) and _is_word(after)):
                return at
        opening = before.isspace() or (before in _OPENERS and (after.isalnum() or sign not in self._open))
        if not after.isspace() and (opening or sign not in self._open):
            self._open += sign
        elif sign in self._open and not before.isspace():
            self._open = self._open.replace(sign, "", 1)
        else:
            return at
        if at == self._signs:  # of one mark with the sign before
            sign = f"{self.changes.pop().found}{sign}"
        self._record("emphasis", at, sign)
        self._signs = at + 1
        return at + 1

    def _hyphen(self, words: str, i: int, piece: Piece, at: int) -> int:
        """Return the place after a hyphen at the end of a line that parts one word, and after the end of the line."""
        cut = self._layout.hyphens == "join" and _CUT.match(self._text, at)
        if not cut or not i or not _is_word(words[i - 1]):
            return at
        self._record("hyphen", at, "-")
        return self._gap(at + 1, piece)

    def _tight(self, words: str, i: int, piece: Piece, at: int) -> int:
        """Return the place after spaces in the source that are no space among the words."""
        past = self._end(_SPACES, at)
        if past == at:
            return at
        before = words[i - 1 : i]
        if "\n" in self._text[at:past] and before in _TIGHT:
            self._record("joined", at, before)
            return self._gap(at, piece)
        if self._markdown and past - at == 1 and words[i] in ",.;:)]" and self._text[at - 1] in "*_":
            self._record("space", at, " ")
            return past
        return at

    def _space(self, found: str, piece: Piece, at: int, words: str) -> int:
        """Return the place after the spaces of the source where the words have these."""
        if found == " " and _ONE_SPACE.match(self._text, at):
            return at + 1  # nothing but words can stand here, and it is so nearly always
        start, lines = at, False
        spaces = _ANY_SPACES if piece.kind == "row" else _SPACES
        seen = ""
        while True:
            past = self._end(spaces, at)
            if past > at:
                seen += self._text[at:past]
                lines = lines or "\n" in seen
                at = self._gap(past if piece.kind == "row" else at, piece)
                continue
            past = self._end(_BREAK, at) if self._markdown else at
            if past > at:
                self._record("tag", at, self._text[at:past], " ")
                seen += " "
            elif not seen:
                past = self._tag(at)
                past = past if past > at else self._emphasis(at)
            if past == at:
                break
            at = past
        alike = found == seen or (found == " " and piece.kind != "table")
        if not seen or not (alike or (lines and "\n" in found)):
            self._differ(start, found + words)
        if lines and piece.kind != "table":
            self._record("joined", start, "\n", " ")
        elif seen != found and piece.kind not in {"table", "row"}:
            self._record("space", start, seen, found)
        return at

    def _mark(self, number: int, at: int) -> int:
        """Return the place after the mark of this note."""
        bare = f"|0*{number}" if self._layout.notes == "glued" else ""
        inner = rf"{_NOISE}\[?0*{number}{_NOISE}\]?{_NOISE}"
        mark = re.compile(rf"[ \t\n\f]*(?:<sup>\s*{inner}\s*</sup>|\\?\[0*{number}\\?\]{bare})")
        while (past := self._end(mark, at)) == at:
            past = self._tag(at)
            past = past if past > at else self._emphasis(at)
            if past == at:
                self._differ(at, f"[{number}]")
            at = past
        self._record("note-mark", past - 1, self._text[at:past].strip())
        return past

    def _ending(self, piece: Piece, at: int) -> int:
        """Return the place after the signs behind a piece's last word, which ends a line or a first page's cell."""
        while True:
            past = self._tag(at)
            past = past if past > at else self._emphasis(at)
            if past == at and self._markdown and (past := self._end(_BREAK, at)) > at:
                self._record("tag", at, self._text[at:past])
            if past == at and piece.kind == "heading" and at != self._signs and (past := self._end(_STARS, at)) > at:
                self._record("note-mark", at, self._text[at:past].strip())
            if past == at:
                break
            at = past
        ends = _CELL if piece.kind == "line" else _LOOSE if piece.kind == "heading" else _TO_END
        if not ends.match(self._text, at):
            self._differ(at, "\n")
        return at


def _is_tight(words: str, at: int, end: int) -> bool:
    """Whether a line that ends before this space, at a dash, a stroke or a hyphen, goes on without one."""
    last, sign = words[:at][-2:-1], words[:at][-1:]
    if sign == "-":
        return _is_word(last) and not _SUSPENDED.match(words, end)
    return sign in _TIGHT and bool(last.strip()) and words[end : end + 1].isalnum()


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _meaning(entity: str) -> str:
    """Return the sign that an entity stands for; empty if it stands for none, or for one that no text has."""
    sign = html.unescape(entity) if entity.startswith("&#") else html5.get(entity[1:], "")
    return "" if _NONE.match(sign) else sign
