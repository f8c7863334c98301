"""The list of the reports of an edition and of their files, for programs that begin at one address."""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence

from concordance.addresses import page_url
from concordance.data.akoma_identity import work_address
from concordance.data.open_data import json_rows
from concordance.data.package import PATH as PACKAGE
from concordance.data.publisher import Publisher
from concordance.edition.edition import AnnotatedReport, Edition

PATH = "data/index.json"
UNLISTED = (".js", ".epub.sha256", ".html.sha256")  # scripts for the reader's browser, sums beside books


def index(edition: Edition, paths: Collection[str], publisher: Publisher, version: str) -> str:
    """Return the list, one report on each line; `paths` are those of all files of the site.

    Every address in it is from the site's root, except those that begin with a scheme.
    """
    head = {
        "title": publisher.name,
        "version": version,
        "address": publisher.address,
        "package": PACKAGE,
        "tables": sorted(path for path in paths if path.startswith("data/") and path.endswith(".csv")),
    }
    start = json.dumps(head, ensure_ascii=False).removesuffix("}")
    own: dict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        if not path.endswith(UNLISTED):
            own[_owner(path)].append(path)
    reports = json_rows(_report(each, own[each.report.slug]) for each in edition.reports).rstrip()
    return f'{start}, "reports": {reports}}}\n'


def _owner(path: str) -> str:
    """Return the slug of the report whose data or download a file is; of any other file, no report's."""
    folder, _, name = path.partition("/")
    return name.partition(".")[0] if folder == "downloads" else folder if name.startswith("data/") else ""


def _report(annotated: AnnotatedReport, files: Sequence[str]) -> dict[str, object]:
    report = annotated.report
    metadata = report.metadata
    return {
        "slug": report.slug,
        "symbol": report.symbol,
        "title": report.title,
        "author": metadata.author,
        "body": metadata.body,
        "date": metadata.date,
        "language": metadata.language,
        "official": metadata.official,
        "work": work_address(report),
        "url": page_url(report, "index"),
        "paragraphs": len(report.units),
        "mentions": len(annotated.mentions),
        "files": files,
    }
