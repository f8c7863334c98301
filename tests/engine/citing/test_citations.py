"""Citing: what each style makes of a place, and what the reader's script is given."""

import dataclasses
import json

import pytest
from msgspec import structs

from concordance.citing.citations import forms, languages, payload, recommended, sitting, styles
from concordance.citing.formats import Imprint
from concordance.citing.locators import locate
from concordance.edition.assembly import assemble
from concordance.private_use import AT, URL
from concordance.problems import InputError

SITE = "https://example.org/"
IMPRINT = Imprint("Annotated United Nations reports", "1.2.3", SITE, "mailto:a@example.org")
AWAY = Imprint("Annotated United Nations reports", "1.2.3")
DAY = "24 November 2026"
OFFICIAL = "https://docs.un.org/en/A/58/275"
FULL = ("un full", "chicago note", "chicago list", "apa list", "mla list", "oscola note", "bluebook note")
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
        return f"{SITE}{report.slug}/p/{units[first].short_address}.html"
    page = units[first].section if units[first].section == units[last].section else "full"
    return f"{SITE}{report.slug}/{page}.html#{units[first].anchor}..{units[last].anchor}"


def written(template):
    """The words of a citation, those in italics between asterisks."""
    return "".join(f"*{words}*" if italic else words for words, italic in template.pieces)


@pytest.fixture(scope="module")
def unsigned(report, styled):
    """The forms of the report as they were if it named no author."""
    metadata = structs.replace(report.metadata, author="", author_family="")
    return {
        f"{form.style.id} {form.id}": form
        for form in forms(dataclasses.replace(report, metadata=metadata), styled, IMPRINT)
    }


@pytest.mark.stories("citations.yml", "rule", "asked", "cited")
def test_a_style_cites_as_its_rules_say(report, styled, made, unsigned, rule, asked, cited):  # noqa: PLR0913, PLR0917 - a story's
    """Each story is checked by hand against the rule that it names."""
    assert rule
    place = locate(report, asked["first"], asked["last"], styled.stylebook.words)
    form = (unsigned if "author" in asked else made)[asked["form"]]
    found = {
        "": form.of_document(place, styled, OFFICIAL, DAY),
        "edition": form.cited(place, styled, address(report, asked["first"], asked["last"]), DAY),
        "away": form.cited(place, styled, "", DAY),
    }
    assert written(found[asked.get("of", "")]) == cited


def test_every_form_has_a_story(root, made):
    """No form is offered whose words nobody has checked."""
    stories = (root / "tests" / "cases" / "citations.yml").read_text(encoding="utf-8")
    assert [form for form in made if f"form: {form}," not in stories] == []


@pytest.mark.parametrize("of", ["official", "addressed", "bare"])
def test_a_citation_without_an_author_has_each_thing_once(unsigned, of):
    """The title that stands in the author's place does not stand behind it again, nor what went there with it."""
    for name, form in unsigned.items():
        words = str(getattr(form, of).one).lower().replace(OFFICIAL.lower(), "")
        assert words.count("human rights of migrants") == (name != "un short"), (name, words)
        assert words.count("a/58/275") <= 1, (name, words)


@pytest.mark.no_cover
def test_the_full_form_says_what_its_author_wrote(report, styled):
    """A letter is by its writer, and no report."""
    letter = dataclasses.replace(report, title="Letter dated 2 May 2003 on migrants")
    (full,) = (form for form in forms(letter, styled, IMPRINT) if (form.style.id, form.id) == ("un", "full"))
    assert ", letter by Gabriela Rodríguez Pizarro, " in str(full.official.one)


def test_a_citation_names_what_it_must(report, styled, made):
    """Symbol, title, body, date and an address stand in each full form; edition and version in those of ours."""
    place = locate(report, "24", "24", styled.stylebook.words)
    for name in FULL:
        official = str(made[name].of_document(place, styled, OFFICIAL, DAY))
        ours, away = (str(made[name].cited(place, styled, url, DAY)) for url in (SITE, ""))
        for found in (official, ours, away):
            for words in ("A/58/275", "2003"):
                assert words in found, (name, words)
            assert "human rights of migrants" in found.lower()
            assert any(words in found for words in ("General Assembly", "UNGA", "G.A."))
            assert ("Rodríguez Pizarro" in found) == (name != "oscola note")
        assert (OFFICIAL in official, OFFICIAL in ours, OFFICIAL in away) == (True, False, True)
        assert (SITE in official, SITE in ours, SITE in away) == (False, True, False)
        for found in (ours, away):
            assert "ersion 1.2.3" in found
            assert "annotated united nations reports" in found.lower()


def test_a_citation_of_the_official_document_says_nothing_of_this_edition(report, styled, made):
    """Neither its name, nor its version, nor its address, in any form or for reference managers."""
    place = locate(report, "24", "24", styled.stylebook.words)
    told = [str(form.of_document(place, styled, OFFICIAL, DAY)) for form in made.values()]
    told += [json.dumps(each["official"]) for each in payload(report, styled, IMPRINT, made.values())["exports"]]
    for words in ("nnotated", "1.2.3", "ersion", SITE):
        assert [each for each in told if words in each] == []


