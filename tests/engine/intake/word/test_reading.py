"""Word files, and the document that is read from them."""

from copy import deepcopy

import pytest
import word
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from word import (
    GENEVA,
    MASTHEAD,
    NEW_YORK,
    UN_LISTS,
    body,
    box,
    docx,
    field,
    geneva,
    listed,
    note,
    notes,
    p,
    r,
    style,
    styles,
    table,
)

from concordance.intake.metadata import metadata
from concordance.intake.word.package import opened
from concordance.intake.word.proof import differences
from concordance.intake.word.reading import read
from concordance.intake.word.roles import lettered, purpose_of


def document(data):
    """The document of a file, whose words are all in it."""
    package = opened(data, "x")
    made = read(package)
    assert list(differences(package, made)) == []
    return made


def plain(*blocks, **parts):
    """The document of a file with these paragraphs and tables, and the styles of Geneva."""
    return document(docx(body(*blocks), styles=styles(GENEVA), numbering=UN_LISTS, **parts))


def told(made, kinds="heading paragraph closing note table contents furniture"):
    """The kinds and words of the blocks."""
    return [(block.kind, block.text) for block in made.blocks if block.kind in kinds.split()]


def texts(made):
    """The words of the blocks."""
    return [block.text for block in made.blocks]


def doubts(made):
    """What is doubtful, with its paragraph and words."""
    return [(each.cause, each.page, each.words) for each in made.doubts]


TEXT = "It rains in the towns of the north, where it has rained since anybody can remember."


def test_a_report_of_geneva_is_read_by_its_styles():
    """Masthead, title, headings, numbered paragraphs, items, bullets, notes."""
    made = document(
        geneva(
            p("Report of the Special Rapporteur on rain, Ada Pilot", "HChG"),
            p("Rain", "HChG", listed(2)),
            p("In towns", "H1G", listed(2, 1)),
            p("By day", "H23G", listed(2, 2)),
            p("(a)\tEarly", "H23G"),
            p("At dawn", "H4G"),
            p("Before dawn", "H56G"),
            p(r("It rains") + note(2) + r("."), "SingleTxtG", listed(1)),
            p("In one;", "SingleTxtG", listed(1, 1)),
            p("Mostly.", "Bullet1G", listed(3)),
            p("So they say.", "QuoteG"),
            p("Annex", "HChG"),
            p("A box", "HMG"),
            footnotes=notes(n2="Seen."),
        )
    )
    assert (made.title, made.subtitle) == (
        "The rain in the hills",
        "Report of the Special Rapporteur on rain, Ada Pilot",
    )
    assert [(block.rank, block.text) for block in made.blocks if block.kind == "heading"] == [
        (2, "I. Rain"),
        (12, "A. In towns"),
        (22, "1. By day"),
        (24, "(a) Early"),
        (25, "At dawn"),
        (26, "Before dawn"),
        (1, "Annex"),
        (1, "A box"),
    ]
    assert told(made, "paragraph note") == [
        ("paragraph", "1. It rains[1]."),
        ("paragraph", "(a) In one;"),
        ("paragraph", "• Mostly."),
        ("paragraph", "So they say."),
        ("note", "[1] Seen."),
    ]
    assert made.doubts == ()
    known = metadata(made)
    assert (known.symbol, known.date, known.session) == ("A/HRC/99/8", "2033-05-03", "Ninety-ninth session")
    assert (known.agenda, known.author, known.author_role) == (
        "Agenda item 3",
        "Ada Pilot",
        "Special Rapporteur on rain",
    )


