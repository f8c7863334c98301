"""The report A/58/275 as this edition reads it: its source, its units, its sections, and every word of them."""

import hashlib
import re
from collections import Counter

import pytest

from concordance.loading import load_yaml
from concordance.site.pages import Writer

SHA256 = "8f34c99cff23db66d1b2b9bbf014261f3cd918bcbe52a52b47b69812f3824f26"


@pytest.fixture(scope="module")
def report(edition):
    """The report as read."""
    return edition.reports[0].report


@pytest.fixture(scope="module")
def told(root):
    """What it holds, as told in tests/cases."""
    return load_yaml((root / "tests" / "cases" / "a-58-275.yml").read_text(encoding="utf-8"), "a-58-275.yml")


@pytest.fixture(scope="module")
def declared(published):
    """What report.yml says of it."""
    return load_yaml(published["reports/a-58-275/report.yml"].decode(), "report.yml")


def test_the_source_is_the_one_received(root, published, declared):
    """Byte for byte: by its hash, by the hash that is declared, and beside the seed where that is at hand."""
    source = published["reports/a-58-275/source.md"]
    assert hashlib.sha256(source).hexdigest() == SHA256 == declared["sha256"]
    seed = root.parent / "shared" / "seed" / "a-58-275.md"
    assert not seed.exists() or seed.read_bytes() == source


def test_the_units_are_these_in_this_order(report):
    """The Note, fifteen paragraphs of the summary, paragraphs 1 to 85, and the thirteen items of paragraph 3."""
    items = [f"3({letter})" for letter in "abcdefghijklm"]
    summary = [f"summary-{number}" for number in range(1, 16)]
    numbers = [str(number) for number in range(1, 86)]
    expected = ["note", *summary, *numbers[:3], *items, *numbers[3:]]
    assert [unit.id for unit in report.units] == expected
    assert len(expected) == 114


def test_every_unit_has_its_own_speaking_anchor(report):
    """As published: `note`, `summary-7`, `para-24`, `para-3-c`."""
    anchors = {unit.id: unit.anchor for unit in report.units}
    assert len(set(anchors.values())) == 114
    for name, anchor in anchors.items():
        numbered = re.fullmatch(r"(\d+)(?:\(([a-z])\))?", name)
        assert anchor == ("-".join(["para", *filter(None, numbered.groups())]) if numbered else name)


def test_the_sections_are_these(report, told):
    """With their headings, labels, ranks, parents, paragraphs, printed pages, and the units right under them."""
    fields = "heading label level parent paragraphs page".split()
    found = {}
    for section in report.sections:
        units = dict.fromkeys(unit.id for unit in (*section.units[:1], *section.units[-1:]))
        found[section.slug] = {name: str(getattr(section, name)) for name in fields} | {"units": " to ".join(units)}
    assert list(found.items()) == list(told["sections"].items())


def test_equal_headings_have_different_addresses(report):
    """Three headings stand both in part III and in part IV."""
    titles = Counter(section.title for section in report.sections)
    assert {title for title, count in titles.items() if count > 1} == {
        "Consular protection",
        "National migration administrations",
        "Reintegration",
    }
    assert len({section.slug for section in report.sections}) == len(report.sections) == 25


def test_printed_pages_begin_where_they_do_in_print(report, told):
    """Pages 14 and 16 are known roughly, and page 5 holds the contents."""
    breaks = {each.page: (unit, each.at) for unit in report.units for each in unit.breaks}
    assert list(breaks) == list(told["pages"])
    for page, (unit, at) in breaks.items():
        assert unit.id == told["pages"][page]["unit"]
        assert unit.text[at:].startswith(told["pages"][page]["words"])


def test_where_a_page_begins_is_not_certain_a_range_is_told(report):
    """One paragraph on either side."""
    pages = {unit.id: unit.page for unit in report.units}
    assert {name: page for name, page in pages.items() if "-" in page} == {
        "33": "13-14",
        "34": "13-14",
        "35": "13-14",
        "43": "15-16",
        "44": "15-16",
        "45": "15-16",
    }
    assert (pages["32"], pages["36"], pages["42"], pages["46"], pages["85"]) == ("13", "14", "15", "16", "24")


