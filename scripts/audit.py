"""Run the checks that need more than Python and a browser: Java, Node, R, a web server, a network.

Run as: python3 scripts/audit.py [CHECK ...]

Each check says at the end that it passed, that it FAILED, or that it could not run, and why. It looks at the site in
site/, built first where there is none. What a check needs is installed where that can be done: packages for Python into
`.venv-audit` from audit.lock, packages for Node into `.venv-audit-node` from audit-node/package-lock.json, each proved
by its hash; Java, R and nginx by the system's package manager, if this is started by root. The exit status is 0 if all
passed, 1 if one failed, 2 if none failed but one could not run.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from support import ROOT, building, environment
from support.arguments import parser_of
from support.audit_database import check_databases
from support.audit_examples import check_examples
from support.audit_lighthouse import check_lighthouse
from support.audit_materialised import check_materialised
from support.audit_packages import check_licences, check_vulnerabilities
from support.audit_server import check_server
from support.audit_successors import check_successors
from support.audit_tools import Tools, UnableError

if TYPE_CHECKING:
    from collections.abc import Callable

SHOWN = 20  # as many findings of one check as a person reads


class Outcome(NamedTuple):
    """How one check ended: its name, `passed`, `FAILED` or `could not run`, why, and after how long."""

    name: str
    result: str
    why: str
    seconds: float

    def __str__(self) -> str:
        because = f", because {self.why}" if self.why else ""
        return f"{self.result}  {self.name}  ({self.seconds:.1f} s){because}"


def check_epubs(site: Path, tools: Tools) -> list[str]:
    """Return what epubcheck finds in the EPUB files of the site: every error and every warning."""
    books = sorted((site / "downloads").glob("*.epub"))
    if not books:
        return ["downloads/: no EPUB file"]
    command: list[str | Path] = [
        tools.java(),
        "-jar",
        tools.python_package("epubcheck") / "epubcheck.jar",
        "--failonwarnings",
    ]
    found = []
    for book in books:
        answer = subprocess.run([*command, book], capture_output=True, check=False, text=True)
        lines = (answer.stdout + answer.stderr).splitlines()
        reported = [line for line in lines if line.startswith(("FATAL", "ERROR", "WARNING"))]
        if answer.returncode != 0 and not reported:
            reported = [f"{book.name}: epubcheck ended with status {answer.returncode}: {' '.join(lines[-3:])}"]
        found += reported
    return found


def check_html(site: Path, tools: Tools) -> list[str]:
    """Return what the W3C's validator finds in the site: each error on any page and each warning on the books, once.

    Its warnings on pages are left out: it reads them from disk, where it takes no file for one of the page's own site.
    """
    validator = tools.node_package("vnu-jar") / "build" / "dist" / "vnu.jar"
    command: list[str | Path] = [tools.java(), "-Xss4m", "-jar", validator]
    command += ["--stdout", "--format", "json", "--skip-non-html", site]
    answer = subprocess.run(command, capture_output=True, check=False, text=True)
    try:
        messages = json.loads(answer.stdout)["messages"]
    except (ValueError, KeyError):
        return [f"the validator ended with status {answer.returncode}: {answer.stderr.strip()[-300:]}"]
    places: dict[str, list[str]] = {}
    for each in messages:
        page = each.get("url", "").rpartition(f"/{site.name}/")[2]
        warning = each.get("subType") == "warning" and page.startswith("downloads/")
        if each["type"] != "info" or warning:
            places.setdefault(each["message"], []).append(f"{page}, line {each.get('lastLine', '?')}")
    return [f"{found[0]} (in all {len(found)} places): {message}" for message, found in places.items()]


def check_types(_site: Path, tools: Tools) -> list[str]:
    """Return what tsc finds in the reader's scripts, as jsconfig.json sets it: every error."""
    program = tools.node_package("typescript") / "bin" / "tsc"
    command: list[str | Path] = ["node", program, "--project", tools.root / "jsconfig.json", "--pretty", "false"]
    answer = subprocess.run(command, cwd=tools.root, capture_output=True, check=False, text=True)
    found = answer.stdout.splitlines()
    if answer.returncode != 0 and not found:
        return [f"tsc ended with status {answer.returncode}: {' '.join(answer.stderr.split()[-40:])}"]
    return found


CHECKS: dict[str, Callable[[Path, Tools], list[str]]] = {
    "databases": check_databases,
    "epub": check_epubs,
    "examples": check_examples,
    "html": check_html,
    "lighthouse": check_lighthouse,
    "materialised": check_materialised,
    "server": check_server,
    "successors": check_successors,
    "vulnerabilities": check_vulnerabilities,
    "licences": check_licences,
    "types": check_types,
}


def run_check(name: str, site: Path, tools: Tools) -> Outcome:
    """How the check of this name ended; its findings go to the terminal."""
    print(f"\n== {name}", flush=True)
    began = time.monotonic()
    try:
        found = CHECKS[name](site, tools)
        result, why = ("FAILED", f"of its findings above: {len(found)}") if found else ("passed", "")
    except UnableError as error:
        found, result, why = [], "could not run", str(error)
    for line in found[:SHOWN]:
        print(line)
    if found[SHOWN:]:
        print(f"... and {len(found) - SHOWN} more")
    outcome = Outcome(name, result, why, time.monotonic() - began)
    print(outcome, flush=True)
    return outcome


def main(arguments: list[str]) -> int:
    """Return the exit status: 0 if all checks passed, 1 if one failed, 2 if none failed but one could not run."""
    parser = parser_of(__doc__)
    parser.add_argument("checks", nargs="*", metavar="CHECK", help=f"only these: {', '.join(CHECKS)}")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the folder of the built site (site/)")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.checks if name not in CHECKS]
    if unknown:
        parser.error(f"there is no check {unknown[0]}; there are {', '.join(CHECKS)}")
    site = options.site.resolve()
    building.stop_tidily()
    try:
        if not (site / "index.html").is_file():
            building.build(ROOT, site, environment.ready(ROOT, environment.SITE_LOCK))
        outcomes = [run_check(name, site, Tools(ROOT)) for name in options.checks or CHECKS]
    except (environment.SetUpError, building.BuildError) as error:
        print(f"\nNothing was checked: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    print("\n".join(["", "What this ran:", *(f"  {outcome}" for outcome in outcomes)]), flush=True)
    results = {outcome.result for outcome in outcomes}
    return 1 if "FAILED" in results else 2 if "could not run" in results else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
