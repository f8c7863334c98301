"""Words followed through a source sign by sign, with the marks of notes among them."""

import re
from collections import deque
from collections.abc import Callable

from concordance.source.fidelity.expected import Piece
from concordance.source.fidelity.markup import Markup, is_word
from concordance.source.fidelity.trail import Trail
from concordance.source.schema import LayoutShape

SPACES = re.compile(r"[ \t\n\f]*")
_ANY_SPACES = re.compile(r"\s*")
_ONE_SPACE = re.compile(r"(?<=\S) (?=[^\W_])")  # between two words of one line
_CUT = re.compile(r"-[ \t\f]*\n")
_WORD = re.compile(r"[^\s&\\<]+")
_RUN = re.compile(rf"{_WORD.pattern}(?: (?=[^\W_]){_WORD.pattern}){{1,9}}")  # words of one line, as most are
_BRACKETED = re.compile(r"\[(\d{1,3})\]")
_SUPERSCRIPT = re.compile(r"<sup>\s*\[?(\d{1,3})\]?\s*</sup>")
_NOISE = r"(?:\\|[*_]{1,3}|</?[ubi]>)*"  # what may stand within the mark of a note
_TIGHT = ("-", "/", "\N{EN DASH}", "\N{EM DASH}")  # no space follows when they end a line
_SUSPENDED = re.compile(r"(?:and|or|to|nor)\b(?!-)")  # "short- and long-term"
_AHEAD = 40  # characters of the words behind a space, for the problem if it is not there


class Words:
    """Follows words along a trail; `gap` returns the place after lines between them that are no words of theirs."""

    def __init__(self, trail: Trail, markup: Markup, layout: LayoutShape, gap: Callable[[int, Piece], int]) -> None:
        self._trail = trail
        self._text = trail.text
        self._markup = markup
        self._layout = layout
        self._gap = gap

    def follow(self, words: str, piece: Piece, at: int, *, marks: bool = True) -> int:
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
                past = SPACES.match(words, i)
                end = min(past.end() if past else i, until)
                before = at
                at = self._space(words[i:end], piece, at, words[end : end + _AHEAD])
                if "\n" in self._text[before:at] and piece.kind not in {"table", "row"} and _is_tight(words, i, end):
                    self._trail.differ(before, words[end:])
                i = end
            else:
                i, at = self._sign(words, i, piece, at)

    def _sign(self, words: str, i: int, piece: Piece, at: int) -> tuple[int, int]:
        """Return the places after the next sign of the words."""
        text, trail = self._text, self._trail
        while True:
            sign, past = self._markup.entity(at)
            if sign:
                if not words.startswith(sign, i):
                    trail.differ(at, words[i:])
                trail.record("entity", at, text[at:past], sign)
                return i + len(sign), past
            if piece.kind == "table" and (past := self._mark_in_table(words, i, at)) > at:
                return words.index("]", i) + 1, past
            sign, past = self._markup.escape(at)
            if sign:
                if sign != words[i]:
                    trail.differ(at, words[i:])
                trail.record("escape", at, text[at:past], sign)
                return i + 1, past
            past = self._markup.tag(at)
            if past == at and text.startswith(words[i], at):
                return i + 1, at + 1
            past = past if past > at else self._markup.emphasis(at)
            past = past if past > at else self._hyphen(words, i, piece, at)
            past = past if past > at else self._tight(words, i, piece, at)
            if past == at and piece.kind == "row" and (words[i], text[at : at + 1]) == ("\N{EN DASH}", "-"):
                return i + 1, at + 1
            if past == at:
                trail.differ(at, words[i:])
            at = past

    def _mark_in_table(self, words: str, i: int, at: int) -> int:
        """Return the place after a superscript where a table has a number in brackets."""
        number = _BRACKETED.match(words, i)
        raised = _SUPERSCRIPT.match(self._text, at)
        if not (number and raised and self._layout.notes and int(number[1]) == int(raised[1])):
            return at
        self._trail.record("note-mark", at, raised[0], number[0])
        return raised.end()

    def _hyphen(self, words: str, i: int, piece: Piece, at: int) -> int:
        """Return the place after a hyphen at the end of a line that parts one word, and after the end of the line."""
        cut = self._layout.hyphens == "join" and _CUT.match(self._text, at)
        if not cut or not i or not is_word(words[i - 1]):
            return at
        self._trail.record("hyphen", at, "-")
        return self._gap(at + 1, piece)

    def _tight(self, words: str, i: int, piece: Piece, at: int) -> int:
        """Return the place after spaces in the source that are no space among the words."""
        past = self._trail.end(SPACES, at)
        if past == at:
            return at
        before = words[i - 1 : i]
        if "\n" in self._text[at:past] and before in _TIGHT:
            self._trail.record("joined", at, before)
            return self._gap(at, piece)
        if self._markup.written and past - at == 1 and words[i] in ",.;:)]" and self._text[at - 1] in "*_":
            self._trail.record("space", at, " ")
            return past
        return at

    def _space(self, found: str, piece: Piece, at: int, words: str) -> int:
        """Return the place after the spaces of the source where the words have these."""
        if found == " " and _ONE_SPACE.match(self._text, at):
            return at + 1  # nothing but words can stand here, and it is so nearly always
        start, lines = at, False
        spaces = _ANY_SPACES if piece.kind == "row" else SPACES
        seen = ""
        while True:
            past = self._trail.end(spaces, at)
            if past > at:
                seen += self._text[at:past]
                lines = lines or "\n" in seen
                at = self._gap(past if piece.kind == "row" else at, piece)
                continue
            past = self._markup.line_break(at, " ")
            if past > at:
                seen += " "
            elif not seen:
                past = self._markup.past(at)
            if past == at:
                break
            at = past
        alike = found == seen or (found == " " and piece.kind != "table")
        if not seen or not (alike or (lines and "\n" in found)):
            self._trail.differ(start, found + words)
        if lines and piece.kind != "table":
            self._trail.record("joined", start, "\n", " ")
        elif seen != found and piece.kind not in {"table", "row"}:
            self._trail.record("space", start, seen, found)
        return at

    def _mark(self, number: int, at: int) -> int:
        """Return the place after the mark of this note."""
        bare = f"|0*{number}" if self._layout.notes == "glued" else ""
        inner = rf"{_NOISE}\[?0*{number}{_NOISE}\]?{_NOISE}"
        mark = re.compile(rf"[ \t\n\f]*(?:<sup>\s*{inner}\s*</sup>|\\?\[0*{number}\\?\]{bare})")
        while (past := self._trail.end(mark, at)) == at:
            past = self._markup.past(at)
            if past == at:
                self._trail.differ(at, f"[{number}]")
            at = past
        self._trail.record("note-mark", past - 1, self._text[at:past].strip())
        return past


def _is_tight(words: str, at: int, end: int) -> bool:
    """Whether a line that ends before this space, at a dash, a stroke or a hyphen, goes on without one."""
    last, sign = words[:at][-2:-1], words[:at][-1:]
    if sign == "-":
        return is_word(last) and not _SUSPENDED.match(words, end)
    return sign in _TIGHT and bool(last.strip()) and words[end : end + 1].isalnum()
