"""Finding one's way: the search, the way to a paragraph, keys, and the arrival, online and from disk."""

import re
from pathlib import Path

import pytest
from mkdocs.utils.yaml import yaml_load
from tiers import few, turns

REPORT = "a-58-275"
SECTION = f"{REPORT}/iii-b-1.html"
SCRIPTS = "tokenizer finder destinations listing goto search arrive keys".split()
GOLD = yaml_load(Path(__file__).parent.parent.joinpath("gold", "queries.yml").read_text(encoding="utf-8"))
FIRST = 5  # results that a reader looks at before asking otherwise

GATHER = """async scripts => {
    for (const name of scripts) await edition.script(name)
    const data = ["data/entries", "data/pages", "data/names", "a-58-275/data/units"].map(edition.data)
    const [entries, pages, names, units] = await Promise.all(data)
    window.reports = [units]
    window.everything = edition.finder.index({ reports: [units], entries, pages, names })
}"""
FOUND = """query => {
    const { terms, dropped, offers, hits } = edition.finder.find(everything, query)
    const told = ({ item: { kind, id }, text, marks }) => ({ kind, id, text, marks })
    return { terms, dropped, offers, hits: hits.map(told) }
}"""
SAME = """([one, other]) => {
    const forms = word => edition.tokenizer.of(word).flatMap(each => edition.tokenizer.forms(each.word))
    return forms(one).some(form => forms(other).includes(form))
}"""
FIELD = "dialog[open] .field input"
HITS = "dialog[open] .results a"
GROUND = "each => getComputedStyle(each).backgroundColor"


@pytest.fixture(scope="module")
def core(prepared):
    """A page that holds the search without its dialog, and everything that can be found."""
    return prepared(GATHER, SCRIPTS)


@pytest.fixture
def search(page):
    """Opens the search on the page at hand and types the words."""

    def typed(words):
        if not page.locator(FIELD).is_visible():
            page.keyboard.press("/")
        page.locator(FIELD).fill(words)
        page.locator(f"{HITS}, dialog[open] .found:not(:empty)").first.wait_for()

    return typed


# --- What counts as one word ---


@pytest.mark.stories("words.yml", "one", "other", "same")
def test_which_words_are_one(core, one, other, same):
    """Number, accents and spelling make no other word of a word; a derivation does."""
    assert core.evaluate(SAME, [one, other]) is (same == "true")


# --- What is found ---


@pytest.mark.parametrize("row", GOLD, ids=[row["query"] for row in GOLD])
def test_a_query_finds_what_a_reader_marked(core, row):
    """Exactly the paragraphs that answer are found, and the entry expected is among the first results."""
    found = core.evaluate(FOUND, row["query"])
    hits = [] if found["dropped"] else found["hits"]
    assert sorted(hit["id"] for hit in hits if hit["kind"] == "paragraph") == sorted(row["paragraphs"])
    first = [hit["id"] for hit in hits][:FIRST]
    assert set(row.get("entries", [])) <= set(first)


@pytest.mark.parametrize(
    ("query", "entry"),
    [
        ("who is bound by the Migrant Workers Convention", "migrant-workers-convention"),
        ("zebras of the International Organization for Migration", "iom"),
    ],
)
def test_a_question_that_names_an_entry_finds_it(core, query, entry):
    """An entry whose whole name stands in the query is among the first results, and what it lacks is not hidden."""
    hits = core.evaluate(FOUND, query)["hits"]
    assert entry in [hit["id"] for hit in hits[:FIRST]]


