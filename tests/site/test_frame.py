"""The frame of every page: titles, tabs, the list of pages, the ways on, at the widths of phones, laptops and desks."""

import functools
import http.server
import json
import threading
from contextlib import contextmanager
from itertools import groupby, product
from pathlib import Path

import material
import pytest
from tiers import few, turns

REPORT = "a-58-275/"
SLASHES = REPORT + "iii-b-5.html"  # Interception/detention/deportation/repatriation
OPENING = {
    "iii-b": ("10", "10\N{EN DASH}24"),
    "iv": ("53", "53\N{EN DASH}59"),
}  # pages of one paragraph: what follows on the next page
JOINED = [  # with words joined by slashes: a list of contents, one of what follows, a heading, an entry, the book
    *(REPORT + f"{name}.html" for name in "index iii-b iii-b-5".split()),
    *("glossary/crc.html", "downloads/a-58-275.html"),
]
WIDE = """() => [document.documentElement, ...document.querySelectorAll("body :is(article, main, article *, main *)")]
    .filter(each => each.scrollWidth > each.clientWidth + 1)
    .filter(each => each === document.documentElement || getComputedStyle(each).overflowX !== "visible")
    .map(each => each.outerHTML.slice(0, 100))"""
CUT = """selector => [...document.querySelectorAll(selector)].filter(each => each.checkVisibility()).flatMap(each => {
    const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT), cut = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const word of node.data.matchAll(/[\\p{L}]+/gu)) {
            const range = document.createRange()
            range.setStart(node, word.index)
            range.setEnd(node, word.index + word[0].length)
            if (range.getClientRects().length > 1) cut.push(word[0])
        }
    }
    return cut
})"""
WAYS = """() => [...document.querySelectorAll(".md-footer__link")].map(link => {
    const words = document.createRange()
    words.selectNodeContents(link)
    const [box, inside] = [link.getBoundingClientRect(), words.getBoundingClientRect()]
    const whole = inside.left >= Math.max(box.left, 0) - 1 && inside.right <= Math.min(box.right, innerWidth) + 1
    return { words: link.innerText, width: box.width, whole: whole && inside.bottom <= box.bottom + 1 }
})"""
PIECES = """foot => [...foot.childNodes].filter(each => each.textContent.trim()).map(each => {
    const words = document.createRange()
    words.selectNodeContents(each)
    const { left, bottom } = words.getBoundingClientRect()
    return { left: Math.round(left), bottom }
})"""
ABOVE = """all => all.map(each => {
    const words = document.createRange()
    words.selectNodeContents(each)
    return words.getBoundingClientRect().top - each.closest("li").getBoundingClientRect().top
})"""
LEFT = """selector => {
    const words = document.createRange()
    words.selectNodeContents(document.querySelector(selector))
    return words.getBoundingClientRect().left
}"""


TYPES = [  # a page of each type, and those with the widest tables and the longest words
    "index.html",
    *(REPORT + f"{name}.html" for name in "index summary iii-b iii-b-5 full entries timeline".split()),
    *(REPORT + f"{name}.html" for name in "recommendations corrections proof".split()),
    *(f"{name}.html" for name in "glossary/index glossary/untoc glossary/migrant-workers-convention".split()),
    *(f"{name}.html" for name in "countries/index countries/mex countries/yug".split()),
    *(f"{name}.html" for name in "documents/index documents/a-57-387".split()),
    *(f"about/{name}.html" for name in "mandate method sources licences accuracy citing".split()),
    *(f"about/{name}.html" for name in "offline hosting corrections privacy".split()),
    *(f"editing/{name}.html" for name in "index report names record marks tables measured".split()),
    "downloads/a-58-275.html",
    "404.html",
]


def sized(page, width):
    """The page, in a window of this width."""
    page.set_viewport_size({"width": width, "height": 800})
    return page


# --- Narrow windows ---


