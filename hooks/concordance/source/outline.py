"""The outline of a report: its sections in reading order, each with its address, and what they hold when read."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from concordance.numbering import ROMAN
from concordance.problems import Problem
from concordance.report import NoteMark, Section, Unit
from concordance.source.schema import PartShape
from concordance.text import slug_of

HEADING_NUMBER = re.compile(r"([IVXLC]+|[A-Z]|\d+)\.\s+(.*)")
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)-(?=\d)")
DASH = "\N{EN DASH}"
_LONG = 120  # characters of an address: file systems end at 255 bytes, and people read them


@dataclass(slots=True)
class SectionBuilder:
    """A section while it is being read. Under a `prefix`, ids begin with it and paragraphs count anew."""

    part: PartShape
    level: int
    slug: str
    numbers: tuple[str, ...]
    title: str
    parent: str
    prefix: str
    note_prefix: str  # of its notes: that of the part in which they count by themselves
    full_title: tuple[str, ...]  # its title after what is above it, to tell parts of one name apart
    units: list[Unit] = field(default_factory=list)
    paragraph_count: int = 0  # of the units those that are neither items, nor tables, nor notes
    numbered: bool = False  # whether one of them has a number
    notes: tuple[NoteMark, ...] = ()

    @property
    def collects(self) -> bool:
        """Whether notes without a heading in print are put here: the source has no place for it."""
        return self.part.notes and _is_ours(self.part.heading)

    @property
    def paragraph_numbers(self) -> list[str]:
        """The numbers of its paragraphs."""
        return [unit.paragraph_number for unit in self.units if unit.paragraph_number]


def _is_ours(heading: str) -> bool:
    return heading.startswith("[") and heading.endswith("]")


def expected_sections(
    parts: Sequence[PartShape], level: int = 2, parent: SectionBuilder | None = None
) -> Iterator[SectionBuilder]:
    """Yield the sections that the outline expects, in reading order, each with its address."""
    for part in parts:
        match = HEADING_NUMBER.fullmatch(part.heading)
        number, title = (match[1], match[2]) if match else ("", part.heading)
        words = number.lower() or slug_of(title)
        above = parent if parent and parent.part.listed else None
        prefix = part.prefix or (parent.prefix if parent else "")
        section = SectionBuilder(
            part=part,
            level=level,
            slug=part.slug or (f"{above.slug}-{words}" if above else words),
            numbers=(*(above.numbers if above else ()), number) if number else (),
            title=title,
            parent=parent.slug if parent else "",
            prefix=prefix,
            note_prefix=prefix if part.notes_anew else parent.note_prefix if parent else "",
            full_title=(".".join(above.numbers) or above.title, title) if above else (title.strip("[]"),),
        )
        yield section
        yield from expected_sections(part.parts, level + 1, section)


def _cited(prefix: str) -> tuple[str, ...]:
    """Return the words of a prefix as they are cited: annex I, rule 8, 99/8."""
    first, *others = _BETWEEN_NUMBERS.sub("/", prefix).split("-")
    return (first, *(word.upper() if word in ROMAN else word for word in others))


def prefixed(unit: Unit, prefix: str) -> Unit:
    """Return the unit with the prefix of an annex before its id and address."""
    if not prefix:
        return unit
    name = replace(unit.name, within=_cited(prefix))
    return replace(unit, id=f"{prefix}-{unit.id}", anchor=f"{prefix}-{unit.anchor}", name=name)


def span(numbers: Sequence[str]) -> str:
    """Return the first and the last of the numbers, or the only one."""
    if not numbers:
        return ""
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]}{DASH}{numbers[-1]}"


def sections(read: Sequence[SectionBuilder], units: Mapping[str, Unit]) -> Iterator[Section]:
    """Yield the sections as read, with their units as described."""
    for at, section in enumerate(read):
        below = [section]
        for later in islice(read, at + 1, None):
            if later.level <= section.level:
                break
            below.append(later)
        inside = [units[unit.id] for each in below for unit in each.units]
        yield Section(
            slug=section.slug,
            numbers=section.numbers,
            title=section.title,
            heading=section.part.heading,
            level=section.level,
            parent=section.parent,
            units=tuple(units[unit.id] for unit in section.units),
            page=inside[0].page if inside else "",
            paragraphs=span(
                [number for each in below if each.prefix == section.prefix for number in each.paragraph_numbers]
            ),
            listed=section.part.listed,
            notes=section.notes,
        )


def problems_of(read: Sequence[SectionBuilder], missing: Sequence[SectionBuilder], declared: str) -> Iterator[Problem]:
    """Problems of an outline that does not fit: headings not found, parts without heading, other paragraphs."""
    for section in missing:
        yield Problem(
            "heading-not-found",
            f"{declared}, outline",
            f"no line {section.part.begins or section.part.heading!r} in its place in the source",
            "every heading of the outline, in the order of the document",
            "Correct the heading, its order, or declare a repair of the source.",
        )
    for section in read:
        where = f"{declared}, outline, {section.part.heading}"
        if section.part.begins and not _is_ours(section.part.heading):
            remedy = "Put it into brackets: words of the edition must not look like words of the document."
            yield Problem("heading-not-printed", where, "words without brackets", "[words in square brackets]", remedy)
        part = section.part
        if section not in missing and not (part.listed or part.contents or part.parts or section.units):
            found = "no text and no part under a heading that is not listed"
            remedy = "Take `listed: false` away, or declare the line an artefact."
            yield Problem("heading-not-shown", where, found, "a heading that some page shows", remedy)
        found = span(section.paragraph_numbers)
        if section not in missing and section.part.paragraphs and section.part.paragraphs.replace("-", DASH) != found:
            yield Problem(
                "paragraphs-differ",
                where,
                f"paragraphs {found or 'none'} under this heading",
                f"paragraphs {section.part.paragraphs}",
                "Correct the outline, or look for a heading that was not recognised.",
            )


def twice(read: Sequence[Section], declared: str) -> Iterator[Problem]:
    """Problems where two sections or two units would have one address."""
    slugs = Counter(section.slug for section in read)
    slugs.update(unit.anchor for section in read for unit in section.units)
    for slug in sorted(slug for slug, times in slugs.items() if times > 1):
        yield Problem(
            "address-twice",
            f"{declared}, outline",
            f"the address {slug!r} twice",
            "one address for each section and unit",
            "Give one of the headings a `slug`.",
        )
    for section in read:
        if len(section.slug) > _LONG:
            where = f"{declared}, outline, {section.heading[:40]}"
            found = f"an address of {len(section.slug)} characters"
            expected = f"no more than {_LONG}, which every system can store"
            yield Problem("address-too-long", where, found, expected, "Give the heading, or one above it, a `slug`.")
