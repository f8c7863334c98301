"""The frame of the theme: it finds Material's style sheet, whatever hash a release has put into its name."""

import jinja2
import navigate
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files


def sheets(*names):
    """Files of a site with style sheets of these names."""
    return Files([File(f"assets/stylesheets/{name}", None, "site", use_directory_urls=False) for name in names])


@pytest.fixture
def config(tmp_path):
    """The configuration of a project in an empty folder."""
    config = MkDocsConfig()
    config.config_file_path = str(tmp_path / "mkdocs.yml")
    return config


def test_material_s_style_sheet_is_found(config):
    """By its place and its name without the hash."""
    files = sheets("main.0a1b2c3d.min.css", "extra.css")
    env = navigate.on_env(jinja2.Environment(), files=files, config=config)  # noqa: S701
    assert env.globals["material"] == "assets/stylesheets/main.0a1b2c3d.min.css"
    assert env.autoescape


@pytest.mark.parametrize("names", [[], ["main.0.min.css", "main.1.min.css"]])
def test_a_frame_without_its_styles_ends_the_build(config, names):
    """Or with two of them, of which nobody can say which is the right one."""
    with pytest.raises(PluginError, match=r"Found: (none|assets/stylesheets/main.0.min.css, assets/.*)[.]"):
        navigate.on_env(jinja2.Environment(), files=sheets(*names), config=config)  # noqa: S701
