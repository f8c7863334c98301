"""Scoring: what is found against what was marked by hand."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordance.data.open_data import mention_row
from concordance.mentions.scoring import FIELDS, Count, key, score
from concordance.model import FORMS, KINDS


def row(start=0, kind="country", form="name", entry="PER", **more):
    """A row: by default Peru, named at the beginning of paragraph 1."""
    return {"unit": "1", "start": start, "end": start + 4, "kind": kind, "form": form, "entry": entry, **more}


def test_the_same_rows_score_fully():
    """All that was marked was found, and nothing else."""
    scores = score([row(), row(9, form="demonym")], [row(9, form="demonym"), row()])
    assert scores.total == Count(marked=2, found=2, right=2)
    assert (scores.total.precision, scores.total.recall) == (1.0, 1.0)
    assert scores.kinds["country"] == Count(2, 2, 2)
    assert scores.forms["demonym"] == Count(1, 1, 1)


def test_nothing_marked_and_nothing_found_has_no_shares():
    """A share of nothing is no number, neither 0 nor 1; every kind and form is there all the same."""
    scores = score([], [])
    assert scores.total == Count(0, 0, 0)
    assert (scores.total.precision, scores.total.recall) == (None, None)
    assert (tuple(scores.kinds), tuple(scores.forms)) == (KINDS, FORMS)


def test_a_miss_lowers_recall_only():
    """What was marked and not found does not make wrong what was found."""
    total = score([row(), row(9)], [row()]).total
    assert (total.precision, total.recall) == (1.0, 0.5)


def test_an_error_lowers_precision_only():
    """What was found and not marked does not hide what was marked."""
    total = score([row()], [row(), row(9)]).total
    assert (total.precision, total.recall) == (0.5, 1.0)


@pytest.mark.parametrize("field", FIELDS)
def test_a_row_that_differs_in_one_field_is_another_mention(field):
    """Place, kind, form and entry must all agree."""
    other = {"unit": "2", "start": 1, "end": 9, "kind": "body", "form": "variant", "entry": "iom"}[field]
    assert score([row()], [row() | {field: other}]).total == Count(1, 1, 0)


def test_a_wrong_kind_is_a_miss_of_one_and_an_error_of_the_other():
    """Each kind has its own counts."""
    scores = score([row()], [row(kind="body")])
    assert scores.kinds["country"] == Count(marked=1, found=0, right=0)
    assert scores.kinds["body"] == Count(marked=0, found=1, right=0)


def test_a_row_found_twice_is_right_once():
    """The second of two equal rows is an error."""
    assert score([row()], [row(), row()]).total == Count(1, 2, 1)


def test_further_fields_of_a_row_do_not_count():
    """A row marked by hand names no report; the published one does."""
    assert key(row(report="a-58-275", quote="Peru")) == key(row())


@given(
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(KINDS), st.sampled_from(FORMS), st.booleans(), st.booleans()))
)
def test_the_kinds_and_the_forms_each_add_up_to_the_total(mentions):
    """No mention is lost or counted twice on the way into the tables."""
    gold = [row(start, kind, form) for start, kind, form, marked, _ in mentions if marked]
    found = [row(start, kind, form) for start, kind, form, _, seen in mentions if seen]
    scores = score(gold, found)
    for counts in (scores.kinds.values(), scores.forms.values()):
        sums = [sum(getattr(each, name) for each in counts) for name in ("marked", "found", "right")]
        assert Count(*sums) == scores.total


def test_the_published_report_has_every_mention_marked_by_hand_and_no_other(root, edition):
    """The engine was developed on this report, so anything less than all is a change to look at."""
    gold = json.loads((root / "tests" / "gold" / "a-58-275.json").read_text(encoding="utf-8"))
    (found,) = [annotated.mentions for annotated in edition.reports if annotated.report.slug == "a-58-275"]
    rows = [mention_row(mention) for mention in found]
    missed, added = set(map(key, gold)) - set(map(key, rows)), set(map(key, rows)) - set(map(key, gold))
    assert (missed, added) == (set(), set())
    total = score(gold, rows).total
    assert total.marked == total.found == total.right
