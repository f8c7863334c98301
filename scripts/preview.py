"""Start the live preview in a process of its own: `scripts/build.py --serve` does that.

Run as: python3 scripts/preview.py HOST:PORT [--original FILE.pdf] ..., where mkdocs.yml is.
"""

from support import environment

environment.enter(__name__)

import logging
import shutil
import sys
import tempfile
from pathlib import Path

from support.arguments import parser_of
from support.live_preview import Preview, Server

log = logging.getLogger("mkdocs.preview")


def main(arguments: list[str]) -> int:
    """Return the exit status: 0 when it was ended by hand."""
    parser = parser_of(__doc__)
    parser.add_argument("address", metavar="HOST:PORT")
    parser.add_argument("--original", type=Path, action="append", default=[], metavar="FILE.pdf")
    options = parser.parse_args(arguments)
    address = options.address
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit():
        parser.error(f"{address} is no HOST:PORT, such as 127.0.0.1:8000")
    root = Path.cwd()
    logging.basicConfig(level=logging.INFO, format="%(levelname)-8s %(message)s")
    site = Path(tempfile.mkdtemp(prefix="preview-"))
    try:
        preview = Preview(root, site)
        preview.update()
        server = Server(preview, host, int(port), options.original)
        log.info("The editor's desk: http://%s/desk/", address)
        for place in ("docs", "mkdocs.yml"):
            server.watch(str(root / place))
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            return 0
        finally:
            server.shutdown()
    finally:
        shutil.rmtree(site, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
