"""The engine as others take it up: its few verbs, and the walk that its docstring tells."""

import re
import textwrap

import concordance


def test_the_walk_of_the_docstring_goes(world, templates):
    """From files to pages, in the lines that stand there."""
    code = re.search(r"(?m)^    report = .*(?:\n    .*)*", concordance.__doc__)[0].replace("a-58-275", "a-99-1")
    known = {name: getattr(concordance, name) for name in concordance.__all__} | {
        "files": world,
        "templates": templates,
    }
    exec(textwrap.dedent(code), known)  # noqa: S102 - ours
    (annotated,) = known["edition"].reports
    assert annotated.report == known["report"]
    assert [(each.unit, each.entry) for each in annotated.mentions] == [
        (each.unit, each.entry) for each in known["mentions"]
    ]
    assert known["vocabulary"].all_entries.keys() >= known["edition"].entries.keys() & {"crc", "MEX"}
    assert "a-99-1/i.md" in known["contents"]
