"""Styling: what the library writes of one place it would write of any other, so that a template stands for all."""

from pathlib import Path

import pytest
from msgspec import structs
from tiers import few

from concordance.citing.citations import item, styles
from concordance.citing.csl import Style, Template, titled
from concordance.citing.formats import Imprint
from concordance.citing.locators import locate, spot
from concordance.private_use import AT, DAY, URL

IMPRINT = Imprint("Edition", "1.2.3")
ADDRESS = "https://example.org/a.html#b"
DASH = "\N{EN DASH}"
WORK = {
    "id": "x",
    "type": "report",
    "title": "The sea & <the> harbours",
    "author": [{"family": "Pilot", "given": "Ada"}],
    "number": "X/1",
    "issued": {"date-parts": [[2003, 8, 12]]},
}
CSL = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" initialize-with=". ">
  <info><title>x</title><id>x</id></info>
  <citation><layout>
    <names variable="author"><name initialize="false"/></names>
    <choose><if disambiguate="true"><text variable="number" prefix=" ambiguous "/></if></choose>
    <choose>
      <if type="book" disambiguate="true" match="any"><text value=" book"/></if>
      <else><text value=", "/></else>
    </choose>
    <text variable="title" font-style="italic"/>
    <text variable="locator" prefix=", "/>
  </layout></citation>
</style>"""


@pytest.fixture(scope="module")
def styled(root):
    """The styles of this edition."""
    folder = root / "docs" / "templates" / "citations"
    return styles({path.name: path.read_bytes() for path in folder.iterdir()}, "docs/templates/citations")


@pytest.fixture(scope="module")
def reports(edition, both):
    """All reports: that of this edition and the invented ones."""
    return [each.report for each in (*edition.reports, *both.reports)]


def of_forms(styled):
    """The style, the form and the file of each form."""
    for style in styled.stylebook.styles:
        for form in style.forms:
            yield style, form, Style(styled.files[form.file], full_names=style.names == "full")


# every unit, and every ninth of the ranges of three units, or so many times fewer
@pytest.mark.no_cover
@pytest.mark.parametrize("step", few([6, 1], quick=[6], reason="every unit of every report"))
def test_filling_a_template_equals_asking_the_library(styled, reports, step):
    """For every unit of every report, and for ranges, in every form that names a place: the same words and italics.

    The library writes each hyphen of a place as a dash, which is right between numbers and wrong inside a name, so
    hyphens are told to it as another character here. The dash of the house form is the style's own and no rule of CSL.
    """
    for style, form, library in of_forms(styled):
        for report in reports:
            work = item(report, style, styled, IMPRINT, subject="edition")
            told = {**work, "URL": ADDRESS, **({"annote": "today"} if "annote" in work else {})}
            templates = library.templates(work, form.part)
            if form.part == "list":
                assert together(templates.one.filled("", ADDRESS, "today")) == together(library.entry(told))
                continue
            ids = [unit.id for unit in report.units]
            for first, last in [*zip(ids, ids, strict=True), *[*zip(ids, ids[2:], strict=False)][::9]][::step]:
                found = locate(report, first, last, styled.stylebook.words)
                if found.plain:
                    label, at = "paragraph", found.numbers_text(DASH)
                    template = templates.many if found.plural else templates.one
                else:
                    label, at = "", found.phrase(style.paragraph, DASH, styled.stylebook.words).replace("-", "\u2011")
                    template = templates.named
                asked = library.cite(told, label, at)
                assert together(template.filled(at, ADDRESS, "today")) == together(asked), (
                    form.file,
                    report.slug,
                    first,
                )


def together(template):
    """The pieces with neighbours of the same kind put together: where the library cuts them tells nothing."""
    pieces = []
    for words, italic in template.pieces:
        if pieces and pieces[-1][1] == italic:
            pieces[-1] = (pieces[-1][0] + words, italic)
        else:
            pieces.append((words, italic))
    return [piece for piece in pieces if piece[0]]


def test_a_title_has_its_capitals():
    """Small words stay small, but not the first; what has capitals keeps them."""
    assert titled("the law of the sea") == "The Law of the Sea"
    assert titled("Annotated UN reports") == "Annotated UN Reports"


def test_no_mark_is_a_character_of_a_report(reports):
    """The marks stand for nothing else."""
    for report in reports:
        words = "".join(
            (
                report.symbol,
                report.title,
                *structs.asdict(report.metadata).values(),
                *(unit.text for unit in report.units),
            )
        )
        assert not {AT, URL, DAY} & set(words)


def test_what_tells_of_the_place_is_written_for_each_place():
    """Straight, or within a macro that another asks; what tells of the work alone stays until another is cited."""
    macros = """
      <macro name="of-work"><text variable="title"/></macro>
      <macro name="at"><text variable="locator" prefix=", "/></macro>
      <macro name="place"><text macro="at"/></macro>
      <macro name="if-placed"><choose><if variable="number locator"><text value="!"/></if></choose></macro>
      <citation><layout>
        <text macro="of-work"/><text macro="place"/><text macro="if-placed"/>
      </layout></citation></style>"""
    style = Style(f"{CSL.partition('<citation>')[0]}{macros}".encode())
    other = {**WORK, "title": "Rain"}
    cited = [str(style.cite(work, "paragraph", at)) for work in (WORK, other) for at in ("24", "25")]
    assert cited == [f"{title}, {at}!" for title in (WORK["title"], "Rain") for at in ("24", "25")]


def test_what_stands_in_the_place_of_a_name_stands_there_alone():
    """Within a macro, a choice or another name's place; the first that has words, and of one place as of any other."""
    macros = """
      <macro name="title"><group delimiter=" ">
        <text variable="title"/><text variable="number" prefix="no. "/>
      </group></macro>
      <macro name="named"><choose><if variable="title"><text macro="title"/></if></choose></macro>
      <macro name="author">
        <names variable="author"><substitute>
          <text macro="nothing"/>
          <names variable="editor"><substitute><text macro="named"/></substitute></names>
        </substitute></names>
      </macro>
      <macro name="nothing"><group><text variable="genre"/><text value="!"/></group></macro>
      <citation><layout delimiter="; ">
        <text macro="author"/><text macro="title" prefix=" = "/><text variable="publisher" prefix=", "/>
        <text variable="locator" prefix=", "/>
      </layout></citation></style>"""
    style = Style(f"{CSL.partition('<citation>')[0]}{macros}".encode(), full_names=True)
    unsigned = {name: value for name, value in WORK.items() if name != "author"} | {"publisher": "UN"}
    title = "The sea & <the> harbours no. X/1"
    for at in ("24", "25"):
        assert str(style.cite(unsigned, "paragraph", at)) == f"{title}, UN, {at}"
    assert str(style.cite(WORK, "paragraph", "24")) == f"Ada Pilot = {title}, 24"


