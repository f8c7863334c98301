"""Woven blocks: HTML goes into a page as it stands, and Markdown reads nothing in it but sees its links and ids."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import XMLSyntaxError

from concordance.site.proofreading import units_of
from concordance.site.weave import escape, woven

ROOT = Path(__file__).resolve().parents[2]


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


@pytest.mark.parametrize("html", ["<p>a</b>", "<p>a", "</p>a", "a</div>"])
def test_html_that_is_broken_ends_the_build(to_html, html):
    """A template with an element too many or too few is a mistake, not a page."""
    with pytest.raises(XMLSyntaxError):
        to_html(woven(html))


@pytest.mark.parametrize("html", ["a<p>b</p>", "<p>b</p>a", "<p>b</p>a<p>c</p>"])
def test_words_outside_an_element_end_the_build(to_html, html):
    """They would be lost without a word."""
    with pytest.raises(ValueError, match="words outside any element in what a template writes: a"):
        to_html(woven(html))


@given(st.text(st.characters(codec="utf-8", exclude_characters="\2\3")))
def test_words_are_the_same_words_when_they_are_woven(to_html, text):
    """Whatever the words, with what no XML may hold, such as a bell, among them."""
    words = " ".join(text.split())
    html = to_html(woven(f'<p data-unit="1">{escape(words)}</p>'))
    assert units_of(html) == [("1", words)]


def test_links_and_anchors_of_a_woven_block_are_proved(tmp_path):
    """A link to a page becomes an address; one to no page or to no anchor is told as for any other."""
    (tmp_path / "docs").mkdir()
    links = '<p id="here"><a href="other.md#there">right</a> <a href="none.md">no page</a> <a href="#gone">gone</a></p>'
    (tmp_path / "docs/index.md").write_text(woven(links), encoding="utf-8")
    other = "[here](index.md#here)\n" + woven('<h2 id="there">There</h2>')
    (tmp_path / "docs/other.md").write_text(other, encoding="utf-8")
    config = {"site_name": "Woven", "hooks": [str(ROOT / "hooks/weaving.py")], "validation": {"anchors": "warn"}}
    (tmp_path / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--no-directory-urls"]
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    told = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, text=True, check=True).stderr
    assert [line.partition("contains a link ")[2] for line in told.splitlines() if line.startswith("WARNING")] == [
        "'none.md', but the target is not found among documentation files.",
        "'#gone', but there is no such anchor on this page.",
    ]
    page = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert '<p id="here"><a href="other.html#there">right</a>' in page
