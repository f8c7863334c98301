"""The archive: the same bytes whenever and wherever it is made."""

import hashlib
import io
import zipfile
import zlib

from hypothesis import given
from hypothesis import strategies as st

from concordance.archive import digest, zipped

FILES = st.dictionaries(st.text("ab/é.", min_size=1, max_size=6), st.binary(max_size=30), max_size=5)


def opened(data):
    """The archive for reading."""
    return zipfile.ZipFile(io.BytesIO(data))


@given(FILES)
def test_an_archive_holds_its_files_in_one_folder(files):
    """Every file comes out as it went in, in the order of the paths."""
    archive = opened(zipped(files, "a-99-1-offline"))
    assert archive.namelist() == [f"a-99-1-offline/{path}" for path in sorted(files)]
    assert {path: archive.read(f"a-99-1-offline/{path}") for path in files} == files


@given(FILES)
def test_the_order_in_which_files_come_does_not_matter(files):
    """The same files are the same bytes."""
    turned = dict(reversed(files.items()))
    assert zipped(turned, "x") == zipped(files, "x")


def test_an_archive_tells_no_time_and_no_machine():
    """Time, permissions, system and compression are always the same, and the hash with them."""
    data = zipped({"index.html": b"It rains. " * 100}, "x")
    (info,) = opened(data).infolist()
    assert info.date_time == (1980, 1, 1, 0, 0, 0)
    assert info.external_attr == 0o644 << 16
    assert info.create_system == 3
    assert info.compress_type == zipfile.ZIP_DEFLATED
    assert info.compress_size < info.file_size


def test_files_are_packed_as_tightly_as_can_be(published):
    """Readers keep the archive on disk, and it is made once."""
    source = published["reports/a-58-275/source.md"]
    (info,) = opened(zipped({"source.md": source}, "x")).infolist()
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    assert info.compress_size == len(packer.compress(source) + packer.flush())


def test_files_that_must_come_first_do_and_are_not_compressed():
    """A program can tell a format from the first bytes; the rest follows by path, in no folder if none is named."""
    data = zipped({"a": b"x" * 100, "type": b"t" * 100, "b": b"y" * 100}, stored=["type"])
    kept = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED
    assert [info.filename for info in opened(data).infolist()] == ["type", "a", "b"]
    assert tuple(info.compress_type for info in opened(data).infolist()) == kept
    assert data[30:].startswith(b"type" + b"t" * 100)


def test_the_digest_is_the_sha_256():
    """As `sha256sum` prints it."""
    assert digest(b"It rains.") == hashlib.sha256(b"It rains.").hexdigest()
