"""What a file of the site offers and points at, read from its bytes: its anchors, and the addresses in it.

The content of a page that was written well-formed has been read once, for its headings. It is not read again where it
stands in the finished page byte for byte; where it does not, the whole page is read.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

LINKING = (".html", ".css")  # how the names of files end that point at others; only they need to be read

# What a browser fetches without being asked, and what waits for the reader: the attributes, by element.
_FETCHED = {
    **dict.fromkeys(("audio", "embed", "iframe", "input", "script", "track"), ("src",)),
    **dict.fromkeys(("img", "source"), ("src", "srcset")),
    **dict.fromkeys(("image", "use"), ("href", "xlink:href")),
    "object": ("data",),
    "video": ("src", "poster"),
}
_FOLLOWED = {"area": "href", "form": "action"}  # and links, which are too many to be looked at one by one
# The attributes and elements by which a page leads to other places, links apart, and then those elements in which HTML
# has words where XML has elements.
_APART = frozenset(
    "action data poster src srcset style xlink:href area base image link meta use"
    " iframe noembed noframes noscript plaintext script textarea xmp".split()
)
_MIXED = frozenset({"viewBox"})  # the one name of ours with a capital
_HOLE = b"content-stood-here"
_LOADED_RELS = frozenset(
    "apple-touch-icon dns-prefetch icon manifest mask-icon modulepreload preconnect prefetch preload prerender"
    " stylesheet".split()
)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ADDRESS = re.compile(
    r"""(?:url\(\s*|@import\s+)"([^"]*)"|(?:url\(\s*|@import\s+)'([^']*)'|url\(\s*([^"'\s)][^)]*?)\s*\)""",
    re.IGNORECASE,
)
_REFRESH = re.compile(r"""\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?["']?(.*?)["']?\s*""", re.IGNORECASE)
_SRCSET = re.compile(r"(\S+)(?:\s+[\d.]+[wx])?\s*(?:,|$)")


class Address(NamedTuple):
    """An address as it is written, and whether a browser fetches it without being asked."""

    text: str
    loaded: bool


@dataclass(frozen=True, slots=True)
class Linked:
    """What a file offers, its anchors, and what it points at, its addresses, each once.

    A link to an anchor of the file itself is right, so it is not among these.
    """

    addresses: tuple[Address, ...]
    anchors: frozenset[str] = frozenset()
    canonical: str = ""
    has_base: bool = False


@dataclass(frozen=True, slots=True)
class ReadContent:
    """The content of a page that was read when it was written: its text, its anchors, and where its links lead."""

    text: str = ""
    anchors: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()


def has_links_alone(text: str, names: AbstractSet[str]) -> bool:
    """Whether a well-formed text leads to other places by links alone, and is the same read as XML and as HTML.

    `names` are those of all its elements and attributes. HTML makes no difference between `a` and `A`, and has no
    sections of plain text.
    """
    return (
        "<!" not in text
        and "<?" not in text
        and names.isdisjoint(_APART)
        and all(name.islower() for name in names - _MIXED)
    )


def _xpath(path: str) -> Callable[[etree._Element], list[str]]:
    found: Callable[[etree._Element], list[str]] = etree.XPath(path, smart_strings=False)
    return found


_IDS, _NAMES, _STYLES = _xpath("//@id"), _xpath("//a/@name"), _xpath("//@style")
_HREFS, _XLINKS = _xpath("//a/@href"), _xpath(".//a/@*[name()='xlink:href']")
_TOLD_AS_HEADERS = etree.XPath("//meta[@http-equiv]")
_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True, collect_ids=False)
_NOTHING = ReadContent()


def linked(path: str, data: bytes, content: ReadContent | None = None) -> Linked:
    """Return what a page (`.html`) or style sheet (`.css`) offers and points at; any other file offers itself alone.

    What is read of a page's content already is not read again, if the page has it.
    """
    if path.endswith(".css"):
        return Linked(_addresses(_css(data.decode("utf-8", "replace")), loaded=True))
    if not path.endswith(".html") or not data.strip():
        return Linked(())
    page, known = _parsed(data, content or _NOTHING)
    loaded: list[str | None] = [text for style in _STYLES(page) for text in _css(style)]
    followed: list[str | None] = [*_HREFS(page), *known.links]
    canonical, has_base = "", False
    loaded += map(_refreshed, _TOLD_AS_HEADERS(page))
    for element in page.iter(*_FETCHED, *_FOLLOWED, "base", "link", "style", "svg"):
        tag = element.tag
        if tag == "link":
            rels, target = frozenset(element.get("rel", "").lower().split()), element.get("href", "")
            (loaded if rels & _LOADED_RELS else followed).append(target)
            canonical = target if "canonical" in rels else canonical
        elif tag in _FOLLOWED:
            followed.append(element.get(_FOLLOWED[tag]))
        elif tag == "svg":
            followed += _XLINKS(element)
        elif tag == "base":
            has_base = True
        else:
            loaded += _fetched(element)
    anchors = frozenset((*_IDS(page), *_NAMES(page), *known.anchors))
    own = frozenset(map("#{}".format, anchors))
    addresses = (*_addresses(loaded, loaded=True), *_addresses(followed, loaded=False, known=own))
    return Linked(addresses, anchors, canonical, has_base)


def _parsed(data: bytes, content: ReadContent) -> tuple[etree._Element, ReadContent]:
    """Return the elements of a page around its content, and that; or of the whole page, and nothing.

    The whole is read if the page has the content in other bytes, or where there can be no elements.
    """
    before, found, behind = data.partition(content.text.encode()) if content.text else (data, b"", b"")
    if found:
        frame = etree.fromstring(b"%b<%b></%b>%b" % (before, _HOLE, _HOLE, behind), _PARSER)
        if next(frame.iter(_HOLE.decode()), None) is not None:
            return frame, content
    return etree.fromstring(data, _PARSER), _NOTHING


def _fetched(element: etree._Element) -> Iterator[str | None]:
    """Yield what a browser loads for an element that stands in a page; nothing for each attribute that it lacks."""
    if element.tag == "style":
        yield from _css(element.text or "")
    else:
        for name in _FETCHED[element.tag]:
            value = element.get(name)
            yield from _SRCSET.findall(value or "") if name == "srcset" else (value,)


def _refreshed(meta: etree._Element) -> str | None:
    """Return where this element sends the reader on to, if it does."""
    match = _REFRESH.fullmatch(meta.get("content", ""))
    return match[1] if match and meta.get("http-equiv", "").lower() == "refresh" else None


def _addresses(
    texts: Iterable[str | None], *, loaded: bool, known: frozenset[str] = frozenset()
) -> tuple[Address, ...]:
    each = dict.fromkeys(text.strip() for text in texts if text is not None)
    return tuple(Address(text, loaded) for text in each if text not in known)


def _css(css: str) -> list[str]:
    """Return the addresses in a text of styles, those inside the document itself (#...) left out."""
    if "url(" not in css and "@import" not in css:
        return []
    matches = ("".join(groups).strip() for groups in _CSS_ADDRESS.findall(_CSS_COMMENT.sub("", css)))
    return [text for text in matches if not text.startswith("#")]
