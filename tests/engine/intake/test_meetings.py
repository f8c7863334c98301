"""The records of meetings: who presided stands on the first page, and the speeches in columns or in paragraphs."""

import pytest
from naming import NAMES
from printed import Text, page, paragraphs

from concordance.drafting.printed import draft_printed
from concordance.drafting.speeches import speaker_of
from concordance.intake.document import Block
from concordance.intake.reading import read

LEADERS = " ." * 12
SMALL = ["This record contains the text of speeches.", "Corrections should be sent to all who spoke."]


def column(left, *texts, top=560):
    """Paragraphs of a column, each a list of lines, its first one indented; `*` before it: italic, `#`: bold."""
    lines = []
    for text in texts:
        style = {"bold": text.startswith("#"), "italic": text.startswith("*")}
        for at, words in enumerate(text.lstrip("#*").split("\n")):
            indent = 0 if at or style["bold"] else 20
            lines.append(Text(left + indent, top, words, **style))
            top -= 12
        top -= 6
    return lines


def speech(at):
    """A paragraph as wide as a column."""
    words = "It rains in the towns of the north and so on"
    return f"{words}\n{words} and\n{words} and\nfor the {at}th time."


def first_page(symbol, *more, rules=()):
    """The head of a record."""
    return page(
        Text(60, 740, "United Nations"), Text(400, 740, symbol, 14), Text(60, 700, "General Assembly", 20, bold=True),
        Text(60, 684, "Ninety-ninth session"), Text(400, 684, "Official Records"),
        Text(60, 650, "5th plenary meeting", 12, bold=True), Text(60, 636, "Tuesday, 19 September 2033, 9 a.m."),
        *more, rules=rules,
    )  # fmt: skip


def shown(document):
    """The kinds and words of what is no first page and no edge."""
    return [(each.kind, each.text) for each in document.blocks if each.kind not in {"masthead", "furniture"}]


@pytest.fixture(scope="module")
def verbatim():
    """A record whose text begins on its first page, in two columns, which go on over the page."""
    foot = [Text(60, 110 - 10 * at, words, 8) for at, words in enumerate(SMALL)]
    president = Text(60, 595, f"President:|Mr. Harbour{LEADERS}{LEADERS}{LEADERS}|(Malta)")
    left = column(60, "*The meeting was called to order at 9.05 a.m.", "#Agenda item 8", "#General debate",
                  *map(speech, range(4)))  # fmt: skip
    right = column(325, *map(speech, range(4, 9)))
    over = [*column(60, *map(speech, range(9, 13)), top=700), *column(325, *map(speech, range(13, 18)), top=700)]
    return read([first_page("A/99/PV.5", president, *left, *right, *foot), page(*over, number=2)])


def test_the_head_of_a_record_says_which_meeting_it_was(verbatim):
    """Down to who presided; leaders go across both columns."""
    assert verbatim.title == "5th plenary meeting"
    assert [each.text for each in verbatim.blocks if each.kind == "masthead"][-3:] == [
        "President:", f"Mr. Harbour{LEADERS}{LEADERS}{LEADERS}", "(Malta)",
    ]  # fmt: skip


def test_what_a_record_says_of_itself_is_kept_apart(verbatim):
    """It stands before the speeches, and parts none of them."""
    assert shown(verbatim)[0] == ("imprint", " ".join(SMALL))


def test_speeches_in_columns_are_paragraphs(verbatim):
    """Text in columns tells the size of the text as well as wide lines do."""
    words = speech(0).replace("\n", " ")
    assert shown(verbatim)[1:5] == [
        ("paragraph", "The meeting was called to order at 9.05 a.m."),
        ("heading", "Agenda item 8"),
        ("heading", "General debate"),
        ("paragraph", words),
    ]
    assert len(shown(verbatim)) == 5 + 17
    assert [each.cause for each in verbatim.doubts] == []


