"""What is known of the packages: their licences, which a page lists, and their vulnerabilities, which OSV lists."""

from __future__ import annotations

import csv
import json
import subprocess
import urllib.error
import urllib.request
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from support import environment
from support.audit_tools import UnableError

if TYPE_CHECKING:
    from pathlib import Path

    from support.audit_tools import Tools

SERVICE = "https://api.osv.dev/v1/querybatch"  # the open database of vulnerabilities; it has what PyPI lists
ADVISORY = "https://osv.dev/vulnerability/"
PATIENCE = 10  # seconds
LOCKS = ("site.lock", "test.lock", "audit.lock", "benchmark.lock")
PAGE = "about/licences.html"


def check_vulnerabilities(_site: Path, tools: Tools) -> list[str]:
    """Each vulnerability that OSV knows in a Python package of a lock file, in the version that the lock has."""
    packages = sorted(
        {pin for lock in LOCKS for pin in environment.pins((tools.root / lock).read_text(encoding="utf-8"))}
    )
    wanted = [{"package": {"name": name, "ecosystem": "PyPI"}, "version": version} for name, version in packages]
    request = urllib.request.Request(
        SERVICE, json.dumps({"queries": wanted}).encode(), {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 (ours, above)
            results = json.load(answer)["results"]
    except (OSError, ValueError, KeyError) as error:
        raise UnableError(f"the database of vulnerabilities ({SERVICE}) does not answer: {_said(error)}") from error
    if len(results) != len(packages):
        raise UnableError(f"{SERVICE} was asked for {len(packages)} packages and answered for {len(results)}")
    print(f"{len(packages)} packages of {', '.join(LOCKS)} were looked up")
    return [
        f"{name} {version}: {ADVISORY}{each['id']}"
        for (name, version), known in zip(packages, results, strict=True)
        for each in known.get("vulns", [])
    ]


def _said(error: Exception) -> str:
    return str(error.reason) if isinstance(error, urllib.error.URLError) else f"{type(error).__name__} {error}"


def check_licences(site: Path, tools: Tools) -> list[str]:
    """Return what the page on licences lacks: packages of site.lock, and parts by others that are kept with the source.

    The table behind it has to say of each package what its installed metadata say.
    """
    command: list[str | Path] = [tools.python(), tools.root / "scripts" / "licences.py"]
    answer = subprocess.run(command, capture_output=True, check=False, text=True)
    if answer.returncode != 0:
        return [f"no licence is stated: {answer.stderr.strip().splitlines()[-1]}"]
    page = site / PAGE
    if not page.is_file():
        return [f"{PAGE}: there is no such page"]
    return missing(answer.stdout, page.read_text(encoding="utf-8"), _parts(tools.root / "docs"))


def missing(table: str, page: str, parts: list[str]) -> list[str]:
    """Return what the page does not name: rows of the table, each with its version and licence, and parts by others."""
    reader = _Rows()
    reader.feed(page)
    reader.close()
    rows = list(csv.reader(table.splitlines()))[1:]
    found = [f"{PAGE} lacks a row: {' '.join(row)}" for row in rows if row not in reader.rows]
    words = "".join(reader.words)
    return found + [
        f"{PAGE} does not name {part}, which is kept with its licence" for part in parts if part not in words
    ]


def _parts(docs: Path) -> list[str]:
    """Return the folders below docs/ with a licence of their own, for what others have made: docs/assets/vendor/..."""
    return sorted({path.parent.relative_to(docs.parent).as_posix() for path in docs.rglob("LICENSE*")})


class _Rows(HTMLParser):
    """Collects the cells of each row of a page's tables, and all its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.words: list[str] = []
        self._cell = False

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        self._cell = tag == "td" or (self._cell and tag != "tr")
        if tag == "td":
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self._cell = self._cell and tag != "td"

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._cell:
            self.rows[-1][-1] += data
