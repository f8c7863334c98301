"""Notations: how words, and what is said about them, are written down as HTML: for the pages of the site, for books.

The words are never touched: what HTML would read as markup is written as character references, which a browser shows as
the characters they are. All of it is well-formed XML too, so that a strict parser can read it back.
"""

import html
import re
from dataclasses import dataclass
from typing import NamedTuple, Protocol

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|#!^~\t]")
_LINE_START = re.compile(r"^(\s*)([-+:=]|\d+(?=[.)]))([.)]?)")


class Target(NamedTuple):
    """Where a link leads, its classes, and whether it waits: it is no link until a script makes it one."""

    address: str
    classes: str
    waits: bool = False


class Notation(Protocol):
    """A way to write words down. What opens and closes a span is given as a pair."""

    @property
    def marks_have_words(self) -> bool:
        """Whether the marks of notes and slips are words, which stand outside the element with those of the unit."""

    def words(self, text: str) -> str:
        """Return the words, in which nothing is markup."""

    def link(self, target: Target) -> tuple[str, str]:
        """Return what stands around words that lead to this target."""

    def note_mark(self, target: str, number: int, name: str, own: str = "", /) -> str:
        """Return the mark of a note: a link to it; `own` is the id of the mark, to which the note leads back."""

    def slip_mark(self, target: str, /) -> str:
        """Return the mark of a slip; `target` is what is said about it."""

    def page_mark(self, page: str) -> str:
        """Return the mark of the place where a printed page begins, without words of its own."""

    def line_break(self) -> str:
        """Return the place where a line ends that is a part of its own."""


@dataclass(frozen=True, slots=True)
class Screen:
    """The pages of the site: marks are elements without words, which a style sheet draws."""

    @property
    def marks_have_words(self) -> bool:
        """They have none."""
        return False

    def words(self, text: str) -> str:
        """Return the words as they stand, with references for the signs of markup; line breaks become spaces."""
        return html.escape(" ".join(text.split()) if "\n" in text or "\r" in text else text, quote=False)

    def link(self, target: Target) -> tuple[str, str]:
        """Return a link with its classes, or in the place of one that waits an element that knows its address."""
        address = html.escape(target.address)
        if target.waits:
            return f'<span data-href="{address}">', "</span>"
        return f'<a class="{target.classes}" href="{address}">', "</a>"

    def note_mark(self, target: str, number: int, name: str, _own: str = "", /) -> str:
        """Return an empty link that tells its number and its name; no note leads back to it."""
        attributes = f'href="{html.escape(target)}" data-note="{number}" aria-label="{html.escape(name)}"'
        return f'<a class="note-mark" {attributes}></a>'

    def slip_mark(self, _target: str, /) -> str:
        """Return an empty element; what is said about the slip stands below."""
        return '<span class="sic"></span>'

    def page_mark(self, page: str) -> str:
        """Return an empty element."""
        return f'<span class="page" data-page="{html.escape(page)}"></span>'

    def line_break(self) -> str:
        """Return an empty element."""
        return '<span class="line"></span>'


@dataclass(frozen=True, slots=True)
class Xhtml:
    """XHTML that is HTML as well, but for the types that reading systems know: the sign stands on both sides of them.

    Marks are words, since what a style sheet draws is lost when a book is converted.
    """

    sign: str = ""

    @property
    def marks_have_words(self) -> bool:
        """They have."""
        return True

    def words(self, text: str) -> str:
        """Return the words as they stand, with references for the signs of markup."""
        return html.escape(text, quote=False)

    def link(self, target: Target) -> tuple[str, str]:
        """Return a link with its classes."""
        return f'<a class="{target.classes}" href="{html.escape(target.address)}">', "</a>"

    def note_mark(self, target: str, number: int, name: str, own: str = "", /) -> str:
        """Return a link that tells its number, its name and what it is."""
        return (
            f'<a class="note-mark"{_id(own)} href="{html.escape(target)}" data-note="{number}" role="doc-noteref"'
            f'{self.sign} epub:type="noteref"{self.sign} aria-label="{html.escape(name)}"><sup>[{number}]</sup></a>'
        )

    def slip_mark(self, target: str, /) -> str:
        """Return a link to what is said about the slip, which leads back."""
        anchor = target.rpartition("#")[2]
        return f' <a class="sic"{_id(f"{anchor}-mark")} href="{html.escape(target)}">[sic]</a>'

    def page_mark(self, page: str) -> str:
        """Return an empty element with an id, so that a list of printed pages can lead there."""
        number = html.escape(page)
        what = f'{self.sign} role="doc-pagebreak" epub:type="pagebreak" aria-label="{number}"{self.sign}'
        return f'<span class="page" id="page-{number}" data-page="{number}"{what}></span>'

    def line_break(self) -> str:
        """Return the end of a line."""
        return "<br/>"


SCREEN = Screen()


def _id(name: str) -> str:
    return f' id="{html.escape(name)}"' if name else ""


def in_markdown(words: str) -> str:
    """Return the words for a page in Markdown, which reads no markup in them, and whose HTML shows them as they are.

    They end neither an element nor an attribute; line breaks become spaces.
    """
    words = " ".join(words.split()) if "\n" in words or "\r" in words else words
    words = _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", words)
    return _LINE_START.sub(_harmless, words).replace('"', "&#34;").replace("'", "&#39;")


def _harmless(match: re.Match[str]) -> str:
    """Return the beginning of a line so that it begins no list."""
    blank, mark, after = match.groups()
    if after:
        return f"{blank}{mark}&#{ord(after)};"
    return match[0] if mark.isdigit() else f"{blank}&#{ord(mark)};"
