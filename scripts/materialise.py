"""Write the pages of the built site as plain Markdown, so that any other generator can go on from there.

Run as: python3 scripts/materialise.py FOLDER [--site DIR]
        python3 scripts/materialise.py --proof FOLDER [--site DIR]

FOLDER gets `pages/`, with a Markdown file for each page, and `files/`, with all other files: data, downloads, short
addresses, maps. `zensical.toml` and `hugo.toml` with `layouts/` set up two generators: `hugo` makes the whole site in
public/; `zensical build -f zensical.toml` makes the pages there, and `files/` has to be copied beside them.

Words, ids and links of every page are kept: `--proof` compares what a generator has made in public/ with the site, and
`python3 scripts/audit.py materialised` does so with both. What is lost is the frame with its navigation, the panels
beside links, the search, citing and all else that the reader's scripts do, and the styles with which figures are drawn
and lists are set.
"""

from __future__ import annotations

from support import environment

environment.enter(__name__)

import json
import shutil
import sys
from pathlib import Path

from lxml import html
from support import ROOT
from support.arguments import parser_of
from support.markdown_pages import markdown_of
from support.materialised import differences

LAYOUT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><article>{{ .Content }}</article></body></html>
"""


def main(arguments: list[str]) -> int:
    """Return the exit status: 0, or 1 if the folder is not empty or there is no site."""
    parser = parser_of(__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a folder that is empty or is not there")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the folder of the built site (site/)")
    parser.add_argument("--proof", action="store_true", help="compare what a generator has made of FOLDER in public/")
    options = parser.parse_args(arguments)
    site, folder = options.site, options.folder
    if not (site / "index.html").is_file():
        print(
            f"{site} is no built site. Make it with python3 scripts/build.py, or name it with --site.", file=sys.stderr
        )
        return 1
    if options.proof:
        return prove(site, folder / "public")
    if folder.exists() and any(folder.iterdir()):
        print(f"{folder} is not empty. Name a folder that is empty or is not there.", file=sys.stderr)
        return 1
    pages = materialise(site, folder)
    print(f"{len(pages)} pages in {folder / 'pages'}; zensical.toml and hugo.toml beside it set up two generators.")
    return 0


def prove(site: Path, made: Path) -> int:
    """Tell what differs between the pages of the site and those made; return 0 for nothing, else 1."""
    pages = _pages(site)
    found = []
    for name in pages:
        if (made / name).is_file():
            found += differences(name, *((folder / name).read_text(encoding="utf-8") for folder in (site, made)))
        else:
            found.append(f"{name}: there is no such page in {made}")
    print("\n".join([*found, f"{len(pages)} pages compared: {len(found)} differences in words, ids or links"]))
    return 1 if found else 0


def _pages(site: Path) -> list[str]:
    return [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")) if is_page(path)]


def materialise(site: Path, folder: Path) -> list[str]:
    """Write the pages and all other files of a site into a folder; return the paths of the pages, as in the site."""
    pages = _pages(site)
    for name in pages:
        text = (site / name).read_text(encoding="utf-8")
        target = folder / "pages" / name.replace(".html", ".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_front_matter(text) + markdown_of(text), encoding="utf-8", newline="\n")
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name not in pages and not _is_of_the_frame(name):
            target = folder / "files" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    (folder / "zensical.toml").write_text(_zensical(site), encoding="utf-8", newline="\n")
    (folder / "hugo.toml").write_text(_hugo(site, pages), encoding="utf-8", newline="\n")
    for name in ("single", "list"):
        layout = folder / "layouts" / "_default" / f"{name}.html"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(LAYOUT, encoding="utf-8", newline="\n")
    return pages


def _is_of_the_frame(name: str) -> bool:
    """Whether a file belongs to the frame: scripts and styles, but not the map, which pages show."""
    frame = name.startswith("assets/") and not name.endswith(".svg")
    return frame or name.startswith(".") or name == "404.html"


def is_page(path: Path) -> bool:
    """Whether the file is a page in the site's frame: no short address, no book, no page for what is missing."""
    return 'class="md-content__inner' in path.read_text(encoding="utf-8")


def _front_matter(page: str) -> str:
    """Return what the page says of itself; JSON is YAML."""
    head = html.fromstring(page).find("head")
    meta = {"title": head.findtext("title"), "description": head.xpath("string(meta[@name='description']/@content)")}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in meta.items() if value]
    return "\n".join(["---", *lines, "---", "", ""])


def _name(site: Path) -> str:
    package = json.loads((site / "datapackage.json").read_text(encoding="utf-8"))
    return json.dumps(package["title"], ensure_ascii=False)


def _zensical(site: Path) -> str:
    return f"""[project]
site_name = {_name(site)}
docs_dir = "pages"
site_dir = "public"
use_directory_urls = false

[project.markdown_extensions.attr_list]
[project.markdown_extensions.tables]
[project.markdown_extensions.toc]
permalink = false
"""


def _hugo(site: Path, pages: list[str]) -> str:
    """Return Hugo's settings; a page that opens a folder is called `_index.md` there."""
    opening = [name.replace(".html", ".md") for name in pages if name.endswith("index.html")]
    mounts = [
        f'[[module.mounts]]\nsource = "pages/{name}"\ntarget = "content/{name.replace("index.md", "_index.md")}"\n'
        for name in opening
    ]
    return f"""title = {_name(site)}
baseURL = "https://example.org/"
uglyURLs = true
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]

[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.extensions]
typographer = {{ disable = true }}
linkify = false

[[module.mounts]]
source = "files"
target = "static"
[[module.mounts]]
source = "pages"
target = "content"
files = ["! index.md", "! **/index.md"]
{"".join(mounts)}"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
