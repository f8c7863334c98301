"""What pages say to machines, in JSON-LD with the words of schema.org: of reports, entries, lists, and of any other."""

import json
from collections.abc import Mapping

from concordance.addresses import page_url
from concordance.citing.formats import Imprint
from concordance.edition.edition import Edition
from concordance.model import FOLDERS, Entry
from concordance.report import Report

CONTEXT = "https://schema.org"
FRONT = "index.html"
TREATIES = "untc"  # the register of the United Nations Treaty Collection
Value = dict[str, object]


def script(value: Mapping[str, object]) -> str:
    """Return the value as JSON that nothing in an HTML page ends or opens."""
    words = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return words.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def schema_type(report: Report) -> str:
    """Return what a document is to schema.org, which knows reports, and neither letters nor resolutions."""
    return "Report" if report.kind == "report" else "CreativeWork"


class LinkedData:
    """Tells what the pages of an edition are that are no part of a report's text."""

    def __init__(self, edition: Edition, imprint: Imprint) -> None:
        """Sort the entries by their pages."""
        self._edition = edition
        self._imprint = imprint
        self._entries = {f"{entry.address}.html": entry for entry in edition.entries.values()}
        self._reports = {each.report.slug: each.report for each in edition.reports}
        self._treaties = {action.treaty for action in edition.actions}

    def of(self, url: str, title: str, description: str) -> str:
        """Return what the page at this address is, from the site's root; its title and description are words."""
        root = self._imprint.site or "../" * url.count("/")
        if entry := self._entries.get(url):
            value = self._entry(entry, root)
        elif url == f"{FOLDERS['instrument']}/{FRONT}":
            value = self._glossary(root)
        elif url == FRONT:
            value = self._site(root)
        else:
            value = {"@type": "WebPage", **self._whole(root)} | self._about(url, root)
        page = {"@id": f"{root}{url}", "url": f"{root}{url}", "name": title, "description": description}
        return script({"@context": CONTEXT, **page, **value})

    def _whole(self, root: str) -> Value:
        return {"isPartOf": {"@type": "WebSite", "@id": f"{root}{FRONT}", "name": self._imprint.name}}

    def _about(self, url: str, root: str) -> Value:
        """Return the report to which a page belongs that stands beside its text; nothing for any other."""
        slug = url.partition("/")[0]
        report = self._reports.get(slug)
        return {"about": {"@type": schema_type(report), "@id": f"{root}{slug}/{FRONT}"}} if report else {}

    def _site(self, root: str) -> Value:
        parts = [
            {"@type": schema_type(report), "@id": f"{root}{page_url(report, 'index')}", "name": report.title}
            for report in self._reports.values()
        ]
        return {"@type": "WebSite", "name": self._imprint.name, "version": self._imprint.version, "hasPart": parts}

    def _glossary(self, root: str) -> Value:
        terms = self._edition.of_kind("instrument", "body", "process")
        members = [{"@type": "DefinedTerm", "@id": f"{root}{term.address}.html", "name": term.title} for term in terms]
        return {"@type": "DefinedTermSet", **self._whole(root), "hasDefinedTerm": members}

    def _entry(self, entry: Entry, root: str) -> Value:
        named: Value = {"name": entry.title}
        if entry.short != entry.title:
            named["alternateName"] = entry.short
        known = self._edition.authorities.get(entry.id, ())
        if known:
            named["sameAs"] = [each.url for each in known]
        if entry.kind == "country":
            return {"@type": "Country", **named, "identifier": _codes(entry)}
        if entry.kind == "document":
            of_symbol = {"identifier": entry.symbol} if entry.symbol else {}
            same = {"sameAs": entry.official[0].url} if entry.symbol and entry.official else {}
            return {"@type": "CreativeWork", **named, **of_symbol, **same}
        glossary = {"@type": "DefinedTermSet", "@id": f"{root}{FOLDERS[entry.kind]}/{FRONT}"}
        term: Value = {"@type": "DefinedTerm", **named, "termCode": entry.id, "inDefinedTermSet": glossary}
        if entry.id not in self._treaties:
            return term
        numbers = [each.id for each in known if each.authority == TREATIES]
        of_number = {"legislationIdentifier": f"UNTC {numbers[0]}"} if numbers else {}
        return term | {"@type": ["DefinedTerm", "Legislation"], **of_number}


def _codes(entry: Entry) -> list[Value]:
    """Return the codes of a State, each with the list that has it; a former State is not in today's lists."""
    former = entry.more.get("status") == "former"
    iso = "ISO 3166-1 alpha-3, withdrawn" if former else "ISO 3166-1 alpha-3"
    codes = {iso: entry.id}
    if not former:
        codes |= {"ISO 3166-1 alpha-2": entry.more.get("iso2", ""), "UN M49": entry.more.get("m49", "")}
    return [{"@type": "PropertyValue", "propertyID": name, "value": code} for name, code in codes.items() if code]
