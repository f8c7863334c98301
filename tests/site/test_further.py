"""The search over many reports: it begins with the one at hand, and says what it has not searched yet."""

import json

import pytest
from further import COUNT, WORDS, Library, script

SECTION = "a-58-275/ii.html"
FIELD = "dialog[open] .field input"
FOUND = "dialog[open] .found"
HITS = "dialog[open] .results li"
SOFAR = "dialog[open] .found + p"
YET = "Not all reports are searched yet."


@pytest.fixture
def library(page, site):
    """The library on the page at hand."""
    return Library(page, site)


@pytest.fixture
def search(page, place, library):  # noqa: ARG001 - the page has to be in it
    """Opens the search on a section and types the words."""

    def typed(words):
        if not page.locator(FIELD).is_visible():
            page.goto(place + SECTION)
            page.keyboard.press("/")
            page.locator("dialog[open] select optgroup").nth(COUNT - 1).wait_for(state="attached")
        page.locator(FIELD).fill(words)

    return typed


def paragraphs(page):
    """The paragraphs among the results, as the reader sees where they stand."""
    return page.locator(f"{HITS}[data-kind=paragraph] .about").all_inner_texts()


def test_opening_the_search_asks_for_no_further_report(page, place, library):
    """Their headings are there to be chosen from."""
    page.goto(place + SECTION)
    page.keyboard.press("/")
    page.locator("dialog[open] select optgroup").nth(COUNT - 1).wait_for(state="attached")
    page.wait_for_timeout(400)
    assert library.asked == []
    assert page.locator("dialog[open] optgroup").last.get_attribute("label") == "X/7"


def test_the_report_at_hand_answers_at_once_and_the_others_follow(page, search, library, troubles):
    """What is not searched yet is said, and not that it was searched; at the end all is found and nothing more said."""
    search("lanterns")
    page.locator(FOUND, has_text=YET).wait_for()
    assert page.locator(FOUND).inner_text() == f"Nothing found so far. {YET}"
    assert page.locator(SOFAR).inner_text() == f"1 of {COUNT} reports are searched."
    search("migrants")
    page.locator(FOUND, has_text="paragraphs").wait_for()
    assert page.locator(FOUND).inner_text().endswith(YET)
    search("lanterns")
    library.let_go()
    page.locator(FOUND, has_text="4 paragraphs").wait_for()
    assert page.locator(FOUND).inner_text() == "4 paragraphs"
    assert page.locator(SOFAR).inner_text() == ""
    assert paragraphs(page) == [f"X/{number} · I. Things" for number in (3, 2, 5, 7)]
    assert sorted(library.asked) == sorted(WORDS)
    assert not troubles.all()


def test_a_word_is_told_as_missing_only_when_all_is_searched(page, search, library):
    """Until then nobody knows; nor is another word offered in its place."""
    search("xylophones migrnts")
    page.locator(FOUND, has_text=YET).wait_for()
    told = page.locator(FOUND).inner_text()
    assert "was not found" not in told
    assert "Did you mean" not in told
    library.let_go()
    page.locator(FOUND, has_text="Did you mean").wait_for()
    assert "“migrnts” was not found" in page.locator(FOUND).inner_text()
    assert "xylophones" not in page.locator(FOUND).inner_text().partition("was not found")[0]


def test_what_is_chosen_is_searched_and_nothing_else(page, search, library):
    """A reader who looks in one report waits for that one, and what is not in it is told as missing there."""
    search("migrants")
    page.locator(FOUND, has_text=YET).wait_for()
    page.locator("dialog[open] select").select_option(label="All of X/7")
    library.let_go()
    page.locator(FOUND, has_text="1 paragraph").wait_for()
    assert page.locator(FOUND).inner_text() == "1 paragraph"
    assert page.locator(SOFAR).inner_text() == ""
    assert library.asked == [2, 3, 4, 5, 7]  # the first four were on their way
    search("windmill")
    page.locator(FOUND, has_text="in this part of the text").wait_for()
    assert library.asked == [2, 3, 4, 5, 7]


def test_a_report_that_is_named_comes_first(page, search, library):
    """Its symbol and a number lead to the paragraph, as in the report at hand."""
    search("X/6, para. 1")
    page.wait_for_function("() => document.querySelector('dialog[open] .found + p').textContent")
    page.wait_for_timeout(300)
    assert library.asked[0] == 6
    library.let_go()
    page.locator(f"{HITS} a[href$='x-6/i.html#para-1']").first.wait_for()