def test_a_resolution_of_new_york_is_read_by_its_styles():
    """Its name is its title, and with its number the heading of its text; its numbers were typed."""
    made = document(
        docx(
            body(
                p("United Nations\tA/RES/99/8"),
                p("Distr.: General\n3 May 2033", "Distribution"),
                p("Ninety-ninth session", "Session"),
                p("Resolution adopted by the General Assembly", "TitleHCh"),
                p(),
                p("[on the report of the First Committee (A/99/7)]"),
                p("99/8.\tRain in the hills", "TitleH1"),
                p(r("The General Assembly", "<w:i/>") + r(","), "SingleTxt"),
                p(r("Noting", "<w:i/>") + r(" that it rains,"), "SingleTxt"),
                p("1.\tAsks for less rain;", "SingleTxt"),
                p("Snow", "HCh"),
                p("2.\tAsks for snow.", "SingleTxt"),
                p("12th plenary meeting"),
                p("3 May 2033"),
                p("For it has been raining for so long that nobody remembers how it was when it did not rain at all."),
            ),
            styles=styles(NEW_YORK),
        )
    )
    assert made.title == "Rain in the hills"
    assert [block.text[start:end] for block in made.blocks for start, end in block.sloped] == [
        *("The", "General", "Assembly"),
        "Noting",
    ]
    assert told(made) == [
        ("heading", "99/8. Rain in the hills"),
        ("paragraph", "The General Assembly,"),
        ("paragraph", "Noting that it rains,"),
        ("paragraph", "1. Asks for less rain;"),
        ("heading", "Snow"),
        ("paragraph", "2. Asks for snow."),
        ("closing", "12th plenary meeting"),
        ("closing", "3 May 2033"),
        (
            "paragraph",
            "For it has been raining for so long that nobody remembers how it was when it did not rain at all.",
        ),
    ]
    assert (metadata(made).symbol, metadata(made).date) == ("A/RES/99/8", "2033-05-03")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            [p("Resolution adopted on rain", "TitleHCh"), p("Rain", "TitleH1"), p("Resolution adopted by all")],
            "Resolution adopted on rain",
        ),
        ([p("Resolution adopted by all", "TitleHCh"), p("9/8\tRain", "TitleH1")], "Rain"),
        ([p("Resolution adopted by all", "TitleHCh"), p("(S/99)"), p(r("Rain", "<w:b/>"))], "Rain"),
        (
            [p("Resolution adopted by all", "TitleHCh"), p("(S/99)", "TitleH1"), p("It rains.", "SingleTxt")],
            "Resolution adopted by all",
        ),
        ([p("Resolution adopted by all", "TitleHCh")], "Resolution adopted by all"),
    ],
)
def test_the_title_of_a_resolution_is_its_name(lines, title):
    """Where it has one."""
    assert document(docx(body(*lines), styles=styles(NEW_YORK))).title == title


SAID = "This record contains the text of speeches, which were made in the hall, and of those in other languages."
CALLED = p("The meeting was called to order at 9.05 a.m.")


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ([p("A/99/SR.5"), p("Summary record of the 5th meeting"), p("Chair: Ms. Hill"), p("Contents")],
         "Summary record of the 5th meeting"),
        ([p("United Nations\tS/PV.5"), p("5th meeting"), p("President: Ms. Hill"), p(r("Agenda", "<w:b/>"))],
         "5th meeting"),
    ],
)  # fmt: skip
def test_the_first_page_of_a_record_goes_down_to_where_the_meeting_begins(front, title):
    """With the list of its items, which are no headings; what it says of itself is apart."""
    listed_ = [p(r("Rain in the hills", "<w:b/>")), p("\t(a)\tRain in the towns"), p(SAID)]
    made = document(docx(body(*front, *listed_, CALLED, p(r("Rain in the hills", "<w:b/>")), p("1.\tIt rains."))))
    assert made.title == title
    assert told(made, "imprint paragraph heading") == [
        ("imprint", SAID),
        ("paragraph", "The meeting was called to order at 9.05 a.m."),
        ("heading", "Rain in the hills"),
        ("paragraph", "1. It rains."),
    ]
    assert [block.text for block in made.blocks if block.kind == "masthead"][-3:] == [
        "Rain in the hills", "(a)", "Rain in the towns",
    ]  # fmt: skip


def test_another_document_may_tell_that_a_meeting_began():
    """It has no symbol of a record, and no title of one; nor has a record without the number of its meeting."""
    for symbol in ("A/99/5", "A/99/PV.5"):
        made = document(docx(body(p(symbol), p("Agenda"), CALLED)))
        assert ("paragraph", "The meeting was called to order at 9.05 a.m.") in told(made)
        assert made.title == ""


@pytest.mark.parametrize(
    ("blocks", "title", "front"),
    [
        ([p("A/99/1"), p(r("Rain", '<w:b/><w:sz w:val="28"/>')), p(TEXT)], "Rain", 2),
        ([p("A/99/1"), p(r("Rain", '<w:b/><w:sz w:val="23"/>')), p(TEXT)], "Rain", 2),
        ([p("A/99/1"), p(r("Rain", '<w:b/><w:sz w:val="19"/>')), p(TEXT)], "", 1),
        ([p("A/99/1"), p(r("I. Rain", "<w:b/>")), p(TEXT)], "", 1),
        ([p("A/99/1"), p("Summary", "HChG"), p(TEXT)], "", 1),
        ([p("Rain"), p("More rain")], "", 0),
        ([p("1. It rains."), p("Rain", "HChG")], "", 0),
        ([p("A/99/1"), p(TEXT * 4, "SingleTxtG"), p("Rain", "HMG")], "", 1),
        ([p("A/99/1"), p("It rains.", "SingleTxtG", listed(1)), p("Rain", "HMG")], "", 1),
        ([p("A/99/1"), p("Rain", "HMG"), p("Snow", "HMG"), p("Introduction", "HMG"), p(TEXT)], "Rain", 3),
        ([p(r("A/99/1") + box(p("Distr.: General"))), p("Rain", "HMG")], "Rain", 3),
        ([p(r("A/99/1") + box(p(TEXT * 4))), p("Rain", "HMG")], "", 1),
        ([p("A/99/1"), p(), p("Rain", "HMG"), p(), table(["a", "b"])], "Rain", 2),
        ([p("Rain")] * 70 + [p("Rain", "HMG")], "", 0),
    ],
)
def test_the_first_page_ends_with_the_title(blocks, title, front):
    """Told by its style, or bold and large; without one, with what first pages say."""
    made = plain(*blocks)
    assert made.title == title
    assert sum(block.kind == "masthead" for block in made.blocks) == front