def test_there_are_enough_queries_of_each_sort():
    """The list of queries is long enough to measure by, and has each thing that a reader relies on."""
    assert len(GOLD) >= 60
    assert len({row["query"] for row in GOLD}) == len(GOLD)
    assert {row["tells"] for row in GOLD} == set("number phrase accents symbols hyphens spelling names words".split())


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ('"reflection period"', "58"),
        ("unaccompanied children", "42"),
        ("domestic workers", "63"),
        ("Puebla Process", "puebla-process"),
        ("Bogota", "COL"),
        ("CMW", "migrant-workers-convention"),
        ("A/58/275", REPORT),
        ("Rodriguez", REPORT),  # its author, before a city of the Philippines
        ("Pizarro", REPORT),
        ("Puebla", "puebla-process"),  # an event before the city that it has its name from
        ("Palermo", "palermo-protocols"),
        ("III", "iii"),
        ("What is the Palermo Protocol", "palermo-protocols"),
        ("what is the palermo protocol?", "palermo-protocols"),
        ("who is the special rapporteur", "about/mandate.html"),
        ("tell me about the Puebla Process", "puebla-process"),
        ("the Philippines", "PHL"),
        ("timeline", f"{REPORT}/timeline.html"),
        ("index", f"{REPORT}/entries.html"),
        ("recommendations", f"{REPORT}/recommendations.html"),
        ("whole text", f"{REPORT}/full.html"),
        ("proof of the words", f"{REPORT}/proof.html"),
        ("repairs and slips", f"{REPORT}/corrections.html"),
        ("glossary", "glossary/index.html"),
        ("countries", "countries/index.html"),
        ("map", "countries/index.html#map"),
        ("documents", "documents/index.html"),
        ("citing", "about/citing.html"),
        ("how to cite", "about/citing.html"),
        ("offline", "about/offline.html"),
        ("download", "about/offline.html"),
        ("privacy", "about/privacy.html"),
        *((words, "index.html#how-to-use-it") for words in ("dark mode", "font size", "print", "keyboard", "settings")),
        ("Équateur", "ECU"),
        ("Filipinas", "PHL"),
        ("espana", "ESP"),
        ("Estados Unidos", "USA"),
        ("Convention relative aux droits de l'enfant", "crc"),
        ("Convención sobre los Derechos del Niño", "crc"),
        ("Haut-Commissariat", "ohchr"),
        ("ACNUDH", "ohchr"),
        ("OIT", "ilo"),
        ("\ufb01nd", "31"),  # a ligature
        ("Phi\u00adlip\u200bpines", "PHL"),  # a soft hyphen, a sign without width
        ("\uff21\uff0f\uff15\uff18\uff0f\uff12\uff17\uff15", REPORT),  # full-width letters
        ("\uff02reflection\u3000period\uff02", "58"),
    ],
)
def test_the_best_answer_stands_first(core, query, first):
    """An entry of that name, else the paragraph that speaks most of it, is the first result."""
    assert core.evaluate(FOUND, query)["hits"][0]["id"] == first


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("Cancun", ["Cancún"]),
        ("asylum seeker", ["asylum-seekers"]),
        ("website", ["web site"]),
        ("58/275", ["58/275"]),
        ('"women and children"', ["women and children"]),
        ("victims of trafficking", ["victims of trafficking"]),
        ("What is the Palermo Protocol", ["Palermo Protocol"]),
    ],
)
def test_the_words_found_are_marked(core, query, marked):
    """A mark covers the words as the text has them, and no small word that stands alone."""
    hits = core.evaluate(FOUND, query)["hits"]
    words = {hit["text"][start:end] for hit in hits for start, end in hit["marks"]}
    assert set(marked) <= words
    assert not {"of", "and", "the"} & words


def test_a_word_that_is_nowhere_is_named(core):
    """What was left out to find anything is said, and what was not left out is found."""
    found = core.evaluate(FOUND, "reflection xyzzy period")
    assert found["dropped"]
    assert [term["shown"] for term in found["terms"] if term["nowhere"]] == ["xyzzy"]
    assert {"24", "58"} == {hit["id"] for hit in found["hits"] if hit["kind"] == "paragraph"}


def test_a_word_being_typed_stands_for_those_it_begins(core):
    """Half a word finds the whole one, but a whole word finds no longer ones."""
    assert core.evaluate(FOUND, "reflec")["hits"]
    assert core.evaluate(FOUND, "reflec")["terms"][0]["begun"]
    assert not any(
        hit["text"][start:end] == "national"
        for hit in core.evaluate(FOUND, "nation ")["hits"]
        for start, end in hit["marks"]
    )


def test_a_phrase_does_not_run_over_the_end_of_a_sentence(core):
    """Words in quotes stand in one sentence: "migrants. The" is not "migrants the"."""
    assert not core.evaluate("() => edition.finder.within('\"migrants the\"', 'the rights of migrants. The report')")
    assert core.evaluate("() => edition.finder.within('\"migrants the\"', 'for migrants, the report')")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("traficking", "trafficking"),
        ("migarnts", "migrants"),
        ('"rights of migarnts"', '"rights of migrants"'),
        ("rights of migarnts in detntion", "rights of migrants in detention"),
        ("smugling of migrants", "smuggling of migrants"),
        ("Phillipines", "Philippines"),
        ("Rodrigues", "Rodríguez"),
        ("Columbia", "Colombia"),  # found, but only as a place in another State
    ],
)
def test_a_slip_of_the_finger_is_understood(core, typed, meant):
    """For a word that is nowhere, in a phrase too, the query is offered with the nearest word that is there."""
    assert core.evaluate(FOUND, typed)["offers"][0] == meant


@pytest.mark.parametrize("typed", ["migrants", "Guadalajara", "Équateur", "reflec", "24", "A/58/276", "xyzzyxyzzy"])
def test_nothing_is_offered_for_what_is_no_slip(core, typed):
    """A word that is known, begun or like no other is left alone."""
    assert core.evaluate(FOUND, typed)["offers"] == []


