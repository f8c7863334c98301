"""Signs that only say how words look, and signs written otherwise than they read: tags, emphasis, escapes, entities."""

import html
import re
from html.entities import html5

from concordance.private_use import PRIVATE
from concordance.source.fidelity.trail import Trail

_OPENERS = "([{\"'\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}/-\N{EN DASH}\N{EM DASH}"
_GOES_ON = re.compile(r"[^\s<>]*\w")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]*\Z")  # what stands before a place inside an address
_SIGNS = re.compile(r"[*_]+")
_BREAK = re.compile(r"<br ?/?>")
_TAG = re.compile(r"</?[ubi]>|<sup>(?=[^\d<]+</sup>)")
_RAISED = re.compile(r"<sup>[^\d<]+\Z")
_ENTITY = re.compile(r"&(?:#[0-9]{1,20}|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")
_NONE = re.compile(f"\\Z|{PRIVATE.pattern}|[\0-\x1f\x7f-\x9f\N{REPLACEMENT CHARACTER}]")  # nothing that a text has


class Markup:
    """The markup along a trail, if the source is written in it; in headings and numbers stars are signs anyway.

    `free`: whether the words are those of a heading or a number. `signed`: up to here, on the line of a heading's mark,
    stars are signs. `unclosed`: the signs of emphasis that wait for their end. `last`: where the last of them ended.
    """

    def __init__(self, trail: Trail, *, written: bool) -> None:
        """Begin; `written` tells whether the source is written in Markdown."""
        self.written = written
        self.free = False
        self.signed = 0
        self.unclosed = ""
        self.last = -1
        self._trail = trail
        self._text = trail.text

    def past(self, at: int) -> int:
        """Return the place after a tag or a sign of emphasis; here if there is none."""
        past = self.tag(at)
        return past if past > at else self.emphasis(at)

    def emphases(self, at: int) -> int:
        """Return the place after all signs of emphasis that stand here, one behind the other."""
        while (past := self.emphasis(at)) > at:
            at = past
        return at

    def line_break(self, at: int, shown: str = "") -> int:
        """Return the place after a line break, for which these signs are shown; here if there is none."""
        past = self._trail.end(_BREAK, at) if self.written else at
        if past > at:
            self._trail.record("tag", at, self._text[at:past], shown)
        return past

    def entity(self, at: int) -> tuple[str, int]:
        """Return the sign for which an entity stands here, and the place after it; no sign if none stands here."""
        match = _ENTITY.match(self._text, at) if self.written else None
        meant = _meaning(match[0]) if match else ""
        return (meant, match.end()) if match and meant else ("", at)

    def escape(self, at: int) -> tuple[str, int]:
        """Return the sign that stands here behind a backslash, and the place after it; no sign if none does."""
        match = _ESCAPE.match(self._text, at) if self.written else None
        return (match[1], match.end()) if match else ("", at)

    def tag(self, at: int) -> int:
        """Return the place after a tag that only says how words look."""
        if not self.written or not self._text.startswith("<", at):
            return at
        past = self._trail.end(_TAG, at)
        if past == at and self._text.startswith("</sup>", at) and _RAISED.search(self._text, max(0, at - 60), at):
            past = at + len("</sup>")
        if past > at:
            self._trail.record("tag", at, self._text[at:past])
        return past

    def emphasis(self, at: int) -> int:
        """Return the place after a sign of emphasis, which has its other one on the line and stands in no address."""
        text, sign = self._text, self._text[at : at + 1]
        run = _SIGNS.match(text, at)
        if run is None or not (self.written or self.free or (at < self.signed and sign == "*")):
            return at
        begin = at
        while text[begin - 1 : begin] in {"*", "_"}:
            begin -= 1
        before, after = text[begin - 1 : begin] or " ", text[run.end() : run.end() + 1] or " "
        if not self.free:
            line = text.rfind("\n", 0, at) + 1
            inside = _ADDRESS.search(text, line, begin) and _GOES_ON.match(text, run.end())
            single = sign == "_" or run.end() - begin == 1
            if inside or (single and is_word(before) and is_word(after)):
                return at
        opening = before.isspace() or (before in _OPENERS and (after.isalnum() or sign not in self.unclosed))
        if not after.isspace() and (opening or sign not in self.unclosed):
            self.unclosed += sign
        elif sign in self.unclosed and not before.isspace():
            self.unclosed = self.unclosed.replace(sign, "", 1)
        else:
            return at
        if at == self.last:  # of one mark with the sign before
            sign = f"{self._trail.changes.pop().found}{sign}"
        self._trail.record("emphasis", at, sign)
        self.last = at + 1
        return at + 1


def is_word(sign: str) -> bool:
    """Whether a sign is part of a word."""
    return sign.isalnum() or sign == "_"


def _meaning(entity: str) -> str:
    """Return the sign that an entity stands for; empty if it stands for none, or for one that no text has."""
    sign = html.unescape(entity) if entity.startswith("&#") else html5.get(entity[1:], "")
    return "" if _NONE.match(sign) else sign
