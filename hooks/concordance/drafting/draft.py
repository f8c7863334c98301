"""A first report.yml for a new source: what could be recognised, and what a person must decide."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import msgspec
import yaml

from concordance.drafting import survey
from concordance.drafting.candidates import blocks_of, headings
from concordance.drafting.layout import (
    first_notes,
    layout_of,
    with_notes_of_tables,
    without_artefacts,
    without_last_number,
    written_layout,
)
from concordance.drafting.masthead import first_page, masthead
from concordance.drafting.outline import closing_lines, outline, preamble_starts
from concordance.loading import Shape, decode, load_yaml, read_rows, shaped
from concordance.problems import InputError, Problem
from concordance.report import Report
from concordance.source.legibility import damaged
from concordance.source.markup import clean, set_marks
from concordance.source.reader import read
from concordance.source.schema import LayoutShape, ReportShape
from concordance.source.transcript import artefact

REASONS = "data/drafted-repairs.csv"


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
    repairs += without_last_number(text, page.last_number)
    changed = text
    for repair in repairs:
        changed = changed.replace(repair["found"], repair["put"])
    changed, artefacts = without_artefacts(changed, page.artefacts)
    raw = changed.split("\n")
    rows = survey.contents(raw)
    raw = ["" if at in rows else line for at, line in enumerate(raw)]
    layout = layout_of(raw, text, artefacts)
    lines = [_cleaned(line, layout) for line in raw]
    layout = with_notes_of_tables(layout, lines)
    found = headings(blocks_of(lines, layout), raw)
    layout = msgspec.structs.replace(layout, starts=tuple(preamble_starts(lines, found)))
    if layout.starts:
        found = headings(blocks_of(lines, layout), raw)
    layout = msgspec.structs.replace(layout, continues=(*layout.continues, *closing_lines(found)))
    record = masthead(symbol, first_page(lines, found[0].heading if found else ""), digest) | {
        "layout": written_layout(layout),
        "outline": outline(found, first_notes(lines, layout), rows=bool(rows)),
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


def _cleaned(line: str, layout: LayoutShape) -> str:
    line = clean(line) if layout.markup == "markdown" else line
    return set_marks(line) if layout.notes else line


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
