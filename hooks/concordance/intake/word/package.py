"""The bytes of a Word file become the XML of its parts. The only module that opens one.

A Word file is a ZIP archive of XML. Nothing in it is trusted: no part is read further than its limit, whatever the
archive says of its size; no entity is resolved, and a part that declares a document type is refused; what is outside
of the file, macros and embedded objects are never looked at. lxml does it alone: python-docx, which stands on it, knows
neither the numbers that Word makes nor its notes, changes and text boxes.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from lxml import etree

from concordance.problems import InputError, Problem

Element: TypeAlias = Any
"""An element of lxml, which carries no types."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST_BYTES = 100_000_000
MOST_PARTS = 10_000
MOST_XML = 24_000_000  # bytes of all parts that are read, unpacked
MOST_ELEMENTS = 1_000_000  # of the main part: a report of a hundred pages has some 50,000
_STRICT = (  # the other names that ISO 29500 has for the same elements
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_HEAD = 30  # bytes before the name of a part
_ENCRYPTED = 1  # the bit of a part's flags
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NEVER_READ = "Get the file again: it may not have been received whole."
_SAVE = "Open it in a word processor and save it as a Word document (.docx)."


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that are read; those that a file does not have are empty elements."""

    document: Element
    styles: Element
    numbering: Element
    footnotes: Element
    endnotes: Element
    settings: Element
    edges: tuple[Element, ...]  # headers and footers


def is_word(data: bytes, name: str) -> bool:
    """Whether a file is or should be a Word file, by its first bytes or its name."""
    return data.startswith((_ZIP, _OLE)) or name.lower().endswith((".docx", ".docm", ".dotx", ".doc", ".rtf", ".odt"))


def opened(data: bytes, where: str) -> Package:
    """Return the parts of a Word file; `where` is its name.

    Raises `InputError` for what is no Word file, damaged, protected by a password, or too large.
    """
    if len(data) > MOST_BYTES:
        remedy = "Take out pictures that are not needed, or split it."
        raise _error("word-too-large", where, f"{len(data):,} bytes", f"no more than {MOST_BYTES:,}", remedy)
    if data.startswith(_OLE):
        found = "an old Word file (.doc), or one that asks for a password"
        raise _error("old-word", where, found, "a Word document (.docx) that opens without one", _SAVE)
    if not data.startswith(_ZIP):
        found = f"{data[:8]!r} at its beginning" if data else "an empty file"
        raise _error("no-word", where, found, "a Word document (.docx), which begins with b'PK'", _SAVE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Parts(archive, data, where).package()
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, ValueError) as error:
        # zipfile has no error of its own for places that are not in the file, and for disks that it does not know
        raise _error("word-damaged", where, str(error) or "a broken archive", "a whole file", _NEVER_READ) from error


class _Parts:
    """The parts of an open archive, each read once, and how much more may be read."""

    def __init__(self, archive: zipfile.ZipFile, data: bytes, where: str) -> None:
        self._data = data
        self._where = where
        self._left = MOST_XML
        entries = archive.infolist()
        if len(entries) > MOST_PARTS:
            raise _error("word-too-large", where, f"{len(entries):,} parts", f"no more than {MOST_PARTS:,}", _SAVE)
        self._names = {each.filename.replace("\\", "/").lstrip("/").lower(): each for each in entries}

    def package(self) -> Package:
        """Return the parts that are read."""
        main = next((path for kind, path in self._related("") if kind == "officeDocument"), "word/document.xml")
        if main.lower() not in self._names:
            raise _error("no-word", self._where, f"no part {main}", "a Word document (.docx)", _SAVE)
        document = self._xml(main)
        if document.tag != f"{W}document":
            found = f"{etree.QName(document).localname} in its main part"
            raise _error("no-word", self._where, found, "a Word document", _SAVE)
        self._check_type(main)
        count = sum(1 for _ in document.iter())
        if count > MOST_ELEMENTS:
            found, expected = f"{count:,} elements", f"no more than {MOST_ELEMENTS:,}"
            raise _error("word-too-large", self._where, found, expected, "Split it.")
        names = ("styles", "numbering", "footnotes", "endnotes", "settings")
        parts: dict[str, Element] = {}
        edges = []
        for kind, path in self._related(main):
            if kind in {"header", "footer"}:
                edges.append(self._xml(path))
            elif kind in names:
                parts.setdefault(kind, self._xml(path))
        return Package(
            document=document,
            edges=tuple(edges),
            **{name: parts.get(name, etree.Element(f"{W}none")) for name in names},
        )

    def _check_type(self, main: str) -> None:
        """Hold the file against what it says that its main part is."""
        types = self._xml("[Content_Types].xml")
        told = {
            each.get("PartName", each.get("Extension", "")).lstrip("/").lower(): each.get("ContentType", "")
            for each in types
            if isinstance(each.tag, str)
        }
        kind = told.get(main.lower(), told.get("xml", ""))
        if "wordprocessingml" not in kind and "ms-word" not in kind:
            found = f"a main part of the type {kind[:100]!r}"
            raise _error("no-word", self._where, found, "the type of a Word document", _SAVE)

    def _related(self, part: str) -> Iterator[tuple[str, str]]:
        """Yield the kinds and paths of the parts that a part, or the file, names as its own."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path.lower() not in self._names:
            return
        for each in self._xml(path):
            target = each.get("Target", "")
            if isinstance(each.tag, str) and target and each.get("TargetMode") != "External":
                whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                yield each.get("Type", "").rpartition("/")[2], whole

    def _xml(self, path: str) -> Element:
        """Return the root of a part."""
        place = f"{self._where}, part {path}"
        if path.lower() not in self._names:
            raise _error("word-damaged", place, "nothing", "a part that the file names as its own", _NEVER_READ)
        data = self._unpacked(self._names[path.lower()], place)
        self._left -= len(data)
        if self._left < 0:
            found, expected = f"more than {MOST_XML:,} bytes of XML", "fewer"
            raise _error("word-too-large", place, found, expected, "Split the file.")
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise _error("word-damaged", place, str(error), "sound XML", _NEVER_READ) from error
        if root.getroottree().docinfo.doctype:
            raise _error("word-hostile", place, "a document type", "XML without one, as Word writes it", _SAVE)
        return root

    def _unpacked(self, entry: zipfile.ZipInfo, place: str) -> bytes:
        """Return a part as it was packed, and no more of it than one byte over the limit.

        An archive may say that a part is small which is not, so what it says is not asked.
        """
        if entry.flag_bits & _ENCRYPTED:
            found = "a part that asks for a password"
            raise _error("old-word", place, found, "a Word document (.docx) that opens without one", _SAVE)
        head = self._data[entry.header_offset : entry.header_offset + _HEAD]
        start = entry.header_offset + len(head)
        start += int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")  # its name, and more
        packed = self._data[start : start + entry.compress_size]
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            found = f"a way of packing with the number {entry.compress_type}"
            raise _error("word-damaged", place, found, "one that Word writes", _SAVE)
        if entry.compress_type == zipfile.ZIP_DEFLATED:
            packed = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, self._left + 1)
        if len(packed) <= self._left and zlib.crc32(packed) != entry.CRC:
            raise _error("word-damaged", place, "other bytes than were packed", "a whole file", _NEVER_READ)
        return packed


def _error(code: str, where: str, found: str, expected: str, remedy: str) -> InputError:
    return InputError([Problem(code, where, found, expected, remedy)])
