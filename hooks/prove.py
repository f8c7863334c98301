"""on_post_build, after the archive: every link, anchor, asset and style sheet, in the site and in the archive."""

import zipfile
from pathlib import Path

from built import end_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from concordance.site.links import LINKING, broken, linked

WRONG = "wrong addresses, as told above. Mend the pages or templates that have them."


@event_priority(-300)
def on_post_build(*, config: MkDocsConfig) -> None:
    """End the build if any address in the finished files is wrong. The archive has one page of its own: its first."""
    site = Path(config.site_dir)
    paths = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    files = {name: linked(name, path.read_bytes() if name.endswith(LINKING) else b"") for name, path in paths.items()}
    end_build(broken(files), WRONG)
    archive = f"{config.extra['archive']}.zip"
    with zipfile.ZipFile(site / "downloads" / archive) as packed:
        names = (name.partition("/")[2] for name in packed.namelist())
        offline = {name: files[name] for name in names}
        home = packed.read(f"{archive.removesuffix('.zip')}/index.html")
    end_build(broken(offline | {"index.html": linked("index.html", home)}), f"{WRONG} They stand in {archive}.")
