"""The tiers of the tests: nothing is left out without a quick example, and what is left out is named and counted."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from tiers import LEFT_OUT, divide, few, told, turns, walks


def quick_of(cases):
    """The cases of the quick tier."""
    return [case for case in cases if not hasattr(case, "marks")]


def test_few_cases_are_quick_and_all_are_there():
    """In their order; a quick one that is none of them is a mistake."""
    cases = few("abc", quick=["b"], reason="r")
    assert quick_of(cases) == ["b"]
    assert [case.values for case in (cases[0], cases[2])] == [("a",), ("c",)]
    assert [mark.args for case in (cases[0], cases[2]) for mark in case.marks] == [("r",)] * 2
    with pytest.raises(ValueError, match="no such case"):
        few("abc", quick=["d"], reason="r")


def test_by_turns_each_value_of_the_first_is_quick_once():
    """And those of the others have their share; all combinations are there."""
    cases = turns([1, 2, 3], "ab", reason="r")
    assert quick_of(cases) == [(1, "a"), (2, "b"), (3, "a")]
    assert len(cases) == 6


def test_a_walk_has_a_quick_part():
    """Every fifth."""
    some, every = walks(range(11))
    assert (some.values, every.values) == (([0, 5, 10],), ([*range(11)],))
    assert [len(each.marks) for each in (some, every)] == [0, 1]


def item_of(path, mark, *, whole=True):
    """A test with this mark, or one of its cases with it."""
    function = SimpleNamespace(pytestmark=[mark] if whole else [])
    return SimpleNamespace(nodeid="x", path=path, function=function, get_closest_marker=lambda _: mark)


@pytest.fixture
def file(tmp_path):
    """A file with tests."""
    path = tmp_path / "test_x.py"
    path.write_text("def test_a(): ...\n@pytest.mark.slow('r', quick='test_a')\ndef test_b(): ...\n")
    return path


@pytest.mark.parametrize("quick", [None, "test_b", "test_c", "tests/test_tiers.py::test_a"])
def test_what_is_slow_as_a_whole_names_a_quick_example(file, quick):
    """None, one that is slow itself, and one that there is not, are no examples."""
    mark = pytest.mark.slow("r", quick=quick).mark
    with pytest.raises(pytest.UsageError, match="name in its mark, as `quick`"):
        divide([item_of(file, mark)])


@pytest.mark.parametrize("quick", ["test_a", "tests/test_tiers.py::test_a_walk_has_a_quick_part"])
def test_what_has_a_quick_example_is_slow(file, quick):
    """Of its own file, or of another."""
    item = item_of(file, pytest.mark.slow("r", quick=quick).mark)
    assert divide([item]) == ([], [item])


def test_a_slow_case_needs_no_name(file):
    """Its test has quick ones."""
    item = item_of(file, pytest.mark.slow("r").mark, whole=False)
    assert divide([item]) == ([], [item])


def test_what_is_left_out_is_counted_by_file_and_reason():
    """With the names of the tests, each once."""
    left_out = [("a.py::x[1]", "r"), ("a.py::x[[2]", "r"), ("a.py::y", "r"), ("b.py::x", "r"), ("a.py::z", "s")]
    assert told(left_out) == ["3 of a.py (r): x (2), y", "1 of a.py (s): z", "1 of b.py (r): x"]


@pytest.mark.parametrize(("every", "count"), [([], "10 of tests/tools/support/test_trouble.py"), (["--all"], "")])
def test_a_run_tells_what_it_leaves_out(root, tmp_path, every, count):
    """On the terminal, and in the file that scripts/test.py reads; with --all nothing is left out."""
    path = tmp_path / "left-out.txt"
    path.touch()
    command = [sys.executable, "-m", "pytest", "-q", "--collect-only", "tests/tools/support/test_trouble.py", *every]
    variables = os.environ | {LEFT_OUT: str(path)}
    done = subprocess.run(command, cwd=root, env=variables, capture_output=True, text=True, check=True)
    assert path.read_text(encoding="utf-8").startswith(count)
    assert bool(path.read_text(encoding="utf-8")) == bool(count)
    assert path.read_text(encoding="utf-8") in done.stdout
