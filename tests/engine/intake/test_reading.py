"""From characters with their places to headings, paragraphs, notes and tables."""

from dataclasses import replace

import pytest
from printed import Text, page, paragraphs

from concordance.intake.glyphs import Character, Page
from concordance.intake.metadata import metadata
from concordance.intake.reading import read

HEAD = (59, 552, 727)  # the rule under a running head
MASTHEAD = (
    Text(123, 734, "United Nations", 14),
    Text(505, 735, "A/99/1"),
    Text(123, 705, "General Assembly", 20, bold=True),
    Text(397, 705, "Distr.: General"),
    Text(397, 693, "3 May 2033"),
    Text(60, 670, "Ninety-ninth session", bold=True),
    Text(123, 620, "The rain in the hills", 14, bold=True),
    Text(123, 605, "of the north", 14, bold=True),
    Text(123, 580, "Report of the Secretary-General", 12, bold=True),
)
LONG = "It has rained in the towns of the north since the beginning of the year, as is well"


def told(document, *kinds):
    """What the blocks of these kinds are, and their words."""
    return [(block.kind, block.text) for block in document.blocks if not kinds or block.kind in kinds]


def words(*lines, kinds=("heading", "paragraph"), **options):
    """What is read from one page that is not the first."""
    options = {"rules": [HEAD]} | options
    return told(read([page(number=2, rules=[HEAD]), page(*lines, number=3, **options)]), *kinds)


def test_a_first_page_has_its_masthead_in_order_its_title_and_what_stands_under_it():
    """The title is the first bold line that is large; what is smaller says who made the report."""
    document = read([page(*MASTHEAD, *paragraphs(LONG), rules=[(60, 552, 726), (60, 552, 690)])])
    assert told(document, "masthead") == [
        ("masthead", "United Nations"),
        ("masthead", "A/99/1"),
        ("masthead", "General Assembly"),
        ("masthead", "Distr.: General"),
        ("masthead", "3 May 2033"),
        ("masthead", "Ninety-ninth session"),
        ("masthead", "The rain in the hills of the north"),
        ("masthead", "Report of the Secretary-General"),
    ]
    assert (document.title, document.subtitle) == (
        "The rain in the hills of the north",
        "Report of the Secretary-General",
    )
    assert told(document, "paragraph") == [("paragraph", LONG)]


@pytest.mark.parametrize("by", [0.6, 0.78, 0.94, 1, 1.2, 1.4])
def test_pages_that_were_made_smaller_or_larger_are_read_as_they_were(by):
    """As by printing two pages on one: the headings stand as deep, and the paragraphs are the same."""
    head = [Text(123, 540, "I. Rain", 14, bold=True), Text(123, 520, "A. In the north", 12, bold=True)]
    head += [Text(123, 500, "In the towns", bold=True)]
    text = paragraphs(f"1.  |{LONG}\nknown.", f"(a)  |{LONG};", f"The towns.\n{LONG}", top=480)
    pages = [page(*MASTHEAD, *head, *text), page(Text(123, 700, "B. In the south", 12, bold=True), number=2)]
    document = read([each.scaled(by) for each in pages])
    assert [(block.kind, block.rank, block.text) for block in document.blocks] == [
        (block.kind, block.rank, block.text) for block in read(pages).blocks
    ]


def test_a_resolution_has_its_title_in_its_heading():
    """What it says of its adoption belongs to the masthead."""
    lines = (
        Text(123, 610, "Resolution adopted by the General Assembly", 14, bold=True),
        Text(123, 590, "[without reference to a Main Committee]"),
        Text(123, 560, "99/1. The rain in the hills", 12, bold=True),
        *paragraphs("The General Assembly,", top=530),
    )
    document = read([page(*lines)])
    assert document.title == "The rain in the hills"
    assert told(document, "heading", "paragraph") == [
        ("heading", "99/1. The rain in the hills"),
        ("paragraph", "The General Assembly,"),
    ]


def test_a_decision_has_its_title_right_below_its_adoption():
    """Where nothing stands between."""
    lines = (
        Text(123, 610, "Decision adopted by the Economic and Social Council", 12, bold=True),
        Text(123, 580, "2033/4. The rain in the hills", 12, bold=True),
        *paragraphs("At its 4th meeting, the Council decided:", top=530),
    )
    assert read([page(*lines)]).title == "The rain in the hills"


def test_a_first_page_without_a_title_ends_where_the_text_begins():
    """Nothing is taken for a title that is not."""
    document = read([page(Text(60, 740, "United Nations"), *paragraphs(f"{LONG}\nknown.", LONG))])
    assert (document.title, len(told(document, "paragraph"))) == ("", 2)


def test_a_title_goes_on_behind_a_hyphen_without_a_space():
    """Unless what is before it belongs to a later word, too."""
    lines = (
        Text(123, 610, "Information from Non-", 14, bold=True),
        Text(123, 595, "Self-Governing Hills, short-", 14, bold=True),
        Text(123, 580, "and long-term", 14, bold=True),
    )
    title = "Information from Non-Self-Governing Hills, short- and long-term"
    assert read([page(*lines, *paragraphs(LONG))]).title == title


def test_a_title_may_be_little_larger_than_the_text():
    """As in letters."""
    document = read([page(Text(123, 600, "Letter dated 3 May 2033", 12, bold=True), *paragraphs(LONG))])
    assert document.title == "Letter dated 3 May 2033"


def test_the_cover_of_an_official_record_is_its_first_pages():
    """A note on its back is a text of its own."""
    document = read(
        [
            page(
                Text(123, 575, "Report of the Committee", 28, bold=True),
                Text(123, 434, "Official Records", 14, bold=True),
            ),
            page(
                Text(123, 700, "New York, 2033"),
                Text(123, 600, "Note", 12, bold=True),
                *paragraphs("Symbols are letters."),
                number=2,
            ),
            page(Text(123, 650, "I. Rain", 14, bold=True), *paragraphs(*[LONG] * 10), number=3),
        ]
    )
    assert document.title == "Report of the Committee"
    assert told(document, "masthead", "heading")[2:] == [
        ("masthead", "New York, 2033"),
        ("heading", "Note"),
        ("heading", "I. Rain"),
    ]


def test_running_heads_and_feet_are_no_words_in_any_form():
    """Above the rule, repeated, numbers of pages and jobs, symbols, a title beside one, turned on a wide page."""
    one = page(*MASTHEAD, *paragraphs(LONG), Text(65, 44, "33-12345 (E) 030533"), Text(65, 29, "*3312345*"))
    two = page(
        Text(60, 733, "The rain in the hills|A/99/1"), Text(60, 700, "It rains."), Text(60, 38, "2/4|33-12345"),
        number=2, rules=[HEAD], turned="A/99/1",
    )  # fmt: skip
    three = page(Text(60, 760, "A/99/6 (Sect. 12)"), Text(60, 700, "It pours."), Text(60, 38, "33-12345|3/4"), number=3)
    four = page(Text(60, 700, "It snows."), Text(60, 40, "The hills"), number=4)
    five = page(Text(60, 700, "It hails."), Text(60, 40, "The hills"), number=5)
    found = [text for _, text in told(read([one, two, three, four, five]), "furniture")]
    assert found == [
        "33-12345 (E) 030533", "*3312345*", "The rain in the hills A/99/1", "2/4 33-12345", "A/99/1",
        "A/99/6 (Sect. 12)",
        "33-12345 3/4", "The hills", "The hills",
    ]  # fmt: skip


@pytest.mark.parametrize(("symbol", "kind"), [("A/99/1/Corr.1", "paragraph"), ("A/99/1", "heading")])
def test_a_corrigendum_says_in_short_lines_and_italics_what_is_to_be_read(symbol, kind):
    """Elsewhere such lines, above a numbered paragraph, are headings."""
    head = [Text(60, 740, symbol), Text(60, 700, "3 May 2033"), Text(123, 610, "The rain", 14, bold=True)]
    lines = [
        *paragraphs(f"{LONG}.", "It should read", "17.  |It rains.", top=500),
        Text(123, 400, "Rain, not snow", italic=True),
    ]
    shown = told(read([page(*head, *lines)]), "heading", "paragraph")
    assert [each for each, text in shown if text in {"It should read", "Rain, not snow"}] == [kind, kind]


def test_a_bar_code_with_the_series_of_a_job_number_is_no_note():
    """It begins and ends with a star, and may stand below a real note."""
    note = [Text(100, 140, "_" * 18, 8), Text(114, 126, "* A/98/1.", 8.5)]
    document = read([page(*MASTHEAD, *paragraphs(LONG), *note, Text(65, 29, "*GE.33-12345*")), page(number=2)])
    assert [text for _, text in told(document, "note")] == ["* A/98/1."]


def test_paragraphs_begin_after_a_gap_and_with_a_number():
    """Not where a line is short."""
    lines = paragraphs(f"1.  |{LONG}\nknown.", "2.  |It pours\nin the south.\n(a)  |In one town;", "It snows.")
    assert words(*lines) == [
        ("paragraph", f"1. {LONG} known."),
        ("paragraph", "2. It pours in the south."),
        ("paragraph", "(a) In one town;"),
        ("paragraph", "It snows."),
    ]


def test_a_number_at_the_beginning_of_a_line_is_no_paragraph_without_its_room():
    """A sentence may go on with it."""
    assert words(*paragraphs(f"1.  |{LONG}\n160 families, and no. 24\n24. It")) == [
        ("paragraph", f"1. {LONG} 160 families, and no. 24 24. It")
    ]