@pytest.mark.parametrize("address", few(TYPES, quick=TYPES[::4], reason="every type of page"))
def test_no_page_is_wider_than_the_smallest_phone(page, site, address):
    """At 320 pixels nothing has to be scrolled sideways: neither the page nor a box within it."""
    sized(page, 320).goto((site / address).as_uri(), wait_until="domcontentloaded")
    assert page.evaluate(WIDE) == []


@pytest.mark.parametrize("pages", few(["first", "all"], quick=["first"], reason="a walk through all pages"))
def test_previous_and_next_are_whole(page, site, pages):
    """Both are there with all of their words, and wide enough for a finger: one above the other where it is narrow."""
    found = 0
    paths = sorted([*site.glob(REPORT + "*.html"), *site.glob("about/*.html")])
    for path in paths if pages == "all" else paths[::6]:
        page.goto(path.as_uri(), wait_until="domcontentloaded")
        for width in (320, 390, 1280):
            ways = sized(page, width).evaluate(WAYS)
            found += len(ways)
            assert [way for way in ways if not way["whole"] or way["width"] < 200] == [], (path, width)
    assert found > (150 if pages == "all" else 20)


@pytest.mark.parametrize(
    "addresses",
    few(
        [JOINED, [*JOINED, *(REPORT + f"{name}.html" for name in "iii-b-4 iv-detention-deportation full".split())]],
        quick=[JOINED],
        reason="every page with such words",
    ),
    ids=["some", "all"],
)
def test_no_word_of_a_heading_is_cut(page, site, addresses):
    """Words joined by slashes break after a slash: in headings, lists of pages, ways on and tables of contents."""
    for address in addresses:
        page.goto((site / address).as_uri(), wait_until="domcontentloaded")
        for width in (320, 390, 1280, 1920):
            if drawer := sized(page, width).locator("#drawer").count():
                page.locator("#drawer").evaluate("(box, open) => { box.checked = open }", width < 1000 and drawer)
            places = "h1, h2, h3, h4, nav a, nav span, .kicker, .contents td, .follows a, .editorial a"
            assert page.evaluate(CUT, places) == [], (address, width)


@pytest.mark.parametrize("address", ["about/accuracy.html", "about/hosting.html", "editing/measured.html"])
def test_no_word_at_the_head_of_a_table_is_cut(page, site, address):
    """On phones as wide as most are; the page is no wider for it, nor is it on the smallest."""
    page.goto((site / address).as_uri())
    for width in (360, 390, 412):
        assert sized(page, width).evaluate(CUT, "article th") == [], width
        assert page.evaluate(WIDE) == [], width


def test_the_header_is_as_high_without_scripts(plain, page, site):
    """Where its buttons are not shown, it keeps its room."""
    heights = []
    for each in (page, plain):
        each.goto((site / "index.html").as_uri())
        heights.append(each.locator(".md-header").bounding_box()["height"])
    assert heights[0] == heights[1]


def test_a_heading_keeps_its_words(page, site):
    """What lets a line break adds no character to it, nor to its address."""
    page.goto((site / SLASHES).as_uri())
    assert page.locator("h1").text_content() == "5. Interception/detention/deportation/repatriation"
    page.goto((site / REPORT / "full.html").as_uri())
    heading = page.locator("#section-iii-b-5")
    assert heading.text_content() == "5. Interception/detention/deportation/repatriation"


# --- The frame itself ---


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_frame_stands_in_one_line(page, site, width):
    """The bar, the name of the edition, the tabs and the list of pages begin at the same distance from the left."""
    sized(page, width)
    page.goto((site / SLASHES).as_uri())
    parts = ".banner p", ".md-header__title", ".tabs a", ".md-sidebar--primary a[href^='summary']"
    left = [page.evaluate(LEFT, part) for part in parts]
    assert max(left) - min(left) <= 1, left


