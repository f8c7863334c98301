"""Terms in a browser: in the text, in panels, in the settings, in the search, and without scripts."""

import pytest

SECTION = "a-58-275/iii-b-1.html"
FIRSTS = "[data-unit] a.term[href]"


def choose(page, value):
    """Opens the settings and chooses."""
    page.locator("[data-opens=settings]").click()
    page.locator(f"#settings input[name=terms][value={value}]").check()
    page.keyboard.press("Escape")


def terms(page):
    """The addresses of the links to terms in the text."""
    return page.locator(FIRSTS).evaluate_all("all => all.map(a => a.getAttribute('href'))")


def test_a_term_is_a_link_where_a_section_uses_it_first(page, place):
    """Every use or none is the reader's choice, which changes no word and holds on the next page."""
    page.goto(place + SECTION)
    words = page.locator("[data-unit]").all_text_contents()
    firsts = terms(page)
    assert len(firsts) == len({*firsts}) > 10
    choose(page, "all")
    every = terms(page)
    assert {*every} == {*firsts}
    assert len(every) > 3 * len(firsts)
    choose(page, "none")
    assert terms(page) == []
    assert page.locator("[data-unit] a[href]").count() > 0  # mentions stay
    choose(page, "first")
    assert terms(page) == firsts
    assert page.locator("[data-unit]").all_text_contents() == words
    choose(page, "all")
    page.goto(place + "a-58-275/iii-b-5.html")
    page.wait_for_function("() => document.querySelectorAll('[data-unit] a.term[href]').length > 50")


def test_the_choice_for_mentions_leaves_terms_alone(page, place):
    """Only who wants nothing but the document has no terms either."""
    page.goto(place + SECTION)
    firsts = terms(page)
    for value, expected in (("first", firsts), ("none", []), ("all", firsts)):
        page.locator("[data-opens=settings]").click()
        page.locator(f"#settings input[name=links][value={value}]").check()
        page.keyboard.press("Escape")
        assert terms(page) == expected


@pytest.mark.parametrize("media", ["screen", "print"])
def test_terms_are_quieter_than_mentions(page, place, media):
    """A fine dotted line on the screen, nothing on paper."""
    page.goto(place + SECTION)
    page.emulate_media(media=media)
    style = "([a, name, part]) => getComputedStyle(a, part)[name]"
    first = page.locator(FIRSTS).first.element_handle()
    looks = {name: page.evaluate(style, [first, f"textDecoration{name}", None]) for name in ("Line", "Style")}
    assert page.evaluate(style, [first, "backgroundColor", None]) == "rgba(0, 0, 0, 0)"
    assert page.evaluate(style, [first, "content", "::after"]) == "none"
    assert looks["Line"] == ("underline" if media == "screen" else "none")
    assert media == "print" or looks["Style"] == "dotted"


def test_a_panel_tells_what_a_term_means(page, place):
    """By its first sentences, and where else it is used."""
    page.goto(place + SECTION)
    page.locator(FIRSTS, has_text="deportation").hover()
    panel = page.locator("#popup")
    panel.wait_for()
    assert panel.locator("strong").inner_text() == "Deportation"
    assert "Taking a foreigner out of a country" in panel.inner_text()
    assert "used 18 times: A/58/275, 11, 19" in panel.inner_text()
    panel.locator(".popup-way a").click()
    page.locator("h1", has_text="Deportation").wait_for()


def test_the_search_finds_terms(page, place):
    """By their names and their forms, among the first results."""
    page.goto(place + SECTION + "#q=refoulement%20deportees")
    page.locator(".finding .results a").first.wait_for()
    page.goto(place + "index.html#q=ratified")
    page.locator(".finding .results .term, .finding .results a[href*='terms/']").first.wait_for()
    shown = page.locator(".finding .results a").evaluate_all("all => all.slice(0, 5).map(a => a.href)")
    assert [link for link in shown if link.endswith("terms/ratification.html")]


def test_a_use_leads_to_its_words(page, place):
    """The paragraph is shown, and the words are marked."""
    page.goto(place + "terms/alien.html")
    page.locator(".uses a").click()
    page.wait_for_function("() => CSS.highlights.get('searched')")
    marked = page.evaluate("[...CSS.highlights.get('searched')].map(range => range.toString())")
    assert marked == ["of the alien, the country"]
    assert page.url.endswith("iii-b-5.html#para-39")


def test_without_scripts_terms_are_plain_links(browser, place):
    """The first use in each section, and no more."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(place + SECTION)
    found = page.locator("[data-unit] .term[href]")
    assert found.count() == len({*found.evaluate_all("all => all.map(a => a.href)")}) > 10
    page.locator(FIRSTS, has_text="deportation").click()
    assert page.locator("h1").inner_text() == "Deportation"
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_of_terms_need_no_scrolling_to_the_side(page, site, width):
    """On a phone lines wrap; where there is room, the words stand below each other."""
    page.set_viewport_size({"width": width, "height": 900})
    for name in ("terms/trafficking.html", "terms/special-rapporteur.html", "terms/index.html"):
        page.goto((site / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto((site / "terms/trafficking.html").as_uri())
    middles = page.locator(".uses mark").evaluate_all(
        "all => all.map(each => { const r = each.getBoundingClientRect(); return Math.round((r.left + r.right) / 2) })"
    )
    assert (max(middles) - min(middles) <= 2) == (width == 1280)
