"""The CSL library as we use it: what it mistakes is put right, and what it looks up again and again it remembers."""

from functools import cache, cached_property, partial
from typing import Any
from xml.etree import ElementTree as ET

from citeproc import CitationItem, CitationStylesStyle

from concordance.private_use import ITALIC_OFF, ITALIC_ON

CSL = "{http://purl.org/net/xbiblio/csl}"
_LOOK_UPS = ("xpath_search", "get_macro", "get_locale_option", "get_single_term", "get_plural_term", "get_date")
_PLACED = frozenset(("locator", "position"))  # attributes that ask for the place, or variables that are it
TEXT = f"{CSL}text"
_HOLDERS = tuple(f"{CSL}{tag}" for tag in ("macro", "choose", "if", "else-if", "else"))  # ask what they hold


def suppressed(context: Any) -> list[str]:  # noqa: ANN401 - the library's elements have no type
    """Return the variables that no text writes any more in the citation at hand, as the library keeps them."""
    kept: list[str] = context.get_layout().repressed.setdefault(TEXT, [])
    return kept


def of_work_alone(style: CitationStylesStyle) -> list[Any]:
    """Return the macros of the style that write the same for all places in a work.

    No part of such a macro, or of one that it asks, speaks of the place, of citations before, or of a name that is
    written instead of another, which the library keeps in mind for what follows.
    """
    macros = {macro.get("name"): macro for macro in style.root.iter(f"{CSL}macro")}

    @cache
    def alone(name: str) -> bool:
        parts = [*macros[name].iter()] if name in macros else []
        speaks_of_place = (
            part.tag == f"{CSL}substitute" or _PLACED & {*part.keys(), *part.get("variable", "").split()}
            for part in parts
        )
        return not any(speaks_of_place) and all(alone(part.get("macro")) for part in parts if part.get("macro"))

    return [macro for name, macro in macros.items() if alone(name)]


def readable(csl: bytes, *, full_names: bool) -> bytes:
    """Return the style without two things that the library mistakes.

    It shortens given names to initials even where a name asks for the whole (`initialize="false"`), and takes every
    test of `disambiguate`, which is for works that could be confused, as passed: of one work there are none.
    """
    root = ET.fromstring(csl)  # noqa: S314 - the styles are files of this repository
    if full_names:
        root.attrib.pop("initialize-with", None)
    for test in [*root.iter(f"{CSL}if"), *root.iter(f"{CSL}else-if")]:
        if test.attrib.pop("disambiguate", ""):
            test.set("type", f"{test.get('type', '')} confused".strip())
    return ET.tostring(root)


def remembering(style: CitationStylesStyle) -> list[object]:
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


class CitedPlace(CitationItem):  # type: ignore[misc]  # the library carries no types
    """A place in a work, which looks its work up once: the library asks for it some thousand times."""

    @cached_property
    def reference(self) -> object:
        """The work."""
        return self.bibliography.source[self.key]


def _italic(words: str) -> str:
    return f"{ITALIC_ON}{words}{ITALIC_OFF}"


class Formatter:
    """How the library marks words: italics between two marks, everything else as it is."""

    preformat = Bold = Light = Underline = Superscript = Subscript = SmallCaps = staticmethod(str)
    Italic = Oblique = staticmethod(_italic)
