"""What templates may ask, and that words which look like markup are words on every page."""

import csv
import html
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import jinja2
import pytest
from invented import changed
from tiers import few

from concordance.addresses import called
from concordance.edition.assembly import assemble
from concordance.loading import front_matter, load_yaml
from concordance.site.pages import Site, Writer
from concordance.site.rendered import of_html
from concordance.site.templates import Remembered, breakable, following, own_paragraphs, slug

ATTACKS = {
    "a script": "<script>alert(1)</script>",
    "a template": "{{ 7*7 }}{% raw %}",
    "a link": "[x](javascript:alert(1))",
    "an end tag": "</span></q></mark>",
    "an attribute": "{: onclick=alert(1) }",
    "the end of an attribute": '"><img src=x onerror=alert(1)>',
    "character references": "&lt;b&gt; &amp;amp; &#42;",
    "a table's edge": "a | b \\",
    "emphasis": "*a* _b_ `c` ~~d~~",
}
ATTACKS["all at once"] = " ".join(ATTACKS.values())
HARMLESS = "Zzyzx"
FOLLOWING = frozenset({"id", "lang", "content", "data-quote"})  # attributes that follow the words


@pytest.mark.parametrize(
    ("slug", "paragraphs"),
    [("summary", ""), ("i", "1\N{EN DASH}2"), ("ii", "3"), ("iii", ""), ("iii-reintegration", "5")],
)
def test_the_own_paragraphs_of_a_section_are_those_right_under_it(world_edition, slug, paragraphs):
    """Not those of its parts."""
    assert own_paragraphs(world_edition.reports[0].report.section(slug)) == paragraphs


@pytest.mark.stories("dates.yml", "date", "words")
def test_a_date_is_written_as_far_as_it_is_known(world_edition, templates, date, words):
    """The words of each story; no line breaks inside a date."""
    macros = Writer(world_edition, templates).jinja.get_template("pages/macros.html")
    assert html.unescape(macros.make_module().day_in_words(date)).replace("\N{NO-BREAK SPACE}", " ") == words


def test_a_template_that_uses_an_unknown_name_fails(world_edition, templates):
    """A misspelt field is not an empty place on a page."""
    broken = templates | {"pages/section.html": "{{ section.titel }}"}
    with pytest.raises(jinja2.UndefinedError, match="titel"):
        [page.write() for page in Writer(world_edition, broken).pages()]


def poisoned(world, words):
    """The files of the world with these words in every field and place that a page shows."""
    files = dict(world)
    for name in ("events", "recommendations"):
        path = f"reports/a-99-1/{name}.yml"
        files[path] = json.dumps(poisoned_marks(load_yaml(world[path].decode(), path), words)).encode()
    for path in world:
        if path.startswith(("glossary/", "documents/")):
            files[path] = poisoned_record(path, world[path].decode(), words).encode()
        elif path.startswith("data/names/") and path.endswith(".yml"):
            files[path] = poisoned_names(path, world[path].decode(), words).encode()
    shown = {"countries": "name formal_name region subregion note", "sources": "title publisher terms note"}
    for name, columns in shown.items():
        files[f"data/{name}.csv"] = poisoned_table(world[f"data/{name}.csv"].decode(), columns.split(), words).encode()
    declared, source = "reports/a-99-1/report.yml", "reports/a-99-1/source.md"
    files[declared] = json.dumps(poisoned_report(load_yaml(world[declared].decode(), declared), words)).encode()
    files[source] = poisoned_source(world[source].decode(), words).encode()
    return files


def with_words(record, fields, words):
    """Put the words behind those of these fields of a record."""
    for field in fields.split():
        record[field] = f"{record.get(field, '')} {words}".strip()


def in_language(edition, words):
    """The edition as if the words were the language of its reports and their passages, which nobody has checked."""
    reports = []
    for annotated in edition.reports:
        report = annotated.report
        sections = []
        for section in report.sections:
            units = [
                replace(unit, passages=tuple(replace(each, lang=words) for each in unit.passages))
                for unit in section.units
            ]
            sections.append(replace(section, units=tuple(units)))
        report = replace(report, metadata=changed(report.metadata, language=words), sections=tuple(sections))
        reports.append(replace(annotated, report=report))
    return replace(edition, reports=tuple(reports))


