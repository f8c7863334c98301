"""Chance against the engine: the trials of scripts/fuzz.py, a few of them each time and the same ones.

By hand, `scripts/fuzz.py` makes as many as there is time for.
"""

import dataclasses
import gc
import io
import signal
import zipfile
from random import Random

import fuzz
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from printed import Text, paragraphs, pdf
from support import fuzz_changing, fuzz_originals
from tiers import few
from word import geneva, listed, note, notes, p, r, table

from concordance.edition.assembly import assemble
from concordance.problems import InputError

PLACES = ("report.yml", "source.md", "events.yml", "recommendations.yml", "glossary/untoc.md", "data/countries.csv")


def chance(seed):
    """Chance that is the same each time."""
    return Random(seed)  # noqa: S311 - chance, not a secret


def told_or_read(files):
    """The problems that the files have, or the edition that they make."""
    try:
        return assemble(files)
    except InputError as error:
        return error.problems


@pytest.fixture(scope="module")
def files(marked_world):
    """The files that are changed: those of the invented world, with marks in its report."""
    return marked_world


@pytest.fixture(scope="module")
def trials():
    """Trials with the small edition; MkDocs is started once for all of them."""
    every = fuzz.Trials(fuzz.SMALL)
    yield every
    every.close()


@pytest.mark.parametrize("number", few(range(60), quick=range(12), reason="many inputs"))
def test_a_trial_is_told_or_sound(trials, number):
    """Files changed by chance are refused with problems, or make a site in which nothing is wrong."""
    ended = trials.run(f"test/{number}")
    assert ended.how in {"told", "made"}, "\n".join(ended.told)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(PLACES), chance=st.randoms(use_true_random=False), words=st.text(max_size=40))
def test_any_words_anywhere_are_read_or_told(files, place, chance, words):
    """Whatever words stand wherever in a file: no error but the one that tells problems."""
    (path,) = [path for path in files if path.endswith(place)]
    text = files[path].decode()
    at = chance.randrange(len(text) + 1)
    assert told_or_read(files | {path: f"{text[:at]}{words}{text[at:]}".encode()})


@settings(deadline=None)
@given(data=st.binary(max_size=200), place=st.sampled_from(PLACES))
def test_any_bytes_as_a_file_are_read_or_told(files, data, place):
    """Whatever a file holds: no error but the one that tells problems."""
    (path,) = [path for path in files if path.endswith(place)]
    assert told_or_read(files | {path: data})


def test_both_ends_of_a_trial_are_reached(trials):
    """Some files changed by chance are refused, and some make a site: the trials try both."""
    assert {trials.run(f"test/{number}").how for number in range(12)} == {"told", "made"}


def test_a_seed_makes_the_same_files_again(trials):
    """So that a finding can be found again; another number makes others."""
    (old, one), (_, again), (_, other) = (trials.files(seed) for seed in ("test/1", "test/1", "test/2"))
    assert (one == again, one == other, one == old) == (True, False, False)


def test_every_token_is_tried_at_every_value(trials):
    """Without chance: one file with one value changed, all values before the next token."""
    seen = {}
    for number in range(1000):
        old, new = trials.files(f"each/{number}")
        changed = [path for path in new if new[path] != old[path]]
        assert (len(changed) <= 1, new.keys() == old.keys()) == (True, True)
        seen.setdefault(changed[0] if changed else "", []).append(number)
    assert {
        "reports/a-99-1/roles.csv",
        "glossary/crc.md",
        "data/sources.csv",
        "reports/a-99-1/report.yml",
    } < seen.keys()
    assert trials.files("each/1") != trials.files("each/2")


def test_a_page_that_a_person_wrote_is_changed_in_its_front_matter_alone(trials):
    """What stands below it may be any HTML."""
    old = {"about/method.md": trials.files("test/1")[0]["about/method.md"]}
    for number in range(50):
        new = fuzz_changing.changed(old, chance(number), frozenset(old))
        assert new["about/method.md"].partition(b"\n---\n")[2].strip() == (
            old["about/method.md"].partition(b"\n---\n")[2].strip()
        )


