"""Citing in a real browser: the panel, ranges, selections, copied passages; online, from disk, by key, by touch."""

import json
import re
import urllib.parse
from itertools import product

import pytest
from accessible import WORDS, findings
from selecting import SELECT
from tiers import few

from concordance.citing.citations import forms, payload, styles
from concordance.citing.formats import Imprint
from concordance.citing.locators import locate
from concordance.edition.assembly import assemble

REPORT = "a-58-275/"
SECTION = REPORT + "iii-b-1.html"
PANEL = "dialog.cite[open]"
BUTTON = ".cite-selected"

OFFER = ".cite-offer"
OFFICIAL = "https://docs.un.org/en/A/58/275"

COPIED = """() => {
    const carrier = new DataTransfer()
    const event = new ClipboardEvent("copy", { clipboardData: carrier, bubbles: true, cancelable: true })
    getSelection().anchorNode.parentElement.dispatchEvent(event)
    return [event.defaultPrevented, carrier.getData("text/plain"), carrier.getData("text/html")]
}"""


def opened(page, address, anchor):
    """The panel for the unit with this anchor."""
    page.goto(address)
    page.locator(f"[id='{anchor}'] a.number").click()
    page.locator(PANEL).wait_for()
    return page.locator(PANEL)


def cite(page, place, of, style="un"):
    """What to cite, and the style, chosen before the page is opened, as a reader's browser remembers it."""
    page.goto(place + REPORT + "index.html")
    page.evaluate("chosen => edition.remember('cite', chosen)", {"of": of, "style": style})


def shown(panel):
    """What the panel offers: by form, the words as they stand."""
    rows = panel.locator("[data-form]").evaluate_all(
        "all => all.map(row => [row.dataset.form, row.querySelector('p, pre').textContent])"
    )
    return dict(rows)


def choose(panel, start, end):
    """Choose a range in the panel by the positions of its units."""
    panel.locator("[name=from]").select_option(str(start))
    panel.locator("[name=to]").select_option(str(end))


