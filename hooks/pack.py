"""on_post_build, last of all: the source as received, and the archive for reading offline."""

from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from shell.build import archive_name, build_of, finished

from concordance.archive import digest, zipped
from concordance.site.downloads import offline_copy

log = get_plugin_logger("edition")


@event_priority(-200)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write `data/source.md` beside each report and the archive of the whole site, with its books, to `downloads/`."""
    site, docs = Path(config.site_dir), Path(config.docs_dir)
    build = build_of(config)
    for annotated in build.edition.reports:
        slug = annotated.report.slug
        source = (docs / "reports" / slug / "source.md").read_bytes()
        (site / slug / "data" / "source.md").write_bytes(source)
    name = f"{archive_name(config.extra)}.zip"
    own = (f"downloads/{name}", f"downloads/{name}.sha256")
    files = {path: file.read_bytes() for path, file in finished(site).items() if path not in own and not _omitted(path)}
    offer = partial(offline_copy, build.jinja, name, build.books)
    page = files["index.html"].decode()
    if page.count(offer()) != 1:
        raise PluginError("docs/index.md must offer the offline copy once: {{ offline_copy() }} on a line of its own.")
    sizes = {book.name: len(files[f"downloads/{book.name}"]) for book in build.books}
    # the archive does not contain itself, so its front page has no link to it
    files["index.html"] = page.replace(offer(), offer(sizes, offline=True)).encode()
    archive = zipped(files, name.removesuffix(".zip"))
    downloads = site / "downloads"
    downloads.mkdir(exist_ok=True)
    (downloads / name).write_bytes(archive)
    offered = offer(sizes | {name: len(archive)})
    (site / "index.html").write_text(page.replace(offer(), offered), encoding="utf-8", newline="")
    (downloads / f"{name}.sha256").write_text(f"{digest(archive)}  {name}\n", encoding="ascii")
    log.info("downloads/%s: %d files, %.1f MB", name, len(files), len(archive) / 1e6)


def _omitted(path: str) -> bool:
    """Whether nobody reads the file from the archive: web servers and search engines do, or it is a build's marker."""
    return path in {"_headers", "robots.txt", "404.html"} or path.startswith(("sitemap.xml", "."))
