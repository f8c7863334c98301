"""The folder of a built site: only what a build has made is replaced or deleted, and a reader always finds a site."""

import sys
import threading

import pytest
from support import swapping


def made(folder, words="words"):
    """A built site with one page."""
    swapping.mark(folder)
    (folder / "index.html").write_text(words)
    return folder


def somebodys(folder):
    """A folder of somebody else's that looks like a site."""
    folder.mkdir(parents=True)
    for name in ("index.html", "404.html", "thesis.txt"):
        (folder / name).write_text("mine")
    return folder


@pytest.mark.parametrize("name", ["site", ".site-new", ".site-old"])
def test_a_folder_without_the_marker_is_refused(tmp_path, name):
    """Also one beside the site, of the name that a build would use, and one that has the pages of a site."""
    somebodys(tmp_path / name)
    with pytest.raises(swapping.PlaceError, match="no build has made it"):
        swapping.check(tmp_path / "repository", tmp_path / "site")


def test_a_link_to_a_folder_is_refused(tmp_path):
    """What a link leads to is somebody's."""
    (tmp_path / "site").symlink_to(made(tmp_path / "elsewhere"))
    with pytest.raises(swapping.PlaceError, match="no build has made it"):
        swapping.check(tmp_path / "repository", tmp_path / "site")


def test_a_marked_folder_and_an_empty_one_are_taken(tmp_path):
    """These may be replaced."""
    made(tmp_path / "site")
    (tmp_path / ".site-new").mkdir()
    swapping.check(tmp_path / "repository", tmp_path / "site")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site-new", "site"]
    somebodys(tmp_path / ".site-old")
    with pytest.raises(swapping.PlaceError):
        swapping.check(tmp_path / "repository", tmp_path / "site")


def test_only_a_marked_folder_is_deleted(tmp_path):
    """A folder of somebody else's stays whole."""
    swapping.remove(somebodys(tmp_path / "theirs"))
    swapping.remove(made(tmp_path / "ours"))
    assert (tmp_path / "theirs" / "thesis.txt").read_text() == "mine"
    assert not (tmp_path / "ours").exists()


@pytest.mark.parametrize("exchanges", [True, False])
def test_the_new_site_takes_the_place_of_the_old_one(tmp_path, monkeypatch, exchanges):
    """And nothing else is left."""
    if not exchanges:
        monkeypatch.setattr(swapping, "_exchanger", lambda: None)
    made(tmp_path / "site", "old")
    swapping.swap(made(tmp_path / ".site-new", "new"), tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_swap_that_was_cut_short_is_mended(tmp_path):
    """The old site has its place again, but not what only bears its name."""
    made(tmp_path / ".site-old", "old")
    swapping.restore(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "old"
    somebodys(tmp_path / "b" / ".site-old")
    swapping.restore(tmp_path / "b" / "site")
    assert not (tmp_path / "b" / "site").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only here is it sure that the system exchanges folders")
def test_a_reader_never_finds_no_site(tmp_path):
    """While sites are swapped, the front page is there at every look."""
    site = made(tmp_path / "site")
    done = threading.Event()
    missing = []

    def read():
        while not done.is_set():
            if not site.exists():
                missing.append(1)

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(200):
        swapping.swap(made(tmp_path / ".site-new"), site)
    done.set()
    reader.join()
    assert not missing
