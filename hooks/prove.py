"""on_post_build, after the archive: every link, anchor, asset and style sheet, in the site and in the archive."""

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from shell.build import archive_name, build_of, end_build, finished

from concordance import Problem
from concordance.site.linked import LINKING, ReadContent, linked
from concordance.site.links import Proof

WRONG = ", listed above. Mend the pages or templates that have them."


@event_priority(-300)
def on_post_build(*, config: MkDocsConfig) -> None:
    """End the build if any address in the finished files is wrong."""
    archive = f"{archive_name(config.extra)}.zip"
    for place, problems in proof(Path(config.site_dir), archive, build_of(config).read):
        end_build(problems, f"{WRONG} They stand in {place}.", "wrong address", "wrong addresses")


def proof(site: Path, archive: str, read: Mapping[str, ReadContent]) -> Iterator[tuple[str, Iterator[Problem]]]:
    """Yield what is wrong in a finished site, then in its archive, which has one page of its own: its first.

    `read` has what is read of pages already, by their paths.
    """
    files = {
        name: linked(name, path.read_bytes() if name.endswith(LINKING) else b"", read.get(name))
        for name, path in finished(site).items()
    }
    proved = Proof()
    yield "the site", proved.broken(files)
    with zipfile.ZipFile(site / "downloads" / archive) as packed:
        names = (name.partition("/")[2] for name in packed.namelist())
        offline = {name: files[name] for name in names}
        home = packed.read(f"{archive.removesuffix('.zip')}/index.html")
    yield archive, proved.broken(offline | {"index.html": linked("index.html", home)})
