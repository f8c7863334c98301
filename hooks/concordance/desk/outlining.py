"""The outline of a report.yml while it is changed: a flat list of headings with their ranks over lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from concordance.drafting.outline import nested
from concordance.intake.notes import NOTE_MARK
from concordance.numbering import ITEM, PARAGRAPH
from concordance.text import slug_of

Fields = dict[str, Any]

_ASIDE = re.compile(r"\[\d{1,3}\]|\*{1,3}\s")  # a note
_WORDS = 3  # of a heading in the name of its units


@dataclass(slots=True)
class Heading:
    """A part of the outline without the parts under it, and how deep it stands: 1 for a chapter."""

    rank: int
    fields: Fields


class Outline:
    """The headings of an outline over the lines of a source."""

    def __init__(self, parts: Sequence[Fields], lines: Sequence[str], continues: Sequence[str]) -> None:
        """`continues` are the words with which further lines of a paragraph begin."""
        self.headings = list(_flat(parts, 1))
        self._lines = lines
        self._continues = tuple(continues)
        self.owners: list[int] = []  # for each line the heading under which it stands, -1 for none
        self._heads: dict[int, int] = {}  # the lines that are headings or begin a part, and which
        now = -1
        for at, line in enumerate(lines):
            if (heads := self._heading_at(line, now)) is not None:
                now = self._heads[at] = heads
            self.owners.append(now)

    def _heading_at(self, line: str, now: int) -> int | None:
        """Return which of the headings after `now` this line is."""
        words = plain(line)
        for at in range(now + 1, len(self.headings) if words else 0):
            fields = self.headings[at].fields
            begins = fields.get("begins", "")
            if words.startswith(begins) if begins else words == fields["heading"]:
                return at
        return None

    def parts(self) -> list[Fields]:
        """Return the outline as report.yml has it."""
        return [_without_empty(part) for part in nested((each.rank, dict(each.fields)) for each in self.headings)]

    def set_heading(self, at: int, rank: int) -> None:
        """Let a line be a heading of this rank."""
        words = plain(self._lines[at])
        if at in self._heads:
            heading = self.headings[self._heads[at]]
            heading.rank = rank
            heading.fields = {"heading": words} | {
                name: value for name, value in heading.fields.items() if name not in {"heading", "begins"}
            }
        else:
            self._insert(at, Heading(rank, {"heading": words}), own=False)

    def set_own(self, at: int, begins: str) -> None:
        """Let a line be a paragraph without a number in a part of its own, which has no heading in print."""
        self.drop(at)
        above = self.headings[self.owners[at]].rank if self.owners[at] >= 0 else 1
        words = " ".join(begins.split()[:_WORDS]).strip(",;:.")
        self._insert(at, Heading(above, {"heading": f"[{words}]", "begins": begins}), own=True)

    def drop(self, at: int) -> None:
        """Let a line be no heading and begin no part; what stood under it goes to the part above."""
        which = self._heads.pop(at, None)
        if which is None:
            return
        fields = self.headings.pop(which).fields
        loose = any(self._is_loose(n) for n, owner in enumerate(self.owners) if owner == which and n != at)
        self.owners = [owner - (owner >= which) for owner in self.owners]
        self._heads = {line: heads - (heads > which) for line, heads in self._heads.items()}
        if which:
            above = self.headings[which - 1].fields
            spans = [each["paragraphs"] for each in (above, fields) if each.get("paragraphs")]
            if spans:
                numbers = [number for span in spans for number in span.split("-")]
                above["paragraphs"] = _span([numbers[0], numbers[-1]])
            if loose and not {"unit", "units"} & above.keys():
                above |= {name: fields[name] for name in ("unit", "units") if name in fields}

    def _insert(self, at: int, heading: Heading, *, own: bool) -> None:
        """Put a heading where this line stands; what follows down to the next heading stands under it."""
        owner = self.owners[at]
        under = [n for n, each in enumerate(self.owners) if each == owner and n not in self._heads]
        loose = [n for n in under if (own if n == at else self._is_loose(n))]
        counts = next((n for n in under if n > at and PARAGRAPH.fullmatch(self._lines[n])), len(self._lines))
        if any(at <= n < counts for n in loose):
            heading.fields["units"] = "-".join(slug_of(heading.fields["heading"]).split("-")[:_WORDS])
        if owner >= 0:
            above = self.headings[owner].fields
            if not any(n < at for n in loose):
                above.pop("unit", None)
                above.pop("units", None)
            counted = list(self._counted(under, above.pop("paragraphs", "")))
            for fields, numbers in (
                (above, [number for n, number in counted if n < at]),
                (heading.fields, [number for n, number in counted if n > at]),
            ):
                if numbers:
                    fields["paragraphs"] = _span(numbers)
        self.headings.insert(owner + 1, heading)

    def _is_loose(self, at: int) -> bool:
        """Whether a line is a paragraph without a number."""
        line = self._lines[at].strip()
        aside = _ASIDE.match(line) or PARAGRAPH.fullmatch(line) or ITEM.fullmatch(line)
        return bool(line) and not aside and not line.startswith(self._continues)

    def _counted(self, under: Sequence[int], span: str) -> Iterator[tuple[int, str]]:
        """Yield the lines that are the paragraphs of this span, with their numbers."""
        first, _, last = span.partition("-")
        if not span:
            return
        least, most = _key(first), _key(last or first)
        for at in under:
            match = PARAGRAPH.fullmatch(self._lines[at])
            if match and least <= _key(match[1]) <= most:
                yield at, match[1]
                least = (*_key(match[1]), 0)


def plain(line: str) -> str:
    """Return the words of a line as a heading has them: without the marks of notes."""
    return NOTE_MARK.sub("", line).strip().strip("* ").strip()


def _key(number: str) -> tuple[int, ...]:
    return tuple(int(each) for each in number.split(".") if each.isdigit())


def _span(numbers: Sequence[str]) -> str:
    return numbers[0] if numbers[0] == numbers[-1] else f"{numbers[0]}-{numbers[-1]}"


def _flat(parts: Sequence[Fields], rank: int) -> Iterator[Heading]:
    for part in parts:
        yield Heading(rank, {name: value for name, value in part.items() if name != "parts"})
        yield from _flat(part.get("parts", []), rank + 1)


def _without_empty(part: Fields) -> Fields:
    """Return a part without a list of parts that is empty."""
    below = [_without_empty(each) for each in part.pop("parts")]
    return part | ({"parts": below} if below else {})
