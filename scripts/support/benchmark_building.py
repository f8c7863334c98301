"""Whole sites beside plain ones: the same report once and many times, with our pages and as plain Material pages.

The plain site has the same pages with the same words, as headings, paragraphs and lists without a link or a mark, and
is built by MkDocs and Material as they come, with their search. It is built twice: with one page in the navigation,
which is the least that it can take, and with every page in it, as Material does by itself. Time is processor time, so
that what else the machine does counts less; memory is the highest that was taken.
"""

import compileall
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from concordance.site.notation import in_markdown
from support import ROOT
from support.shelf import under_another_symbol

FEW, ROUNDS = 10, 5  # so few copies are built several times, and the fastest counts: builds differ by chance
MANY = 57  # copies of a report of some twenty pages make some 1,500 pages
AIM = 0.1  # of what Material's own navigation costs, with every page in it
LEAST = 10.0  # seconds: two builds differ by chance, and less than this is not told apart
BLOCKS = {"h1": "# ", "h2": "## ", "h3": "### ", "p": "", "li": "- ", "dt": "", "dd": "", "tr": "- ", "pre": ""}
TIMES = "proof.txt"  # what the proof of links took in each build of a folder, line by line
BEFORE_PROOF = """
import time
from mkdocs.plugins import event_priority

@event_priority(-299)
def on_post_build(*, config):
    config.extra["proof"] = time.process_time()
"""
AFTER_PROOF = f"""
import time
from mkdocs.plugins import event_priority
from pathlib import Path

@event_priority(-301)
def on_post_build(*, config):
    taken = time.process_time() - config.extra["proof"]
    with Path(config.config_file_path).with_name("{TIMES}").open("a") as times:
        print(taken, file=times)
"""
WITHOUT_NAVIGATION = """
from mkdocs.structure.nav import Navigation

def on_page_context(context, *, page, config, nav):
    context["nav"] = Navigation([], nav.pages)
    return context
"""


@dataclass(frozen=True)
class Built:
    """What a build took."""

    seconds: float
    megabytes: float
    size: float
    stopped: bool = False  # before it was done


def report(copies: Sequence[int], *, navigation: bool) -> Iterator[str]:
    """Yield the lines to print."""
    if navigation:
        with tempfile.TemporaryDirectory() as folder:
            yield from _navigation(Path(folder))
        return
    yield f"{'':9}{'pages':>7}{'ours':>9}{'plain':>9}{'ratio':>7}{'plain, all in the navigation':>30}{'ratio':>7}"
    yield f"{'':9}{'':7}{'s':>9}{'s':>9}{'':7}{'s':>30}{'':7}{'links':>9}{'memory':>14}{'size':>12}"
    for count in copies:
        with tempfile.TemporaryDirectory() as folder:
            yield _compared(Path(folder), count)


def _compared(folder: Path, count: int) -> str:
    source, rounds = copied(folder / "ours", count), ROUNDS if count <= FEW else 1
    _hooked(source, {"before_proof.py": BEFORE_PROOF, "after_proof.py": AFTER_PROOF})
    ours = best(source, rounds)
    links = min(map(float, (source / TIMES).read_text(encoding="utf-8").split())) / ours.seconds
    pages = plain(folder / "plain", folder / "ours" / "site")
    least = best(_configured(folder / "plain", complete=False), rounds)
    most = best(_configured(folder / "plain", complete=True), rounds)
    return (
        f"{count:4} {'copy' if count == 1 else 'times'}{pages:6}{ours.seconds:9.1f}{least.seconds:9.1f}"
        f"{ours.seconds / least.seconds:7.2f}"
        f"{most.seconds:30.1f}{ours.seconds / most.seconds:7.2f}"
        f"{links:8.1%} {ours.megabytes:7.0f}/{least.megabytes:3.0f} MB{ours.size:6.0f}/{least.size:3.0f} MB"
    )


def _hooked(folder: Path, hooks: Mapping[str, str]) -> None:
    """Let the builds of a folder have these hooks too, before their own."""
    for name, text in hooks.items():
        (folder / name).write_text(text, encoding="utf-8")
    named = "".join(f"\n  - {name}" for name in hooks)
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("\nhooks:", f"\nhooks:{named}", 1), encoding="utf-8")


