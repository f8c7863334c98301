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


def test_without_a_firefox_its_tests_are_named_as_not_run(root, monkeypatch):
    """Whoever reads the end of the output knows what was not looked at."""
    command = runpy.run_path(str(root / "scripts" / "test.py"))
    monkeypatch.delenv("FIREFOX", raising=False)
    monkeypatch.setitem(command["summary"].__globals__, "FIREFOXES", ("no-such-firefox",))
    monkeypatch.setitem(command["summary"].__globals__, "FIREFOX_PLACES", ())
    assert command["find_firefox"]() == ""
    assert "the smoke tests in Firefox: none was found" in command["summary"]([], [])


def test_a_firefox_that_is_named_and_missing_is_told(root, monkeypatch, tmp_path):
    """A wrong path is not silently no Firefox."""
    command = runpy.run_path(str(root / "scripts" / "test.py"))
    monkeypatch.setenv("FIREFOX", str(tmp_path / "firefox"))
    with pytest.raises(command["StepError"], match="which is no file"):
        command["find_firefox"]()
