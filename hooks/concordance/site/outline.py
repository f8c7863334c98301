"""What a page offers to those that lead into it, its headings and its ids, and where its links lead."""

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict
from xml.parsers import expat

from concordance.site.linked import ReadContent, has_links_alone

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_DEEPEST = 3  # the lowest level of headings in lists of contents


class TocEntry(TypedDict):
    """A heading as MkDocs takes it: its level, 1 to 3, its id, its words as HTML, the headings below it."""

    level: int
    id: str
    name: str
    children: "list[TocEntry]"


@dataclass(slots=True)
class PageOutline:
    """The headings of a page that have an id, the highest with those below them, all ids, and where its links lead.

    `names` are those of its elements and attributes.
    """

    headings: list[TocEntry] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    links: dict[str, None] = field(default_factory=dict)  # each once, in their order
    names: set[str] = field(default_factory=set)

    def content(self, page: str) -> ReadContent | None:
        """Return what the proof of links need not read again of this page; None if it has to."""
        return ReadContent(page, frozenset(self.ids), tuple(self.links)) if has_links_alone(page, self.names) else None


def outlined(page: str, name: str) -> PageOutline:
    """Return the outline of a page in HTML, which must be well-formed XML too; raises ValueError if it is not.

    `name` is what an error calls the page.
    """
    reader = _OutlineParser()
    try:
        reader.parser.Parse(f"<main>{page}</main>".encode(), True)  # noqa: FBT003 - it takes it by place: all of it
    except expat.ExpatError as error:
        line = page.split("\n")[error.lineno - 1]
        found = line[max(0, error.offset - 60) : error.offset + 20]
        raise ValueError(
            f"{name}: what a template writes is not well-formed near {found!r}: {error}. Mend it."
        ) from None
    return reader.outline


class _OutlineParser:
    """Takes the elements of a page as a parser meets them, and words within a heading: most of a page is none."""

    def __init__(self) -> None:
        self.outline = PageOutline()
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self._above: list[TocEntry] = []
        self._words: list[str] = []  # of the heading that is read

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        outline = self.outline
        outline.names.add(tag)
        outline.names.update(attributes)
        if tag == "a":
            if "href" in attributes:
                outline.links[attributes["href"]] = None
            if "name" in attributes:
                outline.ids.add(attributes["name"])
        name = attributes.get("id")
        if not name:
            return
        outline.ids.add(name)
        level = _LEVELS.get(tag, _DEEPEST + 1)
        if level <= _DEEPEST:
            self._words = []
            self._above = [each for each in self._above if each["level"] < level]
            siblings = self._above[-1]["children"] if self._above else outline.headings
            siblings.append(TocEntry(level=level, id=name, name="", children=[]))
            self._above.append(siblings[-1])
            self.parser.CharacterDataHandler, self.parser.EndElementHandler = self._words.append, self._end

    def _end(self, tag: str) -> None:
        if tag in _LEVELS:
            self._above[-1]["name"] = html.escape("".join(self._words))
            self.parser.CharacterDataHandler = self.parser.EndElementHandler = None
