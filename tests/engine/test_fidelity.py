"""Fidelity: from the bytes of a source to the words, whatever the layout; and no change of a word passes."""

from dataclasses import replace

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st
from invented import WHERE, read_as, record_of

from concordance.fidelity import trace
from concordance.problems import InputError
from concordance.report import NoteMark


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


MARKDOWN = {"markup": "markdown"}


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
        ("Rain<>I. Rain<>1. It rains.", ["It rains.", "It pours."], {}, 3),
        ("Rain<>I. Rain<>1. It rains.<>2. It pours.", ["It rains."], {}, 4),
        ("Rain<>I. Rain<>1.It rains.", ["It rains."], {}, 3),
        ("Rain<>I. Rain<>1. It rains now and then.", ["It rains then."], {}, 3),
        ("Rain<>I. Rain<>1. It rains <", ["It rains"], MARKDOWN, 3),
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


# Sources of every layout, with what they must say.

PLAIN = st.sampled_from(
    "rain north Peru's côte it-self co-operation A/58/275 No. 7 wet, “T” 2003 https://a.org/b_c_d x_y_z and/or".split()
)
WORD = st.one_of(PLAIN, st.text("abcdefghijklmnopqrstuvwxyzéж", min_size=2, max_size=9))
SENTENCE = st.lists(WORD, min_size=2, max_size=14).map(lambda words: " ".join(["It", *words, "rains."]))


@st.composite
def sources(draw):
    """A source and its record, in any layout, and the words of its units."""
    wrapped, markdown, decimal = draw(st.booleans()), draw(st.booleans()), draw(st.booleans())
    notes = draw(st.sampled_from(["", "marked"]))
    sections = draw(st.lists(st.lists(SENTENCE, min_size=1, max_size=3), min_size=1, max_size=3))
    number = note = 0
    lines, outline, words, found = ["United Nations", "A/99/1", ""], [], {}, []
    for at, sentences in enumerate(sections):
        heading = f"{'I' * (at + 1)}. Rain of the {at + 1}th kind"
        outline.append({"heading": heading})
        lines += [draw(st.sampled_from([heading, f"## {heading}", f"## **{heading}**"])), ""]
        for sentence in sentences:
            number += 1
            printed = f"1.{number}" if decimal else f"{number}"
            words[printed] = sentence
            written = draw(dressed(sentence)) if markdown else sentence
            if notes and draw(st.booleans()):
                note += 1
                mark = draw(st.sampled_from([f"[{note}]", f"<sup>{note}</sup>", f"<sup>[{note}]</sup>"]))
                written += mark
                found.append(draw(SENTENCE))
            sign = draw(st.sampled_from(["", "- "]))
            line = f"{sign}{printed}. {written}"
            lines += [*(draw(broken(line)) if wrapped else [line]), ""]
            if draw(st.booleans()):
                lines += ["A/99/1", ""]
    if found:
        outline.append({"heading": "Notes", "notes": "true"})
        lines += ["Notes", ""]
        for at, sentence in enumerate(found, 1):
            words[f"fn-{at}"] = sentence
            lines.append(f"{at}. {sentence}")
    layout = {
        "lines": "wrapped" if wrapped else "whole",
        "markup": "markdown" if markdown else "plain",
        "numbers": "decimal" if decimal else "plain",
        "notes": notes if found else "",
        "artefacts": ["A/99/1"],
    }
    lines += ["A/99/1"]
    return "\n".join(lines) + "\n", {"outline": outline, "layout": layout}, words


@st.composite
def dressed(draw, sentence):
    """A sentence as a converter may write it."""
    out = []
    for word in sentence.split(" "):
        dress = draw(
            st.sampled_from(["{}"] * 6 + ["*{}*", "**{}**", "_{}_", "<u>{}</u>", "***{}***", "entity", "escape"])
        )
        if dress in {"entity", "escape"} or "_" in word or "/" in word:
            plain = dress == "entity" and "_" not in word and word[0].isalpha()
            out.append(f"&#{ord(word[0])};{word[1:]}" if plain else word.replace("_", r"\_"))
        else:
            out.append(dress.format(word))
    return " ".join(out)


@st.composite
def broken(draw, line):
    """A line as lines of some width, its spaces as they fall."""
    words, lines = line.split(" "), [""]
    for word in words:
        if (
            len(lines[-1]) > 10
            and not word[:1].isdigit()
            and "://" not in lines[-1].rpartition(" ")[2]
            and draw(st.booleans())
        ):
            lines.append(word)
        else:
            lines[-1] += (" " if lines[-1] else "") + word
    return lines


def read_or_skip(source, record):
    """The report; another example where a doubt would stop the build before any proof."""
    try:
        return read_as(source.encode(), record)
    except InputError as refused:
        if "source-and-words-differ" in {problem.code for problem in refused.problems}:
            raise
        reject()


@given(sources())
def test_every_layout_is_read_to_the_words_that_it_has(made):
    """The words are those that were put in, and the way from the bytes to them is without a gap."""
    source, record, words = made
    report = read_or_skip(source, record)
    assert {unit.id: unit.text for unit in report.units} == words


@given(sources(), st.data())
def test_no_other_sign_passes(made, data):
    """A sign that is changed, lost or added in any words of the report is told."""
    source, record, _ = made
    report = read_or_skip(source, record)
    changed = replace(report, **data.draw(mutations(report)))
    changes, problems = trace(source.encode(), record_of(record), changed, WHERE)
    assert changes == ()
    assert [each.code for each in problems] == ["source-and-words-differ"]
    assert problems[0].where.startswith(f"{WHERE}, line ")


@st.composite
def mutations(draw, report):
    """One of the report's parts, with one sign of one of its words another, none, or one too many."""
    kind = draw(st.sampled_from(["masthead", "heading", "unit", "printed", "mark"]))
    if kind == "masthead":
        at = draw(st.integers(0, len(report.masthead) - 1))
        lines = [*report.masthead]
        lines[at] = draw(mutated(lines[at]))
        return {"masthead": tuple(lines)}
    at = draw(st.integers(0, len(report.sections) - 1))
    section = report.sections[at]
    if kind == "heading" or not section.units:
        section = replace(section, heading=draw(mutated(section.heading)))
    else:
        n = draw(st.integers(0, len(section.units) - 1))
        unit = section.units[n]
        if kind == "printed":
            unit = replace(unit, printed=draw(mutated(unit.printed.rstrip("."))) + ".")
        elif kind == "mark" and unit.notes:
            mark = unit.notes[0]
            other = [replace(mark, at=mark.at - 1), replace(mark, number=mark.number + 1)]
            unit = replace(unit, notes=draw(st.sampled_from([(), *((each,) for each in other)])))
        else:
            unit = replace(unit, text=draw(mutated(unit.text)))
        section = replace(section, units=(*section.units[:n], unit, *section.units[n + 1 :]))
    return {"sections": (*report.sections[:at], section, *report.sections[at + 1 :])}


@st.composite
def mutated(draw, words):
    """The words with another sign, without one, or with one more."""
    at = draw(st.integers(0, len(words) - 1))
    sign = draw(st.sampled_from("aéx7.,-*_&;(“ \u00a0"))
    other = draw(st.sampled_from([sign + words[at + 1 :], words[at + 1 :], sign + words[at:]]))
    result = words[:at] + other
    return (
        result if " ".join(result.split(" ")) != words and result.strip(" ") == result else f"{words[:at]}Ω{words[at:]}"
    )
