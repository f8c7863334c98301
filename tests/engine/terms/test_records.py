"""Records of terms: read whole, and what is wrong with them told by its place."""

import pytest

from concordance.edition.assembly import assemble
from concordance.problems import InputError
from concordance.terms.records import term

WHERE = "docs/data/terms/harbour-master.md"
GOOD = """---
name: Harbour master
nouns: [harbour master]
not: [harbour master plan]
law:
  - {instrument: crc, place: article 1, says: "It says so.", source: SOURCE}
everyday: "It is said of dogs too."
related: [pilot]
---

Who rules a
harbour.

And its boats.
"""
OTHER = "---\nname: Pilot\nnouns: [pilot]\n---\n\nWho guides a ship.\n"


@pytest.fixture(scope="module")
def files(world):
    """The small invented edition with two terms."""
    source = world["data/sources.csv"].decode().splitlines()[1].partition(",")[0]
    good = GOOD.replace("SOURCE", source).encode()
    return world | {"data/terms/harbour-master.md": good, "data/terms/pilot.md": OTHER.encode()}


def told(files):
    """The codes and places of the problems of these files."""
    with pytest.raises(InputError) as refused:
        assemble(files)
    return [(problem.code, problem.where) for problem in refused.value.problems]


def test_a_record_becomes_a_term():
    """Its explanation in paragraphs, its forms in both numbers."""
    made = term(GOOD, WHERE)
    assert (made.id, made.name) == ("harbour-master", "Harbour master")
    assert made.explanation == ("Who rules a harbour.", "And its boats.")
    assert made.forms == ("harbour master", "harbour masters")
    assert made.not_these == ("harbour master plan",)
    assert made.law[0].place == "article 1"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("Who rules a\nharbour.\n\nAnd its boats.\n", ""), "term-without-explanation"),
        (("nouns: [harbour master]\n", ""), "term-without-forms"),
        (("[harbour master]", "[the]"), "no-name"),
        (("[harbour master plan]", '["of the"]'), "no-name"),
        (('"It says so."', '" "'), "law-without-source"),
        (("place: article 1", 'place: ""'), "law-without-source"),
        (("source: SOURCE", 'source: ""'), "law-without-source"),
        (("[pilot]", "[harbour-master]"), "confused-with-itself"),
    ],
)
def test_a_fault_of_a_record_is_told(change, code):
    """By its code, in the file that has it."""
    with pytest.raises(InputError) as refused:
        term(GOOD.replace(*change), WHERE)
    assert {problem.code for problem in refused.value.problems} == {code}
    assert all(problem.where.startswith(WHERE) for problem in refused.value.problems)


def test_a_name_of_a_file_is_an_address():
    """So the list of terms keeps its own."""
    with pytest.raises(InputError) as refused:
        term(GOOD, "docs/data/terms/index.md")
    assert {problem.code for problem in refused.value.problems} == {"reserved-name"}


def test_terms_are_read_with_the_other_records(files):
    """They have pages if a report uses them; nobody here is a harbour master."""
    assert assemble(files).terms == {}


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        ("harbour-master", b"[pilot]", b"[captain]", "unknown-term"),
        ("harbour-master", b"instrument: crc", b"instrument: law-of-tides", "unknown-entry"),
        ("harbour-master", b"related:", b"sources: [hearsay]\nrelated:", "unknown-source"),
        ("pilot", b"[pilot]", b"[harbour master]", "form-twice"),
    ],
)
def test_what_fits_no_other_record_is_told(files, path, old, new, code):
    """An id that nothing has, and a form that two terms have."""
    name = f"data/terms/{path}.md"
    found = told(files | {name: files[name].replace(old, new)})
    assert {each for each, _ in found} == {code}


def test_what_cannot_be_read_is_told_alone(files):
    """Nothing that refers to it, or to what it would have said, is told beside it."""
    assert told(files | {"data/terms/pilot.md": b"---\nname: [\n---\n\nWho.\n"}) == [
        ("bad-yaml", "docs/data/terms/pilot.md, line 3")
    ]
    broken = told(files | {"data/sources.csv": b"id\n"})
    assert "unknown-source" not in {code for code, _ in broken}


@pytest.mark.parametrize("path", ["data/terms/pilot.txt", "data/terms/of-harbours/pilot.md"])
def test_a_file_that_is_no_term_is_told(files, path):
    """Nobody would miss what it says."""
    assert ("unknown-file", f"docs/{path}") in told(files | {path: b"Who guides a ship.\n"})
