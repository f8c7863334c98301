"""What a page shows: units, headings, contents and first page, from HTML and from XHTML alike."""

import pytest

from concordance.site.rendered import labels_of, of_content, of_html, of_xhtml


def shown(rendered):
    """All that was found, by what it is."""
    names = "unit_texts headings contents masthead footnotes title".split()
    return {name: value for name in names if (value := getattr(rendered, name))}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>x<br/>y</p>", {}),
        ('<p>x <span data-unit="1">a<b>b</b>&lt;</span> y</p>', {"unit_texts": [("1", "ab<")]}),
        ('<h2 class="b words">I. R<wbr/>ain</h2><h2>Ours</h2>', {"headings": ["I. Rain"]}),
        (
            '<h3 id="section-i">I. Rain <a class="note-mark"><sup>[<b>1</b>]</sup></a></h3><h3 id="x">Ours</h3>',
            {"headings": ["I. Rain"]},
        ),
        ('<h1 class="words">Rain</h1>', {"headings": ["Rain"], "title": "Rain"}),
        ("<h1>Rain<a>*</a></h1>", {"title": "Rain*"}),
        (
            '<div class="masthead"><div>United <b>Nations</b></div>x<p>A/99/1</p></div><p>y</p>',
            {"masthead": ["United Nations", "A/99/1"]},
        ),
        (
            '<p class="footnote">* A/99/150.</p><p class="footnote-text">** Rain.</p>',
            {"footnotes": ["* A/99/150.", "** Rain."]},
        ),
        (
            '<nav><h2>Contents</h2><a>I. Rain</a></nav><a>x</a><span class="depth-2">II. Snow</span>',
            {"contents": ["I. Rain", "II. Snow"]},
        ),
        ('<p data-unit="1">a<a class="note-mark">[1]</a></p>', {"unit_texts": [("1", "a[1]")]}),
    ],
)
def test_a_page_shows_words_of_a_report(body, expected):
    """The marks of notes are no words of a heading; in a unit nothing is left out."""
    assert shown(of_html(body)) == expected
    assert shown(of_xhtml(f"<html>{body}</html>")) == shown(of_content(body)) == expected


def test_several_files_are_one_text():
    """The parts of a book, in their order."""
    parts = [f'<html><p data-unit="{n}">a</p></html>' for n in (1, 2)]
    assert of_xhtml(*parts).unit_texts == [("1", "a"), ("2", "a")]


def test_the_labels_of_older_contents():
    """Every text, and nothing between them."""
    assert labels_of("<ncx>x<text>I. &lt;Rain&gt;</text> y<text>II</text></ncx>") == ["I. <Rain>", "II"]
