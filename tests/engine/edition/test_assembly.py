"""The edition: what it takes in, what it shows, and what it refuses."""

import json
from dataclasses import replace

import msgspec
import pytest

from concordance.cache import Cache
from concordance.edition.assembly import assemble
from concordance.loading import load_yaml
from concordance.problems import InputError

LINK = "links:\n  - {{unit: '6', words: Mexican, entry: {}, reason: r}}\nremarks:\n"


def changed(files, file, find="", put="", encoding="utf-8"):
    """The files with one place of one of them changed; without `find` a whole file, without `put` too taken away."""
    if not find:
        return files | {file: put.encode(encoding)} if put else {path: files[path] for path in files if path != file}
    text = files[file].decode()
    assert text.count(find) == 1, f"{find!r} stands {text.count(find)} times in {file}"
    return files | {file: text.replace(find, put).encode(encoding)}


@pytest.fixture(scope="module")
def kept():
    """What one fault after another has left as it was: the records are read anew where one of them has the fault."""
    return Cache()


@pytest.mark.stories("bad_input.yml", "fault", "problems")
def test_bad_input(world, kept, fault, problems):
    """The invented world with one fault is refused, and a person is told what is wrong, where, and what to do."""
    assert all(told.keys() >= {"code", "where", "found", "remedy"} for told in problems)
    assert_refused(changed(world, **fault), problems, kept)


@pytest.mark.stories("marks.yml", "fault", "problems")
def test_bad_marks(marked_world, kept, fault, problems):
    """So are marks with one fault."""
    assert all(told.keys() >= {"code", "where"} for told in problems)
    assert_refused(changed(marked_world, **fault), problems, kept)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("broken", "file", "find", "put"),
    [
        ("data/names/bodies.yml", "report.yml", "remarks:\n", "subject: lima-office\nremarks:\n"),
        ("data/names/bodies.yml", "report.yml", "remarks:\n", LINK.format("lima-office")),
        ("data/countries.csv", "report.yml", "remarks:\n", LINK.format("MEX")),
        ("glossary/cat.md", "report.yml", "remarks:\n", LINK.format("cat")),
        ("glossary/crc.md", "recommendations.yml", "action: Renew it,", "action: Renew it, instruments: [crc],"),
    ],
)
def test_what_a_report_names_is_not_unknown_where_a_record_cannot_be_read(marked_world, broken, file, find, put):
    """Its entry may be in the file that a person is told of, so the report is not said to be wrong."""
    files = changed(marked_world, f"reports/a-99-1/{file}", find, put)
    told = [{"code": "empty-source", "where": f"docs/{broken}"}]
    assert_refused(files | {broken: b" \n"}, told)


def assert_refused(files, problems, cache=None):
    """The files are refused for these problems and no others, each told in one line."""
    with pytest.raises(InputError) as refused:
        assemble(files, cache)
    assert len(refused.value.problems) == len(problems)
    for problem, told in zip(refused.value.problems, problems, strict=True):
        assert {name: getattr(problem, name) for name in told} == told
        assert len(str(problem).splitlines()) == 1


def test_an_entry_that_a_report_mentions_is_shown(world_edition):
    """With those that it is related to, those that are related to it, and the members and the set."""
    assert set(world_edition.entries) == {
        *("CIV", "MEX", "NER", "PER", "PHL", "YUG"),
        *("a-57-387", "a-res-98-7", "e-cn-4-res-2003-46"),
        *("cedaw-committee", "crc", "crc-steering-committee", "general-assembly", "harbour-summit", "ombudsman-peru"),
        *("palermo-protocols", "puebla-process", "smuggling-protocol", "supreme-court-peru", "trafficking-protocol"),
        "untoc",
        "cedaw-convention",  # related to the Committee, which is mentioned
        "lima-declaration",  # says that it is related to the Summit, which is mentioned
        *("op-crc-conflict", "op-crc-sale"),  # say so of the Convention
    }


def test_an_entry_that_is_not_mentioned_shows_no_further_ones(world_edition):
    """A document that only relates to a mentioned body is not shown, nor are treaties that nobody names."""
    assert not {"a-57-1", "cat", "refugee-convention", "NGA", "SRB"} & set(world_edition.entries)


def test_a_document_without_a_record_is_shown_by_its_symbol(world_edition):
    """With its official address, by the published pattern."""
    found = world_edition.entries["a-res-98-7"]
    assert (found.kind, found.title, found.symbol) == ("document", "A/RES/98/7", "A/RES/98/7")
    assert [link.url for link in found.official] == ["https://docs.un.org/en/A/RES/98/7"]


def test_a_document_with_a_record_is_shown_as_recorded(world_edition):
    """The record has its title."""
    assert world_edition.entries["a-57-387"].title == "An agenda for further change"


def test_mentions_are_counted_by_entry_and_by_unit(world_edition):
    """Each mention once, nested ones too."""
    (annotated,) = world_edition.reports
    assert world_edition.count("MEX") == len(annotated.by_entry["MEX"]) == 3
    assert world_edition.count("cedaw-convention") == 0
    assert [mention.quote for mention in annotated.by_unit["2(a)"]] == [
        "Ombudsman (Defensor del Pueblo) of Peru",
        "Peru",
        "Lima",
    ]
    assert "2" not in annotated.by_unit
    assert sum(map(len, annotated.by_entry.values())) == sum(map(len, annotated.by_unit.values())) == 30


def test_units_are_found_by_their_ids(world_edition):
    """All of them, in reading order."""
    units = world_edition.reports[0].units_by_id
    assert " ".join(units) == "note summary-1 summary-2 1 2 2(a) 2(b) 2(c) 3 4 5 6"
    assert units["2(b)"].text == "Filipino sailors, who consultated Yugoslavia;"


