"""The audit: what a check finds is told, what cannot run says why, and the exit status says which it was."""

import json
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import audit
import pytest
from support import audit_tools

ROOT = Path(__file__).parents[2]


@pytest.fixture
def site(tmp_path):
    """A site with a page and a book."""
    folder = tmp_path / "site"
    (folder / "downloads").mkdir(parents=True)
    (folder / "index.html").write_text("<p>Words.")
    with zipfile.ZipFile(folder / "downloads" / "a.epub", "w") as book:
        book.writestr("mimetype", "application/epub+zip")
    return folder


@pytest.fixture
def checks(monkeypatch):
    """The checks by name, which a test may replace."""
    checks = {}
    monkeypatch.setattr(audit, "CHECKS", checks)
    return checks


def unable(*_):
    """A check that cannot run."""
    raise audit.UnableError("there is no moon: wait for the night")


@pytest.fixture
def tools(tmp_path):
    """Gives tools in whose place a script answers: what it prints, and its status."""

    def answering(words, status=0):
        java = tmp_path / "java"
        java.write_text(f"#!{sys.executable}\nimport sys\nprint({words!r})\nsys.exit({status})\n")
        java.chmod(0o755)

        class Standing:
            def java(self):
                return str(java)

            def python_package(self, name):
                return tmp_path / name

            node_package = python_package

        return Standing()

    return answering


@pytest.fixture
def run(site, capsys):
    """Runs the audit with these arguments, and gives its exit status and what it printed."""

    def given(*arguments):
        return audit.main(["--site", str(site), *arguments]), capsys.readouterr().out

    return given


@pytest.mark.parametrize(
    ("results", "status"), [("pp", 0), ("pf", 1), ("fu", 1), ("pu", 2)], ids=["passed", "failed", "both", "unable"]
)
def test_the_exit_status_tells_how_it_ended(run, checks, results, status):
    """A check that could not run is no check that passed."""
    kinds = {"p": lambda *_: [], "f": lambda *_: ["page.html: wrong"], "u": unable}
    checks |= {f"check-{at}": kinds[kind] for at, kind in enumerate(results)}
    ended, told = run()
    assert ended == status
    told = told.partition("What this ran:")[2]
    words = {"p": "passed", "f": "FAILED", "u": "could not run"}
    assert [line.strip().split("  ")[0] for line in told.strip().splitlines()] == [words[kind] for kind in results]
    assert ("because there is no moon: wait for the night" in told) == ("u" in results)
    assert ("because of its findings above: 1" in told) == ("f" in results)


def test_only_the_named_checks_run(run, checks, capsys):
    """An unknown name is told with those that there are."""
    checks |= {"one": lambda *_: [], "two": unable}
    assert run("one")[0] == 0
    with pytest.raises(SystemExit):
        run("three")
    assert "there is no check three; there are one, two" in capsys.readouterr().err


def test_many_findings_are_told_as_far_as_a_person_reads(site, checks, capsys):
    """With the number of the rest."""
    checks["many"] = lambda *_: [f"finding {at}" for at in range(25)]
    audit.run_check("many", site, None)
    told = capsys.readouterr().out
    assert "finding 19\n... and 5 more\n" in told
    assert "finding 20" not in told


@pytest.mark.parametrize(
    ("words", "status", "found"),
    [
        ("No errors or warnings detected.", 0, []),
        ("WARNING(X-1): a.epub(1,2): odd\nUSAGE(X-2): fine", 1, ["WARNING(X-1): a.epub(1,2): odd"]),
        (
            "ERROR(X-3): a.epub: wrong\nFATAL(X-4): a.epub: no",
            1,
            ["ERROR(X-3): a.epub: wrong", "FATAL(X-4): a.epub: no"],
        ),
        ("Exception in thread", 3, ["a.epub: epubcheck ended with status 3: Exception in thread"]),
    ],
)
def test_what_epubcheck_finds_is_told(site, tools, words, status, found):
    """Every error and every warning; and that it broke, if it broke."""
    assert audit.check_epubs(site, tools(words, status)) == found


def test_a_site_without_a_book_is_a_finding(site, tools):
    """Nothing to check is not everything in order."""
    (site / "downloads" / "a.epub").unlink()
    assert audit.check_epubs(site, tools("")) == ["downloads/: no EPUB file"]


def test_what_the_validator_finds_is_told_once(site, tools):
    """Errors on any page, with the number of places; warnings on books; no remarks."""

    def message(page, words, kind="error", **more):
        return {"type": kind, "url": f"file:{site}/{page}", "lastLine": 3, "message": words, **more}

    messages = [
        message("index.html", "Odd."),
        message("a/b.html", "Odd."),
        message("index.html", "A warning.", "info", subType="warning"),
        message("downloads/a.html", "Another.", "info", subType="warning"),
        message("downloads/a.html", "A remark.", "info"),
    ]
    assert audit.check_html(site, tools(json.dumps({"messages": messages}))) == [
        "index.html, line 3 (in all 2 places): Odd.",
        "downloads/a.html, line 3 (in all 1 places): Another.",
    ]
    assert audit.check_html(site, tools("no JSON", 2)) == ["the validator ended with status 2: "]


@pytest.mark.parametrize(
    ("said", "status", "found"),
    [
        ("", 0, []),
        ("docs/assets/a.js(1,2): error TS1: odd.", 1, ["docs/assets/a.js(1,2): error TS1: odd."]),
        ("", 1, ["tsc ended with status 1: "]),
    ],
)
def test_what_tsc_finds_is_told(monkeypatch, tmp_path, said, status, found):
    """Every error; and that it broke, if it broke."""
    node = tmp_path / "bin" / "node"
    node.parent.mkdir()
    node.write_text(f"#!/bin/sh\nprintf %s '{said}'\nexit {status}\n")
    node.chmod(0o755)
    monkeypatch.setenv("PATH", str(node.parent))
    tools = SimpleNamespace(root=tmp_path, node_package=lambda name: tmp_path / name)
    assert audit.check_types(tmp_path, tools) == found


def test_what_is_missing_is_named(monkeypatch, tmp_path):
    """With what a person can do about it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(audit.UnableError, match="there is no Java: install it"):
        audit.Tools(ROOT).java()
    (tmp_path / "audit-node").mkdir()
    for name in ("package.json", "package-lock.json"):
        (tmp_path / "audit-node" / name).write_text("{}")
    with pytest.raises(audit.UnableError, match="there is no npm: install Node"):
        audit.Tools(tmp_path).node_package("x")
    with pytest.raises(audit.UnableError, match=r"its set-up failed: .*audit\.lock is not there"):
        audit.Tools(tmp_path).python_package("x")


def test_a_package_that_cannot_be_installed_leaves_nothing(monkeypatch, tmp_path):
    """What npm said is told, and the next attempt begins anew."""
    npm = tmp_path / "bin" / "npm"
    npm.parent.mkdir()
    npm.write_text("#!/bin/sh\necho no network >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{npm.parent}:/bin:/usr/bin")
    (tmp_path / "audit-node").mkdir()
    for name in ("package.json", "package-lock.json"):
        (tmp_path / "audit-node" / name).write_text("{}")
    with pytest.raises(audit.UnableError, match="npm could not install it: no network"):
        audit.Tools(tmp_path).node_package("x")
    assert not (tmp_path / audit_tools.NODE_FOLDER).exists()


def test_locks_name_no_place_to_load_from():
    """Hashes prove what is installed, from whichever place it comes."""
    for path in (ROOT / "audit.lock", ROOT / "audit-node" / "package-lock.json"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert "sha256:" in text or "sha512-" in text
