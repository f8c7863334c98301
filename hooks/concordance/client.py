"""What the reader's scripts know: reports, entries and pages as data that a browser takes from a server or a disk."""

import json
from collections.abc import Mapping
from html.parser import HTMLParser

from concordance.archive import digest
from concordance.edition import AnnotatedReport, Edition
from concordance.exports import url_of
from concordance.linking import sentence
from concordance.model import Entry

KEY_FACTS = 3  # as many dated facts as a popup shows


def script(name: str, value: object) -> str:
    """A script that hands the value over under its name; it holds nothing but data."""
    words = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"edition.receive({json.dumps(name)},{words})\n"


def units(annotated: AnnotatedReport) -> dict[str, object]:
    """A report's sections and units with their addresses and words."""
    report = annotated.report
    return {
        "slug": report.slug,
        "symbol": report.symbol,
        "title": report.title,
        "sections": [
            {
                "slug": section.slug,
                "label": section.label,
                "heading": section.heading,
                "url": url_of(report, section.units[0]).partition("#")[0],
            }
            for section in report.sections
            if section.units
        ],
        "units": [
            {
                "id": unit.id,
                "anchor": unit.anchor,
                "short": unit.short,
                "label": unit.label,
                "section": unit.section,
                "page": unit.page,
                "text": unit.text,
            }
            for unit in report.units
        ],
    }


def entries(edition: Edition) -> list[dict[str, object]]:
    """The entries that have a page: what each is, its first dated facts, where it is mentioned, its names."""
    return [_entry(edition, entry) for entry in edition.entries.values()]


def _entry(edition: Edition, entry: Entry) -> dict[str, object]:
    names = (form.text for form in edition.vocabulary.forms_by_entry.get(entry.id, ()))
    places = {each.report.slug: each.by_entry.get(entry.id, ()) for each in edition.reports}
    return {
        "id": entry.id,
        "kind": entry.kind,
        "title": entry.title,
        "short": entry.short,
        "address": f"{entry.address}.html",
        "text": beginning(entry.definition[0]) if entry.definition else entry.note,
        "facts": [[fact.date, fact.what] for fact in entry.facts if fact.date][:KEY_FACTS],
        "count": edition.count(entry.id),
        "where": {
            slug: list(dict.fromkeys(mention.unit for mention in found)) for slug, found in places.items() if found
        },
        "names": sorted({*names, entry.symbol} - {entry.title, entry.short, ""}),
    }


def beginning(text: str) -> str:
    """The first two sentences of a text."""
    end = 0
    for _ in range(2):
        _, end = sentence(text, min(end + 1, len(text)), min(end + 1, len(text)))
    return text[:end]


def proof(annotated: AnnotatedReport) -> dict[str, object]:
    """The SHA-256 of each unit's words, and the pages on which the units stand, from the site's root."""
    report = annotated.report
    sections = [url_of(report, section.units[0]).partition("#")[0] for section in report.sections if section.units]
    return {
        "units": [[unit.id, digest(unit.text.encode())] for unit in report.units],
        "pages": [*sections, f"{report.slug}/full.html"],
    }


class _Headings(HTMLParser):
    """Collects the words under each heading that has an id."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[tuple[str, list[str], list[str]]] = []
        self._in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"h1", "h2", "h3"}:
            self.parts.append((dict(attrs).get("id") or "", [], []))
            self._in_heading = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"h1", "h2", "h3"}:
            self._in_heading = False

    def handle_data(self, data: str) -> None:
        if self.parts:
            _, heading, words = self.parts[-1]
            (heading if self._in_heading else words).append(data)


def pages(contents: Mapping[str, str]) -> list[dict[str, str]]:
    """The parts of hand-written pages, given as HTML by address: a title, an address with an anchor, the words."""
    found = []
    for address, html in contents.items():
        parser = _Headings()
        parser.feed(html)
        parser.close()
        for at, (anchor, title, words) in enumerate(parser.parts):
            url = f"{address}#{anchor}" if at and anchor else address
            found.append(
                {"title": " ".join("".join(title).split()), "url": url, "text": " ".join("".join(words).split())}
            )
    return found