def test_entries_of_a_kind_come_by_their_short_names(world_edition):
    """Case does not count, and equal names come by their ids."""
    found = [entry.short for entry in world_edition.of_kind("process", "country")]
    assert found == [
        "Côte d'Ivoire",
        "Mexico",
        "Niger",
        "Peru",
        "Philippines",
        "Regional Conference on Harbours",
        "World Summit on Harbours",
        "Yugoslavia",
    ]


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "", ["sailors", "Sailors"]),
        ("language: en", "language: en-GB", ["sailors", "Sailors"]),
        ("language: en", "language: fr", []),
        ("passages:\n", 'passages:\n  - {unit: "5", words: Sailors, lang: nl}\n', ["sailors"]),
    ],
)
def test_terms_are_words_of_english(world, old, new, found):
    """A report in another language does not use them, and no more does a passage in one."""
    term = b"---\nname: Sailor\nnouns: [sailor]\n---\n\nWho sails.\n"
    record = world["reports/a-99-1/report.yml"].replace(old.encode(), new.encode(), 1)
    edition = assemble(world | {"data/terms/sailor.md": term, "reports/a-99-1/report.yml": record})
    assert [mark.quote for mark in edition.reports[0].terms] == found


def test_the_uses_of_a_term_are_told_by_unit_by_term_and_by_section(world):
    """In a section, the first of them has the link."""
    term = b"---\nname: Sailor\nnouns: [sailor]\n---\n\nWho sails.\n"
    edition = assemble(world | {"data/terms/sailor.md": term})
    first, other = edition.reports[0].terms
    again = msgspec.structs.replace(first, unit="2(c)")
    report = replace(edition.reports[0], terms=(first, again, other))
    assert report.terms_by_unit == {"2(b)": (first,), "2(c)": (again,), "5": (other,)}
    assert report.terms_by_id == {"sailor": report.terms}
    assert report.first_terms == {first, other}
    assert replace(edition, reports=(report,)).uses("sailor") == 3


def test_a_document_stands_once_in_a_language(world):
    """Its work and its text have one name in all data; its text in another language is another report."""
    again = {path.replace("a-99-1", "b"): data for path, data in world.items() if path.startswith("reports/")}
    told = {
        "code": "symbol-twice",
        "where": "docs/reports/b/report.yml, symbol",
        "found": "'A/99/1' in the language 'en', which docs/reports/a-99-1/report.yml has too",
    }
    assert_refused(world | again, [told])
    record = again["reports/b/report.yml"].replace(b"language: en", b"language: fr")
    assert len(assemble(world | again | {"reports/b/report.yml": record}).reports) == 2


def test_an_addendum_stands_behind_its_report(world):
    """The reports are in the order of their slugs, a shorter one first."""
    added = {
        path.replace("a-99-1", "a-99-1-add-1"): data.replace(b"symbol: A/99/1", b"symbol: A/99/1/Add.1")
        for path, data in world.items()
        if path.startswith("reports/")
    }
    assert [each.report.slug for each in assemble(added | world).reports] == ["a-99-1", "a-99-1-add-1"]


def test_sources_and_actions_are_kept(world_edition):
    """Facts lead to the one, countries to the other."""
    assert list(world_edition.sources) == ["gazette", "treaty-record", "register"]
    assert len(world_edition.actions) == 9


def test_a_reference_that_stays_open_is_told_for_review(world):
    """Not as a problem: the edition is made, and the place has no link."""
    files = changed(world, "reports/a-99-1/source.md", "Sailors return", "The Protocol is old. Sailors return")
    edition = assemble(files)
    assert [(review.code, review.where) for review in edition.reviews] == [("reference-open", "a-99-1 5")]


def test_reports_come_in_the_order_of_their_folders(world):
    """A second report stands beside the first, with its own mentions."""
    source, record = world["reports/a-99-1/source.md"], world["reports/a-99-1/report.yml"]
    record = record.replace(b"symbol: A/99/1", b"symbol: A/100/1")
    edition = assemble(world | {"reports/a-100-1/source.md": source, "reports/a-100-1/report.yml": record})
    assert [annotated.report.slug for annotated in edition.reports] == ["a-100-1", "a-99-1"]
    assert edition.count("MEX") == 6
    assert {mention.report for mention in edition.reports[0].mentions} == {"a-100-1"}


def test_problems_of_all_files_are_told_at_once(world):
    """Records, tables and reports, each with its own."""
    files = changed(world, "glossary/untoc.md", "title:", "titel:")
    files = changed(files, "data/country-forms.csv", "YUG,FRY,abbreviation", "YUG,FRY,acronym")
    files = changed(files, "reports/a-99-1/source.md", "3. The Puebla", "The Puebla")
    with pytest.raises(InputError) as refused:
        assemble(files)
    codes = [problem.code for problem in refused.value.problems]
    assert {"bad-record", "bad-country-form", "unexpected-unit"} <= set(codes)


def test_an_edition_needs_no_report(world):
    """Records alone are one."""
    edition = assemble({path: data for path, data in world.items() if not path.startswith("reports/")})
    assert (edition.reports, edition.entries) == ((), {})


@pytest.mark.no_cover
@pytest.mark.stories("overrides.yml", "links", "unit", "mentions")
def test_overrides(world, links, unit, mentions):
    """With the links of a story, its unit has the mentions that the story tells, in reading order."""
    record = load_yaml(world["reports/a-99-1/report.yml"].decode(), "report.yml") | {"links": links}
    (annotated,) = assemble(world | {"reports/a-99-1/report.yml": json.dumps(record).encode()}).reports
    found = annotated.by_unit[unit]
    assert [f"{each.quote} = {each.entry}, {each.form}" for each in found] == mentions
    assert [each.start for each in found] == sorted(each.start for each in found)
