"""The first view of a section, beside a Material page with the same text and no extras; and the offline archive.

Both are served compressed by the same server and opened in the same browser, which remembers nothing. The Material page
has the words of the section alone, as headings and paragraphs, on a site of that one page, built by MkDocs and Material
as they come, but without the fonts that they load from elsewhere.
"""

import posixpath
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from support import ROOT, browsers, building, environment, first_view
from support.benchmark_building import blocks_of
from support.samples import samples
from support.serving import served

LARGEST = 12  # parts of the archive that are named
SETTINGS = "site_name: Plain\ntheme: {name: material, font: false}\nuse_directory_urls: false\n"


def report() -> Iterator[str]:
    """Yield the lines to print."""
    python = environment.ready(ROOT, environment.TEST_LOCK)
    browser = browsers.find_browser(python)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        building.build(ROOT, site, python)
        section = samples(site)["section"]
        material = material_page(site / section, Path(folder, "plain"), python)
        with served(site) as ours, served(material) as plain:
            views = first_view.measured(python, browser, [ours + section, plain + "index.html"])
        yield from _views(section, *views)
        for archive in sorted((site / "downloads").glob("*.zip")):
            yield ""
            yield from parts(archive)


def material_page(page: Path, folder: Path, python: Path) -> Path:
    """Return the folder of a built site that is a Material page with the words of this page."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    words = "\n\n".join(blocks_of(page.read_text(encoding="utf-8")))
    (folder / "docs" / "index.md").write_text(words, encoding="utf-8")
    command: list[str | Path] = [python, "-P", "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=folder, check=True, stderr=subprocess.DEVNULL)
    return folder / "site"


def _views(section: str, ours: first_view.View, plain: first_view.View) -> Iterator[str]:
    yield f"{'The first view of ' + section:36}{'ours':>10}{'Material':>10}{'ratio':>8}"
    rows = {
        "bytes, compressed, with headers": (ours.size, plain.size),
        "requests": (len(ours.files), len(plain.files)),
        "scripts": (ours.scripts, plain.scripts),
        "ms until words are seen": (ours.painted, plain.painted),
        "ms until all is loaded": (ours.loaded, plain.loaded),
    }
    for what, (one, other) in rows.items():
        yield f"{what:36}{one:10,.0f}{other:10,.0f}{one / other:8.2f}"
    for name, view in {"Ours": ours, "Material": plain}.items():
        yield f"\n{name}, by file:"
        for address, size in sorted(view.files.items(), key=lambda file: -file[1]):
            yield f"{size:10,}  {urlsplit(address).path.lstrip('/')}"


def parts(archive: Path) -> Iterator[str]:
    """Yield the size of an archive, and of its largest parts: all files of one kind in one folder."""
    sizes: dict[str, list[int]] = {}
    with zipfile.ZipFile(archive) as packed:
        for each in packed.infolist():
            folder, name = posixpath.split(each.filename.partition("/")[2])
            part = f"{folder}/*{posixpath.splitext(name)[1]}".lstrip("/")
            sizes.setdefault(part, []).append(each.compress_size)
    files = sum(map(len, sizes.values()))
    yield f"{archive.name}: {archive.stat().st_size:,} bytes, {files} files. Its largest parts, as packed:"
    for part, packed_sizes in sorted(sizes.items(), key=lambda part: -sum(part[1]))[:LARGEST]:
        yield f"{sum(packed_sizes):10,}  {part} ({len(packed_sizes)})"


if __name__ == "__main__":  # for the web server's check: a Material page beside a page
    print(material_page(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.executable)))
