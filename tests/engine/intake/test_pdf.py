"""From the bytes of a PDF to characters with their places, and what is no PDF that can be read."""

import pytest
from printed import Text, pdf

from concordance.intake import pdf as module
from concordance.intake.pdf import pages_of
from concordance.intake.reading import read
from concordance.problems import InputError


def test_a_page_has_its_characters_with_place_size_and_weight():
    """Each where the page puts it."""
    (page,) = pages_of(pdf([Text(72, 700, "Rain", 14, bold=True), Text(72, 600, "it pours", italic=True)]), "a.pdf")
    assert (page.number, page.width, page.height) == (1, 612, 792)
    assert "".join(each.text for each in page.characters) == "Rainit pours"
    first, last = page.characters[0], page.characters[-1]
    assert (round(first.left), round(first.baseline), first.size, first.bold, first.italic) == (
        72,
        700,
        14,
        True,
        False,
    )
    assert (round(last.baseline), last.size, last.bold, last.italic, last.upright) == (600, 10, False, True, True)


def test_the_library_is_asked_once_how_a_piece_is_printed_and_how_high(monkeypatch):
    """Not for each character: that took most of the time of a reading."""
    asked = []
    for name in ("FPDFText_GetFontInfo", "FPDFText_GetCharOrigin"):
        real = getattr(module.raw, name)
        monkeypatch.setattr(module.raw, name, lambda *given, name=name, real=real: asked.append(name) or real(*given))
    (page,) = pages_of(pdf([Text(72, 700, "Rain falls"), Text(72, 688, "in ^1^ drops", bold=True)]), "a.pdf")
    assert {(each.baseline, each.size, each.bold) for each in page.characters} == {
        (700, 10, False),
        (688, 10, True),
        (691.5, 6, True),
    }
    assert len(page.characters) == len("Rain fallsin 1 drops")
    assert sorted(asked) == ["FPDFText_GetCharOrigin"] * 4 + ["FPDFText_GetFontInfo"] * 4


def test_a_flat_box_is_a_rule_and_pieces_of_one_are_one():
    """Short ones part nothing, high ones are boxes."""
    (page,) = pages_of(
        pdf(
            [Text(72, 700, "Rain")],
            rules=[(60, 100, 650, 0.5), (100, 200, 650, 0.5), (60, 70, 500, 0.5), (60, 500, 300, 90)],
        ),
        "a.pdf",
    )
    assert [(rule.left, rule.right, rule.height) for rule in page.rules] == [(60, 200, 650)]


def test_a_rule_may_be_stroked_by_a_thick_pen():
    """What is thicker than any rule is none."""
    drawing = "2 w 60 700 m 500 700 l S 20 w 60 500 m 500 500 l S"
    (page,) = pages_of(pdf([Text(72, 720, "Rain")], drawing=drawing), "a.pdf")
    assert [(rule.left, rule.right, rule.height) for rule in page.rules] == [(58, 502, 700)]


def test_a_box_is_a_frame_if_it_is_seen():
    """Stroked, shaded, or of four lines; a white ground is none."""
    lines = "1 w 60 100 m 500 100 l S 60 160 m 500 160 l S 60 100 m 60 160 l S 500 100 m 500 160 l S"
    boxes = "0.5 w 60 600 440 80 re S 0.9 g 60 400 440 80 re f 1 g 60 300 440 80 re f"
    (page,) = pages_of(pdf([Text(72, 720, "Rain")], drawing=f"{boxes} {lines}"), "a.pdf")
    assert [tuple(map(round, frame)) for frame in page.frames] == [
        (60, 600, 500, 680), (60, 400, 500, 480), (59, 100, 501, 160),
    ]  # fmt: skip


def test_a_hyphen_that_the_library_marks_is_told():
    """It stands at the end of a line, and may not belong to the word."""
    (page,) = pages_of(pdf([Text(72, 700, "self-"), Text(72, 688, "made")]), "a.pdf")
    assert "".join(each.text for each in page.characters) in {"self\N{SOFT HYPHEN}made", "self-made"}


def test_letters_that_a_font_has_as_one_sign_are_letters(monkeypatch):
    """Nobody who looks for "first" writes the ligature."""
    real = module.raw.FPDFText_GetUnicode
    monkeypatch.setattr(
        module.raw, "FPDFText_GetUnicode", lambda *given: {ord("1"): 0xFB01}.get(code := real(*given), code)
    )
    (page,) = pages_of(pdf([Text(72, 700, "1rst")]), "a.pdf")
    assert "".join(each.text for each in page.characters) == "first"


def test_print_on_its_side_is_as_high_as_upright_print():
    """However wide its letters are drawn."""
    line = Text(72, 300, "Rain^1^")
    (upright,) = pages_of(pdf([line], turn="1.2 0 0 1 0 0"), "a.pdf")
    (turned,) = pages_of(pdf([line], turn="0 1.2 -1 0 600 0", shown=90), "a.pdf")
    assert [each.size for each in turned.characters] == [each.size for each in upright.characters] == [10] * 4 + [6]


