"""The bytes of a PDF become pages of characters, each with its place. The only module that reads with pypdfium2."""

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from concordance.intake.frames import frames_of
from concordance.intake.glyphs import Character, Frame, Page, Rule
from concordance.problems import InputError, Problem

MOST_BYTES = 100_000_000
MOST_PAGES = 1_000
MOST_CHARACTERS = 5_000_000  # of all pages
_FLAT = 1.6  # points: a flatter box is a rule
_THICK = 6  # points: what is stroked by a thicker pen is no rule
_WHITE = 250  # of 255: a ground that is darker is seen
_SHORT = 20  # points: a shorter rule parts nothing
_BOLD = (600, 1000)  # of a font's weight: regular is 400; what is more is no weight
_ITALIC, _FORCED = 1 << 6, 1 << 18  # the bits of a font's flags, as ISO 32000 numbers them: italic, always bold
_HEAVY = re.compile(rb"bold|black|heavy|demi|fett|cmbx|[,_-](?:medi(?!um).*|bd.*|bi?)\Z")  # names of bold fonts
_SLOPED = re.compile(rb"ital|obli|slant|kursiv|[,_-](?:b?i|it)\Z")  # of italic ones
_PLAIN = re.compile(rb"regu|roman|normal|book|mt\Z")  # of fonts that are neither, beside those of italic ones
_STROKED = 2  # the way of drawing letters that strokes them, too: a bold font is made up so
_SLANT = 0.1  # of its height: so far an upright letter leans that is made up as an italic one
_LEVEL = 0.36  # of how far a line goes along a page: so far it may go up or down; a stamp across it goes further
_COVERS = 0.85  # of a page: a picture as large is the page itself
_MANY = 60  # characters: fewer on their side are an edge of the page, or the name of an axis
_SIZES = (0.1, 1000)  # points: print is as large as that, whatever a file says
_DEEP = 15  # forms within forms
_BREAKS = frozenset((0, 10, 13))  # codes between lines, which are no characters of the page
_SPACE = 32  # the only other sign that the library makes up
_CUTS = frozenset((0xFFFE, 0x0002))
_JOINED = dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"), 0xFB00))  # letters that are one sign of a font
_HALVES = range(0xD800, 0xE000)  # of pairs of codes


def pages_of(data: bytes, where: str) -> tuple[Page, ...]:
    """Return the pages of a PDF with what stands on them; `where` is the name of the file.

    Raises `InputError` for what is no PDF, damaged, encrypted, too large, or without any text.
    """
    if len(data) > MOST_BYTES:
        found, remedy = f"{len(data):,} bytes", "Take out pictures that are not needed, or split it."
        raise _error("pdf-too-large", where, found, f"no more than {MOST_BYTES:,}", remedy)
    if b"%PDF-" not in data[:1024]:
        remedy = "Save the document as PDF; a text goes in as a file whose name does not end in .pdf."
        raise _error("no-pdf", where, f"{data[:8]!r} at its beginning", "a PDF, which begins with %PDF-", remedy)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unopened(error, where) from error
    try:
        return tuple(_read(document, where))
    finally:
        document.close()


def _read(document: pypdfium2.PdfDocument, where: str) -> Iterator[Page]:
    """Yield the pages of an open document."""
    if len(document) > MOST_PAGES:
        remedy = "Look whether the file is whole, or split it."
        raise _error("pdf-pages", where, f"{len(document)} pages", f"no more than {MOST_PAGES:,}", remedy)
    left = MOST_CHARACTERS
    for at in range(len(document)):
        try:
            page = _page(document, at, left)
        except pypdfium2.PdfiumError as error:
            remedy = "Get the file again, or have a PDF program repair it."
            raise _error(
                "pdf-damaged", f"{where}, page {at + 1}", str(error), "a page that can be read", remedy
            ) from error
        left -= len(page.characters)
        if left <= 0:
            found, remedy = f"more than {MOST_CHARACTERS:,} characters", "Split the file."
            raise _error("pdf-too-large", f"{where}, page {at + 1}", found, "fewer", remedy)
        yield page
    if left == MOST_CHARACTERS:
        remedy = "If it is a scan, recognise its text first, for example with: ocrmypdf scan.pdf text.pdf"
        raise _error("pdf-without-text", where, f"{len(document)} pages without a character", "a PDF with text", remedy)


def _unopened(error: pypdfium2.PdfiumError, where: str) -> InputError:
    """Return the error of a file that cannot be opened."""
    if "assword" in str(error):
        remedy = "Save it without a password, which a PDF program can do for whoever knows it."
        return _error("pdf-encrypted", where, "a file that asks for a password", "one that opens without", remedy)
    remedy = "Get the file again: it may not have been received whole."
    return _error("pdf-damaged", where, str(error), "a PDF that can be opened", remedy)