def test_given_names_are_whole_where_the_style_has_them_whole():
    """Without `initialize-with`, which the library would follow against the name's own wish."""
    whole = Style(CSL.encode(), full_names=True).cite(WORK, "paragraph", "24")
    short = Style(CSL.encode()).cite(WORK, "paragraph", "24")
    assert (str(whole), str(short)) == (
        "Ada Pilot, The sea & <the> harbours, 24",
        "A. Pilot, The sea & <the> harbours, 24",
    )


def test_nothing_is_written_to_tell_one_work_from_itself():
    """A test of `disambiguate` is not passed, and what stands for the other case is written."""
    assert "ambiguous" not in str(Style(CSL.encode()).cite(WORK, "paragraph", "24"))
    assert " book" not in str(Style(CSL.encode()).cite({**WORK, "type": "chapter"}, "paragraph", "24"))


def test_italics_are_told_and_characters_are_themselves():
    """No tag and no character reference is made of them, and none is taken out."""
    template = Style(CSL.encode(), full_names=True).cite(WORK, "paragraph", "24")
    assert [words for words, italic in template.pieces if italic] == ["The sea & <the> harbours"]


def test_filling_touches_nothing_but_the_marks():
    """Words that look like a mark or a pattern stay."""
    template = Template((("{at} \\1 ", False), (f"{AT}, {URL}", True)))
    filled = template.filled("\\g<0> {url}", "https://example.org/?a=b&c", "today")
    assert str(filled) == "{at} \\1 \\g<0> {url}, https://example.org/?a=b&c"


def test_every_unit_is_numbered_or_named(reports, styled):
    """A place has a number or a name, never both and never neither."""
    for report in reports:
        for unit in report.units:
            place = spot(unit, styled.stylebook.words)
            assert bool(place.number) != bool(place.name)


def test_the_vendored_styles_carry_their_licence(root):
    """Each file of another says its terms at its head, and the note beside them names each file there is."""
    folder = root / "docs" / "templates" / "citations"
    note = (folder / "LICENSE.md").read_text(encoding="utf-8")
    found = sorted(folder.glob("*.csl"))
    assert len(found) == 7
    for path in found:
        assert f"`{path.name}`" in note
        own = Path(path).stem in ("united-nations", "united-nations-full", "oscola-un", "bluebook-un")
        assert own or "creativecommons.org/licenses/by-sa/3.0" in path.read_text(encoding="utf-8")