def _navigation(folder: Path) -> Iterator[str]:
    """Yield what the navigation alone costs at some 1,500 pages: ours, and Material's own with every page in it.

    That one is stopped when its share is known to be less than the aim.
    """
    ours = copied(folder / "ours", MANY)
    with_ours = built(ours)
    pages = plain(folder / "plain", ours / "site")
    with_none = built(_configured(folder / "plain", complete=False))
    _hooked(ours, {"without.py": WITHOUT_NAVIGATION})
    without = built(ours)
    own = with_ours.seconds - without.seconds
    yield f"The navigation alone, {pages} pages, with and without it:"
    yield f"ours {own:.1f} s ({with_ours.seconds:.1f} and {without.seconds:.1f})"
    enough = with_none.seconds + max(own, LEAST) / AIM
    with_all = built(_configured(folder / "plain", complete=True), enough)
    all_in = with_all.seconds - with_none.seconds
    more = "more than " if with_all.stopped else ""
    yield f"with every page in it {more}{all_in:.1f} s ({more}{with_all.seconds:.1f} and {with_none.seconds:.1f})"
    yield f"a share of {'less than ' if more else ''}{own / all_in:.2f}. Aim: at most {AIM}."


def copied(folder: Path, count: int) -> Path:
    """Return the folder with all that a build needs, its first report `count` times under other symbols."""
    unread = shutil.ignore_patterns("__pycache__")
    for name in ("docs", "hooks", "tests/gold"):
        shutil.copytree(ROOT / name, folder / name, ignore=unread)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    reports = folder / "docs" / "reports"
    first = min(reports.iterdir())
    for number in range(2, count + 1):
        other = shutil.copytree(first, reports / f"{first.name}-copy-{number}")
        declared = other / "report.yml"
        record = under_another_symbol(declared.read_text(encoding="utf-8"), number)
        declared.write_text(record, encoding="utf-8")
    compileall.compile_dir(folder / "hooks", quiet=1)  # as MkDocs and its theme are, and these after a first build
    return folder


def best(folder: Path, rounds: int) -> Built:
    """Return the fastest of several builds of the site of this folder."""
    return min((built(folder) for _ in range(rounds)), key=lambda each: each.seconds)


def built(folder: Path, enough: float = math.inf) -> Built:
    """Return what building this folder's site took, or trying for this many seconds; raise ValueError if it failed."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--quiet"]
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    until = time.monotonic() + enough
    ended, status, used = os.wait4(process.pid, 0 if math.isinf(enough) else os.WNOHANG)
    while not ended and time.monotonic() < until:
        time.sleep(1)
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
    if not ended:
        process.kill()
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if ended and process.returncode:
        raise ValueError(f"MkDocs ended with status {process.returncode} in {folder}; the reason stands above.")
    size = sum(path.stat().st_size for path in (folder / "site").rglob("*") if path.is_file())
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Built(used.ru_utime + used.ru_stime, kilobytes / 1000, size / 1e6, stopped=not ended)


def plain(folder: Path, site: Path) -> int:
    """How many pages there are in the folder: the words of those of the site as plain Markdown."""
    pages = 0
    for path in sorted(site.rglob("*.html")):
        blocks = blocks_of(path.read_text(encoding="utf-8"))
        if blocks:
            page = folder / "docs" / path.relative_to(site).with_suffix(".md")
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
            pages += 1
    return pages


def _configured(folder: Path, *, complete: bool) -> Path:
    navigation = "" if complete else 'nav: [index.md]\nnot_in_nav: "*"\n'
    settings = f"site_name: Plain\ntheme: {{name: material}}\n{navigation}"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def blocks_of(page: str) -> list[str]:
    """Return the headings, paragraphs, items and rows of a page's article as Markdown without a link or a mark."""
    reader = _Blocks()
    reader.feed(page)
    reader.close()
    return [f"{mark}{in_markdown(' '.join(words.split()))}" for mark, words in reader.blocks if words.strip()]


class _Blocks(HTMLParser):
    """Collects the words of an article by the blocks that they stand in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, str]] = []
        self._in_article = False
        self._mark = ""

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._in_article |= tag == "article"
        if tag in BLOCKS:
            self._begin(BLOCKS[tag])

    def handle_endtag(self, tag: str) -> None:
        self._in_article &= tag != "article"
        if tag in BLOCKS:
            self._begin("")
        elif tag in {"td", "th"}:
            self.handle_data(" ")

    def _begin(self, mark: str) -> None:
        self.blocks.append((mark, ""))

    def handle_data(self, data: str) -> None:
        if self._in_article:
            mark, words = self.blocks.pop() if self.blocks else ("", "")
            self.blocks.append((mark, words + data))
