"""The smoke part in Firefox, where the system has one: reading, panels, search, citing and settings work there too."""

import os

import pytest
from firefox import running

SECTION = "a-58-275/iii-b-1.html"
DIALOG = "document.querySelector('dialog[open]')"
pytestmark = pytest.mark.skipif(
    not os.environ.get("EDITION_FIREFOX"), reason="no Firefox was found; FIREFOX may name one"
)


@pytest.fixture(scope="module")
def firefox():
    """A running Firefox, one for all of these tests."""
    with running(os.environ["EDITION_FIREFOX"]) as started:
        yield started
    assert not started.troubles


@pytest.fixture(params=[390, 1280])
def opened(firefox, place, request):
    """The browser at a section of the report, at the width of a phone and of a laptop."""
    firefox.size(request.param, 800)
    firefox.goto(place + SECTION)
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
