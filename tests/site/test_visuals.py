"""Maps, charts, trees, the index at the back and what a section mentions, as a reader has them."""

import csv
import json
from itertools import pairwise

import pytest
from tiers import few

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
    told = "all => all.map(link => [link.getAttribute('href'), link.querySelector('title').textContent])"
    shown = dict(page.locator("figure.map a").evaluate_all(told))
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
    told = "all => all.map(link => [link.getAttribute('href'), link.getAttribute('class')])"
    links = page.locator("figure.map a").evaluate_all(told)
    assert links
    for address, shade in links:
        code = address.removesuffix(".html").upper()
        (step,) = [at for at, counts in enumerate(ranges, 1) if codes.count(code) in counts]
        assert shade == f"step-{step}"
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
    assert days["Signed on\N{NO-BREAK SPACE}17\N{NO-BREAK SPACE}July\N{NO-BREAK SPACE}1980"] == min(places)
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


@pytest.mark.parametrize("section", few(["ii", "iii-a", "summary"], quick=["ii", "summary"], reason="another section"))
def test_a_section_tells_what_it_mentions(page, place, mentions, anchors, section):
    """Every mention in it and no other, each leading to its place on the page."""
    page.goto(f"{place}{REPORT}{section}.html")
    here = set(page.locator(".unit").evaluate_all("all => all.map(each => each.id)"))
    told = """all => all.flatMap(item => [...item.querySelectorAll(".places a")].map(
        link => [item.querySelector("a").getAttribute("href"), link.getAttribute("href").slice(1)]))"""
    found = {
        (entry.rpartition("/")[2].removesuffix(".html"), anchor)
        for entry, anchor in page.locator(".mentioned li").evaluate_all(told)
    }
    expected = {(row["entry"].lower(), anchors[row["unit"]]) for row in mentions if anchors[row["unit"]] in here}
    assert found == expected


def test_the_table_of_states_is_sorted_on_request(page, place):
    """By the number of mentions, most first."""
    page.goto(place + "countries/index.html")
    first = page.locator(".sortable tbody tr td").first
    assert first.text_content() == "Albania"
    page.locator(".sortable th button", has_text="All").click()
    assert first.text_content() == "Mexico"


TAP = """([code, dx]) => {
    const box = document.querySelector(`figure.map a[href='${code}.html']`).getBoundingClientRect()
    return [box.x + box.width / 2 + dx, box.y + box.height / 2]
}"""


