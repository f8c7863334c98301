"""The copy for reading offline: unpacked anywhere, with no network at all, every page and every feature works.

One page of one browser does it all and notes what goes wrong, step by step; the tests look at its notes. In the quick
tier it opens some of the pages, and all that pages load has to be loaded by these.
"""

import re
import traceback
import zipfile
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import unquote

import pytest
from tiers import few

NAME = "a-58-275-offline"
REPORT = "a-58-275/"
FOLDER = "Ma copie, žlutý kůň, 写し (1) #2 100%"  # spaces, letters and signs that an address must not have as they are
HITS = "dialog[open] .results a"
LONGEST = 200  # of a path in the archive: Windows stops at 260 with the folders above it
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}

DATA = re.compile(
    r"(?:[\w-]+/)?data/(?:participation/)?[\w-]+\.(?:json|jsonld|akn\.xml|csv|md|sha256)|datapackage\.json"
    r"|downloads/[\w-]+\.sqlite"
)  # published as they stand: docs/about tells of them
BOOKS = re.compile(r"downloads/[\w-]+\.(?:epub|(?:epub|html)\.sha256)")  # for other programs
EXAMPLES = re.compile(r"editing/\w+\.pdf")  # for the commands of the pages for editors
TERMS = re.compile(r"assets/vendor/[\w-]+/LICENSE\.txt")  # goes where its work goes


# --- What a reader does, each once ---


def search(page, copy):
    """A hit of the search leads to the paragraph."""
    page.goto(f"{copy}countries/mex.html")
    page.keyboard.press("/")
    page.locator("dialog[open] .field input").fill("reflection period")
    page.locator(HITS, has_text="Para. 58").click()
    page.wait_for_url(re.compile("#para-58$"))
    page.locator("#para-58.reached").wait_for()


def go_to(page, copy):
    """A number leads to the paragraph, from a page without paragraphs."""
    page.goto(f"{copy}glossary/index.html")
    page.keyboard.press("g")
    page.locator("dialog[open] .field input").fill("3 (c)")
    page.locator(HITS).first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/ii\.html#para-3-c$"))
    page.locator("#para-3-c.reached").wait_for()


def keys(page, copy):
    """Keys step to the next paragraph and tell of themselves."""
    page.goto(f"{copy}{REPORT}iii-b-1.html#para-23")
    page.locator("#para-23.reached").wait_for()
    page.keyboard.press("j")
    page.locator("#para-24.reached").wait_for()
    page.keyboard.press("?")
    page.locator("dialog[open]").wait_for()


def popup(page, copy):
    """A panel beside a link tells what it leads to."""
    page.goto(f"{copy}{REPORT}ii.html")
    page.locator("[data-unit] a[href$='ohchr.html']").first.hover()
    assert "13 mentions" in page.locator(".popup").inner_text()


