"""Names that are taken: by the site, by a report's own pages, by the parts of a page, by a system."""

import re

import pytest

from concordance.edition.assembly import assemble
from concordance.problems import InputError
from concordance.reserved import DEVICES, PAGE_IDS, REPORT_SLUGS, SITE_SLUGS, check_free


@pytest.mark.parametrize("slug", ["glossary", "downloads", "about", "con"])
def test_a_report_in_a_folder_of_the_site_is_told(world, slug):
    """Its pages would replace those of the site."""
    moved = {path.replace("reports/a-99-1/", f"reports/{slug}/"): data for path, data in world.items()}
    with pytest.raises(InputError) as refused:
        assemble(moved)
    problem = refused.value.problems[0]
    assert (problem.code, problem.where) == ("reserved-name", f"docs/reports/{slug}")


def test_a_name_that_is_free_is_taken():
    """Also one that only begins like a device."""
    assert [*check_free("com", "x", SITE_SLUGS), *check_free("con-1", "x"), *check_free("glossary", "x")] == []
    assert len(DEVICES) == 22


def test_the_register_has_every_id_of_the_frame(root):
    """An id that a template or a script gives a part of the page is no unit's."""
    files = [*(root / "docs" / "templates" / "theme").rglob("*.html"), *(root / "docs" / "assets").rglob("*.js")]
    given = {
        name
        for file in files
        if file.name != "404.html"  # which has no units
        for name in re.findall(r"""(?:\bid="|\.id = "|\bid: ")([a-z][a-z-]*)\"""", file.read_text(encoding="utf-8"))
    }
    assert "settings" in given
    assert given - PAGE_IDS == set()


def test_the_reader_s_panels_look_for_no_report_in_a_folder_of_the_site(root):
    """The script of the panels names the folders and pages that are no report's."""
    script = (root / "docs" / "assets" / "popup.js").read_text(encoding="utf-8")
    assert set(re.search(r"NO_REPORTS = /\^\(\?:([\w|]+)\)", script)[1].split("|")) == SITE_SLUGS


@pytest.mark.no_cover
def test_the_register_has_every_page_and_folder_of_the_site(edition, pages_of, root):
    """A page that is made beside the sections of a report, or at the site's root, is no slug."""
    pages = {path.removesuffix(".md").removesuffix(".html") for path in pages_of(edition)}
    (annotated,) = edition.reports
    slug, sections = annotated.report.slug, {section.slug for section in annotated.report.sections}
    beside = {page.split("/")[1] for page in pages if page.startswith(f"{slug}/")}
    assert beside - sections - {"index"} <= REPORT_SLUGS
    assert {page.split("/")[0] for page in pages} - {slug, "index"} <= SITE_SLUGS
    written = {path.relative_to(root / "docs").parts[0].removesuffix(".md") for path in (root / "docs").glob("*")}
    assert written - {"index", "templates"} <= SITE_SLUGS
