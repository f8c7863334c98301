"""What differs by system or server stands in tabs: without scripts, by keyboard, and all of it on paper."""

import pytest

SYSTEMS = ["Windows", "macOS", "Linux"]
OUTLINES = (
    "() => [...document.querySelectorAll('.tabbed-labels > label')].map(each => getComputedStyle(each).outlineStyle)"
)
CHOSEN = """() => [...document.querySelectorAll(".tabbed-labels > label")].map(label => {
    const style = getComputedStyle(label)
    return style.borderBottomColor !== "rgba(0, 0, 0, 0)" && style.borderBottomWidth !== "0px"
})"""


def settled(page):
    """Which labels are marked as chosen, once no colour changes any more."""
    page.evaluate("() => Promise.all(document.getAnimations().map(each => each.finished))")
    return page.evaluate(CHOSEN)


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def offline(request, new_page, site):
    """The page on the offline copy, as a reader has it from disk."""
    page = new_page(java_script_enabled=request.param)
    page.goto((site / "about" / "offline.html").as_uri())
    return page


def test_a_tab_shows_its_own_block(offline):
    """The first is open; a label opens another, and is marked as the one chosen."""
    labels, blocks = offline.locator(".tabbed-labels > label"), offline.locator(".tabbed-block")
    assert labels.all_inner_texts() == SYSTEMS
    for at in range(len(SYSTEMS)):
        if at:
            labels.nth(at).click()
        assert [blocks.nth(each).is_visible() for each in range(3)] == [each == at for each in range(3)]
        assert settled(offline) == [each == at for each in range(3)]


def test_a_tab_can_be_chosen_by_keyboard(page, site):
    """The arrow keys go from one to the next, and the label shows where the keyboard is."""
    page.goto((site / "about" / "offline.html").as_uri())
    page.locator(".tabbed-set input").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(".tabbed-block").nth(1).is_visible()
    assert page.evaluate(OUTLINES) == ["none", "solid", "none"]


@pytest.mark.parametrize("address", ["about/offline.html", "about/hosting.html"])
def test_all_tabs_are_printed(page, site, address):
    """Paper has no tabs: each block stands below its name."""
    page.goto((site / address).as_uri())
    page.emulate_media(media="print")
    blocks = page.locator(".tabbed-block")
    assert blocks.count() > 2
    assert all(blocks.nth(at).is_visible() for at in range(blocks.count()))
