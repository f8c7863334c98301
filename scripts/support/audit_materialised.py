"""Whether other generators make of our plain Markdown the same pages: the same words, ids and links."""

from __future__ import annotations

import subprocess
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from support.audit_tools import Tools

GENERATORS: dict[str, list[str]] = {"zensical": ["build", "-f", "zensical.toml"], "hugo": []}


def check_materialised(site: Path, tools: Tools) -> list[str]:
    """Return what differs on any page that Zensical or Hugo makes of the site's pages in Markdown."""
    programs, python = tools.audit_python().parent, tools.python()
    script: list[str | Path] = [python, tools.root / "scripts" / "materialise.py", "--site", site]
    found = []
    for name, arguments in GENERATORS.items():
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([*script, folder], check=True, capture_output=True)
            command: list[str | Path] = [programs / name, *arguments]
            built = subprocess.run(command, cwd=folder, capture_output=True, check=False, text=True)
            if built.returncode != 0:
                found.append(f"{name} ended with status {built.returncode}: {(built.stdout + built.stderr)[-300:]}")
                continue
            proof = subprocess.run([*script, "--proof", folder], capture_output=True, check=False, text=True)
            lines = proof.stdout.splitlines()
            print(f"{name}: {lines[-1] if lines else proof.stderr}", flush=True)
            if proof.returncode != 0:
                found += [f"{name}, {line}" for line in lines[:-1] or [proof.stderr[-300:]]]
    return found