def test_the_masthead_is_read_line_by_line():
    """Parted at tabs and breaks; numbered lines with their numbers."""
    cells = table([p("Item 9", props=listed(1)), p()])
    made = plain(p("United Nations\tA/99/1\nDistr.: General"), cells, p("Rain", "HMG"), theme1="<theme/>")
    assert told(made, "masthead") == [
        ("masthead", words) for words in ("United Nations", "A/99/1", "Distr.: General", "1. Item 9", "Rain")
    ]


def test_page_headers_say_the_symbol_where_the_first_page_does_not():
    """And the date; they are no words of the text."""
    header = f"<w:hdr {word.NAMES}>{p('A/99/1')}{p(field('PAGE', r('2')))}{p('3 May 2033')}</w:hdr>"
    made = plain(p("Rain", "HMG"), p(TEXT), header1=header)
    assert told(made, "furniture") == [("furniture", "A/99/1"), ("furniture", "2"), ("furniture", "3 May 2033")]
    assert (metadata(made).symbol, metadata(made).date) == ("A/99/1", "2033-05-03")


def test_styles_are_followed_to_those_they_are_made_from():
    """And known by their names or ids; other styles by outline level, or by their print."""
    more = [
        style("Mine", based="HChG"),
        style("Renamed", id="H1G"),
        style("heading 2"),
        style("Level", '<w:outlineLvl w:val="2"/>'),
        style("Loop", based="Loop"),
        style("Strong", kind="character", run="<w:b/>"),
        style("Bold text", run="<w:b/>", based="Normal"),
        style("Own text", '<w:outlineLvl w:val="9"/>'),
    ]
    made = document(
        docx(
            body(
                p(TEXT),
                p("Rain", "Mine"),
                p("Sun", "H1G"),
                p("Snow", "heading2"),
                p("Ice", "Level"),
                p("By hand", props='<w:outlineLvl w:val="7"/>'),
                p("It rains here.", "Loop"),
                p("It rains there.", "Loop"),
                p(r("Hail", '<w:rStyle w:val="Strong"/>')),
                p(r("No hail", '<w:rStyle w:val="Strong"/>'), "Boldtext"),
                p("Storm", "Boldtext"),
                p("It is", "Owntext"),
                p("Lost", "Nowhere"),
                p(TEXT * 7, "HChG"),
                p("Titled", "Title"),
            ),
            styles=styles({"_ H _Ch_G": (14, "b"), "Title": (17, "b")}, *more),
        )
    )
    assert [(block.rank, block.text) for block in made.blocks if block.kind == "heading"] == [
        (2, "Rain"),
        (12, "Sun"),
        (12, "Snow"),
        (22, "Ice"),
        (26, "By hand"),
        (23, "Hail"),
        (23, "Storm"),
        (1, "Titled"),
    ]
    assert doubts(made) == [
        ("style", 7, "Loop"),
        ("print", 9, "Hail"),
        ("style", 10, "Bold text"),
        ("print", 11, "Storm"),
        ("style", 12, "Own text"),
    ]


def test_a_file_without_styles_is_read_by_its_print():
    """The names of styles may be known all the same."""
    made = document(
        docx(body(p("Rain", "HChG"), p(TEXT), p(r("Snow", '<w:i/><w:sz w:val="x"/>')), p("Ice", "Unknown")))
    )
    assert told(made) == [("paragraph", TEXT), ("heading", "Snow"), ("paragraph", "Ice")]
    assert made.title == "Rain"
    assert doubts(made) == [("print", 3, "Snow"), ("style", 4, "Unknown")]


@pytest.mark.parametrize(
    ("name", "role", "rank"),
    [
        ("_ H _Ch_G", "heading", 2),
        ("Reg_H__Ch_G", "heading", 2),
        ("Anno _ H_CH_G", "heading", 2),
        ("HChM", "heading", 2),
        ("_ H_1_G", "heading", 12),
        ("Reg_H_1_G", "heading", 12),
        ("_ H_2/3_G", "heading", 22),
        ("H23", "heading", 22),
        ("Reg_H_4_G", "heading", 25),
        ("Reg_H_5_G", "heading", 26),
        ("H 5/6", "heading", 26),
        ("Heading3", "heading", 22),
        ("heading 9", "heading", 26),
        ("TOC Heading", "heading", 2),
        ("TitleHCH", "title", 0),
        ("MainTitle", "title", 0),
        ("Reg_Single Txt_G2", "text", 0),
        ("Anno_ Single Txt_G", "text", 0),
        ("Style Reg_Single Txt_G + Italic", "text", 0),
        ("DualTxt", "text", 0),
        ("_ Bullet 2_G", "text", 0),
        ("SM", "text", 0),
        ("_Quote_G", "text", 0),
        ("toc 2", "contents", 0),
        ("Distribution", "front", 0),
        ("AgendaTitleH2", "front", 0),
        ("Body Text (UN)", "plain", 0),
        ("List Paragraph", "plain", 0),
    ],
)
def test_styles_of_the_united_nations_are_known_by_their_names(name, role, rank):
    """With or without spaces, and in the forms of offices."""
    known = purpose_of(name)
    assert (known.role, known.rank) == (role, rank)


