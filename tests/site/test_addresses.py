"""Whatever stands in the address, in the browser's storage and in its history: the page works, and at once."""

import json
from urllib.parse import quote_plus

import pytest
from tiers import few

SECTION = "a-58-275/iii-b-1.html"
FULL = "a-58-275/full.html"
BEFORE = "about/method.html"
FIELD = "dialog[open] .field input"
HITS = "dialog[open] .results a"
FOUND = "dialog[open] .found"
FEW_WORDS = "Only the first 40 words are searched for."
FEW_CHARACTERS = "Only the first 1,000 characters are searched for."


def here_and_there(values, *quick):
    """Each of them online or from disk, by turns; both places have their share of every kind, and of the quick ones."""
    slow = [value for value in values if value not in quick]
    pairs = [(value, ("online", "disk")[at % 2]) for each in (quick, slow) for at, value in enumerate(each)]
    return few(pairs, quick=pairs[: len(quick)], reason="each of many broken values")


def closed(page):
    """Closes what is open."""
    page.keyboard.press("Escape")
    page.locator("dialog[open]").wait_for(state="detached")


def works(page, troubles):
    """Panels, citing and settings do what they do, and nothing is complained of."""
    if page.locator("dialog[open]").count():
        closed(page)
    page.locator("article [data-unit] a.instrument").first.hover()
    page.locator(".popup").wait_for()
    page.mouse.move(0, 0)
    page.locator(".popup").wait_for(state="detached")
    page.locator("a.number").first.click()
    page.locator("dialog.cite[open] [name=of]:checked").wait_for(state="attached")
    page.locator("dialog.cite[open] .cite-choice label").nth(1).click()
    closed(page)
    page.locator("[data-opens=settings]").click()
    page.locator("#settings [name=size][value=large]").check()
    assert page.locator("#settings :checked").count() == 8
    closed(page)
    assert page.evaluate("document.documentElement.dataset.size") == "large"
    assert "large" in page.evaluate("localStorage.getItem('edition.settings')")
    assert page.locator("article [data-unit] a[href]").count() > 1
    assert troubles.all() == []


# --- Addresses ---

NUMBER = "9" * 400
ADDRESSES = {
    "a sign of percent": "#%",
    "half a letter": "#%E0%A4%A",
    "half a letter in the query": "?%E0%A4%A",
    "half a letter in both": "?%E0%A4%A#%E0%A4%A",
    "half a letter searched for": "#q=%E0%A4%A",
    "a name of every object": "#__proto__",
    "a name that every object has": "?constructor=toString#constructor",
    "a mark without words": "#:~:text=",
    "a range without ends": "#..",
    "a range without a beginning": "#..para-10",
    "a range without an end": "#para-10..",
    "a range that ends nowhere": f"#para-10..para-{NUMBER}",
    "a range that begins nowhere": f"#para-{NUMBER}..para-10",
    "a range of nothing": f"#para-{NUMBER}..para-{NUMBER}",
    "many ranges": "#" + "para-10.." * 20_000,
    "a place of 200,000 characters": "#" + "a" * 200_000,
    "what the proof of the words asks": "#edition:words",
    "a query of many letters": "?" + "x" * 5_000,
}
QUICK_ADDRESSES = "half a letter in both", "many ranges"


@pytest.mark.parametrize(("address", "place"), here_and_there(ADDRESSES, *QUICK_ADDRESSES), indirect=["place"])
def test_an_address_leaves_a_page_that_works(page, place, troubles, address):
    """Cut, doubled, nonsense: the page shows its words, and everything on it works."""
    page.goto(place + SECTION + ADDRESSES[address])
    page.wait_for_timeout(400)
    works(page, troubles)


PARAGRAPH = "article a[href*='.html#para-'] >> visible=true"


@pytest.mark.parametrize("add", ["?%E0%A4%A", "?x=y"])
def test_a_paragraph_has_its_panel_whatever_stands_behind_the_address(page, place, troubles, add):
    """Also half a letter."""
    page.goto(place + FULL + add)
    page.locator(PARAGRAPH).first.hover()
    page.locator(".popup-words").wait_for()
    assert not troubles.all()


def test_a_folder_may_have_any_name(page, site, troubles, tmp_path):
    """One whose bytes are no letters in UTF-8: from disk its address has half a letter."""
    folder = tmp_path / b"r\xe9ports".decode(errors="surrogateescape")
    folder.symlink_to(site)
    page.goto(f"{tmp_path.as_uri()}/r%E9ports/{FULL}")
    page.locator(PARAGRAPH).first.hover()
    page.locator(".popup-words").wait_for()
    assert not troubles.console + troubles.failed


REACHED = "() => [...document.querySelectorAll('.unit.reached')].map(unit => unit.id)"


