"""Documents: what a list of them needs to be read."""

import pytest

from concordance.edition.assembly import assemble
from concordance.site.documents import by_sort, on_first_pages


def test_resolutions_stand_apart_from_other_documents(world_edition):
    """By their symbols, which tell whether an organ decided them."""
    decided, others = by_sort(world_edition)
    assert [entry.symbol for entry in decided] == ["A/RES/98/7", "E/CN.4/RES/2003/46"]
    assert [entry.symbol for entry in others] == ["A/57/387"]


@pytest.mark.parametrize(
    ("line", "told"),
    [("United Nations A/99/1*", "United Nations A/99/1"), ("United Nations A/99/1", "")],
    ids=["with its mark", "without one"],
)
def test_documents_on_first_pages_are_told(world, line, told):
    """Footnotes are no paragraphs, so nothing else would tell of them; the line with the mark says what they are."""
    source = world["reports/a-99-1/source.md"].decode().replace("United Nations A/99/1", line)
    (found,) = on_first_pages(assemble(world | {"reports/a-99-1/source.md": source.encode()}))
    assert (found.report.symbol, found.official.label, found.line) == ("A/99/1", "A/99/150", told)
    assert found.official.url == "https://docs.un.org/en/A/99/150"


@pytest.mark.parametrize("words", ["A/x is no symbol", "GOV/2003/3 has no official address"])
def test_a_footnote_may_stand_without_a_mark_or_a_document(world, words):
    """Then it has no line, or is not told: nor is a document that has no official address to lead to."""
    files = dict(world)
    source = files["reports/a-99-1/source.md"].decode()
    record = files["reports/a-99-1/report.yml"].decode()
    files["reports/a-99-1/report.yml"] = record.replace('put: "* A/99/150."', f'put: "* {words}."').encode()
    assert source.count("A/99/150") == 1
    assert list(on_first_pages(assemble(files))) == []


def test_every_document_of_the_report_says_what_it_is(edition):
    """Each has a title, its kind with a source, an explanation and its official address."""
    (annotated,) = edition.reports
    documents = edition.of_kind("document")
    assert {entry.id for entry in documents} == {
        mention.entry for mention in annotated.mentions if mention.kind == "document"
    }
    for entry in documents:
        kinds = [fact for fact in entry.facts if fact.what == "Kind of document"]
        assert entry.title != entry.symbol
        assert entry.definition
        assert [fact.source in edition.sources for fact in kinds] == [True]
        assert entry.official[0].url == f"https://docs.un.org/en/{entry.symbol}"
    (first,) = on_first_pages(edition)
    assert (first.official.label, first.line) == ("A/58/150", "Item 119 (b) of the provisional agenda")