def test_the_next_number_begins_a_paragraph_with_little_room():
    """Behind it and above it, after a full stop; another number does not."""
    for number, count in ((2, 2), (3, 1)):
        first = [Text(123, 560, f"1.  |{LONG}"), Text(123, 548, LONG), Text(123, 536, f"{LONG}.")]
        second = [Text(123, 522, f"{number}. {LONG}"), Text(123, 510, LONG), Text(123, 498, LONG)]
        assert len(words(*first, *second)) == count


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("item 12", "(a)  |of its agenda", 1),
        ("resolution 2719", "(2033)  |in full", 1),
        ("rain, and", "(b)  |Snow", 2),
        ("rain.", "(b)  |Snow", 2),
        ("", "(b)  |Snow", 2),
    ],
)
def test_a_mark_at_the_beginning_of_a_line_may_go_on_with_a_sentence(first, second, count):
    """If the line before it is full, and ends like no item; on one page and over the next one."""
    before = [Text(147, 560, LONG[:-8]), Text(147, 548, f"{LONG[:-15]} {first}" if first else "It rains here")]
    after = [Text(123, 536, second), Text(123, 524, LONG)]
    wide, above = ([Text(123, top - 12 * at, LONG) for at in range(4)] for top in (300, 680))
    assert len(words(*before, *after, *wide, rules=[])) == count + 1
    over = [page(number=1), page(*above, *before, number=2), page(*after, *wide, number=3)]
    assert len(told(read(over), "paragraph")) == count + 2


def test_a_paragraph_goes_on_over_a_page_and_is_told_where():
    """Unless its sentence has ended and the next begins further right, or with the next number."""
    pages = [
        page(number=1),
        page(*paragraphs(f"1.  |{LONG}\nknown to"), number=2),
        page(*paragraphs("all of us.", f"2.  |{LONG}\nknown."), number=3),
        page(*paragraphs("3. It pours.\nAnd pours."), number=4),
        page(*paragraphs("    It snows.", left=150), number=5),
    ]
    blocks = [block for block in read(pages).blocks if block.kind == "paragraph"]
    assert [block.text for block in blocks] == [
        f"1. {LONG} known to all of us.",
        f"2. {LONG} known.",
        "3. It pours. And pours.",
        "It snows.",
    ]
    assert [(place.page, blocks[0].text[place.at :]) for place in blocks[0].breaks] == [(3, "all of us.")]


def test_headings_are_large_or_bold_or_sloped_and_rank_by_it():
    """Bold text with a full stop is a recommendation."""
    lines = (
        Text(90, 700, "I. Rain", 14, bold=True),
        Text(90, 670, "Summary", 12),
        Text(90, 640, "A. In the hills of", 12, bold=True),
        Text(90, 626, "the north", 12, bold=True),
        Text(90, 600, "1. Towns", bold=True),
        Text(90, 580, "(a) Large", bold=True),
        Text(90, 560, "Streets", italic=True),
        Text(90, 540, "It should rain.", bold=True),
        Text(90, 520, "Annex", 14, bold=True),
        Text(90, 490, LONG),
        Text(90, 478, LONG),
    )
    document = read([page(number=1), page(*lines, number=2)])
    headings = [(block.text, block.rank) for block in document.blocks if block.kind == "heading"]
    assert headings == [
        ("I. Rain", 2), ("Summary", 15), ("A. In the hills of the north", 12), ("1. Towns", 22), ("(a) Large", 24),
        ("Streets", 25), ("Annex", 1),
    ]  # fmt: skip
    assert ("paragraph", "It should rain.") in told(document)


def test_a_heading_stands_by_itself_without_a_gap():
    """Another style ends it, and a larger line begins one."""
    lines = (Text(90, 700, "In the hills", bold=True), Text(90, 688, LONG), Text(90, 674, "II. Snow", 14, bold=True))
    assert words(*lines) == [("heading", "In the hills"), ("paragraph", LONG), ("heading", "II. Snow")]


def test_a_short_line_between_a_sentence_and_a_number_is_a_heading():
    """Print alone does not tell it."""
    found = words(*paragraphs(f"1.  |{LONG}\nknown.", "E-rain", "2.  |It pours."))
    assert found[1] == ("heading", "E-rain")


def test_a_signature_and_a_date_of_adoption_close_a_text():
    """They stand on the right."""
    lines = (
        *paragraphs(f"{LONG}\nknown."),
        Text(350, 500, "(Signed) Ada Pilot", italic=True),
        Text(390, 488, "Ambassador"),
    )
    assert words(*lines, kinds=("closing",)) == [("closing", "(Signed) Ada Pilot"), ("closing", "Ambassador")]
    lines = (*paragraphs(f"{LONG}\nknown."), Text(350, 500, "(Signed) Ada Pilot"), Text(390, 488, "Ambassador"))
    assert len(words(*lines, kinds=("closing",))) == 2


NOTES = (
    Text(100, 140, "__________________", 8),
    Text(114, 126, "^1^  See A/98/1, and", 8.5),
    Text(123, 116, "A/98/2.", 8.5),
    Text(114, 106, "2 A/98/3.", 8.5),
)


def test_notes_stand_in_small_print_under_a_line_with_raised_marks():
    """A number that is not raised is the next one's."""
    lines = (Text(90, 700, f"{LONG}^1^ known.^2^"), *NOTES)
    assert words(*lines, kinds=("paragraph", "note")) == [
        ("paragraph", f"{LONG}[1] known.[2]"),
        ("note", "[1] See A/98/1, and A/98/2."),
        ("note", "[2] A/98/3."),
    ]


def test_a_short_rule_parts_notes_too_and_a_note_goes_on_over_a_page():
    """The rule over larger print parts none."""
    pages = [
        page(*MASTHEAD, *paragraphs(LONG), Text(110, 70, "* A/99/2, and", 8.5), rules=[(110, 183, 80)]),
        page(*paragraphs(LONG), Text(123, 70, "A/99/3.", 8.5), number=2, rules=[(110, 183, 80)]),
        page(*paragraphs(LONG), number=3, rules=[(110, 183, 700), (270, 342, 60)]),
    ]
    assert told(read(pages), "note") == [("note", "* A/99/2, and A/99/3.")]


def test_marks_that_stand_beside_each_other_are_two():
    """And digits of one mark are one."""
    notes = [Text(114, 126 - 10 * at, f"^{number}^ A/98/1.", 8.5) for at, number in enumerate((3, 12))]
    lines = [Text(90, 700, f"{LONG}^12^  ^3^ so."), Text(100, 140, "_" * 18, 8), *notes]
    assert words(*lines)[0][1] == f"{LONG}[12] [3] so."


def test_a_table_is_kept_apart_with_its_cells_and_its_caption():
    """Its rows are no headings."""
    lines = (
        *paragraphs(f"1.  |{LONG}\nin the table:", top=700),
        Text(123, 660, "Table 1"),
        Text(123, 640, "Town|Rain", 8),
        Text(123, 620, "Arica|13", 9),
        Text(123, 605, "Large towns of", 9),
        Text(123, 590, "the hills|32", 9),
        Text(123, 560, "II. Snow", 14, bold=True),
    )
    assert words(*lines, kinds=("table", "heading")) == [
        ("table", "Table 1\nTown   Rain\nArica   13\nLarge towns of\nthe hills   32"),
        ("heading", "II. Snow"),
    ]


def test_print_between_long_rules_is_a_table_if_it_has_rows():
    """Its other lines are cells that go on; one line with room in it is none."""
    lines = (
        Text(123, 640, "Town|Rain"),
        Text(123, 628, "1.  |A line of one cell."),
        Text(123, 616, "Arica|13"),
        *paragraphs(LONG, LONG, "It rains.", "It pours.", "It snows."),
        Text(123, 450, "A line|with room"),
    )
    found = words(*lines, kinds=("table", "paragraph"), rules=[HEAD, (120, 480, 652), (120, 480, 610)])
    assert found[0] == ("table", "Town   Rain\n1.   A line of one cell.\nArica   13")
    assert ("paragraph", "A line with room") in found
    boxed = words(*paragraphs(f"{LONG}\nknown.", "It rains."), rules=[HEAD, (120, 480, 570), (120, 480, 500)])
    assert boxed == [("paragraph", f"{LONG} known."), ("paragraph", "It rains.")]


def test_the_last_row_of_a_table_may_stand_on_the_next_page():
    """Alone, as the first line there; not where text ends the page before."""
    rows = [Text(123, 640, "Town|Rain"), Text(123, 625, "Bern|much"), Text(123, 610, "Lima|none")]
    last = page(Text(123, 700, "Arica|13"), *paragraphs(f"1.  |{LONG}.", top=640), number=3)
    for more, kind in (([], "table"), (paragraphs(f"{LONG}.", top=540), "heading")):
        document = read([page(number=1), page(*rows, *more, number=2), last])
        assert next(block.kind for block in document.blocks if "Arica" in block.text) == kind


def test_a_line_of_one_cell_between_rows_goes_on_with_its_cell():
    """But not a numbered paragraph, and no full line."""
    rows = (Text(123, 640, "Towns in the hills|32"), Text(123, 628, "and rivers"), Text(123, 616, "Arica|13"))
    found = words(*paragraphs(LONG, top=700), *rows, Text(123, 600, "1.  |It rains."), Text(123, 582, "Snow|4"))
    assert found == [
        ("paragraph", LONG),
        ("paragraph", "1. It rains."),
        ("heading", "Snow 4"),  # with nothing beside it, it looks like one
    ]


