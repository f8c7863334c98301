"""The `.venv`: made once from a lock, kept until the lock changes, repaired where it was left half made."""

import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from support import environment
from tiers import few

ROOT = Path(__file__).parents[3]


def wheel(folder, name, version="1.0"):
    """The path of a package, small enough to be made by hand, that no network is needed for."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}.py", f"version = {version!r}\n")
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", f"{name}.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n")
    return path


def pin(path):
    """The line of a lock file that names this wheel and its hash."""
    name, version, *_ = path.name.split("-")
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


def imports(python, name):
    """Whether this Python finds a module of this name."""
    return subprocess.run([python, "-c", f"import {name}"], capture_output=True, check=False).returncode == 0


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A repository whose site.lock names `painter` and whose test.lock names `painter` and `prover`."""
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    folder = tmp_path / "repository"
    folder.mkdir()
    painter, prover = pin(wheel(wheels, "painter")), pin(wheel(wheels, "prover"))
    (folder / "site.lock").write_text(painter)
    (folder / "test.lock").write_text(painter + prover)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An environment with nothing in it but the pip that these tests are run beside: it is copied, not installed."""
    folder = tmp_path_factory.mktemp("made")
    venv.create(folder)
    for place in ("purelib", "scripts"):
        there = Path(sysconfig.get_path(place, vars={"base": str(folder)}))
        for path in Path(sysconfig.get_path(place)).glob("pip*"):
            (shutil.copytree if path.is_dir() else shutil.copy)(path, there / path.name)
    return folder


@pytest.fixture
def copied(made, monkeypatch):
    """A copy of that environment wherever one is made, which takes a fifth of the time."""
    monkeypatch.setattr(
        venv, "create", lambda folder, **_: shutil.copytree(made, folder, symlinks=True, dirs_exist_ok=True)
    )


@pytest.mark.slow("an environment made from nothing", quick="test_a_second_run_needs_neither_pip_nor_network")
def test_an_environment_is_made_from_nothing(root):
    """By Python itself, with pip, and what the lock names is there."""
    assert imports(environment.ready(root, "site.lock"), "painter")


@pytest.mark.usefixtures("copied")
def test_a_second_run_needs_neither_pip_nor_network(root, monkeypatch, capsys):
    """What a lock names is installed once; the second run installs nothing and says nothing."""
    python = environment.ready(root, "site.lock")
    assert imports(python, "painter")
    assert "installing 1 packages from site.lock" in capsys.readouterr().out
    monkeypatch.setattr(environment, "_install", None)
    assert environment.ready(root, "site.lock") == python
    assert capsys.readouterr().out == ""


def test_a_command_gives_way_to_the_python_of_the_environment(tmp_path, monkeypatch, capsys):
    """With all its arguments; what the set-up says is no output of the command. One that is imported stays."""

    def ready(root, lock):
        sys.stdout.write(f"Set-up: {root.name} {lock}\n")
        return tmp_path / "python"

    started = []
    monkeypatch.setattr(environment, "ready", ready)
    monkeypatch.setattr(os, "execv", lambda *call: started.append(call))
    monkeypatch.setattr(subprocess, "call", lambda call: started.append((Path(call[0]), call)))
    monkeypatch.setattr(sys, "orig_argv", ["python3", "-W", "error", "scripts/fuzz.py", "--jobs", "2"])
    environment.enter("__main__", environment.TEST_LOCK)  # of an environment, as these tests are
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    environment.enter("fuzz", environment.TEST_LOCK)
    assert not started
    with pytest.raises(SystemExit) if sys.platform == "win32" else contextlib.nullcontext():
        environment.enter("__main__", environment.TEST_LOCK)
    python = tmp_path / "python"
    assert started == [(python, [str(python), "-W", "error", "scripts/fuzz.py", "--jobs", "2"])]
    assert capsys.readouterr() == ("", f"Set-up: {ROOT.name} test.lock\n")


def test_a_command_whose_environment_cannot_be_made_says_why(monkeypatch):
    """And ends with status 1: a text is what Python prints to the standard error then."""

    def ready(*_):
        raise environment.SetUpError("the network is down")

    monkeypatch.setattr(environment, "ready", ready)
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    with pytest.raises(SystemExit, match="the network is down"):
        environment.enter("__main__")


@pytest.mark.usefixtures("copied")
def test_the_tests_environment_also_builds_the_site(root, capsys):
    """The tests' tools are added to what is there, serve the site as well, and stay when a build has to set up anew."""
    environment.ready(root, "site.lock")
    python = environment.ready(root, "test.lock")
    assert "making" not in capsys.readouterr().out.partition("from test.lock")[0].partition("done")[2]
    environment.ready(root, "site.lock")
    assert capsys.readouterr().out == ""

    with (root / "site.lock").open("a") as lock:
        lock.write("# changed\n")
    environment.ready(root, "site.lock")
    assert "its lock has changed" in capsys.readouterr().out
    assert imports(python, "prover")
    environment.ready(root, "test.lock")
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("copied")
def test_the_pip_of_a_lock_of_its_own_comes_first(root, tmp_path, capsys):
    """What installs has its version and hash as well."""
    (root / "pip.lock").write_text(pin(wheel(tmp_path / "wheels", "bricklayer")))
    assert imports(environment.ready(root, "site.lock"), "bricklayer")
    assert re.findall("packages from (.*)", capsys.readouterr().out) == ["pip.lock", "site.lock"]


