"""Popups: what a link leads to, told beside it, on hover, focus and tap, online and from disk."""

import pytest

SECTION = "a-58-275/ii.html"
POPUP = ".popup"
LINK = "[data-unit] a[href$='ohchr.html']"


def test_hover_tells_what_an_entry_is(page, place, troubles):
    """The panel has the entry's name, kind, number of mentions and places; leaving it closes it."""
    page.goto(place + SECTION)
    page.locator(LINK).first.hover()
    words = page.locator(POPUP).inner_text()
    assert "Office of the United Nations High Commissioner for Human Rights" in words
    assert "Body" in words
    assert "13 mentions" in words
    page.locator("h1").hover()
    page.locator(POPUP).wait_for(state="detached")
    assert not troubles.all()


def test_the_count_is_that_of_the_data(page, site, edition):
    """For each entry that a page links, the panel has as many mentions as the edition."""
    page.goto((site / SECTION).as_uri())
    told = page.evaluate("edition.data('data/entries')")
    assert {entry["id"]: entry["count"] for entry in told} == {name: edition.count(name) for name in edition.entries}


def test_keyboard_focus_opens_and_escape_closes(page, place):
    """The panel describes the link that has the focus; arrow down leads into it, Escape closes it and leads back."""
    page.goto(place + SECTION)
    link = page.locator(LINK).first
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.locator(POPUP).wait_for()
    assert link.get_attribute("aria-describedby") == "popup"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.querySelector('.popup').contains(document.activeElement)")
    page.keyboard.press("Escape")
    page.locator(POPUP).wait_for(state="detached")
    assert link.evaluate("each => each === document.activeElement")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_tap_opens_and_a_second_follows(browser, place, width):
    """On a touch screen the first tap on a linked word shows the panel, the second leads to the page."""
    context = browser.new_context(has_touch=True, viewport={"width": width, "height": 844})
    page = context.new_page()
    page.goto(place + SECTION)
    link = page.locator(LINK).first
    link.tap()
    page.locator(POPUP).wait_for()
    box = page.locator(POPUP).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert SECTION in page.url
    link.tap()
    page.wait_for_url("**/glossary/ohchr.html")
    context.close()


def test_a_press_beside_it_closes(browser, place):
    """A tap on the text closes the panel and the page stays where it is."""
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(place + SECTION)
    page.locator(LINK).first.tap()
    page.locator(POPUP).wait_for()
    page.locator("h1").tap()
    page.locator(POPUP).wait_for(state="detached")
    context.close()


def test_a_link_to_a_paragraph_shows_its_words(page, place):
    """On an entry's page the paragraph is told in the serif, word for word from its beginning."""
    page.goto(place + "countries/mex.html")
    page.locator("a.para[href*='#para-']").first.hover()
    words = page.locator(".popup-words").inner_text()
    assert "Mexic" in words or words.endswith("…")


def test_a_state_on_the_map_has_its_panel(page, place, troubles):
    """Links in a drawing are told like any other."""
    page.goto(place + "countries/index.html")
    page.locator(".map a[href='per.html']").hover()
    assert page.locator(POPUP).inner_text().startswith("Peru")
    assert not troubles.all()
