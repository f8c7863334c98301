"""Commands tell what they cannot read or write, and what to do: no traceback, and nobody waits for a pipe."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tiers import turns

SCRIPTS = Path(__file__).parents[3] / "scripts"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")


def nothing(path):
    """Nothing stands there."""


def a_folder(path):
    """A folder does."""
    path.mkdir()


def a_pipe(path):
    """A named pipe does, into which nobody writes."""
    os.mkfifo(path)


def a_link(path):
    """A link does that leads nowhere."""
    path.symlink_to(path.with_name("gone"))


def other_words(path):
    """A file does that holds something else."""
    path.write_bytes(b"\xe9[" * 9000)


def run(name, *arguments):
    """What a command says where it ends with a status that is no success."""
    done = subprocess.run(
        [sys.executable, SCRIPTS / name, *arguments], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode in {1, 2}
    return done.stderr


DAMAGES = [nothing, a_folder, a_pipe, a_link, other_words]
COMMANDS = ["annotate.py {}", "compare.py {} {}", "new_report.py A/99/8 {}"]


@pytest.mark.parametrize(("damage", "command"), turns(DAMAGES, COMMANDS, reason="each command with each damage"))
def test_what_is_no_text_is_named(tmp_path, damage, command):
    """The path is told with what is wrong."""
    path = tmp_path / "input"
    damage(path)
    said = run(*command.format(path, path).split())
    assert "Traceback" not in said
    assert "input" in said
    assert "Expected" in said or "start the script again" in said or "expected" in said


@pytest.mark.parametrize("value", [{"a": 1}, [1], [{"unit": "1"}]])
def test_what_are_no_rows_is_told(tmp_path, value):
    """Another JSON file is not compared."""
    path = tmp_path / "input"
    path.write_text(json.dumps(value))
    assert "Expected rows of mentions" in run("compare.py", path, path)


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    """The mentions are not lost without a word."""
    assert "no/rows.json: No such file or directory." in run("compare.py", "--save", tmp_path / "no" / "rows.json")
