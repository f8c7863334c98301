"""Fidelity: from the bytes of a source to the words, whatever the layout; and no change of a word passes."""

import os
import re
from dataclasses import replace
from random import Random

import pytest
from generated import source_of
from invented import WHERE, read_as, record_of

from concordance.problems import InputError
from concordance.report import NoteMark
from concordance.source.fidelity.trace import trace


@pytest.mark.stories("fidelity.yml", "source", "record", "units", "changes", "problems")
def test_fidelity(source, record, units, changes, problems):
    """Each change of a story is told by its rule, line, unit and signs, or its problems are."""
    if problems:
        with pytest.raises(InputError) as refused:
            read_as(source.encode(), record)
        told = [f"{each.code}, {each.where.removeprefix(WHERE).removeprefix(', ')}" for each in refused.value.problems]
        assert told == problems
        return
    report = read_as(source.encode(), record)
    assert [f"{c.rule}, line {c.line}, {c.unit}: {c.found!r} {c.shown!r}" for c in report.changes] == [*changes]
    assert {unit.id: unit.text for unit in report.units} == (units or {unit.id: unit.text for unit in report.units})


def problem_of(source, words, layout):
    """The problem of this source, where the one paragraph was read as these words."""
    outline = {"outline": [{"heading": "I. Rain"}]}
    report = read_as(b"Rain\n\nI. Rain\n1. It rains.\n", outline)
    (section,) = report.sections
    section = replace(section, units=tuple(replace(section.units[0], text=each) for each in words))
    record = record_of(outline | {"layout": layout})
    changes, (problem,) = trace(source.encode(), record, replace(report, sections=(section,)), WHERE)
    assert changes == ()
    return problem


MARKDOWN, WRAPPED = {"markup": "markdown"}, {"lines": "wrapped"}


@pytest.mark.parametrize(
    ("source", "words", "layout", "line"),
    [
        ("Rain\nI. Rain\n1. It rains. 1. It rains.\n", ["It rains."], {}, 3),
        ("Rain   I. Rain\n1. It rains.\n", ["It rains."], {}, 1),
        ("Rain\nI. Rain\n1. It *rains\nhard*.\n", ["It rains hard."], MARKDOWN, 3),
        ("Rain\nI. Rain\n1. It rains*.\n", ["It rains."], MARKDOWN, 3),
        ("Rain\nI. Rain\n1. It * rains.\n", ["It rains."], MARKDOWN, 3),
        (r"Rain<>I. Rain<>1. A\_B rains.", ["A-B rains."], MARKDOWN, 3),
        (r"Rain<>I. Rain<>1. A\_B rains.", ["AB rains."], MARKDOWN, 3),
        ("Rain<>I. Rain<>1. A &amp; B.", ["A + B."], MARKDOWN, 3),
        ("Rain<>I. Rain<>1. It _rains https://a.org/b_c_d.", ["It rains https://a.org/bc_d."], MARKDOWN, 3),
        ("Rain<>I. Rain<>1. It _rains x_y_z_.", ["It rains xy_z."], MARKDOWN, 3),
        ("Rain<>I. Rain<>1. It  rains.", ["It   rains."], {}, 3),
        ("Rain<>I. Rain<>1. It rains.", ["Itrains."], {}, 3),
        ("Rain<>I. Rain<>1. It rains.", ["It rains.", "It pours."], {}, 3),
        ("Rain<>I. Rain<>1. It rains.<>2. It pours.", ["It rains."], {}, 4),
        ("Rain<>I. Rain<>1.It rains.", ["It rains."], {}, 3),
        ("Rain<>I. Rain<>1. It rains now and then.", ["It rains then."], {}, 3),
        ("Rain<>I. Rain<>1. It rains <", ["It rains"], MARKDOWN, 3),
        ("Rain\nI. Rain\n1. It rains north\u2013\nsouth.\n", ["It rains north\u2013 south."], WRAPPED, 3),
        ("Rain\nI. Rain\n1. It rains in co-\noperation.\n", ["It rains in co- operation."], WRAPPED, 3),
    ],
)
def test_what_no_rule_explains_is_told(source, words, layout, line):
    """The place where source and words part, whatever the reading made of it."""
    problem = problem_of(source.replace("<>", "\n"), words, layout)
    assert problem.code == "source-and-words-differ"
    assert problem.where.startswith(f"{WHERE}, line {line}, ")


def test_a_hyphen_taken_away_is_listed_among_the_repairs():
    """As often as the way to the words comes by one."""
    layout = {"lines": "wrapped", "hyphens": "join"}
    problem = problem_of("Rain\n\nI. Rain\n1. It rain-\ns.\n", ["It rains."], layout)
    assert problem.expected.startswith("'0 hyphens taken away at line ends, not 1'")


