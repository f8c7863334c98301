"""Notes that somebody typed at the end of a Word file."""

import pytest
from word import GENEVA, UN_LISTS, body, docx, listed, note, notes, p, r, styles, table

from concordance.drafting.printed import draft_printed
from concordance.intake.word.package import opened
from concordance.intake.word.proof import differences
from concordance.intake.word.reading import read

UP = '<w:vertAlign w:val="superscript"/>'
TEXT = "It rains in the towns of the north, where it has rained since anybody can remember."


def up(number):
    """A raised number."""
    return r(number, UP)


def document(*blocks, **parts):
    """The document of a file with these paragraphs under a heading; its words are all in it."""
    front = [p("A/99/1"), p("Rain", "HMG"), p("I.\tTowns", "HChG")]
    package = opened(docx(body(*front, *blocks), styles=styles(GENEVA), numbering=UN_LISTS, **parts), "x")
    made = read(package)
    assert list(differences(package, made)) == []
    return made


def told(made):
    """The kinds and words of the blocks below the first heading."""
    return [(block.kind, block.text) for block in made.blocks if block.kind not in {"masthead", "furniture"}][1:]


def causes(made):
    """Why something is doubtful."""
    return [each.cause for each in made.doubts]


FIRST = p(r("1.\tIt rains") + up("1") + r(" and pours.") + up("2"))
AGAIN = p(r("2.\tIt snows") + up(",") + r(" too.") + up("1 ") + up("3"))
READ = [
    ("paragraph", "1. It rains[1] and pours.[2]"),
    ("paragraph", "2. It snows, too.[1][3]"),
    ("heading", "Notes"),
    ("note", "[1] A/98/1."),
    ("note", "[2] A/98/2."),
    ("note", "[3] A/98/3."),
]


@pytest.mark.parametrize(
    "listed_so",
    [
        [p("Notes"), *(p(up(str(n)) + r(f" A/98/{n}.")) for n in (1, 2, 3))],
        [p("Notes", "H1G"), *(p(f"{n}.\tA/98/{n}.") for n in (1, 2, 3))],
        [p("Notes"), *(p(f"{n} A/98/{n}.") for n in (1, 2, 3))],
        [p("Notes"), *(p(f"[{n}] A/98/{n}.") for n in (1, 2, 3))],
        [p("Notes"), *(p(f"A/98/{n}.", "SingleTxtG", listed(1)) for n in (1, 2, 3))],
        [p("Notes"), *(p(f" {sign}A/98/{n}.") for n, sign in enumerate("\u00b9\u00b2\u00b3", 1))],
    ],
    ids=["raised", "with stops", "bare", "in brackets", "counted by Word", "signs"],
)
def test_a_list_of_notes_with_the_numbers_that_are_raised_in_the_text_is_notes(listed_so):
    """However they stand in the list; a mark may stand again, and two beside each other."""
    made = document(FIRST, AGAIN, *listed_so)
    assert told(made) == READ
    assert "raised" not in causes(made)


def test_marks_may_be_in_brackets_or_signs_and_the_list_may_have_no_heading():
    """Numbers in brackets are marks then; the power of a measure is none."""
    made = document(
        p("1.\tIt rains[1] on 9 km\u00b2, pours\u00b2 on 7 m" ), p("(a)\tand snows."), p("[1] A/98/1."),
        p("It goes on."), p("[2] A/98/2."),
    )  # fmt: skip
    assert told(made) == [
        ("paragraph", "1. It rains[1] on 9 km\u00b2, pours[2] on 7 m"), ("paragraph", "(a) and snows."),
        ("note", "[1] A/98/1. It goes on."), ("note", "[2] A/98/2."),
    ]  # fmt: skip
    assert causes(made) == []


def test_a_part_may_follow_the_notes():
    """Or a table."""
    ends = [p("Annex", "HChG"), p("It hails.")]
    made = document(FIRST, p("Endnotes"), p(up("1") + r(" A/98/1.")), p(up("2") + r(" A/98/2.")), *ends)
    assert told(made) == [
        READ[0], ("heading", "Endnotes"), ("heading", "Annex"), ("paragraph", "It hails."),
        ("note", "[1] A/98/1."), ("note", "[2] A/98/2."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("blocks", "cause"),
    [
        ([FIRST, p("Notes"), p(up("1") + r(" A/98/1."))], "raised"),
        ([FIRST], "raised"),
        ([FIRST, p("Notes"), p("1. A/98/1."), p("2. A/98/2."), p(TEXT)], "raised"),
        ([FIRST, p("Notes"), p("1. A/98/1."), p("2. A/98/2."), p("Annex", "HChG"), FIRST], "raised"),
        ([FIRST, p("Notes"), p("1. A/98/1."), *[p(TEXT)] * 30, p("2. A/98/2.")], "raised"),
        ([FIRST, p("Rain"), p("1. A/98/1."), p("2. A/98/2.")], "raised"),
        ([FIRST, p("Rain"), p("A/98/1.", "SingleTxtG", listed(1)), p("A/98/2.", "SingleTxtG", listed(1))], "raised"),
        ([FIRST, p("Notes"), table(["1", "A/98/1."])], "raised"),
        ([p("1.\tIt rains.\u00b9"), p("Snow.")], "raised"),
        ([p("1.\tIt rains[1]."), p("Notes"), p("2. A/98/2.")], "bracket"),
    ],
    ids=["a note is missing", "none", "words follow", "marks follow", "long", "no heading", "counted", "table",
         "sign", "brackets"],
)  # fmt: skip
def test_what_does_not_fit_is_asked_about(blocks, cause):
    """Nothing becomes a note."""
    made = document(*blocks)
    assert cause in causes(made)
    assert "note" not in [block.kind for block in made.blocks]


def test_beside_notes_of_word_nothing_typed_is_a_note():
    """Their numbers would be the same."""
    made = document(
        p(r("1.\tIt rains") + up("1") + note(2)), p("Notes"), p("1. A/98/1."), footnotes=notes(n2="Seen."),
    )  # fmt: skip
    assert causes(made) == ["raised"]


def test_raised_letters_are_no_numbers():
    """As in the first of a month."""
    made = document(p(r("1.\tOn the 1") + r("st", UP) + r(" it rained, on 9 m") + up("2") + r(".")))
    assert [(each.cause, each.words) for each in made.doubts] == [("raised", "st it rained, on 9 m2")]


def test_typed_notes_with_strokes_are_notes():
    """As in typed documents."""
    made = document(p("1.\tIt rains. 1/"), p("Notes"), p("1/ A/98/1."))
    assert told(made) == [("paragraph", "1. It rains.[1]"), ("heading", "Notes"), ("note", "[1]A/98/1.")]


@pytest.mark.parametrize("heading", ["Notes", "Endnotes"])
def test_the_build_reads_typed_notes(heading):
    """Each mark leads to its note."""
    draft = draft_printed(document(FIRST, AGAIN, p(heading), *(p(up(str(n)) + r(f" A/98/{n}.")) for n in (1, 2, 3))))
    assert draft.problems == ()
    assert [(unit.kind, unit.text) for section in draft.report.sections for unit in section.units] == [
        ("paragraph", "It rains and pours."), ("paragraph", "It snows, too."),
        ("note", "A/98/1."), ("note", "A/98/2."), ("note", "A/98/3."),
    ]  # fmt: skip
    assert [section.heading for section in draft.report.sections] == ["I. Towns", heading]
