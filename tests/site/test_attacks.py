"""Words that try to be more than words, in every field that readers see: pages, panels and search show them as words.

The site is built with them as any site is; the policy of its pages would keep a script from running, and complain, so
that a page without complaint has tried nothing.
"""

import csv
import io
import json
import os
import subprocess
import sys

import pytest
from tiers import walks

from concordance.loading import front_matter, load_yaml

ATTACK = "\"><img src=x onerror=broken()>'</script><script>var broken=1</script>{{ 7*7 }}[x](javascript:broken())"
FIRST, SECOND = "a-58-275", "x-2031-7"
ENTRY = "glossary/ohchr"
RUNNING = """() => [...document.querySelectorAll("img[src=x], script:not([src]), [onerror], a[href^='javascript:']")]
    .filter(each => each.type !== "application/ld+json").map(each => each.outerHTML)"""
GLOBALS = """() => {
    const frame = document.body.appendChild(document.createElement("iframe"))
    const own = new Set(Object.keys(frame.contentWindow))
    frame.remove()
    return Object.keys(window).filter(name => !own.has(name))
}"""


def put_behind(record, fields):
    """Put the attack behind the words of these fields of a record, those of them that it has."""
    for field in fields.split():
        if record.get(field):
            record[field] += f" {ATTACK}"


def attack_entry(path):
    """An entry with the attack in all that its page and its panel show, but in its names."""
    record, below = front_matter(path.read_text(encoding="utf-8"), path.name)
    record.setdefault("short", record["title"])
    put_behind(record, "short note")
    for field, fields in (("facts", "what value"), ("official", "label"), ("confused_with", "how")):
        for each in record.get(field, []):
            put_behind(each, fields)
    path.write_text(f"---\n{json.dumps(record)}\n---\n\n{ATTACK} {below}\n", encoding="utf-8")


def attack_names(path):
    """Entries in a file of names, with the attack in all that their pages show, but in their names."""
    records = load_yaml(path.read_text(encoding="utf-8"), path.name)
    for record in records.values():
        record.setdefault("short", record["title"])
        put_behind(record, "short")
        record["explanation"] = f"{ATTACK} {record.get('explanation', '')}"
        for link in record.get("official", []):
            put_behind(link, "label")
    path.write_text("".join(f"{name}: {json.dumps(record)}\n" for name, record in records.items()), encoding="utf-8")


def attack_table(path, columns):
    """A table with the attack in these columns."""
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], lineterminator="\n")
    writer.writeheader()
    for row in rows:
        put_behind(row, columns)
        writer.writerow(row)
    path.write_text(out.getvalue(), encoding="utf-8")


def attack_marks(path):
    """Events or recommendations with the attack in all that is ours, and in what readers choose by."""
    record = load_yaml(path.read_text(encoding="utf-8"), path.name)
    for marks in (value for value in record.values() if isinstance(value, list)):
        for mark in marks:
            put_behind(mark, "what action note why")
    for labels in (record.get("addressees", {}), record.get("themes", {})):
        put_behind(labels, " ".join(name for name, words in labels.items() if isinstance(words, str)))
        for family in (words for words in labels.values() if not isinstance(words, str)):
            put_behind(family, "words")
    path.write_text(json.dumps(record), encoding="utf-8")


def attack_page(path):
    """A hand-written page with the attack in its front matter."""
    record, below = front_matter(path.read_text(encoding="utf-8"), path.name)
    record |= {"title": f"{record['title']} {ATTACK}", "description": ATTACK, "also": [ATTACK]}
    path.write_text(f"---\n{json.dumps(record)}\n---\n\n{below}\n", encoding="utf-8")


def attack_report(folder):
    """A report with the attack in its title, its author, its remarks and a paragraph."""
    record = load_yaml((folder / "report.yml").read_text(encoding="utf-8"), "report.yml")
    put_behind(record, "symbol title subtitle author_role")
    for each in (*record.get("repairs", []), *record.get("slips", [])):
        put_behind(each, "where reason note evidence should_be")
    record.setdefault("remarks", []).append(ATTACK)
    record.pop("sha256", None)
    (folder / "report.yml").write_text(json.dumps(record), encoding="utf-8")
    source = (folder / "source.md").read_text(encoding="utf-8")
    assert source.count("locked drawer") == 1
    source = source.replace("locked drawer", f"locked drawer {ATTACK}")
    (folder / "source.md").write_text(source, encoding="utf-8")


@pytest.fixture(scope="session")  # for the tests in Firefox, which come last
def attacked(copied, tmp_path_factory):
    """The address of the site, on disk, with the second report and the attack in all of its records."""
    folder = copied(tmp_path_factory.mktemp("attacked"))
    docs = folder / "docs"
    for path in [*docs.glob("glossary/*.md"), *docs.glob("documents/*.md")]:
        attack_entry(path)
    for path in docs.glob("data/names/*.yml"):
        attack_names(path)
    for path in docs.glob("reports/*/[er]*s.yml"):
        attack_marks(path)
    attack_table(docs / "data" / "countries.csv", "note formal_name")
    attack_table(docs / "data" / "sources.csv", "title publisher terms note")
    attack_report(docs / "reports" / SECOND)
    attack_page(docs / "about" / "mandate.md")  # which its title stands for in the navigation
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder / "site"]
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://example.org/x/"}
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return (folder / "site").as_uri() + "/"