def test_a_paragraph_goes_on_in_the_next_column_and_over_the_page():
    """Also after a full stop: an indent begins another one, not that the next column stands further right."""
    full = [
        Text(80 if not at else 60, 560 - 12 * at, "It rains in the towns of the north and all of it.")
        for at in range(13)
    ]
    right = [Text(325, 560 - 12 * at, "It rains in the towns of the south and all of it.") for at in range(13)]
    over = [Text(60, 700 - 12 * at, "It rains in the towns of the west and all of it.") for at in range(13)]
    beside = [
        Text(325 + 20 * (at == 5), 700 - 12 * at, "It rains in the towns of the east and all.") for at in range(13)
    ]
    document = read([page(), page(*full, *right, number=2), page(*over, *beside, number=3)])
    assert [len(text) for _, text in shown(document)] == [13 * 50 + 13 * 50 + 13 * 49 + 5 * 43 - 1, 8 * 43 - 1]
    assert document.doubts == ()


def test_the_build_reads_the_draft_of_a_record(verbatim):
    """With its date, without an author."""
    draft = draft_printed(verbatim)
    assert (draft.problems, draft.questions) == ((), ())
    sections = [(section.slug, len(section.units)) for section in draft.report.sections]
    assert sections == [("record", 1), ("text", 1), ("agenda-item-8", 0), ("general-debate", 18)]
    assert "\ndate: '2033-09-19'\n" in draft.text
    assert "\nauthor: ''\n" in draft.text


def test_a_summary_record_has_numbered_paragraphs_under_bold_items():
    """A remark behind such an item, in brackets, is not bold, and may go on over a line."""
    chair = Text(60, 610, f"Chair: Ms. Pilot{LEADERS} (Malta)")
    item = Text(123, 560, "Agenda item 71: Rain", bold=True)
    remark = [Text(123 + 105, 560, "(continued) (A/99/40 and"), Text(123, 548, "A/99/48)")]
    text = [Text(123, 530 - 12 * at, words) for at, words in enumerate(
        ["1.  |Ms. Wave (Kenya) said that it rained in the towns and in the hills,",
         "and in the south."])]  # fmt: skip
    document = read([first_page("A/C.3/99/SR.12", chair, item, *remark, *text)])
    assert shown(document) == [
        ("heading", "Agenda item 71: Rain (continued) (A/99/40 and A/99/48)"),
        ("paragraph", "1. Ms. Wave (Kenya) said that it rained in the towns and in the hills, and in the south."),
    ]  # fmt: skip
    assert "\nauthor: ''\n" in draft_printed(document).text


@pytest.mark.parametrize("called", [1, 2])
def test_the_list_of_items_belongs_to_the_first_page_of_a_record(called):
    """However it is printed; the record begins where the meeting is called to order, here or on the next page."""
    chair = Text(60, 610, f"Chair: Ms. Pilot{LEADERS} (Malta)")
    listed = [
        Text(60, 580, "Contents", 14, bold=True),
        Text(60, 560, "Agenda item 71: Rain", bold=True),
        Text(80, 546, "(a)  |Rain in the hills"),
    ]
    foot = [Text(60, 110 - 10 * at, words, 8) for at, words in enumerate(SMALL)]
    text = [
        *paragraphs("~The meeting was called to order at 9.05 a.m.~", top=500),
        Text(123, 470, "Agenda item 71: Rain (A/99/40)", 12, bold=True),
        *paragraphs(
            "1.  |Ms. Wave (Kenya) said that it rained in the towns and in the hills, and in\nthe south.", top=440
        ),
    ]
    first = first_page("A/C.3/99/SR.12", chair, *listed, *(text if called == 1 else []), *foot)
    document = read([first, page(*text, number=2)][:called])
    assert shown(document) == [
        ("imprint", " ".join(SMALL)),
        ("paragraph", "The meeting was called to order at 9.05 a.m."),
        ("heading", "Agenda item 71: Rain (A/99/40)"),
        ("paragraph", "1. Ms. Wave (Kenya) said that it rained in the towns and in the hills, and in the south."),
    ]
    assert [each.text for each in document.blocks if each.kind == "masthead"][-4:] == [
        "Contents", "Agenda item 71: Rain", "(a)", "Rain in the hills",
    ]  # fmt: skip


@pytest.mark.parametrize(("symbol", "row"), [("A/99/1", f"President: Mr. Harbour{LEADERS}"), ("A/99/PV.5", "Nobody")])
def test_other_documents_have_no_such_head(symbol, row):
    """Neither has a record that does not say who presided."""
    document = read([first_page(symbol, Text(60, 610, row), Text(123, 560, "It rains in the towns."))])
    assert document.title == ""


