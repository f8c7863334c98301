"""What a person decides becomes lines of report.yml, and the reader accepts them."""

import copy

import pytest
import yaml

from concordance.desk.decisions import CHOICES, Decision
from concordance.desk.record_lines import fields
from concordance.drafting.draft import tried
from concordance.loading import load_yaml
from concordance.problems import InputError

SOURCE = """United Nations

A/99/8

3 May 2033

Summary

It is wet.

Wet towns

Wet hills.

I. Rain

1. It rains in the north of the

country, as all know.

2. It pours in the south:

- here;

A long wet summer

3. It drizzles in the east.

99-1234 7

4. It does not rain in the west, as the office has told.

12 Office of Rain, 2032.

II. Snow

5. It snows, as the office has told.

[1] The office of snow.

in the hills.

6. It snows.

Done at Rain.
"""
MADE = {"kind": "reading", "where": "here", "reason": "Read wrongly.", "evidence": "The page."}
RECORD = {
    "symbol": "A/99/8",
    "title": "The rain",
    "author": "",
    "author_role": "",
    "body": "United Nations",
    "session": "",
    "date": "2033-05-03",
    "language": "en",
    "official": "https://docs.un.org/en/A/99/8",
    "layout": {
        "lines": "whole",
        "continues": ["country", "- ", "A long", "99-", "12 Office", "in the hills", "Done"],
    },
    "outline": [
        {"heading": "Summary", "units": "summary"},
        {"heading": "I. Rain", "paragraphs": "1-4"},
        {"heading": "II. Snow", "paragraphs": "5-6"},
        {"heading": "[Notes]", "notes": "true"},
    ],
    "repairs": [{"found": "as the office has told.\n\n[1]", "put": "as the office has told.[1]\n\n[1]", **MADE}],
}
RECORD["layout"]["notes"] = "marked"


def line(words, source=SOURCE):
    """The number of the line that begins so."""
    return next(n for n, each in enumerate(source.split("\n"), 1) if each.startswith(words))


def decided(choice, begins, record=RECORD, source=SOURCE, **given):
    """The record that a decision makes, as it stands in report.yml when its lines have been put there."""
    before = copy.deepcopy(record)
    decision = Decision(record, source, line(begins, source), MADE | given)
    CHOICES[choice](decision)
    assert record == before
    text = yaml.safe_dump(record, sort_keys=False)
    lines = text.rstrip("\n").split("\n")
    for each in sorted(fields(record, decision.record, text), key=lambda each: each.first, reverse=True):
        if each.first:
            lines[each.first - 1 : each.last] = [line.text for line in each.lines]
        else:
            lines += [line.text for line in each.lines]
    written = load_yaml("\n".join(lines), "report.yml")
    assert written == load_yaml(yaml.safe_dump(decision.record), "report.yml")
    return written


def read(record, source=SOURCE):
    """What the build reads: headings with their level, and units."""
    report, problems = tried(yaml.safe_dump(record), source)
    assert problems == ()
    found = []
    for section in report.sections:
        found.append((section.level - 1, section.heading))
        found += [(unit.id, unit.text) for unit in section.units]
    return found


def test_the_report_is_read_before():
    """With what was taken for further lines."""
    assert ("1", "It rains in the north of the country, as all know.") in read(RECORD)
    assert ("3", "It drizzles in the east. 99-1234 7") in read(RECORD)


def test_a_heading_parts_the_paragraphs_below_it():
    """It stands under the chapter, and takes the numbers behind it."""
    record = decided("heading", "A long", level="2")
    assert record["outline"][1] == {
        "heading": "I. Rain",
        "paragraphs": "1-2",
        "parts": [{"heading": "A long wet summer", "paragraphs": "3-4"}],
    }
    found = read(record)
    assert found[found.index((2, "A long wet summer")) + 1] == ("3", "It drizzles in the east. 99-1234 7")


