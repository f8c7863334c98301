"""Beginning another report: its folder, its draft, what a person is told, and what the build says then."""

import hashlib
import json

import new_report
import pytest
from printed import Text, paragraphs, pdf
from support import shelf
from word import body, docx, geneva, listed, note, notes, p, r

from concordance.edition.assembly import assemble
from concordance.loading import load_yaml
from concordance.problems import InputError

SOURCE = b"""United Nations\r
A/99/8\r
Distr.: General\r
12 August 2003\r
\r
Harbours and their rain\r
\r
I. Harbours\r
\r
1. It rains in the harbours of C\xc3\xb4te d'Ivoire.\r
2. It rains in the harbours of Peru as well.\r
"""


@pytest.fixture
def root(tmp_path, monkeypatch):
    """An empty repository, which the script takes for its own."""
    monkeypatch.setattr(shelf, "ROOT", tmp_path)
    (tmp_path / "docs" / "reports").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def text(tmp_path):
    """The text of a report, somewhere."""
    path = tmp_path / "harbours.txt"
    path.write_bytes(SOURCE)
    return path


def test_a_report_is_begun_with_its_source_and_a_draft(root, text, capsys):
    """The source is kept byte for byte, and what a person must decide is listed."""
    assert new_report.main(["A/99/8", str(text)]) == 0
    folder = root / "docs" / "reports" / "a-99-8"
    assert (folder / "source.md").read_bytes() == SOURCE
    record = load_yaml((folder / "report.yml").read_text(encoding="utf-8"), "report.yml")
    assert record["symbol"] == "A/99/8"
    assert record["sha256"] == hashlib.sha256(SOURCE).hexdigest()
    assert record["outline"] == [{"heading": "I. Harbours"}]
    said = capsys.readouterr().out
    assert said.startswith("Made docs/reports/a-99-8 with source.md, a drafted report.yml and questions.yml, which")
    assert "  - title: is 'Harbours and their rain' the title?\n" in said
    assert said.endswith("  python3 scripts/build.py --serve\n  http://127.0.0.1:8000/desk/a-99-8/\n")
    assert "  - the build reads A/99/8 without a problem; what it reads must still be compared" in said


def test_the_build_reads_a_draft_that_is_right(root, text, world):
    """The new report takes its place beside the others."""
    new_report.main(["A/99/8", str(text)])
    edition = assemble(world | shelf.files(root / "docs"))
    assert [each.report.symbol for each in edition.reports] == ["A/99/1", "A/99/8"]
    assert [unit.text for unit in edition.reports[1].report.units] == [
        "It rains in the harbours of Côte d'Ivoire.",
        "It rains in the harbours of Peru as well.",
    ]


def test_the_build_names_what_is_wrong_with_another(root, text, world, capsys):
    """And the list of decisions has named it before."""
    text.write_bytes(SOURCE.replace(b"2. It", b"3. It"))
    new_report.main(["A/99/8", str(text)])
    with pytest.raises(InputError) as told:
        assemble(world | shelf.files(root / "docs"))
    assert [problem.code for problem in told.value.problems] == ["paragraph-number-missing"]
    assert "  - the build will say: [paragraph-number-missing] source.md, line 11: " in capsys.readouterr().out


def test_a_report_that_is_there_stays_as_it_is(root, text, capsys):
    """Nothing of it is overwritten."""
    new_report.main(["A/99/8", str(text)])
    record = root / "docs" / "reports" / "a-99-8" / "report.yml"
    record.write_text("symbol: by hand\n", encoding="utf-8")
    assert new_report.main(["A/99/8", str(text)]) == 1
    assert record.read_text(encoding="utf-8") == "symbol: by hand\n"
    assert "docs/reports/a-99-8 exists already." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"I. Rain\n\xe9", "[not-utf-8] harbours.txt, line 2"),
        (b" \n", "[empty-source] harbours.txt"),
        (None, "No such file or directory. Expected a readable file with the report's text."),
    ],
    ids=["not UTF-8", "empty", "not there"],
)
def test_a_text_that_cannot_be_read_begins_nothing(root, text, capsys, data, reason):
    """The reason is told, and no folder is made."""
    text.unlink() if data is None else text.write_bytes(data)
    assert new_report.main(["A/99/8", str(text)]) == 1
    assert reason in capsys.readouterr().err
    assert list((root / "docs" / "reports").iterdir()) == []