SPOKEN = (
    "~The meeting was called to order at 9.05 a.m.~",
    "=The President=: It rains. I now give the floor to the representative of Kenya.",
    "=Ms. Wave= (Kenya) (~spoke in Swahili~): It pours in the\ntowns of the north.",
    "(~spoke in English~)",
    "It rains, too.",
    "~A vote was taken by show of hands.~",
    "~In favour:~ Kenya, Malta, Peru",
    "=The President=: It rains. I now give the floor to the representative of Kenya.",
    "=Mr. Hill= (Peru): =It= pours.",
    "~The meeting rose at noon.~",
)


def test_speeches_of_a_verbatim_record_are_parts_with_their_speakers():
    """Each has an address; what the record itself tells is put into no one's mouth."""
    president = Text(60, 600, f"President:|Mr. Harbour{LEADERS}{LEADERS}{LEADERS}|(Malta)")
    lines = paragraphs(*SPOKEN, gap=20)
    draft = draft_printed(read([first_page("A/99/PV.5", president, *lines)]))
    assert draft.problems == ()
    sections = draft.report.sections
    assert [(section.slug, section.title, [unit.id for unit in section.units]) for section in sections] == [
        ("text", "[Text]", ["text-1"]),
        ("speech-1", "[Speech 1: The President]", ["speech-1-1"]),
        ("speech-2", "[Speech 2: Ms. Wave (Kenya)]", ["speech-2-1", "speech-2-2", "speech-2-3"]),
        ("proceedings-1", "[Proceedings 1]", ["proceedings-1-1", "proceedings-1-2"]),
        ("speech-3", "[Speech 3: The President]", ["speech-3-1"]),
        ("speech-4", "[Speech 4: Mr. Hill (Peru)]", ["speech-4-1"]),
        ("proceedings-2", "[Proceedings 2]", ["proceedings-2-1"]),
    ]
    words = draft.report.units_by_id["speech-2-1"].text
    assert words == "Ms. Wave (Kenya) (spoke in Swahili): It pours in the towns of the north."
    assert [NAMES.whole(unit) for unit in sections[2].units] == [
        "Speech 2: Ms. Wave (Kenya), 1",
        "Speech 2: Ms. Wave (Kenya), 2",
        "Speech 2: Ms. Wave (Kenya), 3",
    ]


def test_speeches_stand_below_the_item_of_the_agenda():
    """A document that is no verbatim record has none, however it is printed."""
    president = Text(60, 600, f"President:|Mr. Harbour{LEADERS}{LEADERS}{LEADERS}|(Malta)")
    lines = [Text(123, 570, "Agenda item 8", bold=True)]
    lines += paragraphs(*SPOKEN[1:4], top=550, gap=20)
    draft = draft_printed(read([first_page("A/99/PV.5", president, *lines)]))
    levels = [(section.slug, section.level, section.parent) for section in draft.report.sections]
    assert levels == [("agenda-item-8", 2, ""), ("speech-1", 3, "agenda-item-8"), ("speech-2", 3, "agenda-item-8")]
    others = draft_printed(read([first_page("A/99/5", president, *lines)]))
    assert [section.slug for section in others.report.sections] == ["agenda-item-8"]


@pytest.mark.parametrize(
    ("text", "bold", "speaker"),
    [
        ("The President: It rains.", 13, "The President"),
        ("The President: It rains.", 14, "The President"),  # the colon is bold, too
        ("M. Hill (Pérou) : Il pleut.", 7, "M. Hill (Pérou)"),
        ("Ms. Wave (Kenya) (Chair): It rains.", 8, "Ms. Wave (Kenya) (Chair)"),
        ("Ms. Wave It rains.", 8, ""),
        ("Ms. Wave (Kenya) said: It rains.", 8, ""),
        ("the rain: it pours.", 8, ""),
        ("It rains: it pours.", 0, ""),
    ],
)
def test_who_speaks_is_bold_and_a_colon_follows(text, bold, speaker):
    """With the brackets between the two."""
    assert speaker_of(Block("paragraph", text, 1, bold=bold)) == speaker
