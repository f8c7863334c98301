"""What measures with: samples of a site, a compressing server, readers in a crowd, parts of an archive."""

import gzip
import http.client
import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from support.benchmark_reading import parts
from support.load import load
from support.samples import samples
from support.serving import served

PAGES = {"index": 9, "a": 2, "b": 4, "c": 1}


@pytest.fixture
def site(tmp_path):
    """A small site with a report of two sections."""
    units = {
        "sections": [{"slug": name, "url": f"r/{name}.html"} for name in ("i", "ii")],
        "units": [{"section": name, "text": "x" * size} for name, size in (("i", 5), ("ii", 3), ("ii", 3))],
    }
    script = f'edition.receive("r/data/units",{json.dumps(units)})\n'
    pages = {
        f"{folder}/{name}.html": "y" * size for folder in ("countries", "glossary") for name, size in PAGES.items()
    }
    for path, text in {"r/data/units.js": script, "index.html": "front " * 500, "404.html": "none", **pages}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def fetched(address, headers=None):
    """The status, how it is encoded, and what was sent."""
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.netloc)
    connection.request("GET", place.path, headers=headers or {})
    answer = connection.getresponse()
    found = answer.status, answer.getheader("Content-Encoding"), answer.read()
    connection.close()
    return found


def test_the_longest_page_of_each_kind_is_the_sample(site):
    """The longest is where most can be wrong; a list is no entry."""
    found = {"front page": "index.html", "section": "r/ii.html"}
    assert samples(site) == found | {"country": "countries/b.html", "glossary": "glossary/b.html"}
    (site / "r" / "data" / "units.js").unlink()
    with pytest.raises(LookupError, match="holds no report"):
        samples(site)


def test_the_server_sends_text_compressed(site):
    """To whoever takes it so; a folder is its index."""
    with served(site) as address:
        assert fetched(address + "index.html") == (200, None, b"front " * 500)
        status, encoding, body = fetched(address, {"Accept-Encoding": "gzip"})
        assert (status, encoding, gzip.decompress(body)) == (200, "gzip", b"front " * 500)


def test_the_server_sends_nothing_from_outside_its_folder(site):
    """An address that leads out is a missing one."""
    (site / "inner").mkdir()
    (site / "inner" / "404.html").write_text("none")
    with served(site / "inner") as address:
        assert fetched(address + "..%2Findex.html")[0] == 404
        assert fetched(address + "404.html")[0] == 200


def test_a_load_counts_what_was_answered(site):
    """Good answers and others, and it ends with the number of requests."""
    # in a thread, where no other test has left a loop of events
    with served(site) as address, ThreadPoolExecutor() as thread:
        assert thread.submit(load, address + "index.html", 3, 50, 20.0).result()[:2] == (50, 0)
        assert thread.submit(load, address + "nothing.html", 3, 50, 20.0).result()[:2] == (0, 50)
        assert 3 <= sum(thread.submit(load, address + "index.html", 3, 10**9, 0.2).result()[:2]) < 10**6


def test_the_parts_of_an_archive_are_named_by_size(tmp_path):
    """The largest first, files of one kind in one folder together."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name, size in {"a/index.html": 5, "a/b/1.html": 40, "a/b/2.html": 50, "a/b/c.js": 7}.items():
            archive.writestr(name, "z" * size)
    lines = list(parts(tmp_path / "a.zip"))
    assert "4 files" in lines[0]
    assert [line.split() for line in lines[1:]] == [
        ["90", "b/*.html", "(2)"],
        ["7", "b/*.js", "(1)"],
        ["5", "*.html", "(1)"],
    ]
