"""The concordance: lines that agree with the search, in each order, to take along; and passages side by side."""

import csv
import io
import re
from itertools import product
from pathlib import Path

import pytest
from accessible import findings
from further import COUNT, Library
from mkdocs.utils.yaml import yaml_load
from tiers import few

PAGE = "a-58-275/concordance.html"
GOLD = yaml_load(Path(__file__).parent.parent.joinpath("gold", "queries.yml").read_text(encoding="utf-8"))
FIELD = "dialog[open] .field input"
GATHER = """async () => {
    for (const name of ["tokenizer", "finder", "lines", "csv"]) await edition.script(name)
    const data = ["data/entries", "data/terms", "data/pages", "data/names", "a-58-275/data/units"].map(edition.data)
    const [entries, terms, pages, names, units] = await Promise.all(data)
    window.reports = [units]
    window.everything = edition.finder.index({ reports: [units], entries: [...entries, ...terms], pages, names })
}"""
COMPARE = "a-58-275/compare.html"
TOLD = "#lines .told"
ROWS = "#lines tbody tr"
WORD_ROWS = "#counted tbody tr"
LINES = """([texts, query, by, slips = []]) => {
    const sign = each => typeof each === "string" ? each : "|"
    const marked = (words, ends) => edition.quoted(words, ends).map(sign).join("")
    const names = at => ({ id: String(at), anchor: `para-${at}`, label: `para. ${at}`, section: "i" })
    const units = texts.map((text, at) => ({ ...names(at), text, slips: slips[at] }))
    const sections = [{ slug: "i", heading: "", url: "" }]
    const report = { slug: "x", symbol: "X", title: "", author: "", chapters: [], sections, units }
    const { lines } = edition.lines.of(edition.finder.index({ reports: [report] }), [report], query)
    return edition.lines.sorted(lines, by || "place").map(({ before, word, behind, slips }) =>
        `${marked(before, slips.before)}[${marked(word, slips.word)}]${marked(behind, slips.behind)}`)
}"""
COUNTS = """() => {
    const [report] = reports
    const own = edition.finder.index({ reports })
    const found = ({ word }) => edition.lines.of(own, reports, `"${word}"`).lines
    return edition.lines.words(report).filter(each => {
        const lines = found(each)
        const of = section => lines.filter(({ item }) => item.section === section).length
        return lines.length !== each.count || [...each.sections].some(([section, n]) => of(section) !== n)
    }).map(({ word, count }) => `${word}: ${count}`)
}"""
HEARD = """const write = navigator.clipboard?.write.bind(navigator.clipboard)
if (write) navigator.clipboard.write = async items => {
    window.text = await (await items[0].getType("text/plain")).text()
    return write(items)
}"""
AGREES = """query => [edition.finder.find(everything, query).hits.map(({ item }) => item),
    edition.lines.of(everything, reports, query).lines.map(({ item }) => item)]
    .map(items => [...new Set(items.filter(({ kind }) => kind === "paragraph").map(({ id }) => id))].sort())"""

BOXES = """all => all.map(each => {
    const words = document.createRange()
    words.selectNodeContents(each)
    const { left, right } = each.getBoundingClientRect()
    return [left, right, words.getBoundingClientRect().height, parseFloat(getComputedStyle(each).lineHeight)]
})"""


@pytest.fixture(scope="module")
def core(prepared):
    """A page that holds what the concordance is made of, and everything that can be found."""
    return prepared(GATHER)


@pytest.fixture
def opened(page, place):
    """Opens the concordance at these words."""

    def at(rest):
        page.goto(place + PAGE + rest)
        page.locator("#counted tbody tr").first.wait_for()

    return at


def shown(page):
    """The lines as they are read, without their places."""
    return [" ".join(cells) for cells in page.locator(ROWS).evaluate_all(CELLS)]


CELLS = 'rows => rows.map(row => [...row.querySelectorAll("td:not(.at)")].map(cell => cell.textContent))'


# --- What a line is ---


@pytest.mark.stories("concordance.yml", "texts", "query", "by", "lines")
def test_the_lines_of_a_query(core, texts, query, by, lines):
    """Each place of what is asked for, in the order asked for."""
    assert core.evaluate(LINES, [texts, query, by]) == lines


def test_each_word_has_as_many_lines_as_it_is_counted(core):
    """In the whole report and in each of its sections."""
    assert core.evaluate(COUNTS) == []


