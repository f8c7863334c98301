"""Word files that are none, damaged or hostile: a sentence each."""

import io
import struct
import zipfile
from contextlib import suppress

import pytest
import word
from hypothesis import given
from hypothesis import strategies as st
from word import body, docx, geneva, notes, p, t, zipped

from concordance.intake.word import package as word_package
from concordance.intake.word.package import is_word, opened
from concordance.intake.word.reading import read
from concordance.problems import InputError

WHOLE = geneva(p("It rains.", "SingleTxtG"), footnotes=notes(n2="Seen."))
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
BOMB = (
    '<!DOCTYPE d [<!ENTITY a "rain"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    f'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>{body(p("<w:r><w:t>&c;</w:t></w:r>"))}'
)
OUTSIDE = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>{body(p("<w:r><w:t>&x;</w:t></w:r>"))}'


def code_of(data, name="rain.docx"):
    """The code of the problem that a file has."""
    with pytest.raises(InputError) as told:
        opened(data, name)
    (problem,) = told.value.problems
    assert problem.where.startswith(name)
    assert str(problem).endswith(".")
    return problem.code


def with_types(kind, part="/word/document.xml"):
    """A list of types that says this of a part."""
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><!-- x --><Override PartName="{part}" ContentType="{kind}"/></Types>'
    )


def with_relations(target, kind=f"{word.OFFICE}/officeDocument", mode=""):
    """The relations of a file, with this one."""
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships"><!-- x -->'
        f'<Relationship Id="r1" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    )


def patched(data, name, at, value):
    """An archive with another value in the list of its parts, at a place of the entry of this part."""
    entry = data.index(name.encode(), data.rindex(b"PK\x01\x02", 0, data.index(b"PK\x05\x06") - 40) - 4000) - 46
    assert data[entry : entry + 4] == b"PK\x01\x02"
    return data[: entry + at] + value + data[entry + at + len(value) :]


def test_a_word_file_is_known_by_its_first_bytes_or_its_name():
    """Whatever its name is, or whatever is in it."""
    assert is_word(WHOLE, "rain")
    assert is_word(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "rain")
    assert is_word(b"", "RAIN.DOC")
    assert not is_word(b"It rains.", "rain.txt")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "no-word"),
        (b"It rains.", "no-word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old-word"),
        (WHOLE[: len(WHOLE) // 2], "word-damaged"),
        (b"PK\x03\x04 no archive", "word-damaged"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "no-word"),
        (docx(body(), rels=with_relations("xl/workbook.xml")), "no-word"),
        (docx("<workbook/>"), "no-word"),
        (docx(body(), types=with_types("application/pdf")), "no-word"),
        (docx(body(), types=with_types("application/pdf", "/word/other.xml")), "no-word"),
        (docx("<w:document"), "word-damaged"),
        (docx(b"\xff\xfe\x00"), "word-damaged"),
        (docx(BOMB), "word-hostile"),
        (docx(OUTSIDE), "word-hostile"),
        (docx("<x>" * 5_000 + "</x>" * 5_000), "word-damaged"),
        (zipped({"word/document.xml": body()}), "word-damaged"),  # no list of types
        (patched(WHOLE, "word/document.xml", 8, b"\1"), "old-word"),  # a password
        (patched(WHOLE, "word/document.xml", 10, b"\x63"), "word-damaged"),  # packed in some other way
        (patched(WHOLE, "word/document.xml", 16, b"abcd"), "word-damaged"),  # another sum
        (
            patched(WHOLE, "word/document.xml", 42, struct.pack("<L", 2**31)),
            "word-damaged",
        ),  # a place far behind the end
        (patched(WHOLE, "word/document.xml", 42, struct.pack("<L", 7)), "word-damaged"),  # another place
    ],
)
def test_what_is_no_sound_word_file_is_told(data, code):
    """With what was found, what was expected, and what to do."""
    assert code_of(data) == code


def test_a_part_that_the_file_names_and_does_not_have_is_told():
    """The notes, say."""
    data = docx(body(p("It rains.")), footnotes=notes(n2="Seen."))
    assert code_of(data.replace(b"word/footnotes.xml", b"word/footnoteZ.xml")) == "word-damaged"


def test_size_has_its_limits(monkeypatch):
    """Of the file, its parts, their XML and its elements; a part that says that it is small is not believed."""
    for name, most in (("MOST_BYTES", 100), ("MOST_PARTS", 2), ("MOST_XML", 2_000), ("MOST_ELEMENTS", 30)):
        monkeypatch.setattr(word_package, name, most)
        assert code_of(WHOLE) == "word-too-large"
        monkeypatch.undo()
    monkeypatch.setattr(word_package, "MOST_XML", 1_000_000)
    bomb = docx(body(p(f"<w:r>{t('rain ' * 1_000_000)}</w:r>")))
    assert len(bomb) < 20_000
    assert code_of(patched(bomb, "word/document.xml", 24, struct.pack("<L", 900))) == "word-too-large"


def test_other_ways_of_writing_the_same_are_read():
    """Strict names, absolute and odd paths, a part without packing, parts outside of the file."""
    strict = body(p("It rains.")).replace(word.W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read(opened(docx(strict), "x")).blocks[0].text == "It rains."
    odd = docx(body(p("It rains.")), main="Text/Main.xml", rels=with_relations("/Text/../text/main.xml"))
    assert read(opened(odd, "x")).blocks[0].text == "It rains."
    absent = docx(body(p("It rains.")), rels=with_relations("http://127.0.0.1:9/x", mode=' TargetMode="External"'))
    assert read(opened(absent, "x")).blocks[0].text == "It rains."
    by_ending = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="{word.TYPE}+xml"/></Types>'
    )
    plain = {"[Content_Types].xml": by_ending, "word\\document.xml": body(p("It rains."))}
    assert read(opened(zipped(plain), "x")).blocks[0].text == "It rains."
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in plain.items():
            archive.writestr(name, data)
    assert read(opened(out.getvalue(), "x")).blocks[0].text == "It rains."


def test_a_file_whose_parts_stand_deep_in_each_other_is_read():
    """As deep as XML is read at all."""
    deep = "<w:smartTag>" * 230 + "<w:r><w:t>rain</w:t></w:r>" + "</w:smartTag>" * 230
    assert read(opened(docx(body(p(deep))), "x")).blocks[0].text == "rain"
    tables = "<w:tbl><w:tr><w:tc>" * 80 + p("rain") + "</w:tc></w:tr></w:tbl>" * 80
    assert read(opened(docx(body(tables)), "x")).blocks[0].text == "rain"


@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=4), st.integers(0, 6))
def test_a_damaged_file_is_read_or_told(at, put, taken):
    """Nothing else comes of it."""
    with suppress(InputError):
        read(opened(WHOLE[:at] + put + WHOLE[at + taken :], "rain.docx"))
