"""The draft of a report.yml for printed pages."""

import yaml
from printed import Text, page, paragraphs

from concordance.drafting.printed import draft_printed
from concordance.intake.document import Block, CutWord, Document, Place
from concordance.intake.reading import read

HEAD = (
    Block("masthead", "United Nations", 1),
    Block("masthead", "A/99/1", 1),
    Block("masthead", "3 May 2033", 1),
    Block("masthead", "The rain", 1),
)


def drafted(*blocks, title="The rain", cut=(), head=HEAD, symbol=""):
    """The draft for these blocks, each a kind, its words and perhaps its page, rank and place."""
    made = [Block(kind, text, *(rest or (2,))) for kind, text, *rest in blocks]
    return draft_printed(Document((*head, *made), title, "", cut, 2, 10), symbol)


def outline(draft):
    """The outline of a draft."""
    return yaml.safe_load(draft.text)["outline"]


def units(draft):
    """The units that the build reads."""
    assert draft.problems == ()
    return [(unit.id, unit.text) for section in draft.report.sections for unit in section.units]


def test_a_report_is_drafted_so_that_the_build_reads_it():
    """With numbers, items, notes and where the pages begin."""
    lines = paragraphs(
        "1.  |It rains in the towns of the north,^1^ as\nis well known:", "(a)  |In one;", "(b)  |In the other.",
        "2.  |It pours in the north of the",
    )  # fmt: skip
    notes = (Text(100, 140, "_" * 18, 8), Text(114, 126, "^1^ A/98/1.", 8.5))
    draft = draft_printed(
        read(
            [
                page(Text(60, 740, "A/99/1"), Text(60, 700, "3 May 2033"), Text(123, 600, "The rain", 14, bold=True)),
                page(Text(90, 600, "I. Rain", 14, bold=True), *lines, *notes, number=2),
                page(*paragraphs("south, too."), number=3),
            ]
        )
    )
    assert units(draft) == [
        ("1", "It rains in the towns of the north, as is well known:"),
        ("1(a)", "In one;"),
        ("1(b)", "In the other."),
        ("2", "It pours in the north of the south, too."),
        ("fn-1", "A/98/1."),
    ]
    record = yaml.safe_load(draft.text)
    assert record["pages"] == [{"page": 2, "unit": "1"}, {"page": 3, "unit": "2", "words": "south, too."}]
    assert (record["symbol"], record["title"], record["date"]) == ("A/99/1", "The rain", "2033-05-03")
    assert draft.questions == ()


def test_the_symbol_that_is_given_is_believed():
    """Its address has no space and no bracket that would break it."""
    record = yaml.safe_load(drafted(("paragraph", "The rain of the hills."), symbol="S/RES/9 (2033)").text)
    assert (record["symbol"], record["official"]) == ("S/RES/9 (2033)", "https://docs.un.org/en/S/RES/9%20(2033)")


def test_text_before_any_heading_stands_in_a_part_of_its_own():
    """Stars lead to the first page."""
    draft = drafted(("paragraph", "It rains in the hills of the north and in the hills of the south,[1] too."),
                    ("note", "* A/99/2."), ("note", "[1] A/99/3."))  # fmt: skip
    assert outline(draft)[0] == {
        "heading": "[Text]",
        "begins": "It rains in the hills of the north and in the hills of the",
        "units": "text",
    }
    assert units(draft)[0][0] == "text-1"


def test_paragraphs_without_a_number_after_a_numbered_one_are_one_question():
    """With the first places; lists with numbers of their own are inside."""
    draft = drafted(
        ("heading", "I. Rain", 2, 2),
        ("paragraph", "1. The agenda is as follows:", 2, 0, (), 123),
        ("paragraph", "1. Opening.", 2, 0, (), 147),
        ("paragraph", "2. Rain.", 2, 0, (), 147),
        ("paragraph", "(c) Other.", 2, 0, (), 147),
        ("paragraph", "It rained.", 2, 0, (), 123),
        ("paragraph", "2. It closed.", 2, 0, (), 123),
    )
    assert units(draft) == [
        ("1", "The agenda is as follows: 1. Opening. 2. Rain. (c) Other. It rained."),
        ("2", "It closed."),
    ]
    assert [str(question) for question in draft.questions] == [
        (
            "Paragraphs without a number after a numbered one (4): page 2, '1. Opening.'; page 2, '2. Rain.'; page 2, "
            "'(c) Other.', and 1 more. Assumed: part of the one above. Give such a paragraph a part of its own in the "
            "outline, or leave it."
        )
    ]


