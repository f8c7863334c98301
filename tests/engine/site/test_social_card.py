"""The picture of a report: all its words in sight, the same picture for the same words."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from concordance.site.social_card import COVER, SIZE, card, cover, letters

WORDS = st.lists(st.sampled_from(["migrants", "Côte", "d'Ivoire", "x" * 90, "of", "Ž"]), max_size=60).map(" ".join)


@pytest.fixture(scope="module")
def font(root):
    """The letters that the build uses."""
    return letters((root / "docs/templates/publish/inter/Inter-Regular.woff2").read_bytes())


def margins(png, size=SIZE):
    """The colours in the outer 40 pixels at the left, the right and the foot."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    assert image.size == size
    width, height = size
    sides = [(0, 20, 40, height), (width - 40, 20, width, height), (0, height - 30, width, height)]
    return {colour for side in sides for _, colour in image.crop(side).getcolors()}


def test_the_same_words_make_the_same_picture(font):
    """Byte for byte, so that two builds agree."""
    words = ["A/99/1", "A title", "An Author, 2003", "An edition"]
    assert card(words, font) == card(words, font)
    assert card(words, font) != card(["A/99/2", *words[1:]], font)


def test_accents_are_drawn(font):
    """An i with an acute accent is another picture than one without, and none is an empty box."""
    drawn = [card(["A/99/1", title, "", ""], font) for title in ("Rodríguez", "Rodriguez", "Rodr\ufffeguez")]
    assert len(set(drawn)) == 3


@given(WORDS, WORDS)
@settings(max_examples=20)
def test_words_stay_inside_the_margins(font, title, author):
    """However long a title or a name is, nothing is drawn over the edge; one endless word may be cut."""
    if "x" * 90 not in title + author:
        assert margins(card(["A/99/1", title, author, "An edition"], font)) == {(255, 254, 252)}
        assert margins(cover(["A/99/1", title, author, "An edition"], font), COVER) == {(255, 254, 252)}


def test_a_long_title_is_cut_short(font):
    """A title for which no letters are small enough ends with an ellipsis, and a longer one looks the same."""
    one, two = (card(["A/99/1", "migrants and " * n, "", ""], font) for n in (60, 70))
    assert one == two


def test_a_long_line_ends_with_an_ellipsis(font):
    """A name too long for its line is cut at a word, and a longer one looks the same."""
    one, two = (card(["A/99/1", "A title", "An Author and " * n, ""], font) for n in (20, 30))
    assert one == two
    assert margins(one) == {(255, 254, 252)}
