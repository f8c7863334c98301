"""What sort of document a text is, where its title or its symbol tells: a report, a letter, a resolution."""

import re
from typing import Literal

DocumentKind = Literal["report", "letter", "note verbale", "note", "resolution", "decision", "document"]

# the first words of a title, in the languages that the intake reads
_BEGINNINGS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    ("letter", re.compile(r"(?:identical )?letters?\b|lettres?\b|cartas?\b", re.IGNORECASE)),
    ("note verbale", re.compile(r"notes? verbales?\b|notas? verbal(?:es)?\b", re.IGNORECASE)),
    ("note", re.compile(r"note by\b|note du\b|nota d", re.IGNORECASE)),
    ("resolution", re.compile(r"(?:draft )?resolution\b|résolution\b|resolución\b", re.IGNORECASE)),
    ("decision", re.compile(r"(?:draft )?decision\b|décision\b|decisión\b", re.IGNORECASE)),
)
_REPORT = re.compile(r"\b(?:report|rapport|informe)\b", re.IGNORECASE)


def kind_of(symbol: str, *titles: str) -> DocumentKind:
    """Return what the document is by its titles, the first of which that tells decides, or by its symbol."""
    for title in titles:
        for kind, beginning in _BEGINNINGS:
            if beginning.match(title):
                return kind
        if _REPORT.search(title):
            return "report"
    return "resolution" if "/RES/" in symbol else "document"
