"""The style sheets: every part stands at the top level, so that no rule of one is lost inside another."""

import re

import pytest

STYLES = "assets/edition.css"


@pytest.mark.parametrize(
    "name",
    [
        STYLES,
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


def test_a_page_that_is_missing_has_the_colours_of_the_others(root):
    """It loads no style sheet, so it repeats those of ink, paper and links."""
    sheet, page = ((root / "docs" / name).read_text(encoding="utf-8") for name in (STYLES, "templates/theme/404.html"))
    colours = dict(re.findall(r"--(ink|paper|link): (light-dark\([^)]+\));", sheet))
    assert f"color: {colours['ink']}; background: {colours['paper']};" in page
    assert f"a {{ color: {colours['link']};" in page
