"""The editor's desk in the live preview: each page of an original beside what was read from it, and what to decide.

It reads the folders of reports and the originals themselves, so that it shows a report that the build cannot read. What
it says stands in docs/templates/desk/. Nothing of it is part of the site.
"""

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs

import jinja2
import msgspec
import pypdfium2

from concordance import InputError
from concordance.desk import decisions, questions
from concordance.desk.boxes import Printed, printed
from concordance.desk.fates import Fate, fates, source_lines
from concordance.desk.leaves import Leaf, leaves, place_of_line
from concordance.desk.picture import picture
from concordance.desk.record_lines import fields
from concordance.drafting.draft import as_yaml, tried
from concordance.drafting.printed import PrintedDraft, draft_printed
from concordance.edition.proposals import Proposal, proposals
from concordance.intake.document import Document
from concordance.intake.glyphs import Page
from concordance.intake.pdf import pages_of
from concordance.intake.reading import read
from concordance.report import Metadata
from support.desk_folder import Folder

if TYPE_CHECKING:
    from concordance.edition.edition import Edition

_KEPT = 4  # readings of originals that are kept in memory
_ASSETS = {
    "desk.css": ("docs/templates/desk/desk.css", "text/css; charset=utf-8"),
    "desk.js": ("docs/templates/desk/desk.js", "text/javascript; charset=utf-8"),
}
_HTML = "text/html; charset=utf-8"
_FIELDS = tuple(item.encode_name for item in msgspec.structs.fields(Metadata) if item.encode_name != "sha256")


class Answer(NamedTuple):
    """What a browser is sent."""

    status: str
    kind: str
    body: bytes


class Told(NamedTuple):
    """A question or a problem, with the id of each place on the page that it names."""

    text: str
    places: tuple[tuple[str, str], ...] = ()  # what is told of a place, and its id; empty where the page has it not
    assumed: str = ""
    otherwise: str = ""
    lines: tuple[int, int] = (0, 0)  # of a question in questions.yml, if it is known


@dataclass(frozen=True)
class Reading:
    """An original as it is read today."""

    pages: Sequence[tuple[Page, Sequence[Printed]]]  # each with what is printed on it
    document: Document
    draft: PrintedDraft


