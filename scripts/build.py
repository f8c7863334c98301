"""Build the site into site/, or show it while it is written.

Run as: python3 scripts/build.py [--site DIR] [--serve [HOST:PORT] [--original FILE.pdf] ...]

Started by any Python that is new enough, without anything installed: it sets up `.venv` itself. A build goes into a
folder beside the site's and takes its place only when MkDocs and the link check found nothing wrong, so a failed build
leaves the last good site as it was.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from support import ROOT, environment, swapping, trouble
from support.arguments import parser_of
from support.building import BuildError, build, serve, stop_tidily

ADDRESS = "127.0.0.1:8000"


def main(arguments: list[str]) -> int:
    """Return the exit status: 0 if the site was built or the preview was ended by hand, else 1."""
    parser = parser_of(__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the folder that will hold it (site/)")
    parser.add_argument("--serve", nargs="?", const=ADDRESS, metavar="HOST:PORT", help=f"a live preview ({ADDRESS})")
    parser.add_argument(
        "--original",
        type=Path,
        action="append",
        default=[],
        metavar="FILE.pdf",
        help="with --serve: the PDF of a report that does not keep it, for the desk; may be given several times",
    )
    options = parser.parse_args(arguments)
    if missing := [str(path) for path in options.original if not path.is_file()]:
        parser.error(f"{missing[0]} is no file; expected the PDF that a report was read from")
    stop_tidily()
    try:
        if not options.serve:
            swapping.restore(options.site.resolve())
        python = environment.ready(ROOT, environment.SITE_LOCK)
        if options.serve:
            serve(ROOT, options.serve, python, [path.resolve() for path in options.original])
        site = options.site.resolve()
        build(ROOT, site, python)
    except (environment.SetUpError, BuildError) as error:
        print(f"\nNot built: {error}\nThe last good site, if there is one, is as it was.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"\nNot built: {trouble.told(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 0 if options.serve else 130
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"\nThe site is in {site} ({pages} pages).\nRead it from disk:  {(site / 'index.html').as_uri()}")
    shown = os.path.relpath(site)
    print(f"Or serve it:        python3 -m http.server --bind 127.0.0.1 --directory {shown}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