def test_other_styles_are_not_known():
    """And only a third heading is ranked by its letter."""
    assert purpose_of("Sidebar") is None
    assert [lettered(22, "(a) Rain"), lettered(22, "1. Rain"), lettered(2, "a) Rain")] == [24, 22, 2]


def test_changes_are_accepted():
    """What was put in is there, what was deleted or moved away is not; paragraphs whose parting was deleted are one."""
    deleted, gone = '<w:del w:id="1"/>', '<w:del w:id="2"><w:r><w:delText>never </w:delText></w:r></w:del>'
    made = plain(
        p(r("It ") + gone + f"<w:ins>{r('always ')}</w:ins>" + r("rains "), "HChG", mark=deleted),
        p(f"<w:moveFrom>{r('there ')}</w:moveFrom><w:moveTo>{r('here.')}</w:moveTo>", "SingleTxtG", listed(1)),
        p("It pours.", "SingleTxtG", listed(1), mark='<w:ins w:id="3"/>'),
        p(gone, mark="<w:moveFrom/>"),
        table(["a", "b"]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1).replace("</w:tbl>", "")
        + "<w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>"
        + p("c")
        + "</w:tc><w:tc>"
        + p("d")
        + "</w:tc><w:tc>"
        + p("e")
        + "</w:tc></w:tr></w:tbl>",
        p("It snows ", mark=deleted),
        table(["Rain", "Snow"]),
        p("and hails", mark=deleted),
    )
    assert texts(made) == [
        "1. It always rains here.",
        "2. It pours.",
        "d   e",
        "It snows",
        "Rain   Snow",
        "and hails",
    ]
    assert [each.page for each in made.doubts if each.cause == "change"] == [1, 2, 4, 10, 13]


def test_changes_of_properties_change_nothing():
    """The old ones stand inside the new."""
    old = f'<w:pPrChange w:id="1"><w:pPr>{listed(1)}</w:pPr></w:pPrChange>'
    run = '<w:r><w:rPr><w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>It rains.</w:t></w:r>'
    assert texts(plain(p(run, props=old))) == ["It rains."]


def test_fields_have_their_results_and_not_their_codes():
    """Also in each other; the words of links are words."""
    made = plain(
        p(r("See paragraph ") + field(r"REF x \h", r("7")) + r(".")),
        p(
            '<w:hyperlink w:anchor="x">'
            + r("It rains")
            + "</w:hyperlink>"
            + f'<w:fldSimple w:instr="PAGE">{r(" 3")}</w:fldSimple>'
        ),
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
            + field("REF y", r("8"))
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + r("Yes.")
            + "<w:r><w:instrText>x</w:instrText></w:r>"
            + note(2)
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        p(field("AUTONUM") + r("It snows.")),
        p(
            '<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r>'
            "<w:r><w:instrText>x</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + note(3) + r("Never ended")
        ),
        footnotes=notes(n2="Seen.", n3=""),
    )
    assert texts(made) == [
        "See paragraph 7.",
        "It rains 3",
        "Yes.[1]",
        "It snows.",
        "[1] Seen.",
        "8",
        "Never ended",
    ]
    assert doubts(made) == [
        ("lost-note", 0, ""),
        ("code", 3, "8"),
        ("generated", 4, "AUTONUM"),
        ("code", 5, "Never ended"),
    ]


def test_contents_are_rows():
    """By a field, by their style, by tabs and page numbers, or in a table."""
    rows = [r("I.\tRain\t1\n"), r("II.\tSnow\t2")]
    toc = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
    toc += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert told(plain(p(TEXT), p("Contents", "HChG"), p(toc + rows[0]), p(rows[1] + end), p(TEXT)))[1:] == [
        ("heading", "Contents"),
        ("contents", "I. Rain 1\nII. Snow 2"),
        ("paragraph", TEXT),
    ]
    assert told(plain(p(toc + r("Contents"), "HChG"), p(rows[0], "toc1"), p("Rain", "HChG")))[0] == (
        "heading",
        "Contents",
    )
    tabbed = [p("Contents", "HChG"), p("Page"), p(rows[0]), p(rows[1]), p("3 towns had no rain in 2033")]
    assert told(plain(p(TEXT), *tabbed))[2:] == [
        ("contents", "Page\nI. Rain 1\nII. Snow 2"),
        ("paragraph", "3 towns had no rain in 2033"),
    ]
    assert told(plain(p(TEXT), p("Contents", "HChG"), table(["I.", "Rain", "1"], ["II.", "Snow", "2"])))[2:] == [
        ("contents", "I.   Rain   1\nII.   Snow   2"),
    ]