def test_the_mark_of_a_note_that_does_not_stand_there_is_told():
    """The report says that a mark stands in the source."""
    source, told = b"I. Rain\n1. It rains.\n", {"outline": [{"heading": "I. Rain"}]}
    report = read_as(source, told)
    (section,) = report.sections
    unit = replace(section.units[0], notes=(NoteMark(9, 1, "fn-1"),))
    changed = replace(report, sections=(replace(section, units=(unit,)),))
    _, (problem,) = trace(source, record_of(told), changed, WHERE)
    assert "[1]" in problem.expected


SOURCES = range(*map(int, os.environ.get("EDITION_SOURCES", "0-300").split("-")))  # the numbers of generated sources
ENOUGH = 0.75  # of the sources are read; the others have a doubt that stops the build


def read_or_told(made):
    """The report, or nothing where a problem is told; that source and words differ is never one."""
    try:
        return read_as(made.source.encode(), made.told)
    except InputError as refused:
        if "source-and-words-differ" in {problem.code for problem in refused.problems}:
            raise
        return None


def words_of(report):
    """What was read, as a generated source tells what must be."""
    marks = [(unit.id, each.at, each.number) for unit in report.units for each in unit.notes]
    marks += [(section.heading, each.at, each.number) for section in report.sections for each in section.notes]
    return {
        "units": {unit.id: unit.text for unit in report.units},
        "headings": [section.heading for section in report.sections],
        "masthead": [*report.masthead],
        "footnotes": [*report.footnotes],
        "marks": sorted(marks),
        "contents": [(row.number, row.title, row.paragraphs, row.page) for row in report.contents],
    }


@pytest.mark.no_cover
def test_sources_of_every_layout_are_read_to_the_words_that_they_were_written_from(record_property):
    """Or a problem is told; the way from the bytes to the words is without a gap, and no change of a word passes it."""
    differ, read = [], 0
    for number in SOURCES:
        made = source_of(number)
        if report := read_or_told(made):
            read += 1
            expected = {name: getattr(made, name) for name in words_of(report)} | {"marks": sorted(made.marks)}
            changed = replace(report, **mutation(Random(number), report))  # noqa: S311 - no secret
            changes, problems = trace(made.source.encode(), record_of(made.told), changed, WHERE)
            told = not changes and [each.code for each in problems] == ["source-and-words-differ"]
            if words_of(report) != expected or not told:
                differ.append(number)
    record_property("told", f"{read} of {len(SOURCES)} read, {len(SOURCES) - read} with a doubt, {len(differ)} differ")
    assert differ == []
    assert read > ENOUGH * len(SOURCES)


def mutation(random, report):
    """One of the report's parts, with one sign of one of its words another, none, or one too many."""
    kind = random.choice("masthead footnote contents heading printed mark unit unit unit".split())
    name = {"masthead": "masthead", "footnote": "footnotes"}.get(kind)
    if name and getattr(report, name):
        lines = [*getattr(report, name)]
        at = random.randrange(len(lines))
        lines[at] = mutated(random, lines[at])
        return {name: tuple(lines)}
    if kind == "contents" and report.contents:
        at = random.randrange(len(report.contents))
        row = replace(report.contents[at], title=mutated(random, report.contents[at].title, alone=True))
        return {"contents": (*report.contents[:at], row, *report.contents[at + 1 :])}
    sections = [section for section in report.sections if section.units]
    section = random.choice(sections)
    at = report.sections.index(section)
    if kind == "heading" and not section.heading.startswith("["):
        section = replace(section, heading=mutated(random, section.heading))
    else:
        n = random.randrange(len(section.units))
        unit = unit_changed(random, section.units[n], kind)
        section = replace(section, units=(*section.units[:n], unit, *section.units[n + 1 :]))
    return {"sections": (*report.sections[:at], section, *report.sections[at + 1 :])}


def unit_changed(random, unit, kind):
    """The unit with another number, another mark or another word."""
    if kind == "printed" and unit.printed.endswith("."):
        return replace(unit, printed=mutated(random, unit.printed.rstrip(".")) + ".")
    if kind == "mark" and unit.notes and unit.kind == "paragraph":
        first, *others = unit.notes
        notes = [[], [replace(first, at=first.at - 1)], [replace(first, number=first.number + 1)]]
        return replace(unit, notes=(*random.choice(notes), *others))
    return replace(unit, text=mutated(random, unit.text, alone=unit.kind == "table"))


def mutated(random, words, *, alone=False):
    """The words with another sign, without one, or with one more; not only other spaces, which a copy may have.

    Where the spaces are no words, in tables and contents, a letter is put `alone`.
    """
    at = random.randrange(len(words))
    sign = random.choice([*"aéx7.,-*_&;(“ ", "\u00a0"])
    other = random.choice([sign + words[at + 1 :], words[at + 1 :], sign + words[at:]])
    result = words[:at] + other
    spaced = "  " in result or result.strip(" ") != result or re.sub(" +", " ", words) == result
    return f"{words[:at]}Ω{words[at:]}" if alone or spaced or result == words else result
