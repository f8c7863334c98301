"""Pictures of a report: the card that links to it are shown with, and the cover of its book.

Both bear its symbol, title and author, and whose edition it is.
"""

import io
from collections.abc import Callable, Sequence
from functools import cache

from PIL import Image, ImageColor, ImageDraw, ImageFont

SIZE = (1200, 630)  # pixels, as readers of the Open Graph protocol expect them
COVER = (1200, 1800)  # pixels, in the shape of a page
_STEPS = 10  # between the paper and the colour of letters, at their edges
_MARGIN = 80
_WIDTH = SIZE[0] - 2 * _MARGIN
_ROOM = 280  # pixels from the first line of the title to the author, on a card
_TALL = 700  # the same on a cover
_PAPER, _INK, _FAINT, _RULE = "#fffefc", "#22201d", "#6a6660", "#8c2f24"

Font = ImageFont.FreeTypeFont
Letters = Callable[[int], Font]


def letters(font: bytes) -> Letters:
    """Return the letters of a font (TrueType or WOFF2) by their size, of which each is made once."""

    @cache
    def sized(size: int) -> Font:
        return ImageFont.truetype(io.BytesIO(font), size, layout_engine=ImageFont.Layout.BASIC)

    return sized


def card(words: Sequence[str], sized: Letters) -> bytes:
    """Draw a PNG of 1200 by 630 pixels with symbol, title, author and edition in these letters.

    A long title stands in several lines and smaller letters. What still does not fit is cut short.
    """
    symbol, title, author, edition = words
    rows = ((80, symbol, _RULE, 44), (470, author, _INK, 34), (535, edition, _FAINT, 30))
    return _drawn(SIZE, rows, (180, _ROOM, title), (84, 64, 48), sized)


def cover(words: Sequence[str], sized: Letters) -> bytes:
    """Return a PNG of 1200 by 1800 pixels with these words, which reading systems show as the cover of a book."""
    symbol, title, author, edition = words
    rows = ((300, symbol, _RULE, 64), (1240, author, _INK, 46), (1640, edition, _FAINT, 36))
    return _drawn(COVER, rows, (440, _TALL, title), (120, 92, 70), sized)


def _drawn(
    size: tuple[int, int],
    rows: Sequence[tuple[int, str, str, int]],
    title: tuple[int, int, str],
    sizes: Sequence[int],
    sized: Letters,
) -> bytes:
    """Return a picture with these rows, each given as its place, words, colour and size, and with this title.

    The title is given as its place, its room and its words; it has the first of these sizes in which it has room.
    """
    image = Image.new("RGB", size, _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, size[0], 16), fill=_RULE)
    at, room, words = title
    for top, thickness in ((at - 36, 3), (at - 29, 1)):  # the fine double rule under the symbol on the front page
        draw.rectangle((_MARGIN, top, size[0] - _MARGIN, top + thickness - 1), fill=_RULE)
    chosen, lines = _fitting(words, [sized(each) for each in sizes], room)
    for line in lines:
        draw.text((_MARGIN, at), line, _INK, chosen)
        at += _height(chosen)
    for top, line, colour, each in rows:
        draw.text((_MARGIN, top), _cut(line, sized(each)), colour, sized(each))
    out = io.BytesIO()
    image.quantize(palette=_palette(), dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def _palette() -> Image.Image:
    """Return a picture whose palette has the colours and what lies between them and the paper: a third of the bytes."""
    found = Image.new("P", (1, 1))
    paper, *others = (ImageColor.getrgb(each) for each in (_PAPER, _INK, _RULE, _FAINT))
    found.putpalette(
        [
            round(light + (dark - light) * step / _STEPS)
            for other in others
            for step in range(_STEPS + 1)
            for light, dark in zip(paper, other, strict=True)
        ]
    )
    return found


def _height(font: Font) -> int:
    return int(font.size * 1.2)


def _fitting(words: str, fonts: Sequence[Font], room: int) -> tuple[Font, list[str]]:
    """Return the first font in which the words fit into the room, and their lines; cut short if none does."""
    *larger, smallest = fonts
    for font in larger:
        lines = _lines(words, font)
        if len(lines) * _height(font) <= room:
            return font, lines
    most = room // _height(smallest)
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
    """Return the words, or as many of them as fit into one line."""
    while font.getlength(words) > _WIDTH and " " in words:
        words = f"{words.removesuffix(' …').rpartition(' ')[0]} …"
    return words
