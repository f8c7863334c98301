"""The report as a book: the single page alone on a disk, and the parts of the EPUB as a reading system shows them."""

import json
import zipfile

import pytest
from accessible import findings
from tiers import few

SLUG = "a-58-275"


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


def test_it_asks_nobody_for_anything(page, alone):
    """Not one request but the page itself, no error, no warning; and its styles are there."""
    asked, told = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.goto(alone, wait_until="networkidle")
    assert asked == [alone]
    assert told == []
    assert page.locator("main").evaluate("each => getComputedStyle(each).maxWidth") != "none"


def test_it_works_without_scripts(plain, alone):
    """A mention leads to its entry, and the entry leads back to the paragraph."""
    plain.goto(alone)
    plain.locator("#para-24 a.instrument, #para-3-b a.body").first.click()
    entry = plain.url.partition("#")[2]
    assert plain.locator(f"#{entry} h3").is_visible()
    plain.locator(f"#{entry} a[href^='#para-']").first.click()
    assert "#para-" in plain.url


def test_it_has_every_word_and_no_other(page, alone, units):
    """As the browser reads them; a mark of a slip, which has words of its own, parts those of its unit."""
    page.goto(alone)
    found = page.locator("[data-unit]").evaluate_all(
        "all => all.map(x => [x.dataset.unit, x.closest('.unit, pre').id, x.textContent, x.dataset.part])"
    )
    whole = []
    for name, anchor, text, part in found:
        if part:
            assert whole[-1][:2] == [name, anchor]
            whole[-1][2] += text
        else:
            whole.append([name, anchor, text])
    assert whole == [[unit["unit"], unit["anchor"], unit["text"]] for unit in units]


def test_marks_of_slips_are_words_and_lead_there_and_back(page, alone):
    """Also where no style sheet draws anything, as in a converted book."""
    page.goto(alone)
    drawn = page.locator("a.sic, a.note-mark").evaluate_all(
        "all => all.map(each => getComputedStyle(each, '::before').content + getComputedStyle(each, '::after').content)"
    )
    assert set(drawn) == {"nonenone"}
    assert "Grabiela [sic] Rodríguez Pizarro" in page.locator("#para-1").inner_text()
    page.locator("#para-1 a.sic").first.click()
    remark = page.url.partition("#")[2]
    assert page.locator(f"#{remark}").inner_text().startswith("[sic]")
    page.locator(f"#{remark} a").first.click()
    assert page.url.endswith("#para-1-sic-1-mark")


def test_it_has_recommendations_timeline_and_index(page, alone, site):
    """As many as the data of the report have, each leading to its paragraph; the contents have all three.

    A slip that is quoted has a mark, which leads to what is said about it; without it, the words are the report's.
    """
    page.goto(alone)
    marks = page.locator(":is(#recommendations, #timeline) q a.sic")
    leading = marks.evaluate_all("all => all.map(each => document.getElementById(each.hash.slice(1)) !== null)")
    assert len(leading) > 5
    assert all(leading)
    marks.evaluate_all("""all => all.forEach(each => {
        each.previousSibling.data = each.previousSibling.data.slice(0, -1) // the space before it
        each.remove()
    })""")
    for name, rows in (("recommendations", "recommendations"), ("timeline", "events")):
        data = json.loads((site / SLUG / "data" / f"{rows}.json").read_text(encoding="utf-8"))
        assert page.locator(f"#contents a[href='#{name}']").count() == 1
        quoted = page.locator(f"#{name} li q").all_inner_texts()
        assert [each["quote"] for each in data if each["quote"] not in quoted] == []
    assert page.locator("#contents a[href='#index']").count() == 1
    page.locator("#index-of-mex a").first.click()
    assert page.url.endswith("#countries-mex")


def test_every_section_leads_back_to_the_contents(page, alone):
    """After the words of each."""
    page.goto(alone)
    sections = page.locator("[id^='section-']").count()
    assert page.locator(".to-contents a[href='#contents']").count() >= sections - 3  # some are a heading alone
    page.locator("#index .to-contents a").click()
    assert page.url.endswith("#contents")


