"""The edition of one report as a book: its parts in order, written as XHTML, on one page or part by part.

The parts are written once, with signs that no words have around what the two forms have not in common.
"""

import base64
import hashlib
import html
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

import jinja2
from markupsafe import Markup

from concordance.catalogue.catalogue import sources_of
from concordance.catalogue.tables import Source
from concordance.edition.edition import AnnotatedReport, Edition, with_related
from concordance.model import Entry, Mention
from concordance.report import NameOf, NoteMark, PageBreak, Report, Section, Unit
from concordance.site.notation import Target, Xhtml
from concordance.site.social_card import Letters
from concordance.site.templates import Remembered, without_form_feeds
from concordance.site.unit_names import unit_names
from concordance.site.weave import mark_id, note_mark, pieces, slip_id

PLACE = "\x01"
"""Stands on both sides of an anchor in the place of its address."""
ONLY_EPUB, ONLY_PAGE = "\x02", "\x03"
"""Stand on both sides of what only the parts of an EPUB have, and of what only the single page has."""

KIND_PARTS = {
    "country": "countries",
    "instrument": "instruments",
    "body": "bodies",
    "process": "processes",
    "document": "documents",
}


@dataclass(frozen=True, slots=True)
class BookPart:
    """A part of a book: its name, the template that writes it, and what of the edition stands in it."""

    name: str
    template: str
    sections: tuple[Section, ...] = ()
    entries: tuple[Entry, ...] = ()
    sources: tuple[Source, ...] = ()


def parts(edition: Edition, annotated: AnnotatedReport) -> list[BookPart]:
    """Return the parts of a report's book: title, text, what is marked in it, entries by kind, index, repairs, sources.

    Last comes what the book is. There is no part for what nobody has marked.
    """
    report = annotated.report
    chapters = [
        BookPart(f"text-{root}", "text.html", sections=tuple(group))
        for root, group in groupby(report.shown_sections, key=lambda section: _root(report, section).slug)
    ]
    related = with_related(set(annotated.by_entry), edition.entries)
    glossary = [
        BookPart(name, "entries.html", entries=entries)
        for kind, name in KIND_PARTS.items()
        if (entries := tuple(entry for entry in edition.of_kind(kind) if entry.id in related))
    ]
    return [
        BookPart("title", "title.html"),
        *chapters,
        *([BookPart("recommendations", "recommendations.html")] if annotated.marks.recommendations else []),
        *([BookPart("timeline", "timeline.html")] if annotated.marks.events else []),
        *glossary,
        *([BookPart("index", "index.html")] if annotated.by_entry else []),
        BookPart("corrections", "corrections.html"),
        BookPart("sources", "sources.html", sources=_sources(edition, glossary)),
        BookPart("about", "about.html"),
    ]


@dataclass(frozen=True, slots=True)
class Press:
    """What makes all books of an edition: the environment of templates, and the letters of their covers, if any."""

    jinja: jinja2.Environment
    letters: Letters | None = None