def test_the_rows_of_contents_are_told_by_their_leaders():
    """They are no table."""
    lines = (
        Text(60, 700, "Contents", 14), Text(500, 680, "Page", 7), Text(100, 660, "I. Rain . . . . . .|2", 8.5),
        Text(100, 640, "II. Snow . . . . . .|3", 8.5), *paragraphs(LONG),
    )  # fmt: skip
    assert words(*lines, kinds=("contents",)) == [
        ("contents", "Page\nI. Rain . . . . . .   2\nII. Snow . . . . . .   3")
    ]


def test_the_word_page_above_contents_belongs_to_them():
    """In the print of the text, and with others; but not where another table ends with it."""
    rows = [Text(100, 640, "I. Rain . . . . . .|2"), Text(100, 620, "II. Snow . . . . . .|3")]
    for head in ("Page", "Chapter|Page", "Paragraphs|Page"):
        lines = (Text(60, 700, "Contents", 14), Text(400, 668, head), *rows, *paragraphs(LONG))
        assert words(*lines, kinds=("contents", "paragraph")) == [
            ("contents", f"{head.replace('|', '   ')}\nI. Rain . . . . . .   2\nII. Snow . . . . . .   3"),
            ("paragraph", LONG),
        ]
    assert words(Text(60, 700, "Rain falls on every", 10), Text(60, 670, "page"), *paragraphs(LONG))[1][1] == "page"


@pytest.mark.parametrize(
    ("title", "kind"), [("Elements for a decision", "table"), ("Box 1. Rain", "table"), ("Summary", "paragraph")]
)
def test_text_in_a_frame_is_a_box(title, kind):
    """What stands below goes on with the text; a summary is text, as on a first page."""
    lines = [*paragraphs(f"1.  |{LONG}\nknown."), Text(130, 480, title, bold=True), *paragraphs("It pours.", top=460)]
    lines += [Text(130, 442, "It snows."), *paragraphs("2.  |It hails.", top=400)]
    found = words(*lines, kinds=("table", "paragraph"), frames=[(120, 435, 480, 495)])
    boxed = f"{title}\nIt pours.\nIt snows." if kind == "table" else "It pours."
    assert found[1] == (kind, boxed)
    assert found[-1] == ("paragraph", "2. It hails.")


def test_a_frame_with_other_text_between_its_lines_or_as_high_as_a_page_is_no_box():
    """Nor is the ground of one line."""
    lines = paragraphs(LONG, f"{LONG}\nknown.", "It hails.")
    for frame in ((120, 550, 480, 570), (50, 30, 580, 780)):
        assert words(*lines, kinds=("table",), frames=[frame]) == []
    beside = [Text(60, 554, "Beside it, and wide enough to be told.")]
    assert words(*lines, *beside, kinds=("table",), frames=[(122, 520, 580, 570)]) == []


def test_text_between_two_plain_rules_is_a_box():
    """If no number stands in it; text between two boxes is none, and one line is the ground of a heading."""
    rules = [HEAD, *((123, 520, height) for height in (653, 650, 600, 550, 500))]  # the first one is double
    box = paragraphs("Good practice in Peru", LONG, top=640)
    found = words(*box, *paragraphs(LONG, top=580), *paragraphs("Snow", LONG, top=540), rules=rules, kinds=())
    assert [kind for kind, _ in found if kind != "masthead"] == ["table", "paragraph", "table"]
    found = words(
        *paragraphs("1.  |" + LONG, LONG, top=640), *paragraphs("Snow", top=540), rules=rules, kinds=("table",)
    )
    assert not found


@pytest.mark.parametrize(
    ("rules", "asked"),
    [
        ([(123, 520, 548)], ["Snow"]),
        ([(123, 520, 557)], []),  # it underlines
        ([(300, 520, 548)], []),
        ([(123, 520, 580), (123, 520, 548)], []),
        ([(123, 520, 300)], []),
    ],
)
def test_a_long_rule_in_the_text_may_be_that_of_a_box_which_goes_on_over_the_page(rules, asked):
    """It is asked about, but not two of them, nor one below all text."""
    lines = [Text(123, 560, LONG), *paragraphs("Snow", f"1. {LONG}", top=536)]
    document = read([page(number=1), page(*lines, number=2, rules=[HEAD, *rules])])
    assert [each.words for each in document.doubts if each.cause == "rule"] == asked


def test_a_numbered_paragraph_between_two_tables_is_none_of_them():
    """Whose rules are as wide; a number within a table belongs to it."""
    heights = (650, 630, 600, 500, 480, 450)
    tables = [Text(123, top, "rain|snow|hail") for top in (635, 620, 606, 485, 470, 456)]
    for room in ("  |", ""):
        between = paragraphs(f"7.{room} {LONG}", top=570)
        found = words(*tables, *between, rules=[HEAD, *((123, 520, height) for height in heights)], kinds=())
        assert [kind for kind, _ in found if kind != "masthead"] == ["table", "paragraph", "table"]


def test_a_box_with_rows_is_one_table():
    """Its frame has what stands between them."""
    rows = (Text(123, 560, "It rains much."), Text(123, 540, "Town|Rain"), Text(123, 525, "Arica|13"))
    assert words(*paragraphs(LONG, top=640), *rows, kinds=("table",), frames=[(120, 515, 480, 575)]) == [
        ("table", "It rains much.\nTown   Rain\nArica   13")
    ]


def test_an_organ_alone_on_its_line_opens_a_decision_and_is_no_heading():
    """Sloped, or above a numbered paragraph; a bold one is a heading."""
    for options, kind in (({"italic": True}, "paragraph"), ({}, "paragraph"), ({"bold": True}, "heading")):
        lines = [*paragraphs(f"{LONG}."), Text(123, 520, "The Executive Board", **options)]
        assert words(*lines, *paragraphs("1.  |Asks for rain.", top=500))[1] == (kind, "The Executive Board")


def test_a_numbered_paragraph_that_ends_in_a_word_before_the_next_is_told():
    """A page may be missing."""
    one = page(*paragraphs(f"1.  |{LONG}\nknown", "2.  |It rains."), number=2)
    document = read([page(number=1), one])
    assert [(each.cause, each.page, each.words) for each in document.doubts] == [
        ("cut", 2, f"1. {LONG} known"[-40:])
    ]  # fmt: skip


def test_many_decisions_in_one_document_have_the_title_of_all():
    """What stands in bold below is the name of one if it has a number."""
    lines = [Text(123, 610, "Decisions adopted by the Executive Board in 2033", 14, bold=True)]
    for below, title in (("Annual session", lines[0].text), ("2033/4 The rain", "The rain")):
        document = read([page(*lines, Text(123, 580, below, 12, bold=True), *paragraphs(f"{LONG}.", top=540))])
        assert document.title == title


def test_sentences_in_italics_are_no_heading():
    """As an epigraph with the name of who said it, above a numbered paragraph."""
    lines = [Text(300, 560, "Rain is the first of the rights.", italic=True), Text(300, 548, "\N{EM DASH} Ada Pilot")]
    text = "Rain is the first of the rights. \N{EM DASH} Ada Pilot"
    assert words(*lines, *paragraphs("1.  |It rains.", top=520))[0] == ("paragraph", text)
    sloped = [Text(123, 560, "Rain is a right. So it is said", italic=True), *paragraphs(f"{LONG}.", top=540)]
    assert words(*sloped)[0] == ("paragraph", "Rain is a right. So it is said")


@pytest.mark.parametrize(
    ("lefts", "asked"), [([123], False), ([250], True), ([208], False), ([208, 208], True), ([208, 240], False)]
)
def test_a_line_in_italics_that_stands_further_right_may_be_an_epigraph(lefts, asked):
    """It is asked about, but not one in the middle of the page."""
    lines = [
        Text(left, 580 - 12 * at, "Rain is the first of the rights of all as long as it is", italic=True)
        for at, left in enumerate(lefts)
    ]
    document = read([page(number=1), page(*lines, *paragraphs(f"1.  |{LONG}", LONG, top=540), number=2)])
    assert [each.cause for each in document.doubts if each.cause == "aside"] == ["aside"] * asked
    summary = [Text(250, 580, "Summary", italic=True), *paragraphs(LONG, top=540)]
    assert not any(each.cause == "aside" for each in read([page(), page(*summary, number=2)]).doubts)
    assert document.blocks[0].kind == "heading"


def test_resolutions_in_two_columns_end_each_with_their_meeting_and_its_date():
    """What stands below is no signature, though a second column stands at the right."""
    columns = []
    for left in (60, 325):
        lines = [Text(left, 700 - 12 * at, "It rains in the towns of the north and so on") for at in range(13)]
        closing = [
            Text(left + 90, top, words, italic=True) for top, words in ((520, "5th meeting"), (508, "3 May 2033"))
        ]
        columns += [*lines, *closing, Text(left, 480, "The Assembly asks for rain in the towns of the south.")]
    found = read([page(number=1), page(*columns, number=2)]).blocks
    kinds = [block.kind for block in found]
    assert kinds == ["paragraph", "closing", "closing", "paragraph"] * 2


def test_a_short_line_in_italics_ends_with_its_page():
    """The next page begins with other italics."""
    one = page(
        *paragraphs(f"{LONG},\n{LONG},\n{LONG},\n{LONG}."), Text(123, 200, "Rain in Peru", italic=True), number=2
    )
    two = page(Text(123, 700, "The meeting was called to order", italic=True), *paragraphs(LONG), number=3)
    assert told(read([page(number=1), one, two]), "heading", "paragraph")[1:3] == [
        ("heading", "Rain in Peru"), ("heading", "The meeting was called to order"),
    ]  # fmt: skip


