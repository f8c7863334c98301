"""Where the reports use a term: a line for each use, with the words before and behind it."""

from dataclasses import dataclass

from concordance.edition.edition import AnnotatedReport, Edition
from concordance.model import TermMark
from concordance.report import Report, Unit
from concordance.terms.term import Term

AROUND, NEAR = 36, 16  # characters on either side of a use, at the most: that are shown, that tell where it is


@dataclass(frozen=True, slots=True)
class Use:
    """A use of a term: its unit, where in it, the words around it, and the few by which it is found there."""

    unit: Unit
    start: int
    end: int
    before: str
    words: str
    behind: str
    near: str


def uses(annotated: AnnotatedReport, term: str) -> list[Use]:
    """Return the uses of a term in a report, in reading order."""
    return [_use(annotated.units_by_id[mark.unit], mark) for mark in annotated.terms_by_id.get(term, ())]


def _use(unit: Unit, mark: TermMark) -> Use:
    before, behind = _plain(unit.text[: mark.start]), _plain(unit.text[mark.end :])
    words = _plain(mark.quote)
    near = f"{_end(before, NEAR)}{words}{_beginning(behind, NEAR)}"
    first, last = _end(before, AROUND), _beginning(behind, AROUND)
    dots = ("… " if len(first) < len(before) else "", " …" if len(last) < len(behind) else "")
    return Use(unit, mark.start, mark.end, f"{dots[0]}{first}", words, f"{last}{dots[1]}", near)


def _end(words: str, most: int) -> str:
    """Return the end of these words, whole words only."""
    return words if len(words) <= most else words[-most:].partition(" ")[2]


def _beginning(words: str, most: int) -> str:
    """Return the beginning of these words, whole words only."""
    return words if len(words) <= most else words[:most].rpartition(" ")[0]


def _plain(words: str) -> str:
    """Return the words with simple spaces for line ends."""
    return words.replace("\n", " ")


def on_first_page(edition: Edition, report: Report) -> list[Term]:
    """Return the terms of the edition's own pages that the lines of a report's first page or its headings use."""
    lines = "\n".join((*report.masthead, *(section.heading for section in report.sections)))
    own = (term for term in edition.terms.values() if term.shown_in)
    return [term for term in own if any(form in lines for form in term.forms)]
