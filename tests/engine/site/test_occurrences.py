"""Where an entry is mentioned, one sentence at a time."""

import pytest

from concordance.edition.assembly import assemble
from concordance.sentences import Sentences
from concordance.site import occurrences
from concordance.site.occurrences import Attestation


@pytest.fixture
def attested(world):
    """Gives the sentences of a text that mention Mexico, the mentions in brackets."""

    def passages(text):
        path = "reports/a-99-1/source.md"
        source = world[path].decode().replace("5. Sailors return to Mexico and to Côte d'Ivoire.", f"5. {text}")
        edition = assemble(world | {path: source.encode()})
        (report,) = edition.reports
        found = Attestation(edition).by_section(report, edition.entries["MEX"])
        return [
            "".join(f"{before}[{mention.quote}]" for before, mention in passage.pieces) + passage.after
            for _, passages in found
            for passage in passages
            if passage.unit.id == "5"
        ]

    return passages


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. In Mexico it rained. It snowed.", ["In [Mexico] it rained."]),
        ("From Mexico to Mexico, said the Mexican.", ["From [Mexico] to [Mexico], said the [Mexican]."]),
        ("So did Mexico. So did Mexico.", ["So did [Mexico].", "So did [Mexico]."]),
    ],
)
def test_a_sentence_stands_once_with_all_its_mentions(attested, text, expected):
    """Another sentence of the same words is another one."""
    assert attested(text) == expected


def test_a_unit_is_read_once_for_all_its_mentions(attested, monkeypatch):
    """However many they are: else the work would grow with their square."""
    read = []
    monkeypatch.setattr(occurrences, "Sentences", lambda text: read.append(text) or Sentences(text))
    assert len(attested("In Mexico it rained. " * 50)) == 50
    assert len(read) == len(set(read)) > 0
