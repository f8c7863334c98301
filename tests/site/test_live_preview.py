"""The live preview in a browser: whatever page is open is loaded anew when a file has been saved."""

import time
from collections import Counter

import pytest
from previewing import serving
from support.live_preview import Preview

# of each kind that has a policy of its own: the site, a report, its book, the desk, an address that nothing stands at
PAGES = ["index.html", "x-2031-7/i.html", "downloads/x-2031-7.html", "desk/x-2031-7/", "nothing-here.html"]


@pytest.fixture(scope="module")
def previewed(copied, tmp_path_factory):
    """The address of a preview, and the folder that it shows."""
    folder = copied(tmp_path_factory.mktemp("previewed"))
    preview = Preview(folder, tmp_path_factory.mktemp("site"))
    preview.update()
    with serving(preview) as address:
        yield address, folder


def test_every_open_page_is_loaded_anew_when_a_file_is_saved(browser, previewed):
    """And none asks for what its own policy forbids."""
    address, folder = previewed
    context, loads, wrong = browser.new_context(), Counter(), []
    for path in PAGES:
        page = context.new_page()
        page.on("load", lambda _, path=path: loads.update([path]))
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.goto(address + path)
    report = folder / "docs" / "reports" / "x-2031-7" / "report.yml"
    report.write_text(report.read_text(encoding="utf-8") + "# saved\n", encoding="utf-8")
    end = time.monotonic() + 60
    while (waiting := [path for path in PAGES if loads[path] == 1]) and time.monotonic() < end:
        page.wait_for_timeout(200)
    context.close()
    assert waiting == []
    assert [line for line in wrong if "404" not in line] == []
