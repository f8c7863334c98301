"""What a page offers and points at: the same, whether its content was read before or is read with it."""

import pytest

from concordance.site.linked import ReadContent, has_links_alone, linked
from concordance.site.outline import outlined

FRAME = '<body id="top"><a href="../index.html">Home</a><article>{}</article><a href="next.html">Next</a></body>'
CONTENT = '<h1 id="a">A</h1><p id="b"><a href="other.html#c">Other</a> <a href="#a">up</a></p>'


def read(content):
    """What is read of a content when it is written."""
    return outlined(content, "x").content(content)


def found(page, content=None):
    """What a page offers and points at, in any order."""
    found = linked("a/x.html", page.encode(), content)
    return set(found.addresses), found.anchors, found.canonical, found.has_base


@pytest.mark.parametrize(
    "content",
    [
        CONTENT,
        '<p>“Words” &amp; <b>bold</b>&#8217;<br/><a class="x" href="a.html?b=1&amp;c=2#d">é</a></p>',
        '<p><a name="old"/><a id="both" name="two" href=" spaced.html ">x</a><a>none</a></p>',
        '<svg viewBox="0 0 1 1"><title id="t">T</title><a href="y.html"><path d="M0 0"/></a></svg>',
        '<section id="s"/><form><select name="n"><option value="">all</option></select></form><a href="">here</a>',
        '<p>https://example.org &lt;a href="gone.html"&gt;</p><a href="https://example.org">web</a>',
    ],
)
def test_a_content_that_was_read_is_not_read_again_and_nothing_is_missed(content):
    """The page is held to the same, with its frame; an address that stands in both is one."""
    assert read(content) == ReadContent(content, read(content).anchors, read(content).links)
    page = FRAME.format(content)
    assert found(page, read(content)) == found(page)
    told = ReadContent(content, frozenset({"told"}), ("told.html",))  # of a page as it is, this is believed
    assert "told" in found(page, told)[1]


@pytest.mark.parametrize(
    "page",
    [
        FRAME.format(CONTENT.replace("other.html#c", "gone.html")),
        FRAME.format(CONTENT.replace(' id="b"', "")),
        FRAME.format(CONTENT + " ").replace("Other", "Another"),
        FRAME.format(CONTENT.replace("<p", "<!-- <p").replace("/p>", "/p> -->")),
        FRAME.format(f"<!-- {CONTENT} -->"),
        FRAME.format(f"<textarea>{CONTENT}</textarea>"),
        FRAME.format(f"<script>{CONTENT}</script>"),
        FRAME.format(f"<p title='{CONTENT}'>Words</p>"),
        FRAME.format("Words"),
        "Words",
    ],
)
def test_a_page_that_has_not_the_content_that_was_read_is_read_as_a_whole(page):
    """Whatever was changed after it was written, or put where there are no elements, is seen as it is now."""
    assert found(page, read(CONTENT)) == found(page)


@pytest.mark.parametrize("frame", [FRAME.replace("next", "gone"), FRAME.replace("top", "x"), "{}" + FRAME])
def test_a_frame_is_read_of_each_page(frame):
    """A link that is changed in it is seen, and so is what stands in it of the content a second time."""
    page = frame.format(CONTENT, CONTENT.replace("other", "gone"))
    assert found(page, read(CONTENT)) == found(page)


def test_an_empty_content_is_none():
    """It stands everywhere."""
    page = FRAME.format("")
    assert found(page, read("")) == found(page)


@pytest.mark.parametrize(
    "content",
    [
        '<p><img src="a.png"/></p>',
        '<p><img srcset="a.png 1x"/></p>',
        '<p style="background: url(a.png)">Words</p>',
        "<style>p { background: url(a.png) }</style>",
        '<form action="a.html"></form>',
        '<object data="a.pdf"/>',
        '<svg><use href="a.svg#a"/></svg>',
        '<svg><image href="a.svg"/></svg>',
        '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><a xlink:href="a.html"/></svg>',
        '<video poster="a.png"/>',
        '<map><area href="a.html"/></map>',
        '<base href="../"/>',
        '<link rel="next" href="a.html"/>',
        '<meta http-equiv="refresh" content="0; url=a.html"/>',
        '<P><A HREF="a.html">A</A></P>',
        '<p><a HREF="a.html">A</a></p>',
        '<p ID="a">Words</p>',
        '<p><![CDATA[ > <a href="a.html"> ]]></p>',
        '<p><!-- > --><a href="a.html">A</a></p>',
        '<p><?x > <a href="a.html"> ?></p>',
        '<textarea/><a href="a.html">A</a>',
        '<script/><a href="a.html">A</a>',
        '<noscript><a href="a.html">A</a></noscript>',
    ],
)
def test_a_content_that_leads_on_by_other_means_than_links_is_read_in_its_page(content):
    """And so is one that is other elements as HTML than as XML."""
    assert read(content) is None
    assert not has_links_alone(content, outlined(content, "x").names)
    assert has_links_alone("<p>Words</p>", {"p"})