def test_text_in_a_frame_on_the_first_page_is_a_box_below_the_first_paragraph():
    """Above it, it is the summary."""
    boxed = [Text(130, 480, "It pours.", bold=True), Text(130, 462, "It snows.")]
    for first, kind in ((f"1.  |{LONG}.", "table"), (f"{LONG}.", "heading")):
        lines = [*MASTHEAD, *paragraphs(first), *boxed, *paragraphs(f"2.  |{LONG}.", top=400)]
        found = told(read([page(*lines, frames=[(120, 455, 480, 495)])]), "table", "heading")
        assert found[:1] == ([(kind, "It pours.\nIt snows.")] if kind == "table" else [])


def test_a_title_may_stand_high_where_no_rules_part_it_from_the_masthead():
    """Below what is said on distribution and language; what stands above may be an organ. Of a scan nothing tells."""
    head = [Text(72, 760, "Committee on Rain", 14, bold=True), Text(400, 760, "Distr.: General"),
            Text(400, 748, "EC/99/1"), Text(400, 736, "Original: English"), Text(72, 724, "99th meeting")]  # fmt: skip
    first = page(*head, Text(200, 680, "The rain in the hills", 14, bold=True), *paragraphs(f"{LONG}."))
    document = read([first])
    assert (document.title, document.organ) == ("The rain in the hills", "Committee on Rain")
    assert read([replace(first, picture=True)]).title == ""


def test_a_chapter_below_a_title_is_none_of_its_words():
    """Nor is the number of a draft resolution below its sponsors."""
    head = [Text(60, 740, "A/99/1"), Text(123, 610, "Ninth report on rain", 14, bold=True)]
    document = read([page(*head, Text(123, 585, "Chapter I", 14, bold=True), *paragraphs(f"{LONG}."))])
    assert told(document, "heading") == [("heading", "Chapter I")]
    lines = [Text(123, 610, "Peru and Chad: draft resolution", 14, bold=True)]
    lines += [Text(123, 585, "99/\N{HORIZONTAL ELLIPSIS} Rain in the hills", 12, bold=True), *paragraphs(f"{LONG}.")]
    assert read([page(Text(60, 740, "A/99/L.1"), *lines)]).title == "Rain in the hills"


def test_dashes_beside_a_page_number_and_a_word_on_recycling_are_no_words():
    """At the head, and at the foot beside a bar code."""
    two = page(
        Text(60, 760, "EC/99/1|- 2 -"), *paragraphs(LONG, LONG), Text(60, 36, "*3312345*|Please recycle"), number=2
    )
    assert told(read([page(*MASTHEAD, *paragraphs(LONG)), two]), "furniture") == [
        ("furniture", "EC/99/1 - 2 -"), ("furniture", "*3312345* Please recycle"),
    ]  # fmt: skip


def test_two_columns_are_read_one_after_the_other():
    """A heading across both parts them."""
    left = [Text(60, 700 - 12 * n, f"left {n} of the rain in the hills of the north") for n in range(13)]
    right = [Text(320, 700 - 12 * n, f"right {n} of the rain in the hills of the north") for n in range(14)]
    across = Text(60, 520, "The snow in all of the hills and in all of the towns of the north and the south of it")
    (first, second, *_) = words(*left, *right, across, Text(60, 490, "After."))
    assert first[1].startswith("left 0 of")
    assert "left 12 of the rain in the hills of the north right 0 of" in first[1]
    assert second[1].startswith("The snow in all")


def test_columns_may_end_near_the_foot_of_a_page():
    """What stands there as near below as the lines above is text; a foot stands further down."""
    left = [Text(62, 492 - 12 * n, f"Rain fell on the hills of the north on day {n}") for n in range(36)]
    right = [Text(320, 492 - 12 * n, f"It poured in the southern towns on day {n}") for n in range(36)]
    document = read([page(), page(*left, *right, Text(62, 50, "33-01234"), Text(540, 50, "2/6"), number=2)])
    text = " ".join(words for _, words in told(document, "paragraph"))
    assert text.index("north on day 35") < text.index("southern towns on day 0")


@pytest.mark.parametrize("count", [4, 14])
def test_the_last_page_of_columns_may_have_few_lines(count):
    """Where the page before has columns; else they may be the cells of a table."""
    words = "of the rain in the hills of the north and so on"
    left, right = (
        [Text(x, 700 - 12 * n, f"{side} {n} {words}") for n in range(13)] for x, side in ((60, "left"), (320, "right"))
    )
    last = [*(Text(60, 700 - 12 * n, f"last {n} {words}") for n in range(count)), Text(320, 700, "It ends.")]
    document = read([page(), page(*left, *right, number=2), page(*last, number=3)])
    assert document.blocks[-1].text.endswith(f"last {count - 1} {words} It ends.")
    assert not read([page(), page(*last, number=2)]).blocks[-1].text.endswith("It ends.")


def test_columns_that_are_narrow_are_a_table():
    """Text in columns is wide."""
    rows = [Text(60, 700 - 12 * n, f"town {n}") for n in range(13)]
    rows += [Text(330, 700 - 12 * n, f"rain {n}") for n in range(13)]
    assert words(*rows, *paragraphs(LONG, top=400), kinds=("table",))[0][1].startswith("town 0   rain 0\ntown 1")


@pytest.mark.parametrize(
    ("first", "second", "read_as", "sure"),
    [
        ("self-", "made", "self-made", True),  # the document does not cut words
        ("well-", "known, re-re. here", "well-known, re-re. here", True),
        ("short-", "and long", "short- and long", None),
        ("see https://un.org/a-", "b", "see https://un.org/a-b", True),
        ("and/", "or", "and/or", None),
        ("self-", "(made)", "self-(made)", None),
    ],
)
def test_a_hyphen_at_a_line_end_is_kept_where_the_document_cuts_no_words(first, second, read_as, sure):
    """Most do not."""
    document = read([page(number=1), page(*paragraphs(f"{first}\n{second}"), number=2)])
    assert told(document, "paragraph") == [("paragraph", read_as)]
    assert [each.sure for each in document.cut] == ([] if sure is None else [sure])


