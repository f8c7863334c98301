"""What lies over a page is closed by "Back", which leaves the reader where they were, online and from disk."""

import re

import pytest
from tiers import few

SECTION = "a-58-275/ii.html"
LINK = "[data-unit] a[href$='ohchr.html']"
BEFORE = "about/method.html"
FIELD = "dialog[open] .field input"
QUIET = 300  # milliseconds in which what a press has begun has ended; the page may be another one by then


@pytest.fixture(params=["phone, from disk", "laptop, online"])
def reader(new_page, site, server, request):
    """A page with a finger, in the middle of a section, come to from another page."""
    small = request.param.startswith("phone")
    place = site.as_uri() + "/" if small else server
    page = new_page(has_touch=True, viewport={"width": 390 if small else 1280, "height": 800})
    page.goto(place + BEFORE)
    page.goto(place + SECTION)
    page.wait_for_function("() => window.edition")
    page.evaluate("scrollTo(0, 900)")
    return page


def press(key):
    """Opens something by its key."""
    return lambda page: page.keyboard.press(key)


WAYS = {
    "search": press("/"),
    "goto": press("g"),
    "keys": press("?"),
    "cite": press("c"),
    "settings": lambda page: page.locator("[data-opens=settings]").click(),
    "panel": lambda page: page.locator("[data-unit] a.body").nth(3).tap(),
}
OPEN = "dialog[open], .popup"


def closed(page):
    """Nothing is open."""
    page.locator(OPEN).wait_for(state="detached")


@pytest.mark.parametrize("way", few(WAYS, quick=[*WAYS][::2], reason="each way closed by Back and by a key"))
def test_back_closes_what_is_open(reader, way):
    """The page stays, and stands where it stood; the next press leaves it."""
    WAYS[way](reader)
    reader.locator(OPEN).wait_for()
    at = reader.evaluate("scrollY")
    reader.go_back()
    closed(reader)
    reader.wait_for_timeout(QUIET)
    assert reader.url.endswith(SECTION)
    assert reader.evaluate("scrollY") == at
    reader.go_back()
    reader.wait_for_url(f"**/{BEFORE}")


@pytest.mark.parametrize("way", few(WAYS, quick=[*WAYS][1::2], reason="each way closed by Back and by a key"))
def test_what_was_closed_by_a_key_is_no_step_back(reader, way):
    """Closed by Escape, twice, it leaves the page where it is; one press of Back then leaves the page."""
    for _ in range(2):
        WAYS[way](reader)
        reader.locator(OPEN).wait_for()
        reader.keyboard.press("Escape")
        closed(reader)
    reader.evaluate("scrollTo(0, 1400)")
    reader.wait_for_timeout(QUIET)
    assert reader.evaluate("scrollY") == 1400
    reader.go_back()
    reader.wait_for_url(f"**/{BEFORE}")


