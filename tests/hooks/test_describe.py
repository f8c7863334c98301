"""What the data package tells of the tables in docs/data is true, or the build ends."""

import json

import describe
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files


@pytest.fixture
def package(build, tmp_path):
    """Gives the data package of a site with this table of series."""

    def of(table):
        config = MkDocsConfig()
        config.site_dir, config.extra = str(tmp_path / "site"), {"build": build}
        (tmp_path / "docs" / "data").mkdir(parents=True)
        (tmp_path / "docs" / "data" / "series.csv").write_text(table)
        files = Files([File("data/series.csv", str(tmp_path / "docs"), config.site_dir, use_directory_urls=False)])
        return describe.on_files(files, config=config).src_uris["datapackage.json"].content_string

    return of


def test_a_table_is_described(package):
    """By its name."""
    (resource,) = json.loads(package("series,entry\nA,crc\n"))["resources"][-1:]
    assert resource["name"] == "series"


def test_a_table_that_is_not_as_it_is_described_ends_the_build(package, caplog):
    """Each fault by its row."""
    with pytest.raises(PluginError, match="2 problems in tables of docs/data"):
        package("series,entry\nA,crc\nA,\n")
    assert [message.removeprefix("edition: ").partition(":")[0] for message in caplog.messages] == [
        "[empty-cell] docs/data/series.csv, row 3",
        "[row-twice] docs/data/series.csv, row 3",
    ]
