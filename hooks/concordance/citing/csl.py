"""A CSL style becomes templates: the library writes a form once, with marks where place, address and day will be."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator
from citeproc.source.json import CiteProcJSON

from concordance.citing.csl_library import (
    CSL,
    TEXT,
    CitedPlace,
    Formatter,
    of_work_alone,
    readable,
    remembering,
    suppressed,
)
from concordance.private_use import AT, DAY, ITALIC_OFF, ITALIC_ON, URL

_TWO = f"1{AT}2"  # what the library takes for several numbers
_SMALL = frozenset("a an and as at but by for from in into nor of on or over so the to up via with yet".split())

Item = Mapping[str, object]
Piece = tuple[str, bool]  # words, and whether they are in italics


@dataclass(frozen=True, slots=True)
class Template:
    """A citation in pieces, with the marks `AT`, `URL` and `DAY` in them."""

    pieces: tuple[Piece, ...]

    def filled(self, at: str, url: str, day: str = "") -> "Template":
        """Return the template with the place, the address and the day of access put in."""
        values = {AT: at, URL: url, DAY: day}
        return Template(tuple((_put(words, values), italic) for words, italic in self.pieces))

    def __str__(self) -> str:
        return "".join(words for words, _ in self.pieces)


def _put(words: str, values: Mapping[str, str]) -> str:
    return "".join(values.get(character, character) for character in words)


@dataclass(frozen=True, slots=True)
class Templates:
    """A form's templates: for a printed number, for several, and for a place in words."""

    one: Template
    many: Template
    named: Template


class Style:
    """A CSL style as the library reads it; of a work it writes once what is the same for all places in it."""

    def __init__(self, csl: bytes, *, full_names: bool = False) -> None:
        """Read the style; `ParseError` if it is not XML."""
        self._style = CitationStylesStyle(io.BytesIO(readable(csl, full_names=full_names)), validate=False)
        self._elements = remembering(self._style)
        self._work: Item = {}  # the one last cited
        self._source = CiteProcJSON([])  # the same as the library reads it
        # what macros have written of it, and of which variables
        self._words: dict[object, tuple[object, list[str]]] = {}
        self._variables: list[str] = []  # the variables written so far
        for macro in of_work_alone(self._style):
            macro.render = partial(self._written, macro.render)
        for text in self._style.root.iter(TEXT):
            if "variable" in text.attrib:
                text.process = partial(self._telling, text.process, text.get("variable"))
        for substitute in self._style.root.iter(f"{CSL}substitute"):
            for child in substitute:
                child.render = partial(self._standing_in, child.render)

    def templates(self, item: Item, part: str) -> Templates:
        """Return the templates of a form for the work, whose address is the mark `URL`."""
        if part == "list":
            entry = self.entry(item)
            return Templates(entry, entry, entry)
        many = self.cite(item, "paragraph", _TWO)
        several = Template(tuple((words.replace(_TWO, AT), italic) for words, italic in many.pieces))
        return Templates(self.cite(item, "paragraph", AT), several, self.cite(item, "", AT))

    def cite(self, item: Item, label: str, at: str) -> Template:
        """Return the citation of a place in the work; without a label, `at` stands as it is."""
        bibliography, citation = self._registered(item, Locator(label, at))
        return _pieces(str(bibliography.cite(citation, None)))

    def entry(self, item: Item) -> Template:
        """Return the work's entry in a list of works."""
        bibliography, _ = self._registered(item, Locator("paragraph", AT))
        (entry,) = bibliography.bibliography()
        return _pieces(str(entry))

    def _registered(self, item: Item, locator: Locator) -> tuple[CitationStylesBibliography, Citation]:
        if item is not self._work:
            self._work, self._source, self._words = item, CiteProcJSON([item]), {}
        self._variables = []
        bibliography = CitationStylesBibliography(self._style, self._source, Formatter)
        citation = Citation([CitedPlace(str(item["id"]), locator=locator)])
        bibliography.register(citation)
        return bibliography, citation

    def _written(
        self,
        write: Callable[..., object],
        place: CitationItem,
        context: Any = None,  # noqa: ANN401 - the library's elements have no type
        sort_options: object = None,
    ) -> object:
        """Return what a macro writes of the work, or has written, within an element of the style; a sort key, anew."""
        if sort_options is not None:
            return write(place, context=context, sort_options=sort_options)
        key = write, context, tuple(suppressed(context))
        if key not in self._words:
            self._words[key] = self._gathering(write, place, context=context)
        words, variables = self._words[key]
        self._variables += variables
        return words

    def _telling(self, write: Callable[..., Any], variable: str, *place: object, **options: object) -> object:
        """Return what an element writes of a variable, and keep in mind that it was written."""
        written = write(*place, **options)
        self._variables += [variable] if written[0] else []
        return written

    def _standing_in(self, write: Callable[..., object], *place: object, context: Any, **options: object) -> object:  # noqa: ANN401 - has no type
        """Return what is written instead of a missing name; CSL has its variables written there and nowhere else.

        The library sees to that only where a variable stands in the name's place itself, and not within a macro.
        """
        words, variables = self._gathering(write, *place, context=context, **options)
        if words:
            suppressed(context).extend(variables)
            self._variables += variables
        return words

    def _gathering(self, write: Callable[..., object], *place: object, **options: object) -> tuple[object, list[str]]:
        """Return what is written, and the variables of which it was written."""
        before, self._variables = self._variables, []
        try:
            return write(*place, **options), self._variables
        finally:
            self._variables = before


def titled(words: str) -> str:
    """Return the words with capitals as English titles have them."""
    return " ".join(
        word if word in _SMALL and at else f"{word[:1].upper()}{word[1:]}" for at, word in enumerate(words.split(" "))
    )


def _pieces(marked: str) -> Template:
    """Return the words of the library, cut at the marks of italics."""
    pieces: list[Piece] = []
    for part in marked.split(ITALIC_ON):
        slanted, found, upright = part.rpartition(ITALIC_OFF)
        pieces += [(slanted, True)] if found else []
        pieces.append((upright, False))
    return Template(tuple(piece for piece in pieces if piece[0]))
