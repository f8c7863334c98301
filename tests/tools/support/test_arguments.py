"""How commands read their arguments: the words at a command's head are its help, and a wrong call has one status."""

import pytest
from support.arguments import parser_of

HEAD = "Count the rain.\n\n    scripts/rain.py PLACE     100 % of it\n"


@pytest.fixture
def parser():
    """Reads a place and how long to count."""
    parser = parser_of(HEAD)
    parser.add_argument("place")
    parser.add_argument("--hours", type=int, default=1)
    return parser


def test_a_right_call_is_read(parser):
    """Names in full, in any order."""
    options = parser.parse_args(["--hours", "2", "Lima"])
    assert (options.place, options.hours) == ("Lima", 2)


@pytest.mark.parametrize("arguments", [[], ["Lima", "Quito"], ["--hours", "two", "Lima"], ["--hour", "2", "Lima"]])
def test_a_wrong_call_ends_with_status_2_and_the_words_at_the_head(parser, capsys, arguments):
    """As they stand there, on the channel for errors, and what is wrong stands last."""
    with pytest.raises(SystemExit) as ended:
        parser.parse_args(arguments)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert HEAD in said.err
    assert said.err.splitlines()[-1].startswith(f"{parser.prog}: ")


def test_help_is_the_words_at_the_head(parser, capsys):
    """On the channel of what was asked for."""
    with pytest.raises(SystemExit) as ended:
        parser.parse_args(["--help"])
    assert ended.value.code == 0
    assert HEAD in capsys.readouterr().out
