"""The link check: every address that would fail a reader is named, and no other."""

import pytest

from concordance.site.linked import linked
from concordance.site.links import Proof


@pytest.fixture
def site():
    """A site in which every address is right: the pages, styles and files that the tests then change."""
    return {
        "index.html": """
            <link rel="canonical" href="https://example.org/edition/index.html">
            <link rel="stylesheet" href="styles/a.css"> <script src="a/code.js"></script>
            <img src="data:image/png;base64,AAAA" srcset="pic.png, pic.png 2x">
            <a href="a/page.html#para-3-c">an anchor</a> <a href="a/page.html?q=word#top">the top of a page</a>
            <a href="#">here</a> <a href="">here too</a> <a href="a/page.html#:~:text=words">words in a page</a>
            <a href="a/page.html#para-3-c..para-4">a range</a> <a href="two%20words.pdf#page=2">a file</a>
            <a href="https://example.org/x">the web</a> <a href="mailto:a@example.org">mail</a>""",
        "a/page.html": """
            <meta http-equiv="refresh" content="60"> <style>p { margin: 0 }</style>
            <p id="para-3-c">Words. <a name="para-4"></a></p> <a href="../index.html">up</a>
            <a href="#para-3-c">3 (c)</a>
            <svg><use href="#para-4"/></svg>""",
        "a/24.html": '<meta http-equiv="refresh" content="0; url=page.html#para-4">',
        "a/beside.html": '<a href="../index.html">up</a> <a href="../index.html#q=word">a search</a>',
        "a/code.js": "",
        "404.html": """
            <link rel="icon" href="/edition/pic.png"> <a href="/edition/">home</a>
            <a href="/edition/a/page.html#para-4">an anchor</a>""",
        "styles/a.css": """
            @import "b.css"; /* url(gone.png) */ a { background: url( ../pic.png ); mask: url(#m) }
            b { background: url('data:image/svg+xml;utf8,<svg xmlns="http://example.org/svg"/>') }""",
        "styles/b.css": "@import url(a.css);",
        "two words.pdf": "",
        "pic.png": "",
    }


def findings(site):
    """What is wrong in the site: `the file: the address: what is wrong`."""
    return told(Proof().broken(read(site)))


def read(site):
    """The files of the site as the proof takes them."""
    return {path: linked(path, text.encode()) for path, text in site.items()}


def told(problems):
    """The problems, each as one line."""
    return [f"{each.where}: {each.found}".replace("', which ", ": ").replace("'", "", 1) for each in problems]


def test_a_site_whose_addresses_are_right_has_no_finding(site):
    """Files, anchors, ranges of anchors, forwarding pages, styles and links to the web are all accepted."""
    assert findings(site) == []


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ('<a href="gone.html">', "gone.html: leads to a/gone.html, which is not in the site"),
        ('<a href="Page.html">', "Page.html: leads to a/Page.html, which is not in the site"),
        ('<a href="page.html#para-5">', "page.html#para-5: finds no anchor para-5 in a/page.html"),
        ('<a href="page.html#para-4..para-5">', "page.html#para-4..para-5: finds no anchor para-5 in a/page.html"),
        ('<a href="#para-9">', "#para-9: finds no anchor para-9 in a/new.html"),
        ('<a href="/index.html">', "/index.html: begins with a slash"),
        ('<a href="../../index.html">', "../../index.html: leaves the site"),
        ('<a href="../a/">', "../a/: names a folder"),
        ('<a href="..">', "..: names a folder"),
        ('<a href="javascript:void(0)">', "javascript:void(0): is neither relative nor http"),
        ('<a href="ftp://example.org/x">', "ftp://example.org/x: is neither relative nor http"),
        ('<a href="//example.org/x">', "//example.org/x: is neither relative nor http"),
        ('<a href="https://[bad">', "https://[bad: is no address"),
        ('<img src="gone.png">', "gone.png: leads to a/gone.png"),
        ('<img src="">', ": is empty"),
        ('<img src="../pic.png" srcset="../pic.png 1x, gone.png 2x">', "gone.png: leads to a/gone.png"),
        (
            '<script src="https://example.org/x.js"></script>',
            "https://example.org/x.js: would be loaded from elsewhere",
        ),
        ('<img src="//example.org/x.png">', "//example.org/x.png: would be loaded from elsewhere"),
        ('<iframe src="http://example.org/"></iframe>', "http://example.org/: would be loaded from elsewhere"),
        ('<link rel="preconnect" href="https://example.org">', "https://example.org: would be loaded from elsewhere"),
        ('<link rel="Stylesheet" href="https://example.org/a.css">', "https://example.org/a.css: would be loaded"),
        ('<link rel="next" href="gone.html">', "gone.html: leads to a/gone.html"),
        ("<style>@import 'https://example.org/b.css';</style>", "https://example.org/b.css: would be loaded"),
        ('<p style="background: url(gone.png)">', "gone.png: leads to a/gone.png"),
        ('<meta http-equiv="Refresh" content="0; url=page.html#gone">', "page.html#gone: finds no anchor gone"),
        ('<meta http-equiv="refresh" content="0;URL=\'gone.html\'">', "gone.html: leads to a/gone.html"),
        ('<meta http-equiv="refresh" content="0; url=https://example.org/">', "https://example.org/: would be loaded"),
        ('<base href="../">', "<base>"),
        ('<form action="gone.html"></form>', "gone.html: leads to a/gone.html"),
        ('<map><area href="page.html#gone"></map>', "page.html#gone: finds no anchor gone"),
        ('<svg><a xlink:href="gone.html"></a></svg>', "gone.html: leads to a/gone.html"),
        ('<svg><use xlink:href="https://example.org/x.svg#x"/></svg>', "https://example.org/x.svg#x: would be loaded"),
        ('<svg><image href="gone.svg"/></svg>', "gone.svg: leads to a/gone.svg"),
        ('<video src="../pic.png" poster="gone.png"></video>', "gone.png: leads to a/gone.png"),
        ('<object data="gone.pdf"></object>', "gone.pdf: leads to a/gone.pdf"),
    ],
)
def test_a_wrong_address_is_named_with_its_page_and_reason(site, html, wrong):
    """Each way in which an address can fail a reader gives one line: the page, the address, what is wrong."""
    site["a/new.html"] = html
    found = findings(site)
    assert len(found) == 1
    assert found[0].startswith(f"a/new.html: {wrong}")


