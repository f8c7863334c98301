"""Books: the parts of a report's edition, complete, in order, with the site's anchors, and safe from their words."""

import base64
import hashlib
import html
import re
from dataclasses import replace
from xml.parsers import expat

import jinja2
import pytest
from invented import changed
from tiers import few

from concordance.book.binder import Binder, Press, anchor_of, parts, printed_pages, starred
from concordance.dates import PartialDate
from concordance.edition.edition import AnnotatedReport
from concordance.model import Fact, Link
from concordance.report import NoteMark
from concordance.site.pages import Writer
from concordance.site.proofreading import compare_units
from concordance.site.rendered import of_html

ATTACKS = {
    "a script": "<script>alert(1)</script>",
    "a template": "{{ 7*7 }}{% raw %}",
    "an end tag": "</span></q></p></section>",
    "the end of an attribute": "\"'><img src=x onerror=alert(1)>",
    "character references": "&lt;b&gt; &amp;amp; &#42; &nbsp;",
    "an end of data": "]]></style><!-- <?x",
}
ATTACKS["all at once"] = " ".join(ATTACKS.values())
HARMLESS = "Zzyzx"
STYLE = "p { margin: 0 }"


@pytest.fixture(scope="module")
def binder_of(templates):
    """Gives what writes the book of a report of an edition."""

    def binder(edition, at=0, *, templates=templates):
        return Binder(edition, edition.reports[at], Press(Writer(edition, templates).jinja))

    return binder


@pytest.fixture(scope="module")
def page(both, binder_of):
    """The first report of the invented world on one page."""
    return binder_of(both).page(STYLE)


def test_a_book_has_its_parts_in_order(both):
    """Title, the chapters of the text, entries by kind, index, repairs, sources, and what it is."""
    chapters = "text-index text-report text-i text-ii text-iii"
    glossary = "countries instruments bodies processes documents"
    names = [part.name for part in parts(both, both.reports[0])]
    assert names == f"title {chapters} {glossary} index corrections sources about".split()
    last = [part.name for part in parts(both, both.reports[1]) if part.sections][-3:]
    assert last == ["text-annex-i", "text-annex-ii", "text-notes"]


def test_every_section_with_words_stands_in_one_chapter(both):
    """The document's own contents do not; a heading above a text does, even one that is not in the contents."""
    for annotated in both.reports:
        told = [section.slug for part in parts(both, annotated) for section in part.sections]
        assert told == [section.slug for section in annotated.report.sections if section.slug != "contents"]


def test_a_book_has_the_entries_of_its_report(both):
    """Those mentioned and those related to them, each once; what only the other report mentions stays out."""
    for annotated in both.reports:
        names = [entry.id for part in parts(both, annotated) for entry in part.entries]
        assert set(annotated.by_entry) <= set(names)
        assert len(names) == len(set(names)) < len(both.entries)


def test_a_book_has_the_sources_of_what_it_says(both):
    """By their titles; also those of treaty actions, where there are States."""
    *_, sources, _ = parts(both, both.reports[0])
    assert [source.id for source in sources.sources] == ["gazette", "treaty-record"]
    bare = replace(both, entries={name: entry for name, entry in both.entries.items() if entry.kind == "body"})
    *_, sources, _ = parts(bare, both.reports[0])
    assert sources.sources == ()


@pytest.mark.no_cover
@pytest.mark.parametrize("at", [0, 1])
def test_the_words_of_each_unit_stand_in_a_book_once(both, binder_of, at):
    """On the single page and in the parts; tables, notes and slips add no word."""
    units = both.reports[at].report.units
    binder = binder_of(both, at)
    assert list(compare_units(units, "page", of_html(binder.page(STYLE)).unit_texts)) == []
    leaves = binder.leaves()
    whole = "".join(leaves[f"{part.name}.xhtml"] for part in binder.parts)
    assert list(compare_units(units, "leaves", of_html(whole).unit_texts)) == []


