"""What a reader may choose: links, notes, colours; remembered, and followed by printing."""

import itertools

import pytest
from tiers import few

SECTION = "a-58-275/ii.html"


def choose(page, name, value):
    """Opens the settings and chooses."""
    page.locator("[data-opens=settings]").click()
    page.locator(f"#settings input[name={name}][value={value}]").check()
    page.keyboard.press("Escape")


def links(page):
    """The words of the links in the document's text."""
    return page.locator("[data-unit] a[href]:not(.note-mark)").all_inner_texts()


def test_links_can_be_fewer(page, place):
    """First in each section leaves one link an entry; none leaves the document's words alone; all brings them back."""
    page.goto(place + SECTION)
    every = links(page)
    choose(page, "links", "first")
    targets = page.locator("[data-unit] a[href]").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert len(targets) == len(set(targets))
    assert 0 < len(targets) < len(every)
    words = page.locator("[data-unit]").all_inner_texts()
    choose(page, "links", "none")
    assert links(page) == []
    assert page.locator("[data-unit]").all_inner_texts() == words
    assert not page.locator(".sic").first.is_visible()
    choose(page, "links", "all")
    assert links(page) == every


def test_a_choice_is_remembered_and_printed(page, place):
    """On the next page, and on paper, the choice holds."""
    page.goto(place + SECTION)
    choose(page, "links", "none")
    choose(page, "notes", "hidden")
    page.goto(place + "a-58-275/i.html")
    page.wait_for_function(
        "() => !document.querySelector('[data-unit] a[href]:not(.note-mark)')"
    )  # by a script of its own
    page.emulate_media(media="print")
    assert not any(each.is_visible() for each in page.locator(".editorial, .sic").all())


def test_notes_can_be_hidden(page, place):
    """[sic] and its explanation go together and come back."""
    page.goto(place + SECTION)
    notes = page.locator(".unit ~ .editorial")
    assert notes.first.is_visible()
    choose(page, "notes", "hidden")
    assert not notes.first.is_visible()
    assert links(page)
    choose(page, "notes", "shown")
    assert notes.first.is_visible()


@pytest.mark.parametrize(("chosen", "device"), [("dark", "light"), ("light", "dark")])
def test_colours_can_be_chosen(page, place, chosen, device):
    """Dark and light are the reader's choice, whatever the device prefers, and hold on the next page."""
    page.emulate_media(color_scheme=chosen)
    page.goto(place + "index.html")
    ground = "getComputedStyle(document.body).backgroundColor"
    wanted = page.evaluate(ground)
    page.emulate_media(color_scheme=device)
    assert page.evaluate(ground) != wanted
    choose(page, "colours", chosen)
    page.goto(place + SECTION)
    assert page.evaluate(ground) == wanted


# --- Size, space, length ---

MEASURES = """() => {
    const words = document.querySelector("[data-unit]")
    const { fontSize, lineHeight } = getComputedStyle(words)
    const ours = getComputedStyle(document.querySelector("article .kicker, article .lead")).fontSize
    const [size, line, small] = [fontSize, lineHeight, ours].map(parseFloat)
    return { size, spacing: line / size, length: words.closest(".unit").offsetWidth / size, ours: small }
}"""
# by ear and eye: from the least to the most
STEPS = {
    "size": ["small", "usual", "large", "larger", "largest"],
    "spacing": ["close", "usual", "wide"],
    "length": ["short", "usual", "long"],
}


@pytest.mark.parametrize("name", STEPS)
def test_text_can_be_set_to_be_read(page, place, name):
    """Each step is more than the one before, of the report's words and of ours, on the next page too."""
    page.set_viewport_size({"width": 1900, "height": 900})
    page.goto(place + SECTION)
    found = []
    for value in STEPS[name]:
        choose(page, name, value)
        found.append(page.evaluate(MEASURES))
    page.goto(place + "a-58-275/i.html")
    assert page.evaluate(MEASURES)[name] == pytest.approx(found[-1][name], rel=0.02)
    values = [each[name] for each in found]
    assert all(less * 1.05 < more for less, more in itertools.pairwise(values)), values
    if name == "size":
        ours = [each["ours"] for each in found]
        assert [round(each / ours[0], 2) for each in ours] == [round(each / values[0], 2) for each in values]
        assert values[-1] / values[1] >= 1.5


def test_the_usual_is_what_a_new_reader_has(page, place):
    """A button brings all of it back, and says so; nothing of what was chosen stays."""
    page.goto(place + SECTION)
    usual = page.evaluate(MEASURES)
    for name, value in {"size": "large", "spacing": "wide", "length": "short", "links": "none"}.items():
        choose(page, name, value)
    assert page.evaluate(MEASURES) != usual
    page.locator("[data-opens=settings]").click()
    page.get_by_role("button", name="Back to the usual settings").click()
    assert page.locator("#settings [value=usual]:checked").count() == 3
    page.wait_for_function("() => document.querySelector('#said').textContent === 'All settings are back to the usual'")
    assert page.evaluate(MEASURES) == usual
    assert links(page)
    page.reload()
    assert page.evaluate(MEASURES) == usual
    assert page.evaluate("localStorage.getItem('edition.settings')") == "{}"


def test_a_chosen_size_is_there_before_the_page_is_drawn(page, place):
    """The page is laid out once: nothing jumps when the scripts have run."""
    page.goto(place + SECTION)
    choose(page, "size", "largest")
    page.add_init_script("""new PerformanceObserver(list => {
        window.jumps = (window.jumps ?? 0) + list.getEntries().length
    }).observe({ type: "layout-shift", buffered: true })""")
    page.reload()
    page.wait_for_load_state("load")
    page.evaluate("new Promise(done => setTimeout(done, 300))")
    assert not page.evaluate("window.jumps")