def poisoned_record(path, text, words):
    """A glossary entry or a document with the words in all that its page shows."""
    record, below = front_matter(text, path)
    record.setdefault("short", record["title"])
    with_words(record, "short note", words)
    for field, shown in (
        ("facts", "what value"),
        ("official", "label"),
        ("variants", "slip"),
        ("confused_with", "how"),
    ):
        for each in record.get(field, []):
            with_words(each, shown, words)
    if path == "glossary/untoc.md":
        with_words(record, "title", words)
        record["abbreviations"].append(f"UN {words} TOC")
    return f"---\n{json.dumps(record)}\n---\n\n{words} {below}\n\n{words}\n"


def poisoned_names(path, text, words):
    """A file of names with the words in all that the pages of its entries show, but in the names."""
    records = load_yaml(text, path)
    for record in records.values():
        record.setdefault("short", record["title"])
        with_words(record, "short", words)
        record["explanation"] = f"{words} {record.get('explanation', '')}"
        for link in record.get("official", []):
            with_words(link, "label", words)
    return "".join(f"{name}: {json.dumps(record)}\n" for name, record in records.items())


def poisoned_marks(record, words):
    """Marks with the words in all that pages show of them, in a quotation, in the words marked in it and in a place."""
    for mark in (mark for marks in record.values() if isinstance(marks, list) for mark in marks):
        with_words(mark, " ".join({"what", "action", "note", "why"} & mark.keys()), words)
        if mark["unit"] == "5":
            cue = {"when", "cue"} & mark.keys()
            mark.update({"quote": f"{words} {mark['quote']}"} | dict.fromkeys(cue, f"{words} Sailors"))
            mark.update({"place": words} if "place" in mark else {})
    for labels in (record.get("addressees", {}), record.get("themes", {})):
        with_words(labels, " ".join(name for name, label in labels.items() if isinstance(label, str)), words)
        for family in (label for label in labels.values() if not isinstance(label, str)):
            with_words(family, "words", words)
    return record


def poisoned_table(text, columns, words):
    """A table with the words in these columns."""
    rows = list(csv.DictReader(io.StringIO(text)))
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(row | {column: f"{row[column]} {words}" for column in columns} for row in rows)
    return out.getvalue()


def poisoned_report(record, words):
    """A report.yml with the words in all that pages show of it."""
    with_words(record, "symbol title subtitle author author_role", words)
    for repair in record["repairs"]:
        with_words(repair, "where reason evidence", words)
    with_words(record["repairs"][0], "put", words)
    for slip in record["slips"]:
        with_words(slip, "should_be note evidence", words)
    record["slips"][0]["words"] = f"{words} consultated"
    record["remarks"].append(words)
    record["references"] = [{"unit": "5", "words": "return", "to": "2(b)", "note": words, "reason": "r"}]
    record["layout"] = {"unusual": [word.strip(".,;:()[]\"'*") for word in words.split()]}  # no damage of a copy
    record["outline"][-1]["parts"][-1] = {"heading": f"Detention {words}", "slug": "iii-detention", "paragraphs": "6"}
    return record


def poisoned_source(text, words):
    """A source with the words in masthead, heading and paragraphs, in a mention and in a slip."""
    for found, put in (
        ("Harbours of the world", f"Harbours {words} of the world"),
        ("**Detention**", f"Detention {words}"),
        ("consultated", f"{words} consultated"),
        ("supplement UNTOC", f"supplement UNTOC and UN {words} TOC {words}"),
        ("- 5. Sailors", f"- 5. {words} Sailors"),
    ):
        assert text.count(found) == 1
        text = text.replace(found, put)
    return text


@pytest.fixture(scope="module")
def poison(marked_world, pages_of, templates):
    """Gives what the world becomes with these words in all places: its pages, and what their frames are told."""

    def given(words):
        edition = in_language(assemble(poisoned(marked_world, words)), words)
        writer = Writer(edition, templates)
        told = [page.write().meta for page in writer.pages()]
        heads = [str(value) for meta in told for value in (meta["title"], meta.get("description", ""))]
        return pages_of(edition), [*heads, *titles_of(writer.nav(edition.reports[0]))]

    return given


