"""The document's own table of contents: its rows, held against what was read."""

import re
from collections.abc import Iterator, Sequence

from concordance.problems import Problem
from concordance.report import ContentsRow, Section
from concordance.source.outline import DASH

_HEAD = re.compile(r"\s*(?:Paragraphs\s*)?Page\s*")
_NUMBER = re.compile(r"(?:[IVXLC]+|[A-Z]|\d+)\.?")
_CALLED = ("Chapter", "Part", "Section")
_ROW = re.compile(
    r"\s*(?:([IVXLC]+|[A-Z]|\d+)\.\s+)?(\S.*?)\s*(?:[.\N{HORIZONTAL ELLIPSIS}]\s?){3,}\s*"
    rf"(?:([\d.]*\d(?:[-{DASH}][\d.]*\d)?)\s+)?(\d+)(?=\s|\Z)",
    re.DOTALL,
)


def contents_rows(lines: Sequence[str]) -> tuple[list[ContentsRow], list[str]]:
    """Return the rows of contents with tabs or leaders between their cells, and the lines that could not be read."""
    if any("\t" in line for line in lines):
        return _with_tabs(lines)
    text = "\n".join(lines)
    found: list[ContentsRow] = []
    at = head.end() if (head := _HEAD.match(text)) else 0
    while row := _ROW.match(text, at):
        number, title, paragraphs, page = row.groups(default="")
        found.append(ContentsRow(number, " ".join(title.split()), paragraphs.replace("-", DASH), page))
        at = row.end()
    return found, [line for line in text[at:].split("\n") if line.strip()]


def _with_tabs(lines: Sequence[str]) -> tuple[list[ContentsRow], list[str]]:
    found: list[ContentsRow] = []
    bad: list[str] = []
    for line in lines:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) == 3 and not _NUMBER.fullmatch(cells[0]):  # noqa: PLR2004 - its number is none: a tab is lost
            cells.insert(0, "")
        if len(cells) == 4 and cells[-1] != "Page":  # noqa: PLR2004 - number, title, paragraphs, page
            found.append(ContentsRow(cells[0].rstrip("."), *cells[1:]))
        elif cells[-1] != "Page":
            bad.append(line)
    return found, bad


def check_contents(rows: Sequence[ContentsRow], sections: tuple[Section, ...], declared: str) -> Iterator[Problem]:
    """Problems where the contents and what was read disagree; pages count where they are declared."""
    at = 0
    paged = any(section.page for section in sections)
    for row in rows:
        place = next((i for i in range(at, len(sections)) if _is_of(row, sections[i])), None)
        if place is None:
            found, expected = f"no heading {row.number}. {row.title}", "the heading of this row"
        else:
            at, section = place + 1, sections[place]
            found = f"{row.title}: paragraphs {section.paragraphs}, page {section.page}"
            paragraphs = row.paragraphs or section.paragraphs
            expected = f"{row.title}: paragraphs {paragraphs}, page {row.page if paged else ''}"
        if found != expected:
            yield Problem(
                "contents-differ",
                f"{declared}, against the document's own contents",
                found,
                expected,
                "Correct the outline or the pages, or declare a repair of the row.",
            )


def _is_of(row: ContentsRow, section: Section) -> bool:
    """Whether a row is that of a section; its chapter may be called one, and its parts be told apart by semicolons."""
    title = row.title.replace(";", "")
    called = {(row.number, title), *(("", f"{name} {row.number} {title}") for name in _CALLED if row.number)}
    return (section.number, section.title.replace(";", "")) in called
