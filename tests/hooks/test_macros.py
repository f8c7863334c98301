"""What hand-written pages are offered: figures of the edition, its accuracy, citations, its offline copy."""

import json
import re
from dataclasses import replace
from types import SimpleNamespace

import jinja2
import pytest
from macros import accuracy, define_env, figures, on_pre_page_macros
from naming import NAMES

from concordance.cache import Cache
from concordance.citing.cited import Cited
from concordance.citing.formats import Imprint
from concordance.data.open_data import mention_row
from concordance.mentions.scoring import Count
from concordance.model import KINDS
from concordance.site.pages import Site


@pytest.fixture
def offered(root, build):
    """The macros of this repository's pages, by name."""
    offered = {}

    def offer(function, name):
        offered[name] = function

    conf = {"extra": {"build": build, "archive": "a-58-275"}, "docs_dir": str(root / "docs")}
    define_env(SimpleNamespace(conf=conf, project_dir=str(root), macro=offer))
    return offered


def test_the_figures_are_those_of_the_edition(edition):
    """They are counted, and an entry that is only related to another is not counted as mentioned."""
    count = figures(edition)
    mentioned = {mention.entry: mention.kind for each in edition.reports for mention in each.mentions}
    assert {kind: count[kind] for kind in KINDS} == {kind: list(mentioned.values()).count(kind) for kind in KINDS}
    assert count["reports"] == len(edition.reports)
    assert count["mentions"] == sum(len(each.mentions) for each in edition.reports)
    assert count["units"] == sum(len(each.report.units) for each in edition.reports)
    assert 0 < count["paragraphs"] < count["units"]


def test_accuracy_is_that_of_the_named_report_alone(edition):
    """The mentions of a report are scored against its own rows, and a report that is not there has none."""
    annotated = edition.reports[0]
    gold = json.dumps([mention_row(mention) for mention in annotated.mentions]).encode()
    every = len(annotated.mentions)
    assert accuracy(edition, annotated.report.slug, gold).total == Count(every, every, every)
    assert accuracy(edition, "no-such-report", gold).total == Count(every, 0, 0)


def test_pages_are_offered_the_edition_of_this_build(offered, edition):
    """Not one of a build before: the value is asked for when the page is written."""
    assert offered["edition"]() is edition
    assert offered["figures"]() == figures(edition)
    assert offered["accuracy"](edition.reports[0].report.slug).total.found == len(edition.reports[0].mentions)


def test_the_offline_copy_is_one_block_of_html(offered):
    """Markdown passes on a block without an empty line in it as it stands, so that it can be found and replaced."""
    html = offered["offline_copy"]()
    assert "\n\n" not in html
    assert html.startswith("<p")
    assert html.endswith("</p>")
    assert html.count('href="downloads/a-58-275-offline.zip"') == 1
    assert html.count('href="downloads/a-58-275-offline.zip.sha256"') == 1


def test_the_books_are_offered_beside_it(offered):
    """Each with the file that holds its SHA-256."""
    html = offered["offline_copy"]()
    for name in ("a-58-275.html", "a-58-275.epub"):
        assert re.search(rf'href="downloads/{name}" download>[^<]+</a> \(<a href="downloads/{name}.sha256">', html)


def test_words_of_records_are_no_markup_in_a_page():
    """Whatever a record says, a page shows it as it stands, also within an attribute."""
    env = SimpleNamespace(env=jinja2.Environment())  # noqa: S701 - this is what is to be changed
    on_pre_page_macros(env)
    said = "{{ words }} {{ words | safe }}"
    shown = "a &#42;b&#42; &#60;c&#62; &#123;d&#125; &#91;e&#93; &#34;f&#39;"
    assert env.env.from_string(said).render(words="a *b* <c> {d} [e] \"f'") == f"{shown} a *b* <c> {{d}} [e] \"f'"


@pytest.mark.parametrize("many", [1, 2, 3, 4, 40])
def test_the_front_page_offers_a_few_reports_each_with_its_ways_and_lists_many(root, edition, many):
    """The whole of a list of many should be in sight, as far as it can."""
    words = (root / "docs" / "index.md").read_text(encoding="utf-8").split("\n---\n", 1)[1]
    crowd = replace(edition, reports=edition.reports * many)
    environment = jinja2.Environment(trim_blocks=True)  # noqa: S701 - it writes Markdown
    page = environment.from_string(words).render(
        edition=lambda: crowd, figures=lambda: figures(crowd), offline_copy=str
    )
    few = many <= 3
    assert page.count('<div class="front"') == page.count("[Whole text on one page]") == (many if few else 0)
    line = (
        '- [A/58/275](a-58-275/index.md) <span class="form">Report, 12 August 2003</span><br>Human rights of migrants'
    )
    assert page.count(line) == (0 if few else many)
    assert page.count("Report of 12 August 2003 by **Gabriela Rodríguez Pizarro**") == (many if few else 0)


def test_every_hand_written_page_that_uses_a_macro_asks_for_it(root):
    """A page without `render_macros: true` would show the call itself."""
    docs = root / "docs"
    for page in [docs / "index.md", *docs.glob("about/*.md"), *docs.glob("editing/*.md")]:
        text = page.read_text(encoding="utf-8")
        uses = any(mark in text for mark in ("{{", "{%"))
        assert uses == ("\nrender_macros: true\n" in text), page.name


@pytest.mark.no_cover
@pytest.mark.parametrize("address", ["", "https://example.org/"])
def test_examples_of_citations_are_drawn_from_the_engine(build, edition, address):
    """Each style with its rule and its forms, as HTML that Markdown leaves alone; with the site's address if known."""
    (report,) = [each.report for each in edition.reports]
    cited = Cited(report, build.styles, Imprint("Edition_", "1.2.3", address), Cache(), NAMES.whole)
    known = replace(build, site=Site("Edition_", address), cited={report.slug: cited})
    offered = {}
    conf = {"extra": {"build": known}}
    define_env(SimpleNamespace(conf=conf, project_dir="", macro=lambda f, n: offered.update({n: f}), filter=print))
    found = offered["cited"](report.slug, "24", "24", "today")
    assert [(style.name, [form for form, *_ in each]) for style, each in found][:2] == [
        ("United Nations", ["Short form", "Full form"]),
        ("Chicago", ["Note", "Bibliography"]),
    ]
    note = found[1][1][0]
    assert "<i>Human Rights of Migrants</i>" in note[1]
    assert "Edition&#95;" not in note[1]
    assert "Edition&#95;" in note[2]
    assert ("p/24.html" in note[2]) == bool(address)
    assert "p/24.html" not in note[1]
