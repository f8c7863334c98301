"""The folder of commands: each says at its head how it is called, and a wrong call has one status."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"
COMMANDS = sorted(path.name for path in SCRIPTS.glob("*.py"))
BARE = ["audit.py", "benchmark.py", "build.py", "test.py"]  # they set up what they need themselves


def called(command, *options):
    """How the command ends that is called so, and what it says."""
    call = [sys.executable, *options, SCRIPTS / command, "--no-such-option", "one", "two"]
    return subprocess.run(call, capture_output=True, text=True, check=False)


def test_what_is_no_command_lies_in_the_package_beside_them():
    """A command has a main part, which a module of the package has only where another program starts it."""
    assert set(BARE) < set(COMMANDS)
    for name in COMMANDS:
        text = (SCRIPTS / name).read_text(encoding="utf-8")
        assert f"scripts/{name}" in ast.get_docstring(ast.parse(text)), name
        assert "sys.exit(main(sys.argv[1:]))" in text, name


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in BARE])
def test_a_wrong_call_ends_with_status_2_and_how_to_call(command):
    """In every command."""
    ended = called(command)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"scripts/{command}" in ended.stderr


@pytest.mark.parametrize("command", BARE)
def test_a_command_that_sets_up_what_it_needs_starts_with_nothing_installed(command):
    """Python itself is enough to read its arguments."""
    ended = called(command, "-S")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"scripts/{command}" in ended.stderr
