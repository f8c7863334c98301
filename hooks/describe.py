"""on_files, when all files are known: the data package, which tells what each file of data is."""

from functools import partial

from built import build_of
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from written import Written, add

from concordance.data.package import PATH, Package
from concordance.data.publisher import Publisher


@event_priority(-50)  # after the files of all other hooks, before guard.py looks at them
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Return the files with the data package of those that are data."""
    add(Written(PATH, partial(_package, config, files), config), files)
    return files


def _package(config: MkDocsConfig, files: Files) -> str:
    """Describe the files; those that pack.py writes later are told by name."""
    build = build_of(config)
    tables = [file for file in files if file.src_uri.startswith("data/") and file.src_uri.endswith(".csv")]
    package = Package(build.declared, build.edition, {file.src_uri: file.content_string for file in tables})
    later = {f"{each.report.slug}/data/source.md" for each in build.edition.reports}
    publisher = Publisher(build.site.name, build.site.address)
    return package.written(files.src_uris.keys() | later, publisher, build.version)
