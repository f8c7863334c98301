"""The picture of a page of a PDF, with which a person compares what was read from it."""

import io

import pypdfium2

_PIXELS = 1400  # of the longer side: enough to read small print, and no more for a page of any size


def picture(data: bytes, number: int, turned: int = 0) -> bytes:
    """Return the picture of this page, counted from 1, turned to the right by so many degrees, as a PNG file.

    Raises `IndexError` for a page that the document does not have, `pypdfium2.PdfiumError` for one that is damaged.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        if not 1 <= number <= len(document):
            raise IndexError(number)
        page = document[number - 1]
        drawn = page.render(scale=_PIXELS / max(page.get_size()), grayscale=False, rotation=turned)
        out = io.BytesIO()
        drawn.to_pil().save(out, "png", compress_level=1)
        return out.getvalue()
    finally:
        document.close()
