"""Collation: a data file that has another word than the report, or lacks one, is told."""

import pytest

from concordance.site.collation import collate


@pytest.fixture(scope="module")
def report(marked_edition):
    """The report of the invented world, with marks."""
    return marked_edition.reports[0].report


@pytest.fixture(scope="module")
def files(marked_edition, pages_of, report):
    """The data files of the report by name, as they are published."""
    folder = f"{report.slug}/data/"
    pages = pages_of(marked_edition)
    return {path.removeprefix(folder): text for path, text in pages.items() if path.startswith(folder)}


def test_the_data_have_the_words_of_the_report(report, files):
    """All files that hold any of them."""
    assert {"paragraphs.json", "units.js", "words.sha256", "proof.js", "mentions.csv", "events.csv"} <= files.keys()
    assert [*collate(report, files)] == []


CHANGES = [
    ("paragraphs.json", "is recent", "is decent", "words-differ, unit 1, character 81"),
    ("paragraphs.json", '"unit": "2"', '"unit": "02"', "units-differ"),
    ("units.js", "is recent", "is decent", "words-differ, unit 1, character 81"),
    ("units.js", "I. Introduction", "I. Introducktion", "heading-differs"),
    ("units.js", "Detention (III)", "Detension (III)", "heading-differs"),
    ("words.sha256", "  summary-2\n", "  summary-3\n", "words-differ, unit summary-2"),
    ("words.sha256", "  6\n", "  6\n  7\n", "units-differ"),
    ("proof.js", '["6","', '["6","0', "words-differ, unit 6"),
    ("mentions.json", '"General Assembly"', '"General Assemblies"', "words-differ, unit note, character 39"),
    ("mentions.csv", ",General Assembly,", ",General Assemblies,", "words-differ, unit note, character 39"),
    ("mentions.csv", ",note,", ",notes,", "words-differ, unit notes, character 39"),
    ("slips.json", '"consultated"', '"consulted"', "words-differ, unit 2(b), character 22"),
    ("events.json", "ended in 2003.", "ended in 2004.", "words-differ, unit summary-1, character 69"),
    ("events.csv", "ended in 2003.", "ended in 2004.", "words-differ, unit summary-1, character 69"),
    ("events.csv", ",in 2003,", ",in 2004,", "words-differ, unit summary-1, character 69"),
    ("recommendations.json", '"cue": "is recent"', '"cue": "is decent"', "words-differ, unit 1, character 63"),
    ("recommendations.csv", ",is recent,", ",is decent,", "words-differ, unit 1, character 63"),
]


@pytest.mark.parametrize("change", CHANGES, ids=" ".join)
def test_another_word_in_a_data_file_is_told(report, files, change):
    """With the file, the unit and the place."""
    name, old, new, told = change
    assert old in files[name]
    problems = [*collate(report, files | {name: files[name].replace(old, new, 1)})]
    where = f"{report.slug}/data/{name}"
    assert [f"{each.code}{each.where.removeprefix(where)}" for each in problems] == [told]


@pytest.mark.parametrize("name", ["paragraphs.json", "units.js", "words.sha256", "proof.js"])
def test_a_missing_file_is_told(report, files, name):
    """Those that have the words of every unit, or their SHA-256."""
    (problem,) = collate(report, {path: text for path, text in files.items() if path != name})
    assert (problem.code, problem.where) == ("units-differ", f"{report.slug}/data/{name}")
