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
