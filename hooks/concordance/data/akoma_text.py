"""What is said of a unit's words, as elements of Akoma Ntoso around and between them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from concordance.data.akoma_words import Span, element, empty, words
from concordance.data.publisher import Publisher
from concordance.edition.edition import AnnotatedReport
from concordance.model import CrossReference, Entry, Kind, Mention
from concordance.report import NoteMark, Report, Section, Slip, Unit

_TAGS: Mapping[Kind, str] = {
    "country": "location",
    "body": "organization",
    "process": "process",
    "instrument": "ref",
    "document": "ref",
}


@dataclass
class TextWriter:
    """Writes the words of a report, each note where its first mark stands.

    `ids` are identifiers of units and sections; `publisher` knows where the pages of `entries` are.
    """

    annotated: AnnotatedReport
    ids: Mapping[str, str]
    publisher: Publisher
    entries: Mapping[str, Entry]
    noted: frozenset[str] = field(init=False)  # the notes that a mark leads to
    _slips: Mapping[Slip, int] = field(init=False)
    _written: set[str] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        marks = [mark for unit in self.report.units for mark in unit.notes]
        marks += [mark for section in self.report.shown_sections for mark in section.notes]
        self.noted = frozenset(mark.anchor for mark in marks)
        self._slips = {slip: at for at, slip in enumerate(self.report.slips, 1)}

    @property
    def report(self) -> Report:
        """The report."""
        return self.annotated.report

    def heading(self, section: Section, shown: str) -> str:
        """Return a heading, or the part of it that is shown, with its notes behind it."""
        return words(shown, (), {}) + "".join(map(self._note, section.notes))

    def unit(self, unit: Unit) -> str:
        """Return the words of a unit."""
        points: dict[int, str] = defaultdict(str)
        for mark in unit.notes:
            points[mark.at] += self._note(mark)
        for slip in unit.slips:
            points[slip.end] += empty("noteRef", ("href", f"#sic_{self._slips[slip]}"), ("marker", "sic"))
        for at in unit.lines:
            points[at] += empty("eol")
        for each in unit.breaks:
            points[each.at] += empty("eop", ("number", each.page))
        return words(unit.text, self._spans(unit), points)

    def _spans(self, unit: Unit) -> Iterator[Span]:
        for mention in self.annotated.by_unit.get(unit.id, ()):
            yield Span(mention.start, mention.end, _TAGS[mention.kind], self._meant(mention), whole=True)
        for reference in self.annotated.references_by_unit.get(unit.id, ()):
            tag, attributes = self._referred(reference)
            yield Span(reference.start, reference.end, tag, attributes, whole=True)
        for passage in unit.passages:
            yield Span(passage.start, passage.end, "span", (("xml:lang", passage.lang),))
        for start, end in unit.emphasis:
            yield Span(start, end, "i", ())
        for slip in unit.slips:
            yield Span(slip.start, slip.end, "span", (("class", "sic"),))

    def _meant(self, mention: Mention) -> tuple[tuple[str, str], ...]:
        leads = (("href", self.publisher.page_of(self.entries[mention.entry])),) if _TAGS[mention.kind] == "ref" else ()
        return ("class", mention.form), ("refersTo", f"#entry_{mention.entry}"), *leads

    def _referred(self, reference: CrossReference) -> tuple[str, tuple[tuple[str, str], ...]]:
        target = f"#{self.ids[reference.to]}"
        if reference.until:
            return "rref", (("from", target), ("upTo", f"#{self.ids[reference.until]}"))
        return "ref", (("href", target),)

    def _note(self, mark: NoteMark) -> str:
        """Return the note of a mark, or where it is marked again, a reference to it."""
        name, marker = self.ids[mark.anchor], ("marker", str(mark.number))
        if name in self._written:
            return empty("noteRef", ("href", f"#{name}"), marker)
        self._written.add(name)
        note = self.unit(self.report.units_by_id[mark.anchor])
        return element("authorialNote", element("p", note), ("eId", name), marker, ("placement", "bottom"))
