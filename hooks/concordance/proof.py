"""Proof-reading: the words of rendered pages against the words of the source."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from xml.parsers import expat

from concordance.exports import url_of
from concordance.problems import Problem
from concordance.report import Report, Unit

Found = list[tuple[str, str]]  # units as (id, text content)

_HEADS = frozenset("h1 h2 h3 h4 h5 h6".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def _note(found: Found, unit: str, words: str, *, further: bool) -> None:
    """Note the words of a unit; a `further` piece of the unit before, which a mark has parted, goes on with it."""
    if further and found and found[-1][0] == unit:
        words = found.pop()[1] + words
    found.append((unit, words))


class Rendered(HTMLParser):
    """What an HTML page shows of a report: units, headings with the class `words`, and all of its text.

    A unit is the text content of an element with `data-unit`; further pieces of it have `data-part`.
    """

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__(convert_charrefs=True)
        self.units: Found = []
        self.headings: list[str] = []
        self.text: list[str] = []
        self._depth = 0
        self._unit = ""
        self._further = False
        self._words: list[str] = []
        self._in_heading = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a heading or a unit, or go deeper into one."""
        if tag in _VOID:
            return
        told = dict(attrs)
        if tag in _HEADS and "words" in (told.get("class") or "").split():
            self._in_heading = True
            self.headings.append("")
        if self._depth:
            self._depth += 1
        elif (unit := told.get("data-unit")) is not None:
            self._depth, self._unit, self._words = 1, unit, []
            self._further = "data-part" in told

    def handle_endtag(self, tag: str) -> None:
        """End a heading, or a unit with its outermost element."""
        self._in_heading &= tag not in _HEADS
        if tag in _VOID or not self._depth:
            return
        self._depth -= 1
        if not self._depth:
            _note(self.units, self._unit, "".join(self._words), further=self._further)

    def handle_data(self, data: str) -> None:
        """Take words."""
        self.text.append(data)
        if self._depth:
            self._words.append(data)
        if self._in_heading:
            self.headings[-1] += data


def units_of(html: str) -> Found:
    """The units of an HTML page in order."""
    return Rendered(html).units


class _Words:
    """The units of a page, from XML."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.found: Found = []
        self._depth = 0
        self._unit = ""
        self._further = False
        self._words: list[str] = []
        self._parser = parser
        parser.buffer_text = True
        parser.StartElementHandler = self._start

    def _start(self, _: str, attributes: dict[str, str]) -> None:
        if self._depth:
            self._depth += 1
        elif (unit := attributes.get("data-unit")) is not None:
            self._depth, self._unit, self._words = 1, unit, []
            self._further = "data-part" in attributes
            self._parser.CharacterDataHandler = self._words.append
            self._parser.EndElementHandler = self._end

    def _end(self, _: str) -> None:
        self._depth -= 1
        if not self._depth:
            _note(self.found, self._unit, "".join(self._words), further=self._further)
            self._parser.CharacterDataHandler = self._parser.EndElementHandler = None


def units_in(xhtml: str) -> Found:
    """The units of a well-formed XHTML file in order, as `units_of`, several times as fast."""
    parser = expat.ParserCreate()
    words = _Words(parser)
    parser.Parse(xhtml.encode(), True)  # noqa: FBT003 - the parser takes it by place: this is all of it
    return words.found


def compare(
    report: Report, pages: Mapping[str, str | None], read: Callable[[str], Rendered] = Rendered
) -> Iterator[Problem]:
    """Problems where the report's pages (HTML by address) lack a unit, add one, or change a word.

    Every unit stands once on its section's page and once on the page of the whole text, in order. A page that is not
    rendered, None, is not compared: the live preview shows few of many pages. `read` is what reads a page; one that
    remembers saves the second look at it.
    """
    expected: dict[str, list[Unit]] = {}
    for unit in report.units:
        page = url_of(report, unit).partition("#")[0]
        for address in (page, f"{report.slug}/full.html"):
            expected.setdefault(address, []).append(unit)
    for address, units in expected.items():
        rendered = pages.get(address, "")
        if rendered is not None:
            yield from compare_units(units, address, read(rendered).units)


def compare_units(units: Sequence[Unit], address: str, found: Sequence[tuple[str, str]]) -> Iterator[Problem]:
    """Problems where what was found on a page lacks one of these units, adds one, changes their order or a word."""
    if [name for name, _ in found] != [unit.id for unit in units]:
        yield _problem(
            "units-differ",
            address,
            ", ".join(name for name, _ in found) or "no units",
            ", ".join(unit.id for unit in units),
        )
        return
    for (name, words), unit in zip(found, units, strict=True):
        if words != unit.text:
            at = next(
                (i for i, (a, b) in enumerate(zip(words, unit.text, strict=False)) if a != b),
                min(len(words), len(unit.text)),
            )
            yield _problem(
                "words-differ",
                f"{address}, unit {name}, character {at}",
                repr(words[at : at + 60]),
                repr(unit.text[at : at + 60]),
            )


def compare_headings(
    report: Report, pages: Mapping[str, str | None], read: Callable[[str], Rendered] = Rendered
) -> Iterator[Problem]:
    """Problems where a page lacks the heading of its section, or the first page a line or a footnote of the document's.

    The page of the whole text has the headings of all sections with units, in order, and no other words as a heading.
    """
    home, whole = f"{report.slug}/index.html", f"{report.slug}/full.html"
    sections = [section for section in report.sections if section.units]
    expected = {f"{report.slug}/{section.slug}.html": [section] for section in sections} | {whole: sections}
    for address, those in expected.items():
        if (rendered := pages.get(address)) is None:
            continue
        page = read(rendered)
        found = iter(page.headings)
        for section in those:
            if section.heading not in found:
                yield _problem("heading-differs", address, ", ".join(page.headings), section.heading)
        if address == whole:
            for words in set(page.headings) - {section.heading for section in report.sections}:
                yield _problem("heading-differs", address, words, "a heading of the report")
    if (rendered := pages.get(home)) is not None:
        text = " ".join("".join(read(rendered).text).split())
        for line in (*report.masthead, *report.footnotes):
            if " ".join(line.split()) not in text:
                yield _problem("words-differ", home, "other words", line)


def _problem(code: str, where: str, found: str, expected: str) -> Problem:
    remedy = "A template, a style of Markdown or an extension changes the words: take it away."
    return Problem(code, where, found, expected, remedy)
