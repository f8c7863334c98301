"""Weaving: words become HTML, and on a page they are the same words."""

import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from concordance.model import Mention, outermost
from concordance.report import NoteMark, PageBreak, Passage, Slip, Unit, UnitName
from concordance.site.notation import Target
from concordance.site.rendered import of_html
from concordance.site.weave import weave, weave_paragraph, weave_table

ATTACKS = ["<script>alert(1)</script>", "</span>", "&amp; &#38; &lt;", "<!-- x -->", "]]>", "\"'"]
PIECES = st.one_of(st.sampled_from([*ATTACKS, " ", "  ", "word"]), st.text(st.characters(codec="utf-8"), max_size=5))
# A unit's words neither begin nor end with a space, and are not nothing.
TEXTS = st.lists(PIECES, min_size=1, max_size=6).map("".join).map(str.strip).filter(bool)


def unit_of(text, kind="paragraph", **more):
    """A numbered paragraph, or a table, with these words."""
    return Unit("1", "para-1", "1.", UnitName(kind, "1"), "i", text, **more)


def mention_of(text, start, end):
    """A mention of a body at this place."""
    return Mention("a-99-1", "1", start, end, text[start:end], 1, "body", "name", text[start:end].replace(" ", "%20"))


def address(mention):
    """The address of a mention, and the class of its link."""
    return Target(f"../{mention.entry}.html", mention.kind)


def note(mark):
    """The address of a note, and its name."""
    return f"notes.html#{mark.anchor}", f"note {mark.number}"


def in_one_line(text):
    """The words with line breaks as spaces, which is all that may change about them."""
    return " ".join(text.split()) if re.search(r"[\r\n]", text) else text


@pytest.mark.stories("linking.yml", "text", "said", "html")
def test_linking(text, said, html):
    """The words of a story, and what is said about them, become the HTML of the story."""
    spans = {"mention": [], "passage": [], "slip": [], "page": [], "line": [], "note": [], "italics": []}
    for each in said:
        what, _, quoted = each.partition(" ")
        words = quoted.strip('"')
        start = text.index(words)
        spans[what].append((start, start + len(words)))
    unit = unit_of(
        text,
        passages=tuple(Passage(start, end, "es") for start, end in spans["passage"]),
        slips=tuple(Slip("1", text[start:end], start, end, "", "", "") for start, end in spans["slip"]),
        breaks=tuple(PageBreak(start, "7") for start, _ in spans["page"]),
        lines=tuple(start for start, _ in spans["line"]),
        notes=tuple(NoteMark(end, number, f"fn-{number}") for number, (_, end) in enumerate(spans["note"], 1)),
        emphasis=tuple(spans["italics"]),
    )
    assert weave(unit, [mention_of(text, *span) for span in spans["mention"]], address, note) == html


def test_a_unit_is_a_paragraph_with_its_number_and_its_address():
    """The number is a link to the unit itself and stands outside the element with the unit's words."""
    assert weave_paragraph(unit_of("It *rains*."), [], address, "1.") == (
        '<p class="unit" id="para-1"><a class="number" href="#para-1">1.</a> <span data-unit="1">It *rains*.</span></p>'
    )


def test_a_number_that_the_document_does_not_print_is_told_from_one_that_it_does():
    """An item under a heading has its number from print, a paragraph without one from its edition."""
    for printed, kind in (("(1)", "number"), ("", "number unprinted")):
        unit = replace(unit_of("It rains."), anchor="commentary-1", printed=printed)
        assert f'<a class="{kind}" href="#commentary-1">(1)</a>' in weave_paragraph(unit, [], address, "(1)")


def test_a_table_stands_in_a_frame_with_its_number_above_and_its_marks_below():
    """The number is a link to the table itself; the frame can be scrolled with the keyboard and has a name."""
    unit = unit_of("North < 1\nSouth 2", kind="table", notes=(NoteMark(17, 3, "fn-3"),))
    number = '<p class="unit table-number" id="para-1"><a class="number" href="#para-1">table 1</a></p>\n'
    frame = '<pre class="table" data-unit="1" tabindex="0" role="region" aria-label="table 1">'
    link = '<a class="note-mark" href="notes.html#fn-3" data-note="3" aria-label="note 3"></a>'
    mark = f'\n<p class="note-marks">{link}</p>'
    written = f"{number}{frame}North &lt; 1\nSouth 2</pre>{mark}"
    assert weave_table(unit, "table 1", note) == written
    assert weave_table(unit_of("North"), "table 1", note) == f"{number}{frame}North</pre>"


@given(TEXTS)
@example("1. It rains.")
@example("It rains\nand pours.")
@example("a\tb")
def test_words_never_change(text):
    """Whatever the words, the page has them as they are, as one paragraph, with nothing in it but the words."""
    html = weave_paragraph(unit_of(text), [], address, "1.")
    assert of_html(html).unit_texts == [("1", in_one_line(text))]
    assert re.findall(r"<[^>]*>", html) == [
        '<p class="unit" id="para-1">',
        '<a class="number" href="#para-1">',
        "</a>",
        '<span data-unit="1">',
        "</span>",
        "</p>",
    ]


@given(TEXTS, st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12), st.sampled_from("mpsblni")), max_size=5))
def test_words_never_change_whatever_is_said_about_them(text, said):
    """Links, passages, italics, slips and page breaks at any place leave the words as they are."""
    text = in_one_line(text)
    spans = [(start, min(start + length, len(text)), what) for start, length, what in said if start < len(text)]
    unit = unit_of(
        text,
        passages=tuple(Passage(start, end, "es") for start, end, what in spans if what == "p"),
        slips=tuple(Slip("1", text[start:end], start, end, "", "", "") for start, end, what in spans if what == "s"),
        breaks=tuple(PageBreak(start, "7") for start, _, what in spans if what == "b"),
        lines=tuple(start for start, _, what in spans if what == "l"),
        notes=tuple(NoteMark(end, 1, "fn-1") for _, end, what in spans if what == "n"),
        emphasis=tuple((start, end) for start, end, what in spans if what == "i"),
    )
    mentions = [mention_of("x" * len(text), start, end) for start, end, what in spans if what == "m"]
    html = weave_paragraph(unit, mentions, address, "1.", note)
    assert of_html(html).unit_texts == [("1", text)]
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", html), "no link holds another"


@given(st.lists(TEXTS.map(in_one_line), min_size=1, max_size=3).map("\n".join))
@example("a  b\n<script>alert(1)</script> &amp; {{ 7*7 }}")
@example("North\t1\nSouth\t2")
def test_the_words_of_a_table_never_change(text):
    """Rows, spaces and signs are those of the copy."""
    unit = unit_of(text, kind="table", notes=(NoteMark(1, 1, "fn-1"),))
    assert of_html(weave_table(unit, "table 1", note)).unit_texts == [("1", text)]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=8))
def test_linked_mentions_never_overlap(spans):
    """Of mentions one inside the other the outer one is linked, and every mention is inside a linked one or is one."""
    words = "x" * 50
    mentions = [mention_of(words, start, start + length) for start, length in spans]
    linked = outermost(mentions)
    assert all(one.end <= other.start for one, other in itertools.pairwise(linked))
    assert all(any(each.start < mention.end and mention.start < each.end for each in linked) for mention in mentions)
