"""Drafting: a first report.yml says what a source tells, and asks a person for the rest."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from concordance.drafting import draft as drafting
from concordance.loading import load_yaml, shaped
from concordance.source.schema import ReportShape

DOCS = Path(__file__).parents[3] / "docs"
WHY = drafting.read_reasons({drafting.REASONS: (DOCS / drafting.REASONS).read_bytes()})
HOSTILE = """: |# |- |{a: b}|[a]|"|'|&a|*a|!!python/object:os.system|---|...|null|~|true|0x10|1e3|%TAG|<b onclick="x">
{{ 7*7 }}|@import|=SUM(A1)|`rm`|\\|\ufeff|\U0001f600|é""".replace("\n", "|").split("|")
draft = partial(drafting.draft, reasons=WHY)
WORDS = st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4).map(" ".join)


@pytest.mark.stories("drafting.yml", "symbol", "source", "told", "decisions", "reads")
def test_drafting(symbol, source, told, decisions, reads):
    """What a story tells of the draft is in it; every draft is a record that can be read."""
    made = draft(symbol, source)
    found = load_yaml(made.text, "report.yml")
    assert {name: found[name] for name in told} == told
    assert [decision for decision in decisions if decision not in made.decisions] == []
    assert any(decision.startswith("the build reads") for decision in made.decisions) == (reads == "true")
    assert shaped(found, ReportShape, "report.yml").symbol == symbol


def test_a_draft_holds_the_digest_of_its_source():
    """So that a source that somebody changes is noticed."""
    made = draft("A/99/1", "I. Rain\n\n1. It rains.\n", digest="9eb1")
    assert load_yaml(made.text, "report.yml")["sha256"] == "9eb1"


def test_every_artefact_is_asked_about_with_its_number():
    """A line that is taken away by mistake shows by standing too often or too seldom."""
    page = "It rains.\n\nA/99/1\n{n}/3\n\n"
    made = draft("A/99/1", "A/99/1\n\nI. Rain\n\n1. " + "".join(page.format(n=n) for n in range(1, 4)))
    assert "layout: can the 3 lines '{n}/3' be left out, as no words of the document?" in made.decisions


@settings(max_examples=40)  # a draft takes a while
@given(WORDS, WORDS, WORDS)
@example("---\n: &a", "{{ x }}", "\"'")
def test_words_of_a_source_are_nothing_but_words_in_a_draft(symbol, title, heading):
    """Whatever a source says, the draft is a record that has these words and no other fields."""
    source = f"United Nations\nDistr.: General\n\nRain {title}\n\nI. Rain {heading}\n\n1. It rains {title}.\n"
    found = load_yaml(draft(f"A/99/{symbol}", source).text, "report.yml")
    record = shaped(found, ReportShape, "report.yml")
    assert record.symbol == f"A/99/{symbol}"
    for words in (record.title, *(part.heading for part in record.outline)):
        assert " ".join(words.split()) in " ".join(source.split())


@pytest.mark.parametrize("number", ["7" * 5000, "1." + "7" * 5000, "1." + "1" * 40 + "x"])
def test_a_number_of_many_digits_is_none(number):
    """Python refuses to count with thousands of digits, and there are many ways to cut them into numbers."""
    assert "It pours" not in draft("A/99/1", f"I. Rain\n\n1. It rains.\n\n{number}. It pours.\n").text


def test_a_drafted_repair_says_why_in_the_words_of_the_table():
    """The words are for readers, so they stand with the records; the place that a repair names is put into them."""
    source = "I. Rain\n\n1. It **rains** selfmade, self-made and self-made.\n"
    (repair,) = load_yaml(draft("A/99/1", source).text, "report.yml")["repairs"]
    assert (repair["kind"], repair["reason"]) == ("hyphen", WHY["hyphen"].reason)
    assert repair["evidence"] == WHY["hyphen"].evidence.replace("{where}", "self-made")
    assert "{where}" not in repair["evidence"]