@pytest.fixture(scope="module")
def harmless(poison):
    """The same for a harmless word."""
    return poison(HARMLESS)


@pytest.fixture(scope="module", params=few(ATTACKS, quick=["all at once"], reason="each by itself"))
def attacked(request, poison):
    """An attack, and the same for it."""
    attack = ATTACKS[request.param]
    return attack, *poison(attack)


@pytest.mark.no_cover
def test_words_that_look_like_markup_are_words(attacked, harmless):
    """Whatever stands in records and source: the elements that a harmless word has, and the words that stand there."""
    (attack, shown, _), (plain, _) = attacked, harmless
    assert shown.keys() == plain.keys()
    for address in (address for address in shown if address.endswith(".html")):
        if address.endswith("/entries.html"):  # the alphabet puts these words and a harmless one in different places
            found, expected = sorted_items(shown[address]), sorted_items(plain[address])
        else:
            found, expected = shown[address], plain[address]
        told, plainly = _Tags(found), _Tags(expected)
        assert told.tags == plainly.tags, address
        assert told.quotes == [quote.replace(HARMLESS, attack) for quote in plainly.quotes], address
        assert words(found) == words(expected).replace(HARMLESS, " ".join(attack.split())), address


def test_titles_and_descriptions_are_written_for_html(attacked, harmless):
    """The theme puts them into the head of a page and into the navigation as they are."""
    (attack, _, told), (_, expected) = attacked, harmless
    expected = [html.unescape(value).replace(HARMLESS, attack) for value in expected]
    for value, whole in zip(map(html.unescape, told), expected, strict=True):
        same = 100 if value.endswith(" …") or whole.endswith(" …") else None  # the longer words are cut elsewhere
        assert value[:same] == whole[:same]
    assert not re.search('[<>"]', "".join(told))


def sorted_items(page):
    """The page with the items of its lists in the order of the addresses they hold."""
    items = sorted(re.findall("<li.*?</li>", page, re.DOTALL), key=lambda item: re.findall('href="[^"]*"', item))
    return re.sub("<li.*?</li>", "", page, flags=re.DOTALL) + "".join(items)


