"""Tables and lists by markup alone: whatever a page marks as sortable can be sorted, as filterable chosen from."""

import re

import pytest

TABLE = """<!doctype html><html lang="en"><title>T</title><body><div class="sortable filterable">
<form class="filters" autocomplete="off" hidden><label>Region <select name="region">
<option value="">all</option><option value="asia">Asia</option><option value="africa">Africa</option>
<option value="europe">Europe</option></select></label><button type="reset">Show all</button>
<p role="status" data-words="{shown} of {all} countries"></p></form>
<table><thead><tr><th>Country</th><th>Mentions</th><th data-sort="none">Note</th><th></th></tr></thead><tbody>
<tr id="o"><td>Östland</td><td>3</td><td data-region="asia">a</td><td>x</td></tr>
<tr id="t"><td>Oman 10</td><td data-sort="12">a dozen</td><td data-region="asia africa">a</td><td>x</td></tr>
<tr id="n"><td>oman 9</td><td></td><td data-region="africa">b</td><td>x</td></tr>
<tr id="d"><td>Oman 10</td><td>-1</td><td data-region="africa">b</td><td>x</td></tr>
</tbody></table></div></body></html>"""


@pytest.fixture
def shown(page, site, root):
    """Gives the page with this HTML, and the script at work."""

    def with_script(html):
        page.set_content(html)
        page.evaluate("window.edition = { fragment: () => '' }")
        page.add_script_tag(path=root / "docs" / "assets" / "core" / "elements.js")
        page.add_script_tag(path=site / "assets" / "tables.js")
        page.evaluate("edition.tables.start()")
        return page

    return with_script


@pytest.fixture
def table(shown):
    """A page with such a table, and the script at work."""
    return shown(TABLE)


def rows(page):
    """The ids of the rows in their order, those that are hidden left out."""
    return "".join(row.get_attribute("id") for row in page.locator("tbody tr").all() if row.is_visible())


def test_words_are_sorted_as_in_a_dictionary(table):
    """Small and capital letters are alike, numbers count by their value, equal rows keep their order both ways."""
    table.get_by_role("button", name="Country").click()
    assert rows(table) == "ntdo"
    table.get_by_role("button", name="Country").click()
    assert rows(table) == "otdn"


def test_numbers_begin_with_the_largest(table):
    """By the value that a cell gives, if it gives one; a cell without a value stands last, both ways."""
    table.get_by_role("button", name="Mentions").click()
    assert rows(table) == "todn"
    table.get_by_role("button", name="Mentions").click()
    assert rows(table) == "dotn"


def test_the_order_is_told(table):
    """To a screen reader, for one column at a time."""
    orders = "all => all.map(th => th.getAttribute('aria-sort'))"
    assert table.locator("th").evaluate_all(orders) == [None] * 4
    table.get_by_role("button", name="Mentions").click()
    assert table.locator("th").evaluate_all(orders) == [None, "descending", None, None]
    table.get_by_role("button", name="Country").press("Enter")
    assert table.locator("th").evaluate_all(orders) == ["ascending", None, None, None]


def test_only_columns_with_a_name_and_an_order_can_be_sorted(table):
    """A head without words or with data-sort="none" stays a head."""
    assert table.locator("th button").all_inner_texts() == ["Country", "Mentions"]


def test_a_table_that_comes_sorted_is_turned_round(shown):
    """The first click on the column by which it is sorted gives the other order."""
    page = shown(TABLE.replace("<th>Country", '<th aria-sort="ascending">Country'))
    page.get_by_role("button", name="Country").click()
    assert page.locator("th").first.get_attribute("aria-sort") == "descending"


def test_a_cell_speaks_for_its_row(table):
    """Rows are chosen by the words of a cell; the choice is told and counted, also for each other choice."""
    table.get_by_label("Region").select_option("asia")
    assert rows(table) == "ot"
    assert table.locator("[role=status]").inner_text() == "2 of 4 countries · Asia"
    assert table.locator("option").all_text_contents() == ["all", "Asia (2)", "Africa (3)", "Europe (0)"]
    assert table.locator("[value=europe]").is_disabled()


BESIDE = (
    '<label>Also <input type="checkbox" name="rest" value="none" checked data-also="region"></label>'
    '<p role="status" data-words="{shown} of {all}" data-also-words=", and {also} beside"></p>'
)


def test_what_has_no_value_is_offered_beside_a_choice(shown):
    """Counted apart; not beside no choice, nor where the check box is off, nor twice."""
    html = TABLE.replace('data-region="africa">b', 'data-region="none">b', 1)
    page = shown(re.sub(r"<p role.*?</p>", BESIDE, html))
    status = page.locator("[role=status]")
    assert status.inner_text() == "4 of 4"
    assert not page.get_by_label("Also").is_visible()
    page.get_by_label("Region").select_option("asia")
    assert (rows(page), status.inner_text()) == ("otn", "2 of 4, and 1 beside · Asia")
    page.get_by_label("Also").uncheck()
    assert (rows(page), status.inner_text()) == ("ot", "2 of 4 · Asia")
    page.get_by_role("button", name="Show all").click()
    page.get_by_label("Region").select_option("africa")
    assert (rows(page), status.inner_text()) == ("tnd", "2 of 4, and 1 beside · Africa")


def test_sorting_keeps_the_choice_and_choosing_the_order(table):
    """One does not undo the other."""
    table.get_by_label("Region").select_option("africa")
    table.get_by_role("button", name="Country").click()
    assert rows(table) == "ntd"
    table.get_by_role("button", name="Show all").click()
    assert rows(table) == "ntdo"


def test_the_script_starts_twice_without_harm(table):
    """As when two parts of a page ask for it."""
    table.evaluate("edition.tables.start()")
    assert table.locator("th button").count() == 2
    assert table.locator("option").all_text_contents()[1] == "Asia (2)"
