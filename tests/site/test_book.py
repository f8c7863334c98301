"""The report as a book: the single page alone on a disk, and the parts of the EPUB as a reading system shows them."""

import json
import zipfile

import pytest
from axe_playwright_python.sync_playwright import Axe

SLUG = "a-58-275"
AXE = Axe()
FAULTS = {"resultTypes": ["violations"]}  # of what is right, axe-core need not tell every place


@pytest.fixture(scope="module")
def alone(site, tmp_path_factory):
    """The address of the single page in a folder of its own, whose name has spaces and other letters."""
    folder = tmp_path_factory.mktemp("Bücher für später")
    book = folder / f"{SLUG}.html"
    book.write_bytes((site / "downloads" / book.name).read_bytes())
    return book.as_uri()


@pytest.fixture(scope="module")
def units(site):
    """The units of the report as the published data have them, in their order."""
    return json.loads((site / SLUG / "data" / "paragraphs.json").read_text(encoding="utf-8"))


def test_it_asks_nobody_for_anything(browser, alone):
    """Not one request but the page itself, no error, no warning; and its styles are there."""
    context = browser.new_context()
    page = context.new_page()
    asked, told = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.goto(alone, wait_until="networkidle")
    assert asked == [alone]
    assert told == []
    assert page.locator("main").evaluate("each => getComputedStyle(each).maxWidth") != "none"
    context.close()


def test_it_works_without_scripts(browser, alone):
    """A mention leads to its entry, and the entry leads back to the paragraph."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(alone)
    page.locator("#para-24 a.instrument, #para-3-b a.body").first.click()
    entry = page.url.partition("#")[2]
    assert page.locator(f"#{entry} h3").is_visible()
    page.locator(f"#{entry} a[href^='#para-']").first.click()
    assert "#para-" in page.url
    context.close()


def test_it_has_every_word_and_no_other(page, alone, units):
    """As the browser reads them."""
    page.goto(alone)
    found = page.locator("[data-unit]").evaluate_all(
        "all => all.map(each => [each.dataset.unit, each.closest('.unit, pre').id, each.textContent])"
    )
    assert found == [[unit["unit"], unit["anchor"], unit["text"]] for unit in units]


def test_every_link_within_it_arrives(page, alone):
    """Each at one element."""
    page.goto(alone)
    lost = page.evaluate("""() => [...document.querySelectorAll("a[href^='#']")].map(a => a.getAttribute("href"))
        .filter(href => document.querySelectorAll(`[id="${href.slice(1)}"]`).length !== 1)""")
    assert page.locator("a[href^='#']").count() > 1000
    assert lost == []


def test_it_is_no_wider_than_a_phone(page, alone):
    """Nothing has to be scrolled sideways."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(alone)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("width", [390, 1280])
def test_numbers_hang_beside_the_words_where_there_is_room(page, alone, width):
    """On a wide screen they stand in the margin, on a phone before the first word."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(alone)
    number, words = (page.locator(f"#para-24 {each}").bounding_box() for each in (".number", "[data-unit]"))
    assert (number["x"] + number["width"] <= words["x"]) == (width == 1280)
    assert number["x"] >= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page, alone, scheme):
    """In either scheme."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(alone)
    found = AXE.run(page, options=FAULTS).response["violations"]
    assert [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]] == []


def test_on_paper_numbers_stay_with_their_words(page, alone):
    """Black on white, with numbers and marks of pages."""
    page.goto(alone)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("#para-24 .number").is_visible()
    assert page.locator("body").evaluate("each => getComputedStyle(each).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("#para-24").evaluate("each => getComputedStyle(each).color") == "rgb(0, 0, 0)"


def test_the_parts_of_the_epub_can_be_read(page, site, tmp_path):
    """A browser, as in many reading systems, shows each part, with the words of its units and nothing too wide."""
    with zipfile.ZipFile(site / "downloads" / f"{SLUG}.epub") as book:
        book.extractall(tmp_path)
    page.set_viewport_size({"width": 390, "height": 600})
    parts = sorted((tmp_path / "EPUB").glob("*.xhtml"))
    assert len(parts) > 10
    for part in parts:
        page.goto(part.as_uri())
        assert page.locator("parsererror").count() == 0
        assert page.locator("h1, h2").first.is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, part.name


def test_the_front_page_offers_both(page, site):
    """With the size of each, and its SHA-256 in a file beside it."""
    page.goto((site / "index.html").as_uri())
    for name in (f"{SLUG}.html", f"{SLUG}.epub"):
        link = page.locator(f'a[href="downloads/{name}"]')
        assert link.count() == 1
        size = (site / "downloads" / name).stat().st_size
        assert f"{size / 1000:.1f} kB" in link.locator("xpath=..").inner_text()
        (told,) = (site / "downloads" / f"{name}.sha256").read_text(encoding="ascii").splitlines()
        assert told.endswith(f"  {name}")


def test_the_archive_does_not_hold_the_books(site):
    """A copy of a copy is waste; its front page does not lead to them."""
    (archive,) = (site / "downloads").glob("*-offline.zip")
    with zipfile.ZipFile(archive) as copy:
        names = copy.namelist()
        front = copy.read(f"{archive.stem}/index.html").decode()
    assert not [name for name in names if "/downloads/" in name or name.endswith(".epub")]
    assert "downloads/" not in front
