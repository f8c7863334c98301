"""The reader's desk: its page, what is taken along as other programs read it, what is brought back."""
# ruff: noqa: RUF001 - citations have quotation marks and dashes

import io
import json
import re
import zipfile
from itertools import product

import bibtexparser
import docx
import markdown
import pytest
import rispy
from accessible import findings
from bibtexparser import middlewares
from further import Library, script
from lxml import etree, html
from pyld import jsonld
from storage import FULL
from tiers import few

from concordance.citing.citations import styles
from concordance.citing.formats import Imprint, exports
from concordance.private_use import AT, DAY, KEY, URL

PAGE = "desk.html"
KEPT = "#desk .kept"
OFFICIAL = "https://docs.un.org/en/A/58/275"
OA = "http://www.w3.org/ns/oa#"
VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BOOK = {  # a passage of each sort, in no order
    "words": {
        "unit": "31",
        "start": 0,
        "end": 120,
        "colour": "yellow",
        "note": "The core.\n\nSee *VCCR*.",
        "lists": [0],
    },
    "whole": {"unit": "24", "lists": [0, 1]},
    "units": {"unit": "40", "to": "43", "colour": "pink"},
    "item": {"unit": "3(c)", "start": 5, "end": 60, "colour": "blue", "note": "<img src=x onerror=alert(1)> 100% {of"},
    "again": {"unit": "24", "start": 4, "end": 21, "colour": "green", "note": "Second thoughts"},
    "across": {"unit": "30", "to": "31", "start": 50, "end": 40},
}
ALL = list(BOOK.values())
ORDER = ["Para. 3 (c)", "Para. 24", "Para. 24", "Paras. 30-31", "Para. 31", "Paras. 40-43"]
LISTS = ["Seminar", "For the <b>notes</b>, later"]

GATHER = """async () => {
    const own = ["desk", "anchoring", "taking", "docx", "annotating", "bringing"].map(name => `desk/${name}`)
    const names = ["places", "citation", "dates", ...own]
    for (const name of names) await edition.script(name)
    const report = await edition.data("a-58-275/data/units")
    const citations = await edition.data("a-58-275/data/citations")
    window.known = new Map([["a-58-275", { report, citations }]])
    window.lists = []
    window.passage = ({ unit, to = null, start = null, end = null, colour = null, note = "", lists = [] }, at = 0) => {
        const [first, last] = [unit, to ?? unit].map(id => report.units.findIndex(each => each.id === id))
        const time = new Date(Date.UTC(2026, 10, 30, 8, 0, at)).toISOString()
        const id = (0xabc0 + at).toString(16).padStart(16, "0")
        const anchor = edition.anchoring.describe(report.units, first, start, last, end)
        return { id, report: "a-58-275", ...anchor, colour, note, lists, made: time, changed: time }
    }
    window.taken = (passages, lists, style, ours) => edition.taking.of(passages, { known, lists, style, ours,
        found: new Map(passages.map(each => [each.id, edition.anchoring.find(report.units, each)])) })
}"""
ADD = """async ([items, names]) => {
    for (const name of ["desk/desk", "desk/anchoring"]) await edition.script(name)
    const { units } = await edition.data("a-58-275/data/units")
    const made = []
    for (const name of names) made.push((await edition.desk.addList(name)).id)
    for (const { unit, to = unit, start = null, end = null, colour = null, note = "", lists = [] } of items) {
        const [first, last] = [unit, to].map(id => units.findIndex(each => each.id === id))
        const anchor = edition.anchoring.describe(units, first, start, last, end)
        await edition.desk.add({ report: "a-58-275", ...anchor, colour, note, lists: lists.map(at => made[at]) })
    }
}"""
MANY = """async n => {
    await edition.script("desk/desk")
    await edition.script("desk/anchoring")
    const { units } = await edition.data("a-58-275/data/units")
    const passages = Array.from({ length: n }, (_, at) => {
        const time = new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString()
        const unit = at % units.length
        const start = Math.floor(at / units.length) % 20
        const anchor = edition.anchoring.describe(units, unit, start, unit, start + 40)
        const note = at % 10 ? "" : `Note ${at}`
        return { id: at.toString(16).padStart(16, "0"), report: "a-58-275", ...anchor, note, made: time, changed: time }
    })
    await edition.desk.merge({ format: 1, passages })
}"""


@pytest.fixture(scope="module")
def core(prepared):
    """A page that holds what files of the desk are made of, and `passage`, which makes one."""
    return prepared(GATHER)


@pytest.fixture
def laid(page, place):
    """Opens the desk with these passages and lists on it."""

    def at(items=ALL, lists=LISTS):
        page.goto(place + PAGE)
        page.locator("#desk .nothing, #desk .kept").first.wait_for()
        page.evaluate(ADD, [items, list(lists)])
        page.locator(f"{KEPT} >> nth={len(items) - 1}").wait_for()

    return at


def saved(page, name):
    """What is taken along by the button of this name, as bytes."""
    if not page.locator(".taking dl").is_visible():
        page.locator(".taking summary").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    page.locator(".taking .done", has_text=waiting.value.suggested_filename).wait_for()
    return waiting.value.path().read_bytes()


def bring(page, content, name="desk.json"):
    """Bring back a file with this content, and give what is said of it."""
    if not page.locator(".bringing input").is_visible():
        page.locator(".bringing summary").click()
    page.locator(".bringing .done").evaluate("each => { each.textContent = '' }")
    buffer = content if isinstance(content, bytes) else content.encode()
    page.locator(".bringing input").set_input_files({"name": name, "mimeType": "", "buffer": buffer})
    page.locator(".bringing .done:not(:empty)").wait_for()
    return page.locator(".bringing .done").inner_text()


def places(page):
    """The places of the passages that are shown."""
    return page.locator(f"{KEPT} .from b").all_inner_texts()


