"""What a build makes, for all hooks: here the name of the offline copy."""

from types import SimpleNamespace

import pytest
from mkdocs.exceptions import PluginError
from shell.build import archive_name


@pytest.fixture
def extra():
    """Makes the settings of an edition of these reports, whose setting names the first of them."""

    def of(*slugs, first="a-1-1"):
        reports = [SimpleNamespace(report=SimpleNamespace(slug=slug)) for slug in slugs]
        return {"archive": first, "build": SimpleNamespace(edition=SimpleNamespace(reports=reports))}

    return of


@pytest.mark.parametrize("slugs", [["a-1-1"], ["a-0-9", "a-1-1"], ["a-1-1", "x-2"]])
def test_the_offline_copy_keeps_its_name(extra, slugs):
    """Whatever reports are added to the first, and wherever they stand among them."""
    assert archive_name(extra(*slugs)) == "a-1-1-offline"


def test_a_report_alone_is_the_first(extra):
    """Whatever the setting says, which is that of the edition from which it was begun."""
    assert archive_name(extra("x-2")) == "x-2-offline"


def test_the_first_of_several_must_be_among_them(extra):
    """The offline copy of other reports has not the name of one that is not in it."""
    with pytest.raises(PluginError, match=r"extra\.archive in mkdocs\.yml is 'a-1-1'.* one of these: x-2, x-3\."):
        archive_name(extra("x-2", "x-3"))
