"""What a reader may choose: links, notes, colours; remembered, and followed by printing."""

import pytest

SECTION = "a-58-275/ii.html"


def choose(page, name, value):
    """Opens the settings and chooses."""
    page.locator("[data-opens=settings]").click()
    page.locator(f"#settings input[name={name}][value={value}]").check()
    page.keyboard.press("Escape")


def links(page):
    """The words of the links in the document's text."""
    return page.locator("[data-unit] a[href]:not(.note-mark)").all_inner_texts()


def test_links_can_be_fewer(page, place):
    """First in each section leaves one link an entry; none leaves the document's words alone; all brings them back."""
    page.goto(place + SECTION)
    every = links(page)
    choose(page, "links", "first")
    targets = page.locator("[data-unit] a[href]").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert len(targets) == len(set(targets))
    assert 0 < len(targets) < len(every)
    words = page.locator("[data-unit]").all_inner_texts()
    choose(page, "links", "none")
    assert links(page) == []
    assert page.locator("[data-unit]").all_inner_texts() == words
    assert not page.locator(".sic").first.is_visible()
    choose(page, "links", "all")
    assert links(page) == every


def test_a_choice_is_remembered_and_printed(page, place):
    """On the next page, and on paper, the choice holds."""
    page.goto(place + SECTION)
    choose(page, "links", "none")
    choose(page, "notes", "hidden")
    page.goto(place + "a-58-275/i.html")
    assert links(page) == []
    page.emulate_media(media="print")
    assert not any(each.is_visible() for each in page.locator(".editorial, .sic").all())


def test_notes_can_be_hidden(page, place):
    """[sic] and its explanation go together and come back."""
    page.goto(place + SECTION)
    notes = page.locator(".unit ~ .editorial")
    assert notes.first.is_visible()
    choose(page, "notes", "hidden")
    assert not notes.first.is_visible()
    assert links(page)
    choose(page, "notes", "shown")
    assert notes.first.is_visible()


@pytest.mark.parametrize(("chosen", "device"), [("dark", "light"), ("light", "dark")])
def test_colours_can_be_chosen(page, place, chosen, device):
    """Dark and light are the reader's choice, whatever the device prefers, and hold on the next page."""
    page.emulate_media(color_scheme=chosen)
    page.goto(place + "index.html")
    ground = "getComputedStyle(document.body).backgroundColor"
    wanted = page.evaluate(ground)
    page.emulate_media(color_scheme=device)
    assert page.evaluate(ground) != wanted
    choose(page, "colours", chosen)
    page.goto(place + SECTION)
    assert page.evaluate(ground) == wanted
