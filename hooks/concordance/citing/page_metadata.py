"""What a page says of its report to machines: the tags that reference managers read, and JSON-LD of schema.org."""

from collections.abc import Iterator
from dataclasses import dataclass

from concordance.addresses import page_url, url_of
from concordance.citing.formats import Imprint, inverted
from concordance.citing.linked_data import CONTEXT, schema_type, script
from concordance.report import NameOf, Report, Section


@dataclass(frozen=True, slots=True)
class PageHead:
    """The tags of a page, as names and contents, and its JSON-LD, safe inside a script element."""

    tags: tuple[tuple[str, str], ...]
    linked: str


def page_heads(report: Report, imprint: Imprint, name_of: NameOf) -> Iterator[tuple[str, PageHead]]:
    """Yield the head of each page of the report, by its address from the site's root; `name_of` tells a unit's name."""
    tags, whole = tuple(_tags(report, imprint)), _whole(report, imprint)
    home = page_url(report, "index")
    read = [section for section in report.sections if section.units]
    yield home, PageHead(tags, script(whole | {"hasPart": [_part(report, imprint, section) for section in read]}))
    yield page_url(report, "full"), PageHead(tags, script(whole))
    for section in read:
        address = page_url(report, section.slug)
        if address != home:
            part = _part(report, imprint, section) | {"hasPart": list(_paragraphs(report, imprint, section, name_of))}
            yield address, PageHead(tags, script(whole | {"hasPart": [part]}))


def _tags(report: Report, imprint: Imprint) -> Iterator[tuple[str, str]]:
    """Yield the tags by which a reference manager takes the page for a report."""
    metadata, home = report.metadata, page_url(report, "index")
    name = inverted(report)
    if not metadata.by_person and " " in name:
        name = ""  # Zotero would take the last word for the family name of a person
    both = len(name.split(",")) > 1 and all(" " in part.strip() for part in name.split(","))
    tags = {
        "citation_title": report.title,
        # with a semicolon, names of two words on both sides of the comma are not taken for two persons
        "citation_author": f"{name};" if both else name,
        "citation_publication_date": metadata.date.replace("-", "/"),
        "citation_technical_report_institution": metadata.body,
        "citation_technical_report_number": report.symbol,
        "citation_language": metadata.language,
        "citation_abstract": metadata.subtitle,
        "citation_public_url": f"{imprint.site}{home}" if imprint.site else "",
    }
    yield from ((name, content) for name, content in tags.items() if content)


def _whole(report: Report, imprint: Imprint) -> dict[str, object]:
    """Return the report in the words of schema.org; addresses are relative where none is configured."""
    metadata = report.metadata
    fields: dict[str, object] = {
        "@context": CONTEXT,
        "@type": schema_type(report),
        "@id": _address(imprint, page_url(report, "index")),
        "url": _address(imprint, page_url(report, "index")),
        "name": report.title,
        "alternativeHeadline": metadata.subtitle,
        "reportNumber" if report.kind == "report" else "identifier": report.symbol,
        "genre": "" if report.kind == "report" else report.kind,
        "datePublished": metadata.date,
        "inLanguage": metadata.language,
        "sameAs": metadata.official,
        "publisher": {"@type": "Organization", "name": metadata.body},
        "isPartOf": {"@type": "WebSite", "name": imprint.name, "version": imprint.version},
    }
    if metadata.author:
        job = {"jobTitle": metadata.author_role} if metadata.author_role else {}
        kind = "Person" if metadata.by_person else "Organization"
        fields["author"] = {"@type": kind, "name": metadata.author, **job}
    return {name: value for name, value in fields.items() if value}


def _part(report: Report, imprint: Imprint, section: Section) -> dict[str, object]:
    url = _address(imprint, page_url(report, section.slug))
    return {"@type": "Chapter", "url": url, "name": section.heading}


def _paragraphs(report: Report, imprint: Imprint, section: Section, name_of: NameOf) -> Iterator[dict[str, object]]:
    for unit in section.units:
        url = _address(imprint, url_of(report, unit))
        counted = unit.kind == "paragraph" and unit.name.number
        number = {"position": " ".join(unit.name.steps)} if counted else {}
        yield {"@type": "CreativeWork", "url": url, "name": f"{report.symbol}, {name_of(unit)}", **number}


def _address(imprint: Imprint, path: str) -> str:
    return f"{imprint.site or '../'}{path}"
