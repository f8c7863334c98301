"""What pages say to machines: types and properties that schema.org has, and nothing that is not known."""

import json
from dataclasses import replace

import pytest

from concordance.citing.formats import Imprint
from concordance.citing.linked_data import LinkedData, script

SITE = "https://example.org/reports/"


@pytest.fixture(scope="module")
def linked(edition):
    """Gives what a page of this edition says, published at an address or not."""

    def of(url, title="Title", description="Description", site=SITE):
        return json.loads(LinkedData(edition, Imprint("Edition", "1.2.3", site)).of(url, title, description))

    return of


def test_nothing_in_it_ends_the_script():
    """Whatever the words are."""
    assert script({"name": "</script><!--&"}) == '{"name":"\\u003c/script\\u003e\\u003c!--\\u0026"}'


def test_a_treaty_is_a_term_and_a_law(linked):
    """A term of the glossary; what no record of actions knows as a treaty is a term alone."""
    told = linked("glossary/untoc.html")
    assert told["@type"] == ["DefinedTerm", "Legislation"]
    assert told["@id"] == told["url"] == f"{SITE}glossary/untoc.html"
    assert told["name"] == "United Nations Convention against Transnational Organized Crime"
    assert told["alternateName"] == "Organized Crime Convention"
    assert told["description"] == "Description"
    assert told["inDefinedTermSet"]["@id"] == f"{SITE}glossary/index.html"
    assert linked("glossary/puebla-process.html")["@type"] == "DefinedTerm"


def test_a_country_has_its_codes(linked):
    """Today's State in three lists; a former one has a code that was withdrawn."""
    told = linked("countries/esp.html")
    assert told["@type"] == "Country"
    assert [(each["propertyID"], each["value"]) for each in told["identifier"]] == [
        ("ISO 3166-1 alpha-3", "ESP"),
        ("ISO 3166-1 alpha-2", "ES"),
        ("UN M49", "724"),
    ]


def test_what_registers_elsewhere_mean_is_the_same(linked):
    """A State in GeoNames, in Wikidata and in the European Union's list, a treaty in the Treaty Collection."""
    assert linked("countries/esp.html")["sameAs"] == [
        "http://publications.europa.eu/resource/authority/country/ESP",
        "https://sws.geonames.org/2510769/",
        "https://www.wikidata.org/wiki/Q29",
    ]
    treaty = linked("glossary/migrant-workers-convention.html")
    assert treaty["legislationIdentifier"] == "UNTC IV-13"
    assert treaty["sameAs"][0].startswith("https://treaties.un.org/")


def test_a_former_state_has_no_code_of_today(edition):
    """What the table tells of it stays on its page."""
    former = next(entry for entry in edition.vocabulary.all_entries.values() if entry.more.get("status") == "former")
    linked = LinkedData(_with(edition, former), Imprint("Edition", "1"))
    told = json.loads(linked.of(f"{former.address}.html", "x", "x"))
    assert [each["propertyID"] for each in told["identifier"]] == ["ISO 3166-1 alpha-3, withdrawn"]
    assert "sameAs" not in told


def _with(edition, entry):
    """The edition with one entry more."""
    return replace(edition, entries={**edition.entries, entry.id: entry})


def test_a_document_is_the_same_as_the_official_one(linked):
    """By its symbol."""
    told = linked("documents/a-res-57-218.html")
    assert (told["@type"], told["identifier"]) == ("CreativeWork", "A/RES/57/218")
    assert told["sameAs"] == "https://docs.un.org/en/A/RES/57/218"


def test_the_glossary_is_a_set_of_terms(linked, edition):
    """All of them, each with its address."""
    told = linked("glossary/index.html")
    assert told["@type"] == "DefinedTermSet"
    named = {each["@id"].removeprefix(SITE) for each in told["hasDefinedTerm"]}
    assert named == {f"{entry.address}.html" for entry in edition.of_kind("instrument", "body", "process")}


def test_the_front_page_is_the_site(linked):
    """With its version and its reports."""
    told = linked("index.html")
    assert (told["@type"], told["name"], told["version"]) == ("WebSite", "Edition", "1.2.3")
    assert told["hasPart"][0]["@id"] == f"{SITE}a-58-275/index.html"


def test_any_other_is_a_page(linked):
    """One beside a report's text tells which report it is about."""
    assert linked("about/data.html")["@type"] == "WebPage"
    assert "about" not in linked("about/data.html")
    assert linked("a-58-275/timeline.html")["about"]["@id"] == f"{SITE}a-58-275/index.html"


def test_without_an_address_it_is_relative(linked):
    """From the page, wherever it lies."""
    assert linked("index.html", site="")["@id"] == "index.html"
    assert linked("about/data.html", site="")["@id"] == "../about/data.html"
