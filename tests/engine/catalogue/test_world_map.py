"""The map: where a point of the Earth lies on it, and in which steps counts are coloured."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordance.catalogue.world_map import HEIGHT, WIDTH, Atlas, MapFeature, atlas, bounds, project, step

LONGITUDES = st.floats(-180, 180)
LATITUDES = st.floats(-56, 83.7)
COUNTS = st.lists(st.integers(1, 3000), min_size=1)


def test_the_middle_of_the_map_is_where_greenwich_meets_the_equator():
    """Half-way from left to right; the equator is a straight line."""
    x, y = project(0, 0)
    assert x == WIDTH / 2
    assert project(120, 0)[1] == pytest.approx(y)


def test_the_map_ends_where_the_equator_does():
    """The date line stands at both edges, and there only at the equator."""
    assert project(180, 0)[0] == pytest.approx(WIDTH)
    assert project(-180, 0)[0] == pytest.approx(0)
    assert project(180, 60)[0] < WIDTH


@given(LONGITUDES, LATITUDES)
def test_all_land_but_antarctica_lies_on_the_map(longitude, latitude):
    """From Cape Horn to the north of Greenland."""
    x, y = project(longitude, latitude)
    assert -1e-9 <= x <= WIDTH + 1e-9
    assert -1e-9 <= y <= HEIGHT


@given(LONGITUDES, LATITUDES)
def test_east_and_west_mirror_each_other(longitude, latitude):
    """The map has no side that it favours."""
    (east, y), (west, same) = project(longitude, latitude), project(-longitude, latitude)
    assert east + west == pytest.approx(WIDTH)
    assert y == pytest.approx(same)


@given(st.floats(-179, 178), st.floats(-55, 82))
def test_areas_keep_their_proportion(longitude, latitude):
    """A small field anywhere is as large on the map as it is on the Earth, to the same scale."""
    side = 0.01
    corners = [(0, 0), (side, 0), (side, side), (0, side)]
    flat = [project(longitude + dx, latitude + dy) for dx, dy in corners]
    drawn = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(flat, [*flat[1:], flat[0]], strict=True))) / 2
    low, high = math.radians(latitude), math.radians(latitude + side)
    real = math.radians(side) * (math.sin(high) - math.sin(low))
    scale = (WIDTH / (2 * math.pi * 2 / (math.sqrt(3) * 1.340264))) ** 2
    assert drawn / real == pytest.approx(scale, rel=1e-3)


def test_a_row_without_a_code_is_land_only():
    """Its outline is drawn, and no State is there."""
    text = "iso3,x,y,size,outline\n,0,0,0,M1 1l2 0 0 2z\nMEX,5,6,12,M5 5l9 0 0 9z\nTUV,7,8,0,\n"
    assert atlas(text, "map.csv") == Atlas(
        "M1 1l2 0 0 2zM5 5l9 0 0 9z", {"MEX": MapFeature(5, 6, 12, "M5 5l9 0 0 9z"), "TUV": MapFeature(7, 8, 0, "")}
    )


def test_what_is_hard_to_see_is_small():
    """A State without an outline is, and one whose shape is a speck."""
    assert MapFeature(0, 0, 0, "").small
    assert MapFeature(0, 0, 11, "M0 0z").small
    assert not MapFeature(0, 0, 12, "M0 0z").small


@pytest.mark.parametrize(
    ("counts", "least"),
    [
        ([], []),
        ([1, 1], [1]),
        ([1, 3], [1, 2, 3]),
        ([14, 1, 2], [1, 2, 4, 8]),
        ([16], [1, 2, 4, 8]),
        ([81], [1, 3, 9, 27]),
    ],
)
def test_each_step_of_colour_begins_a_like_factor_higher(counts, least):
    """No more than four steps, fewer where counts are few."""
    assert bounds(counts) == least


@given(COUNTS)
def test_every_count_has_a_step_and_the_least_and_the_highest_their_own(counts):
    """Steps count from 1, and a higher count never has a lower step."""
    least = bounds(counts)
    steps = [step(least, number) for number in sorted(counts)]
    assert steps == sorted(steps)
    assert 1 <= steps[0] <= steps[-1] == len(least) <= 4
