"""What Lighthouse says of one page of each kind, on its simulated phone."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from support import building
from support.samples import samples
from support.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.audit_tools import Tools

LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
FLAGS = "--headless=new --no-sandbox --no-proxy-server --disable-background-networking"


def check_lighthouse(_site: Path, tools: Tools) -> list[str]:
    """Return what Lighthouse scores too low, on a phone, of pages served compressed; the scores are printed.

    The site is built anew for the address that it is served from: without one, a page names no address for search
    engines, which Lighthouse asks for.
    """
    program, browser = tools.node_package("lighthouse") / "cli" / "index.js", tools.browser()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        with served(site) as address:
            _build(tools, site, address)
            print(f"{'':56}{''.join(f'{name:>16}' for name in LEAST)}", flush=True)
            findings = []
            for kind, page in samples(site).items():
                report = _report(program, browser, address + page, Path(folder, "report.json"))
                scores = {name: score(report, name) for name in LEAST} if "categories" in report else {}
                print(f"{kind + ', ' + page:56}{''.join(f'{each:16}' for each in scores.values())}", flush=True)
                findings += [f"{page}: {each}" for each in too_low(report)]
    return findings


def too_low(told: dict[str, object]) -> Iterator[str]:
    """Yield what is wrong by this report of Lighthouse: that there is none, or each score that is too low, and why."""
    if "categories" not in told:
        yield f"Lighthouse gave no scores: {told.get('failed')}"
        return
    for name, least in LEAST.items():
        if score(told, name) < least:
            yield f"{name} is {score(told, name)}, should be at least {least}: {'; '.join(_causes(told, name))}"


def score(told: dict, name: str) -> int:  # type: ignore[type-arg]
    """Return the score of a category in a report, of 100; 0 for one that Lighthouse could not give."""
    return round(100 * (told["categories"][name]["score"] or 0))


def _causes(told: dict, name: str) -> Iterator[str]:  # type: ignore[type-arg]
    """Yield the titles of the audits that took from the score."""
    for each in told["categories"][name]["auditRefs"]:
        audit = told["audits"][each["id"]]
        if each["weight"] and audit["score"] is not None and audit["score"] < 1:
            yield f"{audit['title']} {audit.get('displayValue', '')}".strip()


def _build(tools: Tools, site: Path, address: str) -> None:
    before = os.environ.get("SITE_URL")
    os.environ["SITE_URL"] = address
    try:
        building.build(tools.root, site, tools.python())
    finally:
        os.environ.pop("SITE_URL")
        if before is not None:
            os.environ["SITE_URL"] = before


def _report(program: Path, browser: str, address: str, place: Path) -> dict[str, object]:
    """Lighthouse's report on the page; what it said instead, where it failed, under `failed`."""
    command: list[str | Path] = ["node", program, address, "--quiet", "--output=json", f"--output-path={place}"]
    command += [f"--only-categories={','.join(LEAST)}", f"--chrome-flags={FLAGS}", "--no-enable-error-reporting"]
    place.unlink(missing_ok=True)
    try:
        answer = subprocess.run(
            command,
            env={**os.environ, "CHROME_PATH": browser},
            capture_output=True,
            check=False,
            text=True,
            timeout=180,
        )
    except subprocess.TimeoutExpired:
        return {"failed": "it had not ended after three minutes"}
    if answer.returncode != 0 or not place.is_file():
        return {"failed": " ".join(answer.stderr.split()[-60:])}
    told: dict[str, object] = json.loads(place.read_text(encoding="utf-8"))
    return told
