"""What the reader's scripts know: reports, entries and pages as data that a browser takes from a server or a disk.

A script asks for each by its name: `data/entries`, `data/terms`, `SLUG/data/units`. `site/pages.py` gives these names;
docs/assets/edition.d.ts has the types.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from concordance.addresses import called, page_url
from concordance.archive import digest
from concordance.edition.edition import AnnotatedReport, Edition
from concordance.markup_reading import read_html
from concordance.model import Entry, Mention, TermMark
from concordance.report import NameOf, Report, Unit
from concordance.sentences import beginning
from concordance.terms.term import Term

KEY_FACTS = 3  # as many dated facts as a popup shows
_HEADINGS = frozenset({"h1", "h2", "h3"})


def script(name: str, value: object) -> str:
    """Return a script that hands the value over under its name; it holds nothing but data."""
    words = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"edition.receive({json.dumps(name)},{words})\n"


def reports(edition: Edition) -> list[dict[str, object]]:
    """Return what each report is and its headings: all that the search knows of a report before it has its words."""
    return [_headed(each.report) for each in edition.reports]


def units(name_of: NameOf, brief: NameOf, annotated: AnnotatedReport) -> dict[str, object]:
    """Return what a report is, its headings, and its units with their addresses, their words and what they are called.

    `brief` is what a unit is called where it is clear that paragraphs are meant.
    """
    return _headed(annotated.report) | {
        "units": [
            {
                "id": unit.id,
                "anchor": unit.anchor,
                "short": unit.short_address,
                "label": name_of(unit),
                "brief": brief(unit),
                "section": unit.section,
                "page": unit.page,
                "text": unit.text,
                **({"slips": _ends(unit)} if unit.slips else {}),
            }
            for unit in annotated.report.units
        ],
    }


def _ends(unit: Unit) -> list[int]:
    """Return where the unit's slips end, counted in units of UTF-16 as a browser counts them."""
    ends = sorted({slip.end for slip in unit.slips})
    return [len(unit.text[:end].encode("utf-16-le")) // 2 for end in ends]


def _headed(report: Report) -> dict[str, object]:
    begun = report.first_units
    return {
        "slug": report.slug,
        "symbol": report.symbol,
        "title": report.title,
        "author": report.metadata.author,
        "chapters": [
            {
                "slug": section.slug,
                "label": section.label,
                "heading": section.heading,
                "begins": first.section,
                "url": page_url(report, first.section),
            }
            for section in report.sections
            if section.listed and not section.units and (first := begun.get(section.slug))
        ],
        "sections": [
            {
                "slug": section.slug,
                "label": section.label,
                "heading": section.heading if section.numbers else called(report, section),
                "url": page_url(report, section.slug),
            }
            for section in report.sections
            if section.units
        ],
    }


def entries(edition: Edition) -> list[dict[str, object]]:
    """Return the entries that have a page: what each is, its first dated facts, where it is mentioned, its names."""
    return [_entry(edition, entry) for entry in edition.entries.values()]


def _entry(edition: Edition, entry: Entry) -> dict[str, object]:
    forms = edition.vocabulary.forms_by_entry.get(entry.id, ())
    names = (form.text for form in forms if form.form != "place")
    return {
        "id": entry.id,
        "kind": entry.kind,
        "title": entry.title,
        "short": entry.short,
        "address": f"{entry.address}.html",
        "text": beginning(entry.definition[0], 2) if entry.definition else entry.note,
        "facts": [[fact.date, fact.what] for fact in entry.facts if fact.date][:KEY_FACTS],
        "count": edition.count(entry.id),
        "where": _where((each.report, each.by_entry.get(entry.id, ())) for each in edition.reports),
        "names": sorted({*names, entry.symbol} - {entry.title, entry.short, ""}),
        "places": sorted({form.text for form in forms if form.form == "place"}),
        **({} if entry.recorded else {"record": False}),
    }


def _where(places: Iterable[tuple[Report, Iterable[Mention | TermMark]]]) -> dict[str, list[str]]:
    """Return the units of these places, each once, by the slugs of the reports that have any."""
    units = {report.slug: list(dict.fromkeys(each.unit for each in found)) for report, found in places}
    return {slug: found for slug, found in units.items() if found}


def terms(edition: Edition) -> list[dict[str, object]]:
    """Return the terms that have a page as entries of a further kind: what each means, where it is used, its forms."""
    return [_term(edition, term) for term in edition.terms.values()]


def _term(edition: Edition, term: Term) -> dict[str, object]:
    return {
        "id": term.id,
        "kind": "term",
        "title": term.name,
        "short": term.name,
        "address": f"{term.address}.html",
        "text": beginning(term.explanation[0], 2),
        "facts": [],
        "count": edition.uses(term.id),
        "where": _where((each.report, each.terms_by_id.get(term.id, ())) for each in edition.reports),
        "names": sorted({*term.forms} - {term.name}),
        "places": [],
    }


def names(edition: Edition) -> dict[str, list[str]]:
    """Return the names in other languages of the entries that have a page, which only the search asks for."""
    named = {
        entry.id: {each.name for each in edition.translations.get(entry.id, ())} - {entry.title, entry.short}
        for entry in edition.entries.values()
    }
    return {entry: sorted(found) for entry, found in named.items() if found}


def proof(annotated: AnnotatedReport) -> dict[str, object]:
    """Return the SHA-256 of each unit's words, and the pages of a report, from the site's root, with the lines on each.

    Lines are headings and what else stands on the document's first page, in their order.
    """
    report = annotated.report
    shown = [section for section in report.sections if section.units]
    home, whole = page_url(report, "index"), page_url(report, "full")
    lines = {home: [*report.above_title, report.title, *report.footnotes]}
    for section in shown:
        lines.setdefault(page_url(report, section.slug), []).append(section.heading)
    lines[whole] = [section.heading for section in shown]
    return {
        "units": [[unit.id, digest(unit.text.encode())] for unit in report.units],
        "pages": [*lines],
        "lines": [*lines.items()],
    }


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as a reader sees it: its address, its HTML, by what else it is found.

    What a page made of records says is found in the report and the entries; of such a page a `summary` and its
    `headings` are known, each with its level, its id and its words.
    """

    address: str
    html: str = ""
    also: tuple[str, ...] = ()
    summary: str | None = None
    headings: tuple[tuple[int, str, str], ...] = ()


@dataclass
class _PagePart:
    level: str
    anchor: str
    title: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    also: tuple[str, ...] = ()


class _PageParts:
    """Collects the words under each heading, as a parser meets them."""

    def __init__(self) -> None:
        self.parts: list[_PagePart] = []
        self._in_heading = False
        self._address = ""  # where the link leads whose words come next

    def start_element(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        self._address = (attributes.get("href") or "") if tag == "a" else ""
        if tag in _HEADINGS:
            also = (attributes.get("data-also") or "").split(",")
            further = tuple(words for each in also if (words := each.strip()))
            self.parts.append(_PagePart(tag, attributes.get("id") or "", also=further))
            self._in_heading = True

    def end_element(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._in_heading = False

    def take_words(self, words: str) -> None:
        """Keep the words; of an address that is written out its host, for nobody looks for the rest."""
        if self.parts:
            part = self.parts[-1]
            host = urlsplit(words).netloc if words == self._address else ""
            (part.title if self._in_heading else part.words).append(host or words)


def _parts_of(page: Shown) -> list[_PagePart]:
    """Return the parts of a page; those of one made of records have headings alone."""
    if page.summary is not None:
        return [_PagePart(f"h{level}", anchor, [words]) for level, anchor, words in page.headings]
    content = _PageParts()
    read_html(page.html, content)
    return content.parts


def pages(shown: Iterable[Shown], headings: Collection[str] = ()) -> list[dict[str, object]]:
    """Return the parts of pages that are no entries: a title, an address with an anchor, the page, the words.

    A part of a page made of records is left out if it only repeats one of the report's headings or is one letter. By
    what else a part is found, the attribute `data-also` of its heading tells, with commas.
    """
    found: list[dict[str, object]] = []
    for page in shown:
        first = ""
        for at, part in enumerate(_parts_of(page)):
            title, words = (" ".join("".join(each).split()) for each in (part.title, part.words))
            if at and page.summary is not None and (title in headings or len(title) == 1):
                continue
            first = first or title
            row: dict[str, object] = {
                "title": title,
                "url": f"{page.address}#{part.anchor}" if at and part.anchor else page.address,
                "text": words if page.summary is None else page.summary if not at else "",
            }
            if at:
                row |= {"page": first, "deep": part.level == "h3"}
            if also := part.also if at else (*page.also, *part.also):
                row["also"] = list(also)
            found.append(row)
    return found
