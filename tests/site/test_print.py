"""The printed page: what one would hand in, and nothing of the frame."""

import re

import pypdfium2
import pytest
from tiers import few

SECTION = "a-58-275/ii.html"
LINKED = "[data-unit] a[href]:not(.again, .note-mark, .internal, .term)"  # terms are no notes on paper
FRAME = ".md-header, .tabs, .md-sidebar, .toc, .md-footer, .md-skip, .mentioned, dialog, [data-opens]"


def printed(page, address):
    """The page as it is printed."""
    page.goto(address)
    page.emulate_media(media="print")


PAGES = [SECTION, "a-58-275/full.html", "countries/mex.html", "glossary/untoc.html"]


@pytest.mark.parametrize("address", few(PAGES, quick=PAGES[::2], reason="every kind of page"))
def test_the_frame_is_not_printed(page, place, address):
    """No navigation, no buttons, no panels; the citation stands at the end, on paper only."""
    page.goto(place + address)
    assert not [each for each in page.locator(".printed, .targets").all() if each.is_visible()]
    page.emulate_media(media="print")
    assert not [each for each in page.locator(FRAME).all() if each.is_visible()]
    assert page.locator(".printed").is_visible()
    assert "version" in page.locator(".printed").inner_text()
    official = page.locator(".banner a[href^=http]")
    if official.count():  # the official document has its address on paper, also where this edition has none
        assert official.evaluate("each => getComputedStyle(each, '::after').content") not in {"none", "normal"}


def test_the_links_have_their_targets_as_notes(page, place):
    """A letter in brackets behind each first link, and a note for each, in the same order, with the full title.

    The report's own notes have numbers; what is the edition's says so.
    """
    printed(page, place + SECTION)
    assert page.locator(".targets").is_visible()
    assert page.locator(".targets p").inner_text().startswith("Notes of this edition, not of the document")
    leading = page.locator(LINKED).evaluate_all("all => all.map(a => new URL(a.href).pathname)")
    notes = page.locator(".targets li").all_inner_texts()
    assert len(notes) == len(leading) > 20
    for note, path in zip(notes, leading, strict=True):
        part = path.rsplit("/", 2)[1].capitalize()
        assert f". In this edition, under {part}" in note
        assert not re.search(r"\.html|\.\./|/", note.partition(". In this edition")[2].replace("A/", ""))
    assert any(note.startswith("International Organization for Migration") for note in notes)
    for place_of_mark, element in (("::after", LINKED), ("::before", ".targets li")):
        mark = page.locator(element).first.evaluate("(each, at) => getComputedStyle(each, at).content", place_of_mark)
        assert "lower-alpha" in mark
        assert mark.startswith('"["')


def test_the_lines_of_a_word_are_printed_without_the_list_of_all_words(page, place):
    """Who has asked for lines prints them; who has not, the list."""
    page.goto(place + "a-58-275/concordance.html")
    words, lines = page.locator(".wordlist tbody tr"), page.locator(".lines tbody tr")
    words.first.wait_for()
    page.emulate_media(media="print")
    assert words.first.is_visible()
    page.emulate_media(media="screen")
    page.locator("#lines [name=q]").fill("smuggling")
    lines.first.wait_for()
    page.emulate_media(media="print")
    assert lines.first.is_visible()
    assert not words.first.is_visible()


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
    page.pdf(path=tmp_path / "section.pdf", format="A4")
    with pypdfium2.PdfDocument(tmp_path / "section.pdf") as pdf:
        words = [sheet.get_textpage().get_text_range() for sheet in pdf]
    assert 2 <= len(words) <= 8
    assert [text for text in words if "A/58/275, Human rights of migrants" not in text] == []


@pytest.mark.parametrize("address", ["countries/index.html", "glossary/migrant-workers-convention.html"])
def test_a_long_table_has_its_head_on_each_page_of_paper(page, site, tmp_path, address):
    """With the words that are buttons on a screen."""
    page.goto((site / address).as_uri())
    page.locator("th .sort").first.wait_for()
    heads = " ".join(" ".join(page.locator(".sortable th").all_inner_texts()).split())
    page.pdf(path=tmp_path / "table.pdf", format="A5")
    with pypdfium2.PdfDocument(tmp_path / "table.pdf") as pdf:
        words = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in pdf]
    assert sum(heads in text for text in words) >= 2