@pytest.mark.parametrize(("width", "scheme"), turns([390, 1280], ["light", "dark"], reason="the other colours"))
def test_the_header_has_an_edge(page, site, width, scheme):
    """Lines that scroll under it are not cut by nothing."""
    page.emulate_media(color_scheme=scheme)
    sized(page, width)
    page.goto((site / SLASHES).as_uri())
    page.evaluate("scrollTo(0, 700)")
    header = page.locator(".md-header")
    assert header.bounding_box()["y"] == 0
    edge, ground = header.evaluate("""each => {
        const style = getComputedStyle(each)
        return [style.borderBottomWidth === "0px" ? "none" : style.borderBottomColor, style.backgroundColor]
    }""")
    assert edge not in {"none", ground, "rgba(0, 0, 0, 0)"}


TABS = [
    ("index.html", "Front page", "page"),
    (SLASHES, "A/58/275", "true"),
    (REPORT + "timeline.html", "A/58/275", "true"),
    (REPORT + "index.html", "A/58/275", "page"),
    ("glossary/index.html", "Glossary", "page"),
    ("glossary/untoc.html", "Glossary", "true"),
    ("countries/mex.html", "Countries", "true"),
    ("documents/a-57-387.html", "Documents", "true"),
    ("about/method.html", "About", "page"),
    ("about/mandate.html", "About", "true"),
    ("editing/report.html", "About", "true"),
]


@pytest.mark.parametrize(
    ("address", "tab", "current"),
    few(TABS, quick=[*TABS[:2], TABS[3], *TABS[5:9], TABS[10]], reason="other pages of the same part"),
)
def test_a_page_marks_the_tab_that_it_belongs_to(page, site, address, tab, current):
    """For the eye and for a screen reader, on pages that are in no list of pages too; and no other tab."""
    page.goto((site / address).as_uri())
    marked = page.locator(".tabs [aria-current]")
    assert marked.all_inner_texts() == [tab]
    assert marked.get_attribute("aria-current") == current
    underlined = "all => all.filter(each => getComputedStyle(each).textDecorationLine === 'underline')"
    assert page.locator(".tabs a").evaluate_all(f"{underlined}.map(each => each.innerText)") == [tab]


@pytest.mark.parametrize("address", ["countries/mex.html", "glossary/untoc.html", "documents/a-57-387.html"])
def test_the_drawer_marks_where_a_page_belongs(page, site, address):
    """On a phone the list of pages tells it; on these pages it is the tabs, which are not written twice."""
    sized(page, 390)
    page.goto((site / address).as_uri())
    assert page.locator(".tabs, #pages").count() == 1
    assert not page.locator("#pages a").first.is_visible()
    page.locator("button.menu").click()
    page.locator("#pages a[aria-current]").wait_for()
    assert page.locator("#pages a").count() == 7
    marked = page.locator("#pages [aria-current]")
    assert marked.get_attribute("href") == "index.html"
    assert marked.get_attribute("aria-current") == "true"


def test_the_pages_for_editors_do_not_stand_in_the_way(page, site):
    """The list of pages about the edition has one line for them, which opens the others."""
    page.goto((site / "about" / "method.html").as_uri())
    assert page.locator("#pages a[href*='editing/']").all_inner_texts() == ["For editors"]
    page.goto((site / "editing" / "names.html").as_uri())
    assert page.locator("#pages .active .active a").count() == 9


def test_no_two_pages_have_one_name(page, site):
    """In the list of pages: each has a name of its own, and what stands above others is named once."""
    page.goto((site / SLASHES).as_uri())
    names = page.locator("#pages :is(a, span)").all_text_contents()
    assert sorted(set(names)) == sorted(names)
    assert "Consular protection (IV)" in names
    assert "B.2. Consular protection" in names
    opening = page.locator("#pages a", has_text="IV. Good practices")
    assert opening.get_attribute("href") == "iv.html"