def test_a_folder_that_has_only_folders_is_one_too(site):
    """A browser lists it as well."""
    site["far/off/page.html"] = '<a href="..">up</a>'
    assert findings(site) == ["far/off/page.html: ..: names a folder, which a browser lists when it reads from disk"]


@pytest.mark.parametrize(
    ("css", "wrong"),
    [
        ("a { src: url(https://example.org/font.woff2) }", "https://example.org/font.woff2: would be loaded"),
        ('@import "gone.css";', "gone.css: leads to styles/gone.css"),
        ("a { background: url( 'gone.png' ) }", "gone.png: leads to styles/gone.png"),
    ],
)
def test_styles_are_held_to_the_same(site, css, wrong):
    """A stylesheet's addresses are resolved from where it stands and loaded from the site only."""
    site["styles/b.css"] = css
    assert [line.startswith(f"styles/b.css: {wrong}") for line in findings(site)] == [True]


@pytest.mark.parametrize("href", ["assets/a.css", "/assets/a.css"])
def test_the_page_for_missing_addresses_must_work_at_any_address(site, href):
    """On 404.html an address has to begin with the path at which the site is published."""
    site["404.html"] = f'<link rel="stylesheet" href="{href}">'
    (found,) = findings(site)
    assert found.startswith(f"404.html: {href}: is on a page that is shown at any address")


def test_what_only_the_reader_follows_may_leave_the_site(site):
    """The same address is a finding where it is loaded and none where it is followed."""
    site["a/new.html"] = '<a href="https://example.org/">x</a><img src="https://example.org/">'
    assert len(findings(site)) == 1


def test_a_wrong_address_is_named_once_for_each_page(site):
    """A page that gives a wrong address three times has one line."""
    site["a/new.html"] = '<a href="gone.html">x</a>' * 3
    assert len(findings(site)) == 1


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"pic.png": None}, ["index.html: pic.png: leads to pic.png", "styles/a.css: ../pic.png: leads to pic.png"]),
        ({"a/24.html": None}, []),
        ({"a/page.html": '<p id="para-4">Words</p>'}, ["index.html: a/page.html#para-3-c"] * 2),
        ({"a/page.html": '<p id="para-3-c"><a id="para-4">Other words</a></p>'}, []),
    ],
)
def test_a_part_of_a_site_is_held_to_the_same(site, changed, wrong):
    """What was right in the whole is wrong in a part that lacks the file, or has another without the anchor."""
    proof, files = Proof(), read(site)
    assert told(proof.broken(files)) == []
    del files["404.html"]
    files |= read({path: text for path, text in changed.items() if text is not None})
    part = {path: file for path, file in files.items() if changed.get(path, "") is not None}
    found = told(proof.broken(part))
    assert [line[: len(start)] for line, start in zip(found, wrong, strict=False)] == wrong
    assert bool(found) == bool(wrong)
    assert found == told(Proof().broken(part))
