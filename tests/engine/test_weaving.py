"""Woven blocks: HTML goes into a page as it stands, and Markdown reads nothing in it but sees its links and ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import XMLSyntaxError

from concordance.linking import escape, woven
from concordance.proof import units_of
from concordance.records import NO_WORDS


def test_a_woven_block_stands_where_it_was_written(to_html):
    """Before and after it Markdown is Markdown; in it stars and braces are words."""
    page = f"*Before*\n{woven('<p>*a* {: #b }<b>c</b> &amp;lt; &#42;</p>')}\n*after*"
    assert to_html(page) == "<p><em>Before</em></p>\n<p>*a* {: #b }<b>c</b> &amp;lt; *</p>\n<p><em>after</em></p>"


def test_a_woven_block_may_stand_in_an_element_with_markdown(to_html):
    """The element is read by Markdown, the block in it is not."""
    page = f'<div class="a" markdown="1">\n\n*b*\n\n{woven("<p>*c*</p>")}\n\n</div>'
    assert to_html(page) == '<div class="a">\n<p><em>b</em></p>\n<p>*c*</p>\n</div>'


def test_headings_of_a_woven_block_are_in_the_table_of_contents(to_html):
    """A heading keeps the id that it was given."""
    heading = woven('<h2 id="x">A *b*</h2>')
    assert to_html(f"[TOC]\n\n{heading}").count('href="#x"') == 1


@pytest.mark.parametrize("html", ["<p>a</b>", "<p>a", "</p>a", "a</div>", "<p>\a</p>"])
def test_html_that_is_broken_ends_the_build(to_html, html):
    """A template with an element too many or too few is a mistake, not a page; so is a sign that is no word's."""
    with pytest.raises(XMLSyntaxError):
        to_html(woven(html))


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\2\3\f")).filter(lambda text: not NO_WORDS.search(text))
)
def test_words_are_the_same_words_when_they_are_woven(to_html, text):
    """Whatever the words, of those that a record may hold, the page has them."""
    words = " ".join(text.split())
    html = to_html(woven(f'<p data-unit="1">{escape(words)}</p>'))
    assert units_of(html) == [("1", words)]
