"""The edition of this repository as a whole: complete, in order, and the same whenever it is made."""

import os
import subprocess
import sys

import pytest

from concordance.site.proofreading import compare
from concordance.site.rendered import of_html

DIGESTS = """
from support import shelf
from concordance.archive import digest, zipped
from concordance.edition.assembly import assemble
from concordance.site.pages import Writer
folder = shelf.ROOT / "docs" / "templates" / "pages"
templates = {f"pages/{path.name}": path.read_text("utf-8") for path in folder.iterdir()}
writer = Writer(assemble(shelf.files()), templates)
pages = {page.path: page.write().html.encode() for page in writer.pages()}
pages |= {file.path: file.write().encode() for file in writer.files()}
print(*(f"{digest(pages[path])} {path}" for path in pages), digest(zipped(pages, "x")), sep="\\n")
"""


def test_every_unit_stands_on_its_pages_in_order_with_its_words(edition, edition_html):
    """Once on the page of its section, once on the page of the whole text."""
    for annotated in edition.reports:
        assert list(compare(annotated.report, edition_html)) == []


def test_every_unit_stands_on_one_section_page_only(edition, edition_html):
    """No page but that of its section and that of the whole text has it."""
    for annotated in edition.reports:
        slug = annotated.report.slug
        found = [
            name
            for address, page in edition_html.items()
            if address.startswith(f"{slug}/") and address.endswith(".html") and address != f"{slug}/full.html"
            for name, _ in of_html(page).unit_texts
        ]
        assert sorted(found) == sorted(unit.id for unit in annotated.report.units)


def test_every_mention_is_exactly_where_it_says(edition):
    """Its quote is the text between its offsets, and its entry has a page."""
    for annotated in edition.reports:
        for mention in annotated.mentions:
            text = annotated.units_by_id[mention.unit].text
            assert text[mention.start : mention.end] == mention.quote
            assert edition.entries[mention.entry].kind == mention.kind


def test_nothing_is_left_for_review(edition):
    """Every reference of the published reports is resolved or forbidden by hand."""
    assert edition.reviews == ()


@pytest.fixture
def digests(root):
    """Makes the edition in a process of its own, and gives the hashes of its pages, its data and an archive of them."""

    def made(seed):
        command = [sys.executable, "-c", DIGESTS]
        variables = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root / "scripts")}
        return subprocess.run(command, env=variables, capture_output=True, check=True, text=True).stdout.splitlines()

    return made


@pytest.mark.slow("two processes", quick="tests/test_reproducible.py::test_a_build_elsewhere_is_the_same_site")
def test_the_same_input_gives_the_same_bytes_in_any_process(digests):
    """Whatever order Python gives to sets: the same pages, the same data, the same archive."""
    first, second = digests("1"), digests("2")
    assert len(first) > 200
    assert first == second
