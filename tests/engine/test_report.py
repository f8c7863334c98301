"""A report: what it and its units say of themselves."""

from dataclasses import replace

import pytest
from msgspec.structs import replace as changed

from concordance.report import Unit, UnitName


@pytest.mark.parametrize(
    ("anchor", "short"),
    [("para-24", "24"), ("para-3-c", "3-c"), ("summary-7", "summary-7"), ("annex-i-para-4", "annex-i-para-4")],
)
def test_a_short_address_is_the_anchor_without_para(anchor, short):
    """Paragraph 24 is at `24`, an unnumbered unit at its own name."""
    assert Unit("x", anchor, "", UnitName("paragraph"), "", "").short_address == short


@pytest.mark.parametrize(
    ("subtitle", "byline"),
    [("Report of the Secretary-General", "the Secretary-General"), ("Report", "Secretary-General")],
)
def test_a_byline_has_the_article_of_the_document(world_edition, subtitle, byline):
    """None is made up."""
    report = world_edition.reports[0].report
    metadata = changed(report.metadata, author="Secretary-General", subtitle=subtitle)
    assert replace(report, metadata=metadata).byline == byline


def test_a_report_finds_its_sections_by_slug(world_edition):
    """A slug that no section has is an error of the program."""
    report = world_edition.reports[0].report
    assert report.section("ii-reintegration").heading == "Reintegration"
    with pytest.raises(KeyError):
        report.section("iv")


def test_a_section_with_text_of_its_own_has_a_page(world_edition):
    """A heading with headings only has none."""
    report = world_edition.reports[0].report
    assert [section.slug for section in report.sections if not section.has_page] == ["report", "contents", "iii"]


def test_slips_come_in_reading_order(world_edition):
    """However they are declared."""
    assert [slip.words for slip in world_edition.reports[0].report.slips] == ["consultated", "In", "held"]


@pytest.mark.parametrize(("masthead", "above"), [(("A/99/1", "Rain"), ("A/99/1",)), (("Rain", "A/99/1"), None)])
def test_a_title_is_no_line_above_itself(world_edition, masthead, above):
    """Where it is not the last line, all stand above what is shown as the title."""
    report = replace(world_edition.reports[0].report, masthead=masthead, title="Rain")
    assert report.above_title == (above or masthead)