class Binder:
    """Writes the book of one report on a press."""

    def __init__(self, edition: Edition, annotated: AnnotatedReport, on: Press) -> None:
        self.report = annotated.report
        self.parts = parts(edition, annotated)
        self._edition = edition
        self._annotated = annotated
        self._notation = Xhtml(ONLY_EPUB)
        self._places = {anchor: part.name for part in self.parts for anchor in _anchors(part)} | {"contents": "nav"}
        self._name_of = unit_names(on.jinja).whole
        self._marked = _marked(self.report, self._name_of)
        self._press = on.jinja
        self._values: dict[str, object] = {
            "report": self.report,
            "annotated": annotated,
            "only_epub": ONLY_EPUB,
            "only_page": ONLY_PAGE,
            "cover": on.letters is not None,
            "parts": self.parts,
            "to": _to,
            "words": self._words,
            "marks": self._marks,
            "entries_of": lambda kind: [each for part in self.parts for each in part.entries if each.kind == kind],
            "there": self._places.__contains__,
            "places": self._mentioned_in,
            "anchor_of": anchor_of,
            "printed_pages": printed_pages(self.report),
            "slip_id": slip_id,
            "starred": starred(self.report),
            "remembered": Remembered(),  # of this book, whose addresses no other has
            "marks_of": lambda note: self._marked.get(note.anchor, []),
        }

    def page(self, styles: str) -> str:
        """Return the whole book as one HTML page that holds its styles and asks nobody for anything."""
        style = Markup(styles.strip())  # noqa: S704 - our own
        page = self._write("page.html", bodies=self._bodies, style=style, style_hash=_hash(style))
        return _filled(page, "#{}".format, without=ONLY_EPUB)

    def leaves(self) -> dict[str, str]:
        """Return the book as XHTML files by name: one for each part, the navigation between them, and the cover."""
        leaves = {f"{part.name}.xhtml": self._leaf("leaf.html", part=part, body=body) for part, body in self._bodies}
        leaves |= {"nav.xhtml": self._leaf("nav.html")}
        return leaves | ({"cover.xhtml": self._leaf("cover.html")} if self._values["cover"] else {})

    def package(self, identifier: str, modified: str) -> str:
        """Return the package document: what the book is, its files, and their order."""
        return self._leaf("package.opf", identifier=identifier, modified=modified)

    def older_contents(self, identifier: str) -> str:
        """Return the contents as the second version of the format has them, for readers that know no other."""
        return self._leaf("toc.ncx", identifier=identifier)

    def cover_words(self) -> list[str]:
        """Return the words on the cover, line by line."""
        return self._write("cover.txt").removesuffix("\n").split("\n")

    def _write(self, template: str, **values: object) -> str:
        return without_form_feeds(self._press.get_template(f"book/{template}").render(self._values, **values))

    @cached_property
    def _bodies(self) -> list[tuple[BookPart, Markup]]:
        """The parts with their texts, in which the signs stand."""
        written = ((part, self._write(part.template, part=part)) for part in self.parts)
        return [(part, Markup(body)) for part, body in written]  # noqa: S704 - written by a template that escapes

    def _leaf(self, template: str, **values: object) -> str:
        """Return a file of the EPUB."""
        return _filled(self._write(template, **values), self._address_of, without=ONLY_PAGE)

    def _address_of(self, anchor: str) -> str:
        """Return the address of an anchor, or of a part by its name, as seen from any part of the EPUB."""
        return f"{self._places[anchor]}.xhtml" + (f"#{anchor}" if anchor != self._places[anchor] else "")

    def _words(self, unit: Unit) -> Markup:
        """Return the unit's words with links and languages, in one element, or in several with the marks between them.

        The words of a table stand alone; the marks of its notes and slips stand elsewhere.
        """
        shown = replace(unit, notes=(), slips=()) if unit.kind == "table" else unit
        mentions = self._annotated.by_unit.get(unit.id, ())
        written = pieces(shown, mentions, self._address, self._note, self._notation)
        if unit.kind != "table":
            name = f'data-unit="{html.escape(unit.id)}"'
            parts = ["", *(f" data-part='{number}'" for number in range(2, len(written) + 1))]
            written = [
                (f"<span {name}{part}>{words}</span>", marks)
                for part, (words, marks) in zip(parts, written, strict=True)
            ]
        return Markup("".join(words + marks for words, marks in written))  # noqa: S704 - escaped there

    def _marks(self, marks: Sequence[NoteMark], holder: str) -> Markup:
        """Return the marks of notes that stand outside a unit's words, on what has the id `holder`."""
        written = (note_mark(mark, self._note, self._notation, name) for name, mark in _marks_in(marks, holder))
        return Markup(" ".join(written))  # noqa: S704 - escaped there

    def _address(self, mention: Mention) -> Target:
        return Target(_to(anchor_of(self._edition.entries[mention.entry])), mention.kind)

    def _note(self, mark: NoteMark) -> tuple[str, str]:
        return _to(mark.anchor), self._name_of(self._annotated.units_by_id[mark.anchor])

    def _mentioned_in(self, entry: Entry) -> list[Unit]:
        """Return the units that mention the entry, each once, in reading order."""
        found = self._annotated.by_entry.get(entry.id, ())
        return [self._annotated.units_by_id[unit] for unit in dict.fromkeys(mention.unit for mention in found)]


