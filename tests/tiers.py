"""The two tiers of the tests: the quick ones, which run each time, and the slow ones, which `--all` adds.

A test, or some of its cases, is put into the slow tier by its mark, with the reason:

    @pytest.mark.slow("MkDocs is killed eight times", quick="test_a_build_that_is_killed_once_leaves_a_whole_site")
    @pytest.mark.parametrize("way", few(WAYS, quick=["search", "panel"], reason="every way by which it opens"))

Nothing leaves the quick tier whole: a test that is slow as a whole names one of its module, `quick`, that shows the
same behaviour by one example. What a run has left out, it says at its end.
"""

import ast
import itertools
import os
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = "EDITION_LEFT_OUT"  # names the file to which a run adds what it has not done, for scripts/test.py to tell


def few(values, *, quick, reason):
    """Give all values as the cases of a test; those that are not among the quick ones are of the slow tier."""
    values, quick = list(values), list(quick)
    if missing := [value for value in quick if value not in values]:
        raise ValueError(f"There is no such case: {missing}")
    slow = pytest.mark.slow(reason)
    return [
        value if value in quick else pytest.param(*(value if isinstance(value, tuple) else [value]), marks=slow)
        for value in values
    ]


def turns(first, *others, reason):
    """Give all combinations as the cases of a test; each value of the first comes once in the quick tier.

    With it come values of the others, by turns, so that each of these has its share.
    """
    quick = {(value, *(other[at % len(other)] for other in others)) for at, value in enumerate(first)}
    return few(itertools.product(first, *others), quick=quick, reason=reason)


def walks(values):
    """Give the values as two cases of a test that takes them one after another: every fifth, and all of them."""
    values = list(values)
    slow = pytest.mark.slow(f"all {len(values)} of which some are quick")
    return [pytest.param(values[::5], id="some"), pytest.param(values, id="all", marks=slow)]


def divide(items):
    """Divide the tests into those of the quick tier and those of the slow one, which may not leave out a behaviour."""
    quick, slow = [], []
    for item in items:
        mark = item.get_closest_marker("slow")
        (slow if mark else quick).append(item)
        if mark and mark in getattr(item.function, "pytestmark", ()) and not _is_quick(mark.kwargs.get("quick"), item):
            raise pytest.UsageError(
                f"{item.nodeid} is slow as a whole: name in its mark, as `quick`, a test (of the same file, or as "
                "tests/file.py::test) that shows the same by one example and is not slow as a whole."
            )
    return quick, slow


def _is_quick(name, item):
    """Whether there is such a test, in the file of the item or the one that it names, that is not slow as a whole."""
    file, _, test = (name or "").rpartition("::")
    tree = ast.parse((ROOT / file if file else item.path).read_text(encoding="utf-8"))
    found = [each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name == test]
    return any(not any("mark.slow(" in ast.unparse(mark) for mark in each.decorator_list) for each in found)


def told(left_out):
    """What was left out, a line for each file and reason: the number of tests, and their names."""
    lines = {}
    for name, reason in left_out:
        file, _, test = name.partition("[")[0].partition("::")
        lines.setdefault((file, reason), Counter())[test] += 1
    return [
        f"{names.total()} of {file} ({reason}): "
        + ", ".join(name if count == 1 else f"{name} ({count})" for name, count in names.items())
        for (file, reason), names in sorted(lines.items())
    ]


def tell(lines):
    """Add the lines to the file that the environment names, if it does."""
    if os.environ.get(LEFT_OUT):
        with Path(os.environ[LEFT_OUT]).open("a", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
