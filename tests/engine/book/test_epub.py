"""The EPUB file: a container that reading systems know, the same bytes whenever it is made."""

import io
import os
import re
import subprocess
import sys
import zipfile
from xml.etree import ElementTree as ET
from xml.parsers import expat

import pytest
from PIL import Image
from tiers import few

from concordance.book.binder import Press, printed_pages
from concordance.book.epub import bind, last_known, packed
from concordance.edition.assembly import assemble
from concordance.site.pages import Writer
from concordance.site.rendered import of_html
from concordance.site.social_card import COVER, letters

NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
MODIFIED = 1_770_076_800  # 3 February 2026


@pytest.fixture(scope="module")
def sized(root):
    """The letters that the build uses."""
    return letters((root / "docs/templates/publish/inter/Inter-Regular.woff2").read_bytes())


@pytest.fixture(scope="module")
def bound(templates, sized):
    """Gives the books of a report, with a cover unless it is said that there is none."""

    def made(edition, at=0, templates=templates, sized=sized):
        on = Press(Writer(edition, templates).jinja, sized)
        styles = (templates["book/book.css"], templates["book/page.css"])
        return bind(edition, edition.reports[at], styles, on, MODIFIED)

    return made


@pytest.fixture(scope="module", params=[0, 1], ids=["a-99-1", "x-2031-7"])
def book(request, both, bound):
    """The EPUB file of a report, opened, and its report."""
    report = both.reports[request.param].report
    made = bound(both, request.param)
    assert made.problems == ()
    return zipfile.ZipFile(io.BytesIO(made.files[f"{report.slug}.epub"])), report


def test_the_text_of_the_single_page_need_not_be_read_again_for_its_links(both, bound):
    """What stands in its `main` is there byte for byte, with its ids."""
    made = bound(both)
    assert made.content.text.encode() in made.files["a-99-1.html"]
    assert {"contents", "about"} < made.content.anchors


def test_what_it_is_stands_first_and_uncompressed():
    """A program reads it from the first bytes."""
    data = packed({"a.xhtml": "<html/>"}, "<package/>", "p { }", b"PNG")
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == [
            "mimetype",
            "EPUB/a.xhtml",
            "EPUB/book.css",
            "EPUB/cover.png",
            "EPUB/package.opf",
            "META-INF/container.xml",
        ]


def test_the_container_leads_to_the_package_and_that_to_every_file(book):
    """What is in the archive is in the manifest, and each page is in the order of reading."""
    archive, _ = book
    (package,) = re.findall(r'full-path="([^"]*)"', archive.read("META-INF/container.xml").decode())
    told = archive.read(package).decode()
    items = dict(re.findall(r'<item id="([^"]*)" href="([^"]*)"', told))
    names = {name.removeprefix("EPUB/") for name in archive.namelist() if name.startswith("EPUB/")}
    assert sorted(items.values()) == sorted(names - {"package.opf"})
    spine = [items[name] for name in re.findall(r'<itemref idref="([^"]*)"', told)]
    assert sorted(spine) == sorted(name for name in names if name.endswith(".xhtml"))
    assert spine[:3] == ["cover.xhtml", "title.xhtml", "nav.xhtml"]


def test_the_package_tells_what_the_book_is(book):
    """Title, author, language, the document it is made from, and when it last changed."""
    archive, report = book
    told = archive.read("EPUB/package.opf").decode()
    for line in (
        f"<dc:title>{report.title} ({report.symbol}), annotated</dc:title>",
        f'<dc:creator id="author">{report.metadata.author}</dc:creator>',
        "<dc:language>en</dc:language>",
        f'<dc:source id="official">{report.metadata.official}</dc:source>',
        f'<meta refines="#official" property="dcterms:issued">{report.metadata.date}</meta>',
        "<dc:date>2026-02-03</dc:date>",
        '<meta property="dcterms:modified">2026-02-03T00:00:00Z</meta>',
    ):
        assert line in told
    assert re.search(r'<dc:identifier id="book">urn:uuid:[0-9a-f-]{36}</dc:identifier>', told)