def test_a_document_that_cuts_words_joins_those_that_nothing_tells_of():
    """And they are asked about; a word with its hyphen elsewhere keeps it."""
    document = read(
        [
            page(number=1),
            page(
                *paragraphs("Rain and towns, rivers.", "The ra-\nin, the tow-\nns, the riv-\ners, the wea-\nther, a"),
                *paragraphs("self-\nmade, the self-made one", top=300),
                number=2,
            ),
        ]
    )
    assert told(document, "paragraph")[1:] == [
        ("paragraph", "The rain, the towns, the rivers, the weather, a"),
        ("paragraph", "self-made, the self-made one"),
    ]
    assert [(each.first, each.kept, each.sure) for each in document.cut] == [
        ("ra", False, True), ("tow", False, True), ("riv", False, True), ("wea", False, False), ("self", True, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told_elsewhere", "read_as"),
    [
        ("Co-operation, co-operation, cooperation", "co-operation"),
        ("Cooperation, cooperation, co-operation", "cooperation"),
        ("Cooperation, co-operation", "co-operation"),
    ],
)
def test_a_cut_word_that_is_spelt_both_ways_is_read_as_most_are_and_asked_about(told_elsewhere, read_as):
    """Here in a document that cuts words: its text does not tell which of the two was cut."""
    cuts = paragraphs(f"{told_elsewhere}, the hills, rivers, ri-\nvers, the hil-\nls, the co-\noperation")
    document = read([page(number=1), page(*cuts, number=2)])
    assert told(document, "paragraph")[0][1].endswith(f"the {read_as}")
    assert [each.sure for each in document.cut] == [True, True, False]


def test_a_prefix_at_a_line_end_keeps_its_hyphen_where_no_words_are_cut_and_is_asked_about():
    """However often the text has the word without one: a hyphen was printed there."""
    cut = paragraphs("The re-\nelection, or reelection, the sub-\noffices, or suboffices, the ri-\nvers, rivers")
    document = read([page(number=1), page(*cut, number=2)])
    assert told(document, "paragraph") == [
        ("paragraph", "The re-election, or reelection, the sub-offices, or suboffices, the rivers, rivers")
    ]
    assert [(each.kept, each.sure) for each in document.cut] == [(True, False), (True, False), (False, True)]


def test_a_document_whose_hyphens_all_belong_to_their_words_has_no_doubt_of_one():
    """Also where the word stands elsewhere without it."""
    cut = paragraphs(
        "The self-\nmade, well-\nknown, and five-\nyear life-\nsaving, or life-saving, lifesaving, lifesaving"
    )
    document = read([page(number=1), page(*cut, number=2)])
    assert [(each.kept, each.sure) for each in document.cut] == 4 * [(True, True)]
    assert "year life-saving" in told(document, "paragraph")[0][1]


def test_pages_without_characters_are_a_document_without_blocks():
    """Nothing is made up."""
    assert read([page()]).blocks == ()


@pytest.mark.parametrize(
    ("first", "room", "parted", "words", "asked"),
    [
        ("It", 1.52, False, "It rains.", 0),
        ("It", 1.2, False, "Itrains.", 0),
        ("It", 1.3, True, "It rains.", 1),
        ("of", 0.8, True, "of rains.", 0),
        ("of", 0.5, True, "ofrains.", 0),
    ],
)
def test_spaces_are_told_by_the_room_where_a_page_writes_none(first, room, parted, words, asked):
    """Narrower room is a space there, and still narrower if the widths of letters tell of it: f hangs over."""
    apart = enumerate(Text(123, 700, f"{first}rains.").characters())
    moved = [
        Character(
            c.text, c.left + room * (at > 1), c.right + room * (at > 1), 700, 10, parted=parted and at == len(first)
        )
        for at, c in apart
    ]
    bare = Page(2, 612, 792, tuple(moved))
    document = read([page(), bare])
    assert told(document, "paragraph") == [("paragraph", words)]
    assert sum(doubt.cause == "space" for doubt in document.doubts) == asked
    spaced = Page(2, 612, 792, (*moved, *Text(123, 600, "It is so that it is so.").characters()))
    assert told(read([page(), spaced]), "paragraph")[0][1].startswith(f"{first}rains.")


@pytest.mark.parametrize(
    ("height", "size", "words"), [(699, 6, "CO₂"), (697, 6, "CO₂"), (700, 6, "CO2"), (700, 10, "CO 2")]
)
def test_a_small_digit_belongs_to_its_word_and_a_lowered_one_is_its_own_sign(height, size, words):
    """As in a formula, whether it stands a little or much below the line; one on the line is a digit."""
    formula = [Character("C", 123, 128, 700, 10), Character("O", 128, 133, 700, 10)]
    lines = [*formula, Character("2", 135.5, 138, height, size)]
    assert told(read([page(), Page(2, 612, 792, tuple(lines))]), "paragraph") == [("paragraph", words)]


def test_words_smaller_than_others_of_their_line_are_parted_by_the_room_of_their_own_print():
    """As "Distr.: General" beside the name of an organ."""
    large = [*Text(60, 700, "Assembly", 14).characters()]
    small = [*Text(300, 700, "Distr.:").characters()]
    small += [
        each._replace(left=each.left + 2, right=each.right + 2) for each in Text(335, 700, "General").characters()
    ]
    document = read([page(), Page(2, 612, 792, (*large, *small))])
    assert told(document)[0][1].endswith("Distr.: General")


def test_a_hyphen_at_the_end_of_a_cell_is_one():
    """The library tells it by a sign that nobody sees."""
    lines = [Text(60, 700, "medium\N{SOFT HYPHEN}|much"), Text(60, 688, "sized|rain"), Text(60, 676, "towns|and more")]
    assert words(*lines, kinds=("table",)) == [("table", "medium-   much\nsized   rain\ntowns   and more")]


def test_a_job_number_with_dates_is_a_foot_wherever_it_stands_low():
    """As on the last page of an official record."""
    assert words(*paragraphs(LONG), Text(60, 90, "33-12345X (E) 030533"), kinds=("furniture",)) == [
        ("furniture", "33-12345X (E) 030533")
    ]


def test_rows_with_leaders_are_a_table_in_any_size():
    """And a short line under a heading may be one."""
    lines = (
        Text(60, 700, "Contents", 14),
        Text(60, 680, "I. Rain ........... 2"),
        Text(60, 668, "II. Snow .......... 3"),
        Text(90, 620, "II. Snow", 14, bold=True),
        *paragraphs("E-snow", f"1.  |{LONG}\nknown."),
    )
    assert words(*lines, kinds=("contents", "heading"))[1:] == [
        ("contents", "I. Rain ........... 2\nII. Snow .......... 3"),
        ("heading", "II. Snow"),
        ("heading", "E-snow"),
    ]


def test_a_heading_beside_the_text_of_another_column_keeps_its_size():
    """Its lines are one heading."""
    left = [Text(60, 700, "III. The rain of the", 14, bold=True), Text(90, 684, "north and the hills", 14, bold=True)]
    left += [Text(60, 660 - 12 * at, f"It rains on day {at} of the year, as known") for at in range(20)]
    right = [Text(330, 700 - 12 * at, f"It snows on day {at} of the year, as known") for at in range(24)]
    right[0] = Text(330, 700, "It snows on day one of the year.")
    document = read([page(number=2), page(*left, *right, number=3, rules=[HEAD])])
    assert told(document, "heading") == [("heading", "III. The rain of the north and the hills")]


def test_lines_far_apart_are_paragraphs_though_there_are_no_others():
    """As in an amendment of four lines."""
    lines = paragraphs("Replace:", "the rain", "with", "the snow.")
    lines[2].italic = True
    assert words(*lines) == [("paragraph", text) for text in ("Replace:", "the rain", "with", "the snow.")]


def test_the_place_and_the_date_at_the_right_close_a_text():
    """They are no heading and no part of the last paragraph."""
    lines = (*paragraphs(f"31.  |{LONG}\nknown."), Text(400, 500, "Northby, 15 April 2033"))
    assert words(*lines, kinds=("closing",)) == [("closing", "Northby, 15 April 2033")]


def test_a_heading_that_announces_its_parts_goes_on_with_them():
    """As in a chapter on an item with two sub-items."""
    lines = [
        Text(60, 700, "Chapter III", 14, bold=True), Text(123, 684, "Debate:", 14, bold=True),
        Text(123, 668, "(a)|Rain", 14, bold=True), Text(123, 652, "(b)|Snow", 14, bold=True),
        *paragraphs(LONG, LONG),
    ]  # fmt: skip
    assert words(*lines, kinds=("heading",)) == [("heading", "Chapter III Debate: (a) Rain (b) Snow")]


COVER = page(
    Text(60, 740, "A/99/42"),
    Text(123, 575, "Report of the Rain", 28, bold=True),
    Text(123, 548, "Commission", 28, bold=True),
    Text(123, 508, "Session of 2033", 20, bold=True),
    Text(123, 490, "3 April 2033", 20, bold=True),
    Text(123, 410, "General Assembly", 20, bold=True),
    Text(123, 390, "Official Records", 14, bold=True),
)


def test_an_official_record_has_its_title_and_its_date_on_its_cover():
    """The number of the series belongs there too, wherever it stands; pages have the numbers that they show."""
    verso = page(Text(123, 600, "Note", italic=True), *paragraphs(LONG), Text(60, 100, "ISSN 0251-7892"), number=2)
    rows = (Text(60, 660, "Contents", 14), Text(60, 640, "I.|Rain ......... 2"), Text(60, 628, "II.|Snow ........ 2"))
    third = page(Text(500, 700, "[30 April 2033]"), *rows, Text(500, 38, "1/2"), number=3)
    fourth = page(*paragraphs("1.  |It rains."), Text(60, 38, "2/2"), number=4)
    document = read([COVER, verso, third, fourth])
    assert (document.title, document.subtitle) == ("Report of the Rain Commission", "Session of 2033")
    assert [text for _, text in told(document, "masthead")][-2:] == ["ISSN 0251-7892", "[30 April 2033]"]
    assert document.numbers == (0, 0, 1, 2)


def test_numbers_of_pages_that_do_not_agree_are_not_believed():
    """The pages are counted then."""
    pages = [page(*paragraphs(LONG), Text(60, 38, f"{number}/99"), number=at)
             for at, number in enumerate((7, 1, 9), 1)]  # fmt: skip
    assert read(pages).numbers == (1, 2, 3)


def test_who_presents_a_report_stands_in_its_masthead():
    """It is no paragraph of it."""
    lines = (*MASTHEAD, Text(123, 560, "Rapporteur: Ms. Ada Pilot (Peru)"), *paragraphs(LONG, top=530))
    document = read([page(*lines, rules=[(60, 552, 726), (60, 552, 690)])])
    assert told(document, "masthead")[-1] == ("masthead", "Rapporteur: Ms. Ada Pilot (Peru)")
    assert document.organ == "General Assembly"


def test_a_list_under_a_title_has_a_heading_of_its_own():
    """It says nothing of who made the document."""
    lines = (
        Text(123, 620, "Annotated agenda", 14, bold=True),
        Text(123, 595, "Provisional agenda", 12, bold=True),
        *paragraphs("1.  |Rain.", f"2.  |{LONG} and more", f"3.  |{LONG} and more"),
    )
    document = read(
        [page(Text(60, 640, "Rain Council", 11, bold=True), *lines, rules=[(60, 552, 726), (60, 552, 690)])]
    )
    assert (document.title, document.subtitle, document.organ) == ("Annotated agenda", "", "Rain Council")
    assert told(document, "heading") == [("heading", "Provisional agenda")]


def test_the_number_of_a_draft_resolution_is_no_word_of_its_title():
    """It stands in its heading."""
    lines = (Text(123, 600, "99/…  Rain and snow", 14, bold=True), *paragraphs("The Rain Council,", LONG))
    document = read([page(*lines)])
    assert document.title == "Rain and snow"
    assert told(document, "heading") == [("heading", "99/… Rain and snow")]


def test_cells_of_several_lines_belong_to_their_table():
    """Also where one column has many more lines than the others, and where little room is before a column."""
    rows = [("Goal", "Rain in", "Snow"), ("One", "It rains in the ten", "It snows"), ("Two", "It rains.", "It snows.")]
    rows += [("", "it rains", "")] * 8 + [("Three", "It rains.", "It snows"), ("Four", "It rains.", "It snows")]
    cells = [
        Text(left, 640 - 12 * at, cell)
        for at, row in enumerate(rows)
        for left, cell in zip((60, 120, 210), row, strict=True)
        if cell
    ]
    ((_, table),) = words(*paragraphs(LONG, top=700), *cells, kinds=("table",))
    assert table.count("\n") == 12
    assert "One   It rains in the ten   It snows" in table


def test_two_columns_of_names_end_with_the_last_of_the_first():
    """It stands as far below as they do; what stands further below, or is marked, does not."""
    names = [Text(left, 640 - 18 * at, f"State {left} {at}") for at in range(4) for left in (147, 300)]
    end = Text(147, 568, "The last State")
    for more, expected in (
        (end, "The last State"),
        (Text(147, 560, "It rains."), None),
        (Text(147, 568, "(b)|Two"), None),
    ):
        ((_, table),) = words(*names, more, Text(123, 500, LONG), kinds=("table",))
        assert (table.split("\n")[-1] == expected) == (expected is not None)
    assert len(words(*names, kinds=("table",))) == 1


def test_a_row_of_contents_on_two_lines_is_one():
    """Its first line has no leaders."""
    lines = [
        Text(60, 700, "Contents", 14), Text(60, 680, "I.|Rain ........... 2"),
        Text(60, 668, "II.|Snow in the hills and"), Text(80, 656, "in the towns .......... 3"),
        Text(60, 644, "III.|Fog ........... 4"),
    ]  # fmt: skip
    assert words(*lines, kinds=("contents",))[0][1].split("\n")[1:3] == [
        "II.   Snow in the hills and", "in the towns .......... 3",
    ]  # fmt: skip


def test_notes_with_letters_are_notes_of_their_own():
    """Each begins with its raised letter, which is kept as a raised sign, as in the text."""
    lines = [*paragraphs(f"{LONG}\nknown.^a^ It snows.^b^"), Text(100, 140, "_" * 18, 8)]
    notes = [Text(114, 126, "^a^ A/98/1.", 8.5), Text(114, 116, "^b^ A/98/2.", 8.5)]
    assert [text for _, text in words(*lines, *notes, kinds=("note",))] == ["ᵃ A/98/1.", "ᵇ A/98/2."]


def test_a_rule_of_signs_is_no_word():
    """It ends a document."""
    assert words(*paragraphs(LONG, "_________"), kinds=("furniture",)) == [("furniture", "_________")]


def doubts(*lines, **options):
    """What print leaves open on a page that is not the first."""
    document = read([page(number=2, rules=[HEAD]), page(*lines, number=3, **options)])
    return [(doubt.cause, doubt.words) for doubt in document.doubts]


def test_what_print_leaves_open_is_told():
    """Each kind has a place and words; what is clear is not told."""
    assert doubts(*paragraphs(f"{LONG}\nIt rains {LONG}\nknown.", f"{LONG}.")) == []
    early = f"{LONG}\nknown. It rains.\nIt rains {LONG} known."
    assert doubts(*paragraphs(early, f"{LONG}.")) == [("inside", f"It rains {LONG} known.")]
    small = f"and {LONG} to all."
    assert doubts(*paragraphs(f"{LONG}.", small, f"{LONG}.")) == [("small", small)]
    assert doubts(*paragraphs(f"{LONG}.", LONG)) == [("end", LONG[-40:])]
    note = [Text(100, 140, "_" * 18, 8), Text(114, 126, "^1^ A/98/1.", 8.5), Text(114, 116, "Note:", 8.5, italic=True)]
    assert doubts(*paragraphs(f"{LONG}.^1^"), *note) == [("foot", "Note:")]
    apart = [each._replace(left=each.left + 1.55 * (each.left > 145), right=each.right + 1.55 * (each.left > 145))
             for each in Text(123, 700, "It rains2033 so. It is so.").characters()]  # fmt: skip
    document = read([page(), Page(2, 612, 792, tuple(apart))])
    assert [doubt.cause for doubt in document.doubts] == ["space"]


def test_many_words_on_their_side_are_told():
    """On a page whose other words stand upright: they may be those of a table."""
    words = "It rains in the towns of the north, and it pours in the towns of the south. "
    pages = [page(), page(*paragraphs(f"{LONG}."), number=2, turned=words)]
    assert [(doubt.cause, doubt.page) for doubt in read(pages).doubts] == [("turned", 2)]


def test_a_paragraph_without_number_or_indent_may_end_with_its_page():
    """Nothing tells whether it goes on after a full stop."""
    pages = [page(), page(*paragraphs(f"{LONG}\nknown.", f"{LONG}\nknown to all."), number=2),
             page(*paragraphs(f"It snows {LONG}\nknown.", top=700), number=3)]  # fmt: skip
    assert [(doubt.cause, doubt.page) for doubt in read(pages).doubts] == [("break", 3)]


def test_a_page_that_is_a_picture_is_told():
    """Its words were recognised."""
    assert read([replace(page(*paragraphs(LONG)), picture=True), page(number=2)]).pictures == (1,)


def test_hyphens_of_an_address_are_kept_at_a_line_end():
    """Also where its words stand together elsewhere."""
    lines = paragraphs("See www.rain.example/the-broad-\nband/news and the-broad-\nband and broadband as well.")
    assert words(*lines)[0][1].startswith("See www.rain.example/the-broad-band/news")


def test_a_typed_document_has_its_title_and_headings_in_capitals():
    """And the language and the number of its pages under its symbol."""
    first = page(
        Text(60, 740, "A/49/1"), Text(60, 700, "3 May 1994"), Text(220, 530, "RAIN IN THE"), Text(240, 518, "HARBOURS"),
        Text(200, 494, "Report of the Secretary-General"), Text(250, 470, "I.  INTRODUCTION"),
        *paragraphs(f"1.  |{LONG}\nknown.", top=440, left=90),
    )  # fmt: skip
    second = page(
        Text(90, 750, "A/49/1"), Text(90, 738, "English"), Text(90, 726, "Page 2"), Text(250, 690, "II.  HARBOURS"),
        *paragraphs(f"2.  |{LONG}\nknown.", top=660, left=90), number=2,
    )  # fmt: skip
    document = read([first, second])
    assert (document.title, document.subtitle) == ("RAIN IN THE HARBOURS", "Report of the Secretary-General")
    assert [text for _, text in told(document, "heading")] == ["I. INTRODUCTION", "II. HARBOURS"]
    assert [text for _, text in told(document, "furniture")] == ["A/49/1", "English", "Page 2"]


@pytest.mark.parametrize(
    ("end", "kind"), [("", "paragraph"), ("\N{RIGHT DOUBLE QUOTATION MARK} in the hills", "heading")]
)
def test_a_heading_within_a_quotation_is_none(end, kind):
    """It begins with a quotation mark that does not close on it."""
    heading = Text(123, 560, f"\N{LEFT DOUBLE QUOTATION MARK}Rain in the towns{end}", bold=True)
    assert words(heading, *paragraphs(f"{LONG}.", top=530))[0][0] == kind


def test_the_number_of_a_decision_alone_on_its_line_is_a_heading():
    """In bold; elsewhere it is words."""
    found = words(Text(300, 560, "2033/101", 12, bold=True), *paragraphs(f"{LONG}.", "2033/102", top=530))
    assert found == [("heading", "2033/101"), ("paragraph", f"{LONG}."), ("paragraph", "2033/102")]


def test_a_single_typed_note_is_no_row_of_a_table():
    """However much room stands behind its number."""
    lines = paragraphs("1/  |A/48/3, which says that it rains.", f"{LONG}.")
    assert words(*lines, kinds=("table",)) == []


@pytest.mark.parametrize("last", ["ORIGINAL:  ENGLISH", "Forty-ninth session", "Item 103 of the provisional agenda*"])
def test_the_title_of_a_typed_document_stands_below_its_masthead(last):
    """However far that reaches down the page; its last lines are no title, though they be in capitals."""
    head = (Text(60, 760, "A/49/1"), Text(400, 700, "3 May 1994"), Text(400, 590, last))
    title = (Text(200, 550, "RAIN AND THE PEOPLE OF THE"), Text(280, 538, "HILLS"))
    document = read([page(*head, *title, Text(220, 510, "Progress report of the Secretary-General"))])
    assert document.title == "RAIN AND THE PEOPLE OF THE HILLS"
    assert metadata(document).author == "Secretary-General"


@pytest.mark.parametrize(
    ("large", "body"),
    [
        ("Board of Rain", "Board of Rain"),
        ("International Convention on Rain", "Committee on Rain"),
        ("Covenant on Hills", "Committee on Rain"),
        ("Conference of the Parties to the Convention", "Conference of the Parties to the Convention"),
    ],
)
def test_the_organ_is_no_symbol_and_no_treaty(large, body):
    """The committee of a treaty stands below its name."""
    head = (
        Text(123, 760, "United Nations|"),
        Text(400, 760, "RAIN/C/9", 14, bold=True),
        Text(123, 720, large, 20, bold=True),
        Text(60, 600, "Committee on Rain", bold=True),
        Text(123, 560, "The rain in the hills", 14, bold=True),
    )
    assert read([page(*head, *paragraphs(LONG, top=520))]).organ == body


QUOTED = (
    Text(160, 524, "It rains in the towns of the north, and all who live in them say that it will", 8.5),
    Text(160, 514, "never end, whatever is done for it by those who know of rain.", 8.5),
)


def test_smaller_print_between_the_margins_is_a_quotation():
    """It stands on its own, and the text goes on behind it."""
    text = (Text(123, 560, f"{LONG} known."), Text(123, 548, "A town told the Committee in its letter:"))
    more = Text(123, 490, "the Committee has heard it.")
    assert words(*text, *QUOTED, more, kinds=("paragraph", "table")) == [
        ("paragraph", f"{LONG} known. A town told the Committee in its letter:"),
        ("paragraph", f"{QUOTED[0].text} {QUOTED[1].text}"),
        ("paragraph", "the Committee has heard it."),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [Text(123, line.baseline, line.text, 8.5) for line in QUOTED],  # it begins where the text does
        QUOTED[:1],  # one line
        [Text(160, 524, "Rain|of the north", 8.5), QUOTED[1]],  # cells
        [Text(160, 524, "Rain", 8.5), Text(160, 514, QUOTED[0].text, 8.5)],  # a line that is not full
        [Text(160, 524, "Rain in", 8.5), Text(160, 514, "the hills", 8.5)],  # narrow
        [
            Text(160, 524, QUOTED[0].text + " not, as is well known by all of them", 8.5),
            QUOTED[1],
        ],  # as wide as the text
    ],
)
def test_other_smaller_print_is_none(lines):
    """It is a table, or a box, which is asked about."""
    text = (
        *paragraphs(f"{LONG}\n{LONG}", top=600),
        Text(123, 560, f"{LONG} known."),
        Text(123, 548, "A town told the Committee in its letter:"),
    )
    assert "table" in dict(words(*text, *lines, kinds=("paragraph", "table")))


