"""What every page of the built site says to machines, by the types and properties of schema.org."""

import json
import re

import pytest

EVERY = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
NO_PAGES = re.compile(r"(^404\.html|/p/[^/]+\.html|^downloads/.*)$")  # leads on, or is no page of the site


@pytest.fixture(scope="module")
def types(root):
    """What schema.org has, as far as our pages use it."""
    return json.loads((root / "tests/standards/schema-org.json").read_text(encoding="utf-8"))


def properties(types, name):
    """The properties of a type and of those that it is a kind of."""
    own = types[name]
    return {*own["has"]}.union(*(properties(types, above) for above in own["is"]))


def faults(types, value):
    """What schema.org does not have: types, and properties of a type."""
    if isinstance(value, list):
        return [fault for each in value for fault in faults(types, each)]
    if not isinstance(value, dict):
        return []
    named = value.get("@type", [])
    named = named if isinstance(named, list) else [named]
    if not named or not {*named} <= types.keys():
        return [f"type {named}"]
    known = {"@context", "@id", "@type"}.union(*(properties(types, name) for name in named))
    return [f"{name} of {named}" for name in value.keys() - known] + faults(types, [*value.values()])


def test_every_page_says_what_it_is(built, types):
    """Once, in JSON-LD that has nothing else than schema.org has."""
    site = built("")
    counted = 0
    for path in site.rglob("*.html"):
        name = path.relative_to(site).as_posix()
        if not NO_PAGES.search(name):
            (found,) = EVERY.findall(path.read_text(encoding="utf-8"))
            value = json.loads(found)
            assert value["@context"] == "https://schema.org"
            assert faults(types, value) == [], name
            counted += 1
    assert counted > 150


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ({"@type": "Raport"}, "type ['Raport']"),
        ({"@type": "Country", "reportNumber": "1"}, "reportNumber of ['Country']"),
        ({"@type": "WebPage", "isPartOf": {"@type": "WebSite", "color": "red"}}, "color of ['WebSite']"),
        ({"name": "x"}, "type []"),
    ],
)
def test_what_schema_org_does_not_have_is_told(types, value, fault):
    """So the check is one."""
    assert faults(types, value) == [fault]