@pytest.mark.parametrize("arguments", [[], ["A/99/8"], ["A/99/8", "x", "y"], ["//", "x"]])
def test_a_wrong_call_tells_how_to_call(root, capsys, arguments):
    """The way to call stands at the head of the script."""
    with pytest.raises(SystemExit) as ended:
        new_report.main(arguments)
    assert ended.value.code == 2
    assert "scripts/new_report.py SYMBOL TEXT" in capsys.readouterr().err
    assert list((root / "docs" / "reports").iterdir()) == []


PDF = pdf(
    [
        Text(60, 740, "A/99/8"),
        Text(60, 700, "3 May 2033"),
        Text(123, 610, "The rain in the hills", 14, bold=True),
        Text(100, 580, "I. Rain", 14, bold=True),
        *paragraphs("1. It rains in the towns of the\nnorth.", "2. It pours in Peru."),
    ]
)


@pytest.fixture
def printed(tmp_path):
    """The PDF of a report, somewhere."""
    path = tmp_path / "harbours.pdf"
    path.write_bytes(PDF)
    return path


def test_a_report_is_begun_with_its_pdf(root, printed, capsys):
    """It says its symbol itself; what it was read from is kept beside its words."""
    assert new_report.main([str(printed)]) == 0
    folder = root / "docs" / "reports" / "a-99-8"
    assert (folder / "source.md").read_text(encoding="utf-8") == (
        "A/99/8\n\n3 May 2033\n\nThe rain in the hills\n\nI. Rain\n\n1. It rains in the towns of the north.\n\n"
        "2. It pours in Peru.\n"
    )
    original = json.loads((folder / "original.json").read_text(encoding="utf-8"))
    assert original["sha256"] == hashlib.sha256(PDF).hexdigest()
    assert (original["name"], original["pages"]) == ("harbours.pdf", 1)
    assert not (folder / "emphasis.csv").exists()
    assert original["read"].startswith("text layer, pypdfium2 ")
    said = capsys.readouterr().out
    assert "the build reads A/99/8 without a problem" in said
    assert "lost or doubled" not in said


def test_the_build_reads_a_draft_of_a_pdf(root, printed, world):
    """With all the files of its folder."""
    new_report.main([str(printed)])
    edition = assemble(world | shelf.files(root / "docs"))
    assert [unit.text for unit in edition.reports[1].report.units] == [
        "It rains in the towns of the north.",
        "It pours in Peru.",
    ]


def test_words_in_italics_are_named_beside_the_report(root, tmp_path, world):
    """The build reads them; a document without any has no such file."""
    lines = [
        Text(60, 740, "A/99/9"),
        Text(60, 700, "3 May 2033"),
        Text(123, 610, "The rain in the hills", 14, bold=True),
        Text(100, 580, "I. Rain", 14, bold=True),
        *paragraphs("1. It rains, ~inter alia~, in the towns of the\nnorth."),
    ]
    path = tmp_path / "rain.pdf"
    path.write_bytes(pdf(lines))
    assert new_report.main([str(path)]) == 0
    written = root / "docs" / "reports" / "a-99-9" / "emphasis.csv"
    assert written.read_text(encoding="utf-8") == "unit,words,occurrence\n1,inter alia,1\n"
    edition = assemble(world | shelf.files(root / "docs"))
    (unit,) = edition.reports[1].report.units
    assert [unit.text[start:end] for start, end in unit.emphasis] == ["inter alia"]


def test_the_original_is_kept_if_one_asks_for_it(root, printed, world):
    """Beside its words, where the build lets it be."""
    assert new_report.main([str(printed), "--keep-original"]) == 0
    assert (root / "docs" / "reports" / "a-99-8" / "original.pdf").read_bytes() == PDF
    assert len(assemble(world | shelf.files(root / "docs")).reports) == 2