def test_tables_keep_their_rows():
    """With their captions, and what stands under them in smaller print; cells that are empty leave no trace."""
    small = p(r("Source: the sky.", '<w:sz w:val="16"/>'))
    nested = p("Towns") + table(["A", "B"]) + p()
    made = plain(
        p(TEXT),
        p("Table 1", "HChG"),
        p("Rain by town", "HChG"),
        table([nested, "Rain"], ["", "2"], ["", ""]),
        small,
        small,
        p("Figure 1: no table"),
        p(TEXT),
        p(TEXT),
        p(TEXT),
        p("Table 2"),
        p(TEXT),
        table(["1", "2"]),
        p(TEXT),
        p("Table 3"),
    )
    assert told(made)[1:] == [
        ("table", "Table 1\nRain by town\nTowns A B   Rain\n2\nSource: the sky.\nSource: the sky."),
        ("paragraph", "Figure 1: no table"),
        ("paragraph", TEXT),
        ("paragraph", TEXT),
        ("paragraph", TEXT),
        ("table", f"Table 2\n{TEXT}\n1   2"),
        ("paragraph", TEXT),
        ("paragraph", "Table 3"),
    ]


def test_a_table_without_words_is_none():
    """It leaves no block between what stands above and below it."""
    assert told(plain(p(TEXT), table(["", ""], [""]), p("Rain"))) == [("paragraph", TEXT), ("paragraph", "Rain")]


def test_a_frame_of_one_cell_is_text():
    """As that of a summary; rows and cells may stand in controls."""
    cell = p("Summary", "HChG") + p(TEXT, "SingleTxtG") + p("Table 1") + table(["1", "2"])
    row = f"<w:tr><!-- x --><w:sdt><w:tc>{cell}</w:tc></w:sdt></w:tr>"
    framed = f"<w:tbl><w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt></w:tbl>"
    assert told(plain(p(TEXT), framed))[1:] == [
        ("heading", "Summary"),
        ("paragraph", TEXT),
        ("table", "Table 1\n1   2"),
    ]


def test_text_boxes_stand_once_behind_their_paragraph():
    """As Word writes them twice, and as older programs write them once."""
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('Old box')}</w:txbxContent></v:textbox></w:pict></w:r>"
    fallback = (
        f"<mc:AlternateContent><mc:Fallback>{p('Fallen')}</mc:Fallback></mc:AlternateContent><mc:AlternateContent/>"
    )
    made = plain(p(TEXT), p(r("It rains") + box(p("One", props=listed(1)), p("Two")) + r(" here.")), p(old), fallback)
    assert told(made)[1:] == [
        ("paragraph", "It rains here."),
        ("table", "1. One\nTwo"),
        ("table", "Old box"),
        ("paragraph", "Fallen"),
    ]


def test_hyphens_tabs_breaks_and_signs_are_words():
    """A soft hyphen is none; a space that may not break is one; any room is one space."""
    signs = "<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known, to</w:t><w:softHyphen/><w:t>\u00adday</w:t><w:cr/>"
    signs += '<w:sym w:font="Symbol" w:char="F0B0"/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="x"/>'
    signs += '<w:ptab/><w:t>9\u00a0\u2011\u00a01\uf061</w:t><w:sym w:font="Symbol" w:char="D800"/></w:r>'
    made = plain(p(signs), p('<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\uf0fe</w:t></w:r>'))
    assert texts(made) == ["well-known, today °✓� 9 - 1\N{GREEK SMALL LETTER ALPHA}�", "☑"]
    assert [each.cause for each in made.doubts] == ["sign", "sign"]


def test_what_only_wraps_words_is_looked_through():
    """Tags, controls, marks of direction; readings above a sign, comments and old programs' words are left out."""
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('It ')}</w:sdtContent></w:sdt>"
    wrapped = f"<w:smartTag><w:customXml>{wrapped}</w:customXml></w:smartTag>"
    wrapped += (
        f"<w:dir>{r('rains')}</w:dir><w:r><w:ruby><w:rt>{r('x')}</w:rt><w:rubyBase>{r('!')}</w:rubyBase></w:ruby></w:r>"
    )
    wrapped += "<w:r><w:commentReference/><w:annotationRef/></w:r><w:bookmarkStart/><!-- a comment -->"
    control = f"<w:sdt><w:sdtContent>{p(wrapped)}<!-- another --></w:sdtContent></w:sdt>"
    assert texts(plain(control)) == ["It rains!"]


