"""Printed pages that tests make themselves: as values, and as the bytes of a small PDF."""

import re

from concordance.intake.glyphs import Character, Frame, Page, Rule

WIDTH, HEIGHT = 612, 792
FONTS = {(False, False): "F1", (True, False): "F2", (False, True): "F3"}
NAMES = {"F1": "Times-Roman", "F2": "Times-Bold", "F3": "Times-Italic"}


class Text:
    """A line of print: its place, size and weight.

    `^12^` in it is raised, `~word~` sloped, `=word=` bold, `|` is the room between two cells.
    """

    def __init__(self, left, baseline, text, size=10, *, bold=False, italic=False):  # noqa: PLR0913 - print has as much
        self.left, self.baseline, self.text = left, baseline, text
        self.size, self.bold, self.italic = size, bold, italic

    def characters(self):
        """Yield the characters, each half as wide as high, a space half of that."""
        at, raised, italic, bold = self.left, False, self.italic, self.bold
        for sign in self.text:
            if sign in "^~=":
                raised, italic, bold = raised != (sign == "^"), italic != (sign == "~"), bold != (sign == "=")
                continue
            if sign == "|":
                at += 3 * self.size
                continue
            size = 0.6 * self.size if raised else self.size
            width = size * (0.25 if sign == " " else 0.5)
            baseline = self.baseline + 0.35 * self.size * raised
            yield Character(sign, at, at + width, baseline, size, bold, italic)
            at += width


def page(*lines, number=1, rules=(), turned="", frames=()):
    """A page with these lines, and rules given as (left, right, height); `turned` stands on its side.

    Frames are given as (left, bottom, right, top).
    """
    characters = [each for line in lines for each in line.characters()]
    characters += [Character(sign, 575, 581, 700 - 5 * at, 10, upright=False) for at, sign in enumerate(turned)]
    made = tuple(Frame(*frame) for frame in frames)
    return Page(number, WIDTH, HEIGHT, tuple(characters), tuple(Rule(*rule) for rule in rules), frames=made)


def paragraphs(*texts, top=560, left=123, gap=18, leading=12):
    """Lines of running text: each text is a paragraph, its lines parted by line ends."""
    lines = []
    for text in texts:
        for at, words in enumerate(text.split("\n")):
            lines.append(Text(left, top, words))
            top -= leading if at < text.count("\n") else gap
    return lines


def _drawn(line):
    """Yield how a line is drawn, by the operators of PDF: raised pieces smaller, cells apart."""
    raised, italic, bold = False, line.italic, line.bold
    for piece in re.split(r"([\^~=])", line.text):
        raised, italic, bold = raised != (piece == "^"), italic != (piece == "~"), bold != (piece == "=")
        if piece not in {"^", "~", "="}:
            words = piece.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").replace("|", ") -3000 (")
            size, rise = (0.6 * line.size, 0.35 * line.size) if raised else (line.size, 0)
            yield f"/{FONTS[bold, italic]} {size:g} Tf {rise:g} Ts [({words})] TJ"


def pdf(*pages, trailer=b"", rules=(), turn="", shown=0, drawing=""):
    """The bytes of a PDF with these pages, each a list of lines as above; rules as (left, right, height, how high).

    `drawing` is what else is drawn on each, by the operators of PDF; `turn` the matrix by which all print is turned,
    `shown` by how many degrees the pages are turned when shown.
    """
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    fonts = " ".join(f"/{name} {3 + at} 0 R" for at, name in enumerate(NAMES))
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>".encode()
        for font in NAMES.values()
    ]
    kids = []
    for lines in pages:
        drawn = [f"{left} {height} {right - left} {high} re f" for left, right, height, high in rules]
        drawn += [f"BT {line.left} {line.baseline} Td {' '.join(_drawn(line))} ET" for line in lines]
        stream = "\n".join([f"{turn} cm"] * bool(turn) + [f"q {drawing} Q"] * bool(drawing) + drawn).encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        rotate = f" /Rotate {shown}" if shown else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}]{rotate} /Contents {content} 0 R"
            f" /Resources << /Font << {fonts} >> >> >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)