def test_a_pdf_may_be_given_its_symbol_whatever_its_name(root, printed):
    """A PDF is known by its first bytes."""
    printed = printed.rename(printed.with_suffix(".dat"))
    assert new_report.main(["S/RES/9 (2033)", str(printed)]) == 0
    assert (root / "docs" / "reports" / "s-res-9-2033" / "original.json").exists()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (PDF.replace(b"(A/99/8)", b"(It rain"[:7] + b")"), "[no-symbol] harbours.pdf"),
        (b"It rains.", "[no-pdf] harbours.pdf"),
        (PDF[:200], "[pdf-damaged] harbours.pdf"),
    ],
    ids=["no symbol", "no PDF", "broken"],
)
def test_a_pdf_that_cannot_be_read_begins_nothing(root, printed, capsys, data, reason):
    """The reason is told, and no folder is made."""
    printed.write_bytes(data)
    assert new_report.main([str(printed)]) == 1
    assert reason in capsys.readouterr().err
    assert list((root / "docs" / "reports").iterdir()) == []


@pytest.mark.usefixtures("root")
def test_what_the_build_will_say_of_a_pdf_is_told(printed, capsys):
    """A number is missing."""
    printed.write_bytes(PDF.replace(b"(2. It", b"(3. It"))
    assert new_report.main([str(printed)]) == 0
    assert "the build will say: [paragraph-number-missing]" in capsys.readouterr().out


WORD = geneva(
    p("Report of the Special Rapporteur on rain, Ada Pilot", "HChG"),
    p("Rain", "HChG", listed(2)),
    p(r("It ") + r("rains in", "<w:i/>") + r(" the towns of the north.") + note(2), "SingleTxtG", listed(1)),
    p("It pours in Peru.", "SingleTxtG", listed(1)),
    footnotes=notes(n2="Seen."),
)


@pytest.fixture
def typed(tmp_path):
    """The Word file of a report, somewhere."""
    path = tmp_path / "rain.docx"
    path.write_bytes(WORD)
    return path


def test_a_report_is_begun_with_its_word_file(root, typed, world, capsys):
    """It says its symbol itself; the numbers that Word makes are in its words, and the build reads it."""
    assert new_report.main([str(typed)]) == 0
    folder = root / "docs" / "reports" / "a-hrc-99-8"
    assert (
        (folder / "source.md")
        .read_text(encoding="utf-8")
        .endswith("I. Rain\n\n1. It rains in the towns of the north.[1]\n\n2. It pours in Peru.\n\n[1] Seen.\n")
    )
    assert (folder / "emphasis.csv").read_text(encoding="utf-8") == "unit,words,occurrence\n1,rains in,1\n"
    original = json.loads((folder / "original.json").read_text(encoding="utf-8"))
    assert original["sha256"] == hashlib.sha256(WORD).hexdigest()
    assert (original["name"], original["paragraphs"]) == ("rain.docx", 15)
    assert original["read"].startswith("Word file, lxml ")
    said = capsys.readouterr().out
    assert "the build reads A/HRC/99/8 without a problem" in said
    assert "lost or doubled" not in said
    edition = assemble(world | shelf.files(root / "docs"))
    assert [unit.text for unit in edition.reports[1].report.units] == [
        "It rains in the towns of the north.",
        "It pours in Peru.",
        "Seen.",
    ]


@pytest.mark.usefixtures("root")
def test_a_word_file_may_be_given_its_symbol_and_asks_what_is_doubtful(typed, capsys):
    """Each cause once."""
    hidden = p(r("It rains.") + r("Never", "<w:vanish/>"), "SingleTxtG")
    typed.write_bytes(geneva(p("Rain", "HChG"), hidden, hidden))
    assert new_report.main(["A/99/8", str(typed)]) == 0
    said = capsys.readouterr().out
    assert "Made docs/reports/a-99-8" in said
    assert "  - Hidden words (2): paragraph 13, 'Never'; paragraph 14, 'Never'. Assumed: no words" in said


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (geneva(p("Rain", "HChG"), head=""), "[no-symbol] rain.docx"),
        (b"It rains.", "[no-word] rain.docx"),
        (WORD[:500], "[word-damaged] rain.docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "[old-word] rain.docx"),
        (docx(body()), "[word-without-text] rain.docx"),
    ],
    ids=["no symbol", "no Word file", "broken", "old", "empty"],
)
def test_a_word_file_that_cannot_be_read_begins_nothing(root, typed, capsys, data, reason):
    """The reason is told, and no folder is made."""
    typed.write_bytes(data)
    assert new_report.main([str(typed)]) == 1
    assert reason in capsys.readouterr().err
    assert list((root / "docs" / "reports").iterdir()) == []