class Desk:
    """The pages of the desk, by their addresses below `/desk/`."""

    def __init__(self, root: Path, originals: Sequence[Path] = ()) -> None:
        """`originals` are files that were not kept in the folders of their reports."""
        self._root = root
        self._given = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in originals}
        self._readings: dict[str, Reading | InputError] = {}
        self._turn = threading.RLock()  # pypdfium2 does one thing at a time
        self.wrong: Sequence[str] = ()
        self.failing: Sequence[str] = ()  # what kept the last page from being made that failed alone
        self.edition: Edition | None = None

    def answer(self, path: str, query: str = "") -> Answer | None:
        """Return what stands at this address below `/desk/`; none where nothing does."""
        with self._turn:
            if path in _ASSETS:
                place, kind = _ASSETS[path]
                return Answer("200 OK", kind, (self._root / place).read_bytes())
            if path in {"", "index.html"}:
                return self._list()
            slug, _, rest = path.partition("/")
            folder = next((each for each in self._folders() if each.slug == slug), None)
            return self._of_report(folder, rest, query) if folder else None

    def _folders(self) -> list[Folder]:
        places = sorted((self._root / "docs" / "reports").glob("*/"))
        return [Folder(place, self.wrong, self._given) for place in places if place.is_dir()]

    def _of_report(self, folder: Folder, rest: str, query: str) -> Answer | None:
        if rest in {"", "index.html"}:
            return self._report(folder)
        if rest == "lines":
            return self._lines(folder, {name: values[0] for name, values in parse_qs(query).items()})
        number = rest.removeprefix("page-").removesuffix(".png")
        if rest == f"page-{number}.png" and number.isdecimal() and folder.kept:
            reading = self._reading(folder)
            pages = [page for page, _ in reading.pages] if isinstance(reading, Reading) else []
            turned = next((page.turned for page in pages if page.number == int(number)), 0)
            try:
                return Answer("200 OK", "image/png", picture(folder.kept.read_bytes(), int(number), turned))
            except (IndexError, pypdfium2.PdfiumError):
                return None
        return None

    def _list(self) -> Answer:
        folders = self._folders()
        own = {line for folder in folders for line in folder.problems}
        known = {folder.about.get("sha256") for folder in folders}
        unknown = [path for sha256, path in self._given.items() if sha256 not in known]
        others = [line for line in (*self.wrong, *self.failing) if line not in own]
        left = {folder.slug: len(_questions(folder, [])) for folder in folders}
        return self._page("list", folders=folders, others=others, unknown=unknown, left=left)

    def _report(self, folder: Folder) -> Answer:
        reading = self._reading(folder)
        refused = reading if isinstance(reading, InputError) else None
        found = _leaves(folder, reading) if isinstance(reading, Reading) else []
        told = [Told(line, ((line, place_of_line(line, found)),)) for line in folder.problems]
        others = [line for line in (*self.wrong, *self.failing) if line not in folder.problems]
        return self._page(
            "report",
            folder=folder,
            leaves=found,
            refused=refused,
            same=isinstance(reading, Reading) and reading.draft.source == folder.source,
            problems=told,
            others=others,
            questions=_questions(folder, found),
            lines=_whole(folder) if not found else [],
            names=self._names(folder),
            names_known=self.edition is not None,
            names_are_today=not self.wrong,
            fields=_FIELDS,
            levels=decisions.LEVELS,
        )

    def _lines(self, folder: Folder, asked: dict[str, str]) -> Answer:
        """Return the lines of report.yml for a decision, with what the build says of the report then."""
        choice, line = asked.get("as", ""), asked.get("line", "")
        if choice not in decisions.CHOICES or not line.isdecimal() or not folder.record:
            return self._page("lines", fields=[], refused=[], problems=None, folder=folder, taken_away="")
        try:
            decision = decisions.Decision(folder.record, folder.source, int(line), asked)
            decisions.CHOICES[choice](decision)
        except (InputError, KeyError, TypeError, AttributeError) as error:  # also of a record that has another shape
            refused = error.problems if isinstance(error, InputError) else ()
            return self._page("lines", fields=[], refused=refused, problems=None, folder=folder, taken_away="")
        made = fields(folder.record, decision.record, folder.declared)
        _, problems = tried(as_yaml(decision.record), folder.source)
        now = [str(each).replace(f"docs/reports/{folder.slug}/", "") for each in folder.problems]
        lines = [str(each).replace("draft/", "") for each in problems]
        fresh = [each for each in lines if each not in now]
        gone = [each for each in now if each not in lines]
        return self._page(
            "lines",
            fields=made,
            refused=[],
            problems=lines,
            fresh=fresh,
            gone=gone,
            folder=folder,
            taken_away=decision.taken_away,
        )

    def _reading(self, folder: Folder) -> Reading | InputError | None:
        """Return the original as it is read today, or why it cannot be; none where it is not at hand."""
        if folder.kept is None:
            return None
        data = folder.kept.read_bytes()
        symbol = str(folder.record.get("symbol", ""))
        key = f"{hashlib.sha256(data).hexdigest()} {symbol}"
        if key not in self._readings:
            while len(self._readings) >= _KEPT:
                self._readings.pop(next(iter(self._readings)))
            try:
                self._readings[key] = _reading(data, folder.kept.name, symbol)
            except InputError as error:
                self._readings[key] = error
        return self._readings[key]

    def _names(self, folder: Folder) -> list[Proposal]:
        """Return the names in the report that no record has, as the last edition without a mistake has them.

        That edition tells the report by its folder: the symbol may be what is broken since.
        """
        reports = (each.report for each in self.edition.reports) if self.edition else ()
        symbol = next((report.symbol for report in reports if report.slug == folder.slug), None)
        return [each for each in proposals(self.edition) if each.report == symbol] if self.edition and symbol else []

    def _page(self, name: str, **values: object) -> Answer:
        loader = jinja2.FileSystemLoader(self._root / "docs" / "templates")
        jinja = jinja2.Environment(
            loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        return Answer("200 OK", _HTML, jinja.get_template(f"desk/{name}.html").render(values).encode())


def _reading(data: bytes, name: str, symbol: str) -> Reading:
    pages = pages_of(data, name)
    document = read(pages)
    on_pages = [(page, printed(page, document)) for page in pages]
    made = draft_printed(document, symbol)
    return Reading(on_pages, document, made)


def _leaves(folder: Folder, reading: Reading) -> list[Leaf]:
    lines = source_lines(reading.document, folder.source)
    return leaves(reading.pages, reading.document.blocks, lines, _fates(folder))


def _fates(folder: Folder) -> dict[int, Fate]:
    artefacts = folder.layout.get("artefacts")
    known = map(str, artefacts) if isinstance(artefacts, list) else ()
    return fates(folder.source, folder.report, tuple(known)) if folder.report else {}


def _whole(folder: Folder) -> list[tuple[int, str, Fate | None]]:
    """Return the lines of a source without pages to show, and what becomes of each."""
    known = _fates(folder)
    lines = enumerate(folder.source.splitlines(), 1)
    return [(number, line, known.get(number)) for number, line in lines if line.strip()]


def _questions(folder: Folder, found: Sequence[Leaf]) -> list[Told]:
    """Return what the first reading left to a person and is still open, with where to take it out."""
    if folder.asked is None:
        return []
    spans = questions.lines_of(folder.questions_text)
    placed = len(spans) == len(folder.asked.questions)  # a person may have written the file in another way
    return [
        Told(
            each.asks,
            tuple((place.where, _place_of(place, found)) for place in each.places),
            each.assumed,
            each.otherwise,
            spans[at] if placed else (0, 0),
        )
        for at, each in questions.still_open(folder.asked, folder.record, folder.source_bytes, _fates(folder))
    ]


def _place_of(place: questions.KeptPlace, found: Sequence[Leaf]) -> str:
    """Return the id on the desk of a place; empty if it has none."""
    if place.field:
        return "fields"
    if not found:
        return f"l{place.line}" if place.line else ""
    own = [leaf for leaf in found if leaf.number == place.page]
    on = (item.id for leaf in (*own, *found) for item in leaf.items if place.line and item.line == place.line)
    return next(on, f"page-{place.page}" if own else "")
