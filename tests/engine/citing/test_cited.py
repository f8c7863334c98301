"""How one report is cited: made when it is asked for, and only once."""

import pytest
from naming import NAMES

from concordance.cache import Cache
from concordance.citing import cited
from concordance.citing.citations import styles
from concordance.citing.formats import Imprint


@pytest.fixture
def made(root, edition):
    """The first report of this repository as it is cited on a site with an address."""
    folder = root / "docs" / "templates" / "citations"
    declared = styles({path.name: path.read_bytes() for path in folder.iterdir()}, "docs/templates/citations")
    report = edition.reports[0].report
    return cited.Cited(report, declared, Imprint("Edition", "1.2.3", "https://example.org/"), Cache(), NAMES.whole)


def test_the_forms_are_made_once(made, monkeypatch):
    """Whoever asks: the pages, the scripts, the examples."""
    times = []
    forms = cited.forms
    monkeypatch.setattr(cited, "forms", lambda *given: times.append(1) or forms(*given))
    assert made.forms is made.forms
    assert made.payload()["slug"] == "a-58-275"
    assert times == [1]


def test_each_page_of_the_report_has_its_head_and_its_printed_citation(made):
    """By the address of the page."""
    assert {"a-58-275/index.html", "a-58-275/ii.html", "a-58-275/full.html"} <= made.heads.keys()
    assert "A/58/275" in made.printed["a-58-275/ii.html"]
    assert "https://example.org/" in made.printed["a-58-275/ii.html"]


def test_the_languages_are_those_of_the_document(made):
    """Each with its address."""
    assert "fr" in {each["tag"] for each in made.languages}
