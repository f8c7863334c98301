"""Reading HTML and XHTML: a parser hands what it meets to a reader of ours."""

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Protocol
from xml.parsers import expat


class MarkupReader(Protocol):
    """Takes what a parser meets: elements, as they begin and end, and the words between them."""

    def start_element(self, tag: str, attributes: Mapping[str, str | None], /) -> None:
        """Begin an element."""

    def end_element(self, tag: str, /) -> None:
        """End one."""

    def take_words(self, words: str, /) -> None:
        """Take words."""


def read_html(page: str, reader: MarkupReader) -> None:
    """Let the reader read a page as a person wrote it."""
    parser = _Parser(reader)
    parser.feed(page)
    parser.close()


def read_xhtml(page: str, reader: MarkupReader) -> None:
    """Let the reader read a page that is well-formed, which is several times as fast."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start_element
    parser.EndElementHandler = reader.end_element
    parser.CharacterDataHandler = reader.take_words
    parser.Parse(page.encode(), True)  # noqa: FBT003 - the parser takes it by place: this is all of it


def read_content(page: str, reader: MarkupReader) -> None:
    """Let the reader read the content of a page, which is well-formed and has no element around it."""
    read_xhtml(f"<main>{page}</main>", reader)


class _Parser(HTMLParser):
    """Tells what it meets in a page in HTML."""

    def __init__(self, reader: MarkupReader) -> None:
        super().__init__(convert_charrefs=True)
        self._reader = reader

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._reader.start_element(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        self._reader.end_element(tag)

    def handle_data(self, data: str) -> None:
        self._reader.take_words(data)