# --- What is written, as others read it ---

NOTED = """([note, how, ...more]) =>
    edition.taking[how](taken([passage({ unit: "24", start: 4, end: 21, note })], [], "un", false), ...more)"""
REFERENCES = """([items, how]) =>
    edition.taking.references(taken(items.map(passage), [{ id: "a", name: "Of, comma" }], "un", false), how)"""
IN_WORD = """async ([items, style, ours]) => {
    const told = taken(items.map(passage), [], style, ours)
    const file = new Uint8Array(await (await edition.docx.written(told, "About")).arrayBuffer())
    const words = template => template.flat().join("")
    const works = edition.taking.works(told).entries.map(words)
    return [[...file], told.map(each => words(each.cited)), told.map(each => each.passage.quote), works]
}"""


def lines_of(note):
    """The paragraphs of a note, each with its lines."""
    return [part.split("\n") for part in note.split("\n\n")]


@pytest.mark.stories("desk_notes.yml", "note")
def test_markdown_gives_the_note_back(core, note):
    """Nothing in it becomes a heading, a list, a link or a tag."""
    text = core.evaluate(NOTED, [note, "markdown", "About"])
    read = html.fromstring(f"<div>{markdown.markdown(text)}</div>")
    assert {each.tag for each in read.iter()} <= {"div", "h1", "h2", "p", "blockquote", "strong", "br"}
    paragraphs = read.xpath("p[strong]/. | p[strong]/following-sibling::p")
    found = [[line.strip() for line in "".join(each.itertext()).split("\n")] for each in paragraphs]
    found[0][0] = found[0][0].removeprefix("Note: ")
    assert found == lines_of(note)


@pytest.mark.stories("desk_notes.yml", "note")
def test_references_give_the_note_back(core, note):
    """On one line, after the quotation: in BibTeX, RIS and CSL-JSON."""
    quoted = core.evaluate("passage({ unit: '24', start: 4, end: 21 }).quote")
    told = f"para. 24: “{quoted}” {' '.join(note.split())}"
    library = bibtexparser.parse_string(
        core.evaluate(NOTED, [note, "references", "bibtex"]), append_middleware=[middlewares.LatexDecodingMiddleware()]
    )
    assert not library.failed_blocks
    read = library.entries[0]["annote"].replace("\N{MODIFIER LETTER CIRCUMFLEX ACCENT}", "^")  # as the parser has it
    assert read == told
    (entry,) = rispy.loads(core.evaluate(NOTED, [note, "references", "ris"]))
    assert entry["notes"] == ["para. 24; Fifty-eighth session", told]
    (item,) = json.loads(core.evaluate(NOTED, [note, "references", "csl-json"]))
    assert item["annote"] == told


