"""The proof of what is written: a word in a data file that is not the source's ends the build."""

import proofread
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from concordance.edition.assembly import assemble

pytestmark = pytest.mark.no_cover  # whole editions are written here, and no line is reached that others do not reach


@pytest.fixture
def edition(world):
    """The edition of the invented world."""
    return assemble(world)


@pytest.fixture
def config(build, edition, pages_of, tmp_path):
    """A build of that edition, its data written."""
    config = MkDocsConfig()
    config.site_dir, config.extra = str(tmp_path), {"build": build}
    for path, text in pages_of(edition).items():
        if "/data/" in path:
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8", newline="")
    return config


def test_data_as_written_are_held_against_the_source(config, edition, tmp_path, caplog):
    """A difference is told with its place, and nothing is published."""
    proofread.on_post_build(config=config)
    report = edition.reports[0].report
    data = tmp_path / report.slug / "data" / "paragraphs.json"
    words = data.read_text(encoding="utf-8")
    data.write_text(words.replace(report.units[0].text[:9], "Some word", 1), encoding="utf-8")
    with pytest.raises(PluginError, match="1 place with other words than the source"):
        proofread.on_post_build(config=config)
    assert f"{report.slug}/data/paragraphs.json, unit {report.units[0].id}, character 0" in caplog.text


def test_the_search_leaves_out_pages_that_say_so(config):
    """As those for editors do: a reader who looks for words of the report does not land among them."""
    files = [File(f"about/{name}.md", None, "site", use_directory_urls=False) for name in "abc"]
    config.site_url = ""
    for file, meta in zip(files, [{}, {"search": {"exclude": True}}, {"search": {"boost": 2}}], strict=True):
        Page(None, file, config).meta = meta
    assert [file.url for file in proofread.searched(config, Files(files))] == ["about/a.html", "about/c.html"]


def test_pages_for_editors_say_so(root):
    """Each of them, in its front matter."""
    pages = [*(root / "docs" / "editing").glob("*.md")]
    assert len(pages) > 5
    for page in pages:
        assert "\nsearch:\n  exclude: true\n---\n" in page.read_text(encoding="utf-8"), page.name
