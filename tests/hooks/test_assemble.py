"""Pages of the edition reach MkDocs as HTML, with what their frames and the links into them need."""

from dataclasses import replace

import assemble
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from concordance.site.linked import ReadContent
from concordance.site.pages import Content

WRITTEN = Content(
    '<h1 id="a">A &amp; B</h1><h2 id="b">C</h2><p id="c"><a href="d.html">D</a></p>', {"title": "A &amp; B"}
)


@pytest.fixture
def config(build):
    """A build in which one page is written by the edition."""
    config = MkDocsConfig()
    config.extra = {"build": replace(build, contents={"glossary/a.md": lambda: WRITTEN})}
    return config


def page_at(path, config):
    """A page whose source stands at this path."""
    config.site_url = ""
    return Page(None, File(path, None, "site", use_directory_urls=False), config)


def test_a_page_of_the_edition_is_rendered_by_its_template(config):
    """It gets its HTML, its contents and its ids; its own source is empty, and Markdown has no part in it."""
    page = page_at("glossary/a.md", config)
    page.markdown = ""
    assert assemble.on_pre_page(page, config=config, files=Files([])) is page
    page.render(config, Files([]))
    assert page.content == WRITTEN.html
    assert page.title == "A &amp; B"
    (heading,) = page.toc
    assert (heading.title, heading.url, [each.url for each in heading.children]) == ("A &amp; B", "#a", ["#b"])
    assert page.present_anchor_ids == {"a", "b", "c"}
    assert config.extra["build"].read == {"glossary/a.html": ReadContent(WRITTEN.html, frozenset("abc"), ("d.html",))}


def test_a_page_written_by_hand_is_rendered_by_markdown(config):
    """Whatever it holds."""
    page = page_at("about/method.md", config)
    page.markdown = "Words"
    assert assemble.on_pre_page(page, config=config, files=Files([])) is page
    page.render(config, Files([]))
    assert page.content == "<p>Words</p>"
    assert config.extra["build"].read == {}


def test_a_page_that_leads_on_by_other_means_than_links_is_left_to_the_proof(build):
    """It reads the whole of it, and whatever stands in it."""
    config = MkDocsConfig()
    written = Content('<p><img src="a.png"/></p>', {})
    config.extra = {"build": replace(build, contents={"glossary/a.md": lambda: written})}
    page = page_at("glossary/a.md", config)
    assemble.on_pre_page(page, config=config, files=Files([])).render(config, Files([]))
    assert config.extra["build"].read == {}