@pytest.mark.parametrize("height", [538, 500])
def test_smaller_print_with_a_rule_is_a_box(height):
    """Above or below it."""
    text = (*paragraphs(f"{LONG}\n{LONG}", top=600), Text(123, 560, f"{LONG} known."))
    rules = [HEAD, (150, 500, height)]
    assert "table" in dict(words(*text, *QUOTED, kinds=("paragraph", "table"), rules=rules))
    assert "table" not in dict(words(*text, *QUOTED, kinds=("paragraph", "table")))


def test_a_resolution_of_a_conference_may_be_adopted_in_capitals():
    """As large as the text, on two lines; its title is below."""
    lines = (
        Text(60, 610, "DECISION ADOPTED BY THE CONFERENCE OF THE PARTIES", bold=True),
        Text(60, 598, "TO THE CONVENTION ON RAIN", bold=True),
        Text(200, 570, "15/4. The rain in the hills", bold=True),
        *paragraphs("The Conference of the Parties,", top=540),
    )
    assert read([page(*lines)]).title == "The rain in the hills"


def test_the_states_that_sponsor_a_draft_are_not_its_title():
    """Which stands below them."""
    lines = (
        Text(123, 610, "Peru and Chad: revised draft resolution", 12, bold=True),
        Text(123, 580, "The rain in the hills", 12, bold=True),
        *paragraphs("The General Assembly,", LONG, top=550),
    )
    document = read([page(*lines)])
    assert (document.title, document.subtitle) == ("The rain in the hills", "")