def test_addresses_of_parts_paragraphs_and_tables_differ():
    """Where headings stand twice, or are named like a table."""
    draft = drafted(
        ("heading", "Rain", 2, 2),
        ("paragraph", "1. It rains."),
        ("heading", "Rain", 2, 2),
        ("paragraph", "It pours."),
        ("paragraph", "It snows."),
        ("heading", "Table 1", 2, 2),
        ("table", "Town   Rain\nOne   2"),
    )
    assert [unit for unit, _ in units(draft)] == ["1", "rain-2-1", "rain-2-2", "table-1"]


def test_a_number_that_does_not_count_on_is_told_behind_a_table_too():
    """As where the paragraph before it has lost its own."""
    for part in ("", "12."):
        numbered = [("paragraph", f"{part}{number}. It rains.") for number in (1, 2, 3)]
        behind = [("table", "Town   Rain\nOne   2"), ("paragraph", "It pours."), ("paragraph", f"{part}5. It hails.")]
        draft = drafted(("heading", "A. Rain", 2, 2), *numbered, *behind)
        asked = {question.what: question.places for question in draft.questions}
        assert [spot.words for spot in asked["Paragraphs without a number after a numbered one"]] == [
            f"{part}5. It hails."
        ]


def test_a_paragraph_without_number_behind_a_table_is_its_own():
    """It does not join the table; nor do those that follow it, down to the next number."""
    draft = drafted(
        ("heading", "I. Rain in the towns", 2, 2),
        ("paragraph", "1. It rains:"),
        ("table", "Town   Rain\nOne   2"),
        ("note", "[1] A/98/1."),
        ("paragraph", "The table has towns.[1]"),
        ("paragraph", "It has rain."),
        ("paragraph", "2. It pours:"),
        ("paragraph", "(a) Here;"),
        ("paragraph", "All day."),
    )
    assert units(draft) == [
        ("1", "It rains:"), ("table-1", "Town   Rain\nOne   2"), ("i-rain-in-1", "The table has towns."),
        ("i-rain-in-2", "It has rain."), ("2", "It pours:"), ("2(a)", "Here; All day."), ("fn-1", "A/98/1."),
    ]  # fmt: skip
    assert [each.what for each in draft.questions] == [
        "Tables, boxes or figures", "Paragraphs without a number after a numbered one",
    ]  # fmt: skip


def test_a_number_that_is_quoted_begins_no_paragraph():
    """As in a corrigendum, behind the words that lead to it."""
    draft = drafted(("heading", "Paragraph 17", 2, 2), ("paragraph", "It should read"), ("paragraph", "17. It rains."))
    assert units(draft) == [("paragraph-17-1", "It should read 17. It rains.")]


def test_items_may_stand_under_a_heading_or_a_paragraph_without_number():
    """Those out of order go on with the one above."""
    draft = drafted(
        ("heading", "Rule 1", 2, 2),
        ("paragraph", "(a) It rains;"),
        ("paragraph", "(b) It pours."),
        ("heading", "Rule 2", 2, 2),
        ("paragraph", "The rain is:"),
        ("paragraph", "(a) Cold;"),
        ("paragraph", "(d) Wet."),
    )
    assert [name for name, _ in units(draft)] == ["rule-1(a)", "rule-1(b)", "rule-2-1", "rule-2-1(a)"]


