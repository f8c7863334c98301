"""A first report.yml for a new source: what could be recognised, and what a person must decide."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import msgspec
import yaml

from concordance.dates import MONTHS, first_in_words
from concordance.drafting import survey
from concordance.drafting.candidates import Candidate, blocks_of, headings
from concordance.drafting.outline import closing_lines, outline, preamble_starts
from concordance.intake.metadata import ORGANS
from concordance.loading import Shape, decode, load_yaml, read_rows, shaped
from concordance.problems import InputError, Problem
from concordance.report import Report
from concordance.source.headings import PAGE_BREAK, Block, single_spaced
from concordance.source.legibility import damaged
from concordance.source.markup import clean, set_marks
from concordance.source.reader import read
from concordance.source.schema import LayoutShape, ReportShape
from concordance.source.transcript import artefact, cut_at_tables

REASONS = "data/drafted-repairs.csv"
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


class Asked(NamedTuple):
    """What a person must decide about a field of report.yml, or about what it stands for."""

    field: str
    words: str

    def __str__(self) -> str:
        return f"{self.field}: {self.words}"


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a drafted report.yml, what a person must decide about it, and what the build will say of it."""

    text: str
    asked: tuple[Asked, ...]
    foretold: tuple[str, ...]

    @property
    def decisions(self) -> tuple[str, ...]:
        """All of that as a person is told it."""
        return (*map(str, self.asked), *self.foretold)


class Reason(Shape, frozen=True):
    """Why a drafted repair of this kind is made, and what shows that it is right; a row of `drafted-repairs.csv`.

    Both are words for readers. `{where}` in the evidence stands for the place that the repair names.
    """

    kind: str
    reason: str
    evidence: str


def read_reasons(files: Mapping[str, bytes]) -> dict[str, Reason]:
    """Return the reasons by kind, from the records; raises `InputError` if the table cannot be read."""
    return {row.kind: row for row in read_rows(decode(files[REASONS], REASONS), REASONS, Reason)}


def draft(symbol: str, text: str, reasons: Mapping[str, Reason], digest: str = "") -> Draft:
    """Return the draft for a source: masthead, layout, artefacts and outline as far as they could be recognised.

    `reasons` are those of the repairs that it drafts, by kind; `digest` is the SHA-256 of the source.
    """
    page = survey.page_lines(symbol, text)
    repairs = list(survey.lost_hyphens(text)) if survey.is_markdown(text) else []
    repairs += survey.joined_notes(text)
    repairs += _without_last_number(text, page.last_number)
    changed = text
    for repair in repairs:
        changed = changed.replace(repair["found"], repair["put"])
    changed, artefacts = _without(changed, page.artefacts)
    raw = changed.split("\n")
    rows = survey.contents(raw)
    raw = ["" if at in rows else line for at, line in enumerate(raw)]
    layout = _layout(raw, text, artefacts)
    lines = [_cleaned(line, layout) for line in raw]
    layout = _with_notes_of_tables(layout, lines)
    found = headings(blocks_of(lines, layout), raw)
    layout = msgspec.structs.replace(layout, starts=tuple(preamble_starts(lines, found)))
    if layout.starts:
        found = headings(blocks_of(lines, layout), raw)
    layout = msgspec.structs.replace(layout, continues=(*layout.continues, *closing_lines(found)))
    record = _masthead(symbol, _first_page(lines, found), digest) | {
        "layout": _said(layout),
        "outline": outline(found, _first_notes(lines, layout), rows=bool(rows)),
        "repairs": [repair | _why(reasons[repair["kind"]], repair["where"]) for repair in repairs],
        "slips": [],
        "passages": [],
        "pages": [],
        "remarks": [],
    }
    if not record["title"] and found:
        record["title"] = found[0].heading
    written = as_yaml(record)
    draft_text = f"# Drafted from the source. Read it against the document before you trust it.\n\n{written}"
    asked = tuple(_decisions(record, layout, text, lines))
    return Draft(draft_text, asked, tuple(_open(draft_text, symbol, text)))


def _why(reason: Reason, where: str) -> dict[str, str]:
    return {"reason": reason.reason, "evidence": reason.evidence.replace("{where}", where)}


def as_yaml(record: Mapping[str, object]) -> str:
    """Return a record as the text of report.yml."""
    return yaml.safe_dump(record, sort_keys=False, allow_unicode=True, width=110)


def _first_page(lines: Sequence[str], found: Sequence[Candidate]) -> list[str]:
    """Return the lines before the first heading."""
    cells = [cell for line in lines for cell in re.split(r"\s{3,}", line.strip())]
    written = [single_spaced(cell).lstrip("# ").strip("* ") for cell in cells]
    beginning = found[0].heading[:30] if found else ""
    return written[: next((at for at, line in enumerate(written) if line and beginning.startswith(line[:30])), 0)]


def _first_notes(lines: Sequence[str], layout: LayoutShape) -> int:
    """How often notes begin at 1."""
    first = [line for line in lines if re.match(r"\s*(?:- )?1(?:\s+[A-Z]|\s*\Z)", line)]
    return max(1, len(first)) if layout.notes else 0


def _without(text: str, artefacts: Sequence[str]) -> tuple[str, list[str]]:
    """Return the text without the artefacts, and those of them that others do not cover."""
    kept = []
    for words in artefacts:
        text, count = artefact(words).subn(lambda match: PAGE_BREAK + "\n" * match[0].count("\n"), text)
        kept += [words] if count else []
    return text, kept


