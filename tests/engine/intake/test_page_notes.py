"""Notes that count from 1 again on each page."""

import pytest
import yaml
from printed import Text, page, paragraphs

from concordance.drafting.printed import draft_printed
from concordance.intake.document import Block
from concordance.intake.page_notes import notes_by_page
from concordance.intake.proof import differences
from concordance.intake.reading import read


def note(page_number, number):
    """A note on a page."""
    return Block("note", f"[{number}]See A/{number}.", page_number)


def heading(page_number):
    """A heading on a page."""
    return Block("heading", "II. Rain", page_number, 2)


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ([note(2, 1), note(2, 2), note(3, 1), note(5, 1)], {2: 2, 3: 1, 5: 1}),
        ([note(2, 1), heading(3), note(3, 1), note(4, 1)], {2: 1, 3: 1, 4: 1}),  # a heading does not tell all
        ([note(2, 1), note(2, 2), note(3, 3)], {}),  # they count through
        ([note(2, 1), heading(3), note(3, 1), heading(4), note(4, 1)], {}),  # each stands under its own heading
        ([note(2, 1), note(3, 2), note(4, 1)], {}),
        ([note(2, 2), note(3, 1)], {}),
        ([note(2, 1), note(2, 2)], {}),
        ([Block("note", "*A/1.", 2), Block("note", "*A/2.", 3), Block("note", "A/2.", 4)], {}),
        ([], {}),
    ],
)
def test_notes_count_by_page_where_nothing_else_tells_why(blocks, found):
    """All of them begin at 1, and go on without a gap."""
    assert notes_by_page(blocks) == found


def leaf(number, notes, *texts):
    """A page with these texts, and notes at its foot; its number stands below."""
    foot = [Text(100, 160, "_" * 18, 8)] if notes else []
    foot += [Text(114, 146 - 12 * at, words, 8.5) for at, words in enumerate(notes)]
    return page(*paragraphs(*texts, top=640), *foot, Text(500, 40, f"{number}"), number=number)


FIRST = page(Text(60, 740, "A/47/1"), Text(60, 700, "3 May 1992"), Text(123, 600, "The rain", 14, bold=True))
PAGES = [
    FIRST,
    leaf(2, ["^1^ See A/1.", "^2^ ~Ibid~., p. 2."], "1. |It rains,^1^ as is known,^2^ by all^1^ the" ),
    leaf(3, ["^1^ See A/3."], "towns^1^ of the north and the hills.", "2. |It pours in Peru on 5 km^2^ of hills.^2^"),
    leaf(4, ["^1^ See A/4."], "3. |It drizzles.^1^"),
]  # fmt: skip


def test_marks_lead_to_the_notes_of_their_own_page():
    """Readers see the numbers that are printed; each note has an address of its own."""
    document = read(PAGES)
    draft = draft_printed(document)
    assert draft.problems == ()
    layout = yaml.safe_load(draft.text)["layout"]
    assert layout["note_pages"] == [
        {"page": 2, "marks": [1, 2, 1]},
        {"page": 3, "marks": [1]},
        {"page": 4, "marks": [1]},
    ]
    units = draft.report.units_by_id
    assert [(mark.number, mark.anchor) for mark in units["1"].notes] == [
        (1, "page-2-fn-1"),
        (2, "page-2-fn-2"),
        (1, "page-2-fn-1"),
        (1, "page-3-fn-1"),
    ]
    assert [(mark.number, mark.anchor) for mark in units["3"].notes] == [(1, "page-4-fn-1")]
    notes = [unit for unit in draft.report.units if unit.kind == "note"]
    assert [(unit.anchor, unit.printed, unit.text) for unit in notes] == [
        ("page-2-fn-1", "1.", "See A/1."),
        ("page-2-fn-2", "2.", "Ibid., p. 2."),
        ("page-3-fn-1", "1.", "See A/3."),
        ("page-4-fn-1", "1.", "See A/4."),
    ]
    assert draft.emphasis == "unit,words,occurrence\npage-2-fn-2,Ibid,1\n"
    assert list(differences(PAGES, document)) == []


def test_a_mark_without_a_note_on_its_page_is_asked():
    """It is a raised digit, though another page has a note of that number."""
    document = read(PAGES)
    assert [(doubt.cause, doubt.page, doubt.words[-9:]) for doubt in document.doubts] == [
        ("index", 3, "of hills.\N{SUPERSCRIPT TWO}"[-9:])
    ]
