"""The front page opens, on a web server and from disk, without an error and without a request that leaves the site."""

import pytest


@pytest.mark.both_places
def test_the_front_page_opens_without_trouble(page, place, troubles):
    """The front page has a title and words, logs no error, and asks nobody else for anything."""
    page.goto(place + "index.html", wait_until="load")
    page.wait_for_load_state("networkidle")
    assert page.title().strip()
    assert page.locator("main, body").first.inner_text().strip()
    assert not troubles.all(), "\n".join(troubles.all())
