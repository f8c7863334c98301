"""Marking and noting in a real browser: from the selection, from a paragraph, by key; kept, shown, found again."""

import re
from itertools import product

import pytest
from accessible import WORDS, findings
from selecting import SELECT
from storage import FULL
from tiers import few

REPORT = "a-58-275"
SECTION = f"{REPORT}/iii-b-1.html"
PANEL = "dialog.noting[open]"
SIGN = ".desk-sign"

TEXTS = "[...document.querySelectorAll('article [data-unit]')].map(unit => unit.textContent)"
MARKED = """() => Object.fromEntries([...CSS.highlights].filter(([name]) => name.startsWith("desk-")).map(
    ([name, all]) => [name, [...all].map(range => range.toString())]))"""
DESK = "edition.script('desk/desk').then(desk => desk.whole())"


def select(page, first, start, last, end):
    """Selects words as a reader does, and waits for what is offered."""
    page.evaluate(SELECT, [first, start, last, end])
    page.locator(".cite-bar").wait_for()


def offered(page, name):
    """Presses a button of the bar."""
    page.locator(".cite-bar").get_by_role("button", name=name, exact=True).click()


def passage(**fields):
    """A passage as it may be kept."""
    usual = {"id": "0123456789abcdef", "report": REPORT, "unit": "13", "quote": "has observed", "start": 24, "end": 36}
    usual |= {"made": "2020-01-02T03:04:05.678Z", "colour": "green", "note": "", "lists": []}
    return usual | fields


def keep(page, *passages, lists=()):
    """Keeps these passages, as a file that is brought back does."""
    return page.evaluate(
        "other => edition.script('desk/desk').then(desk => desk.merge(other))",
        {"passages": [*passages], "lists": [*lists]},
    )


# --- Marking and noting ---


@pytest.mark.both_places
def test_words_are_marked(page, place, troubles):
    """By one button; they have a colour and a sign that tells it, and stay what they are, on other pages too."""
    page.goto(place + SECTION)
    before = page.evaluate(TEXTS)
    text = page.locator("#para-13 [data-unit]").text_content()
    select(page, "para-13", text.index("smuggling") + 2, "para-13", text.index("trafficking.") + 11)
    offered(page, "Mark")
    page.locator(SIGN).wait_for()
    words = text[text.index("smuggling") : text.index("trafficking.") + 11]  # whole words
    assert page.evaluate(MARKED) == {"desk-yellow": [words]}
    assert page.locator(SIGN).get_attribute("aria-label").startswith("Your mark, yellow: “smuggling may")
    page.locator("#said", has_text="Marked, yellow: para. 13").wait_for(state="attached")
    assert page.evaluate(TEXTS) == before
    (kept,) = page.evaluate(DESK)["passages"]
    start = text.index("smuggling")
    assert [kept[name] for name in ("report", "unit", "start", "end", "to", "quote", "colour", "note", "lists")] == [
        *(REPORT, "13", start, start + len(words), None, words, "yellow", "", [])
    ]
    assert (kept["before"], kept["after"]) == (text[start - 32 : start], text[kept["end"] : kept["end"] + 32])
    page.goto(f"{place}{REPORT}/full.html")
    page.locator(SIGN).wait_for()
    assert page.evaluate(MARKED) == {"desk-yellow": [words]}
    assert troubles.all() == []


def test_the_words_in_the_panel_have_the_marks_of_slips(page, place):
    """As on the page; those that are kept have none."""
    page.goto(f"{place}{REPORT}/i.html")
    text = page.locator("#para-1 [data-unit]").text_content()
    select(page, "para-1", text.index("Grabiela") - 5, "para-1", text.index("Grabiela") + 15)
    offered(page, "Note")
    quote = page.locator(f"{PANEL} .noting-quote")
    quote.locator(".sic").wait_for()
    assert "Grabiela|" in quote.inner_html().replace('<span class="sic"></span>', "|")
    assert quote.text_content() in text


