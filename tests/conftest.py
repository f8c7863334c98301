"""What all tests share: stories from tests/cases, the edition of this repository, Markdown as the site has it."""

import os
import runpy
import shutil
import sys
from pathlib import Path

import coverage
import jinja2
import markdown
import pytest
from hypothesis import settings
from mkdocs.utils.yaml import yaml_load
from support import shelf
from support.building import build
from tiers import divide, tell, told

from concordance.cache import Cache
from concordance.edition.assembly import assemble
from concordance.loading import load_yaml
from concordance.site.pages import Writer

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"

SLOW = pytest.StashKey[list]()  # the tests of the slow tier that this run leaves out

# the same examples every time: a test that fails once fails again
settings.register_profile("quick", settings.get_profile("ci"), max_examples=25)


def pytest_addoption(parser):
    """Add the option that has both tiers run, which tiers.py tells of."""
    parser.addoption("--all", action="store_true", help="run the slow tier too: the tests marked slow(reason)")


def pytest_configure(config):
    """Make the marks known: the one that gives a test its stories, and the one of the slow tier."""
    config.addinivalue_line("markers", "stories(file, *keys): run once for each story, its keys as arguments")
    config.addinivalue_line("markers", "slow(reason, quick): run with --all only; `quick` stands for it without")
    config.stash[SLOW] = []
    settings.load_profile("ci" if config.getoption("--all") else "quick")


def pytest_collection_modifyitems(config, items):
    """Leave out the slow tier, unless it is asked for, and measure no coverage by texts that chance has made."""
    for item in items:
        if item.get_closest_marker("hypothesis"):
            item.add_marker("no_cover")  # an example that somebody has told has to reach each line
    quick, slow = divide(items)
    if slow and not config.getoption("--all"):
        config.hook.pytest_deselected(items=slow)
        config.stash[SLOW] += slow
        items[:] = quick


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item):
    """Measure no coverage while that is made which a test asks for that is itself not measured."""
    measuring = coverage.Coverage.current() if item.get_closest_marker("no_cover") else None
    if measuring:
        measuring.stop()
    try:
        return (yield)
    finally:
        if measuring:
            measuring.start()


def pytest_terminal_summary(terminalreporter, config):
    """Say what this run has left out, by name and counted: the slow tier, and what could not run here."""
    skipped = terminalreporter.stats.get("skipped", [])
    skips = [(report.nodeid, f"could not run here: {report.longrepr[2]}") for report in skipped]
    lines = told(skips + [(item.nodeid, item.get_closest_marker("slow").args[0]) for item in config.stash[SLOW]])
    if lines:
        terminalreporter.section("left out (--all runs the slow tier, too)")
        for line in lines:
            terminalreporter.line(line)
    tell(lines)


def pytest_generate_tests(metafunc):
    """A test marked `stories("names.yml", "text", "found")` runs once for each story of tests/cases/names.yml.

    A story has a name, which is a statement, and some of the keys, which the test takes as arguments; a key that a
    story leaves out is empty.
    """
    for mark in metafunc.definition.iter_markers("stories"):
        file, *keys = mark.args
        stories = load_yaml((CASES / file).read_text(encoding="utf-8"), f"tests/cases/{file}")
        for story in stories:
            if unknown := story.keys() - {"name", *keys}:
                raise ValueError(f"{file}, {story['name']}: no test reads {', '.join(sorted(unknown))}")
        values = [[story.get(key, "") for key in keys] for story in stories]
        metafunc.parametrize(keys, values, ids=[story["name"] for story in stories])


@pytest.fixture(scope="session", autouse=True)
def compiled():
    """Keeps what Jinja has compiled: to compile the templates takes far longer than to fill them."""
    compile_, kept = jinja2.Environment.compile, {}

    def once(env, source, name=None, filename=None):
        if not isinstance(source, str):
            return compile_(env, source, name, filename)
        escaped = env.autoescape(name) if callable(env.autoescape) else env.autoescape
        how = (escaped, env.finalize, env.undefined, env.trim_blocks, env.lstrip_blocks, env.keep_trailing_newline)
        key = (source, name, filename, *how, *env.extensions)
        if key not in kept:
            kept[key] = compile_(env, source, name, filename)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2.Environment, "compile", once)
        yield


