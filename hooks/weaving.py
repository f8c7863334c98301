"""on_config: what is HTML already goes into a page as it stands, so that Markdown reads nothing in it.

The words of a report and the lists of mentions are most of the site. Written as Markdown, they are searched for some
twenty kinds of markup, none of which is in them, and that takes longer than all else in a build. As raw HTML they would
be quick, but MkDocs would not see their links. So the links of a block are given to MkDocs here, which makes addresses
of them, and so are its ids: MkDocs proves every link and anchor. Its headings go in as Markdown's own would, for the
table of contents.
"""

import re
import xml.etree.ElementTree as ET

from lxml import etree
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX, AtomicString
from mkdocs.config.defaults import MkDocsConfig

from concordance.site.weave import WOVEN, WOVEN_END

_PLACE = f"{STX}woven:"
_MARK = re.compile(f"<woven>{_PLACE}([0-9]+){ETX}</woven>")
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
# Signs that no XML may hold, such as a bell, stand in it as code points that are no characters and that it may hold.
_NO_XML = (*range(9), 0xB, 0xC, *range(0xE, 0x20), 0xFFFE, 0xFFFF)
_HIDE = dict(zip(_NO_XML, range(0xFDD0, 0xFDF0), strict=False))
_SHOW = {hidden: sign for sign, hidden in _HIDE.items()}
_HIDDEN = re.compile(f"[{''.join(map(re.escape, map(chr, _NO_XML)))}]")
_IDS = etree.XPath("descendant-or-self::*/@id | descendant-or-self::a/@name", smart_strings=False)
_LINKS = etree.XPath("descendant-or-self::a/@href | descendant-or-self::img/@src")
BEFORE_HTML = 28  # after line ends are made equal, before anything looks for HTML or for code
BEFORE_ALL = 200  # of the kinds of blocks
AFTER_ALL = -1  # that is done with the text of a page


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The configuration with this extension of Markdown."""
    config.markdown_extensions.append(Weaving())
    return config


class Weaving(Extension):
    """Puts the HTML between two lines, `linking.WOVEN` and `linking.WOVEN_END`, into the page as it is."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Take such blocks out before Markdown reads the page, and put them where they stood."""
        blocks = _Blocks()
        md.preprocessors.register(_TakeOut(blocks), "woven", BEFORE_HTML)
        md.parser.blockprocessors.register(_Place(md, blocks), "woven", BEFORE_ALL)
        md.postprocessors.register(_PutIn(blocks), "woven", AFTER_ALL)


class _Blocks:
    """The blocks of a page: as they were taken out of it, and as they are put into it."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self.taken: list[str] = []
        self.woven: list[str] = []
        self.hiding = False

    def take(self, lines: list[str]) -> int:
        """The number of the block with these lines."""
        block = "\n".join(lines)
        if _HIDDEN.search(block):
            self.hiding = True
            block = block.translate(_HIDE)
        self.taken.append(block)
        return len(self.taken) - 1


class _TakeOut(Preprocessor):
    def __init__(self, blocks: _Blocks) -> None:
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
                kept += ["", f"{_PLACE}{self._blocks.take(block)}{ETX}", ""]
                block = None
            else:
                block.append(line)
        return kept


class _Place(BlockProcessor):
    """Marks the place of each block in the page's tree, its headings as elements of that tree."""

    def __init__(self, md: Markdown, blocks: _Blocks) -> None:
        super().__init__(md.parser)
        self._md = md
        self._blocks = blocks
        self._addresses: dict[str, str] = {}

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002 - Python-Markdown's signature
        """Whether the block is the mark of one that was taken out."""
        return block.startswith(_PLACE)

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Put the block's headings into the page and, between them, marks for the rest of it."""
        number = int(blocks.pop(0).removeprefix(_PLACE).rstrip(ETX))
        root = etree.fromstring(f"<div>{self._blocks.taken[number]}</div>")
        if words := "".join([root.text or "", *(element.tail or "" for element in root)]).strip():
            raise ValueError(f"words outside any element in what a template writes: {words}")
        between: list[str] = []
        for element in root:
            if element.tag in _HEADINGS:
                self._mark(parent, between)
                between = []
                parent.append(_heading(etree.tostring(element, encoding="unicode", with_tail=False)))
            else:
                self._prove(element)
                between.append(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
        self._mark(parent, between)

    def _prove(self, element: etree._Element) -> None:
        """Give MkDocs the ids and the links, and put the addresses that it makes into these."""
        if "relpath" not in self._md.treeprocessors:
            return
        self._md.treeprocessors["mkdocs_extract_anchors"].present_anchor_ids.update(_IDS(element))
        to_url = self._md.treeprocessors["relpath"].path_to_url
        for link in _LINKS(element):
            url = str(link)  # the link itself holds its tree in memory
            if url not in self._addresses:
                self._addresses[url] = to_url(url)
            link.getparent().set(link.attrname, self._addresses[url])

    def _mark(self, parent: ET.Element, between: list[str]) -> None:
        if between:
            ET.SubElement(parent, "woven").text = AtomicString(f"{_PLACE}{len(self._blocks.woven)}{ETX}")
            self._blocks.woven.append("\n".join(between))


class _PutIn(Postprocessor):
    def __init__(self, blocks: _Blocks) -> None:
        super().__init__()
        self._blocks = blocks

    def run(self, text: str) -> str:
        """The page with the blocks in their places."""
        woven = self._blocks.woven
        page = _MARK.sub(lambda mark: f"{woven[int(mark[1])]}\n", text)
        return page.translate(_SHOW) if self._blocks.hiding else page


def _heading(html: str) -> ET.Element:
    """A heading as an element in whose words nothing is markup."""
    root = ET.fromstring(html)  # noqa: S314 - ours
    for element in root.iter():
        for name, value in element.items():
            element.set(name, _inert(value))
        element.text = AtomicString(_inert(element.text or ""))
        element.tail = AtomicString(_inert(element.tail or ""))
    return root


def _inert(words: str) -> str:
    """The words so that neither a reference nor a list of attributes is seen in them when the page is written."""
    return words.replace("&", "&amp;").replace("{", "&#123;") if "&" in words or "{" in words else words
