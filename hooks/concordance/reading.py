"""A source and its outline become a `Report`: sections and units in order, every block accounted for."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from concordance.describing import described, pinned
from concordance.model import ContentsRow, Repair, Report, Section, Unit
from concordance.numbering import ITEM, PARAGRAPH, Numbering
from concordance.problems import InputError, Problem
from concordance.records import PartShape, ReportShape, check_address, check_date, check_id, decode
from concordance.transcript import Block, note_marks, transcribe

HEADING_NUMBER = re.compile(r"([IVXLC]+|[A-Z]|\d+)\.\s+(.*)")
FOOTNOTE = re.compile(r"\*{1,3}\s+\S")
NOTE = re.compile(r"(\d+)\.?\s+(\S.*)", re.DOTALL)
DASH = "\N{EN DASH}"


@dataclass(slots=True)
class _Draft:
    """A section while it is being read."""

    part: PartShape
    level: int
    slug: str
    number: str
    label: str
    title: str
    parent: str
    units: list[Unit] = field(default_factory=list)


def read(data: bytes, record: ReportShape, slug: str, where: str) -> Report:
    """The report in `data` (the source, byte for byte) as its record declares it.

    Raises `InputError` with all problems found: the bytes, the repairs, the outline, the numbers of the
    paragraphs, the document's own contents, the slips, passages and pages.
    """
    folder = where.rsplit("/", 1)[0]
    declared = f"{folder}/report.yml"
    problems = [
        *check_id(slug, folder),
        *check_date(record.date, f"{declared}, date"),
        *check_address(record.official, f"{declared}, official"),
    ]
    raw = decode(data, where)
    problems += _check_digest(data, record.sha256, where)
    transcript = transcribe(raw, record, declared)
    walk = _Walk(where, raw, record, list(_drafts(record.outline, 2, None)))
    walk.read(transcript.blocks)
    problems += [*transcript.problems, *walk.problems, *_not_found(walk, declared)]
    for draft in walk.drafts:
        problems += check_id(draft.slug, f"{declared}, outline, {draft.part.heading}")
    if problems:
        raise InputError(problems)
    units, found = described(record, [u for d in walk.drafts for u in d.units], declared)
    sections = tuple(_sections(walk.drafts, units))
    pins, unmatched = pinned(record, units, declared)
    problems = [*found, *unmatched, *_check_contents(walk, sections, declared), *_twice(sections, declared)]
    if problems:
        raise InputError(problems)
    repairs = [Repair(r.kind, r.where, r.found, r.put, r.reason, r.evidence) for r in record.repairs]
    return Report(
        slug=slug,
        symbol=record.symbol,
        title=record.title,
        facts=_facts(record),
        masthead=tuple(walk.masthead),
        footnotes=tuple(walk.footnotes),
        sections=sections,
        contents=tuple(walk.contents),
        repairs=(*repairs, *transcript.hyphens),
        remarks=record.remarks,
        pins=pins,
    )


def _check_digest(data: bytes, expected: str, where: str) -> Iterator[Problem]:
    """A problem if the source is not, byte for byte, the one that was declared."""
    found = hashlib.sha256(data).hexdigest()
    if expected and found != expected:
        yield Problem(
            "source-differs",
            where,
            f"SHA-256 {found}",
            f"{expected}, as report.yml declares",
            "Put the source back as it was received; mend it by a repair in report.yml.",
        )


def _facts(record: ReportShape) -> Mapping[str, str]:
    names = "subtitle author author_role body session date language official agenda mandate sha256"
    return {name: getattr(record, name) for name in names.split()}


def _drafts(parts: tuple[PartShape, ...], level: int, parent: _Draft | None) -> Iterator[_Draft]:
    """The sections that the outline expects, in reading order, each with its address."""
    for part in parts:
        match = HEADING_NUMBER.fullmatch(part.heading)
        number, title = (match[1], match[2]) if match else ("", part.heading)
        words = number.lower() or slug_of(title)
        above = parent if parent and parent.part.listed else None
        label = f"{above.label}.{number}" if above and above.label and number else number
        slug = part.slug or (f"{above.slug}-{words}" if above else words)
        draft = _Draft(part, level, slug, number, label, title, parent.slug if parent else "")
        yield draft
        yield from _drafts(part.parts, level + 1, draft)


def slug_of(words: str) -> str:
    """The words of a heading as an address: lower case, joined by hyphens, letters without accents."""
    plain = "".join(_PLAIN.get(char, char) for char in words.lower())
    return "-".join(re.findall(r"[a-z0-9]+", plain))


_PLAIN = dict(zip("àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ", "aaaaaaceeeeiiiinoooooouuuuyy", strict=True))


class _Walk:
    """The walk down the blocks of a source, from heading to heading of the outline."""

    def __init__(self, where: str, raw: str, record: ReportShape, drafts: list[_Draft]) -> None:
        self.where = where
        self.raw = raw
        self.layout = record.layout
        self.drafts = drafts
        self.at = -1
        self.masthead: list[str] = []
        self.footnotes: list[str] = []
        self.contents: list[ContentsRow] = []
        self.problems: list[Problem] = []
        self._numbering = Numbering(decimal=record.layout.numbers == "decimal")
        self._notes = 0
        self._tables = 0
        self._marks = 0

    def read(self, blocks: Sequence[Block]) -> None:
        """Give each block its place, or note why it has none."""
        for at, block in enumerate(blocks):
            ahead = self.drafts[self.at + 1 :]
            if ahead and block.text.strip("* ") == ahead[0].part.heading:
                self._enter(ahead[0])
            elif self.at < 0:
                self.masthead.append(block.text)
            elif block.marked:
                expected = repr(ahead[0].part.heading) if ahead else "no further heading"
                self._problem("unknown-heading", block.text, expected, "Add it to the outline, or correct it there.")
            else:
                later = (ITEM.match(each.text) for each in blocks[at + 1 :])
                self._place(self.drafts[self.at], block, next((m[1] for m in later if m), ""))
        if self._notes and self._marks != self._notes:
            self.problems.append(
                Problem(
                    "note-marks-differ",
                    self.where,
                    f"{self._marks} marks of notes in the text",
                    f"{self._notes}, as many as there are notes",
                    "Declare a repair that sets the missing mark in brackets, as in [12], or change `notes`.",
                )
            )

    def _enter(self, draft: _Draft) -> None:
        self.at += 1
        if draft.part.prefix:
            self._numbering = Numbering(decimal=self._numbering.decimal)

    def _place(self, draft: _Draft, block: Block, following: str) -> None:
        """Give a block of text its place in its section."""
        part = draft.part
        if block.kind == "table":
            self._tables += 1
            name = f"table-{self._tables}"
            draft.units.append(Unit(name, name, "", f"table {self._tables}", draft.slug, block.text, kind="table"))
        elif block.kind == "note" or part.notes:
            self._note(block.text)
        elif FOOTNOTE.match(block.text) and not part.contents:
            self.footnotes.append(block.text)
        elif part.contents:
            self._contents_row(block.text)
        elif part.unit:
            self._only_unit(draft, block.text)
        elif match := self._next_paragraph(draft, block.text):
            self._paragraph(draft, match[1], match[2])
        elif match := ITEM.fullmatch(block.text):
            self._item(draft, match[1], match[2], following)
        elif part.units and not self._numbered(draft):
            name = f"{part.units}-{len(draft.units) + 1}"
            label = f"{draft.title}, {len(draft.units) + 1}"
            self._add(draft, Unit(name, name, "", label, draft.slug, block.text))
        else:
            remedy = "Declare a repair (a page break that cut a paragraph?), an artefact, or `units` in the outline."
            self._problem("unexpected-unit", block.text, "a numbered paragraph or a declared heading", remedy)

    def _numbered(self, draft: _Draft) -> bool:
        return any(not unit.id.startswith(draft.part.units) for unit in draft.units)

    def _contents_row(self, line: str) -> None:
        cells = [cell.strip() for cell in line.split("\t")]
        if cells[-1] == "Page":
            return
        if len(cells) == 4:  # noqa: PLR2004 - number, title, paragraphs, page
            self.contents.append(ContentsRow(cells[0].rstrip("."), *cells[1:]))
        else:
            expected = "four cells between tabs: number, title, paragraphs, page"
            self._problem("bad-contents-row", line, expected, "Declare a repair of this row.")

    def _only_unit(self, draft: _Draft, text: str) -> None:
        name = draft.part.unit
        if draft.units:
            remedy = "Declare a repair that joins it, or `units` instead of `unit` in the outline."
            self._problem("unexpected-unit", text, f"one unit only, {name}", remedy)
        else:
            self._add(draft, Unit(name, name, "", draft.title, draft.slug, text))

    def _next_paragraph(self, draft: _Draft, text: str) -> re.Match[str] | None:
        """The block as a numbered paragraph. Where unnumbered units stand, only the next number counts."""
        match = PARAGRAPH.fullmatch(text)
        if not match or ("." in match[1]) > self._numbering.decimal:
            return None
        marked = text[match.start(1) : match.start(2)].rstrip().rstrip("*").endswith(".") or "." in match[1]
        next_one = match[1] in self._numbering.expected()
        return match if marked and (next_one or not draft.part.units) else None

    def _paragraph(self, draft: _Draft, number: str, text: str) -> None:
        expected = self._numbering.expected()
        if number not in expected:
            said = self._numbering.number or "0"
            twice = [int(n) for n in number.split(".")] <= [int(n) for n in said.split(".")]
            self._problem(
                "paragraph-number-twice" if twice else "paragraph-number-missing",
                f"{number}. {text}",
                f"paragraph {' or '.join(expected)}",
                "Compare with the official document, then declare a repair in report.yml.",
            )
        self._numbering.paragraph(number)
        self._add(draft, Unit(number, f"para-{number}", f"{number}.", f"para. {number}", draft.slug, text))

    def _item(self, draft: _Draft, mark: str, text: str, following: str) -> None:
        path = self._numbering.item(mark, following)
        if not path:
            remedy = "Compare with the official document, then declare a repair in report.yml."
            self._problem("item-out-of-order", f"({mark}) {text}", "the next item of the list", remedy)
            return
        number = self._numbering.number
        items = "".join(f"({step})" for step in path)
        name = f"{number}{items}" if number else f"{draft.slug}{items}"
        anchor = "-".join((f"para-{number}" if number else draft.slug, *path))
        label = f"para. {number} {' '.join(f'({step})' for step in path)}" if number else f"{draft.title} {items}"
        self._add(draft, Unit(name, anchor, f"({mark})", label, draft.slug, text))

    def _add(self, draft: _Draft, unit: Unit) -> None:
        """Put a unit into its section: its note marks beside its words, an annex's prefix before its id."""
        words, marks = note_marks(unit.text, self.layout, self._marks)
        self._marks += len(marks)
        if (prefix := draft.part.prefix) and unit.printed:
            unit = replace(
                unit,
                id=f"{prefix}-{unit.id}",
                anchor=f"{prefix}-{unit.anchor}",
                label=f"{prefix.replace('-', ' ')}, {unit.label}",
            )
        draft.units.append(replace(unit, text=words, notes=marks))

    def _note(self, text: str) -> None:
        """Put a note into the section of the notes, which is the last of the outline."""
        match = NOTE.fullmatch(text)
        if match and int(match[1]) == self._notes + 1:
            self._notes += 1
            name = f"fn-{match[1]}"
            words, _ = note_marks(match[2], self.layout, len(text))
            unit = Unit(name, name, f"{match[1]}.", f"note {match[1]}", self.drafts[-1].slug, words, kind="note")
            self.drafts[-1].units.append(unit)
        elif match or not self.drafts[-1].units or FOOTNOTE.match(text):
            self.footnotes.append(text)
        else:
            last = self.drafts[-1].units.pop()
            self.drafts[-1].units.append(replace(last, text=f"{last.text} {text}"))

    def _problem(self, code: str, line: str, expected: str, remedy: str) -> None:
        self.problems.append(Problem(code, self._line_of(line), repr(line[:70]), expected, remedy))

    def _line_of(self, line: str) -> str:
        """The file and the line on which these words stand in the source as received."""
        at = self.raw.find(line[:40])
        return f"{self.where}, line {self.raw.count(chr(10), 0, at) + 1}" if at >= 0 else self.where