def test_back_closes_the_drawer(page, place):
    """The menu of a phone too."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(place + SECTION)
    page.locator("button.menu").click()
    page.wait_for_function("() => history.state?.over")
    page.go_back()
    page.wait_for_function("() => !document.getElementById('drawer').checked")
    assert page.locator("button.menu").get_attribute("aria-expanded") == "false"


def test_back_closes_a_search_with_words(reader):
    """The words of the search leave the address, and the place on the page comes back."""
    reader.keyboard.press("j")
    reader.locator(".unit.reached").wait_for()
    place_ = reader.url
    reader.evaluate("scrollTo(0, 3000)")
    at = reader.evaluate("scrollY")
    reader.keyboard.press("/")
    reader.locator(FIELD).fill("migration")
    reader.wait_for_function("() => location.hash === '#q=migration'")
    reader.go_back()
    closed(reader)
    reader.wait_for_timeout(QUIET)
    assert reader.url == place_
    assert reader.evaluate("scrollY") == at


def test_back_from_a_hit_shows_the_hits_and_then_the_page(reader):
    """Back from the page of a hit leads to the search, the next press to the page without it."""
    reader.keyboard.press("/")
    reader.locator(FIELD).fill("reflection period")
    reader.locator("dialog[open] .results a", has_text="Para. 58").click()
    reader.locator("#para-58.reached").wait_for()
    reader.go_back()
    reader.locator("dialog[open] .results a").first.wait_for()
    assert reader.locator(FIELD).input_value() == "reflection period"
    reader.go_back()
    closed(reader)
    assert reader.url.endswith(SECTION)


def test_back_from_a_hit_on_the_same_page_shows_the_hits(reader):
    """Without loading the page again."""
    reader.keyboard.press("/")
    reader.locator(FIELD).fill("Bogotá")
    reader.locator("dialog[open] .results a[href*='ii.html#']").first.click()
    reader.locator(".unit.reached").wait_for()
    closed(reader)
    reader.go_back()
    reader.locator("dialog[open] .results a").first.wait_for()
    reader.go_back()
    closed(reader)
    assert reader.url.endswith(SECTION)


def test_going_to_a_paragraph_of_the_page_is_one_step(reader):
    """From "go to" the paragraph is reached; Back leads to the page as it was, and out of it."""
    reader.keyboard.press("g")
    reader.locator(FIELD).fill("3 (c)")
    reader.locator("dialog[open] .results a").first.wait_for()
    reader.keyboard.press("Enter")
    reader.locator("#para-3-c.reached").wait_for()
    closed(reader)
    assert reader.url.endswith("#para-3-c")
    reader.go_back()
    reader.wait_for_timeout(QUIET)
    assert reader.url.endswith(SECTION)
    reader.go_back()
    reader.wait_for_url(f"**/{BEFORE}")


def test_a_link_from_a_panel_leads_on_and_back(reader):
    """The way back from an entry leads to the page, where it was left."""
    reader.locator(LINK).first.tap()
    reader.locator(".popup-way a").tap()
    reader.wait_for_url("**/glossary/ohchr.html")
    reader.go_back()
    reader.wait_for_url(f"**/{SECTION}")
    reader.wait_for_timeout(QUIET)
    assert reader.evaluate("scrollY") > 0
    reader.locator("dialog[open]").wait_for(state="detached")
    reader.go_back()
    if reader.locator(".popup").count() or reader.url.endswith(SECTION):  # a browser may have kept the page as it was
        reader.wait_for_timeout(QUIET)
    if reader.url.endswith(SECTION):
        reader.go_back()
    reader.wait_for_url(f"**/{BEFORE}")


def test_one_dialog_leads_to_another(reader):
    """From citing to the settings: Back closes the settings and stays."""
    reader.keyboard.press("c")
    reader.locator(".cite-way").click()
    reader.locator("#settings[open]").wait_for()
    reader.go_back()
    closed(reader)
    reader.wait_for_timeout(QUIET)
    assert reader.url.endswith(SECTION)


def search_and_go_back(reader):
    """Searches, and closes the search by Back."""
    reader.keyboard.press("/")
    reader.locator(FIELD).fill("migration")
    reader.wait_for_function("() => location.hash === '#q=migration'")
    reader.go_back()
    closed(reader)


def test_forward_shows_a_search_again(reader):
    """The step that Back took can be taken forward."""
    search_and_go_back(reader)
    reader.go_forward()
    reader.locator("dialog[open] .results a").first.wait_for()
    assert reader.locator(FIELD).input_value() == "migration"


LATE = "() => addEventListener('popstate', () => document.querySelector('dialog').dispatchEvent(new Event('close')))"


def test_a_search_that_tells_late_that_it_is_closed_keeps_the_step_forward(reader):
    """A busy browser may tell it when the reader has gone forward: then the address has the words already."""
    search_and_go_back(reader)
    reader.evaluate(LATE)
    reader.go_forward()
    reader.locator("dialog[open] .results a").first.wait_for()
    assert reader.evaluate("location.hash") == "#q=migration"


def test_a_page_loaded_again_has_no_dead_step(reader):
    """After a reload with a dialog open, one press of Back leaves the page."""
    reader.keyboard.press("g")
    reader.locator(FIELD).wait_for()
    reader.reload()
    reader.wait_for_function("() => window.edition?.panels")
    assert not reader.locator(OPEN).count()
    reader.go_back()
    reader.wait_for_url(f"**/{BEFORE}")


def test_a_shared_search_stays_when_it_is_closed(page, place):
    """Whoever opened a shared address and closes the search by Back reads on on that page."""
    page.goto(place + BEFORE)
    page.goto(place + SECTION + "#q=migration")
    page.locator("dialog[open] .results a").first.wait_for()
    page.go_back()
    closed(page)
    page.wait_for_timeout(QUIET)
    assert re.search(rf"{SECTION}#?$", page.url)
