"""What the first page says of a document."""

import pytest

from concordance.intake.document import Block, Document
from concordance.intake.metadata import metadata


def known(*lines, title="", subtitle="", text=""):
    """What a masthead of these lines says."""
    blocks = (*(Block("masthead", line, 1) for line in lines), Block("paragraph", text, 1))
    return metadata(Document(blocks, title, subtitle, (), 1, 10))


def test_a_first_page_says_what_a_document_is():
    """The date is that of the document, not of the session."""
    found = known(
        "United Nations", "A/HRC/99/1*", "Twelfth session", "25 July 2032-31 July 2033", "Distr.: General",
        "3 May 2033", "Agenda item 5", title="The rain*",
        subtitle="Report of the Special Rapporteur on rain, Ada Pilot",
        text="the rain of the hills and the towns",
    )  # fmt: skip
    assert found.symbol == "A/HRC/99/1"
    assert (found.title, found.subtitle) == ("The rain", "Report of the Special Rapporteur on rain, Ada Pilot")
    assert (found.author, found.author_role) == ("Ada Pilot", "Special Rapporteur on rain")
    assert (found.body, found.session, found.agenda) == (
        "United Nations Human Rights Council", "Twelfth session", "Agenda item 5",
    )  # fmt: skip
    assert (found.date, found.language) == ("2033-05-03", "en")


def test_a_symbol_may_have_a_space():
    """And an office may have no name."""
    found = known("S/RES/9999 (2033)", title="Rain", subtitle="Report of the Secretary-General")
    assert (found.symbol, found.author, found.body) == (
        "S/RES/9999 (2033)", "Secretary-General", "United Nations Security Council",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "text", "date", "language"),
    [
        ("3 de mayo de 2033", "la lluvia que cae en el norte y en los montes del sur", "2033-05-03", "es"),
        ("1er mars 2033", "la pluie qui tombe sur le nord et dans les montagnes du sud", "2033-03-01", "fr"),
        ("Official Records, 2033", "", "2033", ""),
        ("It rains on 31 June 2033, 2034", "", "", ""),
    ],
)
def test_dates_and_languages(line, text, date, language):
    """Told from the words; the year alone where nothing more is said."""
    found = known(line, text=text)
    assert (found.date, found.language) == (date, language)


def test_an_agenda_has_all_its_items_and_a_session_its_kind():
    """Items go on on the next line."""
    found = known("Agenda items 14, 22 (b),", "71 and 135", "First regular session 2033", "DP/2033/1")
    assert (found.agenda, found.session) == ("Agenda items 14, 22 (b), 71 and 135", "First regular session 2033")
    assert known("Eightieth Session").session == "Eightieth Session"
    assert known("Substantive session of 2033").session == "Substantive session of 2033"


def test_a_symbol_has_a_number_and_may_be_that_of_two_organs():
    """With a dash between them, and stars."""
    assert known("A/99/62*\N{EN DASH}E/2033/12*").symbol == "A/99/62-E/2033/12"
    assert known("E/CN A/109").symbol == ""


def test_the_organ_of_a_conference_or_a_board_is_as_it_is_printed():
    """Their symbols do not tell."""
    document = Document((Block("masthead", "A/CONF.1/2033/2", 1),), "", "", (), 1, 10, organ="2033 Rain Conference")
    assert metadata(document).body == "2033 Rain Conference"


def test_a_note_passes_on_a_report_whose_author_its_own_title_names():
    """An officer is named under the title."""
    heading = Block("heading", "Report of the Special Rapporteur on rain, Ada Pilot", 2)
    passed = metadata(Document((heading,), "Rain", "Note by the Secretary-General", (), 1, 10))
    assert (passed.author, passed.author_role) == ("Ada Pilot", "Special Rapporteur on rain")
    officer = known("Rapporteur: Ms. Ada Pilot (Peru)", title="Draft report")
    assert (officer.author, officer.author_role) == ("Ada Pilot", "Rapporteur")


def test_a_date_in_brackets_is_that_of_an_official_record():
    """It stands above its contents."""
    assert known("Official Records, 2033", "[30 April 2033]").date == "2033-04-30"


@pytest.mark.parametrize(
    ("lines", "subtitle", "expected"),
    [
        (
            ("Quatre-vingt-dix-neuvième session", "Point 3 de l\N{RIGHT SINGLE QUOTATION MARK}ordre du jour"),
            "Rapport de la Rapporteuse spéciale sur la pluie, Émile Pilote",
            ("Quatre-vingt-dix-neuvième session", "Point 3 de l\N{RIGHT SINGLE QUOTATION MARK}ordre du jour",
             "Rapporteuse spéciale sur la pluie", "Émile Pilote"),
        ),
        (
            ("Nonagésimo noveno período de sesiones", "Temas 71 b) y 72 a) del programa provisional"),
            "Informe del Relator Especial sobre la lluvia, Ada Piloto",
            ("Nonagésimo noveno período de sesiones", "Temas 71 b) y 72 a) del programa provisional",
             "Relator Especial sobre la lluvia", "Ada Piloto"),
        ),
        (("59º período de sesiones",), "Rapport du Sous-Comité", ("59º período de sesiones", "", "", "Sous-Comité")),
        (("Ninety-ninth year",), "", ("Ninety-ninth year", "", "", "")),
    ],
    ids=["French", "Spanish", "in digits", "a year of the Security Council"],
)  # fmt: skip
def test_first_pages_in_other_languages(lines, subtitle, expected):
    """Sessions, items of the agenda with their letters, and who made the report."""
    found = known(*lines, subtitle=subtitle)
    assert (found.session, found.agenda, found.author_role, found.author) == expected


