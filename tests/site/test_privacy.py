"""What others can learn of a reader, and what a browser keeps: what the page on privacy says, which can be cleared."""

import functools
import http.server
import json
import re
import threading
from html import escape

import pytest
from tiers import turns

SECTION = "a-58-275/iii-b-1.html"
PRIVACY = "about/privacy.html"
SEARCHED = "#q=asylum"
ASKING = "#edition:words"
SILENCE = 1_200  # milliseconds in which a page that answers has answered

# --- Pages that show the edition inside theirs ---

FRAMING = """<!doctype html><title>framing</title>{frame}<script>
    const told = []
    onmessage = event => {{ if (typeof event.data !== "string") told.push(JSON.stringify(event.data)) }}
    setInterval(() => {{
        for (const frame of document.querySelectorAll("iframe")) frame.contentWindow.postMessage("edition: units?", "*")
    }}, 100)
</script>"""
FRAMES = {
    "plain": '<iframe src="{address}"></iframe>',
    "in a sandbox": '<iframe sandbox="allow-scripts" src="{address}"></iframe>',
}
RELAYED = '<iframe src="data:text/html,{inner}"></iframe>'  # its page has no origin, as one from disk
INNER = """<iframe src="{address}"></iframe><script>onmessage = event => {{
    if (typeof event.data !== "string") parent.postMessage({{ relayed: event.data }}, "*")
}}
setInterval(() => document.querySelector("iframe").contentWindow.postMessage("edition: units?", "*"), 100)</script>"""


def framing(address, way):
    """A page that shows the address in a frame and asks it what it may tell."""
    if way != "in a page without an origin":
        return FRAMING.format(frame=FRAMES[way].format(address=address))
    inner = INNER.format(address=address).replace("#", "%23")
    return FRAMING.format(frame=RELAYED.format(inner=escape(inner)))


WAYS = [*FRAMES, "in a page without an origin"]


