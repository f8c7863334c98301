"""Citing: what each style makes of a place, and what the reader's script is given."""

import dataclasses
import json

import pytest

from concordance.citing import forms, payload, recommended, styles
from concordance.edition import assemble
from concordance.interchange import Imprint
from concordance.locating import locate
from concordance.problems import InputError
from concordance.styling import AT, URL

SITE = "https://example.org/"
IMPRINT = Imprint("Annotated United Nations reports", "1.2.3", SITE, "mailto:a@example.org")
AWAY = Imprint("Annotated United Nations reports", "1.2.3")
DAY = "24 November 2026"
WHERE = "docs/templates/citations"


@pytest.fixture(scope="module")
def files(root):
    """The files of the styles, by name."""
    return {path.name: path.read_bytes() for path in (root / WHERE).iterdir()}


@pytest.fixture(scope="module")
def styled(files):
    """The styles of this edition."""
    return styles(files, WHERE)


@pytest.fixture(scope="module")
def report(edition):
    """The report of this edition."""
    return edition.reports[0].report


@pytest.fixture(scope="module")
def made(report, styled):
    """The forms by style and form."""
    return {f"{form.style.id} {form.id}": form for form in forms(report, styled, IMPRINT)}


def address(report, first, last):
    """The address of a place as the reader's script makes it: short for one unit, of the whole text across sections."""
    units = {unit.id: unit for unit in report.units}
    if first == last:
        return f"{SITE}{report.slug}/p/{units[first].short}.html"
    page = units[first].section if units[first].section == units[last].section else "full"
    return f"{SITE}{report.slug}/{page}.html#{units[first].anchor}..{units[last].anchor}"


def written(template):
    """The words of a citation, those in italics between asterisks."""
    return "".join(f"*{words}*" if italic else words for words, italic in template.pieces)


@pytest.mark.stories("citations.yml", "rule", "asked", "cited")
def test_a_style_cites_as_its_rules_say(report, styled, made, rule, asked, cited):  # noqa: PLR0913, PLR0917 - a story's
    """Each story is checked by hand against the rule that it names."""
    assert rule
    url = "" if "away" in asked else address(report, asked["first"], asked["last"])
    place = locate(report, asked["first"], asked["last"], styled.record.words)
    assert written(made[asked["form"]].cited(place, styled, url, DAY)) == cited


def test_every_form_has_a_story(root, made):
    """No form is offered whose words nobody has checked."""
    stories = (root / "tests" / "cases" / "citations.yml").read_text(encoding="utf-8")
    assert [form for form in made if f"form: {form}," not in stories] == []


def test_a_citation_names_what_it_must(report, styled, made):
    """Symbol, title, author, body, session, date and version stand in each full form, and the address where known."""
    place = locate(report, "24", "24", styled.record.words)
    for name in ("un full", "chicago note", "chicago list", "apa list", "mla list", "oscola note", "bluebook note"):
        for url in (SITE, ""):
            found = str(made[name].cited(place, styled, url, DAY))
            for words in ("A/58/275", "Rodríguez Pizarro", "Fifty-eighth session", "2003", "version 1.2.3"):
                assert words in found, (name, words)
            assert "human rights of migrants" in found.lower()
            assert "General Assembly" in found or "UNGA" in found
            assert ("https://" in found) == bool(url)


def test_an_author_who_is_not_told_apart_is_cited_as_named(world, styled):
    """Without a family name declared, nothing is guessed: the name stands as it is, in lists too."""
    (annotated,) = assemble(world).reports
    found = {f"{form.style.id} {form.id}": str(form.addressed.one) for form in forms(annotated.report, styled, AWAY)}
    assert found["chicago list"].startswith("Ada Pilot. ")
    assert found["apa list"].startswith("Ada Pilot. (2003). ")


def test_a_report_without_author_or_session_is_cited_without(world, styled):
    """What a record leaves empty leaves no trace of commas."""
    record = world["reports/a-99-1/report.yml"].decode()
    record = record.replace("author: Ada Pilot", "author: ''").replace("session: Ninety-ninth session", "session: ''")
    (annotated,) = assemble(world | {"reports/a-99-1/report.yml": record.encode()}).reports
    for form in forms(annotated.report, styled, AWAY):
        assert ", ," not in str(form.addressed.one)
        assert "()" not in str(form.addressed.one)
        assert "Ada Pilot" not in str(form.addressed.one)


