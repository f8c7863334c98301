"""The timeline and the recommendations as a reader has them: in the order of time; chosen by who is asked what."""

import csv
import json
from urllib.parse import quote

import pytest

REPORT = "a-58-275/"
TIMELINE = REPORT + "timeline.html"
RECOMMENDATIONS = REPORT + "recommendations.html"
ROWS = ".filterable li"
STATUS = ".filters [role=status]"
STATES = {"states", "origin", "destination", "ministries"}  # States, and who acts for them

TOO_WIDE = """() => [document.documentElement, ...document.querySelectorAll("article, article *")]
    .filter(each => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== "visible")
    .map(each => each.outerHTML.slice(0, 100))"""


@pytest.fixture(scope="session")
def data(site):
    """Gives the published rows of a name."""
    return lambda name: json.loads((site / REPORT / "data" / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def texts(data):
    """The texts of the units by id."""
    return {row["unit"]: row["text"] for row in data("paragraphs")}


def shown(page):
    """The recommendations that can be seen, by what they ask."""
    return page.locator(f"{ROWS}:visible .what").all_inner_texts()


def test_the_timeline_has_every_event(page, place, data, texts, troubles):
    """Each with the words of the report, a date that a program reads, and a link to a paragraph that has the words."""
    page.goto(place + TIMELINE)
    rows = page.locator(".timeline li:not(.own)")
    quotes = [" ".join(words.split()) for words in rows.locator("q").all_text_contents()]
    events = data("events")
    assert sorted(quotes) == sorted(row["quote"] for row in events)
    assert len(quotes) == 25
    assert {row["date"] for row in events} <= {each.get_attribute("datetime") for each in page.locator("time").all()}
    assert not troubles.all()
    rows.locator(".from a").first.click()
    page.wait_for_url("**#para-55")
    assert quotes[0] in page.locator("#para-55 [data-unit]").text_content() == texts["55"]


def test_the_report_has_its_own_place_in_time(page, site):
    """Between the last event that it tells as past and the first that was to come."""
    page.goto((site / TIMELINE).as_uri())
    kinds = page.locator(".timeline li").evaluate_all("all => all.map(li => li.className)")
    own = kinds.index("own")
    assert kinds.count("own") == 1
    assert set(kinds[own + 1 :]) == {"planned"}
    assert "12 August" in " ".join(page.locator(".own").inner_text().split())


@pytest.mark.parametrize("address", [TIMELINE, RECOMMENDATIONS])
def test_nothing_is_wider_than_the_window(page, site, address):
    """Nothing has to be scrolled sideways, on a phone as on a desk."""
    page.set_viewport_size({"width": 320, "height": 844})
    page.goto((site / address).as_uri())
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(TOO_WIDE) == []


def test_dates_stand_beside_the_line_or_above_the_event(page, site):
    """On a desk in a column of their own, on a phone above; either way nothing lies over anything else."""
    overlaps = """() => [...document.querySelectorAll(".timeline li")].filter(li => {
        const boxes = [...li.children].map(child => child.getBoundingClientRect())
        return boxes.some((a, i) => boxes.some((b, j) => i < j
            && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1))
    }).map(li => li.innerText)"""
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto((site / TIMELINE).as_uri())
        assert page.evaluate(overlaps) == []


def test_the_words_of_the_report_are_told_from_ours(page, site):
    """Quotations stand in the serif, everything else in the sans."""
    for address in (TIMELINE, RECOMMENDATIONS):
        page.goto((site / address).as_uri())
        families = "all => all.map(each => getComputedStyle(each).fontFamily.split(', '))"
        assert "serif" in page.locator(".timeline q, .asks q").evaluate_all(families)[0]
        ours = page.locator(".on, .what, .to, .about, .from").evaluate_all(families)
        assert {family[-1] for family in ours} == {"sans-serif"}


def test_every_recommendation_is_there(page, place, data, texts, troubles):
    """As published, in the order of the report, with its words, and a link to the paragraph that has them."""
    page.goto(place + RECOMMENDATIONS)
    quotes = [" ".join(words.split()) for words in page.locator(f"{ROWS} q").all_text_contents()]
    rows = data("recommendations")
    assert quotes == [row["quote"] for row in rows]
    assert all(texts[row["unit"]][row["start"] : row["end"]] == row["quote"] for row in rows)
    assert all(row["cue"] in row["quote"] for row in rows)
    assert page.locator(STATUS).inner_text() == "101 of 101 shown"
    assert not troubles.all()
    page.locator(f"{ROWS} .from a").last.click()
    page.wait_for_url("**v.html#para-85")
    assert quotes[-1] in page.locator("#para-85 [data-unit]").text_content()


def test_a_reader_chooses_who_is_asked_and_about_what(page, place, data, troubles):
    """The rows, their number and the address follow; what is not asked of anybody cannot be chosen."""
    page.goto(place + RECOMMENDATIONS)
    page.get_by_label("Who is asked").select_option("states")
    page.get_by_label("Also show").uncheck()
    rows = [row["action"] for row in data("recommendations") if STATES & row["addressees"].keys()]
    assert shown(page) == rows
    assert page.locator(STATUS).inner_text() == f"{len(rows)} of 101 shown · States and Governments"
    page.get_by_label("Theme").select_option("instruments")
    assert len(shown(page)) == 2
    assert page.url == place + RECOMMENDATIONS + "?addressee=states&unnamed=no&theme=instruments"
    assert page.locator("[value=crc]").is_disabled()
    assert page.locator("[value=palermo-protocols]").inner_text().endswith("(2)")
    headings = [each.inner_text() for each in page.locator(".group h2").all() if each.is_visible()]
    assert headings == ["Summary", "V. Conclusions and recommendations"]
    page.get_by_role("button", name="Show all").click()
    assert len(shown(page)) == 101
    assert page.url == place + RECOMMENDATIONS
    assert not troubles.all()


def test_whoever_asks_for_states_and_consular_protection_sees_all_nine(page, place, data, troubles):
    """Those that ask countries of origin, which are States; and, told apart, those that name nobody."""
    page.goto(place + RECOMMENDATIONS)
    page.get_by_label("Who is asked").select_option("states")
    page.get_by_label("Theme").select_option("consular")
    consular = [row for row in data("recommendations") if "consular" in row["themes"]]
    named = [row["action"] for row in consular if row["addressees"]]
    assert shown(page) == named + [row["action"] for row in consular if not row["addressees"]]
    assert len(shown(page)) == 9
    status = "5 of 101 shown, and 4 naming nobody · States and Governments · Consular protection and documents"
    assert page.locator(STATUS).inner_text() == status
    assert page.locator(f"{ROWS}:visible .to.none").all_inner_texts() == ["names nobody"] * 4
    assert page.locator("[value=consular]").inner_text().endswith("(5)")
    page.get_by_label("Also show").uncheck()
    assert len(shown(page)) == 5
    assert page.locator(STATUS).inner_text() == status.replace(", and 4 naming nobody", "")
    page.goto(place + RECOMMENDATIONS + "?addressee=states&theme=consular&unnamed=no")
    assert len(shown(page)) == 5
    assert not page.get_by_label("Also show").is_checked()
    assert not troubles.all()


def test_those_that_are_asked_come_before_what_names_nobody(page, place, data, troubles):
    """Under a heading of their own, in the order of the report; with another choice each is where it was."""
    page.goto(place + RECOMMENDATIONS)
    everything = shown(page)
    rows = data("recommendations")
    unnamed = [row["action"] for row in rows if not row["addressees"]]
    heading = page.get_by_role("heading", name="Recommendations that name nobody")
    assert not heading.is_visible()
    for addressee in ("iom", "ilo", "iom"):
        page.get_by_label("Who is asked").select_option(addressee)
        asked = [row["action"] for row in rows if addressee in row["addressees"]]
        assert shown(page) == asked + unnamed
        assert heading.is_visible()
        assert all(each.locator("li:visible").count() for each in page.locator(".group").all() if each.is_visible())
    page.get_by_label("Part of the report").select_option("v")
    assert page.locator(".group:visible h2").all_inner_texts()[-1] == "Recommendations that name nobody"
    page.get_by_label("Also show").uncheck()
    assert not heading.is_visible()
    page.get_by_label("Also show").check()
    page.get_by_role("button", name="Show all").click()
    assert shown(page) == everything
    assert not heading.is_visible()
    assert not troubles.all()


def test_a_family_has_its_members_below_it(page, site, data):
    """Set in in the list; whoever chooses it sees what each of them is asked, and a member alone sees its own."""
    page.goto((site / RECOMMENDATIONS).as_uri())
    labels = page.locator("[name=addressee] option").all_text_contents()
    assert [label.rpartition(" (")[0] for label in labels][2:5] == [
        f"\N{EM SPACE}{words}"
        for words in ("Countries of origin", "Countries of destination", "Ministries and departments")
    ]
    asked = [row["addressees"].keys() for row in data("recommendations")]
    assert page.locator("[value=states]").inner_text().endswith(f"({sum(bool(STATES & each) for each in asked)})")
    page.get_by_label("Who is asked").select_option("origin")
    assert page.locator(STATUS).inner_text() == "7 of 101 shown, and 69 naming nobody · Countries of origin"


def test_what_names_nobody_is_offered_only_beside_an_addressee(page, site):
    """Where nobody is chosen, or nobody named, there is nothing to offer."""
    page.goto((site / RECOMMENDATIONS).as_uri())
    box = page.get_by_label("Also show")
    assert not box.is_visible()
    page.get_by_label("Who is asked").select_option("none")
    assert not box.is_visible()
    assert page.locator(STATUS).inner_text() == "69 of 101 shown · nobody named"
    page.get_by_label("Who is asked").select_option("ilo")
    assert box.is_checked()
    page.get_by_label("Theme").select_option("women")
    assert page.locator(STATUS).inner_text().startswith("0 of 101 shown, and ")
    assert set(page.locator(f"{ROWS}:visible .to").all_inner_texts()) == {"names nobody"}


@pytest.mark.parametrize("start", ["", "?addressee=states&theme=consular"])
def test_the_list_of_the_page_keeps_the_choice(page, place, start, troubles):
    """It leads only to parts that have something to show, and what was chosen stays chosen."""
    page.goto(place + RECOMMENDATIONS + start)
    page.get_by_label("Who is asked").select_option("states")
    page.get_by_label("Theme").select_option("consular")
    links = page.locator("nav[aria-label='On this page'] a")
    shown_links = [each for each in links.all() if each.is_visible()]
    assert [each.inner_text() for each in shown_links] == [
        *("Summary", "2. Consular protection", "6. Reintegration"),
        *("V. Conclusions and recommendations", "Sentences that come close"),
    ]
    for link in shown_links[:4]:
        link.click()
        assert len(shown(page)) == 9
        assert page.get_by_label("Who is asked").input_value() == "states"
        assert page.locator(":target").is_visible()
    assert page.url == place + RECOMMENDATIONS + "?addressee=states&theme=consular#in-v"
    page.get_by_role("button", name="Show all").click()
    assert all(each.is_visible() for each in links.all())
    assert not troubles.all()


def test_an_address_with_a_part_that_has_nothing_leads_to_the_choice(page, place):
    """The choice stays, and the reader sees what it is and what it shows."""
    page.goto(place + RECOMMENDATIONS + "?addressee=states&theme=consular#in-iii-b-1")
    page.wait_for_function("() => scrollY > 0")
    assert len(shown(page)) == 9
    status = page.locator(STATUS).bounding_box()
    assert 0 < status["y"] < page.viewport_size["height"] - status["height"]


@pytest.mark.parametrize("address", [TIMELINE, RECOMMENDATIONS])
def test_links_carry_the_words_that_they_lead_to(page, site, data, address):
    """So that they can be marked there: words of the unit, and those of the quotation beside the link."""
    page.goto((site / address).as_uri())
    anchors = {row["anchor"]: row["text"] for row in data("paragraphs")}
    rows = page.locator(".timeline li:not(.own), .asks li")
    pairs = rows.evaluate_all("""all => all.map(li => [li.querySelector("q").textContent,
        [...li.querySelectorAll(".from a")].map(a => [a.hash.slice(1), a.dataset.quote])])""")
    assert pairs
    for quotation, links in pairs:
        assert links[0][1] == " ".join(quotation.split())
        assert all(words and words in anchors[anchor] for anchor, words in links)


def test_the_filter_works_by_keys(page, site):
    """Every choice can be reached and made without a mouse."""
    page.goto((site / RECOMMENDATIONS).as_uri())
    page.get_by_label("Who is asked").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator(STATUS).inner_text().endswith("States and Governments")
    for name in ("theme", "instrument", "section", "unnamed"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.name") == name
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator(STATUS).inner_text() == "101 of 101 shown"


def test_an_address_with_a_choice_shows_it(page, place):
    """Sent to somebody else, it shows the same; a choice that there is not shows everything."""
    page.goto(place + RECOMMENDATIONS + "?section=v&theme=mechanisms")
    assert page.get_by_label("Part of the report").input_value() == "v"
    assert page.locator(STATUS).inner_text().startswith("5 of 101 shown")
    page.goto(place + RECOMMENDATIONS + "?theme=" + quote("<b>"))
    assert page.locator(STATUS).inner_text() == "101 of 101 shown"


def test_an_address_with_a_paragraph_shows_it(page, place):
    """Its recommendations stand in sight, even if the choice would have hidden them."""
    page.goto(place + RECOMMENDATIONS + "?addressee=ilo#para-24")
    page.wait_for_function("() => scrollY > 0")
    assert page.locator("#para-24").is_visible()
    assert "period of reflection" in page.locator("#para-24 + li").inner_text()


def test_paper_has_what_the_screen_has(page, site):
    """What is not chosen is not printed, and the paper says what was chosen."""
    page.goto((site / RECOMMENDATIONS).as_uri() + "?addressee=ilo&unnamed=no")
    page.emulate_media(media="print")
    assert len(shown(page)) == 4
    assert page.locator(STATUS).is_visible()
    assert not page.get_by_label("Theme").is_visible()


@pytest.mark.parametrize("address", [TIMELINE, RECOMMENDATIONS])
def test_without_scripts_all_is_there(plain, place, address):
    """And nothing offers what cannot work."""
    plain.goto(place + address)
    assert plain.locator(".timeline li:not(.own), .filterable li").count() in {25, 101}
    assert plain.locator(".timeline q, .asks q").count() == plain.locator(":is(.timeline q, .asks q):visible").count()
    assert not plain.locator(".filters").is_visible()


def test_no_csv_file_begins_with_a_byte_order_mark(page, site):
    """One rule for all of them, the tables of the edition among them; the report's page tells it."""
    tables = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.csv")}
    assert {f"{REPORT}data/{name}.csv" for name in ("events", "mentions", "recommendations", "roles")} < tables.keys()
    assert [name for name, data in tables.items() if data.startswith(b"\xef\xbb\xbf")] == []
    assert any("Côte d'Ivoire" in data.decode() for data in tables.values())
    page.goto((site / REPORT / "index.html").as_uri())
    assert "without a byte-order mark" in page.locator("#data + ul").inner_text()


def test_the_tables_open_in_a_spreadsheet(site, data):
    """The CSV beside each JSON has the same rows, and no cell that a spreadsheet would run."""
    for name in ("events", "recommendations"):
        with (site / REPORT / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [row["quote"] for row in rows] == [row["quote"] for row in data(name)]
        assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("name", ["recommendations", "timeline"])
def test_a_link_to_a_paragraph_marks_the_words_that_it_quotes(page, place, name):
    """On the page reached, these words and no others."""
    page.goto(f"{place}a-58-275/{name}.html")
    link = page.locator("main a[data-quote]").nth(3)
    quote = link.get_attribute("data-quote")
    link.click()
    page.wait_for_function("() => CSS.highlights.get('searched')?.size")
    assert page.evaluate("[...CSS.highlights.get('searched')].map(String)") == [quote]