@pytest.mark.usefixtures("copied")
def test_what_the_lock_no_longer_names_is_gone(root):
    """A changed lock makes the environment anew, so that nothing works by accident."""
    python = environment.ready(root, "test.lock")
    (root / "test.lock").write_text((root / "site.lock").read_text())
    environment.ready(root, "test.lock")
    assert imports(python, "painter")
    assert not imports(python, "prover")


@pytest.mark.usefixtures("copied")
def test_an_interrupted_set_up_is_made_anew(root, monkeypatch, capsys):
    """A set-up that was stopped while pip ran is noticed by the next, which starts from nothing."""

    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(environment, "_install", interrupted)
        with pytest.raises(KeyboardInterrupt):
            environment.ready(root, "site.lock")
    (root / ".venv" / "half").touch()
    python = environment.ready(root, "site.lock")
    assert "did not finish" in capsys.readouterr().out
    assert imports(python, "painter")
    assert not (root / ".venv" / "half").exists()


@pytest.mark.slow("an environment made anew", quick="test_a_damaged_environment_is_made_anew")
@pytest.mark.usefixtures("copied")
def test_an_environment_whose_python_is_gone_is_made_anew(root, capsys):
    """An environment that can no longer start is no environment, whatever its record says."""
    python = environment.ready(root, "site.lock")
    python.unlink()
    assert imports(environment.ready(root, "site.lock"), "painter")
    assert "a part of it is gone" in capsys.readouterr().out


@pytest.mark.usefixtures("copied")
def test_a_file_with_another_hash_is_refused(root):
    """A package that is not the one that was locked is not installed, and pip's own words say so."""
    (root / "site.lock").write_text("painter==1.0 --hash=sha256:" + "0" * 64 + "\n")
    with pytest.raises(environment.SetUpError, match="DO NOT MATCH THE HASHES"):
        environment.ready(root, "site.lock")
    assert environment.Environment(root).locks() == {}


def test_two_set_ups_at_once_make_one_environment(root, made):
    """Of two processes that start together one sets up, and the other waits for it."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import pathlib, shutil, venv; from support import environment; "
        "venv.create = lambda to, **_: shutil.copytree(sys.argv[3], to, symlinks=True, dirs_exist_ok=True); "
        "print(environment.ready(pathlib.Path(sys.argv[2]), 'site.lock'))"
    )
    command = [sys.executable, "-c", code, str(ROOT / "scripts"), str(root), str(made)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum("Set-up: installing" in words for words in said) == 1
    assert sum("waiting" in words for words in said) == 1


def test_a_venv_that_somebody_else_made_is_left_alone(root):
    """A `.venv` without our record is not removed; the message says what to do."""
    (root / ".venv").mkdir()
    (root / ".venv" / "mine").touch()
    with pytest.raises(environment.SetUpError, match=r"was not made by this script.*Move it away or delete it"):
        environment.ready(root, "site.lock")
    assert (root / ".venv" / "mine").exists()


def test_a_test_lock_without_all_of_the_sites_is_refused(root):
    """The tests' lock has to hold the site's; the message names what it lacks and what to do."""
    (root / "test.lock").write_text("prover==1.0\n")
    with pytest.raises(environment.SetUpError, match=r"lacks painter==1\.0\. Make both again"):
        environment.ready(root, "test.lock")


def test_a_missing_lock_is_named(root):
    """A lock that is not there is named, not taken for an empty one."""
    (root / "site.lock").unlink()
    with pytest.raises(environment.SetUpError, match=r"site\.lock is not there"):
        environment.ready(root, "site.lock")


def test_a_python_without_ensurepip_is_told_what_to_install(root, monkeypatch):
    """Debian splits Python; the message names the part that is missing."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(environment.SetUpError, match="apt-get install python3-venv"):
        environment.ready(root, "site.lock")


