"""Names of units: parts become words, the same on every page, and no part is ever read back out of words."""

import pytest
from naming import NAMES

from concordance.report import Unit, UnitName

PARTS = {
    "number": UnitName("paragraph", "3"),
    "item": UnitName("paragraph", "3", ("c", "ii")),
    "annex": UnitName("paragraph", "4", within=("annex", "I")),
    "counted": UnitName("paragraph", "7", heading=("Summary",)),
    "counted item": UnitName("paragraph", "7", ("a",), heading=("Summary",)),
    "heading": UnitName("paragraph", heading=("Note by the Secretary-General",)),
    "item under a heading": UnitName("paragraph", "", ("a",), ("Annex", "Towns"), ("annex",)),
    "heading with signs": UnitName("paragraph", heading=("Rain, para. 3, & <snow>",)),
    "note": UnitName("note", "**", within=("annex",)),
    "table": UnitName("table", "1"),
}


@pytest.mark.parametrize(
    ("parts", "whole", "brief", "indexed", "inside", "margin"),
    [
        ("number", "para. 3", "3", "3", "3", "3"),
        ("item", "para. 3 (c) (ii)", "3 (c) (ii)", "3 (c) (ii)", "3 (c) (ii)", "(ii)"),
        ("annex", "annex I, para. 4", "annex I, para. 4", "annex I 4", "4", "4"),
        ("counted", "Summary, 7", "Summary, 7", "Summary 7", "7", "7"),
        ("counted item", "Summary, 7 (a)", "Summary, 7 (a)", "Summary 7 (a)", "7 (a)", "(a)"),
        ("heading", *["Note by the Secretary-General"] * 4, "¶"),
        ("item under a heading", *["annex, Annex, Towns (a)"] * 2, "annex Annex Towns (a)", "Towns (a)", "(a)"),
        ("heading with signs", *["Rain, para. 3, & <snow>"] * 4, "¶"),
        ("note", *["annex, note **"] * 2, "annex note **", "note **", "**"),
        ("table", *["table 1"] * 4, "1"),
    ],
)
def test_a_unit_is_called_by_its_parts(parts, whole, brief, indexed, inside, margin):  # noqa: PLR0913, PLR0917 - a row's
    """Anywhere, beside others, in an index, on its section's page, in the margin; a heading stays as it is."""
    unit = Unit("x", "x", "", PARTS[parts], "i", "It rains.")
    found = tuple(write(unit) for write in (NAMES.whole, NAMES.brief, NAMES.indexed, NAMES.inside, NAMES.margin))
    assert found == (whole, brief, indexed, inside, margin)