def test_sloped_letters_begin_where_they_are_set():
    """The box of an f reaches over the letter before it."""
    (page,) = pages_of(pdf([Text(72, 700, "sf", italic=True)]), "a.pdf")
    first, second = page.characters
    assert second.left == pytest.approx(first.right, abs=0.1)


def test_room_that_the_widths_tell_is_told():
    """Also where the print of a letter reaches over it."""
    (page,) = pages_of(pdf([Text(72, 700, "Rain|falls")]), "a.pdf")
    assert "".join(each.text for each in page.characters if each.parted) == "f"


@pytest.mark.parametrize(("stem", "bold"), [(80, False), (120, True), (300, False)])
def test_a_font_that_does_not_name_its_weight_is_bold_by_its_stems(stem, bold):
    """A program may write any number there: one that is no weight tells nothing."""
    named = b"/BaseFont /Hills /FontDescriptor << /Type /FontDescriptor /FontName /Hills /Flags 32 /StemV %d >>" % stem
    (page,) = pages_of(pdf([Text(72, 700, "Rain")]).replace(b"/BaseFont /Times-Roman", named), "a.pdf")
    assert {each.bold for each in page.characters} == {bold}


@pytest.mark.parametrize(
    ("name", "more", "bold", "italic"),
    [
        (b"Hills-Black", b"", True, False),
        (b"HillsDemi", b"", True, False),
        (b"HillsNo9L-Medi", b"", True, False),
        (b"HillsNo9L-MediItal", b"", True, True),
        (b"Hills-Medium", b"", False, False),
        (b"Hills,BI", b"", True, True),
        (b"Hills", b"/Flags 262176", True, False),
        (b"Hills-Regular", b"/StemV 130 /Flags 32", False, False),
        (b"HillsPSMT", b"/StemV 130 /Flags 32", False, False),
        (b"Hills-Oblique", b"/StemV 130 /Flags 32", False, True),
    ],
)
def test_the_name_of_a_font_says_how_it_is_printed(name, more, bold, italic):
    """In many forms; by flags and stems only where it does not, for programs write any number there."""
    named = b"/BaseFont /%s /FontDescriptor << /Type /FontDescriptor /FontName /%s %s >>" % (name, name, more)
    (page,) = pages_of(pdf([Text(72, 700, "Rain")]).replace(b"/BaseFont /Times-Roman", named), "a.pdf")
    assert {(each.bold, each.italic) for each in page.characters} == {(bold, italic)}


def test_letters_that_are_stroked_are_bold_and_those_that_lean_are_italic():
    """So programs make up fonts that they do not have."""
    plain = pdf([Text(72, 700, "Rain")])
    (stroked,) = pages_of(plain.replace(b" Td ", b" Td 2 Tr ").replace(b"[(Rain)]", b"[(Ran)]"), "a.pdf")
    (leaning,) = pages_of(pdf([Text(72, 700, "Rain")], turn="1 0 0.3 1 0 0"), "a.pdf")
    assert [(each.bold, each.italic) for each in stroked.characters] == [(True, False)] * 3
    assert [(each.bold, each.italic) for each in leaning.characters] == [(False, True)] * 4


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"It rains.", "[no-pdf] a.pdf: found b'It rains'"),
        (b"", "[no-pdf] a.pdf: found b''"),
        (b"%PDF-1.4 and no more", "[pdf-damaged] a.pdf"),
        (pdf([]), "[pdf-without-text] a.pdf: found 1 pages without a character"),
        (pdf(), "[pdf-damaged] a.pdf"),
        (
            pdf(
                [Text(72, 700, "Rain")],
                trailer=b"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4"
                b" /O (" + b"a" * 32 + b") /U (" + b"b" * 32 + b") >>",
            ),
            "[pdf-encrypted] a.pdf",
        ),
    ],
    ids=["a text", "empty", "broken", "no text", "no page", "encrypted"],
)
def test_what_cannot_be_read_is_told(data, told):
    """With what to do."""
    with pytest.raises(InputError) as error:
        pages_of(data, "a.pdf")
    assert told in str(error.value)


def test_a_scan_is_told_how_to_get_text():
    """By a program that recognises it."""
    with pytest.raises(InputError, match="ocrmypdf"):
        pages_of(pdf([], []), "scan.pdf")


@pytest.mark.parametrize(
    ("name", "most", "code"),
    [("MOST_BYTES", 100, "pdf-too-large"), ("MOST_PAGES", 1, "pdf-pages"), ("MOST_CHARACTERS", 5, "pdf-too-large")],
)
def test_what_is_too_large_is_not_read(monkeypatch, name, most, code):
    """Time and memory have bounds."""
    monkeypatch.setattr(module, name, most)
    with pytest.raises(InputError, match=code):
        pages_of(pdf([Text(72, 700, "It rains.")], [Text(72, 700, "It pours.")]), "a.pdf")