def test_the_session_is_no_publisher(report, styled, made):
    """It stands beside the body only in styles that cite it so."""
    place = locate(report, "24", "24", styled.stylebook.words)
    told = {name: str(form.of_document(place, styled, OFFICIAL, DAY)) for name, form in made.items()}
    assert [name for name, words in told.items() if "ession" in words] == ["un full"]
    assert [name for name, words in told.items() if "Sess." in words] == ["bluebook note"]


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("Fifty-eighth session", "58th Sess."),
        ("First session", "1st Sess."),
        ("Twelfth session", "12th Sess."),
        ("Thirtieth session", "30th Sess."),
        ("Forty-first session", "41st Sess."),
        ("Fifty-second session", "52d Sess."),
        ("Sixty-third session", "63d Sess."),
        ("Eightieth session", "80th Sess."),
        ("Ninety-ninth session", "99th Sess."),
        ("Resumed session", "Resumed session"),
        ("Twenty-tenth session", "Twenty-tenth session"),
        ("", ""),
    ],
)
def test_a_session_is_abbreviated_with_its_number(words, short):
    """As the Bluebook writes ordinals; what tells no number stays as it is."""
    assert sitting(words, "{nth} Sess.") == short


@pytest.mark.no_cover
def test_the_official_document_is_linked_in_its_languages(report, styled, world):
    """By an address each, made of the declared one; where languages or address are not known, nothing is claimed."""
    found = languages(report, styled.stylebook)
    assert [each["url"] for each in found] == [
        f"https://docs.un.org/{tag}/A/58/275" for tag in ("ar", "zh", "en", "fr", "ru", "es")
    ]
    assert [each["name"] for each in found if each["written"] == "rtl"] == ["العربية"]
    record = world["reports/a-99-1/report.yml"].decode()
    for changed, expected in (
        (record, []),
        (record.replace("language: en", "language: en\nlanguages: en xx fr"), ["en", "fr"]),
        (record.replace("language: en", "language: en-GB\nlanguages: en xx fr"), ["en", "fr"]),
        (record.replace("language: en", "language: en\nlanguages: en").replace("/en/A/99/1", "/A/99/1"), []),
    ):
        (annotated,) = assemble(world | {"reports/a-99-1/report.yml": changed.encode()}).reports
        assert [each["tag"] for each in languages(annotated.report, styled.stylebook)] == expected


def test_every_rule_is_read_somewhere(styled):
    """Each part of a style names the guides in which its rule was read, and no guide stands there for nothing."""
    record = styled.stylebook
    used = {guide for style in record.styles for part in style.parts for guide in part.seen}
    assert all(part.seen for style in record.styles for part in style.parts)
    assert used == set(record.guides)
    assert all(guide.url.startswith("http") for guide in record.guides.values())


def test_an_author_who_is_not_told_apart_is_cited_as_named(world, styled):
    """Without a family name declared, nothing is guessed: the name stands as it is, in lists too."""
    (annotated,) = assemble(world).reports
    found = {f"{form.style.id} {form.id}": str(form.official.one) for form in forms(annotated.report, styled, AWAY)}
    assert found["chicago list"].startswith("Ada Pilot. ")
    assert found["apa list"].startswith("Ada Pilot. (2003). ")


@pytest.mark.no_cover
def test_a_report_without_author_or_session_is_cited_without(world, styled):
    """What a record leaves empty leaves no trace of commas."""
    record = world["reports/a-99-1/report.yml"].decode()
    record = record.replace("author: Ada Pilot", "author: ''").replace("session: Ninety-ninth session", "session: ''")
    (annotated,) = assemble(world | {"reports/a-99-1/report.yml": record.encode()}).reports
    for form in forms(annotated.report, styled, AWAY):
        for words in map(str, (form.official.one, form.addressed.one, form.bare.one)):
            assert ", ," not in words
            assert "()" not in words
            assert "Sess." not in words
            assert "Ada Pilot" not in words


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
            assert form.keys() - {"edition"} == {"id", "name", "one"} | (set() if listed else {"many", "named"})
            assert ("edition" in form) == (f"{style['id']} {form['id']}" in FULL)
            assert (AT in json.dumps(form["one"], ensure_ascii=False)) != listed


def test_an_edition_that_knows_its_address_writes_no_form_without_one(report, styled):
    """The library takes as long for it as for each other form, and nobody is given it."""
    written = list(forms(report, styled, IMPRINT))
    payload(report, styled, IMPRINT, written)
    list(recommended(report, styled, SITE, written))
    assert [form.id for form in written if "bare" in vars(form)] == []


def test_a_copy_without_an_address_has_forms_without_one(report, styled):
    """Where the edition does not know its address, each form that has one comes with that of the document too."""
    data = payload(report, styled, AWAY, forms(report, styled, AWAY))
    for style in data["styles"]:
        for form in style["forms"]:
            one = json.dumps(form["one"], ensure_ascii=False)
            bare = json.dumps(form.get("bare", ""), ensure_ascii=False)
            assert ("bare" in form) == (URL in one)
            assert URL not in bare
            assert (OFFICIAL in bare) == ("bare" in form)


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
    away = dict(recommended(report, styled, "", list(made.values())))["a-58-275/full.html"]
    assert away.endswith(f"Annotated United Nations reports, version 1.2.3; official document: {OFFICIAL}")


def test_a_report_without_units_has_nothing_to_cite(report, styled, made):
    """No page of it has paragraphs, so none ends with a citation."""
    empty = dataclasses.replace(report, sections=())
    assert list(recommended(empty, styled, SITE, list(made.values()))) == []