def test_all_the_marks_of_notes_behind_a_title_are_taken_off():
    """Also where there are two."""
    assert known(title="The rain*, **").title == "The rain"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Thursday, 5 May 2033, 10 a.m.", "2033-05-05"),
        ("Held at Headquarters, New York, on Tuesday, 3 May 2033, at 3 p.m.", "2033-05-03"),
        ("It rained on Tuesday, 3 May 2033, at all hours, 2034", ""),
    ],
)
def test_the_date_of_a_meeting(line, date):
    """With its day and hour."""
    assert known(line).date == date


def test_without_a_symbol_there_is_no_body():
    """Large print may be anything, as in a scan; a symbol that is given tells the body as well as one that is read."""
    document = Document((Block("masthead", "fUNITED NATIONS", 1),), "", "", (), 1, 10, organ="fUNITED NATIONS")
    assert metadata(document).body == ""
    given = metadata(document, "A/99/1")
    assert (given.symbol, given.body) == ("A/99/1", "United Nations General Assembly")


@pytest.mark.parametrize(
    ("lines", "subtitle", "role", "author"),
    [
        (["By Ada Pilot, Special Rapporteur"], "", "Special Rapporteur", "Ada Pilot"),
        (["Prepared by Ms. Ada Pilot, Special Rapporteur on rain"], "Report on rain",
         "Special Rapporteur on rain", "Ada Pilot"),
        (["Submitted by the Chair"], "", "", "Chair"),
        ([], "Report of the Special Rapporteur, Ms. Ada Pilot, submitted pursuant to resolution 33/4",
         "Special Rapporteur", "Ada Pilot"),
        ([], "Report submitted by Ms. Ada Pilot, Special Rapporteur on rain, in accordance with resolution 33/4",
         "Special Rapporteur on rain", "Ada Pilot"),
        ([], "Working paper prepared by Mr. Ben Sailor", "", "Ben Sailor"),
        ([], "Report of the Special Rapporteur on snow, hail or rain, Ada Pilot",
         "Special Rapporteur on snow, hail or rain", "Ada Pilot"),
        ([], "Rapport présenté par Mme Ada Pilote, Rapporteuse spéciale", "Rapporteuse spéciale", "Ada Pilote"),
        (["By its resolution 33/4"], "", "", ""),
        ([], "Statement submitted by Rain Watch, a non-governmental organization", "", ""),
        (["The costs are borne by Ada Pilot"], "", "", ""),
    ],
)  # fmt: skip
def test_who_made_a_report_may_stand_behind_by(lines, subtitle, role, author):
    """With the office before or behind the name; why and how it was submitted is no part of it."""
    found = known(*lines, title="Rain", subtitle=subtitle)
    assert (found.author_role, found.author) == (role, author)


@pytest.mark.parametrize(
    ("line", "symbol"),
    [
        ("A/99/6 (Sect. 29A)", "A/99/6 (Sect. 29A)"),
        ("A/99/5 (Vol. I)", "A/99/5 (Vol. I)"),
        ("S/PV.9999 (Resumption 1)", "S/PV.9999 (Resumption 1)"),
        ("CBD/COP/DEC/15/4", "CBD/COP/DEC/15/4"),
        ("ICCD/COP(14)/23/Add.1", "ICCD/COP(14)/23/Add.1"),
        ("A/99/6 (see annex)", "A/99/6"),
        ("See CBD/COP/DEC/15/4", ""),
    ],
)
def test_a_symbol_has_its_part_and_may_be_of_any_body(line, symbol):
    """One that is not known stands alone on its line."""
    assert known(line).symbol == symbol


def test_a_symbol_may_stand_at_the_head_of_pages_only():
    """As in records whose first page is a cover."""
    document = Document(
        (Block("masthead", "Rain", 1), Block("furniture", "A/99/1 English Page 2", 2)), "", "", (), 2, 10
    )
    assert metadata(document).symbol == "A/99/1"


def test_the_body_of_a_treaty_is_its_committee():
    """By the symbol; and a title in large print is no body."""
    assert known("CEDAW/C/PER/CO/9").body == "Committee on the Elimination of Discrimination against Women"
    document = Document(
        (Block("masthead", "JIU/REP/2033/4", 1),), "", "", (), 1, 10, organ="Review of rain Report of the Unit"
    )
    assert metadata(document).body == ""


def test_items_of_an_agenda_may_have_letters_of_their_own():
    """Behind the number."""
    assert known("Agenda item 9A").agenda == "Agenda item 9A"
    assert known("Wednesday, 18 October 1989").date == "1989-10-18"