def _error(code: str, where: str, found: str, expected: str, remedy: str) -> InputError:
    return InputError([Problem(code, where, found, expected, remedy)])


def _page(document: pypdfium2.PdfDocument, at: int, most: int) -> Page:
    page = document[at]
    text = page.get_textpage()
    width, height = page.get_size()
    try:
        turn = _Turn(page)
        characters = _characters(text, most, turn)
        if lying := _lying(characters):
            turn.degrees = (turn.degrees + lying) % 360
            characters = _characters(text, most, turn)
            width, height = height, width
        rules, frames = _drawn(page, turn)
        return Page(at + 1, width, height, tuple(characters), rules, _is_picture(page), lying, frames)
    finally:
        text.close()
        page.close()


class _Turn:
    """From the points of a page as it is stored to those of the page as it is shown: cropped, and turned."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        """Take the page's box and its turn."""
        self.left, self.bottom, right, top = page.get_cropbox()
        self._width, self._height = right - self.left, top - self.bottom
        self.degrees = page.get_rotation()

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point is shown."""
        x, y = x - self.left, y - self.bottom
        turned = {90: (y, self._width - x), 180: (self._width - x, self._height - y), 270: (self._height - y, x)}
        return turned.get(self.degrees, (x, y))

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Return where a box is shown: left, bottom, right, top."""
        (x, y), (other_x, other_y) = self.point(left, bottom), self.point(right, top)
        return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)


