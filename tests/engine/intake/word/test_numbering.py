"""The numbers that Word sets before paragraphs."""

import pytest
from lxml import etree
from word import NAMES, body, docx, level, listed, numbering, p, style, styles

from concordance.intake.word.numbering import written
from concordance.intake.word.package import opened
from concordance.intake.word.reading import read


def texts(*paragraphs, patterns, lists, more=()):
    """The texts that are read from these paragraphs."""
    made = styles({}, *more)
    part = numbering(patterns, lists)
    etree.fromstring(part.encode())
    document = read(opened(docx(body(*paragraphs), styles=made, numbering=part), "x"))
    return [block.text for block in document.blocks]


def rain(*places):
    """Paragraphs "rain" in lists, each place a list or a list and a level."""
    return [p("rain", props=listed(*(each if isinstance(each, tuple) else (each,)))) for each in places]


THREE = level(0) + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)")


def numbers(*places, patterns=None, lists=None):
    """The numbers before paragraphs in these lists."""
    found = texts(*rain(*places), patterns=patterns or {"1": THREE}, lists=lists or {1: ("1", "")})
    return [text.removesuffix("rain").strip() for text in found]


def test_levels_count_and_begin_anew_under_a_new_paragraph():
    """As in a report."""
    assert numbers(1, (1, 1), (1, 1), (1, 2), (1, 2), 1, (1, 1), (1, 2)) == "1. (a) (b) (i) (ii) 2. (a) (i)".split()


def test_a_number_may_be_made_of_several_levels():
    """Where the level above has not been counted, its first number stands."""
    decimal = {"1": level(0, start=4) + level(1, text="%1.%2")}
    assert numbers((1, 1), (1, 1), 1, (1, 1), patterns=decimal) == "4.1 4.2 4. 4.1".split()
    roman = {"1": level(0, "upperRoman") + level(1, text="%1.%2") + level(2, text="%1.%3", more="<w:isLgl/>")}
    assert numbers(1, (1, 1), (1, 2), patterns=roman) == "I. I.1 1.1".split()


def test_lists_of_one_pattern_count_on_together():
    """But for a list that begins anew: once."""
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    assert numbers(1, 2, 1, lists={1: ("1", ""), 2: ("1", "")}) == "1. 2. 3.".split()
    assert numbers(1, 1, 2, 2, 1, lists={1: ("1", ""), 2: ("1", anew)}) == "1. 2. 1. 2. 3.".split()


def test_a_list_may_write_a_level_otherwise():
    """Its own shape counts."""
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)", start=3)}</w:lvlOverride>'
    assert numbers(1, 1, (1, 1), lists={1: ("1", own)}) == "C) D) (a)".split()


def test_a_level_may_go_on_under_a_new_paragraph():
    """Or begin anew only under one that stands higher."""
    never = {"1": level(0) + level(1, more='<w:lvlRestart w:val="0"/>')}
    assert numbers(1, (1, 1), 1, (1, 1), patterns=never) == "1. 1. 2. 2.".split()
    higher = {"1": level(0) + level(1) + level(2, more='<w:lvlRestart w:val="1"/>')}
    assert numbers(1, (1, 1), (1, 2), (1, 1), (1, 2), 1, (1, 2), patterns=higher) == "1. 1. 1. 2. 2. 2. 1.".split()


def test_styles_and_lists_lead_to_each_other():
    """A style names a list, the list's level names the style; a list names a style of lists."""
    more = [
        style("Para", listed(1).replace('<w:ilvl w:val="0"/>', "")),
        style("Sub", listed(1).replace('<w:ilvl w:val="0"/>', ""), based="Para"),
        style("Off", '<w:numPr><w:numId w:val="0"/></w:numPr>', based="Para"),
        style("UN list", listed(1), kind="numbering"),
    ]
    linked = {
        "1": level(0, more='<w:pStyle w:val="Para"/>') + level(1, text="(%2)", more='<w:pStyle w:val="Sub"/>'),
        "2": '<w:numStyleLink w:val="UNlist"/>',
    }
    paragraphs = [p("rain", name) for name in ("Para", "Sub", "Off", "Para")] + rain(2)
    found = texts(*paragraphs, patterns=linked, lists={1: ("1", ""), 2: ("2", "")}, more=more)
    assert found == ["1. rain", "(1) rain", "rain", "2. rain", "3. rain"]


