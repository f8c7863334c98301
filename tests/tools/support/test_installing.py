"""Installing what a lock names, by more than one pip: each package by one of them."""

import sys
from pathlib import Path

import pytest
from support import environment, installing

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", ["site.lock", "test.lock", "pip.lock"])
def test_each_package_is_in_one_share_with_its_hashes(name):
    """None is lost, and no hash."""
    lock = (ROOT / name).read_text(encoding="utf-8")
    given = installing.shares(lock)
    assert sorted(pin for share in given for pin in environment.pins(share)) == sorted(environment.pins(lock))
    assert sum(share.count("--hash=") for share in given) == lock.count("--hash=")
    assert all(environment.pins(share) for share in given)


def test_what_names_no_package_is_given_to_pip_all_the_same():
    """It says what is wrong with it."""
    assert installing.shares("# nothing\n") == ["# nothing\n"]


def test_what_failed_is_told_last(monkeypatch):
    """Its end is what a person is shown."""
    code = "import sys; name = open(sys.argv[-1]).read().strip(); print('Collecting', name); sys.exit(name == 'a')"
    monkeypatch.setattr(installing, "PROVED", ())
    monkeypatch.setattr(installing, "QUIET", ())
    real = installing.subprocess.Popen
    monkeypatch.setattr(
        installing.subprocess, "Popen", lambda command, **how: real([command[0], "-c", code, command[-1]], **how)
    )
    assert installing.install(Path(sys.executable), "a\nb\n", 2) == (False, "Collecting b\nCollecting a\n")
