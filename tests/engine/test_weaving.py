"""Woven blocks: HTML goes into a page as it stands, and Markdown reads nothing in it but sees its links and ids."""

from xml.etree.ElementTree import ParseError

import pytest
from hypothesis import given
from hypothesis import strategies as st
from weaving import tree

from concordance.linking import escape, woven
from concordance.proof import units_of


def test_a_woven_block_stands_where_it_was_written(to_html):
    """Before and after it Markdown is Markdown; in it stars and braces are words."""
    page = f"*Before*\n{woven('<p>*a* {: #b }<b>c</b> &amp;lt; &#42;</p>')}\n*after*"
    assert to_html(page) == "<p><em>Before</em></p>\n<p>*a* &#123;: #b }<b>c</b> &amp;lt; *</p>\n<p><em>after</em></p>"


def test_a_woven_block_may_stand_in_an_element_with_markdown(to_html):
    """The element is read by Markdown, the block in it is not."""
    page = f'<div class="a" markdown="1">\n\n*b*\n\n{woven("<p>*c*</p>")}\n\n</div>'
    assert to_html(page) == '<div class="a">\n<p><em>b</em></p>\n<p>*c*</p>\n</div>'


def test_headings_of_a_woven_block_are_in_the_table_of_contents(to_html):
    """A heading keeps the id that it was given."""
    heading = woven('<h2 id="x">A *b*</h2>')
    assert to_html(f"[TOC]\n\n{heading}").count('href="#x"') == 1


@pytest.mark.parametrize("words", ["a", "\a"])
@pytest.mark.parametrize("html", ["<p>{}</b>", "<p>{}", "</p>{}", "{}</div>"])
def test_html_that_is_broken_ends_the_build(html, words):
    """A template with an element too many or too few is a mistake, not a page."""
    with pytest.raises((ValueError, ParseError)):
        tree(html.format(words))


@given(st.text(st.characters(codec="utf-8", exclude_characters="\2\3")))
def test_words_are_the_same_words_however_they_are_read(to_html, text):
    """What no XML may hold, such as a bell, is read as HTML, with the same result."""
    words = " ".join(text.split())
    html = to_html(woven(f'<p data-unit="1">{escape(words)}</p>'))
    assert units_of(html) == [("1", words)]
