"""Layouts: a source as converters give it is read right, or told what is wrong with it."""

import pytest
from invented import read_as
from naming import NAMES

from concordance.problems import InputError

ASPECTS = {
    "units": lambda report: {unit.id: unit.text for unit in report.units},
    "anchors": lambda report: {unit.id: unit.anchor for unit in report.units},
    "names": lambda report: {unit.id: NAMES.whole(unit) for unit in report.units},
    "notes": lambda report: [
        f"{unit.id} at {each.at} is {each.number}" for unit in report.units for each in unit.notes
    ],
    "lines": lambda report: [f"{unit.id} at {at}" for unit in report.units for at in unit.lines],
    "headings": lambda report: {each.slug: [str(mark.number) for mark in each.notes] for each in report.sections},
    "sections": lambda report: {section.slug: section.paragraphs for section in report.sections},
    "masthead": lambda report: [*report.masthead],
    "footnotes": lambda report: [*report.footnotes],
    "contents": lambda report: [
        f"{row.number} | {row.title} | {row.paragraphs} | {row.page}" for row in report.contents
    ],
}


@pytest.mark.stories("layouts.yml", "source", "record", "told", "problems")
def test_layouts(source, record, told, problems):
    """What is read is as the story tells, or the codes of the problems are."""
    if problems:
        with pytest.raises(InputError) as refused:
            read_as(source.encode(), record)
        assert sorted(problem.code for problem in refused.value.problems) == sorted(problems)
    else:
        report = read_as(source.encode(), record)
        assert {aspect: ASPECTS[aspect](report) for aspect in told} == told


def test_notes_at_the_foot_of_pages_have_no_printed_page_of_their_own():
    """Where the edition collects them, the document has no page; a list of notes that is printed has one."""
    source = "I. Rain\n1. It rains.[1]\n\n1 Seen.\n"
    layout = {"lines": "wrapped", "notes": "marked"}
    pages = [{"page": 3, "unit": "1"}]
    for heading, page in (("[Notes]", ""), ("Notes", "3")):
        outline = [{"heading": "I. Rain"}, {"heading": heading, "notes": "true"}]
        text = source if page == "" else source.replace("\n\n1 Seen", "\nNotes\n1 Seen")
        report = read_as(text.encode(), {"outline": outline, "layout": layout, "pages": pages})
        assert {unit.id: unit.page for unit in report.units} == {"1": "3", "fn-1": page}


DIGITS = "7" * 5000


@pytest.mark.parametrize(
    ("source", "layout", "codes"),
    [
        ("I. Rain\n\n1. It rains.\n\n{digits}. It pours.\n", {}, ["unexpected-unit"]),
        (
            "I. Rain\n\n1. It rains.\n\n{digits}. It pours.\n",
            {"lines": "wrapped", "numbers": "decimal"},
            ["unexpected-unit"],
        ),
        ("I. Rain\n\n1. It rains.\n\n1.{digits} It pours.\n", {"numbers": "decimal"}, ["unexpected-unit"]),
        ("I. Rain\n\n1. It rains &#{digits};.\n", {"markup": "markdown"}, []),
        ("I. Rain\n\n1. It rains.[1]\n\nNotes\n\n1 In Peru.\n\n{digits} In Chile.\n", {"notes": "marked"}, []),
    ],
    ids=["a paragraph", "a paragraph of wrapped lines", "a decimal number", "an entity", "a note"],
)
def test_a_number_of_thousands_of_digits_is_none(source, layout, codes):
    """Python refuses to count with it; it is read as words, or told as a problem."""
    outline = [{"heading": "I. Rain"}, *([{"heading": "Notes", "notes": "true"}] if "Notes" in source else [])]
    words = source.format(digits=DIGITS).encode(), {"outline": outline, "layout": layout}
    if codes:
        with pytest.raises(InputError) as refused:
            read_as(*words)
        assert [problem.code for problem in refused.value.problems] == codes
    else:
        assert DIGITS in "".join(unit.text for unit in read_as(*words).units)