@pytest.mark.parametrize(
    ("line", "below", "kind"),
    [
        ("By Ada Pilot, Special Rapporteur", [LONG], "masthead"),
        ("By Ada Pilot, Special Rapporteur", [], "masthead"),
        ("By General Assembly resolution 53/1, it rained.", [LONG], "paragraph"),
        ("By Ada Pilot, who was there when it began to\nrain", [], "paragraph"),
    ],
)
def test_who_made_a_report_may_stand_under_its_title_in_plain_print(line, below, kind):
    """On a line of its own."""
    head = Text(123, 600, "The rain", 14, bold=True)
    found = read([page(head, *paragraphs(line, *below, top=575))]).blocks
    assert [block.kind for block in found if block.text.startswith("By ")] == [kind]


def test_a_title_ends_with_the_year_of_its_last_line_and_above_what_is_corrected():
    """Figures alone have no weight of letters."""
    head = [Text(123, 600, "Budget of the towns for", 14, bold=True), Text(123, 585, "2034", 14, bold=True)]
    assert read([page(*head, *paragraphs(LONG))]).title == "Budget of the towns for 2034"
    head = [
        Text(123, 600, "Rain", 14, bold=True),
        Text(123, 580, "Corrigendum", 14, bold=True),
        Text(123, 560, "Paragraph 12", 12, bold=True),
    ]
    document = read([page(*head, *paragraphs("Read snow.", LONG, top=540))])
    assert ("heading", "Paragraph 12") in told(document)


def test_a_title_ends_with_a_number_that_has_a_star():
    """Which is a figure, too, and no less bold."""
    lines = [Text(123, 600, "Views on communication", 14, bold=True), Text(123, 585, "3012/2031**", 14, bold=True)]
    assert read([page(*lines, *paragraphs(LONG))]).title == "Views on communication 3012/2031**"


def test_a_title_whose_first_line_begins_further_left_is_whole():
    """As the headings of a style that hangs them do: the line above belongs to it."""
    hanging = [Text(83, 600, "Observations on the report", 14, bold=True), Text(113, 585, "of Peru", 14, bold=True)]
    document = read([page(*MASTHEAD[:6], *hanging, *paragraphs(LONG))])
    assert document.title == "Observations on the report of Peru"


def test_a_title_may_begin_at_the_left_margin():
    """Where none stands further right; a chapter is none."""
    lines = [Text(72, 600, "The rain in the hills", 14, bold=True), Text(72, 570, "I. Snow", 14, bold=True)]
    further = [Text(72, 585, "of the north", 14, bold=True)]
    document = read([page(lines[0], *further, lines[1], *paragraphs(LONG, left=72, top=540))])
    assert document.title == "The rain in the hills of the north"
    assert read([page(lines[1], *paragraphs(LONG, left=72, top=540))]).title == ""


def test_a_heading_goes_on_with_a_year():
    """On its second line."""
    lines = [Text(123, 560, "Plan for the towns and performance for", bold=True), Text(123, 548, "2032", bold=True)]
    assert words(*lines, *paragraphs(LONG, top=520))[0] == ("heading", "Plan for the towns and performance for 2032")


def test_the_name_of_an_annex_alone_on_its_line_is_a_heading():
    """However it is printed; in a sentence it is none."""
    first = page(*paragraphs(f"1.  |{LONG}."), number=2)
    second = page(*paragraphs("Annex II", f"Its words. {LONG}\nannex"), number=3)
    assert told(read([page(number=1), first, second]), "heading", "paragraph") == [
        ("paragraph", f"1. {LONG}."),
        ("heading", "Annex II"),
        ("paragraph", f"Its words. {LONG} annex"),
    ]


def test_headings_of_typed_documents_stand_above_each_other():
    """Chapters with Roman numbers, and parts of them with letters."""
    lines = paragraphs(f"1.  |{LONG}.", "II. THE RAIN", "A. In the north", f"2.  |{LONG}.", top=620)
    second = [*paragraphs("II. THE RAIN", f"{LONG}.", top=420)]
    document = read([page(number=1), page(*lines, *second, number=2)])
    assert [(block.kind, block.rank) for block in document.blocks] == [
        ("paragraph", 0), ("heading", 36), ("heading", 37), ("paragraph", 0), ("paragraph", 0), ("paragraph", 0),
    ]  # fmt: skip


def test_a_page_with_a_masthead_is_told_as_another_document():
    """Which may begin there, in the same file."""
    second = page(
        Text(505, 735, "A/99/2"), Text(397, 705, "Distr.: General"), Text(397, 680, "Original: English"),
        *paragraphs(LONG), number=2,
    )  # fmt: skip
    document = read([page(*MASTHEAD, *paragraphs(f"{LONG}.")), second])
    assert [(each.cause, each.page) for each in document.doubts if each.cause == "another"] == [("another", 2)]
    assert ("paragraph", f"{LONG}.") in told(document)


def test_notes_at_the_end_of_a_text_need_no_rule():
    """In smaller print, in one column or two, each with its number, which may stand alone."""
    body = paragraphs(f"1.  |{LONG},^1^ and^2^\nso on.^3^", top=600)
    one = [Text(123, 540 - 12 * at, f"^{at}^ See A/98/{at}, on the rain in the towns", 8.5) for at in (1, 2, 3)]
    left = [Text(60, 528, "^1^ See A/98/1.", 8.5), Text(60, 518, "^2^", 8.5), Text(70, 515, "See A/98/2.", 8.5)]
    for notes in (one, [*left, Text(330, 528, "^3^ See A/98/3.", 8.5)]):
        document = read([page(*paragraphs(*[LONG] * 9), number=1), page(*body, *notes, number=2)])
        assert len(told(document, "note")) == len(one)
        assert not [each for each in document.doubts if each.cause == "index"]
    assert told(document, "note")[1] == ("note", "[2] See A/98/2.")


def test_notes_may_begin_with_a_number_that_is_not_raised():
    """If the text has its mark, and it is the next one."""
    body = paragraphs(f"1.  |{LONG},^1^ and^2^\nso on.", top=600)
    rule = (60, 130, 110)
    notes = [Text(60, 100, "1See A/98/1.", 9), Text(60, 88, "2 Ibid.", 9), Text(60, 76, "9See", 9)]
    document = read([page(number=1), page(*body, *notes, number=2, rules=[rule])])
    assert told(document, "note") == [("note", "[1]See A/98/1."), ("note", "[2] Ibid. 9See")]
    notes = [Text(60, 100, "1 Records, Supplement No.", 9), Text(70, 88, "2 (A/98/2).", 9), Text(60, 76, "2 Ibid.", 9)]
    document = read([page(number=1), page(*body, *notes, number=2, rules=[rule])])
    assert told(document, "note") == [("note", "[1] Records, Supplement No. 2 (A/98/2)."), ("note", "[2] Ibid.")]


