"""A changed report.yml, and the lines to put into it."""

from concordance.desk.record_lines import fields


def test_lines_that_are_new_are_told():
    """Beside those that stand in the file already, and where these stand."""
    text = "title: Rain\nlayout:\n  lines: whole\n\n# a remark\noutline: []\n"
    before = {"title": "Rain", "layout": {"lines": "whole"}, "outline": []}
    (field,) = fields(before, before | {"layout": {"lines": "whole", "artefacts": ["a"]}}, text)
    assert [(line.text, line.fresh) for line in field.lines] == [
        ("layout:", False),
        ("  lines: whole", False),
        ("  artefacts:", True),
        ("  - a", True),
    ]
    assert (field.first, field.last) == (2, 3)
    assert [(each.first, each.last) for each in fields(before, before | {"agenda": "x", "outline": ["x"]}, text)] == [
        (6, 6),
        (0, 0),
    ]