def test_older_readers_find_the_contents(book):
    """Those that know only the second version of the format: the same parts in the same order, and each arrives."""
    archive, report = book
    package = archive.read("EPUB/package.opf").decode()
    assert '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>' in package
    assert '<spine toc="ncx">' in package
    ncx = ET.fromstring(archive.read("EPUB/toc.ncx"))  # noqa: S314 - our own
    (uid,) = ncx.findall(f"{NCX}head/{NCX}meta[@name='dtb:uid']")
    assert f'<dc:identifier id="book">{uid.get("content")}</dc:identifier>' in package
    points = ncx.findall(f".//{NCX}navPoint")
    targets = [point.find(f"{NCX}content").get("src") for point in points]
    nav = archive.read("EPUB/nav.xhtml").decode()
    contents = nav.partition('id="contents"')[2].partition("</nav>")[0]
    assert targets == ["title.xhtml", *re.findall(r'<a href="([^"]*)">', contents)]
    for target in targets:
        file, _, anchor = target.partition("#")
        assert f'id="{anchor or file.removesuffix(".xhtml")}"' in archive.read(f"EPUB/{file}").decode()
    words = [point.find(f"{NCX}navLabel/{NCX}text").text for point in points]
    assert {section.heading for section in report.sections if section.units} <= set(words)
    orders = [int(each.get("playOrder")) for each in ncx.iter() if each.get("playOrder")]
    assert orders == list(range(1, len(orders) + 1))
    assert ncx.find(f".//{NCX}navPoint/{NCX}navPoint") is not None
    pages = [page.get("value") for page in ncx.findall(f".//{NCX}pageTarget")]
    assert pages == [each.page for each in printed_pages(report)]


def test_a_book_has_a_cover(book):
    """A picture that readers of both versions of the format find, with its words beside it, on a page of its own."""
    archive, report = book
    package = archive.read("EPUB/package.opf").decode()
    assert '<item id="cover-image" href="cover.png" media-type="image/png" properties="cover-image"/>' in package
    assert '<meta name="cover" content="cover-image"/>' in package
    assert '<reference type="cover" title="Cover" href="cover.xhtml"/>' in package
    assert f'alt="{report.symbol}. {report.title}. ' in archive.read("EPUB/cover.xhtml").decode()
    assert '<a epub:type="cover" href="cover.xhtml">' in archive.read("EPUB/nav.xhtml").decode()
    assert Image.open(io.BytesIO(archive.read("EPUB/cover.png"))).size == COVER


def test_without_letters_a_book_has_no_cover(both, bound):
    """And nothing leads to one."""
    made = bound(both, sized=None)
    assert made.problems == ()
    with zipfile.ZipFile(io.BytesIO(made.files["a-99-1.epub"])) as archive:
        assert not [name for name in archive.namelist() if "cover" in name]
        assert "cover" not in archive.read("EPUB/package.opf").decode()
        assert "cover" not in archive.read("EPUB/nav.xhtml").decode()


@pytest.mark.no_cover
def test_the_source_of_its_page_numbers_is_declared(both, bound):
    """As the vocabulary of EPUB has it, without a prefix, and as its version 3.3 has it; where there are none, not."""
    files = [[*bound(both, at).files.values()] for at in (0, 1)]
    books = [zipfile.ZipFile(io.BytesIO(book)) for _, book in files]
    paged, bare = (book.read("EPUB/package.opf").decode() for book in books)
    official = both.reports[0].report.metadata.official
    assert f'<meta property="pageBreakSource">{official}</meta>' in paged
    assert '<meta refines="#official" property="source-of">pagination</meta>' in paged
    assert ("pageBreakSource" in bare) == ("source-of" in bare) == bool(printed_pages(both.reports[1].report))


def test_every_file_is_well_formed_and_has_each_id_once(book):
    """By a strict XML parser, which reading systems use."""
    archive, _ = book
    for name in archive.namelist():
        if name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
            ids = []
            parser = expat.ParserCreate(namespace_separator=" ")
            parser.StartElementHandler = lambda _, values, ids=ids: ids.extend([values["id"]] if "id" in values else [])
            parser.Parse(archive.read(name), True)  # noqa: FBT003
            assert len(ids) == len(set(ids)), name


