"""The pages as a reader has them: every word, every number, the search, on a phone, in the dark, without scripts."""

import json
from itertools import groupby

import pytest
from tiers import few, turns

REPORT = "a-58-275/"
SECTION = REPORT + "iii-b-1.html"
PAGES = [  # one of each type, and those with the longest words
    "index.html",
    REPORT + "index.html",
    REPORT + "summary.html",
    REPORT + "ii.html",
    REPORT + "recommendations.html",
    REPORT + "timeline.html",
    REPORT + "entries.html",
    SECTION,
    REPORT + "full.html",
    REPORT + "corrections.html",
    "glossary/index.html",
    "glossary/untoc.html",
    "terms/index.html",
    "terms/trafficking.html",
    "glossary/cedaw-committee.html",
    "glossary/t-visa.html",
    "countries/index.html",
    "countries/mex.html",
    "countries/yug.html",
    "documents/index.html",
    "documents/a-57-387.html",
    "about/accuracy.html",
    "about/sources.html",
    "404.html",
]
UNITS = """() => [...document.querySelectorAll(".unit")].map(unit => ({
    id: unit.id,
    number: unit.querySelector("a.number").getAttribute("href"),
    unit: unit.querySelector("[data-unit]").dataset.unit,
    text: unit.querySelector("[data-unit]").textContent,
}))"""

CONTRASTS = """selector => {
    const channels = color => color.match(/[\\d.]+/g).map(Number)
    const luminance = color => {
        const [r, g, b] = channels(color).slice(0, 3).map(value => {
            value /= 255
            return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const ground = element => {
        for (; element; element = element.parentElement) {
            const color = getComputedStyle(element).backgroundColor
            if ((channels(color)[3] ?? 1) === 1) return color
        }
        return "rgb(255, 255, 255)"
    }
    const ratio = (one, other) => {
        const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
        return (light + 0.05) / (dark + 0.05)
    }
    return [...document.querySelectorAll(selector)].map(link => {
        const style = getComputedStyle(link)
        return {
            words: link.textContent,
            text: ratio(style.color, ground(link)),
            line: style.textDecorationLine.includes("underline") ? ratio(style.textDecorationColor, ground(link)) : 0,
        }
    })
}"""


@pytest.fixture
def phone(page):
    """A page in a window as wide as a phone."""
    page.set_viewport_size({"width": 390, "height": 844})
    return page


