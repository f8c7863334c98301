"""on_pre_build: nothing but files of docs/ is published. on_files, last of all: no two files at one address.

on_page_markdown: a page asks for macros by true or false, or it would show them unwritten.
"""

import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from concordance.problems import InputError, Problem

log = get_plugin_logger("edition")


def on_pre_build(*, config: MkDocsConfig) -> None:
    """End the build if anything below docs/ is no file of it: a link to the outside, a pipe."""
    docs = Path(config.docs_dir).resolve()
    strangers = [*_strangers(docs, docs)]
    for path in strangers:
        log.error(
            "docs/%s is no file of docs/: a link that leads out of it or nowhere, or no file at all. Put a copy there.",
            path,
        )
    if strangers:
        raise PluginError("Only what lies below docs/ is published.")


def _strangers(folder: Path, docs: Path) -> Iterator[str]:
    """Yield the paths below docs/ of what is neither a folder, nor a file, nor a link to one within docs/."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            inside = not entry.is_symlink() or Path(entry.path).resolve().is_relative_to(docs)
            if not inside or not (entry.is_file() or entry.is_dir()):
                yield Path(entry.path).relative_to(docs).as_posix()
            elif entry.is_dir(follow_symlinks=False):
                yield from _strangers(Path(entry.path), docs)


@event_priority(-200)
def on_files(files: Files, **_: object) -> Files:
    """Return the files unchanged; two that would be one on a system that does not tell capitals apart end the build."""
    sources = defaultdict(list)
    for file in files:
        sources[file.dest_uri.casefold()].append(f"docs/{file.src_uri}")
    clashes = {address: paths for address, paths in sources.items() if len(paths) > 1}
    for address, paths in clashes.items():
        log.error("%s would be written by %s. Rename one of them.", address, " and ".join(paths))
    if clashes:
        raise PluginError("Two files of the site have one address; capitals make no difference.")
    return files


def on_page_markdown(markdown: str, *, page: Page, **_: object) -> str:
    """Return the page unchanged; end the build if its `render_macros` is no plain true or false."""
    renders = page.meta.get("render_macros", False)
    if not isinstance(renders, bool):
        where = f"docs/{page.file.src_uri}, render_macros"
        expected = "true or false, without quotation marks"
        problem = Problem("bad-macros", where, repr(renders), expected, "Correct it.")
        log.error("%s", problem)
        raise PluginError("A page asks for macros in a way that nobody understands.") from InputError([problem])
    return markdown