def test_a_heading_may_take_all_paragraphs_or_those_without_a_number():
    """Names of units are made of its words."""
    record = decided("heading", "Wet towns", level="1")
    assert record["outline"][:2] == [
        {"heading": "Summary", "units": "summary"},
        {"heading": "Wet towns", "units": "wet-towns"},
    ]
    assert ("wet-towns-1", "Wet hills.") in read(record)
    first = decided("heading", "It is", level="2")
    assert first["outline"][0]["parts"] == [{"heading": "It is wet.", "units": "it-is-wet"}]
    assert "units" not in first["outline"][0]


def test_a_heading_before_all_others_begins_the_outline():
    """What stood on the first page stands under it."""
    record = decided("heading", "3 May", level="1")
    assert record["outline"][0] == {"heading": "3 May 2033"}


def test_a_heading_gets_another_level():
    """What stands below goes with it, as the next level has it."""
    record = decided("heading", "II. Snow", level="2")
    assert [part["heading"] for part in record["outline"]] == ["Summary", "I. Rain", "[Notes]"]
    assert (2, "II. Snow") in read(record)


def test_a_paragraph_of_its_own_has_a_part_without_a_heading_in_print():
    """It takes what follows, and may become a heading after all."""
    record = decided("own", "Done")
    assert record["outline"][2]["paragraphs"] == "5-6"
    assert record["outline"][3] == {"heading": "[Done at Rain]", "begins": "Done at Rain.", "units": "done-at-rain"}
    assert ("done-at-rain-1", "Done at Rain.") in read(record)
    again = decided("heading", "Done", record, level="3")
    assert again["outline"][2]["parts"] == [{"heading": "Done at Rain.", "units": "done-at-rain"}]
    assert decided("further", "Done", record)["outline"] == RECORD["outline"]


def test_a_paragraph_of_its_own_before_all_headings():
    """It begins the outline."""
    record = decided("own", "3 May")
    assert record["outline"][0] == {"heading": "[3 May 2033]", "begins": "3 May 2033", "units": "3-may-2033"}


def test_a_further_line_goes_on_with_the_paragraph_above():
    """Also one that was a heading: what stood under that goes to the heading above."""
    record = decided("further", "II. Snow")
    assert [part["heading"] for part in record["outline"]] == ["Summary", "I. Rain", "[Notes]"]
    assert record["outline"][1]["paragraphs"] == "1-6"
    assert ("4", "It does not rain in the west, as the office has told. 12 Office of Rain, 2032. II. Snow") in read(
        record
    )
    without = decided("further", "Summary")
    assert without["outline"] == RECORD["outline"][1:]


def test_what_stood_without_a_number_keeps_its_name():
    """Where the heading above had no such paragraphs."""
    record = copy.deepcopy(RECORD)
    record["outline"][:1] = [{"heading": "Summary"}, {"heading": "Wet towns", "units": "towns"}]
    assert decided("further", "Wet towns", record)["outline"][0] == {"heading": "Summary", "units": "towns"}


def test_a_sentence_goes_on():
    """A repair joins it, and a heading that it was is none any more."""
    record = decided("joined", "country")
    assert record["repairs"][-1]["found"] == "the\n\ncountry,"
    assert ("1", "It rains in the north of the country, as all know.") in read(record)
    assert "country" not in record["layout"]["continues"]


def test_a_sentence_goes_on_over_notes():
    """Two repairs take it where it belongs."""
    record = decided("joined", "in the hills")
    assert ("5", "It snows, as the office has told. in the hills.") in read(record)


def test_a_sentence_goes_on_after_something():
    """The first line of all goes on with nothing."""
    with pytest.raises(InputError, match="nothing-above"):
        decided("joined", "United")


def test_what_is_left_out_is_declared_with_any_number():
    """Numbers that stand alone may be others on other pages."""
    record = decided("left_out", "99-1234")
    assert record["layout"]["artefacts"] == ["99-1234 {n}"]
    assert ("3", "It drizzles in the east.") in read(record)


