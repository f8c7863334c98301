"""A report for reference managers: BibTeX, RIS and CSL-JSON, with marks for the place, the address and the day.

A letter or a resolution has the type of a report, too, with a word that says what it is. CSL 1.0.2 has that type for
works "distributed by an institution", and `personal_communication` for correspondence; managers have a place for a
symbol and a body in the first alone, and take RIS's `GEN` for an article of a journal.
"""

from dataclasses import dataclass

from concordance.citing.stylebook import StylebookShape
from concordance.dates import MONTHS
from concordance.private_use import AT, DAY, KEY, URL
from concordance.report import Report

_RIS_DAY = "{year}/{month}/{day}/"
_LATEX = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\N{EN DASH}": "--",
}


@dataclass(frozen=True, slots=True)
class Imprint:
    """Whose edition it is: its name and version, the address where it is published, where to report mistakes."""

    name: str
    version: str
    site: str = ""
    mistakes: str = ""


def author(report: Report) -> list[dict[str, str]]:
    """Return the author in the terms of CSL, with family and given name where the record tells them apart."""
    name, family = report.metadata.author, report.metadata.author_family
    if not name:
        return []
    given = name.removesuffix(family).strip()
    return [{"family": family, "given": given}] if family and given else [{"literal": name}]


def inverted(report: Report) -> str:
    """Return the author with the family name first, as lists of works have it."""
    return next((", ".join(each.values()) for each in author(report)), "")


def work(report: Report) -> dict[str, object]:
    """Return what every style and manager is given of the report."""
    fields: dict[str, object] = {
        "id": report.slug,
        "type": "report",
        "title": report.title,
        "author": author(report),
        "number": report.symbol,
        "issued": {"date-parts": [list(report.metadata.date.parts)]},
        "language": report.metadata.language,
    }
    return fields if fields["author"] else {name: value for name, value in fields.items() if name != "author"}


def exports(report: Report, imprint: Imprint, record: StylebookShape) -> list[dict[str, object]]:
    """Return the reference in each format, as text or as a value, to the official document and to this edition.

    `day` and `escapes` tell the reader's script how the day of access and the signs of a place are written there.
    """
    edition = record.edition.format(name=imprint.name, version=imprint.version)
    references: dict[str, list[object]] = {
        "BibTeX": [bibtex(report, record, each) for each in ("", edition)],
        "RIS": [ris(report, each) for each in ("", edition)],
        "CSL-JSON": [csl_json(report), csl_json(report) | {"version": imprint.version, "source": edition}],
    }
    written: dict[str, dict[str, object]] = {
        "BibTeX": {"day": "{year}-{month}-{day}", "escapes": _LATEX},
        "RIS": {"day": _RIS_DAY},
    }
    return [
        {"id": name.lower(), "name": name, "official": official, "edition": of_edition, **written.get(name, {})}
        for name, (official, of_edition) in references.items()
    ]


def bibtex(report: Report, record: StylebookShape, edition: str = "") -> str:
    """Return the reference as a BibTeX entry of the type `techreport`, which BibTeX and biblatex read."""
    metadata = report.metadata
    month = metadata.date.parts[1:2]
    language = record.languages.get(metadata.main_language)
    fields = {
        "author": _named(report),
        "title": f"{{{_escaped(report.title)}}}",
        "institution": f"{{{_escaped(metadata.body)}}}",
        "type": report.kind.capitalize(),
        "number": _escaped(report.symbol),
        "year": metadata.date[:4],
        "month": MONTHS[month[0] - 1][:3].lower() if month else "",  # a macro of BibTeX
        "note": _escaped("; ".join(filter(None, (AT, metadata.session, edition)))),
        "url": URL,
        "urldate": DAY,
        "langid": language.latex if language else "",
    }
    macros = {"month"}  # which stand without braces
    lines = [f"  {name} = {value if name in macros else f'{{{value}}}'}" for name, value in fields.items() if value]
    return "\n".join((f"@techreport{{{KEY},", ",\n".join(lines), "}"))


def _named(report: Report) -> str:
    """Return the author for BibTeX; braces keep a family name of several words, or a whole name, together."""
    names = [{part: _escaped(words) for part, words in each.items()} for each in author(report)]
    return "".join(
        f"{{{each['literal']}}}" if "literal" in each else f"{_kept(each['family'])}, {each['given']}" for each in names
    )


def _kept(family: str) -> str:
    return f"{{{family}}}" if " " in family else family


def _escaped(words: str) -> str:
    """Return the words as LaTeX must read them to write them as they are."""
    return "".join(_LATEX.get(sign, sign) for sign in words)


def ris(report: Report, edition: str = "") -> str:
    """Return the reference as RIS; the symbol is a number (`IS`) and a shelf mark (`CN`), and no ISSN (`SN`)."""
    metadata = report.metadata
    year, month, day = [*metadata.date.split("-"), "", ""][:3]
    lines = [
        ("TY", "RPRT"),
        ("M3", _sort(report)),
        ("ID", KEY),
        ("AU", inverted(report)),
        ("TI", report.title),
        ("PB", metadata.body),
        ("IS", report.symbol),
        ("CN", report.symbol),
        ("PY", year),
        ("DA", _RIS_DAY.format(year=year, month=month, day=day)),
        ("ET", edition),
        ("N1", "; ".join(filter(None, (AT, metadata.session)))),
        ("LA", metadata.language),
        ("UR", URL),
        ("Y2", DAY),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {value}" for tag, value in lines if value or tag == "ER")


def _sort(report: Report) -> str:
    """Return what sort of document it is; nothing of a report, which its type tells."""
    return "" if report.kind == "report" else report.kind.capitalize()


def csl_json(report: Report) -> dict[str, object]:
    """Return the reference as an item of CSL-JSON; the reader's script adds place, address and day."""
    fields = {"genre": _sort(report), "publisher": report.metadata.body, "note": AT, "URL": URL}
    return work(report) | {name: value for name, value in fields.items() if value}