def test_marks_stand_in_the_text_as_it_is(core):
    """Signs that nobody sees and letters that stand for others move no mark."""
    text = "the \ufb01nal re\u00adport of \uff21\uff22\uff23, ½ of it"
    found = core.evaluate("([query, text]) => edition.finder.within(query, text)", ["final report abc", text])
    assert [text[start:end] for start, end in found] == ["\ufb01nal re\u00adport", "\uff21\uff22\uff23"]


@pytest.mark.parametrize(
    "query",
    [
        " ".join(f"word{n}" for n in range(10_000)),
        " ".join(["migrants"] * 10_000),
        "-".join(f"a{n}" for n in range(10_000)),
        '"' + " ".join(["rights of"] * 5_000) + '"',
        "migrants" * 10_000,
    ],
    ids=["words", "same", "joined", "quoted", "one"],
)
def test_a_query_of_any_length_is_answered(core, query):
    """Of a long query the beginning is looked for; neither the search nor "go to" hangs on the rest."""
    took, shown = core.evaluate(
        """query => {
        const began = performance.now()
        const { terms } = edition.finder.find(everything, query)
        edition.destinations.find(reports, "a-58-275", query)
        return [performance.now() - began, terms.map(term => term.shown).join(" ").length]
    }""",
        query,
    )
    assert took < 2000
    assert len(query.split()) == 1 or shown < 1000


def test_a_scan_is_quick(core):
    """An answer comes within the blink between two key strokes, even for the commonest words."""
    took = core.evaluate("""() => {
        const scan = () => {
            const began = performance.now()
            edition.finder.find(everything, "the human rights of migrants")
            return performance.now() - began
        }
        return Math.min(...Array.from({ length: 9 }, scan)) // the one that nothing else on the machine held up
    }""")
    assert took < 100


# --- Where an input leads ---


@pytest.mark.stories("destinations.yml", "typed", "leads")
def test_where_an_input_leads(core, typed, leads):
    """Numbers, ranges, sections and pages, as people write them, lead to their place; anything else leads nowhere."""
    found = core.evaluate(
        "typed => edition.destinations.find(reports, 'a-58-275', typed).map(place => place.url)", typed
    )
    assert found == [f"{REPORT}/{address}" for address in leads]


def test_every_unit_is_reached_by_its_id_its_label_and_its_short_address(core):
    """No unit's name leads to another unit."""
    wrong = core.evaluate("""() => {
        const [report] = reports
        const names = unit => [unit.id, unit.anchor, unit.label, `${report.slug}/p/${unit.short}.html`]
        const leads = name => edition.destinations.find(reports, report.slug, name)[0]?.first
        return report.units.flatMap(unit => names(unit).filter(name => leads(name) !== unit))
    }""")
    assert wrong == []


# --- The dialog ---


def test_the_search_leads_to_the_paragraph(page, place, search, troubles):
    """From any page: the count is told, a hit shows number, section and words, its link leads to the paragraph."""
    page.goto(place + "countries/mex.html")
    search("reflection period")
    assert "2 paragraphs" in page.locator("dialog[open] [role=status]").inner_text()
    hit = page.locator(HITS, has_text="Para. 58")
    assert "combating trafficking" in hit.locator(".about").inner_text()
    assert hit.locator("mark").all_inner_texts() == ["reflection period"]
    hit.click()
    page.wait_for_url(re.compile(r"#para-58$"))
    page.locator("#para-58.reached").wait_for()
    page.wait_for_function("() => CSS.highlights.get('searched')?.size === 1")
    assert not troubles.all()


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("MISDA", "<mark>MISDA|</mark>"),
        ("Dialogue for Southern Africa", "<mark>Dialogue for Southern Africa</mark> (MISDA|)"),
        ("1", "migrants, Grabiela| Rod"),
    ],
)
def test_results_have_the_marks_of_slips(page, place, search, query, told):
    """Where one is found, where it stands beside what was found, and where a paragraph begins that is gone to."""
    page.goto(place + SECTION)
    search(query)
    mark = page.locator(f"{HITS} .around .sic").first
    quote = mark.evaluate("each => each.closest('.around').innerHTML")
    assert told in quote.replace('<span class="sic"></span>', "|")


