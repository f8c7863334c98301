"""The proof that what was read of a Word file is what it holds."""

from dataclasses import replace

from word import body, docx, note, notes, p, r, table

from concordance.intake.document import Block
from concordance.intake.word.package import opened
from concordance.intake.word.proof import differences
from concordance.intake.word.reading import read

PACKAGE = opened(
    docx(
        body(
            p(r("It rains") + note(2) + r(" here.")),
            p(r("It ") + r("never ", "<w:vanish/>") + r("snows.")),
            table(["Rain", "Snow"]),
        ),
        footnotes=notes(n2="Seen.", n3="Never marked."),
    ),
    "x",
)


def test_what_was_read_is_what_the_file_holds():
    """What was left out has been read too; numbers of notes are in no file."""
    assert [block.text for block in read(PACKAGE).blocks] == [
        "It rains[1] here.", "It snows.", "Rain   Snow", "[1] Seen.", "never",
    ]  # fmt: skip
    assert list(differences(PACKAGE, read(PACKAGE))) == []


def test_what_is_lost_added_or_out_of_order_is_told_by_paragraph():
    """With the first letters of the paragraph."""
    document = read(PACKAGE)
    rain, snow, cells, seen, never = document.blocks

    def told(*blocks):
        return list(differences(PACKAGE, replace(document, blocks=blocks)))

    lost = "not read, 0 read and not in the file"
    assert told(rain, snow, cells, seen) == [f"paragraph 2, 'Itneversnows': 5 (enrv) {lost}"]
    assert told(snow, cells, seen, never) == [f"paragraph 1, 'ItrainshereSeen': 11 (Iaehinrst) {lost}"]
    turned = replace(cells, text="Snow   Rain")
    assert [each[:11] for each in told(rain, snow, turned, seen, never)] == ["paragraph 3", "paragraph 4"]
    assert told(replace(rain, text="here rains[1] It.", made=((10, 13),)), snow, cells, seen, never) == [
        "paragraph 1, 'ItrainshereSeen': in another order"
    ]
    assert told(snow, rain, cells, seen, never) == ["paragraph 1: stands behind paragraph 2 in what was read"]
    assert told(rain, snow, cells, seen, never, Block("paragraph", "xyz", 7)) == [
        "paragraph 7, '': 0 not read, 3 (xyz) read and not in the file"
    ]