def _not_found(walk: _Walk, declared: str) -> Iterator[Problem]:
    """A problem for each heading of the outline that the source does not have in its place."""
    for draft in walk.drafts[walk.at + 1 :]:
        yield Problem(
            "heading-not-found",
            f"{declared}, outline",
            f"no line {draft.part.heading!r} in its place in the source",
            "every heading of the outline, in the order of the document",
            "Correct the heading, its order, or declare a repair of the source.",
        )
    for draft in walk.drafts[: walk.at + 1]:
        numbers = [u.id for u in draft.units if u.id.isdigit()]
        found = _range(numbers)
        if draft.part.paragraphs and draft.part.paragraphs.replace("-", DASH) != found:
            yield Problem(
                "paragraphs-differ",
                f"{declared}, outline, {draft.part.heading}",
                f"paragraphs {found or 'none'} under this heading",
                f"paragraphs {draft.part.paragraphs}",
                "Correct the outline, or look for a heading that was not recognised.",
            )


def _range(numbers: list[str]) -> str:
    if not numbers:
        return ""
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]}{DASH}{numbers[-1]}"


def _sections(drafts: list[_Draft], units: Mapping[str, Unit]) -> Iterator[Section]:
    for at, draft in enumerate(drafts):
        below = [draft]
        for later in drafts[at + 1 :]:
            if later.level <= draft.level:
                break
            below.append(later)
        inside = [units[unit.id] for each in below for unit in each.units]
        yield Section(
            slug=draft.slug,
            number=draft.number,
            label=draft.label,
            title=draft.title,
            heading=draft.part.heading,
            level=draft.level,
            parent=draft.parent,
            units=tuple(units[unit.id] for unit in draft.units),
            page=inside[0].page if inside else "",
            paragraphs=_range([unit.id for unit in inside if unit.id.isdigit()]),
            listed=draft.part.listed,
        )


