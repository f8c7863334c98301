"""The map's table: lines made simpler without gaps, land at both edges cut, and only data that are known."""

import csv
import json

import make_map
import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordance.catalogue.world_map import HEIGHT, WIDTH, atlas, project

POINTS = st.tuples(st.integers(0, 1000), st.integers(0, 400))
SQUARE = [(10.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 20.0), (10.0, 10.0)]

TOPOLOGY = {  # two States beside each other with one line between them, land far in the south, land without a code
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [
        [[10, 0], [0, 10]],
        [[10, 10], [-10, 0], [0, -10], [10, 0]],
        [[10, 0], [10, 0], [0, 10], [-10, 0]],
        [[0, -80], [10, 0], [0, -5], [-10, 5]],
        [[40, 0], [5, 0], [0, 5], [-5, -5]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "id": "484", "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "604", "arcs": [[[2, -1]]]},
                {"type": "Polygon", "id": "010", "arcs": [[3]]},
                {"type": "Polygon", "arcs": [[4]]},
            ]
        }
    },
}


@given(st.lists(POINTS, min_size=2, max_size=30))
def test_a_simpler_line_keeps_its_ends_and_adds_no_point(line):
    """Two neighbours share the line, so it must end where it did."""
    found = make_map.simpler(line)
    assert (found[0], found[-1]) == (line[0], line[-1])
    assert len(found) <= len(line)
    rest = iter(line)
    assert all(point in rest for point in found)


def test_a_bend_that_is_seen_stays():
    """And one that is not goes."""
    assert make_map.simpler([(0, 0), (10, 10), (20, 0)]) == [(0, 0), (10, 10), (20, 0)]
    assert make_map.simpler([(0, 0), (10, 0), (20, 0)]) == [(0, 0), (20, 0)]


def test_an_island_keeps_its_shape_however_small():
    """A ring of less than a triangle would be nothing."""
    assert len(make_map.simpler([(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)])) == 4


def test_land_at_both_edges_of_the_map_becomes_two():
    """No line runs across the map."""
    east, west = make_map.halves([(990.0, 10.0), (5.0, 10.0), (5.0, 20.0), (990.0, 20.0), (990.0, 10.0)])
    assert {x for x, _ in east} == {990.0}
    assert {x for x, _ in west} == {5.0}
    assert make_map.halves(SQUARE) == [SQUARE]


def test_the_middle_and_the_size_of_a_square():
    """Told for one that nobody doubts; of a speck without an area the first point is the middle."""
    assert make_map.area(SQUARE) == 100
    assert make_map.middle(SQUARE) == pytest.approx((15, 15))
    assert make_map.side(SQUARE) == 10
    assert make_map.middle([(1.0, 2.0), (3.0, 4.0), (1.0, 2.0)]) == (1.0, 2.0)


def test_an_outline_has_whole_numbers_and_leaves_out_what_is_not_seen():
    """The largest part always stays."""
    speck = [(1.0, 1.0), (1.4, 1.0), (1.4, 1.4), (1.0, 1.4), (1.0, 1.0)]
    assert make_map.outline([[speck], [SQUARE]]) == "M10 10l10 0 0 10-10 0z"
    assert make_map.outline([[speck]]) == ""


@pytest.mark.parametrize("drawn", [True, False])
def test_neighbours_share_the_points_between_them(drawn):
    """Antarctica is left out, and land without a code stands under none."""
    shapes = make_map.Topology(json.dumps(TOPOLOGY).encode(), drawn=drawn).shapes()
    (((west,),), ((east,),)) = shapes["484"], shapes["604"]
    between = {project(10, 0), project(10, 10)}
    if drawn:
        between = {(round(x), round(y)) for x, y in between}
    assert between <= set(west) & set(east)
    assert shapes["010"] == []
    assert len(shapes[""]) == 1


def test_other_data_are_refused(tmp_path):
    """The script knows its data by their digest."""
    (tmp_path / "countries-110m.json").write_bytes(b"{}")
    with pytest.raises(SystemExit, match="Take world-atlas"):
        make_map.main([str(tmp_path)])


def test_a_wrong_call_is_told(capsys):
    """With what the script is for."""
    with pytest.raises(SystemExit) as ended:
        make_map.main([])
    assert ended.value.code == 2
    assert "npm pack" in capsys.readouterr().err


def test_the_table_of_this_edition_fits_its_map(root, published):
    """Every State of today that is a Member has a place on it, and the whole is small."""
    text = published["data/map.csv"].decode()
    assert len(text) < 40_000
    world = atlas(text, "map.csv")
    assert world.land.count("M") > 200
    for feature in world.features.values():
        assert 0 <= feature.x <= WIDTH
        assert 0 <= feature.y <= HEIGHT
    with (root / "docs/data/countries.csv").open(encoding="utf-8", newline="") as file:
        members = {row["iso3"] for row in csv.DictReader(file) if row["member_since"] and row["status"] == "current"}
    assert members <= world.features.keys()