def test_the_data_is_loaded_when_the_search_is_first_used(page, server):
    """A page asks for no data of the search before somebody searches."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server + SECTION)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/data/" in url or "finder" in url]
    with page.expect_response("**/data/entries.js"):
        page.locator("[data-opens=search]").first.click()


def test_the_search_works_by_keys_alone(page, place, search):
    """Arrow keys go through the results and back to the field, a letter goes on typing, Enter follows."""
    page.goto(place + SECTION)
    search("puebla ")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator(HITS).nth(1).evaluate("each => each === document.activeElement")
    page.keyboard.type("process")
    assert page.locator(FIELD).input_value() == "puebla process"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.locator(FIELD).evaluate("each => each === document.activeElement")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"glossary/puebla-process\.html"))


def test_escape_closes_the_search_and_gives_the_focus_back(page, place):
    """Whoever opens the search with its button is at the button again after Escape."""
    page.goto(place + SECTION)
    button = page.locator("[data-opens=search]").first
    button.focus()
    page.keyboard.press("Enter")
    page.locator(FIELD).wait_for()
    page.keyboard.press("Escape")
    assert button.evaluate("each => each === document.activeElement")


def test_the_kinds_and_the_parts_narrow_the_search(page, place, search):
    """A kind shows its own hits only; a section only what stands or is mentioned in it; the counts follow."""
    page.goto(place + SECTION)
    search("Mexico")
    page.locator("dialog[open] .narrow label", has_text="Countries").click()
    assert set(page.locator("dialog[open] .results li").evaluate_all("all => all.map(each => each.dataset.kind)")) == {
        "country"
    }
    page.locator("dialog[open] .narrow label", has_text="All").click()
    page.locator("dialog[open] select").select_option(label="Consular protection (IV)")
    found = page.locator("dialog[open] [data-kind=paragraph] .where").all_inner_texts()
    assert found == ["Para. 60"]
    assert "Mexico" in page.locator("dialog[open] [data-kind=country] .where").all_inner_texts()
    page.locator("dialog[open] select").select_option(label="I. Introduction")
    assert page.locator("dialog[open] [role=status]").inner_text() == "Nothing found in this part of the text."


def test_what_narrows_the_search_begins_where_its_words_do(page, place, search):
    """On a phone, where there is but one kind to choose from, too."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(place + SECTION)
    search("witness protection")
    assert page.locator("dialog[open] .narrow label").count() == 0
    part, told = (page.locator(f"dialog[open] {each}").bounding_box() for each in ("select", ".found"))
    assert part["x"] == told["x"]


def test_the_counts_are_of_all_that_is_listed(page, place, search):
    """Headings of sections among them; where a place is offered instead, they are neither listed nor counted."""
    for query, sections in (("consular protection", "2 sections"), ("summary", "")):
        page.goto(place + "index.html")
        search(query)
        rows = page.locator("dialog[open] .results li:not([data-kind=place])").count()
        every, *kinds = page.locator("dialog[open] .narrow label small").all_inner_texts()
        assert int(every) == sum(map(int, kinds)) == rows
        told = page.locator("dialog[open] .found").inner_text()
        assert sections in told
        assert sections or "section" not in told


def test_the_lines_are_offered_beside_the_parts(page, place):
    """On a phone, too, so that results stand higher."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(place + "index.html#q=consular+protection")
    page.locator(HITS).first.wait_for()
    part, lines = (page.locator(f"dialog[open] .narrow {each}").bounding_box() for each in ("select", "a"))
    assert abs(part["y"] + part["height"] / 2 - lines["y"] - lines["height"] / 2) < 4
    assert lines["x"] > part["x"] + part["width"]


def test_a_place_is_offered_before_words(page, place, search):
    """A number typed into the search leads to the paragraph, and finds the number in the text as well."""
    page.goto(place + "index.html")
    search("24")
    assert page.locator(HITS).first.locator(".where").inner_text() == "Para. 24"
    assert page.locator("dialog[open] [data-kind=paragraph] .where", has_text="Para. 3 (c)").count() == 1


def test_a_search_can_be_shared(page, place, search):
    """The address holds the words while the search is open; who opens that address has the same results."""
    page.goto(place + SECTION)
    search('"administrative detention"')
    shared = page.evaluate("location.href")
    assert "#q=%22administrative" in shared
    page.goto("about:blank")
    page.goto(shared)
    page.locator(HITS).first.wait_for()
    assert page.locator(FIELD).input_value() == '"administrative detention"'
    page.keyboard.press("Escape")
    page.wait_for_function("() => !location.href.includes('q=')")


def test_what_is_searched_for_is_sent_nowhere(page, server, search):
    """Neither the search, nor a hit, nor the way back puts the words into a request; going back shows the results."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server + "countries/mex.html")
    search("reflection period")
    page.locator(HITS, has_text="Para. 58").click()
    page.locator("#para-58.reached").wait_for()
    assert page.evaluate("localStorage.getItem('edition.sought')") == "null"
    page.go_back()
    page.locator(HITS).first.wait_for()
    assert page.locator(FIELD).input_value() == "reflection period"
    assert not [url for url in asked if "reflection" in url.partition("#")[0]]


def test_a_form_without_scripts_of_its_own_can_ask(page, place):
    """An address with ?q= opens the search with these words, and is then as any other."""
    page.goto(place + "index.html?q=Cancun")
    page.locator(HITS, has_text="Para. 3 (h)").wait_for()
    assert page.locator(FIELD).input_value() == "Cancun"
    page.keyboard.press("Escape")
    page.wait_for_function("() => !location.href.includes('q=')")