def cite(page, copy):
    """The panel of a paragraph has its citation, which is copied."""
    page.goto(f"{copy}{REPORT}iii-b-1.html")
    page.locator("#para-24 a.number").click()
    row = page.locator("dialog.cite[open] [data-form='un short']")
    assert row.locator("p").inner_text() == "A/58/275, para. 24"
    row.locator("button").click()
    row.locator("button", has_text="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "A/58/275, para. 24"


def timeline(page, copy):
    """The events stand in the order of time, and one leads to its paragraph."""
    page.goto(f"{copy}{REPORT}timeline.html")
    dates = page.locator(".timeline time").evaluate_all("all => all.map(each => each.dateTime)")
    assert len(dates) > 20
    page.locator(".timeline .from a").first.click()
    page.locator(".unit.reached, .unit:target").first.wait_for()


def recommendations(page, copy):
    """They can be chosen by who is asked."""
    page.goto(f"{copy}{REPORT}recommendations.html")
    rows = page.locator(".filterable li:visible")
    every = rows.count()
    page.get_by_label("Who is asked").select_option("states")
    assert 0 < rows.count() < every


def tables(page, copy):
    """A column of a table gives its order."""
    page.goto(f"{copy}countries/index.html")
    page.locator("th button").first.click()
    assert page.locator("th[aria-sort]").count() == 1


def density(page, copy):
    """Fewer links are a reader's choice, kept on the next page."""
    page.goto(f"{copy}{REPORT}ii.html")
    links = page.locator("[data-unit] a[href]:not(.note-mark)")
    every = links.count()
    for choice in ("first", "none", "all"):
        page.locator("[data-opens=settings]").click()
        page.locator(f"#settings input[name=links][value={choice}]").check()
        page.keyboard.press("Escape")
        page.reload()
        page.wait_for_function(
            """([choice, every]) => {
                const links = document.querySelectorAll("[data-unit] a[href]:not(.note-mark)").length
                return (links === every) === (choice === "all") && (links === 0) === (choice === "none")
            }""",
            arg=[choice, every],
        )


def proof(page, copy):
    """The browser proves the words."""
    page.goto(f"{copy}{REPORT}proof.html")
    page.get_by_role("button", name="Check the words").click()
    assert page.locator(".proof-result[data-proved]").get_attribute("data-proved") == "yes"


def concordance(page, copy):
    """Words are shown as lines, and the lines saved."""
    page.goto(f"{copy}{REPORT}concordance.html#q=trafficking")
    page.locator("#lines tbody tr").first.wait_for()
    with page.expect_download() as waiting:
        page.locator("#lines [data-take=save]").click()
    assert waiting.value.path().read_text("utf-8").count("rafficking") >= page.locator("#lines tbody tr").count()


def world_map(page, copy):
    """The map has its land, and a State leads to its page."""
    page.goto(f"{copy}countries/index.html")
    width = page.evaluate("""async () => {
        const picture = new Image()
        picture.src = document.querySelector("figure.map image").href.baseVal
        await picture.decode()
        return picture.naturalWidth
    }""")
    assert width > 0
    page.locator("figure.map a", has=page.locator("title", has_text="Mexico")).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/countries/mex.html")


def marking(page, copy):
    """A paragraph is noted, where pages share a storage, and where a frame keeps it because they do not."""
    for alone in ("true", "false"):
        page.goto(f"{copy}{REPORT}iii-b-1.html#para-18")
        page.reload()
        page.locator(".unit.reached").wait_for()
        page.evaluate(f"edition.alone = {alone}")
        page.keyboard.press("m")
        page.locator("dialog.noting[open] textarea").fill(f"alone: {alone}")
        page.keyboard.press("Escape")
        page.locator(f".desk-sign[title='alone: {alone}']").wait_for()


def desk(page, copy):
    """What was noted is taken along, and brought back."""
    page.goto(f"{copy}desk.html")
    page.locator("#desk .kept").first.wait_for()
    page.locator(".taking summary").click()
    page.locator(".bringing summary").click()
    for kind in ("docx", "jsonld"):
        with page.expect_download() as waiting:
            page.locator(f"[data-take={kind}]").click()
        assert waiting.value.suggested_filename == f"desk.{kind}"
    page.locator(".bringing input").set_input_files(waiting.value.path())
    page.locator(".bringing .done", has_text="here already.").wait_for()


def printing(page, copy):
    """On paper stand the words, and no navigation."""
    page.goto(f"{copy}{REPORT}iii-b-1.html")
    page.emulate_media(media="print")
    assert page.locator("#para-18 .number").is_visible()
    assert not page.locator(".md-header, .tabs, .md-sidebar").first.is_visible()
    page.emulate_media(media="screen")


FEATURES = {
    each.__name__: each
    for each in (
        search,
        go_to,
        keys,
        popup,
        cite,
        timeline,
        recommendations,
        tables,
        density,
        proof,
        concordance,
        marking,
        desk,
    )
} | {"world_map": world_map, "printing": printing}


# --- The copy, and all of it seen ---


@pytest.fixture(scope="module")
def archive(site):
    """The archive, as it is offered."""
    with zipfile.ZipFile(site / "downloads" / f"{NAME}.zip") as file:
        yield file


@pytest.fixture(scope="module")
def paths(archive):
    """The paths in the archive's one folder."""
    assert all(name.startswith(f"{NAME}/") for name in archive.namelist())
    return [name.removeprefix(f"{NAME}/") for name in archive.namelist()]


@pytest.fixture(scope="module")
def unpacked(archive, tmp_path_factory):
    """The folder of the copy, in one whose name would spoil an address."""
    folder = tmp_path_factory.mktemp("offline") / FOLDER
    archive.extractall(folder)
    return folder / NAME


class Seen:
    """What went wrong, by step: the opening of all pages, and each feature; and the files that were asked for."""

    def __init__(self, *, every):
        self.every = every  # whether each page was opened
        self.wrong = {}
        self.asked = set()
        self._now = []

    def watch(self, context):
        """Note what the pages of this context complain of, and ask for."""
        context.on("console", lambda said: said.type in {"error", "warning"} and self._now.append(said.text))
        context.on("weberror", lambda error: self._now.append(str(error.error)))
        context.on("request", lambda request: self.asked.add(unquote(request.url.partition("#")[0].partition("?")[0])))
        context.on("requestfailed", self._failed)
        context.on("dialog", lambda dialog: self._now.append(f"a dialog: {dialog.message}"))

    def _failed(self, request):
        if request.failure != "net::ERR_ABORTED":  # that is a page left before it was done, and no file that lacks
            self._now.append(f"{request.url}: {request.failure}")

    def step(self, name, do, *given):
        """Do it, and keep what went wrong."""
        self._now = self.wrong[name] = []
        try:
            do(*given)
        except Exception:  # noqa: BLE001 - whatever it is, the test of this step tells it
            self._now.append(traceback.format_exc())


def open_pages(page, unpacked, copy, names):
    """Each page is opened, a short address until it has led on; each has a heading that is seen."""
    for name in names:
        path = unpacked / name
        page.goto(copy + name)
        if "/p/" in name:
            page.wait_for_url(re.compile(r"#(?:para-)?" + re.escape(path.stem) + "$"))
        assert page.locator("h1").first.is_visible(), name


@pytest.fixture(scope="module", params=few(["some", "all"], quick=["some"], reason="every page of the copy is opened"))
def seen(browser, unpacked, paths, request):
    """Pages opened, some or all of them, and all features used, by one page without a network."""
    seen, copy = Seen(every=request.param == "all"), unpacked.as_uri() + "/"
    names = sorted(path for path in paths if path.endswith(".html"))
    context = browser.new_context(offline=True, permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(10_000)
    seen.watch(context)
    page = context.new_page()
    if not seen.every:  # the first of each folder, some others, and those that a person wrote, which are all different
        first = {name.rpartition("/")[0]: name for name in reversed(names)}.values()
        names = [
            name
            for name in names
            if name in first or name in names[::75] or name.startswith(("about/", "editing/", "index."))
        ]
    seen.step("opening pages", open_pages, page, unpacked, copy, names)
    for name, feature in FEATURES.items():
        seen.step(name, feature, page, copy)
    icons = page.locator("link[rel=icon]").evaluate_all("all => all.map(each => each.href)")
    seen.asked |= {*map(unquote, icons)}  # a browser that draws no windows does not ask for them
    context.close()
    seen.asked = {url.removeprefix(unquote(copy)) for url in seen.asked}
    return seen


@pytest.mark.parametrize("step", ["opening pages", *FEATURES])
def test_all_works_without_a_network(seen, step):
    """No page and no feature fails, complains, or asks for anything that is not there."""
    assert seen.wrong[step] == [], "\n".join(seen.wrong[step])


def test_nothing_is_asked_of_anyone_else(seen, paths):
    """Every address that the pages asked for is that of a file in the copy, or lies in the page that asked."""
    assert {url for url in seen.asked if not url.startswith(("data:", "blob:"))} <= set(paths)


def test_nothing_is_carried_that_is_not_read(seen, paths):
    """Each file was opened or loaded above, is data published as it stands, a book, an example, or a work's terms."""
    read = seen.asked | {path for path in paths if any(each.fullmatch(path) for each in (DATA, BOOKS, EXAMPLES, TERMS))}
    wanted = [path for path in paths if seen.every or not path.endswith(".html")]
    assert len(wanted) > 60
    assert [path for path in wanted if path not in read] == []


def test_addresses_are_those_of_the_site(site, paths):
    """Each file of the copy has its place on the site; it lacks what is for servers, a build's mark, and itself."""
    online = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    servers = {"404.html", "_headers", "robots.txt", "sitemap.xml", "sitemap.xml.gz", ".edition-site"}
    assert set(paths) == {path for path in online - servers if not path.startswith(f"downloads/{NAME}.zip")}


def test_files_are_those_of_the_site(site, archive, paths):
    """Byte for byte, but for the start page, which cannot offer the copy in the copy."""
    assert [path for path in paths if archive.read(f"{NAME}/{path}") != (site / path).read_bytes()] == ["index.html"]


def unsafe(path):
    """Why a system could not unpack this path, if one could not."""
    parts = path.split("/")
    reasons = {
        "reserved": any(part.partition(".")[0].lower() in RESERVED for part in parts),
        "ends in a dot or space": any(part != part.rstrip(". ") or part != part.lstrip(" ") for part in parts),
        "has a sign that is not allowed": not re.fullmatch(r"[\w.-]+(?:/[\w.-]+)*", path, re.ASCII),
        "leads out": ".." in parts or PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute(),
        "too long": len(path) > LONGEST,
    }
    return [reason for reason, holds in reasons.items() if holds]


def test_paths_are_safe_on_every_system(archive):
    """Windows, macOS and Linux can unpack each, and no two are one where capitals do not count."""
    names = archive.namelist()
    assert [(name, unsafe(name)) for name in names if unsafe(name)] == []
    assert len({name.lower() for name in names}) == len(names)
    folders = {parent.as_posix().lower() for name in names for parent in PurePosixPath(name).parents}
    assert not folders & {name.lower() for name in names}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("a/con.html", "reserved"),
        ("a/LPT1", "reserved"),
        ("a./b", "ends in a dot or space"),
        ("a/b ", "ends in a dot or space"),
        ("a/b:c", "has a sign that is not allowed"),
        ("a/é", "has a sign that is not allowed"),
        ("a/../b", "leads out"),
        ("x" * 201, "too long"),
    ],
)
def test_an_unsafe_path_is_told(path, reason):
    """The check above can fail, for each of its reasons."""
    assert reason in unsafe(path)


def test_no_tool_leaves_its_own_files(archive, paths):
    """No source map nor the name of one, no search of a theme with its languages, no sources of scripts or styles."""
    assert [path for path in paths if re.search(r"\.(?:map|ts|scss|py|yml)$|^assets/javascripts|lunr", path)] == []
    texts = [path for path in paths if path.endswith((".js", ".css", ".html"))]
    assert [path for path in texts if b"sourceMappingURL" in archive.read(f"{NAME}/{path}")] == []
