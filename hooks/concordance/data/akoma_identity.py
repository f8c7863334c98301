"""What a report is in Akoma Ntoso: its work, its expression in a language, and the file that manifests that."""

from urllib.parse import quote

from concordance.data.akoma_words import block, empty
from concordance.dates import PartialDate
from concordance.report import Report

_LANGUAGES = {"ar": "ara", "en": "eng", "es": "spa", "fr": "fra", "ru": "rus", "zh": "zho"}  # ISO 639-2
_UNKNOWN_LANGUAGE = "und"
_FORMAT = "akn"


def work_address(report: Report) -> str:
    """Return the identifier of the work: `/akn/un/doc/report/un/2003-08-12/A-58-275`.

    Where AKN4UN puts the actor stands `un`: no table that we read gives codes of the organs. A sign of the symbol that
    would begin another part of the identifier is written as its code.
    """
    number = quote(report.symbol.replace("/", "-").replace(" ", "-"), safe="(),*")
    return f"/akn/un/doc/{subtype(report)}/un/{report.metadata.date}/{number}"


def subtype(report: Report) -> str:
    """Return what sort of document it is: `report`, the word that AKN4UN prescribes for reports, `letter` ..."""
    return report.kind.replace(" ", "-")


def identification(report: Report, newest: PartialDate) -> str:
    """Return what identifies the document; `newest` is the newest date of what the edition is made of."""
    metadata = report.metadata
    work = work_address(report)
    expression = f"{work}/{language_code(report)}@{metadata.date}"
    author = empty("FRBRauthor", ("href", "#author"), ("as", "#author_role" if metadata.author_role else ""))
    by = [author] if metadata.author else [empty("FRBRauthor", ("href", "#body"))]
    published = _date(metadata.date, "publication")
    levels = {
        "FRBRWork": [
            *_named(work),
            empty("FRBRalias", ("value", report.title), ("name", "title")),
            published,
            *by,
            empty("FRBRcountry", ("value", "un")),
            empty("FRBRsubtype", ("value", subtype(report))),
            empty("FRBRnumber", ("value", report.symbol)),
            empty("FRBRname", ("value", report.title)),
        ],
        "FRBRExpression": [
            *_named(expression),
            published,
            *by,
            empty("FRBRlanguage", ("language", language_code(report))),
        ],
        "FRBRManifestation": [
            *_named(expression, f".{_FORMAT}"),
            _date(newest, "newestSource"),
            empty("FRBRauthor", ("href", "#edition")),
            empty("FRBRformat", ("value", _FORMAT)),
        ],
    }
    parts = (block(level, lines) for level, lines in levels.items())
    return block("identification", parts, ("source", "#edition"))


def language_code(report: Report) -> str:
    """Return the three letters for the report's language, whatever its tag says of a script or a region."""
    language = report.metadata.main_language
    return _LANGUAGES.get(language, language if len(language) == len(_UNKNOWN_LANGUAGE) else _UNKNOWN_LANGUAGE)


def _named(address: str, end: str = "") -> list[str]:
    """Return the identifiers of the main document and of all of it."""
    return [empty("FRBRthis", ("value", f"{address}/!main{end}")), empty("FRBRuri", ("value", f"{address}{end}"))]


def _date(date: PartialDate, name: str) -> str:
    """Return a date of this name; the standard knows days only, so of a month or a year its first day is named so."""
    exact = len(date.parts) == 3  # noqa: PLR2004 - year, month and day
    return empty("FRBRdate", ("date", date.first_day.isoformat()), ("name", name if exact else f"{name}FirstDay"))