@pytest.mark.parametrize("way", fuzz_changing.WAYS, ids=lambda way: way.__name__)
def test_each_way_changes_something(files, way):
    """No way of changing a file leaves all files as they were, however often it is tried."""
    made = []
    for seed in range(10):
        new = dict(files)
        way(new, "reports/a-99-1/report.yml", chance(seed))
        made.append(new)
    assert any(new != files for new in made)


def test_a_word_is_changed_wherever_it_stands(files):
    """In the source and in all that is said of it: so the change is taken, and shown."""
    for seed in range(200):
        new = dict(files)
        fuzz_changing._everywhere(new, "reports/a-99-1/source.md", chance(seed))  # noqa: SLF001 - one way of many
        changed = {path for path in files if new[path] != files[path]}
        if len(changed) > 1:
            break
    assert {"reports/a-99-1/source.md"} < changed


def test_an_error_is_a_finding(trials, monkeypatch):
    """A traceback is told, and so is what MkDocs or a book warns of."""
    old, _ = trials.files("test/1")
    monkeypatch.setattr(fuzz, "changed", lambda files, *_: files)
    assert trials.run("test/1").how == "made"
    monkeypatch.setattr(trials._workshop, "make", broken)  # noqa: SLF001 - what makes the site
    ended = trials.run("test/1")
    assert (ended.how, "KeyError" in ended.told[0], ended.files) == ("fault", True, old)


def broken(*_):
    """Raise what no file is told by."""
    raise KeyError("x")


def test_what_mkdocs_says_of_a_page_that_a_person_wrote_is_told(trials, monkeypatch):
    """MkDocs refuses a page whose front matter is none; that is no fault of the engine."""
    wrong = {"about/method.md": b"---\ntemplate: none.html\n---\n\n# Method\n"}
    monkeypatch.setattr(fuzz, "changed", lambda files, *_: files | wrong)
    ended = trials.run("test/1")
    assert (ended.how, ended.told) == ("told", ("MkDocs",))


def test_a_whole_build_makes_the_same_files(trials):
    """As those that are made in memory, and the archive beside them."""
    ended = next(ended for number in range(40) if (ended := trials.run(f"test/{number}")).how == "made")
    assert trials.again(ended).told == ()


@pytest.fixture(scope="module")
def made(trials):
    """A site in which nothing is wrong."""
    return trials._workshop.make(trials._of(["a-99-1"]))  # noqa: SLF001 - as a trial makes it


def with_file(made, address, change):
    """The site with one file changed."""
    content = made.files[address]
    text = content if isinstance(content, str) else content.decode()
    assert change(text) != text
    return dataclasses.replace(made, files={**made.files, address: change(text)})


@pytest.mark.parametrize(
    "written",
    [
        "<script>x</script>",
        "<p onclick='x'>x</p>",
        "<a href=' Java\tScript:x'>x</a>",
        "<img src='data:text/html,x'>",
        "<img src='//x'>",
        "<p style='x'>x</p>",
        "<iframe></iframe>",
        "<base href='x'>",
        "<b>x</b>",
        "<!-- x -->",
        "</main>",
        "<p id='content'>x</p>",
        "<h1>x</h1>",
        "\0",
    ],
)
def test_what_no_template_has_is_found(trials, made, written):
    """Each way in which words could become more than words."""
    page = "a-99-1/index.html"
    assert [*trials._judge.faults(made)] == []  # noqa: SLF001 - what looks through the files
    changed = with_file(made, page, lambda text: text.replace("<h2", f"{written}<h2", 1))
    changed.contents[page]
    assert any(fault.startswith(f"{page}: ") for fault in trials._judge.faults(changed))  # noqa: SLF001