def _lying(characters: Sequence[Character]) -> int:
    """Return by how many degrees a page must be turned whose words lie on their side, as a wide table's may; else 0."""
    lying = [each for each in characters if not each.upright]
    if len(lying) < _MANY or 2 * len(lying) < len(characters):
        return 0
    upwards = sum(
        (after.baseline > each.baseline) - (after.baseline < each.baseline) for each, after in pairwise(lying)
    )
    return 90 if upwards > 0 else 270


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether a picture covers the page, as in a scan."""
    left, bottom, right, top = page.get_cropbox()
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEP):
        box = each.get_bounds()
        width = min(right, box[2]) - max(left, box[0])
        height = min(top, box[3]) - max(bottom, box[1])
        if width > 0 and height > 0 and width * height > _COVERS * (right - left) * (top - bottom):
            return True
    return False


class _Print(NamedTuple):
    """How the characters of one text object are printed."""

    size: float
    bold: bool
    italic: bool
    upright: bool


def _characters(text: Any, most: int, turn: _Turn) -> list[Character]:  # noqa: ANN401 - pypdfium2 has no types
    """Return the characters that the page itself has: those that the library makes up for gaps are left out.

    The library is asked once for each text object, not for each of its characters, how they are printed and how high.
    The box of a sloped letter may reach over the one before: it begins at its origin.
    """
    handle = text.raw
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    x_at, y_at, box_at = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    code_of, generated, object_of = raw.FPDFText_GetUnicode, raw.FPDFText_IsGenerated, raw.FPDFText_GetTextObject
    origin, loose, address_of = raw.FPDFText_GetCharOrigin, raw.FPDFText_GetLooseCharBox, ctypes.addressof
    last, lowest, printed = 0, math.nan, _Print(0, bold=False, italic=False, upright=True)
    found: list[Character] = []
    parted = False
    for at in range(min(text.count_chars(), most)):
        code = code_of(handle, at)
        if code in _BREAKS or (code == _SPACE and generated(handle, at) == 1):
            parted = code == _SPACE
            continue
        loose(handle, at, box_at)
        drawn = object_of(handle, at)
        address = address_of(drawn.contents) if drawn else 0
        bottom = box.bottom
        if not address or address != last:
            last, printed, lowest = address, _print(handle, at, turn), math.nan
        if turn.degrees or printed.italic or bottom != lowest:  # a line as low as before has its baseline
            origin(handle, at, x_at, y_at)
            lowest = bottom
        if turn.degrees:
            left, _, right, _ = turn.box(box.left, bottom, box.right, box.top)
            start, baseline = turn.point(x.value, y.value)
        else:
            left, right, baseline = box.left - turn.left, box.right - turn.left, y.value - turn.bottom
            start = x.value - turn.left
        if printed.italic and left < start < right:
            left = start
        found.append(Character(_sign(code), left, right, baseline, *printed, parted))
        parted = False
    return found


def _print(handle: Any, at: int, turn: _Turn) -> _Print:  # noqa: ANN401 - pypdfium2 has no types
    """Return how the character in this place is printed."""
    matrix, name, flags = raw.FS_MATRIX(), ctypes.create_string_buffer(128), ctypes.c_int()
    known = raw.FPDFText_GetMatrix(handle, at, matrix)
    wide = math.hypot(matrix.a, matrix.b) if known else 0
    scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) / wide if wide else 1  # how high, slope and turn aside
    raw.FPDFText_GetFontInfo(handle, at, name, 128, flags)
    font = name.value.lower()
    along, across = (abs(matrix.a), abs(matrix.b)) if turn.degrees % 180 == 0 else (abs(matrix.b), abs(matrix.a))
    level = across < _LEVEL * along if known else turn.degrees % 180 == 0
    italic = bool(flags.value & _ITALIC) or bool(_SLOPED.search(font))
    return _Print(
        min(max(_SIZES[0], round(raw.FPDFText_GetFontSize(handle, at) * (scale or 1), 1)), _SIZES[1]),
        _is_bold(handle, at, font, flags.value, named=bool(_PLAIN.search(font)) or italic),
        italic or (known and not matrix.b and abs(matrix.c) > _SLANT * abs(matrix.d)),
        level,
    )


def _is_bold(handle: Any, at: int, font: bytes, flags: int, *, named: bool) -> bool:  # noqa: ANN401
    """Whether the character in this place is bold: its font's name says so, or its drawing; else its flags and stems.

    Programs write any number for the stems of a font that is `named` otherwise.
    """
    drawn = raw.FPDFText_GetTextObject(handle, at)
    if _HEAVY.search(font) or (drawn and raw.FPDFTextObj_GetTextRenderMode(drawn) == _STROKED):
        return True
    return not named and (bool(flags & _FORCED) or _BOLD[0] <= raw.FPDFText_GetFontWeight(handle, at) <= _BOLD[1])


def _sign(code: int) -> str:
    """Return the sign of a code; the library tells a hyphen at a line's end by U+FFFE or U+0002.

    A ligature is its letters. Half of a pair of codes is no sign, and told as one that could not be read.
    """
    if code in _HALVES:
        return "\N{REPLACEMENT CHARACTER}"
    return "\N{SOFT HYPHEN}" if code in _CUTS else _JOINED.get(code) or chr(code)


def _drawn(page: pypdfium2.PdfPage, turn: _Turn) -> tuple[tuple[Rule, ...], tuple[Frame, ...]]:
    """Return the level rules of a page, and its frames."""
    levels: list[tuple[float, float, float]] = []
    uprights: list[Frame] = []
    boxes: list[Frame] = []
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=_DEEP):
        left, bottom, right, top = turn.box(*each.get_bounds())
        stroke = _stroke(each)
        if top - bottom - stroke <= _FLAT:
            levels.append((round((top + bottom) / 2, 0), left, right))
        elif right - left - stroke <= _FLAT:
            uprights.append(Frame((left + right) / 2, bottom, (left + right) / 2, top))
        elif stroke or _is_shaded(each):
            boxes.append(Frame(left, bottom, right, top))
    rules = tuple(_merged(levels))
    return rules, frames_of(rules, uprights, boxes)


def _stroke(path: Any) -> float:  # noqa: ANN401 - pypdfium2 has no types
    """Return by how much a stroked line is higher than it would be as a thin one; 0 if it is only filled."""
    fill, stroked, width, matrix = ctypes.c_int(), ctypes.c_int(), ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFPath_GetDrawMode(path, fill, stroked)
    if not stroked.value:
        return 0
    raw.FPDFPageObj_GetStrokeWidth(path, width)
    raw.FPDFPageObj_GetMatrix(path, matrix)
    return min(_THICK, 2 * width.value * math.hypot(matrix.a, matrix.b))


def _is_shaded(path: Any) -> bool:  # noqa: ANN401 - pypdfium2 has no types
    """Whether a piece is filled with another colour than white."""
    colour = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(path, *colour)
    return min(each.value for each in colour[:3]) < _WHITE


def _merged(found: Sequence[tuple[float, float, float]]) -> Iterator[Rule]:
    """Yield level rules, given as their heights, beginnings and ends: pieces that touch each other are one."""
    merged: list[list[float]] = []
    for height, left, right in sorted(found):
        if merged and merged[-1][0] == height and left <= merged[-1][2] + 2:
            merged[-1][2] = max(merged[-1][2], right)
        else:
            merged.append([height, left, right])
    yield from (Rule(left, right, height) for height, left, right in merged if right - left >= _SHORT)