def test_half_a_pair_of_codes_is_told_as_unread(monkeypatch):
    """A damaged font may give one, and no text can hold it."""
    monkeypatch.setattr(module.raw, "FPDFText_GetUnicode", lambda *_: 0xDC00)
    (page,) = pages_of(pdf([Text(72, 700, "R")]), "a.pdf")
    assert [each.text for each in page.characters] == ["\N{REPLACEMENT CHARACTER}"]


def test_a_page_that_cannot_be_read_is_told_by_its_number():
    """The rest of the file may be sound."""
    data = pdf([Text(72, 700, "Rain")], [Text(72, 700, "Snow")])
    with pytest.raises(InputError, match=r"\[pdf-damaged\] a.pdf, page 2"):
        pages_of(data.replace(b"/Kids [7 0 R 9 0 R]", b"/Kids [7 0 R 3 0 R]"), "a.pdf")


def _stored(data, box):
    """The same PDF with something more in the description of its page."""
    return data.replace(b"/MediaBox [0 0 612 792]", b"/MediaBox [0 0 612 792] " + box)


@pytest.mark.parametrize(
    ("box", "size", "place"),
    [
        (b"/CropBox [50 100 600 780]", (550, 680), (22, 600)),
        (b"/Rotate 90", (792, 612), (700, None)),
        (b"/Rotate 180", (612, 792), (None, 92)),
        (b"/Rotate 270", (792, 612), (None, None)),
    ],
)
def test_places_are_those_of_the_page_as_it_is_shown(box, size, place):
    """Cropped and turned; words that stand upright as shown are upright."""
    (page,) = pages_of(_stored(pdf([Text(72, 700, "Rain")], rules=[(60, 500, 650, 0.5)]), box), "a.pdf")
    first = page.characters[0]
    assert (round(page.width), round(page.height)) == size
    left, baseline = place
    assert left is None or round(first.left) in range(left - 8, left + 3)
    assert baseline is None or round(first.baseline) == baseline
    assert first.upright == (b"Rotate 90" not in box and b"270" not in box)
    assert all(0 <= each.left <= page.width and 0 <= each.baseline <= page.height for each in page.characters)
    assert len(page.rules) == (first.upright)


def test_a_picture_as_large_as_the_page_makes_it_one():
    """A smaller one does not."""
    picture = b"q %d 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"
    for width, expected in ((612, True), (300, False)):
        stream = picture % width
        data = pdf([Text(72, 700, "Rain")])
        text = data[data.index(b"BT") : data.index(b"ET") + 2]
        start = data.index(b"<< /Length")
        ends = data.index(b"endstream")
        made = b"<< /Length %d >>\nstream\n%s\n" % (len(stream) + len(text) + 1, stream + b"\n" + text)
        (page,) = pages_of(data[:start] + made + data[ends:], "a.pdf")
        assert page.picture is expected


@pytest.mark.parametrize(
    ("turn", "shown", "turned"),
    [("", 0, 0), ("0 1 -1 0 612 0", 0, 90), ("0 -1 1 0 0 792", 0, 270), ("0 1 -1 0 612 0", 90, 0)],
    ids=["upright", "upwards", "downwards", "shown turned"],
)
def test_a_page_whose_words_lie_on_their_side_is_turned(turn, shown, turned):
    """A wide table often does; what else is printed on the page then lies on its side."""
    words = [Text(100, 500 - 12 * at, f"It rains in the town of {at}") for at in range(9)]
    (page,) = pages_of(pdf(words, turn=turn, shown=shown), "a.pdf")
    wide = bool(turn)
    assert (page.turned, page.width > page.height) == (turned, wide)
    assert all(each.upright for each in page.characters)
    first = max(page.characters, key=lambda each: (round(each.baseline), -each.left))
    assert (first.text, round(first.left), round(first.baseline)) == ("I", 100, 500)


@pytest.mark.parametrize(("turn", "upright"), [("0.98 0.17 -0.17 0.98 0 0", True), ("0.77 0.64 -0.64 0.77 0 0", False)])
def test_words_that_go_across_the_page_are_not_upright(turn, upright):
    """As those of a stamp; a page that was scanned a little aslant is none."""
    (page,) = pages_of(pdf([Text(100, 100, "A/99/1")], turn=turn), "a.pdf")
    assert {each.upright for each in page.characters} == {upright}


def test_a_page_with_few_words_on_their_side_is_not_turned():
    """They are an edge, or the name of an axis."""
    (page,) = pages_of(pdf([Text(100, 500, "A/99/1")], turn="0 1 -1 0 612 0"), "a.pdf")
    assert (page.turned, [each.upright for each in page.characters]) == (0, [False] * 6)


@pytest.mark.parametrize(("size", "expected"), [(0.01, 0.1), (5000, 1000), (9.96, 10)])
def test_print_has_a_size_whatever_a_file_says(size, expected):
    """None has no size at all, by which nothing can be measured."""
    (page,) = pages_of(pdf([Text(72, 700, "Rain in May", size)]), "a.pdf")
    assert {each.size for each in page.characters} == {expected}
    read([page])