def test_ways_on_say_which_chapter_they_lead_to(page, site):
    """Previous and next have the whole number of a part, or the chapter of one without."""
    page.goto((site / REPORT / "iii-b-3.html").as_uri())
    assert page.locator(".md-footer__link").all_inner_texts() == [
        "Previous\nIII.B.2. Consular protection",
        "Next\nIII.B.4. National migration administrations",
    ]
    page.goto((site / REPORT / "iv-consular-protection.html").as_uri())
    assert "sector (IV)" in page.locator(".md-footer__link--next").inner_text()


def test_titles_name_page_and_report(site):
    """As a tab of the browser and a bookmark show them; no two are the same."""
    titles = {}
    for address in sorted(each.relative_to(site).as_posix() for each in site.rglob("*.html")):
        words = (site / address).read_text(encoding="utf-8")
        titles[address] = words.partition("<title>")[2].partition("</title>")[0]
    assert titles["index.html"] == "Human rights of migrants (A/58/275, 2003), annotated edition"
    assert (
        titles[REPORT + "ii.html"]
        == "II. Activities of the Special Rapporteur \N{EN DASH} A/58/275 Human rights of migrants"
    )
    assert titles[REPORT + "timeline.html"] == "Timeline \N{EN DASH} A/58/275 Human rights of migrants"
    assert (
        titles[REPORT + "iv-reintegration.html"] == "Reintegration (IV) \N{EN DASH} A/58/275 Human rights of migrants"
    )
    assert titles["countries/mex.html"] == "Mexico \N{EN DASH} Annotated United Nations reports"
    assert len(set(titles.values())) == len(titles)


# --- Pages of one paragraph ---


@pytest.mark.parametrize(("slug", "width"), turns(OPENING, [320, 1280], reason="the other width"))
def test_a_page_that_opens_a_part_shows_what_follows(page, site, slug, width):
    """Below its one paragraph: a way to read on, and each section that follows with its paragraphs and first words."""
    sized(page, width)
    page.goto((site / REPORT / f"{slug}.html").as_uri())
    assert page.locator("[data-unit]").count() == 1
    following, span = OPENING[slug]
    on = page.locator(".read-on")
    assert on.inner_text() == f"Read on with paragraph {following}"
    parts = page.locator(".follows li")
    assert parts.count() == 7
    assert f"Paragraphs {span}" in parts.first.inner_text()
    units = json.loads((site / REPORT / "data" / "paragraphs.json").read_text(encoding="utf-8"))
    first = [next(group)["text"] for _, group in groupby(units, key=lambda unit: unit["section"])]
    for words in parts.locator("q").all_text_contents():
        assert any(text.startswith(words.removesuffix(" …")) for text in first)
    on.click()
    assert page.locator("[data-unit]").first.get_attribute("data-unit") == following


def test_the_lead_of_a_section_says_where_it_begins(page, site):
    """On which printed page, and on which of two where that is not known."""
    for slug, words in {
        "i": "Paragraphs 1\N{EN DASH}2, beginning on printed page 6",
        "iii-b-5": "Paragraphs 34\N{EN DASH}42, beginning on printed page 13 or 14",
        "summary": "Begins on printed page 2",
    }.items():
        page.goto((site / REPORT / f"{slug}.html").as_uri())
        assert page.locator(".lead").inner_text() == words


# --- The page for what is missing ---