def test_numbers_that_begin_anew_get_a_prefix_and_the_outer_count_resumes():
    """Each part says its paragraphs."""
    draft = drafted(
        ("heading", "I. Rain", 2, 2),
        ("paragraph", "1. It rains."),
        ("heading", "Report of the Group", 2, 23),
        ("paragraph", "1. The Group met."),
        ("paragraph", "2. It closed."),
        ("paragraph", "2. It pours."),
        ("paragraph", "3. It snows."),
    )
    assert len(units(draft)) == 5
    assert [part.get("paragraphs") for part in outline(draft)] == ["1", "2-3"]


def test_a_resolution_has_a_preamble_and_its_adoption():
    """A signature closes a letter."""
    draft = drafted(
        ("heading", "99/1. The rain", 2, 13),
        ("paragraph", "The General Assembly,"),
        ("paragraph", "Noting the rain,"),
        ("paragraph", "1. Asks for sun."),
        ("closing", "103rd plenary meeting"),
        ("closing", "3 May 2033"),
        ("heading", "Annex", 2, 1),
        ("paragraph", "I thank you."),
        ("closing", "(Signed) Ada Pilot"),
        ("paragraph", "Received in May."),
        ("heading", "Annex II", 2, 1),
        ("paragraph", "I thank you, too."),
        ("closing", "(Signed) Ben Pilot"),
    )
    assert [name for name, _ in units(draft)] == [
        "opening", "preamble-1", "1", "adoption", "annex-1", "signature", "annex-ii-1", "signature-2",
    ]  # fmt: skip
    assert draft.questions == ()


def test_a_letter_that_begins_with_its_signature_has_one():
    """Nothing stands above it."""
    assert units(drafted(("closing", "(Signed) Ada Pilot"))) == [("signature", "(Signed) Ada Pilot")]


def test_tables_are_declared_by_lines_that_tell_their_place_with_their_notes():
    """And asked about, once."""
    draft = drafted(
        ("table", "Town   Rain\nArica[1]   3\nOther   3"),
        ("heading", "I. Rain", 2, 2),
        ("paragraph", "1. It rains."),
        ("paragraph", "Town Rain"),
        ("table", "Town   Rain\nArica   4\nOther   3\nOther   3"),
        ("note", "[1] A/98/1."),
    )
    assert yaml.safe_load(draft.text)["layout"]["tables"] == [
        {"first": "Town Rain", "last": "Other 3", "notes": [1]},
        {"first": "Town Rain\nArica 4", "last": "Other 3\nOther 3"},
    ]
    assert "Tables, boxes or figures (2): page 2, 'Town   Rain'" in str(draft.questions[0])


def test_the_documents_own_contents_are_held_against_the_outline():
    """Where they differ, one question tells it, and nothing is held against them."""
    rows = ("contents", "Page\nI. Rain . . . .   2", 1)
    blocks = (("heading", "Contents", 1, 5), rows, ("heading", "I. Rain", 2, 2), ("paragraph", "1. It rains."))
    draft = drafted(*blocks)
    assert units(draft)
    assert (
        outline(draft)[0] == {"heading": "Contents", "contents": True, "listed": False} or outline(draft)[0]["contents"]
    )
    assert draft.questions == ()
    other = drafted(blocks[0], rows, ("heading", "I. Snow", 2, 2), ("paragraph", "1. It snows."))
    assert other.problems == ()
    assert str(other.questions[-1]).startswith("Contents that differ from what was read (1)")


def test_what_the_first_page_lacks_and_words_cut_at_line_ends_are_asked():
    """The build tells what it cannot read."""
    draft = drafted(
        ("heading", "Text", 2, 2),
        ("heading", "Contents", 2, 5),
        ("paragraph", "5. It rains."),
        cut=(
            CutWord("re", "allotted", 2, kept=False, sure=False),
            CutWord("a", "b", 2, kept=True, sure=True),
            CutWord("co", "operation", 2, kept=True, sure=False),
        ),
        title="",
        head=(),
    )
    assert [(question.what, question.assumed) for question in draft.questions] == [
        ("Not found on the first page", "nothing"),
        ("Words cut at a line's end", "one word"),
        ("Words cut at a line's end", "written with a hyphen"),
    ]
    assert draft.problems
    assert draft.report is None