@pytest.mark.parametrize(
    ("texts", "slips", "query", "lines"),
    [
        (["The Tweaty of Goats"], [[10]], "tweaty", ["The [Tweaty|] of Goats"]),
        (["The Tweaty of\nGoats  and Scheep, 1999"], [[10, 31]], "goats", ["The Tweaty| of [Goats] and Scheep|, 1999"]),
        ([f"A slipp {'h' * 130} end"], [[7]], "end", ["[end]"]),
    ],
)
def test_a_line_tells_where_slips_end(core, texts, slips, query, lines):
    """In each of its three parts, whatever was a space there; none that ends outside of it."""
    assert core.evaluate(LINES, [texts, query, "place", slips]) == lines


@pytest.mark.parametrize("query", [row["query"] for row in GOLD])
def test_the_paragraphs_are_those_of_the_search(core, query):
    """Whatever is asked."""
    found, listed = core.evaluate(AGREES, query)
    assert listed == found


# --- The page ---


def test_the_search_leads_to_the_lines(page, place, troubles):
    """Of the same words, in as many paragraphs; each leads to its paragraph, where the words are marked."""
    page.goto(f"{place}a-58-275/v.html")
    page.keyboard.press("/")
    page.locator(FIELD).fill("consular protection")
    page.locator("dialog[open] .found", has_text="7 paragraphs").wait_for()
    page.get_by_role("link", name="As lines").click()
    page.locator(TOLD, has_text="in 7 paragraphs.").wait_for()
    assert page.url.endswith("concordance.html#q=consular+protection")
    assert not page.locator("dialog[open]").count()
    page.locator(ROWS).last.get_by_role("link").click()
    page.wait_for_function("() => CSS.highlights.has('searched')")
    assert page.locator(".unit.reached").count() == 1
    assert not troubles.console


@pytest.mark.parametrize("width", [390, 1280])
def test_a_table_stays_one_for_a_screen_reader(page, site, opened, width):
    """In a narrow window too, where its parts are blocks; as the page is written, they need no role."""
    assert not re.search(r"<(table|thead|tbody|tr|th|td)\b[^>]* role=", (site / PAGE).read_text(encoding="utf-8"))
    opened("#q=%22reflection+period%22")
    page.set_viewport_size({"width": width, "height": 800})
    roles = "all => [...new Set(all.map(each => `${each.localName} ${each.role}`))]"
    parts = ["table table", "thead rowgroup", "tr row", "th columnheader", "tbody rowgroup", "td cell"]
    for table in ("#lines table", "#counted table"):
        page.locator(f"{table} td").first.wait_for()
        assert page.locator(f"{table}, {table} :is(thead, tbody, tr, th, td)").evaluate_all(roles) == parts


