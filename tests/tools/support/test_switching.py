"""A rule of the engine can be switched off by its name, and works again afterwards."""

import sys
from pathlib import Path

import pytest
from support import switching

from concordance.names import shape_ends
from concordance.names.small_letters import goes_on_until

SCRIPTS = str(Path(__file__).parent.parent.parent.parent / "scripts")
if SCRIPTS not in sys.path:
    sys.path.insert(0, SCRIPTS)

import compare  # noqa: E402 - found through the line above

WORDS = "Working Group on wool"


def end():
    """Where the name ends in the words."""
    return goes_on_until(WORDS, 0, len("Working Group"), "Working Group")


def test_a_rule_is_switched_off_for_a_while():
    """A pattern matches nothing and a set is empty until the context ends."""
    with switching.without("small_letters._ON"):
        assert end() == len("Working Group")
    assert end() == len(WORDS)
    with switching.without("shape_ends._WIDE"):
        assert not shape_ends._WIDE  # noqa: SLF001 - it is what is switched off
    assert shape_ends._WIDE  # noqa: SLF001 - as above


def test_a_rule_that_is_none_is_told():
    """Its name is not silently taken for one that changes nothing."""
    with pytest.raises(KeyError), switching.without("shapes._NO_SUCH"):
        pass


def test_what_a_rule_gains_and_loses_is_told(monkeypatch, capsys):
    """A line for each mention; the exit status says whether there is one."""

    def every_mention():
        row = {"report": "r", "unit": "1", "start": 0, "end": end(), "quote": WORDS[: end()], "occurrence": 1}
        return [row | {"kind": "body", "form": "name", "entry": "wool-group"}]

    monkeypatch.setattr(compare, "every_mention", every_mention)
    assert compare.main(["--without", "small_letters._ON"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "- r 1 0 'Working Group': body name wool-group",
        "+ r 1 0 'Working Group on wool': body name wool-group",
        "2 differences",
    ]
    monkeypatch.setattr(
        switching, "rules", lambda: {"small_letters._ON": (sys.modules[goes_on_until.__module__], "_ON")}
    )
    assert compare.main(["--rules"]) == 0
    assert capsys.readouterr().out.split() == ["small_letters._ON", "+1", "-1"]
