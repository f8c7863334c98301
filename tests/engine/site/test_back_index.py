"""The index at the back of a book: everything once, in its order, and numbers that lead there."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from naming import NAMES

from concordance.report import Unit, UnitName
from concordance.site.back_index import index, mentioned, runs, sort_key, targets


@pytest.fixture(scope="module")
def forms(world_edition):
    """The vocabulary's forms by entry."""
    found = {}
    for several in world_edition.vocabulary.forms.values():
        for form in several:
            found.setdefault(form.entry, []).append(form)
    return found


@pytest.fixture(scope="module")
def lines_of(world_edition, forms):
    """The lines of the index in words, by letter."""
    letters = index(world_edition.reports[0], world_edition.entries, forms)
    return {letter: [told(line) for line in lines] for letter, lines in letters}


def told(line):
    """A line of the index in words."""
    if line.entry is None:
        return f"{line.words}, see {'; '.join(entry.short for entry in line.see)}"
    numbers = (
        sign + (f"{NAMES.indexed(run.first)}\N{EN DASH}{run.until}" if run.until else NAMES.indexed(run.first))
        for sign, run in line.places
    )
    return f"{line.words}: {''.join(numbers).removeprefix(', ')}"


@pytest.mark.stories("index.yml", "letter", "lines")
def test_index(letter, lines, lines_of):
    """Under the letter of a story stand its lines."""
    assert lines_of[letter] == lines


def test_every_entry_that_is_mentioned_has_one_line_with_each_of_its_units(edition):
    """A range stands for all units in it, and each of them mentions the entry."""
    (annotated,) = edition.reports
    letters = index(annotated, edition.entries, {})
    lines = {line.entry.id: line for _, group in letters for line in group if line.entry}
    assert lines.keys() == annotated.by_entry.keys()
    units = list(annotated.report.units)
    for name, line in lines.items():
        named = {mention.unit for mention in annotated.by_entry[name]}
        shown = [unit.id for run in line.runs for unit in units[units.index(run.first) : units.index(run.last) + 1]]
        assert shown == [unit.id for unit in units if unit.id in named]


def test_the_order_is_the_alphabet_s(edition):
    """Each letter once, each line behind the one before; figures stand before all letters."""
    letters = index(edition.reports[0], edition.entries, {})
    names = [letter for letter, _ in letters]
    keys = [sort_key(line.words) for _, lines in letters for line in lines]
    assert names == sorted(set(names))
    assert keys == sorted(keys)


def test_a_list_and_a_number_above_it_are_not_joined(edition):
    """Paragraph 3 and its item (a) follow each other and are still told one by one."""
    (annotated,) = edition.reports
    joined = [
        (run.first.id, run.last.id)
        for name in annotated.by_entry
        for run in runs(annotated, edition.entries[name])
        if run.until
    ]
    assert ("3(e)", "3(f)") in joined
    assert all(("(" in first) == ("(" in last) for first, last in joined)


def test_a_unit_without_a_number_is_told_alone():
    """Two that follow each other have no numbers that a dash could join."""
    names = [UnitName("paragraph", heading=("Opening",)), UnitName("paragraph", heading=("Greeting",))]
    units = tuple(Unit(f"u{n}", f"u{n}", "", name, "i", "Peru") for n, name in enumerate(names))
    report = SimpleNamespace(units=units, unit_order={unit.id: at for at, unit in enumerate(units)})
    mentions = [SimpleNamespace(unit=unit.id) for unit in units]
    found = runs(SimpleNamespace(report=report, by_entry={"PER": mentions}), SimpleNamespace(id="PER"))
    assert [(NAMES.indexed(run.first), run.until) for run in found] == [("Opening", ""), ("Greeting", "")]


@given(st.text())
def test_words_keep_their_order_whatever_they_are(words):
    """A key is plain, and the key of a key is itself."""
    key = sort_key(words)
    assert key == " ".join(key.split())
    assert sort_key(key).removeprefix("the ") in {key, key.removeprefix("the ")}


@pytest.mark.parametrize(
    ("words", "key"),
    [("Côte d'Ivoire", "cote d ivoire"), ("The Hague", "hague"), ('"T" visa', "t visa"), ("U.S.", "u s")],
)
def test_accents_signs_and_the_article_change_no_order(words, key):
    """As in the index of a book."""
    assert sort_key(words) == key


def test_figures_stand_under_one_head(world_edition, forms):
    """Whatever begins with one."""
    (annotated,) = world_edition.reports
    renamed = dict(world_edition.entries)
    renamed["MEX"] = type(renamed["MEX"])("MEX", "country", "1st State", "1st State")
    assert index(annotated, renamed, forms)[0][0] == "0-9"


def test_a_section_tells_what_it_mentions_by_kind_with_the_places(edition):
    """Each mention of the section is told, in the alphabet's order, and no other."""
    (annotated,) = edition.reports
    for section in annotated.report.sections:
        found = mentioned(annotated, section, edition.entries)
        pairs = {(entry.id, unit.id) for _, rows in found for entry, units in rows for unit in units}
        here = {unit.id for unit in section.units}
        assert pairs == {(each.entry, each.unit) for each in annotated.mentions if each.unit in here}
        for kind, rows in found:
            assert {entry.kind for entry, _ in rows} == {kind}
            assert [entry for entry, _ in rows] == sorted((entry for entry, _ in rows), key=lambda e: sort_key(e.short))


def test_the_notes_on_paper_are_the_entries_linked(edition):
    """Each entry that a section links stands once, in the order in which the text comes to it."""
    annotated = edition.reports[0]
    for section in annotated.report.sections:
        found = [entry.id for entry in targets(annotated, section, edition.entries)]
        assert len(found) == len(set(found))
        first = {name: min(m.start for m in annotated.first_in_section if m.entry == name) for name in found}
        assert first.keys() <= {
            mention.entry for unit in section.units for mention in annotated.by_unit.get(unit.id, ())
        }
    first, second, *_ = targets(annotated, annotated.report.section("ii"), edition.entries)
    assert (first.id, second.id) == ("hemispheric-conference-2002", "CHL")
