"""The proof of links ends a build whose pages, or whose archive, lead nowhere."""

import zipfile
from types import SimpleNamespace

import prove
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from concordance.site.linked import ReadContent


@pytest.fixture
def built(tmp_path):
    """Gives the configuration of a site with this front page, this one in its archive, and this read before."""

    def site(page, offline, read=None):
        (tmp_path / "downloads").mkdir()
        (tmp_path / "index.html").write_text(page)
        (tmp_path / "404.html").write_text("<p>Nothing here</p>")
        with zipfile.ZipFile(tmp_path / "downloads" / "x-offline.zip", "w") as archive:
            archive.writestr("x-offline/index.html", offline)
        config = MkDocsConfig()
        of_one = SimpleNamespace(
            edition=SimpleNamespace(reports=[SimpleNamespace(report=SimpleNamespace(slug="x"))]), read=read or {}
        )
        config.site_dir, config.extra = str(tmp_path), {"archive": "x", "build": of_one}
        return config

    return site


def test_a_site_whose_links_arrive_is_built(built):
    """The site and its archive may have different front pages."""
    prove.on_post_build(config=built('<a href="downloads/x-offline.zip">x</a><a href="404.html">y</a>', "<p>Here</p>"))


@pytest.mark.parametrize(
    "page",
    [
        '<nav><a href="404.html">home</a></nav><a href="none.html">x</a>',
        '<nav><a href="404.html">home</a></nav><!-- <a id="a" href="404.html">x</a> --><a href="#a">a</a>',
        '<nav><a href="none.html">home</a></nav><a id="a" href="404.html">x</a>',
    ],
)
def test_a_page_is_proven_as_it_is_at_last(built, page):
    """What was read of its content when it was written does not hide what is wrong now, in it or in its frame."""
    read = {"index.html": ReadContent('<a id="a" href="404.html">x</a>', frozenset({"a"}), ("404.html",))}
    with pytest.raises(PluginError, match=r"1 wrong address,.*They stand in the site"):
        prove.on_post_build(config=built(page, "<p>Here</p>", read))


def test_what_was_read_of_a_content_is_proven_too(built):
    """Where the page has it, and whatever leads nowhere."""
    content = '<a href="none.html">x</a>'
    read = {"index.html": ReadContent(content, frozenset(), ("none.html",))}
    with pytest.raises(PluginError, match=r"1 wrong address,.*They stand in the site"):
        prove.on_post_build(config=built(f"<main>{content}</main>", "<p>Here</p>", read))


@pytest.mark.parametrize(
    ("page", "offline", "told"),
    [
        ('<a href="none.html">x</a>', "<p>Here</p>", "1 wrong address,"),
        ("<p>Here</p>", '<a href="#none">x</a>', "1 wrong address,.*They stand in x-offline.zip"),
        ('<a href="404.html">x</a>', '<a href="404.html">x</a>', "1 wrong address,.*They stand in x-offline.zip"),
    ],
)
def test_a_wrong_link_ends_the_build(built, page, offline, told, caplog):
    """In the site, or only in its archive, which has not all of the site's files."""
    with pytest.raises(PluginError, match=told):
        prove.on_post_build(config=built(page, offline))
    assert "[wrong-address] index.html: found" in caplog.text
