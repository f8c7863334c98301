"""The page that proves the words in the reader's own browser."""

import shutil

import pytest

PAGE = "a-58-275/proof.html"
RESULT = ".proof-result[data-proved]"


@pytest.mark.both_places
def test_all_words_are_proved(page, place, troubles):
    """Each of the 114 units has the words of the source, on its section's page and in the whole text."""
    page.goto(place + PAGE)
    page.get_by_role("button", name="Check the words").click()
    assert "114 pieces of text on 23 pages" in page.locator(RESULT).inner_text()
    assert page.locator(RESULT).get_attribute("data-proved") == "yes"
    assert not troubles.all()


def test_a_changed_word_is_found(page, site, tmp_path):
    """A page in which somebody has changed a word is named with the unit, and so is a page without a unit."""
    copy = tmp_path / "copy"
    shutil.copytree(site, copy)
    changed, missing = (copy / "a-58-275" / name for name in ("iii-b-2.html", "iii-b-3.html"))
    changed.write_text(changed.read_text(encoding="utf-8").replace('unit="25">', 'unit="25">Not ', 1), encoding="utf-8")
    missing.write_text(missing.read_text(encoding="utf-8").replace('data-unit="28"', "", 1), encoding="utf-8")
    page.goto((copy / PAGE).as_uri())
    page.get_by_role("button", name="Check the words").click()
    assert page.locator(RESULT).get_attribute("data-proved") == "no"
    faults = page.locator(".proof-faults li").all_inner_texts()
    assert len(faults) == 2
    assert "iii-b-2.html" in faults[0]
    assert faults[1].startswith("28 is missing")


def test_another_heading_or_line_of_the_first_page_is_found(page, site, tmp_path):
    """Named with the page where it stands."""
    copy = tmp_path / "copy"
    shutil.copytree(site, copy)
    changes = {
        "iii-b-2.html": ("Consular protection</h1>", "Consular protektion</h1>"),
        "index.html": ("Fifty-eighth session</div>", "Fifty-ninth session</div>"),
    }
    for name, change in changes.items():
        file = copy / "a-58-275" / name
        words = file.read_text(encoding="utf-8")
        assert change[0] in words
        file.write_text(words.replace(*change), encoding="utf-8")
    page.goto((copy / PAGE).as_uri())
    page.get_by_role("button", name="Check the words").click()
    assert page.locator(RESULT).get_attribute("data-proved") == "no"
    assert page.locator(".proof-faults li").all_inner_texts() == [
        "Fifty-eighth session on a-58-275/index.html has other words.",
        "2. Consular protection on a-58-275/iii-b-2.html has other words.",
    ]