def test_hidden_words_and_placeholders_are_left_out_and_told():
    """But not those that are hidden in a browser only, nor room."""
    asking = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    hidden = r("never", "<w:vanish/>") + r(" ", "<w:vanish/>")
    made = plain(
        p(
            r("It ")
            + hidden
            + note(2).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
            + r("rains", "<w:webHidden/>"),
            "SingleTxtG",
            listed(1),
        ),
        p(asking.format(r("Type here"))),
        asking.format(p("Or here")),
        p(r("All hidden", "<w:vanish/>"), "SingleTxtG", listed(1), mark="<w:vanish/>"),
        p("Shown", "SingleTxtG", listed(1), mark="<w:vanish/>"),
        p("", "SingleTxtG", listed(1)),
        p(r("Shown again", '<w:vanish w:val="0"/>'), "Hidden"),
        footnotes=notes(n2=""),
    )
    assert told(made, "paragraph") == [
        ("paragraph", "1. It rains"),
        ("paragraph", "2. Shown"),
        ("paragraph", "Shown again"),
    ]
    assert [each for each in doubts(made) if each[0] not in {"lost-note", "style"}] == [
        ("hidden", 1, "never"),
        ("placeholder", 2, "Type here"),
        ("placeholder", 3, "Or here"),
        ("hidden", 4, "All hidden"),
        ("empty", 6, "3."),
    ]


def test_words_that_are_struck_through_are_told():
    """They may be deleted without Word's own way of it; a room is none."""
    struck = r("pours", "<w:strike/>") + r(" ", "<w:strike/>") + r("hails", "<w:dstrike/>")
    made = plain(p(r("It rains, ") + struck + r(" snows.", '<w:strike w:val="0"/>')))
    assert texts(made) == ["It rains, pours hails snows."]
    assert doubts(made) == [("struck", 1, "pours"), ("struck", 1, "hails")]


def test_pictures_formulas_and_other_files_are_told():
    """But not the pictures of the first page."""
    formula = "<m:oMathPara><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></m:oMathPara>"
    made = plain(
        p("A/99/1"),
        p("<w:r><w:drawing/></w:r>"),
        p("Rain", "HMG"),
        p(r("It rains: ") + formula),
        p("<w:r><w:object/></w:r>"),
        '<w:altChunk r:id="x" xmlns:r="x"/>',
        p("<w:subDoc/>"),
    )
    assert texts(made)[-1] == "It rains: a+b"
    assert doubts(made) == [("outside", 0, ""), ("formula", 4, "a+b"), ("picture", 5, ""), ("outside", 6, "")]


def test_notes_are_counted_through_and_stand_at_their_marks():
    """Also where a mark stands twice; what has a sign of its own keeps it; what leads nowhere is told."""
    made = plain(
        p("Rain", "HMG"),
        p(r("It rains") + note(4, own="*") + r(" in towns") + note(2) + note(3) + r(".") + note(2)),
        p(r("It snows.") + note(9)),
        footnotes=notes(n2="One.", n3=f"{p('Two')}{p('parts.')}", n4="* Starred.", n5="Never marked."),
    )
    assert told(made) == [
        ("paragraph", "It rains* in towns[1][2].[1]"),
        ("paragraph", "It snows."),
        ("note", "* Starred."),
        ("note", "[1] One."),
        ("note", "[2] Two parts."),
    ]
    assert doubts(made) == [("lost-note", 0, "Never marked."), ("lost-note", 3, "footnote 9")]


def test_notes_may_begin_anew_in_each_section():
    """As in annexes; on each page they cannot."""
    anew = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    section = anew.removeprefix("<w:sectPr>").removesuffix("</w:sectPr>")
    parts = {"footnotes": notes(n2="One.", n3="Two.", n4="Three.")}
    blocks = [p(r("a") + note(2)), p(r("b") + note(3), props=anew), p(r("c") + note(4))]
    made = document(docx(body(*blocks, section=section), **parts))
    assert texts(made)[:3] == ["a[1]", "b[2]", "c[1]"]
    paged = f'<w:settings {word.NAMES}><w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr></w:settings>'
    made = document(docx(body(*blocks), settings=paged, **parts))
    assert texts(made)[:3] == ["a[1]", "b[2]", "c[3]"]
    assert doubts(made) == [("restart", 3, "footnote")]


def test_endnotes_are_notes():
    """Beside footnotes they are counted with them; Word counts them in Roman numbers if it is not told otherwise."""
    both = {"footnotes": notes(n2="One."), "endnotes": notes("endnote", n2="Two.")}
    made = plain(p(r("a") + note(2) + r("b") + note(2, "endnote")), **both)
    assert texts(made) == ["a[1]b[2]", "[1] One.", "[2] Two."]
    assert doubts(made) == [("endnote", 1, "footnotes and endnotes")]
    two = p(r("a") + note(2, "endnote") + r("b") + note(3, "endnote"))
    alone = plain(two, endnotes=notes("endnote", n2="One.", n3="Two."))
    assert doubts(alone) == [("endnote", 1, "endnotes in the form lowerRoman")]
    section = '<w:endnotePr><w:numFmt w:val="decimal"/><w:numStart w:val="3"/></w:endnotePr>'
    made = document(docx(body(p(r("a") + note(2, "endnote")), section=section), endnotes=notes("endnote", n2="One.")))
    assert (texts(made), doubts(made)) == (["a[3]", "[3] One."], [])


