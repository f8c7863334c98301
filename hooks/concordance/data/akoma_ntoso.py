"""A report as Akoma Ntoso 1.0, the standard of OASIS for parliamentary and judicial documents.

Identifiers are built as AKN4UN, the United Nations' rules for the standard, builds them. Its classes of documents have
none for a report of an expert. The standard's own type for a document of no class that it knows is `doc`; the subtype
is `report`, the word that AKN4UN prescribes for reports of meetings, or what else a document is by its title.
"""

from collections.abc import Iterable, Iterator, Mapping

from concordance.addresses import url_of
from concordance.data.akoma_identity import identification, subtype
from concordance.data.akoma_ids import section_id, unit_id, unit_ids
from concordance.data.akoma_text import TextWriter
from concordance.data.akoma_words import block, element, empty, escaped
from concordance.data.publisher import Publisher
from concordance.edition.edition import AnnotatedReport, Edition
from concordance.model import Entry, Kind
from concordance.report import Report, Section, Unit

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_CLASSES: Mapping[Kind, str] = {  # of what references stand for
    "country": "TLCLocation",
    "body": "TLCOrganization",
    "process": "TLCProcess",
    "instrument": "TLCReference",
    "document": "TLCReference",
}
_STEPS = ("paragraph", "subparagraph", "point", "indent")  # a paragraph, and what stands below it


def akoma_ntoso(edition: Edition, annotated: AnnotatedReport, publisher: Publisher) -> str:
    """Return the report as a document of the standard; seen from it, the site's pages are two folders above."""
    report = annotated.report
    text = TextWriter(annotated, unit_ids(report), publisher, edition.entries)
    mentioned = [edition.entries[name] for name in sorted(annotated.by_entry)]
    meta = [
        identification(report, edition.newest_date_of(report)),
        _references(report, mentioned, publisher),
        *_notes(report),
    ]
    body = (_section(text, section) for section in report.shown_sections if not section.parent)
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<akomaNtoso xmlns="{NAMESPACE}">',
            f'<doc name="{subtype(report)}">',
            block("meta", meta),
            _cover_page(report),
            _preface(report),
            block("mainBody", body),
            "</doc>",
            "</akomaNtoso>",
            "",
        ]
    )


def _references(report: Report, entries: Iterable[Entry], publisher: Publisher) -> str:
    """Return what the identifiers of agents, roles and entries stand for."""
    metadata = report.metadata
    agents = [
        ("TLCOrganization", "edition", publisher.address, publisher.name or report.slug),
        ("TLCOrganization", "body", "", metadata.body),
        ("TLCPerson" if metadata.by_person else "TLCOrganization", "author", "", metadata.author),
        ("TLCRole", "author_role", "", metadata.author_role),
    ]
    lines = [_reference(tag, name, href, shown) for tag, name, href, shown in agents if shown]
    for entry in entries:
        kind = [("name", entry.kind)] if _CLASSES[entry.kind] == "TLCReference" else []
        short = [("shortForm", entry.short)] if entry.short != entry.title else []
        page = publisher.page_of(entry)
        lines.append(_reference(_CLASSES[entry.kind], f"entry_{entry.id}", page, entry.title, *short, *kind))
    return block("references", lines, ("source", "#edition"))


def _reference(tag: str, name: str, href: str, shown: str, *more: tuple[str, str]) -> str:
    return empty(tag, ("eId", name), ("href", href), ("showAs", shown), *more)


def _notes(report: Report) -> Iterator[str]:
    """Yield what is said of the document's slips and of the repairs of the copy; nothing where there is neither."""
    slips = [
        _note(f"sic_{at}", "sic", {"should-be": slip.should_be, "note": slip.note, "evidence": slip.evidence})
        for at, slip in enumerate(report.slips, 1)
    ]
    fields = ("kind", "where", "found", "put", "reason", "evidence")
    repairs = [
        _note(f"repair_{at}", "repair", {field: getattr(repair, field) for field in fields})
        for at, repair in enumerate(report.repairs, 1)
    ]
    if slips or repairs:
        yield block("notes", [*slips, *repairs], ("source", "#edition"))