def test_what_a_page_break_cut_is_joined(edition, told):
    """Eight paragraphs of the body, two of the summary, and one hyphen."""
    for place in told["joined"]:
        assert edition.reports[0].units_by_id[place["unit"]].text.count(place["words"]) == 1


def test_the_masthead_and_the_footnote_are_kept(report):
    """They are no units."""
    assert report.masthead[:3] == ("United Nations", "A/58/275", "General Assembly")
    assert report.masthead[-1] == "Human rights of migrants"
    assert len(report.masthead) == 10
    assert report.footnotes == ("* A/58/150.",)


def test_the_contents_agree_with_what_was_read(report):
    """Seven rows, of parts I to V and A and B of part III."""
    sections = {section.label: section for section in report.sections if section.label}
    labels = ["I", "II", "III", "III.A", "III.B", "IV", "V"]
    for row, label in zip(report.contents, labels, strict=True):
        section = sections[label]
        assert (row.title, row.paragraphs, row.page) == (section.title, section.paragraphs, section.page)


def test_slips_are_kept_as_printed(report, declared):
    """Every declared slip stands in its unit, and the words that it should be do not stand in its place."""
    assert len(report.slips) == len(declared["slips"]) == 26
    for unit in report.units:
        for slip in unit.slips:
            assert unit.text[slip.start : slip.end] == slip.words != slip.should_be


def test_passages_in_spanish_are_told(report):
    """Five, each with its words."""
    found = [unit.text[each.start : each.end] for unit in report.units for each in unit.passages if each.lang == "es"]
    assert found == [
        "Seminario Internacional de Comunidades Peruanas en el Exterior",
        "I° Encuentro Continental Sobre Globalización, Migración y Refugio",
        "Consejos de Consulta",
        "Instituto Nacional de Migración",
        "Defensor del Pueblo",
    ]


def words_of(*texts):
    """The words of these texts and how often each stands in them."""
    return Counter(word for text in texts for word in text.split())


def test_every_word_of_the_source_has_its_place(report, published, declared):
    """The repaired source holds the words of masthead, headings, contents, units and footnotes, and no other."""
    source = published["reports/a-58-275/source.md"].decode()
    for repair in declared["repairs"]:
        assert source.count(repair["found"]) == 1
        source = source.replace(repair["found"], repair["put"])
    lines = [re.sub(r"^(?:#{1,6}|-) +|\*\*", "", line.strip()) for line in source.split("\n")]
    read = words_of(
        *report.masthead,
        *report.footnotes,
        *(section.heading for section in report.sections),
        *(f"{unit.printed} {unit.text}" for unit in report.units),
        *(f"{row.number}. {row.title} {row.paragraphs} {row.page}" for row in report.contents),
        "Paragraphs Page",  # the head of the contents
    )
    assert read == words_of(*lines)
    assert read.total() > 10000


def test_the_navigation_tells_parts_by_their_numbers(edition, templates):
    """Numbers are those of the part, without that of the part above it, which stands over them."""
    nav = Writer(edition, templates).nav(edition.reports[0])
    assert [next(iter(item)) for item in nav[1:]] == [
        "Summary",
        "I. Introduction",
        "II. Activities of the Special Rapporteur",
        "III. Human rights of migrants in 2003",
        "IV. Good practices observed by the Special Rapporteur",
        "V. Conclusions and recommendations",
    ]
    (third,) = nav[4].values()
    assert [title[:8] for item in third for title in item] == [
        "A. Gener",
        "B. Chall",
        "B.1. Pre",
        "B.2. Con",
        "B.3. Pro",
        "B.4. Nat",
        "B.5. Int",
        "B.6. Rei",
        "B.7. Nat",
    ]


def test_no_evidence_calls_a_slip_the_same_as_what_is_right(edition):
    """Where the right wording was named last, "the same wording" would be that one."""
    assert [slip for slip in edition.reports[0].report.slips if "same word" in slip.evidence] == []
