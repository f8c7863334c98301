"""The outline of a page: its headings below each other, and its ids."""

import pytest

from concordance.site.outline import outlined


def nested(headings):
    """Headings as `(id, words, [those below it])`."""
    return [(each["id"], each["name"], nested(each["children"])) for each in headings]


def test_headings_stand_below_those_of_a_higher_level():
    """Down to the third level, in the order of the page; one without an id cannot be led to."""
    page = """
        <h1 id="a">One</h1><h3 id="b">Two</h3><h2 id="c">Three <a href="x.html">and</a> four</h2><h2>Five</h2>
        <section><h3 id="d">Six &lt;7&gt;</h3><h4 id="e">Eight</h4></section><h1 id="f">Nine</h1>"""
    found = outlined(page, "x")
    below = [("b", "Two", []), ("c", "Three and four", [("d", "Six &lt;7&gt;", [])])]
    assert nested(found.headings) == [("a", "One", below), ("f", "Nine", [])]
    assert found.ids == {"a", "b", "c", "d", "e", "f"}


def test_a_page_without_headings_has_an_empty_outline():
    """Nothing to contents, nothing to lead to."""
    assert (outlined("", "x").headings, outlined("<p>words</p>", "x").ids) == ([], set())


@pytest.mark.parametrize("page", ["<p>one</p></div>", "<p>one", "<p hidden>one</p>", "<p>a & b</p>", "<br>"])
def test_what_is_not_well_formed_is_told_with_its_page_and_place(page):
    """A strict parser reads it, so that a template cannot leave an element open."""
    with pytest.raises(ValueError, match=r"glossary/crc\.md: what a template writes is not well-formed near"):
        outlined(f"<p>first</p>\n{page}", "glossary/crc.md")