def test_every_link_within_it_arrives(page, alone):
    """Each at one element."""
    page.goto(alone)
    lost = page.evaluate("""() => [...document.querySelectorAll("a[href^='#']")].map(a => a.getAttribute("href"))
        .filter(href => document.querySelectorAll(`[id="${href.slice(1)}"]`).length !== 1)""")
    assert page.locator("a[href^='#']").count() > 1000
    assert lost == []


@pytest.mark.parametrize("width", [320, 390])
def test_it_is_no_wider_than_a_phone(page, alone, width):
    """Nothing has to be scrolled sideways; a heading breaks after a slash and not inside a word."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(alone)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for place in ("#section-iii-b-5", "#contents a[href='#section-iii-b-5']"):
        lines = page.locator(place).evaluate("""each => {
            const range = document.createRange(), tops = new Map()
            for (const node of each.childNodes)
                for (let at = 0; at < (node.length ?? 0); at += 1) {
                    range.setStart(node, at); range.setEnd(node, at + 1)
                    const top = Math.round(range.getBoundingClientRect().top)
                    tops.set(top, (tops.get(top) ?? "") + node.data[at])
                }
            return [...tops.values()]
        }""")
        assert "".join(lines) == "5. Interception/detention/deportation/repatriation"
        assert all(line.endswith(("/", " ", "repatriation")) for line in lines), lines


@pytest.mark.parametrize("width", [390, 1280])
def test_numbers_hang_beside_the_words_where_there_is_room(page, alone, width):
    """On a wide screen they stand in the margin, on a phone before the first word."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(alone)
    number, words = (page.locator(f"#para-24 {each}").bounding_box() for each in (".number", "[data-unit]"))
    assert (number["x"] + number["width"] <= words["x"]) == (width == 1280)
    assert number["x"] >= 0


PARTS = ["#title", "#contents", "#text-ii", "#timeline", "#countries-mex", "#index"]  # one of each sort


@pytest.mark.parametrize(
    ("parts", "scheme"),
    few(
        [(parts, scheme) for parts in ("some", "all") for scheme in ("light", "dark")],
        quick=[("some", "light")],
        reason="every part of the book",
    ),
)
def test_axe_finds_nothing(page, alone, parts, scheme):
    """In either scheme."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(alone)
    assert page.locator(", ".join(PARTS)).count() == len(PARTS)
    assert findings(page, within=PARTS if parts == "some" else ()) == []


def test_on_paper_numbers_stay_with_their_words(page, alone):
    """Black on white, with numbers and marks of pages."""
    page.goto(alone)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("#para-24 .number").is_visible()
    assert not page.locator(".to-contents").first.is_visible()
    assert page.locator("body").evaluate("each => getComputedStyle(each).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("#para-24").evaluate("each => getComputedStyle(each).color") == "rgb(0, 0, 0)"


def test_the_parts_of_the_epub_can_be_read(page, site, tmp_path):
    """A browser, as in many reading systems, shows each part, with the words of its units and nothing too wide."""
    with zipfile.ZipFile(site / "downloads" / f"{SLUG}.epub") as book:
        book.extractall(tmp_path)
    page.set_viewport_size({"width": 320, "height": 600})
    parts = sorted((tmp_path / "EPUB").glob("*.xhtml"))
    assert len(parts) > 10
    for part in parts:
        page.goto(part.as_uri())
        assert page.locator("parsererror").count() == 0
        assert page.locator("h1, h2, img").first.is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, part.name


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


def test_the_archive_holds_the_books_and_leads_to_them(site):
    """Each with its SHA-256, the database, and not itself; all of it is no larger than two megabytes."""
    (archive,) = (site / "downloads").glob("*-offline.zip")
    books = [f"{SLUG}.{end}" for end in ("epub", "epub.sha256", "html", "html.sha256")]
    with zipfile.ZipFile(archive) as copy:
        held = [name.partition("/downloads/")[2] for name in copy.namelist() if "/downloads/" in name]
        assert sorted(held) == [*books, f"{SLUG}.sqlite"]
        for name in held:
            assert copy.read(f"{archive.stem}/downloads/{name}") == (site / "downloads" / name).read_bytes()
        front = copy.read(f"{archive.stem}/index.html").decode()
    assert [f'href="downloads/{name}"' in front for name in books] == [True] * 4
    assert archive.name not in front
    assert archive.stat().st_size < 2_000_000
