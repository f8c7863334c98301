"""Scripts and data that come late, or not at all: nothing opens behind the reader's back, and what failed is said."""

import contextlib

import pytest
from tiers import few, turns

SECTION = "a-58-275/ii.html"
LINK = "[data-unit] a[href$='ohchr.html']"
NOTICE = ".notice"
FAILED = "This part could not be loaded. Check the connection and try again."
FIELD = "dialog[open] .field input"


def press(key):
    """Opens something by its key, once the page has been drawn: before that, a browser drops what is pressed."""

    def pressed(page):
        page.bring_to_front()
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        page.keyboard.press(key)

    return pressed


def select(page):
    """Selects words of the report, anew."""
    page.evaluate("() => getSelection().empty()")
    page.evaluate("""() => {
        const words = [...document.querySelector("[data-unit]").childNodes].find(each => each.length > 20)
        getSelection().setBaseAndExtent(words, 0, words, 20)
    }""")


def prove(page):
    """Begins the proof of the words."""
    page.locator("#proof button").click()


def tap(page):
    """Taps a link."""
    page.locator(LINK).first.tap()


def focus(page):
    """Leads the focus to a link, and away from the one that had it."""
    page.locator("h1").click()
    page.locator(LINK).first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")


HITS = "dialog[open] .results a"
# what a reader does, on which page, what does not come, and what is there once it has come
WAYS = {
    "the search": (press("/"), SECTION, "assets/search.js", "dialog.finding[open]"),
    "a script of the search": (press("/"), SECTION, "assets/finder.js", "dialog.finding[open]"),
    "how it looks": (press("/"), SECTION, "assets/panels.css", "dialog.finding[open]"),
    "going": (press("g"), SECTION, "assets/goto.js", "dialog.goto[open]"),
    "data to go by": (press("g"), SECTION, "data/units.js", "dialog.goto[open] #goto-possible:not(:empty)"),
    "keys": (press("?"), SECTION, "assets/keys.js", "dialog.keys[open]"),
    "citing": (press("c"), SECTION, "assets/cite.js", "dialog.cite[open]"),
    "data to cite": (press("c"), SECTION, "data/citations.js", "dialog.cite[open]"),
    "marking": (press("m"), SECTION, "assets/desk/noting.js", "dialog.noting[open]"),
    "what keeps marks": (press("m"), SECTION, "assets/desk/keeper.js", "dialog.noting[open]"),
    "the settings": (
        lambda page: page.locator("[data-opens=settings]").click(),
        SECTION,
        "assets/settings.js",
        "#settings[open]",
    ),
    "a tapped panel": (tap, SECTION, "assets/popup.js", ".popup"),
    "data of a tapped panel": (tap, SECTION, "data/entries.js", ".popup"),
    "a focused panel": (focus, SECTION, "data/entries.js", ".popup"),
    "a selection": (select, SECTION, "data/citations.js", ".cite-selected"),
    "the proof": (prove, "a-58-275/proof.html", "data/proof.js", "[data-proved=yes]"),
    "the means of the proof": (prove, "a-58-275/proof.html", "sha256.min.js", "[data-proved=yes]"),
}


@pytest.fixture
def reader(new_page, request):
    """A page with a finger, on which anything may happen; where a style sheet does not come, in a tab of its own."""
    params = request.node.callspec.params if hasattr(request.node, "callspec") else {}
    own = params.get("way") == "how it looks"  # a used tab has its style sheets still
    page = new_page(has_touch=True, viewport={"width": 390, "height": 802 if own else 801})
    if own:
        page.add_init_script("")
    return page


def refuse(route):
    """Lets a request fail, as without a network."""
    route.abort()


@contextlib.contextmanager
def without(page, name):
    """While this lasts, the file does not come."""
    page.route(f"**/{name}", refuse)
    yield
    page.unroute(f"**/{name}")


# each way is tried again either by doing the same or by the button, by turns; --all tries each by both
BY_HAND, BY_BUTTON = [*WAYS][::2], [*WAYS][1::2]


@pytest.mark.parametrize("way", few(WAYS, quick=BY_HAND, reason="each way tried again by both"))
def test_what_does_not_come_is_said_and_a_second_try_works(reader, server, way):
    """In sight and aloud; doing the same again does it, and the words go."""
    do, where, name, there = WAYS[way]
    reader.goto(server + where)
    with without(reader, name):
        do(reader)
        reader.locator(NOTICE, has_text=FAILED).wait_for()
        reader.wait_for_function("words => document.querySelector('#said').textContent === words", arg=FAILED)
    reader.keyboard.press("Escape")
    reader.wait_for_function("() => !document.activeElement.matches('input')")  # the browser lets go of the field
    do(reader)
    reader.locator(there).wait_for()


