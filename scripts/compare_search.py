"""Measure the search of the built site beside the search of a plain site made with Material for MkDocs.

Run as: python3 scripts/compare_search.py [--site DIR] [--browser PROGRAM] [--misses]

The plain site holds the same paragraphs and entries, each paragraph under a heading of its own, which suits Material's
search best; its settings are Material's own. Both searches are used in a browser, as a reader uses them, and answer the
queries of tests/gold/queries.yml, which were marked by hand. Build the site first.
"""

from __future__ import annotations

from support import environment

environment.enter(__name__, environment.TEST_LOCK)

import functools
import gzip
import html
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from playwright.sync_api import Page, Response, ViewportSize, sync_playwright
from support import ROOT
from support.arguments import parser_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

QUERIES = ROOT / "tests" / "gold" / "queries.yml"
TALL: ViewportSize = {"width": 1280, "height": 30_000}  # Material draws results as they come into sight
FIRST = 5  # results that a reader looks at

PLAIN = """
site_name: Plain
use_directory_urls: false
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [attr_list]
"""
ALL_OF_MATERIAL = """async () => {
    const links = () => [...document.querySelectorAll(".md-search-result__link")].map(link => link.href)
    const meta = document.querySelector(".md-search-result__meta")
    for (let quiet = 0, before = ""; quiet < 4;) {
        await new Promise(done => setTimeout(done, 100))
        const now = meta.textContent + links().length
        quiet = now === before ? quiet + 1 : 0
        before = now
    }
    return links()
}"""
ALL_OF_OURS = """() => {
    document.querySelector("dialog[open] .rest button")?.click()
    return [...document.querySelectorAll("dialog[open] .results a")].map(link => link.href)
}"""


@dataclass(frozen=True)
class Query:
    """What is typed, and what must be found: paragraphs by their anchors, entries by their ids in small letters."""

    words: str
    tells: str
    paragraphs: frozenset[str]
    entries: frozenset[str]


@dataclass(frozen=True)
class Answer:
    """What a search found: the paragraphs of all results, and the paragraphs and entries of the first ones."""

    paragraphs: frozenset[str]
    first: frozenset[str]


class Measure:
    """Counts over answers: of paragraphs expected, found and right; of queries, answered at once and exactly."""

    def __init__(self) -> None:
        self.expected = self.found = self.right = self.queries = self.at_once = self.exact = 0

    def add(self, query: Query, answer: Answer) -> None:
        """Count one answer."""
        self.queries += 1
        self.expected += len(query.paragraphs)
        self.found += len(answer.paragraphs)
        self.right += len(query.paragraphs & answer.paragraphs)
        wanted = query.paragraphs | query.entries
        self.at_once += bool(wanted & answer.first) if wanted else not answer.paragraphs
        self.exact += query.paragraphs == answer.paragraphs

    def __str__(self) -> str:
        recall = self.right / self.expected if self.expected else 1.0
        precision = self.right / self.found if self.found else 1.0
        return f"{recall:7.0%} {precision:9.0%} {self.at_once:7d} {self.exact:6d}"


