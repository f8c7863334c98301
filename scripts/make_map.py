"""Make the map of the world, docs/data/map.csv, from Natural Earth's outlines.

For a maintainer, when a State comes or goes; building and testing need none of it. The outlines are those of the npm
package world-atlas 2.0.2, which is fetched once, and which this script knows by its SHA-256:

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    python3 scripts/make_map.py package            writes the table
    python3 scripts/make_map.py package --check    says whether it is up to date

The first row, without a code, is land for which there is none. A State that the small-scale map does not draw has only
a point, the middle of its largest part on a map of a larger scale. Antarctica is left out. Neighbours share the lines
between them, so each line is made simpler once, and no gaps open.
"""

from support import environment

environment.enter(__name__)

import csv
import hashlib
import io
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from support import shelf
from support.arguments import parser_of

from concordance.catalogue.tables import countries
from concordance.catalogue.world_map import WIDTH, project

TABLE = shelf.ROOT / "docs" / "data" / "map.csv"
SCALES = {  # from the small scale, whose outlines are drawn, to the large, which knows the smallest islands
    "countries-110m.json": "2516c915867c7baf18ddec727aec46c315541a07cfb3d79a6559b05d5e94eee8",
    "countries-50m.json": "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394",
    "countries-10m.json": "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79",
}
SMALLEST = 1  # in square units of the map: a bend or an island below this is not seen
SOUTH = -60  # degrees: what lies farther south is Antarctica

Point = tuple[float, float]
Ring = list[Point]


class Topology:
    """A map whose lines between neighbours are kept once, each already projected, and made simpler if it is drawn."""

    def __init__(self, data: bytes, *, drawn: bool) -> None:
        self._map: dict[str, Any] = json.loads(data)
        (self._kx, self._ky), (self._x, self._y) = self._map["transform"]["scale"], self._map["transform"]["translate"]
        arcs = [self._decoded(arc) for arc in self._map["arcs"]]
        lines = [[project(*point) for point in arc] for arc in arcs]
        self._lines = [simpler([(round(x), round(y)) for x, y in line]) for line in lines] if drawn else lines
        self._southern = [all(y < SOUTH for _, y in arc) for arc in arcs]

    def shapes(self) -> dict[str, list[list[Ring]]]:
        """Return the parts by numeric code, with outline and lakes of each; land without a code together under none."""
        found: dict[str, list[list[Ring]]] = defaultdict(list)
        for shape in self._map["objects"]["countries"]["geometries"]:
            parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
            north = [part for part in parts if not all(self._southern[self._own(at)] for at in part[0])]
            for outer, *lakes in ([self._ring(ring) for ring in part] for part in north):
                first, *rest = halves(outer)
                found[shape.get("id", "")] += [[first, *lakes], *([half] for half in rest)]
        return found

    def _decoded(self, arc: list[list[int]]) -> Ring:
        """Return the points of a line in degrees; each is kept as the way from the one before."""
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * self._kx + self._x, y * self._ky + self._y))
        return points

    def _ring(self, arcs: list[int]) -> Ring:
        """Return the outline made of these lines; a number below zero is a line taken backwards."""
        points: Ring = []
        for at in arcs:
            line = self._lines[self._own(at)]
            points += (line if at >= 0 else line[::-1])[bool(points) :]
        return points

    @staticmethod
    def _own(at: int) -> int:
        return at if at >= 0 else ~at


def halves(ring: Ring) -> list[Ring]:
    """Return the outline, or the two outlines of land that lies at both edges of the map."""
    if all(abs(a[0] - b[0]) < WIDTH / 2 for a, b in pairwise(ring)):
        return [ring]
    sides: tuple[Ring, Ring] = ([], [])
    for point in ring:
        sides[point[0] < WIDTH / 2].append(point)
    return [[*side, side[0]] for side in sides]


def simpler(line: Ring) -> Ring:
    """Return the line without the bends that nobody would see, its ends where they were (Visvalingam and Whyatt)."""
    line = list(line)
    least = 4 if line[0] == line[-1] else 2
    while len(line) > least:
        bends = [area(line[at - 1 : at + 2]) for at in range(1, len(line) - 1)]
        if min(bends) >= SMALLEST:
            break
        del line[bends.index(min(bends)) + 1]
    return line


def area(ring: Ring) -> float:
    """Return the area inside the outline, which need not be closed."""
    return abs(_doubled(ring)) / 2


def _doubled(ring: Ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))


def middle(ring: Ring) -> Point:
    """Return the centre of the area inside the outline."""
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    whole = _doubled(ring) * 3
    if not whole:
        return ring[0]
    return (
        sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / whole,
        sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / whole,
    )


def outline(parts: Iterable[list[Ring]]) -> str:
    """Return the parts as SVG path data in whole units; of islands too small to be seen only the largest stays."""
    by_size = sorted(parts, key=lambda part: area(part[0]), reverse=True)
    rings = [ring for at, part in enumerate(by_size) for ring in part if not at or area(ring) >= SMALLEST]
    return "".join(filter(None, map(_path, rings)))


def _path(ring: Ring) -> str:
    points = [(round(x), round(y)) for x, y in ring]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points) if a != b]
    if len(steps) < 3:  # noqa: PLR2004 - less than a triangle is a line
        return ""
    numbers = " ".join(str(number) for step in steps[:-1] for number in step).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}l{numbers}z"


def rows(folder: Path) -> Iterator[tuple[str, int, int, int, str]]:
    """Return the rows of the table: land without a code, then the States with a point, the larger side, the outline."""
    data = [known(folder / name, digest) for name, digest in SCALES.items()]
    drawn, *others = [Topology(each, drawn=each is data[0]).shapes() for each in data]
    yield "", 0, 0, 0, outline(drawn[""])
    for entry in countries(shelf.files()["data/countries.csv"].decode(), "docs/data/countries.csv"):
        code = entry.more["m49"]
        parts = next((each[code] for each in (drawn, *others) if each.get(code)), [])
        if entry.more["status"] == "current" and parts:
            largest = max((part[0] for part in parts), key=area)
            x, y = middle(largest)
            shown = outline(drawn.get(code, []))
            yield entry.id, round(x), round(y), side(largest) if shown else 0, shown


def side(ring: Ring) -> int:
    """Return the larger side of the space that the outline takes up."""
    return round(max(max(point[at] for point in ring) - min(point[at] for point in ring) for at in (0, 1)))


def known(path: Path, digest: str) -> bytes:
    """Return the bytes of the file, which must be the ones that this digest tells."""
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != digest:
        raise SystemExit(f"{path} has the SHA-256 {found}, not {digest}. Take world-atlas 2.0.2.")
    return data


def written(folder: Path) -> str:
    """Return the table as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("iso3", "x", "y", "size", "outline"))
    writer.writerows(rows(folder))
    return out.getvalue()


def main(arguments: list[str]) -> int:
    """Return the exit status: 0, or 1 when the table is not up to date."""
    parser = parser_of(__doc__)
    parser.add_argument("package", type=Path, help="the folder of the unpacked world-atlas")
    parser.add_argument("--check", action="store_true", help="write nothing, say whether something would change")
    options = parser.parse_args(arguments)
    table = written(options.package)
    if options.check:
        same = TABLE.read_text(encoding="utf-8") == table
        print("The table is up to date." if same else "The table would change.")
        return 0 if same else 1
    TABLE.write_text(table, encoding="utf-8")
    print(f"{TABLE.name}: {table.count(chr(10)) - 1} rows, {len(table.encode())} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
