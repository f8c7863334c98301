"""The picture of a page."""

import io

import pytest
from PIL import Image
from printed import HEIGHT, WIDTH, Text, pdf

from concordance.desk.picture import picture


def test_a_page_has_its_picture():
    """Its longer side has as many pixels whatever the page's size, and ink stands where the print does."""
    data = pdf([Text(100, 700, "Rain", 40)], [])
    drawn = Image.open(io.BytesIO(picture(data, 1)))
    assert drawn.format == "PNG"
    assert max(drawn.size) == 1400
    assert abs(drawn.width / drawn.height - WIDTH / HEIGHT) < 0.01
    scale = drawn.height / HEIGHT
    grey = drawn.convert("L")
    assert grey.crop([int(n * scale) for n in (100, HEIGHT - 740, 190, HEIGHT - 700)]).getextrema()[0] < 100
    assert Image.open(io.BytesIO(picture(data, 2))).convert("L").getextrema() == (255, 255)


def test_a_page_that_lies_on_its_side_is_turned():
    """As it was for its reading."""
    drawn = Image.open(io.BytesIO(picture(pdf([]), 1, 90)))
    assert abs(drawn.width / drawn.height - HEIGHT / WIDTH) < 0.01


@pytest.mark.parametrize("number", [0, 2])
def test_a_page_that_is_not_there_has_none(number):
    """Pages count from 1."""
    with pytest.raises(IndexError):
        picture(pdf([]), number)
