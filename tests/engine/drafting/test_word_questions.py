"""What a person is asked of a Word file, and what the build reads of its draft."""

from typing import get_args

import yaml
from hypothesis import given
from hypothesis import strategies as st
from word import body, docx, field, geneva, listed, note, notes, p, r, table

from concordance.drafting.printed import draft_printed
from concordance.drafting.word_questions import questions_of
from concordance.intake.document import Cause, Document, Doubt
from concordance.intake.word.package import opened
from concordance.intake.word.reading import read
from concordance.numbering import ROMAN


def drafted(*blocks, **parts):
    """The draft of a report of Geneva, and its document."""
    document = read(opened(geneva(*blocks, **parts), "x"))
    return draft_printed(document), document


def test_what_has_one_cause_is_one_question():
    """With its first places, in which the same is said once."""
    doubts = [Doubt("hidden", at, "never") for at in (3, 4, 5, 5, 6)] + [Doubt("outside", 0, "")]
    document = Document((), "", "", (), 9, 10, "paragraph", "", tuple(doubts))
    assert [str(each) for each in questions_of(document)] == [
        (
            "Hidden words (4): paragraph 3, 'never'; paragraph 4, 'never'; paragraph 5, 'never', and 1 more. Assumed:"
            " no words of the document. Declare a repair that puts in what is missing."
        ),
        (
            "Parts of the text that stand in other files (1): the whole file. Assumed: left out. Open the document in"
            " Word, save it with all its parts, and begin again."
        ),
    ]


def test_every_cause_has_its_question():
    """None is silent."""
    for cause in get_args(Cause):
        document = Document((), "", "", (), 9, 10, "paragraph", "", (Doubt(cause, 1, "rain"),))
        assert len(list(questions_of(document))) == 1, cause


def test_the_build_reads_the_draft_of_a_word_file():
    """Numbers, items, notes, a table, further lines; no printed pages, which a Word file does not tell."""
    draft, _ = drafted(
        p("Report of the Special Rapporteur on rain, Ada Pilot", "HChG"),
        p("Rain", "HChG", listed(2)),
        p(r("It rains") + note(2) + r(":"), "SingleTxtG", listed(1)),
        p("In towns;", "SingleTxtG", listed(1, 1)), p("Which are:", "SingleTxtG", listed(1, 1)),
        p("Old;", "SingleTxtG", listed(1, 2)), p("Mostly.", "Bullet1G", listed(3)),
        p("Table 1"), table(["Town", "Rain"], ["One", "2"]),
        p("Snow", "HChG", listed(2)), p(r("See paragraph ") + field("REF x", r("1")) + r("."), "SingleTxtG", listed(1)),
        footnotes=notes(n2="A/98/1."),
    )  # fmt: skip
    assert draft.problems == ()
    assert [(unit.id, unit.text) for section in draft.report.sections for unit in section.units] == [
        ("1", "It rains:"), ("1(a)", "In towns;"), ("1(b)", "Which are:"), ("1(b)(i)", "Old; • Mostly."),
        ("table-1", "Table 1\nTown   Rain\nOne   2"), ("2", "See paragraph 1."), ("fn-1", "A/98/1."),
    ]  # fmt: skip
    assert draft.text.startswith("# Drafted from a Word file.")
    assert yaml.safe_load(draft.text)["pages"] == []
    assert [str(each).partition(".")[0] for each in draft.questions] == [
        "Tables, boxes or figures (1): paragraph 19, 'Table 1'",
        "Paragraphs without a number after a numbered one (1): paragraph 18, '• Mostly",
    ]


def test_numbers_in_brackets_stay_as_they_are():
    """Where no note has such a number; the build then says that it takes them for marks."""
    draft, document = drafted(p("It rains [9] here.", "SingleTxtG", listed(1)))
    assert "1. It rains [9] here." in draft.source
    assert draft.problems != ()
    assert [each.what for each in questions_of(document)] == ["Numbers in brackets that are no marks of notes"]


SAID = "It rains in the towns of the north, and 3 times a day [so it is said] (mostly)."
WORDS = st.lists(st.sampled_from(SAID.split()), min_size=1)
PARAGRAPH = st.tuples(st.sampled_from([0, 0, 0, 1, 1, 2]), WORDS, st.booleans())


@given(st.lists(PARAGRAPH, min_size=1, max_size=12), st.lists(st.integers(0, 11), max_size=3))
def test_the_words_of_a_file_come_back_from_the_build(paragraphs, headings):
    """With the numbers that Word gives them and their notes, through the draft and the build's own reading of it."""
    blocks, expected, seen = [p("Rain", "HChG")], [], {}
    level, counts = -1, [0, 0, 0]
    for at, (wanted, words, noted) in enumerate(paragraphs):
        if at in headings:
            blocks.append(p(f"Part {at}", "H1G"))
            level = -1
        level = min(wanted, level + 1)
        counts = [*counts[:level], counts[level] + 1, *[0] * (2 - level)]
        path = (str(counts[0]), f"({chr(96 + counts[1])})", f"({ROMAN[counts[2] - 1]})")
        if noted:
            seen[f"n{len(seen) + 2}"] = f"Note {' '.join(words)}"
        mark = note(len(seen) + 1) if noted else ""
        blocks.append(p(r(" ".join(words)) + mark, "SingleTxtG", listed(1, level)))
        expected.append(("".join(path[: level + 1]), " ".join(words)))
    draft, document = drafted(*blocks, footnotes=notes(**seen))
    assert document.doubts == ()
    assert draft.problems == ()
    units = [(unit.id, unit.text) for section in draft.report.sections for unit in section.units]
    assert units == [*expected, *((f"fn-{at}", text) for at, text in enumerate(seen.values(), 1))]


def test_a_file_whose_numbers_were_typed_is_read_as_well():
    """With tabs around them, and without any style."""
    typed = [p("1.\tIt rains."), p("\t(a)\tIn towns."), p("2.\tIt snows.")]
    data = docx(body(p("A/99/1"), p("3 May 2033"), p(r("Rain", '<w:b/><w:sz w:val="28"/>')), *typed))
    draft = draft_printed(read(opened(data, "x")))
    units = [unit.text for section in draft.report.sections for unit in section.units]
    assert units == ["It rains.", "In towns.", "It snows."]
