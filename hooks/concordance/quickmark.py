"""A Markdown extension that reads what the engine writes in less time, with the same outcome to the byte.

Python-Markdown tries some fifteen patterns, one after the other, on every text, and looks at every inline tag and
character reference three times as a piece of HTML. Texts of nothing but words, links, such tags and references are
read here at one go; a text with anything else in it is left to Python-Markdown.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_INLINE = "a|abbr|br|cite|code|del|em|ins|kbd|mark|q|small|span|strong|sub|sup"
# A tag with an anchor is none of these: MkDocs has to see it.
_TAG = rf'/?(?:{_INLINE})(?: (?!id=|name=)[a-z-]+="[^"<>&\n\\`\x02\x03]*")*'
_REFERENCE = r"(?:#[0-9]+|[a-zA-Z0-9]+);"
_WORDS = r"[^\\`*_\[\]<>&{}!\n\x02\x03]++|!(?!\[)|(?<!  )\n"
_PLAIN = rf"(?:{_WORDS}|<{_TAG}>|&{_REFERENCE})*+"
_TARGET = r"\([^\s()<>\"'\\`\x02\x03]*\)"
_LIST = r"\{[^{}\n\\`*<>\[\]&]*\}"  # an attribute list right behind a link
_KNOWN = re.compile(rf"{_PLAIN}(?:\[{_PLAIN}\]{_TARGET}(?:{_LIST})?{_PLAIN})*+\Z")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)(\{[^}]*\})?")
_LAST_LIST = re.compile(r"[ \n]+\{:[^{}\n\\`*<>\[\]]*\} *\Z")  # at the end of a block
_BLOCKS = frozenset("p li dd dt td th h1 h2 h3 h4 h5 h6".split())

# What stands for <, > and & while Python-Markdown and MkDocs look for HTML; no document has these characters.
_OPEN, _CLOSE, _AMPERSAND = _STANDINS = ("\ue0f0", "\ue0f1", "\ue0f2")
_HTML = re.compile(rf"<({_TAG})>|&({_REFERENCE})")


class Quickmark(Extension):
    """The extension, made of the steps below."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        """Nothing; the steps have their places: HTML is looked for from 21 to 20, patterns are tried at 20."""
        md.preprocessors.register(_Hiding(md), "hide_inline_html", 22)
        md.preprocessors.register(_Showing(md), "show_inline_html", 19)
        md.postprocessors.register(_ShowingRaw(md), "show_raw_html", 1)
        md.treeprocessors.register(_Reading(md), "read_known_texts", 21)


class _Hiding(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """The lines with other characters in the place of those that mark inline HTML."""
        text = "\n".join(lines)
        return lines if any(char in text for char in _STANDINS) else _HTML.sub(_hidden, text).split("\n")


def _hidden(match: re.Match[str]) -> str:
    tag, reference = match.groups()
    return f"{_OPEN}{tag}{_CLOSE}" if tag else f"{_AMPERSAND}{reference}"


def _shown(text: str) -> str:
    return text.replace(_OPEN, "<").replace(_CLOSE, ">").replace(_AMPERSAND, "&")


class _Showing(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """The lines as they were, for the patterns."""
        return _shown("\n".join(lines)).split("\n")


class _ShowingRaw(Postprocessor):
    def run(self, text: str) -> str:
        """The page as it would be, also within the HTML that Python-Markdown has put aside."""
        return _shown(text)


class _Reading(Treeprocessor):
    """Reads the texts that it knows; the patterns leave alone what was read."""

    def run(self, root: Element) -> None:
        """Nothing; where any further pattern is to be tried, no text is known."""
        if any(type(pattern).__module__ != "markdown.inlinepatterns" for pattern in self.md.inlinePatterns):
            return
        for element in [*root.iter()]:
            text = element.text
            if text and element.tag in _BLOCKS and not len(element) and not isinstance(text, AtomicString):
                last = _LAST_LIST.search(text)
                words = text[: last.start()] if last else text
                if _KNOWN.match(words):
                    self._read(element, words, last[0] if last else "")

    def _read(self, element: Element, words: str, last_list: str) -> None:
        links = [*_LINK.finditer(words)]
        ends = [0, *(link.end() for link in links)]
        starts = [*(link.start() for link in links), len(words)]
        between = [self._kept(words[end:start]) for end, start in zip(ends, starts, strict=True)]
        between[-1] += last_list
        element.text = AtomicString(between[0])
        for link, tail in zip(links, between[1:], strict=True):
            made = SubElement(element, "a", {"href": link[2]})
            made.text = AtomicString(self._kept(link[1]))
            made.tail = AtomicString((link[3] or "") + tail)

    def _kept(self, words: str) -> str:
        """The words, or, with HTML in them, the mark of the place where Python-Markdown keeps it."""
        return self.md.htmlStash.store(words) if "<" in words or "&" in words else words