@contextmanager
def server_with_404(site, mount):
    """The address of a server that has the site below `mount`, and its 404.html for whatever is missing."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path):
            inside = path.startswith(mount)
            return super().translate_path("/" + path.removeprefix(mount) if inside else "/nothing/is/here")

        def send_error(self, code, *_):
            body = (site / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        def log_message(self, *_):
            """Do nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=site)) as httpd:
        thread = threading.Thread(target=httpd.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("mount", "missing"),
    few(
        product(["/", "/edition/", "/a/deep/folder/"], ["nothing.html", "a-58-275/p/999.html", "no/such/folder/"]),
        quick=[("/", "a-58-275/p/999.html"), ("/a/deep/folder/", "no/such/folder/")],
        reason="each from each place",
    ),
)
def test_a_missing_page_leads_on(page, site, mount, missing):
    """From wherever the site lies and whatever is missing: to the front page, the contents and the search."""
    with server_with_404(site, mount) as host:
        page.goto(f"{host}{mount}{missing}")
        assert page.locator("h1").inner_text() == "There is no page at this address"
        for name, leads_to in {"Front page": "index.html", "contents": REPORT + "index.html#contents"}.items():
            page.goto(f"{host}{mount}{missing}")
            page.get_by_role("link", name=name, exact=True).click()
            assert page.url == f"{host}{mount}{leads_to}"
            page.locator(".md-header").wait_for()
        page.goto(f"{host}{mount}{missing}")
        page.get_by_role("link", name="Search", exact=True).click()
        page.locator("dialog[open] .field input").wait_for()
        assert not page.locator("#by-hand").count()


def test_a_missing_page_below_many_folders_asks_few_times(page, site):
    """The page looks for the edition in some of them, and then says in words what to do."""
    with server_with_404(site, "/edition/") as host:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{host}/{'a/' * 500}nothing.html")
        page.wait_for_load_state("networkidle")
        assert page.locator("#by-hand").is_visible()
        assert len(asked) <= 21


@pytest.mark.parametrize("scripts", [True, False])
def test_without_a_way_the_page_for_what_is_missing_says_what_to_do(new_page, site, place, scripts):
    """Without scripts, or from disk, it has no link that leads nowhere, and the words that help."""
    page = new_page(java_script_enabled=scripts)
    page.goto((site / "404.html").as_uri() if scripts else place + "404.html")
    assert page.locator("#by-hand").is_visible()
    assert not page.get_by_role("link").count()


def test_the_foot_of_a_page_has_one_edge(page, place):
    """Each of its lines begins where the first does."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(place + "desk.html")
    lines = {}
    for at in page.locator(".foot").evaluate(PIECES):
        lines.setdefault(round(at["bottom"] / 12), []).append(at["left"])
    assert len(lines) > 1
    assert len({min(each) for each in lines.values()}) == 1


@pytest.mark.parametrize("address", ["glossary/index.html", "documents/index.html"])
def test_the_lines_of_a_list_stand_evenly(page, place, address):
    """A name that is pressed above and below its words makes no line of its entry higher."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(place + address)
    above = page.locator(".entries li > a:first-child").evaluate_all(ABOVE)
    assert len(above) > 1
    assert max(above) < 5


# the rules that one sheet has and another lacks, as selectors that match whatever a reader does, and where they match
LACKING = """([whole, kept, pages]) => {
    const selectors = rules => [...rules].flatMap(rule => rule.selectorText ?? selectors(rule.cssRules ?? []))
    const read = text => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(text)
        return new Set(selectors(sheet.cssRules))
    }
    const lacking = [...read(whole).difference(read(kept))]
    const always = lacking.map(each => each.replace(/::?[a-z-]+(\\((\\([^()]*\\)|[^()])*\\))?/g, ":not(#never)"))
    const matching = pages.flatMap(([address, html]) => {
        const page = new DOMParser().parseFromString(html, "text/html")
        return always.filter(each => page.querySelector(each)).map(each => `${address}: ${each}`)
    })
    return [lacking.length, matching]
}"""


def test_the_rules_that_the_site_leaves_out_of_material_s_styles_match_nothing(prepared, site):
    """On no type of page, whatever is open, hovered or chosen."""
    (kept,) = site.glob("assets/stylesheets/main.*.css")
    whole = Path(material.__file__).parent / "templates" / kept.relative_to(site)
    pages = [(address, (site / address).read_text(encoding="utf-8")) for address in TYPES]
    lacking, matching = prepared("() => 0").evaluate(
        LACKING, [whole.read_text(encoding="utf-8"), kept.read_text(encoding="utf-8"), pages]
    )
    assert lacking > 300
    assert matching == []