def test_a_hit_on_the_page_at_hand_is_not_loaded_again(page, place, search):
    """The dialog closes, the paragraph is reached, its words are marked, and the page stays."""
    page.goto(place + SECTION)
    page.evaluate("window.stays = true")
    search('"period of reflection"')
    page.locator(HITS).first.click()
    page.locator("#para-24.reached").wait_for()
    page.wait_for_function("() => CSS.highlights.get('searched')?.size === 1")
    assert page.evaluate("window.stays && location.hash") == "#para-24"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialogs_fit_a_phone(page, place, search, scheme):
    """On a phone nothing in the search has to be scrolled sideways, and what is touched is large enough."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme=scheme)
    page.goto(place + SECTION)
    search("migration")
    assert page.locator("dialog[open]").evaluate("each => each.scrollWidth <= each.clientWidth")
    sizes = page.locator("dialog[open] :is(.results a, .close, select, .narrow label)").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 24


def test_the_dialogs_have_names(page, place):
    """Whoever hears the page is told what each dialog and field is for."""
    page.goto(place + SECTION)
    for key, name in {"/": "Search", "g": "Go to a paragraph", "?": "Keyboard shortcuts"}.items():
        page.keyboard.press(key)
        page.get_by_role("dialog", name=name).wait_for()
        assert (
            page.locator("dialog[open] :is(input:not([type=checkbox], [type=radio]), select):not([aria-label])").count()
            == 0
        )
        page.keyboard.press("Escape")
        page.wait_for_function("() => document.activeElement === document.body")  # the browser lets go of the field


NOWHERE = ["xyzzyxyzzy", '"nothing like this"']


@pytest.mark.parametrize("words", few(NOWHERE, quick=NOWHERE[1:], reason="the other words that are nowhere"))
def test_nothing_found_says_what_can_be_searched_for(page, place, search, words):
    """Examples stand there, and each can be pressed."""
    page.goto(place + SECTION)
    search(words)
    assert "You can search for words, names, symbols and numbers" in page.locator("dialog[open] .found").inner_text()
    examples = page.locator("dialog[open] .tips button")
    for at in range(examples.count()):
        search(words)
        words_of_it = examples.nth(at).inner_text()
        examples.nth(at).click()
        page.locator(HITS).first.wait_for()
        assert page.locator(FIELD).input_value() == words_of_it


def test_what_may_be_meant_can_be_pressed(page, place, search):
    """The misspelt phrase is named, the one offered is asked for as a whole."""
    page.goto(place + SECTION)
    search('"rights of migarnts"')
    assert "was not found. Did you mean" in page.locator("dialog[open] .found").inner_text()
    page.locator("dialog[open] .found .alike").click()
    assert page.locator(FIELD).input_value() == '"rights of migrants"'
    page.locator(HITS, has_text="Para. 50").wait_for()


def test_a_page_of_the_edition_is_among_the_first_results(page, place, search):
    """What is found of the edition's own pages is named as such and leads there."""
    page.goto(place + SECTION)
    search("recommendations")
    first = page.locator("dialog[open] .results li").first
    assert first.locator(".where").inner_text() == "Recommendations"
    assert "Page of the edition" in first.locator(".about").inner_text()
    first.locator("a").click()
    page.wait_for_url(re.compile(r"/recommendations\.html"))


@pytest.mark.parametrize("width", few([320, 390], quick=[320], reason="the other width"))
def test_a_long_query_breaks_no_line(page, place, search, width):
    """Of a word of 300 letters only the beginning is said again, and nothing has to be scrolled sideways."""
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(place + SECTION)
    for words in ("x" * 300, "x" * 300 + " migrants", "migrants " * 40):
        search(words)
        assert page.locator("dialog[open]").evaluate("each => each.scrollWidth <= each.clientWidth")
        assert page.locator("dialog[open] form").evaluate("each => each.scrollWidth <= each.clientWidth")
    assert len(page.locator("dialog[open] .found").inner_text()) < 400


def test_an_address_with_ten_thousand_words_is_answered(page, server, troubles):
    """The beginning is looked for, and the reader is told so."""
    page.goto(server + SECTION + "#q=" + "+".join(["migrants"] * 10_000))
    page.locator(HITS).first.wait_for()
    assert "Only the first 40 words" in page.locator("dialog[open] .found").inner_text()
    assert not troubles.all()


