"""Problems: findings as values, told in one line each."""

import ast
import re

from concordance.problems import InputError, Problem

CODE = re.compile(r"[a-z]+(?:-[a-z]+)+")
FIRST = Problem("bad-date", "docs/x.md, line 3", "the date '1989-02-30'", "a date that exists", "Correct it.")
SECOND = Problem("empty-source", "docs/y.md", "no text", "a file with text in it", "Put the text back.")


def test_a_problem_is_one_line_for_a_terminal():
    """Code, place, what was found, what was expected, what to do."""
    assert (
        str(FIRST)
        == "[bad-date] docs/x.md, line 3: found the date '1989-02-30'; expected a date that exists. Correct it."
    )


def test_an_input_error_keeps_all_problems_in_their_order():
    """A person sees every finding, a program has them as values."""
    error = InputError(each for each in (SECOND, FIRST))
    assert error.problems == (SECOND, FIRST)
    assert str(error) == f"{SECOND}\n{FIRST}"


def codes_of(tree):
    """The codes of problems that a module names: words with hyphens, handed over first."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            code = node.args[0].value
            if isinstance(code, str) and CODE.fullmatch(code):
                yield code


def test_every_code_has_a_story(root):
    """A finding that no test has seen may be told in the wrong place, or never."""
    modules = (root / "hooks" / "concordance").glob("*.py")
    codes = {code for path in modules for code in codes_of(ast.parse(path.read_text(encoding="utf-8")))}
    tests = [path for folder in ("cases", "engine") for path in (root / "tests" / folder).iterdir() if path.is_file()]
    seen = {code for path in tests for code in CODE.findall(path.read_text(encoding="utf-8"))}
    assert "bad-date" in codes
    assert sorted(codes - seen) == []
