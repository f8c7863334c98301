"""Names in Romance languages."""

import pytest

from concordance.names.romance import romance_end


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("Front de libération nationale kanak met", " met"),
        ("Alianza por los Humedales Andinos reclama", " reclama"),
        ("Federación Estatal de Instituciones con el Pueblo Saharaui, met", ", met"),
        ("Comité d\N{RIGHT SINGLE QUOTATION MARK}action pour les droits de l'homme rejected it", " rejected it"),
        ("Comité d'action", ""),
        ("Unité pour la and", " pour la and"),
        ("Ligue des 12", " des 12"),
        ("Council de facto ruled", " de facto ruled"),
        ("Council of Peru", " of Peru"),
        ("Union de" + " la mer" * 20, " la mer" * 13),
    ],
)
def test_where_a_name_ends(words, rest):
    """It has capitals, joining words and what stands in small letters behind these."""
    found = words[romance_end(words, words.index(" ")) :]
    assert found == rest
