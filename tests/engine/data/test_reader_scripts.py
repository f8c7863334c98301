"""The reader's scripts as the site has them: what runs is what was written."""

import pytest

from concordance.data.reader_scripts import bare, joined


@pytest.mark.parametrize(
    ("script", "left"),
    [
        ("/* One. */\nrun()\n", "run()\n"),
        ("/** One\n    and two. */\n\nrun()\n", "run()\n"),
        ("  // One.\n  run()\n", "  run()\n"),
        ("run() // one\n", "run() // one\n"),
        ('const a = "/* no comment */"\n', 'const a = "/* no comment */"\n'),
        ("/** @type {number} */\nlet a /* two */ = 1\n", "let a /* two */ = 1\n"),
        ("const a = /** @type {X} */ (b)\n", "const a = /** @type {X} */ (b)\n"),
        ("/* One. */ run()\n/* Two. */\n", "/* One. */ run()\n"),
        ("/** One *\n ** two **/\nrun()\n", "run()\n"),
    ],
)
def test_a_comment_goes_that_has_its_lines_to_itself(script, left):
    """Of any other nothing is taken, nor of what only looks like one."""
    assert bare(script) == left


def test_scripts_that_are_joined_run_one_after_the_other():
    """Whether or not they end with a semicolon or a line of their own."""
    assert joined(["(() => 1)()\n\n", "/* Two. */\n(() => 2)()"]) == "(() => 1)();\n(() => 2)();\n"
