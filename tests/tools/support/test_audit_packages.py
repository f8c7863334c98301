"""The audit of packages: what the page on licences lacks and what the database knows is found."""

import http.server
import json
import threading
from pathlib import Path
from types import SimpleNamespace

import licences
import pytest
from support import audit_packages, environment

ROOT = Path(__file__).parents[3]
TABLE = 'package,version,licence\none,1.0,MIT\ntwo,2.0,"Apache-2.0, or BSD"\n'
PAGE = (
    "<p>docs/part</p><table><tr><td>one</td><td>1.0</td><td>MIT</td></tr><tr><td>two</td><td>2.0</td><td>{}</td></tr>"
)


@pytest.fixture
def database(monkeypatch):
    """Stands in for the database: gives what is to be answered to the questions that it was asked."""
    asked, answers = [], []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            asked.extend(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"])
            self.send_response(200)
            self.end_headers()
            results = answers.pop()(asked)
            self.wfile.write(json.dumps({"results": results}).encode())

        def log_message(self, *_):
            """Do nothing."""

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        monkeypatch.setattr(audit_packages, "SERVICE", f"http://127.0.0.1:{server.server_port}/")
        yield answers
        server.shutdown()
        thread.join()


TOOLS = SimpleNamespace(root=ROOT)


def test_a_known_vulnerability_is_found(database):
    """With the package, the version that the lock has, and where to read of it."""
    database.append(
        lambda asked: [{"vulns": [{"id": "X-1"}]} if each["package"]["name"] == "jinja2" else {} for each in asked]
    )
    version = dict(environment.pins((ROOT / "site.lock").read_text(encoding="utf-8")))["jinja2"]
    assert audit_packages.check_vulnerabilities(ROOT, TOOLS) == [f"jinja2 {version}: https://osv.dev/vulnerability/X-1"]


def test_nothing_known_is_no_finding(database):
    """Every package of every lock was asked for."""
    database.append(lambda asked: [{}] * len(asked))
    assert audit_packages.check_vulnerabilities(ROOT, TOOLS) == []


def test_an_answer_for_other_packages_is_no_answer(database):
    """It could not be checked, which is not that nothing was found."""
    database.append(lambda _: [{}])
    with pytest.raises(audit_packages.UnableError, match=r"was asked for \d+ packages and answered for 1"):
        audit_packages.check_vulnerabilities(ROOT, TOOLS)


def test_without_the_database_it_cannot_be_checked(monkeypatch):
    """The address that does not answer is named."""
    monkeypatch.setattr(audit_packages, "SERVICE", "http://127.0.0.1:9/")
    with pytest.raises(audit_packages.UnableError, match=r"\(http://127.0.0.1:9/\) does not answer: .*refused"):
        audit_packages.check_vulnerabilities(ROOT, TOOLS)


def test_what_the_page_on_licences_lacks_is_found():
    """A row with another licence is missing, as is a part by others that is not named."""
    assert audit_packages.missing(TABLE, PAGE.format("Apache-2.0, or <b>BSD</b>"), ["docs/part"]) == []
    assert audit_packages.missing(TABLE, PAGE.format("MIT"), ["docs/part", "docs/other"]) == [
        "about/licences.html lacks a row: two 2.0 Apache-2.0, or BSD",
        "about/licences.html does not name docs/other, which is kept with its licence",
    ]


def test_the_table_of_licences_is_that_of_the_lock():
    """Each package of site.lock, in its version, with what it states itself: scripts/licences.py --write makes it."""
    made = licences.table(licences.rows((ROOT / "site.lock").read_text(encoding="utf-8")))
    assert licences.TABLE.read_text(encoding="utf-8") == made
    assert len(made.splitlines()) > 30


def test_a_package_without_a_licence_or_of_another_version_stops_the_table(monkeypatch):
    """It is not passed over."""
    with pytest.raises(LookupError, match=r"is installed, but the lock has 0\.0"):
        licences.rows("jinja2==0.0 \\\n")
    monkeypatch.setattr(licences, "licence", lambda *_: "")
    with pytest.raises(LookupError, match="these packages state no licence: jinja2"):
        licences.rows("jinja2==0.0 \\\n")
