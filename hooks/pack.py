"""on_post_build, last of all: the source as received, and the archive for reading offline."""

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger

from concordance.archive import digest, zipped

if TYPE_CHECKING:
    from concordance.edition import Edition

log = get_plugin_logger("edition")


@event_priority(-200)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write `data/source.md` beside each report and `downloads/SLUG-offline.zip` of the whole site."""
    site = Path(config.site_dir)
    edition: Edition = config.extra["edition"]
    for annotated in edition.reports:
        slug = annotated.report.slug
        source = Path(config.docs_dir, "reports", slug, "source.md")
        (site / slug / "data" / "source.md").write_bytes(source.read_bytes())
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and not path.name.endswith((".map", ".gz"))
    }
    name = f"{edition.reports[0].report.slug}-offline.zip"
    archive = zipped(files, name.removesuffix(".zip"))
    downloads = site / "downloads"
    downloads.mkdir(exist_ok=True)
    (downloads / name).write_bytes(archive)
    (downloads / f"{name}.sha256").write_text(f"{digest(archive)}  {name}\n", encoding="ascii")
    log.info("downloads/%s: %d files, %.1f MB", name, len(files), len(archive) / 1e6)
