"""The audit of a web server: wrong answers are found, and the page's own configuration is what is tried."""

import gzip
import http.server
import threading

import pytest
from support import audit_server

CONFIGURATION = "server {\n  listen 80;\n  root /srv/reports;\n}"
GOOD = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Encoding": "gzip",
}
PAGE = '<html><link href="../assets/edition.css"><script src="../assets/edition.js"></script>'


@pytest.fixture
def served():
    """Serves with these changes of what is good, a header that is None left out; gives the address."""
    servers = []

    def serve(*, missing=404, keep_missing=False, kind="text/html; charset=utf-8", **changes):
        headers = GOOD | {name.replace("_", "-"): value for name, value in changes.items()}

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                lacking = self.path.endswith(audit_server.MISSING)
                body = PAGE.encode()
                self.send_response(missing if lacking else 200)
                self.send_header("Content-Type", "text/css" if "assets" in self.path else kind)
                for name, value in headers.items():
                    if value:
                        self.send_header(name, value)
                if not lacking or keep_missing:
                    self.send_header("Cache-Control", "max-age=600")
                self.end_headers()
                self.wfile.write(gzip.compress(body) if headers["Content-Encoding"] else body)

            def log_message(self, *_):
                """Do nothing."""

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server, thread in servers:
        server.shutdown()
        server.server_close()
        thread.join()


def test_good_answers_are_no_finding(served):
    """A page, its styles, its script and a missing page."""
    assert list(audit_server.wrong_headers(served(), "a/b.html")) == []


@pytest.mark.parametrize(
    ("change", "found", "count"),
    [
        ({"Content_Security_Policy": None}, "no Content-Security-Policy", 4),
        ({"Content_Security_Policy": "default-src *"}, "no Content-Security-Policy", 4),
        ({"Content_Encoding": None}, "content-encoding is None, should be gzip", 4),
        ({"X_Content_Type_Options": None}, "x-content-type-options is None, should be nosniff", 4),
        ({"kind": "text/html"}, "content-type is text/html, without charset=utf-8", 2),
        ({"missing": 200}, "nothing/is/here.html: status 200", 1),
        ({"keep_missing": True}, "should be the page for missing addresses, and not be kept", 1),
    ],
)
def test_a_wrong_answer_is_found(served, change, found, count):
    """Each of them, wherever it is wrong, and nothing else."""
    told = list(audit_server.wrong_headers(served(**change), "a/b.html"))
    assert len(told) == count
    assert all(found in line for line in told)


def test_only_port_and_folder_are_adapted(tmp_path):
    """What the page on hosting says is tried as it stands, on this machine alone."""
    adapted = audit_server.adapted(CONFIGURATION, 8001, tmp_path)
    assert adapted == f"server {{\n  listen 127.0.0.1:8001;\n  root {tmp_path};\n}}"
    with pytest.raises(ValueError, match="0 times what looks like listen 80;"):
        audit_server.adapted("server {\n  root /srv/reports;\n}", 8001, tmp_path)
