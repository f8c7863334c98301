"""The command that runs every check: what runs side by side is told whole, and one that fails fails the whole."""

import runpy
import sys
import time

import pytest


@pytest.fixture(scope="module")
def run_together(root):
    """Runs commands side by side and gives their steps."""
    return runpy.run_path(str(root / "scripts" / "test.py"))["run_together"]


def test_what_runs_side_by_side_is_told_whole(run_together, capfd):
    """No line of one stands among those of the other, and the one that ends first is told first."""
    slow = "import time; print('one', flush=True); time.sleep(1.5); print('two')"
    quick = "import os, sys; print('three'); print(os.environ['TOLD'], file=sys.stderr)"
    commands = {name: [sys.executable, "-uc", code] for name, code in (("slow", slow), ("quick", quick))}
    steps = list(run_together(commands, TOLD="four"))
    assert [(step.name, step.passed) for step in steps] == [("quick", True), ("slow", True)]
    assert steps[0].seconds < steps[1].seconds
    told = capfd.readouterr().out
    assert "three\nfour\n" in told
    assert "one\ntwo\n" in told


def test_one_that_fails_does_not_end_the_other(run_together):
    """Each ends as it would alone."""
    commands = {code: [sys.executable, "-c", f"raise SystemExit({code})"] for code in ("1", "0")}
    assert {step.name: step.passed for step in run_together(commands)} == {"1": False, "0": True}


def test_what_still_runs_is_ended_with_the_command(run_together):
    """Who stops waiting leaves nothing behind."""
    began = time.monotonic()
    commands = {name: [sys.executable, "-c", code] for name, code in (("a", ""), ("b", "import time; time.sleep(60)"))}
    steps = run_together(commands)
    assert next(steps).name == "a"
    steps.close()
    assert time.monotonic() - began < 60


def test_what_finds_no_room_waits(root, capfd, monkeypatch):
    """No more commands run at once than there is room for; each begins when one has ended."""
    run_together = runpy.run_path(str(root / "scripts" / "test.py"))["run_together"]
    monkeypatch.setitem(run_together.__globals__, "AT_ONCE", 1)
    code = "import time; print('begun', time.monotonic()); time.sleep(0.5); print('ended', time.monotonic())"
    steps = list(run_together({name: [sys.executable, "-c", code] for name in "abc"}))
    assert [step.name for step in steps] == ["a", "b", "c"]
    told = [line.split() for line in capfd.readouterr().out.splitlines() if line.startswith(("begun", "ended"))]
    assert [word for word, _ in told] == ["begun", "ended"] * 3
    times = [float(time) for _, time in told]
    assert times == sorted(times)


def test_every_test_is_in_one_part(root):
    """No file of tests is left out of a run, and none runs twice."""
    *given, others = runpy.run_path(str(root / "scripts" / "test.py"))["parts"]().values()
    ignored = [root / each.removeprefix("--ignore=") for each in others if each.startswith("--ignore=")]
    files = {*(root / "tests").rglob("test_*.py")}
    parts = [{file for place in part for file in files if file.is_relative_to(root / place)} for part in given]
    parts.append({file for file in files if not any(map(file.is_relative_to, ignored))})
    assert sorted(file for part in parts for file in part) == sorted(files)
    (measured,) = [part for part in given if "--cov" in part]
    assert "tests/engine" in measured


def test_a_run_never_calls_itself_complete(root):
    """What was left out is counted and named at the end, with what has it run."""
    summary = runpy.run_path(str(root / "scripts" / "test.py"))["summary"]
    told = summary([], [], ["3 of tests/a.py (r): x (2), y", "4 of tests/b.py (could not run here: no Firefox): z (4)"])
    assert "7 tests (those of the slow tier run with --all):" in told
    assert "3 of tests/a.py (r): x (2), y" in told
    assert told.endswith("Everything that ran has passed.")
    assert "--all" not in summary([], [], [])