@pytest.mark.no_cover
def test_the_units_stand_in_the_order_of_reading_with_their_words(book):
    """As they are packed, not only as they were written."""
    archive, report = book
    spine = re.findall(r'<itemref idref="part-([^"]*)"', archive.read("EPUB/package.opf").decode())
    found = [unit for name in spine for unit in of_html(archive.read(f"EPUB/{name}.xhtml").decode()).unit_texts]
    assert found == [(unit.id, unit.text) for unit in report.units]


@pytest.mark.no_cover
def test_two_reports_have_two_identifiers_that_stay(both, bound):
    """A later book of the same report is the same publication, changed."""
    told = []
    for at in (0, 1, 0):
        files = bound(both, at).files
        (name,) = (name for name in files if name.endswith(".epub"))
        with zipfile.ZipFile(io.BytesIO(files[name])) as archive:
            told += re.findall(r"urn:uuid:[0-9a-f-]+", archive.read("EPUB/package.opf").decode())
    assert told[0] == told[2] != told[1]


@pytest.mark.parametrize(
    ("put", "code"),
    [
        ('<p id="about" data-unit="1">x</p>', "units-differ"),
        ('<p id="about"><a href="#nobody">x</a></p>', "link-leads-nowhere"),
        ('<p id="about"><b id="about">x</b></p>', "id-twice"),
        ('<p id="about">&nbsp;</p>', "not-well-formed"),
    ],
)
def test_a_template_that_spoils_a_book_is_told(both, bound, templates, put, code):
    """In both forms of it, before it is written."""
    problems = bound(both, templates=templates | {"book/about.html": put}).problems
    assert [problem.code for problem in problems] == [code, code]
    assert len({problem.where for problem in problems}) == 2


def test_a_changed_word_is_told_in_both_forms(both, bound, templates):
    """With the book, the unit and the character."""
    text = templates["book/text.html"].replace("{{ words(unit) }}", "{{ words(unit) | replace('recent', 'decent') }}")
    problems = bound(both, templates=templates | {"book/text.html": text}).problems
    assert [(each.code, each.where) for each in problems] == [
        ("words-differ", "a-99-1.html, unit 1, character 81"),
        ("words-differ", "a-99-1.epub, unit 1, character 81"),
    ]


SHOWN = {
    "a heading": ("book/text.html", "{{ section.heading | breakable }}", "{{ section.heading | upper }}"),
    "a heading too many": ("book/text.html", "<section class", "<h2 class='words'>I. Introduction</h2><section class"),
    "a line of the first page": ("book/title.html", "{{ with_star(line) }}", "{{ with_star(line | upper) }}"),
    "a line too many": ("book/title.html", '<div class="masthead"', '<div class="masthead"><p>A/99/2</p></div><div'),
    "the title": ("book/title.html", "{{ with_star(report.title) }}", "{{ report.title | upper }}"),
    "a footnote": ("book/title.html", "{{ note }}", "{{ note }}."),
    "the contents": ("book/contents.html", "{{ section.heading | breakable }}", "{{ section.heading | upper }}"),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("shown", few(SHOWN, quick=["a heading", "the title"], reason="each sort of words changed"))
def test_other_words_of_headings_and_first_page_are_told_in_both_forms(both, bound, templates, shown):
    """Not only those of units."""
    template, old, new = SHOWN[shown]
    assert old in templates[template]
    problems = bound(both, templates=templates | {template: templates[template].replace(old, new)}).problems
    assert {each.code for each in problems} <= {"heading-differs", "words-differ"}
    assert {each.where.partition(",")[0] for each in problems} == {"a-99-1.html", "a-99-1.epub"}


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("kind", "unit"), [("table", "table-1"), ("note", "fn-1"), ("paragraph", "note")], ids=["tables", "notes", "text"]
)
def test_another_word_of_each_kind_of_unit_is_told_in_both_forms(both, bound, templates, kind, unit):
    """Tables and notes are units too."""
    begin = "words(unit).find('>') + 1 if unit.kind != 'table' else 0"  # after the beginning of the unit's element
    more = f"words(unit)[:{begin}] ~ 'x' ~ words(unit)[{begin}:]"
    changed = f"{{{{ ({more}) if unit.kind == '{kind}' else words(unit) }}}}"
    text = templates["book/text.html"].replace("{{ words(unit) }}", changed)
    problems = bound(both, 1, templates=templates | {"book/text.html": text}).problems
    places = [each.where.rpartition(",")[0] for each in problems if each.code == "words-differ"]
    assert {f"x-2031-7.html, unit {unit}", f"x-2031-7.epub, unit {unit}"} <= set(places)