@pytest.fixture
def elsewhere(tmp_path):
    """A folder that another server serves, and the address of that server."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            """Do nothing."""

    handler = functools.partial(Handler, directory=tmp_path)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever)
        thread.start()
        yield tmp_path, f"http://127.0.0.1:{httpd.server_port}/"
        httpd.shutdown()
        thread.join()


def shown(page):
    """The innermost frame, once the edition is there."""
    frame = page.frames[-1]
    frame.wait_for_function("() => window.edition?.want")
    page.wait_for_timeout(SILENCE)
    return frame


@pytest.mark.parametrize(("way", "hash_"), turns(WAYS, [SEARCHED, ASKING], reason="each address in each frame"))
def test_a_page_of_another_server_learns_nothing(page, server, elsewhere, way, hash_):
    """Neither what is searched for nor which page the frame is at, however it asks."""
    folder, address = elsewhere
    (folder / "framing.html").write_text(framing(f"{server}{SECTION}{hash_}", way), encoding="utf-8")
    page.goto(address + "framing.html")
    assert shown(page).url.endswith(SECTION + hash_)
    assert page.evaluate("told") == []


@pytest.mark.parametrize("way", ["plain", "in a sandbox"])
def test_a_page_on_disk_learns_nothing_of_a_search(page, site, tmp_path, way):
    """A file that shows the offline copy in a frame."""
    path = tmp_path / "framing.html"
    path.write_text(framing(f"{site.as_uri()}/{SECTION}{SEARCHED}", way), encoding="utf-8")
    page.goto(path.as_uri())
    if way == "plain":
        shown(page)
    page.wait_for_timeout(SILENCE)
    assert page.evaluate("told") == []


def test_a_page_on_disk_learns_the_words_that_it_has_named_itself(page, site, tmp_path):
    """As the proof does, and nothing of where the reader goes from there."""
    path = tmp_path / "framing.html"
    path.write_text(framing(f"{site.as_uri()}/{SECTION}{ASKING}", "plain"), encoding="utf-8")
    page.goto(path.as_uri())
    frame = shown(page)
    (told,) = page.evaluate("told")
    assert list(json.loads(told)) == ["units", "lines"]
    frame.evaluate("location.href = 'iii-b-2.html#q=asylum'")
    frame.wait_for_url("**/iii-b-2.html*")
    assert shown(page).url.endswith(SEARCHED)
    assert len(page.evaluate("told")) == 1


def test_an_address_that_asks_is_a_page_like_any_other(page, place, troubles):
    """Where nobody shows it in a frame, it tells nobody."""
    page.add_init_script("addEventListener('message', event => { window.told = event.data })")
    page.goto(place + SECTION + ASKING)
    page.wait_for_timeout(SILENCE)
    assert page.evaluate("window.told ?? null") is None
    page.goto(f"{place}a-58-275/proof.html{ASKING}")
    page.get_by_role("button", name="Check the words").click()
    page.locator(".proof-result[data-proved=yes]").wait_for()
    assert not troubles.all()


# --- What is stored ---

KEPT = """async () => ({
    local: Object.keys(localStorage).sort(),
    session: Object.keys(sessionStorage),
    caches: location.protocol.startsWith("http") ? await caches.keys() : [],
    databases: (await indexedDB.databases()).map(each => each.name),
    cookies: document.cookie,
    workers: location.protocol.startsWith("http") ? (await navigator.serviceWorker.getRegistrations()).length : 0,
})"""
FOREIGN = {"other": "1", "editions": "2", "Edition.settings": "3", "xedition.cite": "4"}


@pytest.fixture
def used(page, place):
    """A page whose reader has used everything that stores something; gives the states that its history had."""
    states = set()

    def note():
        states.update(page.evaluate("Object.keys({ ...window.states, ...history.state })"))

    page.add_init_script("""for (const name of ["pushState", "replaceState"]) {
        const real = history[name]
        history[name] = (state, ...rest) => {
            Object.assign(window.states ??= {}, state)
            real.call(history, state, ...rest)
        }
    }""")
    page.goto(place + SECTION)
    page.locator("[data-opens=settings]").click()
    note()
    for name, value in [("size", "large"), ("links", "first"), ("notes", "hidden")]:
        page.locator(f"#settings [name={name}][value={value}]").check()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    note()
    page.locator("dialog[open] [name=keys]").uncheck()
    page.locator("dialog[open] [name=keys]").check()
    page.keyboard.press("Escape")
    page.locator("a.number").first.click()
    page.locator("dialog.cite[open] .cite-choice label").nth(1).click()
    note()
    page.keyboard.press("Escape")

    def select():
        page.evaluate("""() => {
            const words = [...document.querySelector("[data-unit]").childNodes].find(each => each.length > 20)
            getSelection().setBaseAndExtent(words, 0, words, 20)
        }""")

    select()
    page.get_by_role("button", name="Mark", exact=True).click()
    page.locator(".desk-sign").wait_for()
    select()
    page.locator(".cite-selected").wait_for()
    page.keyboard.press("Control+c")
    page.locator(".cite-offer button").first.click()
    page.keyboard.press("/")
    page.locator("dialog[open] .field input").fill("asylum")
    note()
    page.locator("dialog[open] .results a[href*='#para-']").first.click()
    page.locator(".unit.reached").first.wait_for()
    note()
    page.goto(place + "a-58-275/recommendations.html")
    page.locator("form.filters select").first.select_option(index=1)
    note()
    page.goto(place + "a-58-275/timeline.html")
    page.locator("a[data-quote]").first.click()
    page.locator(".unit.reached").first.wait_for()
    note()
    page.goto(place + PRIVACY)
    return states


def test_what_is_stored_is_what_the_page_lists(page, used):
    """Each name is on the page, and the page has no other; nothing is kept in any other place."""
    kept = page.evaluate(KEPT)
    listed = [each for each in page.locator("article code").all_inner_texts() if each.startswith("edition.")]
    assert kept.pop("local") == sorted(listed)
    assert kept.pop("databases") == ["edition.desk"]
    assert not any(kept.values()), kept
    assert used == {"over", "under"}  # "whether something lay over it"


def test_scripts_store_nothing_that_the_page_does_not_list(site, root):
    """Every name that a script remembers something by, and no script has another way to store."""
    page = (site / PRIVACY).read_text(encoding="utf-8")
    names = set()
    folder = root / "docs" / "assets"
    for path in (each for room in ("", "core", "desk", "finder") for each in (folder / room).glob("*.js")):
        text = path.read_text(encoding="utf-8")
        names |= set(re.findall(r'\bremember\("([^"]+)"', text))
        assert not re.search(r"sessionStorage|\bcookie\b|\bcaches\b|serviceWorker", text), path
        assert ("indexedDB" in text) == (path.name == "keeper.js"), path
        assert text.count("localStorage.setItem") == (path.name in {"choices.js", "keeper.js"}), path
    assert 'NAME = "edition.desk"' in (folder / "desk" / "keeper.js").read_text(encoding="utf-8")
    names.add("desk")
    assert names == set(re.findall(r"<code>edition\.([a-z-]+)</code>", page))


@pytest.mark.usefixtures("used")
def test_what_is_stored_can_be_cleared(page, troubles):
    """All of it, with what it did on this page; of others nothing; the page says what was cleared."""
    page.evaluate("all => Object.entries(all).forEach(([name, value]) => localStorage.setItem(name, value))", FOREIGN)
    assert page.evaluate("document.documentElement.dataset.size") == "large"
    page.get_by_role("button", name="Clear what is stored").click()
    result = page.locator("#stored [role=status]")
    result.filter(has_text="Your desk is still there").wait_for()
    names = ["edition.cite", "edition.settings", "edition.sought", "edition.source-offered"]
    assert result.inner_text().startswith(f"Cleared: {', '.join(names)}.")
    assert "1 passage with marks or notes, 0 lists" in result.inner_text()
    page.get_by_role("button", name="Delete your desk too").click()
    result.filter(has_text="Nothing of this edition is stored").wait_for()
    assert page.evaluate("indexedDB.databases()") == []
    assert page.evaluate("({ ...localStorage })") == FOREIGN
    assert page.evaluate("({ ...document.documentElement.dataset })") == {}
    page.reload()
    assert page.evaluate("({ ...document.documentElement.dataset })") == {}
    page.get_by_role("button", name="Clear what is stored").click()
    result.filter(has_text="Nothing of this edition is stored in this browser.").wait_for()
    assert "Cleared" not in result.inner_text()
    assert page.evaluate("({ ...localStorage })") == FOREIGN
    assert not troubles.console


def test_keys_work_again_after_clearing(page, place):
    """The switch of the keys is among what is stored."""
    page.goto(place + PRIVACY)
    page.evaluate("""localStorage.setItem("edition.settings", '{"keys": "off"}')""")
    page.reload()
    page.get_by_role("button", name="Clear what is stored").click()
    page.locator("#stored [role=status]").filter(has_text="edition.settings").wait_for()
    assert page.evaluate("localStorage.length") == 0
    page.keyboard.press("/")
    page.locator("dialog[open] .field input").wait_for()


def test_a_browser_that_stores_nothing_says_so(page, place, troubles):
    """Where storing is refused, the button has something to say too."""
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })")
    page.goto(place + PRIVACY)
    page.get_by_role("button", name="Clear what is stored").click()
    page.locator("#stored [role=status]").filter(has_text="does not let these pages store").wait_for()
    assert not troubles.all()


def test_without_scripts_there_is_no_button(plain, site):
    """And the page says why."""
    plain.goto(f"{site.as_uri()}/{PRIVACY}")
    assert not plain.locator("#stored button").is_visible()
    assert "Without JavaScript nothing is stored" in plain.locator("#stored").inner_text()