class _Tags(HTMLParser):
    """The tags of a page with their attributes, and the quotations among these."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.quotes = [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, *(each for each in attributes if each[0] not in FOLLOWING)))
        self.quotes += [value for name, value in attributes if name == "data-quote"]

    def handle_endtag(self, tag):
        self.tags.append(tag)


def words(page):
    """The words of a page with single spaces, without openings, which are cut elsewhere where the words are longer."""
    page = re.sub("<q>[^<]* …</q>|</?html.*>|<!doctype html>|data-unit=", "", page)
    ((_, found),) = of_html(f'<div data-unit="">{page}</div>').unit_texts
    return " ".join(found.split())


def titles_of(nav):
    """The titles in a navigation."""
    for item in nav:
        if isinstance(item, dict):
            ((title, below),) = item.items()
            yield title
            yield from titles_of(below) if isinstance(below, list) else ()


def test_a_macro_of_one_value_writes_it_once():
    """What it wrote stands wherever the same value is told again; each macro has its own."""
    asked = []
    macros = "{% macro a(x) %}{{ ask(x) }}!{% endmacro %}{% macro b(x) %}b{% endmacro %}"
    page = "{% set c = remembered(a) %}{% set d = remembered(b) %}{{ c(1) }}{{ c(1) }}{{ c(2) }}{{ d(1) }}"
    template = jinja2.Environment(autoescape=True).from_string(macros + page)
    assert (
        template.render(remembered=Remembered(), ask=lambda x: asked.append(x) or f"<{x}>")
        == "&lt;1&gt;!&lt;1&gt;!&lt;2&gt;!b"
    )
    assert asked == [1, 2]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Interception/detention", "Interception/<wbr/>detention"),
        ("Detention/deportation (IV)", "Detention/<wbr/>deportation (IV)"),
        ("and/or A/58/275", "and/or A/58/275"),
        ('"Boats"/<ships>', "&#34;Boats&#34;/&lt;ships&gt;"),
    ],
)
def test_a_line_may_break_after_a_slash_between_words(words, expected):
    """Not in a symbol, and not between short words; what looks like markup stays words."""
    assert breakable(words) == expected


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("III. Good practices", "iii-good-practices"),
        ("C\N{LATIN SMALL LETTER O WITH CIRCUMFLEX}te d'Ivoire", "cote-divoire"),
        ("\N{CYRILLIC SMALL LETTER ZHE}", "_1"),
        ("Facts", "facts_1"),
        ("Popup", "popup_1"),
    ],
)
def test_the_id_of_a_heading_is_made_of_its_words(words, name):
    """None is empty, and none is that of another part of the page."""
    assert slug(words) == name


def test_the_index_of_a_report_is_made_once(both, templates):
    """Its page and its books have the same lines; another report has others."""
    index = Writer(both, templates).jinja.globals["index"]
    one, other = both.reports
    assert index(one) is index(one)
    assert index(one) != index(other)


def test_what_follows_a_section_are_its_parts_with_their_first_units(both):
    """Each with where its text begins, in a part of it if it has none of its own."""
    reports = {each.report.slug: each.report for each in both.reports}
    first, second = reports["a-99-1"], reports["x-2031-7"]

    def told(report, slug):
        return [(part.slug, unit.id) for part, unit in following(report, report.section(slug))]

    assert told(first, "ii") == [("ii-reintegration", "4")]
    assert told(first, "i") == []
    assert told(second, "report") == [("summary", "summary-1")]
    assert told(second, "ii") == [("ii-a", "5"), ("ii-b", "10"), ("ii-c", "15")]


def test_no_value_ends_an_attribute(marked_world, templates):
    """A language, or anything else that an editor writes, is words in the tags of a page too."""
    path = "reports/a-99-1/report.yml"
    declared = load_yaml(marked_world[path].decode(), path) | {"symbol": 'A/"99/1'}
    edition = in_language(
        assemble(marked_world | {path: json.dumps(declared).encode()}), "en\" a='b' onload=\"broken()"
    )
    pages = {file.path: file for file in Writer(edition, templates, Site("S", "https://example.org/", "")).files()}
    short = pages["a-99-1/p/1.html"].write()
    assert 'lang="en&#34; a=&#39;b&#39; onload=&#34;broken()"' in short
    assert 'content="A/&#34;99/1, para. 1"' in short


def test_a_short_page_has_an_address_and_a_policy_if_the_site_has(world_edition, templates):
    """Without them it claims none."""
    for site, named in ((Site("S", "https://example.org/", "default-src 'none'"), True), (None, False)):
        pages = {file.path: file for file in Writer(world_edition, templates, site).files()}
        short = pages["a-99-1/p/1.html"].write()
        assert ("canonical" in short) == ("og:url" in short) == ("Security-Policy" in short) == named


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("summary", "Summary"),
        ("i", "I. Introduction"),
        ("ii-reintegration", "Reintegration (II)"),
        ("iii-reintegration", "Reintegration (III)"),
    ],
)
def test_a_section_is_called_so_that_it_is_told_from_all_others(world_edition, slug, name):
    """By its number, or by that of the chapter above it."""
    report = world_edition.reports[0].report
    assert called(report, report.section(slug)) == name


def test_a_heading_that_stands_twice_without_numbers_is_told_by_the_words_above_it(world_edition):
    """One that stands once needs no more than its own words."""
    report = world_edition.reports[0].report
    chapters = {"ii": "Findings", "iii": "Practices"}
    sections = [
        replace(each, numbers=(), heading=chapters.get(each.slug, each.heading)) if each.number or each.parent else each
        for each in report.sections
    ]
    plain = replace(report, sections=tuple(sections))
    names = {section.slug: called(plain, section) for section in plain.sections}
    assert names["ii-reintegration"] == "Reintegration (Findings)"
    assert names["iii-reintegration"] == "Reintegration (Practices)"
    assert names["iii-detention"] == "Detention"
