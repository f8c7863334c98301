"""The pages about the edition: what the mandate is, each fact with its source. Sentences that can be read aloud."""

import re

import pytest

LONGEST_SENTENCE = 40


@pytest.fixture
def mandate(root):
    """The page on the mandate, without its front matter."""
    return (root / "docs" / "about" / "mandate.md").read_text(encoding="utf-8").split("\n---\n", 1)[1]


def rows(text):
    """The rows of its tables, each as its cells."""
    lines = [line for line in text.splitlines() if line.startswith("|") and not line.startswith(("| What |", "| ---"))]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_fact_on_the_mandate_has_a_source(mandate):
    """One of the list of sources, or a paragraph of the report."""
    assert len(rows(mandate)) > 15
    for _, source in rows(mandate):
        assert re.search(r"\]\((sources\.md#|\.\./a-58-275/)", source), source


@pytest.mark.parametrize(
    "told", ["independent expert", "not paid", "visit countries", "report every year", "Human Rights Council"]
)
def test_the_page_says_what_a_special_rapporteur_is(mandate, told):
    """Before it speaks of this one."""
    assert told in mandate[: mandate.index("## The mandate\n")]


def test_documents_that_were_scored_are_named_by_their_symbols(root):
    """Not by the names of their files; each of them, and no other."""
    page = (root / "docs" / "about" / "accuracy.md").read_text(encoding="utf-8")
    named = dict(re.findall(r'\("([a-z0-9-]+)", "([A-Z]+/[\w./]+)"\)', page))
    table = (root / "docs" / "data" / "accuracy.csv").read_text(encoding="utf-8")
    assert named.keys() == {line.partition(",")[0] for line in table.splitlines()[1:]} - {"all"}
    assert all(symbol.lower().replace("/", "-").replace(".", "") == slug for slug, symbol in named.items())


def sentences(text):
    """The sentences of a page's prose, lists and tables: no code, no tags, no macros, links by their words.

    A colon or a semicolon ends one too, for there the reader breathes.
    """
    text = re.sub(r"^```.*?^```$", "", text.split("\n---\n", 1)[1], flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{:.*?\}|<[^>]*>|^ {4}.*$|^\|?[ :|-]+$", " ", text, flags=re.MULTILINE)
    text = re.sub(r"\[([^\]]*)\]\([^)\s]*(?:\([^)]*\))?[^)]*\)", r"\1", text)
    for block in re.split(r"\n\s*\n|\n(?=[-|#]|\d\. )|(?<= )\|(?= )", text):
        yield from re.split(r"(?<=[.!?:;])\s+", " ".join(block.split()))


@pytest.mark.parametrize(
    "name",
    [
        *(
            f"about/{name}"
            for name in "accuracy api corrections data licences mandate method offline privacy sources".split()
        ),
        *(f"editing/{name}" for name in "index report names record marks tables measured".split()),
    ],
)
def test_sentences_can_be_read_aloud(root, name):
    """None is so long that a reader has to begin it again."""
    text = (root / "docs" / f"{name}.md").read_text(encoding="utf-8")
    long = [each for each in sentences(text) if len(re.findall(r"[\w/'-]+", each)) > LONGEST_SENTENCE]
    assert long == []


def test_what_the_method_leaves_out_is_what_it_says_elsewhere(root):
    """Names without a record have a page: the list of what is not linked leads to where the page says which."""
    text = (root / "docs" / "about" / "method.md").read_text(encoding="utf-8")
    left_out = text.partition("## What is not linked")[2].partition("\n## ")[0]
    (line,) = [each for each in left_out.splitlines() if each.startswith("- ") and " record" in each]
    assert "(#names-without-a-record)" in line
    assert "have a page" in line or "to a page" in line