@pytest.mark.both_places
def test_a_passage_over_paragraphs_is_noted_and_listed(page, place, troubles):
    """In the panel, where all is kept at once; the sign leads back to it."""
    page.goto(place + SECTION)
    select(page, "para-14", 0, "para-15", 60)
    offered(page, "Note")
    panel = page.locator(PANEL)
    panel.wait_for()
    assert panel.locator("h2").inner_text() == "A/58/275, paras. 14-15"
    assert page.evaluate("document.activeElement.name") == "note"
    page.keyboard.type("An <b>idea</b>")
    panel.get_by_label("pink").check()
    panel.get_by_label("New list").fill("Seminar")
    page.keyboard.press("Enter")
    panel.get_by_label("Seminar").wait_for()
    assert panel.get_by_label("Seminar").is_checked()
    page.keyboard.press("Escape")
    sign = page.locator(SIGN)
    sign.wait_for()
    assert page.locator("#para-15 .desk-sign").count() == 1
    assert sign.get_attribute("aria-label").endswith("Note: An <b>idea</b>")
    whole = page.evaluate(DESK)
    (kept,) = whole["passages"]
    assert [kept[name] for name in ("unit", "to", "colour", "note")] == ["14", "15", "pink", "An <b>idea</b>"]
    assert kept["lists"] == [whole["lists"][0]["id"]]
    assert kept["quote"].count("\n\n") == 1
    assert page.evaluate("Object.values(Object.fromEntries(CSS.highlights)).map(all => all.size)") == [2]
    sign.click()
    assert panel.get_by_label("Your note").input_value() == "An <b>idea</b>"
    assert panel.get_by_label("pink").is_checked()
    assert panel.get_by_label("Seminar").is_checked()
    assert troubles.all() == []


def test_a_paragraph_is_noted_from_its_panel(page, place):
    """A whole paragraph, or a range that the panel of citations has; of what was not filled in, nothing is kept."""
    page.goto(place + SECTION)
    page.locator("#para-16 a.number").click()
    page.get_by_role("button", name="Mark, note or add to a list").click()
    page.locator(PANEL).wait_for()
    page.keyboard.press("Escape")
    assert page.evaluate(DESK)["passages"] == []
    page.locator("#para-16 a.number").click()
    page.locator("dialog.cite [name=to]").select_option(label="para. 40")
    page.get_by_role("button", name="Mark, note or add to a list").click()
    page.locator(PANEL).get_by_label("Your note").fill("all of it")
    page.get_by_role("button", name="Done").click()
    page.locator(SIGN).wait_for()
    (kept,) = page.evaluate(DESK)["passages"]
    assert [kept[name] for name in ("unit", "to", "start", "end")] == ["16", "40", None, None]
    page.goto(f"{place}{REPORT}/iii-b-5.html")
    page.locator("#para-40 .desk-sign").wait_for()


def test_a_recommendation_is_put_into_a_list(page, place, troubles):
    """From the list of all of them: what is kept are the words of its paragraph."""
    page.goto(f"{place}{REPORT}/recommendations.html")
    first = page.locator(".asks > li").first
    first.get_by_role("button", name="Keep").click()
    panel = page.locator(PANEL)
    panel.get_by_label("New list").fill("Seminar")
    panel.get_by_role("button", name="Add").click()
    panel.get_by_label("Seminar").wait_for()
    page.keyboard.press("Escape")
    (kept,) = page.evaluate(DESK)["passages"]
    words = first.locator("q").text_content()
    assert (kept["unit"], kept["quote"], len(kept["lists"])) == ("summary-5", words, 1)
    assert kept["end"] - kept["start"] == len(words)
    assert not troubles.all()


def test_marking_by_keyboard(page, place):
    """The key opens the panel; the sign can be reached and opens it again; the focus comes back to it."""
    page.goto(f"{place}{SECTION}#para-12")
    page.locator(".unit.reached").wait_for()
    page.keyboard.press("m")
    page.locator(PANEL).wait_for()
    assert page.locator(f"{PANEL} h2").inner_text() == "A/58/275, para. 12"
    page.keyboard.type("by key")
    page.keyboard.press("Escape")
    sign = page.locator("#para-12 .desk-sign")
    sign.wait_for()
    sign.focus()
    page.keyboard.press("Enter")
    page.locator(PANEL).wait_for()
    page.locator(f"{PANEL} textarea").fill("by key, twice")
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.activeElement.matches('.desk-sign')")
    page.wait_for_function("() => document.querySelector('.desk-sign').title === 'by key, twice'")


def test_a_mark_is_removed_and_comes_back(page, place):
    """By the button in its panel, and by the one that undoes it."""
    page.goto(place + SECTION)
    keep(page, passage(note="to stay"))
    page.reload()
    page.locator(SIGN).click()
    page.get_by_role("button", name="Remove").click()
    page.locator(SIGN).wait_for(state="detached")
    assert page.evaluate(DESK)["passages"] == []
    page.get_by_role("button", name="Undo").click()
    page.locator(SIGN).wait_for()
    assert page.evaluate(DESK)["passages"][0]["note"] == "to stay"