def test_a_page_kept_for_the_way_back_has_the_query_that_it_shows(page, place, search):
    """A browser may empty the field while the page is away: the address restores it, and the results agree."""
    page.goto(place + SECTION)
    search("reflection period")
    field = page.locator(FIELD)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert field.get_attribute("autocomplete") is None  # so nothing is emptied
    field.evaluate("each => { each.value = '' }")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert field.input_value() == "reflection period"
    assert field.get_attribute("autocomplete") == "off"
    assert "2 paragraphs" in page.locator("dialog[open] [role=status]").inner_text()


# --- Go to a paragraph ---


@pytest.fixture(scope="module")
def going(browser, site):
    """A page with the dialog in which numbers are typed."""
    page = browser.new_page()
    page.goto((site / SECTION).as_uri())
    page.keyboard.press("g")
    page.locator("#goto-possible:not(:empty)").wait_for()
    yield page
    page.close()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("99", "A/58/275 has paragraphs 1 to 85."),
        ("para. 86", "A/58/275 has paragraphs 1 to 85."),
        ("80-99", "A/58/275 has paragraphs 1 to 85."),
        ("24, 99", "99: not found. A/58/275 has paragraphs 1 to 85."),
        ("3(z)", "Paragraph 3 has items (a) to (m)."),
        ("5 (a)", "Paragraph 5 has no items."),
        ("summary 16", "A/58/275 has these: summary 1 to 15."),
        ("p. 99", "A/58/275 has printed pages 1 to 24."),
        ("24", ""),
        ("24,", ""),
        ("40-", ""),
        ("3 (", ""),
        ("introd", ""),
        ("fn 12", ""),
    ],
)
def test_an_impossible_number_is_told_while_it_is_typed(going, typed, told):
    """What there is stands there at once; of what is possible, or is no number yet, nothing is said."""
    for words in ("99, 3(z)", typed):  # the first is told something, which has to go
        going.locator(FIELD).fill(words)
    assert going.locator("dialog[open] .found").inner_text() == told


def test_a_list_leads_to_each_of_its_places(page, place):
    """A list that was typed has a link for each part, and one for all of it where the parts follow each other."""
    page.goto(place + SECTION)
    page.keyboard.press("g")
    page.locator(FIELD).fill("24, 25")
    page.locator(HITS).first.wait_for()
    where = page.locator("dialog[open] .results .where").all_inner_texts()
    assert where == ["Paras. 24 to 25", "Para. 24", "Para. 25"]
    page.keyboard.press("Enter")
    page.locator("#para-25.reached").wait_for()
    assert page.locator(".unit.reached").count() == 2


def test_going_to_a_paragraph(page, place, troubles):
    """From a page without paragraphs, by key: the number leads to the paragraph."""
    page.goto(place + "glossary/index.html")
    page.keyboard.press("g")
    page.locator(FIELD).wait_for()
    page.keyboard.type("3 (c)")
    page.locator(HITS).first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/ii\.html#para-3-c$"))
    page.locator("#para-3-c.reached").wait_for()
    assert not troubles.all()


def test_what_is_no_place_says_what_is_possible(page, place):
    """A number that the report does not have gets an answer that names those it has."""
    page.goto(place + SECTION)
    page.keyboard.press("g")
    page.locator("#goto-possible:not(:empty)").wait_for()
    page.locator(FIELD).fill("99")
    page.keyboard.press("Enter")
    told = page.locator("dialog[open] [role=status]:not(:empty)").inner_text()
    for words in (
        "A/58/275 has no such place",
        "paragraphs 1 to 85",
        "3 (a) to (m)",
        "summary 1 to 15",
        "note",
        "III.B.1",
    ):
        assert words in told


# --- The arrival ---


