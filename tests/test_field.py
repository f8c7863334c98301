"""The vocabulary of the whole field, told in stories: what its forms match, and the near-misses that they must not."""

import csv
from pathlib import Path

import pytest

from concordance.loading import load_yaml
from concordance.mentions.annotator import Annotator
from concordance.mentions.subject import About
from concordance.model import Text
from concordance.names import shape_words
from concordance.names.towns import without_accents

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases"


def stories(name):
    """The stories of a file, each with its name as the test's id."""
    path = CASES / name
    told = load_yaml(path.read_text(encoding="utf-8"), name) if path.exists() else []
    return [pytest.param(story, id=story["name"]) for story in told]


@pytest.fixture(scope="module")
def annotator(edition):
    """The engine with the vocabulary of docs/."""
    return Annotator(edition.vocabulary)


def found_in(annotator, story, *, countries):
    """The mentions of a story's text as [quote, entry, form]: those of States, or all others."""
    texts = [story["text"]] if isinstance(story["text"], str) else story["text"]
    mentions = annotator.annotate([Text(str(at), words) for at, words in enumerate(texts)]).mentions
    return [[m.quote, m.entry, m.form] for m in mentions if (m.kind == "country") == countries]


def holds(annotator, story, *, countries):
    """Whether the story comes out as told."""
    found = found_in(annotator, story, countries=countries)
    quotes = [quote for quote, _, _ in found]
    return found == story.get("mentions", []) and not set(quotes) & set(story.get("none", []))


@pytest.mark.parametrize("story", stories("instruments.yml"))
def test_instruments_and_bodies(annotator, story):
    """A story comes out as told; one that says what the engine lacks for it (`needs`) does not yet."""
    if "needs" in story:
        assert not holds(annotator, story, countries=False), "It holds now: take `needs` away."
    else:
        assert found_in(annotator, story, countries=False) == story.get("mentions", [])
        assert holds(annotator, story, countries=False)


@pytest.mark.parametrize("story", stories("countries.yml"))
def test_countries(annotator, story):
    """A story comes out as told; one that says what the engine lacks for it (`needs`) does not yet."""
    if "needs" in story:
        assert not holds(annotator, story, countries=True), "It holds now: take `needs` away."
    else:
        assert found_in(annotator, story, countries=True) == story.get("mentions", [])
        assert holds(annotator, story, countries=True)


@pytest.mark.parametrize("story", stories("unrecorded.yml"))
def test_names_without_a_record(annotator, story):
    """A name that no record has is recognised by its form; what a report is about is meant without being named."""
    texts = [story["text"]] if isinstance(story["text"], str) else story["text"]
    told = {
        name: tuple(words.split()) if name == "subject" else words for name, words in story.get("about", {}).items()
    }
    found = annotator.annotate([Text(str(at), words) for at, words in enumerate(texts)], about=About(**told))
    assert [[m.quote, m.entry, m.form] for m in found.mentions] == story["mentions"]
    assert all(entry.id == name and not entry.recorded for name, entry in found.unrecorded.items())


@pytest.mark.parametrize("story", stories("documents.yml"))
def test_documents(annotator, story):
    """The documents of a story are found and no other; its references too, where it tells of `all`."""
    texts = [story["text"]] if isinstance(story["text"], str) else story["text"]
    about = About(symbol=story.get("symbol", ""), title=story.get("title", ""))
    mentions = annotator.annotate([Text(str(at), words) for at, words in enumerate(texts)], about=about).mentions
    told = [m for m in mentions if m.kind == "document" or (story.get("all") and m.kind != "country")]
    assert [[m.quote, m.entry, m.form] for m in told] == story["mentions"]


def test_every_state_and_territory_has_its_name():
    """No row that keeps a form out has taken a State's own name with it; Antarctica is a continent."""
    tables = {name: ROOT / "docs" / "data" / f"{name}.csv" for name in ("countries", "country-forms")}
    rows = {name: list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) for name, path in tables.items()}
    forms = {(row["iso3"], row["form"]) for row in rows["country-forms"]}
    without = [
        row["iso3"] for row in rows["countries"] if (row["iso3"], row["name"].replace("\u2019", "'")) not in forms
    ]
    assert without == ["ATA"]


@pytest.fixture(scope="module")
def towns():
    """The towns of the gazetteer by State."""
    text = (ROOT / "docs" / "data" / "names" / "towns.csv").read_text(encoding="utf-8")
    return [(row["iso3"], row["towns"].split("; ")) for row in csv.DictReader(text.splitlines())]


def test_the_towns_are_in_order(towns, edition):
    """Each State once, which has an entry; its towns sorted, each once, as texts are compared with them."""
    states = [state for state, _ in towns]
    assert states == sorted(set(states))
    entries = edition.vocabulary.all_entries
    assert all(entries[state].more["status"] == "current" for state in states)
    assert all(names == sorted(set(names)) for _, names in towns)
    assert all(name == without_accents(name) for _, names in towns for name in names)


def test_no_town_is_disputed(towns):
    """Of no territory whose status is disputed or not settled."""
    assert {"ESH", "FLK", "PSE", "TWN", "XKX"}.isdisjoint(state for state, _ in towns)
    names = {name for _, of_state in towns for name in of_state}
    disputed = (
        "Akhalgori|Alushta|Armyansk|Ayia Napa|Bakhchysaray|Beit Hanun|Beit Sahur|Bhimber|Bir Lehlou|Buqata|Dnestrovsc"
        "|East Jerusalem|Fengyuan|Gagra|Ghajar|Givat Zeev|Gudauta|Halhul|Katzrin|Majdal Shams|Ochamchire|Ribnita|Smara"
    )
    assert names.isdisjoint(disputed.split("|"))


def test_no_town_is_a_word_or_a_form(towns, edition):
    """Neither what the vocabulary has as a form, nor a word that says what a name is of, a month or a title."""
    forms = {without_accents(form) for form in edition.vocabulary.forms}
    words = shape_words.NO_PART | shape_words.OPENING | shape_words.GENERIC | frozenset(shape_words.KIND_OF)
    everyday = frozenset(
        "Agency Bath Baker Best Centre Convention Coral English Freedom Harbour Hope Independence Jackson Jordan"
        " Justice Labour Liberty Lincoln Mobile Nice Orange Olympic Peace Progress Reading Santiago Smith Summit Union"
        " Victoria Washington".split()
    )
    for _, names in towns:
        assert forms.isdisjoint(names)
        assert everyday.isdisjoint(names)
        assert not [name for name in names if set(name.split(" ")) <= words]
