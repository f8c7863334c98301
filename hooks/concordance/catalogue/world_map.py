"""The map of the world: where a State lies on it, how large it is there, how often it is mentioned."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count

from concordance.loading import read_table
from concordance.problems import InputError, Problem

WIDTH, HEIGHT = 1000, 438  # of the map, in its own units
SMALLEST_SHAPE = 12  # a shape that is smaller than this is hard to see, and gets a dot
_NORTH = 83.7  # the latitude at the map's upper edge
_STEPS = 4
_EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)
_NUMBER = re.compile(r"[0-9]{1,9}\Z")
_OUTLINE = re.compile(r"[Mlz0-9 -]*\Z")


@dataclass(frozen=True, slots=True)
class MapFeature:
    """A State on the map: a point in it, the larger side of its main part, its outline (SVG path data) or none."""

    x: int
    y: int
    size: int
    svg_path: str

    @property
    def small(self) -> bool:
        """Whether it needs a dot to be seen."""
        return self.size < SMALLEST_SHAPE


@dataclass(frozen=True, slots=True)
class Atlas:
    """The land of the world as SVG path data, and the States on it by their codes."""

    land: str = ""
    features: Mapping[str, MapFeature] = field(default_factory=dict)


def atlas(text: str, where: str) -> Atlas:
    """Return the map of `data/map.csv`; a row without a code is land only. Raises `InputError` (`bad-outline`)."""
    rows = read_table(text, where, ("iso3", "x", "y", "size", "outline"))
    wrong = [
        Problem(
            "bad-outline",
            f"{where}, {row['iso3'] or 'land without a code'}",
            f"x {row['x']}, y {row['y']}, size {row['size']}, outline {row['outline'][:20]!r}",
            "whole numbers, and an outline of M, l, z and whole numbers",
            "Make the table again with scripts/make_map.py.",
        )
        for row in rows
        if not (all(_NUMBER.match(row[name]) for name in ("x", "y", "size")) and _OUTLINE.match(row["outline"]))
    ]
    if wrong:
        raise InputError(wrong)
    return Atlas(
        "".join(row["outline"] for row in rows),
        {
            row["iso3"]: MapFeature(int(row["x"]), int(row["y"]), int(row["size"]), row["outline"])
            for row in rows
            if row["iso3"]
        },
    )


def bounds(counts: Iterable[int]) -> list[int]:
    """Return the least count of each step in which to colour these counts: one to four, geometrically spaced."""
    most = max(counts, default=0)
    return sorted({next(n for n in count(1) if n**_STEPS >= most**step) for step in range(_STEPS)}) if most else []


def step(bounds: Iterable[int], number: int) -> int:
    """Return the step that a count belongs to, from 1."""
    return sum(least <= number for least in bounds)


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Return where a point of the Earth (in degrees) lies on the map (Equal Earth, which keeps areas in proportion)."""
    scale = WIDTH / (2 * _flat(180, 0)[0])
    x, y = _flat(longitude, latitude)
    return WIDTH / 2 + x * scale, (_flat(0, _NORTH)[1] - y) * scale


def _flat(longitude: float, latitude: float) -> tuple[float, float]:
    """Return the point by the formula of Savric, Patterson and Jenny (2018), in radii of the Earth."""
    a, b, c, d = _EQUAL_EARTH
    half = math.sqrt(3) / 2
    angle = math.asin(half * math.sin(math.radians(latitude)))
    square, sixth = angle**2, angle**6
    across = half * (a + 3 * b * square + sixth * (7 * c + 9 * d * square))
    return math.radians(longitude) * math.cos(angle) / across, angle * (a + b * square + sixth * (c + d * square))
