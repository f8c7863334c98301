"""Makes the pictures of docs/editing/pdf.md anew, where the desk has changed what they show.

Begin the report of that page in a copy of the repository and start its preview there, as the page says. Then run there:
.venv/bin/python tests/pictures.py http://127.0.0.1:8000/.
"""

import io
import os
import sys
from pathlib import Path

from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SLUG = "a-99-8"
MOST = 60_000  # bytes of a picture
WIDE = {"width": 978, "height": 698}  # as soon as both sides have room


def keep(name, shot, share):
    """Keep a picture at a share of its size, as small as it may be: the offline copy has it, too."""
    path = ROOT / "docs" / "editing" / f"{name}.avif"
    framed = ImageOps.expand(Image.open(io.BytesIO(shot)).convert("RGB"), 1, "#d0ccc4")
    size = (round(framed.width * share), round(framed.height * share))
    framed.resize(size, Image.Resampling.LANCZOS).save(path, "avif", quality=45, speed=0)
    taken = path.stat().st_size
    print(f"{path.relative_to(ROOT)}: {taken} bytes")  # noqa: T201 - for the person at the terminal
    assert taken < MOST


def main(address):
    """Take the pictures."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("EDITION_BROWSER"))
        page = browser.new_page(viewport=WIDE, reduced_motion="reduce", color_scheme="light")
        page.goto(f"{address}desk/{SLUG}/")
        page.locator("#page-2").scroll_into_view_if_needed()
        page.evaluate("location.hash = 'page-2'")
        page.locator(".item", has_text="Peru should tell the FHWP").first.locator(".words").hover()
        page.locator("#page-2 img").evaluate("each => each.decode()")
        keep("desk-page", page.screenshot(), 0.75)
        thanks = page.locator(".item", has_text="The Special Rapporteur thanks all")
        thanks.locator(".decide").click()
        page.locator("select[name=as]").select_option("own")
        page.locator(".answer:not([aria-busy]) mark").first.wait_for()
        page.locator(".decision").scroll_into_view_if_needed()
        page.evaluate("scrollBy(0, document.querySelector('.decision').getBoundingClientRect().top - 120)")
        keep("desk-decision", page.screenshot(), 0.75)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