def test_what_looks_like_a_mark_and_is_none_is_told():
    """Numbers in brackets, raised numbers; but no raised letters."""
    up = '<w:vertAlign w:val="superscript"/>'
    made = plain(
        p(
            r("Rain [3] of 9 m")
            + r("2", up)
            + r(" on the 1")
            + r("st", up)
            + r("4", '<w:position w:val="6"/>')
            + note(2)
        ),
        footnotes=notes(n2="One."),
    )
    assert texts(made)[0] == "Rain [3] of 9 m2 on the 1st4[1]"
    assert doubts(made) == [("bracket", 1, "[3]"), ("raised", 1, "Rain [3] of 9 m2"), ("raised", 1, "st4")]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (r("Lluvia", '<w:lang w:val="es-ES"/>'), "es"),
        (r("Rain of the hills", '<w:lang w:val="fr-FR"/>'), "en"),
        (r("مطر", '<w:rtl/><w:lang w:val="en-US" w:bidi="fa-IR"/>'), "ar"),
        (r("Дождь"), "ru"),
        (r("雨"), "zh"),
        (r("Regen"), ""),
    ],
)
def test_the_language_is_that_of_the_words(words, language):
    """By script and by common words; else as the file declares it."""
    assert metadata(plain(p(words))).language == language


def test_an_empty_file_has_no_words():
    """With or without a body."""
    assert texts(document(docx(body()))) == []
    assert texts(document(docx(f"<w:document {word.NAMES}/>"))) == []


PIECES = st.sampled_from(
    [
        r("It rains. "),
        r("x", "<w:vanish/>"),
        r("[2]"),
        note(2),
        note(3, own="*"),
        note(4, "endnote"),
        field("REF x", r("7")),
        "<w:del>" + r("gone") + "</w:del>",
        "<w:ins>" + r("put in ") + "</w:ins>",
        box(p("Boxed")),
        r("A/99/1\n3 May 2033"),
        r("I.\tRain\t7"),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        r("Contents"),
        r("Table 1"),
        '<w:r><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>',
        r("12th meeting"),
        r("Note", "<w:b/>"),
        "",
    ]
)
PARAGRAPHS = st.builds(
    lambda pieces, name, listing, mark: p("".join(pieces), name, listing, mark),
    st.lists(PIECES, max_size=4),
    st.sampled_from([*map(word.style_id, GENEVA), "", "Odd"]),
    st.sampled_from(["", "", listed(1), listed(1, 1), listed(2), listed(3), listed(9)]),
    st.sampled_from(["", "", "", "<w:del/>", "<w:vanish/>"]),
)
ROWS = st.lists(st.lists(PARAGRAPHS, min_size=1, max_size=3), min_size=1, max_size=3)


@given(
    st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, st.builds(lambda rows: table(*rows), ROWS)), max_size=8), st.booleans()
)
def test_no_word_is_lost_and_none_is_made(blocks, headed):
    """Whatever stands in a file, in whatever order."""
    parts = {"footnotes": notes(n2="One.", n3="* Starred."), "endnotes": notes("endnote", n4="Three.")}
    document(geneva(*blocks, head=MASTHEAD if headed else "", **parts))


@pytest.mark.parametrize(
    ("mark", "cause"),
    [
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + note(2), "code"),
        (note(2).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"), "hidden"),
    ],
    ids=["in a field without a result", "hidden"],
)
def test_a_note_whose_mark_does_not_show_is_left_out_and_told(mark, cause):
    """Its words with it, and those within it that do not show themselves; the next note is the first that counts."""
    inner = p(r("Seen, ") + r("unseen", "<w:vanish/>") + field("CODE", r("and more.")))
    close = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    made = plain(p(r("It rains.") + mark + close), p(r("It snows.") + note(3)), footnotes=notes(n2=inner, n3="Snow."))
    assert sorted(doubts(made)) == sorted([("hidden", 1, "unseen"), (cause, 1, "Seen, and more.")])
    shown = [("paragraph", "It rains."), ("paragraph", "It snows.[1]"), ("note", "[1] Snow.")]
    assert told(made, "paragraph note") == shown


@pytest.mark.parametrize("words", ["It rains. ", ""])
def test_a_box_in_a_paragraph_that_goes_on_with_the_next_stands_where_it_begins(words):
    """The parting between the two was deleted; a box before all words stands before them."""
    made = plain(p(r(words) + box(p("Boxed")), mark="<w:del/>"), p(r("It pours.")))
    boxed, joined = (2, "Boxed"), (1 if words else 4, f"{words}It pours.")
    assert [(block.page, block.text) for block in made.blocks] == ([joined, boxed] if words else [boxed, joined])