@pytest.mark.parametrize("version", [(3, 8, 18), (3, 11, 4)])
def test_an_older_python_is_named(version):
    """A Python that is too old is told so, with the oldest one that will do."""
    with pytest.raises(environment.SetUpError, match=r"needs 3\.11\.5 or later"):
        environment.check_python(version)


def test_the_locks_of_this_repository_belong_together():
    """test.lock holds all of site.lock, every package has its hashes, and no line names where it came from."""
    environment._digests(ROOT, "test.lock")  # noqa: SLF001 - the one place that compares the locks
    for name in ("site.lock", "test.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        pins = environment.pins(text)
        assert ("mkdocs", "1.6.1") in pins
        assert text.count("==") - text.count("== '") == len(pins)
        assert text.count("--hash=sha256:") >= len(pins)
        assert "://" not in text
    assert [name for name, _ in environment.pins((ROOT / "pip.lock").read_text(encoding="utf-8"))] == ["pip"]


def file_in_its_place(folder):
    """A file stands where the environment belongs."""
    folder.write_text("mine")


def link_to_nowhere(folder):
    """A link that leads nowhere stands there."""
    folder.symlink_to(folder.with_name("gone"))


@pytest.mark.parametrize("damage", [file_in_its_place, link_to_nowhere])
def test_what_is_no_folder_is_left_alone(root, damage):
    """The message says what stands in the place of the environment, and what to do."""
    damage(root / ".venv")
    with pytest.raises(environment.SetUpError, match=r"\.venv is .* then start the script again"):
        environment.ready(root, "site.lock")
    assert (root / ".venv").is_symlink() or (root / ".venv").read_text() == "mine"


def python_that_is_none(folder):
    """The Python is a text."""
    (folder / "bin" / "python").unlink()
    (folder / "bin" / "python").write_text("no program")


def half_a_package(folder):
    """A file of a package is gone."""
    next(folder.glob("lib/*/site-packages/painter.py")).unlink()


def no_packages(folder):
    """All packages are gone."""
    shutil.rmtree(next(folder.glob("lib/*/site-packages")))


def another_record(folder):
    """The record is something else."""
    (folder / environment.RECORD).write_text('["python"]')


@pytest.mark.skipif(sys.platform == "win32", reason="its environments have other folders")
@pytest.mark.usefixtures("copied")
@pytest.mark.parametrize(
    "damage",
    few(
        [python_that_is_none, half_a_package, no_packages, another_record],
        quick=[half_a_package],
        reason="an environment made anew",
    ),
)
def test_a_damaged_environment_is_made_anew(root, damage):
    """Whatever of it is damaged."""
    python = environment.ready(root, "site.lock")
    damage(root / ".venv")
    assert environment.ready(root, "site.lock") == python
    assert imports(python, "painter")


def folder_there(path):
    """A folder stands in the place of a file."""
    path.unlink(missing_ok=True)
    path.mkdir()


def pipe_there(path):
    """A named pipe does, into which nobody writes."""
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def link_there(path):
    """A link does that leads nowhere."""
    path.unlink(missing_ok=True)
    path.symlink_to(path.with_name("gone") / "file")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
@pytest.mark.parametrize("name", ["site.lock", ".turn"])
@pytest.mark.parametrize("damage", [folder_there, pipe_there, link_there])
def test_what_is_no_file_is_named(root, name, damage):
    """The message says what is wrong with it and what to do; nobody waits for a pipe."""
    damage(root / name)
    with pytest.raises(environment.SetUpError, match=rf"{name}.*\. .*(start the script again|get it back with git)"):
        environment.ready(root, "site.lock")