def test_the_last_colour_is_the_next(page, place):
    """Without anything else being kept."""
    page.goto(place + SECTION)
    keep(page, passage())
    select(page, "para-14", 0, "para-14", 30)
    offered(page, "Mark")
    page.wait_for_function("() => document.querySelectorAll('.desk-sign').length === 2")
    assert {*page.evaluate(MARKED)} == {"desk-green"}


def test_the_same_words_are_marked_once(page, place):
    """A second time, the panel of the first opens."""
    page.goto(place + SECTION)
    for _ in range(2):
        select(page, "para-14", 0, "para-14", 30)
        offered(page, "Mark")
        page.locator(SIGN).wait_for()
    page.locator(PANEL).wait_for()
    assert len(page.evaluate(DESK)["passages"]) == 1


def test_marks_do_not_disturb_copying_and_citing(page, place):
    """A selection over a mark is cited and copied as if there were none."""
    page.goto(place + SECTION)
    keep(page, passage())
    page.locator(SIGN).wait_for()
    page.evaluate(SELECT, ["para-13", 0, "para-13", 60])
    page.locator(".cite-selected", has_text="Cite para. 13").wait_for()
    copied = page.evaluate("""() => {
        const carrier = new DataTransfer()
        const event = new ClipboardEvent("copy", { clipboardData: carrier, bubbles: true, cancelable: true })
        getSelection().anchorNode.parentElement.dispatchEvent(event)
        return [carrier.getData("text/plain"), carrier.getData("text/html")]
    }""")
    text = page.locator("#para-13 [data-unit]").text_content()[:60]
    assert copied[0] == text.strip()
    assert not re.search("role|●|■", copied[1])
    page.locator(".cite-selected").click()
    assert f"“{text.strip()}”" in page.locator("dialog.cite[open] .cite-quote").inner_text()


def test_without_scripts_the_text_is_as_before(plain, place):
    """Nothing is offered, and nothing is missing."""
    plain.goto(place + SECTION)
    assert plain.locator(".desk-sign, .cite-bar").count() == 0
    assert plain.locator("#para-13 [data-unit]").is_visible()


# --- What is loaded ---


