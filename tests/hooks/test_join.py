"""The reader's scripts go to the site without their comments, and those of some folders as one file."""

from types import SimpleNamespace

import join
import pytest
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

SCRIPTS = {
    "assets/core/a.js": "/* What\n   it is. */\n(() => {\n  one()\n})()\n",
    "assets/core/b.js": "(() => {\n  // two\n  two()\n})()\n",
    "assets/finder/c.js": "three()\n",
    "assets/late.js": "late() // at once\n\n/** Three. */\nthree()\n",
    "assets/vendor/x/x.js": "/* Not ours. */\n",
    "assets/look.css": "/* No script. */\n",
}


def on_files(*core):
    """The texts of the files by path, the core joined by this list."""
    joined = {"edition.js": [f"core/{name}" for name in core], "finder.js": ["finder/c"]}
    config = SimpleNamespace(extra={"joined": joined}, site_dir="site", use_directory_urls=False, plugins=None)
    config.plugins = SimpleNamespace(_current_plugin=None)
    files = Files([File.generated(config, path, content=text) for path, text in SCRIPTS.items()])
    return {file.src_uri: file.content_string for file in join.on_files(files, config=config)}


def test_a_folder_is_one_file_in_the_order_of_its_list():
    """Its own files are not in the site, and no script is an argument of the one before."""
    files = on_files("b", "a")
    assert files["assets/edition.js"] == "(() => {\n  two()\n})();\n(() => {\n  one()\n})();\n"
    assert files["assets/finder.js"] == "three();\n"
    assert not any(path.startswith(("assets/core/", "assets/finder/")) for path in files)


def test_the_others_lose_their_comments_only():
    """What others have made, and what is no script, stays as it is."""
    files = on_files("a", "b")
    assert files["assets/late.js"] == "late() // at once\nthree()\n"
    assert files["assets/vendor/x/x.js"] == SCRIPTS["assets/vendor/x/x.js"]
    assert files["assets/look.css"] == SCRIPTS["assets/look.css"]


@pytest.mark.parametrize("core", [("a",), ("a", "b", "c")])
def test_a_list_that_is_not_the_folder_s_ends_the_build(core):
    """A script that is in one of them only is named."""
    with pytest.raises(PluginError, match=r"assets/core/(b|c)\.js\. Correct the list of edition"):
        on_files(*core)
