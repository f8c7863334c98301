"""The frame of the theme: it finds Material's style sheet, whatever hash a release has put into its name."""

import frame
import jinja2
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

SHEET = ".md-grid{margin:0}.md-gone{margin:0}.open{margin:0}.tabbed-set{margin:0}"


@pytest.fixture
def config(tmp_path):
    """The configuration of a project whose templates have one class."""
    config = MkDocsConfig()
    config.config_file_path = str(tmp_path / "mkdocs.yml")
    config.docs_dir = str(tmp_path / "docs")
    for name in frame.TEMPLATES:
        (tmp_path / "docs" / "templates" / name).mkdir(parents=True, exist_ok=True)
    (tmp_path / "docs" / "templates" / "theme" / "main.html").write_text('<div class="md-grid">', encoding="utf-8")
    return config


def file_of(path, content, site="site"):
    """A file of the site with this content."""
    file = File(path, None, site, use_directory_urls=False)
    file.content_string = content
    return file


def sheets(*names):
    """Files of a site with style sheets of these names."""
    return Files([file_of(f"assets/stylesheets/{name}", SHEET) for name in names])


def test_material_s_style_sheet_is_found(config):
    """By its place and its name without the hash."""
    files = sheets("main.0a1b2c3d.min.css", "extra.css")
    env = frame.on_env(jinja2.Environment(), files=files, config=config)  # noqa: S701
    assert env.globals["material"] == "assets/stylesheets/main.0a1b2c3d.min.css"
    assert env.autoescape


@pytest.mark.parametrize("names", [[], ["main.0.min.css", "main.1.min.css"]])
def test_a_frame_without_its_styles_ends_the_build(config, names):
    """Or with two of them, of which nobody can say which is the right one."""
    with pytest.raises(PluginError, match=r"Found: (none|assets/stylesheets/main.0.min.css, assets/.*)[.]"):
        frame.on_env(jinja2.Environment(), files=sheets(*names), config=config)  # noqa: S701


def test_the_site_has_what_it_uses_of_the_sheet(config):
    """For classes in templates, in the reader's scripts and in what Markdown has made of a page."""
    files = sheets("main.0.min.css")
    files.append(file_of("assets/edition.js", 'element.classList.add("open")'))
    page = Page("Tabs", file_of("about/tabs.md", ""), config)
    page.content = '<div class="tabbed-set">'
    files.append(page.file)
    frame.on_env(jinja2.Environment(), files=files, config=config)  # noqa: S701
    assert files.get_file_from_path("assets/stylesheets/main.0.min.css").content_string == SHEET.replace(
        ".md-gone{margin:0}", ""
    )


def test_a_preview_has_all_of_it(config):
    """Of its pages, most are not written yet."""
    config.extra["preview"] = True
    files = sheets("main.0.min.css")
    frame.on_env(jinja2.Environment(), files=files, config=config)  # noqa: S701
    assert files.get_file_from_path("assets/stylesheets/main.0.min.css").content_string == SHEET
