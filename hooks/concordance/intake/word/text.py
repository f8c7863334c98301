"""The XML of a Word file becomes paragraphs and tables: changes accepted, fields resolved, numbers counted.

What Word does not show is left out and told: hidden words, the codes of fields, placeholders.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from concordance.intake.document import Cause, Doubt
from concordance.intake.word.items import Item, Paragraph, Run, Table, paragraphs
from concordance.intake.word.notes import NoteMarks
from concordance.intake.word.numbering import WordNumbering
from concordance.intake.word.package import Element, Package, W
from concordance.intake.word.signs import sign_at, signs_of
from concordance.intake.word.styles import WordStyle, WordStyles, is_on

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DROPPED = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "delText", "delInstrText", "rt"))
"""What a file holds and its text does not: what was deleted or moved away, and readings above East Asian signs."""
_SKIPPED = DROPPED | {f"{W}{name}" for name in "pPr rPr sectPr tblPr trPr tcPr tblGrid sdtPr sdtEndPr".split()}
_CHANGES = frozenset(f"{W}{name}" for name in ("ins", "del", "moveTo", "moveFrom"))
_SPACES = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}
_OUTSIDE = frozenset(f"{W}{name}" for name in ("altChunk", "subDoc"))
_PICTURES = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object"))
_GENERATED = ("AUTONUM", "LISTNUM")
_AS_WORDS = str.maketrans({"\N{SOFT HYPHEN}": None, "\N{NON-BREAKING HYPHEN}": "-", "\N{NO-BREAK SPACE}": " "})


@dataclass(slots=True)
class _Field:
    """A field that has begun: its code, and whether its result has."""

    code: str = ""
    shown: bool = False


@dataclass(slots=True)
class _Open:
    """A paragraph that is being read: its number and that of the first joined to it, its style, pieces and boxes."""

    number: int
    begins: int
    style: WordStyle
    pieces: list[Run] = field(default_factory=list)
    boxes: list[Table] = field(default_factory=list)
    contents: bool = False
    hidden: bool = False


class FileReader:
    """The way through a file, which leaves words and doubts behind."""

    def __init__(self, package: Package) -> None:
        """Count the paragraphs, as a person is told them."""
        self.styles = WordStyles(package.styles)
        self.left: list[tuple[int, str]] = []  # the words that were left out, with their paragraphs
        self.doubts: list[Doubt] = []
        self.languages: Counter[str] = Counter()
        self.marks = NoteMarks(package, self._doubt)
        self._numbering = WordNumbering(package.numbering, self.styles)
        self._numbers = numbered(package.document)
        self._fields: list[_Field] = []
        self._changed: set[int] = set()

    def items(self, container: Element) -> Iterator[Item]:
        """Yield the paragraphs and tables of the body, a cell or a box; those joined whose parting was deleted."""
        joined: _Open | None = None  # a paragraph that goes on with the next
        for element in self._blocks(container):
            if element.tag == f"{W}tbl":
                yield from self._closed(joined)
                joined = None
                yield Table(list(self._rows(element)))
                continue
            own = element.find(f"{W}pPr")
            number = self._numbers.get(element, 0)
            current = _Open(number, joined.begins if joined else number, self.styles.paragraph(own))
            if joined and not joined.pieces:
                yield from joined.boxes  # which stand before all words of the paragraph
                joined.boxes = []
            if joined:
                current.pieces, current.boxes, current.contents = joined.pieces, joined.boxes, joined.contents
            contents = self._in_contents()
            self._inside(element, current, None)
            current.contents = current.contents or contents or self._in_contents()
            mark = own.find(f"{W}rPr") if own is not None else None
            current.hidden = mark is not None and self.styles.print_of(current.style, mark).hidden
            joined = current if _is_deleted(mark) else None
            if joined:
                self._change(current.number)
            else:
                yield from self._closed(current)
        yield from self._closed(joined)

    def note(self, element: Element, number: int) -> list[Paragraph]:
        """Return the paragraphs of a note, whose mark stands in this paragraph."""
        self._numbers |= dict.fromkeys(element.iter(f"{W}p"), number)
        self._fields = []
        return [each for item in self.items(element) for each in paragraphs(item)]

    def _closed(self, current: _Open | None) -> Iterator[Item]:
        """Yield a paragraph that has been read and the boxes in it; one that is hidden as a whole has no number."""
        if current is not None:
            if current.pieces or not current.hidden:
                yield self._made(current)
            yield from current.boxes

    def _made(self, current: _Open) -> Paragraph:
        """Return a paragraph that has been read; its number counts on."""
        style = current.style
        label = self._numbering.label(style.number, style.level, style.id)
        text = " ".join("".join(piece.text for piece in current.pieces).split())
        paragraph = Paragraph(current.begins, current.pieces, style, label, current.contents, text)
        if label and label.form:
            self._doubt("form", current.number, label.form)
        if label and label.text and not paragraph.text and not current.boxes:
            self._doubt("empty", current.number, label.text)
        return paragraph

    def _blocks(self, container: Element) -> Iterator[Element]:
        """Yield the paragraphs and tables of a container, and of what only wraps them."""
        for each in container:
            if each.tag in {f"{W}p", f"{W}tbl"}:
                yield each
            elif each.tag in _OUTSIDE:
                self._doubt("outside", 0, "")
            elif _is_placeholder(each):
                self._leave_placeholder(each)
            elif each.tag == f"{MC}AlternateContent":
                yield from self._blocks(_chosen(each))
            elif isinstance(each.tag, str) and each.tag not in _SKIPPED:
                yield from self._blocks(each)

    def _rows(self, table: Element) -> Iterator[list[list[Item]]]:
        for row in _inner(table, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = [cell for cell in _inner(row, f"{W}tc") if cell.find(f"{W}tcPr/{W}cellDel") is None]
            yield [list(self.items(cell)) for cell in cells]

    def _inside(self, element: Element, current: _Open, run: Element) -> None:
        """Read what stands in a paragraph, or in a run of it with the properties `run`."""
        for each in element:
            tag = each.tag
            if tag in _CHANGES:
                self._change(current.number)
            if not isinstance(tag, str) or tag in _SKIPPED:
                continue
            if tag == f"{W}r":
                self._inside(each, current, each.find(f"{W}rPr"))
            elif _is_placeholder(each):
                self._leave_placeholder(each)
            elif tag == f"{MC}AlternateContent":
                self._inside(_chosen(each), current, run)
            elif tag == f"{W}txbxContent":
                current.boxes.append(Table([[[item]] for item in self.items(each)], box=True))
            elif tag in _PICTURES and next(each.iter(f"{W}txbxContent"), None) is None:
                self._doubt("picture", current.number, "")
            elif tag in _OUTSIDE:
                self._doubt("outside", current.number, "")
            else:
                self._sign(each, current, run)

    def _sign(self, element: Element, current: _Open, run: Element) -> None:
        """Read words, a space, a hyphen, a mark of a note, a step of a field; go into what only wraps them."""
        match element.tag.rpartition("}")[2]:
            case "t":
                self._words(signs_of(element.text or "", run), current, run)
            case "sym":
                self._words([sign_at(element)], current, run)
            case "noBreakHyphen":
                self._words(["-"], current, run)
            case "footnoteReference" | "endnoteReference":
                self._mark(element, current, run)
            case "fldChar":
                self._step(element.get(f"{W}fldCharType", ""), current)
            case "instrText":
                if self._fields and not self._fields[-1].shown:
                    self._fields[-1].code += element.text or ""
            case "oMath" if element.tag.startswith(M):
                self._doubt("formula", current.number, "".join(element.itertext(f"{M}t")))
                self._inside(element, current, run)
            case _ if element.tag in _SPACES:
                self._words([_SPACES[element.tag]], current, run)
            case _:
                self._inside(element, current, run)

    def _words(self, signs: Sequence[str], current: _Open, run: Element) -> None:
        shown = self.styles.print_of(current.style, run)
        if "" in signs:
            self._doubt("sign", current.number, "".join(signs))
        words = "".join(sign or "\N{REPLACEMENT CHARACTER}" for sign in signs).translate(_AS_WORDS)
        if shown.hidden:
            self.leave("hidden", current.number, words)
        elif self._in_code():
            self.leave("code", current.number, words)
        else:
            if shown.struck and words.strip():
                self._doubt("struck", current.number, words)
            self.languages[shown.language] += len(words)
            current.pieces.append(Run(words, current.number, shown))

    def _mark(self, element: Element, current: _Open, run: Element) -> None:
        """Set the mark of a note: a number in brackets; one with a sign of its own has that in the text."""
        shown = self.styles.print_of(current.style, run)
        if shown.hidden or self._in_code():
            self.marks.hide(element, "hidden" if shown.hidden else "code", current.number)
            return
        number = self.marks.number(element, current.number)
        if number:
            current.pieces.append(Run(f"[{number}]", current.number, shown, made=True))

    def _step(self, kind: str, current: _Open) -> None:
        """Begin a field, go on to its result, or end it."""
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = True
        elif kind == "end" and self._fields:
            code = self._fields.pop().code.strip().upper()
            if code.startswith(_GENERATED):
                self._doubt("generated", current.number, code)

    def _in_code(self) -> bool:
        """Tell whether a field has begun whose result has not."""
        return any(not each.shown for each in self._fields)

    def _in_contents(self) -> bool:
        return any(each.code.strip().upper().startswith("TOC") for each in self._fields)

    def leave(self, cause: Cause, number: int, words: str) -> None:
        """Leave words out, and tell it."""
        if words.strip():
            self.left.append((number, words))
            self._doubt(cause, number, " ".join(words.split()))

    def _leave_placeholder(self, control: Element) -> None:
        """Leave out what only asks for words, in paragraphs of its own or inside one."""
        for each in control.iter(f"{W}t"):
            holder = next(each.iterancestors(f"{W}p"))
            self.leave("placeholder", self._numbers.get(holder, 0), each.text or "")

    def _change(self, number: int) -> None:
        """Tell once of each paragraph that it has changes."""
        if number not in self._changed:
            self._changed.add(number)
            self._doubt("change", number, "")

    def _doubt(self, cause: Cause, number: int, words: str) -> None:
        self.doubts.append(Doubt(cause, number, words))


def numbered(document: Element) -> dict[Element, int]:
    """Return the paragraphs of a file, each with its number, as they follow each other in the file."""
    return {each: at for at, each in enumerate(document.iter(f"{W}p"), 1)}


def _is_deleted(mark: Element) -> bool:
    """Whether the parting behind a paragraph was deleted or moved away, by the properties of its mark."""
    return mark is not None and any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom"))


def _is_placeholder(element: Element) -> bool:
    """Whether an element is a control whose words only say what to put there."""
    return bool(element.tag == f"{W}sdt") and is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr"))


def _chosen(alternative: Element) -> Element:
    """Return the first choice of alternatives, or what older programs have in its place."""
    choice = alternative.find(f"{MC}Choice")
    found = choice if choice is not None else alternative.find(f"{MC}Fallback")
    return () if found is None else found


def _inner(element: Element, tag: str) -> Iterable[Element]:
    """Yield the rows or cells of a table, but none of a table inside it."""
    for each in element:
        if each.tag == tag:
            yield each
        elif isinstance(each.tag, str) and each.tag not in _SKIPPED and each.tag not in {f"{W}tc", f"{W}tr"}:
            yield from _inner(each, tag)
