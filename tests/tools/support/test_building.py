"""The build: a new site takes the old one's place as a whole, or not at all."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from random import Random

import pytest
from support import ROOT, building, swapping
from tiers import few

SCRIPTS = str(ROOT / "scripts")
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
    building.build(root, root / "site", PYTHON)
    assert "First words" in front_page(root / "site")
    assert left_over(root) == set()


def test_a_second_build_replaces_the_site_as_a_whole(root):
    """What the new site does not have is gone from the old one's place."""
    building.build(root, root / "site", PYTHON)
    (root / "docs" / "more.md").unlink()
    (root / "docs" / "index.md").write_text("Second words.\n")
    building.build(root, root / "site", PYTHON)
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
    building.build(root, root / "site", PYTHON)
    assert f"Time: {borne}." in front_page(root / "site")


def test_a_build_without_git_bears_no_time(root, monkeypatch):
    """Nothing is made up, and the build goes on."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("PATH", "")
    (root / "hooks" / "hook.py").write_text(TELL)
    building.build(root, root / "site", PYTHON)
    assert "Time: None." in front_page(root / "site")


def test_a_failed_build_leaves_the_last_good_site_as_it_was(root):
    """A mistake ends the build with its reason; the site still shows what it showed."""
    building.build(root, root / "site", PYTHON)
    (root / "docs" / "index.md").write_text("Broken words: [nowhere](nowhere.md)\n")
    with pytest.raises(building.BuildError, match="MkDocs ended with status 1"):
        building.build(root, root / "site", PYTHON)
    assert "First words" in front_page(root / "site")
    assert left_over(root) == set()


def test_a_swap_that_fails_puts_the_old_site_back(root, monkeypatch):
    """If the new site cannot take its place, the old one has it again."""
    building.build(root, root / "site", PYTHON)
    rename = Path.rename

    def refusing(path, target):
        if path.name == ".site-new":
            raise PermissionError(13, "in use")
        return rename(path, target)

    monkeypatch.setattr(swapping, "_exchange", lambda *_: False)  # as on a system that cannot exchange folders
    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(building.BuildError, match="could not take its place"):
        building.build(root, root / "site", PYTHON)
    assert "First words" in front_page(root / "site")
    assert left_over(root) == set()


def test_a_swap_that_was_cut_short_is_mended_first(root):
    """A build that was killed between the steps of its swap loses nothing: the next one finds the old site."""
    building.build(root, root / "site", PYTHON)
    (root / "site").rename(root / ".site-old")
    (root / "docs" / "index.md").write_text("[nowhere](nowhere.md)\n")
    with pytest.raises(building.BuildError):
        building.build(root, root / "site", PYTHON)
    assert "First words" in front_page(root / "site")


@pytest.mark.parametrize("place", ["docs", "docs/inside", ".", "..", "hooks"])
def test_a_folder_that_is_no_site_is_never_replaced(root, place):
    """A build refuses a folder that holds something else, and leaves it as it is."""
    before = sorted(root.rglob("*"))
    with pytest.raises(building.BuildError, match="Name another folder with --site"):
        building.build(root, (root / place).resolve(), PYTHON)
    assert sorted(root.rglob("*")) == before


def test_two_builds_at_once_both_end_well(root):
    """Two builds into one folder take turns."""
    code = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]); from support import building; "
        "root = pathlib.Path(sys.argv[2]); "
        "building.build(root, root / 'site', pathlib.Path(sys.executable))"
    )
    command = [sys.executable, "-c", code, SCRIPTS, str(root)]
    both = [subprocess.Popen(command) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert "First words" in front_page(root / "site")
    assert left_over(root) == set()


# --- What a machine does to a build: it ends it, its disk is full, its folder cannot be written ---

BUILD = (
    "import sys, pathlib; sys.path.insert(0, sys.argv[1]); from support import building; "
    "root = pathlib.Path(sys.argv[2]); "
    "building.build(root, pathlib.Path(sys.argv[3]), pathlib.Path(sys.executable))"
)


def started(root, site, **more):
    """A build of its own process group, which says nothing."""
    command = [sys.executable, "-c", BUILD, SCRIPTS, str(root), str(site)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, start_new_session=True, **(quiet | more))


def whole(site):
    """The words of the site's front page, with which its other page goes; no file of it is missing or cut."""
    age = front_page(site).partition(" ")[0].removeprefix("<title>Small</title><p>")
    assert age in {"First", "Second"}
    assert (site / "more.html").read_text() == f"<title>Small</title><p>{age} words.</p>"
    assert (site / "404.html").read_text() == "Nothing here."
    return age


def told_anew(root, age):
    """The sources tell of another age, on both pages."""
    (root / "docs" / "index.md").write_text(f"{age} words, and [more](more.md).\n")
    (root / "docs" / "more.md").write_text(f"{age} words.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups that a signal ends")
