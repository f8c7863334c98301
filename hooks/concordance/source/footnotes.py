"""Notes and the marks that lead to them: each mark is the next one, each note has its mark."""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from concordance.numbering import LEVEL_LETTERS
from concordance.report import NoteMark, Unit, UnitName
from concordance.source.markup import shown_marks, without_marks
from concordance.source.outline import SectionBuilder, prefixed
from concordance.source.schema import COMPARE, LayoutShape

_NOTE = re.compile(r"\s*(?:- )?(\d{1,9})[.)]?\s+(\S.*)", re.DOTALL)
_PAGES = "Correct `note_pages` in the layout: the marks of each page in their order."
# takes a problem's code, words, expectation and remedy; as `at` other words that are easier to find
AddProblem = Callable[..., None]


@dataclass(slots=True)
class _NumbersSeen:
    """The numbers that were met, and the highest of them."""

    numbers: set[int] = field(default_factory=set)
    last: int = 0

    def add(self, number: int) -> None:
        self.numbers.add(number)
        self.last = max(self.last, number)


class Notes:
    """The marks and the notes of a report so far, by the prefix under which they count."""

    def __init__(self, sections: Sequence[SectionBuilder], add_problem: AddProblem, layout: LayoutShape) -> None:
        """`sections` are all of the report; `add_problem` is called for each problem."""
        self._notes_sections = [section for section in sections if section.part.notes]
        self._add_problem = add_problem
        self._glued = layout.notes == "glued"
        self._by_page = bool(layout.note_pages)
        self._astray = False  # whether a mark was another than its page should have
        self._marks_due = deque((f"page-{each.page}", number) for each in layout.note_pages for number in each.marks)
        self._notes_due = deque(
            (f"page-{each.page}", number)
            for each in layout.note_pages
            for number in range(1, max(each.marks, default=0) + 1)
        )
        self._marks: dict[str, _NumbersSeen] = defaultdict(_NumbersSeen)
        self._notes: dict[str, _NumbersSeen] = defaultdict(_NumbersSeen)

    def marked(self, section: SectionBuilder, unit: Unit) -> Unit:
        """Return the unit with the marks of notes, and its line breaks, beside its words."""
        found = without_marks(unit.text, self._marks[section.note_prefix].last, glued=self._glued)
        for words, before in found.doubts:
            remedy = "Declare a repair: the number in brackets, as in [12], if it is a mark; a space before it if not."
            self._add_problem("note-mark-unclear", words, f"note {before + 1}, the next", remedy, at=unit.text)
        marks = tuple(self.mark(section, at, number, found.words) for at, number in found.note_marks)
        return in_lines(replace(unit, text=found.words, notes=marks))

    def mark(self, section: SectionBuilder, at: int, number: int, words: str) -> NoteMark:
        """Return the mark of a note, which must be the next one or one that stood before."""
        prefix = section.note_prefix
        if self._by_page:
            prefix, due = self._marks_due.popleft() if self._marks_due else ("", 0)
            if number != due and not self._astray:
                expected = f"the mark {due} of {prefix.replace('-', ' ')}" if due else "no further mark"
                self._add_problem("note-mark-out-of-order", f"[{number}] {words}", expected, _PAGES, at=words)
            self._astray = self._astray or number != due
        last = self._marks[prefix].last
        if number > last + 1 and not self._astray:
            self._add_problem("note-mark-out-of-order", words, f"note {last + 1} before note {number}", COMPARE)
        self._marks[prefix].add(number)
        return NoteMark(at, number, "-".join(filter(None, (prefix, "fn", str(number)))))

    def add_text(self, section: SectionBuilder, text: str) -> None:
        """Put a note into the section of the notes."""
        notes_section = section if section.part.notes else self.section_for(section)
        match = _NOTE.fullmatch(text)
        prefix, expected = section.note_prefix, self._notes[section.note_prefix].last + 1
        if self._by_page:
            prefix, expected = self._notes_due[0] if self._notes_due else ("", 0)
        if notes_section is None:
            remedy = "End the outline with the heading of the notes, or [Notes] in brackets, and `notes: true`."
            self._add_problem("no-place-for-notes", text, "a part of the outline with `notes: true`", remedy)
        elif match and int(match[1]) == expected:
            self._notes[prefix].add(expected)
            if self._by_page:
                self._notes_due.popleft()
            self.add_unit(prefix, notes_section, f"fn-{expected}", f"{expected}.", match[2])
        elif match or not notes_section.units:
            self._add_problem("note-out-of-order", text, f"note {expected}" if expected else "no further note", COMPARE)
        else:
            last = notes_section.units.pop()
            notes_section.units.append(in_lines(replace(last, text=f"{last.text}\n{shown_marks(text)}")))

    def add_unit(self, prefix: str, into: SectionBuilder, name: str, printed: str, words: str) -> None:
        """Add a note that counts under this prefix to the section of the notes."""
        unit = Unit(
            name,
            name,
            printed,
            UnitName("note", printed.rstrip(".").translate(LEVEL_LETTERS)),
            into.slug,
            shown_marks(words),
        )
        into.units.append(prefixed(in_lines(unit), prefix))

    def section_for(self, section: SectionBuilder) -> SectionBuilder | None:
        """Return the section for notes that stand at the foot of pages: the one of the same prefix, or the last."""
        same = [
            notes_section for notes_section in self._notes_sections if notes_section.note_prefix == section.note_prefix
        ]
        return next(iter(reversed(same or self._notes_sections)), None)

    def differences(self) -> Iterator[str]:
        """Yield what is found where marks and notes are not the same; nothing more where a page's marks are not."""
        for prefix in dict.fromkeys([*self._marks, *self._notes]) if not self._astray else ():
            marks, notes = self._marks[prefix].numbers, self._notes[prefix].numbers
            if marks != notes:
                yield f"marks of notes in the text: {_counted(marks)}; notes: {_counted(notes)}"


def in_lines(unit: Unit) -> Unit:
    """Return the unit with its line breaks beside its words."""
    begin = (match.end() for match in re.finditer("\n", unit.text))
    return replace(unit, text=unit.text.replace("\n", " "), lines=(*unit.lines, *begin))


def _counted(numbers: set[int]) -> str:
    """Return the numbers as a list, or as the first and the last where none is missing."""
    if not numbers:
        return "none"
    every = sorted(numbers)
    whole = len(every) == every[-1] - every[0] + 1
    return f"{every[0]} to {every[-1]}" if whole else ", ".join(map(str, every))