def test_results_stay_while_the_reader_is_in_them(page, search, library):
    """They change when the reader is back at the field."""
    search("migrants")
    page.locator(FOUND, has_text=YET).wait_for()
    before = page.locator(FOUND).inner_text()
    page.keyboard.press("ArrowDown")
    assert page.locator(f"{HITS} a").first.evaluate("each => each === document.activeElement")
    library.let_go()
    page.locator(SOFAR, has_text="when you are back").wait_for()
    page.wait_for_timeout(1800)
    assert page.locator(FOUND).inner_text() == before
    assert page.locator(f"{HITS} a").first.evaluate("each => each === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.locator(SOFAR, has_not_text="searched").wait_for(state="attached")
    page.wait_for_function("words => document.querySelector('dialog[open] .found').textContent !== words", arg=before)
    assert YET not in page.locator(FOUND).inner_text()


def test_what_does_not_come_is_said(page, search, library):
    """What was found stays; a second try goes on."""
    page.route("**/x-5/data/units.js", lambda route: route.abort())
    library.holding = False
    search("lanterns")
    page.locator(".notice").wait_for()
    page.locator(SOFAR, has_text="The others could not be loaded.").wait_for()
    assert page.locator(FOUND).inner_text().endswith(YET)
    page.unroute("**/x-5/data/units.js")
    page.route("**/x-5/data/units.js", library.answer(5))
    page.get_by_role("button", name="Try again").click()
    page.locator(FOUND, has_text="4 paragraphs").wait_for()
    assert YET not in page.locator(FOUND).inner_text()


def test_nothing_is_asked_for_once_the_search_is_closed(page, search, library):
    """Whoever has found what they looked for waits for no more."""
    search("lanterns")
    page.wait_for_function("() => document.querySelector('dialog[open] .found + p').textContent")
    page.wait_for_timeout(300)
    asked = len(library.asked)
    page.keyboard.press("Escape")
    library.let_go()
    page.wait_for_timeout(600)
    assert len(library.asked) == asked < len(WORDS)


ANSWERS = """([order, queries]) => {
    const [own] = reports
    const words = (unit, n) => n % 2 ? unit.text : unit.text.toUpperCase()
    const parts = [0, 1, 2, 3].map(n => {
        const units = own.units.filter((_, at) => at % 4 === n).map(unit => ({ ...unit, text: words(unit, n) }))
        return { ...own, slug: `x-${n}`, symbol: `X/${n}`, units }
    })
    const heads = parts.map(each => ({ ...each, units: [] }))
    const known = edition.finder.index({ reports: order.length ? heads : parts, entries, pages, names })
    for (const at of order) edition.finder.add(known, parts[at])
    const told = (key, value) => key === "parts" ? undefined : value
    return queries.map(query => JSON.stringify(edition.finder.find(known, query), told))
}"""
GATHER = """async () => {
    for (const name of ["tokenizer", "finder"]) await edition.script(name)
    window.reports = [await edition.data("a-58-275/data/units")]
    for (const name of ["entries", "pages", "names"]) window[name] = await edition.data(`data/${name}`)
}"""


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [3, 1, 0, 2]])
def test_the_answer_is_the_same_whichever_report_came_first(page, site, order):
    """Results, their order, their marks, and the words that are offered, as if all had been there from the first."""
    page.goto((site / "index.html").as_uri())
    page.evaluate(GATHER)
    queries = [
        "migrants",
        "reflection period",
        "traficking",
        "What is the Palermo Protocol?",
        "Rodrigues",
        "rights of",
        "Mex",
    ]
    assert page.evaluate(ANSWERS, [order, queries]) == page.evaluate(ANSWERS, [[], queries])


def test_a_panel_loads_few_reports(page, place, site):
    """Of an entry that many reports mention it tells those at hand, and how many more there are."""
    told = json.loads((site / "data" / "entries.js").read_text("utf-8").partition(",")[2].rstrip()[:-1])
    for entry in told:
        entry["where"] |= {f"x-{number}": ["1"] for number in WORDS} if entry["id"] == "ohchr" else {}
    body = script("data/entries", told)
    page.route("**/data/entries.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))
    library = Library(page, site)
    library.holding = False
    page.goto(place + SECTION)
    page.locator("[data-unit] a[href$='ohchr.html']").first.hover()
    words = page.locator(".popup-places").inner_text()
    assert library.asked == [2, 3]
    assert words.partition(": ")[2].startswith("A/58/275, ")
    assert words.endswith("; X/2, 1; X/3, 1 and in 4 more reports")
