"""A source as received: its text, its lines after repairs, and the lines that are declared as no words."""

import pytest

from concordance.report import Repair
from concordance.source.fidelity.received import ReceivedSource, artefact_of


def repaired(source, found, put):
    """The source after this repair, and the change that it is."""
    change = source.repair(Repair("copy", "para. 1", found, put, "Damage.", "The document."))
    return change.line, change.found, change.shown


def test_line_ends_and_a_byte_order_mark_are_no_words():
    """However the file was saved."""
    assert ReceivedSource(b"\xef\xbb\xbfa\r\nb\rc\n").text == "a\nb\nc\n"


@pytest.mark.parametrize(("found", "put"), [("b\n\nc", "b c"), ("b\n\nc", "b\nx\ny\nz\nc"), ("b", "b\n")])
def test_what_stands_behind_a_repair_keeps_its_line(found, put):
    """Whether lines were taken away or put in."""
    source = ReceivedSource(b"a\nb\n\nc\nd\n")
    assert repaired(source, found, put) == (2, found, put)
    assert source.line(source.text.index("a")) == 1
    assert source.line(source.text.index("d")) == 5


@pytest.mark.parametrize(
    ("words", "text", "there"),
    [
        ("A/99/1", "  A/99/1 \n", True),
        ("A/99/1", "A/99/12\n", False),
        ("{n}/7 Rain", "12/7   Rain", True),
        ("{n}/7 Rain", "x/7 Rain", False),
        ("A/99/1\n{n}", "A/99/1\n\n 3\n", True),
        ("A.99", "A/99", False),
    ],
)
def test_an_artefact_is_a_whole_line_or_lines(words, text, there):
    """With any number where one is meant, and spaces as they fall."""
    assert bool(artefact_of(words).match(text)) is there