@pytest.fixture
def phone(new_page, place):
    """The page of the countries on a phone."""
    page = new_page(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    page.goto(place + "countries/index.html")
    page.wait_for_function("() => document.querySelector('script[src$=\"map.js\"]')")
    page.locator("figure.map").scroll_into_view_if_needed()
    page.wait_for_timeout(200)
    return page


SMALL = ["slv", "civ", "mkd", "bih", "che"]


@pytest.mark.parametrize("code", few(SMALL, quick=SMALL[:2], reason="each of several States"))
def test_a_small_state_is_hit_on_a_phone(phone, code):
    """A tap near it offers it in words beside its neighbours, to be hit without care."""
    phone.touchscreen.tap(*phone.evaluate(TAP, [code, 5]))
    link = phone.locator(f".near a[href$='/{code}.html']")
    link.wait_for()
    assert phone.locator(".near a").count() > 1
    boxes = phone.locator(".near a").evaluate_all("all => all.map(each => each.getBoundingClientRect().toJSON())")
    assert all(box["height"] >= 24 and box["width"] >= 24 for box in boxes)
    assert all(upper["bottom"] <= lower["top"] for upper, lower in pairwise(boxes))
    link.tap()
    phone.wait_for_url(f"**/countries/{code}.html")


def test_a_state_with_room_around_it_is_hit_at_once(phone):
    """As with a mouse; a dot is hit from as far as a finger is wide."""
    phone.touchscreen.tap(*phone.evaluate(TAP, ["lka", 9]))
    phone.wait_for_url("**/countries/lka.html")


def test_the_sea_is_no_state(phone):
    """A tap where there is none leads nowhere, and what was offered before goes."""
    page = phone.url
    phone.touchscreen.tap(*phone.evaluate(TAP, ["slv", 3]))
    phone.locator(".near").wait_for()
    box = phone.locator("figure.map > svg").bounding_box()
    phone.touchscreen.tap(box["x"] + 3, box["y"] + box["height"] - 3)
    phone.locator(".near").wait_for(state="hidden")
    assert phone.url == page


def test_the_lists_below_the_map_are_hit_on_a_phone(phone):
    """Each State in them is as high as a finger needs."""
    boxes = phone.locator(".regions li > a").evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")
    assert len(boxes) == 39
    assert min(boxes) >= 24


@pytest.mark.parametrize("width", [700, 1280])
def test_a_state_of_a_region_stands_in_one_column(page, site, width):
    """With what is said of it below its name."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((site / "countries" / "index.html").as_uri())
    parts = page.locator(".regions li").evaluate_all("all => all.map(each => each.getClientRects().length)")
    assert parts == [1] * 39


@pytest.mark.parametrize("height", few([720, 900, 1080], quick=[720, 1080], reason="another height"))
def test_the_panel_of_a_state_does_not_cover_the_map(page, place, height):
    """It stands below or above, stays while the pointer is on its way to it, and goes when the pointer leaves."""
    page.set_viewport_size({"width": 1280, "height": height})
    page.goto(place + "countries/index.html")
    page.locator(".map a[href='per.html']").hover()
    page.locator(".popup").wait_for()
    panel, drawing = (page.locator(each).bounding_box() for each in (".popup", "figure.map > svg"))
    apart = panel["y"] >= drawing["y"] + drawing["height"] or panel["y"] + panel["height"] <= drawing["y"]
    assert apart
    page.mouse.move(drawing["x"] + 30, drawing["y"] + drawing["height"] - 4)
    page.wait_for_timeout(500)
    assert page.locator(".popup").is_visible()
    page.mouse.move(5, 300)
    page.locator(".popup").wait_for(state="detached")


def test_a_line_that_ends_with_its_data_is_drawn_open(page, place):
    """By shape, not only by colour: an arrow where the data end, and dots from there on; in words too."""
    page.goto(place + "countries/kwt.html")
    tracks = page.locator("figure.chart > svg")
    ends = tracks.locator("> line.track").evaluate_all("all => all.map(each => each.getBoundingClientRect().right)")
    arrows = tracks.locator("path.open").evaluate_all("all => all.map(each => each.getBoundingClientRect().right)")
    dots = tracks.locator("line.beyond").evaluate_all(
        "all => all.map(each => [each.getBoundingClientRect().left, getComputedStyle(each).strokeDasharray])"
    )
    assert len(ends) == len(arrows) == len(dots) == 6
    for end, arrow, (left, dashes) in zip(ends, arrows, dots, strict=True):
        assert abs(arrow - end) < 2
        assert abs(left - end) < 1
        assert dashes != "none"
    legend = " ".join(page.locator("figure.chart figcaption").inner_text().split())
    assert "the data end there; what came later is not known" in legend


def test_the_parties_of_a_treaty_are_sorted_on_request(page, place):
    """By the date of what they did: the first party first, those of whom nothing is known at the end."""
    page.goto(place + "glossary/migrant-workers-convention.html")
    table = page.locator(".parties")
    assert table.locator("tbody tr").count() == 39
    table.get_by_role("button", name="On 12 August 2003").click()
    cells = table.locator("tbody td:nth-child(2)").all_inner_texts()
    kinds = [
        "signed" if each.startswith("signed") else "none" if each == "no action found" else "party" for each in cells
    ]
    assert kinds == sorted(kinds, key=["party", "signed", "none"].index)
    assert len(set(kinds)) == 3
    years = [
        each.split()[-1]
        for each in table.locator("td:nth-child(2) b").evaluate_all(
            "all => all.map(each => each.nextSibling.textContent.trim())"
        )
    ]
    assert years == sorted(years)


def test_the_table_of_a_treaty_can_be_taken_and_printed(page, place, site):
    """As a file that is there, with the same rows; on paper all of it stands, without marks of sorting."""
    page.goto(place + "glossary/crc.html")
    link = page.get_by_role("link", name="Download this table")
    address = link.get_attribute("href")
    with (site / "glossary" / address).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["treaty"] for row in rows} == {"crc"}
    names = page.locator(".parties tbody td:first-child a").all_inner_texts()
    assert len(rows) == len(names) == 39
    page.emulate_media(media="print")
    assert page.locator(".parties tbody tr").last.is_visible()
    assert page.locator(".parties .sort").first.evaluate("each => getComputedStyle(each, '::after').content") == "none"


FITTING = ["countries/mex", "countries/irn", "countries/index", "glossary/untoc", "glossary/index"]


@pytest.mark.parametrize("address", few(FITTING, quick=FITTING[::2], reason="every kind of entry and list"))
def test_entries_and_lists_fit_the_window(page, site, address):
    """Nothing has to be scrolled sideways."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{(site / address).as_uri()}.html")
    for width in (320, 390, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