@pytest.fixture(scope="module")
def made(root, edition):
    """The forms of the styles for the report, and the styles, as the engine makes them."""
    where = "docs/templates/citations"
    styled = styles({path.name: path.read_bytes() for path in (root / where).iterdir()}, where)
    version = re.search(r'^version = "(.*)"$', (root / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)[1]
    imprint = Imprint("Annotated United Nations reports", version)
    return list(forms(edition.reports[0].report, styled, imprint)), styled


@pytest.mark.both_places
def test_a_number_opens_the_panel(page, place, troubles):
    """By a click, with the paragraph in its title, its addresses, and a citation in each form."""
    panel = opened(page, place + SECTION, "para-24")
    assert panel.locator("h2").inner_text() == "Cite A/58/275, para. 24"
    found = shown(panel)
    assert list(found) == [
        *("un short", "un full", "chicago note", "chicago list", "apa text", "apa list", "mla text", "mla list"),
        *("oscola note", "bluebook note", "bibtex", "ris", "csl-json"),
    ]
    assert found["un short"] == "A/58/275, para. 24"
    addresses = panel.locator("p.cite-address").all_inner_texts()
    assert addresses[0] == f"{place}{SECTION}#para-24"
    assert addresses[1].startswith(f"{place}{SECTION}#para-24:~:text=")
    assert addresses[2:] == ([f"{place}{REPORT}p/24.html"] if place.startswith("http") else [])
    assert troubles.all() == []


@pytest.mark.parametrize("cited", few(["either", "both"], quick=["either"], reason="the document and this edition"))
def test_the_panel_says_what_the_engine_says(page, place, edition, made, cited):
    """For single units and ranges of every sort, in every form: what the page fills in equals what Python fills in.

    Of each the document is cited or this edition, by turns, or both.
    """
    report = edition.reports[0].report
    ids = [unit.id for unit in report.units]
    panel = opened(page, place + REPORT + "full.html", "para-1")
    all_forms, styled = made
    day = page.evaluate("new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'long', year: 'numeric'}).format()")
    pairs = [("note", "note"), ("summary-7", "summary-7"), ("summary-3", "summary-9"), ("note", "summary-2")]
    pairs += [
        ("summary-15", "2"),
        ("3(c)", "3(c)"),
        ("3(a)", "3(c)"),
        ("3", "3(m)"),
        ("3", "3(b)"),
        ("2", "3"),
        ("2", "3(m)"),
    ]
    pairs += [("2", "3(b)"), ("3(k)", "5"), ("40", "43"), ("34", "42"), ("85", "85")]
    for at, (first, last) in enumerate(pairs):
        choose(panel, ids.index(first), ids.index(last))
        units = report.units[ids.index(first)], report.units[ids.index(last)]
        url = ""
        if place.startswith("http"):
            sections = {unit.section for unit in units}
            name = sections.pop() if len(sections) == 1 else "full"
            url = f"{place}{REPORT}{name}.html#{units[0].anchor}..{units[1].anchor}"
            url = f"{place}{REPORT}p/{units[0].short_address}.html" if first == last else url
        place_in_report = locate(report, first, last, styled.stylebook.words)
        kinds = [("official", "of_document"), ("edition", "cited")]
        for of, made_of in kinds if cited == "both" else kinds[at % 2 :: 2]:
            panel.locator(f"[name=of][value={of}]").check()
            found = shown(panel)
            for form in all_forms:
                address = OFFICIAL if of == "official" else url
                expected = str(getattr(form, made_of)(place_in_report, styled, address, day))
                assert found[f"{form.style.id} {form.id}"] == expected, (first, last, of)


@pytest.fixture(scope="module")
def invented(prepared, made, world, second):
    """A page with the scripts that name places, and the data of citations of the invented reports by slug."""
    imprint = Imprint("", "")
    reports = [each.report for each in assemble(world | second).reports]
    page = prepared("async () => { for (const name of ['places', 'passages']) await edition.script(name) }")
    told = {each.slug: payload(each, made[1], imprint, ()) for each in reports}
    page.evaluate("told => { window.told = told }", told)
    return page


NAMED = """({ report, first, last }) => {
    const ids = told[report].units.map(unit => unit.id)
    const place = edition.places.locate(told[report], ids.indexOf(first), ids.indexOf(last))
    const style = { paragraph: ["para.", "paras."], dash: "-" }
    return [edition.places.phrase(told[report], place, style), edition.places.plain(place)]
}"""


@pytest.mark.stories("places.yml", "asked", "words", "plain")
def test_a_place_is_named_as_the_engine_names_it(invented, asked, words, plain):
    """The stories that the engine has to tell, in reports of every layout."""
    assert invented.evaluate(NAMED, asked) == [words, plain == "yes"]


@pytest.mark.stories("signs.yml", "sign", "part")
def test_which_signs_are_part_of_a_word(invented, sign, part):
    """The engine's stories: a selection is made whole words where the engine sees whole words."""
    assert invented.evaluate("sign => edition.passages.inWord(sign)", sign) == (part == "yes")


def test_titles_are_in_italics(page, place):
    """As the style has it, and nothing else is."""
    panel = opened(page, place + SECTION, "para-24")
    assert panel.locator("[data-form='chicago note'] i").all_text_contents() == ["Human Rights of Migrants"]
    assert panel.locator("[data-form='oscola note'] i").count() == 0


@pytest.mark.both_places
@pytest.mark.parametrize("of", ["official", "edition"])
def test_references_can_be_read_by_managers(page, place, of):
    """CSL-JSON is JSON of a report; RIS and BibTeX have every mark filled in; an address is there from disk too."""
    cite(page, place, of)
    found = shown(opened(page, place + SECTION, "para-24"))
    address = f"{place}{REPORT}p/24.html" if of == "edition" and place.startswith("http") else OFFICIAL
    (item,) = json.loads(found["csl-json"])
    assert (item["type"], item["number"], item["note"]) == ("report", "A/58/275", "para. 24")
    assert item["author"] == [{"family": "Rodríguez Pizarro", "given": "Gabriela"}]
    assert (item["URL"], len(item["accessed"]["date-parts"][0])) == (address, 3)
    assert ("version" in item, "source" in item) == ((True, True) if of == "edition" else (False, False))
    lines = found["ris"].split("\n")
    assert lines[:2] == ["TY  - RPRT", "ID  - a-58-275:para-24"]
    assert lines[-1] == "ER  - "
    assert found["bibtex"].startswith("@techreport{a-58-275:para-24,\n  author = {{Rodríguez Pizarro}, Gabriela},\n")
    for name in ("bibtex", "ris", "csl-json"):
        assert not re.search("[\ue000-\ue00f]", found[name])
        assert address in found[name]
        assert ("Annotated" in found[name]) == (of == "edition")


def test_the_official_document_is_cited_first(page, place):
    """With its address in each full form, from disk too, nothing of this edition, and links to its languages."""
    panel = opened(page, place + SECTION, "para-24")
    assert panel.locator("[name=of]:checked").input_value() == "official"
    for name, words in shown(panel).items():
        assert "Annotated" not in words
        assert name in {"un short", "apa text", "mla text"} or OFFICIAL in words
    links = panel.locator(".cite-languages a").evaluate_all("all => all.map(link => [link.lang, link.href])")
    tags = ["ar", "zh", "en", "fr", "ru", "es"]
    assert links == [[tag, f"https://docs.un.org/{tag}/A/58/275"] for tag in tags]


def test_choices_are_remembered_and_the_chosen_style_stands_on_top(page, place):
    """The style, and what is cited; on another page, in a panel that is opened anew."""
    panel = opened(page, place + SECTION, "para-24")
    assert panel.locator(".cite-chosen [data-form]").first.get_attribute("data-form") == "un short"
    panel.get_by_label("OSCOLA", exact=True).check()
    panel.get_by_label("This edition").check()
    panel = opened(page, place + REPORT + "ii.html", "para-4")
    assert panel.locator(".cite-chosen [data-form]").evaluate_all("all => all.map(row => row.dataset.form)") == [
        "oscola note"
    ]
    assert panel.locator("[data-form]").first.get_attribute("data-form") == "oscola note"
    assert panel.locator("[name=of]:checked").input_value() == "edition"
    assert "Annotated United Nations reports, version" in panel.locator(".cite-chosen").inner_text()
    assert not panel.locator("[data-form='apa list']").is_visible()
    panel.locator("summary", has_text="Other styles").click()
    assert panel.locator("[data-form='apa list']").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_choice_can_be_read_while_the_pointer_is_on_it(page, place, scheme):
    """As it is after a click, and after a tap too, until something else is touched."""
    page.emulate_media(color_scheme=scheme)
    panel = opened(page, place + SECTION, "para-24")
    colours = """each => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]"""
    chosen = panel.locator(".cite-choice :checked + span").last
    apart = chosen.evaluate(colours)
    panel.locator("[name=style][value=chicago]").click()
    assert chosen.inner_text() == "Chicago"
    assert chosen.evaluate(colours) == apart


def test_a_choice_that_is_no_longer_there_is_passed_over(page, place):
    """A style that was remembered and then taken away leaves the first."""
    cite(page, place, "official", "vancouver")
    panel = opened(page, place + SECTION, "para-24")
    assert panel.locator("[name=style]:checked").input_value() == "un"


def test_a_copy_button_copies(new_page, server):
    """The words, and their italics for programs that take them; the button and a voice say that it is done."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    cite(page, server, "official", "chicago")
    panel = opened(page, server + SECTION, "para-24")
    row = panel.locator("[data-form='chicago note']")
    row.locator("button").click()
    row.locator("button", has_text="Copied").wait_for()
    page.locator("#said", has_text="Copied: Note").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == row.locator("p").inner_text()
    kinds = page.evaluate("navigator.clipboard.read().then(items => items[0].types)")
    assert set(kinds) == {"text/plain", "text/html"}


def test_a_copy_button_copies_where_the_clipboard_is_closed(page, place):
    """A browser without the newer way copies by the older one."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.add_init_script("""
        const exec = Document.prototype.execCommand
        Document.prototype.execCommand = function (name) {
            const set = DataTransfer.prototype.setData
            DataTransfer.prototype.setData = function (kind, words) {
                window.got = { ...window.got, [kind]: words }
                set.call(this, kind, words)
            }
            const done = exec.call(this, name)
            DataTransfer.prototype.setData = set
            return done
        }""")
    panel = opened(page, place + SECTION, "para-24")
    button = panel.locator("[data-form='un full'] button")
    button.click()
    page.wait_for_function("button => button.textContent === 'Copied'", arg=button.element_handle())
    words = panel.locator("[data-form='un full'] p").inner_text()
    assert page.evaluate("window.got['text/plain']") == words
    assert "Human rights of migrants" in page.evaluate("window.got['text/html']")


def test_the_panel_works_by_keyboard(page, place):
    """Enter on the number opens it, Escape closes it, and the focus is on the number again."""
    page.goto(place + SECTION)
    page.locator("#para-24 a.number").focus()
    page.keyboard.press("Enter")
    page.locator(PANEL).wait_for()
    assert page.evaluate("document.querySelector('dialog.cite').contains(document.activeElement)")
    page.keyboard.press("Escape")
    page.locator(PANEL).wait_for(state="detached")
    assert page.evaluate("document.activeElement.hash") == "#para-24"
    assert page.locator("#para-24 a.number").get_attribute("title") == "Cite, link or report this paragraph"


def test_the_panel_works_by_touch_on_a_phone(new_page, site):
    """A tap opens it; nothing in it is wider than the screen, and what is to be pressed is large enough."""
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto((site / SECTION).as_uri())
    page.locator("#para-24 a.number").tap()
    panel = page.locator(PANEL)
    panel.wait_for()
    assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
    for summary in panel.locator("summary").all():
        summary.tap()
    assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
    sizes = panel.locator("button, select, a, summary, label").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect()).map(box => Math.min(box.width, box.height))"
    )
    assert min(sizes) >= 24


@pytest.mark.parametrize(
    ("width", "scheme"),
    few(product([320, 390, 1280], ["light", "dark"]), quick=[(390, "dark")], reason="the other widths and colours"),
)
def test_axe_finds_nothing_in_the_panel(page, site, scheme, width):
    """With a quotation, all unfolded, light and dark, narrow and wide; nor with what a selection brings."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto((site / REPORT / "i.html").as_uri())
    page.evaluate(SELECT, ["para-1", 0, "para-2", 30])
    page.locator(BUTTON).wait_for()
    page.evaluate(COPIED)
    page.locator(OFFER).wait_for()
    assert findings(page, WORDS) == []
    page.locator(BUTTON).click()
    page.locator(PANEL).wait_for()
    page.locator(f"{PANEL} details").evaluate_all("all => all.forEach(each => { each.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(PANEL).evaluate("panel => panel.scrollWidth <= panel.clientWidth")
    assert findings(page, WORDS) == []


def test_a_number_is_a_plain_link_without_scripts(plain, site):
    """It leads to the paragraph, whose address the browser then shows."""
    plain.goto((site / SECTION).as_uri())
    plain.locator("#para-24 a.number").click()
    assert plain.url.endswith("#para-24")


def test_the_end_of_a_range_follows_its_beginning(page, place):
    """A beginning after the end moves the end, and the other way round."""
    panel = opened(page, place + SECTION, "para-24")
    at = int(panel.locator("[name=from]").input_value())
    panel.locator("[name=from]").select_option(str(at + 3))
    assert panel.locator("[name=to]").input_value() == str(at + 3)
    panel.locator("[name=to]").select_option(str(at))
    assert panel.locator("[name=from]").input_value() == str(at)


@pytest.mark.parametrize(
    ("address", "anchors"),
    [
        (SECTION + "#para-13..para-15", ["para-13", "para-14", "para-15"]),
        (REPORT + "ii.html#para-3-b..para-3-d", ["para-3-b", "para-3-c", "para-3-d"]),
        (REPORT + "iii-b-5.html#para-42..para-43", ["para-42", "para-43"]),
        (REPORT + "full.html#summary-15..para-1", ["summary-15", "para-1"]),
    ],
)
def test_the_address_of_a_range_marks_it(page, place, address, anchors, troubles):
    """Each unit of it, and no other; the first is in sight below the header. Across sections, in the whole text."""
    page.goto(place + address)
    page.locator(".unit.reached").first.wait_for()
    assert page.locator(".unit.reached").evaluate_all("all => all.map(unit => unit.id)") == anchors
    top = page.locator(".unit.reached").first.bounding_box()["y"]
    assert page.locator(".md-header").bounding_box()["height"] <= top < page.viewport_size["height"]
    assert troubles.all() == []


def test_another_address_marks_another_range(page, place):
    """What was marked before is let go, and an address that names nothing marks nothing."""
    page.goto(place + SECTION + "#para-13..para-15")
    page.locator(".unit.reached").first.wait_for()
    page.evaluate("location.hash = '#para-20..para-21'")
    page.wait_for_function("() => document.querySelectorAll('.reached').length === 2")
    assert page.locator(".unit.reached").evaluate_all("all => all.map(unit => unit.id)") == ["para-20", "para-21"]
    page.evaluate("location.hash = '#para-x..para-y'")
    page.wait_for_function("() => document.querySelectorAll('.reached').length === 0")
    assert page.url == f"{place}{SECTION}#para-x..para-y"


def test_a_selection_can_be_cited(page, place, troubles):
    """Over several units a button names them; the panel has the words of the units alone, as a quotation."""
    page.goto(place + SECTION)
    page.evaluate(SELECT, ["para-13", 4, "para-15", 30])
    button = page.locator(BUTTON)
    button.wait_for()
    assert button.inner_text() == "Cite paras. 13-15"
    button.click()
    panel = page.locator(PANEL)
    panel.wait_for()
    assert panel.locator("h2").inner_text() == "Cite A/58/275, paras. 13-15"
    quotation = panel.locator(".cite-quote").inner_text()
    texts = page.locator("#para-13 [data-unit], #para-14 [data-unit], #para-15 [data-unit]").evaluate_all(
        "all => all.map(each => each.textContent)"
    )
    assert texts[1] in quotation
    assert quotation.startswith(f"“{texts[0][4:].strip()}")
    assert "14. " not in quotation
    assert "(A/58/275, paras. 13-15)" in quotation
    assert troubles.all() == []


def test_the_offer_goes_with_the_selection(page, place):
    """No selection, no button; a selection outside the report's words brings none."""
    page.goto(place + SECTION)
    page.evaluate(SELECT, ["para-13", 0, "para-13", 30])
    page.locator(BUTTON).wait_for()
    page.evaluate("getSelection().removeAllRanges()")
    page.locator(BUTTON).wait_for(state="detached")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
    page.wait_for_timeout(400)
    assert page.locator(BUTTON).count() == 0


def test_copying_words_of_a_paragraph_is_plain_unless_chosen_otherwise(page, place):
    """The browser copies them as it would anywhere."""
    page.goto(place + SECTION)
    page.evaluate(SELECT, ["para-13", 0, "para-13", 30])
    page.locator(BUTTON).wait_for()
    assert page.evaluate(COPIED) == [False, "", ""]


def test_a_copied_passage_carries_its_source_if_chosen(page, place):
    """The choice is remembered; words first, then symbol and paragraph, then an address; off again, nothing."""
    page.goto(place + SECTION)
    page.evaluate("edition.choose('copy', 'sourced')")
    page.reload()
    page.wait_for_function("() => edition.passages")
    page.evaluate("edition.passages.ready()")
    page.evaluate(SELECT, ["para-13", 0, "para-13", 30])
    held, plain, rich = page.evaluate(COPIED)
    words = page.evaluate("getSelection().toString().trim()")
    assert held
    assert plain == f"{words} (A/58/275, para. 13)\n{OFFICIAL}"
    assert f'href="{OFFICIAL}"' in rich
    page.evaluate("edition.remember('cite', { of: 'edition' })")
    address = f"{place}{REPORT}p/13.html" if place.startswith("http") else OFFICIAL
    assert page.evaluate(COPIED)[1] == f"{words} (A/58/275, para. 13)\n{address}"
    page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
    assert page.evaluate(COPIED) == [False, "", ""]
    page.evaluate("edition.choose('copy', 'plain')")
    page.evaluate(SELECT, ["para-13", 0, "para-13", 30])
    assert page.evaluate(COPIED) == [False, "", ""]


OVER = """([first, last]) => {
    const range = new Range()
    range.setStartBefore(document.querySelector(first))
    range.setEndAfter(document.querySelector(last))
    getSelection().removeAllRanges()
    getSelection().addRange(range)
}"""


def over(page, first, last):
    """Select from the beginning of one element to the end of another, and wait until that is known."""
    page.evaluate(OVER, [first, last])
    page.locator(BUTTON).wait_for()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_number_is_copied_with_a_space(page, place, width):
    """Wherever the number stands: in the margin, or before the words."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(place + REPORT + "ii.html")
    over(page, "#para-3-b .number", "#para-3-b [data-unit]")
    held, plain, rich = page.evaluate(COPIED)
    words = page.locator("#para-3-b [data-unit]").text_content()
    assert (held, plain) == (True, f"(b) {words}")
    assert rich.startswith("(b) ")
    over(page, "#para-3-a", "#para-3-b")
    assert page.evaluate(COPIED)[1].split("\n\n")[1:] == [f"(b) {words}"]


def test_notes_of_the_edition_are_not_copied(page, place):
    """Between paragraphs, and in them: what is copied is the numbers and the words of the units, and headings."""
    page.goto(place + REPORT + "ii.html")
    over(page, "#para-3-e", "#para-3-g")
    assert page.locator("#para-3-f ~ .editorial").count() > 0
    held, plain, rich = page.evaluate(COPIED)
    units = page.locator("#para-3-e, #para-3-f, #para-3-g").evaluate_all(
        "all => all.map(each => `${each.querySelector('.number').textContent} "
        "${each.querySelector('[data-unit]').textContent}`)"
    )
    assert held
    assert plain == "\n\n".join(units)
    assert not any(mark in rich for mark in ("editorial", "data-", "class=", "<q>", "[sic]"))
    assert 'href="../' not in rich


def test_a_note_of_the_edition_can_be_copied_by_itself(page, place):
    """Where no word of the report is selected, the browser copies what is."""
    page.goto(place + REPORT + "ii.html")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#para-3-f-sic-1'))")
    assert page.evaluate(COPIED) == [False, "", ""]


def test_the_source_is_offered_when_words_are_first_copied(new_page, place):
    """Once; a yes copies them again with their source, is kept, and shows in the settings."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(place + SECTION)
    page.evaluate(SELECT, ["para-13", 0, "para-13", 30])
    page.locator(BUTTON).wait_for()
    page.keyboard.press("Control+c")
    offer = page.locator(OFFER)
    offer.wait_for()
    words = page.evaluate("getSelection().toString().trim()")
    assert page.evaluate("navigator.clipboard.readText()") == words
    offer.locator("button", has_text="Yes").click()
    offer.wait_for(state="detached")
    page.locator("#said", has_text="Copied with its source").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == f"{words} (A/58/275, para. 13)\n{OFFICIAL}"
    page.reload()
    page.locator("[data-opens=settings]").click()
    assert page.locator("#settings [name=copy]:checked").input_value() == "sourced"


@pytest.mark.parametrize("way", ["No", "Escape"])
def test_the_offer_of_the_source_is_made_once(page, place, way):
    """A no is kept as a choice; Escape leaves it open; neither is asked again."""
    page.goto(place + SECTION)
    page.evaluate(SELECT, ["para-13", 0, "para-13", 30])
    page.locator(BUTTON).wait_for()
    page.evaluate(COPIED)
    page.locator(OFFER).wait_for()
    if way == "No":
        page.locator(OFFER).locator("button", has_text="No").click()
    else:
        page.keyboard.press("Escape")
    page.locator(OFFER).wait_for(state="detached")
    assert page.evaluate("edition.setting('copy') ?? null") == ("plain" if way == "No" else None)
    page.evaluate(COPIED)
    page.wait_for_timeout(200)
    assert page.locator(OFFER).count() == 0


# --- The address of a quotation ---


def quotation(page, first, start, last, end):
    """The address that the panel offers for the words from one place to another, and these words."""
    page.evaluate(
        """([first, start, last, end]) => {
            const at = (anchor, sought) => {
                const unit = document.querySelector(`[id="${anchor}"] [data-unit]`)
                const walker = document.createTreeWalker(unit, 4)
                let left = sought < 0 ? unit.textContent.length + 1 + sought : sought
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    if (left <= node.length) return [node, left]
                    left -= node.length
                }
            }
            getSelection().setBaseAndExtent(...at(first, start), ...at(last, end))
        }""",
        [first, start, last, end],
    )
    page.locator(BUTTON).click()
    panel = page.locator(PANEL)
    panel.wait_for()
    return panel.locator(".cite-row", has_text="Quotation, marked").locator("p").inner_text()


def marked(page, unit, address):
    """Whether the browser shows other pixels in the unit where the address names words, and where it stands then."""
    page.goto("about:blank")
    page.goto(address.partition(":~:")[0])
    page.wait_for_timeout(400)
    plain = page.locator(f"#{unit} [data-unit]").screenshot()
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_timeout(400)
    box = page.locator(f"#{unit}").bounding_box()
    assert -box["height"] < box["y"] < page.viewport_size["height"]
    return page.locator(f"#{unit} [data-unit]").screenshot() != plain


def test_the_address_of_a_quotation_marks_it(page, place):
    """Short and long, with commas, hyphens and ampersands escaped; the browser scrolls there and marks the words."""
    page.goto(place + SECTION)
    text = page.locator("#para-24 [data-unit]").text_content()
    at = text.index("temporary")
    short = quotation(page, "para-24", at, "para-24", text.index(" ", at + 30))
    assert short == f"{place}{SECTION}#para-24:~:text={urllib.parse.quote(text[at : text.index(' ', at + 30)])}"
    assert marked(page, "para-24", short)
    long = quotation(page, "para-24", 0, "para-24", -1)
    assert long.startswith(f"{place}{SECTION}#para-24:~:text=")
    assert long.count(",") == 1
    assert marked(page, "para-24", long)


def test_the_address_of_a_quotation_finds_the_right_place(page, place):
    """Words that stand elsewhere on the page too are told by the words beside them; half a word is the whole."""
    page.goto(place + SECTION)
    text = page.locator("#para-15 [data-unit]").text_content()
    start = text.index("migrants")
    address = quotation(page, "para-15", start + 2, "para-15", start + 8)
    directive = address.partition(":~:text=")[2]
    assert "-," in directive
    assert "migrants" in directive
    assert marked(page, "para-15", address)


def test_what_an_address_reads_is_escaped_in_it(page, place):
    """Hyphen, comma and ampersand, which part a text fragment, are not in it as such."""
    page.goto(place + REPORT + "full.html")
    for unit in page.locator("article [data-unit]").all()[:60]:
        text = unit.text_content()
        at = next((text.index(sign) for sign in ("-", "&") if sign in text), -1)
        if at < 0:
            continue
        anchor = unit.evaluate("unit => unit.closest('.unit').id")
        begin, end = max(0, at - 12), min(len(text), at + 12)
        directive = quotation(page, anchor, begin, anchor, end).partition(":~:text=")[2]
        assert ("%2D" in directive) or ("%26" in directive)
        assert not re.search(r"(?<!,)-(?!,)", directive)
        return
    pytest.fail("No unit has such a sign.")


def test_a_quotation_over_paragraphs_has_its_first_and_last_words(page, place):
    """Found from disk too: the first paragraph is where the address leads."""
    page.goto(place + SECTION)
    address = quotation(page, "para-13", 4, "para-14", 60)
    assert f"{SECTION}#para-13:~:text=" in address
    assert marked(page, "para-13", address)
    assert marked(page, "para-14", address)


def with_data(page, **changes):
    """The page's data of citations come with these values changed, as another configuration would give them."""
    page.add_init_script(
        f"""const changes = {json.dumps(changes)}
        const changed = (name, data) => name.endsWith("citations") ? {{ ...data, ...changes }} : data
        let held, receive
        Object.defineProperty(window, "edition", {{
            get: () => held,
            set: value => {{
                held = value
                Object.defineProperty(held, "receive", {{
                    get: () => receive,
                    set: own => {{ receive = (name, data) => own(name, changed(name, data)) }},
                }})
            }},
        }})"""
    )


def test_a_copy_that_knows_its_address_cites_it(page, place):
    """Where the edition is published is what it cites, from disk too."""
    with_data(page, site="https://example.org/edition/")
    cite(page, place, "edition")
    panel = opened(page, place + SECTION, "para-24")
    long, marked, short = panel.locator("p.cite-address").all_inner_texts()
    assert long == f"https://example.org/edition/{SECTION}#para-24"
    assert marked.startswith(f"{long}:~:text=")
    assert short == f"https://example.org/edition/{REPORT}p/24.html"
    assert "https://example.org/edition/a-58-275/p/24.html" in shown(panel)["chicago note"]


def test_without_an_address_for_mistakes_a_text_is_ready(new_page, place):
    """The site as published here has none: what to do is said, and a text names paragraph, version and address."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    panel = opened(page, place + REPORT + "ii.html", "para-3-c")
    folded = panel.locator("details.cite-mistake")
    folded.locator("summary", has_text="Report a mistake").click()
    assert "send it to whoever publishes this edition or gave you this copy" in folded.inner_text()
    version = page.evaluate("edition.data('a-58-275/data/citations').then(data => data.version)")
    text = folded.locator("pre").inner_text()
    assert text.startswith("Mistake in A/58/275, para. 3 (c)\n\nParagraph: a-58-275 3(c)\n")
    assert f"Version of the edition: {version}\n" in text
    assert f"Address: {place}{REPORT}ii.html#para-3-c\n" in text
    folded.locator("button").click()
    folded.locator("button", has_text="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == text
    panel.locator("[name=to]").select_option(index=panel.locator("[name=to] option").count() - 1)
    assert folded.evaluate("folded => folded.open")
    assert "Paragraph: a-58-275 3(c) - 85\n" in folded.locator("pre").inner_text()


@pytest.mark.parametrize("to", ["mailto:edition@example.org", "https://example.org/issues/new?labels=text"])
def test_a_mistake_is_reported_with_its_place_and_version(page, place, to):
    """To an address of mail or of the web: paragraph, version and address of the page are filled in."""
    with_data(page, mistakes=to)
    panel = opened(page, place + REPORT + "ii.html", "para-3-c")
    link = panel.locator(".cite-mistake").get_attribute("href")
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(link).query)
    assert link.startswith(to)
    body = query["body"][0]
    version = page.evaluate("edition.data('a-58-275/data/citations').then(data => data.version)")
    assert "Paragraph: a-58-275 3(c)\n" in body
    assert f"Version of the edition: {version}\n" in body
    assert f"{place}{REPORT}ii.html#para-3-c" in body
    assert query["subject" if to.startswith("mailto") else "title"] == ["Mistake in A/58/275, para. 3 (c)"]
    if not to.startswith("mailto"):
        assert (query["labels"], query["unit"], query["version"]) == (["text"], ["a-58-275 3(c)"], [version])


def test_nothing_of_it_is_loaded_before_it_is_wanted(page, place):
    """A page that is only read asks for neither script nor data of citations."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(place + SECTION)
    page.wait_for_timeout(300)
    assert [url for url in asked if re.search(r"cite|places|passages|citations", url)] == []


def test_every_page_of_the_text_tells_reference_managers_what_it_is(site, zotero):
    """Zotero takes each page that has words of the report for that report, and no other page for one."""
    for path in site.rglob("*.html"):
        address = path.relative_to(site).as_posix()
        if address.startswith("downloads/"):
            continue
        text = path.read_text(encoding="utf-8")
        of_report = address.startswith(REPORT) and " data-unit=" in text
        item = zotero(text)
        assert (item["itemType"] == "report") == of_report, address
        linked = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        assert len(linked) == (f"{REPORT}p/" not in address and address != "404.html"), address
        assert any(json.loads(each)["@type"] == "Report" for each in linked) == of_report, address
        if of_report:
            assert (item["institution"], item["reportNumber"]) == ("United Nations General Assembly", "A/58/275")
            assert (item["date"], item["language"], item["title"]) == ("2003/08/12", "en", "Human rights of migrants")
            (author,) = item["creators"]
            assert (author["lastName"], author["firstName"]) == ("Rodríguez Pizarro", "Gabriela")
