"""A small web server for measuring: files of one folder, text compressed, on this machine only."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import threading
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LEVEL = 6  # what most servers compress with, or are told to


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers with a file of the folder, or with its 404.html; a file is compressed once."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, folder: Path) -> None:
        self.folder = folder
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send the file."""
        path = self.folder / unquote(urlsplit(self.path).path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file() and path.resolve().is_relative_to(self.folder.resolve())
        path = path if found else self.folder / "404.html"
        body, kind = path.read_bytes() if path.is_file() else b"", KINDS.get(path.suffix, "application/octet-stream")
        self.send_response(200 if found else 404)
        if "gzip" in self.headers.get("Accept-Encoding", "") and path.suffix in COMPRESSED:
            body = _compressed(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "public, max-age=600")
        self.end_headers()
        if self.command == "GET":
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the browser has closed the page
                self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Do nothing."""


KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".xml": "text/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
COMPRESSED = KINDS.keys() - {".png", ".woff2"}


@functools.lru_cache(maxsize=1000)
def _compressed(body: bytes) -> bytes:
    return gzip.compress(body, LEVEL, mtime=0)


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Yield the address of the folder, ending in a slash, while the block runs; the folder may be filled later."""
    handler = functools.partial(_Handler, folder=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