def _check_contents(walk: _Walk, sections: tuple[Section, ...], declared: str) -> Iterator[Problem]:
    """Problems where the document's own contents and what was read disagree."""
    at = 0
    for row in walk.contents:
        rest = [s for s in sections[at:] if (s.number, s.title) == (row.number, row.title)]
        if not rest:
            found, expected = f"no heading {row.number}. {row.title}", "the heading of this row"
        else:
            at = sections.index(rest[0]) + 1
            found = f"{row.title}: paragraphs {rest[0].paragraphs}, page {rest[0].page}"
            expected = f"{row.title}: paragraphs {row.paragraphs}, page {row.page}"
        if found != expected:
            yield Problem(
                "contents-differ",
                f"{declared}, against the document's own contents",
                found,
                expected,
                "Correct the outline or the pages, or declare a repair of the row.",
            )


def _twice(sections: tuple[Section, ...], declared: str) -> Iterator[Problem]:
    """Problems where two sections or two units would have one address."""
    slugs = [s.slug for s in sections] + [u.anchor for s in sections for u in s.units]
    for slug in sorted({slug for slug in slugs if slugs.count(slug) > 1}):
        yield Problem(
            "address-twice",
            f"{declared}, outline",
            f"the address {slug!r} twice",
            "one address for each section and unit",
            "Give one of the headings a `slug`.",
        )
