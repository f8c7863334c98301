"""The list of reports: what each is, where its files are; and nothing of two reports has one name."""

import json
import re

import pytest

from concordance.data.annotations import annotations
from concordance.data.index import index
from concordance.data.publisher import Publisher

PUBLISHER = Publisher("Rain", "https://example.org/")


@pytest.fixture(scope="module")
def listed(both, pages_of):
    """The list of both reports."""
    paths = [*pages_of(both), "downloads/a-99-1.epub", "downloads/a-99-1.epub.sha256", "data/series.csv"]
    return json.loads(index(both, paths, PUBLISHER, "1.2.3"))


def test_it_says_what_each_report_is(listed, both):
    """In the order of the edition."""
    assert [report["slug"] for report in listed["reports"]] == [each.report.slug for each in both.reports]
    first, own = listed["reports"][0], both.reports[0]
    assert first["title"] == own.report.title
    assert (first["date"], first["language"], first["url"]) == ("2003-08-12", "en", "a-99-1/index.html")
    assert (first["paragraphs"], first["mentions"]) == (len(own.report.units), len(own.mentions))


def test_it_lists_the_files(listed):
    """Those of the report alone, no script and no sum of a book; tables of the site."""
    first, second = (report["files"] for report in listed["reports"])
    assert "a-99-1/data/mentions.csv" in first
    assert "a-99-1/data/words.sha256" in first
    assert "downloads/a-99-1.epub" in first
    assert not [path for path in first if path.endswith((".js", ".epub.sha256"))]
    assert not {*first} & {*second}
    assert listed["tables"] == ["data/entries.csv", "data/facts.csv", "data/relations.csv", "data/series.csv"]


def test_it_says_whose_it_is(listed):
    """Which version, at which address."""
    assert (listed["title"], listed["version"], listed["address"]) == ("Rain", "1.2.3", "https://example.org/")
    assert listed["package"] == "datapackage.json"


@pytest.mark.no_cover
def test_nothing_of_two_reports_has_one_name(both, listed, pages_of):
    """Annotations, works, paragraphs by report and id; ids of entries mean the same in all."""
    ids = [re.findall(r'^\{"id": "([^"]+)"', annotations(both, each, PUBLISHER), re.MULTILINE) for each in both.reports]
    assert not {*ids[0]} & {*ids[1]}
    assert len({report["work"] for report in listed["reports"]}) == len(both.reports)
    rows = [
        row
        for report in listed["reports"]
        for row in json.loads(pages_of(both)[f"{report['slug']}/data/mentions.json"])
    ]
    keys = [(row["report"], row["unit"], row["start"], row["end"], row["entry"]) for row in rows]
    assert len({*keys}) == len(keys)
    assert {row["entry"] for row in rows} <= both.entries.keys()
