"""A first report.yml for a new source: what could be recognised, and what a person must decide."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import yaml

from concordance.transcript import clean

_HEADING = re.compile(r"#{1,6}\s+(.+)")
_NUMBERED_HEADING = re.compile(r"(?:[IVXLC]+|[A-Z]|\d+)\.\s+[A-Z(][^.;]*\Z")
_ANNEX = re.compile(r"Annex(?: [IVXLC]+)?\Z", re.IGNORECASE)
_PARAGRAPH = re.compile(r"(?:- )?(?:\*\*)?\d+\.(?:\*\*)?(?:\s|\Z)")
_DECIMAL = re.compile(r"\d+\.\d+\.?\s")
_SESSION = re.compile(r"\b([A-Z][a-z]+(?:-[a-z]+)? session)\b")
_AGENDA = re.compile(r"\b((?:Agenda item|Item) \d+[^\n]*)")
_MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b")
_LONG = 300  # characters: a longer line is a whole paragraph
_OFTEN = 3  # a line that stands this often is no text of the document
_SHORT = 60  # characters: a longer line is no page header
_MASTHEAD = 60  # lines: what the first page says of the document


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a drafted report.yml, and what a person must decide about it."""

    text: str
    decisions: tuple[str, ...]


def draft(symbol: str, text: str) -> Draft:
    """The draft for a source: masthead, layout, artefacts and outline as far as they could be recognised."""
    lines = text.split("\n")
    layout = _layout(lines, text)
    cleaned = [clean(line).strip() for line in lines] if layout.get("markup") else [line.strip() for line in lines]
    headings = list(_headings(lines, cleaned, layout))
    found = {
        "symbol": symbol,
        "title": headings[0][1] if headings else "",
        "author": "",
        "author_role": "",
        "body": "United Nations",
        "session": _first(_SESSION, cleaned),
        "agenda": _first(_AGENDA, cleaned),
        "date": _date(cleaned),
        "language": "en",
        "official": f"https://docs.un.org/en/{symbol}",
        "layout": layout,
        "outline": _outline([heading for _, heading in headings]),
        "repairs": [],
        "slips": [],
        "passages": [],
        "pages": [],
        "remarks": [],
    }
    written = yaml.safe_dump(found, sort_keys=False, allow_unicode=True, width=110)
    return Draft(
        f"# Drafted from the source. Read it against the document before you trust it.\n\n{written}",
        tuple(_decisions(found)),
    )


def _layout(lines: list[str], text: str) -> dict[str, object]:
    """How the source is laid out, as far as its lines tell."""
    long = [line for line in lines if len(line) > _LONG]
    filled = [len(line) for line in lines if line.strip()]
    artefacts = list(_artefacts(lines))
    wrapped = artefacts or (not long and filled and median(filled) < _LONG)
    layout: dict[str, object] = {"lines": "wrapped" if wrapped else "whole"}
    if artefacts:
        layout["artefacts"] = artefacts
    if re.search(r"\*\*\S|(?<!\w)_[A-Z]\w+_|<sup>", text):
        layout["markup"] = "markdown"
    if re.search(r"<sup>\d|\w\[\d+\]", text):
        layout["notes"] = "marked"
    if sum(bool(_DECIMAL.match(line)) for line in lines) > _OFTEN:
        layout["numbers"] = "decimal"
    return layout


def _page_line(line: str) -> bool:
    return bool(re.fullmatch(r"\W*(?:Page \d+|\d+/\d+)\W*", line))


def _artefacts(lines: list[str]) -> Iterator[str]:
    """Short lines that stand again and again, with `{n}` for their numbers: page headers and footers."""
    counts = Counter(re.sub(r"\d+", "{n}", line.strip()) for line in lines if 0 < len(line.strip()) < _SHORT)
    exact = Counter(line.strip() for line in lines)
    for words, count in counts.items():
        paragraph = re.fullmatch(r"\W*\{n\}\.\W*|\(\w+\)|(?:\W*\{n\}\.)?\s*", words)
        if count < _OFTEN or paragraph or len(words.split()) > 4:  # noqa: PLR2004 - a page header is a few words
            continue
        same = [line for line, times in exact.items() if times >= _OFTEN and re.sub(r"\d+", "{n}", line) == words]
        if same and "/" in words:
            yield from same
        elif "{n}" in words or "/" in words or words.isupper():
            yield words


def _headings(lines: list[str], cleaned: list[str], layout: dict[str, object]) -> Iterator[tuple[int, str]]:
    """What looks like a heading: (rank, words)."""
    for at, line in enumerate(cleaned):
        marked = _HEADING.fullmatch(lines[at].strip())
        words = (clean(marked[1]) if marked else line).strip("* ")
        gap = (at == 0 or not cleaned[at - 1]) and (at + 1 >= len(cleaned) or not cleaned[at + 1])
        alone = gap or layout["lines"] == "wrapped"
        if not words or _page_line(words):
            continue
        if marked or (alone and len(words) < _SHORT * 2 and (_NUMBERED_HEADING.match(words) or _ANNEX.match(words))):
            yield _rank(words), words


def _rank(words: str) -> int:
    if re.match(r"[IVXLC]+\. ", words) or _ANNEX.match(words):
        return 1
    if re.match(r"[A-Z]\. ", words):
        return 2
    return 3 if re.match(r"\d+\. ", words) else 1


def _outline(headings: list[str]) -> list[dict[str, object]]:
    """The headings as an outline: I over A over 1."""
    outline: list[dict[str, object]] = []
    path: list[tuple[int, list[dict[str, object]]]] = [(0, outline)]
    for heading in headings:
        rank = _rank(heading)
        while path[-1][0] >= rank:
            path.pop()
        part: dict[str, object] = {"heading": heading}
        if match := _ANNEX.match(heading):
            part["prefix"] = re.sub(r"\s+", "-", match[0].lower())
        path[-1][1].append(part)
        below: list[dict[str, object]] = []
        part["parts"] = below
        path.append((rank, below))
    _without_empty_parts(outline)
    return outline


def _without_empty_parts(parts: list[dict[str, object]]) -> None:
    for part in parts:
        below = part["parts"]
        if isinstance(below, list) and below:
            _without_empty_parts(below)
        else:
            del part["parts"]


def _first(pattern: re.Pattern[str], lines: list[str]) -> str:
    return next((match[1].rstrip(" *") for line in lines[:_MASTHEAD] if (match := pattern.search(line))), "")


def _date(lines: list[str]) -> str:
    match = next((match for line in lines[:_MASTHEAD] if (match := _DATE.search(line))), None)
    return f"{match[3]}-{_MONTHS.index(match[2]) + 1:02d}-{int(match[1]):02d}" if match else ""


def _decisions(found: dict[str, object]) -> Iterator[str]:
    """What a person must decide or supply."""
    for name in ("title", "author", "author_role", "session", "date"):
        if not found[name]:
            yield f"{name}: not recognised; supply it from the first page"
    yield f"title: is {found['title']!r} the title?"
    yield "outline: strike out headings of the first page, and what is no heading; add those that were missed"
    yield "outline: where a section has paragraphs without numbers, say `units: PREFIX` (or `unit: ID` for one)"
    yield "layout: check each artefact; a line that is a word of the document must not be among them"
    yield "notes: if the document has notes, end the outline with the heading of their list and `notes: true`"
    yield "pages, slips, passages: read the printed document and declare them"
