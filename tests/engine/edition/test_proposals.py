"""Names without a record, as an editor sees them."""

import json

import pytest

from concordance.catalogue.entries import listed
from concordance.data import open_data, reader_data
from concordance.edition.assembly import assemble
from concordance.edition.proposals import proposals
from concordance.problems import InputError
from concordance.site.pages import Writer

SOURCE = """I. Snow

1. The Forum of Snow Workers (FSW) met. FSW rose.
2. The "Snow: Wind" Council of Peru met. The Committee on the Elimination of Discrimination against Women of Snow rose.
3. The FSW met in Peru with the National Council on Wool's friends.
"""
DECLARED = """symbol: A/99/8
title: Snow
author: Ada Pilot
author_role: Special Rapporteur
body: United Nations General Assembly
session: Ninety-ninth session
date: 2044-03-12
language: en
official: https://docs.un.org/en/A/99/8
outline:
  - {heading: I. Snow, paragraphs: 1-3}
"""


@pytest.fixture(scope="module")
def files(world):
    """The invented world with a report that names what no record has."""
    kept = {path: text for path, text in world.items() if not path.startswith("reports/")}
    return kept | {"reports/a-99-8/source.md": SOURCE.encode(), "reports/a-99-8/report.yml": DECLARED.encode()}


@pytest.fixture(scope="module")
def found(files):
    """The names without a record."""
    return {proposal.entry.id: proposal for proposal in proposals(assemble(files))}


def test_each_name_is_told_with_its_first_sentence(found):
    """How often it is mentioned, where first, and with which words."""
    assert next(iter(found)) == "forum-of-snow-workers"
    forum = found["forum-of-snow-workers"]
    assert (forum.count, forum.report, forum.unit) == (4, "A/99/8", "1")
    assert forum.sentence == "The Forum of Snow Workers (FSW) met."
    assert forum.alike == ""


def test_a_record_that_may_be_the_same_is_named(found):
    """A name with most words of another is likely the same."""
    alike = {name: proposal.alike for name, proposal in found.items() if proposal.alike}
    assert list(alike.values()) == ["cedaw-committee"]


def test_the_lines_make_it_a_record_with_its_address(files, found):
    """Put into the file, they are read; the name has a record then, and the same id."""
    forum = found["forum-of-snow-workers"]
    path = forum.file.removeprefix("docs/")
    records, problems = listed(f"{forum.lines}\n", path)
    assert ([record.name for record in records], problems) == (["forum-of-snow-workers"], [])
    other = files[path].decode().split("\n\n")
    edition = assemble(files | {path: "\n\n".join(sorted([*other, f"{forum.lines}\n"])).encode()})
    assert edition.entries["forum-of-snow-workers"].recorded
    assert edition.count("forum-of-snow-workers") == 4


def test_the_place_of_the_lines_is_told(files, found):
    """The record above which they belong in their file, or its end."""
    forum = found["forum-of-snow-workers"]
    ids = [part.partition(b":")[0].decode() for part in files[forum.file.removeprefix("docs/")].split(b"\n\n")]
    assert forum.above == min(name for name in ids if name > "forum-of-snow-workers")
    path = "reports/a-99-8/source.md"
    last = assemble(files | {path: files[path].replace(b"Forum of Snow", b"Zurich Forum of Snow")})
    assert [each.above for each in proposals(last) if each.entry.id == "zurich-forum-of-snow-workers"] == [""]


def test_without_them_none_is_a_mention(files):
    """An edition may leave names without a record out; those that have one stay."""
    edition = assemble(files, unrecorded=False)
    assert not proposals(edition)
    assert {entry.kind for entry in edition.entries.values() if edition.count(entry.id)} == {"country"}
    assert not edition.reports[0].unrecorded


def test_an_unknown_subject_is_told(files):
    """`subject` names entries that there are."""
    path = "reports/a-99-8/report.yml"
    with pytest.raises(InputError, match=r"report.yml, subject: found 'snow'"):
        assemble(files | {path: files[path] + b"subject: snow crc\n"})
    with pytest.raises(InputError, match=r"report.yml, subject: found 'none'"):
        assemble(files | {path: files[path] + b"subject: none crc\n"})
    assert assemble(files | {path: files[path] + b"subject: none\n"}).reports[0].report.metadata.subject == "none"


def test_its_page_says_that_there_is_no_record(files, pages_of):
    """And what the report says of it, in its first sentence."""
    pages = pages_of(assemble(files))
    page = pages["glossary/forum-of-snow-workers.html"]
    assert "This edition has no record of this name yet." in page
    assert '<q lang="en">The Forum of Snow Workers (FSW) met.</q>' in page
    assert "no record" not in pages["countries/per.html"]


def test_the_data_tell_which_have_no_record(files):
    """A mention of such a name is marked in JSON, and so is its entry; no other is."""
    edition = assemble(files)
    rows = json.loads(open_data.files(edition.reports[0])["data/mentions.json"])
    assert {row["entry"] for row in rows if "record" in row} == {
        entry.id for entry in edition.entries.values() if not entry.recorded
    }
    assert all(row["record"] is False for row in rows if "record" in row)
    told = {entry["id"]: entry.get("record") for entry in reader_data.entries(edition)}
    assert (told["forum-of-snow-workers"], told["PER"]) == (False, None)


def test_an_editor_sees_them_on_a_page_of_the_preview(files, templates):
    """With the lines to add; it is no page of the site."""
    writer = Writer(assemble(files), templates)
    (page,) = writer.for_editors()
    assert page.path == "editing/unrecorded.md"
    shown = page.write().html
    assert (
        "forum-of-snow-workers:\n  title: Forum of Snow Workers\n  abbreviations: [{form: FSW, when: defined}]" in shown
    )
    assert "cedaw-committee" in shown
    assert page.path not in [other.path for other in writer.pages()]