def test_decimal_numbers_are_paragraphs_where_several_stand():
    """One may be a figure."""
    draft = drafted(
        ("heading", "I. Rain", 2, 2),
        ("paragraph", "1. The following will be examined:"),
        *(("paragraph", f"1.{number} Count the days of rain;") for number in (1, 2, 3)),
    )
    assert [name for name, _ in units(draft)] == ["1", "1.1", "1.2", "1.3"]
    one = drafted(("heading", "I. Rain", 2, 2), ("paragraph", "1. It rains."), ("paragraph", "1.5 m of rain fell."))
    assert units(one) == [("1", "It rains. 1.5 m of rain fell.")]


def test_names_that_the_edition_uses_itself_are_not_taken():
    """Neither for addresses nor for units."""
    draft = drafted(
        ("heading", "Contents", 2, 2),
        ("paragraph", "It rains in the north."),
        ("heading", "Data", 2, 2),
        ("paragraph", "It pours."),
    )
    assert outline(draft)[0] == {"heading": "Contents", "units": "contents-text"}
    assert outline(draft)[1]["slug"] == "data-as-printed"
    assert units(draft)


def test_notes_with_letters_and_daggers_are_notes():
    """Their marks stay in the text as the signs that they are."""
    draft = drafted(("heading", "I. Rain", 2, 2), ("paragraph", "1. It rains.ᵃ It pours.†"),
                    ("note", "ᵃ A/98/1."), ("note", "† A/98/2."))  # fmt: skip
    assert units(draft) == [("1", "It rains.ᵃ It pours.†"), ("fn-a", "A/98/1."), ("fn-dagger", "A/98/2.")]
    assert draft.questions == ()


def test_notes_with_letters_begin_anew_under_a_heading():
    """As those with numbers do."""
    first = (("heading", "Annex I", 2, 1), ("paragraph", "1. It rains.ᵃ", 2), ("note", "ᵃ A/98/1.", 2))
    other = (("heading", "Annex II", 3, 1), ("paragraph", "1. It pours.ᵃ", 3), ("note", "ᵃ A/98/2.", 3))
    draft = drafted(*first, *other)
    assert [name for name, _ in units(draft) if "fn" in name] == ["fn-a", "annex-ii-fn-a"]


def test_notes_without_a_mark_are_told():
    """They are no notes that the reader knows."""
    draft = drafted(("heading", "I. Rain", 2, 2), ("paragraph", "1. It rains."), ("note", "a A/98/1."))
    assert units(draft) == [("1", "It rains. a A/98/1.")]
    assert str(draft.questions[-1]).startswith("Notes without a number or a star (1): page 2, 'a A/98/1.'")


def test_a_line_that_went_on_with_a_paragraph_is_no_heading_later():
    """The build could not tell them apart."""
    draft = drafted(
        ("heading", "I. Rain", 2, 2),
        ("paragraph", "1. It rains."),
        ("paragraph", "Moscow, 15 April"),
        ("paragraph", "2. It pours."),
        ("heading", "Moscow, 15 April", 2, 25),
    )
    assert units(draft) == [("1", "It rains. Moscow, 15 April"), ("2", "It pours. Moscow, 15 April")]


def test_the_beginnings_of_further_lines_are_as_long_as_they_need_to_be():
    """Another paragraph may begin alike."""
    same = "It rained in the towns of the hills of the north and in the towns of"
    draft = drafted(
        ("heading", "I. Rain", 2, 2),
        ("paragraph", f"{same} the east."),
        ("paragraph", "1. It rains."),
        ("paragraph", f"{same} the west."),
    )
    assert [name for name, _ in units(draft)] == ["preamble-1", "1"]