@pytest.mark.no_cover
def test_each_form_has_what_is_its_own(both, binder_of):
    """Types for reading systems in the EPUB, numbers that are links on the page; no sign for either is left."""
    binder = binder_of(both, 1)
    page, leaves = binder.page(STYLE), "".join([*binder.leaves().values(), binder.older_contents("urn:x")])
    assert (page.count("epub:type"), leaves.count('<a class="number"')) == (0, 0)
    assert '<a class="number" href="#fn-1">' in page
    assert 'id="fn-1" epub:type="footnote" role="doc-footnote"><span class="number">' in leaves
    assert not re.search("[\x01-\x03]", page + leaves)


@pytest.mark.no_cover
def test_anchors_are_those_of_the_site(edition, edition_html, binder_of):
    """Of units, sections and notes on slips: whoever cites the page of the whole text cites the book."""
    for at, annotated in enumerate(edition.reports):
        site = re.findall(r'<(?:p|h[2-6])[^>]* id="([^"]*)"', edition_html[f"{annotated.report.slug}/full.html"])
        book = re.findall(r'<(?:p|h[2-6])[^>]* id="([^"]*)"', binder_of(edition, at).page(STYLE))
        assert {unit.anchor for unit in annotated.report.units} < set(site)
        assert [name for name in book if name in site] == site


def test_units_have_their_anchors(both, page):
    """A sub-paragraph stands further in."""
    for unit in both.reports[0].report.units:
        assert f'<p class="unit{" inner" if "(" in unit.id else ""}" id="{unit.anchor}">' in page


def test_numbers_that_are_not_printed_stand_in_brackets(page):
    """On the single page a number leads to its own paragraph."""
    assert '<a class="number" href="#para-1">1.</a>' in page
    assert '<a class="number" href="#summary-2">[2]</a>' in page
    assert '<a class="number" href="#note">[¶]</a>' in page


def test_a_mention_leads_to_its_entry_and_the_entry_leads_back(both, binder_of):
    """Within the page, or into the file that has it."""
    entry = both.entries["untoc"]
    assert anchor_of(entry) == "glossary-untoc"
    binder = binder_of(both)
    page, leaves = binder.page(STYLE), binder.leaves()
    assert '<a class="instrument" href="#glossary-untoc">' in page
    assert 'Mentioned in <a href="#para-' in page
    chapters = "".join(text for name, text in leaves.items() if name.startswith("text-"))
    assert '<a class="instrument" href="instruments.xhtml#glossary-untoc">' in chapters
    assert re.search(r'Mentioned in <a href="text-[a-z]+\.xhtml#', leaves["instruments.xhtml"])


def test_an_explanation_leads_to_its_sources(page):
    """In the list of sources of the same book."""
    told = page[page.index("One of two Protocols.") :]
    assert 'Sources: <a href="#source-gazette">Gazette of Harbours</a>; <a href="#source-treaty-record">' in told


def test_an_entry_that_the_book_does_not_have_is_not_linked(both, binder_of):
    """A relation of a related entry is told in words alone."""
    binder = binder_of(both)
    shown = {entry.id for part in binder.parts for entry in part.entries}
    absent = both.entries.keys() - shown
    assert absent
    told = binder.page(STYLE)
    assert not [name for name in absent if f'"#{anchor_of(both.entries[name])}"' in told]


def test_notes_and_tables_are_told_apart(both, binder_of):
    """The mark of a note leads to it; the marks of a table stand below it; a reading system knows notes as such."""
    leaves = binder_of(both, 1).leaves()
    assert 'href="text-notes.xhtml#fn-1" data-note="1" role="doc-noteref" epub:type="noteref"' in leaves["text-i.xhtml"]
    assert 'id="fn-1" epub:type="footnote" role="doc-footnote"' in leaves["text-notes.xhtml"]
    assert (
        '<section class="part" id="text-notes" epub:type="endnotes" role="doc-endnotes"' in leaves["text-notes.xhtml"]
    )
    assert re.search(r'<pre data-unit="table-1"[^>]*>Harbour', leaves["text-iii.xhtml"])
    assert '<p class="marks">' not in leaves["text-iii.xhtml"]