def test_a_note_has_its_number_and_its_mark():
    """Its mark is set behind words before it; notes get their place if there is none."""
    record = copy.deepcopy(RECORD)
    source = SOURCE.replace("[1] The office of snow.\n\n", "")
    record["repairs"], record["layout"]["notes"] = [], ""
    record["outline"].pop()
    made = decided("note", "12 Office", record, source, number="1", words="as the office has told.")
    assert made["outline"][-1] == {"heading": "[Notes]", "notes": "true"}
    found = read(made, source)
    assert ("fn-1", "Office of Rain, 2032.") in found
    assert ("4", "It does not rain in the west, as the office has told.") in found
    again = decided("note", "in the hills", made, source, number="2", words="It snows, as")
    assert [part for part in again["outline"] if part.get("notes")] == [{"heading": "[Notes]", "notes": "true"}]


def test_words_are_repaired_in_their_line():
    """As many others stand beside them as it takes to tell the place."""
    record = decided("words", "6. It", found="snows", put="thaws")
    assert record["repairs"][-1]["found"] == "It snows."
    assert record["repairs"][-1]["put"] == "It thaws."
    assert ("6", "It thaws. Done at Rain.") in read(record)
    elsewhere = decided("words", "6. It", found="drizzles", put="pours")
    assert elsewhere["repairs"][-1]["found"] == "drizzles"


def test_words_at_the_end_are_told_by_those_before():
    """There is nothing behind them."""
    source = "A/99/8\n\nI. Rain\n\n1. rain, rain"
    record = RECORD | {"outline": [{"heading": "I. Rain"}], "repairs": [], "layout": {}}
    made = decided("words", "1. rain", record, source, found=", rain", put=", snow")
    assert made["repairs"][-1]["found"] == ", rain"
    made = decided("words", "1. rain", record, source, found="rain", put="snow")
    assert made["repairs"][-1]["found"] == "1. rain,"


def test_a_slip_is_kept_and_marked():
    """With what would be right."""
    given = {"unit": "6", "words": "snows", "should_be": "thaws", "note": "It is warm."}
    record = decided("slip", "6. It", **given)
    assert record["slips"] == [given | {"evidence": "The page."}]
    report, _ = tried(yaml.safe_dump(record), SOURCE)
    assert [slip.should_be for slip in report.units_by_id["6"].slips] == ["thaws"]


def test_fields_are_set():
    """Their words without line ends; a field that is not there is added."""
    record = decided("field", "United", name="subject", value=" crc\n cat ")
    assert record["subject"] == "crc cat"
    assert list(record)[-1] == "subject"
    assert decided("field", "United", name="title", value="Rain: 'all' of it")["title"] == "Rain: 'all' of it"


def test_what_is_taken_away_is_told():
    """By a decision that puts nothing in its place; a field that is not there is not made to be empty."""

    def taken_away(choice, **given):
        decision = Decision(RECORD, SOURCE, 1, MADE | given)
        CHOICES[choice](decision)
        return decision.taken_away, decision.record == RECORD

    assert taken_away("field", name="title", value=" ") == ("The rain", False)
    assert taken_away("field", name="title", value="Rain") == ("", False)
    assert taken_away("field", name="subject", value="") == ("", True)
    assert taken_away("words", found="United", put="") == ("United", False)
    assert taken_away("words", found="United", put="Untied") == ("", False)


def test_a_decimal_count_is_parted():
    """As any other."""
    source = "A/99/8\n\nI. Rain\n\n1.1 It rains.\n\nWet\n\n1.2 It pours.\n\n1.3 It snows."
    record = RECORD | {
        "outline": [{"heading": "I. Rain", "paragraphs": "1.1-1.3"}],
        "layout": {"numbers": "decimal", "continues": ["Wet"]},
        "repairs": [],
    }
    made = decided("heading", "Wet", record, source, level="2")
    assert made["outline"][0]["paragraphs"] == "1.1"
    assert made["outline"][0]["parts"] == [{"heading": "Wet", "paragraphs": "1.2-1.3"}]
    assert read(made, source)[-1] == ("1.3", "It snows.")