@given(st.data())
def test_xml_that_somebody_has_spoilt_is_read_all_the_same(data):
    """Elements taken out, put elsewhere, or put there once more."""
    number, text = listed(1), r("It rains") + note(2) + field("TOC", r("x")) + box(p("Boxed"))
    root = etree.fromstring(body(p("Rain", "HChG", listed(2)), p(text, "SingleTxtG", number), table(["a", "b"])))
    for _ in range(data.draw(st.integers(1, 3))):
        every = list(root.iter())[2:]
        if not every:
            break
        each, into = data.draw(st.sampled_from(every)), data.draw(st.sampled_from(every))
        if into in set(each.iter()):
            each.getparent().remove(each)
        else:
            into.append(deepcopy(each) if data.draw(st.booleans()) else each)
    spoilt = etree.tostring(root)
    read(opened(docx(spoilt, styles=styles(GENEVA), numbering=UN_LISTS, footnotes=notes(n2="Seen.")), "x"))


def test_who_speaks_is_known_by_bold_words_at_the_beginning():
    """As in print; bold words further on are none."""
    made = document(
        docx(
            body(
                p("United Nations\tA/99/PV.5"),
                p("5th plenary meeting", "HCh"),
                p(r("Ms. ", "<w:b/>") + r("Wave", "<w:b/>") + r(" (Kenya): It ") + r("rains", "<w:b/>") + r(".")),
                p(r("The rain", "<w:b/>") + r(" falls on the hills."), "SingleTxt", listed(1)),
            ),
            styles=styles(NEW_YORK),
        )
    )
    assert [(block.text, block.bold) for block in made.blocks if block.kind == "paragraph"] == [
        ("Ms. Wave (Kenya): It rains.", 8),
        ("The rain falls on the hills.", 8),
    ]


def test_the_size_of_the_text_is_not_that_of_tables_or_quotations():
    """Which may have more words than the paragraphs that are read by their print."""
    small = "<w:sz w:val='16'/>"
    rows = [[p(r(TEXT, small)), p(r(TEXT, small))]] * 4
    numbered = [p(f"{number}.\t{TEXT}") for number in range(1, 8)]
    blocks = [*numbered, p(r(TEXT, small), "QuoteG"), p("8.\t" + TEXT), table(*rows)]
    assert [kind for kind, _ in told(plain(*blocks)) if kind != "table"] == ["paragraph"] * 9


def test_an_annex_and_a_foreword_are_headings_however_they_are_printed():
    """An annex if its name stands alone; a foreword is no part of the masthead."""
    made = document(geneva(p(r("Foreword", "<w:b/>")), p(TEXT), p("1.\t" + TEXT), p("Annex I"), p(TEXT)))
    assert [words for kind, words in told(made) if kind == "heading"] == ["Foreword", "Annex I"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Peru and Chad: draft resolution", "The rain in the hills"], "The rain in the hills"),
        (["Third Committee", "Summary record of the 7th meeting"], "Summary record of the 7th meeting"),
    ],
)
def test_a_title_stands_below_sponsors_and_committees(lines, title):
    """All of these are as large as titles."""
    made = document(geneva(*(p(line, "HChG") for line in lines), p("1.\t" + TEXT), title=""))
    assert made.title == title


@pytest.mark.parametrize(
    ("line", "author"), [("Prepared by Ada Pilot, Special Rapporteur", "Ada Pilot"), ("By rain. It rains.", "")]
)
def test_who_made_a_report_may_stand_under_its_title(line, author):
    """In plain print."""
    made = document(geneva(p(line), p("1.\t" + TEXT)))
    assert metadata(made).author == author


SECOND = table(
    ["United Nations", p("A/HRC/99/9")], [p("General Assembly"), p("Distr.: General") + p() + p("Original: English")]
)


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        ([SECOND, p("Snow", "HChG"), p(TEXT)], ["Original: English"]),
        ([p("A/HRC/99/9"), p("ORIGINAL: ENGLISH\nDISTR. GENERAL"), p("Snow", "HChG"), p(TEXT)], ["DISTR. GENERAL"]),
        ([SECOND, p(TEXT), SECOND, p(TEXT)], 2 * ["Original: English"]),
        ([p("Distribution was slow."), *[p(TEXT)] * 9, p("Originally it rained.")], []),
        ([p("Distr.: General"), p(TEXT)], []),
    ],
)
def test_a_masthead_below_the_first_is_told_as_another_document(blocks, told):
    """One that stands in a table or not; words that only begin so, far from each other, are none."""
    made = document(geneva(p(TEXT), *blocks))
    assert [each.words for each in made.doubts if each.cause == "second"] == told