def test_the_marks_of_a_tables_notes_stand_below_it(both, binder_of):
    """The table itself stands as it does in the copy."""
    annotated = both.reports[1]
    marked = [
        replace(
            section,
            units=tuple(replace(u, notes=(NoteMark(3, 1, "fn-1"),)) if u.kind == "table" else u for u in section.units),
        )
        for section in annotated.report.sections
    ]
    report = replace(annotated.report, sections=tuple(marked))
    edition = replace(both, reports=(both.reports[0], AnnotatedReport(report, annotated.mentions)))
    page = binder_of(edition, 1).page(STYLE)
    assert re.search(
        r'>Harbour[^<]*</pre>\n<p class="marks"><a class="note-mark" id="table-1-mark-1" href="#fn-1"', page
    )
    assert list(compare_units(report.units, "page", of_html(page).unit_texts)) == []


def test_printed_pages_can_be_found(both, binder_of):
    """The navigation of an EPUB lists those whose beginning is known; where none is, it has no such list."""
    report = both.reports[0].report
    assert [each.page for each in printed_pages(report)] == ["1", "2", "3", "5", "6"]
    nav = binder_of(both).leaves()["nav.xhtml"]
    assert '<li><a href="text-iii.xhtml#page-5">5</a></li>' in nav
    bare = tuple(
        replace(section, units=tuple(replace(unit, breaks=()) for unit in section.units)) for section in report.sections
    )
    unpaged = replace(both, reports=(AnnotatedReport(replace(report, sections=bare), both.reports[0].mentions),))
    binder = binder_of(unpaged)
    assert "page-list" not in binder.leaves()["nav.xhtml"]
    assert "pageBreakSource" not in binder.package("urn:x", "2026-02-03T00:00:00Z")


@pytest.mark.no_cover
@pytest.mark.parametrize("epub", [False, True])
def test_what_is_marked_in_a_report_stands_in_its_book(marked_edition, binder_of, epub):
    """Each recommendation with its paragraph, the words that make it one and who is asked; each event by its date."""
    binder = binder_of(marked_edition)
    names = [part.name for part in binder.parts]
    assert names[names.index("text-iii") + 1 :][:3] == ["recommendations", "timeline", "countries"]
    texts = binder.leaves() if epub else dict.fromkeys(["recommendations.xhtml", "timeline.xhtml"], binder.page(STYLE))
    asked, events = texts["recommendations.xhtml"], texts["timeline.xhtml"]
    assert re.search(r'#para-4">para. 4</a>. Asked: States; Sailors</span> <strong>Apply both</strong>', asked)
    assert "the Smuggling Protocol <em>apply</em>." in asked
    assert '">para. 1</a>. No addressee named</span> <strong>Renew it</strong>' in asked
    assert "the Supreme Court decides</q> <small>Says what it does.</small>" in asked
    assert re.search(r'; <a href="[^"]*#glossary-smuggling-protocol">', asked)
    dates = re.findall(r'<span class="date">([^<]*)</span>', events.partition('id="timeline"')[2])
    assert [html.unescape(date).replace("\N{NO-BREAK SPACE}", " ") for date in dates][:2] == ["March 2001", "2003"]
    assert '<span class="date">30&#160;December&#160;2003 to 2&#160;January&#160;2004</span>' in events
    assert "Date of the report" in events
    assert "planned when the text was written" in events


@pytest.mark.no_cover
def test_every_part_and_section_leads_back_to_the_contents(both, binder_of):
    """In either form, after the words of each section and at the end of each part."""
    for at, annotated in enumerate(both.reports):
        sections = [section for section in annotated.report.sections if section.units]
        binder = binder_of(both, at)
        others = [part for part in binder.parts if part.name != "title" and not part.sections]
        back = '<p class="to-contents"><a href="#contents">Contents</a></p>'
        assert binder.page(STYLE).count(back) == len(sections) + len(others)
        leaves = "".join(binder.leaves().values())
        assert leaves.count(back.replace("#", "nav.xhtml#")) == len(sections) + len(others)


def test_an_index_leads_to_entries_and_paragraphs(both, binder_of):
    """As at the back of a printed book; other words lead to the line to see instead."""
    told = binder_of(both).leaves()["index.xhtml"]
    assert re.search(
        r'<li id="index-of-untoc"><a href="instruments.xhtml#glossary-untoc">[^<]*</a>, <a href="text-', told
    )
    assert re.search(r'<li>Ombudsman[^<]*, <em>see</em> <a href="#index-of-ombudsman-peru">', told)
    bare = replace(both, reports=(AnnotatedReport(both.reports[0].report, ()),))
    assert "index" not in [part.name for part in parts(bare, bare.reports[0])]