def test_nothing_of_it_is_loaded_before_it_is_used(page, place):
    """A page without marks asks for nothing; one of another report neither, whatever is kept."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(place + SECTION)
    page.evaluate("""localStorage.setItem("edition.desk", '{"reports": ["a-1-1"]}')""")
    page.reload()
    page.wait_for_timeout(300)
    names = [url.removeprefix(place) for url in asked]
    assert [name for name in names if re.search(r"desk|marks|noting|anchoring|keeper", name)] == []


STORED = ["5", '{"reports": 5}', '{"reports": {"includes": 1}}', "no JSON"]


@pytest.mark.parametrize("stored", few(STORED, quick=STORED[2:], reason="each of several values"))
def test_anything_may_be_stored(page, place, stored, troubles):
    """The page goes on."""
    page.goto(place + SECTION)
    page.evaluate("stored => localStorage.setItem('edition.desk', stored)", stored)
    page.reload()
    select(page, "para-14", 0, "para-14", 30)
    offered(page, "Mark")
    page.locator(SIGN).wait_for()
    assert troubles.all() == []


# --- The store ---

GOOD = passage()
WRONG = {
    "no passage": None,
    "a number": 5,
    "no id": passage(id="x"),
    "an id in capitals": passage(id="0123456789ABCDEF"),
    "no report": passage(report="../x"),
    "no unit": passage(unit="<script>"),
    "an end before its beginning": passage(start=9, end=3),
    "a place that is no number": passage(start="1", end="5"),
    "a place below nothing": passage(start=-1),
    "half a place": passage(end=None),
    "no words": passage(quote=""),
    "words that are none": passage(quote={"toString": 1}),
    "no time": passage(made="yesterday"),
    "a time that never was": passage(made="2020-99-99T00:00:00Z"),
}
MENDED = {
    "an unknown colour": ({"colour": "red; x"}, {"colour": None}),
    "a note that is no text": ({"note": ["x"]}, {"note": ""}),
    "control signs": ({"note": "a\u0000b\u001bc\td\ue000"}, {"note": "abc\td\ue000"}),
    "lists that are none": ({"lists": ["x", 5, "fedcba9876543210"]}, {"lists": ["fedcba9876543210"]}),
    "lists that are no list": ({"lists": {"length": 9}}, {"lists": []}),
    "unknown keys": ({"__proto__x": 1, "onclick": "x"}, {}),
    "a long text before": ({"before": "x" * 99, "after": "y" * 99}, {"before": "x" * 32, "after": "y" * 32}),
    "no time of a change": ({"changed": 7}, {"changed": GOOD["made"]}),
}


@pytest.fixture(scope="module")
def checker(prepared):
    """A page with the pure parts of the desk."""
    return prepared("async () => { for (const name of ['desk/desk', 'desk/anchoring']) await edition.script(name) }")


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_passage_is_refused(checker, name):
    """And counted; what is right beside it is not lost."""
    found = checker.evaluate("all => edition.desk.check(all)", {"passages": [WRONG[name], GOOD]})
    assert [each["id"] for each in found["passages"]] == [GOOD["id"]]
    assert found["refused"] == 1


@pytest.mark.parametrize("name", MENDED)
def test_what_is_wrong_in_a_passage_is_mended(checker, name):
    """Where that loses nothing of the passage."""
    given, expected = MENDED[name]
    usual = {"to": None, "before": "", "after": "", "changed": GOOD["made"]}
    found = checker.evaluate("all => edition.desk.check(all)", {"passages": [GOOD | given]})
    assert found["passages"] == [GOOD | usual | expected]


@pytest.mark.parametrize("value", [None, 5, "x", [], {"passages": 5}, {"passages": {"length": 3}}, {"lists": [[]]}])
def test_what_is_no_desk_has_nothing(checker, value):
    """Whatever it is."""
    found = checker.evaluate("value => edition.desk.check(value)", value)
    assert (found["passages"], found["lists"], found["removed"]) == ([], [], [])


FIND = r"""({ was, whole, now }) => {
    const bare = told => Object.entries(told).map(([id, text]) => ({ id, text: text.replace(/[\[\]]/gu, "") }))
    const ends = told => {
        const texts = Object.values(told)
        const first = texts.findIndex(text => text.includes("["))
        const last = texts.findIndex(text => text.includes("]"))
        const end = last === -1 ? -1 : texts[last].indexOf("]") - (first === last ? 1 : 0)
        return [first, first === -1 ? -1 : texts[first].indexOf("["), last, end]
    }
    const units = bare(was)
    const at = id => units.findIndex(unit => unit.id === id)
    const [first, start, last, end] = whole ? [at(whole[0]), null, at(whole.at(-1)), null] : ends(was)
    const passage = edition.anchoring.describe(units, first, start, last, end)
    const found = edition.anchoring.find(bare(now), passage)
    return [found && [found.first, found.start, found.last, found.end], ends(now), found && found.exact]
}"""


@pytest.mark.stories("anchoring.yml", "was", "whole", "now", "found")
def test_a_passage_is_found_again(checker, was, whole, now, found):
    """In this version of the text, where it stands now."""
    place, expected, exact = checker.evaluate(FIND, {"was": was, "whole": whole, "now": now})
    assert place == (None if found == "not at all" else expected)
    assert exact == {"as it was": True, "although its words changed": False, "not at all": None}[found]


def test_a_desk_is_merged_without_doubling(page, site):
    """New ones come, older ones and those removed here stay away, the newer of two holds, the same is the same."""
    page.goto((site / SECTION).as_uri())
    ids = [f"{n:016x}" for n in range(5)]
    listed = {"id": "fedcba9876543210", "name": "Seminar", "made": GOOD["made"]}
    first = [passage(id=one, unit=str(n + 10), note=f"note {n}") for n, one in enumerate(ids)]
    assert keep(page, *first, lists=[listed])["passages"]["new"] == 5
    page.evaluate("id => edition.desk.remove([id])", ids[4])
    page.evaluate("id => edition.desk.change(id, { note: 'here' })", ids[1])
    again = [each | {"note": "elsewhere"} for each in first]
    again[2]["changed"] = "2021-01-01T00:00:00Z"
    again[0] = first[0]
    twin = first[3] | {"id": f"{9:016x}"}
    told = keep(page, *again, twin, {"id": 5}, lists=[listed])
    assert told["passages"] == {"new": 0, "changed": 1, "same": 3, "older": 1, "removed": 1}
    assert (told["refused"], told["lists"]["same"], told["before"]["passages"][0]["note"]) == (1, 1, "note 2")
    notes = {each["id"]: each["note"] for each in page.evaluate(DESK)["passages"]}
    assert notes == dict(zip(ids, ["note 0", "here", "elsewhere", "note 3"], strict=False))
    page.evaluate("other => edition.desk.merge(other, true)", {"passages": [first[4]]})
    assert len(page.evaluate(DESK)["passages"]) == 5


@pytest.mark.both_places
def test_two_tabs_do_not_overwrite_each_other(new_page, place):
    """What one changes of a passage, the other does not take back; each shows what the other did."""
    one = new_page()
    one.goto(place + SECTION)
    other = one.context.new_page()
    other.goto(place + SECTION)
    keep(one, passage())
    other.locator(SIGN).wait_for()  # it hears of the first
    other.locator(SIGN).click()
    other.locator(PANEL).wait_for()
    one.evaluate("id => edition.desk.change(id, { colour: 'blue' })", GOOD["id"])
    other.evaluate("id => edition.desk.change(id, { note: 'from there' })", GOOD["id"])
    other.locator(f"{PANEL} textarea").fill("and from here")
    other.keyboard.press("Escape")
    note = "from there\n\nand from here"
    other.wait_for_function("note => document.querySelector('.desk-sign').title === note", arg=note)
    one.evaluate("Promise.all([1, 2, 3].map(n => edition.desk.addList(`list ${n}`)))")
    kept = other.evaluate(DESK)
    assert (kept["passages"][0]["colour"], kept["passages"][0]["note"]) == ("blue", note)
    assert len(kept["lists"]) == 3
    one.wait_for_function("note => document.querySelector('.desk-sign').title === note", arg=note)
    other.close()


BROKEN = "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError') } })"


def test_a_browser_that_keeps_nothing_is_told_before_one_writes(page, place, troubles):
    """Marking opens the panel, which says so."""
    page.add_init_script(BROKEN)
    page.goto(place + SECTION)
    select(page, "para-14", 0, "para-14", 30)
    offered(page, "Mark")
    page.locator(PANEL).wait_for()
    assert "would be lost" in page.locator(".noting-warned").inner_text()
    assert page.locator(SIGN).count() == 0
    page.get_by_label("blue").check()
    page.locator(f"{PANEL} .notice", has_text="The browser did not let this be kept").wait_for()
    assert troubles.all() == []


def test_a_full_storage_loses_nothing(page, place):
    """What was kept is there; what was written stays in the panel until there is room, or it is thrown away."""
    page.add_init_script(FULL)
    page.goto(place + SECTION)
    keep(page, passage(note="before"))
    page.locator(SIGN).click()
    page.locator(PANEL).wait_for()
    page.evaluate("window.full = true")
    page.locator(f"{PANEL} textarea").fill("written with pains")
    page.keyboard.press("Escape")
    page.locator(".notice", has_text="no room left").wait_for()
    page.locator(PANEL).wait_for()
    assert page.locator(f"{PANEL} textarea").input_value() == "written with pains"
    assert page.evaluate(DESK)["passages"][0]["note"] == "before"
    page.evaluate("window.full = false")
    page.get_by_role("button", name="Try again").click()
    page.get_by_role("button", name="Done").click()
    page.locator(f"{SIGN}[title='written with pains']").wait_for()
    assert page.evaluate(DESK)["passages"][0]["note"] == "written with pains"


def test_what_is_refused_in_part_is_refused_whole(page, site):
    """Of many records nothing is kept if there is no room for the last."""
    page.add_init_script(FULL)
    page.goto((site / SECTION).as_uri())
    page.evaluate("window.fullAt = 3")
    told = page.evaluate(
        "all => edition.script('desk/desk').then(desk => desk.merge({ passages: all })).catch(error => error.told)",
        [passage(id=f"{n:016x}", note=f"note {n}") for n in range(5)],
    )
    assert "no room left" in told
    page.evaluate("window.fullAt = null")
    assert page.evaluate(DESK)["passages"] == []


def test_what_is_not_found_is_shown(page, place):
    """At its paragraph, with its words; its note can still be read."""
    page.goto(place + SECTION)
    keep(page, passage(quote="words that never stood there", note="still mine"))
    sign = page.locator("#para-13 .desk-sign")
    sign.wait_for()
    label = "Your mark, green, not found in this version: “words that never stood there”"
    assert sign.get_attribute("aria-label") == label
    assert page.evaluate(MARKED) == {}
    sign.click()
    assert page.locator(f"{PANEL} textarea").input_value() == "still mine"


@pytest.mark.parametrize("count", few([1_000, 10_000], quick=[1_000], reason="ten thousand marks"))
def test_many_marks_are_quick(page, site, count):
    """A tenth of them on this page: kept, read and shown while a reader notices no wait."""
    page.goto((site / SECTION).as_uri())
    text = page.locator("#para-13 [data-unit]").text_content()
    many = [
        passage(id=f"{n:016x}", unit="13" if n % 10 == 0 else f"other-{n % 80}", start=n % 300, end=n % 300 + 40)
        | {"quote": text[n % 300 : n % 300 + 40], "note": f"note {n} " * 9}
        for n in range(count)
    ]
    took = page.evaluate(
        """async many => {
            const [desk, marks] = [await edition.script("desk/desk"), await edition.script("desk/marks")]
            const times = [performance.now()]
            await desk.merge({ passages: many })
            times.push(performance.now())
            await marks.show()
            times.push(performance.now())
            await desk.change(many[0].id, { note: "new" })
            times.push(performance.now())
            return times.slice(1).map((time, n) => time - times[n])
        }""",
        many,
    )
    assert page.locator(SIGN).count() == count // 10
    merging, showing, changing = took
    assert merging < 2 * count, took
    assert showing < count / 2, took
    assert changing < 3_000, took


# --- Where each page from disk has a storage of its own, as in Firefox ---


@pytest.mark.both_places
def test_a_frame_keeps_for_all_pages_from_disk(new_page, place):
    """Of a server's pages it keeps nothing and answers nobody: then the page keeps for itself, and says so before."""
    page = new_page()
    page.goto(place + SECTION)
    page.evaluate("edition.alone = true")
    select(page, "para-14", 0, "para-14", 30)
    offered(page, "Mark")
    assert page.evaluate("edition.script('desk/desk').then(desk => desk.kept())") == (
        "page" if place.startswith("http") else "browser"
    )
    if place.startswith("http"):
        page.locator(PANEL).wait_for()
        assert "keeps what you mark on each page separately" in page.locator(".noting-warned").inner_text()
        page.get_by_label("blue").check()
        page.keyboard.press("Escape")
    page.locator(SIGN).wait_for()
    assert page.locator("iframe[src$='keeper.xhtml']").count() == 1
    assert len(page.evaluate(DESK)["passages"]) == 1