@pytest.mark.parametrize(
    ("address", "old", "new"),
    [
        ("a-99-1/index.html", "default-src 'none'", "default-src *"),
        ("a-99-1/p/1.html", "url=../", "url=https://x/"),
        ("a-99-1/p/1.html", "</h1>", "<i>x</i></h1>"),
        ("a-99-1/data/paragraphs.json", "The Convention", "A Convention"),
        ("a-99-1/data/paragraphs.json", "[", "{"),
        ("a-99-1/data/units.js", "receive(", "receive(("),
        ("a-99-1/data/units.js", "The Convention", "A Convention"),
        ("a-99-1/data/mentions.json", '"start": ', '"start": 1'),
        ("a-99-1/data/mentions.csv", "Mexico", "Peru"),
        ("a-99-1/data/events.csv", "\n", "\nx\n"),
        ("downloads/a-99-1.html.sha256", "  ", "0  "),
        ("downloads/a-99-1.html", "</h2>", "<b>x</b></h2>"),
        ("assets/world.svg", "<path", "<script/><path"),
        ("assets/world.svg", "<path", "<path <"),
        ("sitemap.xml", "</url>", ""),
    ],
)
def test_each_format_is_looked_through(trials, made, address, old, new):
    """By its own parser, and against the edition."""
    changed = with_file(made, address, lambda text: text.replace(old, new, 1))
    assert any(fault.startswith(address) for fault in trials._judge.faults(changed))  # noqa: SLF001 - as above


def test_a_book_in_parts_is_looked_through(trials, made):
    """Each of its files as XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.files["downloads/a-99-1.epub"])) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"<h1", b"<script>x</script><h1") if name.endswith("xhtml") else data)
    changed = dataclasses.replace(made, files={**made.files, "downloads/a-99-1.epub": out.getvalue()})
    assert any("<script" in fault for fault in trials._judge.faults(changed))  # noqa: SLF001 - as above


@pytest.fixture
def as_command():
    """What the command sets for its process is as before when the test is over."""
    threshold, handler = gc.get_threshold(), signal.getsignal(signal.SIGTERM)
    yield
    gc.unfreeze()
    gc.set_threshold(*threshold)
    signal.signal(signal.SIGTERM, handler)


@pytest.mark.usefixtures("as_command")
def test_findings_are_counted_and_kept(trials, tmp_path, monkeypatch, capsys):
    """By kind, with the files that were changed, so that they can be looked at."""
    monkeypatch.setattr(fuzz, "Trials", lambda _: trials)
    monkeypatch.setattr(trials, "close", lambda: None)
    monkeypatch.setattr(trials._workshop, "make", broken)  # noqa: SLF001 - what makes the site
    tally = fuzz.run(fuzz.SMALL, 5, range(3), tmp_path)
    assert (tally.ended, tally.kinds) == ({"fault": 3}, {"KeyError: 'x'": 3})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["5-0", "5-1", "5-2"]
    assert capsys.readouterr().out.count("Trial 5/") == 1


@pytest.mark.usefixtures("as_command")
def test_trials_that_are_told_to_end_are_counted(trials, monkeypatch):
    """What was tried until then is known."""
    real, tried = trials.run, []

    def run(seed):
        tried.append(seed)
        if len(tried) > 2:
            raise KeyboardInterrupt
        return real(seed)

    monkeypatch.setattr(fuzz, "Trials", lambda _: trials)
    monkeypatch.setattr(trials, "close", lambda: None)
    monkeypatch.setattr(trials, "run", run)
    assert sum(fuzz.run(fuzz.SMALL, 5, range(100), None).ended.values()) == 2


def test_a_trial_that_never_ends_is_a_finding(trials, monkeypatch):
    """It is ended, and told; how busy the machine is makes no difference."""

    def never(_):
        while True:
            pass

    monkeypatch.setattr(fuzz, "LONGEST", 0.2)
    monkeypatch.setattr(trials._workshop, "make", never)  # noqa: SLF001 - what makes the site
    ended = trials.run("test/1")
    assert (ended.how, "TimeoutError" in ended.told[0]) == ("fault", True)


def test_a_damaged_original_is_refused_or_drafted(tmp_path):
    """Both happen, to PDFs and to Word files."""
    (tmp_path / "a.pdf").write_bytes(pdf([Text(60, 740, "A/99/1")], paragraphs("1.  |It rains in the towns.")))
    blocks = [p("Rain", "HChG"), p(r("It rains.") + note(2), "SingleTxtG", listed(1)), table(["Town", "Rain"])]
    (tmp_path / "a.docx").write_bytes(geneva(*blocks, footnotes=notes(n2="A/98/1.")))
    for name in ("a.pdf", "a.docx"):
        ended = fuzz_originals.run([tmp_path / name], "test", range(120))
        assert ended["fault"] == 0
        assert ended["refused"] > 0
        assert ended["drafted"] > 0