def _note(name: str, kind: str, said: Mapping[str, str]) -> str:
    parts = "".join(element("p", escaped(words), ("class", field)) for field, words in said.items() if words)
    return element("note", parts or element("p", ""), ("eId", name), ("class", kind))


def _cover_page(report: Report) -> str:
    """Return the lines of the first page above the title, each of which keeps its words."""
    lines = [
        element("p", element("docNumber", escaped(line)) if line == report.symbol else escaped(line))
        for line in report.above_title
    ]
    lines = lines or [element("p", element("docNumber", escaped(report.symbol)))]
    return block("coverPage", [block("container", lines, ("eId", "masthead"), ("name", "masthead"))])


def _preface(report: Report) -> str:
    """Return the title, what stands at the foot of the first page, and the document's own table of contents."""
    parts = [element("p", element("docTitle", escaped(report.title)))]
    if report.footnotes:
        lines = (element("p", escaped(line)) for line in report.footnotes)
        parts.append(block("container", lines, ("eId", "footnotes"), ("name", "footnotes")))
    if report.contents:
        parts.append(block("toc", _contents(report), ("eId", "toc")))
    return block("preface", parts)


def _contents(report: Report) -> Iterator[str]:
    """Yield the rows of the table of contents; one whose heading is not found leads to the table itself."""
    found = {(section.number, section.title): section for section in reversed(report.sections)}
    for row in report.contents:
        section = found.get((row.number.rstrip("."), row.title))
        cells = {"num": row.number, "title": row.title, "paragraphs": row.paragraphs, "page": row.page}
        content = " ".join(element("span", escaped(words), ("class", name)) for name, words in cells.items() if words)
        target = f"#{section_id(section)}" if section else "#toc"
        yield element("tocItem", content, ("href", target), ("level", str(section.level if section else 1)))


def _section(text: TextWriter, section: Section) -> str:
    """Return a heading with the units and the headings below it."""
    report = text.report
    number = section.heading.removesuffix(section.title).strip() if section.numbers else ""
    heading = section.title if number else section.heading
    parts = [element("num", escaped(number))] if number else []
    parts.append(element("heading", text.heading(section, heading)))
    parts += _units(text, section.units)
    below = report.subsections.get(section.slug, ())
    parts += [_section(text, part) for part in report.shown_sections if part in below]
    return block("section", parts, ("eId", section_id(section)))


def _units(text: TextWriter, units: Iterable[Unit]) -> Iterator[str]:
    """Yield the units, each with those that are items of it; a note stands where its mark does, if it has one."""
    waiting = [unit for unit in units if unit.id not in text.noted]
    while waiting:
        unit = waiting.pop(0)
        below = [*_items(unit, waiting)]
        del waiting[: len(below)]
        yield _unit(text, unit, below)


def _items(unit: Unit, following: Iterable[Unit]) -> Iterator[Unit]:
    """Yield the units right behind this one that are items of it, at any remove."""
    depth = len(unit.name.items)
    for other in following:
        name = other.name
        same = (name.kind, name.number, name.heading, name.within) == (
            "paragraph",
            unit.name.number,
            unit.name.heading,
            unit.name.within,
        )
        if unit.kind != "paragraph" or not same or name.items[:depth] != unit.name.items or len(name.items) <= depth:
            return
        yield other


def _unit(text: TextWriter, unit: Unit, below: Iterable[Unit]) -> str:
    own = unit_id(unit)
    items = [*_units(text, below)]
    parts = [element("num", escaped(unit.printed))] if unit.printed else []
    part = "intro" if items else "content"
    parts.append(element(part, element("p", text.unit(unit)), ("eId", f"{own}__{part}")))
    step = _STEPS[min(len(unit.name.items), len(_STEPS) - 1)]
    tag, named = (step, ("name", "")) if unit.kind == "paragraph" else ("hcontainer", ("name", unit.kind))
    address = ("GUID", url_of(text.report, unit))
    return block(tag, [*parts, *items], ("eId", own), address, named)
