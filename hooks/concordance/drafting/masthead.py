"""What the first page of a new source says of its document, for a first report.yml."""

import re
from collections.abc import Sequence

from concordance.dates import MONTHS, first_in_words
from concordance.intake.metadata import ORGANS
from concordance.source.headings import single_spaced

_SESSION = re.compile(r"\b([A-Z][a-z]+(?:-[a-z]+)? session)\b")
_AGENDA = re.compile(r"\b((?:Agenda item|Item) \d+(?: \([a-z]\))?(?: of the \w+ (?:list|agenda))?)")
_AUTHOR = re.compile(r"\A(?:Rapporteur|Special Rapporteur|Independent expert|Chair|President): (.+)")
_OF = re.compile(r"\A(?:Progress r|R)eport of the ([A-Z].+)\Z")
_FIRST_PAGE = re.compile(
    r"Distr|ORIGINAL:|UNITED\Z|NATIONS\Z|LIMITED\Z|GENERAL\Z|\W*United Nations|.?\Z"
    rf"|\W*(?:{'|'.join(ORGANS.values())})\W*\Z"
    rf"|\W*Human Rights Council|Working Group|.*\b(?:{'|'.join(MONTHS)}) \d{{4}}\Z|\f",
    re.IGNORECASE,
)


def first_page(lines: Sequence[str], heading: str) -> list[str]:
    """Return the lines before the first heading, which is this one; none if there is no heading."""
    cells = [cell for line in lines for cell in re.split(r"\s{3,}", line.strip())]
    written = [single_spaced(cell).lstrip("# ").strip("* ") for cell in cells]
    beginning = heading[:30]
    return written[: next((at for at, line in enumerate(written) if line and beginning.startswith(line[:30])), 0)]


def masthead(symbol: str, lines: Sequence[str], digest: str) -> dict[str, object]:
    """Return what the first page says of the document, in the lines before its first heading."""
    author = next((match[1] for line in lines if (match := _AUTHOR.match(line) or _OF.match(line))), "")
    organ = "Human Rights Council" if symbol.startswith("A/HRC/") else ORGANS.get(symbol[0], "")
    return {
        "symbol": symbol,
        "title": _title(symbol, lines),
        "author": author,
        "author_role": "",
        "body": f"United Nations {organ}".strip(),
        "session": _first(_SESSION, lines),
        "agenda": _first(_AGENDA, lines),
        "date": str(first_in_words("\n".join(lines))),  # that of distribution
        "language": "en",
        "official": f"https://docs.un.org/en/{symbol}",
        "sha256": digest,
    }


def _title(symbol: str, lines: Sequence[str]) -> str:
    """Return the first words after session and agenda, as long as their letters are of one size."""
    title = ""
    for line in lines:
        other = _FIRST_PAGE.match(line) or _AUTHOR.match(line) or _SESSION.search(line) or _AGENDA.search(line)
        if other or symbol in line or (title and line.isupper() != title.isupper()):
            if title:
                break
        else:
            title = f"{title} {line}".strip()
    return title


def _first(pattern: re.Pattern[str], lines: Sequence[str]) -> str:
    return next((match[1].rstrip(" *") for line in lines if (match := pattern.search(line))), "")