def test_a_page_whose_first_words_stand_twice_in_its_unit_is_told_by_more_words():
    """And left out where no words tell it."""
    text = "1. It is the rain of the year and of the rain of the year it is."
    again = text.rindex("the rain")
    place = Place(3, again)
    whole = drafted(("heading", "I. Rain", 2, 2), ("paragraph", text, 2, 0, (place,)))
    assert yaml.safe_load(whole.text)["pages"][1] == {"page": 3, "unit": "1", "words": "the rain of the year it"}
    twice = "1. It is so. It is so."
    none = drafted(
        ("heading", "I. Rain of the", 2, 2), ("paragraph", twice, 2, 0, (Place(3, 3), Place(4, 13), Place(3, 3)))
    )
    assert [page["page"] for page in yaml.safe_load(none.text)["pages"]] == [2, 3]


def test_contents_in_an_outline_with_parts_go_as_a_table():
    """Their parts stay."""
    draft = drafted(
        ("heading", "Contents", 1, 1),
        ("contents", "Page\nI. Rain . . . .   9", 1),
        ("heading", "I. Rain", 2, 2),
        ("heading", "A. In the north", 2, 12),
        ("paragraph", "1. It rains."),
        ("table", "Town   Rain\nArica   3"),
    )
    assert [name for name, _ in units(draft)][1:] == ["1", "table-2"]


def test_text_before_a_heading_stands_beside_it_and_a_title_above_the_first_number_encloses():
    """A chapter without a number stands beside those that have one."""
    draft = drafted(
        ("paragraph", "It is passed on."),
        ("heading", "Introduction", 2, 2),
        ("paragraph", "1. It rains."),
        ("heading", "Rules", 2, 2),
        ("heading", "I. Rain", 2, 2),
        ("paragraph", "2. It pours."),
    )
    assert [part["heading"] for part in outline(draft)] == ["[Text]", "Introduction", "Rules"]
    assert [part["heading"] for part in outline(draft)[2]["parts"]] == ["I. Rain"]


def test_notes_that_count_anew_have_a_prefix():
    """Below the highest of the headings since the note before; a mark may stand within a heading."""
    draft = drafted(
        ("paragraph", "It is passed on.[1]"),
        ("note", "[1] A/98/1."),
        ("heading", "Rules of the rain", 3, 2),
        ("heading", "I. Rain", 3, 2),
        ("heading", "Rule 1 Towns", 3, 23),
        ("paragraph", "1. It rains.[1]", 3),
        ("note", "[1] A/98/2.", 3),
        ("heading", "Rule 2 Hills[2] in snow", 4, 23),
        ("paragraph", "1. It snows.", 4),
        ("note", "[2] A/98/3.", 4),
    )
    names = [name for name, _ in units(draft)]
    assert {"fn-1", "rules-of-the-rain-fn-1", "rules-of-the-rain-fn-2"} <= set(names)


def test_items_of_a_list_inside_a_paragraph_belong_to_it():
    """They are no items of the paragraph itself."""
    draft = drafted(
        ("heading", "I. Rain", 2, 2),
        ("paragraph", "1. The agenda is as follows:", 2, 0, (), 123),
        ("paragraph", "1. Opening:", 2, 0, (), 147),
        ("paragraph", "(a) Rain;", 2, 0, (), 171),
        ("paragraph", "2. It closed.", 2, 0, (), 123),
    )
    assert [name for name, _ in units(draft)] == ["1", "2"]


def test_pages_have_the_numbers_that_are_printed_on_them():
    """Those of a cover have none."""
    blocks = (*HEAD, Block("paragraph", "It is passed on.", 2), Block("heading", "I. Rain", 3, 2),
              Block("paragraph", "1. It rains in the towns of the hills.", 3, 0, (Place(4, 12),)))  # fmt: skip
    draft = draft_printed(Document(blocks, "Rain", "", (), 4, 10, numbers=(0, 0, 1, 2)))
    assert yaml.safe_load(draft.text)["pages"] == [
        {"page": 1, "unit": "1"}, {"page": 2, "unit": "1", "words": "in the towns of"},
    ]  # fmt: skip