def read_queries(path: Path, anchors: dict[str, str]) -> list[Query]:
    """Return the queries marked by hand, their units as anchors."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Query(
            str(row["query"]),
            row["tells"],
            frozenset(anchors[unit] for unit in row["paragraphs"]),
            frozenset(entry.lower() for entry in row.get("entries", [])),
        )
        for row in rows
    ]


def read_data(site: Path, name: str) -> Any:  # noqa: ANN401 - whatever shape the data of that name has
    """Return the value that a data script of the site hands over."""
    text = (site / f"{name}.js").read_text(encoding="utf-8")
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def build_plain(folder: Path, report: dict[str, Any], entries: Sequence[dict[str, Any]]) -> Path:
    """Return the folder of a plain site with the report's paragraphs under their headings and a page for each entry."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    pages = {section["slug"]: [f"# {section['heading']}"] for section in report["sections"]}
    for unit in report["units"]:
        pages[unit["section"]] += [f"## {unit['label']} {{: #{unit['anchor']} }}", _paragraph(unit["text"])]
    for entry in entries:
        pages[f"entry-{entry['id'].lower()}"] = [
            f"# {html.escape(entry['short'])}",
            _paragraph(", ".join([entry["title"], *entry["names"], *entry["places"]])),
            _paragraph(entry["text"]),
        ]
    pages.setdefault("index", [f"# {report['symbol']}"])
    for name, parts in pages.items():
        (docs / f"{name}.md").write_text("\n\n".join(parts), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    return folder / "site"


def _paragraph(words: str) -> str:
    return f"<p>{html.escape(words)}</p>"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Answers for a folder and says nothing."""

    def log_message(self, *_: object) -> None:
        """Do nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Yield the address of the folder on a web server, while the block runs."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def ask_plain(page: Page, words: str) -> list[str]:
    """Return the addresses that Material's search gives, in their order."""
    page.locator("[data-md-component=search-query]").fill("")
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.insert_text(words)
    page.keyboard.press("End")  # the search looks at its field when a key is let go
    links: list[str] = page.evaluate(ALL_OF_MATERIAL)
    return links


def ask_ours(page: Page, words: str) -> list[str]:
    """Return the addresses that the edition's search gives, in their order."""
    if not page.locator("dialog[open]").count():
        page.locator("[data-opens=search]").first.click()
        page.locator("dialog[open] select option").nth(1).wait_for(state="attached")
    page.locator("dialog[open] .field input").fill(words)
    links: list[str] = page.evaluate(ALL_OF_OURS)
    return links


def answer(links: Sequence[str], anchors: frozenset[str]) -> Answer:
    """Return what the results lead to: an anchor is a paragraph's, the name of a page an entry's or a report's."""

    def target(link: str) -> str:
        address, _, anchor = link.partition("#")
        path = address.partition("?")[0].rstrip("/").split("/")
        name = path[-2] if path[-1] == "index.html" else path[-1].removesuffix(".html")
        return anchor if anchor in anchors else name.removeprefix("entry-")

    targets = list(dict.fromkeys(map(target, links)))
    return Answer(frozenset(targets) & anchors, frozenset(targets[:FIRST]))


def run(
    page: Page, start: str, ask: Callable[[Page, str], list[str]], queries: Sequence[Query], anchors: frozenset[str]
) -> tuple[list[Answer], int]:
    """Return the answers to all queries, and the compressed bytes that the page and the first search asked for."""
    bodies: list[Response] = []
    page.on("response", lambda response: bodies.append(response))  # noqa: PLW0108 - Playwright marks its handlers
    page.goto(start, wait_until="networkidle")
    ask(page, queries[0].words)
    page.wait_for_load_state("networkidle")
    size = sum(len(gzip.compress(each.body())) for each in bodies if each.ok)
    return [answer(ask(page, query.words), anchors) for query in queries], size


def table(queries: Sequence[Query], answers: Sequence[Answer]) -> str:
    """Return the measures by what the queries tell, and of all."""
    measures: dict[str, Measure] = defaultdict(Measure)
    for query, each in zip(queries, answers, strict=True):
        for name in (query.tells, "all"):
            measures[name].add(query, each)
    head = f"{'':10} queries   recall precision at once  exact"
    order = [*dict.fromkeys(query.tells for query in queries), "all"]
    return "\n".join([head, *(f"{name:10} {measures[name].queries:7d}  {measures[name]}" for name in order)])


def misses(queries: Sequence[Query], answers: Sequence[Answer]) -> Iterator[str]:
    """Yield a line for each query that was not answered exactly."""
    for query, each in zip(queries, answers, strict=True):
        missed, more = query.paragraphs - each.paragraphs, each.paragraphs - query.paragraphs
        if missed or more:
            yield f"  {query.words}: missed {len(missed)} of {len(query.paragraphs)}, too many {len(more)}"


def main(arguments: list[str]) -> int:
    """Return the exit status: 0 if both searches were measured."""
    parser = parser_of(__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site (site/)")
    parser.add_argument("--browser", default=shutil.which("chromium"), help="a Chromium")
    parser.add_argument("--misses", action="store_true", help="name the queries that were not answered exactly")
    options = parser.parse_args(arguments)
    data = sorted(options.site.glob("*/data/units.js"))
    if not data:
        print(f"{options.site} has no report with data. Build the site first.", file=sys.stderr)
        return 1
    report = read_data(options.site, data[0].relative_to(options.site).with_suffix("").as_posix())
    by_id = {unit["id"]: unit["anchor"] for unit in report["units"]}
    anchors, queries = frozenset(by_id.values()), read_queries(QUERIES, by_id)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        plain = build_plain(Path(folder), report, read_data(options.site, "data/entries"))
        browser = playwright.chromium.launch(executable_path=options.browser, args=["--no-sandbox"])
        for name, site, ask in (("Material, plain", plain, ask_plain), ("This edition", options.site, ask_ours)):
            with served(site) as address:
                context = browser.new_context(viewport=TALL)
                answers, size = run(context.new_page(), f"{address}index.html", ask, queries, anchors)
                context.close()
            print(f"\n{name}: {size / 1000:.0f} kB compressed for the front page and a first search")
            print(table(queries, answers))
            if options.misses:
                print(*misses(queries, answers), sep="\n")
        browser.close()
    print(f"\nrecall and precision: of paragraphs. at once: something expected is in the first {FIRST} results.")
    print("exact: all paragraphs that were marked by hand, and no other.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