@pytest.fixture(scope="session")
def units(site):
    """The units of the report as the published data have them, in their order."""
    return json.loads((site / REPORT / "data" / "paragraphs.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("address", few(PAGES, quick=PAGES[::4], reason="a walk through all types of pages"))
def test_no_page_is_wider_than_a_phone(phone, site, address):
    """On a phone nothing has to be scrolled sideways, neither the page nor a box within it."""
    phone.goto((site / address).as_uri())
    too_wide = phone.evaluate("""() => [document.documentElement, ...document.querySelectorAll("article, article *")]
        .filter(each => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== "visible")
        .filter(each => !each.matches(".unseen")) // a pixel for the eye, words for the ear
        .map(each => each.outerHTML.slice(0, 100))""")
    assert not too_wide


def test_the_section_pages_have_every_word_and_no_other(page, site, units):
    """The text of each of the 114 units, as the browser reads it, equals the published data, in the same order."""
    found = []
    for address, _ in groupby(units, key=lambda unit: unit["url"].partition("#")[0]):
        page.goto((site / address).as_uri())
        found += [(row["unit"], f"{address}#{row['id']}", row["text"]) for row in page.evaluate(UNITS)]
    assert len(found) == 114
    assert found == [(unit["unit"], unit["url"], unit["text"]) for unit in units]


def test_the_whole_text_on_one_page_has_the_same_words(page, site, units):
    """The page of the whole text has all units with the same anchors and words as the section pages."""
    page.goto((site / REPORT / "full.html").as_uri())
    found = [(row["unit"], row["id"], row["text"]) for row in page.evaluate(UNITS)]
    assert found == [(unit["unit"], unit["anchor"], unit["text"]) for unit in units]


def test_each_number_links_to_its_own_paragraph(page, site, units):
    """The number before a unit is a link to that very unit, and large enough for a finger."""
    page.goto((site / REPORT / "full.html").as_uri())
    assert [row["number"] for row in page.evaluate(UNITS)] == ["#" + unit["anchor"] for unit in units]
    sizes = page.locator("a.number").evaluate_all("all => all.map(a => a.getBoundingClientRect().toJSON())")
    assert min(min(size["width"], size["height"]) for size in sizes) >= 24


@pytest.mark.parametrize("width", [390, 1280])
def test_a_linked_paragraph_is_in_sight_and_marked(page, place, width):
    """The paragraph of an address with an anchor stands below the header and has another ground than its neighbours."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(place + SECTION + "#para-18")
    page.wait_for_function("() => scrollY > 0")
    assert page.locator("#para-18").bounding_box()["y"] >= page.locator(".md-header").bounding_box()["height"]
    ground = "each => getComputedStyle(each).backgroundColor"
    assert page.locator("#para-18").evaluate(ground) != page.locator("#para-19").evaluate(ground)


@pytest.mark.parametrize("address", [REPORT + "index.html", SECTION, "countries/mex.html", "glossary/untoc.html"])
def test_a_page_is_readable_without_scripts(plain, place, address):
    """Without JavaScript the words and numbers are there, the way on is there, and nothing offers what cannot work."""
    plain.goto(place + address)
    assert plain.locator("h1").is_visible()
    words = plain.locator(".unit, a.number, q")
    assert words.evaluate_all("all => all.every(each => each.checkVisibility() && each.getBoundingClientRect().height)")
    assert plain.locator(".tabs a, .kicker a").first.is_visible()
    assert not any(button.is_visible() for button in plain.locator("[data-opens]").all())


def test_passages_in_spanish_say_so(page, site):
    """A voice reads the Spanish names of the report in Spanish; they belong to the words of their unit."""
    page.goto((site / REPORT / "full.html").as_uri())
    passages = page.locator("[data-unit] [lang=es]").all_inner_texts()
    assert "Instituto Nacional de Migración" in passages
    assert "Defensor del Pueblo" in passages


@pytest.mark.parametrize(
    ("address", "scheme"),
    turns([REPORT + "ii.html", "glossary/untoc.html", "countries/mex.html"], ["light", "dark"], reason="other colours"),
)
def test_links_can_be_seen(page, site, address, scheme):
    """In light and dark a link is told by a line, not by colour alone, and both have contrast enough."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto((site / address).as_uri())
    links = page.evaluate(CONTRASTS, "article :is([data-unit], p, li, dd, td) > a:not(.number), [data-unit] a")
    assert links
    assert [link for link in links if link["text"] < 4.5 or link["line"] < 3] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_code_can_be_read(page, site, scheme):
    """Each of its colours has contrast enough."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto((site / "about" / "data.html").as_uri())
    parts = page.evaluate(CONTRASTS, "article pre span")
    assert len(parts) > 300
    assert [part for part in parts if part["text"] < 4.5] == []


def test_the_kinds_of_links_differ_by_their_line(page, site):
    """Country, instrument, body, process and document each have a line of their own."""
    page.goto((site / REPORT / "full.html").as_uri())
    lines = {}
    for kind in ("country", "instrument", "body", "process", "document"):
        lines[kind] = page.locator(f"[data-unit] a.{kind}").first.evaluate(
            "a => { const s = getComputedStyle(a); return s.textDecorationStyle + ' ' + s.textDecorationThickness }"
        )
    assert len(set(lines.values())) == 5, lines


def test_print_keeps_the_words_and_drops_the_frame(page, site):
    """On paper stand the numbers, the words and whose edition it is; navigation and search do not."""
    page.goto((site / SECTION).as_uri())
    page.emulate_media(media="print")
    assert page.locator("#para-18 .number").is_visible()
    assert page.locator(".banner").is_visible()
    frame = page.locator(".md-header, .tabs, .md-sidebar, .md-footer")
    assert not any(each.is_visible() for each in frame.all())
