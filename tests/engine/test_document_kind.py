"""What a document is: told by the beginning of its title, by the word "report" in it, or by its symbol."""

import pytest

from concordance.document_kind import kind_of


@pytest.mark.parametrize(
    ("symbol", "titles", "kind"),
    [
        ("A/58/275", ["Human rights of migrants", "Report on the human rights of migrants"], "report"),
        ("A/80/67", ["Peace", "Final report of the Panel of Experts"], "report"),
        ("A/80/66", ["Note verbale dated 14 February 2025 from the Mission", ""], "note verbale"),
        ("S/2025/1", ["Letter dated 2 January 2025 transmitting the report of the Panel"], "letter"),
        ("S/2025/2", ["Identical letters dated 2 January 2025"], "letter"),
        ("A/80/1", ["Lettre datée du 2 janvier 2025"], "letter"),
        ("A/80/2", ["Rain", "Note by the Secretary-General"], "note"),
        ("A/80/3", ["Rain", "Note du Secrétaire général"], "note"),
        ("A/80/4", ["Informe del Secretario General"], "report"),
        ("A/RES/57/218", ["Protection of migrants"], "resolution"),
        ("A/HRC/59/L.1", ["Draft resolution on rain"], "resolution"),
        ("A/80/5", ["Decision adopted on 2 May 2025"], "decision"),
        ("A/80/6", ["Reporting on rain", "Notes on letters"], "document"),
    ],
)
def test_a_title_tells_what_a_document_is(symbol, titles, kind):
    """A letter that transmits a report is a letter; what nothing tells is a document."""
    assert kind_of(symbol, *titles) == kind
