"""The smoke part in Firefox, where the system has one: reading, panels, search, citing and settings work there too."""

import json

import pytest
from tiers import few

SECTION = "a-58-275/iii-b-1.html"
DIALOG = "document.querySelector('dialog[open]')"


@pytest.fixture(params=[390, 1280])
def window(request):
    """The width of a phone, and of a laptop."""
    return request.param


@pytest.fixture
def opened(firefox, place, window):
    """The browser at a section of the report."""
    firefox.size(window, 800)
    firefox.goto("about:blank")  # from a long address on disk to a server, Firefox 153 may not say that it has arrived
    firefox.goto(place + SECTION)
    if firefox.get("localStorage.length"):  # of the test before
        firefox.get("localStorage.clear()")
        firefox.goto(place + SECTION)
    return firefox


def test_a_section_shows_its_words_and_does_not_scroll_sideways(opened):
    """A page is read downwards only."""
    assert "migra" in opened.get("document.querySelector('#para-10 [data-unit]').textContent")
    assert opened.get("document.documentElement.scrollWidth <= innerWidth")


def test_the_key_for_searching_opens_the_search_which_finds_a_paragraph(opened):
    """The search answers while one types."""
    opened.type("/")
    opened.until(f"{DIALOG}?.querySelector('[name=q]') === document.activeElement")
    opened.type("palermo")
    assert "Palermo" in opened.until(f"{DIALOG}.querySelector('.results a')?.textContent")


def test_the_number_of_a_paragraph_opens_its_citations(opened):
    """The number is the way to cite."""
    opened.click("#para-10 .number")
    assert "para. 10" in opened.until(f"{DIALOG}?.querySelector('h2')?.textContent")


def test_a_setting_is_remembered(opened):
    """A choice holds for the next page."""
    opened.click("[data-opens=settings]")
    opened.until(f"{DIALOG}?.id === 'settings'")
    opened.get("document.querySelector('#settings [name=links][value=none]').click()")
    opened.goto(opened.get("location.href"))
    opened.until("document.documentElement.dataset.links === 'none'")


def test_a_range_is_marked_on_arrival(opened):
    """Both ends of a range and what is between them are marked."""
    opened.get("location.hash = '#para-10..para-11'")
    opened.until("document.querySelectorAll('.unit.reached').length === 2")


ADDED = ["#%", "?%E0%A4%A", "#para-11..para-10", "#edition:words"]


@pytest.mark.parametrize("add", few(ADDED, quick=ADDED[1:3], reason="each of several addresses"))
def test_any_address_leaves_a_page_that_works(opened, place, add):
    """Cut or turned round: numbers and settings answer."""
    opened.goto(place + "about/method.html")
    opened.goto(place + SECTION + add)
    opened.click("[data-opens=settings]")
    opened.until(f"{DIALOG}?.querySelectorAll(':checked').length === 8")


LONG = {"words": "migrants+" * 10_000, "letters": "a" * 200_000}


@pytest.mark.parametrize("words", few(LONG, quick=["words"], reason="the other long search"))
def test_a_long_search_says_what_it_leaves_out(opened, place, words):
    """And the page goes on."""
    opened.goto(place + "about/method.html")
    opened.goto(f"{place}{SECTION}#q={LONG[words]}")
    opened.until(f"{DIALOG}?.querySelector('.found')?.textContent.includes('Only the first')")


STORED = ["5", "[]", '{"size":"x","links":{},"script":"x","opens":"x"}']


@pytest.mark.parametrize("stored", few(STORED, quick=STORED[-1:], reason="each of several values"))
def test_anything_may_be_stored(opened, place, stored):
    """A choice is kept all the same."""
    for name in ("settings", "cite", "sought"):
        opened.get(f"localStorage.setItem('edition.{name}', {json.dumps(stored)})")
    opened.goto(place + SECTION)
    opened.click("[data-opens=settings]")
    opened.until(f"{DIALOG}?.querySelectorAll(':checked').length === 8")
    opened.get("document.querySelector('#settings [name=size][value=large]').click()")
    opened.until("localStorage.getItem('edition.settings').includes('large')")


def test_the_words_are_proved(opened, place):
    """Pages tell their words in frames, which the browser opens from disk too."""
    opened.goto(place + "a-58-275/proof.html")
    opened.until("!document.querySelector('#proof button').hidden")
    opened.click("#proof button")
    opened.until("document.querySelector('.proof-result').dataset.proved === 'yes'", seconds=60)


def test_what_is_stored_can_be_cleared(opened, place):
    """By the button on the page on privacy."""
    opened.goto(place + "about/privacy.html")
    opened.get("localStorage.setItem('edition.settings', '{}'), localStorage.setItem('other', '1')")
    opened.goto(place + "about/privacy.html")
    opened.until("!document.querySelector('#stored button').hidden")
    opened.click("#stored button")
    opened.until("document.querySelector('#stored [role=status]').textContent.startsWith('Cleared: edition.settings.')")
    assert opened.get("Object.keys(localStorage).join()") == "other"


SELECT = """(() => {
    const words = document.createTreeWalker(document.querySelector("#para-14 [data-unit]"), 4).nextNode()
    getSelection().setBaseAndExtent(words, 0, words, 20)
})()"""


@pytest.mark.both_places
def test_a_mark_is_kept_for_all_pages(opened, place):
    """From disk too, where each page has a storage of its own; it can be cleared on the page on privacy."""
    opened.until("typeof window.edition?.want === 'function'")
    opened.get(SELECT)
    opened.until("document.querySelector('.cite-bar') !== null")
    opened.get("document.querySelectorAll('.cite-bar button')[1].click()")
    label = opened.until("document.querySelector('.desk-sign')?.ariaLabel")
    assert label.startswith("Your mark, yellow")
    assert opened.get("CSS.highlights.get('desk-yellow').size") == 1
    opened.goto(f"{place}a-58-275/full.html")
    assert opened.until("document.querySelector('.desk-sign')?.ariaLabel") == label
    opened.goto(place + "about/privacy.html")
    opened.until("!document.querySelector('#stored button').hidden")
    opened.click("#stored button")
    said = "document.querySelector('#stored [role=status]')"
    opened.until(f"{said}.textContent.includes('1 passage with marks or notes')")
    opened.click("#stored [role=status] button")
    opened.until(f"{said}.textContent.startsWith('Cleared: edition.desk')")
    opened.goto(place + SECTION)
    assert opened.get("edition.script('desk/desk').then(desk => desk.all()).then(all => all.length)") == 0
    assert opened.get("document.querySelectorAll('.desk-sign').length") == 0


@pytest.mark.both_places
def test_a_mark_lies_on_the_desk(opened):
    """The frame leads there; it is shown, and taken along in Word."""
    opened.until("typeof window.edition?.want === 'function'")
    opened.get(SELECT)
    opened.until("document.querySelector('.cite-bar') !== null")
    opened.get("document.querySelectorAll('.cite-bar button')[1].click()")
    opened.until("document.querySelector('.desk-sign') !== null")
    opened.until("document.querySelector('.desk-way') !== null")
    opened.click(".desk-way")
    assert opened.until("document.querySelector('.kept blockquote')?.textContent")
    assert opened.get("document.documentElement.scrollWidth <= innerWidth")
    save = "(file, name) => { window.saved = `${name}, ${file.size > 2000}` }"
    opened.get(f"edition.script('saving').then(saving => {{ saving.save = {save} }})")
    opened.click(".taking summary")
    opened.click("[data-take=docx]")
    assert opened.until("window.saved") == "desk.docx, true"
    opened.get("edition.desk.clear()")
