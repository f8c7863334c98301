"""Makes the pictures of docs/editing/pdf.md anew, where the desk or the site has changed what they show.

Begin the report of that page in a copy of the repository and start its preview there, as the page says. Then run there:
.venv/bin/python tests/pictures.py http://127.0.0.1:8000/. It decides as the page does, so take the report away after.
"""

import io
import os
import re
import sys
from pathlib import Path

from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SLUG = "a-99-8"
MOST = 60_000  # bytes of a picture
NARROW, WIDE = (
    {"width": 718, "height": 618},
    {"width": 978, "height": 698},
)  # the second as soon as both sides have room


def put(page, declared):
    """Put the lines that the desk shows into report.yml, from the last to the first."""
    text = declared.read_text(encoding="utf-8").split("\n")
    found = []
    for each in page.locator(".answer .lines").all():
        first, last = re.search(r"lines? (\d+)(?: to (\d+))?", each.locator("p").inner_text()).groups()
        found.append((int(first), int(last or first), each.locator("pre").text_content().rstrip("\n")))
    for first, last, lines in sorted(found, reverse=True):
        text[first - 1 : last] = lines.split("\n")
    declared.write_text("\n".join(text), encoding="utf-8")


def keep(name, shot, share):
    """Keep a picture at a share of its size, as small as it may be: the offline copy has it, too."""
    path = ROOT / "docs" / "editing" / f"{name}.webp"
    framed = ImageOps.expand(Image.open(io.BytesIO(shot)).convert("RGB"), 1, "#d0ccc4")
    size = (round(framed.width * share), round(framed.height * share))
    framed.resize(size, Image.Resampling.LANCZOS).save(path, "webp", quality=45, method=6)
    taken = path.stat().st_size
    print(f"{path.relative_to(ROOT)}: {taken} bytes")  # noqa: T201 - for the person at the terminal
    assert taken < MOST


def main(address):
    """Take the pictures."""
    declared = ROOT / "docs" / "reports" / SLUG / "report.yml"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("EDITION_BROWSER"))
        page = browser.new_page(viewport=NARROW, reduced_motion="reduce", color_scheme="light")
        page.goto(f"{address}desk/{SLUG}/")
        page.set_viewport_size(WIDE)
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
        put(page, declared)
        page.get_by_text("without a problem. Compare").wait_for(timeout=60_000)
        item = page.locator(".item", has_text="the Govenrment of Peru").first
        item.locator(".decide").click()
        page.locator("select[name=as]").select_option("slip")
        for name, words in (("words", "Govenrment"), ("should_be", "Government"),
                            ("note", "Two letters have changed places."),
                            ("evidence", "The PDF has it too.")):  # fmt: skip
            page.locator(f".decision [name={name}]:enabled").fill(words)
        page.locator(".answer:not([aria-busy]) mark", has_text="The PDF has it too").wait_for()
        put(page, declared)
        page.wait_for_timeout(5000)
        page.set_viewport_size(NARROW)
        page.goto(f"{address}{SLUG}/i.html")
        page.locator("#para-1").wait_for(timeout=60_000)
        keep("site-page", page.screenshot(), 0.8)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
