"""A page as plain Markdown: words, ids and links stay, and Markdown reads no markup in words."""

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.markdown_pages import markdown_of
from support.materialised import differences, told

EXTENSIONS = ["attr_list", "tables", "toc"]  # those that zensical.toml names


def page(inside):
    """A page of the site with this in its article."""
    return f"<html><body><p>frame</p><article>{inside}<p class='printed'>note</p></article></body></html>"


def made(text):
    """The page that a generator makes of Markdown."""
    return f"<html><body><article>{markdown.markdown(text, extensions=EXTENSIONS)}</article></body></html>"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<h2 id="a">One <em>two</em></h2>', "## One <em>two</em> {#a}"),
        ('<p id="para-1"><a href="#para-1">1.</a> Words.</p>', '<a id="para-1"></a>[1.](#para-1) Words.'),
        ("<p>61. Words</p>", r"61\. Words"),
        ('<section hidden=""><h2>Filled by a script</h2></section><p>Words</p>', "Words"),
        ("<p>- Words</p>", r"\- Words"),
        ("<ul><li>One<ul><li>Two</li></ul></li></ul>", "- One\n    - Two"),
        ("<ol><li>One</li><li>Two</li></ol>", "1. One\n1. Two"),
        (
            "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>b|c</td></tr></tbody></table>",
            "| A |\n| --- |\n| b&#124;c |",
        ),
        ("<blockquote><p>One</p><p>Two</p></blockquote>", "> One\n>\n> Two"),
        ('<div id="x">Loose <p>words</p></div>', '<a id="x"></a>\n\nLoose\n\nwords'),
        ("<svg><title>Map</title></svg>", "<svg><title>Map</title></svg>"),
        ('<p><a href="data/source.md">it</a></p>', "[it](data/source%2Emd)"),
        ('<svg><a href="data/source.md">it</a></svg>', '<svg><a href="data/source%2Emd">it</a></svg>'),
        ("<p>a<!-- remark --> b<br>c</p>", "a b<br>c"),
    ],
)
def test_html_becomes_markdown(inside, expected):
    """What Markdown has; the rest stays HTML. What is made of it again is the same page."""
    text = markdown_of(page(inside))
    assert text.strip() == expected
    assert differences("x", page(inside), made(text)) == []


@pytest.mark.parametrize(
    "inside",
    [
        '<table><thead><tr><th id="h">A</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
        "<table><thead><tr><th></th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
        "<ol start='3'><li>One</li></ol>",
        "<ul><li><p>One</p></li></ul>",
        "<ul><li>One<ul><li>Two</li></ul>three</li></ul>",
    ],
)
def test_what_markdown_cannot_say_stays(inside):
    """As HTML, with the same words, ids and links."""
    text = markdown_of(page(inside))
    assert text.startswith(("<table", "<ol", "<ul"))
    assert differences("x", page(inside), made(text)) == []


@given(st.text(st.sampled_from("a1.)-+#*_`~[](){}!|<>&:^=$ \\\"'/"), min_size=1, max_size=12))
def test_no_word_is_markup(words):
    """Whatever signs it has."""
    inside = f"<p>x</p><p>{words.replace('&', '&amp;').replace('<', '&lt;')}</p>"
    assert told(made(markdown_of(page(inside))))[0] == told(page(inside))[0]


def test_what_differs_is_told():
    """Words from the first difference on, ids and links that are lost or new."""
    found = differences(
        "x", page('<p id="a">One <a href="b">two</a></p>'), page('<p id="c">One <a href="d">too</a></p>')
    )
    assert found == [
        "x: the words differ: 'wo', 'oo'",
        "x: ids differ: lost ['a'], more ['c'], 1 and 1",
        "x: links differ: lost ['b'], more ['d'], 1 and 1",
    ]
