"""Notes of a Word file: which number each mark has, and where the note is.

The edition counts all notes together, in digits. Where Word counts otherwise, it is told: endnotes beside footnotes, a
count that begins anew on each page, letters or Roman numbers in the place of digits.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from concordance.intake.document import Cause
from concordance.intake.word.package import Element, Package, W
from concordance.intake.word.styles import value_of, whole

Tell = Callable[[Cause, int, str], None]


class NoteMarks:
    """The marks of notes in their order."""

    def __init__(self, package: Package, tell: Tell) -> None:
        """`tell` is called with what is doubtful: its cause, its paragraph, its words."""
        self._tell = tell
        self._notes = {
            (kind, each.get(f"{W}id", "")): each
            for kind, part in (("footnote", package.footnotes), ("endnote", package.endnotes))
            for each in part.iterchildren(f"{W}{kind}")
            if each.get(f"{W}type", "normal") == "normal"
        }
        self._settings = package.settings
        self._sections = _sections(package.document)
        self._ends = [end for end, _ in self._sections]
        self._section = -1
        self._last = 0
        self._numbers: dict[tuple[str, str], int] = {}
        self._hidden: dict[tuple[str, str], tuple[Cause, int]] = {}
        self._kinds: set[str] = set()
        self._told: set[str] = set()
        self.found: list[tuple[int, int, Element]] = []  # the paragraph of each mark, its number or 0, its note

    def number(self, mark: Element, paragraph: int) -> int:
        """Return the number of a mark in this paragraph; 0 if it has a sign of its own, or no note."""
        key = kind, _ = _key(mark)
        if key not in self._notes:
            self._tell("lost-note", paragraph, " ".join(key))
            return 0
        if key in self._numbers:
            return self._numbers[key]
        own = mark.get(f"{W}customMarkFollows", "0") in {"1", "true", "on"}
        number = 0 if own else self._next(kind, paragraph)
        self._numbers[key] = number
        first = self._hidden.get(key, ("", paragraph))[1]  # the proof looks for a note at the first of its marks
        self.found.append((first, number, self._notes[key]))
        return number

    def hide(self, mark: Element, cause: Cause, paragraph: int) -> None:
        """Keep in mind why a mark in this paragraph does not show."""
        self._hidden.setdefault(_key(mark), (cause, paragraph))

    def without_mark(self) -> list[tuple[Cause, int, Element]]:
        """Return the notes to which no mark leads, each after the cause and the paragraph of a hidden one, if any."""
        lost: tuple[Cause, int] = ("lost-note", 0)
        return [(*self._hidden.get(key, lost), note) for key, note in self._notes.items() if key not in self._numbers]

    def _next(self, kind: str, paragraph: int) -> int:
        """Count on, by what the section and the file say of the count."""
        section = min(bisect_left(self._ends, paragraph), len(self._sections) - 1)
        sets = [
            found
            for holder in (self._sections[section][1], self._settings)
            if holder is not None and (found := holder.find(f"{W}{kind}Pr")) is not None
        ]
        restart, form, start = _said(sets, "numRestart"), _said(sets, "numFmt"), _said(sets, "numStart")
        self._kinds.add(kind)
        if restart == "eachPage":
            self._tell_once("restart", paragraph, kind)
        usual = "lowerRoman" if kind == "endnote" else "decimal"
        if len(self._kinds) > 1:
            self._tell_once("endnote", paragraph, "footnotes and endnotes")
        elif (form or usual) != "decimal":
            self._tell_once("endnote", paragraph, f"{kind}s in the form {form or usual}")
        anew = restart == "eachSect" and section != self._section
        self._last = whole(start, 1) if anew or self._last == 0 else self._last + 1
        self._section = section
        return self._last

    def _tell_once(self, cause: Cause, paragraph: int, words: str) -> None:
        if f"{cause} {words}" not in self._told:
            self._told.add(f"{cause} {words}")
            self._tell(cause, paragraph, words)


def _key(mark: Element) -> tuple[str, str]:
    """Return the kind of the note to which a mark leads, and its id."""
    return mark.tag.rpartition("}")[2].removesuffix("Reference"), mark.get(f"{W}id", "")


def _said(sets: Sequence[Element], name: str) -> str:
    """Return the first value that these properties give to a name."""
    return next(filter(None, [value_of(each.find(f"{W}{name}")) for each in sets]), "")


def _sections(document: Element) -> list[tuple[int, Element]]:
    """Return the sections of a file: the number of the last paragraph of each, and its properties."""
    found: list[tuple[int, Element]] = []
    count = 0
    for each in document.iter(f"{W}p"):
        count += 1
        properties = each.find(f"{W}pPr/{W}sectPr")
        if properties is not None:
            found.append((count, properties))
    return [*found, (count, document.find(f"{W}body/{W}sectPr"))]
