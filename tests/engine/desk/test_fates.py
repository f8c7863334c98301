"""What becomes of each line of a source."""

from concordance.desk.fates import fates, source_lines
from concordance.drafting.draft import tried
from concordance.intake.document import Block, Document
from concordance.intake.writing import source

SOURCE = """United Nations

A/99/8

Contents

I.	Rain	1\N{EN DASH}2	2

I. Rain

1. It rains in the towns of the north.[1]

* Here;

* There.

2. It porus in the south.

[1] A/98/1, page 3.

99-1234 3

a   b

c   d

II. Snow

It snows.

Permanent

Nobody
"""
REPORT = """
symbol: A/99/8
title: The rain
author: ''
author_role: ''
body: United Nations
session: ''
date: 2033-05-03
language: en
official: https://docs.un.org/en/A/99/8
layout:
  notes: marked
  continues: ['* ', Permanent, Nobody]
  artefacts: ['99-1234 {n}']
  tables: [{first: a   b, last: c   d}]
outline:
- {heading: Contents, contents: true, listed: false}
- {heading: I. Rain, paragraphs: 1-2}
- {heading: II. Snow, units: snow}
- {heading: '[Notes]', notes: true}
repairs:
- {kind: word, where: para. 2, found: 2. It porus in, put: 2. It pours in, reason: a slip, evidence: the page}
- {kind: word, where: snow, found: "It snows.\\n\\nPermanent", put: It snows. Permanent, reason: x, evidence: y}
"""


def becoming(text=SOURCE, declared=REPORT):
    """What each line becomes, by its words."""
    report, problems = tried(declared, text)
    assert problems == ()
    lines = text.split("\n")
    known = fates(text, report, ["99-1234 {n}"])
    return {lines[number - 1]: (fate.becomes, fate.id, fate.level) for number, fate in known.items()}


def test_every_line_becomes_something():
    """Headings, units, further lines, notes, tables, the first page, contents, what is declared to be left out."""
    assert becoming() == {
        "United Nations": ("masthead", "", 0),
        "A/99/8": ("masthead", "", 0),
        "Contents": ("heading", "contents", 1),
        "I.\tRain\t1\N{EN DASH}2\t2": ("contents", "", 0),
        "I. Rain": ("heading", "i", 1),
        "1. It rains in the towns of the north.[1]": ("unit", "1", 0),
        "* Here;": ("further", "1", 0),
        "* There.": ("further", "1", 0),
        "2. It porus in the south.": ("unit", "2", 0),
        "[1] A/98/1, page 3.": ("unit", "fn-1", 0),
        "99-1234 3": ("left-out", "", 0),
        "a   b": ("unit", "table-1", 0),
        "c   d": ("further", "table-1", 0),
        "II. Snow": ("heading", "ii", 1),
        "It snows.": ("unit", "snow-1", 0),
        "Permanent": ("further", "snow-1", 0),
        "Nobody": ("further", "snow-1", 0),
    }


def test_a_line_that_becomes_nothing_has_no_fate():
    """It may be a repair that has taken it away."""
    gone = "- {kind: line, where: end, found: \"\\n\\nNobody\", put: '', reason: x, evidence: y}"
    assert "Nobody" not in becoming(declared=f"{REPORT}{gone}\n")


BLOCKS = (
    Block("masthead", "United Nations", 1),
    Block("paragraph", "1. It rains.[1]", 1),
    Block("note", "[1] A/98/1.", 1),
    Block("table", "a   b\nc   d", 1),
    Block("furniture", "99-1234", 1),
    Block("heading", "II. Snow", 2, 40),
    Block("paragraph", "2. It snows.", 2),
)


def test_every_block_knows_its_line():
    """Notes stand before the next heading; what is left out has none; a table has a line for each row."""
    document = Document(BLOCKS, "", "", (), 2, 10)
    lines = source(document).split("\n")
    found = source_lines(document, source(document))
    assert {at: lines[number - 1] for at, number in found.items()} == {
        0: "United Nations",
        1: "1. It rains.[1]",
        3: "a   b",
        2: "[1] A/98/1.",
        5: "II. Snow",
        6: "2. It snows.",
    }


def test_a_source_that_was_read_otherwise_is_aligned():
    """What differs one for one stands in its place, what was not there has none."""
    document = Document(BLOCKS, "", "", (), 2, 10)
    changed = source(document).replace("It rains", "It pours").replace("\n\nII. Snow\n\n2. It snows.", "")
    found = source_lines(document, changed)
    assert sorted(found) == [0, 1, 2, 3]