def test_a_click_anywhere_on_a_line_follows_it(page, opened):
    """But none that ends the selecting of words."""
    opened("#q=%22reflection+period%22")
    line = page.locator(f"{ROWS} .behind").first
    box = line.bounding_box()
    page.mouse.move(box["x"] + 10, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    assert page.evaluate("getSelection().toString()")
    page.locator("h1").click()
    line.click()
    page.locator(".unit.reached", has_text="reflection period").wait_for()


def test_the_search_leads_to_the_lines_of_a_part(page, place):
    """Of the part that was chosen."""
    page.goto(f"{place}a-58-275/v.html#q=migrants")
    page.locator("dialog[open] select").select_option("a-58-275 iii-b-2")
    found = page.locator("dialog[open] .found").inner_text()
    page.get_by_role("link", name="As lines").click()
    page.locator(ROWS).first.wait_for()
    assert page.locator("[name=part]").input_value() == "iii-b-2"
    assert f"in {found.partition(' paragraph')[0]} paragraph" in page.locator(TOLD).inner_text()


def test_the_words_stay_in_the_browser(page, server, troubles):
    """No request has them, typed or from the address."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}{PAGE}#q=trafficking")
    page.locator(ROWS).first.wait_for()
    page.locator("#lines [name=q]").fill("smuggling")
    page.locator(TOLD, has_text="line").wait_for()
    page.get_by_role("button", name="Save as CSV").first.click()
    assert asked
    assert not [url for url in asked if re.search("trafficking|smuggling", url.partition("#")[0])]
    assert page.evaluate("Object.keys(localStorage)") == []
    assert not troubles.all()


def test_the_address_has_what_is_shown(page, opened):
    """Words, part and order; from a chat program too, which encodes the sign behind the q."""
    opened("#q%3Dsmuggling&part=ii&sort=behind")
    assert page.locator("#lines [name=q]").input_value() == "smuggling"
    assert page.locator("[name=part]").input_value() == "ii"
    assert page.locator("#lines [aria-sort]").inner_text().startswith("After")
    page.locator("#lines [name=q]").fill('"of origin"')
    page.locator("[name=part]").select_option("")
    page.get_by_role("button", name="Before").click()
    assert page.url.endswith("#q=%22of+origin%22&sort=before")
    page.evaluate("location.hash = 'q=asylum'")
    page.locator(ROWS, has_text="asylum").first.wait_for()
    assert page.locator("#lines [aria-sort]").inner_text().startswith("Place")


def test_the_lines_are_sorted_by_keyboard(page, opened):
    """Each head is a button that says by what the lines are sorted, and their number stays."""
    opened("#q=migrants")
    told = page.locator(TOLD).inner_text()
    first = shown(page)
    for name in ("Before", "After", "Place"):
        page.locator("#lines .sort", has_text=name).focus()
        page.keyboard.press("Enter")
        head = page.locator("#lines th[aria-sort=ascending]")
        assert head.count() == 1
        assert head.inner_text().startswith(name)
        assert page.evaluate("document.activeElement.textContent") == name
        assert page.locator(TOLD).inner_text() == told
        assert sorted(shown(page)) == sorted(first)
        assert (shown(page) == first) is (name == "Place")


def test_a_long_list_grows(page, opened):
    """It says how much of it is shown; the focus goes on with the next line."""
    opened("#q=%22the%22")
    shown_of = re.compile(r"200 of ([\d,]+) lines, in \d+ paragraphs\.")
    (all_lines,) = shown_of.fullmatch(page.locator(TOLD).inner_text()).groups()
    assert page.locator(ROWS).count() == 200
    page.locator("#lines .rest button").click()
    assert page.locator(TOLD).inner_text().startswith(f"400 of {all_lines} lines")
    assert (
        page.evaluate("[...document.querySelectorAll('#lines tbody tr')].indexOf(document.activeElement.closest('tr'))")
        == 200
    )
    while page.locator("#lines .rest button").is_visible():
        page.locator("#lines .rest button").click()
    assert page.locator(TOLD).inner_text().startswith(f"{all_lines} lines")
    assert page.locator(ROWS).count() == int(all_lines.replace(",", ""))


def test_heads_of_columns_stand_apart_on_one_line(page, opened):
    """The sign of a sorted column stays beside its name; "before" and "after" are told apart."""
    page.set_viewport_size({"width": 1280, "height": 900})
    opened("#q=migration")
    page.locator(ROWS).first.wait_for()
    heads = page.locator(".kwic .sort").evaluate_all(BOXES)
    assert len(heads) == 5
    assert all(height < 1.5 * line for *_, height, line in heads)
    (_, before, *_), (after, *_) = heads[1:3]
    assert after - before > 8


def test_nothing_found_is_said(page, opened):
    """And what one may do where nothing is asked."""
    opened("")
    assert page.locator(TOLD).inner_text().startswith("Type a word")
    assert not page.locator("#lines table").is_visible()
    page.locator("#lines [name=q]").fill("xylophone")
    assert page.locator(TOLD).inner_text().startswith("The search finds no paragraph")
    page.locator("#lines [name=q]").fill("consular xylophone")
    assert page.locator(TOLD).inner_text().startswith("No paragraph has all of these words.")


def test_the_search_over_the_page_leaves_it_as_it_is(page, opened):
    """Until its words are asked for as lines."""
    opened("#q=smuggling")
    told = page.locator(TOLD).inner_text()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("/")
    page.locator(FIELD).fill("asylum")
    page.locator("dialog[open] .results a").first.wait_for()
    page.keyboard.press("Escape")
    assert page.url.endswith("#q=smuggling")
    assert page.locator(TOLD).inner_text() == told
    page.locator("h1").click()
    page.keyboard.press("/")
    page.locator(FIELD).fill("asylum")
    page.get_by_role("link", name="As lines").click()
    page.locator(ROWS, has_text="asylum").first.wait_for()
    assert page.url.endswith("#q=asylum")
    assert not page.locator("dialog[open]").count()


# --- To take along ---


def rows_of(text):
    """The rows of a CSV file, with their heads."""
    return list(csv.DictReader(io.StringIO(text)))


def test_lines_and_words_are_saved(page, opened, troubles):
    """All of them, in the order shown, as a file that the browser makes itself."""
    opened("#q=%22the%22&sort=before")
    with page.expect_download() as waiting:
        page.locator("#lines [data-take=save]").click()
    assert waiting.value.suggested_filename == "a-58-275-lines.csv"
    found = rows_of(waiting.value.path().read_text("utf-8"))
    assert f"of {len(found):,} lines" in page.locator(TOLD).inner_text()
    assert f"{len(found):,} rows" in page.locator("#lines .take [role=status]").inner_text()
    assert {row["words"].lower() for row in found} == {"the"}
    assert found[0]["url"].startswith("a-58-275/")
    with page.expect_download() as waiting:
        page.locator("#counted [data-take=save]").click()
    counted = rows_of(waiting.value.path().read_text("utf-8"))
    first = page.locator(WORD_ROWS).first.locator("td")
    assert [counted[0]["word"], counted[0]["times"]] == first.all_inner_texts()[:2]
    for row in counted:
        assert sum(int(n) for head, n in row.items() if head not in {"word", "times"}) == int(row["times"])
    assert not troubles.all()


@pytest.mark.both_places
def test_lines_are_copied(page, opened, place):
    """As the same CSV, whichever way the browser allows; the page says so."""
    if place.startswith("http"):
        page.context.grant_permissions(
            ["clipboard-read", "clipboard-write"], origin=re.match(r"https?://[^/]+", place)[0]
        )
    page.add_init_script(HEARD)
    opened("#q=%22reflection+period%22")
    page.locator("#lines [data-take=copy]").click()
    page.locator("#lines .take [role=status]", has_text=re.compile("Copied: [0-9]+ rows?.")).wait_for()
    found = rows_of(page.evaluate("window.text"))
    assert len(found) == page.locator(ROWS).count()
    assert {row["words"] for row in found} == {"reflection period"}


def test_no_cell_is_run_by_a_spreadsheet(core):
    """An apostrophe stands before what would be; quotation marks, commas and ends of lines are kept."""
    cells = ["=1+1", "+1", "-x", "@x", "\t=1", "\uff1d1", "a=b", 'a "b", c', "two\nlines", "\u2019"]
    text = core.evaluate("cells => edition.csv.written([cells, [3, 0]])", cells)
    written, numbers = csv.reader(io.StringIO(text))
    assert written == [*(f"'{cell}" for cell in cells[:6]), *cells[6:]]
    assert numbers == ["3", "0"]


# --- All words ---


def test_a_word_leads_to_its_lines(page, opened):
    """As many as it is counted; the way back leads to what was shown before."""
    opened("#q=asylum")
    page.locator("[name=begins]").fill("traffick")
    row = page.locator(WORD_ROWS).first
    word, times = row.locator("td").all_inner_texts()[:2]
    row.get_by_role("link").click()
    page.locator(TOLD, has_text=f"{times} lines").wait_for()
    assert page.locator("#lines [name=q]").input_value() == f'"{word}"'
    assert page.locator("#lines [name=q]").evaluate("each => each === document.activeElement")
    assert page.locator("#lines form").is_visible()
    page.go_back()
    page.locator(ROWS, has_text="asylum").first.wait_for()


def test_the_words_are_chosen_and_sorted(page, opened):
    """By their beginning, accents and capitals apart; with small words or without; by count and by the alphabet."""
    opened("")
    told = page.locator("#counted .told")
    assert told.inner_text().endswith("small words are left out.")
    page.get_by_role("checkbox", name="small words").uncheck()
    assert "left out" not in told.inner_text()
    assert page.locator(WORD_ROWS).first.inner_text().startswith("the")
    page.locator("[name=begins]").fill("CÔTE")
    assert page.locator(WORD_ROWS).first.inner_text().startswith("Côte")
    page.locator("[name=begins]").fill("xylo")
    assert told.inner_text() == "No word begins so."
    assert not page.locator("#counted table").is_visible()
    page.locator("[name=begins]").fill("migra")
    page.locator("#counted [data-order=word]").click()
    names = [row.split("\t")[0] for row in page.locator(WORD_ROWS).all_inner_texts()]
    found = page.locator(f"{WORD_ROWS} a").all_inner_texts()
    assert len(names) == len(found)
    assert [word.lower() for word in found] == sorted(word.lower() for word in found)
    assert page.locator("#counted [aria-sort=ascending]").inner_text().startswith("Word")


# --- Several reports ---


def test_further_reports_are_read_when_they_are_asked_for(page, place, site, troubles):
    """The lines of the report at hand stand first, and the page says how far it has come."""
    library = Library(page, site)
    page.goto(f"{place}{PAGE}#q=migrants")
    page.locator(ROWS).first.wait_for()
    assert library.asked == []
    own = page.locator(ROWS).count()
    page.locator("[name=part]").select_option("*")
    page.locator(".sofar", has_text=f"1 of {COUNT} reports are read.").wait_for()
    assert page.url.endswith("#q=migrants&part=*")
    library.let_go()
    page.locator(f"{ROWS} small", has_text="X/7").wait_for()
    assert page.locator(".sofar").inner_text() == ""
    assert page.locator(ROWS).count() == own + 1
    assert page.locator(f"{ROWS} small").all_inner_texts() == [*["A/58/275"] * own, "X/7"]
    assert not troubles.all()


# --- For everyone ---


def test_without_scripts_the_page_says_what_it_needs(plain, place):
    """And where else words are found."""
    plain.goto(place + PAGE)
    assert "needs JavaScript" in plain.locator("article").inner_text()
    assert not plain.locator("form, table").first.is_visible()
    plain.get_by_role("link", name="the index of entries").click()
    assert plain.url.endswith("entries.html")


@pytest.mark.parametrize(
    ("width", "scheme", "address"),
    few(
        product(
            [320, 390, 1280],
            ["light", "dark"],
            [f"{PAGE}#q=protection&sort=behind", f"{COMPARE}#summary-5-and-para-75"],
        ),
        quick=[(320, "light", f"{PAGE}#q=protection&sort=behind"), (1280, "dark", f"{COMPARE}#summary-5-and-para-75")],
        reason="the other page, widths and colours",
    ),
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page, site, address, width, scheme):
    """On a phone and a wide screen, by day and by night."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{site.as_uri()}/{address}")
    page.locator(f"{WORD_ROWS}, .sides").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    if page.locator(WORD_ROWS).count():
        page.locator("[name=begins]").fill("mi")  # more rows than are looked at, and few others to pass over
        page.wait_for_function("rows => document.querySelectorAll(rows).length < 100", arg=WORD_ROWS)
        assert page.locator(WORD_ROWS).count() > 12
    assert findings(page) == []