@pytest.mark.parametrize("way", few(WAYS, quick=BY_BUTTON, reason="each way tried again by both"))
def test_the_button_tries_again(reader, server, way):
    """Also inside a dialog that is open, where nothing else can be used."""
    do, where, name, there = WAYS[way]
    reader.goto(server + where)
    with without(reader, name):
        do(reader)
        reader.locator(NOTICE).wait_for()
    reader.get_by_role("button", name="Try again").click()
    reader.locator(there).wait_for()
    reader.locator(NOTICE).wait_for(state="detached")


def test_data_of_the_search_that_does_not_come(reader, server):
    """The dialog stays, and finds once the data has come."""
    reader.goto(server + SECTION)
    with without(reader, "data/entries.js"):
        press("/")(reader)
        reader.locator(f"dialog[open] {NOTICE}").wait_for()
        reader.locator(FIELD).fill("migration")
    reader.get_by_role("button", name="Try again").click()
    reader.locator(HITS).first.wait_for()


def test_a_page_of_a_network_in_the_place_of_a_script(reader, server):
    """A network that asks to sign in answers with a page of its own: that is no script."""
    reader.goto(server + SECTION)
    for name in ("assets/goto.js", "data/units.js"):
        reader.route(f"**/{name}", lambda route: route.fulfill(body="<!doctype html>", content_type="text/javascript"))
        press("g")(reader)
        reader.locator(NOTICE, has_text=FAILED).wait_for()
        reader.unroute(f"**/{name}")
        reader.get_by_role("button", name="Close").last.click()
    reader.keyboard.press("Escape")
    press("g")(reader)
    reader.locator(WAYS["data to go by"][3]).wait_for()


def test_a_script_that_a_page_names(reader, server):
    """The table is whole without it; what is missing is said, and comes on request."""
    reader.route("**/assets/tables.js", refuse)
    reader.goto(server + "countries/index.html")
    reader.locator(NOTICE, has_text=FAILED).wait_for()
    reader.unroute("**/assets/tables.js")
    reader.get_by_role("button", name="Try again").click()
    reader.locator("button.sort").first.wait_for()


def test_an_arrival(reader, server):
    """The browser leads to the paragraph in any case; the mark comes on request."""
    reader.route("**/assets/arrive.js", refuse)
    reader.goto(server + SECTION + "#para-3-c")
    reader.locator(NOTICE, has_text=FAILED).wait_for()
    reader.unroute("**/assets/arrive.js")
    reader.get_by_role("button", name="Try again").click()
    reader.locator("#para-3-c.reached").wait_for()


def test_the_words_can_be_put_away(reader, server):
    """By their button and by Escape."""
    reader.goto(server + SECTION)
    with without(reader, "assets/goto.js"):
        for put_away in ("button", "Escape"):
            press("g")(reader)
            reader.locator(NOTICE).wait_for()
            if put_away == "button":
                reader.get_by_role("button", name="Close").last.click()
            else:
                reader.keyboard.press("Escape")
            reader.locator(NOTICE).wait_for(state="detached")


def test_a_pointer_is_told_once(page, server):
    """Links are pointed at all the time: that panels do not come is said the first time only."""
    page.goto(server + SECTION)
    with without(page, "assets/popup.js"):
        page.locator(LINK).first.hover()
        page.locator(NOTICE).wait_for()
        page.get_by_role("button", name="Close").last.click()
        page.locator("[data-unit] a.body").nth(1).hover()
        page.evaluate("new Promise(done => setTimeout(done, 500))")
        assert page.locator(NOTICE).count() == 0
    page.locator("[data-unit] a.body").nth(2).hover()
    page.locator(".popup").wait_for()


def test_a_second_tap_follows_the_link_whose_panel_does_not_come(reader, server):
    """Nobody is kept from the page by a panel."""
    reader.goto(server + SECTION)
    with without(reader, "assets/popup.js"):
        tap(reader)
        reader.locator(NOTICE).wait_for()
        tap(reader)
        reader.wait_for_url("**/glossary/ohchr.html")


# --- What comes late ---


