"""A report for reference managers: BibTeX, RIS and CSL-JSON, with marks for the place, the address and the day."""

import re
from dataclasses import dataclass

from concordance.report import Report
from concordance.styling import AT, DAY, URL, Item

KEY = "\ue003"  # the mark for the name under which a reference manager keeps the reference


@dataclass(frozen=True, slots=True)
class Imprint:
    """Whose edition it is: its name and version, the address where it is published, where to report mistakes."""

    name: str
    version: str
    site: str = ""
    mistakes: str = ""


def author(report: Report) -> list[dict[str, str]]:
    """The author in the terms of CSL, with family and given name where the record tells them apart; or nobody."""
    name, family = report.facts["author"], report.facts["author_family"]
    if not name:
        return []
    given = name.removesuffix(family).strip()
    return [{"family": family, "given": given}] if family and given else [{"literal": name}]


def inverted(report: Report) -> str:
    """The author with the family name first, as lists of works have it."""
    return next((", ".join(each.values()) for each in author(report)), "")


def work(report: Report) -> dict[str, object]:
    """What every style and manager is told of the report."""
    told: dict[str, object] = {
        "id": report.slug,
        "type": "report",
        "title": report.title,
        "author": author(report),
        "number": report.symbol,
        "issued": {"date-parts": [[int(part) for part in report.facts["date"].split("-")]]},
        "language": report.facts["language"],
    }
    return told if told["author"] else {name: value for name, value in told.items() if name != "author"}


def exports(report: Report, imprint: Imprint, edition: str) -> list[dict[str, object]]:
    """The reference in each format, as text or as a value, with its name."""
    return [
        {"id": "bibtex", "name": "BibTeX", "text": bibtex(report, edition)},
        {"id": "ris", "name": "RIS", "text": ris(report, edition)},
        {"id": "csl-json", "name": "CSL-JSON", "item": csl_json(report, imprint, edition)},
    ]


def bibtex(report: Report, edition: str) -> str:
    """The reference as a BibTeX entry of the type `techreport`."""
    facts = report.facts
    literal = inverted(report)
    named = literal if "," in literal else f"{{{literal}}}"  # braces keep a name that is not told apart whole
    year, _, rest = facts["date"].partition("-")
    fields = {
        "author": named if literal else "",
        "title": f"{{{_escaped(report.title)}}}",
        "institution": f"{{{_escaped(facts['body'])}}}",
        "number": _escaped(report.symbol),
        "year": year,
        "month": rest.partition("-")[0].lstrip("0"),
        "date": facts["date"],
        "note": _escaped("; ".join(filter(None, (AT, facts["session"], edition)))),
        "url": URL,
        "urldate": DAY,
        "langid": facts["language"],
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return "\n".join((f"@techreport{{{KEY},", ",\n".join(lines), "}"))


def _escaped(words: str) -> str:
    return re.sub(r"[&%$#_{}]", r"\\\g<0>", words)


def ris(report: Report, edition: str) -> str:
    """The reference as RIS; `SN` is the number of a report."""
    facts = report.facts
    date = facts["date"].split("-")
    lines = [
        ("TY", "RPRT"),
        ("ID", KEY),
        ("AU", inverted(report)),
        ("TI", report.title),
        ("PB", facts["body"]),
        ("SN", report.symbol),
        ("PY", date[0]),
        ("DA", "/".join([*date, "", "", ""][:4])),
        ("ET", edition),
        ("N1", "; ".join(filter(None, (AT, facts["session"])))),
        ("LA", facts["language"]),
        ("UR", URL),
        ("Y2", DAY),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {value}" for tag, value in lines if value or tag == "ER")


def csl_json(report: Report, imprint: Imprint, edition: str) -> Item:
    """The reference as an item of CSL-JSON; the reader's script adds place, address and day."""
    facts = report.facts
    told = {
        "publisher": facts["body"],
        "event-title": facts["session"],
        "version": imprint.version,
        "source": edition,
        "note": AT,
        "URL": URL,
    }
    return work(report) | {name: value for name, value in told.items() if value}