@pytest.mark.parametrize("kills", few([2, 8], quick=[2], reason="a build that is killed at many moments"))
def test_a_build_that_is_killed_leaves_a_whole_site(root, kills):
    """At whatever moment: the site is the old one or the new one as a whole, and the next build makes the new one."""
    told_anew(root, "First")
    building.build(root, root / "site", PYTHON)
    told_anew(root, "Second")
    began = time.monotonic()
    assert started(root, root / "site").wait() == 0
    took = time.monotonic() - began
    moments = Random(5)  # noqa: S311 - chance, not a secret
    ages = ["First", "Second"]
    for number in range(kills):
        told_anew(root, ages[number % 2])
        process = started(root, root / "site")
        time.sleep(moments.uniform(0, 1.1 * took))
        with contextlib.suppress(ProcessLookupError):  # it may have ended already
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        place = root / "site" if (root / "site").exists() else root / ".site-old"  # a swap cut short
        assert whole(place)
    told_anew(root, "First")
    building.build(root, root / "site", PYTHON)
    assert whole(root / "site") == "First"
    assert left_over(root) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of a file")
def test_a_file_that_cannot_be_written_whole_leaves_the_last_good_site(root):
    """As where a disk is full, or a quota used up."""
    import resource  # noqa: PLC0415 - Windows has none

    told_anew(root, "First")
    building.build(root, root / "site", PYTHON)
    told_anew(root, "Second")
    (root / "docs" / "more.md").write_text("Second words. " * 20_000)
    process = started(
        root, root / "site", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    )
    assert process.wait() != 0
    assert whole(root / "site") == "First"
    told_anew(root, "Second")
    building.build(root, root / "site", PYTHON)
    assert whole(root / "site") == "Second"
    assert left_over(root) == set()


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 256 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a small disk")
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(place)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"this machine makes no small disk: {done.stderr.strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)  # noqa: S607 - on PATH, as for a person


@pytest.mark.slow("a full disk", quick="test_a_file_that_cannot_be_written_whole_leaves_the_last_good_site")
def test_a_full_disk_leaves_the_last_good_site(root, small_disk):
    """A site that has no room beside the old one is not made; with room there is, it is."""
    site = small_disk / "site"
    told_anew(root, "First")
    building.build(root, site, PYTHON)
    told_anew(root, "Second")
    (root / "docs" / "more.md").write_text("Second words. " * 30_000)
    assert started(root, site).wait() != 0
    assert whole(site) == "First"
    told_anew(root, "Second")
    building.build(root, site, PYTHON)
    assert whole(site) == "Second"
    assert {path.name for path in small_disk.iterdir()} == {"site"}


@pytest.fixture
def locked(tmp_path, request):
    """Makes a folder that can be written, and then cannot: for root by a disk, as root may write anywhere else."""
    if sys.platform != "win32" and os.geteuid() != 0:
        place = tmp_path / "shelf"
        place.mkdir()
        yield place, lambda mode: place.chmod({"ro": 0o555, "rw": 0o755}[mode])
        place.chmod(0o755)
        return
    place = request.getfixturevalue("small_disk")
    yield place, lambda mode: subprocess.run(["mount", "-o", f"remount,{mode}", str(place)], check=True)  # noqa: S607


@pytest.mark.slow("a locked folder", quick="test_a_folder_that_cannot_be_written_is_named")
def test_a_folder_that_cannot_be_written_leaves_the_last_good_site(root, locked):
    """A build that may not write beside the site fails, and the site is as it was."""
    place, make = locked
    told_anew(root, "First")
    building.build(root, place / "site", PYTHON)
    told_anew(root, "Second")
    make("ro")
    assert started(root, place / "site").wait() != 0
    assert whole(place / "site") == "First"
    assert {path.name for path in place.iterdir()} == {"site"}
    make("rw")
    building.build(root, place / "site", PYTHON)
    assert whole(place / "site") == "Second"


def test_a_folder_that_cannot_be_written_is_named(root, locked):
    """What is told is the place and what to do, and no traceback."""
    place, make = locked
    make("ro")
    with pytest.raises(building.BuildError, match=r"(Read-only|Permission denied).*Then start the script again"):
        building.build(root, place / "site", PYTHON)
    make("rw")


LINGER = """
import pathlib, time
def on_post_build(config):
    for _ in range(20):
        late = pathlib.Path(config.site_dir, "late.html")
        late.parent.mkdir(exist_ok=True)
        late.write_text("late")
        time.sleep(0.1)
    pathlib.Path(__file__).with_name("ended").touch()
"""


@pytest.mark.slow("a killed build that goes on", quick="test_a_build_that_is_killed_leaves_a_whole_site")
@pytest.mark.skipif(sys.platform == "win32", reason="on Windows a child does not keep its parent's turn")
def test_what_a_killed_build_has_started_does_no_harm(root):
    """MkDocs may go on when the build that started it is gone: the next build waits until it has ended."""
    told_anew(root, "First")
    building.build(root, root / "site", PYTHON)
    (root / "hooks" / "hook.py").write_text(LINGER)
    process = started(root, root / "site")
    assert eventually((root / ".site-new" / "late.html").exists)
    process.kill()
    process.wait()
    (root / "hooks" / "hook.py").write_text("")
    told_anew(root, "Second")
    building.build(root, root / "site", PYTHON)
    assert eventually((root / "hooks" / "ended").exists)
    assert whole(root / "site") == "Second"
    assert not (root / "site" / "late.html").exists()
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
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]); from support import building; building.stop_tidily(); "
        "building.serve(pathlib.Path(sys.argv[2]), sys.argv[3], pathlib.Path(sys.executable))"
    )
    command = [sys.executable, "-c", code, SCRIPTS, str(root), address]
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