# --- Everyone ---


@pytest.mark.parametrize(
    ("width", "scheme"),
    few(product([320, 390, 1280], ["light", "dark"]), quick=[(320, "light")], reason="the other widths and colours"),
)
def test_axe_finds_nothing(page, site, scheme, width):
    """With marks of all colours, the bar and the panel, light and dark; nothing is wider than the page."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto((site / REPORT / "i.html").as_uri())
    text = page.locator("#para-1 [data-unit]").text_content()
    colours = ["yellow", "green", "blue", "pink", None]
    keep(
        page,
        *(
            passage(unit="1", id=f"{n:016x}", start=40 * n, end=40 * n + 30, colour=each, note="x" * n)
            | {"quote": text[40 * n : 40 * n + 30]}
            for n, each in enumerate(colours)
        ),
        lists=[{"id": "fedcba9876543210", "name": "A list with a long name " * 5, "made": GOOD["made"]}],
    )
    page.locator(SIGN).nth(4).wait_for()
    select(page, "para-2", 0, "para-2", 30)
    assert findings(page) == []
    page.locator(SIGN).nth(3).click()
    page.locator(PANEL).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(PANEL).evaluate("panel => panel.scrollWidth <= panel.clientWidth")
    assert findings(page, WORDS) == []


def test_marking_by_touch(new_page, site):
    """What is to be pressed is large enough."""
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto((site / SECTION).as_uri())
    select(page, "para-14", 0, "para-14", 30)
    page.locator(".cite-bar").get_by_role("button", name="Mark", exact=True).tap()
    page.locator(SIGN).tap()
    page.locator(PANEL).wait_for()
    sizes = page.locator(f"{PANEL} :is(button, a, label, textarea, input[type=text]):visible").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect()).map(box => Math.min(box.width, box.height))"
    )
    assert min(sizes) >= 24
