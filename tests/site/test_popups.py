"""Popups: what a link leads to, told beside it, on hover, focus and tap, online and from disk."""

import pytest
from tiers import few, turns

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


@pytest.fixture(scope="module")
def dates(prepared):
    """A page with the script that writes dates."""
    return prepared("edition.script('dates')")


@pytest.mark.stories("dates.yml", "date", "words")
def test_a_date_is_written_as_on_the_pages(dates, date, words):
    """The stories that the pages' template has to tell."""
    assert dates.evaluate("date => edition.dates.inWords(date)", date) == words


def test_a_panel_has_the_words_of_the_pages_for_a_kind(page, site):
    """A document is called on its page and in its panel what the one table says."""
    page.goto((site / "documents" / "a-57-387.html").as_uri())
    kinds = page.evaluate("edition.data('data/kinds')")
    assert set(kinds) == {"country", "instrument", "body", "process", "document", "term", "unrecorded"}
    assert page.locator(".lead").first.inner_text().startswith(kinds["document"])


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
def test_a_tap_opens_and_a_second_follows(phone, place, width):
    """On a touch screen the first tap on a linked word shows the panel, the second leads to the page."""
    page = phone(width, 844)
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


def test_a_press_beside_it_closes(phone, place):
    """A tap on the text closes the panel and the page stays where it is."""
    page = phone(390, 844)
    page.goto(place + SECTION)
    page.locator(LINK).first.tap()
    page.locator(POPUP).wait_for()
    page.locator("h1").tap()
    page.locator(POPUP).wait_for(state="detached")
    assert page.url == place + SECTION


def test_a_link_to_a_paragraph_shows_its_words(page, place):
    """On an entry's page the paragraph is told in the serif, word for word from its beginning."""
    page.goto(place + "countries/mex.html")
    page.locator("a.para[href*='#para-']").first.hover()
    words = page.locator(".popup-words").inner_text()
    assert "Mexic" in words or words.endswith("…")


def test_a_paragraph_in_a_panel_has_the_marks_of_its_slips(page, place):
    """As in the text, drawn by the style sheet: the words are the report's."""
    page.goto(place + "glossary/midsa.html")
    page.locator("a.para[href$='#para-7']").first.hover()
    words = page.locator(".popup-words")
    words.locator(".sic").wait_for()
    assert words.evaluate("each => each.querySelector('.sic').previousSibling.data.endsWith('MISDA')")
    units = page.evaluate("edition.data('a-58-275/data/units')")["units"]
    text = next(unit["text"] for unit in units if unit["id"] == "7")
    copied = words.evaluate("each => { getSelection().selectAllChildren(each); return String(getSelection()) }")
    for told in (words.evaluate("each => each.textContent"), copied):
        assert text.startswith(told.removesuffix(" …"))
    assert (
        words.evaluate("each => getComputedStyle(each.querySelector('.sic'), '::before').content")
        == '"\N{NO-BREAK SPACE}[sic]"'
    )


def test_a_state_on_the_map_has_its_panel(page, place, troubles):
    """Links in a drawing are told like any other."""
    page.goto(place + "countries/index.html")
    page.locator(".map a[href='per.html']").hover()
    assert page.locator(POPUP).inner_text().startswith("Peru")
    assert not troubles.all()


# --- The link that opened a panel stays in sight ---


@pytest.fixture
def phone(new_page):
    """A new page with a finger, as high and wide as asked for."""

    def opened(width, height):
        page = new_page(has_touch=True)
        page.set_viewport_size({"width": width, "height": height})
        return page

    return opened


AT = "each => { const { x, y, right, bottom } = each.getBoundingClientRect(); return [x, y, right, bottom] }"
TO = """(each, where) => {
    const { top, bottom } = each.getBoundingClientRect()
    const head = document.querySelector("header").getBoundingClientRect().bottom
    scrollBy(0, { foot: bottom - innerHeight + 6, middle: (top + bottom) / 2 - innerHeight / 2, top: top - 120 }[where])
}"""


def stands_free(page, link):
    """Whether the link is in sight, below the header, and the panel neither covers it nor leaves the screen."""
    left, top, right, bottom = link.evaluate(AT)
    x, y, far, foot = page.locator(POPUP).evaluate(AT)
    head = page.evaluate("document.querySelector('header').getBoundingClientRect().bottom")
    size = page.viewport_size
    seen = head - 1 <= top and bottom <= size["height"] + 1
    inside = x >= 0 and far <= size["width"] and y >= 0 and foot <= size["height"] + 1
    return seen and inside and (foot <= top or bottom <= y or far <= left or right <= x) and foot - y > 60


@pytest.mark.parametrize(
    ("size", "where"),
    turns([(320, 568), (390, 844), (844, 390), (1280, 720)], ["top", "middle", "foot"], reason="each size and place"),
)
def test_a_panel_does_not_cover_its_link(phone, place, size, where):
    """Wherever on the screen the tapped word is, it stays to be read."""
    page = phone(*size)
    page.goto(place + SECTION)
    for link in page.locator("[data-unit] a.body").all()[2:6:3]:
        link.evaluate(TO, where)
        link.tap()
        page.locator(POPUP).wait_for()
        assert stands_free(page, link)
        page.keyboard.press("Escape")
        page.locator(POPUP).wait_for(state="detached")


@pytest.mark.parametrize(
    ("width", "height"),
    few([(320, 568), (390, 844), (1280, 720)], quick=[(320, 568), (1280, 720)], reason="another window"),
)
def test_a_panel_at_the_end_of_a_page_does_not_cover_its_link(phone, place, width, height):
    """Where the page cannot move up any farther, the panel gives way."""
    page = phone(width, height)
    page.goto(place + "a-58-275/v.html")
    page.evaluate("document.querySelectorAll('footer, .mentioned').forEach(each => each.remove())")
    link = page.locator("[data-unit] a[href]:not(.note-mark)").last
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    link.tap()
    page.locator(POPUP).wait_for()
    assert stands_free(page, link)


@pytest.mark.parametrize(
    ("width", "height"), few([(390, 844), (1280, 720)], quick=[(390, 844)], reason="the other window")
)
def test_a_panel_does_not_cover_the_link_that_has_the_focus(page, place, width, height):
    """By keyboard, link after link."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(place + SECTION)
    page.locator("[data-unit] a.body").nth(1).focus()
    free = []
    for _ in range(6):
        page.keyboard.press("Tab")
        page.evaluate("new Promise(done => setTimeout(done, 450))")
        if page.locator(POPUP).count():
            free.append(stands_free(page, page.locator(":focus")))
    assert len(free) > 1
    assert all(free)


def test_a_link_over_two_lines_is_not_covered(phone, place):
    """Below the last of its lines, or above the first."""
    page = phone(760, 844)
    page.goto(place + SECTION)
    lines = "all => all.findIndex(each => each.getClientRects().length > 1)"
    links = page.locator("[data-unit] a.body, [data-unit] a.instrument, [data-unit] a.document")
    link = links.nth(links.evaluate_all(lines))
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.locator(POPUP).wait_for()
    for left, top, right, bottom in link.evaluate(
        "each => [...each.getClientRects()].map(({ x, y, right, bottom }) => [x, y, right, bottom])"
    ):
        x, y, far, foot = page.locator(POPUP).evaluate(AT)
        assert foot <= top or bottom <= y or far <= left or right <= x
