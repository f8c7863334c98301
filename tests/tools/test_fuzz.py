"""Chance against the engine: the trials of scripts/fuzz.py, a few of them each time and the same ones.

By hand, `scripts/fuzz.py` makes as many as there is time for.
"""

from random import Random

import fuzz
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from concordance.edition import assemble
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
def press(root):
    """Makes pages as the site does."""
    return fuzz.Press(root)


@pytest.mark.parametrize("number", range(40))
def test_a_trial_is_told_or_sound(files, press, number):
    """Files changed by chance are refused with problems, or make pages with all words, in which nothing runs."""
    how, _, faults = fuzz.trial(files, press, f"test/{number}")
    assert how in {"told", "made"}, "\n".join(faults)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(PLACES), chance=st.randoms(use_true_random=False), words=st.text(max_size=40))
def test_any_words_anywhere_are_read_or_told(files, place, chance, words):
    """Whatever words stand wherever in a file: no error but the one that tells problems."""
    (path,) = [path for path in files if path.endswith(place)]
    text = files[path].decode()
    at = chance.randrange(len(text) + 1)
    assert told_or_read(files | {path: f"{text[:at]}{words}{text[at:]}".encode()})


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=200), place=st.sampled_from(PLACES))
def test_any_bytes_as_a_file_are_read_or_told(files, data, place):
    """Whatever a file holds: no error but the one that tells problems."""
    (path,) = [path for path in files if path.endswith(place)]
    assert told_or_read(files | {path: data})


def test_both_ends_of_a_trial_are_reached(files, press):
    """Some files changed by chance are refused, and some make pages: the trials try both."""
    assert {fuzz.trial(files, press, f"test/{number}")[0] for number in range(12)} == {"told", "made"}


def test_a_seed_makes_the_same_files_again(files):
    """So that a finding can be found again."""
    one, other = (fuzz.changed(files, chance("seed")) for _ in range(2))
    assert one == other != files


@pytest.mark.parametrize("way", fuzz.WAYS, ids=lambda way: way.__name__)
def test_each_way_changes_something(files, way):
    """No way of changing a file leaves all files as they were, however often it is tried."""
    made = []
    for seed in range(10):
        new = dict(files)
        way(new, "reports/a-99-1/report.yml", chance(seed))
        made.append(new)
    assert any(new != files for new in made)


def test_an_error_of_the_engine_is_a_finding(files, press, monkeypatch):
    """A traceback is told, and so is a page with other words than the source's."""

    def broken(_):
        raise KeyError("x")

    monkeypatch.setattr(fuzz, "assemble", broken)
    how, _, faults = fuzz.trial(files, press, "test/0")
    assert (how, "KeyError" in faults[0]) == ("fault", True)
    monkeypatch.setattr(fuzz, "assemble", assemble)
    monkeypatch.setattr(fuzz, "changed", lambda files, _: files)
    html = press.html
    monkeypatch.setattr(
        press, "html", lambda edition: {k: v.replace("Mexico", "Peru") for k, v in html(edition).items()}
    )
    how, _, faults = fuzz.trial(files, press, "test/0")
    assert (how, "words-differ" in faults[0]) == ("fault", True)


@pytest.mark.parametrize(
    "page",
    [
        "<script>x</script>",
        "<p onclick='x'>",
        "<a href=' JavaScript:x'>",
        "<img src='data:text/html,x'>",
        "<p style='x'>",
        "<iframe>",
        "<base href='x'>",
    ],
)
def test_what_would_run_is_found(page):
    """Each way in which words could become more than words."""
    assert fuzz.running(f"<p>before {page} after</p>")


@pytest.mark.parametrize("page", ["<p>&lt;script&gt;</p>", "<a href='https://x'>javascript:x</a>", "<form class='x'>"])
def test_what_does_not_run_is_none(page):
    """Words that look like a script, and the lists from which a reader chooses."""
    assert fuzz.running(page) == []
