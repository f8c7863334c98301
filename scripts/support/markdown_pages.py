"""A page of the built site as plain Markdown: headings, paragraphs, lists, tables and links; all else stays HTML.

Words, ids and links stay. An id that Markdown has no place for is an empty element before the words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as parser

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADINGS = {f"h{level}": level for level in range(1, 7)}
WRAPPERS = frozenset("article aside div footer header main nav section".split())  # of which nothing but the id is kept
BLOCKS = WRAPPERS | HEADINGS.keys() | frozenset("blockquote details dl figure form hr ol p pre svg table ul".split())
_ESCAPED = re.compile(r"[\\`*_{}\[\]!]")
_ENTITIES = {sign: f"&#{ord(sign)};" for sign in "&<>|~^=$:@\N{NO-BREAK SPACE}"}
_LINE_START = re.compile(r"^(\s*)([-+#]|\d+(?=[.)]))([.)]?)")
_PLAIN = frozenset({"href", "class"})  # attributes of a link that is written as one of Markdown's


def article_of(page: str) -> etree._Element:
    """Return the content of a page, which is its article.

    Without the note on paper that the frame adds, and without what is hidden until a script shows it.
    """
    (article,) = parser.fromstring(page).iter("article")
    for unread in (*article.find_class("printed"), *article.xpath(".//*[@hidden]")):
        unread.drop_tree()
    return article


def markdown_of(page: str) -> str:
    """Return the content of a page of the site as Markdown."""
    article = article_of(page)
    for link in article.iter("a"):  # generators take an address that ends with .md for a page's; here it is a file's
        if link.get("href", "").endswith(".md"):
            link.set("href", link.get("href").removesuffix(".md") + "%2Emd")
    return "\n\n".join(_blocks(article)) + "\n"


def _blocks(parent: etree._Element) -> Iterator[str]:
    """Yield the blocks in an element; words between them are paragraphs."""
    run = [_words(parent.text)]
    for child in parent:
        if child.tag in BLOCKS:
            yield from _paragraph("".join(run))
            run = []
            yield from _block(child)
        else:
            run.append(_inline(child))
        run.append(_words(child.tail))
    yield from _paragraph("".join(run))


def _paragraph(words: str) -> Iterator[str]:
    if words.strip():
        yield _LINE_START.sub(r"\1\\\2\3" if not words.strip()[0].isdigit() else r"\1\2\\\3", words.strip())


def _block(element: etree._Element) -> Iterator[str]:
    tag, anchor = element.tag, _anchor(element)
    if tag in HEADINGS:
        named = f" {{#{element.get('id')}}}" if element.get("id") else ""
        yield f"{'#' * HEADINGS[tag]} {_inside(element).strip()}{named}"
    elif tag == "p":
        yield from _paragraph(anchor + _inside(element)) if not anchor else [anchor + _inside(element).strip()]
    elif tag in WRAPPERS:
        yield from [anchor] if anchor else []
        yield from _blocks(element)
    elif tag in {"ul", "ol"} and _is_plain_list(element):
        yield anchor + ("\n\n" if anchor else "") + "\n".join(_items(element, ""))
    elif tag == "table" and (rows := _plain_table(element)):
        yield anchor + ("\n\n" if anchor else "") + rows
    elif tag == "blockquote":
        yield anchor + ("\n\n" if anchor else "") + "\n>\n".join(f"> {each}" for each in _blocks(element))
    else:
        yield _raw(element)


def _inside(element: etree._Element) -> str:
    """Return what is in an element, on one line."""
    return _words(element.text) + "".join(_inline(child) + _words(child.tail) for child in element)


def _inline(element: etree._Element) -> str:
    if not isinstance(element.tag, str):
        return ""
    if element.tag == "a" and element.get("href") and set(element.attrib) <= _PLAIN:
        inside = _inside(element)
        if inside.strip() and "](" not in inside and " " not in element.get("href"):
            return f"[{inside}]({_address(element.get('href'))})"
    if element.tag in {"span", "small"} and not element.get("id") and not element.get("lang"):
        return _inside(element)
    if element.tag in BLOCKS:
        return _raw(element)
    start: str = etree.tostring(_alone(element), method="html", encoding="unicode")
    opening, _, closing = start.partition("></")
    if not closing:
        return start  # it has no content: br, wbr, input
    return f"{opening}>{_inside(element)}</{closing}"


def _alone(element: etree._Element) -> etree._Element:
    """Return an element with the same tag and attributes and nothing in it."""
    return etree.Element(element.tag, {name: value for name, value in element.attrib.items() if name != "class"})


def _address(href: str) -> str:
    """Return an address as Markdown has it: brackets stand in it in pairs."""
    return href.replace("(", "%28").replace(")", "%29") if href.count("(") != href.count(")") else href


def _anchor(element: etree._Element) -> str:
    return f'<a id="{element.get("id")}"></a>' if element.get("id") else ""


def _words(text: str | None) -> str:
    """Return words so that Markdown reads no markup in them."""
    words = re.sub(r"[ \t\r\n]+", " ", text or "")
    words = _ESCAPED.sub(r"\\\g<0>", words)
    return "".join(_ENTITIES.get(sign, sign) for sign in words)


def _is_plain_list(element: etree._Element) -> bool:
    """Whether Markdown can say the list: items of words and of such lists."""
    if element.get("start") or element.get("reversed") is not None:
        return False
    for item in element:
        for child in item:
            if child.tag in BLOCKS and not (child.tag in {"ul", "ol"} and _is_plain_list(child)):
                return False
    return all(item.tag == "li" and not (child_tail(item)) for item in element)


def child_tail(item: etree._Element) -> bool:
    """Whether words stand behind a list within an item, where Markdown would take them into it."""
    return any(child.tag in {"ul", "ol"} and (child.tail or "").strip() for child in item)


def _items(element: etree._Element, indent: str) -> Iterator[str]:
    mark = "1. " if element.tag == "ol" else "- "
    for item in element:
        words = _words(item.text) + "".join(
            _inline(child) + _words(child.tail) for child in item if child.tag not in {"ul", "ol"}
        )
        own = _anchor(item) + (words.strip() if _anchor(item) else next(_paragraph(words), ""))
        yield f"{indent}{mark}{own}"
        for child in item:
            if child.tag in {"ul", "ol"}:
                yield from _items(child, f"{indent}    ")


def _plain_table(element: etree._Element) -> str:
    """Return the table as Markdown's; empty if it has what that does not know: spans, ids, blocks, several heads."""
    rows = list(element.iter("tr"))
    cells = [list(row) for row in rows]
    odd = any(
        set(cell.attrib) & {"colspan", "rowspan", "id"} or cell.tag not in {"td", "th"} for row in cells for cell in row
    )
    blocks = any(each.tag in BLOCKS for row in cells for cell in row for each in cell.iter() if each is not cell)
    same = len({len(row) for row in cells}) == 1
    parts = [child.tag for child in element]
    if odd or blocks or not same or parts != ["thead", "tbody"] or any(row.get("id") for row in rows):
        return ""
    heads = len(list(element.find("thead").iter("tr")))
    if heads != 1 or any(not _inside(cell).strip() for cell in cells[0]):
        return ""
    lines = ["| " + " | ".join(_inside(cell).strip() for cell in row) + " |" for row in cells]
    return "\n".join([lines[0], "|" + " --- |" * len(cells[0]), *lines[1:]])


def _raw(element: etree._Element) -> str:
    """Return an element as HTML on one line; a table or a text of lines keeps them."""
    text: str = etree.tostring(element, method="html", encoding="unicode", with_tail=False)
    return text if element.tag == "pre" else " ".join(text.split())