# --- Passages side by side ---


def test_a_paragraph_is_compared_with_the_one_that_says_the_same(plain, place):
    """From below its words, without scripts; what differs is underlined, and told to whoever hears the page."""
    plain.goto(f"{place}a-58-275/v.html#para-75")
    plain.get_by_role("link", name="compare with Summary, 5").click()
    pair = plain.locator("section:has(:target)")
    assert pair.locator("h2").inner_text() == "Summary, 5 and para. 75"
    assert pair.locator("mark").all_inner_texts()[1:] == [
        "of",
        "plans and policies",
        "the",
        "as",
        "concerning national",
        "policies and plans",
    ]
    look = "each => [getComputedStyle(each).textDecorationLine, getComputedStyle(each, '::before').content]"
    assert pair.locator("mark").first.evaluate(look) == ["underline", '" [only here:] "']
    pair.get_by_role("link", name="para. 75").click()
    assert plain.url.endswith("v.html#para-75")


def test_every_passage_that_is_compared_has_its_own_words(plain, site):
    """Those of its paragraph, letter for letter."""
    plain.goto(f"{site.as_uri()}/{COMPARE}")
    sides = plain.locator(".sides > div")
    compared = sides.evaluate_all(
        "all => all.map(each => [each.querySelector('a').hash.slice(1), each.querySelector('blockquote').textContent])"
    )
    assert compared
    plain.goto(f"{site.as_uri()}/a-58-275/full.html")
    words = plain.locator(".unit").evaluate_all(
        "all => all.map(each => [each.id, each.querySelector('[data-unit]').textContent])"
    )
    assert [(anchor, text) for anchor, text in compared if dict(words)[anchor] != text] == []


def test_the_heads_fit_the_smallest_phone_with_the_largest_text(page, site):
    """Nothing sticks out of the page."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto((site / "a-58-275/concordance.html").as_uri())
    page.evaluate("localStorage.setItem('edition.settings', '{\"size\":\"largest\"}')")
    page.goto((site / "a-58-275/concordance.html").as_uri() + "#q=migrants")
    page.reload()
    page.locator("#lines tbody tr").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
