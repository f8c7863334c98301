"""What is published lies below docs/: no link leads the build elsewhere."""

import os
import sys

import assemble
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError


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
        assemble.on_pre_build(config=config)
    return caplog.messages


def test_files_and_links_among_them_are_published(docs):
    """A link to another file of docs/ publishes nothing new."""
    (docs / "same.md").symlink_to("about/page.md")
    config = MkDocsConfig()
    config.docs_dir = str(docs)
    assemble.on_pre_build(config=config)


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
