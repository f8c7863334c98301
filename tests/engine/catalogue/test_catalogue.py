"""Records read together, without any report."""

import pytest

from concordance.catalogue.catalogue import read_vocabulary
from concordance.problems import InputError


def test_records_alone_make_a_vocabulary(world):
    """Without any report; what is wrong with a report is no matter then."""
    vocabulary = read_vocabulary({path: data for path, data in world.items() if not path.startswith("reports/")})
    assert vocabulary.all_entries.keys() >= {"crc", "MEX", "a-57-387"}
    assert read_vocabulary(world).all_entries == vocabulary.all_entries


def test_records_that_are_wrong_make_no_vocabulary(world):
    """The problems are the same as those of an edition."""
    wrong = world["glossary/cat.md"].replace(b"title: Convention against Torture", b"title: Mexico")
    with pytest.raises(InputError) as refused:
        read_vocabulary(world | {"glossary/cat.md": wrong})
    assert [problem.code for problem in refused.value.problems] == ["name-owned-twice"]


def test_it_makes_no_difference_which_file_has_a_record(world):
    """A record of its own, or an entry among the names: the same names for the same entries, in the same order."""
    record = b"---\nkind: process\ntitle: Peruvian Seminar on Harbours\n---\n\nA seminar.\n"
    moved = {path: data for path, data in world.items() if path != "data/names/processes.yml"}
    one, other = read_vocabulary(world), read_vocabulary(moved | {"glossary/peruvian-seminar.md": record})
    assert list(one.forms.items()) == list(other.forms.items())
    assert list(one.all_entries) == list(other.all_entries)
