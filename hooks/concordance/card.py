"""The picture that links to a report are shown with: its symbol, title and author, and whose edition it is."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)  # pixels, as readers of the Open Graph protocol expect them
_MARGIN = 80
_WIDTH = SIZE[0] - 2 * _MARGIN
_ROOM = 280  # pixels from the first line of the title to the author
_PAPER, _INK, _FAINT, _RULE = "#fffefc", "#22201d", "#6a6660", "#8c2f24"

Font = ImageFont.FreeTypeFont


def card(words: Sequence[str], font: bytes) -> bytes:
    """A PNG of 1200 by 630 pixels with these words: symbol, title, author, edition; in this font (TrueType or WOFF2).

    A long title stands in several lines and smaller letters. What still does not fit is cut short.
    """
    symbol, title, author, edition = words
    image = Image.new("RGB", SIZE, _PAPER)
    draw = ImageDraw.Draw(image)

    def sized(size: int) -> Font:
        return ImageFont.truetype(io.BytesIO(font), size, layout_engine=ImageFont.Layout.BASIC)

    draw.rectangle((0, 0, SIZE[0], 16), fill=_RULE)
    for top, thickness in ((144, 3), (151, 1)):  # the fine double rule that stands under the symbol on the front page
        draw.rectangle((_MARGIN, top, SIZE[0] - _MARGIN, top + thickness - 1), fill=_RULE)
    at = 180
    letters, lines = _fitting(title, [sized(size) for size in (84, 64, 48)])
    for line in lines:
        draw.text((_MARGIN, at), line, _INK, letters)
        at += _height(letters)
    for top, line, colour, size in ((80, symbol, _RULE, 44), (470, author, _INK, 34), (535, edition, _FAINT, 30)):
        draw.text((_MARGIN, top), _cut(line, sized(size)), colour, sized(size))
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _height(font: Font) -> int:
    return int(font.size * 1.2)


def _fitting(words: str, fonts: Sequence[Font]) -> tuple[Font, list[str]]:
    """The first font in which the words fit into the room for the title, and their lines; cut short if none does."""
    *larger, smallest = fonts
    for font in larger:
        lines = _lines(words, font)
        if len(lines) * _height(font) <= _ROOM:
            return font, lines
    most = _ROOM // _height(smallest)
    lines = _lines(words, smallest)
    return smallest, lines if len(lines) <= most else [*lines[: most - 1], _cut(f"{lines[most - 1]} …", smallest)]


def _lines(words: str, font: Font) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > _WIDTH:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _cut(words: str, font: Font) -> str:
    """The words, or as many of them as fit into one line."""
    while font.getlength(words) > _WIDTH and " " in words:
        words = f"{words.removesuffix(' …').rpartition(' ')[0]} …"
    return words
