"""What a person decides about a line of a source becomes a changed report.yml."""

import copy
import re
from collections.abc import Mapping

from concordance.desk.outlining import Outline
from concordance.desk.record_lines import Record
from concordance.desk.tabling import declared, spans
from concordance.drafting.printed_walk import beginning
from concordance.numbering import ITEM, PARAGRAPH
from concordance.problems import InputError, Problem

LEVELS = ("1", "2", "3", "4", "5")
"""How deep a heading may stand."""

_MORE = re.compile(r"\S*\s*")  # a word with the room behind it
_NOTE = re.compile(r"\[?\d{1,3}\]?\s+")


class Decision:
    """A decision about a line of a source, and the record that it makes of the present one."""

    def __init__(self, record: Record, source: str, line: int, given: Mapping[str, str]) -> None:
        """`line` is counted from 1; `given` are the values that a person has given beside the choice."""
        self.record = copy.deepcopy(record)
        self.taken_away = ""  # what it takes away and puts nothing in the place of
        self._source = source
        self._at = line - 1
        self._given = given
        self._lines = source.split("\n")
        self._layout: Record = self.record.get("layout") or {}
        if not 0 <= self._at < len(self._lines):
            raise self._problem("no-such-line", f"line {line}", f"one of the {len(self._lines)} lines of source.md")

    @property
    def _line(self) -> str:
        return self._lines[self._at]

    def heading(self) -> None:
        """Make it a heading, of the rank that is given."""
        rank = self._given.get("level", "")
        if rank not in LEVELS:
            raise self._problem("no-level", repr(rank), f"a level from {LEVELS[0]} to {LEVELS[-1]}")
        outline = self._outline()
        outline.set_heading(self._at, int(rank))
        self._keep(outline)

    def own(self) -> None:
        """Make it a paragraph without a number, in a part of its own."""
        outline = self._outline()
        outline.set_own(self._at, beginning(self._line))
        self._keep(outline)

    def further(self) -> None:
        """Make it a further line of the paragraph above."""
        self._no_heading()
        self._layout["continues"] = [*self._layout.get("continues", []), beginning(self._line)]
        self.record["layout"] = self._layout

    def joined(self) -> None:
        """Let it go on with the sentence above, which was parted from it."""
        self._no_heading()
        above = next(
            (n for n in range(self._at - 1, -1, -1) if self._lines[n].strip() and not _NOTE.match(self._lines[n])), None
        )
        if above is None:
            raise self._problem("nothing-above", repr(self._line[:70]), "a line with a paragraph above it")
        if any(line.strip() for line in self._lines[above + 1 : self._at]):  # notes stand between
            self._repair(self._found(self._line), "")
            self._repair(self._found(self._lines[above]), f"{self._lines[above]} {self._line}")
        else:
            last, first = self._lines[above].rpartition(" ")[2], self._line.partition(" ")[0]
            parted = "\n" * (self._at - above)
            self._repair(self._found(f"{last}{parted}{first}", before=len(last) + len(parted)), f"{last} {first}")

    def left_out(self) -> None:
        """Leave it out: it is no word of the document."""
        self._no_heading()
        words = re.sub(r"(?<!\S)\d+(?!\S)", "{n}", self._line.strip())
        self._layout["artefacts"] = [*self._layout.get("artefacts", []), words]
        self.record["layout"] = self._layout

    def note(self) -> None:
        """Make it the note of this number, whose mark stands behind the given words."""
        number, words = self._given.get("number", ""), self._given.get("words", "")
        if not re.fullmatch(r"[1-9]\d{0,2}", number):
            raise self._problem("no-number", repr(number), "the number of the note, from 1 to 999")
        self._no_heading()
        begins = _NOTE.match(self._line)
        rest = self._line[begins.end() if begins else 0 :]
        self._repair(self._found(words, before=len(self._source)), f"{words}[{number}]")
        self._repair(self._found(self._line), f"[{number}] {rest}")
        self._layout["notes"] = "marked"
        self.record["layout"] = self._layout
        outline = self.record.get("outline", [])
        if not any(part.get("notes") for part in outline):
            self.record["outline"] = [*outline, {"heading": "[Notes]", "notes": "true"}]

    def table(self) -> None:
        """Make it the first line of a table, which ends with the line that begins with the given words."""
        words = " ".join(self._given.get("last", "").split())
        texts = [" ".join(line.split()) for line in self._lines]
        ends = (n for n in range(self._at, len(texts)) if words and texts[n].startswith(words))
        end = next(ends, None)
        if end is None:
            raise self._problem("no-such-line", repr(words[:70]), "the first words of a line from here on")
        rows = range(self._at, end + 1)
        tables = self._layout.get("tables", [])
        found = list(zip(spans(self._lines, tables), tables, strict=True))
        if any(each.start < rows.stop and rows.start < each.stop for each, _ in found):
            raise self._problem("table-twice", repr(words[:70]), "lines that are part of no table yet")
        before = max((each.stop for each, _ in found if each.stop <= rows.start), default=0)
        found.append((rows, declared(self._lines, rows, before)))
        others = [*self._lines[: rows.start], *self._lines[rows.stop :]]
        continues = self._layout.get("continues", [])
        further = [words for words in continues if any(line.startswith(words) for line in others)]
        outline = self._outline()
        for at in rows:
            outline.drop(at)
        self._keep(outline)
        kept = {name: value for name, value in self._layout.items() if name != "continues"}
        more = {"continues": further} if further else {}
        tables = [each for _, each in sorted(found, key=lambda pair: pair[0].start)]
        self.record["layout"] = kept | more | {"tables": tables}

    def no_table(self) -> None:
        """Let the table in which it stands be lines that go on with the paragraph above."""
        tables = self._layout.get("tables", [])
        found = spans(self._lines, tables)
        which = next((n for n, each in enumerate(found) if self._at in each), None)
        if which is None:
            raise self._problem("no-table", repr(self._line[:70]), "a line of a table")
        rows = [self._lines[at] for at in found[which] if self._lines[at].strip()]
        further = [beginning(row) for row in rows if not (PARAGRAPH.fullmatch(row) or ITEM.fullmatch(row))]
        left = [each for n, each in enumerate(tables) if n != which]
        layout = {name: value for name, value in self._layout.items() if name != "tables"}
        layout["continues"] = [*layout.get("continues", []), *further]
        self.record["layout"] = layout | ({"tables": left} if left else {})

    def words(self) -> None:
        """Repair the given words."""
        found, put = self._given.get("found", ""), self._given.get("put", "")
        self._repair(self._found(found), put)
        self.taken_away = "" if put.strip() else found

    def slip(self) -> None:
        """Keep the given words, and mark them as a slip of the document."""
        names = ("unit", "words", "should_be", "note", "evidence")
        slip = {name: self._given.get(name, "") for name in names}
        if not slip["unit"] or not slip["words"].strip() or not slip["should_be"].strip():
            raise self._problem("no-slip", repr(slip["words"]), "a paragraph, its words, and the right words")
        self.record["slips"] = [*self.record.get("slips", []), slip]

    def field(self) -> None:
        """Set a field to the value that is given; one that is not there is not made to be empty."""
        name, value = self._given["name"], " ".join(self._given.get("value", "").split())
        if value or name in self.record:
            self.taken_away = "" if value else str(self.record[name])
            self.record[name] = value

    def _outline(self) -> Outline:
        """Return the outline, where the line is no further line of a paragraph any more."""
        continues = [words for words in self._layout.get("continues", []) if not self._line.startswith(words)]
        if continues != self._layout.get("continues", []):
            self._layout["continues"] = continues
            self._layout = {name: value for name, value in self._layout.items() if value}
            self.record["layout"] = self._layout
        return Outline(self.record.get("outline", []), self._lines, continues)

    def _no_heading(self) -> None:
        outline = self._outline()
        outline.drop(self._at)
        self._keep(outline)

    def _keep(self, outline: Outline) -> None:
        self.record["outline"] = outline.parts()

    def _repaired(self) -> str:
        """Return the source after the repairs that are declared."""
        text = self._source
        for each in self.record.get("repairs", []):
            text = text.replace(each["found"], each["put"]) if text.count(each["found"]) == 1 else text
        return text

    def _found(self, words: str, before: int = 0) -> slice:
        """Return where these words stand in the repaired source: in the line or behind it, else anywhere.

        With `before`, they may begin as many signs before the line.
        """
        text = self._repaired()
        line = max(0, text.find(self._line))
        start = text.find(words, max(0, line - before)) if words.strip() else -1
        start = text.find(words) if words.strip() and start < 0 else start
        if start < 0:
            raise self._problem("no-such-words", repr(words[:70]), "words as they stand in source.md after its repairs")
        return slice(start, start + len(words))

    def _repair(self, at: slice, put: str) -> None:
        """Declare a repair of the words there, and of as many around them as it takes to tell the place."""
        text, start, end = self._repaired(), at.start, at.stop
        first, last = start, end
        while text.count(text[first:last]) > 1:
            before = len(text[:first].rstrip())
            first = max(text.rfind(" ", 0, before), text.rfind("\n", 0, before)) + 1
            more = _MORE.match(text, last)
            last = len(text[: more.end()].rstrip()) if more and more.end() > last else last
        said = {name: self._given.get(name, "") for name in ("kind", "where", "reason", "evidence")}
        repair = {
            "kind": said["kind"],
            "where": said["where"],
            "found": text[first:last],
            "put": f"{text[first:start]}{put}{text[end:last]}",
            "reason": said["reason"],
            "evidence": said["evidence"],
        }
        self.record["repairs"] = [*self.record.get("repairs", []), repair]

    @staticmethod
    def _problem(code: str, found: str, expected: str) -> InputError:
        return InputError([Problem(code, "the decision", found, expected, "Correct it, or choose something else.")])


CHOICES = {
    name: getattr(Decision, name)
    for name in "heading own further joined left_out note table no_table words slip field".split()
}
"""What may be decided, by the name by which a page asks for it."""
