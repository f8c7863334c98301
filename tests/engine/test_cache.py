"""A cache decides whether a value is computed anew, never what it is."""

import pytest

from concordance.cache import Cache
from concordance.edition.assembly import assemble


def test_a_value_is_made_once_for_what_it_is_made_of():
    """It is made again when that is another, and then kept instead; another name is another value."""
    cache, made = Cache(), []

    def value(name, of):
        return cache.get(name, of, lambda: made.append((name, of)) or len(made))

    asked = [("a", 1), ("a", 1), ("b", 1), ("a", 2), ("a", 1), ("b", 1)]
    assert [value(*each) for each in asked] == [1, 1, 2, 3, 4, 2]
    assert made == [("a", 1), ("b", 1), ("a", 2), ("a", 1)]


def test_a_value_that_could_not_be_made_is_not_remembered():
    """The next time it is tried again."""
    cache = Cache()
    for _ in range(2):
        try:
            cache.get("a", 1, lambda: 1 // 0)
        except ZeroDivisionError:
            continue
        raise AssertionError
    assert cache.get("a", 1, lambda: 3) == 3


@pytest.mark.no_cover
def test_an_edition_made_with_a_cache_is_the_edition(world, second):
    """After a change of a report or a record, and after one is gone, it is as if made from nothing."""
    cache = Cache()
    record = world["glossary/council-of-harbours.md"]
    (path,) = (path for path in second if path.endswith("report.yml"))
    changes = [
        world,
        world | second,
        world | second | {path: second[path].replace(b"rapporteur of", b"member of")},
        world | second | {"glossary/council-of-harbours.md": record.replace(b"title: ", b"title: Great ")},
        world | second | {"glossary/council-of-harbours.md": record},
        world | second,
        world,
    ]
    for files in changes:
        made, anew = assemble(files, cache), assemble(files)
        assert made.reports == anew.reports
        assert made.entries == anew.entries
        assert (made.sources, made.actions, made.reviews) == (anew.sources, anew.actions, anew.reviews)


@pytest.mark.no_cover
def test_what_has_not_changed_is_not_made_again(world, second):
    """A report is the same object as long as it and the records are the same."""
    cache = Cache()
    first = assemble(world | second, cache).reports
    (path,) = (path for path in second if path.endswith("report.yml"))
    changed = world | second | {path: second[path].replace(b"rapporteur of", b"member of")}
    later = assemble(changed, cache).reports
    assert [one is other for one, other in zip(first, later, strict=True)] == [
        not path.startswith(f"reports/{one.report.slug}/") for one in first
    ]
