"""Layers around words: they nest by rank and by length, and are cut where they cross and at marks."""

import pytest

from concordance.layers import Layer, layered


def layer(told):
    """A layer told as `a 2-4`, or `a 2-4 1` with its rank."""
    name, place, *rank = told.split()
    start, end = map(int, place.split("-"))
    return Layer(start, end, int(rank[0]) if rank else 0, f"<{name}>", f"</{name}>")


@pytest.mark.parametrize(
    ("told", "points", "marks", "written"),
    [
        ([], {}, {}, [("ABCDEFGH", "")]),
        (["a 2-6", "b 3-5"], {}, {}, [("AB<a>C<b>DE</b>F</a>GH", "")]),
        (["b 3-5", "a 2-6"], {}, {}, [("AB<a>C<b>DE</b>F</a>GH", "")]),  # whatever their order, by their places
        (["a 2-4", "b 2-4"], {}, {}, [("AB<a><b>CD</b></a>EFGH", "")]),  # of the same words in the order given
        (["a 2-6 1", "b 3-5 0"], {}, {}, [("AB<a>C</a><b><a>DE</a></b><a>F</a>GH", "")]),
        (["a 2-5", "b 3-7"], {}, {}, [("AB<a>C<b>DE</b></a><b>FG</b>H", "")]),
        (["a 2-4"], {2: "|", 4: "!"}, {}, [("AB|<a>CD</a>!EFGH", "")]),
        (["a 2-4"], {}, {3: "*"}, [("AB<a>C</a>", "*"), ("<a>D</a>EFGH", "")]),
        ([], {}, {8: "*"}, [("ABCDEFGH", "*")]),
    ],
)
def test_layers_nest(told, points, marks, written):
    """The text in pieces, each with the mark behind it."""
    found = [*layered("abcdefgh", [*map(layer, told)], points, marks, str.upper)]
    assert found == written
