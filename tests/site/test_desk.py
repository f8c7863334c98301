"""The editor's desk in a browser: both sides mark each other, decisions become lines, everyone can use it."""

import shutil
import threading
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import new_report
import pytest
from accessible import findings
from harbours import harbours
from support import shelf
from support.desk import Desk
from support.live_preview import DESK_POLICY

from concordance.loading import load_yaml

SLUG = "a-99-8"


class Server(ThreadingMixIn, WSGIServer):
    """Answers several requests at once, as the preview does."""


class Handler(WSGIRequestHandler):
    """Says nothing."""

    def log_message(self, *_):
        """Do nothing."""


@pytest.fixture(scope="module")
def desk(root, tmp_path_factory):
    """The address of a desk with one report, and its folder."""
    above = tmp_path_factory.mktemp("desk")
    shutil.copytree(root / "docs" / "templates" / "desk", above / "docs" / "templates" / "desk")
    (above / "docs" / "reports").mkdir(parents=True)
    (above / "A_99_8.pdf").write_bytes(harbours())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelf, "ROOT", above)
        assert new_report.main([str(above / "A_99_8.pdf")]) == 0
    folder = above / "docs" / "reports" / SLUG
    shutil.copy(above / "A_99_8.pdf", folder / "original.pdf")
    shown = Desk(above)

    def answer(environ, start_response):
        told = shown.answer(environ["PATH_INFO"].removeprefix("/desk/"), environ["QUERY_STRING"])
        if told is None:
            start_response("404 Not Found", [])
            return []
        start_response(told.status, [("Content-Type", told.kind), ("Content-Security-Policy", DESK_POLICY)])
        return [told.body]

    with make_server("127.0.0.1", 0, answer, Server, Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/desk/", folder
        server.shutdown()
        thread.join()


@pytest.fixture(params=["wide", "narrow"])
def window(request):
    """A wide window by day and a narrow one by night: the width and the colours."""
    return {"wide": (1280, "light"), "narrow": (390, "dark")}[request.param]


@pytest.fixture
def page(window, browser, desk):
    """The page of the report, of which nothing leaves the computer and nothing fails."""
    width, scheme = window
    address, _ = desk
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    asked, wrong = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{address}{SLUG}/")
    yield page
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert wrong == []
    context.close()


def closing(page):
    """The item that the draft asked about."""
    return page.locator(".item", has_text="The Special Rapporteur thanks all")


def test_axe_finds_nothing(page, desk):
    """On the list, and on a page with a decision open; nothing stands out to the side."""
    closing(page).locator(".decide").click()
    page.locator(".answer:not([aria-busy]) .copy").first.wait_for()
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(desk[0])
    assert findings(page) == []


def test_what_is_pointed_at_is_marked_on_the_other_side(page):
    """By a pointer and by the keyboard, from the words to the picture and back; also over a page's end."""
    item = page.locator(".item", has_text="Peru should tell the FHWP")
    block = item.get_attribute("data-block")
    item.locator(".words").hover()
    marked = page.locator(".marked")
    assert {each.get_attribute("data-block") for each in marked.all()} == {block}
    assert marked.count() == 4  # two pages, each with a picture and words
    page.locator("#page-1 svg .box").nth(3).focus()
    words = page.locator("#page-1 .item.marked .words")
    assert words.inner_text() == "Distr.: General"
    page.keyboard.press("Enter")
    assert page.url.endswith(page.locator("#page-1 .item.marked").get_attribute("id"))
    page.locator("#page-1 .item").nth(4).locator(".label a").focus()
    assert page.locator("#page-1 svg .marked").count() == 1


def test_a_box_stands_where_its_words_are_printed(page):
    """There is ink in it, and the picture fills its place."""
    picture = page.locator("#page-1 img")
    picture.scroll_into_view_if_needed()
    picture.evaluate("each => each.decode()")
    sheet, box = picture.bounding_box(), page.locator("#page-1 .box").first.bounding_box()
    assert abs((box["x"] - sheet["x"]) / sheet["width"] - 70 / 612) < 0.01
    assert abs((box["y"] - sheet["y"]) / sheet["height"] - 43 / 792) < 0.01


def test_a_decision_by_keyboard_becomes_lines_to_copy(page, desk):
    """The build reads them; Escape closes the form and leads back."""
    button = closing(page).locator(".decide")
    button.focus()
    page.keyboard.press("Enter")
    page.locator("select[name=as]").select_option("own")
    page.locator(".answer:not([aria-busy])", has_text="the build reads the report without a problem").wait_for()
    copied = []
    for each in page.locator(".answer .copy").all():
        each.click()
        each.and_(page.get_by_text("Copied")).wait_for()
        copied.append(page.evaluate("navigator.clipboard.readText()"))
    made = load_yaml("".join(copied), "report.yml")
    before = load_yaml((desk[1] / "report.yml").read_text(encoding="utf-8"), "report.yml")
    assert made.keys() == {"layout", "outline"}
    assert made["layout"] == {name: value for name, value in before["layout"].items() if name != "continues"}
    page.locator("select[name=as]").focus()
    page.keyboard.press("Escape")
    assert page.locator(".decision").count() == 0
    assert button.evaluate("each => each === document.activeElement")


def test_a_field_begins_with_the_value_that_it_has(page):
    """Whichever is chosen; to take it away is said to be just that."""
    page.get_by_role("button", name="Decide: title, author and other fields").click()
    assert page.get_by_role("form", name="Decide: title, author and other fields").count() == 1
    words = page.get_by_label("Words", exact=True)
    assert words.input_value() == "Harbours and the people who work in them"
    page.locator(".answer:not([aria-busy])", has_text="The report says so already.").wait_for()
    page.locator("select[name=name]").select_option("date")
    assert words.input_value() == "2044-03-12"
    words.fill("")
    page.locator(".answer:not([aria-busy])", has_text="This takes away what is there now: 2044-03-12").wait_for()


def test_chosen_words_are_those_to_repair(page):
    """The form begins with them."""
    item = page.locator(".item", has_text="the Govenrment of Peru").first
    item.locator(".words").evaluate(
        """words => {
          const at = words.firstChild.data.indexOf("Govenrment");
          getSelection().setBaseAndExtent(words.firstChild, at, words.firstChild, at + 10);
        }"""
    )
    item.locator(".decide").focus()
    page.keyboard.press("Enter")
    assert page.locator("select[name=as]").input_value() == "words"
    assert page.locator("input[name=found]").input_value() == "Govenrment"
    page.locator("input[name=put]").fill("Government")
    page.locator(".answer:not([aria-busy]) mark", has_text="put: Government").wait_for()