@pytest.fixture
def inert(page, troubles):
    """Gives what the page at hand runs that it should not, what it complains of, and the globals that it has made."""
    page.on("dialog", lambda dialog: troubles.console.append(f"a dialog: {dialog.message}"))

    def told():
        return page.evaluate(RUNNING), [*troubles.console, *troubles.failed], page.evaluate(GLOBALS)

    return told


NOTHING = ([], [], ["edition"])
PAGES = ["index", f"{SECOND}/index", f"{SECOND}/full", f"{SECOND}/entries", f"{SECOND}/corrections"]
PAGES += [f"{FIRST}/timeline", f"{FIRST}/recommendations", f"{FIRST}/ii", ENTRY, "glossary/index", "countries/index"]
PAGES += ["countries/mex", "countries/yug", "documents/index", "about/sources", "about/mandate"]


def test_pages_show_words(page, attacked, inert):
    """On each type of page nothing runs, and nothing tried to."""
    found = 0
    for address in PAGES:
        page.goto(f"{attacked}{address}.html")
        found += page.locator("body").inner_text().count("onerror=broken()")
        assert inert() == NOTHING, address
    assert found > 100  # the words do stand there


@pytest.mark.parametrize("pages", walks(PAGES))
def test_what_is_printed_shows_words(page, attacked, inert, pages):
    """Targets of links as notes, the running head and the citation at the end."""
    page.emulate_media(media="print")
    for address in pages:
        page.goto(f"{attacked}{address}.html")
        assert inert() == NOTHING, address
    page.goto(f"{attacked}{SECOND}/full.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    head = "getComputedStyle(document.documentElement).getPropertyValue('--running')"
    assert ATTACK in json.loads(page.evaluate(head))


@pytest.mark.parametrize("pages", walks([*PAGES, f"{SECOND}/p/1", f"downloads/{SECOND}"]))
def test_pages_show_words_in_firefox(firefox, attacked, pages):
    """There too nothing runs, and nothing tried to."""
    for address in pages:
        firefox.goto(f"{attacked}{address}.html")
        assert firefox.get(f"({RUNNING})()") == [], address
        assert firefox.get("window.broken ?? 'nothing'") == "nothing", address


@pytest.mark.parametrize("address", [f"downloads/{SECOND}.html", "404.html"])
def test_pages_without_scripts_show_words(page, attacked, inert, address):
    """The book of the attacked report, and the page for what is missing."""
    page.goto(attacked + address)
    assert "onerror=broken()" in page.locator("body").inner_text()
    assert inert() == ([], [], [])


def test_a_page_is_told_by_all_of_its_title(page, attacked):
    """What other programs read in its head and its JSON-LD is the title with the attack, whole and as words."""
    page.goto(f"{attacked}{SECOND}/index.html")
    assert ATTACK in page.title()
    content = "name => document.querySelector(`meta[property='${name}'], meta[name='${name}']`).content"
    for name in ("og:title", "og:image:alt", "citation_title"):
        assert ATTACK in page.evaluate(content, name), name
    linked = page.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)")
    assert ATTACK in linked["name"]
    assert ATTACK in page.locator("p.printed").text_content()


def test_a_popup_shows_words(page, attacked, inert):
    """The panel beside a link has the entry's words as they are."""
    page.goto(f"{attacked}{FIRST}/ii.html")
    page.locator("[data-unit] a[href$='ohchr.html']").first.hover()
    page.locator(".popup").wait_for()
    assert ATTACK in " ".join(page.locator(".popup").text_content().split())
    assert inert() == NOTHING


def test_the_search_shows_words(page, attacked, inert):
    """Results have the words as they are, also where they are marked."""
    page.goto(f"{attacked}{SECOND}/i.html")
    page.keyboard.press("/")
    for query in ("onerror", ATTACK):
        page.locator("dialog[open] .field input").fill(query)
        page.locator("dialog[open] .results a").first.wait_for()
        assert "onerror=broken()" in page.locator("dialog[open]").inner_text()
        assert inert() == NOTHING
    with page.expect_navigation():  # else the page that is left may be asked
        page.locator("dialog[open] .results a").first.click()
    page.locator("dialog[open]").wait_for(state="detached")
    assert inert() == NOTHING


def test_citing_shows_words(page, attacked, inert):
    """Every form of citation, and a range of paragraphs, has the title as it is."""
    page.goto(f"{attacked}{SECOND}/full.html")
    page.locator("a.number").last.click()
    panel = page.locator("dialog.cite[open]")
    panel.wait_for()
    panel.evaluate("each => { for (const part of each.querySelectorAll('details')) part.open = true }")
    assert panel.inner_text().count("onerror=broken()") >= 5
    assert inert() == NOTHING
    panel.locator("[name=from]").select_option("0")
    assert inert() == NOTHING


def test_an_address_shows_words(page, attacked, inert):
    """What somebody else puts into the address is searched for and no more."""
    page.goto(f"{attacked}index.html?q=%3Cimg%20src=x%20onerror=broken()%3E#%22%3E%3Cimg%20src=x%20onerror=broken()%3E")
    page.locator("dialog[open] .field input").wait_for()
    assert inert() == NOTHING
