"""Reading markup: both parsers tell a reader the same of a page that both can read."""

import pytest

from concordance.markup_reading import read_content, read_html, read_xhtml

PAGE = '<p id="a">A &amp; B<br/></p><p>C</p>'
TOLD = [("p", {"id": "a"}), "A & B", ("br", {}), "/br", "/p", ("p", {}), "C", "/p"]


class Told:
    """Notes what it is told."""

    def __init__(self):
        self.told = []

    def start_element(self, tag, attributes):
        """An element begins."""
        self.told.append((tag, dict(attributes)))

    def end_element(self, tag):
        """It ends."""
        self.told.append(f"/{tag}")

    def take_words(self, words):
        """Words stand between."""
        self.told.append(words)


@pytest.mark.parametrize(
    ("read", "page", "told"),
    [
        (read_html, PAGE, TOLD),
        (read_html, "<p>A<p>B", [("p", {}), "A", ("p", {}), "B"]),
        (read_xhtml, f"<div>{PAGE}</div>", [("div", {}), *TOLD, "/div"]),
        (read_content, PAGE, [("main", {}), *TOLD, "/main"]),
    ],
)
def test_a_reader_is_told_elements_and_words_in_their_order(read, page, told):
    """As they stand on the page; only HTML may leave an element open."""
    reader = Told()
    read(page, reader)
    assert reader.told == told
