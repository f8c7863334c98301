"""Notations: the same words and the same marks, for the pages of the site, as XHTML for books, in Markdown."""

import re
from xml.parsers import expat

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from concordance.model import Mention
from concordance.report import NoteMark, PageBreak, Passage, Slip, Unit, UnitName
from concordance.site.notation import SCREEN, Target, Xhtml, in_markdown
from concordance.site.rendered import of_html
from concordance.site.weave import pieces

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
    """A unit in which each span of the text is what a letter says: a passage, slip, break, line, note or italics."""
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
        UnitName("paragraph", "1"),
        "i",
        text,
        passages=tuple(Passage(start, end, "es") for start, end, what in spans if what == "p"),
        slips=tuple(Slip("1", text[start:end], start, end, "", "", "") for start, end, what in spans if what == "s"),
        breaks=tuple(PageBreak(start, "7") for start, _, what in spans if what == "b"),
        lines=tuple(start for start, _, what in spans if what == "l"),
        notes=tuple(NoteMark(end, 1, "fn-1") for _, end, what in spans if what == "n"),
        emphasis=tuple((start, end) for start, end, what in spans if what == "i"),
    )
    return unit, mentions


def expected_marks(unit):
    """The words of the marks, in the order of their places; notes come before slips."""
    marks = [(note.at, 0, "[1]") for note in unit.notes] + [(slip.end, 1, " [sic]") for slip in unit.slips]
    return "".join(words for _, _, words in sorted(marks, key=lambda mark: mark[:2])).split()


@given(TEXTS, st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12), st.sampled_from("mpsblni")), max_size=5))
@example("a & b < c", [(0, 5, "m"), (2, 6, "p")])
def test_words_in_a_book_never_change_whatever_is_said_about_them(text, said):
    """An XML parser and a browser read the words as they are; no link holds another, and no word makes an element.

    Marks of notes and slips stand between the pieces, and have words of their own.
    """
    unit, mentions = unit_of(text, said)
    parts = pieces(unit, mentions, lambda _: Target("x.xhtml#y", "body"), lambda _: ("#fn-1", "note 1"), Xhtml())
    assert "".join(parsed(words)[1] for words, _ in parts) == text
    assert "".join(parsed(marks)[1] for _, marks in parts).split() == expected_marks(unit)
    told = "".join(f'<span data-unit="1" data-part="x">{words}</span>{marks}' for words, marks in parts)
    assert of_html(told).unit_texts == [("1", text)]
    assert {name for name, _ in parsed(told)[0]} <= {"a", "br", "em", "span", "sup"}
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", told, re.DOTALL)


LINK = '<a class="body again" href="t&amp;&#x27;x">It</a>'
TOLD = 'href="t" data-note="3" role="doc-noteref"{0} epub:type="noteref"{0} aria-label="&lt;note&gt;"'
NOTE = f'<a class="note-mark" id="m" {TOLD}><sup>[3]</sup></a>'
SLIP = ' <a class="sic" id="s-mark" href="#s">[sic]</a>'
BREAK = ' role="doc-pagebreak" epub:type="pagebreak" aria-label="7"'
PAGE = f'<span class="page" id="page-7" data-page="7"{{0}}{BREAK}{{0}}></span>'


WRITTEN = [
    (
        SCREEN,
        '<a class="note-mark" href="t" data-note="3" aria-label="&lt;note&gt;"></a>',
        '<span class="sic"></span>',
        '<span class="page" data-page="7"></span>',
        '<span class="line"></span>',
    ),
    (Xhtml(), NOTE.format(""), SLIP, PAGE.format(""), "<br/>"),
    (Xhtml("\x02"), NOTE.format("\x02"), SLIP, PAGE.format("\x02"), "<br/>"),
]


@pytest.mark.parametrize(("notation", "marks"), [(notation, marks) for notation, *marks in WRITTEN])
def test_what_is_said_is_written_down(notation, marks):
    """A link with its classes, the mark of a note with its number, that of a slip, a printed page, a line."""
    assert "It".join(notation.link(Target("t&'x", "body again"))) == LINK
    waiting = '<span data-href="t">It</span>' if notation is SCREEN else '<a class="term" href="t">It</a>'
    assert "It".join(notation.link(Target("t", "term", waits=True))) == waiting
    assert [
        notation.note_mark("t", 3, "<note>", "m"),
        notation.slip_mark("#s"),
        notation.page_mark("7"),
        notation.line_break(),
    ] == marks