LARGE = [  # two and two alike: pages of the report, lists of it, of countries, of entries, pages written by hand
    *("index.html", "a-58-275/index.html", SECTION, "a-58-275/recommendations.html", "a-58-275/timeline.html"),
    *("a-58-275/entries.html", "countries/index.html", "countries/mex.html", "glossary/untoc.html"),
    *("about/accuracy.html", "about/citing.html", "documents/index.html"),
]


@pytest.mark.parametrize(
    ("width", "pages"),
    few(
        [(320, LARGE[::2]), *((width, LARGE) for width in (320, 390, 1280, 1920))],
        quick=[(320, LARGE[::2])],
        reason="a walk through twelve pages",
    ),
)
def test_the_layout_holds_with_the_largest_text(page, site, width, pages):
    """No page has to be scrolled sideways, and the header's buttons stay on the screen."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((site / SECTION).as_uri())
    page.evaluate('localStorage.setItem(\'edition.settings\', \'{"size":"largest","spacing":"wide","length":"long"}\')')
    wide = []
    for address in pages:
        page.goto((site / address).as_uri())
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
    assert wide == []
    for way in ("search", "goto", "settings"):
        page.locator(f"[data-opens={way}]").first.click()
        panel = page.locator("dialog[open]")
        panel.wait_for()
        box = panel.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert panel.evaluate("each => each.scrollWidth <= each.clientWidth")
        page.keyboard.press("Escape")
        panel.wait_for(state="detached")


def test_the_page_is_seen_while_it_is_set(page, site):
    """On a phone the panel leaves the upper part of the page free, on a laptop the text."""
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto((site / SECTION).as_uri())
        page.locator("[data-opens=settings]").click()
        panel = page.locator("#settings[open]").bounding_box()
        text = page.locator("[data-unit]").first.bounding_box()
        assert panel["y"] >= 300 or panel["x"] >= text["x"] + text["width"]


# --- The reader's place ---

LOWER = {"index.html": 900, "a-58-275/timeline.html": 3000, "countries/mex.html": 900, "glossary/untoc.html": 1500}
REFLOW = [
    *(("size", value) for value in ("larger", "small", "largest", "usual")),
    *(("spacing", value) for value in ("wide", "close", "usual")),
    *(("length", value) for value in ("short", "long", "usual")),
    *(("notes", "hidden"), ("links", "none"), ("terms", "all")),
]
TOPS = """() => [...document.querySelectorAll("article :is(.unit, h2, h3, p, li, dt, dd, tr)")].map(each => {
    const { top, height } = each.getBoundingClientRect()
    return height ? top : NaN
})"""


def choosing(page, name, value):
    """Chooses in the open settings, and lets the page settle."""
    page.locator(f"#settings input[name={name}][value={value}]").check()
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.mark.parametrize("width", few([390, 1280], quick=[390], reason="the other width"))
def test_a_choice_keeps_the_readers_place(page, site, width):
    """The paragraph that one came to stays where it is, whatever is chosen, and when all is brought back."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((site / "a-58-275/full.html").as_uri() + "#para-61")
    page.locator("#para-61.reached").wait_for()
    top = """() => document.getElementById("para-61").getBoundingClientRect().top
        - document.querySelector(".md-header").getBoundingClientRect().bottom"""
    before = page.evaluate(top)
    assert 0 <= before < 200
    page.locator("[data-opens=settings]").click()
    found = {}
    for name, value in REFLOW:
        choosing(page, name, value)
        found[name, value] = page.evaluate(top)
    page.get_by_role("button", name="Back to the usual settings").click()
    found["usual"] = page.evaluate(top)
    assert {each: at for each, at in found.items() if abs(at - before) > 3} == {}


def test_a_choice_keeps_the_line_in_a_long_paragraph(page, site):
    """What is read in the middle of it is still in sight near the header, though no paragraph begins there."""
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto((site / "a-58-275/full.html").as_uri())
    part = """go => {
        const units = [...document.querySelectorAll(".unit")]
        const longest = units.reduce((a, b) => (b.offsetHeight > a.offsetHeight ? b : a))
        const { top, height } = longest.getBoundingClientRect()
        const edge = document.querySelector(".md-header").getBoundingClientRect().bottom
        if (go) scrollBy({ top: top + height / 2 - edge, behavior: "instant" })
        return (edge - top) / height
    }"""
    page.locator("[data-opens=settings]").click()
    page.locator("#settings[open]").wait_for()
    page.evaluate(part, "to its middle")
    before = page.evaluate(part)
    assert 0.4 < before < 0.6
    for name, value in (("size", "largest"), ("spacing", "wide"), ("size", "small")):
        choosing(page, name, value)
        assert page.evaluate(part) == pytest.approx(before, abs=0.02), (name, value)


@pytest.mark.parametrize("address", few(LOWER, quick=[*LOWER][:2], reason="pages of further kinds"))
def test_a_choice_keeps_the_place_on_pages_of_other_kinds(page, site, address):
    """What began near the header begins there still; the head of a page stays in sight."""
    page.goto((site / address).as_uri())
    page.locator("[data-opens=settings]").click()
    choosing(page, "size", "large")
    assert page.evaluate("scrollY") == 0
    page.evaluate("top => scrollTo({ top, behavior: 'instant' })", LOWER[address])
    edge = page.locator(".md-header").bounding_box()["height"]
    before = page.evaluate(TOPS)
    first = next(at for at, top in enumerate(before) if edge <= top < edge + 200)
    choosing(page, "size", "largest")
    choosing(page, "size", "usual")
    assert abs(page.evaluate(TOPS)[first] - before[first]) < 20
