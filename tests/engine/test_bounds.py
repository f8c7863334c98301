"""What a YAML text may cost: its size, depth and aliases are looked at before anything is built."""

import pytest

from concordance import bounds
from concordance.loading import load_yaml
from concordance.problems import InputError


def code_of(text):
    """The code of the problem for which the text is refused."""
    with pytest.raises(InputError) as refused:
        load_yaml(text, "docs/x.yml", 5)
    return [(problem.code, problem.where) for problem in refused.value.problems]


BLOCK = "".join(f"{' ' * level}a:\n" for level in range(500))
BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "text",
    ["[" * 500 + "]" * 500, "[" * 100_000, "{a: " * 100_000, "- " * 500 + "x", BLOCK],
    ids=["brackets", "brackets without end", "braces without end", "dashes", "indented"],
)
def test_a_text_too_deep_is_refused(text):
    """However it goes deep, and before it is built."""
    ((code, where),) = code_of(text)
    assert code == "too-deep"
    assert where.startswith("docs/x.yml, line ")


def test_an_alias_is_refused_where_it_stands():
    """A few lines of them would fill the memory."""
    assert code_of(BOMB) == [("alias", "docs/x.yml, line 6")]
    assert code_of("\N{ZERO WIDTH NO-BREAK SPACE}*x") == [("alias", "docs/x.yml, line 5")]


def test_words_with_a_star_are_no_alias():
    """Emphasis in a text, or a note."""
    assert load_yaml("a: the *same* words\nb: '*x'\n", "x") == {"a": "the *same* words", "b": "*x"}


def test_a_list_of_many_short_lists_is_not_deep():
    """What counts is how far they stand in one another."""
    assert load_yaml("[" + "[a], " * 1000 + "]", "x") == [["a"]] * 1000


def test_a_text_too_large_is_refused(monkeypatch):
    """Before a single letter of it is looked at."""
    monkeypatch.setattr(bounds, "LARGEST", 10)
    assert code_of("a: 12345678") == [("too-large", "docs/x.yml")]
