"""on_files: each report as a database; when all files are known, a description of each data file."""

import sqlite3
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from shell.build import Build, build_of, end_build
from shell.files import Written, add

from concordance import InputError
from concordance.data.database import database
from concordance.data.database_tables import Subject
from concordance.data.index import PATH as INDEX
from concordance.data.index import index
from concordance.data.package import PATH, DataPackage
from concordance.data.publisher import Publisher
from concordance.data.table_checks import check_tables


@event_priority(-50)  # after the files of all other hooks, before guard.py looks at them
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Return the files with the databases, and with the data package of all files of data."""
    build = build_of(config)
    publisher = Publisher(build.site.name, build.site.address)
    for annotated in build.edition.reports:
        subject = Subject(build.edition, annotated, publisher, build.version)
        add(Written(f"downloads/{annotated.report.slug}.sqlite", partial(_database, subject), config), files)
    add(Written(PATH, partial(_package, build, publisher, files), config), files)
    add(Written(INDEX, partial(_index, build, publisher, files), config), files)
    return files


def _database(subject: Subject) -> bytes:
    """Return the database of a report; if this Python cannot make one, the build ends."""
    try:
        return database(subject)
    except (sqlite3.Error, AttributeError) as error:
        raise PluginError(
            f"downloads/{subject.report.slug}.sqlite cannot be made: {error}. The SQLite {sqlite3.sqlite_version} of "
            "this Python lacks full text search (FTS5) or serialization; use a Python from python.org or your system."
        ) from error


def _index(build: Build, publisher: Publisher, files: Files) -> str:
    return index(build.edition, _paths(build, files), publisher, build.version)


def _paths(build: Build, files: Files) -> set[str]:
    """Return the paths of all files, those of the sources too, which pack.py writes later."""
    return files.src_uris.keys() | {f"{each.report.slug}/data/source.md" for each in build.edition.reports}


def _package(build: Build, publisher: Publisher, files: Files) -> str:
    """Return the data package; a table in docs/data that is not as declared ends the build."""
    slugs = {each.report.slug for each in build.edition.reports}
    tables = [file for path, file in files.src_uris.items() if _is_table(path, slugs)]
    authored = {file.src_uri: file.content_string for file in tables if not file.generated_by}
    try:
        check_tables(authored, build.declared)
    except InputError as error:
        end_build(error.problems, " in tables of docs/data, listed above.")
    package = DataPackage(build.declared, build.edition, {file.src_uri: file.content_string for file in tables})
    return package.written(_paths(build, files), publisher, build.version)


def _is_table(path: str, slugs: set[str]) -> bool:
    of_site = path.startswith("data/") and path.endswith(".csv")
    return of_site or (path.endswith(".json") and path.partition("/")[0] in slugs)
