"""An archive that is the same, byte for byte, whenever and wherever it is made."""

import hashlib
import io
import zipfile
from collections.abc import Collection, Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that the format can hold
_READABLE = 0o644 << 16  # permissions of a file that all may read, as Unix writes them


def zipped(files: Mapping[str, bytes], folder: str = "", stored: Collection[str] = ()) -> bytes:
    """Return a ZIP archive of the files (by path, with `/`), in one folder if it is named, in the order of their paths.

    Those of the paths `stored` come first, in their order, and are not compressed, for formats that are known by the
    first bytes of an archive.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in [*stored, *sorted(files.keys() - stored)]:
            info = zipfile.ZipInfo(f"{folder}/{path}" if folder else path, _EPOCH)
            info.compress_type = zipfile.ZIP_STORED if path in stored else zipfile.ZIP_DEFLATED
            info.external_attr = _READABLE
            info.create_system = 3
            archive.writestr(info, files[path], compresslevel=9)
    return out.getvalue()


def digest(data: bytes) -> str:
    """Return the SHA-256 of the data in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
