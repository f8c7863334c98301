"""on_config: what is HTML already goes into a page as a tree, so that Markdown reads nothing in it.

The words of a report and the lists of mentions are most of the site. Written as Markdown, they are searched for some
twenty kinds of markup, none of which is in them, and that takes longer than all else in a build. As raw HTML they would
be quick, but MkDocs would not see their links. As a tree they are quick, and MkDocs proves every link and anchor.
"""

import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX, AtomicString
from mkdocs.config.defaults import MkDocsConfig

from concordance.linking import WOVEN, WOVEN_END

_PLACE = f"{STX}woven:"
_NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
BEFORE_HTML = 25  # after line ends are made equal, before anything looks for HTML
BEFORE_ALL = 200  # of the kinds of blocks


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The configuration with this extension of Markdown."""
    config.markdown_extensions.append(Weaving())
    return config


class Weaving(Extension):
    """Puts the HTML between two lines, `linking.WOVEN` and `linking.WOVEN_END`, into the page as it is."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Take such blocks out before Markdown reads the page, and put them where they stood."""
        blocks: list[str] = []
        md.preprocessors.register(_TakeOut(blocks), "woven", BEFORE_HTML)
        md.parser.blockprocessors.register(_PutIn(md, blocks), "woven", BEFORE_ALL)


class _TakeOut(Preprocessor):
    def __init__(self, blocks: list[str]) -> None:
        super().__init__()
        self._blocks = blocks

    def run(self, lines: list[str]) -> list[str]:
        """The lines with a mark in the place of each block."""
        self._blocks.clear()
        kept: list[str] = []
        block: list[str] | None = None
        for line in lines:
            if line == WOVEN:
                block = []
            elif block is None:
                kept.append(line)
            elif line == WOVEN_END:
                kept += ["", f"{_PLACE}{len(self._blocks)}{ETX}", ""]
                self._blocks.append("\n".join(block))
                block = None
            else:
                block.append(line)
        return kept


class _PutIn(BlockProcessor):
    def __init__(self, md: Markdown, blocks: list[str]) -> None:
        super().__init__(md.parser)
        self._blocks = blocks

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002 - Python-Markdown's signature
        """Whether the block is the mark of one that was taken out."""
        return block.startswith(_PLACE)

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Nothing; the tree of the block stands in the page."""
        number = int(blocks.pop(0).removeprefix(_PLACE).rstrip(ETX))
        parent.extend(tree(self._blocks[number]))


def tree(html: str) -> ET.Element:
    """One element with all of the HTML in it, in whose words nothing is markup.

    What a template writes is XML as well, and read some ten times as fast as that. Only where the words have a
    character that no XML may have, such as a bell, it is read as the HTML that it is. Raises `ValueError` where an
    element is not closed, or another one is.
    """
    root = _read(html) if _NO_XML.search(html) else ET.fromstring(f"<div>{html}</div>")  # noqa: S314 - ours
    for element in root.iter():
        for name, value in element.items():
            if "&" in value or "{" in value:
                element.set(name, _inert(value))
        element.text = AtomicString(_inert(element.text or ""))
        element.tail = AtomicString(_inert(element.tail or ""))
    return root


def _read(html: str) -> ET.Element:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if len(reader.open) != 1:
        raise ValueError(f"not closed: {' '.join(each.tag for each in reader.open)}")
    return reader.open[0]


class _Reader(HTMLParser):
    """Reads HTML into a tree, the elements of which that are not closed are `open`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [ET.Element("div")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.open.append(ET.SubElement(self.open[-1], tag, attributes))

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop().tag != tag or not self.open:
            raise ValueError(f"closed, but not open: {tag}")

    def handle_data(self, data: str) -> None:
        here = self.open[-1]
        if len(here):
            here[-1].tail = (here[-1].tail or "") + data
        else:
            here.text = (here.text or "") + data


def _inert(words: str) -> str:
    """The words so that neither a reference nor a list of attributes is seen in them when the page is written."""
    return words.replace("&", "&amp;").replace("{", "&#123;") if "&" in words or "{" in words else words
