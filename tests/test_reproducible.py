"""Two builds of one commit are the same site, byte for byte: in other folders, time zones, orders and hours."""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from support import building

COMMITTED = "1500000000 +0000"
WHERE = (  # where and how each of two builds is made
    {"folder": "here", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"},
    {"folder": "là bas, a longer name", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "C"},
)


@pytest.fixture(scope="module")
def commit(root, tmp_path_factory):
    """A repository with all that a build needs, in one commit."""
    folder = tmp_path_factory.mktemp("commit")
    for name in ("docs", "hooks", "tests/gold"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(root / name, folder)
    variables = {**os.environ, "GIT_COMMITTER_DATE": COMMITTED, "GIT_AUTHOR_DATE": COMMITTED}
    for command in ("init --quiet", "add .", "-c user.name=x -c user.email=x@example.org commit --quiet -m x"):
        subprocess.run(["git", *command.split()], cwd=folder, check=True, env=variables)  # noqa: S607 - as a person would
    return folder


def files_of(site):
    """The files of a site by their paths."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def built_elsewhere(commit):
    """Builds the commit, cloned into a folder of its own, and gives every file of the site."""

    def made(folder, **variables):
        with tempfile.TemporaryDirectory() as above, pytest.MonkeyPatch.context() as patch:
            clone = Path(above, folder)
            subprocess.run(["git", "clone", "--quiet", str(commit), str(clone)], check=True)  # noqa: S607
            for name, value in variables.items():
                patch.setenv(name, value)
            if "SOURCE_DATE_EPOCH" not in variables:
                patch.delenv("SOURCE_DATE_EPOCH", raising=False)
            building.build(clone, clone / "site", Path(sys.executable))
            return files_of(clone / "site")

    return made


MODIFIED = re.compile(rb'"dcterms:modified">([^<]*)<')


def test_a_build_elsewhere_is_the_same_site(built, built_elsewhere):
    """The site of this repository, made once more in another folder, time zone, order and hour, for the same time."""
    here = files_of(built(""))
    with zipfile.ZipFile(io.BytesIO(here["downloads/a-58-275.epub"])) as book:
        modified = MODIFIED.search(book.read("EPUB/package.opf"))[1].decode()
    time = str(int(datetime.fromisoformat(modified).timestamp()))
    there = built_elsewhere(**WHERE[1], SOURCE_DATE_EPOCH=time)
    assert here.keys() == there.keys()
    assert [path for path in here if here[path] != there[path]] == []
    assert {f"downloads/a-58-275{end}" for end in ("-offline.zip", ".html", ".epub")} <= here.keys()


@pytest.fixture(scope="module")
def one(built_elsewhere):
    """The files of the first of two builds."""
    return built_elsewhere(**WHERE[0])


@pytest.mark.slow("two builds of one commit", quick="test_a_build_elsewhere_is_the_same_site")
def test_two_builds_of_one_commit_are_one_site(one, built_elsewhere):
    """Every page, every data file, the archive, the books: whoever builds, wherever, whenever."""
    other = built_elsewhere(**WHERE[1])
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []
    assert {f"downloads/a-58-275{end}" for end in ("-offline.zip", ".html", ".epub")} <= one.keys()


@pytest.mark.slow("two builds of one commit", quick="test_a_build_elsewhere_is_the_same_site")
def test_another_time_is_borne_only_where_a_book_tells_it(one, built_elsewhere):
    """The time that somebody tells stands in the EPUB, which must name one, and so in the archive; all else stays."""
    other = built_elsewhere(**WHERE[0], SOURCE_DATE_EPOCH="1400000000")
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == [
        "downloads/a-58-275-offline.zip",
        "downloads/a-58-275-offline.zip.sha256",
        "downloads/a-58-275.epub",
        "downloads/a-58-275.epub.sha256",
    ]
