"""The data files of many reports: the same report once and many times, read, annotated and written as data.

Pages and books are left out; `building` has them. Time is processor time.
"""

import time
from collections.abc import Iterator, Mapping, Sequence

from concordance import Writer, assemble
from concordance.data.database import database
from concordance.data.database_tables import Subject
from concordance.data.declared import declared
from concordance.data.index import PATH as INDEX
from concordance.data.index import index
from concordance.data.package import PATH as PACKAGE
from concordance.data.package import DataPackage
from concordance.data.publisher import Publisher
from concordance.edition.edition import Edition
from support import ROOT, shelf

TEMPLATES = ROOT / "docs" / "templates"


def report(copies: Sequence[int]) -> Iterator[str]:
    """Yield the lines to print: for each number of reports what one of them takes, and what is of all of them."""
    heads = ("read, each", "written, each", "size, each", "of all", "index", "package")
    yield f"{'reports':>7}{''.join(f'{head:>15}' for head in heads)}"
    for count in copies:
        records = copied(shelf.files(), count)
        began = time.process_time()
        edition = assemble(records)
        read = time.process_time()
        files = written(records, edition)
        done = time.process_time()
        of_all = {path: len(data) for path, data in files.items() if path.startswith("data/") or "/" not in path}
        each = (sum(map(len, files.values())) - sum(of_all.values())) / count
        yield (
            f"{count:7}{(read - began) / count:13.2f} s{(done - read) / count:13.2f} s{each / 1e6:12.3f} MB"
            f"{sum(of_all.values()) / 1e6:12.2f} MB{of_all[INDEX] / 1e6:12.3f} MB{of_all[PACKAGE] / 1e6:12.3f} MB"
        )


def copied(files: Mapping[str, bytes], count: int) -> dict[str, bytes]:
    """Return the records with their first report `count` times under other symbols, and no other report."""
    of_reports = [path for path in sorted(files) if path.startswith("reports/")]
    first = of_reports[0].split("/")[1]
    found = {path: data for path, data in files.items() if path not in of_reports}
    for number in range(1, count + 1):
        slug = first if number == 1 else f"{first}-copy-{number}"
        for path in (path for path in of_reports if path.startswith(f"reports/{first}/")):
            data = files[path]
            if path.endswith("/report.yml"):
                data = shelf.under_another_symbol(data.decode(), number).encode()
            found[path.replace(f"/{first}/", f"/{slug}/")] = data
    return found


def written(records: Mapping[str, bytes], edition: Edition) -> dict[str, bytes]:
    """Return every file of data by its path in the site, without scripts for the reader's browser."""
    publisher, version = Publisher("Reports"), "0"
    files = {path: data for path, data in records.items() if path.startswith("data/") and path.endswith(".csv")}
    for file in Writer(edition, {}).files():
        if "data/" in file.path and not file.path.endswith(".js"):
            files[file.path] = file.write().encode()
    for annotated in edition.reports:
        slug = annotated.report.slug
        files[f"{slug}/data/source.md"] = records[f"reports/{slug}/source.md"]
        files[f"downloads/{slug}.sqlite"] = database(Subject(edition, annotated, publisher, version))
    tables = {path: data.decode() for path, data in files.items() if path.endswith((".csv", ".json"))}
    described = declared((TEMPLATES / "data" / "tables.yml").read_text(encoding="utf-8"), "tables.yml")
    package = DataPackage(described, edition, tables).written(files.keys(), publisher, version)
    listed = index(edition, files.keys(), publisher, version)
    return files | {PACKAGE: package.encode(), INDEX: listed.encode()}
