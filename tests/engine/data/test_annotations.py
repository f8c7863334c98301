"""Annotations: as the recommendation wants them, read by a JSON-LD processor, and true of the published pages."""

import json
from collections import Counter
from posixpath import join, normpath

import pytest
from lxml import etree
from pyld import jsonld

from concordance.data.annotations import CONTEXT, annotations
from concordance.data.publisher import Publisher

OA = "http://www.w3.org/ns/oa#"
ADDRESS = "https://example.org/reports/"
MOTIVATIONS = {"identifying", "linking", "describing"}
PURPOSES = MOTIVATIONS | {"classifying", "tagging"}
WHOLE = {"restatement"}  # what is said of all the words of a unit


@pytest.fixture(scope="module", params=["a-58-275", "a-99-1", "x-2031-7", "marked"])
def chosen(request, edition, both, marked_edition):
    """Each edition that the tests know, and the place of a report in it."""
    return {"a-58-275": (edition, 0), "a-99-1": (both, 0), "x-2031-7": (both, 1), "marked": (marked_edition, 0)}[
        request.param
    ]


def of(chosen, address=ADDRESS):
    """The annotations of a report."""
    edition, at = chosen
    return annotations(edition, edition.reports[at], Publisher("Rain", address))


def items_of(text):
    """The single annotations."""
    return json.loads(text)["first"]["items"]


def sort_of(item):
    """What an annotation tells of, by its id."""
    return item["id"].rpartition("#")[2].partition("-")[0]


@pytest.fixture(scope="module")
def load(root):
    """Gives a processor the terms that stand in tests/standards, and nothing else."""
    document = json.loads((root / "tests/standards/anno.json").read_text(encoding="utf-8"))

    def loaded(url, _options):
        assert url == CONTEXT
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}

    return loaded


def test_it_has_what_the_recommendation_demands(chosen):
    """Section by section of the Web Annotation Data Model, what MUST be, of what these annotations have."""
    value = json.loads(of(chosen))
    assert value["@context"] == CONTEXT  # 3.1: it must be in the first position, and here is the only one
    assert value["type"] == "AnnotationCollection"  # 5.1
    assert value["id"].startswith(ADDRESS)
    page = value["first"]
    assert page["type"] == "AnnotationPage"  # 5.2, within its collection
    assert value["total"] == len(page["items"]) > page["startIndex"] == 0
    assert "@context" not in page
    ids = [item["id"] for item in page["items"]]
    assert len({*ids}) == len(ids)  # 3.1: exactly one IRI that identifies it
    for item in page["items"]:
        assert item["id"].startswith(f"{value['id']}#")
        assert item["type"] == "Annotation"
        assert item["motivation"] in MOTIVATIONS  # 3.3.5
        check_target(item["target"], whole=sort_of(item) in WHOLE)
        for body in item["body"] if isinstance(item["body"], list) else [item["body"]]:
            check_body(body)


def check_target(target, *, whole):
    """A segment of a page: 4, 4.2."""
    assert target["type"] == "SpecificResource"
    assert target["source"].startswith(ADDRESS)  # exactly one source, an IRI
    css = target["selector"]
    assert css["type"] == "CssSelector"  # 4.2.2: exactly one value
    assert isinstance(css["value"], str)
    if whole:
        assert "refinedBy" not in css
        return
    position, quote = css["refinedBy"]  # 4.2.9
    assert position["type"] == "TextPositionSelector"  # 4.2.5: one start and one end, not negative
    assert 0 <= position["start"] < position["end"]
    assert quote["type"] == "TextQuoteSelector"  # 4.2.4: one exact, at most one prefix and suffix
    assert len(quote["exact"]) == position["end"] - position["start"]
    assert quote.keys() <= {"type", "exact", "prefix", "suffix"}


def check_body(body):
    """An IRI, words, or a resource with a purpose: 3.2.1, 3.2.4, 4."""
    if isinstance(body, str):
        assert body.startswith(ADDRESS)
        return
    assert body["purpose"] in PURPOSES
    if body["type"] == "TextualBody":
        assert body["value"]  # exactly one
        assert isinstance(body["value"], str)
    else:
        assert body["type"] == "SpecificResource"
        assert body["source"].startswith(ADDRESS)