def test_facts_stand_in_the_order_of_their_dates(both, binder_of):
    """Those without a date follow; two dates have what is the same said once."""
    facts = (
        Fact("Last", "gazette", date=PartialDate("2003-05-06"), until=PartialDate("2003-05-09")),
        Fact("Undated", "gazette", value="7"),
        Fact("First", "gazette", date=PartialDate("1999"), until=PartialDate("2000-01")),
    )
    entries = {**both.entries, "untoc": replace(both.entries["untoc"], facts=facts)}
    page = binder_of(replace(both, entries=entries)).page(STYLE)
    assert page.index("> First <") < page.index("> Last <") < page.index("> Undated: 7 <")
    assert '<span class="date">1999 to January&#160;2000</span>' in page
    assert '<span class="date">6\N{EN DASH}9&#160;May&#160;2003</span>' in page


@pytest.mark.no_cover
@pytest.mark.parametrize("epub", [False, True])
def test_marks_are_words_and_what_they_lead_to_leads_back(both, binder_of, epub):
    """Of notes and of slips: what a style sheet draws is lost when a book is converted."""
    binder = binder_of(both, 1)
    whole = "".join(binder.leaves().values()) if epub else binder.page(STYLE)
    place, file = ("text-i.xhtml", "text-notes.xhtml") if epub else ("", "")
    (name,) = re.findall(rf'<a class="note-mark" id="([^"]*)" href="{file}#fn-1"[^>]*><sup>\[1\]</sup></a>', whole)
    assert name == "para-2-mark-1"
    assert f'Back to <a href="{place}#para-2-mark-1" role="doc-backlink">para. 2</a></small>' in whole
    binder = binder_of(both)
    whole = "".join(binder.leaves().values()) if epub else binder.page(STYLE)
    assert '</span> <a class="sic" id="para-2-b-sic-1-mark" href="#para-2-b-sic-1">[sic]</a><span data-unit=' in whole
    assert '<a href="#para-2-b-sic-1-mark" role="doc-backlink"><strong>[sic]</strong></a>' in whole


def test_a_note_leads_back_to_all_its_marks(both, binder_of):
    """Also to one on a heading, by its words."""
    annotated = both.reports[1]
    first = next(section for section in annotated.report.sections if section.units)
    marked = replace(first, notes=(NoteMark(0, 1, "fn-1"),))
    sections = tuple(marked if section is first else section for section in annotated.report.sections)
    report = replace(annotated.report, sections=sections)
    page = binder_of(replace(both, reports=(both.reports[0], AnnotatedReport(report, annotated.mentions))), 1).page(
        STYLE
    )
    assert f'<a class="note-mark" id="section-{first.slug}-mark-1" href="#fn-1"' in page
    back = re.search(r'Back to (<a href="#[^<]*</a>), (<a href="#[^<]*</a>)</small>', page)
    assert f'#section-{first.slug}-mark-1" role="doc-backlink">{first.heading}<' in back[1]
    assert "#para-2-mark-1" in back[2]


def test_a_star_on_the_first_page_leads_to_its_footnote_and_back(both, binder_of):
    """Where there is one such line and one such footnote, and not otherwise."""
    annotated = both.reports[1]
    assert starred(annotated.report) == {"*"}
    page = binder_of(both, 1).page(STYLE)
    assert 'provisional agenda<a id="star-1-mark" href="#star-1" role="doc-noteref">*</a></div>' in page
    assert (
        '<p class="footnote" id="star-1" lang="en"><a href="#star-1-mark" role="doc-backlink">*</a> X/2031/1.</p>'
        in page
    )
    twice = replace(annotated.report, footnotes=(*annotated.report.footnotes, "* Again."))
    assert starred(twice) == frozenset()
    edition = replace(both, reports=(AnnotatedReport(twice, ()),))
    assert '<p class="footnote" lang="en">* Again.</p>' in binder_of(edition).page(STYLE)


