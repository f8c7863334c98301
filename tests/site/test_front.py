"""The front page: in five seconds a visitor knows which report this is, by whom, what it says, and where to begin."""

import json

import pytest
from tiers import few

REPORT = "a-58-275/"
WAYS = {
    "Start reading": REPORT + "i.html",
    "Summary": REPORT + "summary.html",
    "Cite": "about/citing.html",
    "Take it with you": "#take-with-you",
}
SIZES = [(320, 720), (390, 844), (1280, 720), (1920, 1080)]


@pytest.fixture
def front(page, site):
    """The front page, from disk."""
    page.goto((site / "index.html").as_uri())
    return page


@pytest.mark.parametrize(("width", "height"), few(SIZES, quick=SIZES[::2], reason="every size"))
def test_the_first_screen_says_what_this_is_and_where_to_begin(front, width, height):
    """Symbol, title, year, author, two sentences and four ways in stand in sight, on a small phone too."""
    front.set_viewport_size({"width": width, "height": height})
    head = front.locator(".front")
    assert head.locator("h1").inner_text() == "Human rights of migrants"
    words = " ".join(head.inner_text().split())
    for told in (
        "A/58/275",
        "2003",
        "Gabriela Rodríguez Pizarro",
        "Special Rapporteur of the Commission on Human Rights",
    ):
        assert told in words
    assert head.locator(".ways a").all_inner_texts() == [*WAYS]
    boxes = "all => all.map(each => each.getBoundingClientRect()).map(({ bottom, height }) => [bottom, height])"
    assert max(bottom for bottom, _ in head.locator("h1, p, .ways a").evaluate_all(boxes)) <= height
    assert min(high for _, high in head.locator(".ways a").evaluate_all(boxes)) >= 24


@pytest.mark.parametrize("way", WAYS)
def test_each_way_leads_there(front, site, way):
    """To the first section, to the summary, to the page on citing, to the offline copy."""
    link = front.locator(".ways a").get_by_text(way, exact=True)
    assert link.get_attribute("href") == WAYS[way]
    link.click()
    assert front.url == (site / "index.html").as_uri().replace("index.html", "") + (
        "index.html#take-with-you" if way == "Take it with you" else WAYS[way]
    )
    front.locator("h1, :target").last.wait_for()


def test_what_it_says_is_told_in_two_sentences(front):
    """Of our own, so not in the letters of the document."""
    says = front.locator(".front .says")
    assert says.inner_text().count(".") == 2
    assert says.evaluate("each => getComputedStyle(each).fontFamily").split(", ")[-1] == "sans-serif"


def test_the_figures_come_later_and_are_those_of_the_data(front, site):
    """Below the ways into the text, and counted."""
    paragraphs = json.loads((site / REPORT / "data" / "paragraphs.json").read_text(encoding="utf-8"))
    mentions = json.loads((site / REPORT / "data" / "mentions.json").read_text(encoding="utf-8"))
    figures = front.locator(".figures")
    words = " ".join(figures.inner_text().split())
    assert f"{len(paragraphs)} pieces of text" in words
    assert f"{len(mentions)} mentions" in words
    assert figures.bounding_box()["y"] > front.locator(".ways").bounding_box()["y"] + 300


def test_the_title_of_the_page_names_the_edition_and_the_report(front):
    """As it stands in a tab, in a list of bookmarks, in the hits of a search engine."""
    assert front.title() == "Human rights of migrants (A/58/275, 2003), annotated edition"


def test_nothing_is_wider_than_the_window(front):
    """The head, the lists and the figures fit."""
    for width in (320, 390, 1280, 1920):
        front.set_viewport_size({"width": width, "height": 844})
        assert front.evaluate("document.documentElement.scrollWidth") <= width


def test_the_front_page_stands_in_the_middle(front):
    """On a wide screen there is as much room at its left as at its right."""
    front.set_viewport_size({"width": 1920, "height": 1080})
    box = front.locator(".front").bounding_box()
    assert abs(box["x"] - (1920 - box["x"] - box["width"])) < 40


def test_without_scripts_the_front_page_is_whole(plain, site):
    """It has the same words and the same ways."""
    plain.goto((site / "index.html").as_uri())
    assert [each.inner_text() for each in plain.locator(".ways a").all() if each.is_visible()] == [*WAYS]
