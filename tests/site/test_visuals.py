"""Maps, charts, trees, the index at the back and what a section mentions, as a reader has them."""

import csv
import json

import pytest

REPORT = "a-58-275/"
LOADED = """async selector => {
    const picture = new Image()
    picture.src = document.querySelector(selector).href.baseVal
    await picture.decode()
    return picture.naturalWidth
}"""


@pytest.fixture(scope="session")
def mentions(site):
    """The rows of the published mentions."""
    return json.loads((site / REPORT / "data" / "mentions.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def anchors(site):
    """The units in their order: anchor by id."""
    rows = json.loads((site / REPORT / "data" / "paragraphs.json").read_text(encoding="utf-8"))
    return {row["unit"]: row["anchor"] for row in rows}


def test_the_map_has_every_state_that_is_mentioned(page, place, mentions, troubles):
    """Each leads to its page and says how often; the one State without a place stands beside it."""
    page.goto(place + "countries/index.html")
    links = page.locator("figure.map a")
    shown = {link.get_attribute("href"): link.locator("title").text_content() for link in links.all()}
    codes = [row["entry"] for row in mentions if row["kind"] == "country"]
    assert {code.lower() + ".html" for code in codes} - shown.keys() == {"yug.html"}
    assert shown["mex.html"] == f"Mexico: {codes.count('MEX')} mentions"
    assert "Yugoslavia" in page.locator("p.small", has_text="Not on the map").text_content()
    assert page.evaluate(LOADED, "figure.map image") > 0
    assert not troubles.all()


def test_more_mentions_are_a_stronger_colour(page, place, mentions):
    """The legend's steps take in every count, and a State has the step of its count."""
    page.goto(place + "countries/index.html")
    codes = [row["entry"] for row in mentions if row["kind"] == "country"]
    legend = [words.split("\N{EN DASH}") for words in page.locator(".legend .step").all_text_contents()]
    ranges = [range(int(words[0]), int(words[-1]) + 1) for words in legend]
    for link in page.locator("figure.map a").all():
        code = link.get_attribute("href").removesuffix(".html").upper()
        (step,) = [at for at, counts in enumerate(ranges, 1) if codes.count(code) in counts]
        assert link.get_attribute("class") == f"step-{step}"
    colours = page.locator(".legend rect").evaluate_all("all => all.map(each => getComputedStyle(each).fill)")
    assert len(set(colours)) == len(ranges)


def test_a_state_on_the_map_is_reached_by_keyboard(page, place):
    """Enter leads to its page, and the State that has the focus is told from the others."""
    page.goto(place + "countries/index.html")
    link = page.locator("figure.map a[class]", has=page.locator("title", has_text="Kuwait"))
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert float(link.locator("circle").evaluate("each => getComputedStyle(each).strokeWidth").removesuffix("px")) > 2
    page.keyboard.press("Enter")
    page.wait_for_url("**/countries/kwt.html")


@pytest.mark.parametrize("code", ["mex", "mda", "usa"])
def test_a_state_is_marked_on_its_own_page(page, place, code, troubles):
    """Inside the map, over the land."""
    page.goto(f"{place}countries/{code}.html")
    inside, around = (page.locator(f"figure.map {part}").first.bounding_box() for part in (".here", "> svg"))
    assert around["x"] <= inside["x"]
    assert inside["x"] + inside["width"] <= around["x"] + around["width"] + 1
    assert around["y"] <= inside["y"]
    assert page.evaluate(LOADED, "figure.map image") > 0
    assert not troubles.all()


def test_a_former_state_is_on_no_map(page, place):
    """Its page says why."""
    page.goto(place + "countries/yug.html")
    assert page.locator("figure.map").count() == 0
    assert "A former State: the map of the world shows the States of today." in page.locator("article").inner_text()


def test_the_chart_has_the_dates_of_the_data(page, place, site):
    """Each act of the State is a point, later ones farther to the right, the report's date among them."""
    with (site / "data" / "treaty-participation.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["iso3"] == "MEX"]
    acts = [row["date"] for row in rows if row["action"] != "entry-into-force"]
    page.goto(place + "countries/mex.html")
    chart = page.locator("figure.chart > svg")
    places = chart.locator("circle").evaluate_all("all => all.map(each => each.getBoundingClientRect().x)")
    words = chart.locator("circle title").all_text_contents()
    assert len(places) == len(acts)
    days = dict(zip(words, places, strict=True))
    assert days["Signed 17\N{NO-BREAK SPACE}July\N{NO-BREAK SPACE}1980"] == min(places)
    report = chart.locator(".report").bounding_box()["x"]
    assert sum(each < report for each in places) == sum(act < "2003-08-12" for act in acts)
    assert chart.locator(".force").count() == sum(row["action"] == "entry-into-force" for row in rows)


def test_dated_facts_stand_in_the_order_of_time(page, place):
    """What came after the report stands below its date and is told apart."""
    page.goto(place + "glossary/untoc.html")
    items = page.locator(".times > li")
    classes = [item.get_attribute("class") or "" for item in items.all()]
    at = classes.index("own")
    assert set(classes[:at]) == {""}
    assert set(classes[at + 1 :]) == {"later"}
    assert "Entry into force" in items.last.text_content()


def test_a_tree_leads_to_all_that_belongs_together(page, place):
    """The page's own entry is marked in it and is no link."""
    page.goto(place + "glossary/smuggling-protocol.html")
    tree = page.locator(".family")
    assert tree.locator("[aria-current]").text_content() == "Smuggling Protocol"
    assert [link.text_content() for link in tree.locator("a").all()] == [
        "Organized Crime Convention",
        "Firearms Protocol",
        "Palermo Protocols",
        "Trafficking Protocol",
    ]
    tree.locator("a").first.click()
    page.wait_for_url("**/glossary/untoc.html")
    assert page.locator(".family [aria-current]").text_content() == "Organized Crime Convention"


def test_what_is_confused_is_told_on_both_pages(page, place):
    """With the same words."""
    told = []
    for name, other in (
        ("iom", "International Labour Organization"),
        ("ilo", "International Organization for Migration"),
    ):
        page.goto(f"{place}glossary/{name}.html")
        assert page.locator(".confused dt a").first.text_content() == other
        told.append(page.locator(".confused dd").first.text_content())
    assert told[0] == told[1]


def test_the_index_leads_to_every_mention(page, place, mentions, anchors, troubles):
    """A number is a link to its paragraph; a range stands for all in it."""
    page.goto(place + REPORT + "entries.html")
    lines = page.evaluate(
        """() => [...document.querySelectorAll(".back-index li[id]")].map(line => [line.id,
            [...line.querySelectorAll(".at")].map(link => [link.hash.slice(1), link.previousSibling.textContent])])"""
    )
    order = list(anchors.values())
    shown = set()
    for entry, links in lines:
        for at, (anchor, before) in enumerate(links):
            first = order.index(links[at - 1][0]) if before == "\N{EN DASH}" else order.index(anchor)
            shown |= {(entry, each) for each in order[first : order.index(anchor) + 1]}
    assert shown == {(row["entry"].lower(), anchors[row["unit"]]) for row in mentions}
    assert not troubles.all()
    page.locator(".back-index #che .at").first.click()
    page.wait_for_url("**/ii.html#para-3-b")


@pytest.mark.parametrize(("width", "columns"), [(390, 1), (1280, 2)])
def test_the_index_has_two_columns_where_there_is_room(page, site, width, columns):
    """And one on a phone."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((site / REPORT / "entries.html").as_uri())
    lefts = page.locator(".back-index h2").evaluate_all("all => all.map(each => each.getBoundingClientRect().x)")
    assert len(set(lefts)) == columns


def test_other_words_lead_to_the_entry_s_line(page, place):
    """`IOM, see International Organization for Migration`."""
    page.goto(place + REPORT + "entries.html")
    line = page.locator(".back-index li", has_text="IOM, see")
    line.locator("a").click()
    assert "International Organization for Migration" in page.locator(".back-index li:target").text_content()


@pytest.mark.parametrize("section", ["ii", "iii-a", "summary"])
def test_a_section_tells_what_it_mentions(page, place, mentions, anchors, section):
    """Every mention in it and no other, each leading to its place on the page."""
    page.goto(f"{place}{REPORT}{section}.html")
    here = set(page.locator(".unit").evaluate_all("all => all.map(each => each.id)"))
    found = set()
    for item in page.locator(".mentioned li").all():
        name = item.locator("a").first.get_attribute("href").rpartition("/")[2].removesuffix(".html")
        found |= {(name, link.get_attribute("href")[1:]) for link in item.locator(".places a").all()}
    expected = {(row["entry"].lower(), anchors[row["unit"]]) for row in mentions if anchors[row["unit"]] in here}
    assert found == expected


def test_the_table_of_states_is_sorted_on_request(page, place):
    """By the number of mentions, most first."""
    page.goto(place + "countries/index.html")
    first = page.locator(".sortable tbody tr td").first
    assert first.text_content() == "Albania"
    page.locator(".sortable th button", has_text="All").click()
    assert first.text_content() == "Mexico"
