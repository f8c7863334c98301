"""The style sheets: every part stands at the top level, so that no rule of one is lost inside another."""

import re

import pytest


@pytest.mark.parametrize(
    "name",
    [
        "assets/edition.css",
        "assets/front.css",
        "assets/panels.css",
        "assets/citing.css",
        "templates/book/book.css",
        "templates/book/page.css",
    ],
)
def test_each_part_closes_what_it_opens(root, name):
    """Braces match, and at the head of each part none is open."""
    text = (root / "docs" / name).read_text(encoding="utf-8")
    bare = re.sub(r'"[^"]*"', '""', re.sub(r"/\*(?! ---)(.*?)\*/", "", text, flags=re.DOTALL))
    depth = 0
    for line in bare.splitlines():
        if line.startswith("/* ---"):
            assert depth == 0, f"{name}: something is open before {line}"
        depth += line.count("{") - line.count("}")
        assert depth >= 0, f"{name}: closed, but not open: {line}"
    assert depth == 0