@pytest.mark.parametrize(
    ("choice", "given", "code"),
    [
        ("heading", {"level": "9"}, "no-level"),
        ("note", {"number": "x"}, "no-number"),
        ("words", {"found": "hail"}, "no-such-words"),
        ("words", {"found": " "}, "no-such-words"),
        ("slip", {"unit": "1", "words": "rains"}, "no-slip"),
        ("slip", {"unit": "1", "should_be": "rains"}, "no-slip"),
        ("slip", {"words": "rains", "should_be": "pours"}, "no-slip"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(choice, given, code):
    """What was given, and what was expected."""
    with pytest.raises(InputError, match=code):
        decided(choice, "1. It", **given)


def test_a_line_that_is_not_there_is_refused():
    """The source may have changed."""
    with pytest.raises(InputError, match="no-such-line"):
        Decision(RECORD, SOURCE, 999, {})


TABLED = """A/99/8

I. Rain

1. It rains in these towns:

Town   2032

North   12

Town   2033

2. It pours.

Box 1

It drizzles.

3. It snows.
"""
TABLES = RECORD | {
    "outline": [{"heading": "I. Rain", "paragraphs": "1-3"}],
    "repairs": [],
    "layout": {
        "lines": "whole",
        "continues": ["Town ", "North "],
        "tables": [{"first": "Box 1", "last": "It drizzles."}],
    },
}


def test_lines_may_be_a_table():
    """It is told by as many lines as it takes, in the order of the source; its lines go on with no paragraph."""
    record = decided("table", "Town   2032", TABLES, TABLED, last="Town 2033")
    assert record["layout"] == {
        "lines": "whole",
        "tables": [{"first": "Town 2032", "last": "Town 2033"}, {"first": "Box 1", "last": "It drizzles."}],
    }
    assert read(record, TABLED)[1:3] == [
        ("1", "It rains in these towns:"),
        ("table-1", "Town   2032\nNorth   12\nTown   2033"),
    ]


def test_a_heading_in_a_table_is_none():
    """It was taken for one by its print."""
    headed = TABLES | {
        "outline": [{"heading": "I. Rain", "paragraphs": "1"}, {"heading": "North 12", "paragraphs": "2-3"}]
    }
    source = TABLED.replace("North   12", "North 12")
    record = decided("table", "Town   2032", headed, source, last="North 12")
    assert record["outline"] == [{"heading": "I. Rain", "paragraphs": "1-3"}]
    assert record["layout"]["continues"] == ["Town "]


def test_a_table_may_be_none():
    """Its lines go on with the paragraph above."""
    record = decided("no_table", "It drizzles", TABLES, TABLED)
    assert record["layout"] == {"lines": "whole", "continues": ["Town ", "North ", "Box 1", "It drizzles."]}
    assert read(record, TABLED)[2] == ("2", "It pours. Box 1 It drizzles.")
    both = copy.deepcopy(TABLES)
    both["layout"]["tables"].insert(0, {"first": "Town 2032", "last": "North 12"})
    assert decided("no_table", "Box 1", both, TABLED)["layout"]["tables"] == [
        {"first": "Town 2032", "last": "North 12"}
    ]


@pytest.mark.parametrize(
    ("choice", "begins", "last", "code"),
    [
        ("table", "Town   2032", "South", "no-such-line"),
        ("table", "Town   2032", " ", "no-such-line"),
        ("table", "2. It pours", "Box", "table-twice"),
        ("no_table", "2. It pours", "", "no-table"),
    ],
)
def test_a_table_that_cannot_be_is_told(choice, begins, last, code):
    """Without a last line, over another table, where none is."""
    with pytest.raises(InputError) as refused:
        decided(choice, begins, TABLES, TABLED, last=last)
    assert [each.code for each in refused.value.problems] == [code]
