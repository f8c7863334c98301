"""Measures speed and size beside the alternatives, in one run. A benchmark, no test: it passes whatever it finds.

Run as: python3 scripts/benchmark.py [finding | building | serving | reading | growth | all] ...

`finding` holds the finder against other ways of finding the same names, `building` whole sites against plain ones,
`serving` the live preview against a full build, `reading` what a browser loads of a page against a Material page,
`growth` the time for an input against the time for half of it. What is compared with is installed first, into
`.venv-benchmark`.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import environment

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("finding", "building", "serving", "reading", "growth")


def main() -> int:
    """Return the exit status: 0, or 1 if something could not be measured."""
    parser = argparse.ArgumentParser(description="Measure speed and size beside the alternatives.")
    parser.add_argument("part", nargs="?", choices=(*PARTS, "all"), default="all", help="what to measure (all)")
    parser.add_argument("--copies", type=int, nargs="+", default=[1, 10, 100], help="how many reports (1 10 100)")
    parser.add_argument(
        "--navigation", action="store_true", help="of building, measure the navigation of 1,500 pages alone (minutes)"
    )
    options = parser.parse_args()
    try:
        python = environment.ready(ROOT, environment.BENCHMARK_LOCK, ".venv-benchmark")
    except environment.SetUpError as error:
        print(f"Not measured: {error}", file=sys.stderr)
        return 1
    if Path(sys.prefix) != python.parent.parent:
        return subprocess.run([python, *sys.argv], check=False).returncode
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors", flush=True)
    for part in PARTS if options.part == "all" else [options.part]:
        print(f"\n{part.capitalize()}\n", flush=True)
        for line in _lines(part, options):
            print(line, flush=True)
    return 0


def _lines(part: str, options: argparse.Namespace) -> Iterable[str]:
    """Return what a part of the benchmark has to say, as it goes on; only here is what it needs installed."""
    if part == "finding":
        import benchmark_finding  # noqa: PLC0415

        return benchmark_finding.report()
    if part == "serving":
        import benchmark_serving  # noqa: PLC0415

        return benchmark_serving.report(options.copies)
    if part == "reading":
        import benchmark_reading  # noqa: PLC0415

        return benchmark_reading.report()
    if part == "growth":
        import benchmark_growth  # noqa: PLC0415

        return benchmark_growth.report()
    import benchmark_building  # noqa: PLC0415

    return benchmark_building.report(options.copies, navigation=options.navigation)


if __name__ == "__main__":
    sys.exit(main())
