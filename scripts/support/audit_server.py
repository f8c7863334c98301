"""The site on nginx, set up as the page on hosting says: its headers, its features, and how much it bears."""

from __future__ import annotations

import contextlib
import getpass
import gzip
import html
import http.client
import json
import os
import re
import socket
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from support import first_view
from support.audit_tools import UnableError
from support.load import load
from support.samples import samples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.audit_tools import Tools

HOSTING = "about/hosting.html"
SHOWN_SERVER = re.compile(r"<code>(server \{.*?\n\})\s*</code>", re.DOTALL)
ADAPTED = {r"listen 80;": "listen 127.0.0.1:{port};", r"root /[^;]*;": "root {root};"}
AROUND = """{user}daemon off;
worker_processes auto;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 768; }}
http {{
  include {types};
  default_type application/octet-stream;
  sendfile on;
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
{servers}
}}
"""
TYPES = ("/etc/nginx/mime.types", "/usr/local/etc/nginx/mime.types", "/opt/homebrew/etc/nginx/mime.types")
TEXTS = ("text/html", "text/css", "text/javascript", "application/javascript")
MISSING = "nothing/is/here.html"
READERS, TURNS = 32, 7
REQUESTS, SECONDS = 4_000, 5.0  # of one turn, whichever comes first


def check_server(site: Path, tools: Tools) -> list[str]:
    """Return what is wrong with the site on an nginx that is set up by the words of its own page on hosting.

    Nothing is changed in them but the port and the folder. Printed are the requests that it bears, and the first view
    of a section beside a Material page with the same text, on the same server.
    """
    nginx, python, browser = tools.nginx(), tools.python(), tools.browser()
    found = SHOWN_SERVER.search((site / HOSTING).read_text(encoding="utf-8"))
    if not found:
        return [f"{HOSTING}: no configuration for nginx (server {{ ... }})"]
    section = samples(site)["section"]
    with tempfile.TemporaryDirectory() as folder:
        material = _material(tools.root, python, site / section, Path(folder, "plain"))
        with _running(nginx, html.unescape(found[1]), [site, material], Path(folder)) as (ours, plain):
            findings = [*wrong_headers(ours, section), *_troubles(tools.root, python, browser, ours, section)]
            if not findings:
                _told(
                    ours, plain, section, first_view.measured(python, browser, [ours + section, f"{plain}index.html"])
                )
    return findings


def _told(ours: str, plain: str, section: str, views: list[first_view.View]) -> None:
    """Print the figures. Both pages take turns, so that what else the machine does hits both."""
    pages = {section: ours + section, "the Material page": f"{plain}index.html"}
    turns = [{name: load(page, READERS, REQUESTS, SECONDS) for name, page in pages.items()} for _ in range(TURNS)]
    for name, view in zip(pages, views, strict=True):
        rates = [turn[name].answered / turn[name].seconds for turn in turns]
        print(
            f"{name}: {statistics.median(rates):,.0f} requests per second, compressed for each (median of {TURNS}, "
            f"from {min(rates):,.0f} to {max(rates):,.0f}; in all {sum(turn[name].answered for turn in turns):,} "
            f"answered and {sum(turn[name].refused for turn in turns)} refused; {READERS} connections, from this same "
            f"machine of {os.cpu_count()} processors)\n"
            f"{name}: words are seen after {view.painted:.0f} ms, all is loaded after {view.loaded:.0f} ms "
            f"(medians of {first_view.ROUNDS}); {view.size:,} bytes in {len(view.files)} requests"
        )