def _without_last_number(text: str, number: str) -> Iterator[dict[str, str]]:
    """Return a repair that removes the page number at the text's end, which no artefact can tell from a note's."""
    body = text.rstrip().removesuffix(number)
    kept = body.rstrip().rpartition("\n")[2].lstrip()
    if number and kept and "\n" in body[len(body.rstrip()) :]:
        yield {
            "kind": "page number",
            "where": "end",
            "found": text[len(body.rstrip()) - len(kept) :],
            "put": f"{kept}\n",
        }


def _layout(raw: Sequence[str], text: str, artefacts: Sequence[str]) -> LayoutShape:
    """How the source is laid out; `raw` are its lines without artefacts."""
    markup = "markdown" if survey.is_markdown(text) else "plain"
    wrapped = len(artefacts) > 1 or survey.is_wrapped(raw)
    notes = survey.note_style("\n".join(line for line in raw if line != PAGE_BREAK))
    decimal = sum(bool(re.match(r"\s*\d+\.\d+\.?\s", line)) for line in raw) > 2  # noqa: PLR2004 - one may be a figure
    joined = any(whole for _, whole in survey.cut_words(text))
    body = raw[next((at for at, line in enumerate(raw) if re.match(r"\s*(?:I|1)\.\s", line)), 0) :]
    ends = next((at for at, line in enumerate(body) if line.strip() == "Notes"), len(body))
    return shaped(
        {
            "lines": "wrapped" if wrapped else "whole",
            "artefacts": list(artefacts),
            "tables": list(survey.tables(body[:ends])) if wrapped else [],
            "markup": markup,
            "notes": notes,
            "numbers": "decimal" if decimal else "plain",
            "hyphens": "join" if joined else "keep",
            "continues": survey.continuing(raw) if wrapped else [],
        },
        LayoutShape,
        "layout",
    )


def _with_notes_of_tables(layout: LayoutShape, lines: Sequence[str]) -> LayoutShape:
    """Return the layout with the notes that are marked in each table."""
    if layout.notes != "glued":
        return layout
    pieces = [piece if isinstance(piece, Block) else "\n".join(piece) for piece in cut_at_tables(lines, layout, "")[0]]
    notes = survey.table_notes(pieces)
    tables = [
        msgspec.structs.replace(table, notes=tuple(numbers))
        for table, numbers in zip(layout.tables, notes, strict=True)
    ]
    return msgspec.structs.replace(layout, tables=tuple(tables))


def _said(layout: LayoutShape) -> dict[str, object]:
    """Return the layout as it is written: what differs from the usual."""
    usual = msgspec.to_builtins(LayoutShape())
    every = msgspec.to_builtins(layout)
    for table in every["tables"]:
        if not table["notes"]:
            del table["notes"]
    return {name: value for name, value in every.items() if name == "lines" or value != usual[name]}


def _cleaned(line: str, layout: LayoutShape) -> str:
    line = clean(line) if layout.markup == "markdown" else line
    return set_marks(line) if layout.notes else line


def _masthead(symbol: str, lines: Sequence[str], digest: str) -> dict[str, object]:
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


def _decisions(found: dict[str, object], layout: LayoutShape, text: str, lines: Sequence[str]) -> Iterator[Asked]:
    """Yield what a person must decide or supply."""
    for name in ("title", "author", "author_role", "session", "date"):
        if not found[name]:
            yield Asked(name, "not recognised; supply it from the first page, or leave it empty if there is none")
    if found["title"]:
        yield Asked("title", f"is {found['title']!r} the title?")
    yield Asked("outline", "take out what is no heading, add those that were missed, set right what stands under what")
    yield Asked("outline", "`unit` and `units` name paragraphs without numbers; choose words that can stay for ever")
    for words in layout.artefacts:
        count = len(artefact(words).findall(text))
        yield Asked("layout", f"can the {count} lines {words[:60]!r} be left out, as no words of the document?")
    for words, whole in survey.cut_words(text):
        if whole is None:
            yield Asked("hyphens", f"is {words!r}, cut at a line end, one word or two? Declare a repair if it is one")
    for table in layout.tables:
        ends = f"from {table.first!r} to {table.last!r}"
        yield Asked("tables", f"is there a table {ends}, with the notes {list(table.notes)}?")
    odd = [word for _, word in damaged(lines, ())]
    if odd:
        yield Asked("copy", f"{len(odd)} damaged words ({', '.join(odd[:5])} ...); get a better copy, or repair each")
    if found["repairs"]:
        yield Asked("repairs", "compare each with the document")
    yield Asked("pages, slips, passages", "read the printed document and declare them")


def _open(written: str, symbol: str, text: str) -> Iterator[str]:
    """Yield what the build will say of the draft as it is."""
    report, problems = tried(written, text)
    yield from foretold(problems)
    if report:
        yield f"the build reads {symbol} without a problem; what it reads must still be compared with the document"


def tried(written: str, text: str) -> tuple[Report | None, tuple[Problem, ...]]:
    """Return the report as the build will read it, with this report.yml and this source, or what it will say."""
    where = "report.yml"
    try:
        record = shaped(load_yaml(written, where), ReportShape, where)
        return read(text.encode(), msgspec.structs.replace(record, sha256=""), "draft", "draft/source.md"), ()
    except InputError as error:
        return None, tuple(error.problems)


def foretold(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield what the build will say of a draft, in the words for a person."""
    for problem in problems:
        yield f"the build will say: {problem}".replace("draft/", "")
