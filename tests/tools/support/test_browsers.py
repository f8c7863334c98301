"""The browsers of this machine: what is installed where, and what is told where there is none."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from support import browsers


@pytest.mark.parametrize("packages", [["chromium-headless-shell", "chromium"], ["chromium"]])
def test_where_nothing_else_is_to_be_had_the_system_s_package_is_taken(monkeypatch, packages):
    """The one that draws no windows before the other, and no second one when the first starts."""
    there = []

    def run(_, verb, *rest, **__):
        there.extend(rest[-1:] if verb == "install" and rest[-1] in packages else [])
        return False

    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: name if name in {"apt-get", *there} else None)
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    for name, value in {"_run": run, "_starts": lambda _, executable: executable in there, "PLACES": ()}.items():
        monkeypatch.setattr(browsers, name, value)
    assert browsers.find_browser(Path(sys.executable)) == packages[0]
    assert there == packages[:1]


def test_without_a_firefox_none_is_made_up(monkeypatch):
    """The tests then skip what needs one, and say so."""
    monkeypatch.delenv("FIREFOX", raising=False)
    monkeypatch.setattr(browsers, "FIREFOXES", ("no-such-firefox",))
    monkeypatch.setattr(browsers, "FIREFOX_PLACES", ())
    assert browsers.find_firefox() == ""


def test_a_firefox_that_is_named_and_missing_is_told(monkeypatch, tmp_path):
    """A wrong path is not silently no Firefox."""
    monkeypatch.setenv("FIREFOX", str(tmp_path / "firefox"))
    with pytest.raises(browsers.BrowserError, match="which is no file"):
        browsers.find_firefox()