def wrong_headers(address: str, section: str) -> Iterator[str]:
    """Yield what is wrong with the answers of a server: for a page, for a missing one, for styles and scripts."""
    for path in (section, *_parts(address, section), MISSING):
        status, headers, body = _answer(address + path)
        if status != (404 if path == MISSING else 200):
            yield f"{path}: status {status}"
        kind, _, charset = headers.get("content-type", "").partition(";")
        wanted = {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}
        if kind in TEXTS:
            wanted["content-encoding"] = "gzip"
        for name, value in wanted.items():
            if headers.get(name) != value:
                yield f"{path}: {name} is {headers.get(name)}, should be {value}"
        if "default-src 'none'" not in headers.get("content-security-policy", ""):
            yield f"{path}: no Content-Security-Policy, or one that allows what it does not name"
        if kind == "text/html" and charset.strip().lower() != "charset=utf-8":
            yield f"{path}: content-type is {headers.get('content-type')}, without charset=utf-8"
        caching = headers.get("cache-control", "")
        if path != MISSING and "max-age=" not in caching:
            yield f"{path}: no Cache-Control"
        if path == MISSING and (caching or "<html" not in body):
            yield f"{path}: should be the page for missing addresses, and not be kept"


def _parts(address: str, section: str) -> list[str]:
    """Return a style sheet and a script of the page, from the root."""
    _, _, page = _answer(address + section)
    found = re.findall(r'(?:href|src)="(?:\.\./)*(assets/[^"?]+\.(?:css|js))', page)
    return [next(path for path in found if path.endswith(kind)) for kind in ("edition.css", "edition.js")]


def _answer(address: str) -> tuple[int, dict[str, str], str]:
    """Return the status, the headers by their names in small letters, and the text of what the server sends."""
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.netloc, timeout=10)
    connection.request("GET", place.path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    headers, body = {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    text = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
    return answer.status, headers, text.decode("utf-8", "replace")


@contextlib.contextmanager
def _running(nginx: str, server: str, roots: list[Path], folder: Path) -> Iterator[list[str]]:
    """Yield the addresses of the roots, each on a server of one nginx, while the block runs."""
    ports = [_free_port() for _ in roots]
    servers = "\n".join(adapted(server, port, root) for port, root in zip(ports, roots, strict=True))
    types = next((path for path in TYPES if Path(path).is_file()), None)
    if types is None:
        raise UnableError(f"nginx has no file of types where it was looked for: {', '.join(TYPES)}")
    user = f"user {getpass.getuser()};\n" if os.geteuid() == 0 else ""  # else it would not get into a home folder
    place = folder / "nginx.conf"
    place.write_text(AROUND.format(user=user, folder=folder, types=types, servers=servers), encoding="utf-8")
    with (
        (folder / "said").open("w") as said,
        subprocess.Popen(
            [nginx, "-c", place, "-e", folder / "error.log", "-p", folder], stdout=said, stderr=said
        ) as process,
    ):
        try:
            _wait(process, ports, folder)
            yield [f"http://127.0.0.1:{port}/" for port in ports]
        finally:
            process.terminate()


def adapted(server: str, port: int, root: Path) -> str:
    """Return the configuration with this port of this machine and this folder; raise ValueError if it names none."""
    for pattern, put in ADAPTED.items():
        server, count = re.subn(pattern, put.format(port=port, root=root), server)
        if count != 1:
            raise ValueError(f"the configuration for nginx has {count} times what looks like {pattern}")
    return server


def _wait(process: subprocess.Popen[bytes], ports: list[int], folder: Path) -> None:
    """Wait until nginx answers; raise UnableError if it does not."""
    until = time.monotonic() + 10
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError):
            for port in ports:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        time.sleep(0.05)
    raise UnableError(f"nginx does not start: {(folder / 'said').read_text()[-500:]}")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _material(root: Path, python: Path, page: Path, folder: Path) -> Path:
    command: list[str | Path] = [python, "-m", "support.benchmark_reading", page.resolve(), folder.resolve()]
    answer = subprocess.run(command, cwd=root / "scripts", capture_output=True, check=True, text=True)
    return Path(answer.stdout.strip())


def _troubles(root: Path, python: Path, browser: str, address: str, section: str) -> list[str]:
    """Return what went wrong when each feature was used once."""
    command: list[str | Path] = [python, root / "scripts" / "support" / "audit_features.py", browser, address, section]
    answer = subprocess.run(command, capture_output=True, check=False, text=True)
    if answer.returncode != 0:
        return [f"the features could not be tried: {answer.stderr[-500:]}"]
    found: list[str] = json.loads(answer.stdout)
    return found
