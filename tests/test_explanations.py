"""What records and the pages of glossary and documents say: more than a name, in short sentences, sourced."""

import re
import unicodedata

import pytest

# Words that say nothing of what a thing is or does, and the kinds of thing that stand in so many names.
EMPTY = frozenset(
    "a an and as at by called for from in into is it its national of on or other own part related some that the their"
    " there this to with which was were and-or united nations un report a/58/275 according names refers mentions"
    " body organization institution international instrument treaty document meeting process named entitled".split()
)
SORTS = frozenset("after against mission organ outcome regional state states system text".split())  # as empty alone
FEWEST = 8
LONGEST_TEXT, LONGEST_SENTENCE = 60, 30


@pytest.fixture(scope="module")
def explained(edition):
    """The entries that a page of glossary or documents shows."""
    return [entry for kind in ("instrument", "body", "process", "document") for entry in edition.of_kind(kind)]


def words(text):
    """The words of a text, small, without signs."""
    plain = unicodedata.normalize("NFC", text.lower())
    return [found for found in re.split(r"[^\w/'-]+", plain) if found.strip("'-/")]


def sentences(text):
    """A text from full stop to full stop. An explanation has no abbreviation that ends in one."""
    return re.split(r"(?<=[.])\s+", text)


def told(edition, entry):
    """The words of an explanation that neither its names nor these empty words have."""
    forms = (form.text for form in edition.vocabulary.forms_by_entry.get(entry.id, ()))
    state = edition.vocabulary.all_entries[entry.state].short if entry.state else ""
    named = {word for name in (entry.title, entry.short, state, *forms) for word in words(name)}
    return {word for part in entry.definition for word in words(part)} - named - EMPTY


def test_every_entry_is_explained(edition, explained):
    """By words of its own, and not by its name said again."""
    assert len(explained) == len(edition.entries) - len(edition.of_kind("country"))
    assert {entry.id: sorted(told(edition, entry)) for entry in explained if len(told(edition, entry)) < FEWEST} == {}


def test_no_explanation_only_says_the_name_again(edition):
    """Nor the sort of thing alone, also of entries that no page shows. Take it away, or say what the thing does."""
    entries = [entry for entry in edition.vocabulary.all_entries.values() if entry.definition]
    assert {entry.id: entry.definition[0] for entry in entries if told(edition, entry) <= SORTS} == {}


def test_the_first_sentence_says_what_the_thing_is(edition, explained):
    """Lists and panels show it alone: it has words that the name has not, and does not begin with the report."""
    poor = {}
    for entry in explained:
        first = sentences(entry.definition[0])[0]
        own = told(edition, entry) & set(words(first))
        if len(own) < 3 or "A/58/275" in " ".join(first.split()[:5]):
            poor[entry.id] = first
    assert poor == {}


def test_explanations_are_short(explained):
    """One paragraph that is read at a glance."""
    long = {entry.id: len(words(" ".join(entry.definition))) for entry in explained}
    assert {name: count for name, count in long.items() if count > LONGEST_TEXT} == {}
    assert [entry.id for entry in explained if len(entry.definition) != 1] == []
    assert [entry.id for entry in explained if len(sentences(entry.definition[0])) > 3] == []


def test_their_sentences_are_short_and_end(explained):
    """A sentence that needs a second breath is two."""
    for entry in explained:
        for sentence in sentences(entry.definition[0]):
            assert sentence.endswith("."), (entry.id, sentence)
            assert len(words(sentence)) <= LONGEST_SENTENCE, (entry.id, sentence)


def test_what_is_said_of_the_world_has_a_source(explained):
    """A source of the text or of a fact, or the report itself, which the text then names."""
    unsourced = [
        entry.id
        for entry in explained
        if not entry.sources and not entry.facts and "report A/58/275" not in entry.definition[0]
    ]
    assert unsourced == []