def test_a_number_that_begins_a_line_of_a_note_is_no_note_where_a_raised_one_is():
    """As that of a day."""
    body = paragraphs(f"1.  |{LONG},^1^ and^2^\nso on.", top=600)
    notes = [Text(60, 100, "^1^ Issued on", 9), Text(60, 88, "2 March 2033.", 9), Text(60, 76, "^2^ Ibid.", 9)]
    document = read([page(number=1), page(*body, *notes, number=2, rules=[(60, 130, 110)])])
    assert told(document, "note") == [("note", "[1] Issued on 2 March 2033."), ("note", "[2] Ibid.")]


RAIN_FALLS = "Rain falls in the towns of the north and in the hills of the south, and so it does at sea."


def middle(top, *texts):
    """Lines in the middle of such text, one below the other."""
    return [Text(123 + (width(RAIN_FALLS) - width(text)) / 2, top - 12 * at, text) for at, text in enumerate(texts)]


def width(text):
    """How wide a line is."""
    return max(each.right for each in Text(0, 0, text).characters())


def test_the_number_of_an_article_in_the_middle_of_the_page_is_a_heading_with_its_name():
    """In plain print, above paragraphs without a number, too; no line of it is asked about."""
    lines = [
        *middle(700, "Article 1", "Use of terms"), *paragraphs(RAIN_FALLS, RAIN_FALLS, top=670),
        *middle(620, "Article 2"), *middle(600, "Scope"), *paragraphs(RAIN_FALLS, RAIN_FALLS, top=580),
        *middle(530, "Article 3."), *middle(510, "It rains on."), *paragraphs(RAIN_FALLS, top=490),
        Text(123, 460, "Article 4"), *paragraphs(RAIN_FALLS, top=440),
    ]  # fmt: skip
    document = read([page(number=1), page(*lines, number=2)])
    assert told(document, "heading") == [
        ("heading", "Article 1 Use of terms"), ("heading", "Article 2"), ("heading", "Scope"),
        ("heading", "Article 3."),
    ]  # fmt: skip
    assert document.doubts == ()


def test_a_number_that_closes_a_bracket_begins_no_item():
    """Also where the line before it ends with a stop; one that closes none does."""
    lines = paragraphs("1.  |It rains, as is known (see A/99/1, para.\n12)  |and nobody is wet.", "12)  |It pours.")
    assert told(read([page(number=1), page(*lines, number=2)]), "paragraph") == [
        ("paragraph", "1. It rains, as is known (see A/99/1, para. 12) and nobody is wet."),
        ("paragraph", "12) It pours."),
    ]


def test_who_adopted_a_resolution_stands_below_its_title_and_is_no_heading():
    """Over two lines, too."""
    lines = (
        Text(60, 740, "S/RES/9 (2033)"), Text(60, 720, "Distr.: General"), Text(60, 708, "4 August 2033"),
        Text(123, 650, "Resolution 9 (2033)", 14, bold=True),
        Text(123, 620, "Adopted by the Security Council at its 5th meeting, on", 11, bold=True),
        Text(123, 607, "4 August 2033", 11, bold=True),
        *paragraphs("~The Security Council~,", "~Noting~ that it rains,", "1.  |~Asks~ for less rain.", top=580),
    )  # fmt: skip
    document = read([page(*lines)])
    assert document.title == "Resolution 9 (2033)"
    assert [kind for kind, _ in told(document, "heading", "paragraph")] == ["paragraph"] * 3


def sheet(words, middle="", lines=8, *, wide=True):
    """A sheet with so many lines on both sides, and words in the middle of it."""
    sides = [Text(left, 500 - 12 * at, words) for at in range(lines) for left in (60, 460)]
    made = page(*sides, *([Text(300, 300, middle)] if middle else []))
    return replace(made, width=792 if wide else 612, height=612 if wide else 792)


@pytest.mark.parametrize(
    ("made", "told_"),
    [
        (sheet("Rain falls in the towns of the north and of the west"), True),
        (sheet("Rain falls in the towns of the north and of the west", lines=7), False),
        (sheet("Rain falls in the towns of the north and of the west", middle=RAIN_FALLS), False),
        (sheet("Rain falls in the towns of the north and of the west", wide=False), False),
        (sheet("Rain falls"), False),
    ],
)
def test_sheets_that_seem_to_have_two_pages_are_told(made, told_):
    """Those that are wider than high, with lines of text on both sides and none across."""
    assert ("sheet" in [each.cause for each in read([made]).doubts]) == told_


def test_a_number_in_brackets_within_a_sentence_begins_no_item():
    """As that of a paragraph of an article, where the line before it ended early; behind a stop it begins one."""
    lines = paragraphs(
        f"1.  |{RAIN_FALLS[:-1]} under article 14\n(1)  |of the Covenant.", "(1)  |It pours.", RAIN_FALLS
    )
    assert told(read([page(number=1), page(*lines, number=2)]), "paragraph") == [
        ("paragraph", f"1. {RAIN_FALLS[:-1]} under article 14 (1) of the Covenant."),
        ("paragraph", "(1) It pours."),
        ("paragraph", RAIN_FALLS),
    ]


def test_a_little_more_room_behind_a_full_stop_may_part_two_paragraphs():
    """Where the line is full, nothing else tells it; a little more within a sentence is none."""
    for first, told_ in ((RAIN_FALLS, True), (RAIN_FALLS[:-1], False)):
        close = [Text(123, 700 - 12 * at, f"{RAIN_FALLS[:-1]} and") for at in range(4)]
        lines = [*close, Text(123, 652, first), Text(123, 652 - 14.5, RAIN_FALLS)]
        doubts = read([page(number=1), page(*lines, number=2)]).doubts
        assert (("inside", RAIN_FALLS) in [(each.cause, each.words) for each in doubts]) == told_


def test_an_article_on_a_page_without_text_is_told_by_nothing():
    """Its margins are not known."""
    document = read([page(number=1), page(*middle(700, "Article 1"), *middle(670, "It rains."), number=2)])
    assert told(document, "heading") == []


@pytest.mark.parametrize("head", ["Chairperson: Ms. Pilot (Peru)", "CHAIRMAN:  Mr. SAILOR (Chad)"])
def test_the_record_of_a_meeting_may_have_no_leaders(head):
    """Its masthead goes down to who presided."""
    lines = (
        Text(60, 740, "A/C.3/99/SR.7"), Text(60, 680, "SUMMARY RECORD OF THE 7th MEETING"),
        Text(60, 660, "Held on Thursday, 5 May 2033, at 10 a.m."), Text(60, 640, head),
        *paragraphs("CONTENTS", "RAIN IN THE HILLS", LONG, top=600, left=60),
    )  # fmt: skip
    document = read([page(*lines)])
    assert document.title == "SUMMARY RECORD OF THE 7th MEETING"
    assert told(document, "masthead")[-1][1].startswith(head[:8])


def test_headings_of_one_print_stand_below_each_other_by_their_kinds_of_numbers():
    """Roman numbers, letters, digits; what has none and is as large stands below them. I after H is a letter."""
    texts = ["I. Rain", "A. North", "1. Towns", "In May", "B. South", "II. Snow", "H. East", "I. West"]
    lines = [Text(123, 700 - 30 * at, text, bold=True) for at, text in enumerate(texts)]
    plain = [Text(123, 690 - 30 * at, LONG) for at in range(len(texts))]
    document = read([page(number=1), page(*sorted([*lines, *plain], key=lambda line: -line.baseline), number=2)])
    ranks = {block.text: block.rank for block in document.blocks if block.kind == "heading"}
    assert ranks == {
        "I. Rain": 22, "A. North": 23, "1. Towns": 24, "In May": 25, "B. South": 23, "II. Snow": 22,
        "H. East": 23, "I. West": 23,
    }  # fmt: skip


def test_a_first_page_with_a_masthead_is_no_cover():
    """Also if it is one of the official records, and has few words."""
    lines = (*MASTHEAD, Text(60, 655, "Official Records"))
    first = page(*lines, rules=[(60, 552, 726), (60, 552, 690)])
    title = read([first, page(*paragraphs(*[LONG] * 9), number=2)]).title
    assert title == "The rain in the hills of the north"


def test_dashes_below_notes_are_none_of_their_words():
    """They end a document."""
    body = paragraphs(f"1.  |{LONG},^1^ too.", *[LONG] * 6, top=600)
    notes = [Text(60, 100, "^1^ See A/98/1.", 9), Text(60, 88, "-----", 9)]
    document = read([page(number=1), page(*body, *notes, number=2, rules=[(60, 130, 110)])])
    assert told(document, "note") == [("note", "[1] See A/98/1.")]


def test_the_rules_of_a_small_table_are_not_the_rule_over_notes():
    """There are several, one above the other."""
    body = paragraphs(*[f"{number}.  |{LONG}." for number in range(1, 8)], top=600)
    rows = [Text(125, 100 - 12 * at, f"North|1{at}", 9) for at in range(3)]
    rules = [(123, 223, height) for height in (110, 98, 86, 74)]
    document = read([page(number=1), page(*body, *rows, number=2, rules=rules)])
    assert [kind for kind, _ in told(document, "note", "table")] == ["table"]


def test_a_narrow_space_before_a_comma_is_none():
    """It is left where a word in italics ends."""
    line = [*Text(123, 500, "It rains in ~Kenya~").characters()]
    at = line[-1].right
    gap = [Character(" ", at, at + 0.5, 500, 10), Character(",", at + 0.5, at + 3, 500, 10)]
    document = read([page(number=1), Page(2, 612, 792, (*line, *gap))])
    assert [block.text for block in document.blocks] == ["It rains in Kenya,"]
