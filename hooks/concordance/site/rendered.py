"""What a page shows of a report, read from its HTML or, in books, its XHTML: units, headings, contents, first page."""

from collections.abc import Mapping, Sequence
from xml.parsers import expat

from concordance.markup_reading import read_content, read_html, read_xhtml

UnitTexts = list[tuple[str, str]]  # units as (id, text content)

_HEADS = frozenset("h1 h2 h3 h4 h5 h6".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_FOOTNOTES = frozenset(("footnote", "footnote-text"))


class Rendered:
    """The words of a report on a page, in their order.

    A unit is the text content of an element with `data-unit`; further pieces of it have `data-part`. Headings have the
    class `words`, or the id of a section, and the marks of notes in them are none of their words. Each line of the
    first page stands in an element of its own.
    """

    def __init__(self) -> None:
        """Begin with nothing: `start`, `words` and `end` take the page as a parser meets it."""
        self.unit_texts: UnitTexts = []
        self.headings: list[str] = []
        self.contents: list[str] = []
        self.masthead: list[str] = []
        self.footnotes: list[str] = []
        self.title = ""
        self._depth = 0  # within an element whose words are taken, how deep
        self._kind = self._tag = ""
        self._further = False
        self._unit = ""
        self._words: list[str] = []
        self._mark = 0  # within the mark of a note in a heading, how deep that began
        self._in_masthead = self._in_nav = False

    def start_element(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Begin an element whose words are taken, or go deeper into one."""
        if tag in _VOID:
            return
        if self._depth:
            self._depth += 1
            if self._kind == "heading" and not self._mark and "note-mark" in _classes(attributes):
                self._mark = self._depth
            return
        self._kind = self._kind_of(tag, attributes)
        if self._kind:
            self._depth, self._words, self._tag = 1, [], tag
            self._unit, self._further = attributes.get("data-unit") or "", "data-part" in attributes

    def end_element(self, tag: str) -> None:
        """End an element; with the outermost, its words are told."""
        if tag in _VOID:
            return
        if not self._depth:
            self._in_masthead = False  # each of its lines is an element
            self._in_nav &= tag != "nav"
            return
        if self._depth == self._mark:
            self._mark = 0
        self._depth -= 1
        if not self._depth:
            self._take("".join(self._words))

    def take_words(self, words: str) -> None:
        """Take words."""
        if self._depth and not self._mark:
            self._words.append(words)

    def _kind_of(self, tag: str, attributes: Mapping[str, str | None]) -> str:
        """Return what begins here; nothing if its words are not the report's."""
        in_masthead, in_nav, classes = self._in_masthead, self._in_nav, _classes(attributes)
        self._in_masthead |= "masthead" in classes
        self._in_nav |= tag == "nav"
        if "data-unit" in attributes:
            return "unit"
        if in_masthead:
            return "masthead"
        if tag in _HEADS and ("words" in classes or (attributes.get("id") or "").startswith("section-")):
            return "heading"
        if tag == "h1":
            return "title"
        if (in_nav and tag == "a") or (tag == "span" and any(each.startswith("depth-") for each in classes)):
            return "contents"
        return "" if _FOOTNOTES.isdisjoint(classes) else "footnote"

    def _take(self, words: str) -> None:
        """Note the words of what has ended; a further piece of the unit before, which a mark has parted, goes on."""
        if self._kind == "unit":
            if self._further and self.unit_texts and self.unit_texts[-1][0] == self._unit:
                words = self.unit_texts.pop()[1] + words
            self.unit_texts.append((self._unit, words))
            return
        if self._tag == "h1":
            self.title = words
        if self._kind != "title":
            lists = {"contents": self.contents, "masthead": self.masthead, "footnote": self.footnotes}
            lists.get(self._kind, self.headings).append(words.rstrip(" "))


def _classes(attributes: Mapping[str, str | None]) -> Sequence[str]:
    return (attributes.get("class") or "").split()


def of_html(page: str) -> Rendered:
    """Return what an HTML page shows."""
    rendered = Rendered()
    read_html(page, rendered)
    return rendered


def of_xhtml(*pages: str) -> Rendered:
    """Return what well-formed XHTML files show, one after the other."""
    rendered = Rendered()
    for page in pages:
        read_xhtml(page, rendered)
    return rendered


def of_content(page: str) -> Rendered:
    """Return what the content of a page shows, which is well-formed and has no element around it."""
    rendered = Rendered()
    read_content(page, rendered)
    return rendered


def labels_of(ncx: str) -> list[str]:
    """Return what the contents call the parts of a book, as the second version of the format has them."""
    labels: list[str] = []

    def start(name: str, _: Mapping[str, str]) -> None:
        parser.CharacterDataHandler = take if name == "text" else None
        if name == "text":
            labels.append("")

    def take(words: str) -> None:
        labels[-1] += words

    def end(_: str) -> None:
        parser.CharacterDataHandler = None

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(ncx.encode(), True)  # noqa: FBT003 - as above
    return labels