def _to(anchor: str) -> str:
    """Return what stands for the address of an anchor, or of a part by its name."""
    return f"{PLACE}{anchor}{PLACE}"


def _filled(text: str, address: Callable[[str], str], *, without: str) -> str:
    """Return a text for one form of the book: with its addresses, and without what only the other has."""
    kept = "".join(text.split(without)[::2]).replace(ONLY_EPUB, "").replace(ONLY_PAGE, "")
    pieces = kept.split(PLACE)
    pieces[1::2] = map(address, pieces[1::2])
    return "".join(pieces)


def anchor_of(entry: Entry) -> str:
    """Return the anchor of an entry in a book: `glossary-untoc`, `countries-mex`."""
    return entry.address.replace("/", "-")


def starred(report: Report) -> frozenset[str]:
    """Return the stars (`*`, `**`) that stand at the end of one line of the first page and begin one footnote."""
    lines = dict.fromkeys((*report.masthead, report.title))
    marks = Counter(line[len(line.rstrip("*")) :] for line in lines)
    notes = Counter(note[: len(note) - len(note.lstrip("*"))] for note in report.footnotes)
    return frozenset(stars for stars in notes if stars and marks[stars] == notes[stars] == 1)


def printed_pages(report: Report) -> list[PageBreak]:
    """Return the printed pages whose beginning is known, in order."""
    return [each for unit in report.units for each in unit.breaks]


def _anchors(part: BookPart) -> Iterator[str]:
    """Yield each anchor of a part: its own, those of its sections, units, notes, slips, pages, entries and sources."""
    yield part.name
    for section in part.sections:
        yield f"section-{section.slug}"
        yield from (name for name, _ in _marks_in(section.notes, f"section-{section.slug}"))
        for unit in section.units:
            yield unit.anchor
            yield from (name for name, _ in _marks_in(unit.notes, unit.anchor))
            yield from (slip_id(unit, number) for number, _ in enumerate(unit.slips, 1))
            yield from (f"page-{each.page}" for each in unit.breaks)
    yield from map(anchor_of, part.entries)
    yield from (f"source-{source.id}" for source in part.sources)


def _marks_in(marks: Sequence[NoteMark], holder: str) -> Iterator[tuple[str, NoteMark]]:
    """Yield the marks of notes on what has the id `holder`, each with its own id."""
    return ((mark_id(holder, number), mark) for number, mark in enumerate(marks, 1))


def _marked(report: Report, name_of: NameOf) -> dict[str, list[tuple[str, str]]]:
    """For each note, by its anchor, the ids of its marks, each with what the place is called where it stands."""
    found: dict[str, list[tuple[str, str]]] = {}
    for section in report.sections:
        places = [(f"section-{section.slug}", section.heading, section.notes)]
        places += [(unit.anchor, name_of(unit), unit.notes) for unit in section.units]
        for holder, called, marks in places:
            for name, mark in _marks_in(marks, holder):
                found.setdefault(mark.anchor, []).append((name, called))
    return found


def _sources(edition: Edition, glossary: Sequence[BookPart]) -> tuple[Source, ...]:
    """Return the sources of what the book says of its entries, by their titles."""
    entries = [entry for part in glossary for entry in part.entries]
    named: set[str] = set().union(*map(sources_of, entries))
    if any(entry.kind == "country" for entry in entries):
        named |= {action.source for action in edition.actions}
    return tuple(sorted((edition.sources[name] for name in named), key=lambda source: (source.title, source.id)))


def _root(report: Report, section: Section) -> Section:
    """Return the section at the top of the outline under which this one stands."""
    while section.parent:
        section = report.section(section.parent)
    return section


def _hash(style: str) -> str:
    """Return what a security policy calls a style sheet by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