@pytest.mark.parametrize("width", [390, 1280])
def test_a_range_is_marked_and_in_sight(page, place, width):
    """All paragraphs of a range are marked, the first stands below the header, and it is told where the reader is."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(place + f"{REPORT}/full.html#para-40..para-43")
    page.locator(".unit.reached").first.wait_for()
    assert page.locator(".unit.reached").evaluate_all("all => all.map(each => each.id)") == [
        f"para-{n}" for n in range(40, 44)
    ]
    box = page.locator("#para-40").bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert header["y"] + header["height"] <= box["y"] < 400
    page.wait_for_function("() => document.querySelector('#said').textContent === 'Paragraphs 40 to 43'")
    assert page.locator("#para-40").evaluate("each => each === document.activeElement")
    assert page.locator("#para-41").evaluate(GROUND) != page.locator("#para-44").evaluate(GROUND)


def test_a_range_that_leaves_the_page_leads_to_the_whole_text(page, place):
    """A range that goes on in the next section is marked as a whole, where all of it stands."""
    page.goto(place + f"{REPORT}/iii-b-5.html#para-41..para-43")
    page.wait_for_url(re.compile(r"/full\.html#para-41\.\.para-43$"))
    page.locator(".unit.reached").first.wait_for()
    reached = page.locator(".unit.reached").evaluate_all("all => all.map(each => each.id)")
    assert reached == ["para-41", "para-42", "para-43"]


def test_an_address_that_means_no_paragraph_marks_none(page, place, troubles):
    """A wrong anchor, or one of something else, does no harm."""
    page.goto(place + SECTION + "#para-99..para-100")
    page.goto(place + SECTION + "#%E0%A4%A")
    page.wait_for_function("() => window.edition?.arrive")
    assert page.locator(".unit.reached").count() == 0
    assert not troubles.all()


DOTS = ["..", "%2E%2E", "%2e%2e", "%2E.", ".%2e"]


@pytest.mark.parametrize("dots", few(DOTS, quick=DOTS[:3:2], reason="each way to write them"))
def test_a_range_is_one_however_its_dots_are_written(page, place, dots):
    """Chat programs encode dots; the paragraphs are the same, on this page and in the whole text."""
    page.goto(place + f"{REPORT}/iii-b-5.html#para-41{dots}para-43")
    page.wait_for_url("**/full.html#*")
    page.locator(".unit.reached").first.wait_for()
    reached = page.locator(".unit.reached").evaluate_all("all => all.map(each => each.id)")
    assert reached == ["para-41", "para-42", "para-43"]


@pytest.mark.parametrize("hash_", ["para-3%2Dc", "%70ara-3-c", "para-3-c:~:text=Mexico"])
def test_an_encoded_anchor_is_the_anchor(page, place, hash_, troubles):
    """What a program made of an address leads where the address led."""
    page.goto(place + f"{REPORT}/ii.html#{hash_}")
    page.locator("#para-3-c.reached").wait_for()
    assert not troubles.all()


@pytest.mark.parametrize(
    ("hash_", "address"),
    turns(
        ["%", "para-24%", "%E0%A4%A", "para-24%..para-25%2"],
        [f"{REPORT}/ii.html", f"{REPORT}/recommendations.html", "countries/index.html"],
        reason="each on each page",
    ),
)
def test_a_broken_address_does_no_harm(page, place, address, hash_, troubles):
    """A code that a program cut in two leads nowhere, and all else on the page works."""
    page.goto(f"{place}{address}#{hash_}")
    page.wait_for_function("() => window.edition?.arrive")
    page.evaluate("new Promise(done => setTimeout(done, 100))")
    page.keyboard.press("g")
    page.locator(FIELD).wait_for()
    assert not troubles.all()


@pytest.mark.parametrize("hash_", ["q=Cancun", "q%3DCancun"])
def test_a_shared_search_survives_encoding(page, place, hash_):
    """The sign of equality may come encoded."""
    page.goto(f"{place}index.html#{hash_}")
    page.locator(HITS, has_text="Para. 3 (h)").wait_for()
    assert page.locator(FIELD).input_value() == "Cancun"


# --- Marks of what was sought ---

MARKED = """() => [...(CSS.highlights.get("searched") ?? [])].map(range => range.toString())"""
QUOTE = "the human rights of migrants"


@pytest.mark.parametrize("way", ["Escape", "button"])
def test_marks_can_be_taken_off(page, place, search, way):
    """By a key and by a button that is there as long as they are; it is said, and the focus is not lost."""
    page.goto(place + "countries/mex.html")
    search("reflection period")
    page.locator(HITS, has_text="Para. 58").click()
    button = page.get_by_role("button", name="Clear the highlighting")
    button.wait_for()
    assert page.evaluate(MARKED) == ["reflection period"]
    if way == "button":
        button.focus()
        page.keyboard.press("Enter")
    else:
        page.keyboard.press("Escape")
    button.wait_for(state="detached")
    assert page.evaluate(MARKED) == []
    assert page.locator("#para-58").evaluate("each => each === document.activeElement")
    page.wait_for_function("() => document.querySelector('#said').textContent === 'The highlighting is cleared'")


def test_escape_closes_what_is_open_before_it_removes_marks(page, place, search):
    """One press, one thing."""
    page.goto(place + SECTION)
    search('"period of reflection"')
    page.locator(HITS).first.click()
    button = page.get_by_role("button", name="Clear the highlighting")
    button.wait_for()
    page.keyboard.press("?")
    page.locator("dialog[open]").wait_for()
    assert "clear the highlighting" in page.locator("dialog[open]").inner_text()
    page.keyboard.press("Escape")
    page.locator("dialog[open]").wait_for(state="detached")
    assert page.evaluate(MARKED)
    page.keyboard.press("Escape")
    button.wait_for(state="detached")


@pytest.mark.parametrize("directive", ["", ":~:text=the%20human%20rights"])
def test_a_link_that_quotes_has_its_words_marked(page, place, directive):
    """The exact words, in the unit that the link leads to and nowhere else."""
    page.goto(place + f"{REPORT}/timeline.html")
    page.evaluate(
        """([href, quote]) => {
            const link = Object.assign(document.createElement("a"), { href, textContent: "where it stands", id: "way" })
            link.dataset.quote = quote
            document.querySelector("main article").prepend(link)
        }""",
        [f"i.html#para-1{directive}", QUOTE],
    )
    page.locator("#way").click()
    page.locator("#para-1.reached").wait_for()
    page.get_by_role("button", name="Clear the highlighting").wait_for()
    assert page.evaluate(MARKED) == [QUOTE]
    page.reload()
    page.locator("#para-1.reached").wait_for()
    assert page.evaluate(MARKED) == []


# --- Keys ---


def test_keys_step_from_paragraph_to_paragraph(page, place):
    """The address and the mark follow; at the end of a page the next one begins, and back again."""
    page.goto(place + f"{REPORT}/iii-b-1.html#para-23")
    page.locator("#para-23.reached").wait_for()
    page.keyboard.press("j")
    page.locator("#para-24.reached").wait_for()
    assert page.evaluate("location.hash") == "#para-24"
    page.keyboard.press("n")
    page.wait_for_url(re.compile(r"/iii-b-2\.html#para-25$"))
    page.locator("#para-25.reached").wait_for()
    page.keyboard.press("k")
    page.wait_for_url(re.compile(r"/iii-b-1\.html#para-24$"))
    page.locator("#para-24.reached").wait_for()
    page.keyboard.press("p")
    page.locator("#para-23.reached").wait_for()


def test_the_first_step_goes_to_what_the_reader_sees(page, place):
    """Without a paragraph reached, the first in sight is the one to begin with."""
    page.goto(place + SECTION)
    page.keyboard.press("j")
    page.locator("#para-10.reached").wait_for()
    assert page.evaluate("location.hash") == "#para-10"


def test_the_last_paragraph_has_no_next(page, place):
    """At the end of the report the key leads nowhere, and says so."""
    page.goto(place + f"{REPORT}/v.html#para-85")
    page.locator("#para-85.reached").wait_for()
    page.keyboard.press("j")
    page.wait_for_function("() => document.querySelector('#said').textContent === 'This is the last paragraph'")
    assert page.evaluate("location.hash") == "#para-85"


def test_keys_leave_typing_and_shortcuts_alone(page, place):
    """In a field, with a modifier, or while a dialog is open, a key is what it always is."""
    page.goto(place + SECTION + "#para-18")
    page.locator("#para-18.reached").wait_for()
    page.keyboard.press("Control+j")
    page.keyboard.press("Alt+g")
    assert page.locator("dialog[open]").count() == 0
    page.keyboard.press("/")
    page.locator(FIELD).wait_for()
    page.keyboard.type("jg?/")
    assert page.locator(FIELD).input_value() == "jg?/"
    assert page.locator("dialog[open]").count() == 1
    page.keyboard.press("Escape")
    page.wait_for_function("() => location.hash === '#para-18'")


DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"  # before, a key is dropped


@pytest.mark.parametrize("key", ["/", "g"])
def test_a_key_leaves_nothing_in_the_field_that_it_opens(page, place, key):
    """Neither when its script is loaded nor afterwards; what was typed the last time is replaced."""
    page.goto(place + "a-58-275/iii-b-1.html")
    field = page.locator("dialog[open] .field input")
    for typed in ("12", "14"):
        page.bring_to_front()
        page.evaluate(DRAWN)
        page.keyboard.press(key)
        page.wait_for_function("() => document.activeElement.closest('dialog[open] .field')")
        page.evaluate(DRAWN)
        page.keyboard.type(typed)
        assert field.input_value() == typed
        page.keyboard.press("Escape")
        field.wait_for(state="hidden")


def test_a_key_that_notes_leaves_nothing_in_the_note(page, place):
    """Neither the first time nor afterwards."""
    page.goto(place + "a-58-275/iii-b-1.html#para-12")
    page.locator("#para-12.reached").wait_for()
    note = page.locator("dialog[open] textarea")
    for _ in range(2):
        page.bring_to_front()
        page.evaluate(DRAWN)
        page.keyboard.press("m")
        note.wait_for()
        page.evaluate(DRAWN)
        assert note.input_value() == ""
        page.keyboard.press("Escape")
        note.wait_for(state="hidden")


def test_keys_can_be_switched_off(page, place):
    """The list of keys has a switch; the choice is remembered, and the list opens by its button as before."""
    page.goto(place + SECTION)
    page.keyboard.press("?")
    switch = page.locator("dialog[open] [name=keys]")
    switch.uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("g")
    assert page.locator("dialog[open], .unit.reached").count() == 0
    page.locator("[data-opens=help]").click()
    switch.wait_for()
    assert not switch.is_checked()
    switch.check()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.locator(FIELD).wait_for()
