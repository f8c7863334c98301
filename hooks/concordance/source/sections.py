"""The walk down the blocks of a source, from heading to heading of its outline: each block gets its place."""

import re
from collections.abc import Sequence
from dataclasses import replace

from concordance.numbering import FIRST_ITEMS, ITEM, LETTERED, LEVEL_LETTERS, PARAGRAPH, Numbering
from concordance.problems import Problem
from concordance.report import ContentsRow, Unit, UnitName
from concordance.source.breaking import PREAMBLE, STARS
from concordance.source.contents import contents_rows
from concordance.source.footnotes import Notes
from concordance.source.headings import Block
from concordance.source.markup import MARK
from concordance.source.outline import SectionBuilder, prefixed
from concordance.source.schema import COMPARE, ReportShape
from concordance.source.transcript import LineFinder

_SIGNS = {"*": "star", "†": "dagger", "‡": "double-dagger"}  # of notes, in their addresses
_FEW = 3  # words: a shorter line with a full stop is no sentence
_YEAR = 4  # digits: no paragraph before such a number, and it is more likely a year


class SectionReader:
    """Sections as they fill, and what stands outside them: masthead, footnotes, the document's contents."""

    def __init__(self, finder: LineFinder, record: ReportShape, sections: Sequence[SectionBuilder]) -> None:
        """`sections` are those that the outline expects."""
        self.sections = sections
        self.sections_ahead = [section for section in sections if not section.collects]
        self.masthead: list[str] = []
        self.footnotes: list[str] = []
        self.contents: list[ContentsRow] = []
        self.problems: list[Problem] = []
        self._finder = finder
        self._blocks: Sequence[Block] = ()
        self._now = 0  # the block that is read
        self._found = (0, 0, 0)  # of blocks looked for in the source, how many, and where the last begins and ends
        self._layout = record.layout
        self._numberings: dict[str, Numbering] = {}
        self._base: Unit | None = None  # the unit that items belong to
        self._tables = 0
        self._rows: list[str] = []
        self._notes = Notes(sections, self._problem, record.layout)

    def read(self, blocks: Sequence[Block]) -> None:
        """Give each block its place, or note why it has none."""
        section: SectionBuilder | None = None
        self._blocks = blocks
        for at, (block, later) in enumerate(zip(blocks, _letters_behind(blocks), strict=True)):
            self._now = at
            following = self.sections_ahead[0] if self.sections_ahead else None
            if following and self._is_heading(following, block):
                section = self._enter(block)
                continue
            if following and self._begins(following, block):
                section = self._enter(Block(""))
            if section is None:
                self._first_page(block.text)
            else:
                self._place(section, block, later)
        self._read_contents()
        for found in self._notes.differences():
            remedy = "Declare a repair that sets the missing mark in brackets, as in [12], or change `notes`."
            self.problems.append(
                Problem("note-marks-differ", self._finder.where_of(""), found, "one mark or more for each note", remedy)
            )

    def _first_page(self, text: str) -> None:
        """Put a line into the masthead, which has no sentences and no numbered paragraphs."""
        self.masthead.append(text)
        sentence = len(text.split()) > _FEW and re.search(r"(?<![ap]\.)[a-z)]\.\Z", text)  # "at 10 a.m." ends none
        if not STARS.match(text) and (sentence or re.match(r"\W*\d+\.(?:\W|\Z)", text)):
            remedy = "Add the heading above it to the outline, or say with which words a part `begins`."
            self._problem("text-before-first-heading", text, "the lines of a first page", remedy)

    def _is_heading(self, section: SectionBuilder, block: Block) -> bool:
        words = MARK.sub("", block.text).strip().strip("* ").strip()
        return words == section.part.heading and not section.part.begins and block.kind in {"", "contents"}

    def _begins(self, section: SectionBuilder, block: Block) -> bool:
        """Whether the block begins the next part, which has no heading in print."""
        return bool(section.part.begins) and block.text.lstrip().startswith(section.part.begins)

    def _enter(self, heading: Block) -> SectionBuilder:
        """Return the next section, to which the walk goes on; its heading may have marks of notes."""
        self._read_contents()
        section = self.sections_ahead.pop(0)
        if section.part.prefix:
            self._base = None
        words = section.part.heading
        marks = [(len(words), number) for number in heading.notes] or _marks(heading.text, words)
        section.notes = tuple(self._notes.mark(section, at, number, words) for at, number in marks)
        return section

    def _numbering(self, section: SectionBuilder) -> Numbering:
        first = "" if section.prefix else self._layout.first
        decimal = self._layout.numbers == "decimal"
        return self._numberings.setdefault(section.prefix, Numbering(decimal=decimal, first=first))

    def _place(self, section: SectionBuilder, block: Block, following: str) -> None:
        """Give a block its place in a section; `following` is the mark of the next item."""
        part, text = section.part, block.text
        number = self._next_paragraph(section, text)
        sentence = number and number[1] in self._numbering(section).expected() and text.rstrip()[-1] in ".:;"
        if block.marked_heading and not sentence:  # a converter may take a short paragraph for a heading
            expected = repr(self.sections_ahead[0].part.heading) if self.sections_ahead else "no further heading"
            self._problem("unknown-heading", text, expected, "Add it to the outline, or correct it there.")
        elif block.kind == "table":
            self._table(section, block)
        elif STARS.match(text) and not part.contents:
            self._star(section, text)
        elif block.kind == "note" or part.notes:
            self._notes.add_text(section, text)
        elif part.contents:
            self._rows.append(text)
        elif number and not (part.unit and not part.units):
            self._paragraph(section, number[1], number[2])
        elif (item := ITEM.fullmatch(text)) and not (part.unit and not part.units):
            self._item(section, text[: item.start(2)].strip("- \t\n"), item[2], following)
        elif (lettered := LETTERED.match(text)) and (section.numbered or not (part.unit or part.units)):
            expected = "a paragraph number without a letter, such as 3, or an item, such as (a)"
            remedy = (
                f"Add {lettered[1]!r} to the `continues` of the layout: the words are then read as a part of the"
                " paragraph above."
            )
            self._problem("paragraph-number-with-letter", text, expected, remedy)
        elif part.unit or part.units:
            self._unnumbered(section, text)
        else:
            remedy = "Declare a repair (a page break that cut a paragraph?), an artefact, or `units` in the outline."
            self._problem("unexpected-unit", text, "a numbered paragraph or a declared heading", remedy)

    def _read_contents(self) -> None:
        """Read the rows of a table of contents that has ended."""
        found, bad = contents_rows(self._rows)
        self.contents += found
        for line in bad:
            expected = "four cells between tabs: number, title, paragraphs, page"
            where, remedy = self._finder.where_of(line), "Declare a repair of this row."
            self.problems.append(Problem("bad-contents-row", where, repr(line[:70]), expected, remedy))
        self._rows = []

    def _table(self, section: SectionBuilder, block: Block) -> None:
        self._tables += 1
        name = f"table-{self._tables}"
        unit = Unit(name, name, "", UnitName("table", str(self._tables)), section.slug, block.text)
        marks = tuple(self._notes.mark(section, len(block.text), number, block.text) for number in block.notes)
        section.units.append(prefixed(replace(unit, notes=marks), section.prefix))

    def _next_paragraph(self, section: SectionBuilder, text: str) -> re.Match[str] | None:
        """Return the block as a numbered paragraph. Where unnumbered units stand, only the next number counts."""
        match = PARAGRAPH.fullmatch(text)
        numbering = self._numbering(section)
        if not match or ("." in match[1]) > numbering.decimal:
            return None
        marked = text[match.start(1) : match.start(2)].rstrip().rstrip("*").endswith(".") or "." in match[1]
        return match if marked and (match[1] in numbering.expected() or not section.part.units) else None

    def _paragraph(self, section: SectionBuilder, number: str, text: str) -> None:
        numbering = self._numbering(section)
        expected = numbering.expected()
        if len(number) == _YEAR and number not in expected and len(numbering.number) < _YEAR:
            either = f"paragraph {' or '.join(expected)}, or a line that does not begin with a number"
            remedy = (
                "If it belongs to the paragraph above, declare a repair that puts a space in the place of the line end."
            )
            self._problem("year-or-number", f"{number}. {text}", either, remedy)
            return
        if number not in expected:
            last = numbering.number or "0"
            twice = [int(n) for n in number.split(".")] <= [int(n) for n in last.split(".")]
            code = "paragraph-number-twice" if twice else "paragraph-number-missing"
            shown = number if "." in number else f"{number}."
            self._problem(code, f"{shown} {text}", f"paragraph {' or '.join(expected)}", COMPARE)
        outer = self._numberings.get("", Numbering())
        if section.prefix and not section.part.paragraphs and number in outer.expected()[:1] and outer.number:
            remedy = "Say `paragraphs` in the outline where it counts, or with which words the part after it `begins`."
            self._problem("number-of-two-counts", text, f"paragraph {number} of one count only", remedy)
        numbering.begin_paragraph(number)
        name = UnitName("paragraph", number)
        self._add(section, Unit(number, f"para-{number}", f"{number}.", name, section.slug, text))

    def _unnumbered(self, section: SectionBuilder, text: str) -> None:
        """Put a paragraph without a number where the outline allows it."""
        part = section.part
        strange = part.units == PREAMBLE and self._layout.starts and not text.lstrip().startswith(self._layout.starts)
        if part.unit and not section.paragraph_count:
            name = UnitName("paragraph", heading=section.full_title)
            self._add(section, Unit(part.unit, part.unit, "", name, section.slug, text))
        elif not part.units:
            remedy = "Declare a repair that joins it, or `units` instead of `unit` in the outline."
            self._problem("unexpected-unit", text, f"one unit only, {part.unit}", remedy)
        elif (section.numbered and not _is_behind_table(section)) or strange:
            expected = "a numbered paragraph, a declared heading" + (", or a start of the layout" if strange else "")
            remedy = "Declare a repair (a page break that cut a paragraph?), an artefact, or a start in the layout."
            self._problem("unexpected-unit", text, expected, remedy)
        else:
            before = sum(not each.printed and each.kind == "paragraph" for each in section.units)
            count = before + 1 - bool(part.unit)
            heading = section.full_title if section.slug.endswith(part.units) else (part.units.replace("-", " "),)
            name = UnitName("paragraph", str(count), heading=heading)
            self._add(section, Unit(f"{part.units}-{count}", f"{part.units}-{count}", "", name, section.slug, text))

    def _item(self, section: SectionBuilder, printed: str, text: str, following: str) -> None:
        mark = printed.strip("()")
        numbering = self._numbering(section)
        opened = self._base and self._base.text.rstrip().endswith(":")
        if mark in FIRST_ITEMS and not section.units and not opened:  # right under a heading, another list begins
            numbering.items = []
            self._base = None
        path = numbering.begin_item(mark, following)
        if not path:
            self._problem("item-out-of-order", f"{printed} {text}", "the next item of the list", COMPARE)
            return
        if re.search(rf"[;,] (?:and |or )?\({re.escape(following)}\) ", text) and following != mark:
            self._problem("item-inside-item", f"{printed} {text}", "each item of a list by itself", COMPARE)
        name = section.slug.removeprefix(f"{section.prefix}-")
        base = self._base or Unit(name, name, "", UnitName("paragraph", heading=section.full_title), section.slug, "")
        items = "".join(f"({step})" for step in path)
        anchor = "-".join((base.anchor, *path))
        named = replace(base.name, items=tuple(path))
        self._add(section, Unit(f"{base.id}{items}", anchor, printed, named, section.slug, text))

    def _add(self, section: SectionBuilder, unit: Unit) -> None:
        """Put a unit into its section: its note marks beside its words, an annex's prefix before its id."""
        if not unit.printed.endswith(")"):
            self._base = unit
            self._numbering(section).items = []
            section.paragraph_count += 1
            section.numbered |= unit.printed[:1].isdigit()
        section.units.append(prefixed(self._notes.marked(section, unit), section.prefix))

    def _star(self, section: SectionBuilder, text: str) -> None:
        """Put a note with a sign for a number to the first page, if that has the mark, or else among the notes."""
        stars, words = text.split(maxsplit=1)
        marked = any(re.search(rf"[^*]{re.escape(stars)}\Z", line) for line in self.masthead)
        notes_section = self._notes.section_for(section)
        taken = any(note.startswith(f"{stars} ") for note in self.footnotes)
        if notes_section is None or (marked and not taken):
            self.footnotes.append(text)
            return
        name = _SIGNS.get(stars[0], stars.translate(LEVEL_LETTERS))
        self._notes.add_unit(section.note_prefix, notes_section, "-".join(["fn", *[name] * len(stars)]), stars, words)

    def _problem(self, code: str, words: str, expected: str, remedy: str, *, at: str = "") -> None:
        """Note a problem with these words, at the place where they, or the longer words `at`, stand in the block."""
        where = self._finder.where_of(at or words, self._begins_at())
        self.problems.append(Problem(code, where, repr(words[:70]), expected, remedy))

    def _begins_at(self) -> int:
        """Where in the source the block that is read begins: words that stand twice are reported in their place."""
        known, begins, ends = self._found
        for block in self._blocks[known : self._now + 1]:
            begins, ends = self._finder.span_after(block.text, ends)
        self._found = (self._now + 1, begins, ends)
        return begins


def _is_behind_table(section: SectionBuilder) -> bool:
    """Whether a paragraph here stands behind a table, or behind one without a number that does."""
    return section.units[-1].kind == "table" or not section.units[-1].printed


def _letters_behind(blocks: Sequence[Block]) -> list[str]:
    """For each block the mark of the first item behind it; empty where none follows."""
    letters = [""] * len(blocks)
    for at in range(len(blocks) - 1, 0, -1):
        item = ITEM.match(blocks[at].text)
        letters[at - 1] = item[1] if item else letters[at]
    return letters


def _marks(printed: str, heading: str) -> list[tuple[int, int]]:
    """Return the marks of notes in a heading as it is printed: their places in its words, and their numbers."""
    found: list[tuple[int, int]] = []
    for match in MARK.finditer(printed):
        before = " ".join(MARK.sub("", printed[: match.start()]).split())
        found.append((len(before) if heading.startswith(before) else len(heading), int(match[1])))
    return found
