"""Reading: a source and what is declared about it become sections and units, word for word."""

import textwrap
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import read_as
from naming import NAMES

from concordance.loading import load_yaml
from concordance.problems import InputError

ASPECTS = {
    "units": lambda report: {unit.id: unit.text for unit in report.units},
    "anchors": lambda report: {unit.id: unit.anchor for unit in report.units},
    "printed": lambda report: {unit.id: unit.printed for unit in report.units},
    "names": lambda report: {unit.id: NAMES.whole(unit) for unit in report.units},
    "kinds": lambda report: {unit.id: unit.kind for unit in report.units},
    "pages": lambda report: {unit.id: unit.page for unit in report.units},
    "breaks": lambda report: [
        f"{unit.id} at {each.at} is {each.page}" for unit in report.units for each in unit.breaks
    ],
    "notes": lambda report: [
        f"{unit.id} at {each.at} is {each.number}" for unit in report.units for each in unit.notes
    ],
    "marks of headings": lambda report: [
        f"{section.slug} has {each.number}" for section in report.sections for each in section.notes
    ],
    "lines": lambda report: [f"{unit.id} at {at}" for unit in report.units for at in unit.lines],
    "slips": lambda report: [f"{each.unit} from {each.start} to {each.end}" for each in report.slips],
    "passages": lambda report: [
        f"{unit.id} from {each.start} to {each.end} is {each.lang}" for unit in report.units for each in unit.passages
    ],
    "sections": lambda report: {
        section.slug: {
            "number": section.number,
            "label": section.label,
            "title": section.title,
            "level": str(section.level),
            "parent": section.parent,
            "paragraphs": section.paragraphs,
        }
        for section in report.sections
    },
    "masthead": lambda report: [*report.masthead],
    "footnotes": lambda report: [*report.footnotes],
    "contents": lambda report: [
        f"{row.number} | {row.title} | {row.paragraphs} | {row.page}" for row in report.contents
    ],
    "repairs": lambda report: [f"{each.kind} in {each.where} put for {each.found}" for each in report.repairs],
}


@pytest.mark.stories("reading.yml", "source", "record", "told")
def test_reading(source, record, told):
    """The report of a story is read as the story tells, its units in their order."""
    report = read_as(source.encode(), record)
    assert {aspect: ASPECTS[aspect](report) for aspect in told} == told
    assert [unit.id for unit in report.units] == [*told["units"]]


@pytest.mark.stories("unreadable.yml", "source", "record", "problems")
def test_unreadable(source, record, problems):
    """The source of a story cannot be read as it is declared, and a person is told what, where, and what to do."""
    with pytest.raises(InputError) as refused:
        read_as(source.encode(), record)
    assert len(refused.value.problems) == len(problems)
    for problem, told in zip(refused.value.problems, problems, strict=True):
        assert told.keys() >= {"code", "where", "remedy"}
        assert {name: getattr(problem, name) for name in told} == told


def world_as(world, source):
    """The report of the invented world, read from this source."""
    record = load_yaml(world["reports/a-99-1/report.yml"].decode(), "report.yml")
    return read_as(source, record)


@pytest.mark.parametrize("ends", [b"\r\n", b"\r"], ids=["CRLF", "CR"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
def test_line_ends_and_a_byte_order_mark_are_harmless(world, ends, mark):
    """A file saved on another system is the same report."""
    source = world["reports/a-99-1/source.md"]
    assert world_as(world, mark + source.replace(b"\n", ends)) == world_as(world, source)


def test_a_missing_line_end_and_blank_lines_are_harmless(world):
    """Neither the end of the file nor the space between paragraphs is part of a report."""
    source = world["reports/a-99-1/source.md"]
    moved, plain = world_as(world, b"\n\n" + source.strip() + b"  "), world_as(world, source)
    assert [(each.rule, each.unit) for each in moved.changes] == [(each.rule, each.unit) for each in plain.changes]
    assert replace(moved, changes=()) == replace(plain, changes=())


WORDS = st.lists(st.sampled_from("It rains in the north; 2003. (a) A. I. No. 7 Peru's “T” — é".split()), min_size=1)
SOURCES = st.lists(st.lists(WORDS.map(" ".join), max_size=4), min_size=1, max_size=4)


@given(SOURCES)
def test_every_paragraph_becomes_one_unit_in_its_section(sections):
    """Whatever the words, each numbered paragraph is read once, in order, under the heading above it."""
    headings = [f"Part {number} of the text" for number, _ in enumerate(sections, 1)]
    lines, number = [], 0
    for heading, paragraphs in zip(headings, sections, strict=True):
        lines.append(f"## {heading}")
        for words in paragraphs:
            number += 1
            lines.append(f"{number}. {words}")
    outline = {"outline": [{"heading": heading} for heading in headings]}
    report = read_as("\n\n".join(lines).encode(), outline)
    assert [[unit.text for unit in section.units] for section in report.sections] == sections
    assert [unit.id for unit in report.units] == [str(each) for each in range(1, number + 1)]


PLAIN = st.lists(
    st.sampled_from("it rains in the north and also in Peru or Mexico; so they say, mostly".split()), min_size=3
)
TEXTS = st.lists(PLAIN.map(" ".join).map(lambda words: words.strip(";,") + "."), min_size=1, max_size=4)


@given(TEXTS, st.integers(20, 70))
def test_lines_are_joined_into_the_paragraphs_that_they_were_cut_from(paragraphs, width):
    """Wherever lines are broken, the words and the paragraphs are the same."""
    numbered = [f"{number}. {words}" for number, words in enumerate(paragraphs, 1)]
    whole = "\n".join(["I. Rain", *numbered])
    wrapped = "\n\n".join(["I. Rain", *("\n".join(textwrap.wrap(words, width)) for words in numbered)])
    outline = [{"heading": "I. Rain"}]
    expected = read_as(whole.encode(), {"outline": outline}).units
    assert [unit.text for unit in expected] == paragraphs
    assert read_as(wrapped.encode(), {"outline": outline, "layout": {"lines": "wrapped"}}).units == expected


def test_all_that_is_wrong_with_a_report_is_told_at_once():
    """A person mends one list, not one problem at a time."""
    with pytest.raises(InputError) as told:
        read_as(
            b"I. Rain\n2. It rains.\nNo number.\n## Snow\n", {"outline": [{"heading": "I. Rain"}, {"heading": "Hail"}]}
        )
    assert [problem.code for problem in told.value.problems] == [
        "paragraph-number-missing",
        "unexpected-unit",
        "unknown-heading",
        "heading-not-found",
    ]