def test_a_style_of_lists_that_leads_in_a_circle_ends():
    """Without a number."""
    circle = {"1": '<w:numStyleLink w:val="UNlist"/>'}
    more = [style("UN list", listed(1), kind="numbering")]
    assert texts(*rain(1), patterns=circle, lists={1: ("1", "")}, more=more) == ["rain"]


def test_what_names_no_list_has_no_number():
    """Nor a list without a pattern, a level without a shape."""
    assert numbers(7, 1, (1, 8), lists={1: ("9", "")}) == ["", "", ""]
    assert numbers((1, 8)) == [""]
    assert numbers((1, -3), (1, 99)) == ["1.", ""]


@pytest.mark.parametrize(
    ("text", "font", "sign"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("o", "Courier New", "•"),
        ("+", "", "+"),
        ("\uf0a7", "Wingdings", "•"),
        ("\uf0ff", "", "•"),
    ],
)
def test_bullets_are_signs_that_every_font_has(text, font, sign):
    """Whatever font they were made for."""
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>' if font else ""
    assert numbers(1, patterns={"1": level(0, "bullet", text, more=fonts)}) == [sign]


def test_a_level_may_have_no_number_of_its_own():
    """Or nothing behind it."""
    assert numbers(1, patterns={"1": level(0, "none", "Article")}) == ["Article"]
    assert numbers(1, (1, 1), patterns={"1": level(0, "none") + level(1, text="%1%2.")}) == [".", "1."]
    tight = {"1": level(0, text="No.%1", more='<w:suff w:val="nothing"/>')}
    assert texts(*rain(1), patterns=tight, lists={1: ("1", "")}) == ["No.1rain"]


def test_where_a_paragraph_begins_is_told_by_its_level():
    """If nothing else does."""
    indented = level(0, more='<w:pPr><w:ind w:left="1134" w:hanging="567"/></w:pPr>')
    part = numbering({"1": indented}, {1: ("1", "")})
    by_hand = p("rain", props=f'{listed(1)}<w:ind w:start="200" w:firstLine="x"/>')
    document = read(opened(docx(body(*rain(1), by_hand), styles=styles({}), numbering=part), "x"))
    assert [block.left for block in document.blocks] == [28.35, 10]


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ("decimal", "1 4 9 27 53 1994"),
        ("decimalZero", "01 04 09 27 53 1994"),
        ("lowerRoman", "i iv ix xxvii liii mcmxciv"),
        ("upperRoman", "I IV IX XXVII LIII MCMXCIV"),
        ("lowerLetter", f"a d i aa aaa {'r' * 77}"),
        ("upperLetter", f"A D I AA AAA {'R' * 77}"),
        ("ordinal", "1st 4th 9th 27th 53rd 1994th"),
        ("hebrew1", "1 4 9 27 53 1994"),
    ],
)
def test_numbers_are_written_in_words_forms(form, found):
    """Those that are not known in digits, as are numbers that no report has."""
    assert [written(value, form) for value in (1, 4, 9, 27, 53, 1994)] == found.split()
    assert written(0, form) == "0"
    assert written(10**8, form) == "100000000"


def test_a_form_that_is_not_known_is_told():
    """With its name."""
    part = numbering({"1": level(0, "hebrew1")}, {1: ("1", "")})
    document = read(opened(docx(body(*rain(1)), styles=styles({}), numbering=part), "x"))
    assert [(each.cause, each.page, each.words) for each in document.doubts] == [("form", 1, "hebrew1")]


def test_numbers_that_are_no_numbers_do_no_harm():
    """In a file that somebody made by hand."""
    odd = f'<w:numbering {NAMES}><w:abstractNum/><w:num w:numId="1"/><w:num w:numId="2"><w:abstractNumId w:val=""/>'
    odd += "<w:lvlOverride/></w:num></w:numbering>"
    document = read(opened(docx(body(*rain(1, 2)), numbering=odd), "x"))
    assert [block.text for block in document.blocks] == ["rain", "rain"]