def test_what_a_first_page_lacks_hides_nothing_else():
    """It is asked once, and the rest is told in the same round."""
    draft = drafted(
        ("heading", "I. Rain", 2, 2), ("paragraph", "1. It rains in the hills."), ("note", "[2] A/98/1."),
        title="", head=HEAD[:2],
    )  # fmt: skip
    assert [question.what for question in draft.questions] == ["Not found on the first page"]
    assert [problem.code for problem in draft.problems] == ["note-out-of-order"]
    assert not draft.builds
    without_symbol = drafted(("heading", "I. Rain", 2, 2), ("paragraph", "1. It rains."), head=HEAD[2:])
    assert without_symbol.problems == ()


def test_a_place_and_a_date_close_a_declaration():
    """Each in a part of its own, however many there are."""
    closed = [("heading", "Annex I", 2, 1), ("paragraph", "1. We rain."), ("closing", "Northby, 15 April 2033")]
    again = [("heading", "Annex II", 3, 1), ("paragraph", "1. We snow.", 3), ("closing", "Northby, 15 April 2033", 3)]
    names = [name for name, _ in units(drafted(*closed, *again))]
    assert [name for name in names if "place" in name] == ["place-and-date", "place-and-date-2"]


def test_words_that_stand_twice_may_be_counted_otherwise_by_the_build():
    """A further line that a paragraph's own words equal is told, and no page is placed wrongly."""
    draft = drafted(
        ("heading", "I. Rain", 2, 2),
        ("paragraph", "It is drafted."),
        ("paragraph", "ARTICLE 8"),
        ("paragraph", "1. It rains."),
        ("paragraph", "ARTICLE 8"),
        ("paragraph", "2. It pours."),
    )
    assert "Numbers of paragraphs that differ" in [question.what for question in draft.questions]
    assert yaml.safe_load(draft.text)["pages"] == []


def test_a_list_of_contents_has_the_words_of_the_headings_below():
    """As on the first page of the record of a meeting: each is a part of its own."""
    draft = drafted(
        ("paragraph", "CONTENTS"),
        ("paragraph", "RAIN IN THE HILLS"),
        ("paragraph", "The meeting was called to order."),
        ("heading", "RAIN IN THE HILLS", 2, 36),
        ("paragraph", "1. The Chair spoke."),
        ("paragraph", "The meeting rose at 1 p.m."),
    )
    assert [(part["heading"], part.get("slug")) for part in outline(draft)] == [
        ("[Text]", None), ("RAIN IN THE HILLS", None), ("RAIN IN THE HILLS", "rain-in-the-hills-2"),
        ("[End of the meeting]", "ended"),
    ]  # fmt: skip
    assert [name for name, _ in units(draft)][-2:] == ["1", "end-of-the-meeting"]
    assert draft.questions == ()


def test_a_heading_that_stands_twice_has_no_address_of_a_paragraph():
    """The build reads it."""
    draft = drafted(
        ("heading", "Commentary", 2, 2), ("paragraph", "It rains."), ("paragraph", "It pours."),
        ("heading", "Commentary", 2, 2), ("paragraph", "It snows."), ("paragraph", "It hails."),
    )  # fmt: skip
    assert draft.problems == ()
    assert [name for name, _ in units(draft)] == ["commentary-1", "commentary-2", "commentary-3-1", "commentary-3-2"]


def test_a_second_note_with_a_star_is_one_of_its_own_part():
    """As of an annex, beside that of the first page; two stars come after one."""
    draft = drafted(
        ("heading", "I. Rain", 2, 2), ("paragraph", "1. It rains."), ("note", "* A/98/150."), ("note", "** A/98/151."),
        ("heading", "Annex", 3, 1), ("paragraph", "It pours."), ("note", "* Not edited.", 3),
    )  # fmt: skip
    assert draft.problems == ()
    assert [name for name, _ in units(draft)] == ["1", "annex-annex-1", "fn-star", "fn-star-star", "annex-fn-star"]


