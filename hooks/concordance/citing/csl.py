"""A CSL style becomes templates: the library writes a form once, with marks where place, address and day will be."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any
from xml.etree import ElementTree as ET

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator
from citeproc.source.json import CiteProcJSON

from concordance.private_use import AT, DAY, ITALIC_OFF, ITALIC_ON, URL

_TWO = f"1{AT}2"  # what the library takes for several numbers
_SMALL = frozenset("a an and as at but by for from in into nor of on or over so the to up via with yet".split())
_CSL = "{http://purl.org/net/xbiblio/csl}"
_LOOK_UPS = ("xpath_search", "get_macro", "get_locale_option", "get_single_term", "get_plural_term", "get_date")
_PLACED = frozenset(("locator", "position"))  # attributes that ask for the place, or variables that are it
_TEXT = f"{_CSL}text"
_HOLDERS = tuple(f"{_CSL}{tag}" for tag in ("macro", "choose", "if", "else-if", "else"))  # ask what they hold

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
        self._style = CitationStylesStyle(io.BytesIO(_readable(csl, full_names=full_names)), validate=False)
        self._elements = _remembering(self._style)
        self._work: Item = {}  # the one last cited
        self._source = CiteProcJSON([])  # the same as the library reads it
        # what macros have written of it, and of which variables
        self._words: dict[object, tuple[object, list[str]]] = {}
        self._told: list[str] = []  # the variables written so far
        for macro in _of_work_alone(self._style):
            macro.render = partial(self._written, macro.render)
        for text in self._style.root.iter(_TEXT):
            if "variable" in text.attrib:
                text.process = partial(self._telling, text.process, text.get("variable"))
        for substitute in self._style.root.iter(f"{_CSL}substitute"):
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
        self._told = []
        bibliography = CitationStylesBibliography(self._style, self._source, _Formatter)
        citation = Citation([_Cited(str(item["id"]), locator=locator)])
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
        key = write, context, tuple(_suppressed(context))
        if key not in self._words:
            self._words[key] = self._gathering(write, place, context=context)
        words, told = self._words[key]
        self._told += told
        return words

    def _telling(self, write: Callable[..., Any], variable: str, *place: object, **options: object) -> object:
        """Return what an element writes of a variable, and keep in mind that it was written."""
        written = write(*place, **options)
        self._told += [variable] if written[0] else []
        return written

    def _standing_in(self, write: Callable[..., object], *place: object, context: Any, **options: object) -> object:  # noqa: ANN401 - has no type
        """Return what is written instead of a missing name; CSL has its variables written there and nowhere else.

        The library sees to that only where a variable stands in the name's place itself, and not within a macro.
        """
        words, told = self._gathering(write, *place, context=context, **options)
        if words:
            _suppressed(context).extend(told)
            self._told += told
        return words

    def _gathering(self, write: Callable[..., object], *place: object, **options: object) -> tuple[object, list[str]]:
        """Return what is written, and the variables of which it was written."""
        before, self._told = self._told, []
        try:
            return write(*place, **options), self._told
        finally:
            self._told = before


def _suppressed(context: Any) -> list[str]:  # noqa: ANN401 - the library's elements have no type
    """Return the variables that no text writes any more in the citation at hand, as the library keeps them."""
    kept: list[str] = context.get_layout().repressed.setdefault(_TEXT, [])
    return kept


def _of_work_alone(style: CitationStylesStyle) -> list[Any]:
    """Return the macros of the style that write the same for all places in a work.

    No part of such a macro, or of one that it asks, speaks of the place, of citations before, or of a name that is
    written instead of another, which the library keeps in mind for what follows.
    """
    macros = {macro.get("name"): macro for macro in style.root.iter(f"{_CSL}macro")}

    @cache
    def alone(name: str) -> bool:
        parts = [*macros[name].iter()] if name in macros else []
        told = (
            part.tag == f"{_CSL}substitute" or _PLACED & {*part.keys(), *part.get("variable", "").split()}
            for part in parts
        )
        return not any(told) and all(alone(part.get("macro")) for part in parts if part.get("macro"))

    return [macro for name, macro in macros.items() if alone(name)]


def _readable(csl: bytes, *, full_names: bool) -> bytes:
    """Return the style without two things that the library mistakes.

    It shortens given names to initials even where a name asks for the whole (`initialize="false"`), and takes every
    test of `disambiguate`, which is for works that could be confused, as passed: of one work there are none.
    """
    root = ET.fromstring(csl)  # noqa: S314 - the styles are files of this repository
    if full_names:
        root.attrib.pop("initialize-with", None)
    for test in [*root.iter(f"{_CSL}if"), *root.iter(f"{_CSL}else-if")]:
        if test.attrib.pop("disambiguate", ""):
            test.set("type", f"{test.get('type', '')} confused".strip())
    return ET.tostring(root)


def _remembering(style: CitationStylesStyle) -> list[object]:
    """Return the style's elements, each of which looks up a thing of the style once: the style does not change.

    Whoever keeps them keeps what they have found; without a holder, the library makes each anew whenever it is met.
    """
    elements = [*style.root.iter()]
    for element in elements:
        element.get_root = partial(getattr, style, "root")
        element.get_formatter = partial(getattr, style.root, "formatter")
        for look_up in _LOOK_UPS:
            setattr(element, look_up, partial(_first, element, look_up))
    for element in style.root.iter(*_HOLDERS):
        element.calls_variable = cache(element.calls_variable)
    return elements


def _first(element: Any, look_up: str, *arguments: object, **named: object) -> object:  # noqa: ANN401 - has no type
    """Look a thing up, and let the element remember: most elements of a large style are never asked."""
    found = cache(getattr(type(element), look_up).__get__(element))
    setattr(element, look_up, found)
    return found(*arguments, **named)


class _Cited(CitationItem):  # type: ignore[misc]  # the library carries no types
    """A place in a work, which looks its work up once: the library asks for it some thousand times."""

    @cached_property
    def reference(self) -> object:
        """The work."""
        return self.bibliography.source[self.key]


def _italic(words: str) -> str:
    return f"{ITALIC_ON}{words}{ITALIC_OFF}"


def titled(words: str) -> str:
    """Return the words with capitals as English titles have them."""
    return " ".join(
        word if word in _SMALL and at else f"{word[:1].upper()}{word[1:]}" for at, word in enumerate(words.split(" "))
    )


class _Formatter:
    """How the library marks words: italics between two marks, everything else as it is."""

    preformat = Bold = Light = Underline = Superscript = Subscript = SmallCaps = staticmethod(str)
    Italic = Oblique = staticmethod(_italic)


def _pieces(marked: str) -> Template:
    """Return the words of the library, cut at the marks of italics."""
    pieces: list[Piece] = []
    for part in marked.split(ITALIC_ON):
        slanted, found, upright = part.rpartition(ITALIC_OFF)
        pieces += [(slanted, True)] if found else []
        pieces.append((upright, False))
    return Template(tuple(piece for piece in pieces if piece[0]))