@pytest.mark.parametrize(
    ("range_", "reached"),
    [
        ("para-11..para-10", ["para-10", "para-11"]),
        (f"para-75..para-{NUMBER}", ["para-75"]),
        (f"para-{NUMBER}..para-2", ["para-2"]),
        ("para-2..", ["para-2"]),
    ],
)
def test_a_range_is_as_much_of_it_as_there_is(page, place, troubles, range_, reached):
    """Turned round it is the same; without one of its ends, the other."""
    page.goto(f"{place}{FULL}#{range_}")
    page.locator(".unit.reached").first.wait_for()
    assert page.evaluate(REACHED) == reached
    assert not troubles.all()


def test_a_range_of_all_paragraphs_is_marked_on_the_whole_text(page, place, troubles):
    """From any section."""
    page.goto(f"{place}{SECTION}#para-10..para-76")
    page.wait_for_url(f"**/{FULL}#*")
    page.locator("#para-76.reached").wait_for()
    assert len(page.evaluate(REACHED)) >= 67
    assert not troubles.all()


# --- Words to search for ---

QUERIES = {
    "10,000 words": ("migrants in transit " * 3_334, FEW_WORDS),
    "10,000 small words": ("the of " * 5_000, FEW_WORDS),
    "10,000 words in quotes": (f'"{"migrants " * 10_000}"', FEW_WORDS),
    "10,000 names of every object": ("__proto__ constructor " * 5_000, FEW_WORDS),
    "a word of 200,000 letters": ("a" * 200_000, FEW_CHARACTERS),
    "a known word 30,000 times in one": ("migrant" * 30_000, FEW_CHARACTERS),
    "a number of 200,000 signs": ("1-" * 100_000, FEW_WORDS),
    "slashes": ("1/" * 100_000, FEW_WORDS),
    "quotes": ('"' * 100_000, FEW_CHARACTERS),
    "spaces between two words": (f"migrants{' ' * 200_000}transit", FEW_CHARACTERS),
    "ligatures of eighteen letters": ("\ufdfa" * 20_000, FEW_WORDS),
}
QUICK_QUERIES = "10,000 words", "a word of 200,000 letters"
PROMPT = 1_000  # milliseconds that an answer may take, on a machine that does much else
LOOK = """field => {
    const before = performance.now()
    field.dispatchEvent(new Event("input"))
    return performance.now() - before
}"""


@pytest.mark.parametrize(("query", "place"), here_and_there(QUERIES, *QUICK_QUERIES), indirect=["place"])
def test_a_long_search_is_answered_at_once_and_says_what_it_leaves_out(page, place, troubles, query):
    """The page does not stand still; the words stay in the field."""
    words, said = QUERIES[query]
    page.goto(f"{place}{SECTION}#q={quote_plus(words)}")
    page.wait_for_function(
        "said => document.querySelector('dialog[open] .found')?.textContent.includes(said)", arg=said
    )
    assert page.locator(FOUND).inner_text().count("Only the first") == 1
    assert min(page.locator(FIELD).evaluate(LOOK) for _ in range(3)) < PROMPT
    assert len(page.locator(FOUND).inner_text()) < 2_500
    closed(page)
    assert not troubles.all()


@pytest.mark.parametrize("words", ["migrants " * 30, "migrant" * 100, "states of origin"])
def test_a_search_that_is_not_long_says_nothing_of_the_kind(page, place, words):
    """Within both bounds all is searched for."""
    page.goto(f"{place}{SECTION}#q={quote_plus(words)}")
    page.wait_for_function("() => document.querySelector('dialog[open] .found')?.textContent")
    assert "Only the first" not in page.locator(FOUND).inner_text()


def test_what_a_long_search_leaves_behind_is_short(page, place, troubles):
    """The words that are remembered for the page of a hit are those that were searched for."""
    page.goto(f"{place}{SECTION}#q={quote_plus('migrants ' * 20_000)}")
    page.locator(f"{HITS}[href*='#para-']").first.click()
    page.locator(".unit.reached").first.wait_for()
    page.wait_for_function("() => CSS.highlights.has('searched')")
    page.go_back()
    page.locator(HITS).first.wait_for()
    assert len(page.locator(HITS).first.get_attribute("data-sought")) <= 1_000
    assert not troubles.all()


# --- What is stored ---

HUGE = "a" * 200_000
STORED = {
    "no JSON": "{",
    "nothing": "null",
    "a number": "5",
    "a truth": "true",
    "words": '"large"',
    "a list": '["large"]',
    "lists in lists": "[" * 3_000,
    "an object without names": "{}",
    "names of every object": '{"__proto__": {"size": "small"}, "constructor": "x", "toString": "y", "has": 1}',
    "values of other kinds": '{"size": {}, "links": 7, "colours": null, "copy": [], "keys": ["on"], "of": {}, "to": 5}',
    "values that do not exist": '{"size": "x", "spacing": "constructor", "links": "some", "of": "x", "style": "\\"]"}',
    "names of parts of a page": '{"unit": "9", "opens": "x", "script": "../x", "quote": "x", "panel": "x"}',
    "names that no attribute may have": '{"a-b": "c", "<": "d", "": "e"}',
    "a long value": json.dumps({"size": HUGE, HUGE: "small", "to": HUGE, "style": HUGE}),
}
QUICK_STORED = "names of every object", "values that do not exist"