def test_marks_part_the_words_of_a_book():
    """What is text to a converter is no word of the unit: it stands between the pieces, out of links that it parts."""
    unit = Unit(
        "1",
        "para-1",
        "1.",
        UnitName("paragraph", "1"),
        "i",
        "In Costa Rica it rains.",
        slips=(Slip("1", "Costa", 3, 8, "", "", ""),),
        notes=(NoteMark(23, 1, "fn-1"), NoteMark(23, 2, "fn-2")),
    )
    mention = Mention("a-99-1", "1", 3, 13, "Costa Rica", 1, "country", "name", "CRI")
    found = pieces(
        unit,
        [mention],
        lambda _: Target("#cri", "country"),
        lambda mark: (f"#{mark.anchor}", "note"),
        Xhtml(),
    )
    assert [parsed(words)[1] for words, _ in found] == ["In Costa", " Rica it rains."]
    assert [words for words, _ in found] == [
        'In <a class="country" href="#cri">Costa</a>',
        '<a class="country" href="#cri"> Rica</a> it rains.',
    ]
    assert found[0][1] == ' <a class="sic" id="para-1-sic-1-mark" href="#para-1-sic-1">[sic]</a>'
    assert [values["id"] for name, values in parsed(found[1][1])[0] if name == "a"] == [
        "para-1-mark-1",
        "para-1-mark-2",
    ]


MARKUP = [
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "[x](javascript:alert(1))",
    "</span>",
    "{: onclick=alert(1) }",
    "{: #x }",
    "&amp; &#38; &lt;",
    "<!-- x -->",
    "![x](y)",
    "`code` ```",
    "**strong** _emphasis_ ~~gone~~ ^up^",
    r"\\ \* \[",
    "<http://example.org> <a@example.org>",
    "[x]: y",
    "*[x]: y",
    "[^1]: y",
    "a | b",
]
BEGINNINGS = [
    "1. ",
    "2003. ",
    "7) ",
    "- ",
    "+ ",
    "* ",
    ": ",
    "# ",
    "> ",
    "=== ",
    "--- ",
    "```",
    "~~~",
    "| ",
    "!!! ",
    "[TOC]",
]
# Python-Markdown keeps these two for itself; no text of a document has them.
SIGNS = st.characters(codec="utf-8", exclude_characters="\2\3")
PIECES = st.one_of(st.sampled_from([*MARKUP, *BEGINNINGS, " ", "  ", "word"]), st.text(SIGNS, max_size=5))
# A unit's words neither begin nor end with a space, and are not nothing.
WORDS = st.lists(PIECES, min_size=1, max_size=6).map("".join).map(str.strip).filter(bool)


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("- x", "&#45; x"),
        ("  + x", "  &#43; x"),
        (": x", "&#58; x"),
        ("2003. x", "2003&#46; x"),
        ("7) x", "7&#41; x"),
        ("-2) x", "&#45;2) x"),
        ("x - 7) x", "x - 7) x"),
        ("2003 x", "2003 x"),
    ],
)
def test_words_that_would_begin_a_list_begin_none(words, written):
    """Nothing else of them is written otherwise."""
    assert in_markdown(words) == written


PLACES = {
    "paragraph": "{}",
    "heading": "# {}",
    "heading with attributes": "## {} {{: .words }}",
    "list": "- [{}](x.md){{ .para }} <q>{}</q>",
    "table": "| h | i |\n| --- | --- |\n| [{}](x.md) | <small>{}</small> |",
    "definition": "{}\n:   {}",
    "block": '<div class="masthead" markdown="1">\n\n{}<br>\n\n{}\n\n</div>',
    "paragraph with attributes": "**Title:** {}\n{{: .small }}",
}


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=30)
@given(WORDS)
@example("<script>alert(1)</script>")
@example("{: onclick=alert(1) }")
def test_escaped_words_are_words_wherever_a_template_puts_them(to_html, place, text):
    """In a heading, a list, a table or a definition, escaped words make no element and lose no letter."""
    template = PLACES[place]
    tags, words = tags_and_words(to_html(template.format("word", "word")))
    escaped = in_markdown(text)
    found_tags, found_words = tags_and_words(to_html(template.format(escaped, escaped)))
    assert found_tags == tags
    assert found_words.split() == words.replace("word", text).split()


def tags_and_words(page):
    """The tags of an HTML page without the ids of headings, which follow their words, and its words."""
    whole = of_html(f'<div data-unit="">{page}</div>').unit_texts
    return re.sub(r' id="[^"]*"', "", " ".join(re.findall(r"<[^>]*>", page))), whole[0][1]
