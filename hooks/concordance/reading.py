"""A source and its outline become a `Report`: sections and units in order, every line accounted for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from concordance.model import (
    ContentsRow,
    PageBreak,
    Passage,
    Repair,
    Report,
    Section,
    Slip,
    Unit,
)
from concordance.problems import InputError, Problem
from concordance.records import (
    PageShape,
    PartShape,
    ReportShape,
    check_address,
    check_date,
    check_id,
    decode,
)

HEADING_MARK = re.compile(r"(#{1,6})\s+(.*)")
PARAGRAPH = re.compile(r"(?:- )?(\d+)\.\s+(\S.*)")
ITEM = re.compile(r"(?:- )?\(([a-z])\)\s+(\S.*)")
FOOTNOTE = re.compile(r"\*\s+\S")
HEADING_NUMBER = re.compile(r"([IVXLC]+|[A-Z]|\d+)\.\s+(.*)")
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


@dataclass(slots=True)
class _Walk:
    """The state of the walk down the lines of a source."""

    where: str
    raw: str
    drafts: list[_Draft]
    at: int = -1
    paragraph: int = 0
    item: str = ""
    masthead: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    contents: list[ContentsRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def place(self, line: str) -> str:
        """The file and the line on which these words stand in the source as received."""
        at = self.raw.find(line[:40])
        return f"{self.where}, line {self.raw.count(chr(10), 0, at) + 1}" if at >= 0 else self.where

    def problem(self, code: str, line: str, expected: str, remedy: str) -> None:
        """Note a problem at this line."""
        self.problems.append(Problem(code, self.place(line), repr(line[:70]), expected, remedy))


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
    text, found = _repaired(raw, record, declared)
    problems += found
    walk = _Walk(where, raw, list(_drafts(record.outline, 2, None)))
    for line in text.split("\n"):
        if line.strip():
            _read_line(walk, line.strip())
    problems += [*walk.problems, *_not_found(walk, declared)]
    for draft in walk.drafts:
        problems += check_id(draft.slug, f"{declared}, outline, {draft.part.heading}")
    if problems:
        raise InputError(problems)
    units, found = _described(record, [u for d in walk.drafts for u in d.units], declared)
    sections = tuple(_sections(walk.drafts, units))
    problems = [*found, *_check_contents(walk, sections, declared), *_twice(sections, declared)]
    if problems:
        raise InputError(problems)
    return Report(
        slug=slug,
        symbol=record.symbol,
        title=record.title,
        facts=_facts(record),
        masthead=tuple(walk.masthead),
        footnotes=tuple(walk.footnotes),
        sections=sections,
        contents=tuple(walk.contents),
        repairs=tuple(Repair(r.kind, r.where, r.found, r.put, r.reason, r.evidence) for r in record.repairs),
        remarks=record.remarks,
    )


def _facts(record: ReportShape) -> Mapping[str, str]:
    names = "subtitle author author_role body session date language official agenda mandate sha256"
    return {name: getattr(record, name) for name in names.split()}


def _repaired(raw: str, record: ReportShape, declared: str) -> tuple[str, list[Problem]]:
    """The text after the declared repairs, each of which must match exactly once."""
    text, problems = raw, []
    for number, repair in enumerate(record.repairs, 1):
        count = text.count(repair.found) if repair.found else 0
        if count == 1:
            text = text.replace(repair.found, repair.put)
            continue
        problems.append(
            Problem(
                "repair-does-not-match",
                f"{declared}, repair {number} ({repair.kind}, {repair.where})",
                f"{count} places with {repair.found[:60]!r}",
                "exactly one",
                "Correct the words in `found`, or make them longer until they stand in one place.",
            )
        )
    return text, problems


def _drafts(parts: tuple[PartShape, ...], level: int, parent: _Draft | None) -> Iterator[_Draft]:
    """The sections that the outline expects, in reading order, each with its address."""
    for part in parts:
        match = HEADING_NUMBER.fullmatch(part.heading)
        number, title = (match[1], match[2]) if match else ("", part.heading)
        words = number.lower() or slug_of(title)
        above = parent if parent and parent.part.listed else None
        label = f"{above.label}.{number}" if above and above.label and number else number
        draft = _Draft(
            part,
            level,
            part.slug or (f"{above.slug}-{words}" if above else words),
            number,
            label,
            title,
            parent.slug if parent else "",
        )
        yield draft
        yield from _drafts(part.parts, level + 1, draft)


def slug_of(words: str) -> str:
    """The words of a heading as an address: lower case, joined by hyphens, letters without accents."""
    plain = "".join(_PLAIN.get(char, char) for char in words.lower())
    return "-".join(re.findall(r"[a-z0-9]+", plain))


_PLAIN = dict(zip("àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ", "aaaaaaceeeeiiiinoooooouuuuyy", strict=True))


def _read_line(walk: _Walk, line: str) -> None:
    """Give one line of the source its place, or note why it has none."""
    mark = HEADING_MARK.fullmatch(line)
    words = (mark[2] if mark else line).strip("* ")
    ahead = walk.drafts[walk.at + 1 :]
    if ahead and words == ahead[0].part.heading:
        walk.at += 1
        return
    if walk.at < 0:
        walk.masthead.append(line)
    elif mark:
        expected = repr(ahead[0].part.heading) if ahead else "no further heading"
        walk.problem("unknown-heading", line, expected, "Add it to the outline, or correct it there.")
    elif FOOTNOTE.match(line):
        walk.footnotes.append(line)
    elif walk.drafts[walk.at].part.contents:
        _read_contents_row(walk, line)
    else:
        _read_unit(walk, walk.drafts[walk.at], line)


def _read_contents_row(walk: _Walk, line: str) -> None:
    cells = [cell.strip() for cell in line.split("\t")]
    if cells[-1] == "Page":
        return
    if len(cells) == 4:  # noqa: PLR2004 - number, title, paragraphs, page
        walk.contents.append(ContentsRow(cells[0].rstrip("."), *cells[1:]))
    else:
        expected = "four cells between tabs: number, title, paragraphs, page"
        walk.problem("bad-contents-row", line, expected, "Declare a repair of this row.")


def _read_unit(walk: _Walk, draft: _Draft, line: str) -> None:
    section = draft.part
    if section.unit or section.units:
        count = len(draft.units) + 1
        if section.unit and count > 1:
            remedy = "Declare a repair that joins it, or `units` instead of `unit` in the outline."
            walk.problem("unexpected-unit", line, f"one unit only, {section.unit}", remedy)
            return
        name = section.unit or f"{section.units}-{count}"
        label = draft.title if section.unit else f"{draft.title}, {count}"
        draft.units.append(Unit(name, name, "", label, draft.slug, line))
    elif match := PARAGRAPH.fullmatch(line):
        _read_paragraph(walk, draft, int(match[1]), match[2])
    elif match := ITEM.fullmatch(line):
        _read_item(walk, draft, match[1], match[2])
    else:
        remedy = "Declare a repair (a page break that cut a paragraph?) or `units` in the outline."
        walk.problem("unexpected-unit", line, "a numbered paragraph or a declared heading", remedy)


def _read_paragraph(walk: _Walk, draft: _Draft, number: int, text: str) -> None:
    if number != walk.paragraph + 1:
        twice = number <= walk.paragraph
        walk.problem(
            "paragraph-number-twice" if twice else "paragraph-number-missing",
            f"{number}. {text}",
            f"paragraph {walk.paragraph + 1}",
            "Compare with the official document, then declare a repair in report.yml.",
        )
    walk.paragraph, walk.item = max(number, walk.paragraph), ""
    name = str(number)
    draft.units.append(Unit(name, f"para-{name}", f"{name}.", f"para. {name}", draft.slug, text))


def _read_item(walk: _Walk, draft: _Draft, letter: str, text: str) -> None:
    expected = chr(ord(walk.item) + 1) if walk.item else "a"
    if letter != expected:
        remedy = "Compare with the official document, then declare a repair in report.yml."
        walk.problem("item-letter-out-of-order", f"({letter}) {text}", f"({expected})", remedy)
    walk.item = letter
    number = walk.paragraph
    draft.units.append(
        Unit(
            f"{number}({letter})",
            f"para-{number}-{letter}",
            f"({letter})",
            f"para. {number} ({letter})",
            draft.slug,
            text,
        )
    )


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


def _described(record: ReportShape, units: list[Unit], declared: str) -> tuple[dict[str, Unit], list[Problem]]:
    """The units with their slips, passages and printed pages, and what did not match."""
    problems: list[Problem] = []
    found = {unit.id: unit for unit in units}

    def span(kind: str, unit: str, words: str, occurrence: int = 1) -> tuple[int, int] | None:
        text = found[unit].text if unit in found else ""
        at = -1
        for _ in range(occurrence):
            at = text.find(words, at + 1)
        if words and at >= 0:
            return at, at + len(words)
        problems.append(
            Problem(
                f"{kind}-does-not-match",
                f"{declared}, {kind} in {unit}",
                f"no such unit, or not the words {words!r} ({occurrence})",
                "words that stand in the unit",
                "Correct the unit or the words.",
            )
        )
        return None

    for slip in record.slips:
        if place := span("slip", slip.unit, slip.words, slip.occurrence):
            unit = found[slip.unit]
            mark = Slip(slip.unit, slip.words, *place, slip.should_be, slip.note, slip.evidence)
            slips = sorted([*unit.slips, mark], key=lambda each: each.start)
            found[unit.id] = replace(unit, slips=tuple(slips))
    for passage in record.passages:
        if place := span("passage", passage.unit, passage.words):
            unit = found[passage.unit]
            passages = (*unit.passages, Passage(*place, passage.lang))
            found[unit.id] = replace(unit, passages=passages)
    order = {unit.id: at for at, unit in enumerate(units)}
    begins: list[str] = ["" for _ in units]
    for page in record.pages:
        named = (page.unit, page.earliest or page.unit, page.latest or page.unit)
        place = span("page", page.unit, page.words) if page.words else (0, 0)
        if place is None or not set(named) <= set(order):
            if place is not None:
                span("page", next(name for name in named if name not in order), "")
            continue
        _begin_page(page, place[0], order, begins)
        if not page.earliest:
            unit = found[page.unit]
            breaks = (*unit.breaks, PageBreak(place[0], str(page.page)))
            found[page.unit] = replace(unit, breaks=breaks)
    return {name: replace(unit, page=begins[order[name]]) for name, unit in found.items()}, problems


def _begin_page(page: PageShape, at: int, order: Mapping[str, int], begins: list[str]) -> None:
    """Give the units from this page's beginning on its number, a range where the map is not sure."""
    first = order[page.unit] + (1 if at else 0)
    if page.earliest:
        doubtful = range(order[page.earliest], order[page.latest or page.unit] + 1)
        for index in doubtful:
            begins[index] = f"{page.page - 1}-{page.page}"
        first = doubtful.stop
    begins[first:] = [str(page.page)] * (len(begins) - first)


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
