"""What is expected in a source: every word of the report once, in its order or between the lines of others."""

from invented import read_as, record_of

from concordance.source.fidelity.expected import between, in_order

TOLD = {
    "outline": [
        {"heading": "I. Rain", "parts": [{"heading": "A. North"}]},
        {"heading": "[Opening]", "units": "opening", "begins": "It snows"},
        {"heading": "[Notes]", "notes": "true"},
    ],
    "layout": {"lines": "wrapped", "notes": "marked", "tables": [{"first": "  North 3", "last": "South 4"}]},
}
SOURCE = b"""United Nations*

I. Rain
A. North
1. It rains.[1]

1 Seen.

  North 3
South 4

* A/99/150.

It snows.
"""


def test_every_word_is_expected_once():
    """Headings that only the edition has are not; notes and tables may stand anywhere between."""
    report = read_as(SOURCE, TOLD)
    found = [(each.kind, each.where, each.printed, *each.words) for each in in_order(report, record_of(TOLD))]
    assert found == [
        ("line", "masthead", "", "United Nations*"),
        ("heading", "i", "", "I. Rain"),
        ("heading", "i-a", "", "A. North"),
        ("paragraph", "1", "1.", "It rains."),
        ("paragraph", "opening-1", "", "It snows."),
    ]
    aside = [[(each.kind, each.where, *each.words) for each in pieces] for pieces in between(report)]
    assert [pieces for pieces in aside if pieces] == [
        [("note", "masthead", "* A/99/150.")],
        [("table", "table-1", "North 3\nSouth 4")],
        [("note", "fn-1", "Seen.")],
    ]
