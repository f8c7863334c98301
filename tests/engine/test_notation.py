"""Notations: the same words and the same marks, as Markdown for the site and as XHTML for books."""

import re
from xml.parsers import expat

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from concordance.linking import weave
from concordance.model import Mention
from concordance.notation import MARKDOWN, Xhtml
from concordance.proof import units_of
from concordance.report import NoteMark, PageBreak, Passage, Slip, Unit

# XML has no way to write other control characters, surrogates and the two that are none
CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
ATTACKS = [
    "<script>alert(1)</script>",
    "</span>",
    "&amp; &#38; &lt;",
    "]]>",
    "<!-- x -->",
    "<![CDATA[",
    "<?x ?>",
    "\"'",
]
TEXTS = st.lists(st.one_of(st.sampled_from(ATTACKS), st.text(CHARACTERS, max_size=5)), min_size=1).map("".join)


def parsed(xhtml):
    """What a strict XML parser reads: the elements with their attributes, and the words."""
    elements, words = [], []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, attributes: elements.append((name, attributes))
    parser.CharacterDataHandler = words.append
    parser.Parse(f'<p xmlns:epub="http://www.idpf.org/2007/ops">{xhtml}</p>'.encode(), True)  # noqa: FBT003
    return elements[1:], "".join(words)


def unit_of(text, said):
    """A unit in which each span of the text is what a letter says: a passage, slip, break, line or note."""
    spans = [(start, min(start + length, len(text)), what) for start, length, what in said if start < len(text)]
    mentions = [
        Mention("a-99-1", "1", start, end, text[start:end], 1, "body", "name", "x")
        for start, end, w in spans
        if w == "m"
    ]
    unit = Unit(
        "1",
        "para-1",
        "1.",
        "para. 1",
        "i",
        text,
        passages=tuple(Passage(start, end, "es") for start, end, what in spans if what == "p"),
        slips=tuple(Slip("1", text[start:end], start, end, "", "", "") for start, end, what in spans if what == "s"),
        breaks=tuple(PageBreak(start, "7") for start, _, what in spans if what == "b"),
        lines=tuple(start for start, _, what in spans if what == "l"),
        notes=tuple(NoteMark(end, 1, "fn-1") for _, end, what in spans if what == "n"),
    )
    return unit, mentions


@given(TEXTS, st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12), st.sampled_from("mpsbln")), max_size=5))
@example("a & b < c", [(0, 5, "m"), (2, 6, "p")])
def test_words_in_a_book_never_change_whatever_is_said_about_them(text, said):
    """An XML parser and a browser read the words as they are; no link holds another, and no word makes an element."""
    unit, mentions = unit_of(text, said)
    for epub in (False, True):
        told = weave(unit, mentions, lambda _: ("x.xhtml#y", "body"), lambda _: ("#fn-1", "note 1"), Xhtml(epub=epub))
        elements, words = parsed(told)
        assert words == text
        assert units_of(f'<p data-unit="1">{told}</p>') == [("1", text)]
        assert {name for name, _ in elements} <= {"a", "span"}
        assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", told, re.DOTALL)


LINK = '<a class="body again" href="t&amp;&#x27;x">It</a>'
NOTE = '<a class="note-mark" href="t" data-note="3" role="doc-noteref"{} aria-label="&lt;note&gt;"></a>'
BREAK = ' role="doc-pagebreak" epub:type="pagebreak" aria-label="7"'
PAGE = '<span class="page" id="page-7" data-page="7"{}></span>'


@pytest.mark.parametrize(
    ("notation", "link", "note", "page"),
    [
        (
            MARKDOWN,
            LINK,
            '<a class="note-mark" href="t" data-note="3" aria-label="&lt;note&gt;"></a>',
            '<span class="page" data-page="7"></span>',
        ),
        (Xhtml(epub=False), LINK, NOTE.format(""), PAGE.format("")),
        (Xhtml(epub=True), LINK, NOTE.format(' epub:type="noteref"'), PAGE.format(BREAK)),
    ],
)
def test_what_is_said_is_written_down(notation, link, note, page):
    """A link with its classes, the mark of a note with its number, the beginning of a printed page."""
    assert "It".join(notation.link("t&'x", "body again")) == link
    assert notation.note_mark("t", 3, "<note>") == note
    assert notation.page("7") == page
