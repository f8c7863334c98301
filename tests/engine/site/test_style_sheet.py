"""The sheet that a site has of another: what it may use is there, in its order, and nothing else changes."""

import pytest

from concordance.site.style_sheet import reduced, words

USED = words(['<p class="note">', 'element.classList.add("open")', '<a class="way way--{{ side }}">'])


class Everything:
    """The classes of a site that has them all."""

    def __contains__(self, name):
        return True


@pytest.mark.parametrize(
    "rule",
    [
        "p{margin:0}",
        ".note{margin:0}",
        ".note,.gone{margin:0}",  # whole: of a list in which one selector is wrong, a browser takes none
        ".note:not(.gone){margin:0}",
        "p:is(.gone,.open)>a{margin:0}",
        '[title=".gone"]{margin:0}',
        ".way--next{margin:0}",
        "@media print{.note{margin:0}}",
        '@charset "UTF-8";',
        "@layer first{.note{margin:0}}",
        "@keyframes gone{0%{margin:0}to{margin:1px}}",
        ".note{background:url(a;b{c}.gone)}",
        ".note{content:'}.gone{'}",
        '.note{content:"\\"}.gone{"}',
        ".note/* .gone{} */{margin:0}",
        ":root{--sign:url(\"data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg'/>\")}",
    ],
)
def test_what_may_be_used_stays(rule):
    """As it was written, between rules that go."""
    assert reduced(f".gone{{margin:0}}{rule}.gone .note{{margin:0}}", USED) == rule


@pytest.mark.parametrize(
    "rule",
    [
        ".gone{margin:0}",
        ".gone,.lost{margin:0}",
        "p.note>.gone:hover{margin:0}",
        ".gone\\:wide{margin:0}",
        ".gone:not(.note){margin:0}",
        ".other--next{margin:0}",
        "@media print{.gone{margin:0}}",
        "@media print{@supports (margin:0){.gone{margin:0}}}",
    ],
)
def test_what_nothing_can_have_goes(rule):
    """With the rule that holds it, if that holds nothing else."""
    assert reduced(f"p{{margin:0}}{rule}", USED) == "p{margin:0}"


def test_an_escaped_sign_is_part_of_a_name():
    """As in names for a width."""
    assert reduced(".wide\\:open{margin:0}", {"wide:open"})


def test_a_site_that_uses_all_of_a_sheet_has_it_as_it_is(root):
    """Sign by sign: our own sheets."""
    for path in (root / "docs" / "assets").glob("*.css"):
        sheet = path.read_text(encoding="utf-8")
        assert reduced(sheet, Everything()) == sheet
