"""Soundness: what would break a book on a reading device is told before the book is written."""

import pytest

from concordance.book.soundness import read, unsound
from concordance.site.linked import ReadContent

REMEDY = "Mend the template of the book, or the words that it shows."


def page(body):
    """A file of a book with this in it."""
    return f'<html xmlns="http://www.w3.org/1999/xhtml">{body}</html>'


def told(**files):
    """The problems of the files, whose names are given without their suffix."""
    found = list(unsound({f"{name}.xhtml": read(page(body)) for name, body in files.items()}))
    assert {each.remedy for each in found} <= {REMEDY}
    return [(each.code, each.where, each.found, each.expected) for each in found]


@pytest.mark.parametrize(
    "target",
    ["", "#here", "one.xhtml#here", "two.xhtml", "two.xhtml#there", "https://example.org/x#y", "book.css", "cover.png"],
)
def test_a_link_that_arrives_is_no_problem(target):
    """In the same file, in another, at a file as a whole, on the web; the style sheet is not for readers."""
    assert told(one=f'<p id="here"><a href="{target}">x</a></p>', two='<p id="there"/>') == []


@pytest.mark.parametrize("target", ["#there", "two.xhtml#here", "three.xhtml", "three.xhtml#here", "../two.xhtml"])
def test_a_link_that_leads_nowhere_is_told_once(target):
    """However often it stands in the file."""
    body = f'<p id="here"><a href="{target}">x</a><a href="{target}">y</a></p>'
    assert told(one=body, two='<p id="there"/>') == [
        ("link-leads-nowhere", "one.xhtml", f"a link to {target!r}", "an id that the book has")
    ]


def test_what_is_shown_from_elsewhere_is_followed_too():
    """An older reader's contents name their targets as a source."""
    assert told(one='<content src="two.xhtml#x"/>', two='<p id="y"/>') == [
        ("link-leads-nowhere", "one.xhtml", "a link to 'two.xhtml#x'", "an id that the book has")
    ]


def test_an_id_that_stands_twice_is_told():
    """In one file; another file may have it too."""
    assert told(one='<p id="a"/><p id="b"/><p id="a"/>', two='<p id="a"/>') == [
        ("id-twice", "one.xhtml", "the id 'a' more than once", "every id once")
    ]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("\n<p>", "mismatched tag"),
        ("\n&nbsp;", "undefined entity"),
        ("\n<p epub:type='x'/>", "unbound prefix"),
        ("\n\x0c", "not well-formed (invalid token)"),
    ],
)
def test_a_file_that_is_not_well_formed_is_told_alone(body, what):
    """With its line; what leads into it is not told beside it."""
    found = told(one=body, two='<a href="one.xhtml#x">x</a>')
    assert [(code, where) for code, where, _, _ in found] == [("not-well-formed", "one.xhtml, line 2")]
    assert found[0][2].startswith(what)
    assert found[0][3] == "well-formed XHTML"


def test_the_content_of_a_single_page_is_read_for_the_proof_of_links_too():
    """Its ids and the targets of its links; its head is left to the proof."""
    content = '<p id="a"><a href="#b">b</a> <a href="https://example.org/">c</a></p>'
    text = f'<html><head><link href="x.css"/></head><body><main>{content}</main></body></html>'
    assert read(text).content == ReadContent(content, frozenset("a"), ("#b", "https://example.org/"))


@pytest.mark.parametrize("body", ['<main><img src="a.png"/></main>', '<main><form action="b"/></main>', "<main>"])
def test_a_content_that_leads_on_by_other_means_or_is_not_well_formed_is_left_to_the_proof(body):
    """It reads the whole page."""
    assert read(f"<html>{body}</html>").content is None