def test_the_single_page_allows_its_own_styles_and_nothing_else(page):
    """Its policy names them by their hash: no script runs and nothing is loaded, whoever opens it."""
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    named = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert style == STYLE
    assert f"default-src 'none'; img-src data:; style-src 'sha256-{named}';" in html.unescape(page)
    assert "<script" not in page


def test_a_template_that_uses_an_unknown_name_fails(both, binder_of, templates):
    """Not a book with a gap."""
    templates = templates | {"book/about.html": "{{ nobody }}"}
    with pytest.raises(jinja2.UndefinedError):
        binder_of(both, templates=templates).page(STYLE)


def poisoned(edition, words):
    """The edition with the words at the end of whatever a book shows of it."""

    def more(value, fields):
        return changed(value, **{name: f"{getattr(value, name)} {words}" for name in fields.split()})

    annotated = edition.reports[0]
    report = more(annotated.report, "symbol title")
    sections = []
    for section in report.sections:
        units = [
            replace(
                more(unit, "text"),
                name=more(unit.name, "number"),
                slips=tuple(more(slip, "words should_be note evidence") for slip in unit.slips),
                passages=tuple(more(passage, "lang") for passage in unit.passages),
            )
            for unit in section.units
        ]
        sections.append(replace(more(section, "heading"), units=tuple(units)))
    report = replace(
        report,
        metadata=more(report.metadata, " ".join({*report.metadata.__struct_fields__} - {"official", "date", "sha256"})),
        masthead=tuple(f"{line} {words}" for line in report.masthead),
        footnotes=tuple(f"{line} {words}" for line in report.footnotes),
        remarks=tuple(f"{line} {words}" for line in report.remarks),
        repairs=tuple(more(repair, "where found put reason evidence") for repair in report.repairs),
        sections=tuple(sections),
    )
    entries = {
        name: replace(
            more(entry, "title short symbol note"),
            definition=tuple(f"{part} {words}" for part in entry.definition),
            facts=tuple(more(fact, "what value") for fact in entry.facts),
            official=tuple(Link(f"{link.label} {words}", link.url) for link in entry.official),
        )
        for name, entry in edition.entries.items()
    }
    sources = {name: more(source, "title publisher terms note") for name, source in edition.sources.items()}
    reports = (AnnotatedReport(report, annotated.mentions), *edition.reports[1:])
    return replace(edition, reports=reports, entries=entries, sources=sources)


@pytest.fixture(scope="module")
def written(both, binder_of):
    """Gives all texts of the books that are made with these words in all places."""

    def texts(words):
        edition = poisoned(both, words)
        binder = binder_of(edition)
        package = binder.package("urn:x", "2026-02-03T00:00:00Z")
        older = binder.older_contents("urn:x")
        return binder.leaves() | {"page": binder.page(STYLE), "package": package, "older": older}

    return texts


@pytest.fixture(scope="module")
def harmless(written):
    """The texts with a harmless word in all places."""
    return written(HARMLESS)


@pytest.mark.parametrize("name", few(ATTACKS, quick=["all at once"], reason="each by itself"))
def test_words_that_look_like_markup_are_words(written, harmless, name):
    """Whatever stands in records and source: the elements that a harmless word has, and the words that stand there."""
    attack = ATTACKS[name]
    assert sum(text.count(HARMLESS) for text in harmless.values()) > 100
    for file, text in written(attack).items():
        told, expected = (without_index(each.replace("<wbr/>", "")) for each in (text, harmless[file]))
        assert html.unescape(told) == html.unescape(expected).replace(HARMLESS, attack)
        assert elements(told) == elements(expected)
        assert set(elements(text)) - {("wbr",)} == set(elements(harmless[file])) - {("wbr",)}


def without_index(text):
    """The file without the index, whose order depends on its words."""
    before, found, after = text.partition('<section class="part" id="index"')
    return before + after.partition("</section>")[2] if found else text


def elements(text):
    """The elements of a file, as an XML parser reads them, each with the names of its attributes."""
    names = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: names.append((name, *attributes))
    parser.Parse(text.encode(), True)  # noqa: FBT003
    return names
