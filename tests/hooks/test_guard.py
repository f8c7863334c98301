"""What is published lies below docs/, and each file has an address of its own."""

import os
import sys

import guard
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from shell.files import add


@pytest.fixture
def docs(tmp_path):
    """A folder of sources with a file, and a secret beside it."""
    (tmp_path / "docs" / "about").mkdir(parents=True)
    (tmp_path / "docs" / "about" / "page.md").write_text("words")
    (tmp_path / "secret.md").write_text("secret")
    return tmp_path / "docs"


def told(docs, caplog):
    """The lines that end a build of these sources."""
    config = MkDocsConfig()
    config.docs_dir = str(docs)
    with pytest.raises(PluginError, match="Only what lies below docs/"):
        guard.on_pre_build(config=config)
    return caplog.messages


def test_files_and_links_among_them_are_published(docs, caplog):
    """A link to another file of docs/ publishes nothing new; of it and a link to the outside, one is told."""
    (docs / "same.md").symlink_to("about/page.md")
    config = MkDocsConfig()
    config.docs_dir = str(docs)
    guard.on_pre_build(config=config)
    assert caplog.messages == []
    (docs / "other.md").symlink_to("../secret.md")
    (line,) = told(docs, caplog)
    assert "docs/other.md" in line


@pytest.mark.parametrize("target", ["../../secret.md", "../..", "nowhere.md"], ids=["a file", "a folder", "nothing"])
def test_a_link_to_the_outside_is_refused(docs, caplog, target):
    """To a file, to a folder, or to nothing."""
    (docs / "about" / "link.md").symlink_to(target)
    (line,) = told(docs, caplog)
    assert "docs/about/link.md is no file of docs/" in line


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_refused(docs, caplog):
    """A build would wait for it for ever."""
    os.mkfifo(docs / "pipe.md")
    (line,) = told(docs, caplog)
    assert "docs/pipe.md" in line


def file_at(path):
    """A file of the site whose path below docs/ is this."""
    return File(path, None, "site", use_directory_urls=False)


def test_two_files_that_some_systems_take_for_one_are_told(caplog):
    """On a stick, the page of the one would be that of the other."""
    with pytest.raises(PluginError, match="one address"):
        guard.on_files(Files([file_at("about/Terms.html"), file_at("about/terms.md"), file_at("about/other.md")]))
    (line,) = caplog.messages
    assert "about/terms.html would be written by docs/about/Terms.html and docs/about/terms.md." in line


def test_a_file_does_not_take_the_place_of_another():
    """A page of an editor's own with the path of one that the edition writes would be lost without a word."""
    files = Files([file_at("a-58-275/ii.md")])
    add(file_at("a-58-275/iii.md"), files)
    with pytest.raises(PluginError, match=r"docs/a-58-275/ii\.md has the name of a file that the edition writes"):
        add(file_at("a-58-275/ii.md"), files)
    assert len(files) == 2


def asking(value):
    """A page whose front matter asks for macros with this value, if there is one."""
    config = MkDocsConfig()
    config.site_url = ""
    page = Page(None, file_at("about/method.md"), config)
    page.meta = {} if value is None else {"render_macros": value}
    return page


@pytest.mark.parametrize("value", [None, True, False])
def test_a_page_asks_for_macros_by_true_or_false(value):
    """Or not at all."""
    assert guard.on_page_markdown("words", page=asking(value)) == "words"


@pytest.mark.parametrize("value", ["true", "yes", 1, [], ""])
def test_a_page_that_asks_otherwise_ends_the_build(value, caplog):
    """It would show its macros as they are written, with whatever links these make."""
    with pytest.raises(PluginError, match="A page asks for macros in a way"):
        guard.on_page_markdown("words", page=asking(value))
    assert f"[bad-macros] docs/about/method.md, render_macros: found {value!r}" in caplog.text
