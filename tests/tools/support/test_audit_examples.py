"""The check of the examples: an error, and words that are not printed, are told by the place of the example."""

import sys
from types import SimpleNamespace

from support.audit_examples import PAGE, check_examples, examples

SQL_AND_R = "```sql\nSELECT 1;\n-- prints 1\n```\n\n```r\nprint(1)\n# prints 1\n```\n"


def tools(tmp_path, page):
    """Tools in whose place a Python prints 1, with a page."""
    (tmp_path / "docs/about").mkdir(parents=True)
    (tmp_path / PAGE).write_text(page, encoding="utf-8")
    program = tmp_path / "program"
    program.write_text(f"#!{sys.executable}\nprint('  1')\n")
    program.chmod(0o755)
    return SimpleNamespace(root=tmp_path, r=lambda: program, audit_python=lambda: program)


def test_examples_are_cut_out_of_the_page():
    """With what they print; other blocks are none."""
    found = examples("```sh\nls\n```\n\n```python\nprint(2)\n# prints 2\n```\n" + SQL_AND_R)
    assert [(each.language, each.lines) for each in found] == [("python", ["2"]), ("sql", ["1"]), ("r", ["1"])]


def test_what_is_printed_is_held_against_the_page(tmp_path):
    """Whatever spaces stand between the words; an example has to say what it prints."""
    page = "```python\nprint(1)\n# prints 1\n```\n" + SQL_AND_R
    assert check_examples(tmp_path, tools(tmp_path / "a", page)) == []
    page = page.replace("# prints 1\n```\n", "# prints 2\n```\n", 1).replace("-- prints 1\n", "")
    assert check_examples(tmp_path, tools(tmp_path / "b", page)) == [
        f"{PAGE}, example 1 (python): it says that it prints ['2'], and prints ['1']",
        f"{PAGE}, example 2 (sql): it says that it prints [], and prints ['1']",
    ]


def test_what_is_printed_beside_it_is_told(tmp_path):
    """An example says all that it prints, in its order."""
    there = tools(tmp_path, "```python\nprint(1)\n# prints 1\n```\n" + SQL_AND_R)
    (tmp_path / "program").write_text(f"#!{sys.executable}\nprint('0')\nprint('1')\n")
    assert check_examples(tmp_path, there) == [
        f"{PAGE}, example {at} ({language}): it says that it prints ['1'], and prints ['0', '1']"
        for at, language in enumerate(("python", "sql", "r"), 1)
    ]


def test_a_language_that_is_missing_and_an_error_are_told(tmp_path):
    """So none can be lost unseen."""
    there = tools(tmp_path, "```python\nprint(1)\n# prints 1\n```\n```r\n1\n# prints 1\n```\n")
    (tmp_path / "program").write_text(f"#!{sys.executable}\nimport sys\nsys.exit('no such file')\n")
    assert check_examples(tmp_path, there) == [
        f"{PAGE}: no example in sql",
        f"{PAGE}, example 1 (python): status 1: no such file",
        f"{PAGE}, example 2 (r): status 1: no such file",
    ]