@pytest.mark.parametrize("of", ["official", "edition"])
def test_references_are_those_of_the_engine(core, edition, root, of):
    """But for what the reader quoted and noted: in each format, of the document and of this edition."""
    where = root / "docs/templates/citations"
    stylebook = styles({path.name: path.read_bytes() for path in where.iterdir()}, "docs/templates/citations").stylebook
    version = re.search(r'^version = "(.*)"$', (root / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)[1]
    day = core.evaluate("edition.citation.dated('{year}-{month}-{day}')")
    values = {AT: "para. 24", URL: OFFICIAL, KEY: "a-58-275"}
    told = {"BibTeX": day, "RIS": f"{day.replace('-', '/')}/", "CSL-JSON": ""}
    script = """([how, ours]) => edition.taking.references(taken([passage({ unit: "24" })], [], "un", ours), how)"""
    imprint = Imprint("Annotated United Nations reports", version)
    for each in exports(edition.reports[0].report, imprint, stylebook):
        made = core.evaluate(script, [each["id"], of == "edition"])
        if each["id"] == "csl-json":
            (item,) = json.loads(made)
            filled = each[of] | {"id": "a-58-275", "note": "para. 24", "URL": OFFICIAL}
            assert {name: item[name] for name in filled} == filled
        else:
            filled = "".join(({**values, DAY: told[each["name"]]}).get(sign, sign) for sign in each[of])
            kept = [line for line in made.strip().split("\n") if not re.match(r"  annote = |N1  - para. 24: ", line)]
            assert "\n".join(kept).replace("english},", "english}") == filled.strip()


def test_bibtex_counts_no_brace_of_a_note(core):
    """BibTeX counts those with a backslash too, so that one alone would swallow the entries that follow."""
    text = core.evaluate(NOTED, ["} a { b {", "references", "bibtex"])
    assert text.count("{") == text.count("}")


def test_a_report_is_one_reference(core):
    """Whatever number of passages is kept of it, so that a bibliography has it once; lists are keywords."""
    items = [
        {"unit": "24", "note": "One"},
        {"unit": "24", "start": 4, "end": 21, "note": "Two", "lists": ["a"]},
        {"unit": "2", "to": "4"},
    ]
    (entry,) = bibtexparser.parse_string(core.evaluate(REFERENCES, [items, "bibtex"])).entries
    assert (entry.key, entry["keywords"]) == ("a-58-275", "Of comma")
    assert entry["note"] == "para. 24, paras. 2--4; Fifty-eighth session"
    (entry,) = rispy.loads(core.evaluate(REFERENCES, [items, "ris"]))
    assert (entry["id"], entry["keywords"]) == ("a-58-275", ["Of comma"])
    assert [note.partition(": ")[0] for note in entry["notes"][1:]] == ["para. 24", "para. 24", "paras. 2–4"]
    (item,) = json.loads(core.evaluate(REFERENCES, [items, "csl-json"]))
    assert (item["id"], item["URL"], len(item["annote"].split("\n"))) == ("a-58-275", OFFICIAL, 3)


@pytest.mark.parametrize("style", ["un", "chicago", "apa", "mla", "oscola", "bluebook"])
@pytest.mark.parametrize("ours", [False, True])
def test_word_has_the_citations_of_the_style(core, style, ours):
    """As footnotes, or in the text where the style has it so, and the list of works; as python-docx reads them."""
    items = [{"unit": "24", "start": 4, "end": 21, "note": "Mine"}, {"unit": "40", "to": "43"}]
    data, cited, quotes, works = core.evaluate(IN_WORD, [items, style, ours])
    document = docx.Document(io.BytesIO(bytes(data)))
    texts = [each.text for each in document.paragraphs]
    assert texts[:3] == ["Passages and notes", "About", "A/58/275, Human rights of migrants"]
    notes = footnotes(bytes(data))
    quoted = [each.text for each in document.paragraphs if each.style.name == "Quote"]
    if style in {"apa", "mla"}:
        assert not notes
        assert "\n\n".join(quoted) == "\n\n".join(f"{q} {c}" for q, c in zip(quotes, cited, strict=True))
    else:
        assert notes == cited
        assert "\n\n".join(quoted) == "\n\n".join(quotes)
    assert [each.text for each in document.paragraphs if each.style.name == "Bibliography"] == works
    assert bool(works) == (style in {"chicago", "apa", "mla"})
    assert "Note: Mine" in texts


def footnotes(data):
    """The words of the footnotes of a Word file, of which each is referred to once and in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
        body = etree.fromstring(archive.read("word/document.xml"))
    found = {
        each.get(f"{WORD}id"): "".join(each.itertext()).strip() for each in notes if each.get(f"{WORD}type") is None
    }
    assert [each.get(f"{WORD}id") for each in body.iter(f"{WORD}footnoteReference")] == list(found)
    return list(found.values())


@pytest.mark.stories("desk_notes.yml", "note")
def test_word_gives_the_note_back(core, note):
    """Lines are lines; nothing in it is markup."""
    document = docx.Document(
        io.BytesIO(bytes(core.evaluate(IN_WORD, [[{"unit": "24", "note": note}], "un", False])[0]))
    )
    assert f"Note: {note}" in [each.text for each in document.paragraphs]


def test_word_is_written_without_compression_too(core):
    """Where the browser has none; and signs that XML cannot hold are left out."""
    note = "a\x00b\ufffec\ud800"
    core.evaluate("() => { window.kept = CompressionStream; delete window.CompressionStream }")
    data = bytes(core.evaluate(IN_WORD, [[{"unit": "24", "note": note}], "un", False])[0])
    core.evaluate("() => { window.CompressionStream = window.kept }")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {each.compress_type for each in archive.infolist()} == {zipfile.ZIP_STORED}
    document = docx.Document(io.BytesIO(data))
    assert "Note: abc\ufffd" in [each.text for each in document.paragraphs]


ANNOTATED = """([items, root]) => {
    const times = { made: "2026-11-30T08:00:00.000Z", changed: "2026-11-30T09:00:00.000Z" }
    const lists = [{ id: "00000000000000aa", name: "Rain", ...times }]
    const passages = items.map((item, at) => passage({ ...item, lists: at ? [] : [lists[0].id] }, at))
    const { units } = known.get("a-58-275").report
    const unitOf = id => units.find(each => each.id === id)
    const places = { sectionOf: (_, id) => unitOf(id).section, lengthOf: (_, id) => [...unitOf(id).text].length }
    const text = edition.annotating.written({ passages, lists }, places, root)
    return [text, { passages, lists, refused: 0 }, edition.desk.check(edition.bringing.read(text).value)]
}"""


@pytest.fixture(scope="module")
def load(root):
    """Gives a processor the terms that stand in tests/standards, and nothing else."""
    document = json.loads((root / "tests/standards/anno.json").read_text(encoding="utf-8"))

    def loaded(url, _options):
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}

    return loaded


@pytest.mark.parametrize("root", ["https://example.org/reports/", ""])
def test_web_annotations_come_back_whole(core, root):
    """Passages of every sort, with colour, note and lists, are the same after a round; so is a list."""
    _, out, back = core.evaluate(ANNOTATED, [ALL, root])
    assert {name: back[name] for name in out} == out


def test_web_annotations_have_the_shapes_of_the_recommendation(core, load, site):
    """A JSON-LD processor finds targets, places, quotations and bodies, of the shapes that the site's own file has."""
    root = "https://example.org/reports/"
    text, out, _ = core.evaluate(ANNOTATED, [ALL, root])
    value = json.loads(text)
    assert (value["type"], value["total"], len(value["first"]["items"])) == ("AnnotationCollection", 6, 6)
    (collection,) = jsonld.expand(value, {"documentLoader": load, "base": "https://example.org/"})
    page = collection["http://www.w3.org/ns/activitystreams#first"][0]
    (items,) = page["http://www.w3.org/ns/activitystreams#items"]
    for item, passage in zip(items["@list"], out["passages"], strict=True):
        assert item["@type"] == [f"{OA}Annotation"]
        (target,) = item[f"{OA}hasTarget"]
        assert target[f"{OA}hasSource"][0]["@id"].startswith(f"{root}a-58-275/")
        (selector,) = target[f"{OA}hasSelector"]
        kind = "RangeSelector" if passage["to"] else "CssSelector"
        assert selector["@type"] == [f"{OA}{kind}"]
        assert [each[f"{OA}exact"][0]["@value"] for each in refined(selector, "TextQuoteSelector")] == [
            passage["quote"]
        ]
        if not passage["to"]:
            found = [
                (each[f"{OA}start"][0]["@value"], each[f"{OA}end"][0]["@value"])
                for each in refined(selector, "TextPositionSelector")
            ]
            assert found == ([] if passage["start"] is None else [(passage["start"], passage["end"])])
        bodies = {each[f"{OA}hasPurpose"][0]["@id"]: each[VALUE][0]["@value"] for each in item.get(f"{OA}hasBody", [])}
        told = {f"{OA}commenting": passage["note"], f"{OA}tagging": "Rain" if passage["lists"] else ""}
        assert bodies == {purpose: words for purpose, words in told.items() if words}
        assert target.get(f"{OA}styleClass", [{"@value": None}])[0]["@value"] == passage["colour"]
    own = json.loads((site / "a-58-275/data/annotations.jsonld").read_text(encoding="utf-8"))["first"]["items"]
    marked = next(each["target"] for each in own if "refinedBy" in each["target"]["selector"])
    ours = value["first"]["items"][0]["target"]
    assert shape(ours) == shape(marked) | {"styleClass": "str"}


def refined(selector, kind):
    """The selectors of this kind that tell a place within what a selector finds."""
    return [each for each in selector[f"{OA}refinedBy"] if each["@type"] == [f"{OA}{kind}"]]


def shape(value):
    """The names of a value's fields and the types in it; what stands beside a quotation may be missing."""
    if isinstance(value, dict):
        fields = {name: each for name, each in value.items() if name not in {"prefix", "suffix"}}
        return {name: each if name == "type" else shape(each) for name, each in fields.items()}
    return [shape(each) for each in value] if isinstance(value, list) else type(value).__name__


# --- What is brought back ---


READ = """text => {
    const { no, value } = edition.bringing.read(text)
    return [no, value && edition.desk.check(value), ({}).bad, ({}).passages]
}"""


@pytest.mark.stories("desk_files.yml", "file", "no", "passages", "refused")
def test_a_file_is_read_with_caution(core, file, no, passages, refused):
    """What it is, or why it cannot be taken; no prototype is touched."""
    read = core.evaluate(READ, file)
    assert read[2:] == [None, None]
    if no:
        assert no in read[0]
    else:
        assert (len(read[1]["passages"]), read[1]["refused"]) == (int(passages), int(refused or 0))


@pytest.mark.stories("desk_merging.yml", "here", "file", "newer", "kept", "both")
def test_no_note_is_lost(core, here, file, newer, kept, both):  # noqa: PLR0913, PLR0917 - the keys of a story
    """Of two versions of a passage; to bring the same file back again changes nothing more."""
    script = """([here, file, newer]) => {
        const at = passage({ unit: "24" })
        const old = "2026-11-30T08:00:00.000Z", young = "2026-11-30T09:00:00.000Z"
        const ours = { ...at, note: here, changed: newer === "here" ? young : old }
        const theirs = { ...at, note: file, changed: newer === "here" ? old : young }
        const taken = (own, told) => {
            const { passages: [made], both } = edition.bringing.joined([own], [told], Date.UTC(2026, 11, 1))
            return [made.changed > own.changed ? made : own, both]
        }
        const [once, both] = taken(ours, theirs)
        const [twice, more] = taken(once, theirs)
        return [once.note, both, twice.note, more]
    }"""
    note, joined, again, more = core.evaluate(script, [here, file, newer])
    assert (note, joined) == (kept, 1 if both else 0)
    assert (again, more) == (kept, 0)


def test_a_time_that_lies_ahead_wins_nothing(core):
    """It is taken as now."""
    script = """() => {
        const ahead = { ...passage({ unit: "24" }), changed: "9999-01-01T00:00:00.000Z" }
        return edition.bringing.joined([], [ahead], Date.UTC(2026, 11, 1)).passages[0].changed
    }"""
    assert core.evaluate(script) == "2026-12-01T00:00:00.000Z"


def test_a_file_that_is_too_large_is_not_read(core):
    """It is told so."""
    script = "async () => (await edition.bringing.file({ size: 20_000_001, text: () => Promise.reject() })).no"
    assert "larger than 20 MB" in core.evaluate(script)


# --- The page ---


def test_an_empty_desk_says_how_to_begin(page, place, troubles):
    """And offers nothing that has no use yet, but to bring something back."""
    page.goto(place + PAGE)
    page.locator("#desk .nothing").wait_for()
    assert not page.locator("#desk .something").evaluate_all("all => all.filter(each => !each.hidden).length")
    assert page.locator(".bringing summary").is_visible()
    assert not troubles.all()


def test_without_scripts_the_desk_says_so(plain, site):
    """In one sentence."""
    plain.goto((site / PAGE).as_uri())
    assert plain.locator(".unscripted", has_text="needs JavaScript").is_visible()
    assert not plain.locator("#desk").is_visible()


def test_the_desk_shows_all_in_the_order_of_the_report(page, laid, troubles):
    """With quotations, notes, colours and lists as words; markup in them is words; each leads to its place."""
    laid()
    assert places(page) == ORDER
    assert page.locator("#desk .told").inner_text() == "6 passages."
    item = page.locator(KEPT).first
    assert item.locator(".note").inner_text() == BOOK["item"]["note"]
    assert item.locator(".about").inner_text() == "Blue"
    assert page.locator(f"{KEPT} .about").nth(1).inner_text() == f"Lists: {LISTS[1]}, {LISTS[0]}"
    assert page.locator("#desk :is(img, option b, .about b b, blockquote *, .note *)").count() == 0
    page.locator(KEPT).nth(4).get_by_role("link").click()
    page.locator(".unit.reached", has_text="Moreover, the Special Rapporteur").wait_for()
    assert not troubles.console


def test_quoted_words_have_the_marks_of_slips(page, laid):
    """Behind each slip, in whole paragraphs and in parts, over several too; what is kept are the words."""
    laid([{"unit": "1"}, {"unit": "3(e)", "to": "3(f)", "start": 20, "end": 500}], [])
    quotes = page.locator(f"{KEPT} blockquote")
    whole, parts = [each.inner_html().replace('<span class="sic"></span>', "|") for each in quotes.all()]
    assert "Grabiela| Rod" in whole
    assert "Bogota|" in parts
    kept = page.evaluate("edition.desk.all()")
    assert sorted(each["quote"] for each in kept) == sorted(quotes.evaluate_all("all => all.map(q => q.textContent)"))


def test_words_that_changed_have_no_marks_of_slips(page, place):
    """For nobody knows whether what was a slip is one now."""
    page.goto(place + PAGE)
    page.locator("#desk .nothing").wait_for()
    page.evaluate(ADD, [[{"unit": "1"}], []])
    page.locator(f"{KEPT} .sic").first.wait_for()
    write = """async ([words, put]) => {
        const whole = await edition.desk.whole()
        const id = "00000000000000ff"
        const passages = whole.passages.map(each => ({ ...each, id, quote: each.quote.replace(words, put) }))
        await edition.desk.clear()
        await edition.desk.merge({ format: 1, passages })
    }"""
    page.evaluate(write, ["Grabiela", "Gabriela"])
    page.locator(f"{KEPT} .lost").wait_for()
    assert page.locator(f"{KEPT} .sic").count() == 0


def test_a_passage_that_is_changed_is_in_sight(page, laid):
    """With all of its form, also where its button stood at the foot of the window."""
    laid()
    edit = page.get_by_role("button", name="Edit: Para. 31")
    edit.evaluate("each => each.scrollIntoView({ block: 'end' })")
    edit.click()
    form = page.locator(f"{KEPT} form")
    form.wait_for()
    box, header = form.bounding_box(), page.locator(".md-header").bounding_box()
    assert box["y"] >= header["y"] + header["height"]
    assert box["y"] + box["height"] <= page.viewport_size["height"]


def test_place_and_way_stand_on_one_line(page, laid):
    """What a passage is, and the link into context."""
    laid([BOOK["words"]])
    ends = page.locator(f"{KEPT} .from > *").evaluate_all("""all => all.map(each => {
        const mark = document.createElement("img")
        each.append(mark)
        return mark.getBoundingClientRect().bottom
    })""")
    assert max(ends) - min(ends) < 1


def test_a_link_leads_into_context_and_back(page, laid):
    """Its address names the words as the citing does; the way back leads to what was chosen, and to the passage."""
    laid()
    links = page.locator(f"{KEPT} .from a").evaluate_all("all => all.map(link => link.href.split('#')[1])")
    assert all(re.fullmatch(r"para-[\w-]+(\.\.para-[\w-]+)?:~:text=.+", link) for link in links), links
    assert links[1] != links[2]
    page.locator("[name=colour]").select_option("none")
    page.locator(KEPT).last.get_by_role("link").click()
    page.locator(".unit.reached").first.wait_for()
    page.go_back()
    page.locator(KEPT).first.wait_for()
    assert places(page) == ["Para. 24", "Paras. 30-31"]
    assert page.evaluate("document.activeElement.ariaLabel") == "Read in context: Paras. 30-31"


def test_passages_are_chosen(page, laid):
    """By words in passages and notes, accents and capitals apart; by colour; by list; and all of these."""
    laid()
    told = page.locator("#desk .told")
    page.locator("[name=q]").fill("THE CORE vccr")
    assert places(page) == ["Para. 31"]
    assert told.inner_text() == "1 of 6 passages."
    page.locator("[name=q]").fill("xylophone")
    assert told.inner_text() == "No passage matches these choices."
    page.locator("[name=q]").fill("")
    page.locator("[name=colour]").select_option("none")
    assert places(page) == ["Para. 24", "Paras. 30-31"]
    page.locator("[name=list]").select_option(label=f"{LISTS[0]} (2)")
    assert places(page) == ["Para. 24"]
    page.locator("[name=colour]").select_option("")
    assert places(page) == ["Para. 24", "Para. 31"]


def test_a_passage_is_changed_in_its_place_by_keyboard(page, laid):
    """Note, colour and lists, a new one too; Escape leaves all as it was; the focus stays with the passage."""
    laid()
    edit = page.get_by_role("button", name="Edit: Para. 31")
    edit.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "note"
    page.keyboard.type("Lost: ")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.ariaLabel") == "Edit: Para. 31"
    assert "Lost" not in page.locator("#desk").inner_text()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.type("Better")
    item = page.locator(KEPT).nth(4)
    item.get_by_label("Pink").check()
    item.get_by_label("New list").fill("Third")
    page.keyboard.press("Enter")
    page.locator(f"{KEPT} .note", has_text="Better").wait_for()
    assert item.locator(".about").inner_text() == f"Pink · Lists: {LISTS[0]}, Third"
    assert page.evaluate("document.activeElement.ariaLabel") == "Edit: Para. 31"
    page.reload()
    assert item.locator(".note").inner_text() == "Better"


def test_what_is_removed_can_be_had_back(page, laid):
    """A passage, a list, and all of it, which is asked once."""
    laid()
    page.get_by_role("button", name="Remove: Para. 3 (c)").click()
    page.locator(".notice", has_text="Removed: Para. 3 (c).").wait_for()
    assert places(page) == ORDER[1:]
    assert page.evaluate("document.activeElement.ariaLabel") is not None
    page.get_by_role("button", name="Undo").click()
    page.locator(KEPT).nth(5).wait_for()
    assert places(page) == ORDER
    page.locator("[name=list]").select_option(label=f"{LISTS[0]} (2)")
    page.get_by_role("button", name="Remove the list").click()
    page.locator(KEPT).nth(5).wait_for()
    assert page.locator("[name=list] option").all_inner_texts() == ["all", f"{LISTS[1]} (1)"]
    page.get_by_role("button", name="Undo").click()
    page.locator("[name=list] option", has_text=LISTS[0]).wait_for(state="attached")
    page.get_by_role("button", name="Delete all").click()
    assert page.locator(".sure h2").inner_text().startswith("Delete all 6 passages")
    assert page.evaluate("document.activeElement.textContent") == "Keep"
    page.keyboard.press("Enter")
    assert places(page) == ORDER
    page.get_by_role("button", name="Delete all").first.click()
    page.locator(".sure").get_by_role("button", name="Delete all").click()
    page.locator("#desk .nothing").wait_for()
    page.get_by_role("button", name="Undo").click()
    page.locator(KEPT).nth(5).wait_for()
    assert page.locator("[name=list] option").count() == 3


def test_what_two_tabs_write_both_stays(page, laid):
    """A note that is changed elsewhere meanwhile, and one whose passage is removed there; an empty one goes."""
    laid([BOOK["words"]])
    write = "async fields => { const [{ id }] = await edition.desk.all(); await edition.desk.change(id, fields) }"
    page.get_by_role("button", name="Edit: Para. 31").click()
    page.locator("textarea").fill("Mine")
    page.evaluate(write, {"note": "Theirs"})
    page.get_by_role("button", name="Save").click()
    page.locator(f"{KEPT} .note", has_text="Theirs").wait_for()
    assert page.locator(f"{KEPT} .note").inner_text() == "Theirs\n\nMine"
    page.get_by_role("button", name="Edit: Para. 31").click()
    page.locator("textarea").fill("Once more")
    page.evaluate("async () => { const [{ id }] = await edition.desk.all(); await edition.desk.remove([id]) }")
    page.get_by_role("button", name="Save").click()
    page.locator(f"{KEPT} .note", has_text="Once more").wait_for()
    page.get_by_role("button", name="Edit: Para. 31").click()
    page.locator("textarea").fill("")
    page.get_by_label("None").check()
    page.get_by_role("checkbox", name=LISTS[0]).uncheck()
    page.get_by_role("button", name="Save").click()
    page.locator(KEPT).wait_for(state="detached")
    page.get_by_role("button", name="Undo").click()
    page.locator(f"{KEPT} .note", has_text="Once more").wait_for()


def test_what_is_refused_stays_in_its_form(page, laid):
    """Where there is no room left, nothing that was written is lost: it can be saved later."""
    page.add_init_script(FULL)
    laid([BOOK["words"]])
    page.get_by_role("button", name="Edit: Para. 31").click()
    page.locator("textarea").fill("written with pains")
    page.evaluate("window.full = true")
    page.get_by_role("button", name="Save").click()
    page.locator(".notice", has_text="no room left").wait_for()
    assert page.locator(f"{KEPT} textarea").input_value() == "written with pains"
    page.evaluate("window.full = false")
    page.get_by_role("button", name="Save").click()
    page.locator(f"{KEPT} .note", has_text="written with pains").wait_for()
    assert page.locator(f"{KEPT} textarea").count() == 0


def test_lists_that_were_brought_back_can_be_undone(page, laid):
    """A file may have nothing else that is new: another name of a list, and a further list."""
    laid()
    file = json.loads(saved(page, "File of the desk"))
    first = next(each for each in file["lists"] if each["name"] == LISTS[0])
    later = {"changed": "2099-01-01T00:00:00.000Z"}
    file["lists"] = [first | later | {"name": "Paper"}, first | {"id": "0" * 16, "name": "Further"}]
    said = bring(page, json.dumps(file))
    assert "1 list is new. 1 list has the name that it has in the file." in said
    page.get_by_role("button", name="Undo").click()
    page.locator("[name=list] option", has_text="Paper").wait_for(state="detached")
    options = page.locator("[name=list] option").all_inner_texts()
    assert not any(name in option for option in options for name in ("Paper", "Further"))


def test_a_list_gets_another_name(page, laid):
    """Its passages stay in it."""
    laid()
    page.locator("[name=list]").select_option(label=f"{LISTS[0]} (2)")
    page.locator(".listed input").fill("Paper")
    page.keyboard.press("Enter")
    page.locator("[name=list] option", has_text="Paper (2)").wait_for(state="attached")
    assert places(page) == ["Para. 24", "Para. 31"]


def test_passages_of_several_reports(page, server, site, troubles):
    """In the order of the reports, of which only those are loaded that have any; each is cited by itself."""
    library = Library(page, site)
    library.let_go()
    own = json.loads((site / "a-58-275/data/citations.js").read_text("utf-8").partition(",")[2].rstrip()[:-1])
    unit = {"id": "1", "anchor": "para-1", "short": "1", "section": "i", "steps": ["1"]}
    told = own | {"slug": "x-2", "symbol": "X/2", "official": "https://example.org/x-2", "units": [unit]}
    answer = script("x-2/data/citations", told)
    page.route("**/x-2/data/citations.js", lambda route: route.fulfill(body=answer, content_type="text/javascript"))
    page.goto(server + PAGE)
    page.locator("#desk .nothing").wait_for()
    page.evaluate("""async () => {
        await edition.script("desk/desk")
        const one = { report: "x-2", unit: "1", start: 0, end: 10, quote: "Beekeepers", before: "", after: "" }
        await edition.desk.add(one)
    }""")
    page.evaluate(ADD, [[BOOK["whole"] | {"lists": []}], []])
    page.locator(f"{KEPT} >> nth=1").wait_for()
    assert page.locator("#desk .passages h2").all_inner_texts() == [
        "A/58/275, Human rights of migrants",
        "X/2, Report 2",
    ]
    assert places(page) == ["Para. 24", "Para. 1"]
    assert (
        page.locator(f"{KEPT} a")
        .last.get_attribute("href")
        .endswith("x-2/i.html#para-1:~:text=Beekeepers,-of%20the%20second")
    )
    assert library.asked == [2]
    found = saved(page, "CSL-JSON").decode()
    assert [(each["id"], each["URL"]) for each in json.loads(found)] == [
        ("a-58-275", OFFICIAL),
        ("x-2", "https://example.org/x-2"),
    ]
    assert not troubles.all()


def test_words_that_are_not_there_are_told(page, laid):
    """A passage of words that this version does not have, of a unit and of a report that it does not have."""
    laid(lists=())
    page.evaluate("""async () => {
        const nobody = { quote: "words that nobody wrote", before: "", after: "" }
        const one = { report: "a-58-275", unit: "31", start: 5, end: 30, ...nobody }
        await edition.desk.add(one)
        await edition.desk.add({ ...one, unit: "999" })
        await edition.desk.add({ ...one, report: "a-99-1" })
    }""")
    page.locator(f"{KEPT} >> nth=8").wait_for()
    lost = page.locator(f"{KEPT} .lost").all_inner_texts()
    assert lost == [
        *["These words are not at this place in this version of the edition."] * 2,
        "This place is not in this copy of the edition.",
    ]
    assert page.locator("#desk .passages h2").last.inner_text() == "In reports that this copy does not have"
    references = saved(page, "BibTeX").decode()
    assert "2 are left out" in page.locator(".taking .done").inner_text()
    assert len(bibtexparser.parse_string(references).entries[0]["note"].split(", ")) == 5
    assert saved(page, "Markdown").decode().count("These words are not found at their place") == 2


@pytest.mark.both_places
def test_what_is_chosen_is_taken_along_and_nothing_else(page, laid, troubles):
    """In every form; it says how much; from disk too."""
    laid()
    page.locator("[name=list]").select_option(label=f"{LISTS[1]} (1)")
    page.locator(".taking summary").click()
    assert page.locator(".taking .what").inner_text() == "You take along the one passage that is chosen above, of 6."
    page.locator("[name=style]").select_option("oscola")
    files = {
        name: saved(page, name)
        for name in ("Word", "Markdown", "BibTeX", "RIS", "CSL-JSON", "File of the desk", "Web annotations")
    }
    assert footnotes(files["Word"])[0].startswith("UNGA ‘Human rights of migrants’")
    texts = {name: data.decode() for name, data in files.items() if name != "Word"}
    for text in texts.values():
        assert "The core" not in text
        assert "Second thoughts" not in text
        assert "file:" not in text
    assert texts["Markdown"].count("UNGA ‘Human rights") == 1
    assert [
        len(bibtexparser.parse_string(texts["BibTeX"]).entries),
        len(rispy.loads(texts["RIS"])),
        len(json.loads(texts["CSL-JSON"])),
    ] == [1, 1, 1]
    own = json.loads(texts["File of the desk"])
    assert [len(own[name]) for name in ("passages", "lists", "removed")] == [1, 2, 0]
    assert len(json.loads(texts["Web annotations"])["first"]["items"]) == 1
    assert "1 passage." in page.locator(".taking .done").inner_text()
    assert not troubles.all()


def test_the_choice_of_citing_is_that_of_the_panel(page, laid, place):
    """What is chosen here holds there, and the other way round."""
    laid()
    page.evaluate("edition.remember('cite', { of: 'edition', style: 'chicago' })")
    page.reload()
    page.locator(".taking summary").click()
    assert page.locator("[name=style]").input_value() == "chicago"
    assert page.locator(".taking [name=of]").input_value() == "edition"
    assert "Annotated United Nations reports, version" in saved(page, "Markdown").decode()
    page.locator(".taking [name=of]").select_option("official")
    assert "Annotated United Nations reports, version" not in saved(page, "Markdown").decode()
    page.goto(f"{place}a-58-275/iii-b-1.html")
    page.locator("#para-24 a.number").click()
    assert page.locator("dialog.cite [name=of]:checked").input_value() == "official"


@pytest.mark.parametrize("name", ["File of the desk", "Web annotations"])
def test_a_desk_comes_to_another_machine(page, laid, name, troubles):
    """All of it, once: a second time nothing is new. What was removed here stays away, unless it is wanted."""
    laid()
    file = saved(page, name)
    page.get_by_role("button", name="Delete all").first.click()
    page.locator(".sure").get_by_role("button", name="Delete all").click()
    page.locator("#desk .nothing").wait_for()
    page.reload()
    page.locator("#desk .nothing").wait_for()
    assert bring(page, file) == "6 passages are new. 2 lists are new."
    assert places(page) == ORDER
    assert page.locator(f"{KEPT} .about").nth(1).inner_text() == f"Lists: {LISTS[1]}, {LISTS[0]}"
    assert bring(page, file) == "6 were here already."
    page.get_by_role("button", name="Remove: Para. 3 (c)").click()
    page.locator(f"{KEPT} >> nth=5").wait_for(state="detached")
    assert bring(page, file).startswith("5 were here already. 1 was removed here, and stays removed.")
    page.get_by_role("button", name="Bring back those too").click()
    page.locator(f"{KEPT} >> nth=5").wait_for()
    assert places(page) == ORDER
    assert not troubles.all()


def test_what_was_brought_back_can_be_undone(page, laid):
    """New passages go, replaced ones are as they were."""
    laid([BOOK["words"]])
    file = json.loads(saved(page, "File of the desk"))
    (passage,) = file["passages"]
    file["passages"] = [
        passage | {"note": passage["note"] + " More", "changed": "2099-01-01T00:00:00.000Z"},
        passage | {"id": "0" * 16, "note": "New"},
    ]
    assert bring(page, json.dumps(file)) == "1 passage is new. 1 was changed later in the file, and is replaced."
    assert sorted(page.locator(f"{KEPT} .note").all_inner_texts()) == ["New", "The core.\n\nSee *VCCR*. More"]
    page.get_by_role("button", name="Undo").click()
    page.locator(f"{KEPT} .note", has_text="More").wait_for(state="detached")
    assert page.locator(f"{KEPT} .note").all_inner_texts() == [BOOK["words"]["note"]]


def test_hostile_files_lose_and_run_nothing(page, laid, troubles):
    """They are told in words; what lies on the desk stays."""
    laid([BOOK["words"]])
    page.evaluate("() => { window.alert = () => { window.ran = true } }")
    evil = "<img src=x onerror=alert(1)><script>alert(1)</script>"
    passage = {
        "id": "1" * 16,
        "report": "a-99-1",
        "unit": "1",
        "start": 0,
        "end": 4,
        "quote": evil,
        "note": evil,
        "made": "2026-01-01T00:00:00Z",
    }
    assert "not JSON" in bring(page, b"\x89PNG\r\n\x1a\n\x00\xff")
    assert "no passages from a desk" in bring(page, '{"hello": "world"}')
    told = bring(
        page,
        json.dumps(
            {
                "format": 1,
                "passages": [passage, passage | {"id": "../../x"}, 7],
                "lists": [{"id": "2" * 16, "name": evil, "made": "2026-01-01T00:00:00Z"}],
            }
        ),
    )
    assert told == (
        "1 passage is new. 1 list is new. 1 is of a report that this copy does not have; it stands at the end. "
        "2 things in the file are neither passages nor lists, and are left out."
    )
    assert page.locator(f"{KEPT} blockquote").last.inner_text() == evil
    assert page.locator(f"{KEPT} .note").all_inner_texts() == [BOOK["words"]["note"], evil]
    assert page.locator("#desk :is(img, script)").count() == 0
    page.get_by_role("button", name="Remove: Para. 31").click()
    page.locator(f"{KEPT} >> nth=1").wait_for(state="detached")
    assert page.locator("#desk .passages h2").all_inner_texts() == ["In reports that this copy does not have"]
    assert page.evaluate("window.ran") is None
    assert not troubles.all()


def test_two_tabs_show_the_same(page, laid, place):
    """What is changed in one is seen in the other; a note that is being written stays, also if one would leave."""
    laid([BOOK["words"]])
    page.get_by_role("button", name="Edit: Para. 31").click()
    page.locator("textarea").fill("Half a thou")
    other = page.context.new_page()
    other.goto(place + PAGE)
    other.locator(KEPT).wait_for()
    other.evaluate(ADD, [[BOOK["whole"] | {"lists": []}], []])
    page.locator(f"{KEPT} >> nth=1").wait_for()
    assert page.locator("textarea").input_value() == "Half a thou"
    assert page.evaluate("document.activeElement.name") == "note"
    other.close()
    leaves = "dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert not page.evaluate(leaves)
    page.get_by_role("button", name="Cancel").click()
    assert page.evaluate(leaves)


def test_the_frame_leads_to_the_desk_once_something_lies_there(page, laid, place):
    """From every page, in one place, with a name."""
    page.goto(f"{place}a-58-275/v.html")
    assert page.locator("header a[href$='desk.html']").count() == 0
    laid([BOOK["words"]])
    page.goto(f"{place}a-58-275/v.html")
    way = page.get_by_role("link", name="Your desk")
    assert way.count() == 1
    way.click()
    page.locator(KEPT).wait_for()


@pytest.mark.parametrize(
    ("width", "scheme"),
    few(product([390, 1280], ["light", "dark"]), quick=[(390, "dark")], reason="the other width and colours"),
)
def test_axe_finds_nothing(page, site, scheme, width):
    """On an empty desk, and on a full one with everything open; and no page is wider than the window."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto((site / PAGE).as_uri())
    page.locator("#desk .nothing").wait_for()
    assert findings(page) == []
    page.evaluate(ADD, [ALL, LISTS])
    page.locator(f"{KEPT} >> nth=5").wait_for()
    page.locator("[name=list]").select_option(index=1)
    page.locator("[name=list]").select_option("")
    for each in page.locator("#desk summary").all():
        each.click()
    page.get_by_role("button", name="Edit").first.click()
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Delete all").first.click()
    page.locator(".sure[open]").wait_for()
    assert findings(page) == []


def test_the_desk_is_printed_whole(page, laid):
    """Passages and notes, with their places; no fields and no buttons."""
    laid()
    page.emulate_media(media="print")
    assert page.locator(f"{KEPT} blockquote").first.is_visible()
    for each in (".filters", ".taking", ".bringing", ".tools", ".ends"):
        assert not page.locator(f"#desk {each}").first.is_visible()


@pytest.mark.parametrize("count", few([1_000, 10_000], quick=[1_000], reason="ten thousand passages"))
def test_many_passages_stay_quick(page, server, count):
    """They are shown by parts, and found while one types."""
    page.goto(f"{server}{PAGE}")
    page.locator("#desk .nothing").wait_for()
    page.evaluate(MANY, count)
    page.locator("#desk .told", has_text=f"{count:,} passages.").wait_for()
    assert page.locator(KEPT).count() == 100
    took = page.evaluate("""() => {
        const field = document.querySelector("[name=q]")
        const start = performance.now()
        field.value = "note 990"
        field.dispatchEvent(new Event("input", { bubbles: true }))
        return performance.now() - start
    }""")
    assert took < 500
    assert places(page)
    page.locator("[name=q]").fill("")
    page.locator("#desk .rest button").click()
    assert page.locator(KEPT).count() == 200
    assert page.evaluate("[...document.querySelectorAll('.kept')].indexOf(document.activeElement)") == 100
    assert len(json.loads(saved(page, "File of the desk"))["passages"]) == count
