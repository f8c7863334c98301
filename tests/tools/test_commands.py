"""The folder of commands: each says at its head how it is called, and a wrong call has one status."""

import ast
import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"
COMMANDS = sorted(path.name for path in SCRIPTS.glob("*.py"))
BARE = ["audit.py", "benchmark.py", "build.py", "test.py"]  # they set up what they need themselves
APART = ["make_authorities.py", "make_countries.py", "make_towns.py"]  # run in an environment that their heads tell of

WRONG = ["--no-such-option", "one", "two"]


def test_what_is_no_command_lies_in_the_package_beside_them():
    """A command has a main part, which a module of the package has only where another program starts it."""
    assert set(BARE) < set(COMMANDS)
    for name in COMMANDS:
        text = (SCRIPTS / name).read_text(encoding="utf-8")
        assert f"scripts/{name}" in ast.get_docstring(ast.parse(text)), name
        assert "sys.exit(main(sys.argv[1:]))" in text, name


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in BARE])
def test_a_wrong_call_ends_with_status_2_and_how_to_call(command, monkeypatch, capsys):
    """In every command; the programs are run here, for most of the time of a start is that of imports."""
    monkeypatch.setattr(sys, "argv", [command, *WRONG])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(SCRIPTS / command), run_name="__main__")
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (2, "")
    assert f"scripts/{command}" in said.err


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in {*BARE, *APART}])
def test_a_command_enters_its_environment_before_it_imports_what_is_there(command):
    """Whichever Python starts it, and whether or not anything has been set up before."""
    tree = ast.parse((SCRIPTS / command).read_text(encoding="utf-8"))
    lines = [ast.unparse(each) for each in tree.body[1:] if "__future__" not in ast.unparse(each)]
    assert lines[0] == "from support import environment"
    assert lines[1] in {"environment.enter(__name__)", "environment.enter(__name__, environment.TEST_LOCK)"}


def test_a_command_runs_with_a_python_that_has_nothing_installed(tmp_path):
    """It gives way to that of `.venv`; its output is its own alone, and so is its status."""
    units = tmp_path / "units.json"
    units.write_text(json.dumps([{"id": "1", "text": "Mexico signed."}]), encoding="utf-8")
    known = dict(line.split(" = ", 1) for line in Path(sys.prefix, "pyvenv.cfg").read_text("utf-8").splitlines())
    call = [known["executable"], SCRIPTS / "annotate.py", units]
    ended = subprocess.run(call, capture_output=True, text=True, check=True)
    assert [row["entry"] for row in json.loads(ended.stdout)] == ["MEX"]
    ended = subprocess.run([*call, "--no-such-option"], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")


@pytest.mark.parametrize("command", BARE)
def test_a_command_that_sets_up_what_it_needs_starts_with_nothing_installed(command):
    """Python itself is enough to read its arguments."""
    call = [sys.executable, "-S", SCRIPTS / command, *WRONG]
    ended = subprocess.run(call, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"scripts/{command}" in ended.stderr