class Held:
    """A file that does not come until it is let go."""

    def __init__(self, page, name):
        self.routes = []
        page.route(f"**/{name}", self.hold)

    def hold(self, route):
        """Keep the request waiting."""
        self.routes.append(route)

    def let_go(self, page):
        """It comes now; whatever it leads to has time to happen."""
        for route in self.routes:
            route.continue_()
        page.evaluate("new Promise(done => setTimeout(done, 700))")


@pytest.mark.parametrize("name", ["assets/popup.js", "data/entries.js", "assets/panels.css"])
def test_a_panel_does_not_open_when_the_pointer_has_left(page, server, name):
    """Whatever of it was still on its way."""
    page.goto(server + SECTION)
    held = Held(page, name)
    page.locator(LINK).first.hover()
    page.evaluate("new Promise(done => setTimeout(done, 500))")
    page.locator("h1").hover()
    held.let_go(page)
    assert page.locator(".popup").count() == 0
    page.locator(LINK).first.hover()
    page.locator(".popup").wait_for()


@pytest.mark.parametrize(
    ("away", "name"),
    turns(["beside", "Escape", "another"], ["assets/popup.js", "data/entries.js"], reason="the other file"),
)
def test_a_tapped_panel_does_not_open_when_the_reader_has_gone_on(reader, server, name, away):
    """A tap elsewhere, Escape, or another panel: the late one stays away."""
    reader.goto(server + SECTION)
    held = Held(reader, name)
    tap(reader)
    other = reader.locator("[data-unit] a.country").first
    {
        "beside": lambda: reader.locator("h1").tap(),
        "Escape": lambda: reader.keyboard.press("Escape"),
        "another": other.tap,
    }[away]()
    held.let_go(reader)
    assert reader.locator(".popup").count() == (away == "another")
    if away == "another":
        assert other.get_attribute("aria-describedby") == "popup"


def test_a_dialog_that_comes_late_does_not_open_over_another(reader, server):
    """The reader has opened something else meanwhile."""
    reader.goto(server + SECTION)
    held = Held(reader, "assets/search.js")
    press("/")(reader)
    reader.locator("[data-opens=goto]").click()
    reader.locator("dialog.goto[open]").wait_for()
    held.let_go(reader)
    assert reader.locator("dialog[open]").count() == 1


def test_escape_gives_up_what_has_not_come(reader, server):
    """What is pressed then are keys of the page again."""
    reader.goto(server + SECTION)
    held = Held(reader, "assets/search.js")
    press("/")(reader)
    reader.keyboard.type("migr")
    reader.keyboard.press("Escape")
    reader.keyboard.press("g")
    reader.locator("dialog.goto[open]").wait_for()
    held.let_go(reader)
    assert reader.locator("dialog[open]").count() == 1
    assert reader.locator(FIELD).input_value() == ""


@pytest.mark.parametrize(
    ("way", "held", "words"),
    [
        (press("/"), "assets/search.js", "migrant c&m"),
        (press("g"), "assets/goto.js", "3 (c)"),
        (lambda page: page.locator("[data-opens=search]").click(), "assets/search.js", "gjk m?"),
    ],
    ids=["the key of the search", "the key for going", "the button of the search"],
)
def test_what_is_typed_meanwhile_stands_in_the_field(reader, server, way, held, words):
    """Whatever else its letters do on a page; the key that was pressed is none of it, pressed again too."""
    reader.goto(server + SECTION)
    late = Held(reader, held)
    way(reader)
    reader.keyboard.press("g" if "goto" in held else "/")
    reader.keyboard.type(f"{words}xy")
    reader.keyboard.press("Backspace")
    reader.keyboard.press("Backspace")
    late.let_go(reader)
    field = reader.locator(FIELD)
    field.wait_for()
    reader.wait_for_function("([at, words]) => document.querySelector(at).value === words", arg=[FIELD, words])
    assert reader.locator("dialog[open]").count() == 1
    reader.keyboard.type("!")
    assert field.input_value() == f"{words}!"


def test_a_long_wait_is_told(reader, server):
    """After a second, in sight and aloud; the words go when it has come."""
    reader.goto(server + SECTION)
    held = Held(reader, "assets/search.js")
    press("/")(reader)
    reader.locator(NOTICE, has_text="Loading").wait_for()
    reader.wait_for_function("() => document.querySelector('#said').textContent.startsWith('Loading')")
    held.let_go(reader)
    reader.locator("dialog[open]").wait_for()
    reader.locator(NOTICE).wait_for(state="detached")