@pytest.mark.no_cover
def test_another_heading_in_the_contents_for_older_readers_is_told(both, bound, templates):
    """Which only one form of the book has."""
    ncx = templates["book/toc.ncx"].replace("<text>{{ words }}", "<text>{{ words | upper }}")
    (problem,) = bound(both, templates=templates | {"book/toc.ncx": ncx}).problems
    assert (problem.code, problem.where) == ("heading-differs", "a-99-1.epub, toc.ncx")


@pytest.mark.parametrize(
    ("as_of", "time"),
    [("2026-02-03", MODIFIED), ("2026-02", 1_769_904_000), ("2027", 1_798_761_600), ("", MODIFIED)],
)
def test_a_book_without_a_time_of_its_own_bears_the_newest_date_of_the_edition(world, as_of, time):
    """A month or a year counts from its first day."""
    sources = world["data/sources.csv"].replace(b"2026-02-03", as_of.encode())
    actions = world["data/treaty-participation.csv"]
    if as_of in {"2026-02", ""}:
        actions = actions.replace(b"2026-02-03", b"2026-02" if as_of else b"2026-02-03")
    edition = assemble(world | {"data/sources.csv": sources, "data/treaty-participation.csv": actions})
    assert last_known(edition) == time


DIGESTS = """
from support import shelf
from concordance.archive import digest
from concordance.book.binder import Press
from concordance.edition.assembly import assemble
from concordance.book.epub import bind
from concordance.site.pages import Writer
docs = shelf.ROOT / "docs"
folders = [docs / "templates" / name for name in ("pages", "book")]
texts = {f"{path.parent.name}/{path.name}": path.read_text("utf-8") for folder in folders for path in folder.iterdir()}
styles = (texts["book/book.css"], texts["book/page.css"])
edition = assemble(shelf.files())
for annotated in edition.reports:
    bound = bind(edition, annotated, styles, Press(Writer(edition, texts).jinja), 1770076800)
    print(*(f"{digest(data)} {name}" for name, data in bound.files.items()), sep="\\n")
"""


@pytest.mark.slow("two processes", quick="tests/test_reproducible.py::test_a_build_elsewhere_is_the_same_site")
def test_the_same_edition_gives_the_same_bytes_in_any_process_and_time_zone(root):
    """Whatever order Python gives to sets."""
    made = []
    for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland")):
        variables = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root / "scripts"), "TZ": zone}
        command = [sys.executable, "-c", DIGESTS]
        made.append(subprocess.run(command, env=variables, capture_output=True, check=True, text=True).stdout)
    assert made[0] == made[1]
    assert len(re.findall(r"^[0-9a-f]{64} [\w-]+\.(?:html|epub)$", made[0], re.MULTILINE)) >= 2


@pytest.mark.no_cover
def test_a_form_feed_is_a_space(marked_world, bound):
    """Where a copy begins a page, or an editor's program does: a repair quotes it, and no XML can hold it."""
    path, record = "reports/a-99-1/report.yml", marked_world["reports/a-99-1/report.yml"].decode()
    record = record.replace('found: "read\\n\\nit. CEDAW"', 'found: "read\\n\\n\\fit. CEDAW"')
    record = record.replace("remarks:\n", 'remarks:\n  - "Begun anew: \\f"\n')
    source = marked_world["reports/a-99-1/source.md"].replace(b"read\n\nit.", b"read\n\n\fit.")
    sources = marked_world["data/sources.csv"].replace(b"Invented.", b"Invented.\f")
    changed = {path: record.encode(), "reports/a-99-1/source.md": source, "data/sources.csv": sources}
    made = bound(assemble(marked_world | changed))
    assert (made.problems, b"Begun anew:  " in made.files["a-99-1.html"]) == ((), True)
