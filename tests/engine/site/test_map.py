"""What pages draw of an edition, and that it says the same as its tables."""

from dataclasses import replace

from concordance.edition.assembly import assemble
from concordance.site.map import Drawings


def test_states_are_shaded_by_how_often_they_are_mentioned(world_edition):
    """Large ones first; the steps take in every count."""
    drawings = Drawings(world_edition)
    assert [(shade.entry.id, shade.count, shade.step) for shade in drawings.shades] == [
        ("MEX", 3, 3),
        ("PER", 3, 3),
        ("CIV", 1, 1),
        ("PHL", 1, 1),
    ]
    assert drawings.legend == [(1, 1), (2, 2), (3, 3)]


def test_what_the_map_does_not_have_is_told(world_edition):
    """A former State, and one that the table leaves out."""
    assert [entry.id for entry in Drawings(world_edition).unplaced] == ["NER", "YUG"]


def test_an_edition_without_a_map_has_its_lists(world, pages_of):
    """No page draws one."""
    files = {path: data for path, data in world.items() if path != "data/map.csv"}
    edition = assemble(files)
    assert Drawings(edition).shades == []
    pages = pages_of(edition)
    assert "assets/world.svg" not in pages
    assert not [path for path, text in pages.items() if "world.svg" in text or "{: #map }" in text]


def test_an_edition_that_mentions_no_state_has_no_steps(world_edition):
    """Nothing is counted."""
    bare = replace(world_edition, reports=(), entries={}, sources={}, actions=(), reviews=())
    assert Drawings(bare).legend == []


def test_regions_have_those_mentioned_most_often_first(world_edition):
    """Each region once, each State in one."""
    regions = Drawings(world_edition).regions
    assert [(slug, [entry.id for entry in group]) for _, slug, group in regions] == [
        ("africa", ["CIV", "NER"]),
        ("americas", ["MEX", "PER"]),
        ("asia", ["PHL"]),
        ("europe", ["YUG"]),
    ]


def test_a_confusion_is_told_on_both_sides(world_edition):
    """Whichever record says so; the other may have no page."""
    drawings = Drawings(world_edition)
    summit, process = world_edition.entries["harbour-summit"], world_edition.entries["puebla-process"]
    assert [(other.id, each.how) for other, each in drawings.confusions(summit)] == [
        ("cat", "One is a summit and the other a treaty against torture."),
        ("puebla-process", "The Process goes on; the Summit was held once."),
    ]
    assert [other.id for other, _ in drawings.confusions(process)] == ["harbour-summit"]
    assert drawings.confusions(world_edition.entries["crc"]) == []


def test_a_confusion_that_both_records_tell_stands_once(world):
    """Each page has its own words."""
    record = world["glossary/harbour-summit.md"].replace(b"{entry: cat, how: One", b"{entry: puebla-process, how: One")
    edition = assemble(world | {"glossary/harbour-summit.md": record})
    drawings = Drawings(edition)
    summit = edition.entries["harbour-summit"]
    assert [(other.id, each.how[:3]) for other, each in drawings.confusions(summit)] == [("puebla-process", "One")]


def test_the_family_of_an_entry_is_drawn(world_edition):
    """A convention with its protocols and those who promote it."""
    drawings = Drawings(world_edition)
    tree = drawings.family(world_edition.entries["op-crc-sale"])
    assert tree.entry.id == "crc"
    assert {kin.entry.id for kin in tree.below} == {"op-crc-sale", "op-crc-conflict", "crc-steering-committee"}
    assert drawings.family(world_edition.entries["MEX"]) is None
