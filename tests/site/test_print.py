"""The printed page: what one would hand in, and nothing of the frame."""

import re

import pytest

SECTION = "a-58-275/ii.html"
LINKED = "[data-unit] a[href]:not(.again, .note-mark, .internal)"
FRAME = ".md-header, .md-tabs, .md-sidebar, .md-footer, .md-skip, .mentioned, dialog, [data-opens]"


def printed(page, address):
    """The page as it is printed."""
    page.goto(address)
    page.emulate_media(media="print")


@pytest.mark.parametrize("address", [SECTION, "a-58-275/full.html", "countries/mex.html", "glossary/untoc.html"])
def test_the_frame_is_not_printed(page, place, address):
    """No navigation, no buttons, no panels; the citation stands at the end, on paper only."""
    page.goto(place + address)
    assert not [each for each in page.locator(".printed, .targets").all() if each.is_visible()]
    page.emulate_media(media="print")
    assert not [each for each in page.locator(FRAME).all() if each.is_visible()]
    assert page.locator(".printed").is_visible()
    assert "version" in page.locator(".printed").inner_text()


def test_the_links_have_their_targets_as_notes(page, place):
    """A number behind each first link, and a note for each, in the same order."""
    printed(page, place + SECTION)
    assert page.locator(".targets").is_visible()
    leading = page.locator(LINKED).evaluate_all("all => all.map(a => a.getAttribute('href').replace('../', ''))")
    notes = page.locator(".targets li").all_inner_texts()
    assert [note.rpartition(": ")[2] for note in notes] == leading
    mark = page.locator(LINKED).first.evaluate("a => getComputedStyle(a, '::after').content")
    assert "target" in mark or mark == '"1"'


def test_nothing_but_the_document_has_no_notes(page, place):
    """Who reads without links prints without them."""
    page.goto(place + SECTION)
    page.locator("[data-opens=settings]").click()
    page.locator("#settings input[name=links][value=none]").check()
    page.keyboard.press("Escape")
    page.emulate_media(media="print")
    assert not page.locator(".targets").is_visible()
    assert page.locator(".unit .number").first.is_visible()


def test_each_page_of_paper_says_what_it_is(page, site, tmp_path):
    """The symbol and title stand at the head, and the browser makes a PDF of a few pages of it."""
    page.goto((site / SECTION).as_uri())
    running = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--running')")
    assert running == '"A/58/275, Human rights of migrants"'
    pdf = page.pdf(path=tmp_path / "section.pdf", format="A4")
    assert 2 <= len(re.findall(rb"/Type /Page\b", pdf)) <= 8
