"""Measure speed and size beside the alternatives, in one run. A benchmark, no test: it passes whatever it finds.

Run as: python3 scripts/benchmark.py [finding | building | data | serving | reading | growth | all] ...

`finding` holds the finder against other ways of finding the same names, `building` whole sites against plain ones,
`data` tells what the data files of many reports take, `serving` holds the live preview against a full build, `reading`
what a browser loads of a page against a Material page, `growth` the time for an input against the time for half of it.
What is compared with is installed first, into `.venv-benchmark`.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from support import ROOT, environment
from support.arguments import parser_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

PARTS = ("finding", "building", "data", "serving", "reading", "growth")


def main(arguments: list[str]) -> int:
    """Return the exit status: 0, or 1 if something could not be measured."""
    parser = parser_of(__doc__)
    parser.add_argument("part", nargs="?", choices=(*PARTS, "all"), default="all", help="what to measure (all)")
    parser.add_argument("--copies", type=int, nargs="+", default=[1, 10, 100], help="how many reports (1 10 100)")
    parser.add_argument(
        "--navigation", action="store_true", help="of building, measure the navigation of 1,500 pages alone (minutes)"
    )
    options = parser.parse_args(arguments)
    try:
        python = environment.ready(ROOT, environment.BENCHMARK_LOCK, ".venv-benchmark")
    except environment.SetUpError as error:
        print(f"Not measured: {error}", file=sys.stderr)
        return 1
    if Path(sys.prefix) != python.parent.parent:
        return subprocess.run([python, __file__, *arguments], check=False).returncode
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors", flush=True)
    for part in PARTS if options.part == "all" else [options.part]:
        print(f"\n{part.capitalize()}\n", flush=True)
        for line in _lines(part, options):
            print(line, flush=True)
    return 0


def _lines(part: str, options: Namespace) -> Iterable[str]:
    """Return what a part of the benchmark has to say, as it goes on; only here is what it needs installed."""
    if part == "finding":
        from support import benchmark_finding

        return benchmark_finding.report()
    if part == "data":
        from support import benchmark_data

        return benchmark_data.report(options.copies)
    if part == "serving":
        from support import benchmark_serving

        return benchmark_serving.report(options.copies)
    if part == "reading":
        from support import benchmark_reading

        return benchmark_reading.report()
    if part == "growth":
        from support import benchmark_growth

        return benchmark_growth.report()
    from support import benchmark_building

    return benchmark_building.report(options.copies, navigation=options.navigation)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