def test_a_heading_that_names_a_box_is_asked_about():
    """Nothing shows where it ends."""
    draft = drafted(("heading", "I. Rain", 2, 2), ("heading", "Box 1", 3, 23), ("paragraph", "1. It rains."))
    assert [(each.what, each.places[0].page) for each in draft.questions] == [
        ("Headings that name a box, a table or a figure", 3)
    ]


def test_a_count_goes_on_under_a_heading_above_the_inner_one():
    """It needs no part of its own, and no question."""
    draft = drafted(
        ("heading", "A. Draft resolutions", 2, 12),
        ("paragraph", "1. It recommends:"),
        ("paragraph", "2. It asks:"),
        ("heading", "Rain", 2, 23),
        ("paragraph", "1. It rains."),
        ("heading", "B. Draft decisions", 2, 12),
        ("paragraph", "3. It pours."),
    )
    assert outline(draft)[1] == {"heading": "B. Draft decisions", "paragraphs": "3"}
    assert draft.questions == ()


def test_notes_stand_by_their_pages_whatever_their_kind():
    """Stars of the first page, and typed notes at the end."""
    draft = drafted(
        ("heading", "I. Rain", 2, 2), ("paragraph", "1. It rains.[1]"), ("heading", "Notes", 2, 2),
        ("note", "[1]See A/98/1."), ("note", "* A/98/150.", 1),
    )  # fmt: skip
    assert draft.source.split("\n\n")[-3:] == ["1. It rains.[1]", "Notes", "[1] See A/98/1.\n"]
    assert "* A/98/150." in draft.source


def test_a_count_that_is_resumed_without_a_heading_has_a_part_of_its_own():
    """For nothing shows where the inner one ends; that is asked, also where a heading stands lower than that above."""
    for between in ((), (("heading", "Snow", 2, 33),)):
        draft = drafted(
            ("heading", "Advice", 2, 2), ("paragraph", "1. It recommends:"), ("paragraph", "2. It asks:"),
            ("heading", "Rain", 2, 12), ("paragraph", "1. It rains."), *between, ("paragraph", "3. It snows."),
        )  # fmt: skip
        assert outline(draft)[-1]["heading"] == "[Paragraph 3]"
        assert len(draft.questions) == 1


def test_an_addendum_goes_on_counting_and_that_is_asked():
    """For a first paragraph may be missing, too."""
    draft = drafted(("heading", "I. Rain", 2, 2), ("paragraph", "31. It rains."), ("paragraph", "32. It pours."))
    assert [name for name, _ in units(draft)] == ["31", "32"]
    assert yaml.safe_load(draft.text)["layout"]["first"] == "31"
    assert [question.what for question in draft.questions] == ["A first paragraph with another number than 1"]


def test_numbers_in_brackets_count_paragraphs_too():
    """As in commentaries on law: their numbers are no words, and go on under another heading, with letters below."""
    draft = drafted(
        ("heading", "Rule 1", 2, 2),
        ("paragraph", "Rain falls."),
        ("heading", "Commentary", 2, 3),
        ("paragraph", "(1) It rains."),
        ("paragraph", "(2) It pours:"),
        ("paragraph", "(a) Here;"),
        ("paragraph", "(b) There."),
        ("heading", "Snow", 2, 3),
        ("paragraph", "(3) It snows."),
        ("heading", "Comentario", 2, 3),
        ("paragraph", "1) Llueve."),
        ("paragraph", "2) Nieva."),
    )
    assert units(draft) == [
        ("rule-1-1", "Rain falls."),
        ("rule-1-commentary(1)", "It rains."),
        ("rule-1-commentary(2)", "It pours:"),
        ("rule-1-commentary(2)(a)", "Here;"),
        ("rule-1-commentary(2)(b)", "There."),
        ("rule-1-snow(3)", "It snows."),
        ("rule-1-comentario(1)", "Llueve."),
        ("rule-1-comentario(2)", "Nieva."),
    ]