@pytest.mark.no_cover
def test_a_processor_reads_all_of_it(chosen, load):
    """Nothing is dropped in expansion, every address is whole, and what is compacted again says the same."""
    value = json.loads(of(chosen))
    (expanded,) = jsonld.expand(value, {"documentLoader": load})
    (page,) = expanded["http://www.w3.org/ns/activitystreams#first"]
    (listed,) = page["http://www.w3.org/ns/activitystreams#items"]
    read = listed["@list"]
    assert [each["@id"] for each in read] == [item["id"] for item in items_of(of(chosen))]
    assert all(each["@type"] == [f"{OA}Annotation"] for each in read)
    again = jsonld.compact(expanded, CONTEXT, {"documentLoader": load})
    assert again == value


@pytest.mark.no_cover
def test_without_an_address_it_is_true_of_its_folder(chosen, load):
    """Then addresses are relative to the file; a processor that knows where it lies makes them whole."""
    text = of(chosen, "")
    assert "https://example.org" not in text
    report = chosen[0].reports[chosen[1]].report
    own = f"{ADDRESS}{report.slug}/data/annotations.jsonld"
    expanded = jsonld.expand(json.loads(text), {"documentLoader": load, "base": own})
    assert expanded == jsonld.expand(json.loads(of(chosen)), {"documentLoader": load})


@pytest.mark.no_cover
def test_every_target_is_found_in_its_page(chosen, pages_of):
    """One element of the page, whose text has the words at that place, in code points, with those around them."""
    pages = {path: etree.HTML(text) for path, text in pages_of(chosen[0]).items() if path.endswith(".html")}
    report = chosen[0].reports[chosen[1]].report
    for item in items_of(of(chosen, "")):
        target = item["target"]
        page = pages[normpath(join(report.slug, "data", target["source"]))]
        unit = target["selector"]["value"].removeprefix('[data-unit="').removesuffix('"]')
        (element,) = page.xpath("//*[@data-unit=$unit]", unit=unit)
        text = "".join(element.itertext())
        for position, quote in [target["selector"].get("refinedBy", ())] if sort_of(item) not in WHOLE else ():
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote.get("prefix", ""))
            assert text[end:].startswith(quote.get("suffix", ""))


@pytest.mark.no_cover
def test_every_page_that_is_named_is_there(chosen, pages_of):
    """Entries, sections, and in them the paragraphs and ranges."""
    pages = pages_of(chosen[0])
    report = chosen[0].reports[chosen[1]].report
    for item in items_of(of(chosen, "")):
        for body in item["body"] if isinstance(item["body"], list) else [{"source": item["body"]}]:
            address, _, anchors = body.get("source", "").partition("#")
            if address:
                page = pages[normpath(join(report.slug, "data", address))]
                assert all(f'id="{anchor}"' in page for anchor in anchors.split("..") if anchor)


def test_everything_that_is_said_is_there(chosen):
    """As many of each sort as the report has."""
    own = chosen[0].reports[chosen[1]]
    expected = {
        "mention": len(own.mentions),
        "term": len(own.terms),
        "reference": len(own.references),
        "restatement": len(own.restatements),
        "recommendation": len(own.marks.recommendations),
        "event": len(own.marks.events),
    }
    assert Counter(map(sort_of, items_of(of(chosen)))) == {name: count for name, count in expected.items() if count}


def test_they_stand_in_the_order_of_the_text(chosen):
    """As a reader meets their words, whatever sort they are of."""
    report = chosen[0].reports[chosen[1]].report
    order = {f'[data-unit="{unit.id}"]': at for at, unit in enumerate(report.units)}
    places = []
    for item in items_of(of(chosen)):
        selector = item["target"]["selector"]
        position, _ = selector.get("refinedBy", ({"start": 0}, {}))
        places.append((order[selector["value"]], position["start"]))
    assert places == sorted(places)


def test_an_annotation_says_what_is_meant(edition):
    """A mention with its form and the role of the State; a recommendation with whom it asks; an event with its date."""
    items = {item["id"].partition("#")[2]: item for item in items_of(of((edition, 0)))}
    spain = items["mention-summary-3-38-43-ESP"]
    assert [body.get("value", body.get("source")) for body in spain["body"]] == [
        f"{ADDRESS}countries/esp.html",
        "name",
        "visit",
    ]
    trafficking = items["term-summary-6-286-297-trafficking"]
    assert trafficking["body"] == f"{ADDRESS}terms/trafficking.html"
    event = items["event-para-3-a-0-196"]
    assert [body["value"] for body in event["body"]] == [
        "Hemispheric Conference on International Migration",
        "2002-11-20/2002-11-22",
        "Santiago",
        "happened",
    ]
    reference = items["reference-para-9-4-24"]
    assert reference["body"] == f"{ADDRESS}a-58-275/full.html#para-10..para-51"
