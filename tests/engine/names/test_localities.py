"""Towns and areas that no list has, right before the State in which they are; in whole texts in countries.yml."""

import pytest

from concordance.names.localities import locality_before


@pytest.mark.parametrize(
    ("before", "place"),
    [
        ("They met in Kulbus area in western ", "Kulbus"),
        ("They met in the village of Umm Kudnah, in southern ", "Umm Kudnah"),
        ("They met in the town of Jubbata al-Khashab, ", "Jubbata al-Khashab"),
        ("A seminar was held in Rimrock, ", "Rimrock"),
        ("A seminar was held in Rimrock and ", ""),
        ("They met in Eastern Africa, ", ""),
        ("They spoke in Parliament, ", ""),
        ("Thanks to Rimrock, ", ""),
        ("It snowed in ", ""),
    ],
)
def test_a_town_or_area_before_a_state(before, place):
    """A noun or a preposition tells it; regions, titles and bodies are none."""
    found = locality_before(f"{before}Peru.", len(before))
    assert (before[slice(*found)] if found else "") == place
