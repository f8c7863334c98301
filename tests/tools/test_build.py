"""The build: a new site takes the old one's place as a whole, or not at all."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import build
import pytest

PYTHON = Path(sys.executable)  # the tests run where MkDocs is installed
SETTINGS = (
    "site_name: Small\nstrict: true\nplugins: []\nhooks: [hooks/hook.py]\n"
    "theme: {name: null, custom_dir: theme, static_templates: [404.html]}\n"
)
LAYOUT = "<title>{{ config.site_name }}</title>{{ page.content if page else '' }}"


@pytest.fixture
def root(tmp_path):
    """A repository with two pages, a theme that loads nothing, and a hook that does nothing."""
    folder = tmp_path / "repository"
    files = {
        "mkdocs.yml": SETTINGS + "use_directory_urls: false\n",
        "docs/index.md": "First words, and [more](more.md).\n",
        "docs/more.md": "More words.\n",
        "hooks/hook.py": "",
        "theme/main.html": LAYOUT,
        "theme/404.html": "Nothing here.",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def front_page(site):
    """The text of the site's front page."""
    return (site / "index.html").read_text()


def left_over(root):
    """The names of what a build left beside its site."""
    return {path.name for path in root.iterdir()} - {"mkdocs.yml", "docs", "hooks", "theme", "site", ".turn"}


def test_a_build_makes_the_site_and_nothing_else(root):
    """A good build leaves the site, and no folder that it worked in."""
    build.build(root, root / "site", PYTHON)
    assert "First words" in front_page(root / "site")
    assert left_over(root) == set()


def test_a_second_build_replaces_the_site_as_a_whole(root):
    """What the new site does not have is gone from the old one's place."""
    build.build(root, root / "site", PYTHON)
    (root / "docs" / "more.md").unlink()
    (root / "docs" / "index.md").write_text("Second words.\n")
    build.build(root, root / "site", PYTHON)
    assert "Second words" in front_page(root / "site")
    assert not (root / "site" / "more.html").exists()
    assert left_over(root) == set()


TELL = """
import os
def on_page_markdown(markdown, **_): return f"Time: {os.environ.get('SOURCE_DATE_EPOCH')}."
"""


@pytest.mark.parametrize(("told", "borne"), [("", "1500000000"), ("1400000000", "1400000000")])
def test_a_build_bears_the_time_of_the_last_commit(root, monkeypatch, told, borne):
    """Two builds of one commit are the same, unless somebody tells another time."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (root / "hooks" / "hook.py").write_text(TELL)
    if told:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", told)
    date = "1500000000 +0000"
    variables = {**os.environ, "GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date}
    for command in ("init --quiet", "add .", "-c user.name=x -c user.email=x@example.org commit --quiet -m x"):
        subprocess.run(["git", *command.split()], cwd=root, check=True, env=variables)  # noqa: S607 - as a person would
    build.build(root, root / "site", PYTHON)
    assert f"Time: {borne}." in front_page(root / "site")


def test_a_build_without_git_bears_no_time(root, monkeypatch):
    """Nothing is made up, and the build goes on."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("PATH", "")
    (root / "hooks" / "hook.py").write_text(TELL)
    build.build(root, root / "site", PYTHON)
    assert "Time: None." in front_page(root / "site")


@pytest.mark.parametrize(
    ("mistake", "reason"),
    [
        ("[nowhere](nowhere.md)", "MkDocs ended with status 1"),
        ('<a href="nowhere.html">nowhere</a>', r"index\.html: nowhere\.html: leads to nowhere\.html, which is not"),
    ],
    ids=["seen by MkDocs", "seen by the link check"],
)
def test_a_failed_build_leaves_the_last_good_site_as_it_was(root, mistake, reason):
    """A mistake ends the build with its reason; the site still shows what it showed."""
    build.build(root, root / "site", PYTHON)
    (root / "docs" / "index.md").write_text(f"Broken words: {mistake}\n")
    with pytest.raises(build.BuildError, match=reason):
        build.build(root, root / "site", PYTHON)
    assert "First words" in front_page(root / "site")
    assert left_over(root) == set()


def test_a_swap_that_fails_puts_the_old_site_back(root, monkeypatch):
    """If the new site cannot take its place, the old one has it again."""
    build.build(root, root / "site", PYTHON)
    rename = Path.rename

    def refusing(path, target):
        if path.name == ".site-new":
            raise PermissionError(13, "in use")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(build.BuildError, match="could not take its place"):
        build.build(root, root / "site", PYTHON)
    assert "First words" in front_page(root / "site")
    assert left_over(root) == set()


def test_a_swap_that_was_cut_short_is_mended_first(root):
    """A build that was killed between the steps of its swap loses nothing: the next one finds the old site."""
    build.build(root, root / "site", PYTHON)
    (root / "site").rename(root / ".site-old")
    (root / "docs" / "index.md").write_text("[nowhere](nowhere.md)\n")
    with pytest.raises(build.BuildError):
        build.build(root, root / "site", PYTHON)
    assert "First words" in front_page(root / "site")


@pytest.mark.parametrize("place", ["docs", "docs/inside", ".", "..", "hooks"])
def test_a_folder_that_is_no_site_is_never_replaced(root, place):
    """A build refuses a folder that holds something else, and leaves it as it is."""
    before = sorted(root.rglob("*"))
    with pytest.raises(build.BuildError, match="Name another folder with --site"):
        build.build(root, (root / place).resolve(), PYTHON)
    assert sorted(root.rglob("*")) == before


def test_two_builds_at_once_both_end_well(root):
    """Two builds into one folder take turns."""
    code = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]); import build; root = pathlib.Path(sys.argv[2]); "
        "build.build(root, root / 'site', pathlib.Path(sys.executable))"
    )
    command = [sys.executable, "-c", code, str(Path(build.__file__).parent), str(root)]
    both = [subprocess.Popen(command) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert "First words" in front_page(root / "site")
    assert left_over(root) == set()


def eventually(condition):
    """Whether the condition comes true within half a minute."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.2)
    return False


@pytest.fixture
def preview(root, tmp_path):
    """A preview of the repository that begins with a broken hook: its address, and the file with what it says."""
    (root / "hooks" / "hook.py").write_text("broken(\n")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    code = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]); import build; build.stop_tidily(); "
        "build.serve(pathlib.Path(sys.argv[2]), sys.argv[3], pathlib.Path(sys.executable))"
    )
    command = [sys.executable, "-c", code, str(Path(build.__file__).parent), str(root), address]
    log = tmp_path / "preview.log"
    with log.open("w") as said:
        variables = {**os.environ, "TMPDIR": str(tmp_path)}  # MkDocs leaves a folder behind when it cannot start
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, env=variables)
        yield address, log
        process.terminate()
        process.wait(timeout=30)


def test_a_mistake_does_not_end_the_preview(root, preview):
    """A preview that a mistake kept from starting starts when mended, and again, despite warnings, with a new hook."""
    address, log = preview

    def shows(words):
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://{address}/", timeout=10) as answer:
            return words in answer.read().decode()
        return False

    assert eventually(lambda: "The preview has ended" in log.read_text()), log.read_text()
    (root / "hooks" / "hook.py").write_text("")
    assert eventually(lambda: shows("First words")), log.read_text()
    (root / "docs" / "index.md").write_text("Second words, [nowhere](nowhere.md)\n")
    assert eventually(lambda: shows("Second words")), log.read_text()
    (root / "hooks" / "hook.py").write_text(
        "def on_page_markdown(markdown, **_):\n    return markdown + 'Hooked words'\n"
    )
    assert eventually(lambda: shows("Hooked words")), log.read_text()
