"""Everyone can use it: what axe-core finds on each type of page, in light and dark, with panels open and closed."""

import itertools

import pytest
from accessible import WORDS, findings
from tiers import few, turns

REPORT = "a-58-275/"
PAGES = [
    "index.html",
    REPORT + "index.html",
    REPORT + "ii.html",
    REPORT + "recommendations.html",
    REPORT + "timeline.html",
    REPORT + "entries.html",
    REPORT + "corrections.html",
    REPORT + "proof.html",
    "glossary/index.html",
    "glossary/untoc.html",
    "terms/index.html",
    "terms/trafficking.html",
    "countries/index.html",
    "countries/mex.html",
    "documents/index.html",
    "documents/a-57-387.html",
    "about/data.html",
    "about/accuracy.html",
    "about/method.html",
    "about/offline.html",
    "editing/pdf.html",
    "editing/report.html",
]
# one of each kind: of lists, of tables, of pages written by hand, and the pages of a report, which are all different
QUICK = [
    "index.html",
    *(REPORT + f"{name}.html" for name in ("ii", "timeline", "corrections")),
    *("terms/index.html", "countries/index.html", "about/offline.html", "editing/pdf.html"),
]
SHORT = REPORT + "iii-a.html"  # a section of which axe-core has soon seen all: what is tested is what opens over it
SCHEMES = ["light", "dark"]
WIDTHS = [390, 1280]


@pytest.mark.parametrize(
    ("address", "scheme"),
    few(
        itertools.product(PAGES, SCHEMES),
        quick=zip(QUICK, itertools.cycle(SCHEMES)),
        reason="every type of page in both colours",
    ),
)
def test_axe_finds_nothing(page, site, address, scheme):
    """No page type has a finding, in either scheme."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto((site / address).as_uri())
    assert findings(page) == []


@pytest.mark.parametrize(
    ("width", "scheme"),
    few(itertools.product(WIDTHS, SCHEMES), quick=[(1280, "light")], reason="the other width and colours"),
)
def test_axe_finds_nothing_with_a_popup_open(page, site, scheme, width):
    """A panel beside a link changes nothing for the worse, on a phone or a wide screen."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto((site / SHORT).as_uri())
    page.locator("[data-unit] a.body").first.hover()
    page.locator(".popup").wait_for()
    assert findings(page, WORDS) == []


@pytest.mark.parametrize(("way", "scheme"), turns(["settings"], SCHEMES, reason="the other colours"))
def test_axe_finds_nothing_with_a_panel_open(page, site, scheme, way):
    """Each panel that a button in the header opens is free of findings."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto((site / SHORT).as_uri())
    page.locator(f"[data-opens={way}]").first.click()
    page.locator("dialog[open]").wait_for()
    assert findings(page, WORDS) == []


@pytest.mark.parametrize(
    ("width", "scheme"),
    few(itertools.product(WIDTHS, SCHEMES), quick=[(390, "dark")], reason="the other width and colours"),
)
def test_axe_finds_nothing_in_the_ways_to_a_place(page, site, scheme, width):
    """The search, empty, with results and without, going to a paragraph, and the list of keys are free of findings."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto((site / SHORT).as_uri())
    found = []
    for key, typed in [("/", "migration"), ("/", "traficking"), ("g", "3 (c)"), ("?", "")]:
        page.keyboard.press(key)
        page.locator("dialog[open]").wait_for()
        found += findings(page, WORDS)
        if typed:
            page.locator("dialog[open] .field input").fill(typed)
            page.locator("dialog[open] .results a, dialog[open] .found:not(:empty)").first.wait_for()
            found += findings(page, WORDS)
        page.keyboard.press("Escape")
        page.wait_for_function("() => document.activeElement === document.body")
    assert found == []


def test_axe_finds_nothing_in_the_drawer(page, site):
    """The drawer of a phone is free of findings."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto((site / SHORT).as_uri())
    page.locator("button.menu").click()
    page.locator("#pages a").first.wait_for()
    assert findings(page, WORDS) == []


# what can be pressed, but for links within a sentence, and is lower than WCAG 2.5.8 asks for
LOW = """() => {
    const beside = link => [...link.parentElement.childNodes].some(each => each !== link && each.textContent.trim())
    const low = []
    for (const each of document.querySelectorAll("a[href], button, summary, select, input, textarea")) {
        const pressed = each.matches("[type=checkbox], [type=radio]") ? each.closest("label") ?? each : each
        const { height, width } = pressed.getBoundingClientRect()
        const shown = each.checkVisibility() && width && !each.matches(".md-skip, #drawer, svg *, .tabbed-set > input")
        const sentence = each.matches("a") && beside(each)
        if (shown && height < 24 && !sentence) low.push([each.outerHTML.slice(0, 90), height])
    }
    return low
}"""
KINDS = [
    *("index.html", "about/offline.html", "about/data.html", "about/citing.html", "about/sources.html", "desk.html"),
    *(
        "countries/index.html",
        "countries/mex.html",
        "glossary/index.html",
        "glossary/untoc.html",
        "glossary/ohchr.html",
    ),
    *("documents/index.html", "documents/a-57-387.html", "terms/index.html", "terms/party.html", "editing/report.html"),
    *(
        f"a-58-275/{name}.html"
        for name in "index ii entries corrections compare proof timeline recommendations".split()
    ),
    "a-58-275/concordance.html#q=migrants",
]


@pytest.mark.parametrize(
    ("width", "pages"),
    few(
        [(width, pages) for width in WIDTHS for pages in ("some", "all")],
        quick=[(390, "some")],
        reason="each width on twenty-five pages",
    ),
)
def test_what_is_pressed_is_high_enough(page, site, width, pages):
    """Buttons, folds and links that stand alone, on every type of page."""
    page.set_viewport_size({"width": width, "height": 800})
    found = {}
    for address in KINDS if pages == "all" else KINDS[::2]:  # lists and pages written by hand are two and two alike
        page.goto((site / address.partition("#")[0]).as_uri() + address[len(address.partition("#")[0]) :])
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        if "concordance" in address:
            page.locator("#lines tbody tr").first.wait_for()
        if low := page.evaluate(LOW):
            found[address] = low[:3]
    assert found == {}