def test_an_organ_without_abbreviation_keeps_its_name(world, styled):
    """Only those declared are abbreviated."""
    record = world["reports/a-99-1/report.yml"].decode()
    record = record.replace("body: United Nations General Assembly", "body: Council of Harbours")
    (annotated,) = assemble(world | {"reports/a-99-1/report.yml": record.encode()}).reports
    found = {f"{form.style.id} {form.id}": str(form.addressed.one) for form in forms(annotated.report, styled, AWAY)}
    assert found["oscola note"].startswith("Council of Harbours \N{LEFT SINGLE QUOTATION MARK}")


def test_the_script_has_everything(report, styled, made):
    """Symbol, version, addresses, each unit, each form with its templates, each format for managers."""
    data = json.loads(json.dumps(payload(report, styled, IMPRINT, made.values())))
    assert (data["symbol"], data["version"], data["site"]) == ("A/58/275", "1.2.3", SITE)
    assert data["mistakes"] == "mailto:a@example.org"
    assert [unit["id"] for unit in data["units"]] == [unit.id for unit in report.units]
    assert [style["id"] for style in data["styles"]] == ["un", "chicago", "apa", "mla", "oscola", "bluebook"]
    assert [each["id"] for each in data["exports"]] == ["bibtex", "ris", "csl-json"]
    for style in data["styles"]:
        for form in style["forms"]:
            listed = form["id"] == "list"
            assert form.keys() == ({"id", "name", "one"} if listed else {"id", "name", "one", "many", "named"})
            assert (AT in json.dumps(form["one"], ensure_ascii=False)) != listed


def test_a_copy_without_an_address_has_forms_without_one(report, styled):
    """Where the edition does not know its address, each form that has one comes without it too."""
    data = payload(report, styled, AWAY, forms(report, styled, AWAY))
    for style in data["styles"]:
        for form in style["forms"]:
            one = json.dumps(form["one"], ensure_ascii=False)
            assert ("bare" in form) == (URL in one)
            assert URL not in json.dumps(form.get("bare", ""), ensure_ascii=False)


def test_a_style_whose_file_is_missing_is_told(files):
    """With the style, the file and where it is sought."""
    with pytest.raises(InputError) as refused:
        styles({name: data for name, data in files.items() if name != "apa.csl"}, WHERE)
    assert {problem.code for problem in refused.value.problems} == {"no-style-file"}
    assert [problem.where for problem in refused.value.problems] == [f"{WHERE}/styles.yml, styles, apa"] * 2
    assert refused.value.problems[0].found == "the file 'apa.csl'"


def test_a_record_of_styles_with_a_mistake_is_told(files):
    """By its field, like every other record."""
    spoilt = files["styles.yml"].replace(b"dash:", b"dush:")
    with pytest.raises(InputError) as refused:
        styles({**files, "styles.yml": spoilt}, WHERE)
    assert [problem.code for problem in refused.value.problems] == ["bad-record"]


def test_a_printed_page_ends_with_its_citation(report, styled, made):
    """Each page of the report has the fullest form of the first style, for the paragraphs that it shows."""
    told = dict(recommended(report, styled, SITE, list(made.values())))
    pages = {f"{report.slug}/{section.slug}.html" for section in report.sections if section.units}
    assert told.keys() == pages | {f"{report.slug}/index.html", f"{report.slug}/full.html"}
    words = told["a-58-275/iii-b-2.html"]
    for part in ("United Nations General Assembly", "Gabriela Rodríguez Pizarro", "12 August 2003", "paras. 25-27"):
        assert part in words
    assert f"{SITE}a-58-275/iii-b-2.html" in words
    assert "paras. 1-85" in told["a-58-275/full.html"]
    assert "https" not in dict(recommended(report, styled, "", list(made.values())))["a-58-275/full.html"]


def test_a_report_without_units_has_nothing_to_cite(report, styled, made):
    """No page of it has paragraphs, so none ends with a citation."""
    empty = dataclasses.replace(report, sections=())
    assert list(recommended(empty, styled, SITE, list(made.values()))) == []