@pytest.mark.parametrize(("value", "place"), here_and_there(STORED, *QUICK_STORED), indirect=["place"])
def test_anything_may_be_stored(page, place, troubles, value):
    """Under each of the names that the edition uses, and the page works, with links and all."""
    page.goto(place + BEFORE)
    for name in ("settings", "cite", "sought", "source-offered"):
        page.evaluate("([name, value]) => localStorage.setItem(`edition.${name}`, value)", [name, STORED[value]])
    page.goto(place + SECTION + "#para-10")
    page.locator("#para-10.reached").wait_for()
    works(page, troubles)
    known = {"class", "lang", *(f"data-{name}" for name in "size spacing length colours links notes copy keys".split())}
    assert set(page.evaluate("document.documentElement.getAttributeNames()")) - {"style"} <= known


def test_a_good_value_holds_beside_a_bad_one(page, place):
    """What the reader has chosen is not lost with it."""
    page.goto(place + BEFORE)
    page.evaluate(
        """localStorage.setItem("edition.settings", '{"a-b": 1, "size": [], "links": "none", "notes": "hidden"}')"""
    )
    page.goto(place + SECTION)
    page.wait_for_function("() => !document.querySelector('[data-unit] a[href]:not(.note-mark)')")
    assert page.evaluate("document.documentElement.dataset.notes") == "hidden"


SOUGHT = {
    "numbers": {"words": 5, "quote": 7},
    "objects": {"words": {}, "quote": []},
    "nothing": {},
    "no words": {"words": "", "quote": ""},
    "a word of 200,000 letters": {"words": HUGE},
    "10,000 words": {"words": "migrants " * 10_000},
    "10,000 quotes": {"words": '"' * 10_000},
    "a long quotation": {"quote": HUGE},
}
STILL = """() => {
    window.still = 0
    new PerformanceObserver(list => {
        for (const each of list.getEntries()) window.still = Math.max(window.still, each.duration)
    }).observe({ type: "longtask", buffered: true })
}"""


@pytest.mark.parametrize(("sought", "place"), here_and_there(SOUGHT, "objects", "10,000 words"), indirect=["place"])
def test_anything_may_be_looked_for_on_arrival(page, place, troubles, sought):
    """The paragraph is reached, also on the longest page, and the page does not stand still."""
    page.goto(place + BEFORE)
    to = f"{place}{FULL}"
    value = json.dumps({"to": to, **SOUGHT[sought]})
    page.evaluate("value => localStorage.setItem('edition.sought', value)", value)
    page.add_init_script(f"({STILL})()")
    page.goto(to)
    page.wait_for_function("() => localStorage.getItem('edition.sought') === 'null'")
    page.wait_for_load_state("load")
    page.wait_for_timeout(800)
    assert page.evaluate("window.still") < 2_000
    works(page, troubles)


# --- The history ---


STATES = ["5", "'words'", "[1, 2]", "null", "{ over: 'x' }", "{ under: {} }", "{ over: true, under: true }"]


@pytest.mark.parametrize(("state", "place"), here_and_there(STATES, "{ over: true, under: true }"), indirect=["place"])
def test_anything_may_be_the_state_of_the_history(page, place, troubles, state):
    """A step that is not ours is gone back over like any other."""
    page.goto(place + BEFORE)
    page.goto(place + SECTION)
    page.evaluate(f"history.replaceState({state}, '')")
    page.reload()
    works(page, troubles)
    page.evaluate(f"history.pushState({state}, '')")
    for _ in range(9):
        if page.url.endswith(BEFORE):
            break
        page.go_back()
        page.wait_for_timeout(200)
    assert page.url.endswith(BEFORE)
    assert not troubles.all()


# --- Lists that are filtered ---


CHOICES = [
    "?%E0%A4%A",
    "?theme=__proto__",
    "?theme=%22%5D",
    f"?theme={'x' * 5_000}",
    "?addressee=constructor&rest=%",
    "#%",
]


@pytest.mark.parametrize(("add", "place"), here_and_there(CHOICES, "?theme=__proto__", "?%E0%A4%A"), indirect=["place"])
def test_a_list_shows_all_for_a_choice_that_is_none(page, place, troubles, add):
    """And can be filtered."""
    page.goto(f"{place}a-58-275/recommendations.html{add}")
    page.locator("form.filters select").first.wait_for()
    shown = page.locator("form.filters [role=status]").inner_text()
    all_ = shown.split()[2]
    assert shown.startswith(f"{all_} of {all_} ")
    page.locator("form.filters select").first.select_option(index=1)
    page.wait_for_function(
        "shown => document.querySelector('form.filters [role=status]').textContent !== shown", arg=shown
    )
    assert not troubles.all()
