"""Elements around and between words: they nest, and the words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from concordance.data.akoma_words import Span, words

TEXT = "abcdefgh"


def span(told):
    """A span told as `a 2-4`, or `a 2-4 whole`."""
    tag, place, *whole = told.split()
    start, end = map(int, place.split("-"))
    return Span(start, end, tag, (), whole=bool(whole))


@pytest.mark.parametrize(
    ("told", "points", "written"),
    [
        ([], {}, "abcdefgh"),
        (["a 2-4 whole", "b 3-4 whole"], {}, "ab<a>c<b>d</b></a>efgh"),
        (["a 2-4 whole", "b 3-5 whole"], {}, "ab<a>cd</a>efgh"),
        (["a 2-4 whole", "b 3-5 whole", "c 5-6 whole"], {}, "ab<a>cd</a>e<c>f</c>gh"),
        (["a 2-4 whole", "b 3-5"], {}, "ab<a>c<b>d</b></a><b>e</b>fgh"),
        (["b 1-5", "a 2-4 whole"], {}, "a<b>b</b><a><b>cd</b></a><b>e</b>fgh"),
        (["a 2-4 whole"], {0: "<x/>", 4: "<y/>", 8: "<z/>"}, "<x/>ab<a>cd</a><y/>efgh<z/>"),
    ],
)
def test_elements_nest(told, points, written):
    """Of whole ones that cross the first stays; others are cut, and lie within."""
    assert words(TEXT, map(span, told), points) == written


SPANS = st.builds(
    lambda ends, tag, whole: Span(min(ends), max(ends), tag, (), whole=whole),
    st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda ends: ends[0] != ends[1]),
    st.sampled_from("abc"),
    st.booleans(),
)


@given(st.lists(SPANS, max_size=6), st.sets(st.integers(0, 8)))
def test_the_words_stay(spans, places):
    """Whatever lies around them; what is written is well-formed."""
    read = etree.fromstring(f"<p>{words('a<c&e>gh', spans, dict.fromkeys(places, '<x/>'))}</p>")
    assert "".join(read.itertext()) == "a<c&e>gh"
    assert len(read.findall(".//x")) == len(places)