@pytest.fixture(scope="session")
def root():
    """The folder of this repository."""
    return ROOT


@pytest.fixture(scope="session")
def published():
    """The files of this repository's own edition."""
    return shelf.files()


@pytest.fixture(scope="session")
def world():
    """The files of a small invented edition, told in tests/cases/world."""
    return shelf.files(CASES / "world")


@pytest.fixture(scope="session")
def marked_world(world, root):
    """The files of the invented world with marks in its report, told in tests/cases/marks."""
    folder = root / "tests" / "cases" / "marks"
    return world | {f"reports/a-99-1/{path.name}": path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="session")
def second():
    """The files of an invented report with notes, a table and annexes, told in tests/second."""
    return shelf.files(ROOT / "tests" / "second")


@pytest.fixture(scope="session")
def copied(root):
    """Fills a folder with what a build needs, and the second report, and gives it back."""

    def copy(folder):
        for name in ("docs", "hooks", "tests/gold"):
            # with what Python has compiled, but not what it is about to
            shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("*.pyc.*"))
        for name in ("mkdocs.yml", "pyproject.toml"):
            shutil.copy(root / name, folder)
        shutil.copytree(root / "tests" / "second" / "reports", folder / "docs" / "reports", dirs_exist_ok=True)
        return folder

    return copy


@pytest.fixture(scope="session")
def built(root, tmp_path_factory):
    """Gives the folder of this repository's site for an address or, "", for none: built once in a run.

    The one for no address is the site that scripts/test.py has built, where EDITION_SITE names it.
    """
    done = {"": Path(os.environ["EDITION_SITE"])} if os.environ.get("EDITION_SITE") else {}

    def site(address):
        if address not in done:
            folder = tmp_path_factory.mktemp("built") / "site"
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("SITE_URL", address)
                build(root, folder, Path(sys.executable))
            done[address] = folder
        return done[address]

    return site


@pytest.fixture(scope="session")
def records_read():
    """What is read of this repository's records once: an edition with a report beside ours is made with it."""
    return Cache()


@pytest.fixture(scope="session")
def edition(published, records_read):
    """The edition of this repository."""
    return assemble(published, records_read)


@pytest.fixture(scope="session")
def templates():
    """The templates of pages, books and what is published, by their paths below docs/templates."""
    root = ROOT / "docs" / "templates"
    paths = (path for name in ("pages", "book", "publish") for path in (root / name).iterdir() if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}


@pytest.fixture(scope="session")
def pages_of(templates):
    """Gives the pages of an edition, without their frames, and its other files, as texts by address."""

    def pages(edition):
        writer = Writer(edition, templates)
        framed = {f"{page.path.removesuffix('.md')}.html": page.write().html for page in writer.pages()}
        return framed | {file.path: file.write() for file in writer.files()}

    return pages


@pytest.fixture(scope="session")
def edition_html(edition, pages_of):
    """The pages of this repository's own edition by their addresses."""
    return pages_of(edition)


@pytest.fixture(scope="session")
def zotero():
    """Makes of a page the item that Zotero makes of it."""
    return runpy.run_path(str(ROOT / "tests" / "zotero.py"))["read_by_zotero"]


@pytest.fixture(scope="session")
def to_html():
    """Renders a Markdown page as the site does: with all its extensions, its front matter taken off."""
    extensions = {"toc": {}, "tables": {}, "fenced_code": {}}  # MkDocs' own
    for item in yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]:
        extensions |= item if isinstance(item, dict) else {item: {}}
    reader = markdown.Markdown(extensions=[*extensions], extension_configs=extensions)

    def render(page):
        words = page.split("\n---\n", 1)[1] if page.startswith("---\n") else page
        return reader.reset().convert(words)

    return render
